//! The files of this repository, as somebody with a fresh clone sees them: no build output, no installed packages.

use std::{
    fs,
    path::{Path, PathBuf},
};
use walkdir::WalkDir;

/// Folders that a build or a test makes.
const MADE: [&str; 5] = ["target", "node_modules", ".git", "data", "out"];

/// One text file; `path` counts from the root, with `/`.
#[derive(Clone, Debug)]
pub struct Source {
    pub path: String,
    pub text: String,
}

pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// Every text file under a folder of the root ("" for all) whose name ends in one of these; in order of their paths.
pub fn sources(under: &str, endings: &[&str]) -> Vec<Source> {
    let root = root();
    let walk = WalkDir::new(root.join(under)).sort_by_file_name().into_iter().filter_entry(|entry| {
        let name = entry.file_name().to_string_lossy();
        !(entry.file_type().is_dir() && MADE.contains(&name.as_ref()))
    });
    walk.filter_map(Result::ok)
        .filter(|entry| entry.file_type().is_file())
        .filter_map(|entry| {
            let path = entry.path().strip_prefix(&root).ok()?.to_string_lossy().replace('\\', "/");
            let wanted = endings.iter().any(|ending| path.ends_with(ending));
            wanted.then(|| fs::read_to_string(entry.path()).ok()).flatten().map(|text| Source { path, text })
        })
        .collect()
}

/// All Rust files of the workspace.
pub fn rust() -> Vec<Source> {
    sources("crates", &[".rs"])
}

/// The crate that a path belongs to, "desk" of "crates/desk/src/lib.rs".
pub fn crate_of(path: &str) -> &str {
    path.strip_prefix("crates/").and_then(|rest| rest.split('/').next()).unwrap_or_default()
}

/// Whether a file is only ever compiled for tests or examples.
pub fn is_test_file(path: &str) -> bool {
    let mut parts = path.split('/').rev();
    let name = parts.next().unwrap_or_default();
    name == "tests.rs" || name.ends_with("_test.rs") || name.ends_with("_tests.rs") || parts.any(|part| matches!(part, "tests" | "examples" | "benches"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn this_file_is_found_with_its_crate() {
        let found = rust();
        let here = found.iter().find(|source| source.path == "crates/xtask/src/repository.rs");
        assert!(here.is_some_and(|source| source.text.contains("fn crate_of")));
        assert_eq!(crate_of("crates/desk/src/lib.rs"), "desk");
    }

    #[test]
    fn test_files_are_told_by_their_folder_or_name() {
        assert!(is_test_file("crates/store/tests/crash.rs"));
        assert!(is_test_file("crates/store/src/sqlite/tests.rs"));
        assert!(!is_test_file("crates/store/src/contests.rs"));
    }
}
