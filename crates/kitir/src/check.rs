//! `kitir check`: the catalogue's own checker, and every output rendered with sample data.

use crate::library;
use catalogue::{Catalogue, Finding, Severity};
use clap::Args;
use desk::kernel::extract_samples;
use std::{
    path::{Path, PathBuf},
    process::ExitCode,
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

/// Faults of outputs that do not render with sample data, every variant of them.
fn rendered(catalogue: &Catalogue, keep: Option<&Path>) -> Result<Vec<Finding>, String> {
    let press = certificate::Press::new();
    let mut findings = Vec::new();
    for (index, government) in catalogue.governments().iter().enumerate() {
        let outputs = government.services.values().flat_map(|service| service.outputs.iter().map(move |output| (service, output)));
        for (service, output) in outputs {
            let Some(template) = &output.template else { continue };
            let samples = if output.of_entry { extract_samples::entry_samples } else { extract_samples::samples };
            for (name, sample) in samples(service, government).into_iter().take(if index == 0 { usize::MAX } else { FIT }) {
                let file = format!("{}/{}", service.id, output.id);
                let sheet = certificate::extract_sheet(&file, template, &sample, government.theme.emblem_svg.as_bytes());
                match (sheet.and_then(|sheet| press.render(&sheet)), keep) {
                    (Ok(pdf), Some(folder)) => kept(&folder.join(government.id.as_str()), &format!("{}-{} {name}", service.id, output.id), &pdf)?,
                    (Ok(_), None) => {}
                    (Err(error), _) => findings.push(Finding {
                        path: format!("crates/services/{}", service.id),
                        line: 0,
                        severity: Severity::Fault,
                        message: format!("output {} ({name}) does not render for {}: {error}", output.id, government.id),
                    }),
                }
            }
        }
    }
    Ok(findings)
}

fn kept(folder: &Path, name: &str, pdf: &[u8]) -> Result<(), String> {
    let name: String = name.trim().chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).collect();
    let file = folder.join(format!("{name}.pdf"));
    std::fs::create_dir_all(folder).and_then(|()| std::fs::write(&file, pdf)).map_err(|error| format!("{}: {error}", file.display()))
}
