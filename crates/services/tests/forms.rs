//! The forms of the law against the services: each field of F-2.01 is asked, or a reason says why nobody is asked (`forms.txt`), and no
//! question claims F-2.01 as its basis that the form does not have.

mod story;

use std::collections::{BTreeMap, BTreeSet};
use story::stage::city;

const TABLE: &str = include_str!("forms.txt");
const FORM: &str = "Permendagri 109/2019 (F-2.01)";

/// The blocks of the forms, one a line, with their fields.
const BLOCKS: &[(&str, &str)] = &[
    ("Head", "region"),
    ("Informant", "name, NIK, travel document, family card, citizenship, mobile, e-mail"),
    ("Subject", "name, NIK, travel document, family card, citizenship"),
    ("Witness I", "name, NIK, family card, citizenship"),
    ("Witness II", "name, NIK, family card, citizenship"),
    ("Father", "name, NIK, place of birth, date of birth, citizenship"),
    ("Mother", "name, NIK, place of birth, date of birth, citizenship"),
    ("Child", "NIK, name, sex, kind of place, place of birth, day of the week, date, time, kind of birth, birth order, attendant, weight, length"),
    ("Stillbirth", "months, sex, date, kind of birth, child no., kind of place, attendant, cause, determined by, place"),
    ("Death", "NIK, name, date, time, cause, place, stated by"),
    ("From abroad", "kind, letter no., letter date, representation, proof no., proof date"),
    ("Foot", "place and date, officer, signature"),
    ("F-1.01 family", "head, address, postcode, RT, RW, members, phone, e-mail, hamlet, address abroad"),
    ("F-1.01 member", "name, titles, passport, sponsor, sex, place and date of birth, certificates, blood group, religion, marital status, relation, condition, \
      disability, education, occupation, permits, first arrival, parents"),
];

/// The blocks that a service has to answer for, one service a line.
const SERVICES: &[(&str, &[&str])] = &[
    ("birth", &["Head", "Informant", "Subject", "Witness I", "Witness II", "Father", "Mother", "Child", "Foot", "F-1.01 family", "F-1.01 member"]),
    ("birth-foreigner", &["Head", "Informant", "Subject", "Witness I", "Witness II", "Father", "Mother", "Child", "Foot"]),
    ("death", &["Head", "Informant", "Subject", "Witness I", "Witness II", "Father", "Mother", "Death", "From abroad", "Foot"]),
    ("stillbirth", &["Head", "Informant", "Subject", "Witness I", "Witness II", "Father", "Mother", "Stillbirth", "Foot"]),
    ("report-abroad", &["Head", "Informant", "Subject", "Witness I", "Witness II", "Father", "Mother", "From abroad", "Foot"]),
];

struct Row<'t> {
    line: usize,
    service: &'t str,
    block: &'t str,
    fields: Vec<&'t str>,
    /// What the service asks, or why it does not.
    asked: Result<Vec<&'t str>, &'t str>,
}

fn rows(table: &str) -> Vec<Row<'_>> {
    let lines = table.lines().enumerate().filter(|(_, line)| !line.is_empty() && !line.starts_with('#'));
    let row = |(at, line)| {
        let cells: Vec<&str> = str::split(line, " | ").collect();
        let [service, block, fields, asked] = cells[..] else { panic!("forms.txt:{}: four cells, not {line}", at + 1) };
        let asked = asked.strip_prefix("- ").map_or_else(|| Ok(asked.split(' ').collect()), Err);
        Row { line: at + 1, service, block, fields: fields.split(", ").collect(), asked }
    };
    lines.map(row).collect()
}

/// What is wrong in a table.
fn faults(table: &str) -> Vec<String> {
    let rows = rows(table);
    let mut faults = Vec::new();
    for (service, blocks) in SERVICES {
        let own: Vec<&Row<'_>> = rows.iter().filter(|row| row.service == *service).collect();
        for block in *blocks {
            let form = BLOCKS.iter().find(|(name, _)| name == block).map(|(_, fields)| *fields).expect("a block of the forms");
            for field in form.split(", ") {
                let said = own.iter().filter(|row| row.block == *block && row.fields.contains(&field)).count();
                if said != 1 {
                    faults.push(format!("{service}: {said} rows say where `{field}` of {block} is asked"));
                }
            }
        }
        faults.extend(of_service(service, blocks, &own));
    }
    let known = |row: &&Row<'_>| SERVICES.iter().any(|(service, _)| *service == row.service);
    faults.extend(rows.iter().filter(|row| !known(row)).map(|row| format!("forms.txt:{}: `{}` is no service of the list", row.line, row.service)));
    faults
}

fn of_service(id: &str, blocks: &[&str], rows: &[&Row<'_>]) -> Vec<String> {
    let service = city(id).service;
    let form: BTreeMap<&str, Vec<&str>> = BLOCKS.iter().map(|(block, fields)| (*block, fields.split(", ").collect())).collect();
    let entered = service.subject.entered_nik.iter().map(|nik| nik.field.as_str());
    let fields: BTreeSet<&str> = service.fields.keys().map(|field| field.as_str()).chain(entered).collect();
    let (mut faults, mut named) = (Vec::new(), BTreeSet::new());
    for row in rows {
        let stray = row.fields.iter().filter(|field| !blocks.contains(&row.block) || !form.get(row.block).is_some_and(|known| known.contains(field)));
        faults.extend(stray.map(|field| format!("forms.txt:{}: `{field}` is no field of {} in {id}", row.line, row.block)));
        match &row.asked {
            Ok(asked) => {
                faults.extend(asked.iter().filter(|field| !fields.contains(*field)).map(|field| format!("forms.txt:{}: {id} does not ask `{field}`", row.line)));
                named.extend(asked.iter().copied());
            }
            Err(reason) if reason.split(' ').count() < 4 => faults.push(format!("forms.txt:{}: `{reason}` is no reason", row.line)),
            Err(_) => {}
        }
    }
    let claims = service.fields.values().filter(|field| field.basis == FORM && !named.contains(field.id.as_str()));
    faults.extend(claims.map(|field| format!("{id}: `{}` claims to stand on F-2.01, and no row names it", field.id)));
    faults
}

#[test]
fn each_field_of_the_forms_is_asked_or_a_reason_says_why_not() {
    let faults = faults(TABLE);
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn a_table_that_says_something_wrong_is_refused() {
    for (from, to, wanted) in [
        ("death | Father | NIK | father.nik\n", "", "death: 0 rows say where `NIK` of Father is asked"),
        ("death | Father | NIK | father.nik\n", "death | Father | NIK | father.nik\ndeath | Father | NIK | - Asked twice, once here.\n", "death: 2 rows"),
        ("| father.nik\n", "| father.number\n", "does not ask `father.number`"),
        ("death | Death | cause | death.cause\n", "death | Death | cause | - No.\n", "is no reason"),
        ("death | Death | cause | death.cause\n", "death | Death | cause | - Nobody wants to know the cause.\n", "death: `death.cause` claims to stand on F-2.01"),
        ("death | Head | region |", "death | Head | realm |", "`realm` is no field of Head in death"),
        ("death | Head | region |", "deaths | Head | region |", "`deaths` is no service"),
    ] {
        assert!(TABLE.contains(from), "{from}");
        let found = faults(&TABLE.replacen(from, to, 1));
        assert!(found.iter().any(|fault| fault.contains(wanted)), "{wanted}: {found:?}");
    }
}
