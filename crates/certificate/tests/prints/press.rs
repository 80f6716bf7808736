//! The press itself: data stays data, faults are told without personal data, the same sheet gives the same bytes.

use std::thread;

use certificate::{Conformance, Press, PrintError, Sheet};
use time::macros::date;

use crate::reading::{printed, refused};
use crate::samples::HOSTILE;

const HEAD: &str =
    "#let r = json(\"/record.json\")\n#set document(title: \"Uji\")\n#set text(lang: \"id\")\n";

fn sheet(body: &str, record: &str) -> Sheet {
    Sheet {
        name: "uji.typ".to_owned(),
        template: format!("{HEAD}{body}"),
        record: record.as_bytes().to_vec(),
        files: Vec::new(),
        conformance: Conformance::Archival,
        date: Some(date!(2026 - 11 - 24)),
        page_limit: Some(1),
    }
}

fn first_finding(error: &PrintError) -> (&str, Option<usize>, &str) {
    let PrintError::Template(findings) = error else {
        panic!("{error}")
    };
    (&findings[0].file, findings[0].line, &findings[0].message)
}

#[test]
fn a_press_can_be_shared_by_threads() {
    fn shared<T: Send + Sync>(_: &T) {}
    let press = Press::new();
    shared(&press);
    let sheet = sheet("= #r.name", r#"{"name": "Kirana"}"#);
    let files: Vec<_> = thread::scope(|scope| {
        let printing: Vec<_> = (0..4)
            .map(|_| scope.spawn(|| press.render(&sheet).unwrap()))
            .collect();
        printing
            .into_iter()
            .map(|thread| thread.join().unwrap())
            .collect()
    });
    assert!(files.windows(2).all(|pair| pair[0] == pair[1]));
}

#[test]
fn the_same_sheet_gives_the_same_bytes_and_another_record_gives_another_file() {
    let body = "= Judul\n#r.name";
    let one = sheet(body, r#"{"name": "Kirana"}"#);
    let first = Press::new().render(&one).unwrap();
    assert_eq!(first, Press::new().render(&one).unwrap());
    assert_ne!(
        first,
        Press::new()
            .render(&sheet(body, r#"{"name": "Laras"}"#))
            .unwrap()
    );
}

#[test]
fn a_file_is_archival_and_accessible() {
    printed(
        "press-standard",
        &sheet("= #r.name", r#"{"name": "Kirana"}"#),
    )
    .is_archival_and_accessible();
}

#[test]
fn strings_of_a_record_are_never_markup() {
    for (index, text) in HOSTILE.into_iter().enumerate() {
        let record = serde_json::json!({ "name": text }).to_string();
        let paper = printed(
            &format!("press-hostile-{index}"),
            &sheet("= Nama\n#r.name", &record),
        );
        let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
        paper.says(&[&words]);
    }
}

#[test]
fn a_template_knows_no_day_unless_the_sheet_gives_one() {
    let mut dated = sheet("= #datetime.today().display()", "{}");
    printed("press-dated", &dated).says(&["2026-11-24"]);
    dated.date = None;
    assert!(matches!(refused(&dated), PrintError::Template(_)));
}

#[test]
fn a_template_cannot_read_the_disk_or_fetch_a_package() {
    for body in [
        "#read(\"/etc/passwd\")",
        "#read(\"../../Cargo.toml\")",
        "#import \"@preview/a:0.1.0\": b",
    ] {
        assert!(
            matches!(refused(&sheet(body, "{}")), PrintError::Template(_)),
            "{body}"
        );
    }
}

#[test]
fn a_fault_names_file_and_line_but_never_what_the_record_says() {
    let secret = r#"{"name": "Kirana Rahasia", "nik": "9978071708010001"}"#;
    for body in [
        "\n#int(r.name)",
        "\n#panic(r.name)",
        "\n#panic(upper(r.name))",
        "\n#assert.eq(r.name, r.nik)",
        "\n#r.at(r.name)",
        "\n#image(r.name)",
    ] {
        let error = refused(&sheet(body, secret));
        let (file, line, _) = first_finding(&error);
        assert_eq!((file, line), ("uji.typ", Some(5)), "{body}: {error}");
        for shown in [error.to_string(), format!("{error:?}")] {
            for word in ["Rahasia", "RAHASIA", "rahasia", "9978"] {
                assert!(!shown.contains(word), "{body}: {shown}");
            }
        }
    }
}

#[test]
fn a_fault_keeps_the_words_of_the_template() {
    let error = refused(&sheet("#r.nama", r#"{"name": "Kirana"}"#));
    assert!(error.to_string().contains("nama"), "{error}");
    assert_eq!(error.key(), "print-template-broken");
}

#[test]
fn a_fault_in_a_shared_file_names_that_file() {
    let mut broken = sheet("#import \"/shared.typ\": x", "{}");
    broken.files.push((
        "/shared.typ".to_owned(),
        b"#let y = 1\n#let x = 1 + \"a\"".to_vec(),
    ));
    let error = refused(&broken);
    let (file, line, _) = first_finding(&error);
    assert_eq!((file, line), ("/shared.typ", Some(2)));
}

#[test]
fn a_picture_without_description_is_refused_where_the_standard_is_required() {
    let picture =
        br#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>"#;
    let mut bare = sheet("= Judul\n#image(\"/a.svg\", width: 1cm)", "{}");
    bare.files.push(("/a.svg".to_owned(), picture.to_vec()));
    assert!(refused(&bare).to_string().contains("alt"));
    bare.conformance = Conformance::AccessibleIfPossible;
    assert!(Press::new().render(&bare).is_ok());
    bare.conformance = Conformance::Off;
    assert!(Press::new().render(&bare).is_ok());
}

#[test]
fn a_letter_that_no_font_has_stops_a_certificate_but_not_a_slip() {
    let mut foreign = sheet("= Nama\n#r.name", r#"{"name": "王秀英"}"#);
    let error = refused(&foreign);
    assert!(!error.to_string().contains('王'), "{error}");
    foreign.conformance = Conformance::AccessibleIfPossible;
    assert!(Press::new().render(&foreign).is_ok());
}

#[test]
fn more_pages_than_allowed_are_refused() {
    let long = sheet("= Judul\n#pagebreak()\nlagi", "{}");
    assert_eq!(refused(&long), PrintError::TooLong { pages: 2, limit: 1 });
}

#[test]
fn an_archival_file_needs_a_date_and_an_accessible_one_does_not() {
    let mut dateless = sheet("= Judul", "{}");
    dateless.date = None;
    assert!(refused(&dateless).to_string().contains("date"));
    dateless.conformance = Conformance::Accessible;
    printed("press-dateless", &dateless).is_accessible();
}

#[test]
fn a_file_name_that_leaves_the_sheet_is_refused() {
    let mut odd = sheet("= Judul", "{}");
    odd.files.push(("/../emblem.svg".to_owned(), Vec::new()));
    assert!(matches!(refused(&odd), PrintError::FileName(_)));
}
