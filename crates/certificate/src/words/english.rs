//! Numbers in English words, small letters: cardinal (`twenty-six`) and ordinal (`twenty-sixth`).

const UNITS: [&str; 20] = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];

const TENS: [&str; 10] = [
    "", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
];

/// A cardinal number.
pub(super) fn cardinal(number: u32) -> String {
    match number {
        0..=19 => UNITS[number as usize].to_owned(),
        20..=99 if number.is_multiple_of(10) => TENS[number as usize / 10].to_owned(),
        20..=99 => format!(
            "{}-{}",
            TENS[number as usize / 10],
            UNITS[number as usize % 10]
        ),
        100..=999 => joined(number, 100, "hundred"),
        1_000..=999_999 => joined(number, 1_000, "thousand"),
        1_000_000..=999_999_999 => joined(number, 1_000_000, "million"),
        1_000_000_000.. => joined(number, 1_000_000_000, "billion"),
    }
}

fn joined(number: u32, unit: u32, name: &str) -> String {
    let head = format!("{} {name}", cardinal(number / unit));
    match number % unit {
        0 => head,
        rest => format!("{head} {}", cardinal(rest)),
    }
}

/// An ordinal number: only the last word changes.
pub(super) fn ordinal(number: u32) -> String {
    let cardinal = cardinal(number);
    let split = cardinal.rfind([' ', '-']).map_or(0, |at| at + 1);
    let (head, last) = cardinal.split_at(split);
    let last = match last {
        "one" => "first".to_owned(),
        "two" => "second".to_owned(),
        "three" => "third".to_owned(),
        "five" => "fifth".to_owned(),
        "eight" => "eighth".to_owned(),
        "nine" => "ninth".to_owned(),
        "twelve" => "twelfth".to_owned(),
        tens if tens.ends_with('y') => format!("{}ieth", &tens[..tens.len() - 1]),
        other => format!("{other}th"),
    };
    format!("{head}{last}")
}
