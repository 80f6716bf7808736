//! A PDF becomes one picture a page: officers see ink, never scripts, links, attachments or fonts of a stranger.
//!
//! **Invariant:** page count and page sizes are judged before the first page is drawn.
//! **Invariant:** the raster is at most `long_side_px`, whatever size the page claims.
//! Read next: `picture.rs`. Loops and bombs that no check here can see end in `worker.rs`: the process has its limits.

use crate::live::is_live;
use crate::picture::Album;
use crate::{Intake, Limits, Rejection, Source};
use hayro::hayro_interpret::{InterpreterSettings, InterpreterWarning};
use hayro::hayro_syntax::page::Page;
use hayro::hayro_syntax::{DecryptionError, LoadPdfError, Pdf};
use hayro::vello_cpu::Pixmap;
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::{RenderCache, RenderSettings, render};
use image::RgbImage;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// Pixels per point at 300 dots an inch: small pages (an identity card) need no more.
const MOST_PIXELS_PER_POINT: f32 = 300.0 / 72.0;

/// Longest page for its width; a till receipt is about 1:10.
const MOST_LENGTHS_PER_WIDTH: f32 = 20.0;

/// Deepest that arrays and dictionaries of a page's drawing may stand in one another; honest ones stay below ten.
const MOST_NESTED: usize = 10_000;

/// Draws every page.
pub(crate) fn decode_pdf(bytes: &[u8], limits: &Limits) -> Result<Intake, Rejection> {
    let pdf = Pdf::new(bytes.to_vec()).map_err(|error| match error {
        LoadPdfError::Decryption(
            DecryptionError::PasswordProtected | DecryptionError::UnsupportedAlgorithm,
        ) => Rejection::Password,
        LoadPdfError::Decryption(_) | LoadPdfError::Invalid => Rejection::Broken,
    })?;
    let pages = pdf.pages();
    if pages.len() > limits.pdf_max_pages {
        let (pages, max_pages) = (pages.len() as u64, limits.pdf_max_pages as u64);
        return Err(Rejection::TooManyPages { pages, max_pages });
    }
    // The reader goes down one level of its stack for each.
    let nested = |page: &Page<'_>| page.page_stream().is_some_and(nests_too_deep);
    if pages.iter().any(nested) {
        return Err(Rejection::TooHard);
    }
    let settings = pages
        .iter()
        .zip(1..)
        .map(|(page, number)| raster(page, limits).ok_or(Rejection::OddPage { page: number }))
        .collect::<Result<Vec<_>, _>>()?;

    let lost_image = Arc::new(AtomicBool::new(false));
    let interpreter = watching_for_lost_images(&lost_image);
    let cache = RenderCache::new();
    let mut album = Album::new(limits);
    for (page, setting) in pages.iter().zip(&settings) {
        lost_image.store(false, Ordering::Relaxed);
        let paper = paper_from(&render(page, &cache, &interpreter, setting))?;
        if lost_image.load(Ordering::Relaxed) && is_blank(&paper) {
            return Err(Rejection::Broken);
        }
        album.add(paper)?;
    }
    album.finish(if is_live(&pdf) { Source::LivePdf } else { Source::Pdf })
}

/// Counts brackets that are opened and not closed. Text and pictures hold some that mean nothing; they come and go in equal measure,
/// far below the limit.
fn nests_too_deep(drawing: &[u8]) -> bool {
    let mut open = 0_usize;
    for byte in drawing {
        match byte {
            b'[' => open += 1,
            b']' => open = open.saturating_sub(1),
            _ => {}
        }
        if open > MOST_NESTED {
            return true;
        }
    }
    false
}

/// A scan is one image a page: when that image cannot be decoded the page comes out white, and nobody should send a white page.
fn watching_for_lost_images(lost: &Arc<AtomicBool>) -> InterpreterSettings {
    let lost = Arc::clone(lost);
    InterpreterSettings {
        warning_sink: Arc::new(move |warning| {
            if matches!(warning, InterpreterWarning::ImageDecodeFailure) {
                lost.store(true, Ordering::Relaxed);
            }
        }),
        ..InterpreterSettings::default()
    }
}

/// Scale and size of the raster; none when the page is not shaped like any paper.
fn raster(page: &Page<'_>, limits: &Limits) -> Option<RenderSettings> {
    let (width, height) = page.render_dimensions();
    let (long, short) = (width.max(height), width.min(height));
    let is_paper = long.is_finite()
        && short.is_finite()
        && long <= f32::from(limits.page_max_points)
        && short >= f32::from(limits.page_min_points)
        && long / short <= MOST_LENGTHS_PER_WIDTH;
    if !is_paper {
        return None;
    }
    let scale = (f32::from(limits.long_side_px) / long).min(MOST_PIXELS_PER_POINT);
    let pixels = |points: f32| {
        (points * scale)
            .round()
            .clamp(1.0, f32::from(limits.long_side_px)) as u16
    };
    Some(RenderSettings {
        x_scale: scale,
        y_scale: scale,
        width: Some(pixels(width)),
        height: Some(pixels(height)),
        bg_color: WHITE,
    })
}

/// The raster is premultiplied: what is not covered is white paper.
fn paper_from(pixmap: &Pixmap) -> Result<RgbImage, Rejection> {
    let mut paper = Vec::with_capacity(pixmap.data().len() * 3);
    for pixel in pixmap.data() {
        let white = u8::MAX - pixel.a;
        paper.push(pixel.r.saturating_add(white));
        paper.push(pixel.g.saturating_add(white));
        paper.push(pixel.b.saturating_add(white));
    }
    RgbImage::from_raw(u32::from(pixmap.width()), u32::from(pixmap.height()), paper)
        .ok_or(Rejection::Broken)
}

fn is_blank(paper: &RgbImage) -> bool {
    paper.as_raw().iter().all(|channel| *channel == u8::MAX)
}
