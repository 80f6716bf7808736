//! The head's desk: signing one or several, declining.

use crate::{bench::Bench, cases::{OTHER_FAMILY, approved, assert_said, case, hidden, registered}};
use application::Stage;
use desk::kernel::extract::sha256_hex;
use http::StatusCode;
use people::Role;
use store::Contract;

#[tokio::test]
async fn signing_keeps_the_bytes_that_were_previewed() {
    let bench = Bench::new();
    let id = registered(&bench, 1, &[]).await;
    let head = bench.staff("kepala", Role::Head, "").await;
    let preview = bench.get(&format!("/petugas/permohonan/{id}/pratinjau.pdf"), &head).await;
    assert_eq!(preview.headers["content-type"], "application/pdf");
    assert_eq!(preview.headers["content-disposition"], "attachment; filename=\"kutipan-akta-3578-LU-24112026-0001.pdf\"");
    let list = bench.get("/petugas/tanda-tangan", &head).await;
    assert!(list.body.contains("3578-LU-24112026-0001") && list.body.contains("Petugas budi"), "{}", list.body);
    assert_said(&list.body);
    let token = hidden(&list.body, "/petugas/tanda-tangan", "idempotency");
    let fields = [("idempotency", token.as_str()), ("pilih", &id.to_string()), ("checked", "yes")];
    let signed = bench.post("/petugas/tanda-tangan", &head, &fields).await;
    assert!(signed.body.contains("1 akta ditandatangani"), "{}", signed.body);
    let after = case(&bench, id).await;
    assert_eq!(after.stage, Stage::Issued);
    let sha256 = after.certificate_sha256.expect("the act names the bytes");
    let kept = bench.desk.store.find_certificate(&bench.government.id, id, &sha256).await.expect("reads").expect("kept");
    assert_eq!((sha256_hex(&kept), &kept), (sha256, &preview.bytes));
    let shown = bench.get(&format!("/petugas/permohonan/{id}/pratinjau.pdf"), &head).await;
    assert_eq!(shown.bytes, kept);
    // The same form again signs nothing twice and says the same.
    let again = bench.post("/petugas/tanda-tangan", &head, &fields).await;
    assert!(again.body.contains("1 akta ditandatangani"), "{}", again.body);
    assert_eq!(case(&bench, id).await.seq, after.seq);
}

#[tokio::test]
async fn a_case_that_cannot_be_signed_is_skipped_with_its_reason_and_stops_no_other() {
    let bench = Bench::new();
    let waiting = registered(&bench, 1, &[]).await;
    let early = approved(&bench, 2, &OTHER_FAMILY).await;
    let head = bench.staff("kepala", Role::Head, "").await;
    let nothing = "0".repeat(32);
    let fields = [("pilih", early.to_string()), ("pilih", nothing), ("pilih", waiting.to_string()), ("checked", "yes".to_owned())];
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let reply = bench.post("/petugas/tanda-tangan", &head, &fields).await;
    assert!(reply.body.contains("1 akta ditandatangani") && reply.body.contains("2 akta dilewati"), "{}", reply.body);
    assert_said(&reply.body);
    assert_eq!((case(&bench, waiting).await.stage, case(&bench, early).await.stage), (Stage::Issued, Stage::Approved));
}

#[tokio::test]
async fn nothing_is_signed_without_a_selection_and_the_heads_word() {
    let bench = Bench::new();
    let id = registered(&bench, 1, &[]).await;
    let head = bench.staff("kepala", Role::Head, "").await;
    for fields in [vec![], vec![("checked", "yes".to_owned())], vec![("pilih", id.to_string())]] {
        let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
        let reply = bench.post("/petugas/tanda-tangan", &head, &fields).await;
        assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_said(&reply.body);
    }
    assert_eq!(case(&bench, id).await.stage, Stage::Signing);
}

#[tokio::test]
async fn a_declined_certificate_goes_back_to_the_registrar_who_asks_again() {
    let bench = Bench::new();
    let id = registered(&bench, 1, &[]).await;
    let (budi, head) = (bench.staff("budi", Role::Registrar, "").await, bench.staff("kepala", Role::Head, "").await);
    let entry = bench.get(&format!("/petugas/permohonan/{id}/akta"), &head).await;
    let decline = format!("/petugas/permohonan/{id}/tolak-tanda-tangan");
    let seen = hidden(&entry.body, &decline, "seen");
    let short = bench.post(&decline, &head, &[("seen", &seen), ("code", "NAMA-SALAH"), ("note", "salah")]).await;
    assert_eq!(short.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(short.body.contains(">\nsalah<") && short.body.contains("value=\"NAMA-SALAH\" selected"), "{}", short.body);
    let note = "Nama ibu di surat nikah berbeda satu huruf";
    let declined = bench.post(&decline, &head, &[("seen", &seen), ("code", "NAMA-SALAH"), ("note", note)]).await;
    assert_eq!(declined.status, StatusCode::SEE_OTHER, "{}", declined.body);
    assert_eq!(case(&bench, id).await.stage, Stage::Registered);
    assert!(bench.get("/petugas/registrasi?daftar=ditolak-kepala", &budi).await.body.contains("Bunga Melati Lestari"));
    let compare = bench.get(&format!("/petugas/permohonan/{id}/banding"), &budi).await;
    assert!(compare.body.contains(note) && compare.body.contains("Penulisan nama salah"), "{}", compare.body);
    assert_said(&compare.body);
    let again = format!("/petugas/permohonan/{id}/minta-tanda-tangan");
    let seen = hidden(&compare.body, &again, "seen");
    assert_eq!(bench.post(&again, &budi, &[("seen", &seen)]).await.status, StatusCode::SEE_OTHER);
    assert_eq!(case(&bench, id).await.stage, Stage::Signing);
}
