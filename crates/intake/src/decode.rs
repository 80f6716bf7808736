//! Bytes in, clean pictures or a reason out. Pure; runs inside the worker process.
//!
//! **Invariant:** cheap checks come first: size, then type, then header, then pixels.
//! Read next: `photo.rs`, `pdf.rs`; `worker.rs` for the walls around this.

use crate::sniff::{Kind, sniff};
use crate::{Intake, Limits, Rejection, pdf, photo};
use image::ImageFormat;
use std::panic::catch_unwind;

/// Decodes one upload: JPEG, PNG or WebP photo, or PDF, whatever its name says.
///
/// Loops and bombs are bounded by the process around this, not by this function: call it through [`crate::Pool`].
///
/// # Errors
/// The [`Rejection`] that tells the person what to do.
pub fn decode(bytes: &[u8], limits: &Limits) -> Result<Intake, Rejection> {
    check_size(bytes, limits)?;
    match sniff(bytes) {
        Kind::Jpeg => photo::decode_photo(bytes, ImageFormat::Jpeg, limits),
        Kind::Png => photo::decode_photo(bytes, ImageFormat::Png, limits),
        Kind::WebP => photo::decode_photo(bytes, ImageFormat::WebP, limits),
        Kind::Pdf => pdf::decode_pdf(bytes, limits),
        Kind::Heic => Err(Rejection::Heic),
        Kind::Other(found) => Err(Rejection::UnknownType {
            found: found.map(str::to_ascii_uppercase),
        }),
    }
}

/// The checks that need no look inside; the pool makes them before it wakes a worker.
pub(crate) fn check_size(bytes: &[u8], limits: &Limits) -> Result<(), Rejection> {
    if bytes.is_empty() {
        return Err(Rejection::Empty);
    }
    if bytes.len() > limits.file_max_bytes {
        return Err(Rejection::TooLarge {
            bytes: bytes.len() as u64,
            max_bytes: limits.file_max_bytes as u64,
        });
    }
    Ok(())
}

/// Last net: a decoder that panics has met a damaged file.
pub(crate) fn decode_caught(bytes: &[u8], limits: &Limits) -> Result<Intake, Rejection> {
    catch_unwind(|| decode(bytes, limits)).unwrap_or(Err(Rejection::Broken))
}
