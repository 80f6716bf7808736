//! Words of numbers and dates against tables that a registrar can read.

use certificate::words::{Bilingual, day_and_month, number, year};
use time::{Date, Month};

const UNITS_ID: [&str; 10] = [
    "", "SATU", "DUA", "TIGA", "EMPAT", "LIMA", "ENAM", "TUJUH", "DELAPAN", "SEMBILAN",
];
const UNITS_EN: [&str; 10] = [
    "", "ONE", "TWO", "THREE", "FOUR", "FIVE", "SIX", "SEVEN", "EIGHT", "NINE",
];

fn on(year: i32, month: u8, day: u8) -> Date {
    Date::from_calendar_date(year, Month::try_from(month).unwrap(), day).unwrap()
}

#[test]
fn numbers_are_written_as_people_say_them() {
    let table = [
        (0, "NOL", "ZERO"),
        (1, "SATU", "ONE"),
        (10, "SEPULUH", "TEN"),
        (11, "SEBELAS", "ELEVEN"),
        (12, "DUA BELAS", "TWELVE"),
        (19, "SEMBILAN BELAS", "NINETEEN"),
        (20, "DUA PULUH", "TWENTY"),
        (21, "DUA PULUH SATU", "TWENTY-ONE"),
        (99, "SEMBILAN PULUH SEMBILAN", "NINETY-NINE"),
        (100, "SERATUS", "ONE HUNDRED"),
        (101, "SERATUS SATU", "ONE HUNDRED ONE"),
        (111, "SERATUS SEBELAS", "ONE HUNDRED ELEVEN"),
        (200, "DUA RATUS", "TWO HUNDRED"),
        (
            999,
            "SEMBILAN RATUS SEMBILAN PULUH SEMBILAN",
            "NINE HUNDRED NINETY-NINE",
        ),
        (1_000, "SERIBU", "ONE THOUSAND"),
        (1_100, "SERIBU SERATUS", "ONE THOUSAND ONE HUNDRED"),
        (2_001, "DUA RIBU SATU", "TWO THOUSAND ONE"),
        (11_000, "SEBELAS RIBU", "ELEVEN THOUSAND"),
        (50_000, "LIMA PULUH RIBU", "FIFTY THOUSAND"),
        (100_000, "SERATUS RIBU", "ONE HUNDRED THOUSAND"),
        (1_000_000, "SATU JUTA", "ONE MILLION"),
        (1_001_000, "SATU JUTA SERIBU", "ONE MILLION ONE THOUSAND"),
        (4_000_000_000, "EMPAT MILIAR", "FOUR BILLION"),
    ];
    for (n, id, en) in table {
        let words = number(n);
        assert_eq!((words.id.as_str(), words.en.as_str()), (id, en), "{n}");
    }
}

#[test]
fn every_day_of_a_month_has_its_words() {
    let table = [
        ("SATU", "FIRST"),
        ("DUA", "SECOND"),
        ("TIGA", "THIRD"),
        ("EMPAT", "FOURTH"),
        ("LIMA", "FIFTH"),
        ("ENAM", "SIXTH"),
        ("TUJUH", "SEVENTH"),
        ("DELAPAN", "EIGHTH"),
        ("SEMBILAN", "NINTH"),
        ("SEPULUH", "TENTH"),
        ("SEBELAS", "ELEVENTH"),
        ("DUA BELAS", "TWELFTH"),
        ("TIGA BELAS", "THIRTEENTH"),
        ("EMPAT BELAS", "FOURTEENTH"),
        ("LIMA BELAS", "FIFTEENTH"),
        ("ENAM BELAS", "SIXTEENTH"),
        ("TUJUH BELAS", "SEVENTEENTH"),
        ("DELAPAN BELAS", "EIGHTEENTH"),
        ("SEMBILAN BELAS", "NINETEENTH"),
        ("DUA PULUH", "TWENTIETH"),
        ("DUA PULUH SATU", "TWENTY-FIRST"),
        ("DUA PULUH DUA", "TWENTY-SECOND"),
        ("DUA PULUH TIGA", "TWENTY-THIRD"),
        ("DUA PULUH EMPAT", "TWENTY-FOURTH"),
        ("DUA PULUH LIMA", "TWENTY-FIFTH"),
        ("DUA PULUH ENAM", "TWENTY-SIXTH"),
        ("DUA PULUH TUJUH", "TWENTY-SEVENTH"),
        ("DUA PULUH DELAPAN", "TWENTY-EIGHTH"),
        ("DUA PULUH SEMBILAN", "TWENTY-NINTH"),
        ("TIGA PULUH", "THIRTIETH"),
        ("TIGA PULUH SATU", "THIRTY-FIRST"),
    ];
    for (day, (id, en)) in (1..=31).zip(table) {
        let words = day_and_month(on(2026, 1, day));
        assert_eq!(words.id, format!("{id} JANUARI"));
        assert_eq!(words.en, format!("{en} OF JANUARY"));
    }
}

#[test]
fn every_month_has_its_name() {
    let table = [
        ("JANUARI", "JANUARY"),
        ("FEBRUARI", "FEBRUARY"),
        ("MARET", "MARCH"),
        ("APRIL", "APRIL"),
        ("MEI", "MAY"),
        ("JUNI", "JUNE"),
        ("JULI", "JULY"),
        ("AGUSTUS", "AUGUST"),
        ("SEPTEMBER", "SEPTEMBER"),
        ("OKTOBER", "OCTOBER"),
        ("NOVEMBER", "NOVEMBER"),
        ("DESEMBER", "DECEMBER"),
    ];
    for (month, (id, en)) in (1..=12).zip(table) {
        let words = day_and_month(on(2026, month, 17));
        assert_eq!(words.id, format!("TUJUH BELAS {id}"));
        assert_eq!(words.en, format!("SEVENTEENTH OF {en}"));
    }
}

#[test]
fn the_leap_day_is_written_like_any_other() {
    let words = day_and_month(on(2024, 2, 29));
    assert_eq!(words.id, "DUA PULUH SEMBILAN FEBRUARI");
    assert_eq!(words.en, "TWENTY-NINTH OF FEBRUARY");
}

#[test]
fn well_known_years_are_written_out() {
    let table = [
        (1900, "SERIBU SEMBILAN RATUS", "ONE THOUSAND NINE HUNDRED"),
        (
            1911,
            "SERIBU SEMBILAN RATUS SEBELAS",
            "ONE THOUSAND NINE HUNDRED ELEVEN",
        ),
        (
            1945,
            "SERIBU SEMBILAN RATUS EMPAT PULUH LIMA",
            "ONE THOUSAND NINE HUNDRED FORTY-FIVE",
        ),
        (2000, "DUA RIBU", "TWO THOUSAND"),
        (2010, "DUA RIBU SEPULUH", "TWO THOUSAND TEN"),
        (2026, "DUA RIBU DUA PULUH ENAM", "TWO THOUSAND TWENTY-SIX"),
        (2100, "DUA RIBU SERATUS", "TWO THOUSAND ONE HUNDRED"),
    ];
    for (number, id, en) in table {
        let words = year(on(number, 5, 2));
        assert_eq!((words.id.as_str(), words.en.as_str()), (id, en));
    }
}

/// A second way to spell two digits, slow and plain, to check the first one by.
fn two_digits(n: usize) -> (String, String) {
    let tens_en = [
        "", "", "TWENTY", "THIRTY", "FORTY", "FIFTY", "SIXTY", "SEVENTY", "EIGHTY", "NINETY",
    ];
    let teens_en = [
        "TEN",
        "ELEVEN",
        "TWELVE",
        "THIRTEEN",
        "FOURTEEN",
        "FIFTEEN",
        "SIXTEEN",
        "SEVENTEEN",
        "EIGHTEEN",
        "NINETEEN",
    ];
    let (tens, unit) = (n / 10, n % 10);
    let id = match (tens, unit) {
        (0, _) => UNITS_ID[unit].to_owned(),
        (1, 0) => "SEPULUH".to_owned(),
        (1, 1) => "SEBELAS".to_owned(),
        (1, _) => format!("{} BELAS", UNITS_ID[unit]),
        _ => format!("{} PULUH {}", UNITS_ID[tens], UNITS_ID[unit]),
    };
    let en = match (tens, unit) {
        (0, _) => UNITS_EN[unit].to_owned(),
        (1, _) => teens_en[unit].to_owned(),
        (_, 0) => tens_en[tens].to_owned(),
        _ => format!("{}-{}", tens_en[tens], UNITS_EN[unit]),
    };
    (id.trim().to_owned(), en)
}

#[test]
fn every_year_from_1900_to_2100_is_written_out() {
    for number in 1900..=2100 {
        let (head_id, head_en) = match number {
            1900..=1999 => ("SERIBU SEMBILAN RATUS", "ONE THOUSAND NINE HUNDRED"),
            2000..=2099 => ("DUA RIBU", "TWO THOUSAND"),
            _ => ("DUA RIBU SERATUS", "TWO THOUSAND ONE HUNDRED"),
        };
        let (rest_id, rest_en) = two_digits(usize::try_from(number % 100).unwrap());
        let words = year(on(number, 12, 31));
        assert_eq!(words.id, format!("{head_id} {rest_id}").trim());
        assert_eq!(words.en, format!("{head_en} {rest_en}").trim());
    }
}

#[test]
fn words_are_set_in_capitals() {
    let words = Bilingual::of("laki-laki".to_owned(), "male".to_owned());
    assert_eq!((words.id.as_str(), words.en.as_str()), ("LAKI-LAKI", "MALE"));
}
