//! `government.toml`: who a government is, when it works, and what it does differently from the shared services.

use super::{cells::{Cells, Placed, Source}, folder::Folder, service_file::{self, NAME_LETTERS_MOST}};
use crate::{
    basis::is_unconfirmed,
    calendar::Hours,
    condition::Condition,
    finding::{Finding, Severity},
    ids::FieldId,
    retention::{Kept, Retention, Term},
    government::{Compensation, Head, Help, Passwords, Registry},
    service::{Deadline, Fee, Promise, Step, Waiver},
};
use std::collections::BTreeMap;
use time::{Time, UtcOffset};

pub(crate) struct GovernmentDraft {
    pub path: String,
    pub name: String,
    pub short_name: String,
    pub city: String,
    pub region_code: Placed<String>,
    pub regency_code: String,
    pub zone_label: String,
    pub offset: UtcOffset,
    pub languages: Vec<String>,
    pub hosts: Vec<String>,
    pub registry_office: Placed<String>,
    pub elsewhere_url: Option<String>,
    pub head: Head,
    pub help: Help,
    pub hours: [Option<Hours>; 7],
    pub services: BTreeMap<String, Placed<Overrides>>,
    pub retention: Vec<Placed<Term>>,
    pub passwords: Passwords,
    pub registry: Registry,
    pub compensations: Vec<Placed<Compensation>>,
    pub watch: watch::Rules,
}

/// What a government changes in a service: rows are added, a route or a promise replaces the shared one.
#[derive(Default)]
pub(crate) struct Overrides {
    pub route: Vec<Placed<Step>>,
    /// `notify = [...]`: questions that a hospital or midwife may answer when it reports the event.
    pub notify: Vec<FieldId>,
    pub promise: Option<Placed<Promise>>,
    pub promises: Vec<Placed<(Condition, Promise)>>,
    pub deadlines: Vec<Placed<Deadline>>,
    pub fees: Vec<Placed<Fee>>,
    pub waivers: Vec<Placed<Waiver>>,
    /// Parts of the service that this government keeps.
    pub parts: Vec<String>,
    /// `letters_max = { "child.name" = 63 }`: how long a name that is given now may be here.
    pub letters_max: BTreeMap<FieldId, usize>,
}

const WEEKDAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

pub(crate) fn read(folder: &Folder, findings: &mut Vec<Finding>) -> Option<GovernmentDraft> {
    let path = folder.path_of("government.toml");
    let source = match folder.text("government.toml").and_then(|content| Source::parse(&path, content)) {
        Ok(source) => source,
        Err(finding) => {
            findings.push(finding);
            return None;
        }
    };
    let root = source.root();
    let draft = draft(&path, &root, findings);
    root.done();
    drop(root);
    findings.extend(source.into_findings());
    Some(draft)
}

fn draft(path: &str, root: &Cells<'_>, findings: &mut Vec<Finding>) -> GovernmentDraft {
    let at = |key: &str| {
        let value = root.text(key);
        Placed { line: root.line_of(key), ..root.place(value) }
    };
    GovernmentDraft {
        path: path.to_owned(),
        name: root.text("name"),
        short_name: root.text("short_name"),
        city: root.text("city"),
        region_code: at("region_code"),
        regency_code: root.text("regency_code"),
        zone_label: root.text("zone_label"),
        offset: offset(root),
        languages: root.texts("languages"),
        hosts: root.texts("hosts"),
        registry_office: at("registry_office"),
        elsewhere_url: root.find_text("elsewhere_url"),
        head: head(root, findings),
        help: help(root, findings),
        hours: hours(root, findings),
        services: services(root),
        retention: retention(root),
        passwords: passwords(root, findings),
        registry: registry(root),
        compensations: service_file::rows(root, "compensation", compensation),
        watch: super::watch_table::read(root),
    }
}

fn offset(root: &Cells<'_>) -> UtcOffset {
    let text = root.text("utc_offset");
    let read = || {
        let (sign, rest) = match text.strip_prefix('-') {
            Some(rest) => (-1, rest),
            None => (1, text.strip_prefix('+')?),
        };
        let (hours, minutes) = rest.split_once(':')?;
        UtcOffset::from_hms(sign * hours.parse::<i8>().ok()?, sign * minutes.parse::<i8>().ok()?, 0).ok()
    };
    read().unwrap_or_else(|| {
        if !text.is_empty() {
            root.report_at("utc_offset", format!("`utc_offset` must look like \"+07:00\", not `{text}`"));
        }
        UtcOffset::UTC
    })
}

fn head(root: &Cells<'_>, findings: &mut Vec<Finding>) -> Head {
    let Some(row) = root.find_table("head") else {
        root.report("`head` is missing".to_owned());
        return Head { name: String::new(), nip: String::new(), office_title: String::new() };
    };
    warn_of_example(&row, "the head of the registration office is an example", findings);
    let head = Head { name: row.text("name"), nip: row.text("nip"), office_title: row.text("office_title") };
    row.done();
    head
}

fn help(root: &Cells<'_>, findings: &mut Vec<Finding>) -> Help {
    let Some(row) = root.find_table("help") else {
        root.report("`help` is missing".to_owned());
        return Help { phone: String::new(), whatsapp: None, email: None, complaints_url: None };
    };
    warn_of_example(&row, "the help contacts are examples", findings);
    let (whatsapp, email) = (row.find_text("whatsapp"), row.find_text("email"));
    let help = Help { phone: row.text("phone"), whatsapp, email, complaints_url: row.find_text("complaints_url") };
    row.done();
    help
}

fn warn_of_example(row: &Cells<'_>, what: &str, findings: &mut Vec<Finding>) {
    if row.flag("example") {
        findings.push(row.place(()).finding(Severity::Warning, format!("{what}; replace it before real use")));
    }
}

fn hours(root: &Cells<'_>, findings: &mut Vec<Finding>) -> [Option<Hours>; 7] {
    let Some(row) = root.find_table("hours") else {
        root.report("`hours` is missing".to_owned());
        return [None; 7];
    };
    if let Some(basis) = row.find_text("basis").filter(|basis| is_unconfirmed(basis)) {
        findings.push(row.place(()).finding(Severity::Unconfirmed, format!("office hours: {basis}")));
    }
    let hours = WEEKDAYS.map(|day| {
        let text = row.find_text(day)?;
        let read = parse_hours(&text);
        if read.is_none() {
            row.report_at(day, format!("`{day}` must look like \"08:00-15:00\", opening before closing"));
        }
        read
    });
    row.done();
    hours
}

fn parse_hours(text: &str) -> Option<Hours> {
    let (open, close) = text.split_once('-')?;
    let time = |text: &str| {
        let (hour, minute) = text.trim().split_once(':')?;
        Time::from_hms(hour.parse().ok()?, minute.parse().ok()?, 0).ok()
    };
    let hours = Hours { open: time(open)?, close: time(close)? };
    (hours.open < hours.close).then_some(hours)
}

fn services(root: &Cells<'_>) -> BTreeMap<String, Placed<Overrides>> {
    let Some(table) = root.find_table("services") else {
        root.report("`services` is missing: name at least one service, as in `[services.birth]`".to_owned());
        return BTreeMap::new();
    };
    let services = table.named().into_iter().map(|(id, row)| {
        let overrides = Overrides {
            route: service_file::rows(&row, "step", service_file::step),
            notify: row.texts("notify").iter().map(|id| FieldId::new(id)).collect(),
            promise: service_file::find_promise(&row),
            promises: service_file::promises(&row),
            deadlines: service_file::rows(&row, "deadline", service_file::deadline),
            fees: service_file::rows(&row, "fee", service_file::fee),
            waivers: service_file::rows(&row, "waiver", service_file::waiver),
            parts: row.texts("parts"),
            letters_max: letters_max(&row),
        };
        row.done();
        (id, row.place(overrides))
    });
    services.collect()
}

fn letters_max(row: &Cells<'_>) -> BTreeMap<FieldId, usize> {
    let given = row.counts("letters_max", 1, NAME_LETTERS_MOST).into_iter();
    given.filter_map(|(field, most)| Some((FieldId::new(&field), usize::try_from(most).ok()?))).collect()
}

/// `[staff]`: how staff may sign in.
fn passwords(root: &Cells<'_>, findings: &mut Vec<Finding>) -> Passwords {
    let Some(row) = root.find_table("staff") else { return Passwords::default() };
    let passwords = row.word("passwords").unwrap_or_default();
    if passwords == Passwords::Practice {
        let message = "`passwords = \"practice\"` counts in `kitir demo` only; in real use staff sign in by passkey".to_owned();
        findings.push(row.place(()).finding(Severity::Warning, message));
    }
    row.done();
    passwords
}

/// `[[compensation]]`: what a working day beyond the promise is worth.
fn compensation(row: &Cells<'_>) -> Option<Compensation> {
    Some(Compensation {
        amount_rupiah: u64::try_from(row.number("amount_rupiah", 1, 10_000_000)).unwrap_or_default(),
        from: row.date("from"),
        until: row.find_date("until"),
        basis: row.text("basis"),
    })
}

/// `[registry]`: `external = "SIAK"` says that another system registers, and what officers call it.
fn registry(root: &Cells<'_>) -> Registry {
    let Some(row) = root.find_table("registry") else { return Registry::default() };
    let name = row.text("external");
    row.done();
    Registry::External { name }
}

/// `[[retention]]`: what is kept for how many days, and by which law.
fn retention(root: &Cells<'_>) -> Vec<Placed<Term>> {
    let mut terms: Vec<Placed<Term>> = Vec::new();
    for row in root.rows("retention") {
        let kept: Option<Kept> = row.word("kept");
        let days = u32::try_from(row.number("days", 0, 36_500)).unwrap_or_default();
        let basis = row.text("basis");
        if let Some(kept) = kept {
            if terms.iter().any(|term| term.item.kept == kept) {
                row.report(format!("`{}` has two rows", kept.key()));
            }
            terms.push(row.place(Term { kept, days, basis }));
        }
        row.done();
    }
    terms
}

/// The rows that hold for every government, and what is wrong in them.
pub(crate) fn common_retention(findings: &mut Vec<Finding>) -> (Retention, Vec<Placed<Term>>) {
    let (path, content) = ("crates/catalogue/retention.toml", include_str!("../../retention.toml"));
    let source = match Source::parse(path, content) {
        Ok(source) => source,
        Err(finding) => {
            findings.push(finding);
            return (Retention::default(), Vec::new());
        }
    };
    let root = source.root();
    let terms = retention(&root);
    root.done();
    drop(root);
    findings.extend(source.into_findings());
    (Retention { terms: terms.iter().map(|term| term.item.clone()).collect() }, terms)
}
