//! What the extract says, by the officer's decision.

use crate::{bench::Bench, cases::{case, done, registered, reviewed, sent, visit}};
use application::{Command, action::DocumentDecision};
use certificate::Value;
use desk::kernel::extract;
use http::StatusCode;
use people::Role;
use store::Contract;

/// What the officer finds in each place.
fn kind(slot: &str) -> &str {
    match slot {
        "couple-statement" => "marriage-book",
        "birth-proof" => "birth-letter-facility",
        other => other,
    }
}

#[tokio::test]
async fn a_claim_is_not_a_decision() {
    let bench = Bench::new();
    // The family claims a couple by statement; in that place the officer finds a real marriage book.
    let id = sent(&bench, 1, &[("parents.marriage", "family-card-couple")]).await;
    assert!(extract::draft_extract(&visit(&bench).await, &case(&bench, id).await, None).is_err(), "no draft before the decision");
    let rina = bench.actor("rina", Role::WardOfficer, crate::cases::WARD);
    let asked = case(&bench, id).await.requirements;
    let papers = asked.iter().map(|requirement| application::action::PaperSeen {
        slot: requirement.slot.clone(), original_seen: true, matches_photo: true, copy_kept: false, sheets: 1, missing_reason: None,
    });
    done(&bench, &rina, id, Command::SeeOriginals { papers: papers.collect(), witnesses_present: true }).await;
    let documents = asked.iter().map(|one| DocumentDecision { slot: one.slot.clone(), kind: kind(one.slot.as_str()).into() }).collect();
    done(&bench, &rina, id, Command::Review { documents, draft_signed: false }).await;
    let draft = extract::draft_extract(&visit(&bench).await, &case(&bench, id).await, None).expect("a draft");
    assert_eq!(draft.facts.get("parentage").map(String::as_str), Some("both"));
    assert!(draft.values.contains_key("father.name"));
    assert!(draft.draft && draft.registration_number.is_none() && draft.verification_url.is_none());
    let budi = bench.staff("budi", Role::Registrar, "").await;
    let shown = bench.get(&format!("/petugas/permohonan/{id}/banding"), &budi).await;
    assert!(shown.body.contains("<mark>"), "claim and decision differ, and the page says so");
}

#[tokio::test]
async fn a_mothers_child_names_no_father_even_if_one_was_typed() {
    let bench = Bench::new();
    let id = registered(&bench, 1, &[("parents.marriage", "mother-only")]).await;
    let life = bench.desk.store.find_life(&bench.government.id, id).await.expect("reads").expect("registered");
    let said = extract::final_extract(&visit(&bench).await, &case(&bench, id).await, Some(&life)).expect("an extract");
    assert_eq!(said.facts.get("parentage").map(String::as_str), Some("mother-only"));
    assert_eq!(said.values.get("mother.name"), Some(&Value::Text("Sri Wahyuni".into())));
    assert!(!said.values.contains_key("father.name"));
    assert_eq!(said.issued_on, Some(life.entry.registered_on));
    assert!(!said.values.contains_key("child.nik") && !said.signed_electronically && !said.draft);
    let budi = bench.staff("budi", Role::Registrar, "").await;
    let shown = bench.get(&format!("/petugas/permohonan/{id}/akta"), &budi).await;
    assert!(!shown.body.contains("Budi Santoso"), "{}", shown.body);
}

#[tokio::test]
async fn the_draft_is_marked_and_gone_once_there_is_a_certificate() {
    let bench = Bench::new();
    let id = reviewed(&bench, 1, &[], false).await;
    let budi = bench.staff("budi", Role::Registrar, "").await;
    let draft = bench.get(&format!("/petugas/permohonan/{id}/draf.pdf"), &budi).await;
    assert!(draft.status == StatusCode::OK && draft.bytes.starts_with(b"%PDF"));
    assert_eq!(draft.headers["content-security-policy"], "sandbox; default-src 'none'");
    assert_eq!(bench.get(&format!("/petugas/permohonan/{id}/pratinjau.pdf"), &budi).await.status, StatusCode::NOT_FOUND);
    let other = registered(&bench, 2, &crate::cases::OTHER_FAMILY).await;
    assert_eq!(bench.get(&format!("/petugas/permohonan/{other}/draf.pdf"), &budi).await.status, StatusCode::NOT_FOUND);
    assert_eq!(bench.get(&format!("/petugas/permohonan/{other}/pratinjau.pdf"), &budi).await.status, StatusCode::OK);
}
