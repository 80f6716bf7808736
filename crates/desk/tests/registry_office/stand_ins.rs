//! The head is away: a registrar whom he named acts in his place, for the days he said, under her own name.

use crate::{bench::{Bench, Reply}, cases::{OTHER_FAMILY, assert_said, case, registered}};
use application::{Stage, command::Act};
use http::StatusCode;
use people::Role;
use std::process::Command as Program;
use time::Duration;

const NAMED: [(&str, &str); 11] = [
    ("staff", "siti"), ("title", "Plh."), ("name", "Siti Contoh, S.H."), ("nip", "19720315 199803 2 004"), ("letter", "800/77/2026"),
    ("first-day", "24"), ("first-month", "11"), ("first-year", "2026"), ("last-day", "26"), ("last-month", "11"), ("last-year", "2026"),
];

async fn name(bench: &Bench, head: &str, changes: &[(&'static str, &'static str)]) -> Reply {
    let changed = |name: &str, value| changes.iter().find(|(field, _)| *field == name).map_or(value, |(_, value)| *value);
    let fields: Vec<(&str, &str)> = NAMED.iter().map(|(name, value)| (*name, changed(name, value))).collect();
    bench.post("/petugas/plh", head, &fields).await
}

async fn act(bench: &Bench, cookie: &str, word: &str) -> Reply {
    bench.post("/petugas/plh/bertindak", cookie, &[("word", word)]).await
}

async fn sign(bench: &Bench, cookie: &str, id: application::ApplicationId) -> Reply {
    bench.post("/petugas/tanda-tangan", cookie, &[("pilih", &id.to_string()), ("checked", "yes")]).await
}

fn text_of(pdf: &[u8]) -> String {
    let file = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("stand-in.pdf");
    std::fs::write(&file, pdf).expect("written");
    let said = Program::new("pdftotext").arg("-layout").arg(&file).arg("-").output().expect("poppler-utils").stdout;
    String::from_utf8(said).expect("a text")
}

#[tokio::test]
async fn she_signs_under_her_own_name_while_the_days_run_and_says_so_herself() {
    let bench = Bench::new();
    let id = registered(&bench, 1, &[]).await;
    let head = bench.staff("kepala", Role::Head, "").await;
    let siti = bench.staff("siti", Role::Registrar, "").await;
    assert_eq!(act(&bench, &siti, "begin").await.status, StatusCode::FORBIDDEN, "nobody named her");
    assert_eq!(name(&bench, &head, &[]).await.location(), "/petugas/plh");
    let list = bench.get("/petugas/plh", &head).await;
    assert!(list.body.contains("Plh. Siti Contoh, S.H.") && list.body.contains("800/77/2026"), "{}", list.body);
    assert_said(&list.body);

    assert_eq!(sign(&bench, &siti, id).await.status, StatusCode::FORBIDDEN, "she has not taken the place");
    let desk = bench.get("/petugas", &siti).await;
    assert!(desk.body.contains("Anda ditunjuk sebagai Plh. kepala dinas sampai 26 November 2026"), "{}", desk.body);
    assert_said(&desk.body);
    assert_eq!(act(&bench, &siti, "begin").await.location(), "/petugas");
    let desk = bench.get("/petugas", &siti).await;
    assert!(desk.body.contains("Plh. Kepala dinas") && desk.body.contains("sedang bertindak"), "{}", desk.body);
    assert_eq!(name(&bench, &siti, &[]).await.status, StatusCode::FORBIDDEN, "she names nobody in turn");

    let preview = bench.get(&format!("/petugas/permohonan/{id}/pratinjau.pdf"), &siti).await.bytes;
    let printed = text_of(&preview);
    assert!(printed.contains("Plh. Kepala") && printed.contains("Acting head of") && printed.contains("Siti Contoh, S.H.") && printed.contains("NIP 197203151998032004"), "{printed}");
    assert!(sign(&bench, &siti, id).await.body.contains("1 akta ditandatangani"));
    let signed = case(&bench, id).await;
    let by = signed.last(Act::Sign).map(|(by, _)| by.clone()).expect("signed");
    assert_eq!((signed.stage, by.staff_id().map(|id| id.0.as_str())), (Stage::Issued, Some("siti")));

    assert_eq!(act(&bench, &siti, "end").await.location(), "/petugas");
    assert_eq!(bench.get("/petugas/tanda-tangan", &siti).await.status, StatusCode::FORBIDDEN);
    let log = bench.get("/petugas/keamanan", &siti).await.body;
    for said in ["Ditunjuk sebagai pelaksana kepala dinas", "Mulai bertindak sebagai kepala dinas", "Kembali ke tugas sendiri"] {
        assert!(log.contains(said), "{said}");
    }
}

#[tokio::test]
async fn taken_back_or_over_she_is_who_she_is_at_once() {
    let bench = Bench::new();
    let id = registered(&bench, 1, &OTHER_FAMILY).await;
    let head = bench.staff("kepala", Role::Head, "").await;
    let siti = bench.staff("siti", Role::Registrar, "").await;
    name(&bench, &head, &[]).await;
    act(&bench, &siti, "begin").await;
    assert_eq!(bench.get("/petugas/tanda-tangan", &siti).await.status, StatusCode::OK);
    let list = bench.get("/petugas/plh", &head).await.body;
    let row = list.split("name=\"id\" value=\"").nth(1).and_then(|rest| rest.split('"').next()).expect("a row").to_owned();
    assert_eq!(bench.post("/petugas/plh/akhiri", &siti, &[("id", &row)]).await.status, StatusCode::FORBIDDEN);
    assert_eq!(bench.post("/petugas/plh/akhiri", &head, &[("id", &row)]).await.location(), "/petugas/plh");
    assert_eq!(sign(&bench, &siti, id).await.status, StatusCode::FORBIDDEN);

    name(&bench, &head, &[]).await;
    act(&bench, &siti, "begin").await;
    bench.set_clock(bench.desk.now().at + Duration::days(3));
    let siti = bench.session("siti").await;
    assert_eq!(act(&bench, &siti, "begin").await.status, StatusCode::FORBIDDEN, "the last day is over");
    assert_eq!(case(&bench, id).await.stage, Stage::Signing);
}

#[tokio::test]
async fn what_is_wrong_is_told_beside_its_box_and_nothing_typed_is_lost() {
    let bench = Bench::new();
    let head = bench.staff("kepala", Role::Head, "").await;
    bench.staff("siti", Role::Registrar, "").await;
    bench.staff("rina", Role::WardOfficer, "3578071002").await;
    for (field, value, said) in [
        ("staff", "rina", "Pilih petugas pencatatan sipil"), ("staff", "kepala", "Pilih petugas pencatatan sipil"), ("title", "Bos", "Pilih pelaksana harian"), ("name", "", "Tulis nama"),
        ("nip", "123", "18 angka"), ("letter", "", "surat perintahnya"), ("first-month", "13", "Tulis tanggal, bulan"),
        ("last-day", "20", "sebelum hari pertama"), ("last-year", "2027", "paling lama 90 hari"),
    ] {
        let reply = name(&bench, &head, &[(field, value)]).await;
        assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY, "{field}");
        assert!(reply.body.contains(said), "{field}: {}", reply.body);
        assert!(field == "letter" || reply.body.contains("800/77/2026"), "{field}: what was typed");
        assert_said(&reply.body);
    }
    assert!(!bench.get("/petugas/plh", &head).await.body.contains("Yang pernah ditunjuk"));
}

#[tokio::test]
async fn who_approved_and_recorded_it_does_not_sign_it_in_the_heads_place() {
    let bench = Bench::new();
    let id = registered(&bench, 1, &[]).await;
    let head = bench.staff("kepala", Role::Head, "").await;
    let budi = bench.staff("budi", Role::Registrar, "").await;
    name(&bench, &head, &[("staff", "budi")]).await;
    act(&bench, &budi, "begin").await;
    let reply = sign(&bench, &budi, id).await;
    assert!(reply.body.contains("1 akta dilewati"), "{}", reply.body);
    assert_said(&reply.body);
    assert_eq!(case(&bench, id).await.stage, Stage::Signing);
    assert!(sign(&bench, &head, id).await.body.contains("1 akta ditandatangani"), "the head himself does");
}

#[tokio::test]
async fn who_decided_a_late_birth_in_the_heads_place_does_not_approve_it() {
    let bench = Bench::new();
    let id = crate::cases::reviewed(&bench, 1, &[("child.birth_date", "2026-06-01")], true).await;
    let head = bench.staff("kepala", Role::Head, "").await;
    let (siti, budi) = (bench.staff("siti", Role::Registrar, "").await, bench.staff("budi", Role::Registrar, "").await);
    name(&bench, &head, &[]).await;
    act(&bench, &siti, "begin").await;
    assert_eq!(bench.post(&format!("/petugas/permohonan/{id}/terlambat"), &siti, &[("decision", "grant")]).await.status, StatusCode::SEE_OTHER);
    act(&bench, &siti, "end").await;
    let approve = format!("/petugas/permohonan/{id}/setuju");
    assert_eq!(bench.post(&approve, &siti, &[]).await.status, StatusCode::UNPROCESSABLE_ENTITY, "one person for both");
    assert_eq!(bench.post(&approve, &budi, &[]).await.status, StatusCode::SEE_OTHER);
}
