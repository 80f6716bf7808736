//! A case on the officer's desk: documents beside the fields they prove, warnings, history, and what may be done now.
//!
//! **Invariant:** ticks beside fields are aids and are stored nowhere; a kind of paper is never chosen for the officer when there is
//! more than one; opening the page never changes the case.
//!
//! Read next: [`documents`], [`fields`], [`actions`].

mod actions;
mod documents;
mod draft;
mod fields;
mod head;
mod history;

use super::{
    offered,
    shared::{case_form_with, case_id, faults, or_refusal, record_path, service_of},
};
use crate::{
    kernel::{Halt, Seat, Sent},
    page::{ActionBar, ErrorSummary, Fault, SplitView},
};
use application::{Application, Command, Stage, action::DocumentDecision, command::Act};
use axum::{
    extract::{Path, Query},
    response::{IntoResponse, Redirect, Response},
};
use catalogue::{Service, SlotId};
use maud::{Markup, html};
use people::View;
use std::{collections::HashMap, sync::Arc};

pub(super) use actions::REVIEW_FORM;
pub(super) use draft::requirements;

/// A case as one person sees it now.
pub(super) struct Look<'a> {
    pub seat: &'a Seat,
    pub case: &'a Application,
    pub service: &'a Arc<Service>,
    /// What was chosen on the page before it was drawn again.
    pub sent: &'a Sent,
    /// The document in sight, counted from 1.
    pub shown: usize,
}

pub(super) async fn page(seat: Seat, Path(id): Path<String>, Query(query): Query<HashMap<String, String>>) -> Result<Response, Halt> {
    let shown = query.get("dok").and_then(|text| text.parse().ok()).unwrap_or(1);
    show(&seat, &id, &Sent::default(), shown, Vec::new()).await
}

/// Accepts the papers. A button that shows another document comes here too, so that choices are not lost without a script.
pub(super) async fn review(seat: Seat, Path(id): Path<String>, sent: Sent) -> Result<Response, Halt> {
    let case = case_id(&id)?;
    if let Some(shown) = sent.find("dok") {
        return show(&seat, &id, &sent, shown.parse().unwrap_or(1), Vec::new()).await;
    }
    let command = Command::Review { documents: decisions(&sent), draft_signed: sent.has("draft_signed") };
    match or_refusal(seat.act(case, &sent, command).await)? {
        Ok(_) => Ok(Redirect::to(&record_path(case)).into_response()),
        Err(refusal) => {
            let faults = faults(&seat, &refusal);
            show(&seat, &id, &sent, 1, faults).await
        }
    }
}

/// Typed decisions: `kind-<slot>` is the kind that the officer chose.
fn decisions(sent: &Sent) -> Vec<DocumentDecision> {
    let chosen = sent.pairs().filter_map(|(name, value)| Some((name.strip_prefix("kind-")?, value)));
    chosen
        .filter(|(_, kind)| !kind.is_empty())
        .map(|(slot, kind)| DocumentDecision { slot: SlotId::new(slot), kind: kind.into() })
        .collect()
}

pub(super) async fn show(seat: &Seat, id: &str, sent: &Sent, shown: usize, faults: Vec<Fault>) -> Result<Response, Halt> {
    let case = seat.open(case_id(id)?, View::Record, "review").await?;
    let service = service_of(seat, &case)?;
    let standing = crate::registers::of_case(&seat.visit, &case).await?;
    let look = Look { seat, case: &case, service: &service, sent, shown };
    let title = head::title(&look);
    let body = html! {
        (ErrorSummary { words: seat.visit.words(), faults: &faults })
        (head::head(&look))
        (crate::registers::for_officer(seat, standing.as_ref()))
        (crate::registers::contest_of(seat, &case))
        @if case.stage == Stage::Draft { (draft::draft(&look)) } @else { (sent_case(&look)) }
    };
    Ok(seat.page(&title, Some("/petugas/antrean"), !faults.is_empty(), body))
}

fn sent_case(look: &Look<'_>) -> Markup {
    let (seat, case) = (look.seat, look.case);
    let split = html! {
        (SplitView {
            documents_label: &seat.say("counter-documents"),
            documents: documents::documents(look),
            fields_label: &seat.say("counter-fields"),
            fields: html! { (documents::decisions(look)) (fields::fields(look)) },
        })
    };
    let reviewing = offered::may(seat, case, Act::Review);
    let bar = actions::bar(look);
    html! {
        div id="keluaran" { (super::outputs::of_case(seat, case)) }
        @if reviewing { (case_form_with(seat, case, "review", &[], Some(REVIEW_FORM), html! { (split) (actions::signed_draft(look)) })) }
        @else { (split) }
        (actions::further(look))
        (actions::others(look))
        (history::history(look))
        @if !bar.0.is_empty() { (ActionBar { label: &seat.say("counter-actions"), body: bar }) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_chosen_kinds_become_decisions() {
        let pairs = [("seen", "7"), ("kind-birth-proof", "sworn-birth"), ("kind-marriage-proof", ""), ("tick", "child.name")];
        let sent = Sent::from_pairs(pairs.map(|(name, value)| (name.to_owned(), value.to_owned())).to_vec()).expect("short");
        let decided = decisions(&sent);
        assert_eq!(decided, [DocumentDecision { slot: "birth-proof".into(), kind: "sworn-birth".into() }]);
    }
}
