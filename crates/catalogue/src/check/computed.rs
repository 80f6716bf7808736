//! Facts that the file computes, and answers that it forbids together: every name exists, every value can come.

use crate::{
    field::FieldKind,
    finding::Finding,
    ids::FieldId,
    load::{cells::Placed, service_file::ServiceDraft},
    service::{Bar, Computed, FactRow},
};

pub(super) fn check(draft: &ServiceDraft) -> Vec<Finding> {
    let facts = draft.facts.iter().filter_map(|row| row.item.how.as_ref().map(|how| (row, how)));
    let mut findings: Vec<Finding> = facts.flat_map(|(row, how)| fact(draft, row, how)).collect();
    findings.extend(draft.bars.iter().flat_map(|row| bar(draft, row)));
    findings
}

fn kind<'d>(draft: &'d ServiceDraft, id: &FieldId) -> Option<&'d FieldKind> {
    draft.fields.iter().find(|field| field.item.id == *id).map(|field| &field.item.kind)
}

fn fact(draft: &ServiceDraft, row: &Placed<FactRow>, how: &Computed) -> Vec<Finding> {
    let (id, mut findings) = (&row.item.id, Vec::new());
    let wanted = match how {
        Computed::Past { deadline } => {
            if !draft.deadlines.iter().any(|one| one.item.id == *deadline) {
                findings.push(row.fault(format!("fact `{id}`: there is no deadline `{deadline}`")));
            }
            if draft.subject.item.date.is_none() {
                findings.push(row.fault(format!("fact `{id}`: the subject has no `date` to count from")));
            }
            2
        }
        Computed::Years { since, limits } => {
            if !matches!(kind(draft, since), Some(FieldKind::Date { .. })) {
                findings.push(row.fault(format!("fact `{id}`: `{since}` is no question for a date")));
            }
            if limits.is_empty() || !limits.is_sorted_by(|one, next| one < next) {
                findings.push(row.fault(format!("fact `{id}`: `limits` must rise")));
            }
            limits.len() + 1
        }
    };
    if row.item.values.len() != wanted {
        findings.push(row.fault(format!("fact `{id}` needs {wanted} values, it has {}", row.item.values.len())));
    }
    findings
}

fn bar(draft: &ServiceDraft, row: &Placed<Bar>) -> Vec<Finding> {
    let (bar, mut findings) = (&row.item, Vec::new());
    if kind(draft, &bar.field).is_none() {
        findings.push(row.fault(format!("bar: `{}` is no question", bar.field)));
    }
    for person in bar.people.iter().flatten() {
        if kind(draft, &FieldId::new(&format!("{person}.name"))).is_none() {
            findings.push(row.fault(format!("bar: nobody is called `{person}`: there is no question `{person}.name`")));
        }
    }
    if bar.people.is_none() && bar.when.0.is_empty() {
        findings.push(row.fault("bar: without `people` or `when` nothing could ever be sent".to_owned()));
    }
    findings
}
