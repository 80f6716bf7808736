//! The head's pages: a person's data as a file, and erasing a case by hand.

use crate::bench::Bench;
use crate::cases;
use application::{Actor, Command, Stage};
use http::{StatusCode, header};
use people::Role;
use store::Contract;

#[tokio::test]
async fn the_head_gets_a_persons_data_as_a_file_that_is_written_down_and_others_get_nothing() {
    let bench = Bench::new();
    let case = cases::case(&bench, cases::sent(&bench, 1, &[]).await).await;
    let nik = case.answers.get("mother.nik").expect("a mother").to_owned();
    let head = bench.staff("kepala", Role::Head, "").await;
    let form = bench.get("/petugas/data-subjek", &head).await;
    assert_eq!(form.status, StatusCode::OK);
    let wrong = bench.post("/petugas/data-subjek", &head, &[("nik", "12345")]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(!wrong.body.contains("12345"));
    let file = bench.post("/petugas/data-subjek", &head, &[("nik", &nik)]).await;
    assert_eq!(file.status, StatusCode::OK, "{}", file.body);
    assert!(file.headers[header::CONTENT_DISPOSITION].to_str().expect("a text").starts_with("attachment"));
    assert_eq!(file.headers[header::CACHE_CONTROL], "no-store");
    assert!(file.body.contains(case.answers.get("child.name").expect("a child")));
    let looks = bench.desk.store.accesses(&bench.government.id, case.id).await.expect("a list");
    assert!(looks.iter().any(|look| look.purpose == "subject-export"));
    for (name, role, office) in [("rina", Role::WardOfficer, cases::WARD), ("registrar", Role::Registrar, ""), ("admin", Role::Administrator, "")] {
        let cookie = bench.staff(name, role, office).await;
        assert_eq!(bench.post("/petugas/data-subjek", &cookie, &[("nik", &nik)]).await.status, StatusCode::FORBIDDEN);
    }
}

#[tokio::test]
async fn the_head_erases_a_closed_case_and_reads_when_the_last_copy_dies() {
    let bench = Bench::new();
    let case = cases::case(&bench, cases::sent(&bench, 1, &[]).await).await;
    let number = case.receipt.clone().expect("sent").to_string();
    let head = bench.staff("kepala", Role::Head, "").await;
    assert_eq!(bench.get("/petugas/hapus-data", &head).await.status, StatusCode::OK);
    let empty = bench.post("/petugas/hapus-data", &head, &[("kitir", "0000")]).await;
    assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
    let fields = [("kitir", number.as_str()), ("reason", "request"), ("sure", "yes")];
    let open = bench.post("/petugas/hapus-data", &head, &fields).await;
    assert_eq!(open.status, StatusCode::CONFLICT, "not while it runs: {}", open.body);
    cases::done(&bench, &Actor::Applicant, case.id, Command::Withdraw).await;
    let done = bench.post("/petugas/hapus-data", &head, &fields).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.body);
    let page = bench.get(done.location(), &head).await;
    assert!(page.body.contains("29 Desember 2026"), "35 days later: {}", page.body);
    let after = cases::case(&bench, case.id).await;
    assert!(after.answers.is_empty() && after.stage == Stage::Withdrawn && after.erased.is_some());
    assert_eq!(bench.post("/petugas/hapus-data", &head, &fields).await.status, StatusCode::CONFLICT, "once");
}
