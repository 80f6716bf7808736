//! The parts of `service.toml` that tell the machine what it works on: subject, numbers, what is printed, who fetches, duplicates.

use super::cells::{Cells, Placed};
use crate::{
    ids::{BlankId, FactId, FieldId, ServiceId},
    service::{Annotates, Bar, CollectorRow, Computed, Contest, Delivery, DuplicateRow, EffectRow, EnteredNik, FactRow, Further, Print, SeriesRow, Subject},
};

fn ids(cells: &Cells<'_>, key: &str) -> Vec<FieldId> {
    cells.texts(key).iter().map(|id| FieldId::new(id)).collect()
}

fn find_id(cells: &Cells<'_>, key: &str) -> Option<FieldId> {
    cells.find_text(key).map(|id| FieldId::new(&id))
}

/// A part before its fields are found.
#[derive(Clone)]
pub(crate) struct PartDraft {
    pub id: String,
    pub fields: Vec<FieldId>,
    pub basis: String,
}

/// `[subject]`; required.
pub(super) fn subject(root: &Cells<'_>) -> Placed<Subject> {
    let Some(row) = root.find_table("subject") else {
        root.report("`subject` is missing".to_owned());
        return root.place(Subject::default());
    };
    let subject = Subject {
        names: ids(&row, "names"),
        date: find_id(&row, "date"),
        wards: ids(&row, "wards"),
        card: ids(&row, "card"),
        disputed: ids(&row, "disputed"),
        entered_nik: entered_nik(&row),
        born_of: find_id(&row, "born_of"),
    };
    row.done();
    row.place(subject)
}

fn entered_nik(row: &Cells<'_>) -> Option<EnteredNik> {
    let cells = row.find_table("entered_nik")?;
    let nik = EnteredNik { field: FieldId::new(&cells.text("field")), birth_date: find_id(&cells, "birth_date"), sex: find_id(&cells, "sex") };
    cells.done();
    Some(nik)
}

/// `[annotates]`.
pub(super) fn annotates(root: &Cells<'_>) -> Option<Placed<Annotates>> {
    let row = root.find_table("annotates")?;
    let services = row.texts("services").iter().map(|id| ServiceId::new(id)).collect();
    let (does, number, kind, elsewhere) = (row.word("does"), find_id(&row, "number"), find_id(&row, "kind"), row.flag("elsewhere"));
    row.done();
    Some(row.place(Annotates { does: does?, services, kind, number, elsewhere }))
}

/// `[contest]`.
pub(super) fn contest(root: &Cells<'_>) -> Option<Placed<Contest>> {
    let row = root.find_table("contest")?;
    let days = u32::try_from(row.number("days", 1, 365)).unwrap_or(1);
    let contest = Contest { person: FieldId::new(&row.text("person")), days, basis: row.text("basis") };
    row.done();
    Some(row.place(contest))
}

/// `[[further]]`.
pub(super) fn further(row: &Cells<'_>) -> Option<Further> {
    let delivery = row.find_text("delivery").and_then(|text| {
        let known = Delivery::parse(&text);
        if known.is_none() {
            row.report(format!("`delivery` is download or pick-up, not `{text}`"));
        }
        known
    });
    let (id, asked, when, blank, basis) = (row.text("id"), find_id(row, "asked"), row.condition("when"), self::blank(row), row.text("basis"));
    Some(Further { id, asked, delivery, when, office: row.word("office")?, blank, basis })
}

/// `blank = "child-card"`.
pub(super) fn blank(row: &Cells<'_>) -> Option<BlankId> {
    row.find_text("blank").map(|kind| BlankId::new(&kind))
}

/// `[[part]]`: its fields stand among `[[field]]` and are taken out of the form.
pub(super) fn part(row: &Cells<'_>) -> Option<PartDraft> {
    Some(PartDraft { id: row.text("id"), fields: ids(row, "fields"), basis: row.text("basis") })
}

pub(super) fn needs(root: &Cells<'_>) -> Vec<FactId> {
    root.texts("needs").iter().map(|fact| FactId::new(fact)).collect()
}

pub(super) fn series(row: &Cells<'_>) -> Option<SeriesRow> {
    Some(SeriesRow { letters: row.text("letters"), when: row.condition("when"), basis: row.find_text("basis") })
}

pub(super) fn print(row: &Cells<'_>) -> Option<Print> {
    Some(Print { field: FieldId::new(&row.text("field")), when: row.condition("when"), optional: row.flag("optional") })
}

pub(super) fn collector(row: &Cells<'_>) -> Option<CollectorRow> {
    Some(CollectorRow { who: row.text("who"), name: find_id(row, "name"), when: row.condition("when") })
}

pub(super) fn effect(row: &Cells<'_>) -> Option<EffectRow> {
    Some(EffectRow { id: row.text("id"), when: row.condition("when"), basis: row.text("basis") })
}

pub(super) fn duplicate(row: &Cells<'_>) -> Option<DuplicateRow> {
    let near = row.find_table("near").map(|cells| {
        let near = (FieldId::new(&cells.text("field")), u32::try_from(cells.number("days", 0, 36_500)).unwrap_or(0));
        cells.done();
        near
    });
    Some(DuplicateRow {
        id: row.text("id"),
        same: ids(row, "same"),
        similar: ids(row, "similar"),
        differ: ids(row, "differ"),
        both: row.condition("both").0.into_iter().next().unwrap_or_default(),
        near,
        shows: find_id(row, "shows"),
        never_blocks: row.flag("never_blocks"),
    })
}

/// A fact; `past = "<deadline>"`, or `years_since = "<date>"` with `limits`, where the file computes it.
pub(super) fn fact(row: &Cells<'_>) -> Option<FactRow> {
    let (past, since, limits) = (row.find_text("past"), find_id(row, "years_since"), row.numbers("limits", 0, 150));
    let how = match (past, since) {
        (Some(deadline), None) => Some(Computed::Past { deadline }),
        (None, Some(since)) => Some(Computed::Years { since, limits: limits.into_iter().filter_map(|limit| i32::try_from(limit).ok()).collect() }),
        (None, None) => None,
        (Some(_), Some(_)) => {
            row.report("a fact takes either `past` or `years_since`".to_owned());
            None
        }
    };
    Some(FactRow { id: FactId::new(&row.text("id")), values: row.texts("values"), how })
}

/// `problem`, `field` and two `people` or a condition, or both.
pub(super) fn bar(row: &Cells<'_>) -> Option<Bar> {
    let people = match row.texts("people").as_slice() {
        [] => None,
        [one, other] => Some([one.clone(), other.clone()]),
        _ => {
            row.report("`people` names two".to_owned());
            None
        }
    };
    Some(Bar { problem: row.text("problem"), field: FieldId::new(&row.text("field")), people, when: row.condition("when") })
}
