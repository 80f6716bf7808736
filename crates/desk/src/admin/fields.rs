//! What is typed about a member of staff: name, sign-in name, password; and what is wrong with it.

use crate::kernel::Visit;
use crate::page::{Fault, Field, InputKind, TextInput, Width};
use maud::{Markup, html};
use people::password::weakness;

/// Longest name of a person.
const NAME_LETTERS_MAX: usize = 100;

/// One thing that is wrong: the field's form name and the text.
pub struct Wrong {
    pub field: &'static str,
    pub text: String,
}

impl Wrong {
    pub fn new(visit: &Visit, field: &'static str, key: &str) -> Self {
        Self { field, text: visit.say(key) }
    }
}

pub fn faults(wrongs: &[Wrong]) -> Vec<Fault> {
    wrongs.iter().map(|wrong| Fault { text: wrong.text.clone(), href: Some(format!("#{}", wrong.field)) }).collect()
}

pub fn error_of<'w>(wrongs: &'w [Wrong], field: &str) -> Option<&'w str> {
    wrongs.iter().find(|wrong| wrong.field == field).map(|wrong| wrong.text.as_str())
}

/// A person's name as colleagues read it.
pub fn check_name(visit: &Visit, name: &str, wrongs: &mut Vec<Wrong>) {
    let readable = name.chars().any(char::is_alphabetic) && !name.chars().any(char::is_control);
    if !readable || name.chars().count() > NAME_LETTERS_MAX {
        wrongs.push(Wrong::new(visit, "name", "admin-name-wrong"));
    }
}

/// Sign-in names are typed often and read in lists: small letters, digits, dot and dash.
pub fn check_sign_in(visit: &Visit, id: &str, wrongs: &mut Vec<Wrong>) {
    if !is_sign_in(id) {
        wrongs.push(Wrong::new(visit, "sign-in", "admin-sign-in-wrong"));
    }
}

fn is_sign_in(id: &str) -> bool {
    (3..=40).contains(&id.len())
        && id.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'.' | b'-'))
        && id.bytes().next().is_some_and(|first| first.is_ascii_lowercase())
}

/// `own`: words that are hers, which somebody who knows her tries first.
pub fn check_password(visit: &Visit, password: &str, again: &str, own: &[&str], wrongs: &mut Vec<Wrong>) {
    let words: Vec<&str> = own.iter().copied().chain([visit.government.name.as_str(), visit.government.short_name.as_str()]).collect();
    if let Some(weakness) = weakness(password, &words) {
        wrongs.push(Wrong::new(visit, "password", weakness.key()));
    } else if password != again {
        wrongs.push(Wrong::new(visit, "password-again", "admin-password-differs"));
    }
}

pub fn name_input(visit: &Visit, value: &str, wrongs: &[Wrong], own: bool) -> Markup {
    let label = visit.say("admin-name-label");
    let field = Field { words: visit.words(), name: "name", label: &label, error: error_of(wrongs, "name"), ..Field::default() };
    html! { (TextInput { field, value, kind: InputKind::Name, autocomplete: Some(if own { "name" } else { "off" }), ..TextInput::default() }) }
}

pub fn sign_in_input(visit: &Visit, value: &str, wrongs: &[Wrong], own: bool) -> Markup {
    let (label, hint) = (visit.say("admin-sign-in-label"), visit.say("admin-sign-in-hint"));
    let error = error_of(wrongs, "sign-in");
    let field = Field { words: visit.words(), name: "sign-in", label: &label, hint: Some(&hint), error, ..Field::default() };
    let autocomplete = Some(if own { "username" } else { "off" });
    html! { (TextInput { field, value, width: Width::Chars20, autocomplete, ..TextInput::default() }) }
}

/// The two boxes are always empty: a password is never sent back to a browser.
pub fn password_inputs(visit: &Visit, wrongs: &[Wrong]) -> Markup {
    let (label, hint, again) = (visit.say("admin-password-label"), visit.say("admin-password-hint"), visit.say("admin-password-again"));
    let words = visit.words();
    let first = Field { words, name: "password", label: &label, hint: Some(&hint), error: error_of(wrongs, "password"), private: true, ..Field::default() };
    let second =
        Field { words, name: "password-again", label: &again, error: error_of(wrongs, "password-again"), private: true, ..Field::default() };
    html! {
        (TextInput { field: first, kind: InputKind::Password, autocomplete: Some("new-password"), ..TextInput::default() })
        (TextInput { field: second, kind: InputKind::Password, autocomplete: Some("new-password"), ..TextInput::default() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sign_in_names_are_short_plain_and_begin_with_a_letter() {
        for good in ["rina", "rina.genteng", "admin-2"] {
            assert!(is_sign_in(good), "{good}");
        }
        for bad in ["", "ab", "Rina", "2rina", "rina genteng", "rina@kota", "rína", ".rina", &"a".repeat(41)] {
            assert!(!is_sign_in(bad), "{bad}");
        }
    }
}
