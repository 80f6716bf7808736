//! The texts that people read: both languages hold the same keys with the same blanks to fill in.

use crate::repository::{self, Source};
use fluent_syntax::{
    ast::{Entry, Expression, InlineExpression, Pattern, PatternElement},
    parser,
};
use std::collections::{BTreeMap, BTreeSet};

/// Text key -> where it stands and the names of its placeables.
pub type Keys = BTreeMap<String, Entrance>;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entrance {
    pub path: String,
    pub blanks: BTreeSet<String>,
}

/// All Fluent files of the product.
pub fn files() -> Vec<Source> {
    let mut all = repository::sources("crates", &[".ftl"]);
    all.extend(repository::sources("governments", &[".ftl"]));
    all
}

/// "id" of `texts/id/common.ftl` and of `birth/id.ftl`.
pub fn language_of(path: &str) -> Option<&str> {
    let known = |part: &&str| matches!(*part, "id" | "en");
    path.trim_end_matches(".ftl").rsplit('/').find(known)
}

/// Where the same text stands in another language.
fn in_language(path: &str, from: &str, to: &str) -> String {
    let ending = format!("/{from}.ftl");
    match path.strip_suffix(&ending) {
        Some(folder) => format!("{folder}/{to}.ftl"),
        None => path.replacen(&format!("/{from}/"), &format!("/{to}/"), 1),
    }
}

/// Keys of one file, and what is wrong with the file itself.
pub fn keys_of(source: &Source) -> (Keys, Vec<String>) {
    let mut faults = Vec::new();
    let resource = match parser::parse(source.text.as_str()) {
        Ok(resource) => resource,
        Err((resource, errors)) => {
            faults.extend(errors.iter().map(|error| format!("{}: {error}", source.path)));
            resource
        }
    };
    let mut keys = Keys::new();
    for entry in resource.body {
        let Entry::Message(message) = entry else { continue };
        let mut blanks = BTreeSet::new();
        if let Some(pattern) = &message.value {
            gather(pattern, &mut blanks);
        }
        let entrance = Entrance { path: source.path.clone(), blanks };
        if keys.insert(message.id.name.to_owned(), entrance).is_some() {
            faults.push(format!("{}: {} stands twice", source.path, message.id.name));
        }
    }
    (keys, faults)
}

fn gather(pattern: &Pattern<&str>, blanks: &mut BTreeSet<String>) {
    for element in &pattern.elements {
        if let PatternElement::Placeable { expression } = element {
            gather_expression(expression, blanks);
        }
    }
}

fn gather_expression(expression: &Expression<&str>, blanks: &mut BTreeSet<String>) {
    match expression {
        Expression::Inline(inline) => gather_inline(inline, blanks),
        Expression::Select { selector, variants } => {
            gather_inline(selector, blanks);
            for variant in variants {
                gather(&variant.value, blanks);
            }
        }
    }
}

fn gather_inline(inline: &InlineExpression<&str>, blanks: &mut BTreeSet<String>) {
    match inline {
        InlineExpression::VariableReference { id } => {
            blanks.insert(id.name.to_owned());
        }
        InlineExpression::Placeable { expression } => gather_expression(expression, blanks),
        InlineExpression::FunctionReference { arguments, .. } => {
            for argument in &arguments.positional {
                gather_inline(argument, blanks);
            }
        }
        _ => {}
    }
}

/// Keys that another language lacks, and placeables that differ.
pub fn differences(files: &[Source]) -> Vec<String> {
    let mut faults = Vec::new();
    let mut by_path: BTreeMap<&str, Keys> = BTreeMap::new();
    for file in files {
        let (keys, wrong) = keys_of(file);
        faults.extend(wrong);
        by_path.insert(&file.path, keys);
    }
    for (path, keys) in &by_path {
        let Some(language) = language_of(path) else {
            faults.push(format!("{path}: no language in its path"));
            continue;
        };
        let other = if language == "id" { "en" } else { "id" };
        let twin = in_language(path, language, other);
        let Some(twins) = by_path.get(twin.as_str()) else {
            faults.push(format!("{path}: {twin} is missing"));
            continue;
        };
        for (key, entrance) in keys {
            match twins.get(key) {
                None => faults.push(format!("{twin}: {key} is missing")),
                Some(found) if language == "id" && found.blanks != entrance.blanks => {
                    faults.push(format!("{twin}: {key} fills in {:?}, {language} fills in {:?}", found.blanks, entrance.blanks));
                }
                Some(_) => {}
            }
        }
    }
    faults
}

/// Everything that can be said in one language, the shared and the services' texts together.
pub fn all_keys(files: &[Source], language: &str) -> Keys {
    let of_language = files.iter().filter(|file| language_of(&file.path) == Some(language));
    of_language.flat_map(|file| keys_of(file).0).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assert_none;

    fn file(path: &str, text: &str) -> Source {
        Source { path: path.to_owned(), text: text.to_owned() }
    }

    #[test]
    fn both_languages_hold_the_same_keys_with_the_same_blanks() {
        let files = files();
        assert!(files.len() >= 4, "texts have moved: this rule must follow them");
        assert_none("texts that differ", differences(&files));
    }

    #[test]
    fn a_missing_key_and_a_missing_blank_are_found() {
        let files = [
            file("a/texts/id/x.ftl", "one = Satu { $n }\ntwo = Dua\n"),
            file("a/texts/en/x.ftl", "one = { $m ->\n    [one] One\n   *[other] { $k }\n }\n"),
        ];
        let found = differences(&files);
        assert_eq!(found, ["a/texts/en/x.ftl: two is missing", "a/texts/en/x.ftl: one fills in {\"k\", \"m\"}, id fills in {\"n\"}"]
            .map(str::to_owned)
            .into_iter()
            .rev()
            .collect::<Vec<_>>());
    }

    #[test]
    fn a_file_without_its_twin_and_a_key_written_twice_are_found() {
        assert_eq!(differences(&[file("birth/id.ftl", "a = A\na = B\n")]), ["birth/id.ftl: a stands twice", "birth/id.ftl: birth/en.ftl is missing"]);
    }

    #[test]
    fn the_language_is_in_the_path() {
        assert_eq!(language_of("crates/desk/texts/id/common.ftl"), Some("id"));
        assert_eq!(language_of("crates/services/birth/en.ftl"), Some("en"));
        assert_eq!(language_of("crates/x.ftl"), None);
    }
}
