//! The helper's draft: every question on one page, then papers, then sending. Gone from her sight once it is sent.

use super::{draft_path, own_draft};
use crate::{
    counter::{
        filing::{form::sections, read},
        record::requirements,
        shared::{faults, or_refusal, service_of},
        words,
    },
    kernel::{Halt, Seat, Sent},
    page::{Button, ErrorSummary, Fault, Field, Form, SingleCheckbox, Task, TaskList, Tone},
};
use application::{Application, Command};
use axum::{extract::Path, response::{IntoResponse, Redirect, Response}};
use catalogue::{Answers, FieldId, Problem, service::Need};
use maud::{Markup, html};

pub(in crate::counter) async fn show(seat: Seat, Path(id): Path<String>) -> Result<Response, Halt> {
    let case = own_draft(&seat, &id).await?;
    render(&seat, &case, &Sent::default(), &[], Vec::new())
}

pub(in crate::counter) async fn edit(seat: Seat, Path(id): Path<String>, sent: Sent) -> Result<Response, Halt> {
    let case = own_draft(&seat, &id).await?;
    let service = service_of(&seat, &case)?;
    let today = seat.visit.today();
    let typed = read::read(&service, &sent, &case.answers, today, &seat.visit.government);
    let problems = read::that_count(&service, &typed, today);
    if !problems.is_empty() {
        return render(&seat, &case, &sent, &problems, Vec::new());
    }
    let answers: Answers = typed.answers.iter().map(|(field, value)| (field.as_str(), value)).collect();
    let removed: Vec<FieldId> = typed.emptied.into_iter().filter(|field| case.answers.get(field.as_str()).is_some()).collect();
    let command = Command::Answer { page: "helper".into(), answers, removed };
    match or_refusal(seat.act(case.id, &sent, command).await)? {
        Ok(_) => Ok(Redirect::to(&draft_path(case.id, "")).into_response()),
        Err(refusal) => render(&seat, &case, &sent, &[], faults(&seat, &refusal)),
    }
}

pub(super) fn render(seat: &Seat, case: &Application, sent: &Sent, problems: &[Problem], refused: Vec<Fault>) -> Result<Response, Halt> {
    let service = service_of(seat, case)?;
    let words = seat.visit.words();
    let title = seat.say_with("helper-draft-title", &[("service", &words::service_name(&seat.visit, service.id.as_str()))]);
    let mut all = crate::counter::filing::form::faults(seat, &service, problems);
    all.extend(refused);
    let (seen, token) = (case.seq.to_string(), seat.visit.delivery_token("bantu"));
    let hidden = [("seen", seen.as_str())];
    let body = html! {
        (ErrorSummary { words, faults: &all })
        h1 { (title) }
        (Form { action: &draft_path(case.id, ""), idempotency: &token, hidden: &hidden, onward: true, body: html! {
            (sections(seat, &service, &case.answers, sent, problems, |_| true))
            (Button { label: &seat.say("counter-save"), accesskey: Some("s"), ..Button::default() })
        }, ..Form::default() })
        @if !case.answers.is_empty() { (papers(seat, case, &requirements(seat, &service, case))) (sending(seat, case)) }
    };
    Ok(seat.page(&title, Some("/petugas/bantu"), !all.is_empty(), body))
}

fn papers(seat: &Seat, case: &Application, wanted: &[catalogue::service::Requirement]) -> Markup {
    let tasks: Vec<Task> = wanted
        .iter()
        .map(|one| {
            let there = case.documents_in(&one.slot).next().is_some();
            let (key, tone) = match one.need {
                _ if there => ("helper-paper-there", Tone::Good),
                Need::Must => ("helper-paper-must", Tone::Attention),
                Need::May => ("helper-paper-may", Tone::Neutral),
            };
            Task { title: words::slot_name(&seat.visit, &one.slot), href: Some(draft_path(case.id, &format!("/dokumen/{}", one.slot))), status: seat.say(key), tone, hint: None }
        })
        .collect();
    html! { h2 { (seat.say("helper-papers")) } (TaskList { id: "berkas", tasks: &tasks }) }
}

fn sending(seat: &Seat, case: &Application) -> Markup {
    let words = seat.visit.words();
    let (seen, token) = (case.seq.to_string(), seat.visit.delivery_token("kirim"));
    html! {
        h2 { (seat.say("helper-send-title")) }
        p { (seat.say("helper-send-lead")) }
        (Form { action: &draft_path(case.id, "/kirim"), idempotency: &token, hidden: &[("seen", seen.as_str())], body: html! {
            (SingleCheckbox { field: Field { words, name: "statement", label: &seat.say("helper-statement"), ..Field::default() }, value: "yes", checked: false })
            (Button { label: &seat.say("helper-send"), ..Button::default() })
        }, ..Form::default() })
    }
}
