//! Desk, queue, scan box, search, claiming.

use crate::{
    DISTRICT, at, bench::Bench,
    cases::{OTHER_FAMILY, assert_said, case, sent},
    rina,
};
use http::StatusCode;
use people::Role;
use store::Contract;

#[tokio::test]
async fn the_desk_and_the_queue_show_what_waits_for_this_office_only() {
    let bench = Bench::new();
    let cookie = rina(&bench).await;
    let id = sent(&bench, 1, &[]).await;
    for path in ["/petugas", "/petugas/antrean", "/petugas/antrean?lihat=baru&siapa=bebas", "/petugas/antrean?lihat=semua"] {
        let page = bench.get(path, &cookie).await;
        assert_eq!(page.status, StatusCode::OK, "{path}");
        assert_said(&page.body);
        assert!(page.body.contains(&at(id, "")) && page.body.contains("Bunga Melati Lestari"), "{path}");
    }
    assert!(!bench.get("/petugas/antrean?lihat=dikembalikan", &cookie).await.body.contains(&at(id, "")));
    let other = bench.staff("siti", Role::WardOfficer, "3578071001").await;
    assert!(!bench.get("/petugas/antrean?lihat=semua", &other).await.body.contains(&at(id, "")));
    let district = bench.staff("joko", Role::DistrictOfficer, DISTRICT).await;
    assert!(bench.get("/petugas/antrean", &district).await.body.contains(&at(id, "")));
}

#[tokio::test]
async fn a_long_queue_goes_on_on_the_next_page() {
    let bench = Bench::of(crate::bench::catalogue_from(vec![crate::bench::surabaya(crate::bench::BUSY)]));
    let cookie = rina(&bench).await;
    for number in 1..=53 {
        sent(&bench, number, &[]).await;
    }
    let first = bench.get("/petugas/antrean", &cookie).await.body;
    assert_eq!(first.matches("data-row").count(), 50);
    let next = first.split("href=\"").find(|part| part.contains("setelah=")).and_then(|part| part.split('"').next()).expect("a next page");
    let second = bench.get(&next.replace("&amp;", "&"), &cookie).await.body;
    assert_eq!(second.matches("data-row").count(), 3);
}

#[tokio::test]
async fn the_next_free_case_is_claimed_and_a_taken_one_is_not() {
    let bench = Bench::new();
    let cookie = rina(&bench).await;
    let id = sent(&bench, 1, &[]).await;
    let got = bench.post("/petugas/antrean/berikut", &cookie, &[]).await;
    assert_eq!(got.location(), at(id, ""));
    assert_eq!(case(&bench, id).await.claimed_by.map(|(id, _)| id.0).as_deref(), Some("rina"));
    let colleague = bench.staff("tono", Role::WardOfficer, crate::cases::WARD).await;
    let empty = bench.post("/petugas/antrean/berikut", &colleague, &[]).await;
    assert_eq!(empty.location(), "/petugas/antrean?kosong=1");
    assert_said(&bench.get(empty.location(), &colleague).await.body);
    let taken = bench.post(&at(id, "ambil"), &colleague, &[]).await;
    assert_eq!(taken.status, StatusCode::CONFLICT);
    assert!(taken.body.contains("Petugas rina"));
    assert_eq!(bench.post(&at(id, "lepas"), &cookie, &[]).await.status, StatusCode::SEE_OTHER);
    assert_eq!(bench.post(&at(id, "ambil"), &colleague, &[]).await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn several_cases_are_taken_at_once_and_the_result_names_what_was_not() {
    let bench = Bench::new();
    let cookie = rina(&bench).await;
    let (free, taken) = (sent(&bench, 1, &[]).await, sent(&bench, 2, &OTHER_FAMILY).await);
    let queue = bench.get("/petugas/antrean", &cookie).await.body;
    assert_eq!(queue.matches("name=\"pilih\"").count(), 2);
    let colleague = bench.staff("tono", Role::WardOfficer, crate::cases::WARD).await;
    assert_eq!(bench.post(&at(taken, "ambil"), &colleague, &[]).await.status, StatusCode::SEE_OTHER);
    let (one, other) = (free.to_string(), taken.to_string());
    let done = bench.post("/petugas/antrean/ambil", &cookie, &[("pilih", one.as_str()), ("pilih", other.as_str())]).await;
    assert_eq!(case(&bench, free).await.claimed_by.map(|(id, _)| id.0).as_deref(), Some("rina"));
    assert_eq!(case(&bench, taken).await.claimed_by.map(|(id, _)| id.0).as_deref(), Some("tono"));
    let result = bench.get(done.location(), &cookie).await.body;
    assert_said(&result);
    let number = case(&bench, taken).await.receipt.expect("a kitir").to_string();
    assert!(result.contains("1 permohonan sekarang ada pada Anda.") && result.contains(&format!("{number}: sudah diambil Petugas tono.")), "{result}");
    let entries = case(&bench, free).await.seq;
    bench.post("/petugas/antrean/ambil", &cookie, &[("pilih", one.as_str())]).await;
    assert_eq!(case(&bench, free).await.seq, entries, "a second tap takes nothing twice");
    let nothing = bench.post("/petugas/antrean/ambil", &cookie, &[]).await;
    assert!(bench.get(nothing.location(), &cookie).await.body.contains("Tidak ada permohonan yang diambil."));
}

#[tokio::test]
async fn single_letters_are_switched_off_for_one_person_and_on_again() {
    let bench = Bench::new();
    let cookie = rina(&bench).await;
    assert!(bench.get("/petugas", &cookie).await.body.contains("data-shortcuts=\"on\""));
    let off = bench.post("/petugas/pintasan", &cookie, &[("huruf", "mati"), ("ke", "/petugas/antrean")]).await;
    assert_eq!(off.location(), "/petugas/antrean");
    let kept = off.headers.get("set-cookie").and_then(|line| line.to_str().ok()).and_then(|line| line.split(';').next()).expect("a cookie");
    let both = format!("{cookie}; {kept}");
    assert!(bench.get("/petugas", &both).await.body.contains("data-shortcuts=\"off\""));
    let colleague = bench.staff("tono", Role::WardOfficer, crate::cases::WARD).await;
    assert!(bench.get("/petugas", &format!("{colleague}; {kept}")).await.body.contains("data-shortcuts=\"on\""), "hers alone");
    let on = bench.post("/petugas/pintasan", &both, &[("huruf", "nyala"), ("ke", "https://elsewhere.example")]).await;
    assert_eq!(on.location(), "/petugas");
    assert!(on.headers.get("set-cookie").and_then(|line| line.to_str().ok()).is_some_and(|line| line.starts_with("huruf=;")));
}

#[tokio::test]
async fn the_scan_box_knows_number_qr_nik_and_name() {
    let bench = Bench::new();
    let cookie = rina(&bench).await;
    let id = sent(&bench, 1, &[]).await;
    let number = case(&bench, id).await.receipt.expect("a kitir").to_string();
    let token: String = bench.desk.store.token_of(&bench.government.id, id).iter().map(|byte| format!("{byte:02x}")).collect();
    for code in [number.clone(), number.replace('-', "'"), format!("http://localhost:8080/k/{token}")] {
        let reply = bench.post("/petugas/pindai", &cookie, &[("code", &code)]).await;
        assert_eq!((reply.status, reply.location()), (StatusCode::SEE_OTHER, at(id, "").as_str()), "{code}");
    }
    for code in ["9978075203960001", "bunga melati"] {
        let reply = bench.post("/petugas/pindai", &cookie, &[("code", code)]).await;
        assert_eq!(reply.status, StatusCode::OK);
        assert_said(&reply.body);
        assert!(reply.body.contains(&at(id, "")), "{code}");
    }
    let unknown = bench.post("/petugas/pindai", &cookie, &[("code", "K7QX-2MPD-9")]).await;
    assert_eq!(unknown.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_said(&unknown.body);
}

#[tokio::test]
async fn a_search_needs_something_right_and_writes_down_who_looked() {
    let bench = Bench::new();
    let cookie = rina(&bench).await;
    let (one, two) = (sent(&bench, 1, &[]).await, sent(&bench, 2, &OTHER_FAMILY).await);
    assert_said(&bench.get("/petugas/cari", &cookie).await.body);
    for wrong in [vec![], vec![("nik", "12")], vec![("birth-date-day", "31"), ("birth-date-month", "2"), ("birth-date-year", "2026")]] {
        let reply = bench.post("/petugas/cari", &cookie, &wrong).await;
        assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY, "{wrong:?}");
        assert_said(&reply.body);
    }
    let found = bench.post("/petugas/cari", &cookie, &[("words", "galih prak")]).await;
    assert!(found.body.contains(&at(two, "")) && !found.body.contains(&at(one, "")), "{}", found.body);
    let by_date = [("birth-date-day", "20"), ("birth-date-month", "11"), ("birth-date-year", "2026")];
    let found = bench.post("/petugas/cari", &cookie, &by_date).await;
    assert!(found.body.contains(&at(one, "")) && !found.body.contains(&at(two, "")));
    let looks = bench.desk.store.accesses(&bench.government.id, two).await.expect("reads");
    assert_eq!(looks.iter().map(|look| look.purpose.as_str()).collect::<Vec<_>>(), ["search"]);
}
