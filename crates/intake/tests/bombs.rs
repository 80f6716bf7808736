//! Hostile files meet the limits of the process: the upload gets its reason, the server keeps running.
//!
//! **Invariant:** after every bomb the same pool still decodes an honest photo.
//! Read next: `tests/fixtures/bomb.rs`, `src/worker.rs`.

mod fixtures;
mod process;

use fixtures::{bomb, pdf};
use intake::{Limits, Pool, Rejection};

/// Little of everything, so that the bombs go off quickly.
fn tight() -> Limits {
    Limits {
        memory_max_bytes: 400 * 1024 * 1024,
        cpu_seconds: 2,
        job_seconds: 20,
        long_side_px: 300,
        ..Limits::default()
    }
}

async fn outcome_of(upload: Vec<u8>, limits: Limits) -> Result<(), Rejection> {
    assert!(
        upload.len() <= limits.file_max_bytes,
        "the bomb is small enough to be taken"
    );
    let pool: Pool = process::pool(1, limits);
    let outcome = pool.decode(upload).await;
    assert!(
        pool.decode(fixtures::jpeg(40, 30)).await.is_ok(),
        "the next upload is served"
    );
    outcome.map(|_| ())
}

#[tokio::test]
async fn a_png_that_promises_50_000_by_50_000_pixels_is_refused_by_its_header() {
    let refused = Rejection::TooManyPixels {
        width: 50_000,
        height: 50_000,
        max_pixels: 40_000_000,
    };
    assert_eq!(
        outcome_of(bomb::huge_png(50_000), tight()).await,
        Err(refused)
    );
}

#[tokio::test]
async fn a_png_just_under_the_pixel_limit_without_pixels_is_broken() {
    assert_eq!(
        outcome_of(bomb::huge_png(6_000), Limits::default()).await,
        Err(Rejection::Broken)
    );
}

#[tokio::test]
async fn a_pdf_stream_that_unpacks_to_a_gigabyte_runs_out_of_memory_in_the_worker_only() {
    let limits = Limits {
        cpu_seconds: 15,
        ..tight()
    };
    assert_eq!(
        outcome_of(bomb::unpacking_pdf(1_000), limits).await,
        Err(Rejection::TooHard)
    );
}

#[tokio::test]
async fn a_page_tree_that_holds_itself_is_broken() {
    assert_eq!(
        outcome_of(bomb::circular_pdf(), tight()).await,
        Err(Rejection::Broken)
    );
}

#[tokio::test]
async fn drawings_that_multiply_run_out_of_processor_time() {
    assert_eq!(
        outcome_of(bomb::multiplying_pdf(), tight()).await,
        Err(Rejection::TooHard)
    );
}

#[tokio::test]
async fn a_million_arrays_in_one_another_are_refused_packed_or_not() {
    for packed in [false, true] {
        let outcome = outcome_of(bomb::nested_pdf(1_000_000, packed), tight()).await;
        assert_eq!(outcome, Err(Rejection::TooHard), "packed: {packed}");
    }
}

#[tokio::test]
async fn a_page_of_seventy_metres_is_refused_without_drawing_it() {
    let huge = pdf::pages(1, "[0 0 200000 200000]", "", pdf::stream("", b""));
    assert_eq!(
        outcome_of(huge, tight()).await,
        Err(Rejection::OddPage { page: 1 })
    );
}

#[tokio::test]
async fn the_default_memory_is_enough_for_the_largest_honest_photo() {
    let pool = process::pool(
        1,
        Limits {
            cpu_seconds: 300,
            job_seconds: 300,
            ..Limits::default()
        },
    );
    let intake = pool
        .decode(bomb::wide_png(8_000, 5_000))
        .await
        .expect("40 megapixels");
    assert_eq!(
        (intake.pages[0].width, intake.pages[0].height),
        (1_800, 1_125)
    );
}
