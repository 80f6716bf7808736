//! Entries from old books: one keys, a scan is laid beside, another compares; then they are found, and second extracts work for them.

use crate::{bench::Bench, cases::{assert_said, case}};
use application::{ApplicationId, Command, DocumentId, Stage, action::{Document, DocumentSource}};
use http::StatusCode;
use people::Role;
use store::{Contract, Pictures};

const FORM: [(&str, &str); 16] = [
    ("number", "2075/k/2004"), ("registered_on-day", "1"), ("registered_on-month", "6"), ("registered_on-year", "2004"), ("book", "Kelahiran 2004 jilid 3, halaman 75"),
    ("fact-parentage", "both"), ("child.name", "Tini"), ("child.birth_place", "Surabaya"), ("child.birth_date-day", "20"), ("child.birth_date-month", "5"),
    ("child.birth_date-year", "2004"), ("child.birth_order", "2"), ("child.sex", "female"), ("mother.name", "Sumiyati"), ("father.name", "Paijo"), ("child.nik", ""),
];

fn id_in(location: &str) -> ApplicationId {
    let id = location.trim_start_matches("/petugas/permohonan/").split('/').next().unwrap_or_default();
    ApplicationId::parse(id).unwrap_or_else(|| panic!("no case in {location}"))
}

/// A scan as the intake worker leaves it.
async fn scanned(bench: &Bench, id: ApplicationId) {
    let document = DocumentId([3; 16]);
    let pictures = Pictures { pages: vec![vec![0xFF, 0xD8, 0xFF]], thumbnail: vec![0xFF, 0xD8, 0xFF] };
    bench.desk.store.put_document(&bench.government.id, id, document, pictures, &bench.desk.now()).await.expect("kept");
    let scan = Document { document, slot: application::decide::SCAN.into(), source: DocumentSource::Photo, pages: 1 };
    crate::cases::done(bench, &bench.actor("budi", Role::Registrar, ""), id, Command::AttachScan(scan)).await;
}

#[tokio::test]
async fn an_entry_is_keyed_by_one_and_compared_by_another_and_is_found_from_then_on() {
    let bench = Bench::new();
    let (budi, siti) = (bench.staff("budi", Role::Registrar, "").await, bench.staff("siti", Role::Registrar, "").await);
    let choose = bench.get("/petugas/buku", &budi).await;
    assert_said(&choose.body);
    assert!(choose.body.contains("/petugas/buku/birth") && !choose.body.contains("/petugas/buku/second-extract"));
    let form = bench.get("/petugas/buku/birth", &budi).await;
    assert_said(&form.body);
    assert!(form.body.contains("name=\"fact-parentage\""), "{}", form.body);

    let mut lacking = FORM.to_vec();
    lacking.retain(|(name, _)| *name != "mother.name");
    let refused = bench.post("/petugas/buku/birth", &budi, &lacking).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.body.contains("value=\"2075/k/2004\"") && refused.body.contains("value=\"Tini\""), "nothing typed is lost");

    let keyed = bench.post("/petugas/buku/birth", &budi, &FORM).await;
    assert_eq!(keyed.status, StatusCode::SEE_OTHER, "{}", keyed.body);
    let id = id_in(keyed.location());
    let own = bench.get(keyed.location(), &budi).await;
    assert_said(&own.body);
    assert!(own.body.contains("2075/K/2004") && !own.body.contains("putus-buku"), "who keyed it does not compare");
    let decide = format!("/petugas/permohonan/{id}/putus-buku");
    let early = bench.post(&decide, &siti, &[("answer", "yes")]).await;
    assert_eq!(early.status, StatusCode::UNPROCESSABLE_ENTITY, "there is nothing to compare with");
    scanned(&bench, id).await;
    assert!(bench.get("/petugas/orang-kedua", &siti).await.body.contains(&format!("/petugas/permohonan/{id}/buku")));
    let page = bench.get(&format!("/petugas/permohonan/{id}/buku"), &siti).await;
    assert_said(&page.body);
    assert!(page.body.contains("putus-buku") && page.body.contains("gambar/"), "{}", page.body);
    assert_eq!(bench.post(&decide, &budi, &[("answer", "yes")]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(bench.post(&decide, &siti, &[("answer", "yes")]).await.location(), format!("/petugas/permohonan/{id}/register"));

    assert_eq!(case(&bench, id).await.stage, Stage::HandedOver);
    let life = bench.desk.store.find_life(&bench.government.id, id).await.expect("reads").expect("an entry like all others");
    assert_eq!((life.entry.number.as_str(), life.entry.registered_on.to_string().as_str()), ("2075/K/2004", "2004-06-01"));
    assert_eq!(bench.post("/petugas/register", &budi, &[("number", " 2075/k/2004")]).await.location(), format!("/petugas/permohonan/{id}/register"));
    let history = bench.get(&format!("/petugas/permohonan/{id}/register"), &budi).await;
    assert_said(&history.body);
    assert!(history.body.contains("jilid 3") && history.body.contains("Sumiyati"), "{}", history.body);
    let found = bench.post("/petugas/cari", &budi, &[("words", "Sumiyati")]).await;
    assert!(found.body.contains(&id.to_string()), "found by the mother's name: {}", found.body);
    let again = bench.post("/petugas/buku/birth", &budi, &FORM).await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(again.body.contains("sudah ada"), "{}", again.body);
}

#[tokio::test]
async fn what_does_not_agree_with_the_book_is_no_entry() {
    let bench = Bench::new();
    let (budi, siti) = (bench.staff("budi", Role::Registrar, "").await, bench.staff("siti", Role::Registrar, "").await);
    let id = id_in(bench.post("/petugas/buku/birth", &budi, &FORM).await.location());
    scanned(&bench, id).await;
    bench.post(&format!("/petugas/permohonan/{id}/putus-buku"), &siti, &[("answer", "no")]).await;
    assert_eq!(case(&bench, id).await.stage, Stage::Withdrawn);
    assert!(bench.desk.store.find_life(&bench.government.id, id).await.expect("reads").is_none());
    assert_eq!(bench.post("/petugas/buku/birth", &budi, &FORM).await.status, StatusCode::SEE_OTHER, "keyed once more");
}

#[tokio::test]
async fn an_entry_that_another_region_keeps_is_named_as_its_own_and_never_amended_here() {
    let bench = Bench::new();
    let (budi, siti) = (bench.staff("budi", Role::Registrar, "").await, bench.staff("siti", Role::Registrar, "").await);
    let with = |region: &'static str| FORM.into_iter().chain([("kept_by", region)]).collect::<Vec<_>>();
    for own in ["<b>Sidoarjo</b>", "35", "KOTA SURABAYA"] {
        let refused = bench.post("/petugas/buku/birth", &budi, &with(own)).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{own}");
        assert!(refused.body.contains("#kept_by") && refused.body.contains("value=\"Tini\""), "nothing typed is lost: {}", refused.body);
    }
    let id = id_in(bench.post("/petugas/buku/birth", &budi, &with("Kabupaten  Sidoarjo")).await.location());
    scanned(&bench, id).await;
    bench.post(&format!("/petugas/permohonan/{id}/putus-buku"), &siti, &[("answer", "yes")]).await;
    let life = bench.desk.store.find_life(&bench.government.id, id).await.expect("reads").expect("an entry");
    assert_eq!(life.entry.origin, registry::Origin::Region("Kabupaten Sidoarjo".into()));
    let history = bench.get(&format!("/petugas/permohonan/{id}/register"), &budi).await;
    assert_said(&history.body);
    assert!(history.body.contains("Disimpan Kabupaten Sidoarjo"), "{}", history.body);
}
