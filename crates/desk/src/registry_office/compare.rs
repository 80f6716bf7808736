//! The registrar's view of a case: what was said, what the papers showed, what the certificate will say, who else it may be.
//!
//! **Invariant:** opening it changes nothing, and writes down who looked: also at each possible duplicate that it shows.
//! Read next: the sections, one a file.

mod acts;
mod data;
mod duplicates;
mod history;
mod papers;

use super::{case_id, path, service_of, trial::Trial, wording};
use crate::kernel::{Halt, Seat, Sent, extract};
use crate::page::{ErrorSummary, Fault, Tag, Tone};
use crate::registers;
use application::{Application, ApplicationId, Entry, Stage, duplicate::Match, facts::EntryLife};
use axum::{extract::Path, response::Response};
use catalogue::{Answers, Service};
use maud::{Markup, html};
use people::View;
use registry::RegistrationNumber;
use std::collections::BTreeMap;
use store::Contract;

/// Possible duplicates shown at once; more are so many that the case has to be looked at with the ward.
const SHOWN_DUPLICATES: usize = 10;

/// Everything that the sections look at.
struct Look<'a> {
    seat: &'a Seat,
    service: &'a Service,
    case: &'a Application,
    /// Those that count, with the number that the registrar entered.
    answers: Answers,
    matches: &'a [Match],
    others: BTreeMap<ApplicationId, Application>,
    entries: &'a [Entry],
    /// The entry that the case is about.
    life: Option<EntryLife>,
    /// One that was looked up and is not compared yet.
    found: Option<EntryLife>,
    /// What was typed when an act of this page was refused.
    typed: &'a Sent,
}

impl Look<'_> {
    fn say(&self, key: &str) -> String {
        self.seat.say(key)
    }

    fn trial(&self) -> Trial<'_> {
        Trial::new(self.seat, self.service, self.case, self.matches).about(self.life.clone())
    }

    /// A fresh token for one form of this page.
    fn token(&self, label: &str) -> String {
        self.seat.visit.delivery_token(label)
    }
}

pub async fn page(seat: Seat, Path(id): Path<String>) -> Result<Response, Halt> {
    show(&seat, case_id(&id)?, &Sent::default(), Vec::new()).await
}

/// The page, or the page again with what was refused and what was typed.
pub async fn show(seat: &Seat, id: ApplicationId, typed: &Sent, faults: Vec<Fault>) -> Result<Response, Halt> {
    let case = seat.open(id, View::Duplicates, "compare").await?;
    if case.stage == Stage::Draft {
        return Err(Halt::NotFound);
    }
    let service = service_of(seat, &case)?;
    let (store, government) = (&seat.desk().store, &seat.visit.government.id);
    let mut matches = store.duplicates(government, id, service.clone()).await?;
    // Those that still need a verdict first, so that none stays out of sight for ever.
    matches.sort_by_key(|found| case.duplicates.contains_key(&found.other.application));
    let others = open_others(seat, &matches).await?;
    let entries = store.entries(government, id).await?;
    let answers = extract::draft_answers(&seat.visit, &case);
    let life = match &case.entry {
        Some(entry) => store.find_life(government, entry.application).await?,
        None => extract::life_of(&seat.visit, &case).await?,
    };
    let found = if service.annotates.is_some() { looked_up(seat, typed).await? } else { None };
    let look = Look { seat, service: &service, case: &case, answers, matches: &matches, others, entries: &entries, life, found, typed };
    let title = seat.say_with("registry-compare-title", &[("number", &number(seat, &case))]);
    let body = body(&look, &title, &faults);
    Ok(seat.page(&title, Some("/petugas/registrasi"), !faults.is_empty(), body))
}

/// The entry with the number that was typed: looked at, and written down as looked at.
async fn looked_up(seat: &Seat, typed: &Sent) -> Result<Option<EntryLife>, Halt> {
    let Some(number) = RegistrationNumber::read(typed.text("number")) else { return Ok(None) };
    let Some(life) = seat.desk().store.find_life_by_number(&seat.visit.government.id, &number).await? else { return Ok(None) };
    match seat.open(life.of, View::Certificate, "register").await {
        Ok(_) => Ok(Some(life)),
        Err(Halt::NotFound) => Ok(None),
        Err(halt) => Err(halt),
    }
}

/// The cases that may be the same event; one that this officer may not see is left out.
async fn open_others(seat: &Seat, matches: &[Match]) -> Result<BTreeMap<ApplicationId, Application>, Halt> {
    let mut others = BTreeMap::new();
    for found in matches.iter().take(SHOWN_DUPLICATES) {
        match seat.open(found.other.application, View::Duplicates, "duplicate").await {
            Ok(other) => {
                others.insert(other.id, other);
            }
            Err(Halt::NotFound) => {}
            Err(halt) => return Err(halt),
        }
    }
    Ok(others)
}

fn number(seat: &Seat, case: &Application) -> String {
    case.receipt.as_ref().map_or_else(|| seat.say("registry-no-number"), ToString::to_string)
}

fn body(look: &Look<'_>, title: &str, faults: &[Fault]) -> Markup {
    let (case, seat) = (look.case, look.seat);
    html! {
        (ErrorSummary { words: seat.visit.words(), faults })
        h1.govuk-heading-l { (title) }
        p.govuk-body {
            (Tag { text: &wording::stage(&seat.visit, case.stage), tone: tone(case.stage) }) " "
            @if case.facts.get("timing") == Some("late") {
                (Tag { text: &look.say("registry-mark-late"), tone: Tone::Attention }) " "
            }
            @if case.round > 1 {
                (Tag { text: &seat.say_with("registry-mark-round", &[("round", &case.round.to_string())]), tone: Tone::Attention }) " "
            }
            (wording::time_left(&seat.visit, case.submitted_at, case.due_at, case.paused_since.is_some()))
        }
        (acts::news(look))
        (acts::obstacles(look))
        p.govuk-body { a.govuk-link href={ "/petugas/permohonan/" (case.id) } { (look.say("registry-compare-open-documents")) } }
        (registers::section(&registers::About {
            seat, service: look.service, case, answers: &look.answers, life: look.life.as_ref(), found: look.found.as_ref(), typed: look.typed,
        }))
        (data::comparison(look))
        (data::warnings(look))
        (papers::table(look))
        (duplicates::section(look))
        (data::draft(look))
        (acts::enter_nik(look))
        (registers::part_links(seat, look.service, case))
        (data::all_answers(look))
        (history::section(look))
        (acts::bar(look))
    }
}

fn tone(stage: Stage) -> Tone {
    match stage {
        Stage::Draft | Stage::Submitted => Tone::Neutral,
        Stage::InReview | Stage::Approved | Stage::Recording | Stage::Signing | Stage::Keyed => Tone::Progress,
        Stage::Returned | Stage::Registered | Stage::Suspended => Tone::Attention,
        Stage::Issued | Stage::Ready | Stage::HandedOver | Stage::HandedOn => Tone::Good,
        Stage::Refused | Stage::Withdrawn | Stage::Expired => Tone::Bad,
    }
}

fn link(look: &Look<'_>, page: &str) -> String {
    path(look.case.id, page)
}
