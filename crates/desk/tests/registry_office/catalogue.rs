//! The catalogue's page for administrators.

use crate::{bench::Bench, cases::assert_said};
use http::StatusCode;
use people::Role;

#[tokio::test]
async fn the_catalogue_page_lists_editions_and_what_nobody_has_proved() {
    let bench = Bench::new();
    let admin = bench.staff("ayu", Role::Administrator, "").await;
    let page = bench.get("/petugas/admin/katalog", &admin).await;
    assert_said(&page.body);
    for finding in bench.desk.catalogue.findings().iter().take(5) {
        assert!(page.body.contains(&finding.path), "{finding}");
    }
    assert_eq!(bench.get("/petugas/permohonan/00000000000000000000000000000000/banding", &admin).await.status, StatusCode::FORBIDDEN);
}
