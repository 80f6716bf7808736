//! Services that do something to an entry which stands in a register already: a marginal note, a correction, an annulment, or only
//! another extract of it.
//!
//! **Invariant:** what stands on extracts is said here once, when it is written down, in every language of the government.

use super::{Output, Reason, ReasonAct, Service};
use crate::{
    answers::Answers,
    field::{FieldKind, parse_date},
    ids::{FieldId, ServiceId},
    texts::{Speech, key_part},
};
use serde::Deserialize;
use std::collections::BTreeMap;

/// `[annotates]` of a service.
#[derive(Clone, Debug)]
pub struct Annotates {
    pub does: Does,
    /// Whose entries it may point at.
    pub services: Vec<ServiceId>,
    /// The choice in which the applicant says which of them it is; its options are just these services.
    pub kind: Option<FieldId>,
    /// The answer in which the applicant gives the number of the entry.
    pub number: Option<FieldId>,
    /// The entry may stand in another region's register: then that region is told by the applicant, and nothing is written beside it here.
    pub elsewhere: bool,
}

/// `[contest]` of a service: the person of whom it records something is told by her own contact, and may contest it.
#[derive(Clone, Debug)]
pub struct Contest {
    /// The answer with her NIK.
    pub person: FieldId,
    /// How long she may contest it from home, from the day of registration on; at a counter she always may.
    pub days: u32,
    pub basis: String,
}

/// What is written beside the entry at the step `register`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Does {
    /// Nothing: the entry is only printed from.
    Nothing,
    Note,
    Correction,
    Annulment,
}

impl Does {
    /// An officer drafts it: what changes, or why the entry ends. A note follows from the application alone, and its approval is its draft.
    pub fn is_drafted(self) -> bool {
        matches!(self, Self::Correction | Self::Annulment)
    }
}

impl Output {
    /// Set and signed here.
    pub fn is_document(&self) -> bool {
        self.template.is_some() || self.of_entry
    }
}

impl Service {
    /// Writes something beside an entry when it comes to the step `register`.
    pub fn writes_annotation(&self) -> bool {
        self.annotates.as_ref().is_some_and(|annotates| annotates.does != Does::Nothing)
    }

    /// The number of the entry, as the applicant gave it.
    pub fn entry_number<'a>(&self, answers: &'a Answers) -> Option<&'a str> {
        answers.get(self.annotates.as_ref()?.number.as_ref()?.as_str())
    }

    /// The reason of a marginal note, with its basis: the first of act `amend`.
    pub fn note_reason(&self) -> Option<&Reason> {
        self.reasons.values().find(|reason| reason.act == ReasonAct::Amend)
    }

    /// What an entry of this register is called, by the options of the choice `kind`.
    pub fn register_name(&self, speech: &Speech<'_>, register: &ServiceId) -> Option<String> {
        let kind = self.annotates.as_ref()?.kind.as_ref()?;
        let key = format!("option-{}-{}", key_part(kind.as_str()), key_part(register.as_str()));
        speech.has(&key).then(|| speech.say(&key))
    }

    /// The sentence of a marginal note in every language: text `annotation`, with each answer of the document by its key (nothing where it
    /// was not asked), and `more`.
    pub fn annotation(&self, answers: &Answers, more: &[(&str, String)]) -> BTreeMap<String, String> {
        let said = |speech: &Speech<'_>| {
            let stated = self.prints.iter().map(|print| (key_part(print.field.as_str()), self.said(speech, print.field.as_str(), answers).unwrap_or_default()));
            let args: Vec<(String, String)> = stated.chain(more.iter().map(|(name, value)| ((*name).to_owned(), value.clone()))).collect();
            let args: Vec<(&str, &str)> = args.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
            speech.say_with("annotation", &args)
        };
        self.in_each_language(said)
    }

    /// "Nama anak: semula Sita, menjadi Shita", in every language: text `annotation-change` of this service, for answers of `entry`.
    pub fn changes(&self, entry: &Self, before: &Answers, after: &Answers) -> BTreeMap<String, String> {
        let changed: Vec<&str> = after.iter().filter(|(field, value)| before.get(field.as_str()) != Some(*value)).map(|(field, _)| field.as_str()).collect();
        let said = |speech: &Speech<'_>| {
            let of_entry = entry.texts.speech(speech.language());
            let one = |field: &&str| {
                let (was, is) = (entry.said(&of_entry, field, before).unwrap_or_else(|| "-".into()), entry.said(&of_entry, field, after).unwrap_or_default());
                speech.say_with("annotation-change", &[("field", &entry.label(&of_entry, field)), ("before", &was), ("after", &is)])
            };
            changed.iter().map(one).collect::<Vec<String>>().join("; ")
        };
        self.in_each_language(said)
    }

    fn in_each_language(&self, said: impl Fn(&Speech<'_>) -> String) -> BTreeMap<String, String> {
        self.texts.languages().iter().map(|language| (language.tag().to_owned(), said(&self.texts.speech(language)))).collect()
    }

    /// What a question is called in tables and on papers.
    pub fn label(&self, speech: &Speech<'_>, field: &str) -> String {
        let short = format!("field-{}-short", key_part(field));
        if speech.has(&short) { speech.say(&short) } else { speech.say(&format!("field-{}-label", key_part(field))) }
    }

    /// An answer as a register says it: dates as `17-08-1996`, options by their plain names.
    pub fn said(&self, speech: &Speech<'_>, field: &str, answers: &Answers) -> Option<String> {
        let value = answers.get(field)?;
        Some(match self.kind_of(field) {
            Some(FieldKind::Date { .. }) => {
                parse_date(value).map_or_else(|| value.to_owned(), |date| format!("{:02}-{:02}-{:04}", date.day(), u8::from(date.month()), date.year()))
            }
            Some(FieldKind::Choice { .. }) => {
                let key = format!("option-{}-{}", key_part(field), key_part(value));
                let plain = format!("{key}-plain");
                speech.say(if speech.has(&plain) { &plain } else { &key })
            }
            _ => value.to_owned(),
        })
    }
}
