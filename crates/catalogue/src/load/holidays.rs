//! `holidays.toml`: the free days of a government. Movable feasts are marked `example = true` until their dates are decreed.

use super::{cells::Source, folder::Folder, service_file};
use crate::{calendar::Holiday, finding::{Finding, Severity}};
use std::collections::BTreeMap;
use time::Date;

pub(crate) fn read(folder: &Folder, findings: &mut Vec<Finding>) -> BTreeMap<Date, Holiday> {
    let path = folder.path_of("holidays.toml");
    let source = match folder.text("holidays.toml").and_then(|content| Source::parse(&path, content)) {
        Ok(source) => source,
        Err(finding) => {
            findings.push(finding);
            return BTreeMap::new();
        }
    };
    let root = source.root();
    let rows = service_file::rows(&root, "holiday", |row| Some((row.date("date"), Holiday { name: row.text("name"), example: row.flag("example") })));
    root.done();
    drop(root);
    findings.extend(source.into_findings());
    let mut holidays = BTreeMap::new();
    for row in rows {
        let (date, holiday) = row.item.clone();
        if holiday.example {
            findings.push(row.finding(Severity::Warning, format!("holiday \"{}\" ({date}) is an example; confirm its date", holiday.name)));
        }
        if holidays.insert(date, holiday).is_some() {
            findings.push(row.fault(format!("{date} is listed twice")));
        }
    }
    holidays
}
