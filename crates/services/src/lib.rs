//! The public services: one folder each, embedded into the program.
//!
//! A service is data (`service.toml`, texts, a certificate template, stories) plus, where the law computes something, at most a
//! small rule module. **Invariant:** nothing here does I/O; adding a service is one folder and, with rules, two lines in this file.
//!
//! Read next: `../README.md` (how a folder is written), `../birth/service.toml`.

use catalogue::{Folder, Rules};
use include_dir::{Dir, include_dir};

#[path = "../birth/rules.rs"]
pub mod birth;
#[path = "../death/rules.rs"]
pub mod death;
pub mod forms;

static CATALOGUE: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/catalogue");

/// The list of services as people ask for them, with its texts.
pub fn directory() -> Folder {
    Folder::embedded("crates/services/catalogue", &CATALOGUE)
}

/// Texts that no single service owns, for the catalogue's loader: (language, path, content).
pub fn texts() -> Vec<(String, String, String)> {
    let files = CATALOGUE.files().filter_map(|file| {
        let language = file.path().to_str()?.strip_suffix(".ftl")?.to_owned();
        Some((language, format!("crates/services/catalogue/{}", file.path().display()), file.contents_utf8()?.to_owned()))
    });
    files.collect()
}

/// Whether a golden page holds what the service's documents say (`tests/pages`; the test that compares them writes this list).
pub fn has_golden_page(service: &str) -> bool {
    include_str!("../golden.txt").lines().any(|line| line == service)
}

/// `("id", "its folder")` of each service becomes an embedded folder.
macro_rules! embedded {
    ($(($id:literal, $path:tt)),* $(,)?) => {
        vec![$({
            static FOLDER: Dir<'_> = include_dir!($path);
            Folder::embedded(concat!("crates/services/", $id), &FOLDER)
        }),*]
    };
}

/// Every service folder.
pub fn folders() -> Vec<Folder> {
    embedded![
        ("acknowledgement", "$CARGO_MANIFEST_DIR/acknowledgement"),
        ("adoption", "$CARGO_MANIFEST_DIR/adoption"),
        ("biodata", "$CARGO_MANIFEST_DIR/biodata"),
        ("birth", "$CARGO_MANIFEST_DIR/birth"),
        ("birth-foreigner", "$CARGO_MANIFEST_DIR/birth-foreigner"),
        ("certificate-annulment", "$CARGO_MANIFEST_DIR/certificate-annulment"),
        ("child-card", "$CARGO_MANIFEST_DIR/child-card"),
        ("citizenship", "$CARGO_MANIFEST_DIR/citizenship"),
        ("correction", "$CARGO_MANIFEST_DIR/correction"),
        ("death", "$CARGO_MANIFEST_DIR/death"),
        ("digital-id", "$CARGO_MANIFEST_DIR/digital-id"),
        ("divorce", "$CARGO_MANIFEST_DIR/divorce"),
        ("family-card", "$CARGO_MANIFEST_DIR/family-card"),
        ("foreigner-card", "$CARGO_MANIFEST_DIR/foreigner-card"),
        ("id-card", "$CARGO_MANIFEST_DIR/id-card"),
        ("legitimation", "$CARGO_MANIFEST_DIR/legitimation"),
        ("marriage", "$CARGO_MANIFEST_DIR/marriage"),
        ("marriage-annulment", "$CARGO_MANIFEST_DIR/marriage-annulment"),
        ("move", "$CARGO_MANIFEST_DIR/move"),
        ("move-abroad", "$CARGO_MANIFEST_DIR/move-abroad"),
        ("move-in", "$CARGO_MANIFEST_DIR/move-in"),
        ("name-change", "$CARGO_MANIFEST_DIR/name-change"),
        ("other-event", "$CARGO_MANIFEST_DIR/other-event"),
        ("report-abroad", "$CARGO_MANIFEST_DIR/report-abroad"),
        ("second-extract", "$CARGO_MANIFEST_DIR/second-extract"),
        ("stillbirth", "$CARGO_MANIFEST_DIR/stillbirth"),
    ]
}

/// The rules of a service, if it has some.
pub fn rules(service: &str) -> Option<&'static dyn Rules> {
    match service {
        "birth" => Some(&birth::Birth),
        "death" => Some(&death::Death),
        _ => None,
    }
}

#[cfg(test)]
mod tests;
