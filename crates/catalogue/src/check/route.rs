//! The route: it ends in a signed document or in a hand-over for every application, its steps stand in order, and somebody can do each of them.

use crate::{finding::Finding, load::service_file::ServiceDraft, service::{OfficeLevel, StepAct}};

/// Which roles sit at which level. The rights table of the crate `people` says the same; a test of the binary compares the two.
const DOERS: [(OfficeLevel, &[&str]); 4] = [
    (OfficeLevel::Applicant, &["applicant"]),
    (OfficeLevel::Ward, &["ward_officer"]),
    (OfficeLevel::District, &["district_officer"]),
    (OfficeLevel::Registry, &["registrar", "head"]),
];

pub(super) fn check(draft: &ServiceDraft) -> Vec<Finding> {
    let mut findings = Vec::new();
    let always = |act: StepAct| draft.route.iter().any(|step| step.item.act == act && step.item.when.0.is_empty());
    let some = |act: StepAct| draft.route.iter().any(|step| step.item.act == act);
    let mut needed = vec![StepAct::Review];
    // What goes into a register or bears a signature is approved by a second person, always.
    if some(StepAct::Register) {
        needed.extend([StepAct::Approve, StepAct::Register, StepAct::Sign]);
    } else if some(StepAct::RecordElsewhere) {
        needed.extend([StepAct::Approve, StepAct::RecordElsewhere]);
    } else if some(StepAct::Sign) {
        needed.extend([StepAct::Approve, StepAct::Sign]);
    } else {
        needed.push(StepAct::HandOver);
    }
    for needed in needed.into_iter().filter(|act| !always(*act)) {
        findings.push(draft.edition.fault(format!("the route has no end: no step does `{needed:?}` for every application")));
    }
    let mut latest = None;
    for step in &draft.route {
        let item = &step.item;
        let can = DOERS.iter().any(|(level, roles)| *level == item.office && roles.contains(&item.role.as_str()));
        if !can {
            findings.push(step.fault(format!("nobody can do step `{}`: no `{}` works at that level", item.id, item.role)));
        }
        if (item.act == StepAct::Confirm) != (item.office == OfficeLevel::Applicant) {
            findings.push(step.fault(format!("nobody can do step `{}`: the applicant confirms, and does nothing else", item.id)));
        }
        if latest.is_some_and(|latest| order(item.act) < latest) {
            findings.push(step.fault(format!("step `{}` comes too late in the route", item.id)));
        }
        latest = latest.max(Some(order(item.act)));
    }
    findings
}

fn order(act: StepAct) -> u8 {
    match act {
        StepAct::Review => 0,
        StepAct::DecideLate => 1,
        StepAct::Approve => 2,
        StepAct::Confirm => 3,
        StepAct::Register | StepAct::RecordElsewhere => 4,
        StepAct::Sign => 5,
        StepAct::Print => 6,
        StepAct::HandOver => 7,
    }
}
