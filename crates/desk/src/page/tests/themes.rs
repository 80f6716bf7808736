//! Themes: only known tokens, only plain values.

use super::super::css::style_src;
use super::super::theme::{Theme, ThemeFault, Token};

fn token<'a>(name: &'a str, light: &'a str, dark: Option<&'a str>) -> Token<'a> {
    Token { name, light, dark }
}

#[test]
fn a_theme_becomes_custom_properties_for_both_schemes() {
    let theme = Theme::new(&[token("brand", "#0b4a55", Some("#0c3b45")), token("radius", "4px", None), token("logo", "lambang.svg", None)]).unwrap();
    assert_eq!(
        theme.css(),
        ":root{--brand:#0b4a55;--radius:4px;}@media screen and (prefers-color-scheme:dark){:root{--brand:#0c3b45;}}"
    );
    assert!(style_src(&theme).starts_with("'self' 'sha256-") && style_src(&theme).contains(theme.csp()));
}

#[test]
fn an_unknown_token_is_refused_by_name() {
    assert_eq!(Theme::new(&[token("brnad", "#fff", None)]), Err(ThemeFault::UnknownToken("brnad".into())));
}

#[test]
fn no_value_leaves_its_declaration() {
    for value in ["red;}body{display:none", "</style><script>", "url(https://evil)", "a\\3b b", "x:y", "", " ", "URL(//evil)", "rgb(1", "a)", "'"] {
        assert!(matches!(Theme::new(&[token("brand", value, None)]), Err(ThemeFault::UnsafeValue { .. })), "{value}");
        assert!(matches!(Theme::new(&[token("brand", "#fff", Some(value))]), Err(ThemeFault::UnsafeValue { .. })), "dark {value}");
    }
}

#[test]
fn an_empty_theme_keeps_the_defaults() {
    assert_eq!(Theme::new(&[]).unwrap().css(), "");
    assert_eq!(Theme::new(&[]).unwrap(), Theme::default());
}
