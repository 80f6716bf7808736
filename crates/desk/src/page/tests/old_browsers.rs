//! Citizen pages must work in Chrome 80 (2020): a phone that never updates is still somebody's only way in.

use super::super::css::citizen;
use super::gallery::pages;
use super::{html_check::elements, newer::too_new_elements};
use std::collections::BTreeSet;

/// Things Chrome 80 does not know and that would break a page. Allowed although newer, because an old browser only
/// loses a detail: `:focus-visible` and `::file-selector-button` in rules of their own, `prefers-contrast`,
/// `forced-colors`, `text-underline-offset`, `text-size-adjust`, `accent-color`. Logical longhands (`margin-inline-start`) are old, their
/// shorthands are not.
const TOO_NEW: [&str; 27] = [
    ":has(", ":is(", ":where(", "@layer", "@container", "@scope", "@property", "@starting-style", "inset:", "inset-inline",
    "aspect-ratio", "dvh", "svh", "lvh", "color-mix(", "light-dark(", "oklch(", "subgrid", "translate:", "rotate:", "scale:",
    "margin-inline:", "margin-block:", "padding-inline:", "padding-block:", "content-visibility", "text-wrap:",
];

fn too_new(css: &str) -> Vec<&'static str> {
    let mut found: Vec<&str> = TOO_NEW.into_iter().filter(|name| css.contains(name)).collect();
    if css.contains('&') {
        found.push("nesting");
    }
    // `(width>=40em)` came with Chrome 104; an unknown query drops all its rules.
    let queries = css.split("@media").skip(1).filter_map(|rest| rest.split('{').next());
    if queries.into_iter().any(|query| query.contains(['<', '>'])) {
        found.push("a range in a media query");
    }
    // A list in `:not()` came with Chrome 88.
    let negated = css.split(":not(").skip(1).filter_map(|rest| rest.split(')').next());
    if negated.into_iter().any(|list| list.contains(',')) {
        found.push("a list in :not()");
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
    assert_eq!(too_new("a{margin-inline:1px;padding-inline:2px}"), ["margin-inline:", "padding-inline:"]);
    assert_eq!(too_new("@media (width>=40em){a{color:red}}"), ["a range in a media query"]);
    assert_eq!(too_new("a:not(.b,.c){color:red}"), ["a list in :not()"]);
    assert_eq!(too_new("a>b:not(.c),d:not(.e){margin-inline-start:1px}@media (min-width:40em){a>b{color:red}}"), [] as [&str; 0]);
    assert_eq!([gap("a{display:flex;gap:1px}"), gap("a{row-gap:1px}"), gap("a{color:red;column-gap:1px}"), gap("a{b:c}")], [true, true, true, false]);
}

/// `gap` in flex rows came with Chrome 84; rows here keep their distance by margins.
#[test]
fn no_flex_row_needs_gap() {
    for rule in citizen().split('}') {
        assert!(!gap(rule), "{rule}");
    }
}

fn gap(rule: &str) -> bool {
    rule.split([';', '{']).any(|line| ["gap:", "row-gap:", "column-gap:"].iter().any(|gap| line.starts_with(gap)))
}

#[test]
fn citizen_pages_use_no_element_that_needs_a_newer_browser() {
    for (name, page) in pages().into_iter().filter(|(name, _)| name.starts_with("citizen")) {
        assert_eq!(too_new_elements(&page), Vec::<String>::new(), "{name}");
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
