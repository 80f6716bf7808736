//! Clock, chance and environment come in through `application::Now` and settings; only crates/kitir draws them.
//! And no page or decision opens a file: what they look at is in memory or behind the store.
//! The compiler's lint says the same of calls; this also finds them in code that the lint was told to leave alone.

use crate::{
    repository::{Source, crate_of, is_test_file},
    rust_text::{before_tests, line_at, plain},
};

const BANNED: [&str; 8] =
    ["SystemTime::now", "Instant::now", "now_utc(", "now_local(", "getrandom::", "env::var(", "env::var_os(", "env::vars("];

/// Ways to a file. The catalogue is read once, at the start, and pages read memory: a page that opened a file would cost a disk on every view.
const FILES: [&str; 6] = ["std::fs", "tokio::fs", "File::open", "OpenOptions", "fs::read", "fs::write"];

/// What answers people: nothing there touches a disk but through the store.
const WITHOUT_FILES: [&str; 2] = ["desk", "application"];

/// Files that measure, and why that is no reading of the clock for the product.
const MEASURING: [(&str, &str); 1] = [("crates/store/src/sqlite/raw_limit.rs", "the bare loop that `kitir bench` compares with")];

/// Calls outside crates/kitir, tests left out.
pub fn readings(sources: &[Source]) -> Vec<String> {
    let bound = |source: &&Source| {
        crate_of(&source.path) != "kitir" && !is_test_file(&source.path) && !MEASURING.iter().any(|(path, _)| source.path == *path)
    };
    sources.iter().filter(bound).flat_map(|source| named(source, &BANNED)).collect()
}

/// Files opened where pages and decisions are made, tests left out.
pub fn disk_reads(sources: &[Source]) -> Vec<String> {
    let bound = |source: &&Source| WITHOUT_FILES.contains(&crate_of(&source.path)) && !is_test_file(&source.path);
    sources.iter().filter(bound).flat_map(|source| named(source, &FILES)).collect()
}

/// Where one of these stands in the code.
fn named(source: &Source, banned: &[&str]) -> Vec<String> {
    let code = plain(before_tests(&source.text)).code;
    let each = banned.iter().flat_map(|banned| code.match_indices(banned).map(|(at, _)| (at, *banned)).collect::<Vec<_>>());
    each.map(|(at, banned)| format!("{}:{}: {}", source.path, line_at(&code, at), banned.trim_end_matches(['(', ':']))).collect()
}

/// Arms that would swallow a new action: a case read back must be understood whole.
pub fn catch_all_arms(source: &Source) -> Vec<String> {
    let code = plain(before_tests(&source.text)).code;
    let arms = code.lines().enumerate().filter(|(_, line)| {
        let line = line.trim_start();
        line.starts_with("_ =>") || line.starts_with("_ if ") || line.contains("| _ =>")
    });
    arms.map(|(place, _)| format!("{}:{}: name every action instead of `_`", source.path, place + 1)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{assert_none, repository};

    #[test]
    fn only_the_binary_reads_clock_chance_and_environment() {
        assert_none("readings outside crates/kitir", readings(&repository::rust()));
    }

    #[test]
    fn no_page_and_no_decision_opens_a_file() {
        assert_none("files opened in desk or application", disk_reads(&repository::rust()));
        let source = |path: &str, text: &str| Source { path: path.to_owned(), text: text.to_owned() };
        let reads = "use std::fs;\nfn a() { let _ = fs::read_to_string(\"a\"); }";
        assert_eq!(disk_reads(&[source("crates/desk/src/a.rs", reads)]), ["crates/desk/src/a.rs:1: std::fs", "crates/desk/src/a.rs:2: fs::read"]);
        assert!(disk_reads(&[source("crates/kitir/src/a.rs", reads), source("crates/desk/tests/a.rs", reads)]).is_empty());
        assert!(disk_reads(&[source("crates/application/src/a.rs", "// std::fs\n#[cfg(test)]\nmod tests { use std::fs; }")]).is_empty());
    }

    #[test]
    fn evolving_names_every_action() {
        let evolve = repository::rust().into_iter().filter(|source| source.path.starts_with("crates/application/src/evolve")).collect::<Vec<_>>();
        assert!(!evolve.is_empty(), "evolve has moved: this rule must follow it");
        assert_none("catch-all arms", evolve.iter().flat_map(catch_all_arms).collect());
    }

    #[test]
    fn a_reading_is_found_in_code_and_not_in_words() {
        let source = |text: &str| Source { path: "crates/desk/src/a.rs".to_owned(), text: text.to_owned() };
        assert_eq!(readings(&[source("//! x\nfn a() { let t = std::time::Instant::now(); }")]), ["crates/desk/src/a.rs:2: Instant::now"]);
        assert!(readings(&[source("// Instant::now\nconst A: &str = \"SystemTime::now\";")]).is_empty());
        assert!(readings(&[source("#[cfg(test)]\nmod tests { fn a() { std::env::var(\"A\"); } }")]).is_empty());
    }

    #[test]
    fn a_catch_all_arm_is_found() {
        let source = |text: &str| Source { path: "e.rs".to_owned(), text: text.to_owned() };
        assert_eq!(catch_all_arms(&source("match a {\n    A => 1,\n    _ => 2,\n}")).len(), 1);
        assert!(catch_all_arms(&source("match a {\n    A(_) => 1,\n    B { .. } => 2,\n}")).is_empty());
    }
}
