//! Contrast of colours by WCAG 2.2: 4.5:1 for text, 3:1 for lines and focus, in light and in dark.

use crate::{finding::{Finding, Severity}, government::Theme};

/// Red, green, blue, 0-255.
pub(crate) type Colour = [u8; 3];

/// What is drawn on what, and the least contrast.
const PAIRS: [(&str, &str, f64); 20] = [
    ("text", "page", 4.5),
    ("text", "surface", 4.5),
    ("text", "brand-soft", 4.5),
    ("text-soft", "page", 4.5),
    ("text-soft", "surface", 4.5),
    ("link", "page", 4.5),
    ("link", "surface", 4.5),
    ("link-visited", "page", 4.5),
    ("brand-ink", "brand", 4.5),
    ("button-ink", "button", 4.5),
    ("focus-ink", "focus", 4.5),
    ("danger", "page", 4.5),
    ("success", "page", 4.5),
    ("warning", "page", 4.5),
    ("info", "page", 4.5),
    ("danger", "surface", 4.5),
    ("success", "surface", 4.5),
    ("field-line", "page", 3.0),
    ("field-line", "surface", 3.0),
    ("button", "page", 3.0),
];

/// `#rrggbb` only.
pub(crate) fn parse(text: &str) -> Option<Colour> {
    let hex = text.strip_prefix('#').filter(|hex| hex.len() == 6 && hex.bytes().all(|b| b.is_ascii_hexdigit()))?;
    let part = |range: std::ops::Range<usize>| u8::from_str_radix(hex.get(range)?, 16).ok();
    Some([part(0..2)?, part(2..4)?, part(4..6)?])
}

/// From 1 (the same) to 21 (black on white).
pub(crate) fn ratio(a: Colour, b: Colour) -> f64 {
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

/// Every pair that is too faint, at the line of its foreground colour.
pub(crate) fn theme(theme: &Theme, path: &str, lines: &[(&str, usize)]) -> Vec<Finding> {
    let shades = |token: &str| theme.tokens.iter().find(|(name, ..)| name == token).map(|(_, light, dark)| [light.as_str(), dark.as_str()]);
    let mut findings = Vec::new();
    let mut too_faint = |token: &str, message: String| {
        let line = lines.iter().find(|(name, _)| *name == token).map_or(0, |(_, line)| *line);
        findings.push(Finding { path: path.to_owned(), line, severity: Severity::Fault, message });
    };
    for (over, under, least) in PAIRS {
        let (Some(over_shades), Some(under_shades)) = (shades(over), shades(under)) else { continue };
        for (index, mode) in ["light", "dark"].into_iter().enumerate() {
            let pair = over_shades.get(index).copied().and_then(parse).zip(under_shades.get(index).copied().and_then(parse));
            let Some((a, b)) = pair else { continue };
            if ratio(a, b) < least {
                too_faint(over, format!("`{over}` on `{under}` ({mode}) has contrast {:.2}, needs {least}; try {}", ratio(a, b), passing(a, b, least)));
            }
        }
    }
    for (index, mode) in ["light", "dark"].into_iter().enumerate() {
        let shade = |token: &str| shades(token).and_then(|shades| shades.get(index).copied().and_then(parse));
        let (Some(focus), Some(ink), Some(page)) = (shade("focus"), shade("focus-ink"), shade("page")) else { continue };
        if ratio(focus, page).max(ratio(ink, page)) < 3.0 {
            too_faint("focus", format!("neither `focus` nor `focus-ink` stands out from `page` ({mode}); one needs 3:1"));
        }
    }
    findings
}

/// The nearest mix with black or white that passes.
fn passing(over: Colour, under: Colour, least: f64) -> String {
    let towards = |end: u8, step: u16| over.map(|c| u8::try_from((u16::from(c) * (20 - step) + u16::from(end) * step) / 20).unwrap_or(end));
    let found = (1..=20u16).flat_map(|step| [towards(0, step), towards(255, step)]).find(|candidate| ratio(*candidate, under) >= least);
    let [r, g, b] = found.unwrap_or([0, 0, 0]);
    format!("#{r:02x}{g:02x}{b:02x}")
}

fn luminance([r, g, b]: Colour) -> f64 {
    let linear = |part: u8| {
        let part = f64::from(part) / 255.0;
        if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn contrast_follows_the_published_formula() {
        assert!((ratio([0, 0, 0], [255, 255, 255]) - 21.0).abs() < 1e-9);
        assert!((ratio([0x76, 0x76, 0x76], [255, 255, 255]) - 4.54).abs() < 0.01);
        assert!((ratio([10, 20, 30], [10, 20, 30]) - 1.0).abs() < 1e-9);
    }

    #[test]
    fn only_six_hex_digits_are_a_colour() {
        assert_eq!(parse("#0b5d57"), Some([0x0b, 0x5d, 0x57]));
        for wrong in ["0b5d57", "#fff", "#12345g", "red", "#0b5d57;}", "#é2345"] {
            assert_eq!(parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn a_proposed_colour_passes() {
        let proposed = passing([0xaa, 0xaa, 0xaa], [255, 255, 255], 4.5);
        assert!(ratio(parse(&proposed).expect("a colour"), [255, 255, 255]) >= 4.5, "{proposed}");
    }
}
