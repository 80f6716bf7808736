//! Each kind of answer: how it is tidied, what it refuses, what it warns of.

use super::*;
use proptest::prelude::*;
use time::macros::date;

const TODAY: Date = date!(2026 - 11 - 24);

pub(crate) fn field(id: &str, kind: FieldKind) -> Field {
    let when = Condition::default();
    Field { id: FieldId::new(id), kind, required: true, when, private: false, index: None, basis: String::new(), autocomplete: None, prefill: None }
}

fn kept(kind: FieldKind, raw: &str) -> Result<String, String> {
    field("a.b", kind).check(raw, &Answers::default(), TODAY).map(|checked| checked.value).map_err(|problem| problem.key)
}

fn ok(text: &str) -> Result<String, String> {
    Ok(text.to_owned())
}

fn no(key: &str) -> Result<String, String> {
    Err(format!("problem-{key}"))
}

#[test]
fn white_space_and_control_characters_are_tidied_everywhere() {
    let text = FieldKind::Text { max_letters: 20 };
    assert_eq!(kept(text.clone(), "  Jalan \t Kenari\r\n12\u{0} "), ok("Jalan Kenari 12"));
    assert_eq!(kept(text, "\u{a0}\u{3000}\n"), no("required"));
}

#[test]
fn an_empty_answer_is_a_problem_only_where_one_is_required() {
    let mut field = field("a.b", FieldKind::Phone);
    assert_eq!(field.check(" ", &Answers::default(), TODAY).map_err(|p| p.key), Err("problem-required".to_owned()));
    field.required = false;
    assert_eq!(field.check(" ", &Answers::default(), TODAY), Ok(Checked::default()));
    assert_eq!(kept(FieldKind::Choice { options: vec!["a".into()] }, ""), no("required-choice"));
    assert_eq!(kept(FieldKind::Date { not_after_today: true }, ""), no("required-date"));
    assert_eq!(kept(FieldKind::Ward, ""), no("required-ward"));
}

#[test]
fn dates_are_real_and_not_in_the_future_where_that_matters() {
    let past = FieldKind::Date { not_after_today: true };
    for (raw, wanted) in [
        ("2026-11-24", ok("2026-11-24")), ("2026-3-7", ok("2026-03-07")), ("2024-02-29", ok("2024-02-29")), ("2026-11-25", no("date-future")),
        ("2026-02-29", no("date-nonexistent")), ("2026-13-01", no("date-nonexistent")), ("2026-00-01", no("date-nonexistent")), ("2026-04-31", no("date-nonexistent")),
        ("26-11-24", no("date-form")), ("20-11-2026", no("date-form")), ("2026-nov-24", no("date-form")), ("2026-11", no("date-form")), ("kemarin", no("date-form")),
        ("2026--24", no("date-part-missing")), ("-11-24", no("date-part-missing")), ("--5", no("date-part-missing")), ("1899-12-31", no("date-too-early")), ("2026-+1-01", no("date-form")),
    ] {
        assert_eq!(kept(past.clone(), raw), wanted, "{raw}");
    }
    assert_eq!(kept(FieldKind::Date { not_after_today: false }, "2026-12-25"), ok("2026-12-25"));
    assert_eq!(parse_date("2026-11-24").map(date_text).as_deref(), Some("2026-11-24"));
    assert_eq!(parse_date("2026-11-24-1"), None);
}

#[test]
fn times_take_a_colon_or_a_dot() {
    for (raw, wanted) in [
        ("14:30", ok("14:30")), ("4.05", ok("04:05")), ("00:00", ok("00:00")), ("24:00", no("time-form")), ("12:60", no("time-form")),
        ("12", no("time-form")), ("12:3", no("time-form")), ("-1:30", no("time-form")), ("012:30", no("time-form")),
    ] {
        assert_eq!(kept(FieldKind::Time, raw), wanted, "{raw}");
    }
}

#[test]
fn whole_numbers_take_thousands_but_no_fractions() {
    let grams = FieldKind::Integer { min: 200, max: 9000 };
    for (raw, wanted) in [
        ("3200", ok("3200")), ("3.200", ok("3200")), ("3 200", ok("3200")), ("0500", ok("500")), ("3,2", no("number-form")), ("-300", no("number-form")),
        ("199", no("number-range")), ("9001", no("number-range")), ("99999999999999999999", no("number-form")), ("3kg", no("number-form")), (".", no("number-form")),
    ] {
        assert_eq!(kept(grams.clone(), raw), wanted, "{raw}");
    }
}

#[test]
fn a_family_card_has_sixteen_digits_and_perhaps_a_strange_date() {
    assert_eq!(kept(FieldKind::FamilyCardNumber, "9978 0701 0120 0001"), ok("9978070101200001"));
    assert_eq!(kept(FieldKind::FamilyCardNumber, "997807010120000"), no("family-card-length"));
    assert_eq!(kept(FieldKind::FamilyCardNumber, "99780701012O0001"), no("family-card-digits"));
    let strange = field("a.b", FieldKind::FamilyCardNumber).check("9978073213200001", &Answers::default(), TODAY).expect("kept");
    assert_eq!(strange.warnings.len(), 1);
}

#[test]
fn an_e_mail_address_is_one_address_in_one_writing() {
    for (raw, wanted) in [
        (" Siti.Contoh@Surat.Example ", ok("siti.contoh@surat.example")), ("siti+kitir@surat.example", ok("siti+kitir@surat.example")),
        ("siti", no("email")), ("siti@contoh", no("email")), ("@surat.example", no("email")), ("siti@.example", no("email")), ("siti@surat.example.", no("email")),
        ("a@b.example, c@d.example", no("email")), ("<a@b.example>", no("email")), ("a@b@c.example", no("email")), ("a@b.example\r\nBcc: x@y.example", no("email")),
        ("sitì@surat.example", no("email")),
    ] {
        assert_eq!(kept(FieldKind::Email, raw), wanted, "{raw}");
    }
    assert_eq!(kept(FieldKind::Email, &format!("{}@surat.example", "a".repeat(250))), no("email"));
}

#[test]
fn telephone_numbers_become_e164() {
    for (raw, wanted) in [
        ("0812 3456 7890", ok("+6281234567890")), ("0812-3456-7890", ok("+6281234567890")), ("+62 812-3456-7890", ok("+6281234567890")), ("62 812 3456 7890", ok("+6281234567890")),
        ("+62 (0)812 3456 7890", ok("+6281234567890")), ("81234567890", ok("+6281234567890")), ("(031) 5012345", ok("+62315012345")), ("+60 12 345 6789", ok("+60123456789")),
        ("0812", no("phone")), ("112", no("phone")), ("+0812345678", no("phone")), ("0812 3456 7890 12345", no("phone")), ("hubungi saya", no("phone")), ("08+1234567", no("phone")),
    ] {
        assert_eq!(kept(FieldKind::Phone, raw), wanted, "{raw}");
    }
}

#[test]
fn choices_wards_and_texts_stay_within_their_bounds() {
    let choice = FieldKind::Choice { options: vec!["yes".into(), "no".into()] };
    assert_eq!(kept(choice.clone(), "yes"), ok("yes"));
    assert_eq!(kept(choice, "maybe"), no("choice"));
    assert_eq!(kept(FieldKind::Ward, "3578071002"), ok("35.78.07.1002"));
    assert_eq!(kept(FieldKind::Ward, "Ketabang"), no("ward-unknown"));
    assert_eq!(kept(FieldKind::Ward, crate::region::OUTSIDE), no("ward-outside"));
    assert_eq!(kept(FieldKind::Text { max_letters: 5 }, "enam!!"), no("text-too-long"));
    assert_eq!(kept(FieldKind::Text { max_letters: 2_000 }, &"a".repeat(1_001)), no("text-too-long"));
}

#[test]
fn a_nik_is_compared_with_what_the_form_says() {
    let nik = field("mother.nik", FieldKind::Nik { birth_date: Some("mother.birth_date".into()), sex: Some("child.sex".into()) });
    let answers: Answers = [("mother.birth_date", "1996-08-17"), ("child.sex", "male")].into_iter().collect();
    let checked = nik.check("9978075708960003", &answers, TODAY).expect("kept");
    assert_eq!(checked.warnings.iter().map(|p| p.key.as_str()).collect::<Vec<_>>(), ["problem-nik-sex-differs"]);
    assert_eq!((nik.role(), nik.key().as_str(), nik.options()), ("mother", "mother-nik", None));
}

fn kinds() -> Vec<FieldKind> {
    vec![
        FieldKind::PersonName { newborn: Some(60) }, FieldKind::PersonName { newborn: None }, FieldKind::Text { max_letters: 10 }, FieldKind::Nik { birth_date: None, sex: None },
        FieldKind::FamilyCardNumber, FieldKind::Date { not_after_today: true }, FieldKind::Time, FieldKind::Integer { min: 0, max: 9 },
        FieldKind::Choice { options: vec!["a".into(), "b".into()] }, FieldKind::Phone, FieldKind::Email, FieldKind::Ward,
    ]
}

proptest! {
    #[test]
    fn no_input_panics_and_a_tidy_answer_stays_as_it_is(raw in "\\PC{0,40}|[0-9 .:+-]{0,24}") {
        for kind in kinds() {
            let field = field("a.b", kind);
            if let Ok(checked) = field.check(&raw, &Answers::default(), TODAY) {
                let again = field.check(&checked.value, &Answers::default(), TODAY).map(|again| again.value);
                prop_assert_eq!(again, Ok(checked.value), "{:?}", field.kind);
            }
        }
    }
}

/// Every problem that fields report is said in both languages of this crate.
#[test]
fn every_problem_of_a_field_has_its_words() {
    let sources = [include_str!("dates.rs"), include_str!("email.rs"), include_str!("numbers.rs"), include_str!("phone.rs"), include_str!("plain.rs"), include_str!("../field.rs"),
        include_str!("../name.rs"), include_str!("../nik.rs"), include_str!("../service/answering.rs")];
    for texts in [include_str!("../../texts/id.ftl"), include_str!("../../texts/en.ftl")] {
        for key in sources.iter().flat_map(|source| source.split('"')).filter(|part| part.starts_with("problem-")) {
            assert!(texts.contains(&format!("\n{key} = ")), "{key}");
        }
    }
}
