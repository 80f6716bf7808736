//! How big, how many and how long: every number that bounds an upload, in one place.
//!
//! **Invariant:** a limit that people can meet has a [`crate::Rejection`] that names it.
//! Read next: `decode.rs` for the limits on content, `worker.rs` and `pool.rs` for those on the process.

use serde::{Deserialize, Serialize};

/// Bounds of one upload and of the process that decodes it. The program and its workers must be given the same values.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Limits {
    /// Largest file, in bytes.
    pub file_max_bytes: usize,
    /// Largest photo, width times height, read from its header before anything is decoded.
    pub photo_max_pixels: u64,
    /// Most pages of a PDF.
    pub pdf_max_pages: usize,
    /// Longest side of a PDF page in points (1/72 inch); 5,000 is a sheet of 1.76 m.
    pub page_max_points: u16,
    /// Shortest side of a PDF page in points.
    pub page_min_points: u16,
    /// Long side of every picture that comes out; smaller photos are never enlarged.
    pub long_side_px: u16,
    /// Long side of the thumbnail.
    pub thumbnail_px: u16,
    /// JPEG quality of what comes out, 1 to 100.
    pub jpeg_quality: u8,
    /// All pictures of one upload together, in bytes.
    pub pictures_max_bytes: usize,
    /// Wall-clock time of one job, in seconds.
    pub job_seconds: u64,
    /// Processor time of one job, in seconds.
    pub cpu_seconds: u64,
    /// Address space of a worker, in bytes. 40 megapixels of the widest kind (16-bit RGBA) take 320 MB, resized another 300 MB.
    pub memory_max_bytes: u64,
    /// Jobs after which a worker is replaced by a fresh one.
    pub jobs_per_worker: u32,
    /// Uploads that may wait for a worker; the next one is told to come back.
    pub waiting_max: usize,
    /// Longest wait for a worker, in seconds.
    pub waiting_seconds: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            file_max_bytes: 15 * 1024 * 1024,
            photo_max_pixels: 40_000_000,
            pdf_max_pages: 20,
            page_max_points: 5_000,
            page_min_points: 20,
            long_side_px: 1_800,
            thumbnail_px: 200,
            jpeg_quality: 80,
            pictures_max_bytes: 32 * 1024 * 1024,
            job_seconds: 30,
            cpu_seconds: 25,
            memory_max_bytes: 1536 * 1024 * 1024,
            jobs_per_worker: 50,
            waiting_max: 32,
            waiting_seconds: 40,
        }
    }
}
