//! A QR code as SVG: black on white in every colour scheme, so that every scanner reads it.
//!
//! **Invariant:** callers pass a URL only, never personal data; the text stands beside it for people (WCAG 1.1.1).

use std::fmt::Write as _;

use maud::{Markup, PreEscaped, html};
use qrcodegen::{QrCode, QrCodeEcc};

/// One path on a white square with the quiet zone of four modules. A text too long for a code gives none.
pub fn qr_svg(text: &str, label: &str) -> Option<Markup> {
    let code = QrCode::encode_text(text, QrCodeEcc::Medium).ok()?;
    let mut path = String::new();
    for y in 0..code.size() {
        for x in 0..code.size() {
            if code.get_module(x, y) {
                // Writing to a String cannot fail.
                let _ = write!(path, "M{},{}h1v1h-1z", x + 4, y + 4);
            }
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
