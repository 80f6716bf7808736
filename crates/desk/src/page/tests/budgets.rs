//! Bytes on the wire (ux note, 6.2), measured at the best brotli quality as the server sends embedded files.

use super::super::asset::{CITIZEN, DESK_JS, KITIR_JS, PASSKEY_JS, PRINT, STAFF, compress};
use super::super::*;
use super::gallery::pages;

#[test]
fn the_files_stay_within_their_budgets() {
    // Staff pages load one file: the citizen's 8,000 and 6,000 of their own.
    for (asset, limit) in [(&*CITIZEN, 8_000), (&*STAFF, 14_000), (&*PRINT, 1_500), (&*KITIR_JS, 5_000), (&*DESK_JS, 15_000), (&*PASSKEY_JS, 2_000)] {
        assert!(!asset.brotli.is_empty());
        assert!(asset.brotli.len() <= limit, "{} weighs {} bytes, {limit} allowed", asset.path, asset.brotli.len());
    }
}

/// 14,600 bytes is the usual first TCP flight; 1,000 of them are kept for headers and the handshake.
#[test]
fn a_first_view_with_inlined_rules_fits_one_flight() {
    for (name, page) in pages().into_iter().filter(|(name, _)| name.starts_with("citizen")) {
        let weight = compress(page.as_bytes()).len();
        assert!(weight <= 13_600, "{name} weighs {weight} bytes");
    }
}

#[test]
fn assets_are_found_by_their_hashed_path_only() {
    for asset in assets() {
        assert!(find_asset(&asset.path).is_some_and(|found| found.body == asset.body));
        assert!(asset.path.contains(&asset.hash));
    }
    assert!(find_asset("/aset/citizen.css").is_none());
    assert!(find_asset("/aset/../NOTICE").is_none());
}

#[test]
fn the_vendored_rules_carry_their_licence() {
    assert!(css::citizen().starts_with("/*! Contains parts of govuk-frontend"));
    let notice = assets().into_iter().find(|asset| asset.content_type.starts_with("text/plain")).unwrap();
    assert!(notice.body.contains("Permission is hereby granted"));
}
