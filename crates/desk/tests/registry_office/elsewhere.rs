//! A government that registers in SIAK: keying from the copy page, bringing number and PDF back.

use crate::{bench::{Bench, catalogue_from, surabaya}, cases::{OTHER_FAMILY, approved, assert_said, case, hidden, visit}};
use application::{ApplicationId, Stage};
use desk::kernel::extract::{draft_pdf, sha256_hex};
use http::StatusCode;
use people::Role;
use store::Contract;

pub fn outside() -> Bench {
    Bench::of(catalogue_from(vec![surabaya("\n[registry]\nexternal = \"SIAK\"\n")]))
}

/// A PDF as the outside would give it: any will do, each case has another.
async fn pdf_of(bench: &Bench, id: ApplicationId) -> Vec<u8> {
    draft_pdf(&visit(bench).await, &case(bench, id).await, None).await.unwrap_or_else(|halt| panic!("{halt:?}"))
}

#[tokio::test]
async fn the_copy_page_shows_every_value_as_it_is_keyed_and_opening_it_changes_nothing() {
    let bench = outside();
    let id = approved(&bench, 1, &[]).await;
    let registrar = bench.staff("budi", Role::Registrar, "").await;
    let before = case(&bench, id).await;
    assert_eq!(before.stage, Stage::Recording);
    let page = bench.get(&format!("/petugas/permohonan/{id}/luar"), &registrar).await;
    assert_said(&page.body);
    for value in ["Bunga Melati Lestari", "20-11-2026", "9978075203960001", "9978071203200003", "12-03-1996", "Kelurahan Genteng"] {
        assert!(page.body.contains(&format!("value=\"{value}\"")), "{value} is not to be copied from {}", page.body);
    }
    assert!(page.body.contains("SIAK") && page.body.contains("readonly") && !page.body.contains("delivery-method"));
    assert_eq!(case(&bench, id).await.seq, before.seq);
    let queue = bench.get("/petugas/registrasi?daftar=luar", &registrar).await;
    assert!(queue.body.contains(&format!("/petugas/permohonan/{id}/luar")) && !queue.body.contains("daftar=catat"), "{}", queue.body);
    let compare = bench.get(&format!("/petugas/permohonan/{id}/banding"), &registrar).await;
    assert!(compare.body.contains(&format!("/petugas/permohonan/{id}/luar")) && !compare.body.contains("/catat\""));
    assert_said(&compare.body);
}

#[tokio::test]
async fn number_and_pdf_come_back_once_and_are_given_out_byte_for_byte() {
    let bench = outside();
    let id = approved(&bench, 1, &[]).await;
    let registrar = bench.staff("budi", Role::Registrar, "").await;
    let path = format!("/petugas/permohonan/{id}/luar");
    let pdf = pdf_of(&bench, id).await;
    let page = bench.get(&path, &registrar).await;
    let (token, seen) = (hidden(&page.body, &path, "idempotency"), hidden(&page.body, &path, "seen"));
    let fields = [("idempotency", token.as_str()), ("seen", seen.as_str()), ("number", "3578-LU-24112026-0412"), ("checksum", &sha256_hex(&pdf))];
    let saved = bench.upload(&path, &registrar, &fields, "pdf", &pdf).await;
    assert_eq!((saved.status, saved.location()), (StatusCode::SEE_OTHER, format!("/petugas/permohonan/{id}/akta").as_str()), "{}", saved.body);
    let after = case(&bench, id).await;
    assert_eq!((after.stage, after.certificate_sha256.as_deref()), (Stage::Issued, Some(sha256_hex(&pdf).as_str())));
    let again = bench.upload(&path, &registrar, &fields, "pdf", &pdf).await;
    assert!(again.status.is_redirection() || again.status == StatusCode::CONFLICT, "{}", again.status);
    assert_eq!(case(&bench, id).await.seq, after.seq);
    let entry = bench.get(&format!("/petugas/permohonan/{id}/akta"), &registrar).await;
    assert!(entry.body.contains("3578-LU-24112026-0412") && entry.body.contains(&sha256_hex(&pdf)), "{}", entry.body);
    assert_said(&entry.body);
    let kept = bench.get(&format!("/petugas/permohonan/{id}/pratinjau.pdf"), &registrar).await;
    assert_eq!(kept.bytes, pdf);
    let number = registry::RegistrationNumber::parse("3578-LU-24112026-0412").expect("a number").0;
    let found = bench.desk.store.find_entry_by_number(&bench.government.id, &number).await.expect("reads");
    assert_eq!(found.map(|(case, _)| case), Some(id));
}

#[tokio::test]
async fn what_does_not_belong_to_the_case_is_refused_and_nothing_typed_is_lost() {
    let bench = outside();
    let (one, two) = (approved(&bench, 1, &[]).await, approved(&bench, 2, &OTHER_FAMILY).await);
    let registrar = bench.staff("budi", Role::Registrar, "").await;
    let (pdf, other) = (pdf_of(&bench, one).await, pdf_of(&bench, two).await);
    let path = |id: ApplicationId| format!("/petugas/permohonan/{id}/luar");
    let saved = bench.upload(&path(one), &registrar, &[("number", "3578-LU-24112026-0001")], "pdf", &pdf).await;
    assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.body);
    let cases: [(&str, &str, &[u8], &str); 6] = [
        ("3578-LU-24112026-0001", "", &other, "sudah tercatat untuk permohonan lain"),
        ("3578-LU-24112026-0002", "", &pdf, "sudah disimpan untuk permohonan lain"),
        ("0002", "", &other, "Nomor akta harus seperti"),
        ("3578-LU-24112026-0002", "00ff", &other, "Sidik SHA-256 tidak cocok"),
        ("3578-LU-24112026-0002", "", b"", "PDF belum dipilih"),
        ("3578-LU-24112026-0002", "", b"GIF89a", "id=\"pdf-error\""),
    ];
    for (number, checksum, file, why) in cases {
        let reply = bench.upload(&path(two), &registrar, &[("number", number), ("checksum", checksum)], "pdf", file).await;
        assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY, "{why}: {}", reply.body);
        assert!(reply.body.contains(why) && reply.body.contains(&format!("value=\"{number}\"")), "{why}: {}", reply.body);
        assert_said(&reply.body);
    }
    assert_eq!(case(&bench, two).await.stage, Stage::Recording);
    let ward = bench.staff("rina", Role::WardOfficer, crate::cases::WARD).await;
    assert_eq!(bench.get(&path(two), &ward).await.status, StatusCode::FORBIDDEN);
}
