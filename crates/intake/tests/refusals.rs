//! Every refusal has its reason, and every reason has a sentence in every language.
//!
//! **Invariant:** the name and the ending of a file play no part.
//! Read next: `src/rejection.rs`, `texts/`.

mod fixtures;

use fluent_bundle::{FluentArgs, FluentBundle, FluentResource};
use intake::{Limits, Rejection, TEXTS, decode};
use std::collections::BTreeSet;
use unic_langid::LanguageIdentifier;

fn refused(bytes: &[u8]) -> Rejection {
    decode(bytes, &Limits::default()).expect_err("a refusal")
}

fn unknown(found: &str) -> Rejection {
    Rejection::UnknownType {
        found: Some(found.to_owned()),
    }
}

#[test]
fn an_empty_file_is_empty() {
    assert_eq!(refused(b""), Rejection::Empty);
}

#[test]
fn a_file_one_byte_over_the_limit_is_too_large_whatever_it_is() {
    let limits = Limits {
        file_max_bytes: 100,
        ..Limits::default()
    };
    assert_eq!(
        decode(&[0; 101], &limits),
        Err(Rejection::TooLarge {
            bytes: 101,
            max_bytes: 100
        })
    );
    assert_eq!(
        decode(&[0; 100], &limits),
        Err(Rejection::UnknownType { found: None })
    );
}

#[test]
fn other_types_are_refused_by_what_they_are() {
    assert_eq!(
        refused(b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"),
        unknown("SVG")
    );
    assert_eq!(
        refused(b"<!DOCTYPE html><html><script>alert(1)</script></html>"),
        unknown("HTML")
    );
    assert_eq!(refused(b"PK\x03\x04\x14\0\x08\0\x08\0"), unknown("ZIP"));
    assert_eq!(refused(b"GIF89a\x01\0\x01\0"), unknown("GIF"));
    assert_eq!(
        refused(b"just some words"),
        Rejection::UnknownType { found: None }
    );
    assert_eq!(
        refused(b"\0\0\0\x18ftypheic\0\0\0\0mif1heic"),
        Rejection::Heic
    );
}

#[test]
fn a_pdf_that_begins_as_an_archive_is_an_archive() {
    let both = [
        b"PK\x03\x04\x14\0\0\0\0\0".as_slice(),
        &fixtures::pdf::simple(),
    ]
    .concat();
    assert_eq!(refused(&both), unknown("ZIP"));
}

/// One of every reason; the compiler asks for a line here when one is added, see the match below.
fn every_rejection() -> Vec<Rejection> {
    let all = vec![
        Rejection::Empty,
        Rejection::TooLarge {
            bytes: 18_000_000,
            max_bytes: 15 * 1024 * 1024,
        },
        Rejection::TooManyPixels {
            width: 8_000,
            height: 6_000,
            max_pixels: 40_000_000,
        },
        Rejection::TooManyPages {
            pages: 21,
            max_pages: 20,
        },
        Rejection::OddPage { page: 3 },
        Rejection::UnknownType { found: None },
        unknown("ZIP"),
        Rejection::Heic,
        Rejection::Broken,
        Rejection::TooHard,
        Rejection::Password,
        Rejection::Busy,
        Rejection::WorkerGone,
        Rejection::Infected,
        Rejection::Unscanned,
    ];
    for rejection in &all {
        match rejection {
            Rejection::Empty | Rejection::TooLarge { .. } | Rejection::TooManyPixels { .. } => {}
            Rejection::TooManyPages { .. }
            | Rejection::OddPage { .. }
            | Rejection::UnknownType { .. } => {}
            Rejection::Heic | Rejection::Broken | Rejection::TooHard | Rejection::Password => {}
            Rejection::Busy | Rejection::WorkerGone => {}
            Rejection::Infected | Rejection::Unscanned => {}
        }
    }
    all
}

/// The sentence a person reads; panics when it is missing or wants a number it does not get.
fn sentence(language: &str, source: &str, rejection: &Rejection) -> String {
    let language: LanguageIdentifier = language.parse().expect("a language tag");
    let mut bundle = FluentBundle::new(vec![language]);
    bundle.set_use_isolating(false);
    bundle
        .add_resource(FluentResource::try_new(source.to_owned()).expect("Fluent source"))
        .expect("keys once each");
    let message = bundle
        .get_message(rejection.key())
        .unwrap_or_else(|| panic!("no text {}", rejection.key()));
    let args: FluentArgs<'_> = rejection.args().into_iter().collect();
    let mut errors = Vec::new();
    let text = bundle
        .format_pattern(message.value().expect("a value"), Some(&args), &mut errors)
        .into_owned();
    assert!(errors.is_empty(), "{}: {errors:?}", rejection.key());
    text
}

#[test]
fn every_reason_has_a_sentence_with_its_numbers_in_every_language() {
    for (language, source) in TEXTS {
        for rejection in every_rejection() {
            let text = sentence(language, source, &rejection);
            assert!(text.len() > 60 && text.ends_with('.'), "{language}: {text}");
            for (_, value) in rejection.args().iter().filter(|(_, value)| value != "none") {
                assert!(
                    text.contains(value),
                    "{language}: {value} is missing in: {text}"
                );
            }
        }
    }
}

#[test]
fn no_sentence_is_left_over_in_any_language() {
    let keys: BTreeSet<_> = every_rejection().iter().map(Rejection::key).collect();
    for (language, source) in TEXTS {
        let in_file: BTreeSet<_> = source
            .lines()
            .filter(|line| line.starts_with("intake-"))
            .filter_map(|line| line.split(' ').next())
            .collect();
        assert_eq!(in_file, keys, "{language}");
    }
}

#[test]
fn a_refused_size_never_reads_equal_to_the_allowed_one() {
    let max_bytes = 15 * 1024 * 1024;
    let text = sentence(
        TEXTS[0].0,
        TEXTS[0].1,
        &Rejection::TooLarge {
            bytes: max_bytes + 1,
            max_bytes,
        },
    );
    assert!(
        text.starts_with("Berkas terlalu besar (16 MB). Paling besar 15 MB."),
        "{text}"
    );
    let args = Rejection::TooManyPixels {
        width: 40_000_001,
        height: 1,
        max_pixels: 40_000_000,
    }
    .args();
    assert_eq!(args[0].1, "41");
}

#[test]
fn only_busy_a_lost_worker_and_a_silent_scanner_are_ours() {
    let ours: Vec<_> = every_rejection()
        .into_iter()
        .filter(Rejection::is_ours)
        .collect();
    assert_eq!(
        ours,
        [
            Rejection::Busy,
            Rejection::WorkerGone,
            Rejection::Unscanned
        ]
    );
}
