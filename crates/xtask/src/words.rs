//! Words that mean "not finished". What is not finished is an issue, not a remark in the source.

use crate::repository::Source;

/// Built from halves, so that this file does not name them itself.
fn banned() -> [String; 4] {
    [("TO", "DO"), ("FIX", "ME"), ("todo", "!("), ("unimplemented", "!(")].map(|(a, b)| format!("{a}{b}"))
}

pub fn unfinished(sources: &[Source]) -> Vec<String> {
    let banned = banned();
    let mut faults = Vec::new();
    for source in sources {
        for (place, line) in source.text.lines().enumerate() {
            let found = banned.iter().filter(|word| holds_word(line, word));
            faults.extend(found.map(|word| format!("{}:{}: {word}", source.path, place + 1)));
        }
    }
    faults
}

/// Whether the word stands alone, not inside a longer one.
fn holds_word(line: &str, word: &str) -> bool {
    line.match_indices(word).any(|(at, _)| {
        let before = line[..at].chars().next_back();
        let after = line[at + word.len()..].chars().next();
        let joins = |letter: Option<char>| letter.is_some_and(char::is_alphanumeric);
        !joins(before) && (word.ends_with('(') || !joins(after))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{assert_none, repository};

    #[test]
    fn nothing_in_the_source_is_marked_unfinished() {
        let endings = [".rs", ".js", ".mjs", ".scss", ".ftl", ".toml", ".typ", ".sh", ".sql", ".md"];
        let mut all = repository::sources("crates", &endings);
        for folder in ["ui", "tests", "governments", "docs", "bin"] {
            all.extend(repository::sources(folder, &endings));
        }
        assert_none("unfinished work", unfinished(&all));
    }

    #[test]
    fn a_marked_line_is_found_and_a_longer_word_is_not() {
        let [word, ..] = banned();
        let source = |text: String| Source { path: "a.rs".to_owned(), text };
        assert_eq!(unfinished(&[source(format!("// {word}: later"))]).len(), 1);
        assert!(unfinished(&[source(format!("// {word}S and MAS{word}"))]).is_empty());
    }
}
