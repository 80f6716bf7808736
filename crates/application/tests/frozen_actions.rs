//! Stored names and shapes are frozen: what was written yesterday is read for ever.
//!
//! `frozen/actions.jsonl` holds one line for each action ever shipped, in the order of [`name`]. A new action does not compile here
//! until it has a name, and fails until it has a line. A line is never changed: old cases hold it.

use application::{Action, Actor, Entry, Particulars, action::*, evolve, ids::ApplicationId, state::Application};
use std::collections::BTreeSet;
use time::macros::datetime;

const ACTIONS: &str = include_str!("frozen/actions.jsonl");
const ACTORS: &str = include_str!("frozen/actors.jsonl");
const PARTICULARS: &str = include_str!("frozen/particulars.jsonl");

/// The stored name. No `_` arm: a new action must be given one, and a sample.
fn name(action: &Action) -> &'static str {
    match action {
        Action::Opened { .. } => "opened",
        Action::Answered { .. } => "answered",
        Action::DocumentAttached(_) => "document_attached",
        Action::DocumentDetached { .. } => "document_detached",
        Action::ReceiptIssued { .. } => "receipt_issued",
        Action::PinReissued { .. } => "pin_reissued",
        Action::Submitted(_) => "submitted",
        Action::Claimed => "claimed",
        Action::Released => "released",
        Action::OriginalsSeen { .. } => "originals_seen",
        Action::Reviewed { .. } => "reviewed",
        Action::Returned { .. } => "returned",
        Action::Resubmitted { .. } => "resubmitted",
        Action::Reassessed(_) => "reassessed",
        Action::ChangeProposed { .. } => "change_proposed",
        Action::ChangeConfirmed => "change_confirmed",
        Action::ChangeDeclined => "change_declined",
        Action::ClockResumed { .. } => "clock_resumed",
        Action::DuplicateJudged { .. } => "duplicate_judged",
        Action::LateDecided { .. } => "late_decided",
        Action::Approved => "approved",
        Action::Confirmed { .. } => "confirmed",
        Action::Disputed { .. } => "disputed",
        Action::NikEntered => "child_nik_entered",
        Action::EntryKeyed { .. } => "entry_keyed",
        Action::PartEntered { .. } => "part_entered",
        Action::EntryConfirmed => "entry_confirmed",
        Action::Referred { .. } => "referred",
        Action::EntryElsewhere => "entry_elsewhere",
        Action::AmendmentDrafted { .. } => "amendment_drafted",
        Action::AmendmentDecided { .. } => "amendment_decided",
        Action::Registered { .. } => "registered",
        Action::Annotated { .. } => "annotated",
        Action::SigningRequested => "signing_requested",
        Action::Signed { .. } => "signed",
        Action::RecordedElsewhere { .. } => "recorded_elsewhere",
        Action::BroughtBack { .. } => "brought_back",
        Action::SigningDeclined { .. } => "signing_declined",
        Action::CompensationOwed { .. } => "compensation_owed",
        Action::CompensationExcused { .. } => "compensation_excused",
        Action::CompensationPaid { .. } => "compensation_paid",
        Action::FeePaid { .. } => "fee_paid",
        Action::Reminded { .. } => "reminded",
        Action::Printed { .. } => "printed",
        Action::ReprintAsked { .. } => "reprint_asked",
        Action::ReprintDecided { .. } => "reprint_decided",
        Action::Downloaded { .. } => "downloaded",
        Action::HandedOver { .. } => "handed_over",
        Action::OutputMade { .. } => "output_made",
        Action::OutputNotMade { .. } => "output_not_made",
        Action::OutputDownloaded { .. } => "output_downloaded",
        Action::HandOverReopened { .. } => "hand_over_reopened",
        Action::Refused { .. } => "refused",
        Action::RefusalProposed { .. } => "refusal_proposed",
        Action::RefusalDeclined => "refusal_declined",
        Action::Contested { .. } => "contested",
        Action::ContestDismissed => "contest_dismissed",
        Action::Withdrawn => "withdrawn",
        Action::Expired => "expired",
        Action::Suspended { .. } => "suspended",
        Action::Resumed { .. } => "resumed",
        Action::Erased { .. } => "erased",
        Action::HandedOn { .. } => "handed_on",
        Action::ReceivedFrom { .. } => "received_from",
    }
}

/// How many names `name` knows; raise it with a new arm and a new line.
const SHIPPED: usize = 64;

fn read_all() -> Vec<(String, Action)> {
    let lines = ACTIONS.lines().filter(|line| !line.trim().is_empty());
    lines.map(|line| (line.to_owned(), serde_json::from_str(line).unwrap_or_else(|error| panic!("{error}: {line}")))).collect()
}

/// The same JSON, whatever the order of keys.
fn json(text: &str) -> serde_json::Value {
    serde_json::from_str(text).expect("JSON")
}

#[test]
fn every_action_ever_shipped_is_read_and_written_the_same() {
    for (line, action) in read_all() {
        assert_eq!(json(&serde_json::to_string(&action).expect("written")), json(&line));
        assert_eq!(json(&line)["action"], name(&action), "the stored name");
    }
}

#[test]
fn every_action_has_a_sample() {
    let named: BTreeSet<&str> = read_all().iter().map(|(_, action)| name(action)).collect();
    assert_eq!(named.len(), SHIPPED, "sampled: {named:?}");
}

#[test]
fn every_option_that_an_action_can_hold_keeps_its_stored_name() {
    let stored = |value: serde_json::Value| value.as_str().expect("a name").to_owned();
    let of = |value| serde_json::to_value::<serde_json::Value>(value).map(stored).expect("written");
    let written: Vec<String> = [
        Collector::ALL.map(|one| serde_json::json!(one)).to_vec(),
        IdentityDocument::ALL.map(|one| serde_json::json!(one)).to_vec(),
        SuspensionReason::ALL.map(|one| serde_json::json!(one)).to_vec(),
        ErasureReason::ALL.map(|one| serde_json::json!(one)).to_vec(),
        ExcuseReason::ALL.map(|one| serde_json::json!(one)).to_vec(),
        Reminder::ALL.map(|one| serde_json::json!(one)).to_vec(),
        [Channel::Home, Channel::Counter, Channel::Helped, Channel::Book].map(|one| serde_json::json!(one)).to_vec(),
        [DocumentSource::Photo, DocumentSource::Pdf, DocumentSource::Paper].map(|one| serde_json::json!(one)).to_vec(),
        [Verdict::Same, Verdict::Different].map(|one| serde_json::json!(one)).to_vec(),
        [ConfirmedBy::Tracker, ConfirmedBy::CounterSignature].map(|one| serde_json::json!(one)).to_vec(),
    ]
    .concat()
    .into_iter()
    .map(of)
    .collect();
    let frozen = "informant mother father family heir proxy id_card digital_id driving_licence passport family_card_and_witness registry_down \
                  signature_down field_check court other_office schedule request order handed_on blanks central_verification reprint_too_soon other_region outage \
                  return confirm pick_up late home counter helped book photo pdf paper same different tracker counter_signature";
    assert_eq!(written.join(" "), frozen);
}

#[test]
fn actors_and_particulars_ever_stored_are_read_and_written_the_same() {
    for line in ACTORS.lines() {
        let actor: Actor = serde_json::from_str(line).expect("an actor");
        assert_eq!(json(&serde_json::to_string(&actor).expect("written")), json(line));
    }
    for line in PARTICULARS.lines() {
        let particulars: Particulars = serde_json::from_str(line).expect("particulars");
        assert_eq!(json(&serde_json::to_string(&particulars).expect("written")), json(line));
    }
}

/// Facts cannot fail: each action may meet any state, also one that the core would never have let it meet.
#[test]
fn every_action_can_be_folded_into_any_state() {
    let actions: Vec<Action> = read_all().into_iter().map(|(_, action)| action).collect();
    let fold = |case: Application, action: &Action| {
        let seq = case.seq + 1;
        let at = datetime!(2026-11-24 03:00 UTC);
        let particulars = Some(serde_json::from_str::<Particulars>(PARTICULARS.lines().next().expect("a sample")).expect("particulars"));
        evolve(case, &Entry { seq, at, by: Actor::System, action: action.clone(), particulars })
    };
    for first in &actions {
        for second in &actions {
            for third in &actions {
                let blank = Application::blank(ApplicationId([0; 16]));
                let case = [first, second, third].into_iter().fold(blank, fold);
                assert_eq!(case.seq, 3);
                assert!(case.position <= case.route.len());
            }
        }
    }
}
