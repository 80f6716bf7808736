//! Ids: each is written once, and every id that something points at exists.

use super::conditions::is_value;
use crate::{
    field::FieldKind,
    finding::Finding,
    load::{cells::Placed, service_file::ServiceDraft},
};
use std::collections::BTreeMap;

/// The 14 components of a public service standard (Permenpan-RB 15/2014).
const COMPONENTS: [&str; 14] = [
    "requirements", "procedure", "time", "cost", "product", "complaints", "legal-basis", "facilities", "competence", "supervision", "staff",
    "service-guarantee", "safety-guarantee", "evaluation",
];

pub(super) fn check(draft: &ServiceDraft) -> Vec<Finding> {
    let mut findings = duplicates(draft);
    findings.extend(standard(draft));
    findings.extend(journey(draft));
    findings.extend(fields(draft));
    findings.extend(documents(draft));
    findings.extend(money(draft));
    findings
}

fn duplicates(draft: &ServiceDraft) -> Vec<Finding> {
    let mut findings = Vec::new();
    twice(&draft.components, "component", |c| c.id.clone(), &mut findings);
    twice(&draft.facts, "fact", |f| f.id.to_string(), &mut findings);
    twice(&draft.pages, "page", |p| p.id.clone(), &mut findings);
    twice(&draft.fields, "field", |f| f.id.to_string(), &mut findings);
    twice(&draft.kinds, "kind", |k| k.id.to_string(), &mut findings);
    twice(&draft.slots, "slot", |s| s.id.to_string(), &mut findings);
    twice(&draft.route, "step", |s| s.id.to_string(), &mut findings);
    twice(&draft.outputs, "output", |o| o.id.clone(), &mut findings);
    twice(&draft.further, "further output", |row| row.id.clone(), &mut findings);
    twice(&draft.parts, "part", |p| p.id.clone(), &mut findings);
    twice(&draft.effects, "effect", |e| e.id.clone(), &mut findings);
    twice(&draft.duplicates, "duplicate", |d| d.id.clone(), &mut findings);
    twice(&draft.prints, "print", |p| format!("{} {:?}", p.field, p.when), &mut findings);
    twice(&draft.reasons, "reason", |r| r.code.to_string(), &mut findings);
    findings
}

fn twice<T>(rows: &[Placed<T>], what: &str, id: impl Fn(&T) -> String, findings: &mut Vec<Finding>) {
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    for row in rows {
        let id = id(&row.item);
        if let Some(line) = seen.get(&id) {
            findings.push(row.fault(format!("{what} `{id}` is already defined at line {line}")));
        }
        seen.entry(id).or_insert(row.line);
    }
}

fn standard(draft: &ServiceDraft) -> Vec<Finding> {
    let mut findings = Vec::new();
    for id in COMPONENTS.iter().filter(|id| !draft.components.iter().any(|c| c.item.id == **id)) {
        findings.push(draft.edition.fault(format!("component `{id}` of the service standard is missing")));
    }
    for component in draft.components.iter().filter(|c| !COMPONENTS.contains(&c.item.id.as_str())) {
        findings.push(component.fault(format!("`{}` is no component of a service standard", component.item.id)));
    }
    if draft.basis.is_empty() {
        findings.push(draft.edition.fault("the service names no legal `basis`".to_owned()));
    }
    findings
}

fn journey(draft: &ServiceDraft) -> Vec<Finding> {
    let mut findings = Vec::new();
    for page in &draft.pages {
        if !draft.groups.contains(&page.item.group) {
            findings.push(page.fault(format!("page `{}` is in group `{}`, which `groups` does not list", page.item.id, page.item.group)));
        }
        for id in page.item.fields.iter().filter(|id| !draft.fields.iter().any(|f| f.item.id == **id)) {
            findings.push(page.fault(format!("page `{}` asks for field `{id}`, which does not exist", page.item.id)));
        }
    }
    for id in draft.notify.iter().filter(|id| !draft.fields.iter().any(|f| f.item.id == **id)) {
        findings.push(draft.edition.fault(format!("`notify` names `{id}`, which is no question")));
    }
    for part in &draft.parts {
        for id in part.item.fields.iter().filter(|id| !draft.fields.iter().any(|field| field.item.id == **id)) {
            findings.push(part.fault(format!("part `{}` asks for field `{id}`, which does not exist", part.item.id)));
        }
        for field in draft.fields.iter().filter(|field| part.item.fields.contains(&field.item.id) && field.item.index.is_some()) {
            findings.push(field.fault(format!("field `{}` of part `{}` would be found by a search", field.item.id, part.item.id)));
        }
    }
    for group in draft.groups.iter().filter(|group| !draft.pages.iter().any(|page| page.item.group == **group)) {
        findings.push(draft.edition.fault(format!("group `{group}` has no page")));
    }
    for field in &draft.fields {
        let parts = draft.parts.iter().filter(|part| part.item.fields.contains(&field.item.id)).count();
        let pages = parts + draft.pages.iter().filter(|page| page.item.fields.contains(&field.item.id)).count();
        if pages != 1 {
            findings.push(field.fault(format!("field `{}` is asked on {pages} pages; it must be asked on one", field.item.id)));
        }
    }
    findings
}

fn fields(draft: &ServiceDraft) -> Vec<Finding> {
    let mut findings = Vec::new();
    let kind_of = |id: &str| draft.fields.iter().find(|f| f.item.id.as_str() == id).map(|f| &f.item.kind);
    for field in &draft.fields {
        let id = &field.item.id;
        match &field.item.kind {
            FieldKind::Nik { birth_date, sex } => {
                let date = birth_date.as_ref().filter(|id| !matches!(kind_of(id.as_str()), Some(FieldKind::Date { .. })));
                let sex = sex.as_ref().filter(|id| !matches!(kind_of(id.as_str()), Some(FieldKind::Choice { .. })));
                for other in [date, sex].into_iter().flatten() {
                    findings.push(field.fault(format!("field `{id}` compares with `{other}`, which is no such question")));
                }
            }
            FieldKind::Integer { min, max } if min > max => findings.push(field.fault(format!("field `{id}`: min is more than max"))),
            FieldKind::Choice { options } => {
                let mut sorted = options.clone();
                sorted.sort();
                sorted.dedup();
                if options.len() < 2 || sorted.len() != options.len() {
                    findings.push(field.fault(format!("choice `{id}` needs two options or more, each once")));
                }
            }
            _ => {}
        }
        let known = id.as_str().bytes().all(|b| matches!(b, b'a'..=b'z' | b'0'..=b'9' | b'.' | b'_' | b'-'));
        if !known {
            findings.push(field.fault(format!("field id `{id}` may hold a-z, 0-9, dot, dash and underscore only")));
        }
    }
    findings
}

fn documents(draft: &ServiceDraft) -> Vec<Finding> {
    let mut findings = Vec::new();
    for kind in &draft.kinds {
        for (fact, value) in kind.item.decides.iter().filter(|(fact, value)| !is_value(draft, fact.as_str(), value)) {
            findings.push(kind.fault(format!("kind `{}` decides `{fact} = {value}`, which is no value of a fact", kind.item.id)));
        }
        if !draft.slots.iter().any(|slot| slot.item.kinds.contains(&kind.item.id)) {
            findings.push(kind.fault(format!("kind `{}` fits no slot", kind.item.id)));
        }
    }
    for slot in &draft.slots {
        if slot.item.kinds.is_empty() {
            findings.push(slot.fault(format!("slot `{}` takes no kind of document", slot.item.id)));
        }
        for id in slot.item.kinds.iter().filter(|id| !draft.kinds.iter().any(|k| k.item.id == **id)) {
            findings.push(slot.fault(format!("slot `{}` takes kind `{id}`, which does not exist", slot.item.id)));
        }
        if !draft.requirements.iter().any(|row| row.item.slot == slot.item.id) {
            findings.push(slot.fault(format!("no row ever asks for slot `{}`", slot.item.id)));
        }
    }
    for row in draft.requirements.iter().filter(|row| !draft.slots.iter().any(|slot| slot.item.id == row.item.slot)) {
        findings.push(row.fault(format!("row asks for slot `{}`, which does not exist", row.item.slot)));
    }
    findings
}

fn money(draft: &ServiceDraft) -> Vec<Finding> {
    let mut findings = Vec::new();
    for waiver in draft.waivers.iter().filter(|waiver| !draft.fees.iter().any(|fee| fee.item.id == waiver.item.fee)) {
        findings.push(waiver.fault(format!("waives fee `{}`, which does not exist", waiver.item.fee)));
    }
    if draft.outputs.is_empty() {
        findings.push(draft.edition.fault("the service has no output".to_owned()));
    }
    for output in draft.outputs.iter().filter(|output| !output.item.self_print && !output.item.pick_up) {
        findings.push(output.fault(format!("output `{}` can reach nobody: neither self_print nor pick_up", output.item.id)));
    }
    findings
}
