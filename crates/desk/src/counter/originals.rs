//! Hand-over of papers at the counter: originals are seen and given back, copies kept, and a receipt is printed.

use super::{
    originals_form,
    shared::{case_form, case_id, case_path, faults, or_refusal, record_path, service_of},
    words,
};
use crate::{
    kernel::{Halt, Seat, Sent},
    page::{Button, ButtonLink, Emphasis, ErrorSummary, Fault},
};
use application::{Application, Command};
use axum::{
    extract::Path,
    response::{IntoResponse, Redirect, Response},
};
use maud::html;
use people::View;

pub(super) async fn page(seat: Seat, Path(id): Path<String>) -> Result<Response, Halt> {
    let case = seat.open(case_id(&id)?, View::Record, "review").await?;
    show(&seat, &case, &Sent::default(), &[])
}

pub(super) async fn see(seat: Seat, Path(id): Path<String>, sent: Sent) -> Result<Response, Halt> {
    let case = seat.open(case_id(&id)?, View::Record, "review").await?;
    let papers = originals_form::read(&case, &case.requirements, &sent);
    let unsettled = originals_form::unsettled(&case, &case.requirements, &papers);
    if !unsettled.is_empty() {
        let faults: Vec<Fault> = unsettled
            .iter()
            .map(|slot| super::shared::fault(
                seat.say_with("counter-original-unsettled", &[("paper", &words::slot_name(&seat.visit, slot))]),
                &format!("original-{slot}"),
            ))
            .collect();
        return show(&seat, &case, &sent, &faults);
    }
    let command = Command::SeeOriginals { papers, witnesses_present: sent.has("witnesses") };
    match or_refusal(seat.act(case.id, &sent, command).await)? {
        Ok(_) => Ok(Redirect::to(&record_path(case.id)).into_response()),
        Err(refusal) => show(&seat, &case, &sent, &faults(&seat, &refusal)),
    }
}

fn show(seat: &Seat, case: &Application, sent: &Sent, faults: &[Fault]) -> Result<Response, Halt> {
    let service = service_of(seat, case)?;
    let title = seat.say("counter-originals");
    let body = html! {
        (ErrorSummary { words: seat.visit.words(), faults })
        h1 { (title) }
        p { (seat.say("counter-originals-hint")) }
        (case_form(seat, case, "asli", html! {
            (originals_form::rows(seat, &service, case, &case.requirements, sent))
            (Button { label: &seat.say("counter-save"), accesskey: Some("s"), ..Default::default() })
        }))
        @if !case.papers_seen.is_empty() {
            (ButtonLink { label: &seat.say("counter-papers-receipt"), href: &case_path(case.id, "tanda-terima.pdf"),
                emphasis: Emphasis::Secondary, accesskey: Some("p"), ..Default::default() })
        }
    };
    Ok(seat.page(&title, Some(&record_path(case.id)), !faults.is_empty(), body))
}
