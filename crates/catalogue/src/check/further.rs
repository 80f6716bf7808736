//! What comes out of an application besides: it follows from something, somebody makes it, and it can reach the applicant.

use crate::{
    field::FieldKind,
    finding::Finding,
    load::{cells::Placed, service_file::ServiceDraft},
    service::{Delivery, Further, NOT_WANTED, OfficeLevel, StepAct},
};

pub(super) fn check(draft: &ServiceDraft) -> Vec<Finding> {
    let mut findings = Vec::new();
    let registers = draft.route.iter().any(|step| matches!(step.item.act, StepAct::Register | StepAct::RecordElsewhere));
    for row in &draft.further {
        let id = &row.item.id;
        findings.extend(ways(draft, row));
        if !registers {
            findings.push(row.fault(format!("further output `{id}` follows from nothing: no step of the route registers")));
        }
        if !matches!(row.item.office, OfficeLevel::District | OfficeLevel::Registry) {
            findings.push(row.fault(format!("further output `{id}`: a district or the registry makes it")));
        }
        if draft.outputs.iter().any(|output| output.item.id == *id) {
            findings.push(row.fault(format!("further output `{id}` has the name of an output")));
        }
    }
    for output in draft.outputs.iter().filter(|output| output.item.blank.is_some() && (output.item.self_print || !output.item.pick_up)) {
        findings.push(output.fault(format!("output `{}` is printed on a blank: it is fetched, and nobody prints it at home", output.item.id)));
    }
    findings
}

/// How it can reach her.
fn ways(draft: &ServiceDraft, row: &Placed<Further>) -> Vec<Finding> {
    let (id, mut findings) = (&row.item.id, Vec::new());
    let offered: Vec<Delivery> = match (&row.item.asked, row.item.delivery) {
        (Some(field), None) => match draft.fields.iter().find(|known| known.item.id == *field).map(|known| &known.item.kind) {
            Some(FieldKind::Choice { options }) => {
                let ways = options.iter().filter(|option| *option != NOT_WANTED);
                for option in ways.clone().filter(|option| Delivery::parse(option).is_none()) {
                    findings.push(row.fault(format!("further output `{id}`: `{field}` offers `{option}`, which is none of download, pick-up, none")));
                }
                ways.filter_map(|option| Delivery::parse(option)).collect()
            }
            _ => {
                findings.push(row.fault(format!("further output `{id}`: `{field}` is no question with a choice")));
                Vec::new()
            }
        },
        (None, Some(delivery)) => vec![delivery],
        _ => {
            findings.push(row.fault(format!("further output `{id}` takes either `asked` or `delivery`")));
            Vec::new()
        }
    };
    if row.item.blank.is_some() && offered.contains(&Delivery::Download) {
        findings.push(row.fault(format!("further output `{id}` is printed on a blank: nobody prints it at home")));
    }
    if offered.contains(&Delivery::PickUp) && draft.collectors.is_empty() {
        findings.push(row.fault(format!("further output `{id}` is fetched, but no `collector` may fetch")));
    }
    findings
}
