//! The words between pool and worker.
//!
//! Request: length (u32, little endian), then the upload. Reply: length of the header, the header as JSON, then the pictures'
//! bytes in the order of the header, the thumbnail last.
//!
//! **Invariant:** no length is believed: each is held against the limits before room is made for it.
//! Read next: `worker.rs` (one end), `child.rs` (the other).

use crate::{Intake, Limits, Picture, Rejection, Source};
use serde::{Deserialize, Serialize};
use std::io::{self, ErrorKind, Read, Write};

/// Largest reply header; twenty pages take about 1 KB.
pub(crate) const HEADER_MAX_BYTES: usize = 16 * 1024;

/// Header of a reply.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Reply {
    Decoded {
        source: Source,
        pages: Vec<Blob>,
        thumbnail: Blob,
    },
    Rejected(Rejection),
}

/// A picture whose bytes follow the header.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Blob {
    pub width: u32,
    pub height: u32,
    pub bytes: usize,
}

impl Blob {
    fn of(picture: &Picture) -> Self {
        Self {
            width: picture.width,
            height: picture.height,
            bytes: picture.jpeg.len(),
        }
    }
}

impl Reply {
    fn of(outcome: &Result<Intake, Rejection>) -> Self {
        match outcome {
            Ok(intake) => Self::Decoded {
                source: intake.source,
                pages: intake.pages.iter().map(Blob::of).collect(),
                thumbnail: Blob::of(&intake.thumbnail),
            },
            Err(rejection) => Self::Rejected(rejection.clone()),
        }
    }

    /// Reads a header and holds its numbers against the limits.
    ///
    /// # Errors
    /// `InvalidData` when it is not a header that an honest worker could send.
    pub(crate) fn parse(header: &[u8], limits: &Limits) -> io::Result<Self> {
        let reply: Self = serde_json::from_slice(header)?;
        if let Self::Decoded {
            pages, thumbnail, ..
        } = &reply
        {
            let fits = |blob: &Blob, side: u16| {
                [blob.width, blob.height]
                    .iter()
                    .all(|length| (1..=u32::from(side)).contains(length))
            };
            let bytes = pages
                .iter()
                .chain([thumbnail])
                .fold(0_usize, |sum, blob| sum.saturating_add(blob.bytes));
            let honest = (1..=limits.pdf_max_pages).contains(&pages.len())
                && pages.iter().all(|blob| fits(blob, limits.long_side_px))
                && fits(thumbnail, limits.thumbnail_px)
                && bytes <= limits.pictures_max_bytes;
            if !honest {
                return Err(io::Error::new(
                    ErrorKind::InvalidData,
                    "a worker's reply breaks the limits",
                ));
            }
        }
        Ok(reply)
    }
}

/// Length of a frame as it goes over the pipe.
pub(crate) fn length_of(bytes: &[u8]) -> io::Result<[u8; 4]> {
    u32::try_from(bytes.len())
        .map(u32::to_le_bytes)
        .map_err(|_| io::Error::from(ErrorKind::InvalidInput))
}

/// The next upload, or none when the pool closed the pipe between two requests.
pub(crate) fn read_request(input: &mut impl Read, limits: &Limits) -> io::Result<Option<Vec<u8>>> {
    let mut length = [0; 4];
    match input.read_exact(&mut length) {
        Err(error) if error.kind() == ErrorKind::UnexpectedEof => return Ok(None),
        outcome => outcome?,
    }
    let length = u32::from_le_bytes(length) as usize;
    if length > limits.file_max_bytes {
        return Err(io::Error::new(
            ErrorKind::InvalidData,
            "a request larger than the largest file",
        ));
    }
    let mut bytes = vec![0; length];
    input.read_exact(&mut bytes)?;
    Ok(Some(bytes))
}

/// Sends one outcome.
pub(crate) fn write_reply(
    output: &mut impl Write,
    outcome: &Result<Intake, Rejection>,
) -> io::Result<()> {
    let header = serde_json::to_vec(&Reply::of(outcome))?;
    output.write_all(&length_of(&header)?)?;
    output.write_all(&header)?;
    if let Ok(intake) = outcome {
        for picture in intake.pages.iter().chain([&intake.thumbnail]) {
            output.write_all(&picture.jpeg)?;
        }
    }
    output.flush()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decoded(pages: usize, side: u32, bytes: usize) -> Vec<u8> {
        let blob = || Blob {
            width: side,
            height: 1,
            bytes,
        };
        let reply = Reply::Decoded {
            source: Source::Pdf,
            pages: (0..pages).map(|_| blob()).collect(),
            thumbnail: Blob {
                width: 1,
                height: 1,
                bytes: 1,
            },
        };
        serde_json::to_vec(&reply).expect("a header is JSON")
    }

    #[test]
    fn an_honest_header_is_believed() {
        assert!(Reply::parse(&decoded(20, 1_800, 1_000), &Limits::default()).is_ok());
    }

    #[test]
    fn a_header_that_breaks_a_limit_is_refused() {
        let limits = Limits::default();
        for (what, header) in [
            ("no page", decoded(0, 1_800, 10)),
            ("too many pages", decoded(21, 1_800, 10)),
            ("too wide", decoded(1, 1_801, 10)),
            ("no width", decoded(1, 0, 10)),
            ("too many bytes", decoded(2, 10, 20 * 1024 * 1024)),
            ("a sum that overflows", decoded(2, 10, usize::MAX)),
            ("no JSON", b"{".to_vec()),
        ] {
            assert!(Reply::parse(&header, &limits).is_err(), "{what}");
        }
    }

    #[test]
    fn every_rejection_survives_the_pipe() {
        for rejection in [
            Rejection::TooLarge {
                bytes: 1,
                max_bytes: 2,
            },
            Rejection::UnknownType {
                found: Some("ZIP".to_owned()),
            },
            Rejection::Heic,
        ] {
            let mut wire = Vec::new();
            write_reply(&mut wire, &Err(rejection.clone())).expect("a vector takes everything");
            let reply = Reply::parse(&wire[4..], &Limits::default()).expect("our own header");
            assert_eq!(reply, Reply::Rejected(rejection));
        }
    }

    #[test]
    fn a_request_longer_than_the_largest_file_is_an_error_before_room_is_made() {
        let mut wire: &[u8] = &u32::MAX.to_le_bytes();
        assert!(read_request(&mut wire, &Limits::default()).is_err());
    }

    #[test]
    fn a_closed_pipe_between_requests_ends_the_work_quietly() {
        let mut wire: &[u8] = &[];
        assert!(matches!(
            read_request(&mut wire, &Limits::default()),
            Ok(None)
        ));
    }
}
