//! The embedded folders load with Surabaya, and birth asks what the guide of the field says (variants B1-B9).

use catalogue::{Answers, Catalogue, Facts, Folder, Problem, ServiceId, Severity, field::parse_date, service::{Need, StepAct}};
use std::{path::Path, sync::{Arc, OnceLock}};
use time::Date;

/// The real catalogue, loaded once.
pub(crate) fn catalogue() -> Arc<Catalogue> {
    static LOADED: OnceLock<Arc<Catalogue>> = OnceLock::new();
    LOADED
        .get_or_init(|| {
            let surabaya = Folder::read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../../governments/surabaya")).expect("readable");
            let loaded = Catalogue::load(&[surabaya], &crate::folders(), &[], &crate::rules);
            Arc::new(loaded.unwrap_or_else(|findings| panic!("{}", findings.iter().map(|f| format!("{f}\n")).collect::<String>())))
        })
        .clone()
}

pub(crate) fn day(text: &str) -> Date {
    parse_date(text).expect("a date")
}

pub(crate) fn answers(pairs: &[(&str, &str)]) -> Answers {
    pairs.iter().copied().collect()
}

/// A complete birth at a hospital of a married couple in Ketabang, five days old on 24 November 2026.
pub(crate) fn married() -> Answers {
    answers(&[
        ("informant.relation", "mother"), ("informant.name", "Dewi Lestari"), ("informant.nik", "9978075708960003"),
        ("informant.phone", "+6281200000000"), ("family.card_number", "9978070101200001"), ("family.address", "Jalan Kenari 12"),
        ("family.rt", "3"), ("family.rw", "5"), ("family.ward", "35.78.07.1002"), ("child.birth_date", "2026-11-19"), ("child.birth_time", "04:15"),
        ("child.place_kind", "hospital"), ("child.place_name", "RSUD Contoh"), ("child.birth_place", "Surabaya"), ("child.name", "Bunga Citra Lestari"),
        ("child.sex", "female"), ("child.birth_kind", "single"), ("child.birth_order", "1"), ("child.attendant", "doctor"),
        ("child.weight_grams", "3200"), ("child.length_cm", "49"), ("child.proof", "facility-letter"), ("parents.marriage", "registered"),
        ("mother.name", "Dewi Lestari"), ("mother.nik_known", "yes"), ("mother.nik", "9978075708960003"), ("mother.birth_date", "1996-08-17"),
        ("mother.birth_place", "Surabaya"), ("father.name", "Agus Wijaya"), ("father.nik_known", "yes"), ("father.nik", "9978071708950004"),
        ("father.birth_date", "1995-08-17"), ("father.birth_place", "Malang"), ("witness1.name", "Rina Kusuma"), ("witness1.nik_known", "yes"),
        ("witness1.nik", "9978074101900005"), ("witness2.name", "Slamet"), ("witness2.nik_known", "yes"), ("witness2.nik", "9978070101850006"),
        ("delivery.method", "pick-up"),
        ("delivery.family_card", "none"),
        ("delivery.child_card", "none"),
    ])
}

fn with(changes: &[(&str, &str)]) -> Answers {
    let mut given = married();
    for (field, value) in changes {
        given.set(&catalogue::FieldId::new(field), value);
    }
    given
}

/// What is asked on 24 November 2026: slots that must be filled, and slots that may.
fn asked(given: &Answers) -> (Vec<String>, Vec<String>) {
    let catalogue = catalogue();
    let service = catalogue.find_government("surabaya").and_then(|g| g.find_service("birth")).expect("birth");
    let today = day("2026-11-24");
    let requirements = service.requirements(given, &service.facts(given, today), today);
    let of = |need: Need| requirements.iter().filter(|r| r.need == need).map(|r| r.slot.to_string()).collect();
    (of(Need::Must), of(Need::May))
}

#[test]
fn the_catalogue_loads_and_only_warns() {
    let catalogue = catalogue();
    assert!(catalogue.findings().iter().all(|finding| finding.severity != Severity::Fault));
    assert!(catalogue.findings().iter().any(|finding| finding.severity == Severity::Unconfirmed && finding.message.contains("late")));
    assert!(catalogue.findings().iter().any(|finding| finding.message.contains("example")));
    let surabaya = catalogue.government_of_host("anything.example:8080");
    assert_eq!(surabaya.offices.values().filter(|office| office.kind == catalogue::OfficeKind::Ward).count(), 153);
    assert_eq!(surabaya.offices.values().filter(|office| office.kind == catalogue::OfficeKind::District).count(), 31);
    let responsible = surabaya.responsible("35.78.07.1002").expect("a ward of Genteng");
    assert_eq!((responsible.ward.as_str(), responsible.district.as_str(), responsible.registry.as_str()), ("3578071002", "357807", "dispendukcapil"));
}

#[test]
fn each_variant_asks_for_its_papers() {
    let cases: [(&str, Answers, &[&str], &[&str]); 9] = [
        ("B1", married(), &["birth-proof", "marriage-proof", "family-card"], &[]),
        ("B2", with(&[("child.proof", "sworn-statement"), ("child.place_kind", "home")]), &["birth-proof", "marriage-proof", "family-card"], &[]),
        ("B3", with(&[("child.proof", "captain-letter"), ("child.place_kind", "other")]), &["birth-proof", "marriage-proof", "family-card"], &[]),
        ("B4", with(&[("parents.marriage", "family-card-couple")]), &["birth-proof", "couple-statement", "family-card"], &[]),
        ("B5", with(&[("parents.marriage", "mother-only")]), &["birth-proof", "mother-statement", "family-card"], &["mother-birth-certificate"]),
        ("B6", with(&[("child.proof", "police-report"), ("informant.relation", "other")]), &["foundling-proof"], &["family-card", "power-of-attorney"]),
        ("B7", with(&[("child.birth_date", "2026-01-05")]), &["birth-proof", "marriage-proof", "family-card"], &[]),
        (
            "B8",
            with(&[("child.birth_date", "2021-01-05"), ("child.on_family_card", "no")]),
            &["birth-proof", "marriage-proof", "family-card", "not-on-card-statement"],
            &[],
        ),
        (
            "B9",
            with(&[("child.birth_date", "2001-01-05"), ("child.on_family_card", "yes"), ("mother.birth_date", "1975-01-01")]),
            &["birth-proof", "marriage-proof", "family-card"],
            &["adult-statement", "school-certificate"],
        ),
    ];
    for (variant, given, must, may) in cases {
        let (asked_must, asked_may) = asked(&given);
        assert_eq!(asked_must, must, "{variant} must");
        assert_eq!(asked_may, may, "{variant} may");
    }
}

#[test]
fn a_foundling_by_sworn_statement_needs_the_guardian_not_the_couple() {
    let given = with(&[("child.proof", "sworn-statement"), ("parents.marriage", "unknown"), ("informant.relation", "other")]);
    assert_eq!(asked(&given).0, ["foundling-proof"]);
}

#[test]
fn nobody_is_asked_which_child_of_its_mother_a_foundling_is() {
    let catalogue = catalogue();
    let service = catalogue.find_government("surabaya").and_then(|city| city.find_service("birth")).expect("birth");
    let asks = |given: &Answers| {
        let facts = service.facts(given, day("2026-11-24"));
        service.visible_fields(given, &facts).iter().any(|field| field.id.as_str() == "child.birth_order")
    };
    for known in [with(&[]), with(&[("parents.marriage", "mother-only")]), with(&[("parents.marriage", "family-card-couple")])] {
        assert!(asks(&known));
    }
    for unknown in [with(&[("child.proof", "police-report")]), with(&[("parents.marriage", "unknown")])] {
        assert!(!asks(&unknown));
    }
}

#[test]
fn papers_from_outside_the_city_may_be_shown() {
    let given = with(&[("witness2.nik", "9915070101850006"), ("informant.relation", "family"), ("informant.nik", "9915070101850007")]);
    assert_eq!(asked(&given).1, ["informant-id", "witness2-id"]);
}

#[test]
fn stale_answers_count_for_nothing() {
    let catalogue = catalogue();
    let government = catalogue.find_government("surabaya").expect("surabaya");
    let service = government.find_service("birth").expect("birth");
    let today = day("2026-11-24");
    let given = with(&[("parents.marriage", "mother-only"), ("child.on_family_card", "no")]);
    let kept = service.effective(&given, today);
    for gone in ["father.name", "father.nik", "father.birth_date", "child.on_family_card"] {
        assert_eq!(kept.get(gone), None, "{gone}");
    }
    assert!(kept.get("mother.name").is_some());
    assert!(service.index_terms(&kept).iter().all(|term| term.role != "father"));
    assert_eq!(service.effective(&kept, today), kept);
}

#[test]
fn a_complete_application_has_no_problem_and_an_empty_one_has_one_a_question() {
    let catalogue = catalogue();
    let government = catalogue.find_government("surabaya").expect("surabaya");
    let service = government.find_service("birth").expect("birth");
    let today = day("2026-11-24");
    assert_eq!(service.problems(&married(), today, government), Vec::<Problem>::new());
    assert_eq!(service.warnings(&married(), today, government), Vec::<Problem>::new());
    let empty = service.problems(&Answers::default(), today, government);
    let facts = service.facts(&Answers::default(), today);
    let required = service.visible_fields(&Answers::default(), &facts).iter().filter(|field| field.required).count();
    assert_eq!(empty.len(), required);
    assert!((16..=18).contains(&service.pages_for(&married(), &service.facts(&married(), today)).len()));
}

#[test]
fn a_ward_elsewhere_is_refused_with_where_to_go() {
    let catalogue = catalogue();
    let government = catalogue.find_government("surabaya").expect("surabaya");
    let service = government.find_service("birth").expect("birth");
    let ask = |raw: &str| service.check_answer(&"family.ward".into(), raw, &Answers::default(), day("2026-11-24"), government);
    assert_eq!(ask("3578071002").map(|checked| checked.value), Ok("35.78.07.1002".to_owned()));
    for (raw, key) in [("outside", "problem-ward-outside"), ("35.15.01.1001", "problem-ward-outside"), ("35.78.99.1001", "problem-ward-unknown"), ("x", "problem-ward-unknown")] {
        let problem = ask(raw).expect_err(raw);
        assert_eq!(problem.key, key, "{raw}");
        let said = service.texts.speech(&catalogue::Language::new("id")).say_problem(&problem);
        assert!(!said.contains('{') && !said.contains('['), "{said}");
        assert!(key != "problem-ward-outside" || said.contains("Kota Surabaya"), "{said}");
    }
}

#[test]
fn the_route_follows_lateness_and_delivery() {
    let catalogue = catalogue();
    let service = catalogue.find_government("surabaya").and_then(|g| g.find_service("birth")).expect("birth");
    let today = day("2026-11-24");
    let acts = |given: &Answers| service.route_for(given, &service.facts(given, today)).iter().map(|step| step.act).collect::<Vec<_>>();
    use StepAct::{Approve, Confirm, DecideLate, HandOver, Print, Register, Review, Sign};
    assert_eq!(acts(&married()), [Review, Approve, Confirm, Register, Sign, Print, HandOver]);
    assert_eq!(acts(&with(&[("delivery.method", "download")])), [Review, Approve, Confirm, Register, Sign]);
    let late = with(&[("child.birth_date", "2026-01-05"), ("delivery.method", "download")]);
    assert_eq!(acts(&late), [Review, DecideLate, Approve, Confirm, Register, Sign]);
}

#[test]
fn the_late_fee_is_waived_in_three_dated_periods_and_due_after_them() {
    let catalogue = catalogue();
    let service = catalogue.find_government("surabaya").and_then(|g| g.find_service("birth")).expect("birth");
    for (on, waived_until) in [
        ("2022-12-31", None), ("2023-01-01", Some("2023-05-31")), ("2023-05-31", Some("2023-05-31")), ("2023-06-01", Some("2023-12-31")),
        ("2024-06-30", Some("2024-06-30")), ("2024-07-01", None), ("2026-11-24", None),
    ] {
        let given = with(&[("child.birth_date", "2020-02-29")]);
        let fees = service.fees_on(&given, &service.facts(&given, day(on)), day(on));
        let late = fees.iter().find(|fee| fee.fee == "late").expect("the late fee");
        assert_eq!((late.amount_rupiah, late.waived, late.waived_until), (100_000, waived_until.is_some(), waived_until.map(day)), "{on}");
        assert!(!late.basis.starts_with("unconfirmed"), "people read it: {}", late.basis);
    }
    let today = day("2026-11-24");
    let fees = service.fees_on(&married(), &service.facts(&married(), today), today);
    assert_eq!(fees.iter().map(|fee| (fee.fee.as_str(), fee.amount_rupiah)).collect::<Vec<_>>(), [("certificate", 0)]);
}

#[test]
fn the_papers_that_officers_accept_decide_the_parentage_not_the_slot() {
    let catalogue = catalogue();
    let service = catalogue.find_government("surabaya").and_then(|g| g.find_service("birth")).expect("birth");
    let decided = |kinds: &[&str]| service.decided(&kinds.iter().map(|kind| (*kind).into()).collect::<Vec<_>>()).get("parentage").map(str::to_owned);
    assert_eq!(decided(&["family-card", "marriage-book"]).as_deref(), Some("both"));
    assert_eq!(decided(&["sworn-couple", "birth-letter-ward"]).as_deref(), Some("both-unregistered"));
    assert_eq!(decided(&["marriage-book", "sworn-couple"]).as_deref(), Some("both-unregistered"));
    assert_eq!(decided(&["mother-statement"]).as_deref(), Some("mother-only"));
    assert_eq!(decided(&["police-report"]).as_deref(), Some("unknown"));
    assert_eq!(decided(&["family-card"]), None);
    let couple = service.slots.get("couple-statement").expect("slot");
    assert!(couple.kinds.iter().any(|kind| kind.as_str() == "marriage-book"), "an officer can say that it is a marriage book");
}

#[test]
fn messages_fit_one_text_message_and_use_only_its_letters() {
    let catalogue = catalogue();
    let service = catalogue.find_government("surabaya").and_then(|g| g.find_service("birth")).expect("birth");
    let args = [
        ("kitir", "K7QX-2MPD-4"), ("date", "Rab 25 Nov"), ("link", "kitir.contoh.go.id/k/K7QX2MPD4"), ("place", "Kec. Genteng"), ("hours", "Sen-Jum 08-15"),
        ("item", "Foto kurang jelas, tulisannya tidak terbaca."), ("reason", "Akta untuk anak ini sudah pernah terbit."),
    ];
    for language in service.texts.languages() {
        let speech = service.texts.speech(language);
        for notice in &service.notices {
            let said = speech.say_with(&format!("notice-{notice}"), &args);
            assert!(said.chars().count() <= 160, "{language} {notice}: {} letters", said.chars().count());
            assert!(said.is_ascii() && !said.contains(['{', '[', '^', '\\', '~', '|']), "{said}");
        }
    }
}

#[test]
fn every_page_of_the_journey_has_its_words_in_both_languages() {
    let catalogue = catalogue();
    let government = catalogue.find_government("surabaya").expect("surabaya");
    assert_eq!(government.texts.languages().iter().map(|l| l.tag()).collect::<Vec<_>>(), ["id", "en"]);
    let id = ServiceId::new("birth");
    let service = &government.services[&id];
    for language in service.texts.languages() {
        let speech = service.texts.speech(language);
        for page in &service.pages {
            assert!(speech.has(&format!("page-{}-title", page.id)));
        }
        assert!(speech.say("statement-of-truth").len() > 40);
    }
    assert_eq!(service.decided(&[]), Facts::default());
}

/// For every question an answer or none: options of choices (and one that is none), a few dates, texts and numbers.
fn some_answers() -> impl proptest::strategy::Strategy<Value = Answers> {
    use proptest::prelude::*;
    let catalogue = catalogue();
    let service = catalogue.find_government("surabaya").and_then(|g| g.find_service("birth")).expect("birth");
    let plain = ["", "x", "0", "2026-11-01", "2026-01-01", "2021-05-05", "1990-02-29", "1990-02-28", "35.78.07.1002", "9978071708010001", "9978075708960003", "Dewi Lestari"];
    let each: Vec<_> = service
        .fields
        .values()
        .map(|field| {
            let mut values: Vec<String> = plain.map(str::to_owned).to_vec();
            // Choices are mostly answered with one of their options, so that deep pages are reached.
            values.extend(field.options().unwrap_or_default().iter().cycle().take(60).cloned());
            (Just(field.id.clone()), proptest::sample::select(values))
        })
        .collect();
    each.prop_map(|pairs| {
        let mut answers = Answers::default();
        pairs.iter().for_each(|(field, value)| answers.set(field, value));
        answers
    })
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(96))]
    #[test]
    fn whatever_is_answered_facts_stay_in_their_sets_and_asking_is_stable(given in some_answers()) {
        let catalogue = catalogue();
        let government = catalogue.find_government("surabaya").expect("surabaya");
        let service = government.find_service("birth").expect("birth");
        let today = day("2026-11-24");
        let kept = service.effective(&given, today);
        proptest::prop_assert_eq!(&service.effective(&kept, today), &kept);
        let facts = service.facts(&given, today);
        proptest::prop_assert_eq!(&service.facts(&kept, today), &facts);
        for (fact, value) in &facts.0 {
            proptest::prop_assert!(service.facts.get(fact.as_str()).is_some_and(|values| values.contains(value)), "{fact} = {value}");
        }
        let visible = service.visible_fields(&given, &facts);
        proptest::prop_assert!(kept.iter().all(|(field, _)| visible.iter().any(|shown| shown.id == *field)));
        proptest::prop_assert_eq!(service.problems(&given, today, government), service.problems(&kept, today, government));
        let _ = service.warnings(&given, today, government);
        let acts: Vec<StepAct> = service.route_for(&given, &facts).iter().map(|step| step.act).collect();
        proptest::prop_assert!(acts.contains(&StepAct::Register) && acts.contains(&StepAct::Sign));
        let mut slots: Vec<String> = service.requirements(&given, &facts, today).iter().map(|r| r.slot.to_string()).collect();
        let asked = slots.len();
        slots.sort();
        slots.dedup();
        proptest::prop_assert_eq!(slots.len(), asked, "one requirement a slot");
    }
}
