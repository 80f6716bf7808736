//! Invented documents of a service, to see that its template prints whatever may come.

use super::extract::extract;
use catalogue::{Answers, Facts, Government, Service, field::FieldKind};
use certificate::Extract;
use time::Date;

/// Invented extracts of a service for `kitir check` and golden pages: for each combination of what papers may decide, plain, as long as it
/// may be, without what may be left out, and as a draft.
pub fn samples(service: &Service, government: &Government) -> Vec<(String, Extract)> {
    let mut combinations = vec![Facts::default()];
    for (fact, values) in &service.facts {
        let named = service.prints.iter().flat_map(|print| &print.when.0).any(|row| row.contains_key(fact.as_str()));
        if !named && !service.needs.contains(fact) {
            continue;
        }
        let with = |facts: &Facts| {
            let value = |value: &String| {
                let mut facts = facts.clone();
                facts.set(fact.as_str(), value);
                facts
            };
            values.iter().map(value).collect::<Vec<Facts>>()
        };
        combinations = combinations.iter().flat_map(with).take(SAMPLES_MAX).collect();
    }
    let mut samples = Vec::new();
    for facts in &combinations {
        let name: Vec<&str> = facts.0.values().map(String::as_str).collect();
        let sample = |long: bool, whole: bool| {
            let answers = sample_answers(service, facts, long, whole);
            extract(service, government, &answers, facts).ok().map(|extract| Extract {
                registration_number: (!service.series.is_empty()).then(|| "3578-XX-24112026-0007".to_owned()),
                numbered: !service.series.is_empty(),
                issued_on: Date::from_calendar_date(2077, time::Month::September, 29).ok(),
                draft: false,
                verification_url: whole.then(|| "https://kitir.contoh.go.id/v/7GQK2M8XV4TRB5YH3DNC6PZW1A".to_owned()),
                ..extract
            })
        };
        let kinds = [("plain", false, true), ("longest", true, true), ("least", false, false)];
        let made = kinds.into_iter().filter_map(|(kind, long, whole)| Some((format!("{kind} {}", name.join(" ")), sample(long, whole)?)));
        samples.extend(made);
    }
    let draft = samples.get(1).map(|(_, longest)| Extract { draft: true, registration_number: None, issued_on: None, ..longest.clone() });
    samples.extend(draft.map(|draft| ("draft".to_owned(), draft)));
    samples
}

/// Combinations of facts that are tried at most.
const SAMPLES_MAX: usize = 24;
/// Sixty wide letters: the longest name that is registered.
const LONGEST_NAME: &str = "MUHAMMAD WIMMAWAN KUSUMAWARDHANA MANGKUWIJOYO WONGSOWIDAGDOM";

fn sample_answers(service: &Service, facts: &Facts, long: bool, whole: bool) -> Answers {
    let mut answers = Answers::default();
    for print in service.prints.iter().filter(|print| whole || !print.optional) {
        let text = |short: &str, letters: usize| if long { LONGEST_NAME.chars().cycle().take(letters).collect() } else { short.to_owned() };
        let value = match service.kind_of(print.field.as_str()) {
            Some(FieldKind::Date { .. }) => if long { "1977-09-29" } else { "2026-08-17" }.to_owned(),
            Some(FieldKind::Integer { max, .. }) => if long { max.min(23) } else { 1.min(max) }.to_string(),
            Some(FieldKind::Choice { options }) => {
                let choice = if long { options.last() } else { options.first() };
                choice.cloned().unwrap_or_default()
            }
            Some(FieldKind::Text { max_letters }) => text("Surabaya", max_letters.min(60)),
            Some(FieldKind::Nik { .. } | FieldKind::FamilyCardNumber) => "9978071708010001".to_owned(),
            Some(FieldKind::Time) => "04:15".to_owned(),
            Some(FieldKind::Phone) => "+6281200000000".to_owned(),
            Some(FieldKind::Ward) => "35.78.07.1002".to_owned(),
            Some(FieldKind::PersonName { .. }) | None => text("Kirana Ayu Lestari", 60),
        };
        answers.set(&print.field, &value);
    }
    let stands = service.printed(&answers, facts).into_iter().map(|print| print.field.clone()).collect::<Vec<_>>();
    answers.retain(|field| stands.contains(field));
    answers
}
