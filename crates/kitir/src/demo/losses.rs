//! Synthetic deaths, the same at every first start. Province 99 does not exist, so no number can belong to a real person.

use super::people::nik;
use catalogue::Answers;
use time::{Date, Duration};

const MEN: [&str; 5] = ["Sutrisno Hadi", "Kasim Wibowo", "Paulus Tanjung", "Suwarno Adi", "Darmawan Joyo"];
const WOMEN: [&str; 5] = ["Sumiati", "Maimunah Salim", "Kartini Wulan", "Lestari Ningsih", "Yohana Dewi"];
const RELATIVES: [&str; 5] = ["Agus Hadi", "Ratih Wibowo", "Andreas Tanjung", "Nining Suwarni", "Bayu Joyo"];

/// What may differ between deaths.
#[derive(Clone, Copy)]
pub struct Loss {
    pub number: usize,
    /// Days before `today` of the death.
    pub days: i64,
    pub download: bool,
    /// Filed a second time by another relative: the same NIK.
    pub again: bool,
}

/// Answers to the form of deaths.
pub fn answers(loss: Loss, today: Date) -> Answers {
    let (number, woman) = (loss.number, loss.number % 2 == 1);
    let died = today - Duration::days(loss.days);
    let born = died - Duration::days(25_000 + 311 * i64::try_from(number).unwrap_or_default());
    let of = |list: [&'static str; 5]| list.get(number % 5).copied().unwrap_or_default();
    let relative_born = died - Duration::days(15_000);
    let texts = [
        ("informant.relation", if loss.again { "spouse" } else { "child" }.to_owned()),
        ("informant.name", if loss.again { "Suharti Contoh" } else { of(RELATIVES) }.to_owned()),
        ("informant.nik", nik(relative_born, loss.again, 700 + number)),
        ("informant.phone", format!("+62812000{:05}", 20_000 + number)),
        ("deceased.identity", "resident".to_owned()),
        ("deceased.name", if woman { of(WOMEN) } else { of(MEN) }.to_owned()),
        ("deceased.nik_known", "yes".to_owned()),
        ("deceased.nik", nik(born, woman, 800 + number)),
        ("deceased.sex", if woman { "female" } else { "male" }.to_owned()),
        ("deceased.birth_date", born.to_string()),
        ("deceased.birth_place", "Malang".to_owned()),
        ("deceased.marital_status", "married".to_owned()),
        ("deceased.head_of_family", if woman { "no" } else { "yes" }.to_owned()),
        ("family.card_number", format!("997807{:02}{:02}{:02}{:04}", 7, 8, 19, number + 101)),
        ("family.address", format!("Jalan Contoh Tenang Nomor {}", number + 5)),
        ("family.rt", (number % 9 + 1).to_string()),
        ("family.rw", (number % 5 + 1).to_string()),
        ("family.ward", "35.78.07.1002".to_owned()),
        ("deceased.death_date", died.to_string()),
        ("death.place_kind", "hospital".to_owned()),
        ("death.place", "Surabaya".to_owned()),
        ("death.proof", "doctor-letter".to_owned()),
        ("death.stated_by", "doctor".to_owned()),
        ("deceased.birth_order", (number % 4 + 1).to_string()),
        ("father.name", "Karto Contoh".to_owned()),
        ("mother.name", "Sarinah Contoh".to_owned()),
        ("witness1.name", "Lilik Winarti".to_owned()),
        ("witness1.nik_known", "yes".to_owned()),
        ("witness1.nik", nik(relative_born, true, 901)),
        ("witness2.name", "Paimin Hadi".to_owned()),
        ("witness2.nik_known", "yes".to_owned()),
        ("witness2.nik", nik(relative_born, false, 902)),
        ("delivery.method", if loss.download { "download" } else { "pick-up" }.to_owned()),
        ("delivery.family_card", "none".to_owned()),
        ("delivery.spouse_card", "none".to_owned()),
    ];
    texts.iter().map(|(field, value)| (*field, value.as_str())).collect()
}
