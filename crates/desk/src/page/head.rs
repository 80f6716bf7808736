//! The `<head>` of every page: title, colour scheme, styles, optional scripts.
//!
//! **Invariant:** at most one blocking request on citizen pages, none on a first view.

use maud::{Markup, PreEscaped, html};

use super::chrome::{Chrome, Stylesheet};
use super::{css, script};

/// What differs between the layouts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Citizen,
    Staff,
    Print,
}

/// "Kesalahan: Kapan bayi lahir? - Akta kelahiran - Kitir - Pemerintah Kota Surabaya".
fn title(chrome: &Chrome<'_>, question: &str, service: Option<&str>, errors: bool) -> Markup {
    html! {
        title {
            @if errors { (chrome.words.error) ": " }
            (question) " - "
            @if let Some(service) = service { (service) " - " }
            (chrome.site) " - " (chrome.government)
        }
    }
}

pub(super) fn head(chrome: &Chrome<'_>, kind: Kind, question: &str, service: Option<&str>, errors: bool) -> Markup {
    let inline = kind == Kind::Citizen && chrome.stylesheet == Stylesheet::Inline;
    html! {
        meta charset="utf-8";
        (title(chrome, question, service, errors))
        meta name="viewport" content="width=device-width,initial-scale=1";
        meta name="color-scheme" content="light dark";
        meta name="format-detection" content="telephone=no";
        @if let Some(crest) = chrome.crest { link rel="icon" href=(crest.path); }
        @if inline {
            style { (PreEscaped(css::citizen())) }
            link rel="prefetch" href=(css::citizen_path()) as="style";
        } @else if kind == Kind::Staff {
            link rel="stylesheet" href=(css::staff_path());
        } @else {
            link rel="stylesheet" href=(css::citizen_path());
        }
        @if kind == Kind::Print { link rel="stylesheet" href=(css::print_path()); }
        @if !chrome.theme.css().is_empty() { style { (PreEscaped(chrome.theme.css())) } }
        @if kind != Kind::Print { script src=(script::kitir_path()) defer {} }
        @if kind == Kind::Staff { script src=(script::desk_path()) defer {} }
    }
}
