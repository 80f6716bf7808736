//! Sample extracts: one of each variant, and one with every text as long as it may be.
//!
//! `kitir check` and the tests print them all with a service's template before anyone's real child is
//! printed with it. The people are invented and their numbers begin with 99.

use time::macros::date;

use super::{BirthExtract, Parentage};
use crate::words::Sex;

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
