//! The head allows a second hand-over, with a coded reason.

use super::{
    shared::{case_form, case_id, fault, faults, or_refusal, record_path, service_of},
    words,
};
use crate::{
    kernel::{Halt, Seat, Sent},
    page::{Button, Choice, ErrorSummary, Fault, Field, Radios, Textarea},
};
use application::{Application, Command};
use axum::{
    extract::Path,
    response::{IntoResponse, Redirect, Response},
};
use catalogue::{ReasonCode, service::ReasonAct};
use maud::html;
use people::View;

pub(super) async fn page(seat: Seat, Path(id): Path<String>) -> Result<Response, Halt> {
    let case = seat.open(case_id(&id)?, View::Record, "pick-up").await?;
    show(&seat, &case, &Sent::default(), &[])
}

pub(super) async fn reopen(seat: Seat, Path(id): Path<String>, sent: Sent) -> Result<Response, Halt> {
    let case = seat.open(case_id(&id)?, View::Record, "pick-up").await?;
    let code = sent.text("code");
    if code.is_empty() {
        return show(&seat, &case, &sent, &[fault(seat.say("counter-reopen-choose"), "code")]);
    }
    let command = Command::ReopenHandOver { code: ReasonCode::new(code), note: sent.text("note").to_owned() };
    match or_refusal(seat.act(case.id, &sent, command).await)? {
        Ok(_) => Ok(Redirect::to(&record_path(case.id)).into_response()),
        Err(refusal) => show(&seat, &case, &sent, &faults(&seat, &refusal)),
    }
}

fn show(seat: &Seat, case: &Application, sent: &Sent, faults: &[Fault]) -> Result<Response, Halt> {
    let words_of = seat.visit.words();
    let service = service_of(seat, case)?;
    let title = seat.say("counter-reopen");
    let choices: Vec<Choice> = service
        .reasons
        .values()
        .filter(|reason| reason.act == ReasonAct::Reissue)
        .map(|reason| Choice {
            value: reason.code.to_string(),
            label: words::reason_name(&seat.visit, &reason.code),
            checked: sent.text("code") == reason.code.as_str(),
            ..Default::default()
        })
        .collect();
    let body = html! {
        (ErrorSummary { words: words_of, faults })
        h1 { (title) }
        p { (seat.say("counter-reopen-hint")) }
        (case_form(seat, case, "serah-ulang", html! {
            (Radios { field: Field { words: words_of, name: "code", label: &seat.say("counter-reopen-reason"), ..Default::default() }, choices: &choices, ..Default::default() })
            (Textarea { field: Field { words: words_of, name: "note", label: &seat.say("counter-refuse-note"), ..Default::default() }, value: sent.text("note"), rows: 3 })
            (Button { label: &seat.say("counter-reopen-button"), accesskey: Some("s"), ..Default::default() })
        }))
    };
    Ok(seat.page(&title, Some(&record_path(case.id)), !faults.is_empty(), body))
}
