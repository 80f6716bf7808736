//! Pictures of documents, and certificates.

use crate::house::{id, now, surabaya};
use application::DocumentId;
use sha2::{Digest as _, Sha256};
use std::sync::Arc;
use store::{Contract, Pictures};

crate::guarantees!(
    pages_and_thumbnail_come_back_byte_for_byte,
    a_picture_belongs_to_its_case_and_document,
    a_document_put_again_is_the_same_document,
    a_large_page_comes_back_whole,
    a_certificate_is_kept_by_its_hash,
    a_hash_that_is_none_is_refused,
);

fn document(n: u8) -> DocumentId {
    DocumentId([n; 16])
}

fn pictures() -> Pictures {
    Pictures { pages: vec![b"page one".to_vec(), b"page two".to_vec(), Vec::new()], thumbnail: b"small".to_vec() }
}

async fn picture(store: &impl Contract, n: u64, document: DocumentId, page: u16) -> Option<Vec<u8>> {
    store.find_picture(&surabaya(), id(n), document, page).await.expect("a read")
}

async fn pages_and_thumbnail_come_back_byte_for_byte(store: Arc<impl Contract>) {
    store.put_document(&surabaya(), id(1), document(1), pictures(), &now(1, 0)).await.expect("a write");
    for (page, bytes) in (0..).zip([b"small".as_slice(), b"page one", b"page two", b""]) {
        assert_eq!(picture(&*store, 1, document(1), page).await.as_deref(), Some(bytes));
    }
    assert_eq!(picture(&*store, 1, document(1), 4).await, None);
    assert_eq!(picture(&*store, 1, document(1), u16::MAX).await, None);
}

async fn a_picture_belongs_to_its_case_and_document(store: Arc<impl Contract>) {
    store.put_document(&surabaya(), id(1), document(1), pictures(), &now(1, 0)).await.expect("a write");
    assert_eq!(picture(&*store, 2, document(1), 1).await, None);
    assert_eq!(picture(&*store, 1, document(2), 1).await, None);
}

async fn a_document_put_again_is_the_same_document(store: Arc<impl Contract>) {
    for step in 0..2 {
        store.put_document(&surabaya(), id(1), document(1), pictures(), &now(1, step)).await.expect("a write");
    }
    assert_eq!(picture(&*store, 1, document(1), 1).await.as_deref(), Some(b"page one".as_slice()));
}

async fn a_large_page_comes_back_whole(store: Arc<impl Contract>) {
    let page: Vec<u8> = (0..3_000_000_u32).map(|byte| byte.to_le_bytes()[1]).collect();
    let large = Pictures { pages: vec![page.clone()], thumbnail: Vec::new() };
    store.put_document(&surabaya(), id(1), document(1), large, &now(1, 0)).await.expect("a write");
    assert!(picture(&*store, 1, document(1), 1).await == Some(page));
}

fn hash(pdf: &[u8]) -> String {
    Sha256::digest(pdf).iter().map(|byte| format!("{byte:02x}")).collect()
}

async fn a_certificate_is_kept_by_its_hash(store: Arc<impl Contract>) {
    let (one, other) = (b"%PDF one".to_vec(), b"%PDF other".to_vec());
    for pdf in [&one, &other] {
        store.put_certificate(&surabaya(), id(1), &hash(pdf), pdf.clone(), &now(1, 0)).await.expect("a write");
    }
    let find = async |n, sha256: &str| store.find_certificate(&surabaya(), id(n), sha256).await.expect("a read");
    assert_eq!(find(1, &hash(&one)).await, Some(one.clone()));
    assert_eq!(find(1, &hash(&other)).await, Some(other));
    assert_eq!(find(2, &hash(&one)).await, None);
    assert_eq!(find(1, &hash(b"never made")).await, None);
}

async fn a_hash_that_is_none_is_refused(store: Arc<impl Contract>) {
    for wrong in ["", "abc", "../../../../etc/passwd", &"g".repeat(64), &format!("{}/", "a".repeat(63))] {
        assert!(store.put_certificate(&surabaya(), id(1), wrong, b"%PDF".to_vec(), &now(1, 0)).await.is_err(), "{wrong}");
        assert!(store.find_certificate(&surabaya(), id(1), wrong).await.is_err(), "{wrong}");
    }
}
