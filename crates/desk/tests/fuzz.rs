//! Requests of any bytes at the running pages: addresses, forms, files, cookies, searches, scans.
//!
//! **Invariant:** every request gets an answer below 500; what a header cannot carry never gets as far as a header.

mod bench;
#[path = "../../../tests/fuzz/mangle.rs"]
mod mangle;

use axum::body::Body;
use bench::{Bench, escaped};
use desk::{
    kernel::{own_path, session},
    page::theme::{Theme, Token},
};
use http::{HeaderMap, HeaderValue, Request, header};
use mangle::{CHEAP, DEAR};
use people::Role;
use std::cell::RefCell;

const ADDRESSES: [&str; 14] = [
    "/", "/?cari=akta+lahir", "/layanan/birth", "/permohonan/00000000000000000000000000000000/tanya/child-name?dari=periksa",
    "/permohonan/0a0b0c0d0e0f00010203040506070809/gambar/0a0b0c0d0e0f00010203040506070809/1", "/k/0a0b0c0d0e0f00010203040506070809", "/lanjut?ke=/k/x",
    "/bahasa/en?ke=/layanan/birth", "/teks/150?ke=/k/0a0b", "/aset/warga.css", "/petugas/masuk", "/petugas/undangan/0a", "/petugas/antrean?tampilan=saya&sesudah=0a",
    "/petugas/permohonan/0a0b0c0d0e0f00010203040506070809/cetak?baru=1",
];

/// Sends a request if it can be one at all; no answer may be a fault.
fn sent(runtime: &tokio::runtime::Runtime, bench: &Bench, request: http::Result<Request<Body>>) {
    let Ok(request) = request else { return };
    let what = format!("{} {}", request.method(), request.uri());
    let reply = runtime.block_on(bench.send(request));
    assert!(!reply.status.is_server_error(), "{what}: {}\n{}", reply.status, reply.body);
    let to = reply.location();
    assert!(to.is_empty() || (to.starts_with('/') && !to.starts_with("//") && !to.contains(['\t', '\\'])), "{what} leads to {to:?}");
}

fn runtime() -> tokio::runtime::Runtime {
    tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime")
}

#[test]
fn addresses_cookies_and_ways_back_of_any_bytes_get_an_answer() {
    let (runtime, bench) = (runtime(), Bench::new());
    let staff = runtime.block_on(bench.staff("rina", Role::WardOfficer, "3578071002"));
    mangle::bytes(DEAR, 60, &ADDRESSES.map(str::as_bytes), |bytes| {
        let text = String::from_utf8_lossy(bytes);
        // As sent, and with every byte that an address cannot hold escaped.
        for address in [text.to_string(), text.split('/').map(escaped).collect::<Vec<_>>().join("/"), format!("/bahasa/id?ke={}", escaped(&text))] {
            let cookie = if bytes.len() % 2 == 0 { HeaderValue::from_bytes(bytes).ok() } else { HeaderValue::from_str(&staff).ok() };
            let request = Request::get(if address.starts_with('/') { address } else { format!("/{address}") });
            sent(&runtime, &bench, cookie.into_iter().fold(request, |request, cookie| request.header(header::COOKIE, cookie)).body(Body::empty()));
        }
    });
}

#[test]
fn forms_and_addresses_of_any_bytes_get_an_answer_and_no_fault() {
    let (runtime, bench) = (runtime(), Bench::new());
    let good: [&[u8]; 4] = [
        b"layanan=birth&kirim=0a0b0c0d0e0f00010203040506070809", b"nomor=K7QX-2MPD-4&pin=482913&ke=%2Fpermohonan%2F0a%2Fperiksa&bawa%3Achild.name=Bunga",
        b"child.name=Kinanti+Larasati&seen=3&aksi=cari", b"mother.birth_date-day=14&mother.birth_date-month=3&mother.birth_date-year=1996",
    ];
    let started = runtime.block_on(bench.post("/permohonan", "", &[("layanan", "birth"), ("service", "birth")]));
    let (cookie, draft) = (bench::cookies(&started), started.location().to_owned());
    let places = RefCell::new(["/permohonan".to_owned(), format!("{draft}/dokumen/birth-proof"), format!("{draft}/tanya/child-name"), format!("{draft}/tanya/mother"), format!("{draft}/kirim")].into_iter().cycle());
    mangle::bytes(DEAR, 61, &good, |bytes| {
        let place = places.borrow_mut().next().unwrap_or_default();
        let request = Request::post(place).header(header::COOKIE, &cookie).header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        sent(&runtime, &bench, request.body(Body::from(bytes.to_vec())));
    });
}

#[test]
fn files_in_forms_of_any_bytes_get_an_answer() {
    let (runtime, bench) = (runtime(), Bench::new());
    let good = b"--B\r\nContent-Disposition: form-data; name=\"kirim\"\r\n\r\n0a\r\n--B\r\nContent-Disposition: form-data; name=\"foto-file\"; filename=\"a.jpg\"\r\nContent-Type: image/jpeg\r\n\r\n\xff\xd8\xff\r\n--B--\r\n";
    let started = runtime.block_on(bench.post("/permohonan", "", &[("layanan", "birth"), ("service", "birth")]));
    let (cookie, place) = (bench::cookies(&started), format!("{}/dokumen/birth-proof", started.location()));
    mangle::bytes(DEAR, 62, &[good], |bytes| {
        let boundary = if bytes.len() % 7 == 0 { String::from_utf8_lossy(&bytes[..bytes.len().min(9)]).into_owned() } else { "B".to_owned() };
        let Ok(kind) = HeaderValue::from_str(&format!("multipart/form-data; boundary={boundary}")) else { return };
        let request = Request::post(&place).header(header::COOKIE, &cookie).header(header::CONTENT_TYPE, kind);
        sent(&runtime, &bench, request.body(Body::from(bytes.to_vec())));
    });
}

#[test]
fn whatever_is_searched_for_finds_or_does_not() {
    let (runtime, bench) = (runtime(), Bench::new());
    let rina = runtime.block_on(bench.staff("rina", Role::WardOfficer, "3578071002"));
    let good = ["bunga melati", "O'Brien\" OR 1=1 --", "K7QX-2MPD-4", "3578-LU-24112026-0007", "9978075203960001", "http://localhost:8080/k/0a0b0c0d0e0f00010203040506070809", "NEAR(a b) * -x"];
    mangle::texts(DEAR, 63, &good, |text| {
        for (place, field) in [("/petugas/pindai", "code"), ("/petugas/cari", "words"), ("/petugas/cari", "number"), ("/petugas/cari", "birth-date-day")] {
            let request = Request::post(place).header(header::COOKIE, &rina).header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
            sent(&runtime, &bench, request.body(Body::from(format!("{field}={}&birth-date-month=2&birth-date-year=2026", escaped(text)))));
        }
    });
}

#[test]
fn cookies_keys_and_ways_back_are_read_or_refused() {
    let key = "0a".repeat(32);
    let line = format!("petugas={key}; warga={key}; l=en; t=150");
    mangle::texts(CHEAP, 64, &[&line, &key, "/k/0a?x=1"], |text| {
        if let Some(read) = session::parse_key(text) {
            assert_eq!(session::key_text(&read), text);
        }
        if let Some(path) = own_path(text) {
            assert!(HeaderValue::from_str(path).is_ok() && !path.starts_with("//"));
        }
        let mut headers = HeaderMap::new();
        if let Ok(value) = HeaderValue::from_str(text) {
            headers.insert(header::COOKIE, value);
        }
        for name in ["petugas", "warga", "l"] {
            let _ = session::cookie(&headers, name).and_then(session::parse_key);
        }
    });
}

#[test]
fn colours_of_a_government_never_leave_their_declaration() {
    let good = ["#0b5fa5", "0.5rem", "rgb(1 2 3)", "URL(//x)", "red; } body { display: none", "</style><script>", "'Segoe UI', sans-serif"];
    mangle::texts(CHEAP, 65, &good, |text| {
        if let Ok(theme) = Theme::new(&[Token { name: "brand", light: text, dark: Some(text) }]) {
            let rules = theme.css();
            assert!(rules.len() < 600 && !rules.contains(['<', '\\', '\n']) && !rules.to_ascii_lowercase().contains("url"), "{rules}");
            assert_eq!((rules.matches('{').count(), rules.matches('}').count(), rules.matches(';').count()), (3, 3, 2), "{rules}");
        }
    });
}
