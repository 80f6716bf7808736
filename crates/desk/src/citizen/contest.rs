//! Something was recorded of her that she may call untrue: she reads it in her own account, whose NIK a counter has verified, or on the
//! tracker of a case that she filed before.
//!
//! **Invariant:** only the day, the kind and the office are told, nothing of the family that reported it; who has not proved that the NIK is
//! hers finds nothing here.

use super::held::Held;
use crate::{
    kernel::{Doing, Halt, Member, Sent, Visit, act},
    page::{Button, ButtonLink, Emphasis, ErrorSummary, Fault, Field, Form, LinkCard, LinkCards, Notification, SingleCheckbox, SummaryList, SummaryRow, Textarea, Tone},
};
use application::{Actor, Application, ApplicationId, Command};
use axum::{extract::Path, response::Response};
use catalogue::field::Index;
use maud::{Markup, html};
use store::Contract;

/// What was recorded of a person: registered, not annulled, and still hers to contest or contested already.
pub async fn records_of(visit: &Visit, nik: &str) -> Result<Vec<Application>, Halt> {
    let (store, government) = (&visit.desk.store, &visit.government);
    let mut found = Vec::new();
    for id in store.cases_with_nik(&government.id, nik).await? {
        let Some(case) = store.find_application(&government.id, id).await? else { continue };
        let Some(word) = government.services.get(&case.service).and_then(|service| service.contest.as_ref()) else { continue };
        let Some(registration) = case.registration.as_ref().filter(|_| case.answers.get(word.person.as_str()) == Some(nik)) else { continue };
        let open = visit.today() <= registration.on + time::Duration::days(i64::from(word.days));
        let annulled = store.find_life(&government.id, id).await?.is_some_and(|life| life.annulment().is_some());
        if !annulled && (open || case.contest.is_some()) {
            found.push(case);
        }
    }
    Ok(found)
}

/// Her NIK as an office has seen it: the informant's of a case that is in the register.
fn proved_nik(held: &Held) -> Option<&str> {
    let own = held.service.fields.values().find(|field| field.role() == "informant" && field.index == Some(Index::Nik))?;
    held.case.answers.get(own.id.as_str()).filter(|_| held.case.is_in_register())
}

/// On the tracker after the PIN: a door to what was recorded of her.
pub async fn door(visit: &Visit, held: &Held) -> Result<Markup, Halt> {
    let Some(nik) = proved_nik(held) else { return Ok(Markup::default()) };
    Ok(doors(visit, &records_of(visit, nik).await?, |_| held.path("/catatan")))
}

/// The same in her account.
pub async fn account_door(member: &Member) -> Result<Markup, Halt> {
    if member.account.verified_at.is_none() {
        return Ok(Markup::default());
    }
    let records = records_of(&member.visit, &member.account.data.nik).await?;
    Ok(doors(&member.visit, &records, |id| format!("/akun/catatan/{id}")))
}

fn doors(visit: &Visit, records: &[Application], href: impl Fn(ApplicationId) -> String) -> Markup {
    let cards: Vec<LinkCard> = records
        .iter()
        .map(|case| LinkCard { title: visit.say("contest-door"), href: href(case.id), text: Some(visit.say("contest-door-text")) })
        .collect();
    html! { @if !cards.is_empty() { (LinkCards { cards: &cards }) } }
}

/// By which way she came, and where her form goes.
struct Way {
    action: String,
    back: String,
}

pub async fn account_page(member: Member, Path(id): Path<String>) -> Result<Response, Halt> {
    let case = of_account(&member, &id).await?;
    Ok(show(&member.visit, &case, &account_way(&id), &Sent::default(), &[]))
}

pub async fn account_post(member: Member, Path(id): Path<String>, sent: Sent) -> Result<Response, Halt> {
    let case = of_account(&member, &id).await?;
    contest(&member.visit, &case, &account_way(&id), &sent).await
}

fn account_way(id: &str) -> Way {
    Way { action: format!("/akun/catatan/{id}"), back: "/akun".to_owned() }
}

async fn of_account(member: &Member, id: &str) -> Result<Application, Halt> {
    let id = ApplicationId::parse(id).ok_or(Halt::NotFound)?;
    if member.account.verified_at.is_none() {
        return Err(Halt::NotFound);
    }
    let records = records_of(&member.visit, &member.account.data.nik).await?;
    records.into_iter().find(|case| case.id == id).ok_or(Halt::NotFound)
}

pub async fn page(visit: Visit, Path(id): Path<String>) -> Result<Response, Halt> {
    let (held, case) = of_case(&visit, &id).await?;
    Ok(show(&visit, &case, &case_way(&visit, &held), &Sent::default(), &[]))
}

pub async fn post(visit: Visit, Path(id): Path<String>, sent: Sent) -> Result<Response, Halt> {
    let (held, case) = of_case(&visit, &id).await?;
    contest(&visit, &case, &case_way(&visit, &held), &sent).await
}

fn case_way(visit: &Visit, held: &Held) -> Way {
    Way { action: held.path("/catatan"), back: held.tracker_path(visit) }
}

/// The newest record; nobody dies twice.
async fn of_case(visit: &Visit, id: &str) -> Result<(Held, Application), Halt> {
    let held = Held::find(visit, id).await?;
    let nik = proved_nik(&held).ok_or(Halt::NotFound)?.to_owned();
    let case = records_of(visit, &nik).await?.into_iter().next().ok_or(Halt::NotFound)?;
    Ok((held, case))
}

async fn contest(visit: &Visit, case: &Application, way: &Way, sent: &Sent) -> Result<Response, Halt> {
    if sent.text("mine") != "yes" {
        let missing = Fault { text: visit.say("contest-mine-missing"), href: Some("#mine".into()) };
        return Ok(show(visit, case, way, sent, &[missing]));
    }
    let doing = Doing { application: case.id, create: None, seen: None, delivery: sent.delivery(), pin_to: None };
    act(visit, Actor::Applicant, doing, Command::Contest { identity_seen: None, note: sent.text("note").to_owned() }).await?;
    Ok(visit.see_other(&way.action))
}

fn show(visit: &Visit, case: &Application, way: &Way, sent: &Sent, faults: &[Fault]) -> Response {
    let title = visit.say("contest-own-title");
    let row = |key: &str, value: String| SummaryRow { key: visit.say(key), value: html! { (value) }, change: None };
    let registration = case.registration.as_ref();
    let office = case.responsible.as_ref().and_then(|at| visit.government.find_office(at.registry.as_str())).map(|office| office.name.clone());
    let rows = [
        row("contest-what", visit.say_of(&case.service, "service-name")),
        row("contest-on", registration.map(|one| visit.say_date(one.on)).unwrap_or_default()),
        row("contest-where", office.unwrap_or_default()),
        row("register-number", registration.map(|one| one.number.to_string()).unwrap_or_default()),
    ];
    let body = html! {
        (ErrorSummary { words: visit.words(), faults })
        h1 { (title) }
        p { (visit.say("contest-own-text")) }
        (SummaryList { words: visit.words(), rows: &rows })
        @if let Some(contest) = &case.contest {
            (Notification { title: &visit.say("contest-own-stopped"), tone: Tone::Good, body: html! {
                p { (visit.say_with("contest-own-stopped-text", &[("date", &visit.say_time(contest.at))])) }
            } })
            p { (visit.say_with("contest-own-next", &[("phone", &visit.government.help.phone)])) }
            (ButtonLink { label: &visit.say("contest-own-annul"), href: "/layanan/certificate-annulment", emphasis: Emphasis::Secondary, ..ButtonLink::default() })
        } @else { (form(visit, way, sent)) }
    };
    visit.page(&title, None, Some(&way.back), !faults.is_empty(), body)
}

fn form(visit: &Visit, way: &Way, sent: &Sent) -> Markup {
    let (label, note, hint) = (visit.say("contest-mine"), visit.say("contest-own-note"), visit.say("contest-own-note-hint"));
    html! {
        (Form {
            action: &way.action, idempotency: &visit.delivery_token("contest"),
            body: html! {
                (SingleCheckbox { field: Field { words: visit.words(), name: "mine", id: Some("mine"), label: &label, ..Field::default() }, value: "yes", checked: sent.text("mine") == "yes" })
                (Textarea { field: Field { words: visit.words(), name: "note", label: &note, hint: Some(&hint), ..Field::default() }, value: sent.text("note"), rows: 3 })
                (Button { label: &visit.say("contest-own-button"), emphasis: Emphasis::Warning, ..Button::default() })
            },
            ..Form::default()
        })
    }
}
