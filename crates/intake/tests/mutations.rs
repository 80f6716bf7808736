//! Random and mutated uploads: always an answer, never a panic, never a lost worker.
//!
//! **Invariant:** PDFs are mutated in front of real workers, because a changed page tree may loop for ever.
//! Read next: `tests/bombs.rs`.

mod fixtures;
mod process;

use intake::{Limits, Rejection, decode};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};

fn small() -> Limits {
    Limits {
        photo_max_pixels: 100_000,
        long_side_px: 120,
        thumbnail_px: 20,
        job_seconds: 5,
        cpu_seconds: 3,
        ..Limits::default()
    }
}

/// Changed bytes, and where the file is cut (seldom).
type Changes = (Vec<(Index, u8)>, Option<Index>);

fn changes() -> impl Strategy<Value = Changes> {
    (
        vec((any::<Index>(), any::<u8>()), 1..8),
        proptest::option::weighted(0.2, any::<Index>()),
    )
}

fn changed(mut bytes: Vec<u8>, (changes, cut): Changes) -> Vec<u8> {
    for (at, byte) in changes {
        let at = at.index(bytes.len());
        bytes[at] = byte;
    }
    if let Some(cut) = cut {
        bytes.truncate(cut.index(bytes.len()));
    }
    bytes
}

fn photos() -> Vec<Vec<u8>> {
    vec![
        fixtures::with_exif(&fixtures::jpeg(48, 32), 6),
        fixtures::jpeg(33, 17),
        fixtures::png(48, 32),
        fixtures::webp(48, 32),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn random_bytes_never_panic(bytes in vec(any::<u8>(), 0..400)) {
        prop_assert!(decode(&bytes, &small()).is_err());
    }

    #[test]
    fn random_bytes_behind_an_honest_start_never_panic(
        start in select(vec![&b"\xFF\xD8\xFF"[..], b"\x89PNG\r\n\x1a\n", b"RIFF\0\0\0\0WEBP", b"RIFF\xFF\0\0\0WEBPVP8X"]),
        rest in vec(any::<u8>(), 0..400),
    ) {
        let _ = decode(&[start, &rest].concat(), &small());
    }

    #[test]
    fn mutated_photos_never_panic_and_what_passes_is_clean(photo in select(photos()), changes in changes()) {
        if let Ok(intake) = decode(&changed(photo, changes), &small()) {
            prop_assert!(!fixtures::holds(&intake.pages[0].jpeg, b"Exif"));
            prop_assert!(intake.pages[0].width.max(intake.pages[0].height) <= 120);
        }
    }
}

fn pdfs() -> Vec<Vec<u8>> {
    vec![
        fixtures::pdf::simple(),
        fixtures::pdf::locked(),
        fixtures::pdf::scan(&fixtures::jpeg(40, 56), 40, 56),
        fixtures::pdf::pages(
            3,
            fixtures::pdf::A4,
            "/Rotate 180",
            fixtures::pdf::stream("", b"BT (x) Tj ET 9 9 9 9 re B*"),
        ),
    ]
}

#[test]
fn mutated_pdfs_get_an_answer_from_real_workers_and_lose_none() {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .expect("a runtime");
    let pool = process::pool(1, small());
    let config = ProptestConfig {
        cases: 300,
        failure_persistence: None,
        ..ProptestConfig::default()
    };
    proptest!(config, |(pdf in select(pdfs()), changes in changes())| {
        let outcome = runtime.block_on(pool.decode(changed(pdf, changes)));
        prop_assert_ne!(outcome.map(|_| ()), Err(Rejection::WorkerGone));
    });
}
