//! How the things of a service are said: questions, options, papers, reasons, and answers in words.
//!
//! **Invariant:** the only file of this folder that knows how text keys are made from ids.

use crate::{kernel::Visit, page::group_digits};
use catalogue::{
    Answers, FieldId, Problem, ReasonCode, Service, SlotId, Speech,
    field::{Field, FieldKind, parse_date},
    service::FeeToday,
    texts::key_part,
};

/// The words of one service in the visitor's language.
pub struct Voice<'v> {
    pub visit: &'v Visit,
    pub service: &'v Service,
    speech: Speech<'v>,
}

impl<'v> Voice<'v> {
    pub fn new(visit: &'v Visit, service: &'v Service) -> Self {
        Self { visit, service, speech: service.texts.speech(&visit.language) }
    }

    pub fn say(&self, key: &str) -> String {
        self.speech.say(key)
    }

    pub fn say_with(&self, key: &str, args: &[(&str, &str)]) -> String {
        self.speech.say_with(key, args)
    }

    /// The text if the service has it.
    pub fn find(&self, key: &str) -> Option<String> {
        self.speech.has(key).then(|| self.speech.say(key))
    }

    /// "Akta kelahiran".
    pub fn title(&self) -> String {
        self.say("service-name")
    }

    pub fn group(&self, group: &str) -> String {
        self.say(&format!("group-{}", key_part(group)))
    }

    pub fn page(&self, page: &str) -> String {
        self.say(&format!("page-{}-title", key_part(page)))
    }

    pub fn label(&self, field: &FieldId) -> String {
        self.say(&format!("field-{}-label", key_part(field.as_str())))
    }

    /// `letters` of the text: how long the answer may be.
    pub fn hint(&self, field: &Field) -> Option<String> {
        let key = format!("field-{}-hint", field.key());
        let letters = field.letters_max().map(|most| most.to_string()).unwrap_or_default();
        self.speech.has(&key).then(|| self.speech.say_with(&key, &[("letters", &letters)]))
    }

    pub fn option(&self, field: &FieldId, value: &str) -> String {
        self.say(&format!("option-{}-{}", key_part(field.as_str()), key_part(value)))
    }

    pub fn option_hint(&self, field: &FieldId, value: &str) -> Option<String> {
        self.find(&format!("option-{}-{}-hint", key_part(field.as_str()), key_part(value)))
    }

    pub fn slot(&self, slot: &SlotId) -> String {
        self.say(&format!("slot-{slot}-name"))
    }

    pub fn slot_hint(&self, slot: &SlotId) -> Option<String> {
        self.find(&format!("slot-{slot}-hint"))
    }

    /// Who needs the paper, in one breath.
    pub fn slot_when(&self, slot: &SlotId) -> String {
        self.say(&format!("slot-{slot}-when"))
    }

    pub fn kind(&self, kind: &str) -> String {
        self.say(&format!("kind-{kind}-name"))
    }

    /// What the citizen reads about a returned or refused thing.
    pub fn reason(&self, code: &ReasonCode) -> String {
        self.say(&format!("reason-{}", key_part(code.as_str())))
    }

    pub fn reason_fix(&self, code: &ReasonCode) -> Option<String> {
        self.find(&format!("reason-{}-fix", key_part(code.as_str())))
    }

    pub fn problem(&self, problem: &Problem) -> String {
        self.speech.say_problem(problem)
    }

    /// An answer as people write it; what a choice means, never its id.
    pub fn answer(&self, field: &Field, value: &str) -> String {
        match &field.kind {
            FieldKind::Date { .. } => parse_date(value).map_or_else(|| value.to_owned(), |date| self.visit.say_date(date)),
            FieldKind::Choice { .. } => self.option(&field.id, value),
            FieldKind::Nik { .. } | FieldKind::FamilyCardNumber => group_digits(value, &[4, 4, 4, 4]),
            FieldKind::Ward => self.ward(value).unwrap_or_else(|| value.to_owned()),
            FieldKind::Time => value.replace(':', "."),
            FieldKind::Integer { .. } => self.unit(&field.id).map_or_else(|| value.to_owned(), |unit| format!("{value} {unit}")),
            FieldKind::PersonName { .. } | FieldKind::Text { .. } | FieldKind::Phone | FieldKind::Email => value.to_owned(),
        }
    }

    pub fn unit(&self, field: &FieldId) -> Option<String> {
        self.find(&format!("field-{}-unit", key_part(field.as_str())))
    }

    /// "Kelurahan Ketabang, Kecamatan Genteng".
    pub fn ward(&self, code: &str) -> Option<String> {
        let government = &self.visit.government;
        let ward = government.find_ward(code)?;
        let district = ward.parent.as_ref().and_then(|parent| government.find_office(parent.as_str()));
        Some(district.map_or_else(|| ward.name.clone(), |district| format!("{}, {}", ward.name, district.name)))
    }

    /// An answer of the case in words; nothing when it was not given.
    pub fn said(&self, answers: &Answers, field: &str) -> Option<String> {
        let field = self.service.fields.get(field)?;
        answers.get(field.id.as_str()).map(|value| self.answer(field, value))
    }

    /// "Denda keterlambatan: Rp100.000", or that it is free or waived.
    pub fn fee(&self, fee: &FeeToday) -> String {
        let name = self.say(&format!("fee-{}-name", key_part(&fee.fee)));
        let amount = rupiah(fee.amount_rupiah);
        if fee.amount_rupiah == 0 {
            return self.say_with("citizen-fee-free", &[("name", &name)]);
        }
        match (fee.waived, fee.waived_until) {
            (true, Some(until)) => {
                self.say_with("citizen-fee-waived-until", &[("name", &name), ("amount", &amount), ("until", &self.visit.say_date(until))])
            }
            (true, None) => self.say_with("citizen-fee-waived", &[("name", &name), ("amount", &amount)]),
            (false, _) => self.say_with("citizen-fee-due", &[("name", &name), ("amount", &amount)]),
        }
    }

    /// What a fact is about: "Orang tua di akta".
    pub fn fact(&self, fact: &str) -> String {
        self.say(&format!("fact-{}", key_part(fact)))
    }

    /// One cell of a condition in words: `Bukti kelahiran dijawab "Surat lahir dari kelurahan"`, or what a fact means.
    pub fn cell(&self, name: &str, value: &str) -> String {
        if self.service.fields.contains_key(name) {
            let field = FieldId::new(name);
            self.say_with("citizen-guide-answer", &[("question", &self.label(&field)), ("answer", &self.option(&field, value))])
        } else {
            self.say(&format!("fact-{}-{}", key_part(name), key_part(value)))
        }
    }
}

/// `Rp100.000`: points between thousands, as in Indonesia.
pub fn rupiah(amount: u64) -> String {
    let digits = amount.to_string();
    let mut text = String::from("Rp");
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push('.');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_have_points_between_thousands() {
        assert_eq!(rupiah(0), "Rp0");
        assert_eq!(rupiah(500), "Rp500");
        assert_eq!(rupiah(100_000), "Rp100.000");
        assert_eq!(rupiah(1_234_567), "Rp1.234.567");
    }
}
