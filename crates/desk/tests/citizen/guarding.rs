//! Nobody but the browser that holds a case sees or changes it; and pages stay small.

use crate::{
    applying::{answered, answers, begun, case, sent},
    bench::Bench,
    browser::Browser,
};
use http::StatusCode;
use std::io::Write as _;

#[tokio::test]
async fn another_browser_is_led_to_number_and_pin_from_every_page() {
    let bench = Bench::new();
    let mut mother = Browser::new(&bench);
    let (id, _) = sent(&mut mother, &answers()).await;
    let before = case(&bench, id).await.seq;
    let gets = [
        "", "/tanya/child-name", "/luar-kota", "/dokumen", "/dokumen/family-card", "/periksa", "/nanti", "/kitir", "/kitir.pdf", "/kitir.ics",
        "/perbaiki", "/draf", "/draf.pdf", "/draf/salah", "/usul", "/batal", "/akta.pdf",
    ];
    for rest in gets {
        let path = format!("/permohonan/{id}{rest}");
        let reply = bench.get(&path, "").await;
        assert_eq!((reply.status, reply.location()), (StatusCode::SEE_OTHER, format!("/lanjut?ke={path}").as_str()), "{rest}");
        assert_eq!(bench.get(&format!("/permohonan/{}{rest}", "0".repeat(32)), "").await.status, StatusCode::SEE_OTHER, "unknown looks the same");
    }
    for rest in ["/kirim", "/nanti", "/kitir", "/perbaiki", "/draf", "/draf/salah", "/usul", "/batal", "/akta", "/dokumen/family-card/hapus"] {
        let reply = bench.post(&format!("/permohonan/{id}{rest}"), "", &[("benar", "ya"), ("jawab", "setuju")]).await;
        assert_eq!(reply.status, StatusCode::SEE_OTHER, "{rest}");
    }
    assert_eq!(case(&bench, id).await.seq, before, "nothing changed");
}

#[tokio::test]
async fn pages_keep_to_the_bytes_that_a_slow_line_can_carry() {
    let bench = Bench::new();
    let mut browser = Browser::new(&bench);
    let id = begun(&mut browser).await;
    answered(&mut browser, id, &answers()).await;
    // The style sheet is in the browser after the first view.
    let css = desk::page::css::citizen_path();
    let mut linked = browser.cookie_line();
    linked.push_str(&format!("; c={}", desk::page::css::citizen_cookie()));
    assert_eq!(bench.get(css, "").await.status, StatusCode::OK);
    let first = packed(&bench.get("/", "").await.bytes);
    assert!(first <= 14_000, "first view: {first} bytes");
    for rest in ["", "/tanya/informant-address", "/tanya/mother", "/dokumen", "/periksa", "/nanti"] {
        let page = bench.get(&format!("/permohonan/{id}{rest}"), &linked).await;
        let size = packed(&page.bytes);
        assert!(size <= 4_600, "{rest}: {size} bytes");
    }
    let guide = packed(&bench.get("/layanan/birth", &linked).await.bytes);
    assert!(guide <= 5_000, "before you start: {guide} bytes");
}

/// As the server packs it.
fn packed(bytes: &[u8]) -> usize {
    let mut out = Vec::new();
    let mut writer = brotli::CompressorWriter::new(&mut out, 4096, 4, 22);
    writer.write_all(bytes).expect("packs");
    drop(writer);
    out.len()
}
