//! A case that this counter filed and has not sent yet: what is missing, which papers lie here, and the button that sends it.

use super::super::{
    offered, originals_form,
    shared::{case_form, case_path},
    words,
};
use super::Look;
use crate::page::{Button, ButtonLink, DocumentCard, Emphasis, Field, Inset, SingleCheckbox, SummaryList, SummaryRow, Tag, Tone};
use application::{Application, action::DocumentSource, command::Act};
use catalogue::service::{Need, Requirement};
use maud::{Markup, html};

/// What the answers so far ask for.
pub(in crate::counter) fn requirements(seat: &crate::kernel::Seat, service: &catalogue::Service, case: &Application) -> Vec<Requirement> {
    let today = seat.visit.today();
    let answers = service.effective(&case.answers, today);
    let facts = service.facts(&answers, today);
    service.requirements(&answers, &facts, today)
}

pub(super) fn draft(look: &Look<'_>) -> Markup {
    let (seat, case) = (look.seat, look.case);
    let requirements = requirements(seat, look.service, case);
    html! {
        (problems(look))
        h2 { (seat.say("counter-draft-answers")) }
        (SummaryList { words: seat.visit.words(), rows: &answers(look) })
        p { (ButtonLink { label: &seat.say("counter-draft-edit"), href: &case_path(case.id, "isian"), emphasis: Emphasis::Secondary, ..Default::default() }) }
        h2 { (seat.say("counter-documents")) }
        @for requirement in &requirements { (paper(look, requirement)) }
        (send(look, &requirements))
        @if offered::may(seat, case, Act::IssueReceipt) {
            (Inset { body: html! {
                p { (seat.say("counter-draft-later-hint")) }
                (case_form(seat, case, "kitir", html! { (Button { label: &seat.say("counter-draft-later"), emphasis: Emphasis::Secondary, ..Default::default() }) }))
            } })
        }
        p { a href=(case_path(case.id, "batal")) { (seat.say("counter-withdraw")) } }
    }
}

fn problems(look: &Look<'_>) -> Markup {
    let visit = &look.seat.visit;
    let problems = look.service.problems(&look.case.answers, visit.today(), &visit.government);
    html! {
        @if !problems.is_empty() {
            (Inset { body: html! {
                p { (look.seat.say("counter-draft-problems")) }
                ul { @for problem in &problems { li { (words::field_label(visit, &problem.field)) ": " (visit.speech().say_problem(problem)) } } }
            } })
        }
    }
}

fn answers(look: &Look<'_>) -> Vec<SummaryRow> {
    let visit = &look.seat.visit;
    let counted = look.service.effective(&look.case.answers, visit.today());
    let order = look.service.pages.iter().flat_map(|page| &page.fields);
    order
        .filter_map(|field| Some((field, counted.get(field.as_str())?)))
        .map(|(field, value)| SummaryRow {
            key: words::field_label(visit, field),
            value: html! { (words::answer_text(visit, look.service, field, value)) },
            change: None,
        })
        .collect()
}

fn paper(look: &Look<'_>, requirement: &Requirement) -> Markup {
    let (seat, case) = (look.seat, look.case);
    let visit = &seat.visit;
    let name = words::slot_name(visit, &requirement.slot);
    let held: Vec<_> = case.documents_in(&requirement.slot).collect();
    let (text, tone) = match (held.is_empty(), requirement.need) {
        (false, _) => ("counter-document-here", Tone::Good),
        (true, Need::Must) => ("counter-document-missing", Tone::Attention),
        (true, Need::May) => ("counter-document-not-given", Tone::Neutral),
    };
    let photo = held.iter().find(|document| document.source != DocumentSource::Paper);
    let src = photo.map(|document| case_path(case.id, &format!("gambar/{}/0", document.document)));
    let alt = seat.say_with("counter-document-alt", &[("name", &name), ("page", "1")]);
    let take = format!("kertas/{}", requirement.slot);
    let actions = html! {
        @if held.is_empty() {
            (case_form(seat, case, &take, html! { (Button { label: &seat.say("counter-document-take"), emphasis: Emphasis::Secondary, ..Default::default() }) }))
        }
        a href=(case_path(case.id, &format!("dokumen/{}", requirement.slot))) { (seat.say("counter-document-upload")) }
    };
    html! {
        (DocumentCard {
            title: &name,
            thumbnail: src.as_deref().map(|src| (src, alt.as_str())),
            status: html! { (Tag { text: &seat.say(text), tone }) },
            detail: html! {},
            actions,
        })
    }
}

/// Originals lie on the counter: they are seen in the same act that sends the application.
fn send(look: &Look<'_>, requirements: &[Requirement]) -> Markup {
    let (seat, case) = (look.seat, look.case);
    let statement = seat.say("statement-of-truth");
    html! {
        h2 { (seat.say("counter-send-title")) }
        (case_form(seat, case, "kirim", html! {
            (originals_form::rows(look.seat, look.service, case, requirements, look.sent))
            (SingleCheckbox { field: Field { words: seat.visit.words(), name: "statement", label: &statement, ..Default::default() }, value: "yes", checked: false })
            (Button { label: &seat.say("counter-send"), accesskey: Some("s"), ..Default::default() })
        }))
    }
}
