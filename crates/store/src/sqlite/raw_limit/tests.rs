//! The loop writes what a counter birth writes: one real birth through the core, counted row by row. A birth that writes more or less than
//! the constants say would make `kitir bench` compare two different things.

use super::{ACTION_BYTES, ACTS, CARD_BYTES, ENTRIES, MESSAGES, PARTICULARS_BYTES, REGISTER_BYTES, TERMS};
use crate::{
    Contract, Keys, Sqlite,
    contract::{ActError, ActRequest, Decide},
    sqlite::{Options, open},
};
use application::{
    Actor, Application, ApplicationId, Command, DocumentId, Ground, Now, Reads, StaffId,
    action::{Document, DocumentDecision, DocumentSource, PaperSeen},
    decide, gather,
};
use catalogue::{Answers, Catalogue, Folder, Government, OfficeId};
use rusqlite::Connection;
use std::{collections::BTreeMap, path::Path, sync::Arc};
use time::macros::datetime;

const CASE: ApplicationId = ApplicationId([7; 16]);
/// Rows that a birth also has, and the loop leaves out: small, or kept by the schema itself, which the loop shares.
const BESIDES: [&str; 8] = ["migrations", "governments", "registries", "tallies", "indexed", "paces", "key_mark", "making"];

fn surabaya() -> Arc<Government> {
    let folder = Folder::read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../../governments/surabaya")).expect("Surabaya can be read");
    let catalogue = Catalogue::load(&[folder], &services::folders(), &[], &services::rules).unwrap_or_else(|faults| panic!("{faults:?}"));
    catalogue.governments()[0].clone()
}

/// What an officer types for a married couple, as `kitir bench` does.
fn answers() -> Answers {
    [
        ("informant.relation", "mother"), ("informant.name", "Sri Wahyuni"), ("informant.nik", "9978075203960001"), ("informant.phone", "+6281200000001"),
        ("family.card_number", "9978071203200003"), ("family.address", "Jalan Uji 12"), ("family.rt", "1"), ("family.rw", "2"),
        ("family.ward", "35.78.07.1002"), ("child.birth_date", "2026-11-20"), ("child.birth_time", "07:45"), ("child.place_kind", "hospital"),
        ("child.place_name", "Rumah Sakit Uji"), ("child.birth_place", "Surabaya"), ("child.name", "Bunga Melati Lestari"), ("child.sex", "female"),
        ("child.birth_kind", "single"), ("child.birth_order", "1"), ("child.attendant", "doctor"), ("child.weight_grams", "3100"),
        ("child.length_cm", "49"), ("child.proof", "facility-letter"), ("parents.marriage", "registered"), ("mother.name", "Sri Wahyuni"),
        ("mother.nik_known", "yes"), ("mother.nik", "9978075203960001"), ("mother.birth_date", "1996-03-12"), ("mother.birth_place", "Surabaya"),
        ("father.name", "Budi Santoso"), ("father.nik_known", "yes"), ("father.nik", "9978071004940001"), ("father.birth_date", "1994-04-10"),
        ("father.birth_place", "Malang"), ("witness1.name", "Bejo Suparman"), ("witness1.nik_known", "yes"), ("witness1.nik", "9978070101850012"),
        ("witness2.name", "Lilik Winarti"), ("witness2.nik_known", "yes"), ("witness2.nik", "9978074101840013"), ("delivery.method", "download"),
        ("delivery.family_card", "none"), ("delivery.child_card", "none"),
    ]
    .into_iter()
    .collect()
}

fn commands(government: &Government) -> [(&'static str, &'static str, Command); ACTS] {
    let service = government.find_service("birth").expect("births are registered here");
    let today = government.calendar.date_of(datetime!(2026-11-24 03:00 UTC));
    let asked = service.requirements(&answers(), &service.facts(&answers(), today), today);
    let slots: Vec<_> = asked.into_iter().filter(|one| one.need == catalogue::service::Need::Must).map(|one| one.slot).collect();
    let document = |(place, slot): (usize, &catalogue::SlotId)| Document {
        document: DocumentId([u8::try_from(place).expect("few"); 16]), slot: slot.clone(), source: DocumentSource::Paper, pages: 0,
    };
    let seen = |slot: &catalogue::SlotId| PaperSeen { slot: slot.clone(), original_seen: true, matches_photo: true, copy_kept: true, sheets: 1, missing_reason: None };
    let decided = |slot: &catalogue::SlotId| DocumentDecision { slot: slot.clone(), kind: service.slots[slot.as_str()].kinds[0].clone() };
    let (ward, registry) = ("3578071002", "dispendukcapil");
    [
        ("rina", ward, Command::File { language: "id".into(), answers: answers(), documents: slots.iter().enumerate().map(document).collect() }),
        ("rina", ward, Command::Submit { statement_of_truth: true, papers: slots.iter().map(seen).collect(), witnesses_present: true }),
        ("rina", ward, Command::Review { documents: slots.iter().map(decided).collect(), draft_signed: true }),
        ("budi", registry, Command::Approve),
        ("budi", registry, Command::Register),
    ]
}

async fn perform(store: &Sqlite, government: &Arc<Government>, place: usize, (name, office, command): (&str, &str, Command)) {
    let actor = Actor::Staff { id: StaffId(name.into()), name: name.into(), role: "officer".into(), office: OfficeId::new(office) };
    let now = Now::new(datetime!(2026-11-24 03:00 UTC) + time::Duration::minutes(i64::try_from(place).expect("few")), [u8::try_from(place).expect("few"); 32]);
    let (inside, acting, moment) = (government.clone(), actor.clone(), now.clone());
    let decide: Decide = Box::new(move |case: &Application, reads: &dyn Reads| {
        let service = inside.find_service("birth").expect("births are registered here");
        let ground = Ground { service, government: &inside };
        let facts = gather(ground, case, &command, &acting, &moment, reads)?;
        decide(ground, case, &facts, command, &acting, &moment).map_err(ActError::from)
    });
    let request = ActRequest {
        government: government.id.clone(), application: CASE, create: place == 0, seen: None, delivery: None, actor, now, decide, pin_to: None,
    };
    store.act(request).await.unwrap_or_else(|error| panic!("act {place}: {error:?}"));
}

fn number(database: &Connection, sql: &str) -> i64 {
    database.query_row(sql, [], |row| row.get::<_, Option<i64>>(0)).unwrap_or_else(|error| panic!("{sql}: {error}")).unwrap_or_default()
}

fn filled_tables(database: &Connection) -> BTreeMap<String, i64> {
    let mut statement = database.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'").expect("a statement");
    let names: Vec<String> = statement.query_map([], |row| row.get(0)).expect("rows").collect::<Result<_, _>>().expect("names");
    names.into_iter().map(|name| (name.clone(), number(database, &format!("SELECT count(*) FROM {name}")))).filter(|(_, rows)| *rows > 0).collect()
}

/// Not within a third of what the constant says.
fn far(what: String, real: i64, constant: usize) -> Option<String> {
    let constant = i64::try_from(constant).expect("small");
    ((real - constant).abs() * 3 > constant).then(|| format!("{what}: {real} bytes of a real birth, {constant} of the loop"))
}

#[test]
fn a_real_birth_writes_what_the_loop_writes() {
    let folder = tempfile::tempdir().expect("a folder");
    let government = surabaya();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build().expect("a runtime");
    let store = Sqlite::open(folder.path(), Keys::from_master([4; 32]), Options::default()).expect("an empty store");
    let database = Connection::open(open::file(folder.path())).expect("a database");
    let (mut before, mut drifted) = ((0, 0), Vec::new());
    for (place, one) in commands(&government).into_iter().enumerate() {
        runtime.block_on(perform(&store, &government, place, one));
        let entries = number(&database, "SELECT count(*) FROM entries");
        let messages = number(&database, "SELECT count(*) FROM outbox");
        assert_eq!((entries - before.0, messages - before.1), (ENTRIES[place], i64::from(MESSAGES[place])), "entries and messages of act {place}");
        let bytes = number(&database, &format!("SELECT CAST(avg(length(action)) AS INTEGER) FROM entries WHERE seq > {}", before.0));
        drifted.extend(far(format!("actions of act {place}"), bytes, ACTION_BYTES[place]));
        before = (entries, messages);
    }
    assert_eq!(number(&database, "SELECT count(*) FROM particulars"), 1);
    drifted.extend(far("particulars".to_owned(), number(&database, "SELECT sum(length(sealed)) FROM particulars"), PARTICULARS_BYTES));
    let terms = number(&database, "SELECT count(*) FROM terms");
    drifted.extend((terms != TERMS).then(|| format!("{terms} search terms of a real birth, {TERMS} of the loop")));
    drifted.extend(far("card".to_owned(), number(&database, "SELECT length(card) FROM applications"), CARD_BYTES));
    drifted.extend(far("register".to_owned(), number(&database, "SELECT length(sealed) FROM register"), REGISTER_BYTES));
    assert_eq!(drifted, [] as [String; 0]);
    let mut tables = filled_tables(&database);
    for counted in ["entries", "outbox", "particulars", "terms"] {
        tables.remove(counted);
    }
    for once in ["applications", "receipts", "register", "series"] {
        assert_eq!(tables.remove(once), Some(1), "{once}");
    }
    let others: Vec<&String> = tables.keys().filter(|name| !BESIDES.contains(&name.as_str())).collect();
    assert!(others.is_empty(), "rows that the loop does not write: {others:?}");
}
