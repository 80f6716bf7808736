//! An application filed at the counter: two POSTs from paper to kitir.

use crate::{
    at, bench::{Bench, id_in},
    cases::{answers, assert_said, case, hidden},
    filled, post, rina,
};
use application::Stage;
use http::StatusCode;

const SLOTS: [&str; 3] = ["birth-proof", "marriage-proof", "family-card"];

/// What the officer types and ticks.
fn typed(changes: &[(&str, &str)]) -> Vec<(String, String)> {
    let answers = answers(changes);
    let typed = answers.iter().map(|(field, value)| (field.to_string(), value.to_owned()));
    typed.chain(SLOTS.map(|slot| ("paper".to_owned(), slot.to_owned()))).collect()
}

fn ticks() -> Vec<(&'static str, &'static str)> {
    vec![
        ("statement", "yes"), ("witnesses", "yes"), ("original-birth-proof", "yes"), ("original-marriage-proof", "yes"),
        ("original-family-card", "yes"), ("copy-birth-proof", "yes"), ("sheets-birth-proof", "1"),
    ]
}

#[tokio::test]
async fn two_posts_file_and_send_a_birth_with_its_originals_seen() {
    let bench = Bench::new();
    let cookie = rina(&bench).await;
    let page = bench.get("/petugas/daftar/birth", &cookie).await;
    assert_eq!(page.status, StatusCode::OK);
    assert_said(&page.body);
    let filed = post(&bench, "/petugas/daftar/birth", &cookie, &typed(&[])).await;
    assert_eq!(filed.status, StatusCode::SEE_OTHER, "{}", filed.body);
    let id = id_in(filed.location()).expect("a case");
    let draft = bench.get(filed.location(), &cookie).await;
    assert_said(&draft.body);
    assert!(draft.body.contains("Bunga Melati Lestari"));
    let fields = filled(&draft.body, &at(id, "kirim"), &ticks());
    let sent = post(&bench, &at(id, "kirim"), &cookie, &fields).await;
    assert_eq!(sent.status, StatusCode::OK, "{}", sent.body);
    assert_said(&sent.body);
    let case = case(&bench, id).await;
    let number = case.receipt.clone().expect("a kitir").to_string();
    assert!(sent.body.replace("<wbr>", "").replace("</span><span>", "").contains(&number));
    assert_eq!(case.papers_seen.len(), 3);
    assert!(case.witnesses_present && case.unseen_originals().is_empty());
    // The same POST once more is the same act: no second PIN.
    let again = post(&bench, &at(id, "kirim"), &cookie, &fields).await;
    assert_eq!((again.status, again.location()), (StatusCode::SEE_OTHER, at(id, "").as_str()));
}

#[tokio::test]
async fn the_slip_prints_with_its_pin_only_for_who_has_the_pin() {
    let bench = Bench::new();
    let cookie = rina(&bench).await;
    let filed = post(&bench, "/petugas/daftar/birth", &cookie, &typed(&[])).await;
    let id = id_in(filed.location()).expect("a case");
    let draft = bench.get(filed.location(), &cookie).await;
    let sent = post(&bench, &at(id, "kirim"), &cookie, &filled(&draft.body, &at(id, "kirim"), &ticks())).await;
    let pin = hidden(&sent.body, &at(id, "kitir.pdf"), "pin");
    assert_eq!(pin.len(), 6);
    let printed = bench.post(&at(id, "kitir.pdf"), &cookie, &[("pin", &pin), ("size", "58")]).await;
    assert_eq!(printed.status, StatusCode::OK);
    assert!(printed.bytes.starts_with(b"%PDF"));
    let wrong = if pin == "000000" { "000001" } else { "000000" };
    assert_eq!(bench.post(&at(id, "kitir.pdf"), &cookie, &[("pin", wrong)]).await.status, StatusCode::NOT_FOUND);
    assert!(!bench.get(&at(id, ""), &cookie).await.body.contains(&pin));
}

#[tokio::test]
async fn what_is_wrong_is_said_and_everything_typed_stays() {
    let bench = Bench::new();
    let cookie = rina(&bench).await;
    let wrong = [("child.name", "Bunga 2"), ("mother.nik", "123"), ("family.ward", "outside")];
    let reply = post(&bench, "/petugas/daftar/birth", &cookie, &typed(&wrong)).await;
    assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_said(&reply.body);
    for kept in ["Bunga 2", "value=\"123\"", "Jalan Ketabang Kali 12", "#child-name", "#family-ward"] {
        assert!(reply.body.contains(kept), "{kept}");
    }
    let checked = reply.body.split("<input").filter(|input| input.contains("name=\"paper\"") && input.contains("checked")).count();
    assert_eq!(checked, 3);
}

#[tokio::test]
async fn a_half_filled_form_can_be_kept_and_found_by_its_kitir() {
    let bench = Bench::new();
    let cookie = rina(&bench).await;
    let filed = bench.post("/petugas/daftar/birth", &cookie, &[("child.name", "Bunga Melati Lestari"), ("as", "draft")]).await;
    assert_eq!(filed.status, StatusCode::SEE_OTHER);
    let id = id_in(filed.location()).expect("a case");
    let draft = bench.get(filed.location(), &cookie).await;
    assert_said(&draft.body);
    let issued = post(&bench, &at(id, "kitir"), &cookie, &filled(&draft.body, &at(id, "kitir"), &[])).await;
    assert_eq!(issued.status, StatusCode::OK);
    let number = case(&bench, id).await.receipt.expect("a kitir").to_string();
    let scanned = bench.post("/petugas/pindai", &cookie, &[("code", &number.to_lowercase())]).await;
    assert_eq!(scanned.location(), at(id, ""));
}

#[tokio::test]
async fn a_draft_without_its_papers_is_not_sent() {
    let bench = Bench::new();
    let cookie = rina(&bench).await;
    let bare: Vec<(String, String)> = typed(&[]).into_iter().filter(|(name, _)| name != "paper").collect();
    let filed = post(&bench, "/petugas/daftar/birth", &cookie, &bare).await;
    let id = id_in(filed.location()).expect("a case");
    let draft = bench.get(filed.location(), &cookie).await;
    let refused = post(&bench, &at(id, "kirim"), &cookie, &filled(&draft.body, &at(id, "kirim"), &[("statement", "yes")])).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_said(&refused.body);
    assert_eq!(case(&bench, id).await.stage, Stage::Draft);
    for slot in SLOTS {
        let page = bench.get(&at(id, ""), &cookie).await;
        let path = at(id, &format!("kertas/{slot}"));
        assert_eq!(post(&bench, &path, &cookie, &filled(&page.body, &path, &[])).await.status, StatusCode::SEE_OTHER);
    }
    let page = bench.get(&at(id, ""), &cookie).await;
    let sent = post(&bench, &at(id, "kirim"), &cookie, &filled(&page.body, &at(id, "kirim"), &ticks())).await;
    assert_eq!(sent.status, StatusCode::OK, "{}", sent.body);
}

#[tokio::test]
async fn answers_of_a_draft_can_be_mended() {
    let bench = Bench::new();
    let cookie = rina(&bench).await;
    let filed = post(&bench, "/petugas/daftar/birth", &cookie, &typed(&[])).await;
    let id = id_in(filed.location()).expect("a case");
    let page = bench.get(&at(id, "isian"), &cookie).await;
    assert_eq!(page.status, StatusCode::OK);
    assert_said(&page.body);
    let mended = post(&bench, &at(id, "isian"), &cookie, &filled(&page.body, &at(id, "isian"), &[("child.name", "Melati Ayu Lestari")])).await;
    assert_eq!(mended.status, StatusCode::SEE_OTHER, "{}", mended.body);
    assert_eq!(case(&bench, id).await.answers.get("child.name"), Some("Melati Ayu Lestari"));
}

#[tokio::test]
async fn another_ward_cannot_see_the_draft() {
    let bench = Bench::new();
    let cookie = rina(&bench).await;
    let filed = post(&bench, "/petugas/daftar/birth", &cookie, &typed(&[])).await;
    let other = bench.staff("siti", people::Role::WardOfficer, "3578071001").await;
    assert_eq!(bench.get(filed.location(), &other).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn the_officer_leaves_empty_what_the_informant_has_said_of_herself() {
    let bench = Bench::new();
    let cookie = rina(&bench).await;
    let own = ["mother.name", "mother.nik", "mother.nik_known"];
    let mut fields = typed(&[("informant.relation", "mother")]);
    fields.retain(|(name, _)| !own.contains(&name.as_str()));
    fields.extend([("mother.name".to_owned(), String::new()), ("mother.nik".to_owned(), " ".to_owned())]);
    let filed = post(&bench, "/petugas/daftar/birth", &cookie, &fields).await;
    assert_eq!(filed.status, StatusCode::SEE_OTHER, "{}", filed.body);
    let answers = case(&bench, id_in(filed.location()).expect("a case")).await.answers;
    assert_eq!(answers.get("mother.name"), answers.get("informant.name"));
    assert_eq!((answers.get("mother.nik"), answers.get("mother.nik_known")), (answers.get("informant.nik"), Some("yes")));

    let aunt = fields.into_iter().map(|(name, value)| if name == "informant.relation" { (name, "family".to_owned()) } else { (name, value) });
    let refused = post(&bench, "/petugas/daftar/birth", &cookie, &aunt.collect::<Vec<_>>()).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "an aunt is no mother: the page asks");
    assert!(refused.body.contains("href=\"#mother-name\""));
}

#[tokio::test]
async fn a_draft_kept_for_later_is_found_again_by_the_office_that_opened_it() {
    let bench = Bench::new();
    let cookie = rina(&bench).await;
    assert!(bench.get("/petugas/draf", &cookie).await.body.contains("Tidak ada draf yang menunggu."));
    let mut fields = typed(&[]);
    fields.push(("as".into(), "draft".into()));
    let filed = post(&bench, "/petugas/daftar/birth", &cookie, &fields).await;
    let id = id_in(filed.location()).expect("a case");
    let list = bench.get("/petugas/draf", &cookie).await.body;
    assert_said(&list);
    assert!(list.contains(&at(id, "")), "{list}");
    let other = bench.staff("siti", people::Role::WardOfficer, "3578071001").await;
    assert!(!bench.get("/petugas/draf", &other).await.body.contains(&at(id, "")));
    let draft = bench.get(&at(id, ""), &cookie).await;
    post(&bench, &at(id, "kirim"), &cookie, &filled(&draft.body, &at(id, "kirim"), &ticks())).await;
    assert!(!bench.get("/petugas/draf", &cookie).await.body.contains(&at(id, "")), "sent is no draft any more");
}
