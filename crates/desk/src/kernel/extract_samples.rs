//! Invented documents of a service, to see that its template prints whatever may come.

use super::extract::{extract, recorded_rows, register_name};
use catalogue::{Answers, Facts, FieldId, Government, Service, field::FieldKind};
use certificate::{Extract, Note, words::Bilingual};
use std::collections::BTreeSet;
use time::Date;

/// What papers may decide, and the choices on which it hangs what is printed.
#[derive(Clone, Default)]
struct Situation {
    facts: Facts,
    chosen: Answers,
}

/// Situations that are tried at most.
const SITUATIONS_MAX: usize = 24;
/// Sixty wide letters: the longest name that is registered.
const LONGEST_NAME: &str = "MUHAMMAD WIMMAWAN KUSUMAWARDHANA MANGKUWIJOYO WONGSOWIDAGDOM";

const KEPT_BY: &str = "Kabupaten Kotawaringin Barat, Provinsi Kalimantan Tengah";

/// For each situation: plain, as long as it may be, and without what may be left out; and one draft. Each with a name for findings.
pub fn samples(service: &Service, government: &Government) -> Vec<(String, Extract)> {
    let mut samples = Vec::new();
    for situation in situations(service) {
        let sample = |long: bool, whole: bool| {
            let answers = sample_answers(service, &situation, long, whole);
            extract(service, government, &answers, &situation.facts).ok().map(|extract| finished(service, extract, whole))
        };
        let kinds = [("plain", false, true), ("longest", true, true), ("least", false, false)];
        let name: Vec<&str> = situation.facts.0.values().map(String::as_str).chain(situation.chosen.iter().map(|(_, value)| value)).collect();
        samples.extend(kinds.into_iter().filter_map(|(kind, long, whole)| Some((format!("{kind} {}", name.join(" ")), sample(long, whole)?))));
    }
    let draft = samples.get(1).map(|(_, longest)| Extract { draft: true, registration_number: None, issued_on: None, ..longest.clone() });
    samples.extend(draft.map(|draft| ("draft".to_owned(), draft)));
    if !service.series.is_empty() {
        let noted = |(name, extract): &(String, Extract), notes: usize| (format!("{name}, {notes} notes"), Extract { copy: Some(23), kept_by: Some(KEPT_BY.into()), notes: notes_of(notes), ..extract.clone() });
        let annotated: Vec<(String, Extract)> = samples.iter().take(2).flat_map(|sample| [1, 4].map(|notes| noted(sample, notes))).collect();
        samples.extend(annotated);
    }
    samples
}

/// Plain, longest and least of a register's first situation: what hangs on situations stands on its own document, and not on this one.
const OF_ENTRY: usize = 3;

/// Documents of a layout of their own that are made from entries: of each register that the service may point at.
pub fn entry_samples(service: &Service, government: &Government) -> Vec<(String, Extract)> {
    let pointed_at = service.annotates.iter().flat_map(|annotates| &annotates.services).filter_map(|id| government.services.get(id));
    let of = |entry: &Service| {
        let (plain, long) = (every_answer(entry, false), every_answer(entry, true));
        let whole = |(name, extract): (String, Extract)| {
            let rows = recorded_rows(entry, government, if name.starts_with("longest") { &long } else { &plain });
            (format!("{}: {name}", entry.id), Extract { rows, notes: notes_of(3), register: register_name(service, &entry.id), ..extract })
        };
        samples(entry, government).into_iter().take(OF_ENTRY).map(whole).collect::<Vec<_>>()
    };
    pointed_at.flat_map(|entry| of(entry)).collect()
}

fn every_answer(service: &Service, long: bool) -> Answers {
    let mut answers = Answers::default();
    for (id, field) in &service.fields {
        answers.set(id, &sample(Some(field.kind.clone()), long));
    }
    answers
}

/// Notes as long as those of a correction of many answers.
fn notes_of(count: usize) -> Vec<Note> {
    let words = Bilingual {
        id: format!("Berdasarkan Penetapan Pengadilan Negeri Surabaya Nomor 123/Pdt.P/2026/PN Sby tanggal 17-08-2026, nama semula {LONGEST_NAME} menjadi {LONGEST_NAME}."),
        en: format!("By decision of the District Court of Surabaya number 123/Pdt.P/2026/PN Sby of 17-08-2026 the name {LONGEST_NAME} becomes {LONGEST_NAME}."),
    };
    vec![Note { on: "29-09-2077".into(), words }; count]
}

fn finished(service: &Service, extract: Extract, whole: bool) -> Extract {
    let numbered = !service.series.is_empty();
    Extract {
        registration_number: numbered.then(|| "3578-XX-24112026-0007".to_owned()),
        numbered,
        issued_on: Date::from_calendar_date(2077, time::Month::September, 29).ok(),
        draft: false,
        verification_url: whole.then(|| "https://kitir.contoh.go.id/v/7GQK2M8XV4TRB5YH3DNC6PZW1A".to_owned()),
        ..extract
    }
}

/// Every combination of what the printed rows hang on.
fn situations(service: &Service) -> Vec<Situation> {
    let conditions = service.prints.iter().flat_map(|print| &print.when.0).flat_map(|row| row.keys().map(String::as_str));
    let named: BTreeSet<&str> = conditions.chain(service.needs.iter().map(|fact| fact.as_str())).collect();
    let mut situations = vec![Situation::default()];
    for name in named {
        let with = |situation: &Situation| {
            let each = |value: &String| {
                let mut situation = situation.clone();
                if service.facts.contains_key(name) {
                    situation.facts.set(name, value);
                } else {
                    situation.chosen.set(&FieldId::new(name), value);
                }
                situation
            };
            values(service, name).iter().map(each).collect::<Vec<Situation>>()
        };
        situations = situations.iter().flat_map(with).take(SITUATIONS_MAX).collect();
    }
    let mut seen = BTreeSet::new();
    situations.retain(|situation| seen.insert(told(service, situation)));
    situations
}

/// What a template can tell of a situation: two that tell the same need one sample.
fn told(service: &Service, situation: &Situation) -> Vec<String> {
    let printed = service.printed(&situation.chosen, &situation.facts).into_iter();
    let printed = printed.map(|print| format!("{} {}", print.field, situation.chosen.get(print.field.as_str()).unwrap_or_default()));
    printed.chain(situation.facts.0.iter().map(|(fact, value)| format!("{fact} = {value}"))).collect()
}

fn values(service: &Service, name: &str) -> Vec<String> {
    match (service.facts.get(name), service.kind_of(name)) {
        (Some(values), _) => values.clone(),
        (None, Some(FieldKind::Choice { options })) => options,
        (None, _) => Vec::new(),
    }
}

fn sample_answers(service: &Service, situation: &Situation, long: bool, whole: bool) -> Answers {
    let mut answers = situation.chosen.clone();
    for print in service.prints.iter().filter(|print| whole || !print.optional) {
        if answers.get(print.field.as_str()).is_none() {
            answers.set(&print.field, &sample(service.kind_of(print.field.as_str()), long));
        }
    }
    let stands: Vec<FieldId> = service.printed(&answers, &situation.facts).into_iter().map(|print| print.field.clone()).collect();
    answers.retain(|field| stands.contains(field) || situation.chosen.get(field.as_str()).is_some());
    answers
}

fn sample(kind: Option<FieldKind>, long: bool) -> String {
    let text = |short: &str, letters: usize| if long { LONGEST_NAME.chars().cycle().take(letters).collect() } else { short.to_owned() };
    match kind {
        Some(FieldKind::Date { .. }) => if long { "1977-09-29" } else { "2026-08-17" }.to_owned(),
        Some(FieldKind::Integer { min, max }) => if long { max.min(23) } else { min.max(1) }.to_string(),
        Some(FieldKind::Choice { options }) => if long { options.last() } else { options.first() }.cloned().unwrap_or_default(),
        Some(FieldKind::Text { max_letters }) => text("Surabaya", max_letters.min(60)),
        Some(FieldKind::Nik { .. } | FieldKind::FamilyCardNumber) => "9978071708010001".to_owned(),
        Some(FieldKind::Time) => "04:15".to_owned(),
        Some(FieldKind::Phone) => "+6281200000000".to_owned(),
        Some(FieldKind::Email) => "siti@surat.example".to_owned(),
        Some(FieldKind::Ward) => "35.78.07.1002".to_owned(),
        Some(FieldKind::PersonName { .. }) | None => text("Kirana Ayu Lestari", 60),
    }
}
