//! The style sheets and the line of the Content-Security-Policy that allows them.
//!
//! **Invariant:** no `style` attribute anywhere; the only inline styles are [`citizen`] and the theme, both by hash.
//! Next: `theme.rs`, `head.rs`.

use super::asset;
use super::theme::Theme;

/// The citizen's rules as inlined on a first view.
pub fn citizen() -> &'static str {
    asset::CITIZEN.body
}

/// `sha256-…` of [`citizen`].
pub fn citizen_hash() -> &'static str {
    &asset::CITIZEN.csp
}

/// Path of the same rules as a file.
pub fn citizen_path() -> &'static str {
    &asset::CITIZEN.path
}

/// Value of the cookie `c` that says "this browser holds the file". Set it with the answer to [`citizen_path`].
pub fn citizen_cookie() -> &'static str {
    &asset::CITIZEN.hash
}

/// The rules of staff pages, the citizen's among them.
pub fn staff_path() -> &'static str {
    &asset::STAFF.path
}

/// Slips, receipts and manifests on paper.
pub fn print_path() -> &'static str {
    &asset::PRINT.path
}

/// Value of `style-src` for any page under this theme: `'self' 'sha256-…' 'sha256-…'`.
pub fn style_src(theme: &Theme) -> String {
    format!("'self' '{}' '{}'", citizen_hash(), theme.csp())
}
