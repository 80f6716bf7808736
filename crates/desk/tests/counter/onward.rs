//! Handing a case on to the regency where the family is registered.

use crate::{
    at, bench::{Bench, catalogue_from, folder, surabaya},
    cases::{assert_said, case, reviewed, sent},
    filled, post, rina,
};
use application::{ApplicationId, Stage};
use catalogue::GovernmentId;
use http::StatusCode;
use std::path::Path;
use store::Contract;

const VILLAGE: &str = "51.08.06.1010";

/// Surabaya, and Buleleng on the same program.
fn two() -> Bench {
    Bench::of(catalogue_from(vec![surabaya(""), folder(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../../governments/buleleng"))]))
}

async fn there(bench: &Bench, id: ApplicationId) -> Option<application::Application> {
    bench.desk.store.find_application(&GovernmentId::new("buleleng"), id).await.expect("reads")
}

#[tokio::test]
async fn with_ward_and_agreement_it_goes_once_and_leaves_no_name() {
    let bench = two();
    let (id, cookie) = (sent(&bench, 1, &[]).await, rina(&bench).await);
    let before = case(&bench, id).await;
    let name = before.answers.get("child.name").expect("a name").to_owned();
    let path = at(id, "limpahkan");
    assert!(bench.get(&at(id, ""), &cookie).await.body.contains(&path), "the record leads there");
    let page = bench.get(&path, &cookie).await;
    assert_said(&page.body);
    for missing in [&[("agreed", "yes")][..], &[("ward", VILLAGE)][..], &[("ward", "35.78.07.1004"), ("agreed", "yes")][..]] {
        let refused = post(&bench, &path, &cookie, &filled(&page.body, &path, missing)).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{missing:?}");
        assert_said(&refused.body);
    }
    assert!(there(&bench, id).await.is_none() && case(&bench, id).await == before);
    let whole = filled(&page.body, &path, &[("ward", VILLAGE), ("agreed", "yes")]);
    for tap in 1..=2 {
        let gone = post(&bench, &path, &cookie, &whole).await;
        assert_eq!((gone.status, gone.location()), (StatusCode::SEE_OTHER, at(id, "").as_str()), "tap {tap}");
    }
    let arrived = there(&bench, id).await.expect("it goes on");
    assert_eq!((arrived.stage, arrived.answers.get("family.ward"), arrived.answers.get("child.name")), (Stage::Submitted, Some(VILLAGE), Some(name.as_str())));
    assert_eq!((arrived.receipt, arrived.documents.len()), (before.receipt, before.documents.len()));
    let left = bench.get(&at(id, ""), &cookie).await;
    assert_said(&left.body);
    assert!(left.body.contains("Kabupaten Buleleng") && !left.body.contains(&name));
    assert_eq!(case(&bench, id).await.stage, Stage::HandedOn);
}

#[tokio::test]
async fn a_case_on_another_desk_is_not_the_wards_to_hand_on() {
    let bench = two();
    let (id, cookie) = (reviewed(&bench, 1, &[], false).await, rina(&bench).await);
    let path = at(id, "limpahkan");
    assert!(!bench.get(&at(id, ""), &cookie).await.body.contains(&path), "nothing leads there");
    let page = bench.get(&path, &cookie).await;
    let refused = post(&bench, &path, &cookie, &filled(&page.body, &path, &[("ward", VILLAGE), ("agreed", "yes")])).await;
    assert_eq!(refused.status, StatusCode::CONFLICT);
    assert!(there(&bench, id).await.is_none());
    assert!(case(&bench, id).await.stage.is_under_review());
}

#[tokio::test]
async fn where_no_other_government_is_served_nothing_is_offered() {
    let bench = Bench::new();
    let (id, cookie) = (sent(&bench, 1, &[]).await, rina(&bench).await);
    let path = at(id, "limpahkan");
    assert!(!bench.get(&at(id, ""), &cookie).await.body.contains(&path));
    let page = bench.get(&path, &cookie).await;
    let refused = post(&bench, &path, &cookie, &filled(&page.body, &path, &[("ward", VILLAGE), ("agreed", "yes")])).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(!case(&bench, id).await.stage.is_final());
}
