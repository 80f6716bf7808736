//! What comes out of the case, each thing with its own state; and where a card stands in the queue for a blank.
//!
//! **Invariant:** states, numbers and offices only, so that the tracker shows it without a PIN; what can be downloaded needs the PIN.

use super::held::Held;
use crate::{
    kernel::{Halt, Sent, Visit, bundle, extract::pdf_answer},
    page::{Button, Form, Inset, SummaryList, SummaryRow, Tag},
};
use application::{Application, Command, state::{MAIN, OutputState}};
use axum::{extract::Path, response::Response};
use maud::{Markup, html};
use store::{Blanks, Contract, QueuePlace};

/// Where its cards stand; asked only for cases with something to be made.
pub async fn places(visit: &Visit, case: &Application) -> Result<Vec<QueuePlace>, Halt> {
    if case.in_making().iter().all(|one| one.blank.is_none()) {
        return Ok(Vec::new());
    }
    Ok(visit.desk.store.queue_places(&visit.government.id, case.id).await?)
}

/// `open`: the PIN was given.
pub fn section(visit: &Visit, held: &Held, places: &[QueuePlace], open: bool) -> Markup {
    let case = &held.case;
    let lines = bundle::lines(visit, &held.service, case);
    if case.stage.is_final() && !case.stage.is_in_register() {
        return Markup::default();
    }
    let main = places.iter().find(|place| place.output == MAIN);
    let further = std::iter::once(None).chain(case.outputs.iter().map(Some));
    let row = |(line, output): (bundle::Line, Option<&application::state::Output>)| {
        let place = output.and_then(|output| places.iter().find(|place| place.output == output.plan.output));
        SummaryRow {
            key: line.name,
            value: html! {
                (Tag { text: &line.state, tone: line.tone }) br;
                span.small { (visit.say(&format!("outputs-way-{}", line.way.key()))) }
                @if let Some(place) = place { br; (queue(visit, place)) }
                @if let Some(OutputState::NotMade { code, note, .. }) = output.map(|output| &output.state) {
                    br; (held.voice(visit).reason(code)) " " (held.voice(visit).reason_fix(code).unwrap_or_default())
                    @if open && !note.is_empty() { br; "“" (note) "”" }
                }
            },
            change: None,
        }
    };
    let rows: Vec<SummaryRow> = lines.into_iter().zip(further).map(row).collect();
    html! {
        @if let Some(place) = main { (Inset { body: html! { p { (queue(visit, place)) } } }) }
        @if !rows.is_empty() {
            h2 { (visit.say("outputs-track-title")) }
            (SummaryList { words: visit.words(), rows: &rows })
        }
    }
}

/// "Nomor 14 dari 60 antrean. Blangko tersedia 40: giliran Anda tercukupi."
fn queue(visit: &Visit, place: &QueuePlace) -> String {
    let (position, of) = (place.position.to_string(), place.of.to_string());
    let mut said = vec![visit.say_with("outputs-track-place", &[("position", &position), ("of", &of)])];
    // An office that does not count its blanks promises nothing about them.
    let Some(left) = place.left else { return said.concat() };
    let enough = place.position <= left;
    said.push(match left {
        0 => visit.say("outputs-track-none"),
        _ => visit.say_with(if enough { "outputs-track-enough" } else { "outputs-track-short" }, &[("left", &left.to_string())]),
    });
    if !enough {
        said.push(match place.expected_on {
            Some(day) if day >= visit.today() => visit.say_with("outputs-track-expected", &[("date", &visit.say_date(day))]),
            _ => visit.say("outputs-track-unexpected"),
        });
    }
    said.join(" ")
}

/// A button for each that she prints herself.
pub fn downloads(visit: &Visit, held: &Held) -> Markup {
    let ready = held.case.outputs.iter().filter(|output| output.download().is_some());
    html! {
        @for output in ready {
            @let id = &output.plan.output;
            @let label = visit.say_with("outputs-track-download", &[("output", &bundle::name(visit, id))]);
            (Form {
                action: &held.path(&format!("/keluaran/{id}")),
                idempotency: &visit.delivery_token(id),
                body: html! { (Button { label: &label, ..Button::default() }) },
                ..Form::default()
            })
        }
    }
}

/// The act of downloading is written down, then the stored bytes are given out.
pub async fn download(visit: Visit, Path((id, output)): Path<(String, String)>, sent: Sent) -> Result<Response, Halt> {
    let held = Held::find(&visit, &id).await?;
    held.act(&visit, sent.delivery(), Command::DownloadOutput { output: output.clone() }).await?;
    Ok(visit.see_other(&held.path(&format!("/keluaran/{output}.pdf"))))
}

/// Only after the act: a bookmark of the file leads back to the tracker with its button.
pub async fn show(visit: Visit, Path((id, file)): Path<(String, String)>) -> Result<Response, Halt> {
    let held = Held::find(&visit, &id).await?;
    let found = file.strip_suffix(".pdf").and_then(|output| held.case.find_output(output));
    let given = found.filter(|output| matches!(output.state, OutputState::Given { .. }));
    let Some((output, sha256)) = given.and_then(|output| Some((output, output.download()?))) else { return Ok(held.elsewhere(&visit)) };
    let pdf = visit.desk.store.find_certificate(&visit.government.id, held.case.id, sha256).await?.ok_or(Halt::NotFound)?;
    Ok(pdf_answer(pdf, &output.plan.output))
}
