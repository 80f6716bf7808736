//! Rows with dates: no row ends before it begins, and no two rows of the same thing hold on the same day.

use crate::{condition::Condition, finding::Finding, load::{cells::Placed, service_file::ServiceDraft}};
use time::Date;

/// What two rows of the same thing share, and when a row holds.
struct Dated<'d> {
    same: String,
    when: Option<&'d Condition>,
    from: Date,
    until: Option<Date>,
}

pub(super) fn check(draft: &ServiceDraft) -> Vec<Finding> {
    let mut findings = Vec::new();
    rows(&draft.deadlines, |d| Dated { same: format!("deadline `{}`", d.id), when: None, from: d.from, until: d.until }, &mut findings);
    rows(&draft.fees, |f| Dated { same: format!("fee `{}`", f.id), when: Some(&f.when), from: f.from, until: f.until }, &mut findings);
    rows(&draft.waivers, |w| Dated { same: format!("waiver of `{}`", w.fee), when: None, from: w.from, until: w.until }, &mut findings);
    for row in &draft.requirements {
        ends_before_it_begins(row, row.item.from, row.item.until, &mut findings);
    }
    findings
}

fn rows<'d, T>(rows: &'d [Placed<T>], dated: impl Fn(&'d T) -> Dated<'d>, findings: &mut Vec<Finding>) {
    let read: Vec<(&Placed<T>, Dated<'d>)> = rows.iter().map(|row| (row, dated(&row.item))).collect();
    for (index, (row, this)) in read.iter().enumerate() {
        ends_before_it_begins(row, this.from, this.until, findings);
        let before = read.iter().take(index).find(|(_, other)| other.same == this.same && other.when == this.when && overlap(other, this));
        if let Some((other, _)) = before {
            findings.push(row.fault(format!("{} overlaps with the row at {}:{}", this.same, other.path, other.line)));
        }
    }
}

fn ends_before_it_begins<T>(row: &Placed<T>, from: Date, until: Option<Date>, findings: &mut Vec<Finding>) {
    if until.is_some_and(|until| until < from) {
        findings.push(row.fault("ends before it begins".to_owned()));
    }
}

fn overlap(a: &Dated<'_>, b: &Dated<'_>) -> bool {
    a.until.is_none_or(|until| until >= b.from) && b.until.is_none_or(|until| until >= a.from)
}
