//! Documents that name files must name real ones: a reader who follows a path finds it.

use crate::repository::{Source, root};
use std::path::{Path, PathBuf};

/// Paths of a Markdown text: in backticks, and as targets of links. Fenced blocks are left out: they show commands.
pub fn named_paths(text: &str) -> Vec<(usize, Named)> {
    let mut found = Vec::new();
    let mut fenced = false;
    for (place, line) in text.lines().enumerate() {
        if line.trim_start().starts_with("```") {
            fenced = !fenced;
            continue;
        }
        if fenced {
            continue;
        }
        for quoted in line.split('`').skip(1).step_by(2) {
            found.extend(quoted.split_whitespace().flat_map(alternatives).map(|path| (place + 1, Named::Quoted(path))));
        }
        for (at, _) in line.match_indices("](") {
            let target: String = line[at + 2..].chars().take_while(|letter| !matches!(letter, ')' | ' ' | '#')).collect();
            if !target.is_empty() && !target.contains("://") && !target.starts_with("mailto:") {
                found.push((place + 1, Named::Linked(target)));
            }
        }
    }
    found
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Named {
    /// From the root of the repository.
    Quoted(String),
    /// From the document's own folder.
    Linked(String),
}

/// `a/{b,c}` is `a/b` and `a/c`.
fn alternatives(path: &str) -> Vec<String> {
    let path = path.trim_matches(|letter: char| matches!(letter, ',' | ';' | '.' | ':' | '(' | ')') && letter != '.').trim_end_matches('.');
    match (path.find('{'), path.find('}')) {
        (Some(open), Some(close)) if open < close => {
            path[open + 1..close].split(',').map(|middle| format!("{}{}{}", &path[..open], middle.trim(), &path[close + 1..])).collect()
        }
        _ => vec![path.to_owned()],
    }
}

/// Whether a quoted word is meant as a path of this repository: it begins with one of its folders.
fn is_ours(path: &str) -> bool {
    let plain = path.chars().all(|letter| letter.is_alphanumeric() || matches!(letter, '/' | '.' | '_' | '-' | '*'));
    let first = path.split('/').next().unwrap_or_default();
    let made = matches!(first, "" | "." | ".." | "target" | "data" | ".git");
    plain && path.contains('/') && !made && root().join(first).exists()
}

/// Stars stand for any name; what comes before the first one must be there.
fn is_there(path: &Path) -> bool {
    let fixed: PathBuf = path.components().take_while(|part| !part.as_os_str().to_string_lossy().contains('*')).collect();
    fixed.exists()
}

pub fn missing_paths(documents: &[Source]) -> Vec<String> {
    let mut faults = Vec::new();
    for document in documents {
        let folder = root().join(&document.path).parent().map(Path::to_path_buf).unwrap_or_default();
        for (line, named) in named_paths(&document.text) {
            let (there, path) = match &named {
                Named::Quoted(path) => (!is_ours(path) || is_there(&root().join(path)), path),
                Named::Linked(path) => (is_there(&folder.join(path)), path),
            };
            if !there {
                faults.push(format!("{}:{line}: {path} does not exist", document.path));
            }
        }
    }
    faults
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{assert_none, repository};

    #[test]
    fn every_path_that_a_document_names_exists() {
        let mut all: Vec<Source> = repository::sources("", &[".md"]).into_iter().filter(|one| !one.path.contains('/')).collect();
        all.extend(repository::sources("docs", &[".md"]));
        all.extend(repository::sources("crates", &[".md"]));
        assert_none("paths in documents", missing_paths(&all));
    }

    #[test]
    fn a_wrong_path_is_found_and_a_route_or_a_command_is_not() {
        let text = "See `crates/none/src` and `crates/xtask/{src,Cargo.toml}`, `/petugas/antrean`, `target/debug/kitir`.\n[x](nowhere.md)\n```\ncrates/none\n```\n";
        let found = missing_paths(&[Source { path: "README.md".to_owned(), text: text.to_owned() }]);
        assert_eq!(found, ["README.md:1: crates/none/src does not exist", "README.md:2: nowhere.md does not exist"]);
    }
}
