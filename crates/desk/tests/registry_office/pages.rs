//! Golden pages: what each document of the catalogue says, as text, beside what it said when somebody last looked at it.
//!
//! `KITIR_WRITE_DOCS=1 cargo nextest run -E 'test(golden_page)'` writes them anew; then look at the documents too (`kitir check --keep DIR`).

use crate::bench::Bench;
use catalogue::{Government, Service};
use desk::kernel::extract_samples;
use std::{collections::BTreeMap, path::Path, process::Command};

/// The document with sample data, one block a situation; none where the service has no layout of its own.
fn told(press: &certificate::Press, service: &Service, government: &Government) -> Option<String> {
    let mut page = String::new();
    for (output, template) in service.outputs.iter().filter_map(|output| Some((output, output.template.as_deref()?))) {
        let samples = if output.of_entry { extract_samples::entry_samples } else { extract_samples::samples };
        for (name, sample) in samples(service, government).into_iter().filter(|(name, _)| name.contains("plain")) {
            let sheet = certificate::extract_sheet(&name, template, &sample, government.theme.emblem_svg.as_bytes());
            let pdf = sheet.and_then(|sheet| press.render(&sheet)).unwrap_or_else(|error| panic!("{}: {error}", service.id));
            page += &format!("== {} {}\n{}\n", output.id, name.trim(), text_of(service.id.as_str(), &pdf));
        }
    }
    if page.is_empty() { return None }
    Some(page)
}

/// As it stands on the page, without empty lines and spaces at the ends of lines.
fn text_of(name: &str, pdf: &[u8]) -> String {
    let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("page-{name}.pdf"));
    std::fs::write(&file, pdf).expect("written");
    let read = Command::new("pdftotext").arg("-layout").arg(&file).arg("-").output();
    // Without it nothing would be compared, and the test would be green.
    let read = read.unwrap_or_else(|error| panic!("pdftotext cannot be run ({error}): install poppler-utils, as bin/test does"));
    assert!(read.status.success(), "pdftotext {name}: {}", String::from_utf8_lossy(&read.stderr));
    let text = String::from_utf8(read.stdout).expect("a text");
    let lines = text.lines().map(str::trim_end).filter(|line| !line.is_empty());
    lines.map(|line| format!("{}\n", line.trim_start_matches('\u{c}'))).collect()
}

#[tokio::test]
async fn every_document_is_its_golden_page() {
    let bench = Bench::new();
    let press = certificate::Press::new();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../services/tests/pages");
    let (mut stale, mut golden) = (Vec::new(), String::new());
    for service in bench.government.services.values() {
        let Some(page) = told(&press, service, &bench.government) else { continue };
        golden += &format!("{}\n", service.id);
        let path = folder.join(format!("{}.txt", service.id));
        if std::env::var_os("KITIR_WRITE_DOCS").is_some() {
            std::fs::create_dir_all(&folder).and_then(|()| std::fs::write(&path, &page)).expect("the page can be written");
        }
        if std::fs::read_to_string(&path).unwrap_or_default() != page {
            stale.push(service.id.to_string());
        }
    }
    // The services whose documents have one: `kitir catalogue` calls no other whole.
    let list = folder.join("../../golden.txt");
    if std::env::var_os("KITIR_WRITE_DOCS").is_some() {
        std::fs::write(&list, &golden).expect("the list can be written");
    }
    assert_eq!(std::fs::read_to_string(&list).unwrap_or_default(), golden, "golden.txt lists other services");
    assert!(stale.is_empty(), "these documents say something else than their golden pages: {stale:?}");
}

#[tokio::test]
async fn no_two_services_share_a_layout_and_each_golden_page_belongs_to_a_document() {
    let bench = Bench::new();
    let mut by_template: BTreeMap<&str, &str> = BTreeMap::new();
    for service in bench.government.services.values() {
        for template in service.outputs.iter().filter_map(|output| output.template.as_deref()) {
            if let Some(other) = by_template.insert(template, service.id.as_str()).filter(|other| *other != service.id.as_str()) {
                panic!("{} and {other} have one layout", service.id);
            }
        }
    }
    let pages = std::fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("../services/tests/pages")).expect("golden pages");
    for page in pages.map(|page| page.expect("a page").path()) {
        let service = page.file_stem().and_then(|stem| stem.to_str()).and_then(|id| bench.government.find_service(id));
        assert!(service.is_some_and(|service| service.has_document()), "{} belongs to no document", page.display());
    }
}
