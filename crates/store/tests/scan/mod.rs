//! Looks for markers in every file of a folder and in the files' names, in the forms that a text takes on its way.

use std::{
    collections::HashMap,
    path::{Path, PathBuf},
};

/// Every marker has at least this many bytes.
const WINDOW: usize = 8;

/// Bytes to look for, by their first eight.
pub struct Forms {
    by_begin: HashMap<[u8; WINDOW], Vec<Vec<u8>>>,
    /// Which pairs of bytes any of them begins with: nearly no place in a file does.
    pairs: Vec<bool>,
}

fn pair(first: u8, second: u8) -> usize {
    usize::from(first) << 8 | usize::from(second)
}

/// As written, in small and in capital letters, percent-encoded, with plus signs, as hexadecimal digits, as UTF-16.
pub fn forms(markers: &[String]) -> Forms {
    let mut forms = Forms { by_begin: HashMap::new(), pairs: vec![false; 1 << 16] };
    for marker in markers {
        for cased in [marker.clone(), marker.to_lowercase(), marker.to_uppercase()] {
            let bytes = cased.as_bytes();
            let hex = |digit: fn(&u8) -> String| bytes.iter().map(digit).collect::<String>().into_bytes();
            let wide = |order: fn(u16) -> [u8; 2]| cased.encode_utf16().flat_map(order).collect::<Vec<u8>>();
            let written = [
                bytes.to_vec(),
                cased.replace(' ', "%20").into_bytes(),
                cased.replace(' ', "+").into_bytes(),
                hex(|byte| format!("{byte:02x}")),
                hex(|byte| format!("{byte:02X}")),
                wide(u16::to_le_bytes),
                wide(u16::to_be_bytes),
            ];
            for form in written {
                let begin = *form.first_chunk::<WINDOW>().expect("a marker long enough");
                forms.pairs[pair(begin[0], begin[1])] = true;
                let alike = forms.by_begin.entry(begin).or_default();
                if !alike.contains(&form) {
                    alike.push(form);
                }
            }
        }
    }
    forms
}

fn files(folder: &Path, into: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            files(&path, into);
        } else {
            into.push(path);
        }
    }
}

/// Where a form was found, at most once a file.
pub fn find(folder: &Path, forms: &Forms) -> Vec<String> {
    let mut all = Vec::new();
    files(folder, &mut all);
    assert!(!all.is_empty(), "nothing to look at");
    let mut found = Vec::new();
    for path in all {
        let name = path.to_string_lossy().into_owned();
        let content = std::fs::read(&path).expect("a file");
        for bytes in [name.as_bytes(), &content] {
            found.extend(first(bytes, forms).map(|(at, form)| format!("{name} at {at}: {}", String::from_utf8_lossy(form))));
        }
    }
    found
}

fn first<'a>(bytes: &[u8], forms: &'a Forms) -> Option<(usize, &'a Vec<u8>)> {
    let mut at = 0;
    while at + WINDOW <= bytes.len() {
        if forms.pairs[pair(bytes[at], bytes[at + 1])]
            && let Some(begin) = bytes[at..].first_chunk::<WINDOW>()
            && let Some(form) = forms.by_begin.get(begin).and_then(|alike| alike.iter().find(|form| bytes[at..].starts_with(form)))
        {
            return Some((at, form));
        }
        at += 1;
    }
    None
}
