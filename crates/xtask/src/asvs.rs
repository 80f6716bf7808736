//! `security/asvs.toml`: each requirement of OWASP ASVS that we take up, with the test that shows it, the reason, or the gap.
//!
//! **Invariant:** every id of `security/asvs-ids.txt` has exactly one row, and every test that a row names is in the tree. The counts in
//! `SECURITY.md` are made from the rows, never written by hand.

use crate::repository::{Source, root};
use serde::Deserialize;
use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write as _,
    fs,
    path::Path,
};

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Table {
    pub row: Vec<Row>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Row {
    pub id: String,
    pub level: u8,
    pub title: String,
    /// `path::name`; the path is a Rust file, a browser test, or a folder of scripts.
    #[serde(default)]
    pub test: Vec<String>,
    pub reason: Option<String>,
    /// May stand beside tests: they show a part.
    pub gap: Option<String>,
    pub not_applicable: Option<String>,
}

/// How a row stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    Tested,
    Reasoned,
    Partly,
    Open,
    NotApplicable,
}

impl Row {
    /// None when the row says nothing, or two things that exclude each other.
    pub fn find_standing(&self) -> Option<Standing> {
        let said = |text: &Option<String>| text.as_ref().is_some_and(|text| text.trim().len() > 10);
        match (!self.test.is_empty(), said(&self.reason), said(&self.gap), said(&self.not_applicable)) {
            (true, false, false, false) => Some(Standing::Tested),
            (false, true, false, false) => Some(Standing::Reasoned),
            (true, false, true, false) => Some(Standing::Partly),
            (false, false, true, false) => Some(Standing::Open),
            (false, false, false, true) => Some(Standing::NotApplicable),
            _ => None,
        }
    }
}

/// Ids with their level, one a line.
pub fn ids(text: &str) -> BTreeMap<&str, u8> {
    text.lines().filter_map(|line| line.split_once(' ')).filter_map(|(id, level)| Some((id, level.parse().ok()?))).collect()
}

/// Whether a test of that name stands at that place.
pub fn test_exists(named: &str) -> bool {
    let Some((path, name)) = named.split_once("::") else { return false };
    let place = root().join(path);
    let texts: Vec<String> = if place.is_dir() {
        crate::repository::sources(path, &[".mjs"]).into_iter().map(|source| source.text).collect()
    } else {
        fs::read_to_string(&place).into_iter().collect()
    };
    texts.iter().any(|text| if path.ends_with(".rs") { is_rust_test(text, name) } else { is_script_test(text, name) })
}

/// A function marked as a test, or named as a guarantee of the store's contract.
fn is_rust_test(text: &str, name: &str) -> bool {
    let lines: Vec<&str> = text.lines().collect();
    let head = format!("fn {name}(");
    let attribute = |line: &&str| line.trim_start().starts_with("#[") && line.contains("test");
    let marked = lines.iter().enumerate().any(|(place, line)| line.contains(&head) && lines[place.saturating_sub(3)..place].iter().any(attribute));
    let guaranteed = lines.iter().skip_while(|line| !line.starts_with("guarantees!") && !line.starts_with("crate::guarantees!")).any(|line| line.contains(name));
    marked || (text.contains(&head) && text.contains("store: ") && guaranteed)
}

fn is_script_test(text: &str, name: &str) -> bool {
    ['"', '`', '\''].iter().any(|quote| text.contains(&format!("({quote}{name}{quote}")))
}

pub fn faults(table: &Table, ids: &BTreeMap<&str, u8>) -> Vec<String> {
    let mut faults = Vec::new();
    let mut seen = BTreeSet::new();
    for row in &table.row {
        if !seen.insert(row.id.as_str()) {
            faults.push(format!("{}: has two rows", row.id));
        }
        match ids.get(row.id.as_str()) {
            Some(level) if *level == row.level => {}
            Some(level) => faults.push(format!("{}: is of level {level}", row.id)),
            None => faults.push(format!("{}: is no requirement that we take up", row.id)),
        }
        if row.title.trim().is_empty() {
            faults.push(format!("{}: has no title", row.id));
        }
        if row.find_standing().is_none() {
            faults.push(format!("{}: needs a test, a reason, a gap or why it does not apply, and no two that exclude each other", row.id));
        }
        faults.extend(row.test.iter().filter(|test| !test_exists(test)).map(|test| format!("{}: there is no test {test}", row.id)));
    }
    faults.extend(ids.keys().filter(|id| !seen.contains(*id)).map(|id| format!("{id}: has no row")));
    faults
}

/// The part of `SECURITY.md` that is made: counts by level, then every gap.
pub fn summary(table: &Table) -> String {
    let mut counts: BTreeMap<(u8, Standing), usize> = BTreeMap::new();
    for row in &table.row {
        if let Some(standing) = row.find_standing() {
            *counts.entry((row.level, standing)).or_default() += 1;
        }
    }
    let mut page = String::from(
        "| level | taken up | shown by tests | met by the make of the program | partly | open | does not apply |\n|---|---|---|---|---|---|---|\n",
    );
    let columns = [Standing::Tested, Standing::Reasoned, Standing::Partly, Standing::Open, Standing::NotApplicable];
    for level in [1, 2, 3] {
        let cells: Vec<usize> = columns.iter().map(|column| counts.get(&(level, *column)).copied().unwrap_or_default()).collect();
        let cells_text: Vec<String> = cells.iter().map(usize::to_string).collect();
        let _ = writeln!(page, "| {level} | {} | {} |", cells.iter().sum::<usize>(), cells_text.join(" | "));
    }
    page.push_str("\nWhat is missing, wholly or in part:\n\n");
    for row in table.row.iter().filter(|row| row.gap.is_some()) {
        let _ = writeln!(page, "- {} {}: {}", row.id, row.title, row.gap.as_deref().unwrap_or_default());
    }
    page
}

pub const BEGIN: &str = "<!-- asvs: made from security/asvs.toml -->\n";
pub const END: &str = "<!-- asvs: end -->";

/// The page with its made part replaced; none when the marks are not there.
pub fn with_summary(page: &str, summary: &str) -> Option<String> {
    let (before, rest) = page.split_once(BEGIN)?;
    let (_, after) = rest.split_once(END)?;
    Some(format!("{before}{BEGIN}{summary}{END}{after}"))
}

/// The table as it stands in the tree.
pub fn table() -> Result<Table, String> {
    let text = fs::read_to_string(root().join("security/asvs.toml")).map_err(|error| error.to_string())?;
    toml::from_str(&text).map_err(|error| error.to_string())
}

/// Paths that a reason names in brackets or plainly must be there.
pub fn paths_in_reasons(table: &Table) -> Vec<String> {
    let mut faults = Vec::new();
    for row in &table.row {
        let words = [&row.reason, &row.gap, &row.not_applicable].into_iter().flatten().flat_map(|text| text.split([' ', ',', ';', '(', ')', ':']));
        for word in words.map(|word| word.trim_end_matches('.')).filter(|word| ["crates/", "docs/", "tests/", "security/"].iter().any(|start| word.starts_with(start))) {
            if !Path::new(&root().join(word)).exists() {
                faults.push(format!("{}: {word} does not exist", row.id));
            }
        }
    }
    faults
}

/// A document of the root by name.
pub fn document(name: &str) -> Source {
    Source { path: name.to_owned(), text: fs::read_to_string(root().join(name)).unwrap_or_default() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assert_none;

    #[test]
    fn every_requirement_has_its_row_and_every_named_test_exists() {
        let listed = fs::read_to_string(root().join("security/asvs-ids.txt")).expect("the ids are there");
        let table = table().expect("the table is read");
        let all = ids(&listed);
        assert!(all.len() >= 253, "only {} ids", all.len());
        assert_none("security/asvs.toml", faults(&table, &all));
        assert_none("paths in security/asvs.toml", paths_in_reasons(&table));
    }

    #[test]
    fn the_security_page_says_what_the_table_says() {
        let page = document("SECURITY.md");
        let wanted = with_summary(&page.text, &summary(&table().expect("the table is read"))).expect("SECURITY.md has the marks");
        if std::env::var_os("KITIR_WRITE_DOCS").is_some() {
            fs::write(root().join(&page.path), &wanted).expect("the page can be written");
        }
        assert!(document("SECURITY.md").text == wanted, "SECURITY.md is stale; run with KITIR_WRITE_DOCS=1 to write it anew");
    }

    fn row(id: &str, test: &[&str], reason: Option<&str>) -> Row {
        let test = test.iter().map(|one| (*one).to_owned()).collect();
        Row { id: id.into(), level: 1, title: "x".into(), test, reason: reason.map(str::to_owned), ..Row::default() }
    }

    #[test]
    fn empty_doubled_missing_and_invented_rows_are_found() {
        let all = ids("1.1.1 1\n1.1.2 1\n1.1.3 2\n");
        let good = "crates/xtask/src/asvs.rs::empty_doubled_missing_and_invented_rows_are_found";
        let table = Table { row: vec![row("1.1.1", &[good], None), row("1.1.1", &[good], None), row("9.9.9", &[good], None), row("1.1.2", &[], Some("no"))] };
        assert_eq!(faults(&table, &all).len(), 4, "{:?}", faults(&table, &all));
        let both = Table { row: vec![row("1.1.1", &[good], Some("a reason long enough"))] };
        assert_eq!(faults(&both, &ids("1.1.1 1")).len(), 1);
        let wrong_level = Table { row: vec![row("1.1.3", &[good], None)] };
        assert_eq!(faults(&wrong_level, &ids("1.1.3 2")), ["1.1.3: is of level 2"]);
    }

    #[test]
    fn a_test_that_does_not_exist_is_found() {
        assert!(test_exists("crates/xtask/src/asvs.rs::a_test_that_does_not_exist_is_found"));
        assert!(!is_rust_test("fn a_step() {}", "a_step"));
        assert!(!test_exists("crates/xtask/src/asvs.rs::test_exists"), "a function is no test");
        assert!(test_exists("crates/store/tests/contract/sessions.rs::an_ended_session_is_gone"));
        assert!(!test_exists("crates/xtask/src/nowhere.rs::x"));
        assert!(is_rust_test("guarantees![a_case_is_found];\nasync fn a_case_is_found(store: x) {}", "a_case_is_found"));
        assert!(is_script_test("test(\"a page\", async () => {})", "a page") && !is_script_test("// a page", "a page"));
    }
}
