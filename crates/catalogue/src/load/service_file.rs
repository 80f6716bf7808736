//! `service.toml`, read into a draft in which everything still knows its line. The checker judges the draft; then it becomes a `Service`.

use super::{cells::{Cells, Placed, Source}, folder::Folder, machine, repeat::Repeats};
use crate::{
    condition::Condition,
    field::{Field, FieldKind, Prefill, PrefillSource},
    finding::Finding,
    name::NEWBORN_LETTERS_MAX,
    ids::{DocumentKindId, FactId, FieldId, ReasonCode, ServiceId, SlotId, StepId},
    service::{
        Annotates, Bar, CollectorRow, Component, Contest, Deadline, DocumentKind, DuplicateRow, EffectRow, FactRow, Fee, Further, Limits, Output, Page, Print, Promise, Reason,
        RequirementRow, SeriesRow,
        Slot, Step, Subject, Waiver,
    },
};
use sha2::{Digest, Sha256};

/// What a service folder says, unchecked.
#[derive(Clone)]
pub(crate) struct ServiceDraft {
    pub id: ServiceId,
    pub edition: Placed<u32>,
    pub digest: [u8; 32],
    pub basis: Vec<String>,
    pub components: Vec<Placed<Component>>,
    pub groups: Vec<String>,
    pub facts: Vec<Placed<FactRow>>,
    pub bars: Vec<Placed<Bar>>,
    pub pages: Vec<Placed<Page>>,
    pub fields: Vec<Placed<Field>>,
    pub kinds: Vec<Placed<DocumentKind>>,
    pub slots: Vec<Placed<Slot>>,
    pub requirements: Vec<Placed<RequirementRow>>,
    pub route: Vec<Placed<Step>>,
    pub promise: Placed<Promise>,
    pub promises: Vec<Placed<(Condition, Promise)>>,
    pub deadlines: Vec<Placed<Deadline>>,
    pub fees: Vec<Placed<Fee>>,
    pub waivers: Vec<Placed<Waiver>>,
    pub outputs: Vec<Placed<Output>>,
    pub further: Vec<Placed<Further>>,
    pub reasons: Vec<Placed<Reason>>,
    pub subject: Placed<Subject>,
    pub needs: Vec<FactId>,
    pub series: Vec<Placed<SeriesRow>>,
    pub prints: Vec<Placed<Print>>,
    pub collectors: Vec<Placed<CollectorRow>>,
    pub duplicates: Vec<Placed<DuplicateRow>>,
    pub effects: Vec<Placed<EffectRow>>,
    pub annotates: Option<Placed<Annotates>>,
    pub contest: Option<Placed<Contest>>,
    pub parts: Vec<Placed<machine::PartDraft>>,
    pub limits: Limits,
    pub notices: Vec<String>,
    /// Already in the rows of pages, fields and prints; the texts follow them.
    pub repeats: Repeats,
    /// Given by governments alone.
    pub notify: Vec<FieldId>,
    /// Text keys of the problems that the rules can report.
    pub problems: Vec<String>,
}

/// What every service has unless its own file says otherwise.
pub(crate) struct Common {
    components: Vec<Placed<Component>>,
    reasons: Vec<Placed<Reason>>,
    notices: Vec<String>,
}

/// No form has room for a longer name.
pub(super) const NAME_LETTERS_MOST: i64 = 120;

const COMMON: (&str, &str) = ("crates/catalogue/common.toml", include_str!("../../common.toml"));

impl Common {
    pub fn read(findings: &mut Vec<Finding>) -> Self {
        let source = match Source::parse(COMMON.0, COMMON.1) {
            Ok(source) => source,
            Err(finding) => {
                findings.push(finding);
                return Self { components: Vec::new(), reasons: Vec::new(), notices: Vec::new() };
            }
        };
        let root = source.root();
        let common = Self { components: rows(&root, "component", component), reasons: rows(&root, "reason", reason), notices: root.texts("notices") };
        root.done();
        drop(root);
        findings.extend(source.into_findings());
        common
    }

    /// Adds what the draft does not say itself. The common rows are a part of the edition.
    fn complete(&self, draft: &mut ServiceDraft) {
        let own: Vec<String> = draft.components.iter().map(|row| row.item.id.clone()).collect();
        draft.components.extend(self.components.iter().filter(|row| !own.contains(&row.item.id)).cloned());
        let own: Vec<ReasonCode> = draft.reasons.iter().map(|row| row.item.code.clone()).collect();
        draft.reasons.extend(self.reasons.iter().filter(|row| !own.contains(&row.item.code)).cloned());
        if draft.notices.is_empty() {
            draft.notices.clone_from(&self.notices);
        }
        draft.digest = Sha256::new().chain_update(draft.digest).chain_update(COMMON.1).finalize().into();
    }
}

/// Reads the whole file; none only when it is missing or no TOML at all.
pub(crate) fn read(folder: &Folder, common: &Common, findings: &mut Vec<Finding>) -> Option<ServiceDraft> {
    let source = match folder.text("service.toml").and_then(|content| Source::parse(&folder.path_of("service.toml"), content)) {
        Ok(source) => source,
        Err(finding) => {
            findings.push(finding);
            return None;
        }
    };
    let root = source.root();
    let draft = draft(folder, &root);
    root.done();
    drop(root);
    findings.extend(source.into_findings());
    draft.map(|mut draft| {
        common.complete(&mut draft);
        draft
    })
}

fn draft(folder: &Folder, root: &Cells<'_>) -> Option<ServiceDraft> {
    let field_basis = root.text("field_basis");
    let edition = u32::try_from(root.number("edition", 1, 1_000_000)).unwrap_or(1);
    let edition = Placed { line: root.line_of("edition"), ..root.place(edition) };
    let repeats = Repeats::read(root);
    Some(ServiceDraft {
        id: ServiceId::new(&folder.name),
        edition,
        digest: folder.digest(),
        basis: root.texts("basis"),
        groups: root.texts("groups"),
        notices: root.texts("notices"),
        problems: root.texts("problems"),
        components: rows(root, "component", component),
        facts: rows(root, "fact", machine::fact),
        bars: rows(root, "bar", machine::bar),
        pages: repeats.pages(&rows(root, "page", page)),
        fields: repeats.fields(rows(root, "field", |row| field(row, &field_basis))),
        kinds: rows(root, "kind", kind),
        slots: rows(root, "slot", slot),
        requirements: rows(root, "requirement", requirement),
        route: rows(root, "step", step),
        promises: promises(root),
        notify: Vec::new(),
        promise: promise(root),
        deadlines: rows(root, "deadline", deadline),
        fees: rows(root, "fee", fee),
        waivers: rows(root, "waiver", waiver),
        outputs: rows(root, "output", |row| output(row, folder)),
        further: rows(root, "further", machine::further),
        reasons: rows(root, "reason", reason),
        limits: limits(root),
        subject: machine::subject(root),
        needs: machine::needs(root),
        series: rows(root, "series", machine::series),
        prints: repeats.prints(rows(root, "print", machine::print)),
        collectors: rows(root, "collector", machine::collector),
        duplicates: rows(root, "duplicate", machine::duplicate),
        effects: rows(root, "effect", machine::effect),
        annotates: machine::annotates(root),
        contest: machine::contest(root),
        parts: rows(root, "part", machine::part),
        repeats,
    })
}

/// All `[[key]]` rows that could be read, each checked for unknown keys.
pub(crate) fn rows<T>(cells: &Cells<'_>, key: &str, read: impl Fn(&Cells<'_>) -> Option<T>) -> Vec<Placed<T>> {
    let one = |row: Cells<'_>| {
        let item = read(&row);
        row.done();
        item.map(|item| row.place(item))
    };
    cells.rows(key).into_iter().filter_map(one).collect()
}

fn component(row: &Cells<'_>) -> Option<Component> {
    Some(Component { id: row.text("id"), basis: row.text("basis"), example: row.flag("example") })
}

fn page(row: &Cells<'_>) -> Option<Page> {
    let fields = row.texts("fields").iter().map(|id| FieldId::new(id)).collect();
    Some(Page { id: row.text("id"), group: row.text("group"), fields, when: row.condition("when") })
}

fn field(row: &Cells<'_>, basis: &str) -> Option<Field> {
    let id = FieldId::new(&row.text("id"));
    // Read by [`Repeats`].
    row.texts("not_for");
    let optional = row.flag("optional");
    let (when, private, autocomplete) = (row.condition("when"), row.flag("private"), row.find_text("autocomplete"));
    let index = row.find_text("index").is_some().then(|| row.word("index")).flatten();
    let basis = row.find_text("basis").unwrap_or_else(|| basis.to_owned());
    let prefill = prefill(row);
    let kind = field_kind(row)?;
    Some(Field { id, kind, required: !optional, when, private, index, basis, autocomplete, prefill })
}

/// `{ from = "<field>", when = [...] }` or `{ value = "<answer>", when = [...] }`.
fn prefill(row: &Cells<'_>) -> Option<Prefill> {
    let cells = row.find_table("prefill")?;
    let (from, value, when) = (cells.find_text("from"), cells.find_text("value"), cells.condition("when"));
    cells.done();
    let source = match (from, value) {
        (Some(from), None) => PrefillSource::Answer(FieldId::new(&from)),
        (None, Some(value)) => PrefillSource::Value(value),
        _ => {
            cells.report("`prefill` takes either `from` or `value`".to_owned());
            return None;
        }
    };
    Some(Prefill { source, when })
}

fn field_kind(row: &Cells<'_>) -> Option<FieldKind> {
    let name = row.text("kind");
    Some(match name.as_str() {
        "person-name" => {
            let most = row.find_number("letters_max", 1, NAME_LETTERS_MOST).and_then(|most| usize::try_from(most).ok());
            FieldKind::PersonName { newborn: row.flag("newborn").then_some(most.unwrap_or(NEWBORN_LETTERS_MAX)) }
        }
        "text" => FieldKind::Text { max_letters: usize::try_from(row.number("max_letters", 1, 1_000)).unwrap_or(1) },
        "nik" => FieldKind::Nik {
            birth_date: row.find_text("birth_date").map(|id| FieldId::new(&id)),
            sex: row.find_text("sex").map(|id| FieldId::new(&id)),
        },
        "family-card-number" => FieldKind::FamilyCardNumber,
        "date" => FieldKind::Date { not_after_today: row.flag("not_after_today") },
        "time" => FieldKind::Time,
        "integer" => FieldKind::Integer { min: row.number("min", 0, i64::MAX), max: row.number("max", 0, i64::MAX) },
        "choice" => FieldKind::Choice { options: row.texts("options") },
        "phone" => FieldKind::Phone,
        "email" => FieldKind::Email,
        "ward" => FieldKind::Ward,
        "" => return None,
        other => {
            row.report(format!("`{other}` is no kind of field"));
            return None;
        }
    })
}

fn kind(row: &Cells<'_>) -> Option<DocumentKind> {
    let decides = row.pairs("decides").into_iter().map(|(fact, value)| (FactId::new(&fact), value)).collect();
    Some(DocumentKind { id: DocumentKindId::new(&row.text("id")), decides })
}

fn slot(row: &Cells<'_>) -> Option<Slot> {
    let kinds = row.texts("kinds").iter().map(|id| DocumentKindId::new(id)).collect();
    Some(Slot { id: SlotId::new(&row.text("id")), kinds, original: row.flag("original"), usual: row.flag("usual") })
}

fn requirement(row: &Cells<'_>) -> Option<RequirementRow> {
    Some(RequirementRow {
        slot: SlotId::new(&row.text("slot")),
        when: row.condition("when"),
        variants: row.texts("variants"),
        from: row.date("from"),
        until: row.find_date("until"),
        basis: row.text("basis"),
        need: row.word("need")?,
    })
}

pub(crate) fn step(row: &Cells<'_>) -> Option<Step> {
    let (id, role, when) = (StepId::new(&row.text("id")), row.text("role"), row.condition("when"));
    let (act, office) = (row.word("act"), row.word("office"));
    Some(Step { id, act: act?, office: office?, role, when })
}

/// `[promise]`; required.
fn promise(root: &Cells<'_>) -> Placed<Promise> {
    find_promise(root).unwrap_or_else(|| {
        root.report("`promise` is missing".to_owned());
        root.place(Promise { working_days: 0, basis: String::new() })
    })
}

/// `[[promise.variant]]`: another promise where a condition holds.
pub(crate) fn promises(cells: &Cells<'_>) -> Vec<Placed<(Condition, Promise)>> {
    let Some(promise) = cells.find_table("promise") else { return Vec::new() };
    rows(&promise, "variant", |row| {
        let when = row.condition("when");
        let days = u32::try_from(row.number("working_days", 0, 365)).unwrap_or(0);
        Some((when, Promise { working_days: days, basis: row.text("basis") }))
    })
}

pub(crate) fn find_promise(cells: &Cells<'_>) -> Option<Placed<Promise>> {
    let row = cells.find_table("promise")?;
    let promise = Promise { working_days: u32::try_from(row.number("working_days", 0, 365)).unwrap_or(0), basis: row.text("basis") };
    // Read by [`promises`].
    row.rows("variant");
    row.done();
    Some(row.place(promise))
}

pub(crate) fn deadline(row: &Cells<'_>) -> Option<Deadline> {
    Some(Deadline {
        id: row.text("id"),
        days: u32::try_from(row.number("days", 0, 36_500)).unwrap_or(0),
        from: row.date("from"),
        until: row.find_date("until"),
        basis: row.text("basis"),
        counting: row.word("counting")?,
    })
}

pub(crate) fn fee(row: &Cells<'_>) -> Option<Fee> {
    Some(Fee {
        id: row.text("id"),
        amount_rupiah: u64::try_from(row.number("amount_rupiah", 0, 1_000_000_000)).unwrap_or(0),
        when: row.condition("when"),
        from: row.date("from"),
        until: row.find_date("until"),
        basis: row.text("basis"),
    })
}

pub(crate) fn waiver(row: &Cells<'_>) -> Option<Waiver> {
    Some(Waiver { fee: row.text("fee"), from: row.date("from"), until: row.find_date("until"), basis: row.text("basis") })
}

fn output(row: &Cells<'_>, folder: &Folder) -> Option<Output> {
    let template = row.find_text("template").and_then(|file| match folder.text(&file) {
        Ok(template) => Some(template.to_owned()),
        Err(finding) => {
            row.report(format!("template `{file}`: {}", finding.message));
            None
        }
    });
    let (of_entry, when) = (row.flag("of_entry"), row.condition("when"));
    Some(Output { id: row.text("id"), template, of_entry, when, self_print: row.flag("self_print"), pick_up: row.flag("pick_up"), blank: machine::blank(row) })
}

fn reason(row: &Cells<'_>) -> Option<Reason> {
    let (code, basis) = (ReasonCode::new(&row.text("code")), row.find_text("basis"));
    let (targets, free_text, two_persons) = (row.words("targets"), row.flag("free_text"), row.flag("two_persons"));
    Some(Reason { code, act: row.word("act")?, targets, basis, free_text, two_persons })
}

fn limits(root: &Cells<'_>) -> Limits {
    let Some(row) = root.find_table("limits") else {
        root.report("`limits` is missing".to_owned());
        return Limits { draft_days: 1, returned_days: 1, uploads_max: 1 };
    };
    let days = |key: &str, max: i64| u32::try_from(row.number(key, 1, max)).unwrap_or(1);
    let limits = Limits { draft_days: days("draft_days", 3_650), returned_days: days("returned_days", 3_650), uploads_max: days("uploads_max", 100) };
    row.done();
    limits
}
