//! `theme.toml` and the two drawings of a government.
//!
//! **Invariant:** what leaves here is safe to put into a style sheet and a page: colours are `#rrggbb`, lengths and font names are plain,
//! drawings hold no script and fetch nothing.

use super::{cells::{Cells, Source}, folder::Folder};
use crate::{check, finding::{Finding, Severity}, government::Theme};

/// Colours, each with a light and a dark value.
pub(crate) const COLOURS: [&str; 21] = [
    "brand", "brand-ink", "brand-soft", "link", "link-visited", "text", "text-soft", "page", "surface", "surface-line", "line", "field-line",
    "focus", "focus-ink", "danger", "success", "warning", "info", "button", "button-ink", "button-shadow",
];
const DRAWING_BYTES_MAX: usize = 20 * 1024;

pub(crate) fn read(folder: &Folder, findings: &mut Vec<Finding>) -> Theme {
    let path = folder.path_of("theme.toml");
    let (crest_svg, emblem_svg) = (drawing(folder, "crest.svg", findings), drawing(folder, "emblem.svg", findings));
    let mut theme = Theme { tokens: Vec::new(), crest_svg, emblem_svg };
    let source = match folder.text("theme.toml").and_then(|content| Source::parse(&path, content)) {
        Ok(source) => source,
        Err(finding) => {
            findings.push(finding);
            return theme;
        }
    };
    let root = source.root();
    let mut lines = Vec::new();
    for token in COLOURS {
        if let Some((light, dark)) = colour(&root, token) {
            theme.tokens.push((token.to_owned(), light, dark));
            lines.push((token, root.line_of(token)));
        }
    }
    for (token, allowed) in [("radius", "0123456789.rempx"), ("font", "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ -,\"'")] {
        let value = root.text(token);
        if value.chars().all(|c| allowed.contains(c)) {
            theme.tokens.push((token.to_owned(), value.clone(), value));
        } else {
            root.report_at(token, format!("`{token}` holds a character that it may not hold"));
        }
    }
    root.done();
    drop(root);
    findings.extend(source.into_findings());
    findings.extend(check::contrast::theme(&theme, &path, &lines));
    theme
}

fn colour(root: &Cells<'_>, token: &str) -> Option<(String, String)> {
    let Some(pair) = root.find_table(token) else {
        root.report(format!("colour `{token}` is missing"));
        return None;
    };
    let read = |shade: &str| {
        let value = pair.text(shade).to_ascii_lowercase();
        let known = check::contrast::parse(&value).is_some();
        if !known && !value.is_empty() {
            pair.report(format!("`{token}` ({shade}) must be a colour like #0b5d57, not `{value}`"));
        }
        known.then_some(value)
    };
    let colour = (read("light"), read("dark"));
    pair.done();
    Some((colour.0?, colour.1?))
}

fn drawing(folder: &Folder, file: &str, findings: &mut Vec<Finding>) -> String {
    let refused = |message: &str| Finding { path: folder.path_of(file), line: 0, severity: Severity::Fault, message: message.to_owned() };
    let svg = match folder.text(file) {
        Ok(svg) => svg.trim(),
        Err(finding) => {
            findings.push(finding);
            return String::new();
        }
    };
    let lower = svg.to_ascii_lowercase();
    if svg.len() > DRAWING_BYTES_MAX {
        findings.push(refused("is larger than 20 KiB"));
    }
    if !lower.starts_with("<svg") || !lower.ends_with("</svg>") {
        findings.push(refused("must be one <svg> element and nothing else"));
    }
    let active = ["<script", "<foreignobject", "<image", "<use", "href", "url(", "<style", "javascript:", "<!", "<?", " on"];
    if let Some(found) = active.iter().find(|part| lower.contains(**part)) {
        findings.push(refused(&format!("may not hold `{}`: a drawing runs and fetches nothing", found.trim())));
    }
    svg.to_owned()
}
