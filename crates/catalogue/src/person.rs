//! What rules of services ask about persons: are two the same, how old was one, where was a NIK first issued.

use crate::{answers::Answers, region};
use time::Date;

/// By NIK where both are known, otherwise by name, without case, marks or spaces getting in the way. `one` and `other` are the first
/// parts of field ids: `witness1`, `mother`.
pub fn same_person(answers: &Answers, one: &str, other: &str) -> bool {
    let of = |person: &str, what: &str| answers.get(&format!("{person}.{what}"));
    if let (Some(one), Some(other)) = (of(one, "nik"), of(other, "nik")) {
        return one == other;
    }
    match (of(one, "name"), of(other, "name")) {
        (Some(one), Some(other)) => letters(one) == letters(other),
        _ => false,
    }
}

fn letters(name: &str) -> String {
    name.chars().filter(|c| c.is_alphabetic()).flat_map(char::to_lowercase).collect()
}

/// Whole years; someone born on 29 February has the birthday on 1 March in other years. Negative before birth.
pub fn years_between(born: Date, on: Date) -> i32 {
    let had_birthday = (u8::from(on.month()), on.day()) >= (u8::from(born.month()), born.day());
    on.year() - born.year() - i32::from(!had_birthday)
}

/// Whether a NIK was first issued in the regency of a ward. Sample numbers (99...) stand for any province.
pub fn issued_in(nik: &str, ward: &str) -> bool {
    let regency: String = ward.chars().filter(char::is_ascii_digit).take(4).collect();
    let (province, rest) = (nik.get(..2), nik.get(2..4));
    rest.is_some() && rest == regency.get(2..4) && (province == regency.get(..2) || province == Some(region::SAMPLE_PROVINCE))
}
