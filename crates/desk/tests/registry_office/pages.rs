//! Golden pages: what each document of the catalogue says, as text, beside what it said when somebody last looked at it.
//!
//! `KITIR_WRITE_DOCS=1 cargo nextest run -E 'test(golden_page)'` writes them anew; then look at the documents too (`kitir check --keep DIR`).

use crate::bench::Bench;
use catalogue::{Government, Service};
use std::{collections::BTreeMap, path::Path, process::Command};

/// The document with sample data, one block a situation; none without pdftotext.
fn told(press: &certificate::Press, service: &Service, government: &Government) -> Option<String> {
    let template = service.template()?;
    let plain = desk::kernel::extract_samples::samples(service, government).into_iter().filter(|(name, _)| name.starts_with("plain"));
    let mut page = String::new();
    for (name, sample) in plain {
        let sheet = certificate::extract_sheet(&name, template, &sample, government.theme.emblem_svg.as_bytes());
        let pdf = sheet.and_then(|sheet| press.render(&sheet)).unwrap_or_else(|error| panic!("{}: {error}", service.id));
        page += &format!("== {}\n{}\n", name.trim(), text_of(service.id.as_str(), &pdf)?);
    }
    Some(page)
}

/// As it stands on the page, without empty lines and spaces at the ends of lines.
fn text_of(name: &str, pdf: &[u8]) -> Option<String> {
    let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("page-{name}.pdf"));
    std::fs::write(&file, pdf).expect("written");
    let text = Command::new("pdftotext").arg("-layout").arg(&file).arg("-").output().ok()?.stdout;
    let text = String::from_utf8(text).expect("a text");
    let lines = text.lines().map(str::trim_end).filter(|line| !line.is_empty());
    Some(lines.map(|line| format!("{}\n", line.trim_start_matches('\u{c}'))).collect())
}

#[tokio::test]
async fn every_document_is_its_golden_page() {
    let bench = Bench::new();
    let press = certificate::Press::new();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../services/tests/pages");
    let mut stale = Vec::new();
    for service in bench.government.services.values() {
        let Some(page) = told(&press, service, &bench.government) else { continue };
        let path = folder.join(format!("{}.txt", service.id));
        if std::env::var_os("KITIR_WRITE_DOCS").is_some() {
            std::fs::create_dir_all(&folder).and_then(|()| std::fs::write(&path, &page)).expect("the page can be written");
        }
        if std::fs::read_to_string(&path).unwrap_or_default() != page {
            stale.push(service.id.to_string());
        }
    }
    assert!(stale.is_empty(), "these documents say something else than their golden pages: {stale:?}");
}

#[tokio::test]
async fn no_two_services_share_a_layout_and_each_golden_page_belongs_to_a_document() {
    let bench = Bench::new();
    let mut by_template: BTreeMap<&str, &str> = BTreeMap::new();
    for service in bench.government.services.values() {
        if let Some(other) = service.template().and_then(|template| by_template.insert(template, service.id.as_str())) {
            panic!("{} and {other} have one layout", service.id);
        }
    }
    let pages = std::fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("../services/tests/pages")).expect("golden pages");
    for page in pages.map(|page| page.expect("a page").path()) {
        let service = page.file_stem().and_then(|stem| stem.to_str()).and_then(|id| bench.government.find_service(id));
        assert!(service.is_some_and(|service| service.template().is_some()), "{} belongs to no document", page.display());
    }
}
