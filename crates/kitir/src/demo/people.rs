//! Synthetic families, the same at every first start. Province 99 does not exist, so no number can belong to a real person.

use catalogue::Answers;
use time::{Date, Duration};

const GIRLS: [&str; 8] = ["Aisyah Putri", "Kirana Dewi", "Nadia Safitri", "Bunga Melati", "Citra Ayu", "Laras Ningtyas", "Intan Permata", "Zahra Aulia"];
const BOYS: [&str; 8] = ["Bagas Pratama", "Rizky Ramadhan", "Dimas Saputra", "Fajar Nugroho", "Galih Wicaksono", "Hafiz Maulana", "Ilham Setiawan", "Yoga Adi"];
const FAMILY: [&str; 8] = ["Wijaya", "Santoso", "Hidayat", "Kurniawan", "Susanto", "Firmansyah", "Utomo", "Lesmana"];
const MOTHERS: [&str; 8] = ["Siti Nurhaliza", "Ratna Sari", "Wulandari", "Endang Susilowati", "Fitri Handayani", "Maria Ulfa", "Nur Aini", "Tutik Rahayu"];
const FATHERS: [&str; 8] = ["Ahmad Fauzi", "Eko Prasetyo", "Heru Cahyono", "Joko Susilo", "Muhammad Arif", "Slamet Riyadi", "Teguh Santoso", "Wahyu Hidayat"];
const WITNESSES: [&str; 6] = ["Bejo Suparman", "Lilik Winarti", "Sumarno", "Kasiati", "Paimin Hadi", "Yuliana Tan"];
const WARDS: [&str; 3] = ["35.78.07.1002", "35.78.07.1004", "35.78.07.1001"];

fn pick<const N: usize>(list: [&'static str; N], place: usize) -> &'static str {
    list.get(place % N).copied().unwrap_or_default()
}

/// 16 digits: region of first issue, birth date (day + 40 for women), serial.
pub fn nik(born: Date, woman: bool, serial: usize) -> String {
    let day = born.day() + if woman { 40 } else { 0 };
    format!("997807{day:02}{:02}{:02}{:04}", u8::from(born.month()), born.year().rem_euclid(100), serial % 9_999 + 1)
}

/// What may differ between families.
#[derive(Clone, Copy, Default)]
pub struct Family {
    pub number: usize,
    /// Days before `today` that the child was born.
    pub age_days: i64,
    pub download: bool,
    /// Also a family card to download and a child card to fetch.
    pub bundle: bool,
    /// No marriage document, but the family card shows a couple.
    pub sworn_couple: bool,
    /// The same mother, date and a name written a little differently: a possible duplicate of the family of that number.
    pub twin_of: Option<usize>,
    /// Region code of the ward; empty: one of Genteng.
    pub ward: &'static str,
}

/// Answers to the birth form.
pub fn answers(family: Family, today: Date) -> Answers {
    let base = family.twin_of.unwrap_or(family.number);
    let born = today - Duration::days(family.age_days);
    let girl = base.is_multiple_of(2);
    let mother_born = born - Duration::days(9_000 + 137 * i64::try_from(base).unwrap_or_default());
    let father_born = mother_born - Duration::days(700);
    let child = format!("{} {}", if girl { pick(GIRLS, base / 2) } else { pick(BOYS, base / 2) }, pick(FAMILY, base));
    let child = if family.twin_of.is_some() { child.replace('y', "i") } else { child };
    let witness = |place: usize| (pick(WITNESSES, place), nik(mother_born - Duration::days(4_000), place % 2 == 1, 500 + place));
    let ((witness1, nik1), (witness2, nik2)) = (witness(base), witness(base + 1));
    let texts = [
        ("informant.relation", "mother".to_owned()),
        ("informant.name", pick(MOTHERS, base).to_owned()),
        ("informant.nik", nik(mother_born, true, base)),
        ("informant.phone", format!("+62812000{:05}", 10_000 + base)),
        ("family.card_number", format!("997807{:02}{:02}{:02}{:04}", 5, 6, 20, base + 1)),
        ("family.address", format!("Jalan Contoh {} Nomor {}", pick(FAMILY, base), base + 3)),
        ("family.rt", (base % 9 + 1).to_string()),
        ("family.rw", (base % 5 + 1).to_string()),
        ("family.ward", (if family.ward.is_empty() { pick(WARDS, if family.number % 4 == 3 { 1 } else { 0 }) } else { family.ward }).to_owned()),
        ("child.birth_date", born.to_string()),
        ("child.birth_time", "07:45".to_owned()),
        ("child.place_kind", "hospital".to_owned()),
        ("child.place_name", "Rumah Sakit Contoh".to_owned()),
        ("child.birth_place", "Surabaya".to_owned()),
        ("child.name", child),
        ("child.sex", if girl { "female" } else { "male" }.to_owned()),
        ("child.birth_kind", "single".to_owned()),
        ("child.birth_order", (base % 3 + 1).to_string()),
        ("child.attendant", "doctor".to_owned()),
        ("child.weight_grams", (2_900 + base * 37).to_string()),
        ("child.length_cm", "49".to_owned()),
        ("child.proof", "facility-letter".to_owned()),
        ("mother.name", pick(MOTHERS, base).to_owned()),
        ("mother.nik_known", "yes".to_owned()),
        ("mother.nik", nik(mother_born, true, base)),
        ("mother.birth_date", mother_born.to_string()),
        ("mother.birth_place", "Surabaya".to_owned()),
        ("parents.marriage", if family.sworn_couple { "family-card-couple" } else { "registered" }.to_owned()),
        ("father.name", pick(FATHERS, base).to_owned()),
        ("father.nik_known", "yes".to_owned()),
        ("father.nik", nik(father_born, false, base)),
        ("father.birth_date", father_born.to_string()),
        ("father.birth_place", "Malang".to_owned()),
        ("witness1.name", witness1.to_owned()),
        ("witness1.nik_known", "yes".to_owned()),
        ("witness1.nik", nik1),
        ("witness2.name", witness2.to_owned()),
        ("witness2.nik_known", "yes".to_owned()),
        ("witness2.nik", nik2),
        ("delivery.method", if family.download { "download" } else { "pick-up" }.to_owned()),
        ("delivery.family_card", if family.bundle { "download" } else { "none" }.to_owned()),
        ("delivery.child_card", if family.bundle { "pick-up" } else { "none" }.to_owned()),
    ];
    texts.iter().map(|(field, value)| (*field, value.as_str())).collect()
}
