//! Accounts linked to persons at an identity provider.

use crate::house::{at, surabaya};
use application::StaffId;
use catalogue::GovernmentId;
use std::sync::Arc;
use store::{Contract, ProviderIdentity};

crate::guarantees!(
    a_linked_person_is_found_by_issuer_and_subject_alone,
    one_person_is_one_account_and_one_account_one_person,
    a_link_is_taken_away_once,
);

fn rina() -> StaffId {
    StaffId("rina".into())
}

fn person(issuer: &str, subject: &str) -> ProviderIdentity {
    ProviderIdentity { issuer: issuer.into(), subject: subject.into() }
}

const SSO: &str = "https://sso.example";

async fn a_linked_person_is_found_by_issuer_and_subject_alone(store: Arc<impl Contract>) {
    assert!(store.link_identity(&surabaya(), &rina(), &person(SSO, "a1"), at(9, 0)).await.expect("a write"));
    assert_eq!(store.find_identity(&surabaya(), &person(SSO, "a1")).await.expect("a read"), Some(rina()));
    assert_eq!(store.identity_since(&surabaya(), &rina(), SSO).await.expect("a read"), Some(at(9, 0)));
    for other in [person(SSO, "A1"), person(SSO, ""), person("https://other.example", "a1"), person("https://sso.example/", "a1")] {
        assert_eq!(store.find_identity(&surabaya(), &other).await.expect("a read"), None, "{other:?}");
    }
    let elsewhere = GovernmentId::new("buleleng");
    assert_eq!(store.find_identity(&elsewhere, &person(SSO, "a1")).await.expect("a read"), None);
    assert_eq!(store.identity_since(&elsewhere, &rina(), SSO).await.expect("a read"), None);
}

async fn one_person_is_one_account_and_one_account_one_person(store: Arc<impl Contract>) {
    assert!(store.link_identity(&surabaya(), &rina(), &person(SSO, "a1"), at(9, 0)).await.expect("a write"));
    let budi = StaffId("budi".into());
    assert!(!store.link_identity(&surabaya(), &budi, &person(SSO, "a1"), at(9, 1)).await.expect("a write"), "she is Rina already");
    assert_eq!(store.find_identity(&surabaya(), &person(SSO, "a1")).await.expect("a read"), Some(rina()));
    assert!(store.link_identity(&surabaya(), &rina(), &person(SSO, "a2"), at(9, 2)).await.expect("a write"));
    assert_eq!(store.find_identity(&surabaya(), &person(SSO, "a1")).await.expect("a read"), None, "the former person is let go");
    assert_eq!(store.find_identity(&surabaya(), &person(SSO, "a2")).await.expect("a read"), Some(rina()));
}

async fn a_link_is_taken_away_once(store: Arc<impl Contract>) {
    assert!(!store.unlink_identity(&surabaya(), &rina(), SSO).await.expect("a write"));
    assert!(store.link_identity(&surabaya(), &rina(), &person(SSO, "a1"), at(9, 0)).await.expect("a write"));
    assert!(!store.unlink_identity(&surabaya(), &rina(), "https://other.example").await.expect("a write"));
    assert!(store.unlink_identity(&surabaya(), &rina(), SSO).await.expect("a write"));
    assert!(!store.unlink_identity(&surabaya(), &rina(), SSO).await.expect("a write"));
    assert_eq!(store.find_identity(&surabaya(), &person(SSO, "a1")).await.expect("a read"), None);
}
