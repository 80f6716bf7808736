//! Services that do something to an entry: what they offer is what they may point at, and each says why it writes.

use super::{Broken, TOML, listed, refused};

#[test]
fn the_kinds_of_entry_that_are_offered_are_those_that_may_be_pointed_at() {
    let about = |options: &str| format!("[annotates]\ndoes = \"nothing\"\nservices = [\"child\", \"adult\"]\n{options}\n[promise]");
    let message = "the options of `person.kind` are not just `services`";
    let fewer = about("kind = \"person.kind\"").replace("[\"child\", \"adult\"]", "[\"child\"]");
    refused(TOML, "[promise]", &fewer, "[annotates]", message);
    refused(TOML, "[promise]", &about("kind = \"person.name\""), "[annotates]", "the options of `person.name` are not just `services`");
    let both = Broken::new(&[(TOML, "[promise]", &about("kind = \"person.kind\""))]).found();
    assert!(!both.iter().any(|finding| finding.message.contains(message)), "{}", listed(&both));
}

#[test]
fn a_note_has_one_reason_with_its_basis() {
    let note = "[annotates]\ndoes = \"note\"\nservices = [\"visit\"]\n\n[promise]";
    refused(TOML, "[promise]", note, "[annotates]", "no `reason` with act `amend`");
}
