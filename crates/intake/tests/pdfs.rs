//! A PDF comes out as what a person would see on paper.
//!
//! **Invariant:** one picture a page, in order, at most 1,800 pixels long.
//! Read next: `src/pdf.rs`.

mod fixtures;

use fixtures::{colour_at, holds, pdf, pixels};
use intake::{Intake, Limits, Rejection, Source, decode};

fn drawn(bytes: &[u8]) -> Result<Intake, Rejection> {
    decode(bytes, &Limits::default())
}

#[test]
fn a_page_of_a4_is_drawn_at_1800_pixels_with_its_colours_in_place() {
    let intake = drawn(&pdf::simple()).expect("a plain PDF");
    assert_eq!(intake.source, Source::Pdf);
    assert_eq!(
        (intake.pages[0].width, intake.pages[0].height),
        (1_272, 1_800)
    );
    assert_eq!(
        (intake.thumbnail.width, intake.thumbnail.height),
        (141, 200)
    );
    let page = pixels(&intake.pages[0]);
    assert_eq!(colour_at(&page, 25, 50), "red");
    assert_eq!(colour_at(&page, 75, 50), "white");
}

#[test]
fn a_page_that_says_it_is_turned_is_turned() {
    let turned = pdf::pages(
        1,
        pdf::A4,
        "/Rotate 90",
        pdf::stream("", pdf::LEFT_HALF_RED),
    );
    let intake = drawn(&turned).expect("a turned PDF");
    assert_eq!(
        (intake.pages[0].width, intake.pages[0].height),
        (1_800, 1_272)
    );
    let page = pixels(&intake.pages[0]);
    assert_eq!(colour_at(&page, 50, 25), "red");
    assert_eq!(colour_at(&page, 50, 75), "white");
}

#[test]
fn a_scan_comes_out_as_its_picture() {
    let intake = drawn(&pdf::scan(&fixtures::jpeg(300, 424), 300, 424)).expect("a scan");
    let page = pixels(&intake.pages[0]);
    assert_eq!(colour_at(&page, 25, 50), "red");
    assert_eq!(colour_at(&page, 75, 50), "blue");
}

#[test]
fn a_scan_whose_picture_is_lost_is_broken_instead_of_white() {
    assert_eq!(
        drawn(&pdf::scan(b"no JPEG at all", 300, 424)),
        Err(Rejection::Broken)
    );
}

#[test]
fn an_empty_page_is_a_white_page() {
    let intake = drawn(&pdf::pages(1, pdf::A4, "", pdf::stream("", b""))).expect("an empty page");
    assert_eq!(colour_at(&pixels(&intake.pages[0]), 50, 50), "white");
}

#[test]
fn a_page_the_size_of_an_identity_card_is_not_blown_up() {
    let card = pdf::pages(1, "[0 0 252 144]", "", pdf::stream("", pdf::LEFT_HALF_RED));
    let intake = drawn(&card).expect("a card");
    assert_eq!(
        (intake.pages[0].width, intake.pages[0].height),
        (1_050, 600)
    );
}

#[test]
fn twenty_pages_are_taken_and_twenty_one_are_not() {
    let limits = Limits {
        long_side_px: 60,
        thumbnail_px: 20,
        ..Limits::default()
    };
    let with_pages = |count| {
        decode(
            &pdf::pages(count, pdf::A4, "", pdf::stream("", b"")),
            &limits,
        )
    };
    assert_eq!(with_pages(20).map(|intake| intake.pages.len()), Ok(20));
    assert_eq!(
        with_pages(21),
        Err(Rejection::TooManyPages {
            pages: 21,
            max_pages: 20
        })
    );
}

#[test]
fn pages_unlike_any_paper_are_refused_by_number() {
    for odd in [
        "[0 0 200000 200000]",
        "[0 0 3 3]",
        "[0 0 4000 30]",
        "[0 0 3000000000 3000000000]",
    ] {
        let odd_page = pdf::pages(1, odd, "", pdf::stream("", b""));
        assert_eq!(
            drawn(&odd_page),
            Err(Rejection::OddPage { page: 1 }),
            "{odd}"
        );
    }
}

#[test]
fn a_locked_pdf_asks_for_a_copy_without_a_password() {
    assert_eq!(drawn(&pdf::locked()), Err(Rejection::Password));
}

#[test]
fn a_pdf_without_pages_or_cut_at_its_start_is_broken() {
    let no_pages = pdf::file(&[b"<< /Type /Catalog >>".to_vec()], "");
    assert_eq!(drawn(&no_pages), Err(Rejection::Broken));
    assert_eq!(drawn(&pdf::simple()[..40]), Err(Rejection::Broken));
    assert_eq!(drawn(b"%PDF-1.7"), Err(Rejection::Broken));
}

#[test]
fn a_script_in_a_pdf_leaves_no_trace() {
    let script = "/AA << /O << /S /JavaScript /JS (app.alert\\(1\\)) >> >>";
    let intake = drawn(&pdf::pages(
        1,
        pdf::A4,
        script,
        pdf::stream("", pdf::LEFT_HALF_RED),
    ))
    .expect("a PDF");
    assert!(!holds(&intake.pages[0].jpeg, b"alert"));
}

/// A page whose catalogue has more entries, and one more object after the content.
fn carrying(entries: &str, more: &str) -> Vec<u8> {
    let mut bytes = pdf::pages_with(1, pdf::A4, entries, pdf::stream("", pdf::LEFT_HALF_RED), &[more.as_bytes().to_vec()]);
    bytes.extend(b"\n");
    bytes
}

#[test]
fn a_pdf_that_acts_by_itself_is_drawn_and_said_to_be_live() {
    for (entries, more) in [
        ("/AA << /O 5 0 R >>", "null"),
        ("", "<< /S /JavaScript /JS (app.alert\\(1\\)) >>"),
        ("", "<< /S /Launch /F (cmd.exe) >>"),
        ("", "<< /Type /Action /S /SubmitForm /F (http://example.invalid) >>"),
        ("", "[ [ << /Names << /EmbeddedFiles 9 0 R >> >> ] ]"),
        ("", "<< /Type /Filespec /F (a.exe) /EF << /F 9 0 R >> >>"),
        ("", "<< /AcroForm << /XFA [] >> >>"),
        ("/Annots [ << /Subtype /Link /A << /S /GoToR /F (other.pdf) >> >> ]", "null"),
    ] {
        let intake = drawn(&carrying(entries, more)).expect("a PDF that can be drawn");
        assert_eq!(intake.source, Source::LivePdf, "{entries} {more}");
    }
    let deep = format!("{}{}", "[".repeat(80), "]".repeat(80));
    assert_eq!(drawn(&carrying("", &deep)).expect("drawn").source, Source::LivePdf, "deeper than anybody reads");
}

#[test]
fn links_and_signatures_do_not_make_a_pdf_live() {
    for (entries, more) in [
        ("/Annots [ << /Subtype /Link /A << /S /URI /URI (https://example.invalid) >> >> ]", "null"),
        ("", "<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /ETSI.CAdES.detached /Contents <00> /ByteRange [0 1 2 3] >>"),
        ("", "<< /S /GoTo /D [3 0 R /Fit] >>"),
    ] {
        assert_eq!(drawn(&carrying(entries, more)).expect("drawn").source, Source::Pdf, "{entries} {more}");
    }
}
