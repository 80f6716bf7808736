//! Looking changes nothing.

use crate::paths::{concrete, house};
use http::Method;
use std::{collections::BTreeMap, path::Path};

/// What looking may add to: who looked and how much of a day it was, that a session was used, that a right was refused.
const LOOKING: [&str; 5] = ["accesses", "look_days", "lookers", "sights", "security_notes"];

/// Every table as text, in a fixed order.
fn content(folder: &Path) -> BTreeMap<String, Vec<String>> {
    let file = std::fs::read_dir(folder).expect("the store's folder").filter_map(Result::ok).map(|entry| entry.path());
    let file = file.into_iter().find(|path| path.extension().is_some_and(|ending| ending == "db" || ending == "sqlite")).expect("a database");
    let database = rusqlite::Connection::open_with_flags(file, rusqlite::OpenFlags::SQLITE_OPEN_READ_ONLY).expect("opens");
    let mut tables = database.prepare("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'").expect("tables");
    let names: Vec<String> = tables.query_map([], |row| row.get(0)).expect("names").filter_map(Result::ok).collect();
    let kept = names.into_iter().filter(|name| !LOOKING.contains(&name.as_str()) && !name.starts_with("access_"));
    kept.map(|name| {
        let columns = if name == "sessions" { "key_hash, government, staff, created_at" } else { "*" };
        let mut rows = database.prepare(&format!("SELECT {columns} FROM {name}")).expect("a table");
        let width = rows.column_count();
        let mut lines: Vec<String> = rows
            .query_map([], |row| Ok((0..width).map(|column| format!("{:?}", row.get_ref(column).ok())).collect::<Vec<_>>().join("|")))
            .expect("rows")
            .filter_map(Result::ok)
            .collect();
        lines.sort();
        (name, lines)
    })
    .collect()
}

#[tokio::test]
async fn no_get_changes_the_database_whoever_asks_and_however_often() {
    let house = house().await;
    let (_, lines) = desk::routes(house.bench.desk.clone());
    let before = content(house.bench.folder());
    assert!(before["applications"].len() == 2 && !before["entries"].is_empty(), "the comparison sees the cases");
    for (who, cookies) in &house.cookies {
        for line in lines.iter().filter(|line| line.method == Method::GET) {
            for id in house.cases {
                let path = concrete(&house.bench, line.path, id);
                for _ in 0..2 {
                    house.bench.get(&path, cookies).await;
                }
            }
        }
        let after = content(house.bench.folder());
        for (table, rows) in &before {
            assert!(after.get(table) == Some(rows), "{who} changed {table} by looking");
        }
    }
}
