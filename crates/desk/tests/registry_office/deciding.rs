//! The registrar's acts: approve, enter the child's NIK, register.

use crate::{bench::Bench, cases::{approved, assert_said, case, done, hidden, reviewed}};
use application::{Actor, ApplicationId, Command, Stage, action::ConfirmedBy};
use http::StatusCode;
use people::Role;
use store::Contract;

fn page(id: ApplicationId, name: &str) -> String {
    format!("/petugas/permohonan/{id}/{name}")
}

#[tokio::test]
async fn a_case_is_compared_approved_agreed_to_and_registered_with_its_number() {
    let bench = Bench::new();
    let id = reviewed(&bench, 1, &[], false).await;
    let budi = bench.staff("budi", Role::Registrar, "").await;
    let compare = bench.get(&page(id, "banding"), &budi).await;
    let approve = page(id, "setuju");
    let (token, seen) = (hidden(&compare.body, &approve, "idempotency"), hidden(&compare.body, &approve, "seen"));
    assert!(!compare.body.contains(&page(id, "catat")), "the button to register comes after approval");
    let reply = bench.post(&approve, &budi, &[("idempotency", &token), ("seen", &seen)]).await;
    assert_eq!((reply.status, reply.location()), (StatusCode::SEE_OTHER, page(id, "banding").as_str()), "{}", reply.body);
    let waiting = bench.get(&page(id, "banding"), &budi).await;
    assert!(waiting.body.contains("Pemohon belum menyetujui draf kutipan"));
    assert_said(&waiting.body);
    done(&bench, &Actor::Applicant, id, Command::Confirm { by: ConfirmedBy::Tracker }).await;
    let ready = bench.get(&page(id, "banding"), &budi).await;
    let register = page(id, "catat");
    let (token, seen) = (hidden(&ready.body, &register, "idempotency"), hidden(&ready.body, &register, "seen"));
    let reply = bench.post(&register, &budi, &[("idempotency", &token), ("seen", &seen)]).await;
    assert_eq!(reply.location(), page(id, "akta"), "{}", reply.body);
    let entry = bench.get(&page(id, "akta"), &budi).await;
    assert!(entry.body.contains("3578-LU-24112026-0001"), "{}", entry.body);
    assert_said(&entry.body);
    // The same form again is the same act.
    let again = bench.post(&register, &budi, &[("idempotency", &token), ("seen", &seen)]).await;
    assert_eq!(again.status, StatusCode::SEE_OTHER);
    assert_eq!(case(&bench, id).await.stage, Stage::Signing);
}

#[tokio::test]
async fn of_two_registrars_the_second_reads_who_was_first() {
    let bench = Bench::new();
    let id = approved(&bench, 1, &[]).await;
    let (budi, sari) = (bench.staff("budi", Role::Registrar, "").await, bench.staff("sari", Role::Registrar, "").await);
    let register = page(id, "catat");
    let seen = case(&bench, id).await.seq.to_string();
    let first = bench.post(&register, &budi, &[("seen", &seen), ("idempotency", &"1".repeat(32))]).await;
    assert_eq!(first.status, StatusCode::SEE_OTHER, "{}", first.body);
    let second = bench.post(&register, &sari, &[("seen", &seen), ("idempotency", &"2".repeat(32))]).await;
    assert_eq!(second.status, StatusCode::CONFLICT);
    assert!(second.body.contains("Petugas budi") && second.body.contains("Sudah dikerjakan"), "{}", second.body);
    let entry = bench.desk.store.find_entry(&bench.government.id, id).await.expect("reads").expect("registered");
    assert_eq!(entry.number.as_str(), "3578-LU-24112026-0001");
}

#[tokio::test]
async fn a_stale_page_is_told_to_load_again() {
    let bench = Bench::new();
    let id = reviewed(&bench, 1, &[], false).await;
    let budi = bench.staff("budi", Role::Registrar, "").await;
    let reply = bench.post(&page(id, "setuju"), &budi, &[("seen", "1"), ("idempotency", &"1".repeat(32))]).await;
    assert_eq!(reply.status, StatusCode::CONFLICT);
    assert!(reply.body.contains("Muat ulang"), "{}", reply.body);
    assert_ne!(case(&bench, id).await.stage, Stage::Approved);
}

#[tokio::test]
async fn the_childs_nik_comes_from_the_population_register_or_stays_blank() {
    let bench = Bench::new();
    let id = reviewed(&bench, 1, &[], false).await;
    let budi = bench.staff("budi", Role::Registrar, "").await;
    let seen = case(&bench, id).await.seq.to_string();
    let wrong = bench.post(&page(id, "nik"), &budi, &[("seen", &seen), ("nik", "9978 0799")]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.body.contains("9978 0799"), "what was typed is kept");
    assert_said(&wrong.body);
    let right = bench.post(&page(id, "nik"), &budi, &[("seen", &seen), ("nik", "9978 0760 1126 0001")]).await;
    assert_eq!(right.status, StatusCode::SEE_OTHER, "{}", right.body);
    assert_eq!(case(&bench, id).await.answers.get("child.nik"), Some("9978076011260001"));
    assert!(bench.get(&page(id, "banding"), &budi).await.body.contains("9978 0760 1126 0001"));
}

#[tokio::test]
async fn an_officer_of_the_ward_sees_none_of_these_pages() {
    let bench = Bench::new();
    let id = reviewed(&bench, 1, &[], false).await;
    let rina = bench.staff("rina", Role::WardOfficer, crate::cases::WARD).await;
    for name in ["banding", "terlambat", "dilihat"] {
        assert_eq!(bench.get(&page(id, name), &rina).await.status, StatusCode::FORBIDDEN, "{name}");
    }
    for name in ["setuju", "catat", "nik", "duplikat", "minta-tanda-tangan", "tolak-tanda-tangan"] {
        assert_eq!(bench.post(&page(id, name), &rina, &[]).await.status, StatusCode::FORBIDDEN, "{name}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn two_registrars_at_once_get_one_entry_one_number_and_no_gap() {
    let bench = Bench::new();
    let families = [("Arum Kinanti", "Tutik Handayani"), ("Bayu Segara", "Yuni Rahmawati"), ("Cahya Permata", "Nur Laila"), ("Dimas Anggoro", "Endang Susilo")];
    let mut cases = Vec::new();
    for (number, (child, mother)) in (1..).zip(families) {
        let nik = format!("997807520396000{number}");
        let changes = [
            ("child.name", child), ("mother.name", mother), ("mother.nik", nik.as_str()), ("informant.relation", "father"),
            ("informant.name", "Budi Santoso"), ("informant.nik", "9978071004940001"),
        ];
        cases.push(approved(&bench, number, &changes).await);
    }
    let (budi, sari) = (bench.staff("budi", Role::Registrar, "").await, bench.staff("sari", Role::Registrar, "").await);
    for id in &cases {
        let register = page(*id, "catat");
        let (one, two) = tokio::join!(bench.post(&register, &budi, &[]), bench.post(&register, &sari, &[]));
        let mut answers = [one.status, two.status];
        answers.sort();
        assert_eq!(answers, [StatusCode::SEE_OTHER, StatusCode::CONFLICT], "{} {}", one.body, two.body);
    }
    let mut numbers = Vec::new();
    for id in &cases {
        numbers.push(bench.desk.store.find_entry(&bench.government.id, *id).await.expect("reads").expect("registered").number.to_string());
    }
    let wanted: Vec<String> = (1..=4).map(|serial| format!("3578-LU-24112026-{serial:04}")).collect();
    assert_eq!(numbers, wanted);
}
