//! `kitir catalogue`: the services of the counter as a table that a registrar can read, and `docs/services.md` made from it.

use crate::library;
use catalogue::{Catalogue, Entry, Folder, Service, basis::is_unconfirmed, service::{Need, Output}};
use clap::Args;
use serde::Serialize;
use std::{collections::BTreeSet, fmt::Write as _, path::PathBuf, process::ExitCode};

#[derive(Args)]
pub struct Options {
    /// Government folders instead of the built-in ones
    #[arg(long = "government", value_name = "DIR")]
    governments: Vec<PathBuf>,
    /// One JSON object per service
    #[arg(long)]
    json: bool,
    /// The page `docs/services.md`
    #[arg(long, conflicts_with = "json")]
    markdown: bool,
}

/// What there is of one entry.
#[derive(Serialize)]
struct Row {
    number: u32,
    name: String,
    service: String,
    form: String,
    /// Papers that must be shown in some situation, and all that may be asked for.
    papers: (usize, usize),
    /// Acts in order: `review approve register`.
    route: String,
    outputs: Vec<String>,
    stories: usize,
    languages: Vec<String>,
    /// Rows that nobody has proved yet.
    unconfirmed: usize,
    /// Governments that offer it.
    offered_by: Vec<String>,
    /// A golden page holds what its documents say; also where none has a layout of its own.
    golden: bool,
    /// Its questions were compared with the form.
    compared: bool,
}

impl Row {
    /// What it still wants to be whole, in words.
    fn lacks(&self) -> Vec<&'static str> {
        let wants = [
            (!self.offered_by.is_empty(), "no government offers it"),
            (!self.outputs.is_empty(), "no output"),
            (self.stories >= 2, "too few stories"),
            (self.languages.len() >= 2, "too few languages"),
            (self.golden, "no golden page"),
            (self.compared, "not compared with the form"),
        ];
        wants.into_iter().filter(|(there, _)| !there).map(|(_, lack)| lack).collect()
    }
}

pub fn run(options: &Options) -> Result<ExitCode, String> {
    let catalogue = library::load(&options.governments).map_err(|findings| library::listed(&findings))?;
    if options.markdown {
        print!("{}", markdown(&catalogue));
        return Ok(ExitCode::SUCCESS);
    }
    for row in rows(&catalogue) {
        if options.json {
            println!("{}", serde_json::to_string(&row).map_err(|error| error.to_string())?);
        } else {
            println!("{}", line(&row).join("  "));
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn rows(catalogue: &Catalogue) -> Vec<Row> {
    let folders = services::folders();
    catalogue.directory().entries.iter().map(|entry| row(catalogue, entry, &folders)).collect()
}

fn row(catalogue: &Catalogue, entry: &Entry, folders: &[Folder]) -> Row {
    let offering: Vec<_> = catalogue.governments().iter().filter(|government| entry.service_of(government).is_some()).collect();
    let service = offering.first().and_then(|government| entry.service_of(government));
    let speaker = offering.first().or(catalogue.governments().first().as_ref()).map(|government| &government.texts);
    let name = speaker.map(|texts| texts.speech(&texts.language_or_default("id")).say(&format!("entry-{}-name", entry.id)));
    let papers = |service: &Service, need: Option<Need>| {
        let rows = service.requirements.iter().filter(|row| entry.leaves_open(&row.when) && need.is_none_or(|need| row.need == need));
        rows.map(|row| row.slot.clone()).collect::<BTreeSet<_>>().len()
    };
    let acts = |service: &Service| {
        let steps = service.route.iter().filter(|step| entry.leaves_open(&step.when));
        steps.map(|step| step.id.to_string()).collect::<Vec<_>>().join(" > ")
    };
    Row {
        number: entry.number,
        name: name.unwrap_or_default(),
        service: entry.service.to_string(),
        form: entry.form.clone(),
        papers: service.map_or((0, 0), |service| (papers(service, Some(Need::Must)), papers(service, None))),
        route: service.map(|service| acts(service)).unwrap_or_default(),
        outputs: service.map(|service| service.outputs.iter().map(told).chain(service.further.iter().map(|row| format!("+ {}", row.id))).collect()).unwrap_or_default(),
        stories: folders.iter().find(|folder| folder.name == entry.service.as_str()).map_or(0, |folder| stories(folder, entry)),
        languages: service.map(|service| service.texts.languages().iter().map(ToString::to_string).collect()).unwrap_or_default(),
        unconfirmed: service.map_or(0, |service| unconfirmed(service)),
        offered_by: offering.iter().map(|government| government.id.to_string()).collect(),
        golden: service.is_some_and(|service| !has_own_layout(service) || services::has_golden_page(service.id.as_str())),
        compared: services::forms::is_covered(entry.service.as_str()),
    }
}

/// What is printed from an entry of the register looks like the entry's own document.
fn has_own_layout(service: &Service) -> bool {
    service.outputs.iter().any(|output| output.template.is_some())
}

/// A card is printed on the office's own blanks: no document here.
fn told(output: &Output) -> String {
    if output.is_document() { output.id.clone() } else { format!("{} (made elsewhere)", output.id) }
}

/// Stories of the folder that show one of the entry's variants; all of them where the entry names none.
fn stories(folder: &Folder, entry: &Entry) -> usize {
    #[derive(serde::Deserialize)]
    struct Told {
        title: Option<String>,
        #[serde(default)]
        variants: Vec<String>,
    }
    let files = folder.files().filter(|(path, _)| path.starts_with("stories/") && path.ends_with(".toml"));
    let told = files.filter_map(|(path, _)| toml::from_str::<Told>(folder.text(path).ok()?).ok());
    told.filter(|told| told.title.is_some() && (entry.variants.is_empty() || told.variants.iter().any(|one| entry.variants.contains(one)))).count()
}

fn unconfirmed(service: &Service) -> usize {
    let requirements = service.requirements.iter().map(|row| &row.basis);
    let fields = service.fields.values().map(|field| &field.basis);
    let periods = service.deadlines.iter().map(|row| &row.basis).chain(service.fees.iter().map(|row| &row.basis));
    let reasons = service.reasons.values().filter_map(|reason| reason.basis.as_ref());
    let made = service.further.iter().map(|row| &row.basis).chain(service.series.iter().filter_map(|row| row.basis.as_ref()));
    let all = requirements.chain(fields).chain(periods).chain(reasons).chain(made).chain([&service.promise.basis]);
    all.filter(|basis| is_unconfirmed(basis)).count()
}

fn line(row: &Row) -> Vec<String> {
    let or_none = |text: String| if text.is_empty() { "-".to_owned() } else { text };
    vec![
        row.number.to_string(),
        row.name.clone(),
        row.service.clone(),
        row.form.clone(),
        if row.offered_by.is_empty() { "-".to_owned() } else { format!("{} of {}", row.papers.0, row.papers.1) },
        or_none(row.route.clone()),
        or_none(row.outputs.join(", ")),
        row.stories.to_string(),
        or_none(row.languages.join(" ")),
        row.unconfirmed.to_string(),
        or_none(row.offered_by.join(" ")),
        if row.lacks().is_empty() { "whole".to_owned() } else { format!("not yet: {}", row.lacks().join(", ")) },
    ]
}

/// `docs/services.md`.
fn markdown(catalogue: &Catalogue) -> String {
    let rows = rows(catalogue);
    let whole = rows.iter().filter(|row| row.lacks().is_empty()).count();
    let mut page = format!(
        "# Services\n\nGenerated from the catalogue; `KITIR_WRITE_DOCS=1 cargo nextest run -E 'test(services_page)'` writes it anew, `kitir catalogue` prints it.\n\
         {whole} of {} services are whole: offered by a government, with an output, at least two stories and two languages, questions compared with the form \
         (`crates/services/forms.txt`), and a golden page of what its documents say. An output has a layout of its own unless it is made elsewhere.\n\n\
         Papers: those that must be shown in some situation, of all that may be asked for. Unconfirmed: rows whose legal basis nobody has proved yet.\n\n\
         | no. | service | folder | form | papers | route | output | stories | languages | unconfirmed | offered by | state |\n|---|---|---|---|---|---|---|---|---|---|---|---|\n",
        rows.len()
    );
    for row in &rows {
        let _ = writeln!(page, "| {} |", line(row).join(" | "));
    }
    page
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_services_page_says_what_the_catalogue_holds() {
        let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/services.md");
        let wanted = markdown(&library::load(&[]).unwrap_or_else(|findings| panic!("{}", library::listed(&findings))));
        if std::env::var_os("KITIR_WRITE_DOCS").is_some() {
            std::fs::write(&path, &wanted).expect("the page can be written");
        }
        let found = std::fs::read_to_string(&path).unwrap_or_default();
        assert!(found == wanted, "docs/services.md is stale; run with KITIR_WRITE_DOCS=1 to write it anew");
    }

    #[test]
    fn whatever_a_service_lacks_is_told_and_it_is_not_whole() {
        let catalogue = library::load(&[]).unwrap_or_else(|findings| panic!("{}", library::listed(&findings)));
        let whole = || rows(&catalogue).into_iter().find(|row| row.service == "marriage").expect("a row");
        assert_eq!(whole().lacks(), Vec::<&str>::new());
        let lacking = [
            Row { golden: false, ..whole() }, Row { compared: false, ..whole() }, Row { stories: 1, ..whole() }, Row { offered_by: Vec::new(), ..whole() },
            Row { outputs: Vec::new(), ..whole() }, Row { languages: vec!["id".to_owned()], ..whole() },
        ];
        for row in lacking {
            assert_eq!(row.lacks().len(), 1, "{:?}", row.lacks());
            assert!(line(&row).last().is_some_and(|state| state == &format!("not yet: {}", row.lacks()[0])));
        }
    }

    #[test]
    fn the_list_has_the_services_of_a_counter_each_with_words_to_find_it_by() {
        let catalogue = library::load(&[]).unwrap_or_else(|findings| panic!("{}", library::listed(&findings)));
        let directory = catalogue.directory();
        assert_eq!(directory.entries.iter().map(|entry| entry.number).collect::<Vec<_>>(), (1..=37).collect::<Vec<_>>());
        let texts = &catalogue.governments()[0].texts;
        for (language, typed, first) in [
            ("id", "akte lahir", "birth"), ("id", "KTP hilang", "id-card"), ("id", "kk hilang", "family-card-lost"), ("id", "surat pindah keluar", "move-out"),
            ("id", "nikah", "marriage"), ("id", "cerai", "divorce"), ("id", "anak temuan", "foundling"), ("id", "salah tulis nama", "correction"),
            ("id", "ganti nama", "name-change"), ("id", "akta kebanjiran", "second-extract"), ("id", "kia", "child-card"), ("id", "ubah pekerjaan di kk", "biodata"),
            ("en", "lost certificate", "second-extract"), ("en", "moving letter", "move-out"), ("en", "adopt", "adoption"),
        ] {
            let speech = texts.speech(&texts.language_or_default(language));
            let found = directory.search(typed, &speech);
            assert_eq!(found.first().map(|entry| entry.id.as_str()), Some(first), "{typed}: {:?}", found.iter().map(|entry| &entry.id).collect::<Vec<_>>());
        }
        let speech = texts.speech(&texts.language_or_default("id"));
        assert!(directory.search("xyzzy", &speech).is_empty());
        assert!(directory.search("<&!", &speech).is_empty(), "signs alone are no words");
        assert_eq!(directory.search(" ", &speech).len(), 37);
    }
}
