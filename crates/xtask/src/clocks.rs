//! Clock, chance and environment come in through `application::Now` and settings; only crates/kitir draws them.
//! The compiler's lint says the same of calls; this also finds them in code that the lint was told to leave alone.

use crate::{
    repository::{Source, crate_of, is_test_file},
    rust_text::{before_tests, line_at, plain},
};

const BANNED: [&str; 8] =
    ["SystemTime::now", "Instant::now", "now_utc(", "now_local(", "getrandom::", "env::var(", "env::var_os(", "env::vars("];

/// Files that measure, and why that is no reading of the clock for the product.
const MEASURING: [(&str, &str); 1] = [("crates/store/src/sqlite/raw_limit.rs", "the bare loop that `kitir bench` compares with")];

/// Calls outside crates/kitir, tests left out.
pub fn readings(sources: &[Source]) -> Vec<String> {
    let bound = |source: &&Source| {
        crate_of(&source.path) != "kitir" && !is_test_file(&source.path) && !MEASURING.iter().any(|(path, _)| source.path == *path)
    };
    let found = |source: &Source| -> Vec<String> {
        let code = plain(before_tests(&source.text)).code;
        let each = BANNED.iter().flat_map(|banned| code.match_indices(banned).map(|(at, _)| (at, *banned)).collect::<Vec<_>>());
        each.map(|(at, banned)| format!("{}:{}: {}", source.path, line_at(&code, at), banned.trim_end_matches(['(', ':']))).collect()
    };
    sources.iter().filter(bound).flat_map(found).collect()
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
