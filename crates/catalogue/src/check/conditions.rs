//! Conditions: every cell names a choice or a fact and one of its values; questions depend on earlier ones only; every row can be reached.

use crate::{
    condition::{Condition, OneOrMany},
    field::{Field, FieldKind, PrefillSource},
    finding::Finding,
    load::{cells::Placed, service_file::ServiceDraft},
    service::{Need, RequirementRow},
};
use std::collections::{BTreeMap, BTreeSet};

type Row = BTreeMap<String, OneOrMany>;

pub(super) fn check(draft: &ServiceDraft) -> Vec<Finding> {
    let names = Names::of(draft);
    let mut findings = Vec::new();
    let mut asked: BTreeSet<&str> = BTreeSet::new();
    for page in &draft.pages {
        names.cells(page, &page.item.when, &mut findings);
        earlier(page, &page.item.when, &names, &asked, &mut findings);
        for id in &page.item.fields {
            let Some(field) = draft.fields.iter().find(|field| field.item.id == *id) else { continue };
            names.cells(field, &field.item.when, &mut findings);
            earlier(field, &field.item.when, &names, &asked, &mut findings);
            names.reachable(field, &field.item.when, &mut findings);
            if let Some(prefill) = &field.item.prefill {
                names.cells(field, &prefill.when, &mut findings);
                earlier(field, &prefill.when, &names, &asked, &mut findings);
                names.reachable(field, &prefill.when, &mut findings);
                findings.extend(offered(draft, field, &prefill.source, &asked));
            }
            asked.insert(id.as_str());
        }
        names.reachable(page, &page.item.when, &mut findings);
    }
    for row in &draft.requirements {
        names.cells(row, &row.item.when, &mut findings);
        names.reachable(row, &row.item.when, &mut findings);
    }
    for step in &draft.route {
        names.cells(step, &step.item.when, &mut findings);
        names.reachable(step, &step.item.when, &mut findings);
    }
    for fee in &draft.fees {
        names.cells(fee, &fee.item.when, &mut findings);
        names.reachable(fee, &fee.item.when, &mut findings);
    }
    for row in &draft.promises {
        names.cells(row, &row.item.0, &mut findings);
        names.reachable(row, &row.item.0, &mut findings);
        if row.item.0.0.is_empty() {
            findings.push(row.fault("a promise of a variant needs `when`".to_owned()));
        }
    }
    for row in &draft.series {
        names.cells(row, &row.item.when, &mut findings);
    }
    for row in &draft.prints {
        names.cells(row, &row.item.when, &mut findings);
    }
    for row in &draft.collectors {
        names.cells(row, &row.item.when, &mut findings);
    }
    for row in &draft.effects {
        names.cells(row, &row.item.when, &mut findings);
    }
    for row in &draft.further {
        names.cells(row, &row.item.when, &mut findings);
        names.reachable(row, &row.item.when, &mut findings);
    }
    for row in &draft.bars {
        names.cells(row, &row.item.when, &mut findings);
        names.reachable(row, &row.item.when, &mut findings);
    }
    findings.extend(overshadowed(&draft.requirements));
    findings
}

/// What a cell may name: the closed set of values and, for fields, when the question is asked.
struct Names<'d> {
    values: BTreeMap<&'d str, &'d [String]>,
    shown_when: BTreeMap<&'d str, [&'d Condition; 2]>,
}

impl<'d> Names<'d> {
    fn of(draft: &'d ServiceDraft) -> Self {
        let mut names = Self { values: BTreeMap::new(), shown_when: BTreeMap::new() };
        for fact in &draft.facts {
            names.values.insert(fact.item.id.as_str(), &fact.item.values);
        }
        for field in &draft.fields {
            if let FieldKind::Choice { options } = &field.item.kind {
                names.values.insert(field.item.id.as_str(), options);
                if let Some(page) = draft.pages.iter().find(|page| page.item.fields.contains(&field.item.id)) {
                    names.shown_when.insert(field.item.id.as_str(), [&field.item.when, &page.item.when]);
                }
            }
        }
        names
    }

    fn cells<T>(&self, at: &Placed<T>, condition: &Condition, findings: &mut Vec<Finding>) {
        for (name, wanted) in condition.0.iter().flatten() {
            let Some(values) = self.values.get(name.as_str()) else {
                findings.push(at.fault(format!("`{name}` is neither a choice nor a fact")));
                continue;
            };
            for value in each(wanted).filter(|value| !values.contains(*value)) {
                findings.push(at.fault(format!("`{value}` is no value of `{name}`: {}", values.join(", "))));
            }
            if each(wanted).next().is_none() {
                findings.push(at.fault(format!("`{name} = []` never holds")));
            }
        }
    }

    /// A row that wants an answer to a question which that same row keeps from being asked can never hold.
    fn reachable<T>(&self, at: &Placed<T>, condition: &Condition, findings: &mut Vec<Finding>) {
        for row in &condition.0 {
            let blocked = row.keys().find(|name| {
                self.shown_when.get(name.as_str()).is_some_and(|conditions| conditions.iter().any(|shown| !agrees(row, shown)))
            });
            if let Some(name) = blocked {
                findings.push(at.fault(format!("this row can never hold: `{name}` is not asked then")));
            }
        }
    }
}

/// Whether some row of `shown` can hold together with `row`.
fn agrees(row: &Row, shown: &Condition) -> bool {
    let together = |other: &Row| other.iter().all(|(name, wanted)| row.get(name).is_none_or(|mine| each(mine).any(|value| wanted.contains(value))));
    shown.0.is_empty() || shown.0.iter().any(together)
}

/// Questions depend on questions asked before them (facts come from answers and settle by themselves).
fn earlier<T>(at: &Placed<T>, condition: &Condition, names: &Names<'_>, asked: &BTreeSet<&str>, findings: &mut Vec<Finding>) {
    for name in condition.0.iter().flat_map(BTreeMap::keys) {
        let is_field = names.shown_when.contains_key(name.as_str());
        if is_field && !asked.contains(name.as_str()) {
            findings.push(at.fault(format!("depends on `{name}`, which is asked later")));
        }
    }
}

/// An offer comes from an earlier answer of the same kind, or is an answer that the question takes.
fn offered(draft: &ServiceDraft, field: &Placed<Field>, source: &PrefillSource, asked: &BTreeSet<&str>) -> Option<Finding> {
    let kind = &field.item.kind;
    match source {
        PrefillSource::Answer(id) => {
            let other = draft.fields.iter().find(|other| other.item.id == *id);
            let same = other.is_some_and(|other| std::mem::discriminant(&other.item.kind) == std::mem::discriminant(kind));
            let fits = same && asked.contains(id.as_str());
            (!fits).then(|| field.fault(format!("offers `{id}`, which is no earlier question of the same kind")))
        }
        PrefillSource::Value(value) => {
            let fits = field.item.options().is_some_and(|options| options.contains(value));
            (!fits).then(|| field.fault(format!("offers `{value}`, which is none of its options")))
        }
    }
}

/// Rows of the decision table that change nothing, because another row already asks for the same whenever they would.
fn overshadowed(rows: &[Placed<RequirementRow>]) -> Vec<Finding> {
    let covers = |wide: &RequirementRow, narrow: &RequirementRow| {
        let longer = wide.from <= narrow.from && (wide.until.is_none() || (narrow.until.is_some() && narrow.until <= wide.until));
        wide.slot == narrow.slot && wide.need >= narrow.need && longer && implies(&narrow.when, &wide.when)
    };
    let mut findings = Vec::new();
    for (index, row) in rows.iter().enumerate() {
        let same_as = |other: &RequirementRow| covers(&row.item, other) && covers(other, &row.item);
        let over = rows.iter().enumerate().find(|(at, other)| *at != index && covers(&other.item, &row.item) && (*at < index || !same_as(&other.item)));
        if let Some((_, over)) = over {
            let what = if row.item.need == Need::Must { "asks for" } else { "offers" };
            findings.push(row.fault(format!("unreachable: the row at line {} already {what} `{}` whenever this one does", over.line, row.item.slot)));
        }
    }
    findings
}

/// Whether `narrow` cannot hold without `wide`: every row of `narrow` says all that some row of `wide` says, or more.
fn implies(narrow: &Condition, wide: &Condition) -> bool {
    let row_implies = |narrow: &Row, wide: &Row| {
        wide.iter().all(|(name, wanted)| narrow.get(name).is_some_and(|mine| each(mine).all(|value| wanted.contains(value))))
    };
    wide.0.is_empty() || (!narrow.0.is_empty() && narrow.0.iter().all(|row| wide.0.iter().any(|other| row_implies(row, other))))
}

fn each(wanted: &OneOrMany) -> impl Iterator<Item = &String> {
    match wanted {
        OneOrMany::One(one) => std::slice::from_ref(one).iter(),
        OneOrMany::Many(many) => many.iter(),
    }
}

/// Whether a fact and a value stand in the draft's closed sets.
pub(super) fn is_value(draft: &ServiceDraft, fact: &str, value: &str) -> bool {
    draft.facts.iter().any(|known| known.item.id.as_str() == fact && known.item.values.iter().any(|v| v == value))
}
