//! Slips: all sizes, with plain, with empty and with hostile texts.

use crate::birth_samples::LONGEST_NAME;
use certificate::slip::{
    Checklist, HandoverReceipt, KitirSlip, Labelled, PapersReceipt, Points, SlipHead, SlipSize,
    checklist_sheet, handover_sheet, kitir_sheet, papers_sheet,
};
use certificate::{EMBLEM_PLACEHOLDER, Press, PrintError, Sheet};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::reading::printed;
use crate::samples::{HOSTILE, checklist, handover, head, kitir, papers};

const SIZES: [(SlipSize, &str, &str); 3] = [
    (SlipSize::A6, "a6", "297.638 x 419.528 pts"),
    (SlipSize::Thermal58, "58mm", "164.409 x"),
    (SlipSize::Thermal80, "80mm", "226.772 x"),
];
const A5: &str = "419.528 x 595.276 pts";

/// The same slip with every text replaced, except those that must stay as they are.
fn retold<T: Serialize + DeserializeOwned>(slip: &T, text: &str) -> T {
    fn retell(key: &str, value: &mut Value, text: &str) {
        let kept = ["lang", "pin", "qr_address", "qr_text"];
        match value {
            Value::String(old) if !kept.contains(&key) => text.clone_into(old),
            Value::Array(items) => items.iter_mut().for_each(|item| retell(key, item, text)),
            Value::Object(fields) => {
                fields
                    .iter_mut()
                    .for_each(|(name, field)| retell(name, field, text));
            }
            _ => {}
        }
    }
    let mut value = serde_json::to_value(slip).unwrap();
    retell("", &mut value, text);
    serde_json::from_value(value).unwrap()
}

fn squeezed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn a_kitir_shows_number_code_pin_promise_and_papers_in_every_size() {
    for (size, name, points) in SIZES {
        let paper = printed(
            &format!("kitir-{name}"),
            &kitir_sheet(&kitir(), size).unwrap(),
        );
        paper.is_one_page(points);
        paper.is_accessible();
        paper.says(&[
            "PEMERINTAH KOTA SURABAYA",
            "Kelurahan Genteng",
            "Kitir permohonan",
            "Akta kelahiran",
            "Nomor kitir",
            "K7QX-2MPD-4",
            "Pindai untuk melacak",
            "PIN",
            "482913",
            "Lipat ke belakang.",
            "Kami periksa paling lambat",
            "25 November 2026",
            "Surat keterangan lahir (asli)",
            "Jam layanan",
            "Bantuan",
            "WhatsApp 0812 0000 0000",
            "Gratis. Jangan bayar.",
        ]);
        assert_eq!(paper.scanned(), kitir().qr_address);
    }
}

#[test]
fn a_slip_bears_the_crest_of_its_government() {
    let crest_svg = Some(String::from_utf8(EMBLEM_PLACEHOLDER.to_vec()).unwrap());
    let crested = KitirSlip {
        head: SlipHead {
            crest_svg,
            ..head("Kitir permohonan")
        },
        ..kitir()
    };
    for (size, name, points) in SIZES {
        let plain = printed(
            &format!("kitir-plain-{name}"),
            &kitir_sheet(&kitir(), size).unwrap(),
        );
        let paper = printed(
            &format!("kitir-crest-{name}"),
            &kitir_sheet(&crested, size).unwrap(),
        );
        paper.is_one_page(points);
        paper.is_accessible();
        paper.says(&["PEMERINTAH KOTA SURABAYA"]);
        assert!(paper.pdf.len() > plain.pdf.len(), "the crest is drawn");
    }
}

#[test]
fn a_kitir_may_lack_whatever_is_not_known_yet() {
    let bare = KitirSlip {
        pin: None,
        promise: None,
        papers: Points::default(),
        hours: None,
        help: None,
        ..kitir()
    };
    for (size, name, points) in SIZES {
        let paper = printed(
            &format!("kitir-bare-{name}"),
            &kitir_sheet(&bare, size).unwrap(),
        );
        paper.is_one_page(points);
        paper.says(&["K7QX-2MPD-4", "Gratis. Jangan bayar."]);
        paper.does_not_say(&["PIN", "Bawa berkas", "Bantuan"]);
    }
}

#[test]
fn a_long_kitir_stays_on_its_page() {
    let mut long = kitir();
    long.papers.items = vec![LONGEST_NAME.to_owned(); 9];
    long.head.office =
        "Kelurahan Kepulauan Siau Tagulandang Biaro, Kecamatan Siau Barat Selatan".to_owned();
    long.hours = Some(Labelled::new(LONGEST_NAME, LONGEST_NAME));
    for (size, name, points) in SIZES {
        let paper = printed(
            &format!("kitir-long-{name}"),
            &kitir_sheet(&long, size).unwrap(),
        );
        paper.is_one_page(points);
        paper.keeps_margins(12.0);
        paper.says(&["482913", "Gratis. Jangan bayar."]);
    }
}

#[test]
fn an_address_that_fits_no_code_is_refused() {
    let endless = KitirSlip {
        qr_address: "x".repeat(3_000),
        ..kitir()
    };
    let refusal = kitir_sheet(&endless, SlipSize::A6).unwrap_err();
    assert!(matches!(refusal, PrintError::Qr(_)));
    assert_eq!(refusal.key(), "print-qr-too-long");
}

#[test]
fn a_receipt_for_papers_lists_each_paper_with_what_was_done() {
    let paper = printed("papers", &papers_sheet(&papers()).unwrap());
    paper.is_one_page(A5);
    paper.is_accessible();
    paper.says(&[
        "Tanda terima berkas",
        "K7QX-2MPD-4",
        "Sri Wahyuni",
        "Asli dilihat",
        "Salinan disimpan",
        "Lembar",
        "Surat keterangan lahir",
        "KTP saksi I dan saksi II",
        "ya",
        "tidak",
        "Semua berkas asli sudah dikembalikan",
        "Petugas",
    ]);
    assert_eq!(paper.scanned(), "K7QX2MPD4");
}

#[test]
fn a_long_receipt_for_papers_continues_and_repeats_its_headings() {
    let mut long = papers();
    let row = long.papers.rows[0].clone();
    long.papers.rows.extend(vec![row; 40]);
    let paper = printed("papers-long", &papers_sheet(&long).unwrap());
    let text = paper.text();
    assert!(text.matches("Asli dilihat").count() > 1, "{text}");
}

#[test]
fn a_hand_over_receipt_says_who_took_what() {
    let paper = printed("handover", &handover_sheet(&handover()).unwrap());
    paper.is_one_page(A5);
    paper.is_accessible();
    paper.says(&[
        "Tanda terima dokumen",
        "3578-LU-24112026-0007",
        "Sri Wahyuni",
        "ibu dari anak",
        "KTP asli",
        "Agus Salim",
        "menyatakan isinya benar",
    ]);
    let alone = HandoverReceipt {
        relation: None,
        signatures: Vec::new(),
        ..handover()
    };
    printed("handover-bare", &handover_sheet(&alone).unwrap()).does_not_say(&["Hubungan"]);
}

#[test]
fn a_checklist_can_be_ticked_at_home() {
    let paper = printed("checklist", &checklist_sheet(&checklist()).unwrap());
    paper.is_one_page("595.276 x 841.89 pts (A4)");
    paper.is_accessible();
    paper.says(&[
        "Daftar berkas",
        "Kartu keluarga",
        "Saksi bukan ayah",
        "Biaya",
        "Gratis",
    ]);
}

fn all_slips(text: &str) -> Vec<(&'static str, Sheet)> {
    let kitir: KitirSlip = retold(&kitir(), text);
    let papers: PapersReceipt = retold(&papers(), text);
    let handover: HandoverReceipt = retold(&handover(), text);
    let checklist: Checklist = retold(&checklist(), text);
    vec![
        ("kitir-a6", kitir_sheet(&kitir, SlipSize::A6).unwrap()),
        (
            "kitir-58",
            kitir_sheet(&kitir, SlipSize::Thermal58).unwrap(),
        ),
        (
            "kitir-80",
            kitir_sheet(&kitir, SlipSize::Thermal80).unwrap(),
        ),
        ("papers", papers_sheet(&papers).unwrap()),
        ("handover", handover_sheet(&handover).unwrap()),
        ("checklist", checklist_sheet(&checklist).unwrap()),
    ]
}

#[test]
fn texts_on_slips_are_printed_as_they_are_whatever_they_contain() {
    for (index, text) in HOSTILE.into_iter().enumerate() {
        for (name, sheet) in all_slips(text) {
            let paper = printed(&format!("hostile-{index}-{name}"), &sheet);
            let shown = paper.text().replace(' ', "");
            let wanted = squeezed(text).replace(' ', "");
            assert!(shown.contains(&wanted), "{name}: {wanted}");
        }
    }
}

#[test]
fn slips_print_with_long_and_with_empty_texts() {
    for text in [LONGEST_NAME, ""] {
        for (name, sheet) in all_slips(text) {
            printed(&format!("length-{}-{name}", text.len()), &sheet);
        }
    }
}

#[test]
fn the_same_slip_gives_the_same_bytes() {
    let press = Press::new();
    for (name, sheet) in all_slips("Sri Wahyuni") {
        assert_eq!(
            press.render(&sheet).unwrap(),
            press.render(&sheet).unwrap(),
            "{name}"
        );
    }
}

#[test]
fn a_slip_speaks_the_language_it_is_given() {
    let english = KitirSlip {
        head: SlipHead {
            lang: "en".to_owned(),
            ..head("Receipt")
        },
        ..kitir()
    };
    let paper = printed(
        "kitir-english",
        &kitir_sheet(&english, SlipSize::A6).unwrap(),
    );
    paper.metadata_has("<rdf:li>en</rdf:li>");
}
