//! Tidy: rules of the house that no compiler knows, as tests (`cargo nextest run -p xtask`).
//!
//! Each module reads the repository's own files and holds one kind of rule; its tests name what breaks it, with file and line.
//!
//! **Invariant:** nothing here changes a file or looks outside the repository.
//!
//! Read next: [`repository`], then the rule you are curious about.

pub mod arrows;
pub mod asvs;
pub mod clocks;
pub mod documents;
pub mod keys;
pub mod packages;
pub mod repository;
pub mod rust_text;
pub mod sizes;
pub mod texts;
pub mod words;

/// Fails with every fault on its own line, so that one run shows them all.
#[cfg(test)]
pub(crate) fn assert_none(what: &str, mut faults: Vec<String>) {
    faults.sort();
    assert!(faults.is_empty(), "{what}:\n  {}\n", faults.join("\n  "));
}
