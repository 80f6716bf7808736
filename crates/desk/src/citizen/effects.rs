//! What the registration changes for the family besides its document: told before she sends, and again when it is recorded.

use super::voice::Voice;
use catalogue::{Answers, Facts, basis::is_unconfirmed, texts::key_part};
use maud::{Markup, html};

/// Nothing for services and answers that change nothing else.
pub fn section(voice: &Voice<'_>, answers: &Answers, facts: &Facts) -> Markup {
    let effects = voice.service.effects_for(answers, facts);
    html! {
        @if !effects.is_empty() {
            h2 { (voice.visit.say("effects-title")) }
            ul {
                @for effect in &effects {
                    li { (voice.say(&format!("effect-{}", key_part(&effect.id)))) @if is_unconfirmed(&effect.basis) { " " (voice.visit.say("before-unsure")) } }
                }
            }
        }
    }
}
