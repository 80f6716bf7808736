//! A message to an applicant in words, in her language: text `notice-<name>` of the service, with what the core sent along.
//!
//! **Invariant:** a message names kitir number, office, dates and reasons, never a person.

use application::Effect;
use catalogue::{Government, Speech, field::parse_date, texts::key_part};
use store::OutboxRow;

/// The sentence that goes out.
pub fn wording(government: &Government, row: &OutboxRow, link: &str) -> String {
    let language = government.texts.language_or_default(&row.language);
    // Its own words: those of all services together would speak to a mother of another family's loss.
    let service = row.service.as_ref().and_then(|id| government.services.get(id));
    let speech = service.map_or(&government.texts, |service| &service.texts).speech(&language);
    let (notice, args) = match &row.effect {
        Effect::Notify { notice, args } => (notice, args),
        Effect::Alert { alert, count, usual } => return to_supervisors(&speech, alert, *count, *usual, link),
    };
    let args = spoken(&speech, args, row, link);
    let args: Vec<(&str, &str)> = args.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    // A service may leave a small message to the shared words.
    let own = format!("notice-{notice}");
    if speech.has(&own) { speech.say_with(&own, &args) } else { speech.say_with(&format!("message-{notice}"), &args) }
}

/// Whom it is about stands on the page of alerts only.
fn to_supervisors(speech: &Speech<'_>, alert: &str, count: u32, usual: u32, link: &str) -> String {
    let what = speech.say(&format!("alert-{alert}"));
    speech.say_with("alert-message", &[("what", &what), ("count", &count.to_string()), ("usual", &usual.to_string()), ("link", link)])
}

/// Arguments as texts want them: dates in words, reasons by what the citizen reads, and the names that older texts use for the same.
fn spoken(speech: &Speech<'_>, args: &[(String, String)], row: &OutboxRow, link: &str) -> Vec<(String, String)> {
    let mut spoken: Vec<(String, String)> = Vec::new();
    let mut put = |name: &str, value: &str| {
        if !spoken.iter().any(|(known, _)| known == name) {
            spoken.push((name.to_owned(), value.to_owned()));
        }
    };
    for (name, value) in args {
        let value = match name.as_str() {
            "reason" => reason(speech, value),
            "output" => speech.say(&format!("output-{}-name", key_part(value))),
            _ => parse_date(value).map_or_else(|| value.clone(), |date| say_date(speech, date)),
        };
        put(name, &value);
        match name.as_str() {
            "until" | "due" => put("date", &value),
            "reason" | "output" => put("item", &value),
            "office" => put("place", &value),
            "number" => put("kitir", &value),
            _ => {}
        }
    }
    if let Some(number) = &row.receipt {
        put("kitir", &number.to_string());
        put("number", &number.to_string());
    }
    put("link", link);
    put("hours", &speech.say("help-hours"));
    spoken
}

fn reason(speech: &Speech<'_>, code: &str) -> String {
    let keys = [format!("reason-{}", key_part(code)), format!("suspension-{code}")];
    keys.iter().find(|key| speech.has(key)).map_or_else(|| code.to_owned(), |key| speech.say(key))
}

fn say_date(speech: &Speech<'_>, date: time::Date) -> String {
    let month = speech.say(&format!("month-{}", u8::from(date.month())));
    speech.say_with("date-long", &[("day", &date.day().to_string()), ("month", &month), ("year", &format!("{:04}", date.year()))])
}
