//! What must hold for every sample page: safe HTML, unique ids, a label for each input, one `h1`, help in its place.

use super::super::*;
use super::gallery::{pages, with_chrome, words};
use super::html_check::elements;
use maud::{Render, html};
use std::collections::BTreeSet;

#[test]
fn no_page_has_style_attributes_event_attributes_or_script_bodies() {
    for (name, page) in pages() {
        for element in elements(&page) {
            for (key, _) in &element.attributes {
                assert!(key != "style" && !key.starts_with("on"), "{name}: <{} {key}>", element.name);
            }
            if element.name == "script" {
                assert!(element.get("src").is_some(), "{name}: a script without a file");
            }
        }
        assert!(!page.split("<script").skip(1).any(|tail| !tail.contains("defer></script>")), "{name}: a script has a body");
    }
}

#[test]
fn ids_are_unique_and_every_reference_leads_somewhere() {
    for (name, page) in pages() {
        let elements = elements(&page);
        let mut ids = BTreeSet::new();
        for id in elements.iter().filter_map(|element| element.get("id")) {
            assert!(ids.insert(id.to_owned()), "{name}: id {id} stands twice");
        }
        for element in &elements {
            for key in ["for", "aria-describedby", "form"] {
                for id in element.get(key).unwrap_or_default().split_whitespace() {
                    assert!(ids.contains(id), "{name}: {key}={id} leads nowhere");
                }
            }
            if let Some(id) = element.get("href").and_then(|href| href.strip_prefix('#')) {
                assert!(ids.contains(id), "{name}: #{id} leads nowhere");
            }
        }
    }
}

#[test]
fn every_input_has_a_label() {
    for (name, page) in pages() {
        let elements = elements(&page);
        let labelled: BTreeSet<&str> = elements.iter().filter(|e| e.name == "label").filter_map(|e| e.get("for")).collect();
        for input in elements.iter().filter(|e| matches!(e.name.as_str(), "input" | "select" | "textarea")) {
            if input.get("type") == Some("hidden") || input.get("aria-label").is_some_and(|label| !label.is_empty()) {
                continue;
            }
            let id = input.get("id").unwrap_or_else(|| panic!("{name}: an input without id"));
            assert!(labelled.contains(id), "{name}: input {id} has no label");
        }
    }
}

#[test]
fn each_page_has_one_first_heading_one_main_and_help_in_the_footer() {
    for (name, page) in pages() {
        let count = |tag: &str| elements(&page).iter().filter(|element| element.name == tag).count();
        assert_eq!((count("h1"), count("main")), (1, 1), "{name}");
        assert!(page.contains("<html ") && page.contains("lang=\"id\""), "{name}");
        if !name.starts_with("print") {
            let footer = page.split("<footer").nth(1).expect("a footer");
            assert!(footer.find("Butuh bantuan?") < footer.find("Layanan ini gratis"), "{name}: help moved");
        }
    }
}

#[test]
fn what_people_type_comes_back_as_text() {
    let words = words();
    let hostile = "<b>O'Brien\"><script>";
    let field = Field { words: &words, name: "name", label: hostile, hint: Some(hostile), error: Some(hostile), warning: Some(hostile), ..Default::default() };
    let page = html! {
        (TextInput { field, value: hostile, ..Default::default() })
        (Textarea { field, value: hostile, rows: 0 })
        (Tag { text: hostile, tone: Tone::Bad })
        (kitir_number(hostile))
        (ErrorSummary { words: &words, faults: &[Fault { text: hostile.into(), href: Some(hostile.into()) }] })
    }
    .into_string();
    assert!(!page.contains("<b>") && !page.contains("<script"), "{page}");
    assert!(page.contains("value=\"&lt;b&gt;O'Brien&quot;&gt;&lt;script&gt;\""), "{page}");
}

#[test]
fn a_page_with_faults_says_so_first_in_its_title() {
    let (_, page) = pages().into_iter().find(|(name, _)| *name == "citizen-question").unwrap();
    assert!(page.contains("<title>Kesalahan: Kapan bayi lahir? - Akta kelahiran - Kitir - Pemerintah Kota Surabaya</title>"));
    assert!(page.contains("<div class=\"govuk-error-summary\""));
}

#[test]
fn a_summary_without_faults_prints_nothing() {
    assert_eq!(ErrorSummary { words: &words(), faults: &[] }.render().into_string(), "");
}

#[test]
fn an_input_names_its_hint_error_and_warning() {
    let words = words();
    let field = Field { words: &words, name: "n", label: "N", hint: Some("h"), error: Some("e"), warning: Some("w"), ..Default::default() };
    let page = TextInput { field, ..Default::default() }.render().into_string();
    assert!(page.contains("aria-describedby=\"n-hint n-error n-warning\""), "{page}");
    assert!(page.contains("<span class=\"govuk-visually-hidden\">Kesalahan: </span>e"), "{page}");
}

#[test]
fn a_nik_is_grouped_only_when_it_is_complete() {
    let groups = [4, 4, 4, 4];
    assert_eq!(group_digits("9978071708010001", &groups), "9978 0717 0801 0001");
    assert_eq!(group_digits("9978.0717-0801 0001", &groups), "9978 0717 0801 0001");
    for odd in ["", "99780717080100", "997807170801000x", "９978071708010001", "é978071708010001"] {
        assert_eq!(group_digits(odd, &groups), odd);
    }
}

#[test]
fn niks_are_never_kept_by_the_script() {
    let field = Field { name: "nik", label: "NIK", ..Default::default() };
    let page = GroupedNumber { field, value: "", groups: &[4, 4, 4, 4], autocomplete: None }.render().into_string();
    assert!(page.contains("data-private"));
    assert!(include_str!("../../../../../ui/kitir.js").contains("hasAttribute(\"data-private\")"));
}

#[test]
fn a_first_view_inlines_the_rules_and_later_ones_link_them() {
    let draw = |stylesheet| {
        with_chrome(stylesheet, &Theme::default(), |chrome| {
            citizen_page(&CitizenPage { chrome, title: "t", service: None, errors: false, back: None, body: html! { h1 { "t" } } }).into_string()
        })
    };
    let (first, later) = (draw(Stylesheet::Inline), draw(Stylesheet::Linked));
    assert!(first.contains(css::citizen()) && first.contains("rel=\"prefetch\""));
    assert!(!first.contains("rel=\"stylesheet\""), "a first view waits for nothing");
    assert!(!later.contains("<style>") && later.contains(&format!("<link rel=\"stylesheet\" href=\"{}\"", css::citizen_path())));
}

#[test]
fn differences_are_words_and_not_only_colours() {
    let (_, page) = pages().into_iter().find(|(name, _)| *name == "staff-compare").unwrap();
    assert!(page.contains("<td class=\"differs\"><mark>Sekar Arumi</mark></td>"));
    assert!(page.contains("<strong class=\"tag attention\">Beda</strong>"));
    assert!(page.contains("<strong class=\"tag good\">Sama</strong>"), "an absent value is no difference");
}

#[test]
fn a_qr_code_too_long_to_scan_is_refused() {
    assert!(qr_svg(&"x".repeat(5000), "QR").is_none());
    assert!(qr_svg("https://kitir.contoh.go.id/k/0", "QR").is_some());
}
