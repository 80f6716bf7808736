//! The one checker: it runs at every start, in `kitir check` and in tests, and reports all findings at once, each with file and line.
//!
//! A fault stops the program; a warning is worth a look; an unconfirmed legal basis is listed until somebody proves it.
//! What a file says wrongly in itself (unknown keys, wrong types) is reported while reading, in [`crate::load`].
//!
//! Read next: `check/references.rs` (ids), `check/conditions.rs`, `check/dated.rs`, `check/route.rs`, `check/wording.rs` (texts).

mod computed;
mod conditions;
pub(crate) mod contrast;
mod dated;
mod editions;
mod further;
mod machine;
mod places;
mod references;
mod route;
mod wording;

pub(crate) use editions::edition;
pub use machine::{COLLECTORS, RECEIPTS};
pub(crate) use places::{government, hosts};
pub(crate) use wording::{government_texts, overridden_texts, service_texts as texts};

use crate::{
    basis::is_unconfirmed,
    finding::{Finding, Severity},
    load::{cells::Placed, service_file::ServiceDraft},
};
use std::collections::BTreeSet;

/// Everything about a service but its texts and its edition.
pub(crate) fn service(draft: &ServiceDraft) -> Vec<Finding> {
    let mut findings = references::check(draft);
    findings.extend(conditions::check(draft));
    findings.extend(computed::check(draft));
    findings.extend(dated::check(draft));
    findings.extend(machine::check(draft));
    findings.extend(further::check(draft));
    findings.extend(route::check(draft));
    findings.extend(bases(draft));
    findings
}

fn bases(draft: &ServiceDraft) -> Vec<Finding> {
    let mut findings = Vec::new();
    unproved(&draft.components, "component", |c| (c.id.clone(), c.basis.as_str()), &mut findings);
    unproved(&draft.fields, "field", |f| (f.id.to_string(), f.basis.as_str()), &mut findings);
    unproved(&draft.requirements, "requirement", |r| (r.slot.to_string(), r.basis.as_str()), &mut findings);
    unproved(&draft.deadlines, "deadline", |d| (d.id.clone(), d.basis.as_str()), &mut findings);
    unproved(&draft.fees, "fee", |f| (f.id.clone(), f.basis.as_str()), &mut findings);
    unproved(&draft.effects, "effect", |e| (e.id.clone(), e.basis.as_str()), &mut findings);
    unproved(&draft.further, "further output", |row| (row.id.clone(), row.basis.as_str()), &mut findings);
    unproved(&draft.waivers, "waiver of fee", |w| (w.fee.clone(), w.basis.as_str()), &mut findings);
    unproved(&draft.series, "series", |row| (row.letters.clone(), row.basis.as_deref().unwrap_or_default()), &mut findings);
    unproved(&draft.parts, "part", |part| (part.id.clone(), part.basis.as_str()), &mut findings);
    unproved(draft.contest.as_slice(), "contest", |contest| (contest.person.to_string(), contest.basis.as_str()), &mut findings);
    unproved(std::slice::from_ref(&draft.promise), "promise", |p| (String::new(), p.basis.as_str()), &mut findings);
    unproved(&draft.promises, "promise of a variant", |(_, p)| (String::new(), p.basis.as_str()), &mut findings);
    for reason in &draft.reasons {
        let code = &reason.item.code;
        match (&reason.item.basis, reason.item.act) {
            (Some(basis), _) if is_unconfirmed(basis) => findings.push(unconfirmed(reason, format!("reason `{code}`"))),
            (None, crate::service::ReasonAct::Refuse | crate::service::ReasonAct::Amend) => {
                findings.push(reason.fault(format!("refusal or amendment `{code}` has no legal basis")));
            }
            _ => {}
        }
    }
    for component in draft.components.iter().filter(|component| component.item.example) {
        let message = format!("component `{}` of the service standard is an example; replace its text before real use", component.item.id);
        findings.push(component.finding(Severity::Warning, message));
    }
    findings
}

/// Rows of the retention schedule whose basis nobody has proved.
pub(crate) fn retention(terms: &[Placed<crate::retention::Term>]) -> Vec<Finding> {
    let mut findings = Vec::new();
    unproved(terms, "retention", |term| (term.kept.key().to_owned(), term.basis.as_str()), &mut findings);
    findings
}

/// One rule a day, and whose basis nobody has proved.
pub(crate) fn compensations(rows: &[Placed<crate::government::Compensation>]) -> Vec<Finding> {
    let mut findings = Vec::new();
    unproved(rows, "compensation", |rule| (rule.amount_rupiah.to_string(), rule.basis.as_str()), &mut findings);
    for (place, row) in rows.iter().enumerate() {
        let rule = &row.item;
        if rule.until.is_some_and(|until| until < rule.from) {
            findings.push(row.fault("a rule ends before it begins".to_owned()));
        }
        let overlaps = |other: &&Placed<crate::government::Compensation>| {
            other.item.until.is_none_or(|until| rule.from <= until) && rule.until.is_none_or(|until| other.item.from <= until)
        };
        if rows.iter().take(place).any(|other| overlaps(&other)) {
            findings.push(row.fault("two rules for compensation hold on one day".to_owned()));
        }
    }
    findings
}

fn unproved<T>(rows: &[Placed<T>], what: &str, of: impl Fn(&T) -> (String, &str), findings: &mut Vec<Finding>) {
    let mut told = BTreeSet::new();
    for row in rows {
        let (id, basis) = of(&row.item);
        // What is written once for several people is told once.
        if is_unconfirmed(basis) && told.insert((row.path.clone(), row.line)) {
            findings.push(unconfirmed(row, format!("{what} `{id}`: {basis}")));
        }
    }
}

fn unconfirmed<T>(row: &Placed<T>, message: String) -> Finding {
    row.finding(Severity::Unconfirmed, message)
}

#[cfg(test)]
mod tests;
