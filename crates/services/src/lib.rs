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

static BIRTH: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/birth");
static DEATH: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/death");
static SECOND_EXTRACT: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/second-extract");
static STILLBIRTH: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/stillbirth");

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

/// Every service folder.
pub fn folders() -> Vec<Folder> {
    vec![
        Folder::embedded("crates/services/birth", &BIRTH), Folder::embedded("crates/services/death", &DEATH),
        Folder::embedded("crates/services/second-extract", &SECOND_EXTRACT), Folder::embedded("crates/services/stillbirth", &STILLBIRTH),
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
