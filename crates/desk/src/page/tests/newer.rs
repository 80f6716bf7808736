//! Elements and attributes that Chrome 80 does not know. Asked of the samples here and of every page that the citizen's tests walk through.

use super::html_check::elements;

const ELEMENTS: [&str; 4] = ["dialog", "search", "selectedcontent", "fencedframe"];
const ATTRIBUTES: [&str; 8] = ["popover", "popovertarget", "popovertargetaction", "command", "commandfor", "inert", "closedby", "interestfor"];

/// What stands on this page and is too new.
pub fn too_new_elements(page: &str) -> Vec<String> {
    let mut found = Vec::new();
    for element in elements(page) {
        if ELEMENTS.contains(&element.name.as_str()) {
            found.push(format!("<{}>", element.name));
        }
        found.extend(ATTRIBUTES.iter().filter(|key| element.get(key).is_some()).map(|key| format!("<{} {key}>", element.name)));
    }
    found
}

#[test]
fn what_is_too_new_is_named() {
    assert_eq!(too_new_elements("<p class=\"a\"><dialog open></dialog><button popovertarget=\"b\">"), ["<dialog>", "<button popovertarget>"]);
    assert_eq!(too_new_elements("<!DOCTYPE html><details><summary>a</summary></details>"), Vec::<String>::new());
}
