//! The catalogue of this program: services and governments that are built in, or government folders given on the command line.

use catalogue::{Catalogue, Finding, Folder};
use include_dir::{Dir, include_dir};
use std::path::PathBuf;

static GOVERNMENTS: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/../../governments");

/// Built-in governments, or the folders given instead of them.
pub fn load(folders: &[PathBuf]) -> Result<Catalogue, Vec<Finding>> {
    let governments = if folders.is_empty() { built_in() } else { read(folders)? };
    let intake = intake::TEXTS.iter().map(|(language, text)| (*language, "crates/intake/texts", *text));
    let texts = desk::texts();
    let texts: Vec<(&str, &str, &str)> = 
        texts.iter().map(|(language, path, text)| (language.as_str(), path.as_str(), text.as_str())).chain(intake).collect();
    Catalogue::load(&governments, &services::folders(), &texts, &services::rules)
}

fn built_in() -> Vec<Folder> {
    GOVERNMENTS
        .dirs()
        .map(|folder| {
            let name = folder.path().to_string_lossy();
            Folder::embedded(&format!("governments/{name}"), folder)
        })
        .collect()
}

fn read(folders: &[PathBuf]) -> Result<Vec<Folder>, Vec<Finding>> {
    let (mut read, mut findings) = (Vec::new(), Vec::new());
    for folder in folders {
        match Folder::read(folder) {
            Ok(folder) => read.push(folder),
            Err(faults) => findings.extend(faults),
        }
    }
    if findings.is_empty() { Ok(read) } else { Err(findings) }
}
