//! A changed folder with an unchanged edition is refused.
//!
//! `editions.lock` in the service folder holds one line an edition: its number and the digest of the folder. An edition without a
//! line is a draft: it may still change, and every start says so. Once released, its line is committed and the edition is frozen.

use crate::{finding::{Finding, Severity}, load::{Folder, service_file::ServiceDraft}};
use std::fmt::Write as _;

pub(crate) fn edition(folder: &Folder, draft: &ServiceDraft) -> Vec<Finding> {
    let mut findings = Vec::new();
    let edition = draft.edition.item;
    let digest = hex(&draft.digest);
    let lock = folder.find("editions.lock").map(String::from_utf8_lossy).unwrap_or_default();
    let mut locked = None;
    for (index, line) in lock.lines().enumerate().filter(|(_, line)| !line.trim().is_empty() && !line.starts_with('#')) {
        let read = line.split_once(' ').and_then(|(number, digest)| Some((number.parse::<u32>().ok()?, digest.trim())));
        match read {
            Some((number, digest)) if number == edition => locked = Some(digest.to_owned()),
            Some((number, _)) if number > edition => {
                findings.push(draft.edition.fault(format!("edition {edition} is older than edition {number}, which is locked")));
            }
            Some(_) => {}
            None => findings.push(Finding {
                path: folder.path_of("editions.lock"),
                line: index + 1,
                severity: Severity::Fault,
                message: "must be an edition number, a space and a digest".to_owned(),
            }),
        }
    }
    match locked {
        Some(locked) if locked != digest => {
            findings.push(draft.edition.fault(format!("the folder changed but the edition is still {edition}: raise it (digest now {digest})")));
        }
        Some(_) => {}
        None => {
            let message = format!("edition {edition} is a draft; when it is released, add `{edition} {digest}` to editions.lock");
            findings.push(draft.edition.finding(Severity::Warning, message));
        }
    }
    findings
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}
