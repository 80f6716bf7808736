//! A birth as the tests speak of it, and sample extracts: one of each variant, and one with every text as long as it may be.
//!
//! The people are invented and their numbers begin with 99.

use std::collections::BTreeMap;

use certificate::words::Bilingual;
use certificate::{Extract, PrintError, Sheet, Value, extract_sheet};
use time::{Date, macros::date};

#[derive(Debug, Clone)]
pub struct BirthExtract {
    pub nik: Option<String>,
    pub registration_number: Option<String>,
    pub place_of_birth: String,
    pub date_of_birth: Date,
    pub child_name: String,
    pub birth_order: u32,
    pub sex: Sex,
    pub parentage: Parentage,
    pub issued_in: String,
    pub issued_on: Option<Date>,
    pub office: String,
    pub head_name: String,
    pub head_nip: String,
    pub draft: bool,
    pub signed_electronically: bool,
    pub verification_url: Option<String>,
}

#[derive(Debug, Clone, Copy)]
pub enum Sex {
    Female,
}

#[derive(Debug, Clone)]
pub enum Parentage {
    BothParents { father: String, mother: String },
    BothParentsUnregistered { father: String, mother: String },
    MotherOnly { mother: String },
    Unknown,
}

/// As the desk tells it by the rows of `crates/services/birth/service.toml`.
pub fn told(birth: &BirthExtract) -> Extract {
    let text = |text: &String| Value::Text(text.clone());
    let Sex::Female = birth.sex;
    let words = Bilingual::of("perempuan".to_owned(), "female".to_owned());
    let mut values = BTreeMap::from([
        ("child.birth_place".to_owned(), text(&birth.place_of_birth)),
        ("child.birth_date".to_owned(), Value::Date(birth.date_of_birth)),
        ("child.name".to_owned(), text(&birth.child_name)),
        ("child.birth_order".to_owned(), Value::Number(birth.birth_order)),
        ("child.sex".to_owned(), Value::Choice { id: "female".to_owned(), words }),
    ]);
    if let Some(nik) = &birth.nik {
        values.insert("child.nik".to_owned(), text(nik));
    }
    let (fact, father, mother) = match &birth.parentage {
        Parentage::BothParents { father, mother } => ("both", Some(father), Some(mother)),
        Parentage::BothParentsUnregistered { father, mother } => ("both-unregistered", Some(father), Some(mother)),
        Parentage::MotherOnly { mother } => ("mother-only", None, Some(mother)),
        Parentage::Unknown => ("unknown", None, None),
    };
    for (field, name) in [("father.name", father), ("mother.name", mother)] {
        if let Some(name) = name {
            values.insert(field.to_owned(), text(name));
        }
    }
    Extract {
        copy: None,
        register: None,
        kept_by: None,
        notes: Vec::new(),
        rows: Vec::new(),
        registration_number: birth.registration_number.clone(),
        numbered: true,
        values,
        facts: BTreeMap::from([("parentage".to_owned(), fact.to_owned())]),
        issued_in: birth.issued_in.clone(),
        issued_on: birth.issued_on,
        office: birth.office.clone(),
        head_name: birth.head_name.clone(),
        head_nip: birth.head_nip.clone(),
        acting: None,
        draft: birth.draft,
        signed_electronically: birth.signed_electronically,
        verification_url: birth.verification_url.clone(),
    }
}

pub fn birth_extract_sheet(template: &str, birth: &BirthExtract, emblem: &[u8]) -> Result<Sheet, PrintError> {
    extract_sheet("birth/certificate.typ", template, &told(birth), emblem)
}

/// Sixty wide letters: the longest name that is registered.
pub const LONGEST_NAME: &str = "MUHAMMAD WIMMAWAN KUSUMAWARDHANA MANGKUWIJOYO WONGSOWIDAGDOM";

/// A child of two parents, final and not yet electronically signed.
pub fn plain() -> BirthExtract {
    BirthExtract {
        nik: Some("9978071708010001".to_owned()),
        registration_number: Some("3578-LU-24112026-0007".to_owned()),
        place_of_birth: "Surabaya".to_owned(),
        date_of_birth: date!(2026 - 08 - 17),
        child_name: "Kirana Ayu Lestari".to_owned(),
        birth_order: 1,
        sex: Sex::Female,
        parentage: Parentage::BothParents {
            father: "Bagus Prasetyo".to_owned(),
            mother: "Sri Wahyuni".to_owned(),
        },
        issued_in: "Surabaya".to_owned(),
        issued_on: Some(date!(2026 - 11 - 24)),
        office: "Dinas Kependudukan dan Pencatatan Sipil Kota Surabaya".to_owned(),
        head_name: "Dr. Ratna Dewi Anggraini, S.H., M.Si.".to_owned(),
        head_nip: "197203151998032004".to_owned(),
        draft: false,
        signed_electronically: false,
        verification_url: Some(
            "https://kitir.contoh.go.id/v/7GQK2M8XV4TRB5YH3DNC6PZW1A".to_owned(),
        ),
    }
}

/// Every text as long as it may be.
pub fn longest() -> BirthExtract {
    BirthExtract {
        place_of_birth: "Kepulauan Siau Tagulandang Biaro, Kecamatan Siau Barat Selatan".to_owned(),
        date_of_birth: date!(1977 - 09 - 29),
        child_name: LONGEST_NAME.to_owned(),
        birth_order: 23,
        parentage: Parentage::BothParentsUnregistered {
            father: LONGEST_NAME.to_owned(),
            mother: LONGEST_NAME.to_owned(),
        },
        issued_in: "Kepulauan Siau Tagulandang Biaro".to_owned(),
        issued_on: Some(date!(2077 - 09 - 29)),
        office:
            "Dinas Kependudukan dan Pencatatan Sipil Kabupaten Kepulauan Siau Tagulandang Biaro"
                .to_owned(),
        head_name: "Prof. Dr. Ir. Raden Mas Wimmawan Kusumawardhana, S.H., M.Si., M.Hum."
            .to_owned(),
        ..plain()
    }
}

/// Before registration: no numbers, no day of issue.
pub fn draft() -> BirthExtract {
    BirthExtract {
        nik: None,
        registration_number: None,
        issued_on: None,
        draft: true,
        ..plain()
    }
}

/// Every variant that a template must be able to print, by name.
pub fn all() -> Vec<(&'static str, BirthExtract)> {
    let parents = |parentage: Parentage| BirthExtract {
        parentage,
        ..plain()
    };
    let (father, mother) = ("Bagus".to_owned(), "Sri Wahyuni".to_owned());
    vec![
        ("both-parents", plain()),
        (
            "both-parents-unregistered",
            parents(Parentage::BothParentsUnregistered {
                father,
                mother: mother.clone(),
            }),
        ),
        ("mother-only", parents(Parentage::MotherOnly { mother })),
        (
            "unknown",
            BirthExtract {
                nik: None,
                ..parents(Parentage::Unknown)
            },
        ),
        (
            "signed",
            BirthExtract {
                signed_electronically: true,
                ..plain()
            },
        ),
        (
            "without-code",
            BirthExtract {
                verification_url: None,
                ..plain()
            },
        ),
        ("longest", longest()),
        ("draft", draft()),
        (
            "longest-draft",
            BirthExtract {
                draft: true,
                ..longest()
            },
        ),
    ]
}
