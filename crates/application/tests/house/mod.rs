//! A small city and a small birth service made by hand, for tests of the core alone. The real ones are walked in `crates/services/tests`.

#![allow(dead_code)]

pub mod crew;
pub mod walker;

use catalogue::{
    Answers, BlankId, Calendar, Condition, DocumentKindId, FactId, Facts, FieldId, Government, GovernmentId, Office, OfficeId, OfficeKind, Problem,
    ReasonCode, Rules, Service, ServiceId, SlotId, StepId, Texts,
    calendar::Hours,
    condition::OneOrMany,
    field::{Field, FieldKind, Index, parse_date},
    government::{Head, Help, Theme},
    service::{
        CollectorRow, Delivery, DocumentKind, DuplicateRow, EnteredNik, Further, Limits, Need, OfficeLevel, Output, Page, Print, Promise, Reason, ReasonAct, ReasonTarget, RequirementRow,
        SeriesRow, Slot, Standard, Step, StepAct, Subject,
    },
};
use std::{collections::BTreeMap, sync::Arc};
use time::{Date, UtcOffset, macros::{date, time}};

pub const WARD: &str = "35.78.07.1002";
pub const OTHER_WARD: &str = "35.78.07.1001";

struct HouseRules;

impl Rules for HouseRules {
    fn facts(&self, answers: &Answers, today: Date, _: &Service) -> Facts {
        let mut facts = Facts::default();
        if let Some(born) = answers.get("child.birth_date").and_then(parse_date) {
            facts.set("timing", if (today - born).whole_days() > 60 { "late" } else { "on-time" });
        }
        facts
    }

    fn problems(&self, _: &Answers, _: Date, _: &Government) -> Vec<Problem> {
        Vec::new()
    }

    fn warnings(&self, _: &Answers, _: Date, _: &Government) -> Vec<Problem> {
        Vec::new()
    }
}

fn when(cells: &[(&str, &[&str])]) -> Condition {
    let many = |values: &[&str]| OneOrMany::Many(values.iter().map(|value| (*value).to_owned()).collect());
    Condition(vec![cells.iter().map(|(name, values)| ((*name).to_owned(), many(values))).collect()])
}

fn field(id: &str, kind: FieldKind, when: Condition) -> (FieldId, Field) {
    let index = match id {
        "child.name" | "mother.name" => Some(Index::Name),
        "mother.nik" => Some(Index::Nik),
        "child.birth_date" => Some(Index::Date),
        _ => None,
    };
    let id = FieldId::new(id);
    (id.clone(), Field { id, kind, required: true, when, private: false, index, basis: "test".into(), autocomplete: None, prefill: None })
}

fn choice(options: &[&str]) -> FieldKind {
    FieldKind::Choice { options: options.iter().map(|option| (*option).to_owned()).collect() }
}

fn fields() -> BTreeMap<FieldId, Field> {
    let always = Condition::default;
    let couple = || when(&[("parents.marriage", &["registered", "family-card-couple"])]);
    [
        field("family.ward", FieldKind::Ward, always()),
        field("child.birth_date", FieldKind::Date { not_after_today: true }, always()),
        field("child.name", FieldKind::PersonName { newborn: Some(60) }, always()),
        field("child.sex", choice(&["male", "female"]), always()),
        field("child.birth_kind", choice(&["single", "twin"]), always()),
        field("mother.name", FieldKind::PersonName { newborn: None }, always()),
        field("mother.nik", FieldKind::Nik { birth_date: None, sex: None }, always()),
        field("parents.marriage", choice(&["registered", "family-card-couple", "mother-only"]), always()),
        field("father.name", FieldKind::PersonName { newborn: None }, couple()),
        field("delivery.method", choice(&["download", "pick-up"]), always()),
    ]
    .into()
}

fn pages() -> Vec<Page> {
    let page = |id: &str, fields: &[&str]| Page {
        id: id.into(), group: "all".into(), fields: fields.iter().map(|field| FieldId::new(field)).collect(), when: Condition::default(),
    };
    vec![
        page("address", &["family.ward"]),
        page("child", &["child.birth_date", "child.name", "child.sex", "child.birth_kind"]),
        page("mother", &["mother.name", "mother.nik"]),
        page("marriage", &["parents.marriage"]),
        page("father", &["father.name"]),
        page("delivery", &["delivery.method"]),
    ]
}

fn kind(id: &str, parentage: Option<&str>) -> (DocumentKindId, DocumentKind) {
    let id = DocumentKindId::new(id);
    let decides = parentage.map(|value| (FactId::new("parentage"), value.to_owned())).into_iter().collect();
    (id.clone(), DocumentKind { id, decides })
}

fn slot(id: &str, kinds: &[&str], original: bool) -> (SlotId, Slot) {
    let id = SlotId::new(id);
    (id.clone(), Slot { id, kinds: kinds.iter().map(|kind| DocumentKindId::new(kind)).collect(), original, usual: true })
}

fn row(slot: &str, need: Need, when: Condition) -> RequirementRow {
    RequirementRow { slot: SlotId::new(slot), need, when, variants: Vec::new(), from: date!(2000 - 01 - 01), until: None, basis: "test".into() }
}

fn reason(code: &str, act: ReasonAct, targets: &[ReasonTarget], free_text: bool) -> (ReasonCode, Reason) {
    let code = ReasonCode::new(code);
    let basis = (act == ReasonAct::Refuse).then(|| "UU 24/2013".to_owned());
    let two_persons = code.as_str() == "SUDAH-TERBIT";
    (code.clone(), Reason { code, act, targets: targets.to_vec(), basis, free_text, two_persons })
}

fn reasons() -> BTreeMap<ReasonCode, Reason> {
    use ReasonAct::{NotMade, Refuse, Reissue, Reprint, Return};
    let any = [ReasonTarget::Document, ReasonTarget::Field];
    [
        reason("FOTO-BURAM", Return, &any[..1], false),
        reason("NAMA-BEDA", Return, &any, false),
        reason("LAIN", Return, &any, true),
        reason("SUDAH-TERBIT", Refuse, &[ReasonTarget::Case], false),
        reason("DI-LUAR-WILAYAH", Refuse, &[ReasonTarget::Case], false),
        reason("CETAK-RUSAK", Reprint, &[ReasonTarget::Case], false),
        reason("KELUARAN-SUDAH-ADA", NotMade, &[ReasonTarget::Case], false),
        reason("AKTA-HILANG", Reissue, &[ReasonTarget::Case], false),
    ]
    .into()
}

fn step(id: &str, act: StepAct, office: OfficeLevel, when: Condition) -> Step {
    Step { id: StepId::new(id), act, office, role: "test".into(), when }
}

fn route() -> Vec<Step> {
    use OfficeLevel::{Applicant, District, Registry, Ward};
    let always = Condition::default;
    let fetched = || when(&[("delivery.method", &["pick-up"])]);
    vec![
        step("ward-review", StepAct::Review, Ward, always()),
        step("late-decision", StepAct::DecideLate, Registry, when(&[("timing", &["late"])])),
        step("approval", StepAct::Approve, Registry, always()),
        step("confirmation", StepAct::Confirm, Applicant, always()),
        step("registration", StepAct::Register, Registry, always()),
        step("signing", StepAct::Sign, Registry, always()),
        step("printing", StepAct::Print, District, fetched()),
        step("pick-up", StepAct::HandOver, District, fetched()),
    ]
}

pub fn calendar() -> Calendar {
    let open = Some(Hours { open: time!(8:00), close: time!(15:00) });
    let zone = UtcOffset::from_hms(7, 0, 0).expect("WIB");
    Calendar::new(zone, [open, open, open, open, open, None, None], BTreeMap::new()).expect("a week with hours")
}

fn subject() -> Subject {
    Subject {
        names: vec![FieldId::new("child.name")],
        date: Some(FieldId::new("child.birth_date")),
        wards: vec![FieldId::new("family.ward")],
        entered_nik: Some(EnteredNik {
            field: FieldId::new("child.nik"), birth_date: Some(FieldId::new("child.birth_date")), sex: Some(FieldId::new("child.sex")),
        }),
        ..Subject::default()
    }
}

fn print(field: &str) -> Print {
    Print { field: FieldId::new(field), when: Condition::default(), optional: false }
}

fn collector(who: &str) -> CollectorRow {
    CollectorRow { who: who.to_owned(), name: None, when: Condition::default() }
}

/// The rows of births, as `crates/services/birth/service.toml` writes them.
pub fn duplicates() -> Vec<DuplicateRow> {
    let ids = |ids: &[&str]| ids.iter().map(|id| FieldId::new(id)).collect::<Vec<FieldId>>();
    let row = |id: &str, same: &[&str], similar: &[&str], days: Option<u32>, shows: Option<&str>| DuplicateRow {
        id: id.into(), same: ids(same), similar: ids(similar), differ: Vec::new(), both: BTreeMap::new(),
        near: days.map(|days| (FieldId::new("child.birth_date"), days)), shows: shows.map(FieldId::new), never_blocks: false,
    };
    let twins = |row: DuplicateRow| DuplicateRow {
        differ: ids(&["child.birth_order"]),
        both: [("child.birth_kind".to_owned(), OneOrMany::Many(["twin", "triplet", "quadruplet", "other"].map(str::to_owned).into()))].into(),
        never_blocks: true,
        ..row
    };
    vec![
        twins(row("sibling", &["mother.nik"], &[], Some(2), Some("child.name"))),
        row("same-mother", &["mother.nik"], &[], Some(210), Some("child.name")),
        twins(row("sibling-by-name", &[], &["mother.name"], Some(2), Some("child.name"))),
        row("same-date-similar-names", &["child.birth_date"], &["child.name", "mother.name"], None, None),
    ]
}

pub fn service() -> Service {
    let married = |value: &'static [&'static str]| when(&[("parents.marriage", value)]);
    Service {
        id: ServiceId::new("birth"),
        edition: 3,
        digest: [0; 32],
        subject: subject(),
        needs: vec![FactId::new("parentage")],
        series: vec![
            SeriesRow { letters: "LT".into(), when: when(&[("timing", &["late"])]), basis: None },
            SeriesRow { letters: "LU".into(), when: Condition::default(), basis: None },
        ],
        prints: vec![print("child.name"), print("child.birth_date"), print("mother.name")],
        collectors: ["informant", "mother", "father", "family", "proxy"].map(collector).into(),
        duplicates: duplicates(),
        effects: Vec::new(),
        annotates: None,
        contest: None,
        parts: Vec::new(),
        standard: Standard { basis: Vec::new(), components: Vec::new() },
        groups: vec!["all".into()],
        pages: pages(),
        fields: fields(),
        computed: Vec::new(),
        bars: Vec::new(),
        facts: [
            (FactId::new("timing"), vec!["on-time".into(), "late".into()]),
            (FactId::new("parentage"), vec!["both".into(), "both-unregistered".into(), "mother-only".into()]),
        ]
        .into(),
        kinds: [
            kind("birth-letter", None), kind("marriage-book", Some("both")), kind("sworn-couple", Some("both-unregistered")),
            kind("mother-statement", Some("mother-only")), kind("id-card", None),
        ]
        .into(),
        slots: [
            slot("birth-proof", &["birth-letter"], true), slot("marriage-proof", &["marriage-book", "sworn-couple"], true),
            slot("couple-statement", &["sworn-couple", "marriage-book"], true), slot("mother-statement", &["mother-statement"], true),
            slot("id-card", &["id-card"], false), slot("unasked", &["id-card"], false),
        ]
        .into(),
        requirements: vec![
            row("birth-proof", Need::Must, Condition::default()), row("marriage-proof", Need::Must, married(&["registered"])),
            row("couple-statement", Need::Must, married(&["family-card-couple"])), row("mother-statement", Need::Must, married(&["mother-only"])),
            row("id-card", Need::May, Condition::default()),
        ],
        route: route(),
        promise: Promise { working_days: 1, basis: "test".into() },
        promises: vec![(when(&[("timing", &["late"])]), Promise { working_days: 3, basis: "test".into() })],
        deadlines: Vec::new(),
        fees: Vec::new(),
        waivers: Vec::new(),
        outputs: vec![Output { id: "certificate".into(), template: Some(String::new()), of_entry: false, when: Condition::default(), self_print: true, pick_up: true, blank: None }],
        further: Vec::new(),
        reasons: reasons(),
        rules: Some(&HouseRules),
        calendar: Arc::new(calendar()),
        limits: Limits { draft_days: 30, returned_days: 30, uploads_max: 6 },
        notices: Vec::new(),
        notify: Vec::new(),
        texts: Texts::default(),
    }
}

/// The birth with a family card to download and a child's card on a blank.
pub fn bundle() -> Service {
    let row = |id: &str, delivery, blank: Option<&str>| Further {
        id: id.into(), asked: None, delivery: Some(delivery), when: Condition::default(), office: OfficeLevel::District, blank: blank.map(BlankId::new), basis: "test".into(),
    };
    let further = vec![row("family-card", Delivery::Download, None), row("child-card", Delivery::PickUp, Some("child-card"))];
    Service { further, ..service() }
}

/// A letter that is signed and stands in no register: nobody confirms, nothing is numbered.
pub fn letter() -> Service {
    let acts = [StepAct::Review, StepAct::Approve, StepAct::Sign, StepAct::Print, StepAct::HandOver];
    let route = route().into_iter().filter(|step| acts.contains(&step.act)).collect();
    Service { id: ServiceId::new("letter"), route, series: Vec::new(), needs: Vec::new(), ..service() }
}

/// A government that registers births in another system: one step in the place of registration and signature.
pub fn recorded_elsewhere() -> Service {
    let route = route().into_iter().filter(|step| step.act != StepAct::Sign).map(|step| match step.act {
        StepAct::Register => Step { id: StepId::new("recorded-elsewhere"), act: StepAct::RecordElsewhere, ..step },
        _ => step,
    });
    Service { route: route.collect(), ..service() }
}

/// A card that is made elsewhere: nobody signs, everybody fetches it.
pub fn card() -> Service {
    let acts = [StepAct::Review, StepAct::Approve, StepAct::Print, StepAct::HandOver];
    let steps = route().into_iter().filter(|step| acts.contains(&step.act));
    let outputs = vec![Output { id: "card".into(), template: None, of_entry: false, when: Condition::default(), self_print: false, pick_up: true, blank: None }];
    Service {
        id: ServiceId::new("card"), route: steps.map(|step| Step { when: Condition::default(), ..step }).collect(), series: Vec::new(),
        needs: Vec::new(), prints: Vec::new(), outputs, ..service()
    }
}

fn office(id: &str, kind: OfficeKind, region: &str, parent: Option<&str>) -> (OfficeId, Office) {
    let id = OfficeId::new(id);
    (id.clone(), Office { id, kind, name: "An office".into(), region_code: region.into(), parent: parent.map(OfficeId::new), address: None })
}

pub fn government() -> Government {
    Government {
        id: GovernmentId::new("house"),
        name: "Pemerintah Kota Contoh".into(),
        short_name: "Contoh".into(),
        city: "Kota Contoh".into(),
        region_code: "35.78".into(),
        regency_code: "3578".into(),
        zone_label: "WIB".into(),
        languages: vec!["id".into(), "en".into()],
        hosts: Vec::new(),
        calendar: Arc::new(calendar()),
        offices: [
            office("registry", OfficeKind::Registry, "35.78", None), office("357807", OfficeKind::District, "35.78.07", Some("registry")),
            office("3578071001", OfficeKind::Ward, OTHER_WARD, Some("357807")), office("3578071002", OfficeKind::Ward, WARD, Some("357807")),
        ]
        .into(),
        registry_office: OfficeId::new("registry"),
        head: Head { name: "Kepala Contoh".into(), nip: "990000000000000001".into(), office_title: "DINAS CONTOH".into() },
        help: Help { phone: "000".into(), whatsapp: None, email: None, complaints_url: None },
        theme: Theme { tokens: Vec::new(), crest_svg: String::new(), emblem_svg: String::new() },
        services: BTreeMap::new(),
        texts: Texts::default(),
        passwords: catalogue::Passwords::Never,
        retention: catalogue::retention::Retention {
            terms: vec![
                catalogue::retention::Term { kept: catalogue::retention::Kept::NeverSent, days: 0, basis: String::new() },
                catalogue::retention::Term { kept: catalogue::retention::Kept::Ended, days: 90, basis: String::new() },
            ],
        },
        watch: watch::Rules::default(),
        registry: catalogue::government::Registry::Internal,
        compensations: vec![catalogue::government::Compensation {
            amount_rupiah: 50_000, from: date!(2024 - 05 - 06), until: None, basis: "test".into(),
        }],
        elsewhere_url: None,
    }
}

/// A whole form of married parents who fetch the certificate. Every name holds the word that no action may carry.
pub fn answers() -> Answers {
    [
        ("family.ward", WARD), ("child.birth_date", "2026-11-02"), ("child.name", "Bunga Rahasia"), ("child.sex", "female"),
        ("child.birth_kind", "single"), ("mother.name", "Ibu Rahasia"), ("mother.nik", "9978075708010001"), ("parents.marriage", "registered"),
        ("father.name", "Bapak Rahasia"), ("delivery.method", "pick-up"),
    ]
    .into_iter()
    .collect()
}
