//! What the catalogue costs at start, and what a long case costs to read: decoding and folding a log of sixty answers.

use crate::library;
use application::{Action, Actor, ApplicationId, Entry, Particulars, action::Channel, fold};
use catalogue::{Answers, FieldId, GovernmentId, ServiceId};
use std::time::{Duration, Instant};
use time::OffsetDateTime;

pub struct Reading {
    /// Services offered, over all governments.
    pub services: usize,
    /// Loading and checking everything but rendering.
    pub loads: Vec<Duration>,
    pub folds: Vec<Duration>,
    /// Bytes of the log that is decoded.
    pub log_bytes: usize,
}

const LOADS: usize = 9;
const FOLDS: usize = 500;
const FIELDS: usize = 60;
const FIELDS_A_PAGE: usize = 4;

pub fn run() -> Result<Reading, String> {
    let (mut loads, mut services) = (Vec::new(), 0);
    for _ in 0..LOADS {
        let begin = Instant::now();
        let catalogue = library::load(&[]).map_err(|findings| library::listed(&findings))?;
        loads.push(begin.elapsed());
        services = catalogue.governments().iter().map(|government| government.services.len()).sum();
    }
    let log = serde_json::to_string(&long_case()).map_err(|error| error.to_string())?;
    let mut folds = Vec::new();
    for _ in 0..FOLDS {
        let begin = Instant::now();
        let entries: Vec<(u32, Actor, Action, Option<Particulars>)> = serde_json::from_str(&log).map_err(|error| error.to_string())?;
        let entries: Vec<Entry> = entries.into_iter().map(|(seq, by, action, particulars)| Entry { seq, at: OffsetDateTime::UNIX_EPOCH, by, action, particulars }).collect();
        let case = fold(ApplicationId([1; 16]), &entries);
        folds.push(begin.elapsed());
        if case.answers.iter().count() != FIELDS {
            return Err(format!("{} answers of {FIELDS} were folded", case.answers.iter().count()));
        }
    }
    Ok(Reading { services, loads, folds, log_bytes: log.len() })
}

/// A draft of sixty answers, saved page by page.
fn long_case() -> Vec<(u32, Actor, Action, Option<Particulars>)> {
    let opened = Action::Opened {
        government: GovernmentId::new("surabaya"), service: ServiceId::new("family-card"), edition: 1, channel: Channel::Home, language: "id".to_owned(),
    };
    let mut log = vec![(1, Actor::Applicant, opened, None)];
    let fields: Vec<usize> = (0..FIELDS).collect();
    for (seq, page) in (2..).zip(fields.chunks(FIELDS_A_PAGE)) {
        let mut answers = Answers::default();
        page.iter().for_each(|number| answers.set(&FieldId::new(&format!("member{number}.name")), "Contoh Nama Yang Cukup Panjang"));
        log.push((seq, Actor::Applicant, Action::Answered { page: format!("member{seq}") }, Some(Particulars::answers(answers))));
    }
    log
}
