//! Photos and papers at the counter.

use crate::{
    at, bench::{Bench, id_in},
    cases::{assert_said, case, done, hidden, sent},
    filled, post, rina,
};
use application::{
    ApplicationId, Command, DocumentId,
    action::{Document, DocumentSource},
};
use http::StatusCode;
use people::Role;
use store::{Contract, Pictures};

async fn draft(bench: &Bench, cookie: &str) -> ApplicationId {
    let filed = bench.post("/petugas/daftar/birth", cookie, &[("child.name", "Bunga Melati Lestari"), ("as", "draft")]).await;
    id_in(filed.location()).expect("a case")
}

async fn upload(bench: &Bench, cookie: &str, id: ApplicationId, file: &[u8]) -> crate::bench::Reply {
    let path = at(id, "dokumen/birth-proof");
    let page = bench.get(&path, cookie).await;
    assert_said(&page.body);
    let (token, seen) = (hidden(&page.body, &path, "idempotency"), hidden(&page.body, &path, "seen"));
    bench.upload(&path, cookie, &[("idempotency", &token), ("seen", &seen)], "photo-file", file).await
}

#[tokio::test]
async fn a_file_that_is_no_picture_is_refused_in_words() {
    let bench = Bench::new();
    let cookie = rina(&bench).await;
    let id = draft(&bench, &cookie).await;
    for file in [b"".as_slice(), b"PK\x03\x04 a disguised archive", b"\xff\xd8\xff\xe0 cut off"] {
        let refused = upload(&bench, &cookie, id, file).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{file:?}");
        assert_said(&refused.body);
        assert!(refused.body.contains("#photo-camera"));
    }
    assert!(case(&bench, id).await.documents.is_empty());
}

#[tokio::test]
async fn a_file_over_the_limit_gets_a_page_that_says_so() {
    let bench = Bench::new();
    let cookie = rina(&bench).await;
    let id = draft(&bench, &cookie).await;
    let refused = upload(&bench, &cookie, id, &vec![0; 17 * 1024 * 1024]).await;
    assert_eq!(refused.status, StatusCode::BAD_REQUEST);
    assert!(refused.body.contains("15 MB"));
    assert_said(&refused.body);
}

#[tokio::test]
async fn a_paper_on_the_counter_is_taken_and_taken_back() {
    let bench = Bench::new();
    let cookie = rina(&bench).await;
    let id = draft(&bench, &cookie).await;
    let path = at(id, "dokumen/birth-proof");
    let take = at(id, "kertas/birth-proof");
    let page = bench.get(&path, &cookie).await;
    assert_eq!(post(&bench, &take, &cookie, &filled(&page.body, &take, &[])).await.status, StatusCode::SEE_OTHER);
    let held = case(&bench, id).await.documents;
    assert_eq!((held.len(), held[0].source), (1, DocumentSource::Paper));
    let page = bench.get(&path, &cookie).await;
    assert_said(&page.body);
    let discard = at(id, &format!("buang/{}", held[0].document));
    assert_eq!(post(&bench, &discard, &cookie, &filled(&page.body, &discard, &[])).await.status, StatusCode::SEE_OTHER);
    assert!(case(&bench, id).await.documents.is_empty());
    assert_eq!(bench.get(&at(id, "dokumen/no-such-slot"), &cookie).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn pictures_are_served_to_their_own_office_only_and_looking_is_written_down() {
    let bench = Bench::new();
    let cookie = rina(&bench).await;
    let id = draft(&bench, &cookie).await;
    let document = DocumentId([5; 16]);
    let pictures = Pictures { pages: vec![b"\xff\xd8one".to_vec(), b"\xff\xd8two".to_vec()], thumbnail: b"\xff\xd8small".to_vec() };
    bench.desk.store.put_document(&bench.government.id, id, document, pictures, &bench.desk.now()).await.expect("kept");
    let attach = Command::Attach(Document { document, slot: "birth-proof".into(), source: DocumentSource::Pdf, pages: 2 });
    done(&bench, &bench.actor("rina", Role::WardOfficer, crate::cases::WARD), id, attach).await;
    let looks = || async { bench.desk.store.accesses(&bench.government.id, id).await.expect("reads").len() };
    let before = looks().await;
    for (page, bytes) in [(0, b"\xff\xd8small".as_slice()), (1, b"\xff\xd8one"), (2, b"\xff\xd8two")] {
        let picture = bench.get(&at(id, &format!("gambar/{document}/{page}")), &cookie).await;
        assert_eq!(picture.bytes, bytes);
        assert_eq!(picture.headers["content-type"], "image/jpeg");
        assert_eq!(picture.headers["x-content-type-options"], "nosniff");
        assert!(picture.headers["content-security-policy"].to_str().expect("text").starts_with("sandbox"));
        assert_eq!(picture.headers["cache-control"], "no-store");
    }
    assert_eq!(looks().await, before + 3, "the record was not opened: its thumbnail tells as much");
    bench.get(&at(id, &format!("gambar/{document}/0")), &cookie).await;
    assert_eq!(looks().await, before + 3, "and now it was");
    let large = bench.get(&at(id, &format!("besar/{document}/1")), &cookie).await;
    assert_said(&large.body);
    assert!(large.body.contains(&format!("besar/{document}/2")));
    assert_eq!(bench.get(&at(id, &format!("besar/{document}/3")), &cookie).await.status, StatusCode::NOT_FOUND);
    let other = bench.staff("siti", Role::WardOfficer, "3578071001").await;
    for page in ["gambar", "besar"] {
        assert_eq!(bench.get(&at(id, &format!("{page}/{document}/1")), &other).await.status, StatusCode::NOT_FOUND);
    }
    assert_eq!(bench.get(&at(id, &format!("gambar/{}/1", DocumentId([6; 16]))), &cookie).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn papers_of_a_sent_case_are_not_touched() {
    let bench = Bench::new();
    let cookie = rina(&bench).await;
    let id = sent(&bench, 1, &[]).await;
    let seq = case(&bench, id).await.seq.to_string();
    let reply = bench.post(&at(id, "kertas/birth-proof"), &cookie, &[("seen", &seq)]).await;
    assert_eq!(reply.status, StatusCode::CONFLICT, "{}", reply.body);
}
