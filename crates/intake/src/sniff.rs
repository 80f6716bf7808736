//! What a file is, by its first bytes.
//!
//! **Invariant:** names, endings and the browser's content type are never believed; only bytes decide.
//! Read next: `decode.rs`.

/// What the first bytes say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Jpeg,
    Png,
    WebP,
    Pdf,
    /// HEIF family of the iPhone.
    Heic,
    /// Something else; its usual ending when known, such as "zip".
    Other(Option<&'static str>),
}

/// Brands of an ISO media file that mean an HEVC picture; `mif1` and `msf1` are the neutral names iPhones also use.
const HEIC_BRANDS: [&[u8]; 8] = [
    b"heic", b"heix", b"hevc", b"hevx", b"heim", b"heis", b"mif1", b"msf1",
];

pub(crate) fn sniff(bytes: &[u8]) -> Kind {
    if bytes.starts_with(&[0xFF, 0xD8, 0xFF]) {
        return Kind::Jpeg;
    }
    if bytes.starts_with(b"\x89PNG\r\n\x1a\n") {
        return Kind::Png;
    }
    if bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP") {
        return Kind::WebP;
    }
    if after_blanks(bytes).starts_with(b"%PDF-") {
        return Kind::Pdf;
    }
    if bytes.get(4..8) == Some(b"ftyp")
        && bytes
            .get(8..12)
            .is_some_and(|brand| HEIC_BRANDS.contains(&brand))
    {
        return Kind::Heic;
    }
    if is_svg(bytes) {
        return Kind::Other(Some("svg"));
    }
    match infer::get(bytes).map(|kind| kind.extension()) {
        // Readers take a PDF that begins after some other bytes, so some programs write it so.
        Some("pdf") => Kind::Pdf,
        found => Kind::Other(found),
    }
}

/// Some programs put a byte-order mark or blank lines before `%PDF-`.
fn after_blanks(bytes: &[u8]) -> &[u8] {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let blanks = bytes
        .iter()
        .take(64)
        .take_while(|byte| byte.is_ascii_whitespace())
        .count();
    bytes.get(blanks..).unwrap_or_default()
}

fn is_svg(bytes: &[u8]) -> bool {
    let head = after_blanks(bytes.get(..1_024).unwrap_or(bytes));
    head.starts_with(b"<")
        && head
            .windows(4)
            .any(|window| window.eq_ignore_ascii_case(b"<svg"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_four_accepted_types_are_known_by_their_first_bytes() {
        assert_eq!(sniff(b"\xFF\xD8\xFF\xE0rest"), Kind::Jpeg);
        assert_eq!(sniff(b"\x89PNG\r\n\x1a\nrest"), Kind::Png);
        assert_eq!(sniff(b"RIFF\x10\0\0\0WEBPVP8 "), Kind::WebP);
        assert_eq!(sniff(b"%PDF-1.7"), Kind::Pdf);
        assert_eq!(sniff(b"\xEF\xBB\xBF\r\n%PDF-1.4"), Kind::Pdf);
    }

    #[test]
    fn files_of_other_types_are_named_when_known() {
        assert_eq!(sniff(b"\0\0\0\x18ftypheic\0\0\0\0mif1heic"), Kind::Heic);
        assert_eq!(sniff(b"PK\x03\x04\x14\0\0\0"), Kind::Other(Some("zip")));
        assert_eq!(sniff(b"<!DOCTYPE html><html>"), Kind::Other(Some("html")));
        assert_eq!(sniff(b"GIF89a\x01\0"), Kind::Other(Some("gif")));
        assert_eq!(
            sniff(b"<?xml version=\"1.0\"?>\n<svg onload=\"x\">"),
            Kind::Other(Some("svg"))
        );
        assert_eq!(sniff(b"just words"), Kind::Other(None));
        assert_eq!(sniff(b"RIFF"), Kind::Other(None));
    }

    #[test]
    fn nothing_is_ever_called_an_unknown_type_named_pdf() {
        assert_eq!(sniff(b"printed by a shop %PDF-1.7"), Kind::Pdf);
        assert_eq!(
            sniff(&[&[b'x'; 100_000][..], b"%PDF-1.7"].concat()),
            Kind::Other(None)
        );
    }
}
