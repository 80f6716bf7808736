//! The extract of a death: one page, both languages, and nothing of its cause.

use std::collections::BTreeMap;

use certificate::words::Bilingual;
use certificate::{EMBLEM_PLACEHOLDER, Extract, Value, extract_sheet};
use time::macros::date;

use crate::birth_samples::LONGEST_NAME;
use crate::reading::{Printed, printed};

const A4: &str = "595.276 x 841.89 pts (A4)";

fn choice(id: &str, indonesian: &str, english: &str) -> Value {
    Value::Choice { id: id.to_owned(), words: Bilingual::of(indonesian.to_owned(), english.to_owned()) }
}

fn text(text: &str) -> Value {
    Value::Text(text.to_owned())
}

/// As the desk tells it by the rows of `crates/services/death/service.toml`.
fn extract() -> Extract {
    let values = [
        ("deceased.nik", text("9978071203480002")),
        ("death.place", text("Surabaya")),
        ("deceased.death_date", Value::Date(date!(2026 - 11 - 20))),
        ("deceased.name", text("Budi Contoh")),
        ("deceased.sex", choice("male", "laki-laki", "male")),
        ("deceased.marital_status", choice("married", "kawin", "married")),
        ("deceased.birth_place", text("Malang")),
        ("deceased.birth_date", Value::Date(date!(1948 - 03 - 12))),
        ("deceased.birth_order", Value::Number(2)),
        ("father.name", text("Sastro Contoh")),
        ("mother.name", text("Tumini Contoh")),
        ("deceased.identity", choice("resident", "penduduk", "resident")),
    ];
    Extract {
        copy: None,
        register: None,
        kept_by: None,
        notes: Vec::new(),
        rows: Vec::new(),
        registration_number: Some("3578-KM-24112026-0001".to_owned()),
        numbered: true,
        values: values.map(|(field, value)| (field.to_owned(), value)).into(),
        facts: BTreeMap::from([("proof".to_owned(), "certified".to_owned())]),
        issued_in: "Surabaya".to_owned(),
        issued_on: Some(date!(2026 - 11 - 24)),
        office: "Dinas Kependudukan dan Pencatatan Sipil Kota Surabaya".to_owned(),
        head_name: "Dr. Ratna Dewi Anggraini, S.H., M.Si.".to_owned(),
        head_nip: "197203151998032004".to_owned(),
        acting: None,
        draft: false,
        signed_electronically: false,
        verification_url: Some("https://kitir.contoh.go.id/v/7GQK2M8XV4TRB5YH3DNC6PZW1A".to_owned()),
    }
}

fn with(changes: &[(&str, Option<Value>)]) -> Extract {
    let mut changed = extract();
    for (field, value) in changes {
        match value {
            Some(value) => changed.values.insert((*field).to_owned(), value.clone()),
            None => changed.values.remove(*field),
        };
    }
    changed
}

fn paper(name: &str, extract: &Extract) -> Printed {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../services/death/certificate.typ");
    let template = std::fs::read_to_string(path).unwrap();
    let sheet = extract_sheet("death/certificate.typ", &template, extract, EMBLEM_PLACEHOLDER).unwrap();
    let paper = printed(&format!("death-{name}"), &sheet);
    paper.is_one_page(A4);
    if extract.draft { paper.is_accessible() } else { paper.is_archival_and_accessible() }
    paper
}

#[test]
fn an_extract_states_who_died_where_and_when_in_both_languages() {
    let paper = paper("plain", &extract());
    paper.says(&[
        "KUTIPAN AKTA KEMATIAN",
        "EXCERPT OF DEATH CERTIFICATE",
        "WARGA NEGARA",
        "INDONESIA",
        "9978071203480002",
        "Berdasarkan Akta Kematian Nomor",
        "By virtue of Death Certificate Number",
        "3578-KM-24112026-0001",
        "bahwa di",
        "SURABAYA",
        "DUA PULUH NOVEMBER",
        "TWENTIETH OF NOVEMBER",
        "DUA RIBU DUA PULUH ENAM",
        "telah meninggal dunia seorang bernama Tn.",
        "a person has died named Mr",
        "BUDI CONTOH",
        "lahir di",
        "born in",
        "MALANG",
        "DUA BELAS MARET",
        "TWELFTH OF MARCH",
        "SERIBU SEMBILAN RATUS EMPAT PULUH DELAPAN",
        "DUA, LAKI-LAKI",
        "TWO, MALE",
        "dari ayah",
        "SASTRO CONTOH",
        "dan ibu",
        "TUMINI CONTOH",
        "Kutipan ini dikeluarkan di",
        "DUA PULUH EMPAT NOVEMBER",
        "NIP 197203151998032004",
    ]);
    paper.does_not_say(&["DRAF", "dinyatakan meninggal", "Ny.", "Nn.", "KAWIN"]);
}

#[test]
fn a_woman_is_mrs_or_miss_by_her_marital_status() {
    let woman = |status: &str| {
        with(&[
            ("deceased.sex", Some(choice("female", "perempuan", "female"))),
            ("deceased.marital_status", Some(choice(status, status, status))),
        ])
    };
    paper("widow", &woman("widowed")).says(&["bernama Ny.", "named Mrs"]);
    paper("miss", &woman("unmarried")).says(&["bernama Nn.", "named Miss"]);
}

#[test]
fn a_missing_person_is_said_to_be_declared_dead() {
    let declared = Extract { facts: BTreeMap::from([("proof".to_owned(), "declared".to_owned())]), ..extract() };
    paper("declared", &declared).says(&["yang dinyatakan meninggal dunia", "who was declared dead"]);
}

#[test]
fn a_person_whom_nobody_knows_has_no_name_birth_or_parents_on_it() {
    let unknown = with(&[
        ("deceased.nik", None), ("deceased.name", None), ("deceased.marital_status", None), ("deceased.birth_place", None),
        ("deceased.birth_date", None), ("deceased.birth_order", None), ("father.name", None), ("mother.name", None),
        ("deceased.identity", Some(choice("unidentified", "tidak dikenal", "unidentified"))),
    ]);
    let paper = paper("unidentified", &unknown);
    paper.says(&["tidak dikenal identitasnya", "whose identity is not known", "LAKI-LAKI", "TIDAK DIKETAHUI"]);
    paper.does_not_say(&["Tn.", "lahir di", "dari ayah", "9978"]);
}

#[test]
fn what_is_not_known_leaves_no_empty_label() {
    let paper = paper("least", &with(&[("deceased.nik", None), ("deceased.birth_order", None), ("father.name", None), ("mother.name", None)]));
    paper.says(&["jenis kelamin", "LAKI-LAKI"]);
    paper.does_not_say(&["anak ke", "dari ayah", "dan ibu"]);
}

#[test]
fn the_longest_names_stay_on_one_page_also_as_a_draft() {
    let longest = with(&[
        ("deceased.name", Some(text(LONGEST_NAME))), ("father.name", Some(text(LONGEST_NAME))), ("mother.name", Some(text(LONGEST_NAME))),
        ("death.place", Some(text(LONGEST_NAME))), ("deceased.birth_place", Some(text(LONGEST_NAME))),
        ("deceased.birth_date", Some(Value::Date(date!(1977 - 09 - 29)))),
    ]);
    paper("longest", &longest).says(&["WONGSOWIDAGDOM"]);
    let draft = Extract { draft: true, registration_number: None, issued_on: None, ..longest };
    let paper = paper("longest-draft", &draft);
    paper.says(&["DRAF / DRAFT", "bukan dokumen sah"]);
    paper.does_not_say(&["3578-KM"]);
}

#[test]
fn a_foreigner_is_called_by_her_citizenship_and_foreign_where_nobody_told_it() {
    let foreigner = ("deceased.identity", Some(choice("foreigner", "orang asing", "foreigner")));
    let told = paper("foreigner", &with(&[foreigner.clone(), ("deceased.citizenship", Some(text("Australian")))]));
    told.says(&["AUSTRALIAN"]);
    told.does_not_say(&["ASING", "FOREIGN", "INDONESIA"]);
    let untold = paper("foreigner-untold", &with(&[foreigner]));
    untold.says(&["ASING", "FOREIGN"]);
}
