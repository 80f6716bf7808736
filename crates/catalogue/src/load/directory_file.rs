//! `catalogue.toml`: the list of services as people ask for them, judged against the services that the program has.

use super::{
    cells::{Cells, Placed, Source},
    folder::Folder,
};
use crate::{
    basis::is_unconfirmed,
    directory::{Directory, Entry, Helper},
    field::FieldKind,
    finding::{Finding, Severity},
    ids::{FieldId, ServiceId},
    service::Service,
    texts::Texts,
};
use std::collections::BTreeMap;

/// What the list is judged against: the services that some government offers, and what each says.
pub(crate) struct Against<'c> {
    pub services: BTreeMap<&'c str, &'c Service>,
    /// Of each government.
    pub texts: Vec<&'c Texts>,
}

pub(crate) fn read(folder: &Folder, against: &Against<'_>, findings: &mut Vec<Finding>) -> Directory {
    let path = folder.path_of("catalogue.toml");
    let source = match folder.text("catalogue.toml").and_then(|content| Source::parse(&path, content)) {
        Ok(source) => source,
        Err(finding) => {
            findings.push(finding);
            return Directory::default();
        }
    };
    let root = source.root();
    let groups = Placed { line: root.line_of("groups"), ..root.place(root.texts("groups")) };
    let entries: Vec<Placed<Entry>> = super::service_file::rows(&root, "entry", entry);
    root.done();
    drop(root);
    findings.extend(source.into_findings());
    for (place, one) in entries.iter().enumerate() {
        findings.extend(faults(one, &groups.item, entries.get(..place).unwrap_or_default()));
        findings.extend(pointing(one, against));
        findings.extend(against.texts.iter().flat_map(|texts| unsaid(one, texts)));
    }
    for group in groups.item.iter().filter(|group| !entries.iter().any(|entry| entry.item.group == **group)) {
        findings.push(groups.fault(format!("group `{group}` has no entry")));
    }
    Directory { groups: groups.item, entries: entries.into_iter().map(|placed| placed.item).collect() }
}

fn entry(row: &Cells<'_>) -> Option<Entry> {
    Some(Entry {
        number: u32::try_from(row.number("number", 1, 1_000)).unwrap_or_default(),
        id: row.text("id"),
        group: row.text("group"),
        service: ServiceId::new(&row.text("service")),
        preset: row.pairs("preset").into_iter().map(|(field, value)| (FieldId::new(&field), value)).collect(),
        variants: row.texts("variants"),
        form: row.text("form"),
        often: row.flag("often"),
        basis: row.text("basis"),
        helper: row.word::<Helper>("where")?,
    })
}

/// What is wrong in the list itself.
fn faults(one: &Placed<Entry>, groups: &[String], before: &[Placed<Entry>]) -> Vec<Finding> {
    let (entry, mut findings) = (&one.item, Vec::new());
    if !groups.contains(&entry.group) {
        findings.push(one.fault(format!("entry `{}` is in group `{}`, which `groups` does not list", entry.id, entry.group)));
    }
    if let Some(same) = before.iter().find(|other| other.item.id == entry.id || other.item.number == entry.number) {
        findings.push(one.fault(format!("entry `{}` ({}) is already defined at line {}", entry.id, entry.number, same.line)));
    }
    let opens = |other: &&Placed<Entry>| other.item.service == entry.service && other.item.preset == entry.preset;
    if let Some(same) = before.iter().find(opens) {
        findings.push(one.fault(format!("entry `{}` opens the same as `{}` at line {}", entry.id, same.item.id, same.line)));
    }
    if is_unconfirmed(&entry.basis) {
        findings.push(one.finding(Severity::Unconfirmed, format!("entry `{}`: {}", entry.id, entry.basis)));
    }
    findings
}

/// What an entry points at: a service, its choices, and pages that the preset answers wholly.
fn pointing(one: &Placed<Entry>, against: &Against<'_>) -> Vec<Finding> {
    let entry = &one.item;
    let Some(service) = against.services.get(entry.service.as_str()) else {
        let message = format!("entry {} `{}`: no government offers a service `{}` yet", entry.number, entry.id, entry.service);
        return vec![one.finding(Severity::Warning, message)];
    };
    let mut findings = Vec::new();
    for (field, value) in &entry.preset {
        match service.fields.get(field.as_str()).map(|field| &field.kind) {
            Some(FieldKind::Choice { options }) if options.contains(value) => {}
            Some(FieldKind::Choice { .. }) => findings.push(one.fault(format!("entry `{}`: `{value}` is no option of `{field}`", entry.id))),
            Some(_) => findings.push(one.fault(format!("entry `{}`: `{field}` is no choice", entry.id))),
            None => findings.push(one.fault(format!("entry `{}`: `{}` has no field `{field}`", entry.id, entry.service))),
        }
    }
    let begun = |page: &&crate::service::Page| page.fields.iter().any(|field| entry.preset.contains_key(field));
    for page in service.pages.iter().filter(begun).filter(|page| page.fields.iter().any(|field| !entry.preset.contains_key(field))) {
        findings.push(one.fault(format!("entry `{}` answers only a part of page `{}`", entry.id, page.id)));
    }
    findings
}

fn unsaid(one: &Placed<Entry>, texts: &Texts) -> Vec<Finding> {
    let keys = ["name", "summary", "search"].map(|part| format!("entry-{}-{part}", one.item.id));
    let keys = keys.into_iter().chain([format!("entry-group-{}", one.item.group)]);
    let lacking = keys.flat_map(|key| {
        let without = texts.languages().iter().filter(|language| !texts.says(language, &key));
        without.map(|language| one.fault(format!("text `{key}` is missing in `{language}`"))).collect::<Vec<_>>()
    });
    lacking.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const LIST: &str = "groups = [\"g\"]\n[[entry]]\nnumber = 1\nid = \"one\"\ngroup = \"g\"\nservice = \"visit\"\nform = \"F-1\"\nwhere = \"ward\"\nbasis = \"a law\"\n";
    const SAID: &str = "entry-group-g = G\nentry-one-name = Satu\nentry-one-summary = Kartu\nentry-one-search = ktp\n";

    fn found(list: &str, said: &str) -> (Directory, Vec<Finding>) {
        let folder = Folder::of_files("services/catalogue", &[("catalogue.toml", list.as_bytes())]).expect("small");
        let texts = Texts::from_sources(&[("id", "id.ftl", said)]).expect("texts");
        let mut findings = Vec::new();
        let directory = read(&folder, &Against { services: BTreeMap::new(), texts: vec![&texts] }, &mut findings);
        (directory, findings)
    }

    fn refused(from: &str, to: &str, line: usize, message: &str) {
        let (_, findings) = found(&LIST.replace(from, to), SAID);
        let hit = findings.iter().any(|one| one.severity == Severity::Fault && one.line == line && one.message.contains(message));
        assert!(hit, "wanted line {line} `{message}`, found {findings:?}");
    }

    #[test]
    fn a_list_that_contradicts_itself_is_refused_at_its_line() {
        let (directory, findings) = found(LIST, SAID);
        assert_eq!(directory.entries.len(), 1);
        assert_eq!(findings.iter().map(|one| one.severity).collect::<Vec<_>>(), [Severity::Warning], "a service that nobody offers yet");
        let twin = format!("{LIST}[[entry]]\n{}", LIST.split("[[entry]]\n").nth(1).expect("an entry"));
        refused("group = \"g\"", "group = \"h\"", 2, "`groups` does not list");
        refused("groups = [\"g\"]", "groups = [\"g\", \"h\"]", 1, "has no entry");
        refused("where = \"ward\"", "where = \"moon\"", 8, "moon");
        refused("form = \"F-1\"\n", "", 2, "`form` is missing");
        refused("basis = \"a law\"\n", "basis = \"a law\"\ncolour = 1\n", 10, "unknown key");
        refused(LIST, &twin, 10, "already defined at line 2");
        refused(LIST, &twin, 10, "opens the same");
        let (_, findings) = found(LIST, &SAID.replace("entry-one-search", "entry-one-serach"));
        assert!(findings.iter().any(|one| one.message.contains("`entry-one-search` is missing in `id`")), "{findings:?}");
    }
}
