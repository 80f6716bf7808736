//! A form that is answered by a passkey: `ui/passkey.js` fetches options from `start`, asks the browser, and sends the answer to `action`.
//!
//! **Invariant:** without a script, or in a browser without passkeys, the button is not there and the words in its place say how to go on.

use super::{Button, script};
use maud::{Markup, Render, html};

/// What the form says, in the reader's language.
#[derive(Debug, Clone, Default)]
pub struct PasskeyWords {
    /// Where scripts or passkeys are missing.
    pub missing: String,
    /// She stopped, or took too long.
    pub stopped: String,
    /// This device has made one for her before.
    pub known: String,
    pub failed: String,
}

#[derive(Debug, Clone)]
pub struct PasskeyForm<'a> {
    pub action: &'a str,
    /// Answers `{"ceremony": "...", "options": {"publicKey": ...}}`.
    pub start: &'a str,
    /// Makes a passkey; otherwise proves with one.
    pub making: bool,
    pub words: &'a PasskeyWords,
    /// Page that explains passkeys, and its link text.
    pub explained: (&'a str, &'a str),
    pub hidden: &'a [(&'a str, &'a str)],
    /// Further boxes before the button.
    pub body: Markup,
    pub button: Button<'a>,
}

impl Render for PasskeyForm<'_> {
    fn render(&self) -> Markup {
        let words = self.words;
        let (href, more) = self.explained;
        html! {
            form action=(self.action) method="post" novalidate data-passkey=(if self.making { "make" } else { "prove" }) data-start=(self.start) {
                @for (name, value) in self.hidden { input type="hidden" name=(name) value=(value); }
                input type="hidden" name="ceremony";
                input type="hidden" name="answer";
                (self.body)
                // Hidden are boxes without a class: a class that says how to display would show them.
                div data-passkey-missing { div.govuk-inset-text { p { (words.missing) } p { a href=(href) { (more) } } } }
                div role="alert" hidden data-passkey-wrong data-stopped=(words.stopped) data-known=(words.known) data-failed=(words.failed) {
                    p.govuk-error-message {}
                }
                div hidden data-passkey-go { (self.button) }
            }
            script src=(script::passkey_path()) defer {}
        }
    }
}
