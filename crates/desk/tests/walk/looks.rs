//! No page of staff says a name or a NIK, and hands out no picture or PDF, unless it is written down who saw it.
//!
//! Each request is made by an officer who never asked before, so that nothing written earlier that day can stand for it.

use super::{ask, bench::Reply, form_of, path_of, phase_for, town::{Place, Town}};
use application::{Actor, Application, ApplicationId};
use desk::{auditor::pivot, kernel::{Gate, Line}};
use http::{Method, StatusCode, header};
use people::{Role, Who};
use std::collections::BTreeSet;
use store::Contract;

/// Addresses with a list that the plain address does not show.
const LISTS: [&str; 9] = [
    "/petugas/antrean?lihat=semua", "/petugas/antrean?lihat=dispenduk", "/petugas/antrean?lihat=siap", "/petugas/antrean?lihat=dikembalikan",
    "/petugas/registrasi?daftar=terlambat", "/petugas/registrasi?daftar=konfirmasi", "/petugas/registrasi?daftar=catat",
    "/petugas/registrasi?daftar=tanda-tangan", "/petugas/registrasi?daftar=ditolak-kepala",
];

async fn ask_anywhere(town: &Town, line: &Line, case: &Application, cookie: &str) -> Reply {
    let said = |field: &str| case.answers.get(field).unwrap_or_default().to_owned();
    let (name, nik) = (said("child.name"), said("mother.nik"));
    match (&line.method, line.path) {
        (&Method::POST, "/petugas/cari") => town.bench.post(line.path, cookie, &[("words", &name)]).await,
        (&Method::POST, "/petugas/pindai") => town.bench.post(line.path, cookie, &[("code", &nik)]).await,
        (&Method::POST, "/petugas/data-subjek") => town.bench.post(line.path, cookie, &[("nik", &nik)]).await,
        (&Method::GET, "/petugas/antrean/diambil") => town.bench.get(&format!("{}?jumlah=0&sisa={}", line.path, case.id), cookie).await,
        (&Method::POST, path) if !path.contains('{') => town.bench.post(path, cookie, &form_of(line, "")).await,
        _ => ask(town, line, case, cookie).await,
    }
}

/// Cases of which this answer tells something, `asked` among them when it is a picture or a print of it.
fn told(town: &Town, reply: &Reply, asked: ApplicationId) -> BTreeSet<ApplicationId> {
    let kind = reply.headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    if reply.status == StatusCode::OK && (kind.starts_with("image/") || kind == "application/pdf") {
        return [asked].into();
    }
    let named = town.planted.iter().filter(|(_, said)| said.iter().any(|one| reply.body.contains(one.as_str())));
    named.map(|(id, _)| *id).collect()
}

async fn is_written_down(town: &Town, id: ApplicationId, name: &str) -> bool {
    let looks = town.bench.desk.store.looks(&town.bench.government.id, id, 0, 200).await.expect("a list");
    looks.iter().any(|look| matches!(&look.actor, Actor::Staff { id, .. } if id.0 == name))
}

/// Everybody's words for every purpose that was written.
async fn purposes(town: &Town) -> BTreeSet<String> {
    let mut all = BTreeSet::new();
    for (id, _) in &town.planted {
        let looks = town.bench.desk.store.looks(&town.bench.government.id, *id, 0, 200).await.expect("a list");
        all.extend(looks.into_iter().map(|look| look.purpose));
    }
    all
}

#[tokio::test]
async fn no_staff_page_says_a_name_without_writing_down_who_read_it() {
    let mut town = Town::new().await;
    town.waiting_for_print(Place::Own).await;
    let (_, lines) = desk::routes(town.bench.desk.clone());
    let of_staff = lines.into_iter().filter(|line| matches!(line.gate, Gate::Staff(_)));
    let lists = LISTS.map(|path| Line { method: Method::GET, path, gate: Gate::SignedIn });
    let lines: Vec<Line> = of_staff.chain(lists).collect();
    let (mut asked, mut telling, mut faults) = (0, BTreeSet::new(), Vec::new());
    for role in [Role::WardOfficer, Role::DistrictOfficer, Role::Registrar, Role::Head, Role::Administrator, Role::Auditor] {
        let office = match role {
            Role::WardOfficer => "3578071002",
            Role::DistrictOfficer => "357807",
            _ => "",
        };
        for line in &lines {
            let right = match line.gate {
                Gate::Staff(deed) => pivot::right(deed, Who::Staff(role)),
                _ => None,
            };
            let phase = phase_for(line, right.map_or(&[], |right| right.phases));
            let case = town.case(Place::Own, phase, role).await;
            asked += 1;
            let name = format!("pembaca-{asked}");
            let cookie = town.bench.staff(&name, role, office).await;
            let reply = ask_anywhere(&town, line, &case, &cookie).await;
            for id in told(&town, &reply, case.id) {
                telling.insert(format!("{} {}", line.method, line.path));
                if !is_written_down(&town, id, &name).await {
                    faults.push(format!("{role:?} {} {} of {phase:?}: {}", line.method, path_of(line, &case), reply.status));
                }
            }
            let after = town.read(Place::Own, case.id).await;
            town.keep_or_drop(Place::Own, phase, role, &case, &after);
        }
    }
    assert!(faults.is_empty(), "{} answers tell of a person and nobody wrote it down:\n{}", faults.len(), faults.join("\n"));
    assert!(telling.len() > 30, "only {} routes told anything: {telling:?}", telling.len());
    for list in ["GET /petugas", "GET /petugas/antrean", "GET /petugas/cetak", "GET /petugas/registrasi?daftar=terlambat", "GET /petugas/tanda-tangan", "POST /petugas/cari", "POST /petugas/pindai", "POST /petugas/data-subjek"] {
        assert!(telling.contains(list), "{list} told nothing: {telling:?}");
    }
    for language in ["id", "en"] {
        let texts = &town.bench.government.texts;
        let speech = texts.speech(&texts.language_or_default(language));
        for purpose in purposes(&town).await {
            assert!(speech.has(&format!("looks-for-{purpose}")) && speech.has(&format!("purpose-{purpose}")), "{purpose} has no words in {language}");
        }
    }
}
