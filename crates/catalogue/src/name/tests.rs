//! Names: strict for newborns, lenient for people who have one.

use super::*;
use proptest::prelude::*;

fn field() -> FieldId {
    FieldId::new("child.name")
}

fn newborn(name: &str) -> Result<Vec<String>, Problem> {
    check_newborn(&field(), name, NEWBORN_LETTERS_MAX).map(|checked| checked.warnings.into_iter().map(|problem| problem.key).collect())
}

fn living(name: &str) -> Result<Vec<String>, Problem> {
    check_living(&field(), name).map(|checked| checked.warnings.into_iter().map(|problem| problem.key).collect())
}

fn refused(name: &str) -> String {
    newborn(name).expect_err(name).key
}

#[test]
fn ordinary_names_of_children_pass_without_a_word() {
    for name in ["Bunga Citra Lestari", "Raden Ajeng Kartini", "MUHAMMAD RIZKY PRATAMA", "Gde Nyoman Arya", "Nur Aini", "Sri Ayu"] {
        assert_eq!(newborn(name), Ok(Vec::new()), "{name}");
    }
}

#[test]
fn sixty_letters_with_spaces_are_the_limit() {
    let sixty = format!("{} {}", "a".repeat(29), "b".repeat(30)).replace('b', "e");
    assert_eq!(sixty.len(), 60);
    assert_eq!(newborn(&sixty), Ok(Vec::new()));
    let problem = newborn(&format!("{sixty}a")).expect_err("61 letters");
    assert_eq!(problem.key, "problem-name-too-long");
    assert!(check_newborn(&field(), &format!("{sixty}a"), 61).is_ok(), "a field may say another limit");
    for (name, value) in [("letters", "61"), ("max", "60"), ("over", "1")] {
        assert!(problem.args.contains(&(name.to_owned(), value.to_owned())), "{name}");
    }
}

#[test]
fn digits_punctuation_and_foreign_letters_are_refused_by_name() {
    for (name, key, character) in [
        ("Budi 2 Santoso", "problem-name-digits", "2"), ("Budi٣ Santoso", "problem-name-digits", "٣"), ("Nur'aini Putri", "problem-name-punctuation", "'"),
        ("Nur\u{2019}aini Putri", "problem-name-punctuation", "'"), ("Anna-Maria Putri", "problem-name-punctuation", "-"),
        ("M. Rizky", "problem-name-punctuation", "."), ("Zoë Putri", "problem-name-letters", "ë"), ("Вера Putri", "problem-name-letters", "В"),
        ("Budi 😀", "problem-name-punctuation", "😀"),
    ] {
        let problem = newborn(name).expect_err(name);
        assert_eq!((problem.key.as_str(), problem.args.first().map(|(_, value)| value.as_str())), (key, Some(character)), "{name}");
    }
}

#[test]
fn titles_are_refused_before_their_dots_are() {
    for name in ["dr. Budi Santoso", "Dr Budi Santoso", "H. Ahmad Fauzi", "Hj. Siti Aminah", "Hj Siti Aminah", "Ir. Budi Santoso", "Prof Budi Santoso", "Budi Santoso, S.H.", "Budi Santoso S.H.", "Budi Santoso, SE"] {
        assert_eq!(refused(name), "problem-name-title", "{name}");
    }
}

#[test]
fn one_word_short_forms_and_words_that_may_be_titles_are_warned_only() {
    for (name, key) in [
        ("Slamet", "problem-name-one-word"), ("Moh Rizky", "problem-name-abbreviation"), ("Abd Rahman", "problem-name-abbreviation"),
        ("St Aminah", "problem-name-abbreviation"), ("M Rizky", "problem-name-abbreviation"), ("Haji Ahmad", "problem-name-maybe-title"),
    ] {
        assert_eq!(newborn(name), Ok(vec![key.to_owned()]), "{name}");
    }
}

#[test]
fn people_who_have_a_name_keep_it() {
    for name in ["Slamet", "Nur'aini", "Anna-Maria", "José Müller", "M. Yusuf", "Đặng Văn", "Y"] {
        assert_eq!(living(name), Ok(Vec::new()), "{name}");
    }
    assert_eq!(check_living(&field(), "Nur\u{2019}aini").map(|checked| checked.value), Ok("Nur'aini".to_owned()));
}

#[test]
fn what_can_be_nobodys_name_is_refused_for_the_living_too() {
    for (name, key) in [("Budi 2", "problem-name-living-digits"), ("Вера", "problem-name-living-character"), ("Budi <b>", "problem-name-living-character"), ("...", "problem-name-living-empty")] {
        assert_eq!(living(name).expect_err(name).key, key, "{name}");
    }
    assert_eq!(living(&"a".repeat(121)).expect_err("long").key, "problem-text-too-long");
    assert_eq!(living("dr. Budi Santoso"), Ok(vec!["problem-name-living-title".to_owned()]));
}

proptest! {
    #[test]
    fn whatever_is_typed_never_panics_and_what_passes_keeps_the_law(name in "\\PC{0,80}") {
        let _ = check_living(&field(), &name);
        if let Ok(checked) = check_newborn(&field(), &name, NEWBORN_LETTERS_MAX) {
            prop_assert!(checked.value.chars().count() <= NEWBORN_LETTERS_MAX);
            prop_assert!(checked.value.bytes().all(|b| b.is_ascii_alphabetic() || b == b' '));
        }
    }
}
