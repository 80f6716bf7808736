//! A QR code as SVG: black on white in every colour scheme, so that every scanner reads it.
//!
//! **Invariant:** callers pass a URL only, never personal data; the text stands beside it for people (WCAG 1.1.1).

use std::fmt::Write as _;

use maud::{Markup, PreEscaped, html};
use qrcodegen::{Mask, QrCode, QrCodeEcc, QrSegment, Version};

/// Every mask is readable. To draw all eight and count which looks best (ISO/IEC 18004, 7.8.3) is most of the work, and pays only for
/// texts that are regular; ours end in random digits. Slips on paper are drawn with the best one (crate `certificate`).
const MASK: u8 = 2;

/// One path on a white square with the quiet zone of four modules. A text too long for a code gives none.
pub fn qr_svg(text: &str, label: &str) -> Option<Markup> {
    let segments = QrSegment::make_segments(text);
    let code = QrCode::encode_segments_advanced(&segments, QrCodeEcc::Medium, Version::MIN, Version::MAX, Some(Mask::new(MASK)), true).ok()?;
    let mut path = String::new();
    for y in 0..code.size() {
        let mut x = 0;
        while x < code.size() {
            // Neighbours in a row are one bar: a third of the bytes of single modules.
            let dark = (x..code.size()).take_while(|x| code.get_module(*x, y)).count();
            if dark > 0 {
                // Writing to a String cannot fail.
                let _ = write!(path, "M{} {}h{dark}v1h-{dark}z", x + 4, y + 4);
            }
            x += i32::try_from(dark).unwrap_or(i32::MAX).saturating_add(1).min(code.size());
        }
    }
    let size = code.size() + 8;
    Some(html! {
        svg.qr xmlns="http://www.w3.org/2000/svg" role="img" aria-label=(label)
            viewBox={ "0 0 " (size) " " (size) } width="160" height="160" shape-rendering="crispEdges" {
            (PreEscaped(format!("<path fill=\"#fff\" d=\"M0 0h{size}v{size}H0z\"/><path fill=\"#000\" d=\"{path}\"/>")))
        }
    })
}
