//! A government's colours as CSS custom properties in a small inline style.
//!
//! **Invariant:** a theme can only set the 24 known tokens to plain values; nothing in it can leave its declaration.
//! Contrast is judged where themes are read, in the catalogue. Next: `ui/scss/_tokens.scss` (the defaults).

use std::fmt::Write as _;

use super::asset::csp_hash;

/// The semantic tokens a theme may set (ux note, 1.4). `logo` is the crest's path and goes to the header, not to CSS.
pub const TOKENS: [&str; 24] = [
    "brand", "brand-ink", "brand-soft", "link", "link-visited", "text", "text-soft", "page", "surface", "surface-line",
    "line", "field-line", "focus", "focus-ink", "danger", "success", "warning", "info", "button", "button-ink",
    "button-shadow", "radius", "font", "logo",
];

/// One token as a government sets it; `dark` may be left out, then the light value holds in both.
#[derive(Debug, Clone, Copy)]
pub struct Token<'a> {
    pub name: &'a str,
    pub light: &'a str,
    pub dark: Option<&'a str>,
}

/// Why a theme is refused when the program starts.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ThemeFault {
    #[error("`{0}` is not one of the 24 theme tokens")]
    UnknownToken(String),
    #[error("token `{token}` has a value that is not a plain CSS value: `{value}`")]
    UnsafeValue { token: String, value: String },
}

/// The inline style of one government, made once at start.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Theme {
    css: String,
    csp: String,
}

impl Theme {
    /// Builds the style from (token, light, dark); an empty list keeps the defaults of the style sheet.
    pub fn new(tokens: &[Token<'_>]) -> Result<Theme, ThemeFault> {
        let mut light = String::new();
        let mut dark = String::new();
        for token in tokens {
            check(token)?;
            if token.name == "logo" {
                continue;
            }
            // Writing to a String cannot fail.
            let _ = write!(light, "--{}:{};", token.name, token.light.trim());
            if let Some(value) = token.dark {
                let _ = write!(dark, "--{}:{};", token.name, value.trim());
            }
        }
        let mut css = String::new();
        if !light.is_empty() {
            let _ = write!(css, ":root{{{light}}}");
        }
        if !dark.is_empty() {
            let _ = write!(css, "@media screen and (prefers-color-scheme:dark){{:root{{{dark}}}}}");
        }
        let csp = csp_hash(&css);
        Ok(Theme { css, csp })
    }

    /// The text between `<style>` and `</style>`.
    pub fn css(&self) -> &str {
        &self.css
    }

    /// `sha256-…` of [`Theme::css`], for `style-src`.
    pub fn csp(&self) -> &str {
        &self.csp
    }
}

impl Default for Theme {
    fn default() -> Self {
        let css = String::new();
        let csp = csp_hash(&css);
        Theme { css, csp }
    }
}

fn check(token: &Token<'_>) -> Result<(), ThemeFault> {
    if !TOKENS.contains(&token.name) {
        return Err(ThemeFault::UnknownToken(token.name.to_owned()));
    }
    for value in [Some(token.light), token.dark].into_iter().flatten() {
        let plain = |c: char| c.is_ascii_alphanumeric() || "#%.,-_()/ '\"".contains(c);
        let fetches = value.to_ascii_lowercase().contains("url");
        if value.trim().is_empty() || value.len() > 200 || !value.chars().all(plain) || fetches || !is_closed(value) {
            return Err(ThemeFault::UnsafeValue { token: token.name.to_owned(), value: value.to_owned() });
        }
    }
    Ok(())
}

/// Whether every bracket and quote that opens also closes: an open one would swallow the rules that follow.
fn is_closed(value: &str) -> bool {
    let depths = value.chars().scan(0_i32, |depth, c| {
        *depth += i32::from(c == '(') - i32::from(c == ')');
        Some(*depth)
    });
    let (lowest, last) = depths.fold((0, 0), |(lowest, _), depth| (depth.min(lowest), depth));
    lowest == 0 && last == 0 && ['\'', '"'].iter().all(|quote| value.matches(*quote).count() % 2 == 0)
}
