//! From the split view to accept, return, refuse, propose, suspend.

use crate::{
    at, bench::Bench,
    cases::{assert_said, case, sent},
    filled, post, rina,
};
use application::{ApplicationId, Stage};
use http::StatusCode;
use store::Contract;

const ORIGINALS: [(&str, &str); 4] =
    [("original-birth-proof", "yes"), ("original-marriage-proof", "yes"), ("original-family-card", "yes"), ("witnesses", "yes")];
const KINDS: [(&str, &str); 3] =
    [("kind-birth-proof", "birth-letter-facility"), ("kind-marriage-proof", "marriage-book"), ("kind-family-card", "family-card")];

async fn submit(bench: &Bench, cookie: &str, id: ApplicationId, page: &str, from: &str, fields: &[(&str, &str)]) -> crate::bench::Reply {
    let shown = bench.get(&at(id, from), cookie).await;
    assert_eq!(shown.status, StatusCode::OK, "{from}: {}", shown.body);
    assert_said(&shown.body);
    post(bench, &at(id, page), cookie, &filled(&shown.body, &at(id, page), fields)).await
}

#[tokio::test]
async fn originals_are_seen_then_papers_accepted() {
    let bench = Bench::new();
    let cookie = rina(&bench).await;
    let id = sent(&bench, 1, &[]).await;
    let early = submit(&bench, &cookie, id, "review", "", &KINDS).await;
    assert_eq!(early.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_said(&early.body);
    let seen = submit(&bench, &cookie, id, "asli", "asli", &ORIGINALS).await;
    assert_eq!(seen.status, StatusCode::SEE_OTHER, "{}", seen.body);
    let receipt = bench.get(&at(id, "tanda-terima.pdf"), &cookie).await;
    assert!(receipt.bytes.starts_with(b"%PDF"));
    let accepted = submit(&bench, &cookie, id, "review", "", &KINDS).await;
    assert_eq!(accepted.status, StatusCode::SEE_OTHER, "{}", accepted.body);
    let case = case(&bench, id).await;
    assert_eq!(case.document_decisions.len(), 3);
    assert!(case.reviewed);
    assert_eq!(case.decided.get("parentage"), Some("both"));
    let late = post(&bench, &at(id, "review"), &cookie, &[("seen".into(), case.seq.to_string())]).await;
    assert_eq!(late.status, StatusCode::CONFLICT);
}

#[tokio::test]
async fn a_mandatory_original_is_seen_or_excused() {
    let bench = Bench::new();
    let cookie = rina(&bench).await;
    let id = sent(&bench, 1, &[]).await;
    let refused = submit(&bench, &cookie, id, "asli", "asli", &ORIGINALS[..2]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.body.contains("#original-family-card"));
    let fields = [ORIGINALS[0], ORIGINALS[1], ("reason-family-card", "ASLI-TIDAK-DIBAWA")];
    assert_eq!(submit(&bench, &cookie, id, "asli", "asli", &fields).await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn no_kind_is_chosen_for_the_officer_where_there_is_a_choice() {
    let bench = Bench::new();
    let cookie = rina(&bench).await;
    let id = sent(&bench, 1, &[]).await;
    let page = bench.get(&at(id, ""), &cookie).await;
    let chosen: Vec<&str> = page.body.split("<input").filter(|input| input.contains("name=\"kind-") && input.contains("checked")).collect();
    assert!(chosen.iter().all(|input| !input.contains("kind-birth-proof") && !input.contains("kind-marriage-proof")), "{chosen:?}");
    // Looking at another document keeps what was chosen.
    let looked = submit(&bench, &cookie, id, "review", "", &[KINDS[0], ("dok", "2")]).await;
    assert_eq!(looked.status, StatusCode::OK);
    let kept = looked.body.split("<input").any(|input| input.contains("kind-birth-proof") && input.contains("birth-letter-facility") && input.contains("checked"));
    assert!(kept);
}

#[tokio::test]
async fn opening_a_record_is_written_down_and_changes_nothing() {
    let bench = Bench::new();
    let cookie = rina(&bench).await;
    let id = sent(&bench, 1, &[]).await;
    let before = case(&bench, id).await;
    assert_eq!(bench.get(&at(id, ""), &cookie).await.status, StatusCode::OK);
    assert_eq!(case(&bench, id).await, before);
    let looks = bench.desk.store.accesses(&bench.government.id, id).await.expect("reads");
    assert_eq!(looks.len(), 1);
    let other = bench.staff("siti", people::Role::WardOfficer, "3578071001").await;
    assert_eq!(bench.get(&at(id, ""), &other).await.status, StatusCode::NOT_FOUND);
    assert_eq!(bench.desk.store.accesses(&bench.government.id, id).await.expect("reads").len(), 1);
}

#[tokio::test]
async fn a_return_is_shown_as_the_citizen_reads_it_then_sent() {
    let bench = Bench::new();
    let cookie = rina(&bench).await;
    let id = sent(&bench, 1, &[]).await;
    let none = submit(&bench, &cookie, id, "kembalikan", "kembalikan", &[("step", "preview")]).await;
    assert_eq!(none.status, StatusCode::UNPROCESSABLE_ENTITY);
    let short = [("reason-field-child.name", "LAIN"), ("note-field-child.name", "salah"), ("step", "preview")];
    assert_eq!(submit(&bench, &cookie, id, "kembalikan", "kembalikan", &short).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    let chosen = [("reason-document-birth-proof", "FOTO-BURAM"), ("step", "preview")];
    let preview = submit(&bench, &cookie, id, "kembalikan", "kembalikan", &chosen).await;
    assert_eq!(preview.status, StatusCode::OK);
    assert_said(&preview.body);
    assert_eq!(case(&bench, id).await.stage, Stage::Submitted);
    let send = [("reason-document-birth-proof", "FOTO-BURAM"), ("step", "send")];
    let gone = post(&bench, &at(id, "kembalikan"), &cookie, &filled(&preview.body, &at(id, "kembalikan"), &send)).await;
    assert_eq!(gone.status, StatusCode::SEE_OTHER, "{}", gone.body);
    assert_eq!(case(&bench, id).await.stage, Stage::Returned);
    assert_said(&bench.get(&at(id, ""), &cookie).await.body);
}

#[tokio::test]
async fn a_returned_answer_is_mended_at_the_counter_and_sent_again() {
    let bench = Bench::new();
    let cookie = rina(&bench).await;
    let id = sent(&bench, 1, &[]).await;
    let send = [("reason-field-child.name", "NAMA-BEDA"), ("step", "send")];
    assert_eq!(submit(&bench, &cookie, id, "kembalikan", "kembalikan", &send).await.status, StatusCode::SEE_OTHER);
    let early = submit(&bench, &cookie, id, "kirim-ulang", "", &[("statement", "yes")]).await;
    assert_eq!(early.status, StatusCode::UNPROCESSABLE_ENTITY);
    let page = bench.get(&at(id, "isian"), &cookie).await;
    assert!(page.body.contains("name=\"child.name\"") && !page.body.contains("name=\"mother.name\""));
    let mended = submit(&bench, &cookie, id, "isian", "isian", &[("child.name", "Bunga Melati Lestari Ayu")]).await;
    assert_eq!(mended.status, StatusCode::SEE_OTHER, "{}", mended.body);
    let again = submit(&bench, &cookie, id, "kirim-ulang", "", &[("statement", "yes")]).await;
    assert_eq!(again.status, StatusCode::SEE_OTHER, "{}", again.body);
    assert_eq!(case(&bench, id).await.round, 2);
}

#[tokio::test]
async fn a_proposed_change_waits_for_the_applicant() {
    let bench = Bench::new();
    let cookie = rina(&bench).await;
    let id = sent(&bench, 1, &[]).await;
    assert_said(&bench.get(&at(id, "usul"), &cookie).await.body);
    let reason = ("reason", "Surat lahir menulis nama dengan ejaan lain.");
    let short = submit(&bench, &cookie, id, "usul", "usul?isian=child.name", &[("field", "child.name"), ("child.name", "Bunga Melati Lestary"), ("reason", "x")]).await;
    assert_eq!(short.status, StatusCode::UNPROCESSABLE_ENTITY);
    let fields = [("field", "child.name"), ("child.name", "Bunga Melati Lestary"), reason];
    assert_eq!(submit(&bench, &cookie, id, "usul", "usul?isian=child.name", &fields).await.status, StatusCode::SEE_OTHER);
    assert_eq!(case(&bench, id).await.answers.get("child.name"), Some("Bunga Melati Lestari"));
    let own = bench.get(&at(id, ""), &cookie).await;
    assert!(!own.body.contains("value=\"yes\"><button"), "nobody agrees to her own proposal");
    let tono = bench.staff("tono", people::Role::WardOfficer, crate::cases::WARD).await;
    let agreed = submit(&bench, &tono, id, "jawab-usul", "", &[("answer", "yes")]).await;
    assert_eq!(agreed.status, StatusCode::SEE_OTHER, "{}", agreed.body);
    assert_eq!(case(&bench, id).await.answers.get("child.name"), Some("Bunga Melati Lestary"));
}

#[tokio::test]
async fn a_change_that_opens_questions_asks_for_their_answers() {
    let bench = Bench::new();
    let cookie = rina(&bench).await;
    let id = sent(&bench, 1, &[("mother.nik_known", "no"), ("mother.nik", "")]).await;
    let reason = ("reason", "Ibu membawa KTP-el, jadi NIK sudah diketahui.");
    let fields = [("field", "mother.nik_known"), ("mother.nik_known", "yes"), reason];
    let asked = submit(&bench, &cookie, id, "usul", "usul?isian=mother.nik_known", &fields).await;
    assert_eq!(asked.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_said(&asked.body);
    assert!(asked.body.contains("name=\"mother.nik\""));
    let whole = [fields[0], ("field", "mother.nik"), fields[1], ("mother.nik", "9978075203960001"), reason];
    let proposed = post(&bench, &at(id, "usul"), &cookie, &filled(&asked.body, &at(id, "usul"), &whole)).await;
    assert_eq!(proposed.status, StatusCode::SEE_OTHER, "{}", proposed.body);
    assert_eq!(case(&bench, id).await.proposal.expect("open").answers.len(), 2);
}

#[tokio::test]
async fn a_refusal_names_its_basis_before_it_is_sent() {
    let bench = Bench::new();
    let cookie = rina(&bench).await;
    let id = sent(&bench, 1, &[]).await;
    assert_eq!(submit(&bench, &cookie, id, "tolak", "tolak", &[("step", "preview")]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    let choices = bench.get(&at(id, "tolak"), &cookie).await.body;
    assert!(choices.contains("UU 24/2013 art. 27. Bagian hukum belum memastikannya."), "what nobody has proved is not shown as settled");
    let preview = submit(&bench, &cookie, id, "tolak", "tolak", &[("code", "DI-LUAR-WILAYAH"), ("step", "preview")]).await;
    assert!(preview.body.contains("UU 24/2013"), "{}", preview.body);
    assert_said(&preview.body);
    let sent = submit(&bench, &cookie, id, "tolak", "tolak", &[("code", "DI-LUAR-WILAYAH"), ("step", "send")]).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER);
    assert_eq!(case(&bench, id).await.stage, Stage::Refused);
    assert_said(&bench.get(&at(id, ""), &cookie).await.body);
}

#[tokio::test]
async fn a_case_stands_still_and_goes_on() {
    let bench = Bench::new();
    let cookie = rina(&bench).await;
    let id = sent(&bench, 1, &[]).await;
    assert_eq!(submit(&bench, &cookie, id, "tunda", "tunda", &[]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(submit(&bench, &cookie, id, "tunda", "tunda", &[("reason", "court")]).await.status, StatusCode::SEE_OTHER);
    assert_eq!(case(&bench, id).await.stage, Stage::Suspended);
    assert_eq!(submit(&bench, &cookie, id, "lanjutkan", "", &[]).await.status, StatusCode::SEE_OTHER);
    assert_eq!(case(&bench, id).await.stage, Stage::Submitted);
}

#[tokio::test]
async fn a_new_pin_needs_an_identity_and_is_shown_once() {
    let bench = Bench::new();
    let cookie = rina(&bench).await;
    let id = sent(&bench, 1, &[]).await;
    assert_eq!(submit(&bench, &cookie, id, "pin", "pin", &[("identity", "id-card")]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    let given = submit(&bench, &cookie, id, "pin", "pin", &[("identity", "id-card"), ("match", "yes")]).await;
    assert_eq!(given.status, StatusCode::OK);
    assert_said(&given.body);
    let pin = crate::cases::hidden(&given.body, &at(id, "kitir.pdf"), "pin");
    let check = bench.desk.store.check_pin(&bench.government.id, id, &application::Pin::parse(&pin).expect("six digits"), bench.desk.now().at).await;
    assert_eq!(check.expect("checks"), store::PinCheck::Right);
}
