//! The promised time as a calendar entry (RFC 5545). Carries the kitir number, never a name.

use super::{held::Held, pictures::file};
use crate::kernel::{Halt, Visit};
use axum::{extract::Path, response::Response};
use time::{Duration, OffsetDateTime, UtcOffset};

pub async fn show(visit: Visit, Path(id): Path<String>) -> Result<Response, Halt> {
    let held = Held::find(&visit, &id).await?;
    let (Some(due), Some(number)) = (held.case.due_at, held.case.receipt.clone()) else { return Err(Halt::NotFound) };
    let number = number.to_string();
    let lines = [
        "BEGIN:VCALENDAR".to_owned(),
        "VERSION:2.0".to_owned(),
        "PRODID:-//Kitir//Kitir//ID".to_owned(),
        "BEGIN:VEVENT".to_owned(),
        format!("UID:{}@kitir", held.case.id),
        format!("DTSTAMP:{}", stamp(held.case.changed_at)),
        format!("DTSTART:{}", stamp(due)),
        format!("DTEND:{}", stamp(due + Duration::minutes(15))),
        format!("SUMMARY:{}", escaped(&visit.say_with("citizen-calendar-title", &[("number", &number)]))),
        format!("URL:{}", held.public_address(&visit)),
        "END:VEVENT".to_owned(),
        "END:VCALENDAR".to_owned(),
    ];
    let text: String = lines.iter().map(|line| folded(line)).collect();
    Ok(file(text.into_bytes(), "text/calendar; charset=utf-8", "attachment; filename=\"kitir.ics\""))
}

fn stamp(at: OffsetDateTime) -> String {
    let at = at.to_offset(UtcOffset::UTC);
    format!("{:04}{:02}{:02}T{:02}{:02}{:02}Z", at.year(), u8::from(at.month()), at.day(), at.hour(), at.minute(), at.second())
}

fn escaped(text: &str) -> String {
    text.replace('\\', "\\\\").replace(';', "\\;").replace(',', "\\,").replace('\n', "\\n")
}

/// Lines of at most 75 octets, each next one begun with a space.
fn folded(line: &str) -> String {
    let mut out = String::new();
    let mut length = 0;
    for character in line.chars() {
        if length + character.len_utf8() > 75 {
            out.push_str("\r\n ");
            length = 1;
        }
        out.push(character);
        length += character.len_utf8();
    }
    out.push_str("\r\n");
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_is_written_in_utc_and_long_lines_are_folded() {
        assert_eq!(stamp(OffsetDateTime::UNIX_EPOCH), "19700101T000000Z");
        let long = folded(&"a".repeat(200));
        assert!(long.split("\r\n").all(|line| line.len() <= 75));
        assert_eq!(long.replace("\r\n ", "").trim_end(), "a".repeat(200));
        assert_eq!(escaped("a,b;c"), "a\\,b\\;c");
    }
}
