//! Whom a case is about, what its document says, from which series its number comes, who may fetch it, and when two cases are one.
//!
//! **Invariant:** everything that differs between a birth, a death and a letter stands here as data; the core asks, it never knows.

use super::{IndexTerm, Output, Service};
use crate::{
    answers::Answers,
    condition::{Condition, Facts, OneOrMany},
    field::{FieldKind, Index, parse_date},
    ids::{FactId, FieldId},
};
use std::collections::BTreeMap;
use time::Date;

/// Answers by which lists, clocks and offices know a case.
#[derive(Clone, Debug, Default)]
pub struct Subject {
    /// The first that is answered names the case in lists.
    pub names: Vec<FieldId>,
    /// The day of the event; legal periods count from it.
    pub date: Option<FieldId>,
    /// The ward that is responsible: the first that is answered.
    pub wards: Vec<FieldId>,
    /// More answers that lists show without opening the case.
    pub card: Vec<FieldId>,
    /// More answers that the applicant may call wrong in the draft, besides those that stand on it.
    pub disputed: Vec<FieldId>,
    /// A number that the registrar enters from the population register; no question of the form.
    pub entered_nik: Option<EnteredNik>,
    /// Set where the event is a birth: the NIK of her who bore. The watch over births looks at services that say so.
    pub born_of: Option<FieldId>,
}

/// Compared with the answers of these questions when it is entered.
#[derive(Clone, Debug)]
pub struct EnteredNik {
    pub field: FieldId,
    pub birth_date: Option<FieldId>,
    pub sex: Option<FieldId>,
}

/// Letters of the series of a number (`LU`), for the applications that it is for. The first row that holds counts.
#[derive(Clone, Debug)]
pub struct SeriesRow {
    /// Two to six capital letters.
    pub letters: String,
    pub when: Condition,
    /// What says that the series is called and counted so, or that nobody has proved it.
    pub basis: Option<String>,
}

/// An answer that the document states. Its condition may name facts that papers decide: a father stands on a certificate only so.
#[derive(Clone, Debug)]
pub struct Print {
    pub field: FieldId,
    pub when: Condition,
    /// The document is whole without it.
    pub optional: bool,
}

/// Who may fetch the document. `who` is a word of the core; texts `collector-<who>`.
#[derive(Clone, Debug)]
pub struct CollectorRow {
    pub who: String,
    /// The answer that names this person.
    pub name: Option<FieldId>,
    pub when: Condition,
}

/// What the registration changes for people beside its document: a new family card. Text `effect-<id>`.
#[derive(Clone, Debug)]
pub struct EffectRow {
    pub id: String,
    pub when: Condition,
    pub basis: String,
}

/// One way in which two cases may be one event; of several the first that holds counts. Text `duplicate-<id>`.
#[derive(Clone, Debug)]
pub struct DuplicateRow {
    pub id: String,
    /// Answered in both cases, and alike to the letter.
    pub same: Vec<FieldId>,
    /// Names that are similar.
    pub similar: Vec<FieldId>,
    /// Not alike: the order of birth of twins.
    pub differ: Vec<FieldId>,
    /// Both cases give one of these answers.
    pub both: BTreeMap<String, OneOrMany>,
    /// A date, and how many days may lie between the two cases.
    pub near: Option<(FieldId, u32)>,
    /// The name whose likeness is shown; without it the least of `similar`.
    pub shows: Option<FieldId>,
    /// Only shown, never in the way of approval.
    pub never_blocks: bool,
}

impl DuplicateRow {
    /// Every answer that is compared.
    pub fn fields(&self) -> impl Iterator<Item = &FieldId> {
        self.same.iter().chain(&self.similar).chain(&self.differ).chain(self.near.iter().map(|(field, _)| field)).chain(&self.shows)
    }
}

/// How other cases are found that may be the same event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lookup {
    /// A NIK or a date.
    pub term: IndexTerm,
    /// One of these names at least is similar in what is looked for; empty: whatever the names.
    pub names: Vec<IndexTerm>,
}

impl Service {
    /// Who or what the case is about.
    pub fn subject_name<'a>(&self, answers: &'a Answers) -> Option<&'a str> {
        self.subject.names.iter().find_map(|field| answers.get(field.as_str()))
    }

    pub fn event_date(&self, answers: &Answers) -> Option<Date> {
        answers.get(self.subject.date.as_ref()?.as_str()).and_then(parse_date)
    }

    /// NIK of the mother, as the index knows it; none where the event is no birth or her number is not known.
    pub fn born_of(&self, answers: &Answers) -> Option<IndexTerm> {
        let field = self.fields.get(self.subject.born_of.as_ref()?.as_str())?;
        Some(IndexTerm { kind: Index::Nik, role: field.role().to_owned(), value: answers.get(field.id.as_str())?.to_owned() })
    }

    /// Region code of the ward that is responsible.
    pub fn ward<'a>(&self, answers: &'a Answers) -> Option<&'a str> {
        self.subject.wards.iter().find_map(|field| answers.get(field.as_str()))
    }

    /// Letters of the series that the number of this case comes from; none for documents without a number.
    pub fn letters(&self, answers: &Answers, facts: &Facts) -> Option<&str> {
        self.series.iter().find(|row| row.when.holds(answers, facts)).map(|row| row.letters.as_str())
    }

    /// What the document of this case states, in the order of the file.
    pub fn printed(&self, answers: &Answers, facts: &Facts) -> Vec<&Print> {
        self.prints.iter().filter(|print| print.when.holds(answers, facts)).collect()
    }

    pub fn collectors_for(&self, answers: &Answers, facts: &Facts) -> Vec<&CollectorRow> {
        self.collectors.iter().filter(|row| row.when.holds(answers, facts)).collect()
    }

    /// What will change for the family besides.
    pub fn effects_for(&self, answers: &Answers, facts: &Facts) -> Vec<&EffectRow> {
        self.effects.iter().filter(|row| row.when.holds(answers, facts)).collect()
    }

    /// A fact that the document hangs on and that the accepted papers leave open.
    pub fn undecided(&self, decided: &Facts) -> Option<&FactId> {
        self.needs.iter().find(|fact| decided.get(fact.as_str()).is_none())
    }

    /// The document of this case that is signed; none for cards, which are made elsewhere.
    pub fn document(&self, answers: &Answers, facts: &Facts) -> Option<&Output> {
        self.outputs.iter().find(|output| output.is_document() && output.when.holds(answers, facts))
    }

    /// Some document of it is set here, and not made elsewhere.
    pub fn has_document(&self) -> bool {
        self.outputs.iter().any(Output::is_document)
    }

    /// The few answers that lists and the search for duplicates read without opening the case.
    pub fn card(&self, answers: &Answers) -> Answers {
        let listed = self.subject.names.iter().chain(&self.subject.card).chain(self.duplicates.iter().flat_map(DuplicateRow::fields));
        let both = self.duplicates.iter().flat_map(|row| row.both.keys()).map(String::as_str);
        let known: std::collections::BTreeSet<&str> = listed.map(FieldId::as_str).chain(both).chain(["delivery.method"]).collect();
        let kept = |field: &FieldId| known.contains(field.as_str()) || self.fields.get(field.as_str()).is_some_and(|field| field.index.is_some());
        answers.iter().filter(|(field, _)| kept(field)).map(|(field, value)| (field.as_str(), value)).collect()
    }

    /// By what other cases are found that may be the same event: the answers that a row wants to be the same and the index holds.
    pub fn lookups(&self, answers: &Answers) -> Vec<Lookup> {
        let term = |id: &FieldId| {
            let field = self.fields.get(id.as_str())?;
            Some(IndexTerm { kind: field.index?, role: field.role().to_owned(), value: answers.get(id.as_str())?.to_owned() })
        };
        let mut found: Vec<Lookup> = Vec::new();
        for row in &self.duplicates {
            let same = row.same.iter().filter_map(term).filter(|term| matches!(term.kind, Index::Nik | Index::Date));
            let names: Vec<IndexTerm> = row.similar.iter().filter_map(term).filter(|term| term.kind == Index::Name).collect();
            for term in same {
                match found.iter_mut().find(|lookup| lookup.term == term) {
                    // Another row with the same answer, and one of the two asks for no names.
                    Some(there) if there.names.is_empty() || names.is_empty() => there.names.clear(),
                    Some(there) => there.names.extend(names.clone()),
                    None => found.push(Lookup { term, names: names.clone() }),
                }
            }
        }
        found
    }

    /// What is recorded of a case: the answers that count, and the number that the registrar entered, which is no question of the form.
    pub fn recorded(&self, answers: &Answers, on: Date) -> Answers {
        let mut recorded = self.effective(answers, on);
        if let Some(nik) = &self.subject.entered_nik
            && let Some(value) = answers.get(nik.field.as_str())
        {
            recorded.set(&nik.field, value);
        }
        recorded
    }

    /// A question of the form, or the number that the registrar enters.
    pub fn kind_of(&self, field: &str) -> Option<FieldKind> {
        let entered = self.subject.entered_nik.as_ref().filter(|nik| nik.field.as_str() == field);
        let nik = entered.map(|nik| FieldKind::Nik { birth_date: nik.birth_date.clone(), sex: nik.sex.clone() });
        nik.or_else(|| self.fields.get(field).map(|field| field.kind.clone()))
    }
}
