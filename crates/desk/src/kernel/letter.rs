//! E-mails in words: what the store keeps of a mail becomes a letter in its reader's language.
//!
//! **Invariant:** subjects name no person, no number of a person and no code: they are shown on locked screens.

use super::Desk;
use crate::admin::notice::wording;
use application::ApplicationId;
use catalogue::{Government, Speech};
use outbox::Letter;
use std::sync::Arc;
use store::{CODE_LIFE, Contract, Mail, MailContent};

/// None when the government is not served here any more.
pub fn letter(desk: &Desk, mail: &Mail) -> Option<Letter> {
    let government: &Arc<Government> = desk.catalogue.governments().iter().find(|government| government.id == mail.government)?;
    let language = government.texts.language_or_default(&mail.language);
    let speech = government.texts.speech(&language);
    let (subject, text) = said(desk, government, &speech, mail);
    let end = speech.say_with("mail-end", &[("government", &government.name), ("address", &desk.settings.public_url)]);
    Some(Letter {
        id: format!("{}-{}", mail.government, mail.id),
        from_name: format!("{} {}", speech.say("site-name"), government.name),
        to: mail.to.clone(),
        subject,
        text: format!("{text}\n\n-- \n{end}\n"),
        at: mail.at,
    })
}

fn said(desk: &Desk, government: &Government, speech: &Speech<'_>, mail: &Mail) -> (String, String) {
    let site = &desk.settings.public_url;
    match &mail.content {
        MailContent::Code { purpose, digits } => {
            let minutes = CODE_LIFE.whole_minutes().to_string();
            let text = speech.say_with(&format!("mail-code-{}", purpose.key()), &[("code", digits), ("minutes", &minutes)]);
            (speech.say("mail-code-subject"), format!("{text}\n\n{}", speech.say("mail-code-secret")))
        }
        MailContent::Account { event } => {
            let text = speech.say_with(&format!("mail-account-{event}"), &[("address", &format!("{site}/masuk"))]);
            (speech.say("mail-account-subject"), text)
        }
        MailContent::Case(row) => {
            let link = row.application.map(|id| format!("{site}/k/{}", ApplicationId(desk.store.token_of(&government.id, id)))).unwrap_or_default();
            let number = row.receipt.as_ref().map(ToString::to_string).unwrap_or_default();
            (speech.say_with("mail-case-subject", &[("number", &number)]), wording(government, row, &link))
        }
        MailContent::Receipt { number, pin, token } => {
            let link = format!("{site}/k/{}", ApplicationId(*token));
            let text = speech.say_with("mail-receipt", &[("number", number), ("pin", pin), ("link", &link)]);
            (speech.say_with("mail-case-subject", &[("number", number)]), text)
        }
    }
}
