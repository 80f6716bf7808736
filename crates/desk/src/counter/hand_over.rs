//! Pick-up with an identity check: who may collect, which paper was seen, does it match, hand over, receipt.
//!
//! **Invariant:** nothing is handed over when the officer says that the identity does not match, and that somebody tried is kept; a second hand-over is refused by the core.

use super::{
    pin,
    shared::{case_form, case_id, case_path, fault, faults, kitir_text, or_refusal, record_path},
    slip, words,
};
use crate::{
    kernel::{Halt, Seat, Sent, bundle, extract::pdf_answer},
    page::{Button, ButtonLink, Choice, ErrorSummary, Fault, Field, Inset, InputKind, Radios, SummaryList, SummaryRow, TextInput, WarningText},
};
use application::{
    Application, Command, Refusal,
    action::{Collector, IdentityDocument},
    command::Act,
};
use axum::{
    extract::Path,
    response::{IntoResponse, Redirect, Response},
};
use certificate::slip::{HandoverReceipt, Labelled, SignatureLine, handover_sheet};
use maud::{Markup, html};
use people::View;

pub(super) async fn page(seat: Seat, Path(id): Path<String>) -> Result<Response, Halt> {
    let case = seat.open(case_id(&id)?, View::Record, "pick-up").await?;
    if let Some(former) = case.hand_overs.last().filter(|_| !case.hand_over_open && !case.has_on_shelf()) {
        return Ok(already(&seat, &case, former.at));
    }
    if !super::offered::fits(&case, Act::HandOver) {
        return Err(Refusal::NotNow { act: Act::HandOver, stage: case.stage }.into());
    }
    Ok(show(&seat, &case, &Sent::default(), &[]))
}

fn already(seat: &Seat, case: &Application, at: time::OffsetDateTime) -> Response {
    let title = seat.say("counter-handed-over-title");
    let receipt = case_path(case.id, "bukti-serah.pdf");
    let body = html! {
        h1 { (title) }
        p { (seat.say_with("refusal-already-handed-over-text", &[("at", &seat.visit.say_time(at))])) }
        (ButtonLink { label: &seat.say("counter-hand-over-receipt"), href: &receipt, accesskey: Some("p"), ..Default::default() })
        p { a href=(record_path(case.id)) { (seat.say("counter-slip-to-record")) } }
    };
    seat.page(&title, Some(&record_path(case.id)), false, body)
}

pub(super) async fn hand_over(seat: Seat, Path(id): Path<String>, sent: Sent) -> Result<Response, Halt> {
    let id = case_id(&id)?;
    if sent.text("match") == "no" {
        // Kept with the looks at the case: somebody came for it who was not who she said.
        let case = seat.open(id, View::Record, "pick-up-mismatch").await?;
        return Ok(mismatch(&seat, &case));
    }
    let (collector, identity) = (Collector::parse(sent.text("collector")), IdentityDocument::parse(sent.text("identity")));
    let (Some(collector), Some(identity_seen), "yes") = (collector, identity, sent.text("match")) else {
        let case = seat.open(id, View::Record, "pick-up").await?;
        return Ok(show(&seat, &case, &sent, &missing(&seat, &sent)));
    };
    let command = Command::HandOver { collector, identity_seen, name: sent.text("collector_name").to_owned() };
    match or_refusal(seat.act(id, &sent, command).await)? {
        Ok(_) => Ok(Redirect::to(&case_path(id, "serah")).into_response()),
        Err(refusal) => {
            let case = seat.open(id, View::Record, "pick-up").await?;
            Ok(show(&seat, &case, &sent, &faults(&seat, &refusal)))
        }
    }
}

fn missing(seat: &Seat, sent: &Sent) -> Vec<Fault> {
    let mut faults = Vec::new();
    if Collector::parse(sent.text("collector")).is_none() {
        faults.push(fault(seat.say("counter-collector-choose"), "collector"));
    }
    if IdentityDocument::parse(sent.text("identity")).is_none() {
        faults.push(fault(seat.say("counter-identity-choose"), "identity"));
    }
    if sent.text("match") != "yes" {
        faults.push(fault(seat.say("counter-match-choose"), "match"));
    }
    faults
}

fn mismatch(seat: &Seat, case: &Application) -> Response {
    let title = seat.say("counter-mismatch-title");
    let body = html! {
        h1 { (title) }
        (WarningText { prefix: &seat.visit.words().warning, text: &seat.say("counter-mismatch-stop") })
        p { (seat.say("counter-mismatch-do")) }
        p { a href=(case_path(case.id, "serah")) { (seat.say("counter-mismatch-again")) } }
        p { a href="/petugas" { (seat.say("menu-desk")) } }
    };
    seat.page(&title, Some(&record_path(case.id)), false, body)
}

fn show(seat: &Seat, case: &Application, sent: &Sent, faults: &[Fault]) -> Response {
    let words_of = seat.visit.words();
    let title = seat.say("counter-hand-over");
    let collectors: Vec<Choice> = entitled(seat, case)
        .into_iter()
        .map(|(who, _)| Choice { label: seat.say(&format!("collector-{who}")), checked: sent.text("collector") == who, value: who, ..Default::default() })
        .collect();
    let matches = ["yes", "no"].map(|value| Choice { value: value.to_owned(), label: seat.say(&format!("counter-match-{value}")), ..Default::default() });
    let field = |name: &'static str, label: &'static str| (name, seat.say(label));
    let ((_, who), (_, paper), (_, name), (_, fits)) =
        (field("collector", "counter-collector"), field("identity", "counter-identity"), field("name", "counter-collector-name"), field("match", "counter-match"));
    let body = html! {
        (ErrorSummary { words: words_of, faults })
        h1 { (title) }
        (card(seat, case))
        (what(seat, case))
        (case_form(seat, case, "serah", html! {
            (Radios { field: Field { words: words_of, name: "collector", label: &who, ..Default::default() }, choices: &collectors, ..Default::default() })
            (TextInput { field: Field { words: words_of, name: "collector_name", label: &name, private: true, ..Default::default() },
                value: sent.text("collector_name"), kind: InputKind::Name, autocomplete: Some("off"), ..Default::default() })
            (Radios { field: Field { words: words_of, name: "identity", label: &paper, ..Default::default() }, choices: &pin::identities(seat, sent), ..Default::default() })
            (Radios { field: Field { words: words_of, name: "match", label: &fits, ..Default::default() }, choices: &matches, ..Default::default() })
            (Button { label: &seat.say("counter-hand-over-button"), accesskey: Some("s"), ..Default::default() })
        }))
    };
    seat.page(&title, Some(&record_path(case.id)), !faults.is_empty(), body)
}

/// Of a case with several outputs: what goes out now, all of it at once, and what stays.
fn what(seat: &Seat, case: &Application) -> Markup {
    let service = seat.visit.government.services.get(&case.service).filter(|_| !case.outputs.is_empty());
    let Some(service) = service else { return Markup::default() };
    let (here, later) = bundle::shelf(&seat.visit, service, case);
    html! {
        h2 { (seat.say("outputs-shelf")) }
        ul { @for name in &here { li { strong { (name) } } } }
        @if !later.is_empty() { p { (seat.say("outputs-shelf-rest")) ": " (later.join(", ")) } }
    }
}

/// Whose certificate it is and who may fetch it.
fn card(seat: &Seat, case: &Application) -> Markup {
    let row = |key: &str, value: &str| SummaryRow { key: seat.say(key), value: html! { (value) }, change: None };
    let answer = |field: &str| case.answers.get(field).unwrap_or_default();
    let number = case.registration.as_ref().map(|registration| registration.number.to_string()).unwrap_or_default();
    let copies = case.prints.len().to_string();
    let mut rows = vec![
        row("counter-slip-number", &kitir_text(case)),
        row("counter-subject", words::subject(&seat.visit, &case.service, &case.answers).unwrap_or_default()),
        row("counter-record-number", &number),
    ];
    let entitled = entitled(seat, case);
    for (who, name) in entitled.iter().filter_map(|(who, name)| Some((who, name.as_ref()?))) {
        rows.push(row(&format!("collector-{who}"), answer(name)));
    }
    rows.push(row("counter-print-copies", &copies));
    let may: Vec<String> = entitled.iter().map(|(who, _)| seat.say(&format!("collector-{who}"))).collect();
    html! {
        (SummaryList { words: seat.visit.words(), rows: &rows })
        (Inset { body: html! { p { (seat.say_with("counter-collector-hint", &[("who", &may.join(", "))])) } } })
    }
}

/// Who may fetch this document, and the answer that names each: a father only where the papers name one.
fn entitled(seat: &Seat, case: &Application) -> Vec<(String, Option<String>)> {
    let Some(service) = seat.visit.government.services.get(&case.service) else { return Vec::new() };
    let rows = service.collectors_for(&case.answers, &case.known_facts()).into_iter();
    rows.map(|row| (row.who.clone(), row.name.as_ref().map(ToString::to_string))).collect()
}

pub(super) async fn receipt(seat: Seat, Path(id): Path<String>) -> Result<Response, Halt> {
    let case = seat.open(case_id(&id)?, View::Record, "pick-up").await?;
    let receipt = receipt_of(&seat, &case).ok_or(Halt::NotFound)?;
    let pdf = slip::render(&seat, move || handover_sheet(&receipt)).await?;
    Ok(pdf_answer(pdf, "bukti-serah"))
}

/// What went out with the last hand-over.
fn handed_over(seat: &Seat, case: &Application, number: &str, copy: &str) -> String {
    let last = case.hand_overs.last();
    let main = last.is_none_or(|last| last.main).then(|| seat.say_with("counter-slip-document-text", &[("number", number), ("copy", copy)]));
    let further = last.iter().flat_map(|last| &last.outputs).map(|output| bundle::name(&seat.visit, output));
    main.into_iter().chain(further).collect::<Vec<_>>().join("; ")
}

fn receipt_of(seat: &Seat, case: &Application) -> Option<HandoverReceipt> {
    let visit = &seat.visit;
    let last = case.hand_overs.last()?;
    let line = |key: &str, text: String| Labelled::new(seat.say(key), text);
    let number = case.registration.as_ref().map(|registration| registration.number.to_string()).unwrap_or_default();
    let copy = case.prints.last().map_or(1, |print| print.copy).to_string();
    Some(HandoverReceipt {
        head: slip::head(seat, case, "counter-hand-over-receipt"),
        number: line("counter-slip-number", kitir_text(case)),
        qr_text: slip::address(seat, case.id),
        document: line("counter-slip-document", handed_over(seat, case, &number, &copy)),
        recipient: line("counter-collector-name", last.name.clone()),
        relation: Some(line("counter-collector", seat.say(&format!("collector-{}", last.collector.key())))),
        identity_seen: line("counter-identity", seat.say(&format!("identity-{}", last.identity_seen.key()))),
        handed_over_on: line("counter-slip-handed-over", visit.say_time(last.at)),
        officer: line("counter-slip-officer", words::who(visit, &last.by)),
        statement: seat.say("counter-slip-handed-over-statement"),
        signatures: vec![
            SignatureLine { role: seat.say("counter-slip-recipient"), name: Some(last.name.clone()) },
            SignatureLine { role: seat.say("counter-slip-officer"), name: None },
        ],
    })
}
