//! A thousand names and a thousand NIKs through the running pages: filed, sent, searched, asked for in wrong places. None of them stands in
//! a file of the data folder, in the log down to its finest lines, or in an address that an answer leads to.

#[path = "../bench/mod.rs"]
mod bench;
#[path = "../registry_office/cases.rs"]
#[allow(dead_code, reason = "other tests use more of it")]
mod cases;
#[path = "../../../store/tests/scan/mod.rs"]
mod scan;

use bench::{Bench, Reply, id_in};
use http::StatusCode;
use people::Role;
use store::Accounts;
use std::{
    io::Write,
    sync::{Arc, Mutex, PoisonError},
};

const CASES: u32 = 250;
const SLOTS: [&str; 3] = ["birth-proof", "marriage-proof", "family-card"];

/// Everything that was logged.
#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl Write for Log {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

/// A word that no other number has: letters only, so that it can stand in a name.
fn word(n: u32) -> String {
    let digits = "bcdfgjklmn".as_bytes();
    let letters: String = format!("{n:05}").bytes().map(|digit| char::from(digits[usize::from(digit - b'0')])).flat_map(|letter| [letter, 'a']).collect();
    format!("Q{letters}")
}

/// Five names and four NIKs of case `n`.
fn people(n: u32) -> Vec<(&'static str, String)> {
    let nik = |begin: &str| format!("{begin}{n:04}");
    let mother = (word(n), nik("997807520396"));
    vec![
        ("child.name", format!("Bunga {}", word(n + 10_000))),
        ("mother.name", format!("Sri {}", mother.0)), ("mother.nik", mother.1.clone()),
        ("informant.name", format!("Sri {}", mother.0)), ("informant.nik", mother.1),
        ("father.name", format!("Budi {}", word(n + 20_000))), ("father.nik", nik("997807100494")),
        ("witness1.name", format!("Agus {}", word(n + 30_000))), ("witness1.nik_known", "yes".into()), ("witness1.nik", nik("997807150580")),
        ("witness2.name", format!("Rini {}", word(n + 40_000))), ("witness2.nik_known", "yes".into()), ("witness2.nik", nik("997807550582")),
    ]
}

/// What must be found nowhere.
fn markers(n: u32) -> Vec<String> {
    let said = people(n).into_iter().filter(|(field, _)| field.ends_with(".name") || field.ends_with(".nik"));
    said.flat_map(|(field, value)| if field.ends_with(".name") { vec![value.split(' ').next_back().unwrap_or_default().to_owned(), value] } else { vec![value] }).collect()
}

async fn post(bench: &Bench, path: &str, cookie: &str, fields: &[(String, String)]) -> Reply {
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    bench.post(path, cookie, &fields).await
}

/// Filed and sent at the counter; each answer leads to an address without a name.
async fn file(bench: &Bench, cookie: &str, n: u32) {
    let said = people(n);
    let changes: Vec<(&str, &str)> = said.iter().map(|(field, value)| (*field, value.as_str())).collect();
    let typed = cases::answers(&changes);
    let mut fields: Vec<(String, String)> = typed.iter().map(|(field, value)| (field.to_string(), value.to_owned())).collect();
    fields.extend(SLOTS.map(|slot| ("paper".to_owned(), slot.to_owned())));
    let filed = post(bench, "/petugas/daftar/birth", cookie, &fields).await;
    assert_eq!(filed.status, StatusCode::SEE_OTHER, "{}", filed.body);
    let id = id_in(filed.location()).expect("an opaque id");
    let draft = bench.get(filed.location(), cookie).await;
    assert!(draft.body.contains(&word(n + 10_000)), "the marker is typed in earnest");
    let action = format!("/petugas/permohonan/{id}/kirim");
    let mut fields: Vec<(String, String)> =
        ["idempotency", "seen"].into_iter().map(|name| (name.to_owned(), cases::hidden(&draft.body, &action, name))).collect();
    let ticks = [
        ("statement", "yes"), ("witnesses", "yes"), ("original-birth-proof", "yes"), ("original-marriage-proof", "yes"), ("original-family-card", "yes"),
    ];
    fields.extend(ticks.map(|(name, value)| (name.to_owned(), value.to_owned())));
    let sent = post(bench, &action, cookie, &fields).await;
    assert_eq!(sent.status, StatusCode::OK, "{}", sent.body);
    assert!(!leads_to(&sent, n) && !leads_to(&filed, n));
}

fn leads_to(reply: &Reply, n: u32) -> bool {
    let headers: String = reply.headers.values().filter_map(|value| value.to_str().ok()).collect();
    markers(n).iter().any(|marker| headers.contains(marker.as_str()))
}

/// Searches, and names and numbers where they do not belong.
async fn stumble(bench: &Bench, cookie: &str, n: u32) {
    let (name, nik) = (word(n), format!("997807520396{n:04}"));
    let tries = [
        bench.post("/petugas/cari", cookie, &[("words", &name), ("nik", &nik)]).await,
        bench.post("/petugas/pindai", cookie, &[("q", &nik), ("kode", &name)]).await,
        bench.post("/lanjut", "", &[("kitir", &nik), ("number", &nik), ("pin", "123456"), ("name", &name)]).await,
        bench.post("/petugas/masuk", "", &[("name", &name), ("password", &nik)]).await,
        bench.post("/petugas/daftar/birth", cookie, &[("child.name", &name), ("mother.nik", &nik)]).await,
    ];
    for reply in tries {
        assert!(!reply.status.is_server_error(), "{}", reply.body);
        assert!(!leads_to(&reply, n), "{:?}", reply.headers);
    }
}

fn address(n: u32) -> String {
    format!("{}@surat.example", word(n + 50_000).to_lowercase())
}

/// An account in her name: a code to her address, which a member of her family stands in.
async fn account(bench: &Bench, n: u32) {
    let asked = bench.post("/masuk", "", &[("nik", &format!("997807520396{n:04}")), ("kontak", &address(n))]).await;
    assert_eq!(asked.location(), "/masuk/kode", "{}", asked.body);
    assert!(!leads_to(&asked, n));
    let claim = store::Claim {
        nik: catalogue::nik::Nik::parse(&format!("997807520396{n:04}")).expect("nobody's"), contact: store::Contact::Email(address(n)),
    };
    let (now, kept) = (bench.desk.now(), &bench.desk.store);
    let sign_in = store::SignIn {
        key: store::SessionKey(now.draw("key")), replaces: None, id: now.draw("sign-in"), by: store::SignedInBy::Code, agent: "other".into(), at: now.at,
        expires_at: now.at + time::Duration::HOUR,
    };
    let fresh = store::AccountId(application::ApplicationId(now.draw("account")));
    let account = kept.enter_account(&bench.government.id, claim, fresh, "id", None, sign_in).await.expect("an account");
    let member = store::FamilyMember { name: format!("Budi {}", word(n + 20_000)), nik: format!("997807100494{n:04}") };
    kept.change_account(&bench.government.id, account, Box::new(|data| data.family.push(member))).await.expect("a family");
    kept.put_mail(&bench.government.id, &address(n), "id", store::MailContent::Account { event: "outclaimed".into() }, now.at).await.expect("a letter");
}

#[tokio::test]
async fn a_thousand_names_and_numbers_leave_no_trace_in_files_logs_or_addresses() {
    let log = Log::default();
    let sink = log.clone();
    tracing_subscriber::fmt().with_max_level(tracing::Level::TRACE).with_writer(move || sink.clone()).init();
    let bench = Bench::of(bench::catalogue_from(vec![bench::surabaya(bench::BUSY)]));
    let cookie = bench.staff("rina", Role::WardOfficer, cases::WARD).await;
    for n in 1..=CASES {
        file(&bench, &cookie, n).await;
    }
    for n in (1..=CASES).step_by(25) {
        stumble(&bench, &cookie, n).await;
    }
    for n in (1..=CASES).step_by(10) {
        account(&bench, n).await;
    }
    tracing::debug!("the log is heard");
    let markers: Vec<String> = (1..=CASES).flat_map(markers).chain((1..=CASES).step_by(10).map(address)).collect();
    let distinct = |digits: bool| markers.iter().filter(|one| one.bytes().all(|byte| byte.is_ascii_digit()) == digits).collect::<std::collections::BTreeSet<_>>().len();
    assert!(distinct(true) >= 1_000 && distinct(false) >= 1_000);
    let forms = scan::forms(&markers);
    assert_eq!(scan::find(bench.folder(), &forms), [] as [String; 0], "database, its log, key store, documents");
    let heard = tempfile::tempdir().expect("a folder");
    let written = log.0.lock().unwrap_or_else(PoisonError::into_inner).clone();
    assert!(String::from_utf8_lossy(&written).contains("the log is heard"));
    std::fs::write(heard.path().join("log"), &written).expect("a file");
    assert_eq!(scan::find(heard.path(), &forms), [] as [String; 0], "the log");
    std::fs::write(heard.path().join("planted"), format!("....{}....", markers[7])).expect("a file");
    assert_eq!(scan::find(heard.path(), &forms).len(), 1, "the scan can find");
}
