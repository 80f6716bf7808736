//! Why an upload is not accepted: one variant a reason, each with a text key and the numbers its sentence needs.
//!
//! **Invariant:** keys are stable and have a sentence in every file of `texts/` (a test holds this).
//! Read next: `texts/id.ftl`.

use serde::{Deserialize, Serialize};
use std::fmt;

/// The reason an upload was turned away.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Rejection {
    /// No bytes arrived.
    Empty,
    /// The file is larger than allowed.
    TooLarge { bytes: u64, max_bytes: u64 },
    /// The photo has more pixels than allowed, by its header.
    TooManyPixels {
        width: u32,
        height: u32,
        max_pixels: u64,
    },
    /// The PDF has more pages than allowed.
    TooManyPages { pages: u64, max_pages: u64 },
    /// A PDF page (counted from 1) is far larger, smaller or longer than any sheet of paper.
    OddPage { page: u64 },
    /// Neither JPEG, PNG, WebP nor PDF. `found` is the usual ending of what it is, in capitals ("ZIP"), when known.
    UnknownType { found: Option<String> },
    /// An iPhone photo in HEIC, for which no safe decoder exists.
    Heic,
    /// The right type, but damaged or cut off.
    Broken,
    /// Decoding ran into the limit of time or memory.
    TooHard,
    /// An encrypted PDF that needs a password.
    Password,
    /// Too many uploads are waiting; nothing is wrong with this one.
    Busy,
    /// Our worker died or would not start; nothing is known to be wrong with the upload.
    WorkerGone,
    /// The virus scanner found something.
    Infected,
    /// The virus scanner does not answer; nothing is known to be wrong with the upload.
    Unscanned,
}

impl Rejection {
    /// The key of the sentence in `texts/*.ftl`.
    pub fn key(&self) -> &'static str {
        match self {
            Self::Empty => "intake-empty",
            Self::TooLarge { .. } => "intake-too-large",
            Self::TooManyPixels { .. } => "intake-too-many-pixels",
            Self::TooManyPages { .. } => "intake-too-many-pages",
            Self::OddPage { .. } => "intake-odd-page",
            Self::UnknownType { .. } => "intake-unknown-type",
            Self::Heic => "intake-heic",
            Self::Broken => "intake-broken",
            Self::TooHard => "intake-too-hard",
            Self::Password => "intake-password",
            Self::Busy => "intake-busy",
            Self::WorkerGone => "intake-worker-gone",
            Self::Infected => "intake-infected",
            Self::Unscanned => "intake-unscanned",
        }
    }

    /// What the sentence needs, by name. Sizes are whole megabytes or megapixels (millions), the measured ones rounded up,
    /// so that a refused size never reads equal to the allowed one.
    pub fn args(&self) -> Vec<(String, String)> {
        let named = |name: &str, value: String| (name.to_owned(), value);
        match self {
            Self::TooLarge { bytes, max_bytes } => {
                let max_mb = max_bytes / 1_000_000;
                vec![
                    named(
                        "size_mb",
                        bytes.div_ceil(1_000_000).max(max_mb + 1).to_string(),
                    ),
                    named("max_mb", max_mb.to_string()),
                ]
            }
            Self::TooManyPixels {
                width,
                height,
                max_pixels,
            } => {
                let pixels = u64::from(*width) * u64::from(*height);
                vec![
                    named("size_mpixel", pixels.div_ceil(1_000_000).to_string()),
                    named("max_mpixel", (max_pixels / 1_000_000).to_string()),
                ]
            }
            Self::TooManyPages { pages, max_pages } => {
                vec![
                    named("pages", pages.to_string()),
                    named("max_pages", max_pages.to_string()),
                ]
            }
            Self::OddPage { page } => vec![named("page", page.to_string())],
            Self::UnknownType { found } => vec![named(
                "found",
                found.clone().unwrap_or_else(|| "none".to_owned()),
            )],
            Self::Empty
            | Self::Heic
            | Self::Broken
            | Self::TooHard
            | Self::Password
            | Self::Busy
            | Self::WorkerGone
            | Self::Infected
            | Self::Unscanned => Vec::new(),
        }
    }

    /// True when sending the same file again later may well succeed, because the reason lies with us.
    pub fn is_ours(&self) -> bool {
        matches!(self, Self::Busy | Self::WorkerGone | Self::Unscanned)
    }
}

/// The text key, for logs: never anything that a person typed or sent.
impl fmt::Display for Rejection {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.key())
    }
}

impl std::error::Error for Rejection {}
