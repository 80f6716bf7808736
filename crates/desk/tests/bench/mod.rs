//! A desk on a bench: real store in a temporary folder, real catalogue, a clock that tests set, and browsers without a browser.

#![allow(dead_code, reason = "each test binary uses its own part")]

use application::{Actor, ApplicationId, Now, StaffId};
use axum::{Router, body::Body};
use catalogue::{Catalogue, Folder, Government, OfficeId};
use desk::kernel::{Desk, Settings, Web};
use http::{Request, StatusCode, header};
use http_body_util::BodyExt;
use people::Role;
use std::{
    path::Path,
    sync::{
        Arc, Mutex,
        atomic::{AtomicU64, Ordering},
    },
};
use store::{Contract, Keys, SeatMarks, Session, SessionData, SessionKey, Sqlite, StaffRow};
use time::{OffsetDateTime, macros::datetime};
use tower::ServiceExt;

pub struct Bench {
    pub desk: Arc<Desk>,
    pub government: Arc<Government>,
    clock: Arc<Mutex<OffsetDateTime>>,
    router: Router,
    folder: tempfile::TempDir,
}

/// What came back.
pub struct Reply {
    pub status: StatusCode,
    pub headers: http::HeaderMap,
    pub body: String,
    pub bytes: Vec<u8>,
}

impl Reply {
    pub fn location(&self) -> &str {
        self.headers.get(header::LOCATION).and_then(|value| value.to_str().ok()).unwrap_or_default()
    }
}

/// The catalogue of the repository.
pub fn catalogue() -> Catalogue {
    catalogue_from(vec![surabaya("")])
}

/// More work in a day than any office has: for tests that walk everywhere in one morning.
pub const BUSY: &str = "\n[watch.births]\nward_floor = 100000\nofficer_floor = 100000\n\
    [watch.looks.ward_officer]\nopened = 100000\nlisted = 100000\nsearches = 100000\n\
    [watch.looks.district_officer]\nopened = 100000\nlisted = 100000\nsearches = 100000\n\
    [watch.looks.registrar]\nopened = 100000\nlisted = 100000\nsearches = 100000\n\
    [watch.looks.head]\nopened = 100000\nlisted = 100000\nsearches = 100000\n\
    [watch.looks.auditor]\nopened = 100000\n";

/// The first government of the repository, with more said in its `government.toml`.
pub fn surabaya(more: &str) -> Folder {
    surabaya_as(|text| format!("{text}{more}"))
}

/// The same with the text of its `government.toml` changed.
pub fn surabaya_as(change: impl Fn(String) -> String) -> Folder {
    surabaya_with("government.toml", change)
}

/// The same with the text of one of its files changed.
pub fn surabaya_with(file: &str, change: impl Fn(String) -> String) -> Folder {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../governments/surabaya");
    let mut files: Vec<(String, Vec<u8>)> = std::fs::read_dir(&folder)
        .expect("the folder of Surabaya")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.is_file())
        .map(|path| (path.file_name().expect("a name").to_string_lossy().into_owned(), std::fs::read(&path).expect("a file")))
        .collect();
    for (name, content) in &mut files {
        if name == file {
            *content = change(String::from_utf8_lossy(content).into_owned()).into_bytes();
        }
    }
    let files: Vec<(&str, &[u8])> = files.iter().map(|(name, content)| (name.as_str(), content.as_slice())).collect();
    Folder::of_files("governments/surabaya", &files).unwrap_or_else(|faults| panic!("{faults:?}"))
}

pub fn folder(path: &Path) -> Folder {
    Folder::read(path).unwrap_or_else(|faults| panic!("{faults:?}"))
}

/// The first of these is the bench's own.
pub fn catalogue_from(governments: Vec<Folder>) -> Catalogue {
    let own = [desk::texts(), services::texts()].concat();
    let texts: Vec<(&str, &str, &str)> = own
        .iter()
        .map(|(language, path, text)| (language.as_str(), path.as_str(), text.as_str()))
        .chain(intake::TEXTS.iter().map(|(language, text)| (*language, "crates/intake/texts", *text)))
        .collect();
    let loaded = Catalogue::load(&governments, &services::folders(), &texts, &services::rules);
    let loaded = loaded.and_then(|catalogue| catalogue.with_directory(&services::directory()));
    loaded.unwrap_or_else(|findings| panic!("{}", findings.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")))
}

/// The government of the repository with this line under `[staff]`.
pub fn catalogue_of(staff: &str) -> Catalogue {
    catalogue_from(vec![surabaya_as(|text| text.replace("passwords = \"practice\"", staff))])
}

impl Bench {
    /// Tuesday 24 November 2026, 10.00 in Surabaya.
    pub fn new() -> Self {
        Self::of(catalogue())
    }

    /// The first government of this catalogue is the bench's own.
    pub fn of(catalogue: Catalogue) -> Self {
        Self::made(catalogue, |_| {})
    }

    /// With other settings.
    pub fn with(change: impl FnOnce(&mut Settings)) -> Self {
        Self::made(catalogue(), change)
    }

    fn made(catalogue: Catalogue, change: impl FnOnce(&mut Settings)) -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let store = Sqlite::open(folder.path(), Keys::from_master([7; 32]), store::sqlite::Options::default()).expect("an empty store opens");
        let catalogue = Arc::new(catalogue);
        let government = catalogue.governments()[0].clone();
        let clock = Arc::new(Mutex::new(datetime!(2026-11-24 03:00 UTC)));
        let (ticks, count) = (clock.clone(), AtomicU64::new(1));
        let now = Box::new(move || {
            let mut seed = [9; 32];
            seed[..8].copy_from_slice(&count.fetch_add(1, Ordering::Relaxed).to_be_bytes());
            Now::new(*ticks.lock().expect("the clock"), seed)
        });
        let mut settings = Settings { secure: false, public_url: "http://localhost:8080".into(), demo: None, web: Web::default() };
        change(&mut settings);
        let press = Arc::new(certificate::Press::new());
        let intake = intake::Pool::in_process(intake::Limits::default());
        let desk = Arc::new(Desk::new(store, catalogue, press, intake, now, settings));
        let router = desk::router(desk.clone());
        Self { desk, government, clock, router, folder }
    }

    pub fn set_clock(&self, at: OffsetDateTime) {
        *self.clock.lock().expect("the clock") = at;
    }

    /// A signed-in member of staff: the value of her cookie header.
    pub async fn staff(&self, name: &str, role: Role, office: &str) -> String {
        let office = if office.is_empty() { self.government.registry_office.clone() } else { OfficeId::new(office) };
        let id = StaffId(name.to_owned());
        let row = StaffRow {
            id: id.clone(), name: format!("Petugas {name}"), role: role.as_str().into(), office, password_hash: store::NO_PASSWORD.into(), active: true,
        };
        self.desk.store.put_staff(&self.government.id, row).await.expect("staff are kept");
        self.session(name).await
    }

    /// One more session of hers.
    pub async fn session(&self, name: &str) -> String {
        let id = StaffId(name.to_owned());
        let now = self.desk.now();
        let key = SessionKey(now.draw("session"));
        let session = Session {
            government: self.government.id.clone(), staff: Some(id), created_at: now.at, seen_at: now.at,
            expires_at: now.at + time::Duration::hours(8), data: SessionData { seat: proved(now.at), ..SessionData::default() },
        };
        self.desk.store.put_session(&key, session).await.expect("sessions are kept");
        format!("petugas={}", desk::kernel::session::key_text(&key))
    }

    /// Changes how a session of staff stands.
    pub async fn mark(&self, cookie: &str, change: impl FnOnce(&mut SeatMarks) + Send + 'static) {
        let key = cookie.split_once('=').and_then(|(_, text)| desk::kernel::session::parse_key(text)).expect("a cookie");
        let changed = self.desk.store.change_session(&key, self.desk.now().at, Box::new(|data| change(&mut data.seat))).await;
        changed.expect("a write").expect("a living session");
    }

    pub fn actor(&self, name: &str, role: Role, office: &str) -> Actor {
        let office = if office.is_empty() { self.government.registry_office.clone() } else { OfficeId::new(office) };
        Actor::Staff { id: StaffId(name.to_owned()), name: format!("Petugas {name}"), role: role.as_str().into(), office }
    }

    pub async fn get(&self, path: &str, cookies: &str) -> Reply {
        self.send(Request::get(path).header(header::COOKIE, cookies).body(Body::empty()).expect("a request")).await
    }

    pub async fn post(&self, path: &str, cookies: &str, fields: &[(&str, &str)]) -> Reply {
        let body = fields.iter().map(|(name, value)| format!("{}={}", escaped(name), escaped(value))).collect::<Vec<_>>().join("&");
        let request = Request::post(path)
            .header(header::COOKIE, cookies)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .body(Body::from(body));
        self.send(request.expect("a request")).await
    }

    /// One file in a multipart form.
    pub async fn upload(&self, path: &str, cookies: &str, fields: &[(&str, &str)], name: &str, file: &[u8]) -> Reply {
        let mut body = Vec::new();
        for (field, value) in fields {
            body.extend_from_slice(format!("--BENCH\r\nContent-Disposition: form-data; name=\"{field}\"\r\n\r\n{value}\r\n").as_bytes());
        }
        body.extend_from_slice(format!("--BENCH\r\nContent-Disposition: form-data; name=\"{name}\"; filename=\"foto.jpg\"\r\nContent-Type: image/jpeg\r\n\r\n").as_bytes());
        body.extend_from_slice(file);
        body.extend_from_slice(b"\r\n--BENCH--\r\n");
        let request = Request::post(path)
            .header(header::COOKIE, cookies)
            .header(header::CONTENT_TYPE, "multipart/form-data; boundary=BENCH")
            .body(Body::from(body));
        self.send(request.expect("a request")).await
    }

    /// Where the store keeps everything.
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// As a browser sends it: a form comes from a page of ours.
    pub async fn send(&self, mut request: Request<Body>) -> Reply {
        if request.method() == http::Method::POST {
            request.headers_mut().entry("sec-fetch-site").or_insert(http::HeaderValue::from_static("same-origin"));
        }
        self.send_as_is(request).await
    }

    pub async fn send_as_is(&self, request: Request<Body>) -> Reply {
        let response = self.router.clone().oneshot(request).await.expect("an answer");
        let (parts, body) = response.into_parts();
        let bytes = body.collect().await.expect("a body").to_bytes().to_vec();
        Reply { status: parts.status, headers: parts.headers, body: String::from_utf8_lossy(&bytes).into_owned(), bytes }
    }
}

/// Came in by a passkey, and proved herself for the whole day: what tests of other things need.
pub fn proved(at: OffsetDateTime) -> SeatMarks {
    SeatMarks { way: "passkey".into(), proved_until: (at + time::Duration::hours(8)).unix_timestamp(), ..SeatMarks::default() }
}

/// Percent-encoded for a form.
pub fn escaped(text: &str) -> String {
    text.bytes()
        .map(|byte| match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'_' | b'.' => char::from(byte).to_string(),
            other => format!("%{other:02X}"),
        })
        .collect()
}

/// The cookies that an answer sets, ready to be sent back.
pub fn cookies(reply: &Reply) -> String {
    let set = reply.headers.get_all(header::SET_COOKIE).iter().filter_map(|value| value.to_str().ok());
    set.filter_map(|line| line.split(';').next()).collect::<Vec<_>>().join("; ")
}

/// The last 32 hexadecimal digits in a path.
pub fn id_in(path: &str) -> Option<ApplicationId> {
    path.split('/').rev().find_map(ApplicationId::parse)
}
