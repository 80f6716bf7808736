//! Files and functions that one person can hold in the head.

use crate::{
    repository::Source,
    rust_text::{functions, plain},
};

pub const FILE_LINES_MAX: usize = 500;
pub const FUNCTION_LINES_MAX: usize = 70;

pub fn long_files(sources: &[Source]) -> Vec<String> {
    let lines = |source: &Source| source.text.lines().count();
    let long = sources.iter().filter(|source| lines(source) > FILE_LINES_MAX);
    long.map(|source| format!("{}: {} lines, at most {FILE_LINES_MAX}", source.path, lines(source))).collect()
}

pub fn long_functions(sources: &[Source]) -> Vec<String> {
    let long = |source: &Source| -> Vec<String> {
        let found = functions(&plain(&source.text).code).into_iter().filter(|function| function.lines > FUNCTION_LINES_MAX);
        found.map(|one| format!("{}:{}: fn {} has {} lines, at most {FUNCTION_LINES_MAX}", source.path, one.line, one.name, one.lines)).collect()
    };
    sources.iter().flat_map(long).collect()
}

/// Modules say first what they are.
pub fn without_opening(sources: &[Source]) -> Vec<String> {
    let without = sources.iter().filter(|source| !source.text.trim_start().starts_with("//!"));
    without.map(|source| format!("{}: does not open with `//!`", source.path)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{assert_none, repository};

    #[test]
    fn no_file_is_longer_than_500_lines() {
        let mut all = repository::rust();
        all.extend(repository::sources("ui", &[".js", ".scss", ".mjs", ".sh"]).into_iter().filter(|one| !one.path.contains("/scss/")));
        all.extend(repository::sources("tests", &[".mjs"]));
        assert_none("files too long", long_files(&all));
    }

    #[test]
    fn no_function_is_longer_than_70_lines() {
        assert_none("functions too long", long_functions(&repository::rust()));
    }

    #[test]
    fn every_module_opens_by_saying_what_it_is() {
        let all = repository::rust().into_iter().filter(|source| source.path.contains("/src/")).collect::<Vec<_>>();
        assert_none("modules without an opening", without_opening(&all));
    }

    #[test]
    fn the_rules_can_fail() {
        let long = Source { path: "a.rs".to_owned(), text: format!("fn a() {{\n{}}}\n", "\n".repeat(600)) };
        assert_eq!(long_files(std::slice::from_ref(&long)).len(), 1);
        assert_eq!(long_functions(std::slice::from_ref(&long)), ["a.rs:1: fn a has 602 lines, at most 70"]);
        assert_eq!(without_opening(&[long]).len(), 1);
    }
}
