//! The tracker behind the QR: where the application stands, with office, dates and promised time.
//!
//! **Invariant:** without PIN no particular of a person and no officer's name is shown; late and paused are said openly, before she asks.
//!
//! Read next: [`super::tracker_pin`] (the PIN), [`super::ended`] (how a case ended).

use super::{contest, effects, ended, held::Held, looks, messages, outputs, road::Road, rows, steps::steps, tracker_pin, voice::Voice};
use crate::{
    registry_office::outages,
    kernel::{Halt, Visit, limits::Tried},
    registers,
    page::{Button, Details, Form, LinkCard, LinkCards, Notification, SummaryList, Timeline, Tone, WarningText, kitir_number},
};
use application::{ApplicationId, Stage, state::{Pause, PauseReason}};
use axum::{extract::Path, response::Response};
use catalogue::service::StepAct;
use maud::{Markup, html};
use registry::Standing;
use store::{Contract, OutboxRow};

pub async fn show(visit: Visit, Path(token): Path<String>) -> Result<Response, Halt> {
    let held = find(&visit, &token).await?;
    render(&visit, &held, None).await
}

/// The case of a token. The token alone opens states and offices only. Whoever guesses is counted; whoever has a slip is not.
pub async fn find(visit: &Visit, token: &str) -> Result<Held, Halt> {
    match known(visit, token).await {
        Err(Halt::NotFound) => {
            visit.desk.limits.count(Tried::Token, visit.address, visit.now.at)?;
            Err(Halt::NotFound)
        }
        other => other,
    }
}

async fn known(visit: &Visit, token: &str) -> Result<Held, Halt> {
    let token = ApplicationId::parse(token).ok_or(Halt::NotFound)?;
    let id = visit.desk.store.find_by_token(&visit.government.id, token.0).await?.ok_or(Halt::NotFound)?;
    let held = Held::read(visit, id).await?;
    // Without a number there is no kitir yet, and nobody has this address.
    if held.case.receipt.is_none() { Err(Halt::NotFound) } else { Ok(held) }
}

/// `wrong`: what is said about the PIN just typed.
pub async fn render(visit: &Visit, held: &Held, wrong: Option<&str>) -> Result<Response, Halt> {
    let open = visit.may_see(held.case.id).await?;
    let store = &visit.desk.store;
    let messages = if open { store.outbox(&visit.government.id, Some(held.case.id), None, 30).await? } else { Vec::new() };
    let seen = if open { looks::newest(visit, held).await? } else { Markup::default() };
    let ahead = !held.case.stage.is_final() && !held.case.stage.is_in_register() || held.case.stage == Stage::Signing;
    let banner = if ahead { outages::banner(visit).await? } else { Markup::default() };
    let standing = registers::of_case(visit, &held.case).await?;
    let recorded = if open { contest::door(visit, held).await? } else { Markup::default() };
    let voice = held.voice(visit);
    let title = visit.say("citizen-track-title");
    let bundle = outputs::section(visit, held, &outputs::places(visit, &held.case).await?, open);
    let told = Told { seen: open.then_some(seen), recorded, bundle, banner, standing: standing.as_ref() };
    let body = body(visit, held, &voice, &title, told, wrong, &messages);
    Ok(visit.page(&title, Some(&voice.title()), Some("/"), wrong.is_some(), body))
}

/// What was read for the page. `seen` (the newest looks at the case) and `recorded` (what was recorded of her) only for whoever has given
/// the PIN.
struct Told<'a> {
    seen: Option<Markup>,
    recorded: Markup,
    /// What comes out of the case, thing by thing.
    bundle: Markup,
    /// What is out of order outside.
    banner: Markup,
    standing: Option<&'a Standing<ApplicationId>>,
}

fn body(visit: &Visit, held: &Held, voice: &Voice<'_>, title: &str, told: Told<'_>, wrong: Option<&str>, messages: &[OutboxRow]) -> Markup {
    let Told { seen, recorded, bundle, banner, standing } = told;
    let open = seen.is_some();
    let number = held.case.receipt.as_ref().map(ToString::to_string).unwrap_or_default();
    html! {
        @if wrong.is_some() { (tracker_pin::summary(visit, wrong)) }
        span.govuk-caption-l { (voice.title()) }
        h1 { (title) " " (kitir_number(&number)) }
        (ended::erased(visit, held))
        (ended::received(visit, held))
        @if open && held.case.erased.is_none() { (doors(visit, held, standing)) }
        @if open { (ended::reason(visit, held, voice)) }
        (banner)
        (recorded)
        (registers::for_citizen(visit, standing))
        (news(visit, held))
        @if open { (late_denied(visit, held, voice)) (helped(visit, held)) }
        (Timeline { steps: &steps(visit, held) })
        (bundle)
        (pauses(visit, held))
        @if held.case.erased.is_some() {
            @if let Some(seen) = seen { (seen) }
        } @else if let Some(seen) = seen {
            (SummaryOf { visit, held, voice, messages, seen }.render())
        } @else { (tracker_pin::form(visit, held, wrong)) }
    }
}

/// What the citizen may do now, most urgent first.
fn doors(visit: &Visit, held: &Held, standing: Option<&Standing<ApplicationId>>) -> Markup {
    let case = &held.case;
    let under_review = case.stage.is_under_review();
    let door = |key: &str, rest: &str| LinkCard {
        title: visit.say(&format!("citizen-door-{key}")),
        href: held.path(rest),
        text: Some(visit.say(&format!("citizen-door-{key}-text"))),
    };
    let mut doors = Vec::new();
    match case.stage {
        Stage::Draft => doors.push(door("draft", "")),
        Stage::Returned => doors.push(door("mend", "/perbaiki")),
        _ => {}
    }
    if under_review && case.proposal.is_some() {
        doors.push(door("proposal", "/usul"));
    }
    if under_review && case.has_draft_extract() && case.proposal.is_none() && held.service.has_document() && can_be_shown(held) {
        let asks = case.goes_through(StepAct::Confirm) && !case.confirmed;
        doors.push(if asks { door("confirm", "/draf") } else { door("extract", "/draf") });
    }
    let given_out = matches!(case.stage, Stage::Issued | Stage::Ready | Stage::HandedOver) && standing.is_none_or(|standing| *standing == Standing::Current) && case.contest.is_none();
    let done = given_out && case.certificate_sha256.is_some() && case.blank.is_none();
    let (token, label) = (visit.delivery_token("download"), visit.say("citizen-door-certificate"));
    html! {
        @if !doors.is_empty() { (LinkCards { cards: &doors }) }
        @if done {
            (Form {
                action: &held.path("/akta"),
                idempotency: &token,
                body: html! { p { (visit.say("citizen-door-certificate-text")) } (Button { label: &label, ..Button::default() }) },
                ..Form::default()
            })
        }
        @if given_out { (outputs::downloads(visit, held)) }
    }
}

/// What is printed from an entry can be shown once the entry is found; a document of its own needs none.
fn can_be_shown(held: &Held) -> bool {
    let document = held.service.document(&held.case.answers, &held.case.known_facts());
    held.case.entry.is_some() || document.is_none_or(|document| !document.of_entry)
}

/// Who filed it in her name.
fn helped(visit: &Visit, held: &Held) -> Markup {
    let Some(application::Actor::Staff { name, office, .. }) = held.case.helped_by() else { return html! {} };
    let office = visit.government.find_office(office.as_str()).map(|office| office.name.clone()).unwrap_or_default();
    html! { p { (visit.say_with("citizen-track-helped", &[("name", name), ("office", &office)])) } }
}

/// The head of office did not grant the late report: why, and what she can do. The case itself is not refused yet.
fn late_denied(visit: &Visit, held: &Held, voice: &Voice<'_>) -> Markup {
    let Some(late) = held.case.late.as_ref().filter(|late| !late.granted && held.case.stage.is_under_review()) else { return html! {} };
    html! {
        (Notification { title: &visit.say("citizen-late-denied-title"), tone: Tone::Attention, body: html! {
            @if !late.words.is_empty() { p { (visit.say("citizen-late-denied-why")) " " q { (late.words) } } }
            p { (visit.say("citizen-late-denied-next")) }
            p { (voice.say("objection")) }
        } })
    }
}

/// Late, paused and suspended, said openly.
fn news(visit: &Visit, held: &Held) -> Markup {
    let case = &held.case;
    let before_register = case.stage.is_under_review() || matches!(case.stage, Stage::Registered | Stage::Signing);
    let late = case.due_at.filter(|due| before_register && case.paused_since.is_none() && *due < visit.now.at);
    let paused = case.paused_since.filter(|_| !case.stage.is_final() && !case.stage.is_in_register());
    let prefix = visit.words().warning.clone();
    html! {
        @if let Some(due) = late {
            (WarningText { prefix: &prefix, text: &visit.say_with("citizen-track-late", &[("date", &visit.say_time(due)), ("phone", &visit.government.help.phone)]) })
        }
        (compensation(visit, held))
        @if let Some(contest) = &case.contest {
            (Notification { title: "", tone: Tone::Attention, body: html! { p { (visit.say_with("citizen-track-contested", &[("date", &visit.say_time(contest.at))])) } } })
        }
        @if let Some(suspension) = &case.suspended {
            @let reason = visit.say(&format!("suspension-{}", suspension.reason.key()));
            (Notification { title: "", tone: Tone::Attention, body: html! { p { (visit.say_with("citizen-track-suspended", &[("reason", &reason), ("date", &visit.say_time(suspension.since))])) } } })
        } @else if let Some(since) = paused {
            (Notification { title: "", tone: Tone::Attention, body: html! { p { (visit.say_with("citizen-track-paused", &[("date", &visit.say_time(since))])) } } })
        }
    }
}

/// When the clock stood still and why: the promised time moved by that much.
fn pauses(visit: &Visit, held: &Held) -> Markup {
    let pauses = &held.case.pauses;
    html! {
        @if !pauses.is_empty() {
            (Details { summary: &visit.say("citizen-pauses-title"), body: html! {
                p { (visit.say("citizen-pauses-text")) }
                ul { @for pause in pauses { li { (pause_line(visit, pause)) } } }
            }, ..Details::default() })
        }
    }
}

fn pause_line(visit: &Visit, pause: &Pause) -> String {
    let reason = match pause.reason {
        PauseReason::Applicant => visit.say("citizen-pause-applicant"),
        PauseReason::Suspension(reason) => visit.say(&format!("suspension-{}", reason.key())),
    };
    let since = visit.say_time(pause.since);
    match pause.until {
        Some(until) => visit.say_with("citizen-pause-ended", &[("since", &since), ("until", &visit.say_time(until)), ("reason", &reason)]),
        None => visit.say_with("citizen-pause-now", &[("since", &since), ("reason", &reason)]),
    }
}

/// What being late is worth to her, without asking for it: no name stands here.
fn compensation(visit: &Visit, held: &Held) -> Markup {
    let money = &held.case.money;
    if money.owed.is_empty() {
        return Markup::default();
    }
    let args = [("amount", super::voice::rupiah(money.owed_rupiah())), ("days", money.owed.len().to_string())];
    let args = args.each_ref().map(|(name, value)| (*name, value.as_str()));
    let key = match (&money.compensation, &money.excused) {
        (Some(_), _) => "citizen-owed-paid",
        (None, Some(_)) => "citizen-owed-excused",
        (None, None) => "citizen-owed",
    };
    let reason = money.excused.as_ref().map(|(reason, _, _)| visit.say(&format!("excuse-{}", reason.key())));
    html! {
        (Notification { title: &visit.say("citizen-owed-title"), tone: Tone::Neutral, body: html! {
            p { (visit.say_with(key, &args)) @if let Some(reason) = reason { " " (reason) "." } }
        } })
    }
}

/// After the PIN: answers, messages, and the quieter links.
struct SummaryOf<'a> {
    visit: &'a Visit,
    held: &'a Held,
    voice: &'a Voice<'a>,
    messages: &'a [OutboxRow],
    seen: Markup,
}

impl SummaryOf<'_> {
    fn render(&self) -> Markup {
        let (visit, held, voice) = (self.visit, self.held, self.voice);
        let road = Road::of(visit, held);
        let answers = html! {
            @for group in &held.service.groups {
                @let rows = rows::of_group(held, voice, &road, group, false);
                @if !rows.is_empty() { h3 { (voice.group(group)) } (SummaryList { words: visit.words(), rows: &rows }) }
            }
        };
        let stage = held.case.stage;
        let withdrawable = stage == Stage::Draft || stage.is_under_review() || matches!(stage, Stage::Returned | Stage::Suspended);
        html! {
            @if held.case.registration.is_some() || !self.messages.is_empty() { h2 { (visit.say("citizen-track-messages")) } (messages::list(visit, held, self.messages)) }
            @if held.case.registration.is_some() { (effects::section(voice, &road.answers, &road.facts)) }
            (Details { summary: &visit.say("citizen-track-answers"), body: answers, ..Details::default() })
            (self.seen)
            p { a href=(held.path("/kitir")) { (visit.say("citizen-track-kitir")) } }
            @if withdrawable { p { a href=(held.path("/batal")) { (visit.say("citizen-tasks-withdraw")) } } }
        }
    }
}
