//! The birth extract: every variant on one page, with the words that the law wants.

use certificate::{EMBLEM_PLACEHOLDER, Press, PrintError, Sheet};

use crate::birth_samples::{
    self as samples, BirthExtract, LONGEST_NAME, Parentage, birth_extract_sheet, longest as longest_extract,
    plain as extract,
};
use crate::reading::{Printed, printed};
use crate::samples::HOSTILE;

const A4: &str = "595.276 x 841.89 pts (A4)";
const UNREGISTERED: &str = "belum tercatat sesuai dengan ketentuan peraturan perundang-undangan";

pub fn template() -> String {
    let path = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../services/birth/certificate.typ"
    );
    std::fs::read_to_string(path).unwrap()
}

fn sheet(extract: &BirthExtract) -> Sheet {
    birth_extract_sheet(&template(), extract, EMBLEM_PLACEHOLDER).unwrap()
}

fn paper(name: &str, extract: &BirthExtract) -> Printed {
    let paper = printed(&format!("birth-{name}"), &sheet(extract));
    paper.is_one_page(A4);
    if !extract.draft {
        paper.keeps_margins(60.0);
    }
    if extract.draft {
        paper.is_accessible()
    } else {
        paper.is_archival_and_accessible()
    }
    paper
}

#[test]
fn an_extract_states_all_that_was_registered_in_both_languages() {
    let paper = paper("both-parents", &extract());
    paper.says(&[
        "Nomor Induk Kependudukan",
        "Personnel Registration Number",
        "9978071708010001",
        "PENCATATAN SIPIL",
        "REGISTRY OFFICE",
        "WARGA NEGARA",
        "NATIONALITY",
        "KUTIPAN AKTA KELAHIRAN",
        "EXCERPT OF BIRTH CERTIFICATE",
        "Berdasarkan Akta Kelahiran Nomor",
        "By virtue of Birth Certificate Number",
        "3578-LU-24112026-0007",
        "menurut stbld",
        "in accordance with state gazette",
        "bahwa di",
        "that in",
        "SURABAYA",
        "TUJUH BELAS AGUSTUS",
        "SEVENTEENTH OF AUGUST",
        "DUA RIBU DUA PULUH ENAM",
        "TWO THOUSAND TWENTY-SIX",
        "telah lahir",
        "was born",
        "KIRANA AYU LESTARI",
        "anak ke",
        "child no",
        "SATU, PEREMPUAN",
        "ONE, FEMALE",
        "dari ayah",
        "BAGUS PRASETYO",
        "dan ibu",
        "SRI WAHYUNI",
        "Kutipan ini dikeluarkan di",
        "The excerpt is issued in",
        "DUA PULUH EMPAT NOVEMBER",
        "TWENTY-FOURTH OF NOVEMBER",
        "Kepala",
        "Head of",
        "DINAS KEPENDUDUKAN DAN PENCATATAN SIPIL KOTA SURABAYA",
        "Dr. Ratna Dewi Anggraini, S.H., M.Si.",
        "NIP 197203151998032004",
    ]);
    paper.does_not_say(&[UNREGISTERED, "anak seorang ibu", "DRAF", "SAH"]);
}

#[test]
fn an_extract_is_read_aloud_in_the_order_of_its_sentence() {
    paper("order", &extract()).says(&[
        "bahwa di that in SURABAYA pada tanggal on date TUJUH BELAS AGUSTUS SEVENTEENTH OF AUGUST tahun",
        "telah lahir was born KIRANA AYU LESTARI anak ke child no SATU, PEREMPUAN ONE, FEMALE dari ayah",
    ]);
}

#[test]
fn an_unsigned_extract_says_in_both_languages_that_it_is_not_yet_signed() {
    let paper = paper("unsigned", &extract());
    paper.says(&[
        "Belum ditandatangani secara elektronik.",
        "Not yet electronically signed.",
    ]);
    let signed = BirthExtract {
        signed_electronically: true,
        ..extract()
    };
    let paper = self::paper("signed", &signed);
    paper.says(&[
        "Ditandatangani secara elektronik.",
        "Electronically signed.",
    ]);
    paper.does_not_say(&["Belum ditandatangani", "Not yet"]);
}

#[test]
fn the_code_at_the_lower_right_leads_to_the_verification_page() {
    let printed = paper("code", &extract());
    assert_eq!(Some(printed.scanned()), extract().verification_url);
    assert_eq!(Some(printed.scanned_at_the_lower_right()), extract().verification_url);
    let without = BirthExtract {
        verification_url: None,
        ..extract()
    };
    paper("no-code", &without).does_not_say(&["Pindai untuk memeriksa"]);
}

#[test]
fn an_unregistered_marriage_is_named_by_the_legal_phrase() {
    let parentage = Parentage::BothParentsUnregistered {
        father: "Bagus".to_owned(),
        mother: "Sri".to_owned(),
    };
    paper(
        "unregistered",
        &BirthExtract {
            parentage,
            ..extract()
        },
    )
    .says(&[
        "BAGUS",
        "SRI",
        UNREGISTERED,
        "marriage is not yet registered under the legislation",
    ]);
}

#[test]
fn a_child_of_a_mother_has_no_father_on_it() {
    let parentage = Parentage::MotherOnly {
        mother: "Sri Wahyuni".to_owned(),
    };
    let paper = paper(
        "mother-only",
        &BirthExtract {
            parentage,
            ..extract()
        },
    );
    paper.says(&["anak seorang ibu", "child of a mother", "SRI WAHYUNI"]);
    paper.does_not_say(&["dari ayah", "from father", UNREGISTERED]);
}

#[test]
fn a_foundling_has_no_parents_on_it_and_a_blank_number_stays_blank() {
    let foundling = BirthExtract {
        nik: None,
        parentage: Parentage::Unknown,
        ..extract()
    };
    let paper = paper("unknown", &foundling);
    paper.says(&[
        "Nomor Induk Kependudukan",
        "KIRANA AYU LESTARI",
        "SATU, PEREMPUAN",
    ]);
    paper.does_not_say(&[
        "dari ayah",
        "dan ibu",
        "anak seorang ibu",
        "9978",
        UNREGISTERED,
    ]);
}

#[test]
fn a_draft_is_marked_as_no_valid_document_and_carries_no_code() {
    let draft = BirthExtract {
        signed_electronically: true,
        ..samples::draft()
    };
    let paper = paper("draft", &draft);
    paper.says(&[
        "DRAF / DRAFT",
        "bukan dokumen sah",
        "not a valid document",
        "KIRANA AYU LESTARI",
    ]);
    paper.does_not_say(&["Pindai untuk memeriksa", "Electronically signed"]);
    assert_eq!(paper.scanned(), "");
}

#[test]
fn a_final_extract_needs_its_number_and_its_day() {
    let numberless = BirthExtract {
        registration_number: None,
        ..extract()
    };
    let dayless = BirthExtract {
        issued_on: None,
        ..extract()
    };
    for (extract, field) in [(numberless, "registration_number"), (dayless, "issued_on")] {
        let refusal = birth_extract_sheet(&template(), &extract, EMBLEM_PLACEHOLDER);
        assert_eq!(refusal, Err(PrintError::Missing(field)));
    }
}

#[test]
fn every_sample_prints_on_one_page() {
    for (name, extract) in samples::all() {
        paper(&format!("sample-{name}"), &extract).says(&["KUTIPAN AKTA KELAHIRAN"]);
    }
}

#[test]
fn the_longest_names_and_places_stay_on_one_page() {
    assert_eq!(LONGEST_NAME.chars().count(), 60);
    paper("longest", &longest_extract()).says(&[
        "DUA PULUH TIGA, PEREMPUAN",
        UNREGISTERED,
        "WONGSOWIDAGDOM",
    ]);
    let draft = BirthExtract {
        draft: true,
        ..longest_extract()
    };
    paper("longest-draft", &draft).says(&["DRAF / DRAFT", "WONGSOWIDAGDOM"]);
}

#[test]
fn one_endless_word_still_stays_within_the_frame() {
    let endless = "W".repeat(60);
    let parentage = Parentage::BothParents {
        father: endless.clone(),
        mother: endless.clone(),
    };
    let wide = BirthExtract {
        child_name: endless.clone(),
        place_of_birth: endless.clone(),
        parentage,
        ..extract()
    };
    paper("endless", &wide).says(&[&endless]);
}

#[test]
fn a_name_is_printed_as_it_was_given_whatever_it_contains() {
    for (index, text) in HOSTILE.into_iter().enumerate() {
        let parentage = Parentage::BothParents {
            father: text.to_owned(),
            mother: "Sri".to_owned(),
        };
        let hostile = BirthExtract {
            child_name: text.to_owned(),
            parentage,
            ..extract()
        };
        let capitals = text
            .to_uppercase()
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" ");
        paper(&format!("hostile-{index}"), &hostile).says(&[&capitals]);
    }
}

#[test]
fn the_same_extract_gives_the_same_bytes() {
    let first = Press::new().render(&sheet(&extract())).unwrap();
    assert_eq!(first, Press::new().render(&sheet(&extract())).unwrap());
    assert!(first.len() < 120_000, "{} bytes", first.len());
}
