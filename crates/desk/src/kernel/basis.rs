//! A legal basis in a sentence.
//!
//! **Invariant:** what nobody has proved is never shown as settled.

use super::Visit;
use catalogue::basis::{claimed, is_unconfirmed};

impl Visit {
    /// "Dasar hukum: UU 24/2013 pasal 27.", or what is claimed and that the legal section has not confirmed it. Empty without a basis.
    pub fn say_basis(&self, basis: &str) -> String {
        let said = claimed(basis);
        match (is_unconfirmed(basis), said.is_empty()) {
            (true, true) => self.say("basis-none"),
            (true, false) => self.say_with("basis-unsure", &[("basis", said)]),
            (false, true) => String::new(),
            (false, false) => self.say_with("basis-sure", &[("basis", said)]),
        }
    }
}
