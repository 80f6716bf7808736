//! Intake: what people upload (one photo per document, or a PDF) comes out as clean pictures, or as a reason they can act on.
//!
//! A photo or a PDF from a stranger is decoded in a process of its own, with little memory, little time and nothing to steal.
//! What comes back is drawn anew from pixels, so no place, camera name, script or hidden tail of the original survives.
//!
//! **Invariant:** no byte of an upload is ever kept or handed on; only JPEGs encoded here leave this crate.
//! **Invariant:** this crate never writes a file, reads no clock and opens no connection but to the virus scanner that it is given.
//!
//! Read next: `decode.rs` (what is accepted), `worker.rs` (inside the process), `pool.rs` (outside it), `scanner.rs`, `texts/` (the sentences).

mod child;
mod decode;
mod frame;
mod limits;
mod live;
mod markers;
mod pdf;
mod photo;
mod picture;
mod pool;
mod rejection;
mod scanner;
mod sniff;
mod worker;

pub use decode::decode;
pub use limits::Limits;
pub use picture::{Intake, Picture, Source};
pub use pool::Pool;
pub use rejection::Rejection;
pub use scanner::{Clamd, Scanner};
pub use worker::run_worker;

/// The sentences of every [`Rejection`], as Fluent source: (language tag, text of the file).
pub const TEXTS: [(&str, &str); 2] = [
    ("id", include_str!("../texts/id.ftl")),
    ("en", include_str!("../texts/en.ftl")),
];
