//! Citizen pages must work in Chrome 80 (2020): a phone that never updates is still somebody's only way in.

use super::super::css::citizen;
use super::gallery::pages;
use super::html_check::elements;
use std::collections::BTreeSet;

/// Things Chrome 80 does not know and that would break a page. Allowed although newer, because an old browser only
/// loses a detail: `:focus-visible` and `::file-selector-button` in rules of their own, `prefers-contrast`,
/// `forced-colors`, `text-underline-offset`, `text-size-adjust`, `accent-color`.
const TOO_NEW: [&str; 20] = [
    ":has(", ":is(", ":where(", "@layer", "@container", "@scope", "@property", "@starting-style", "inset:", "inset-inline",
    "aspect-ratio", "dvh", "svh", "lvh", "color-mix(", "light-dark(", "oklch(", "subgrid", "translate:", "rotate:",
];

fn too_new(css: &str) -> Vec<&'static str> {
    let mut found: Vec<&str> = TOO_NEW.into_iter().filter(|name| css.contains(name)).collect();
    if css.contains('&') {
        found.push("nesting");
    }
    // A list with one unknown selector is dropped whole, so new pseudo-classes need a rule of their own.
    for rule in css.split('}') {
        let selectors: Vec<&str> = rule.rsplit_once('{').map_or("", |(head, _)| head).split(',').collect();
        let new = |selector: &&str| selector.contains(":focus-visible") || selector.contains("file-selector-button");
        if selectors.iter().any(|s| new(&s)) && !selectors.iter().all(|s| new(&s)) {
            found.push("a new selector in a list with old ones");
        }
    }
    found
}

#[test]
fn the_citizens_rules_use_nothing_newer_than_chrome_80() {
    assert_eq!(too_new(citizen()), Vec::<&str>::new());
}

#[test]
fn the_check_finds_what_it_looks_for() {
    assert_eq!(too_new("a:has(b){color:red}"), [":has("]);
    assert_eq!(too_new("a{&:hover{color:red}}"), ["nesting"]);
    assert_eq!(too_new("a:focus,a:focus-visible{color:red}").len(), 1);
    assert_eq!(too_new("a{position:absolute;inset:0}"), ["inset:"]);
}

/// `gap` in flex rows came with Chrome 84; rows here keep their distance by margins.
#[test]
fn no_flex_row_needs_gap() {
    for rule in citizen().split('}') {
        let gap = rule.split([';', '{']).any(|line| line.starts_with("gap:"));
        assert!(!gap, "{rule}");
    }
}

#[test]
fn citizen_pages_use_no_element_that_needs_a_newer_browser() {
    for (name, page) in pages().into_iter().filter(|(name, _)| name.starts_with("citizen")) {
        for element in elements(&page) {
            assert!(!["dialog", "search", "selectedcontent"].contains(&element.name.as_str()), "{name}: <{}>", element.name);
            for key in ["popover", "popovertarget", "commandfor", "inert"] {
                assert!(element.get(key).is_none(), "{name}: {key}");
            }
        }
    }
}

/// A class that no rule knows is a typing mistake or a rule that trimming lost.
#[test]
fn every_class_has_a_rule() {
    let rules = super::super::assets().map(|asset| asset.body).concat();
    // Hooks that need no rule: the wrapper of a start-aligned list, words inside a component.
    let plain: BTreeSet<&str> = ["govuk-input--extra-letter-spacing", "help", "split-fields", "doc-text"].into();
    for (name, page) in pages() {
        for class in elements(&page).iter().filter_map(|e| e.get("class")).flat_map(str::split_whitespace) {
            assert!(plain.contains(class) || rules.contains(&format!(".{class}")), "{name}: no rule for .{class}");
        }
    }
}
