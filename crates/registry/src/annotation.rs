//! What is written beside an entry later: a marginal note, a correction, an annulment. The entry itself never changes.
//!
//! **Invariant:** annotations of one entry are numbered 1, 2, 3 ... and only appended; what holds today is read from the entry and all
//! of them, by [`Life`].

use crate::{entry::{Origin, RegisterEntry}, number::RegistrationNumber};
use catalogue::{Answers, OfficeId, ReasonCode, ServiceId};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use time::{Date, OffsetDateTime};

/// Stored: names are frozen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AnnotationKind {
    /// A later event of the person, told in a sentence: acknowledgement, legitimation, adoption, change of name.
    Note,
    /// The entry was written down wrongly; from here on other particulars hold.
    Correction,
    /// The entry should never have been made. It stands, and nothing is given out from it any more.
    Annulment,
}

impl AnnotationKind {
    pub fn key(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Correction => "correction",
            Self::Annulment => "annulment",
        }
    }
}

/// One of them. Kept sealed by the store.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Annotation {
    /// 1 for the first of its entry.
    pub ordinal: u32,
    pub kind: AnnotationKind,
    /// The service that it came from, and its edition.
    pub service: ServiceId,
    pub edition: u32,
    pub at: OffsetDateTime,
    /// In the government's time zone.
    pub on: Date,
    pub office: OfficeId,
    /// Names of the officers: who approved it, who decided as the second person, who wrote it down.
    pub approved_by: String,
    pub decided_by: Option<String>,
    pub written_by: String,
    pub reason: Option<ReasonCode>,
    pub basis: String,
    /// The number of its own entry, where the event has one.
    pub number: Option<RegistrationNumber>,
    /// The sentence by language, as it stands on extracts from now on.
    pub words: BTreeMap<String, String>,
    /// Of a correction: all particulars that hold from here on.
    pub content: Option<Answers>,
}

/// A document that was given out from the entry, in order of its signature; the first is the extract of the registration.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Issue<Id> {
    /// The case that it was made for.
    pub case: Id,
    pub at: OffsetDateTime,
    /// How many annotations stood beside the entry when it was signed: those it tells of.
    pub edition: u32,
}

/// An entry with everything that came after it. `Id` is what the store calls a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Life<Id> {
    /// The case that the entry belongs to.
    pub of: Id,
    pub entry: RegisterEntry,
    pub annotations: Vec<Annotation>,
    pub issues: Vec<Issue<Id>>,
    /// Somebody says that it is not true, and nobody has settled that yet.
    pub contested: bool,
}

/// Whether a document that was given out still says what the register says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standing<Id> {
    Current,
    /// A newer extract took its place.
    Superseded { by: Id, at: OffsetDateTime },
    /// Something was written beside the entry since; a newer extract has not been asked for.
    Outdated { since: Date, kind: AnnotationKind },
    Annulled { since: Date },
}

impl<Id: Copy + PartialEq> Life<Id> {
    /// The particulars that hold today.
    pub fn content(&self) -> &Answers {
        self.content_before(u32::MAX)
    }

    /// Those that held when this annotation was written.
    pub fn content_before(&self, ordinal: u32) -> &Answers {
        let former = self.annotations.iter().rev().filter(|one| one.ordinal < ordinal);
        former.filter_map(|one| one.content.as_ref()).next().unwrap_or(&self.entry.particulars)
    }

    pub fn annulment(&self) -> Option<&Annotation> {
        self.annotations.iter().find(|one| one.kind == AnnotationKind::Annulment)
    }

    /// Marginal notes, in order.
    pub fn notes(&self) -> impl Iterator<Item = &Annotation> {
        self.annotations.iter().filter(|one| one.kind == AnnotationKind::Note)
    }

    /// The next annotation's number.
    pub fn next_ordinal(&self) -> u32 {
        self.annotations.last().map_or(1, |last| last.ordinal + 1)
    }

    /// Which copy the extract of this case is, or would be if it were signed next: 1 for the first. What came from a book or another
    /// region has had its first there.
    pub fn copy(&self, case: Id) -> u32 {
        let place = self.issues.iter().position(|issue| issue.case == case).unwrap_or(self.issues.len());
        u32::try_from(place).unwrap_or(u32::MAX - 2) + if self.entry.origin == Origin::Here { 1 } else { 2 }
    }

    /// The extract of this case; none when the case gave none.
    pub fn standing(&self, case: Id) -> Option<Standing<Id>> {
        let place = self.issues.iter().rposition(|issue| issue.case == case)?;
        if let Some(annulment) = self.annulment() {
            return Some(Standing::Annulled { since: annulment.on });
        }
        if let Some(newer) = self.issues.get(place + 1..).and_then(<[_]>::last) {
            return Some(Standing::Superseded { by: newer.case, at: newer.at });
        }
        let since = self.issues.get(place).and_then(|issue| self.annotations.iter().find(|one| one.ordinal > issue.edition));
        Some(since.map_or(Standing::Current, |one| Standing::Outdated { since: one.on, kind: one.kind }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use time::{Duration, macros::{date, datetime}};

    fn at(day: i64) -> OffsetDateTime {
        datetime!(2026-11-02 03:00 UTC) + Duration::days(day)
    }

    fn life() -> Life<u8> {
        let (number, series, _) = RegistrationNumber::parse("3578-LU-02112026-0001").expect("a number");
        let entry = RegisterEntry {
            number, service: ServiceId::new("birth"), edition: 1, registered_at: at(0), registered_on: series.date, office: OfficeId::new("registry"), late: false, origin: Origin::Here,
            facts: catalogue::Facts::default(), particulars: [("child.name", "Sita")].into_iter().collect(),
        };
        Life { of: 1, entry, annotations: Vec::new(), issues: vec![Issue { case: 1, at: at(1), edition: 0 }], contested: false }
    }

    fn annotated(mut life: Life<u8>, kind: AnnotationKind, day: i64, name: Option<&str>) -> Life<u8> {
        life.annotations.push(Annotation {
            ordinal: life.next_ordinal(), kind, service: ServiceId::new("correction"), edition: 1, at: at(day), on: at(day).date(), office: OfficeId::new("registry"),
            approved_by: "Budi".into(), decided_by: None, written_by: "Budi".into(), reason: None, basis: String::new(), number: None, words: BTreeMap::new(),
            content: name.map(|name| [("child.name", name)].into_iter().collect()),
        });
        life
    }

    #[test]
    fn what_holds_is_the_last_correction_and_what_held_is_never_lost() {
        let life = annotated(annotated(life(), AnnotationKind::Correction, 5, Some("Shita")), AnnotationKind::Note, 6, None);
        let life = annotated(life, AnnotationKind::Correction, 7, Some("Sinta"));
        assert_eq!(life.content().get("child.name"), Some("Sinta"));
        assert_eq!(life.content_before(3).get("child.name"), Some("Shita"));
        assert_eq!(life.content_before(1).get("child.name"), Some("Sita"));
        assert_eq!(life.entry.particulars.get("child.name"), Some("Sita"));
        assert_eq!((life.next_ordinal(), life.notes().count()), (4, 1));
    }

    #[test]
    fn copies_are_counted_from_the_first_that_anybody_gave() {
        let mut life = life();
        life.issues.push(Issue { case: 2, at: at(6), edition: 0 });
        assert_eq!((life.copy(1), life.copy(2), life.copy(3)), (1, 2, 3));
        life.entry.origin = Origin::Region("Kabupaten Contoh".into());
        assert_eq!((life.copy(1), life.copy(3)), (2, 4), "the first was given out there");
    }

    #[test]
    fn an_extract_is_current_until_something_newer_stands_beside_or_after_it() {
        let mut life = life();
        assert_eq!(life.standing(1), Some(Standing::Current));
        assert_eq!(life.standing(2), None);
        life = annotated(life, AnnotationKind::Note, 5, None);
        assert_eq!(life.standing(1), Some(Standing::Outdated { since: date!(2026 - 11 - 07), kind: AnnotationKind::Note }));
        life.issues.push(Issue { case: 2, at: at(6), edition: 1 });
        assert_eq!(life.standing(1), Some(Standing::Superseded { by: 2, at: at(6) }));
        assert_eq!(life.standing(2), Some(Standing::Current));
        life = annotated(life, AnnotationKind::Annulment, 9, None);
        assert_eq!(life.standing(1), Some(Standing::Annulled { since: date!(2026 - 11 - 11) }));
        assert_eq!(life.standing(2), Some(Standing::Annulled { since: date!(2026 - 11 - 11) }));
    }
}
