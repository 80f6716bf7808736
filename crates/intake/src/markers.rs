//! The skeleton of a JPEG: its marker segments, walked by their lengths without decoding anything.
//!
//! Used twice: a photo whose end never arrived is told so (the decoder would fill the rest with grey), and the pool checks that
//! what a worker sends back is a bare picture, because a worker that was taken over could send anything.
//!
//! **Invariant:** the walk never reads outside the bytes and always moves forward.
//! Read next: `photo.rs`, `child.rs`.

/// Start of scan: compressed pixels follow until the next marker.
const SCAN: u8 = 0xDA;
/// End of image.
const END: u8 = 0xD9;

/// JFIF header, quantisation tables, baseline frame, Huffman tables, scan: all that our own encoder writes.
const OWN_SEGMENTS: [u8; 5] = [0xE0, 0xDB, 0xC0, 0xC4, SCAN];

struct Walk {
    segments: Vec<u8>,
    /// Offset just after the end marker.
    end: usize,
}

/// True when the picture has pixels and its end marker arrived; a tail after the end is no reason to doubt the picture.
pub(crate) fn is_whole(jpeg: &[u8]) -> bool {
    walk(jpeg).is_some_and(|walk| walk.segments.contains(&SCAN))
}

/// True for a JPEG with the segments of our own encoder only, and nothing after its end.
pub(crate) fn is_bare(jpeg: &[u8]) -> bool {
    walk(jpeg).is_some_and(|walk| {
        walk.end == jpeg.len()
            && walk.segments.contains(&SCAN)
            && walk
                .segments
                .iter()
                .all(|segment| OWN_SEGMENTS.contains(segment))
    })
}

fn walk(jpeg: &[u8]) -> Option<Walk> {
    let mut segments = Vec::new();
    let mut at = jpeg.starts_with(&[0xFF, 0xD8]).then_some(2)?;
    loop {
        at = next_marker(jpeg, at)?;
        let marker = *jpeg.get(at)?;
        at += 1;
        match marker {
            END => return Some(Walk { segments, end: at }),
            0x01 | 0xD0..=0xD7 => {}
            _ => {
                let length = usize::from(u16::from_be_bytes([*jpeg.get(at)?, *jpeg.get(at + 1)?]));
                at += length.max(2);
                segments.push(marker);
            }
        }
    }
}

/// Offset of the next marker's code. Restart marks and stuffed zeros inside compressed pixels are not markers.
fn next_marker(jpeg: &[u8], from: usize) -> Option<usize> {
    let rest = jpeg.get(from..)?;
    rest.windows(2)
        .position(|pair| matches!(pair, [0xFF, code] if !matches!(code, 0x00 | 0xD0..=0xD7 | 0xFF)))
        .map(|offset| from + offset + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// SOI, a frame of four bytes, a scan of two bytes, pixels with a stuffed zero and a restart mark, EOI.
    const SMALL: &[u8] =
        b"\xFF\xD8\xFF\xC0\0\x04ab\xFF\xDA\0\x02\x12\xFF\0\x34\xFF\xD0\x56\xFF\xD9";

    #[test]
    fn a_picture_with_its_end_is_whole_and_bare() {
        assert!(is_whole(SMALL));
        assert!(is_bare(SMALL));
    }

    #[test]
    fn a_picture_cut_anywhere_is_not_whole() {
        for length in 0..SMALL.len() {
            assert!(!is_whole(&SMALL[..length]), "cut at {length}");
        }
    }

    #[test]
    fn a_tail_is_whole_but_not_bare() {
        let tailed = [SMALL, b"<html>"].concat();
        assert!(is_whole(&tailed));
        assert!(!is_bare(&tailed));
    }

    #[test]
    fn a_segment_that_our_encoder_never_writes_is_not_bare() {
        let with_exif = [&SMALL[..2], b"\xFF\xE1\0\x08Exif\0\0", &SMALL[2..]].concat();
        assert!(is_whole(&with_exif));
        assert!(!is_bare(&with_exif));
    }

    #[test]
    fn an_end_marker_inside_an_embedded_thumbnail_is_not_the_end() {
        let cut = b"\xFF\xD8\xFF\xE1\0\x06\xFF\xD8\xFF\xD9\xFF\xDA\0\x02pixels";
        assert!(!is_whole(cut));
    }
}
