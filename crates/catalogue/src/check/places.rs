//! A government as a whole: its registration office, region, languages and host names.

use crate::{
    finding::{Finding, Severity},
    government::{Government, Office, OfficeKind},
    ids::OfficeId,
    load::government_file::GovernmentDraft,
    region,
    texts::{Language, Texts},
};
use std::{collections::BTreeMap, sync::Arc};

pub(crate) fn government(draft: &GovernmentDraft, offices: &BTreeMap<OfficeId, Office>, shared: &Texts) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut fault = |line: usize, message: String| findings.push(Finding { path: draft.path.clone(), line, severity: Severity::Fault, message });
    let registry = offices.get(draft.registry_office.item.as_str()).map(|office| office.kind);
    if registry != Some(OfficeKind::Registry) {
        fault(draft.registry_office.line, format!("`{}` is no registration office of offices.csv", draft.registry_office.item));
    }
    let undotted = region::undotted(&draft.region_code.item);
    if undotted.len() != 4 || !undotted.bytes().all(|b| b.is_ascii_digit()) || undotted != draft.regency_code {
        fault(draft.region_code.line, format!("region `{}` and regency code `{}` must be the same four digits", draft.region_code.item, draft.regency_code));
    }
    let zone = match draft.zone_label.as_str() {
        "WIB" => Some(7),
        "WITA" => Some(8),
        "WIT" => Some(9),
        _ => None,
    };
    if zone.is_some_and(|hours| hours != draft.offset.whole_hours()) {
        fault(0, format!("`{}` is not {}", draft.zone_label, draft.offset));
    }
    if !offices.values().any(|office| office.kind == OfficeKind::Ward) {
        fault(0, "no ward at all: nobody could apply".to_owned());
    }
    if draft.languages.is_empty() {
        fault(0, "`languages` names no language".to_owned());
    }
    for tag in &draft.languages {
        if !shared.languages().contains(&Language::new(tag)) {
            fault(0, format!("nothing is said in language `{tag}`"));
        }
    }
    findings.extend(without_address(&draft.path, offices));
    findings
}

/// People are sent to wards and districts: how many of them nobody could find.
fn without_address(path: &str, offices: &BTreeMap<OfficeId, Office>) -> Option<Finding> {
    let visited = || offices.values().filter(|office| matches!(office.kind, OfficeKind::Ward | OfficeKind::District));
    let (all, lost) = (visited().count(), visited().filter(|office| office.address.is_none()).count());
    let message = format!("{lost} of {all} districts and wards have no address in offices.csv: slips and pages name them and cannot say where they are");
    (lost > 0).then(|| Finding { path: path.to_owned(), line: 0, severity: Severity::Warning, message })
}

/// No host name shows two governments.
pub(crate) fn hosts(governments: &[Arc<Government>]) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (index, government) in governments.iter().enumerate() {
        for other in governments.iter().take(index) {
            if let Some(host) = government.hosts.iter().find(|host| other.hosts.contains(host)) {
                let message = format!("host `{host}` already shows `{}`", other.id);
                findings.push(Finding { path: format!("governments/{}/government.toml", government.id), line: 0, severity: Severity::Fault, message });
            }
        }
    }
    findings
}
