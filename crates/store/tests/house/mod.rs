//! Births to try a store with: made-up people, decisions built by hand, and the acts that bring a case to a stage.
//!
//! Case `n` has its own id, people, receipt number and minutes; nothing here reads a clock or draws chance.

#![allow(dead_code, reason = "each test program uses its part")]

pub mod decisions;

use application::{Actor, Application, ApplicationId, Decision, Now, Pin, ReceiptNumber, Reads, StaffId};
use catalogue::{Answers, Catalogue, Folder, GovernmentId, OfficeId, Service, ServiceId, field::Index, service::{IndexTerm, Responsible}};
use decisions::Sending;
use registry::{Letters, Series};
use sha2::{Digest as _, Sha256};
use std::{path::Path, sync::Arc};
use store::{Access, ActError, ActRequest, Contract, Keys, Outcome};
use time::{Date, OffsetDateTime, macros::{date, datetime}};

pub const TODAY: Date = date!(2026 - 11 - 24);
pub const MORNING: OffsetDateTime = datetime!(2026-11-24 02:00 UTC);

pub fn keys() -> Keys {
    Keys::from_master([7; 32])
}

pub fn surabaya() -> GovernmentId {
    GovernmentId::new("surabaya")
}

pub fn buleleng() -> GovernmentId {
    GovernmentId::new("buleleng")
}

pub fn birth() -> ServiceId {
    ServiceId::new("birth")
}

pub fn id(n: u64) -> ApplicationId {
    ApplicationId((u128::from(n) | 0xa11c_e000_0000_0000_u128 << 64).to_be_bytes())
}

/// `n` minutes and `step` seconds into the morning.
pub fn at(n: u64, step: u64) -> OffsetDateTime {
    MORNING + std::time::Duration::from_secs(n * 60 + step)
}

pub fn now(n: u64, step: u64) -> Now {
    Now::new(at(n, step), Sha256::digest(format!("{n} {step}")).into())
}

/// The number that [`sent`] gives case `n`.
pub fn receipt(n: u64) -> ReceiptNumber {
    ReceiptNumber::draw(&now(n, 1))
}

/// The PIN that [`sent`] gives case `n`.
pub fn pin(n: u64) -> Pin {
    Pin::draw(&now(n, 1))
}

pub fn staff(name: &str) -> Actor {
    Actor::Staff { id: StaffId(name.to_owned()), name: name.to_owned(), role: "officer".into(), office: OfficeId::new("3578071002") }
}

pub fn access(purpose: &str, minutes: u64) -> Access {
    Access::new(staff("ratna"), purpose, at(minutes, 0), time::UtcOffset::UTC)
}

/// Ward `ward` of one district of the one registration office.
pub fn offices(ward: &str) -> Responsible {
    Responsible { ward: OfficeId::new(ward), district: OfficeId::new(&ward[..6]), registry: OfficeId::new("dispendukcapil") }
}

pub fn series() -> Series {
    Series { regency_code: "3578".into(), letters: letters("LU"), date: TODAY }
}

/// The real service for births, with the rows by which two cases may be one.
pub fn births() -> Arc<Service> {
    let surabaya = Folder::read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../../governments/surabaya")).expect("Surabaya can be read");
    let catalogue = Catalogue::load(&[surabaya], &services::folders(), &[], &services::rules).unwrap_or_else(|faults| panic!("{faults:?}"));
    catalogue.governments()[0].services[&birth()].clone()
}

pub fn letters(text: &str) -> Letters {
    Letters::new(text).expect("letters")
}

/// A word that no other number has: letters only, so that it can stand in a name.
pub fn word(n: u64) -> String {
    let digits = "bcdfgjklmn".as_bytes();
    let letters: String = format!("{n:05}").bytes().map(|digit| char::from(digits[usize::from(digit - b'0')])).flat_map(|letter| [letter, 'a']).collect();
    format!("Q{letters}")
}

/// Everything typed for birth `n`.
pub fn people(n: u64) -> Answers {
    let (child, mother, informant) = (format!("Kirana {}", word(n)), format!("Wulan {}", word(n + 40_000)), format!("Joyo {}", word(n + 80_000)));
    let (mother_nik, informant_nik) = (format!("9978074101{n:06}"), format!("9978070101{n:06}"));
    let phone = format!("0819{n:08}");
    let day = (TODAY - time::Duration::days(i64::try_from(n % 5_000).expect("small"))).to_string();
    [
        ("child.name", child.as_str()),
        ("child.birth_date", &day),
        ("mother.name", &mother),
        ("mother.nik", &mother_nik),
        ("informant.name", &informant),
        ("informant.nik", &informant_nik),
        ("informant.phone", &phone),
    ]
    .into_iter()
    .collect()
}

/// These answers with one of them changed.
pub fn with(mut answers: Answers, field: &str, value: &str) -> Answers {
    answers.set(&field.into(), value);
    answers
}

/// What the catalogue would index of these answers.
pub fn terms(answers: &Answers) -> Vec<IndexTerm> {
    let kinds = [(".name", Index::Name), (".nik", Index::Nik), (".birth_date", Index::Date), (".phone", Index::Phone)];
    let mut terms = Vec::new();
    for (field, value) in answers.iter() {
        let role = field.as_str().split('.').next().unwrap_or_default().to_owned();
        if let Some((_, kind)) = kinds.iter().find(|(ending, _)| field.as_str().ends_with(ending)) {
            terms.push(IndexTerm { kind: *kind, role, value: value.to_owned() });
        }
    }
    terms
}

/// An act of an officer on case `n` of Surabaya.
pub fn act(n: u64, step: u64, decide: impl FnOnce(&Application, &dyn Reads) -> Result<Decision, ActError> + Send + 'static) -> ActRequest {
    ActRequest {
        government: surabaya(),
        application: id(n),
        create: false,
        seen: None,
        delivery: None,
        actor: staff("ratna"),
        now: now(n, step),
        decide: Box::new(decide),
        pin_to: None,
    }
}

/// The act that opens case `n` with its people.
pub fn opening(n: u64) -> ActRequest {
    ActRequest { create: true, ..act(n, 0, move |_, _| Ok(decisions::opened(&surabaya(), people(n)))) }
}

/// The act that sends case `n`.
pub fn sending(n: u64, sending: Sending) -> ActRequest {
    act(n, 1, move |case, _| Ok(decisions::sent(&case.answers, &now(n, 1), &sending)))
}

pub async fn done(store: &impl Contract, request: ActRequest) -> Outcome {
    store.act(request).await.expect("an act that nothing speaks against")
}

pub async fn draft(store: &impl Contract, n: u64) -> Outcome {
    done(store, opening(n)).await
}

pub async fn sent(store: &impl Contract, n: u64) -> Outcome {
    sent_as(store, n, people(n), Sending::default()).await
}

pub async fn sent_as(store: &impl Contract, n: u64, answers: Answers, to: Sending) -> Outcome {
    done(store, ActRequest { create: true, ..act(n, 0, move |_, _| Ok(decisions::opened(&surabaya(), answers))) }).await;
    done(store, sending(n, to)).await
}

pub async fn approved(store: &impl Contract, n: u64) -> Outcome {
    sent(store, n).await;
    done(store, act(n, 2, |_, _| Ok(decisions::reviewed()))).await;
    done(store, act(n, 3, |_, _| Ok(decisions::approved()))).await
}

pub async fn registered(store: &impl Contract, n: u64) -> Outcome {
    approved(store, n).await;
    done(store, act(n, 4, decisions::register(series(), at(n, 4)))).await
}

/// The serials of a series that its cases hold, sorted.
pub async fn serials(store: &impl Contract, cases: impl IntoIterator<Item = u64>) -> Vec<u32> {
    let mut found = Vec::new();
    for n in cases {
        if let Some(entry) = store.find_entry(&surabaya(), id(n)).await.expect("a read") {
            found.push(registry::RegistrationNumber::parse(entry.number.as_str()).expect("a number").2);
        }
    }
    found.sort_unstable();
    found
}
