//! Every text that pages say by its name exists in both languages, and so has every deed of the table of rights.

use crate::auditor::pivot;
use std::path::{Path, PathBuf};

/// What each service says itself; `kitir check` asks for these.
const OF_SERVICES: [&str; 7] = ["objection", "service-name", "service-product", "service-search", "service-summary", "standard-requirements", "statement-of-truth"];

fn files(folder: &Path, extension: &str, found: &mut Vec<PathBuf>) {
    for path in std::fs::read_dir(folder).expect("folder").flatten().map(|entry| entry.path()) {
        if path.is_dir() {
            files(&path, extension, found);
        } else if path.extension().is_some_and(|one| one == extension) {
            found.push(path);
        }
    }
}

fn read(folder: &Path, extension: &str) -> String {
    let mut found = Vec::new();
    files(folder, extension, &mut found);
    found.iter().map(|path| std::fs::read_to_string(path).expect("file")).collect()
}

/// Keys that stand in the source as they are: `say("counter-accept")`.
fn said_by_name(source: &str) -> Vec<String> {
    let calls = [".say(", ".say_with("].into_iter().flat_map(|call| source.split(call).skip(1));
    let literals = calls.filter_map(|rest| rest.trim_start().strip_prefix('"')?.split_once('"')).map(|(key, _)| key);
    let plain = literals.filter(|key| key.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-'));
    plain.filter(|key| !OF_SERVICES.contains(key)).map(str::to_owned).collect()
}

#[test]
fn every_text_that_is_said_by_name_is_there_in_both_languages() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut keys = said_by_name(&read(&root.join("src"), "rs"));
    assert!(keys.len() > 1_000, "{}", keys.len());
    keys.extend(pivot::deeds().into_iter().map(|deed| match deed {
        people::Deed::Act(act) => format!("act-{}", act.key()),
        people::Deed::View(view) => format!("view-{}", view.key()),
    }));
    keys.sort();
    keys.dedup();
    for language in ["id", "en"] {
        let texts = read(&root.join("texts").join(language), "ftl");
        let there: std::collections::BTreeSet<&str> = texts.lines().filter_map(|line| line.split_once(" =")).map(|(key, _)| key).collect();
        let missing: Vec<&String> = keys.iter().filter(|key| !there.contains(key.as_str())).collect();
        assert!(missing.is_empty(), "{language}: {missing:?}");
    }
}
