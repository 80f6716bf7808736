//! A family that nobody is: answers for a case that looks like any other and concerns nobody.
//!
//! **Invariant:** its NIKs belong to nobody: their serials are from 9,000 on, and no district counts so many births of one sex in a day. It
//! has no phone, so that nobody gets a message.

use application::Now;
use catalogue::Answers;
use time::{Date, Duration};

const FEMALE: [&str; 8] = ["Rahayu", "Lestari", "Wulandari", "Puspita", "Kartika", "Anggraini", "Handayani", "Maharani"];
const MALE: [&str; 8] = ["Prasetyo", "Nugroho", "Setiawan", "Hidayat", "Saputra", "Wibowo", "Kurniawan", "Firmansyah"];
const FIRST: [&str; 8] = ["Dian", "Eka", "Tri", "Nur", "Indah", "Bayu", "Agung", "Ratna"];
const STREETS: [&str; 6] = ["Jalan Kenanga", "Jalan Melati", "Jalan Mawar", "Jalan Anggrek", "Jalan Cempaka", "Jalan Flamboyan"];

/// `ward_code`: dotted region code of the ward; `today`: a birth within the legal period before it.
pub(super) fn answers(ward_code: &str, today: Date, now: &Now) -> Answers {
    let mut dice = Dice { bytes: now.draw::<32>("invented family"), next: 0 };
    let region: String = ward_code.chars().filter(char::is_ascii_digit).take(6).collect();
    let mother_born = today - Duration::days(9_000 + i64::from(dice.throw(4_000)));
    let father_born = mother_born - Duration::days(i64::from(dice.throw(1_500)));
    let (mother_nik, father_nik) = (nik(&region, mother_born, true, &mut dice), nik(&region, father_born, false, &mut dice));
    let mother = format!("{} {}", dice.one_of(&FIRST), dice.one_of(&FEMALE));
    let father = format!("{} {}", dice.one_of(&FIRST), dice.one_of(&MALE));
    let child = format!("{} {}", dice.one_of(&FIRST), dice.one_of(&FEMALE));
    let born = today - Duration::days(3 + i64::from(dice.throw(30)));
    let card = format!("{region}{:02}{:02}{:02}{:04}", dice.throw(28) + 1, dice.throw(12) + 1, 15 + dice.throw(8), 9_000 + dice.throw(1_000));
    let address = format!("{} {}", dice.one_of(&STREETS), dice.throw(90) + 1);
    let (rt, rw) = ((dice.throw(9) + 1).to_string(), (dice.throw(9) + 1).to_string());
    let date = catalogue::field::date_text;
    let witness = |dice: &mut Dice| format!("{} {}", dice.one_of(&FIRST), dice.one_of(&MALE));
    let (witness1, witness2) = (witness(&mut dice), format!("{} Widodo", dice.one_of(&FIRST)));
    [
        ("informant.relation", "mother"), ("informant.name", mother.as_str()), ("informant.nik", mother_nik.as_str()),
        ("family.card_number", card.as_str()), ("family.address", address.as_str()), ("family.rt", rt.as_str()), ("family.rw", rw.as_str()),
        ("family.ward", ward_code), ("child.birth_date", &date(born)), ("child.place_kind", "hospital"), ("child.place_name", "RSUD"),
        ("child.birth_place", "Surabaya"), ("child.name", child.as_str()), ("child.sex", "female"), ("child.birth_kind", "single"),
        ("child.birth_order", "1"), ("child.attendant", "midwife"), ("child.proof", "facility-letter"), ("parents.marriage", "registered"),
        ("mother.name", mother.as_str()), ("mother.nik_known", "yes"), ("mother.nik", mother_nik.as_str()), ("mother.birth_date", &date(mother_born)),
        ("mother.birth_place", "Surabaya"), ("father.name", father.as_str()), ("father.nik_known", "yes"), ("father.nik", father_nik.as_str()),
        ("father.birth_date", &date(father_born)), ("father.birth_place", "Surabaya"), ("witness1.name", witness1.as_str()),
        ("witness1.nik_known", "no"), ("witness2.name", witness2.as_str()), ("witness2.nik_known", "no"), ("delivery.method", "pick-up"),
        ("delivery.family_card", "none"), ("delivery.child_card", "none"),
    ]
    .into_iter()
    .collect()
}

/// Region, birth date (a woman's day plus 40), and a serial that is never reached.
fn nik(region: &str, born: Date, woman: bool, dice: &mut Dice) -> String {
    let day = born.day() + if woman { 40 } else { 0 };
    format!("{region}{day:02}{:02}{:02}{:04}", u8::from(born.month()), born.year().rem_euclid(100), 9_000 + dice.throw(1_000))
}

/// The chance of one act, two bytes at a time.
struct Dice {
    bytes: [u8; 32],
    next: usize,
}

impl Dice {
    /// Below `sides`.
    fn throw(&mut self, sides: u16) -> u16 {
        let at = |place: usize| u16::from(self.bytes.get(place % 32).copied().unwrap_or_default());
        let value = at(self.next) << 8 | at(self.next + 1);
        self.next += 2;
        // Beyond the 32 bytes they are used again, each time otherwise.
        (value ^ u16::try_from(self.next / 32 * 7_919 % 65_521).unwrap_or_default()) % sides.max(1)
    }

    fn one_of(&mut self, words: &[&'static str]) -> &'static str {
        let place = self.throw(u16::try_from(words.len()).unwrap_or(1));
        words.get(usize::from(place)).copied().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_number_of_an_invented_family_can_be_anybodys() {
        let today = time::macros::date!(2026 - 11 - 24);
        for seed in 0..200 {
            let answers = answers("35.78.07.1002", today, &Now::new(time::OffsetDateTime::UNIX_EPOCH, [seed; 32]));
            for field in ["mother.nik", "father.nik", "informant.nik"] {
                let number = answers.get(field).expect("a number");
                assert!(number.len() == 16 && number.starts_with("357807") && number.as_bytes()[12] == b'9', "{number}");
            }
            assert_ne!(answers.get("mother.nik"), answers.get("father.nik"));
            assert!(answers.get("informant.phone").is_none(), "nobody gets a message");
        }
    }
}
