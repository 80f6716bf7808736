//! `kitir check`: the catalogue's own checker, and every output rendered with sample data.

use crate::library;
use catalogue::{Catalogue, Finding, Government, Service, Severity, service::Output};
use certificate::Extract;
use clap::Args;
use desk::kernel::extract_samples;
use std::{
    path::{Path, PathBuf},
    process::ExitCode,
    sync::atomic::{AtomicUsize, Ordering},
};

#[derive(Args)]
pub struct Options {
    /// Government folders to check instead of the built-in ones
    #[arg(long = "government", value_name = "DIR")]
    governments: Vec<PathBuf>,
    /// One JSON object per finding
    #[arg(long)]
    json: bool,
    /// Keep every rendered sample as a PDF in this folder, to look at
    #[arg(long, value_name = "DIR")]
    keep: Option<PathBuf>,
}

/// Exit code 0 without faults, 1 with.
pub fn run(options: &Options) -> Result<ExitCode, String> {
    let (findings, services) = match library::load(&options.governments) {
        Ok(catalogue) => {
            let mut findings = catalogue.findings().to_vec();
            findings.extend(rendered(&catalogue, options.keep.as_deref())?);
            (findings, catalogue.governments().iter().map(|government| government.services.len()).sum())
        }
        Err(findings) => (findings, 0),
    };
    for finding in &findings {
        if options.json {
            println!("{}", serde_json::to_string(finding).map_err(|error| error.to_string())?);
        } else {
            println!("{finding}");
        }
    }
    let count = |severity| findings.iter().filter(|finding| finding.severity == severity).count();
    let faults = count(Severity::Fault);
    eprintln!("{services} services, {faults} faults, {} warnings, {} unconfirmed", count(Severity::Warning), count(Severity::Unconfirmed));
    Ok(if faults == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Another government changes names and emblem of the same template: its first situation, as long as it may be, shows whether it fits.
const FIT: usize = 3;

/// One document to print.
struct Job<'a> {
    government: &'a Government,
    service: &'a Service,
    output: &'a Output,
    template: &'a str,
    situation: String,
    sample: Extract,
}

fn jobs(catalogue: &Catalogue) -> Vec<Job<'_>> {
    let mut jobs = Vec::new();
    for (index, government) in catalogue.governments().iter().enumerate() {
        let outputs = government.services.values().flat_map(|service| service.outputs.iter().map(move |output| (service, output)));
        for (service, output) in outputs {
            let Some(template) = output.template.as_deref() else { continue };
            let samples = if output.of_entry { extract_samples::entry_samples } else { extract_samples::samples };
            let most = if index == 0 { usize::MAX } else { FIT };
            let job = |(situation, sample)| Job { government, service, output, template, situation, sample };
            jobs.extend(samples(service, government).into_iter().take(most).map(job));
        }
    }
    jobs
}

/// Faults of outputs that do not render with sample data, every variant of them. Each core prints; the order of what is said stays.
fn rendered(catalogue: &Catalogue, keep: Option<&Path>) -> Result<Vec<Finding>, String> {
    let (press, jobs, next) = (certificate::Press::new(), jobs(catalogue), AtomicUsize::new(0));
    let work = || {
        let mut found = Vec::new();
        while let Some((place, job)) = { let place = next.fetch_add(1, Ordering::Relaxed); jobs.get(place).map(|job| (place, job)) } {
            found.extend(printed(&press, job, keep)?.map(|finding| (place, finding)));
        }
        Ok::<_, String>(found)
    };
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let mut found = std::thread::scope(|scope| {
        let workers: Vec<_> = (0..cores).map(|_| scope.spawn(work)).collect();
        let joined = workers.into_iter().map(|worker| worker.join().unwrap_or_else(|_| Err("a printing thread stopped".to_owned())));
        joined.collect::<Result<Vec<_>, String>>()
    })?
    .concat();
    found.sort_by_key(|(place, _)| *place);
    Ok(found.into_iter().map(|(_, finding)| finding).collect())
}

fn printed(press: &certificate::Press, job: &Job<'_>, keep: Option<&Path>) -> Result<Option<Finding>, String> {
    let Job { government, service, output, template, situation, sample } = job;
    let sheet = certificate::extract_sheet(&format!("{}/{}", service.id, output.id), template, sample, government.theme.emblem_svg.as_bytes());
    match (sheet.and_then(|sheet| press.render(&sheet)), keep) {
        (Ok(pdf), Some(folder)) => kept(&folder.join(government.id.as_str()), &format!("{}-{} {situation}", service.id, output.id), &pdf).map(|()| None),
        (Ok(_), None) => Ok(None),
        (Err(error), _) => Ok(Some(Finding {
            path: format!("crates/services/{}", service.id),
            line: 0,
            severity: Severity::Fault,
            message: format!("output {} ({situation}) does not render for {}: {error}", output.id, government.id),
        })),
    }
}

fn kept(folder: &Path, name: &str, pdf: &[u8]) -> Result<(), String> {
    let name: String = name.trim().chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).collect();
    let file = folder.join(format!("{name}.pdf"));
    std::fs::create_dir_all(folder).and_then(|()| std::fs::write(&file, pdf)).map_err(|error| format!("{}: {error}", file.display()))
}
