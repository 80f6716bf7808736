//! Person numbers: refused only when they can be nobody's.

use super::*;
use proptest::prelude::*;
use time::macros::date;

fn field() -> FieldId {
    FieldId::new("mother.nik")
}

fn warned(typed: &str, declared: &Declared) -> Vec<String> {
    check(&field(), typed, declared).expect(typed).warnings.into_iter().map(|problem| problem.key).collect()
}

#[test]
fn a_number_is_read_with_spaces_dots_and_dashes() {
    for typed in ["9978071708010001", "9978 0717 0801 0001", "9978.0717.0801.0001", "997807-170801-0001"] {
        assert_eq!(check(&field(), typed, &Declared::default()).map(|checked| checked.value), Ok("9978071708010001".to_owned()), "{typed}");
    }
}

#[test]
fn what_can_be_nobodys_number_is_refused_with_its_reason() {
    for (typed, fault) in [
        ("997807170801000", NikFault::Length(15)), ("99780717080100011", NikFault::Length(17)), ("", NikFault::Length(0)),
        ("99780717O8010001", NikFault::NotDigits), ("٩978071708010001", NikFault::NotDigits), ("9978071708010000", NikFault::Serial),
        ("9978070008010001", NikFault::Day), ("9978073208010001", NikFault::Day), ("9978074008010001", NikFault::Day), ("9978077208010001", NikFault::Day),
        ("9978071700010001", NikFault::Month), ("9978071713010001", NikFault::Month), ("9978073104010001", NikFault::Date), ("9978072902290001", NikFault::Date),
    ] {
        assert_eq!(Nik::parse(typed).err(), Some(fault), "{typed}");
    }
    let problem = check(&field(), "12", &Declared::default()).expect_err("two digits");
    assert_eq!((problem.key.as_str(), problem.args), ("problem-nik-length", vec![("digits".to_owned(), "2".to_owned())]));
}

#[test]
fn the_leap_day_of_a_century_exists_if_it_existed_once() {
    assert_eq!(Nik::parse("9978072902000001").map(|nik| nik.birth_dates()), Ok(vec![date!(2000 - 02 - 29)]));
    assert_eq!(Nik::parse("9978076902960001").map(|nik| nik.birth_dates()), Ok(vec![date!(1996 - 02 - 29), date!(2096 - 02 - 29)]));
}

#[test]
fn day_plus_forty_is_a_woman() {
    let woman = Nik::parse("9978075708010001").expect("valid");
    assert_eq!((woman.sex(), woman.birth_dates()), (Sex::Female, vec![date!(1901 - 08 - 17), date!(2001 - 08 - 17)]));
    assert_eq!(Nik::parse("9978071708010001").map(|nik| nik.sex()), Ok(Sex::Male));
}

#[test]
fn differences_and_unknown_regions_are_warned_never_refused() {
    let declared = Declared { birth_date: Some(date!(2001 - 08 - 17)), sex: Some(Sex::Female) };
    assert_eq!(warned("9978075708010001", &declared), Vec::<String>::new());
    assert_eq!(warned("9978071708010001", &declared), ["problem-nik-sex-differs"]);
    assert_eq!(warned("9978075808010001", &declared), ["problem-nik-birth-date-differs"]);
    assert_eq!(warned("0078075708010001", &declared), ["problem-nik-region-unknown"]);
    assert_eq!(warned("3580075708010001", &declared), ["problem-nik-region-unknown"], "East Java has no regency 80");
    assert_eq!(warned("9178075708010001", &declared), ["problem-nik-region-unknown"]);
    assert_eq!(warned("9900075708010001", &declared), Vec::<String>::new(), "the sample province has no regencies");
}

#[test]
fn debug_and_masks_hide_the_middle() {
    let nik = Nik::parse("9978075708010001").expect("valid");
    assert_eq!(format!("{nik:?}"), "997807******0001");
    assert_eq!(masked("12345"), "*****");
    assert_eq!(masked(""), "");
}

proptest! {
    #[test]
    fn whatever_is_typed_never_panics(typed in "\\PC{0,40}") {
        let _ = check(&field(), &typed, &Declared::default());
    }

    #[test]
    fn a_number_made_from_a_date_has_that_date(year in 1901i32..2050, ordinal in 1u16..=365, woman: bool, serial in 1u16..=9999) {
        let born = Date::from_ordinal_date(year, ordinal).expect("a date");
        let day = born.day() + if woman { 40 } else { 0 };
        let digits = format!("997807{day:02}{:02}{:02}{serial:04}", u8::from(born.month()), year % 100);
        let nik = Nik::parse(&digits).expect("valid");
        prop_assert!(nik.birth_dates().contains(&born));
        prop_assert_eq!(nik.sex() == Sex::Female, woman);
    }
}
