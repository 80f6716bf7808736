//! A form's worth of a synthetic birth; names differ enough that no two births look like one.

use crate::demo::people::nik;
use time::{Date, Duration};

const SYLLABLES: [&str; 24] = [
    "ba", "cin", "da", "fi", "gun", "hes", "in", "jo", "kar", "lin", "mu", "nur", "pan", "qi", "rah", "sul", "tri", "um", "vin", "wa", "yus", "zul", "mel", "tan",
];

/// Spreads neighbouring numbers far apart (Knuth's multiplicative hash).
fn mixed(number: usize, salt: usize) -> usize {
    (number.wrapping_add(salt.wrapping_mul(7_919))).wrapping_mul(2_654_435_761) & 0x7fff_ffff
}

fn name(number: usize, salt: usize) -> String {
    let word = |salt: usize| {
        let mut rest = mixed(number, salt);
        let mut word = String::new();
        for _ in 0..3 {
            word.push_str(SYLLABLES.get(rest % SYLLABLES.len()).copied().unwrap_or_default());
            rest /= SYLLABLES.len();
        }
        let mut letters = word.chars();
        letters.next().map(|first| first.to_uppercase().collect::<String>() + letters.as_str()).unwrap_or_default()
    };
    format!("{} {}", word(salt), word(salt + 1))
}

/// (field, value) as normalised answers.
pub fn answers(number: usize, ward_code: &str, today: Date) -> Vec<(&'static str, String)> {
    let born = today - Duration::days(1 + i64::try_from(number % 50).unwrap_or_default());
    let mother_born = born - Duration::days(8_000 + i64::try_from(number % 4_001).unwrap_or_default());
    let father_born = mother_born - Duration::days(500);
    let mother_nik = nik(mother_born, true, number);
    vec![
        ("informant.relation", "mother".into()),
        ("informant.name", name(number, 1)),
        ("informant.nik", mother_nik.clone()),
        ("informant.phone", format!("+628120{:07}", number % 10_000_000)),
        ("family.card_number", format!("9978070506{:02}{:04}", number / 9_999 % 90 + 10, number % 9_999 + 1)),
        ("family.address", format!("Jalan Uji {number}")),
        ("family.rt", "1".into()),
        ("family.rw", "2".into()),
        ("family.ward", ward_code.into()),
        ("child.birth_date", born.to_string()),
        ("child.birth_time", "07:45".into()),
        ("child.place_kind", "hospital".into()),
        ("child.place_name", "Rumah Sakit Uji".into()),
        ("child.birth_place", "Surabaya".into()),
        ("child.name", name(number, 3)),
        ("child.sex", if number.is_multiple_of(2) { "female" } else { "male" }.into()),
        ("child.birth_kind", "single".into()),
        ("child.birth_order", "1".into()),
        ("child.attendant", "doctor".into()),
        ("child.weight_grams", "3100".into()),
        ("child.length_cm", "49".into()),
        ("child.proof", "facility-letter".into()),
        ("parents.marriage", "registered".into()),
        ("mother.name", name(number, 1)),
        ("mother.nik_known", "yes".into()),
        ("mother.nik", mother_nik),
        ("mother.birth_date", mother_born.to_string()),
        ("mother.birth_place", "Surabaya".into()),
        ("father.name", name(number, 5)),
        ("father.nik_known", "yes".into()),
        ("father.nik", nik(father_born, false, number)),
        ("father.birth_date", father_born.to_string()),
        ("father.birth_place", "Malang".into()),
        ("witness1.name", "Bejo Suparman".into()),
        ("witness1.nik_known", "yes".into()),
        ("witness1.nik", nik(mother_born - Duration::days(3_000), false, 11)),
        ("witness2.name", "Lilik Winarti".into()),
        ("witness2.nik_known", "yes".into()),
        ("witness2.nik", nik(mother_born - Duration::days(4_000), true, 12)),
        ("delivery.method", "download".into()),
        ("delivery.family_card", "none".into()),
        ("delivery.child_card", "none".into()),
    ]
}

/// As a form sends them: dates in three boxes.
pub fn form(answers: &[(&'static str, String)]) -> Vec<(String, String)> {
    let mut form = Vec::new();
    for (field, value) in answers {
        let parts: Vec<&str> = value.split('-').collect();
        match parts.as_slice() {
            [year, month, day] if field.ends_with("birth_date") => {
                form.push((format!("{field}-day"), (*day).to_owned()));
                form.push((format!("{field}-month"), (*month).to_owned()));
                form.push((format!("{field}-year"), (*year).to_owned()));
            }
            _ => form.push(((*field).to_owned(), value.clone())),
        }
    }
    form
}
