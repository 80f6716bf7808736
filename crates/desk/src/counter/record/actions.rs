//! What the person may do now: the bar at the lower edge and the acts that need a sentence beside them.
//!
//! **Invariant:** a button stands here only when the table of rights and the stage would allow the act.

use super::super::{
    offered, onward, refuse, reprint,
    shared::{case_form, case_form_with, case_path},
    words,
};
use super::Look;
use crate::page::{Button, ButtonLink, Emphasis, Field, Inset, SingleCheckbox, SummaryList, SummaryRow};
use application::{Stage, command::Act};
use maud::{Markup, html};
use people::{Deed, View};

/// Id of the form around the split view; the bar's accept button belongs to it.
pub(in crate::counter) const REVIEW_FORM: &str = "periksa";

pub(super) fn signed_draft(look: &Look<'_>) -> Markup {
    let seat = look.seat;
    html! {
        (SingleCheckbox {
            field: Field { words: seat.visit.words(), name: "draft_signed", label: &seat.say("counter-draft-signed"),
                hint: Some(&seat.say("counter-draft-signed-hint")), ..Default::default() },
            value: "yes", checked: look.sent.has("draft_signed"),
        })
    }
}

pub(super) fn bar(look: &Look<'_>) -> Markup {
    let (seat, case) = (look.seat, look.case);
    let may = |act: Act| offered::may(seat, case, act);
    html! {
        @if may(Act::Review) {
            (Button { label: &seat.say("counter-accept"), accesskey: Some("t"), form: Some(REVIEW_FORM), ..Default::default() })
        }
        @if may(Act::SeeOriginals) { (link(look, "asli", "counter-originals", None)) }
        @if may(Act::HandOver) { (strong_link(look, "serah", "counter-hand-over")) }
        @if may(Act::Print) { (link(look, "cetak", "counter-print", Some("p"))) }
        @if may(Act::Return) { (link(look, "kembalikan", "counter-return", Some("k"))) }
        @if may(Act::Resume) { (case_form(seat, case, "lanjutkan", html! { (Button { label: &seat.say("counter-resume"), ..Default::default() }) })) }
        @if may(Act::Claim) { (case_form(seat, case, "ambil", html! {
            (Button { label: &seat.say("counter-claim"), emphasis: Emphasis::Secondary, key: Some("a"), ..Default::default() }) })) }
        @if may(Act::Release) { (case_form(seat, case, "lepas", html! {
            (Button { label: &seat.say("counter-release"), emphasis: Emphasis::Secondary, ..Default::default() }) })) }
    }
}

/// Acts that are needed less often; the bar stays so low that a phone shows the page above it.
pub(super) fn others(look: &Look<'_>) -> Markup {
    let (seat, case) = (look.seat, look.case);
    let may = |act: Act| offered::may(seat, case, act);
    html! {
        h2 { (seat.say("counter-more")) }
        div.btn-group {
            @if may(Act::ProposeChange) { (link(look, "usul", "counter-propose", None)) }
            @if may(Act::Refuse) { (link(look, "tolak", "counter-refuse", None)) }
            @if may(Act::HandOn) && !look.service.subject.wards.is_empty() && look.service.annotates.is_none() && onward::is_offered(seat, look.service) {
                (link(look, "limpahkan", "counter-onward", None))
            }
            @if may(Act::Suspend) { (link(look, "tunda", "counter-suspend", None)) }
            @if may(Act::ReissuePin) { (link(look, "pin", "counter-pin", None)) }
            @if case.fee_due() > 0 && may(Act::TakeFee) { (link(look, "bayar", "money-fee-title", None)) }
            @if !case.money.owed.is_empty() && seat.may(Deed::View(View::Ledger)) { (link(look, "ganti-rugi", "money-compensation-title", None)) }
            @if case.money.fee.is_some() { (link(look, "kuitansi.pdf", "money-receipt", None)) }
            @if look.service.contest.is_some() && may(Act::Contest) { (link(look, "bantah", "contest-open", None)) }
            @if may(Act::ReopenHandOver) { (link(look, "serah-ulang", "counter-reopen", None)) }
            @if may(Act::Withdraw) && case.stage != Stage::Draft { (link(look, "batal", "counter-withdraw", None)) }
            (links(look))
        }
    }
}

/// Pages of other desks and papers to print.
fn links(look: &Look<'_>) -> Markup {
    let (seat, case) = (look.seat, look.case);
    let view = |view: View| seat.may(Deed::View(view));
    html! {
        @if !case.papers_seen.is_empty() { (link(look, "tanda-terima.pdf", "counter-papers-receipt", None)) }
        @if !case.hand_overs.is_empty() && seat.may(Deed::Act(Act::HandOver)) { (link(look, "bukti-serah.pdf", "counter-hand-over-receipt", None)) }
        @if view(View::Duplicates) { (link(look, "banding", "counter-compare", None)) }
        @if view(View::Certificate) && case.is_in_register() { (link(look, "akta", "counter-register-entry", None)) }
        @if view(View::Accesses) { (link(look, "dilihat", "counter-accesses", None)) }
    }
}

fn link(look: &Look<'_>, page: &str, key: &str, accesskey: Option<&str>) -> Markup {
    let href = case_path(look.case.id, page);
    html! { (ButtonLink { label: &look.seat.say(key), href: &href, emphasis: Emphasis::Secondary, accesskey, ..Default::default() }) }
}

fn strong_link(look: &Look<'_>, page: &str, key: &str) -> Markup {
    let href = case_path(look.case.id, page);
    html! { (ButtonLink { label: &look.seat.say(key), href: &href, ..Default::default() }) }
}

/// Acts for an applicant who stands at the counter: answer a proposal, sign the draft, send mended parts again.
pub(super) fn further(look: &Look<'_>) -> Markup {
    let (seat, case) = (look.seat, look.case);
    let may = |act: Act| offered::may(seat, case, act);
    html! {
        (refuse::open_proposal(seat, case))
        @if may(Act::DecideReprint) { (reprint::open_request(seat, case)) }
        @if may(Act::ConfirmChange) { (proposal(look)) }
        @if may(Act::Confirm) {
            (Inset { body: html! {
                p { (seat.say("counter-confirm-text")) " " a href=(case_path(case.id, "draf.pdf")) { (seat.say("counter-draft-pdf")) } }
                (case_form(seat, case, "konfirmasi", html! {
                    (SingleCheckbox { field: Field { words: seat.visit.words(), name: "signed", label: &seat.say("counter-confirm-signed"), ..Default::default() },
                        value: "yes", checked: false })
                    (Button { label: &seat.say("counter-confirm"), emphasis: Emphasis::Secondary, ..Default::default() })
                }))
            } })
        }
        @if may(Act::Resubmit) { (mend(look)) }
    }
}

fn proposal(look: &Look<'_>) -> Markup {
    let (seat, case) = (look.seat, look.case);
    let visit = &seat.visit;
    let Some(proposal) = &case.proposal else { return html! {} };
    let rows: Vec<SummaryRow> = proposal
        .answers
        .iter()
        .map(|(field, value)| {
            let former = case.answers.get(field.as_str()).map_or_else(|| seat.say("counter-empty"), |old| words::answer_text(visit, look.service, field, old));
            let new = words::answer_text(visit, look.service, field, value);
            SummaryRow { key: words::field_label(visit, field), value: html! { del { (former) } " → " ins { (new) } }, change: None }
        })
        .collect();
    // One person alone could rewrite answers: another officer hears the applicant's yes.
    let own = proposal.by.staff_id() == seat.actor.staff_id();
    let answer = |value: &str, key: &str, emphasis: Emphasis| {
        case_form_with(seat, case, "jawab-usul", &[("answer", value)], None, html! { (Button { label: &seat.say(key), emphasis, ..Default::default() }) })
    };
    html! {
        h2 { (seat.say("counter-proposal-title")) }
        (SummaryList { words: visit.words(), rows: &rows })
        p { (proposal.reason) " (" (words::who(visit, &proposal.by)) ", " (visit.say_time(proposal.at)) ")" }
        p { (seat.say(if own { "counter-proposal-second" } else { "counter-proposal-hint" })) }
        div.btn-group {
            @if !own { (answer("yes", "counter-proposal-agree", Emphasis::Primary)) }
            (answer("no", "counter-proposal-decline", Emphasis::Secondary))
        }
    }
}

/// A returned case: what to mend here, then send it again.
fn mend(look: &Look<'_>) -> Markup {
    let (seat, case) = (look.seat, look.case);
    let visit = &seat.visit;
    let Some(returned) = &case.returned else { return html! {} };
    let slots: Vec<&catalogue::SlotId> = returned
        .items
        .iter()
        .filter_map(|item| match &item.target {
            application::action::Target::Document(slot) => Some(slot),
            application::action::Target::Field(_) => None,
        })
        .collect();
    html! {
        h2 { (seat.say("counter-mend-title")) }
        p { (seat.say("counter-mend-hint")) }
        ul {
            @if slots.len() < returned.items.len() { li { a href=(case_path(case.id, "isian")) { (seat.say("counter-mend-fields")) } } }
            @for slot in slots { li { a href=(case_path(case.id, &format!("dokumen/{slot}"))) { (words::slot_name(visit, slot)) } } }
        }
        (case_form(seat, case, "kirim-ulang", html! {
            (SingleCheckbox { field: Field { words: visit.words(), name: "statement", label: &seat.say("statement-of-truth"), ..Default::default() }, value: "yes", checked: false })
            (Button { label: &seat.say("counter-resubmit"), emphasis: Emphasis::Secondary, ..Default::default() })
        }))
    }
}
