//! What a service asks for and promises on a day: documents, fees, the route, deadlines, and what the search index takes.

use super::{Deadline, Fee, FeeToday, Need, Promise, Requirement, Service, Step, Waiver};
use crate::{answers::Answers, basis, condition::Facts, field::{Field, Index}, ids::DocumentKindId};
use serde::{Deserialize, Serialize};
use time::Date;

/// One thing the search index takes from an application.
///
/// **Invariant:** has no `Display`; `value` is personal data and goes only to the index, which keeps keyed hashes.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct IndexTerm {
    pub kind: Index,
    /// Whose: `child`, `mother`, `informant`, `witness1`.
    pub role: String,
    pub value: String,
}

impl std::fmt::Debug for IndexTerm {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "IndexTerm({:?} of {})", self.kind, self.role)
    }
}

impl Service {
    /// One requirement a slot, in the order of the table; where several rows ask for a slot, must beats may.
    pub fn requirements(&self, answers: &Answers, facts: &Facts, on: Date) -> Vec<Requirement> {
        let kept = self.kept(answers, facts);
        let mut asked: Vec<Requirement> = Vec::new();
        for row in self.requirements.iter().filter(|row| in_force(row.from, row.until, on) && row.when.holds(&kept, facts)) {
            if let Some(same) = asked.iter_mut().find(|requirement| requirement.slot == row.slot) {
                same.need = same.need.max(row.need);
            } else {
                let original = self.slots.get(row.slot.as_str()).is_some_and(|slot| slot.original);
                asked.push(Requirement { slot: row.slot.clone(), need: row.need, original });
            }
        }
        asked
    }

    /// The variants of the field's guide that the rows in force serve: `B1`, `B7`. For readers and stories.
    pub fn variants(&self, answers: &Answers, facts: &Facts, on: Date) -> Vec<&str> {
        let kept = self.kept(answers, facts);
        let rows = self.requirements.iter().filter(|row| row.need == Need::Must && !row.when.0.is_empty());
        let mut found: Vec<&str> = rows
            .filter(|row| in_force(row.from, row.until, on) && row.when.holds(&kept, facts))
            .flat_map(|row| row.variants.iter().map(String::as_str))
            .collect();
        found.sort_unstable();
        found.dedup();
        found
    }

    /// The fees that apply on a day, each with the waiver that covers it, if one does. The amount of a waived fee is what would be due.
    pub fn fees_on(&self, answers: &Answers, facts: &Facts, on: Date) -> Vec<FeeToday> {
        let kept = self.kept(answers, facts);
        let due = self.fees.iter().filter(|fee| in_force(fee.from, fee.until, on) && fee.when.holds(&kept, facts));
        due.map(|fee| fee_today(fee, self.waivers.iter().find(|w| w.fee == fee.id && in_force(w.from, w.until, on)))).collect()
    }

    /// The promised time of this application.
    pub fn promise_for(&self, answers: &Answers, facts: &Facts) -> &Promise {
        let kept = self.kept(answers, facts);
        self.promises.iter().find(|(when, _)| when.holds(&kept, facts)).map_or(&self.promise, |(_, promise)| promise)
    }

    /// The steps of this application's route, in order.
    pub fn route_for(&self, answers: &Answers, facts: &Facts) -> Vec<Step> {
        let kept = self.kept(answers, facts);
        self.route.iter().filter(|step| step.when.holds(&kept, facts)).cloned().collect()
    }

    /// What the kinds that an officer accepted decide together. Where two decide the same fact, the value that stands later in the
    /// fact's closed set wins: the set is written from the strongest claim to the weakest, and the certificate says no more than is proved.
    pub fn decided(&self, kinds: &[DocumentKindId]) -> Facts {
        let mut facts = Facts::default();
        for kind in kinds.iter().filter_map(|kind| self.kinds.get(kind.as_str())) {
            for (fact, value) in &kind.decides {
                let weight = |value: &str| self.facts.get(fact.as_str()).and_then(|values| values.iter().position(|v| v == value));
                if facts.get(fact.as_str()).is_none_or(|before| weight(value) > weight(before)) {
                    facts.set(fact.as_str(), value);
                }
            }
        }
        facts
    }

    /// The row of a deadline that is in force on a day.
    pub fn deadline_on(&self, id: &str, on: Date) -> Option<&Deadline> {
        self.deadlines.iter().find(|deadline| deadline.id == id && in_force(deadline.from, deadline.until, on))
    }

    /// What the search index takes. Give it the answers that count ([`Service::effective`]).
    pub fn index_terms(&self, answers: &Answers) -> Vec<IndexTerm> {
        let indexed = self.fields.values().filter_map(|field| Some((field, field.index?)));
        indexed.filter_map(|(field, kind)| term(field, kind, answers)).collect()
    }
}

fn term(field: &Field, kind: Index, answers: &Answers) -> Option<IndexTerm> {
    Some(IndexTerm { kind, role: field.role().to_owned(), value: answers.get(field.id.as_str())?.to_owned() })
}

fn fee_today(fee: &Fee, waiver: Option<&Waiver>) -> FeeToday {
    FeeToday {
        fee: fee.id.clone(),
        amount_rupiah: fee.amount_rupiah,
        waived: waiver.is_some(),
        waived_until: waiver.and_then(|waiver| waiver.until),
        basis: basis::claimed(waiver.map_or(&fee.basis, |waiver| &waiver.basis)).to_owned(),
    }
}

/// Both ends count.
pub(crate) fn in_force(from: Date, until: Option<Date>, on: Date) -> bool {
    from <= on && until.is_none_or(|until| on <= until)
}
