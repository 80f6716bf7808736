//! Every text that these pages say exists in both languages.

use std::path::Path;

fn sources(folder: &Path, found: &mut String) {
    for entry in std::fs::read_dir(folder).expect("folder").flatten() {
        let path = entry.path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.file_name().is_some_and(|name| name != "texts_test.rs") {
            found.push_str(&std::fs::read_to_string(&path).expect("file"));
        }
    }
}

/// Literal keys: `"counter-...".`
fn keys(source: &str) -> Vec<String> {
    let literals = source.split('"').filter(|text| text.starts_with("counter-"));
    let plain = literals.filter(|text| text.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-'));
    let mut keys: Vec<String> = plain.map(str::to_owned).collect();
    keys.sort();
    keys.dedup();
    keys
}

#[test]
fn every_text_of_the_counter_is_there_in_both_languages() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut source = String::new();
    sources(&root.join("src/counter"), &mut source);
    let keys = keys(&source);
    assert!(keys.len() > 100, "{}", keys.len());
    for language in ["id", "en"] {
        let files = std::fs::read_dir(root.join(format!("texts/{language}"))).expect("texts").flatten();
        let texts: String = files.map(|file| std::fs::read_to_string(file.path()).expect("a text")).collect();
        let has = |key: &str| texts.lines().any(|line| line.split(" =").next() == Some(key));
        let missing: Vec<&String> = keys.iter().filter(|key| !has(key) && !has(&format!("{key}-title"))).collect();
        assert!(missing.is_empty(), "{language}: {missing:?}");
    }
}
