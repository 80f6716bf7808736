//! How large and how odd a form may be.

use crate::bench::Bench;
use http::StatusCode;

#[tokio::test]
async fn a_form_with_too_many_or_too_long_fields_is_refused_in_words() {
    let bench = Bench::new();
    let long = "a".repeat(5_000);
    let many: Vec<(&str, &str)> = (0..500).map(|_| ("x", "y")).collect();
    for fields in [vec![("number", long.as_str())], vec![(long.as_str(), "x")], many] {
        let reply = bench.post("/lanjut", "", &fields).await;
        assert_eq!(reply.status, StatusCode::BAD_REQUEST);
        assert!(reply.body.contains("Isian terlalu panjang"), "{}", reply.body);
    }
}

#[tokio::test]
async fn the_same_field_twice_counts_once() {
    let bench = Bench::new();
    let reply = bench.post("/permohonan", "", &[("layanan", "birth"), ("layanan", "<script>")]).await;
    assert_eq!(reply.status, StatusCode::SEE_OTHER);
    assert!(reply.location().starts_with("/permohonan/"), "{}", reply.location());
}
