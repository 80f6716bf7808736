//! Holds a reopened store against what its killed writer had acknowledged, and against itself.

use crate::{
    ack::Ack,
    house::{id, keys, surabaya},
};
use application::{ApplicationId, DocumentId};
use registry::RegistrationNumber;
use rusqlite::Connection;
use std::{
    collections::{BTreeMap, HashMap},
    path::Path,
};
use store::{Contract, Sqlite, sqlite::Options};

/// The actions of each case, in the order of their entries.
type Log = HashMap<ApplicationId, Vec<String>>;

/// What the database holds of one case.
struct Kept {
    seq: u32,
    stage: String,
    registration: Option<String>,
    entries: u32,
    last_entry: u32,
    register: Option<String>,
    outbox: u64,
    looks: u64,
}

const CASES: &str = "SELECT a.id, a.seq, a.stage, a.registration, \
    (SELECT count(*) FROM entries e WHERE e.government = a.government AND e.application = a.number), \
    (SELECT max(seq) FROM entries e WHERE e.government = a.government AND e.application = a.number), \
    (SELECT number FROM register r WHERE r.government = a.government AND r.application = a.number), \
    (SELECT count(*) FROM outbox o WHERE o.government = a.government AND o.application = a.number), \
    (SELECT count(*) FROM accesses l WHERE l.government = a.government AND l.application = a.number) FROM applications a";

const ENTRIES: &str = "SELECT a.id, json_extract(e.action, '$.action') FROM entries e JOIN applications a ON a.government = e.government AND a.number = e.application \
    ORDER BY e.government, e.application, e.seq";

/// Everything that is wrong, in words; those about a lost answer say "acknowledged".
pub fn faults(folder: &Path, acks: &[Ack]) -> Vec<String> {
    // Opening recovers the log; closing leaves the file alone to be read as it is.
    let store = match Sqlite::open(folder, keys(), Options { readers: 1, ..Options::default() }) {
        Ok(store) => store,
        Err(error) => return vec![format!("does not open: {error}")],
    };
    let database = Connection::open(folder.join("kitir.sqlite")).expect("a database");
    let cases = kept(&database);
    let log = log(&database);
    let mut faults = integrity(&database);
    faults.extend(contradictions(&cases));
    faults.extend(gaps(&database));
    faults.extend(acks.iter().filter_map(|ack| lost(ack, &cases, &log)));
    let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build().expect("a runtime");
    runtime.block_on(async {
        // The last of each case, through the contract.
        let last: BTreeMap<u64, &Ack> = acks.iter().filter_map(|ack| if let Ack::Case { n, .. } = ack { Some((*n, ack)) } else { None }).collect();
        for ack in last.into_values() {
            faults.extend(unreadable(&store, ack).await);
        }
        for ack in acks {
            if let Ack::Picture { n } = ack
                && !matches!(store.find_picture(&surabaya(), id(*n), DocumentId([1; 16]), 1).await, Ok(Some(page)) if page.len() == 20_000)
            {
                faults.push(format!("acknowledged picture of case {n} is lost"));
            }
        }
    });
    faults
}

fn kept(database: &Connection) -> HashMap<ApplicationId, Kept> {
    let mut statement = database.prepare(CASES).expect("a statement");
    let rows = statement.query_map([], |row| {
        let kept = Kept {
            seq: row.get(1)?,
            stage: row.get(2)?,
            registration: row.get(3)?,
            entries: row.get(4)?,
            last_entry: row.get::<_, Option<u32>>(5)?.unwrap_or_default(),
            register: row.get(6)?,
            outbox: row.get::<_, u32>(7)?.into(),
            looks: row.get::<_, u32>(8)?.into(),
        };
        Ok((ApplicationId(row.get(0)?), kept))
    });
    rows.expect("rows").collect::<Result<_, _>>().expect("rows")
}

fn log(database: &Connection) -> Log {
    let mut log = Log::new();
    let mut statement = database.prepare(ENTRIES).expect("a statement");
    let mut rows = statement.query([]).expect("rows");
    while let Some(row) = rows.next().expect("a row") {
        log.entry(ApplicationId(row.get(0).expect("an id"))).or_default().push(row.get(1).expect("an action"));
    }
    log
}

fn integrity(database: &Connection) -> Vec<String> {
    let mut found = Vec::new();
    let told: String = database.query_row("PRAGMA integrity_check", [], |row| row.get(0)).expect("a check");
    if told != "ok" {
        found.push(format!("integrity: {told}"));
    }
    let mut statement = database.prepare("PRAGMA foreign_key_check").expect("a check");
    let orphans = statement.query_map([], |row| row.get::<_, String>(0)).expect("rows");
    found.extend(orphans.map(|table| format!("integrity: a row without its case in {}", table.expect("a name"))));
    found
}

/// A case whose rows tell different stories: an act that was written by halves.
fn contradictions(cases: &HashMap<ApplicationId, Kept>) -> Vec<String> {
    let mut found = Vec::new();
    for (id, case) in cases {
        if case.entries != case.seq || case.last_entry != case.seq {
            found.push(format!("case {id}: summary says {}, log has {} entries up to {}", case.seq, case.entries, case.last_entry));
        }
        let in_register = case.stage == "signing";
        if case.registration != case.register || in_register != case.register.is_some() {
            found.push(format!("case {id}: {} with {:?} in its row and {:?} in the register", case.stage, case.registration, case.register));
        }
        let messages = match case.stage.as_str() {
            "draft" => 0,
            "approved" => 2,
            "signing" => 3,
            _ => 1,
        };
        if case.outbox != messages {
            found.push(format!("case {id}: {} with {} messages", case.stage, case.outbox));
        }
    }
    found
}

/// Each series holds 1, 2, 3 ... up to its last.
fn gaps(database: &Connection) -> Vec<String> {
    let mut serials: BTreeMap<String, Vec<u32>> = BTreeMap::new();
    let mut statement = database.prepare("SELECT number FROM register").expect("a statement");
    for number in statement.query_map([], |row| row.get::<_, String>(0)).expect("rows") {
        let (_, series, serial) = RegistrationNumber::parse(&number.expect("a text")).expect("a number");
        serials.entry(series.to_string()).or_default().push(serial);
    }
    let mut statement = database.prepare("SELECT series, last FROM series").expect("a statement");
    let last: BTreeMap<String, u32> =
        statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).expect("rows").collect::<Result<_, _>>().expect("rows");
    let mut found = Vec::new();
    for (series, mut held) in serials {
        held.sort_unstable();
        let whole: Vec<u32> = (1..=last.get(&series).copied().unwrap_or_default()).collect();
        if held != whole {
            found.push(format!("series {series} has a gap: {} entries, last {:?}", held.len(), last.get(&series)));
        }
    }
    found
}

/// An answer that the database does not bear out.
fn lost(ack: &Ack, cases: &HashMap<ApplicationId, Kept>, log: &Log) -> Option<String> {
    let case = |n: u64| cases.get(&id(n));
    let holds = match ack {
        Ack::Case { n, seq, actions, stage, outbox, number } => case(*n).is_some_and(|case| {
            let here = case.seq > *seq || case.seq == *seq && case.stage == stage.as_str();
            let written = log.get(&id(*n)).and_then(|log| log.get(..*seq as usize)).unwrap_or_default();
            let acted = written.iter().rev().map(String::as_str).zip(actions.rsplit(',')).all(|(written, said)| written == said) && !written.is_empty();
            here && acted && case.entries >= *seq && case.outbox >= *outbox && (number.is_none() || case.register == *number)
        }),
        Ack::Look { n, looks } => case(*n).is_some_and(|case| case.looks >= *looks),
        Ack::Picture { .. } | Ack::Full => true,
    };
    (!holds).then(|| format!("acknowledged and not there: {}", ack.line()))
}

/// The same case through the contract: it opens, folds and is found by its number.
async fn unreadable(store: &Sqlite, ack: &Ack) -> Option<String> {
    let Ack::Case { n, seq, number, outbox, .. } = ack else { return None };
    let case = store.find_application(&surabaya(), id(*n)).await;
    let folded = matches!(&case, Ok(Some(case)) if case.seq >= *seq && !case.answers.is_empty());
    let messages = store.outbox(&surabaya(), Some(id(*n)), None, 10).await;
    let told = matches!(messages, Ok(rows) if rows.len() as u64 >= *outbox);
    let entered = match number {
        None => true,
        Some(number) => {
            let (number, _, _) = RegistrationNumber::parse(number)?;
            matches!(store.find_entry_by_number(&surabaya(), &number).await, Ok(Some((found, entry))) if found == id(*n) && entry.number == number)
        }
    };
    (!(folded && told && entered)).then(|| format!("acknowledged and not readable: {}", ack.line()))
}
