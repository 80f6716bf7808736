//! Entries that stand in the register before a story begins, for services that do something to one.

use super::{Story, With, family, laid_over, stage::answers};
use application::{ApplicationId, Command, command::KeyedEntry, facts::EntryLife};
use catalogue::{Answers, FieldId, Government, OfficeId, ReasonCode, Service, ServiceId, service::{Does, ReasonAct}};
use registry::{Annotation, AnnotationKind, Life, Origin, RegisterEntry, RegistrationNumber};
use std::collections::BTreeMap;
use time::{OffsetDateTime, macros::{date, datetime}};

/// What a story says about one.
#[derive(Debug, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EntryRow {
    /// Whose register; its particulars are that service's own family.
    pub service: String,
    pub number: String,
    /// The region that keeps it; ours when absent.
    pub kept_by: Option<String>,
    #[serde(default)]
    pub answers: BTreeMap<String, String>,
}

/// Those of the story, or one of each register that the service may point at: `3578-<letters>-20112026-0001`.
pub fn lives(government: &Government, service: &Service, story: &Story) -> Vec<EntryLife> {
    let rows = story.entry.iter().map(|row| (row.service.clone(), row.number.clone(), laid_over(&family(&row.service), &row.answers), row.kept_by.clone()));
    let told: Vec<_> = rows.collect();
    let usual = service.annotates.iter().flat_map(|annotates| &annotates.services).filter(|_| told.is_empty()).filter_map(|id| {
        let letters = &government.services.get(id)?.series.first()?.letters;
        Some((id.to_string(), format!("3578-{letters}-20112026-0001"), family(id.as_str()), None))
    });
    let all: Vec<_> = usual.collect::<Vec<_>>().into_iter().chain(told).collect();
    all.iter().enumerate().filter_map(|(place, (of, number, said, kept_by))| {
        let mut life = life(government, place, of, number, &answers(said))?;
        // A number of another shape is that of an old book.
        let ours = if RegistrationNumber::parse(number).is_some() { Origin::Here } else { Origin::Book };
        life.entry.origin = kept_by.clone().map_or(ours, Origin::Region);
        Some(life)
    }).collect()
}

fn life(government: &Government, place: usize, of: &str, number: &str, said: &Answers) -> Option<EntryLife> {
    let service = government.find_service(of)?;
    let mut facts = service.facts(said, date!(2026 - 11 - 20));
    for fact in &service.needs {
        facts.set(fact.as_str(), service.facts.get(fact)?.first()?);
    }
    let entry = RegisterEntry {
        number: RegistrationNumber::read(number)?,
        service: service.id.clone(),
        edition: service.edition,
        registered_at: datetime!(2026-11-20 03:00 UTC),
        registered_on: date!(2026 - 11 - 20),
        office: OfficeId::new("dispendukcapil"),
        late: false,
        origin: Origin::Here,
        facts,
        particulars: service.recorded(said, date!(2026 - 11 - 20)),
    };
    Some(new(ApplicationId([200 + u8::try_from(place).ok()?; 16]), entry))
}

/// An entry beside which nothing is written yet.
pub fn new(of: ApplicationId, entry: RegisterEntry) -> EntryLife {
    Life { of, entry, annotations: Vec::new(), issues: Vec::new(), contested: false }
}

/// The entry that the applicant names, or the one of the kind that she asks about.
pub fn meant<'l>(service: &Service, said: &Answers, lives: &'l [EntryLife]) -> Option<&'l EntryLife> {
    let named = service.entry_number(said).and_then(|number| lives.iter().find(|life| life.entry.number.as_str() == number));
    let kind = said.get("record.kind");
    named.or_else(|| lives.iter().find(|life| kind.is_none_or(|kind| life.entry.service.as_str() == kind)))
}

pub fn refer(service: &Service, said: &Answers, lives: &[EntryLife], with: &With) -> Command {
    let usual = || meant(service, said, lives).map(|life| life.entry.number.to_string()).unwrap_or_default();
    Command::Refer { number: with.number.clone().unwrap_or_else(usual), compared: with.granted }
}

/// What a story drafts, or else: the first reason, and another name where something is corrected.
pub fn draft(government: &Government, service: &Service, said: &Answers, lives: &[EntryLife], with: &With) -> Command {
    let first = service.reasons.values().find(|reason| reason.act == ReasonAct::Amend).map(|reason| reason.code.clone());
    let code = with.reason.as_deref().map(ReasonCode::new).or(first).unwrap_or_else(|| ReasonCode::new(""));
    let mut content = answers(&with.answers);
    let corrects = service.annotates.as_ref().is_some_and(|annotates| annotates.does == Does::Correction);
    if let Some(life) = meant(service, said, lives).filter(|_| corrects && with.answers.is_empty() && with.note.is_none()) {
        let name = government.services.get(&life.entry.service).and_then(|of| of.subject.names.first().cloned()).unwrap_or_else(|| FieldId::new(""));
        content.set(&name, "Bunga Citra Contoh");
    }
    Command::DraftAmendment { content, code, note: with.note.clone().unwrap_or_else(|| "Surat yang sah menunjukkan data yang benar.".into()) }
}

/// Another application writes something beside every entry of the story.
pub fn annotate(lives: &mut [EntryLife], kind: &str, at: OffsetDateTime) {
    for life in lives {
        let kind = if kind == "annulment" { AnnotationKind::Annulment } else { AnnotationKind::Note };
        let annotation = Annotation {
            ordinal: life.next_ordinal(), kind, service: ServiceId::new("name-change"), edition: 1, at, on: at.date(), office: OfficeId::new("dispendukcapil"),
            approved_by: "Budi".into(), decided_by: None, written_by: "Budi".into(), reason: None, basis: String::new(), number: None,
            words: BTreeMap::new(), content: None,
        };
        life.annotations.push(annotation);
    }
}

/// What a book says: the family's answers with the story's changes, and for each fact that papers decide its first value, or the story's.
pub fn key(service: &Service, family: &BTreeMap<String, String>, with: &With) -> Command {
    let mut facts = catalogue::Facts::default();
    for fact in service.needs.iter().filter(|_| !with.without.contains(&"facts".to_owned())) {
        let first = || service.facts.get(fact).and_then(|values| values.first()).cloned().unwrap_or_default();
        facts.set(fact.as_str(), &with.decisions.get(fact.as_str()).cloned().unwrap_or_else(first));
    }
    let on = with.to.as_deref().and_then(catalogue::field::parse_date).unwrap_or(date!(2004 - 06 - 01));
    Command::KeyEntry(KeyedEntry {
        language: "id".into(), answers: answers(&laid_over(family, &with.answers)), facts, number: with.number.clone().unwrap_or_default(), registered_on: on,
        book: with.note.clone().unwrap_or_default(), kept_by: with.kept_by.clone().unwrap_or_default(),
    })
}
