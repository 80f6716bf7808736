//! What stands in the boxes of a form: the saved answers, or exactly what was just typed.
//!
//! **Invariant:** a page shown again after a problem shows every character as it was sent.

use crate::kernel::Sent;
use catalogue::{
    Answers,
    field::{Field, FieldKind},
};

/// Hidden marker of a question that was on the page; an unticked radio sends nothing by itself.
pub const SHOWN: &str = "ada";

#[derive(Clone, Copy)]
pub enum Values<'a> {
    Saved(&'a Answers),
    Sent(&'a Sent),
}

impl Values<'_> {
    pub fn text(&self, field: &Field) -> String {
        match self {
            Self::Saved(answers) => answers.get(field.id.as_str()).unwrap_or_default().to_owned(),
            Self::Sent(sent) => sent.text(field.id.as_str()).to_owned(),
        }
    }

    /// Day, month, year.
    pub fn date(&self, field: &Field) -> [String; 3] {
        match self {
            Self::Saved(answers) => {
                let mut parts = answers.get(field.id.as_str()).unwrap_or_default().splitn(3, '-').map(|part| part.trim_start_matches('0').to_owned());
                let (year, month, day) = (parts.next(), parts.next(), parts.next());
                [day.unwrap_or_default(), month.unwrap_or_default(), year.unwrap_or_default()]
            }
            Self::Sent(sent) => date_parts(sent, field).map(str::to_owned),
        }
    }

    pub fn search_text(&self, field: &Field) -> &str {
        match self {
            Self::Saved(_) => "",
            Self::Sent(sent) => sent.find(&search_name(field)).unwrap_or_default(),
        }
    }
}

/// Name of the search box of a picker.
pub fn search_name(field: &Field) -> String {
    format!("cari-{}", field.id)
}

fn date_parts<'s>(sent: &'s Sent, field: &Field) -> [&'s str; 3] {
    ["day", "month", "year"].map(|part| sent.find(&format!("{}-{part}", field.id)).unwrap_or_default())
}

/// One raw answer as [`catalogue::Service::check_answer`] takes it.
pub fn raw(sent: &Sent, field: &Field) -> String {
    match field.kind {
        FieldKind::Date { .. } => {
            let [day, month, year] = date_parts(sent, field);
            if day.is_empty() && month.is_empty() && year.is_empty() { String::new() } else { format!("{year}-{month}-{day}") }
        }
        _ => sent.text(field.id.as_str()).to_owned(),
    }
}

pub fn was_shown(sent: &Sent, field: &Field) -> bool {
    sent.all(SHOWN).any(|id| id == field.id.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;
    use catalogue::Condition;

    fn date() -> Field {
        Field {
            id: "child.birth_date".into(),
            kind: FieldKind::Date { not_after_today: true },
            required: true,
            when: Condition::default(),
            private: false,
            index: None,
            basis: String::new(),
            autocomplete: None,
            prefill: None,
        }
    }

    fn sent(pairs: &[(&str, &str)]) -> Sent {
        Sent::from_pairs(pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()).expect("small form")
    }

    #[test]
    fn three_boxes_make_one_date_and_empty_boxes_make_none() {
        let typed = sent(&[("child.birth_date-day", "7"), ("child.birth_date-month", "3"), ("child.birth_date-year", "2026")]);
        assert_eq!(raw(&typed, &date()), "2026-3-7");
        assert_eq!(raw(&sent(&[]), &date()), "");
        assert_eq!(raw(&sent(&[("child.birth_date-month", "3")]), &date()), "-3-");
    }

    #[test]
    fn a_saved_date_fills_three_boxes_without_leading_zeros() {
        let answers: Answers = [("child.birth_date", "2026-03-07")].into_iter().collect();
        assert_eq!(Values::Saved(&answers).date(&date()), ["7", "3", "2026"].map(str::to_owned));
        assert_eq!(Values::Saved(&Answers::default()).date(&date()), ["", "", ""].map(str::to_owned));
    }

    #[test]
    fn what_was_typed_is_shown_as_it_was_typed() {
        let typed = sent(&[("child.birth_date-day", "0x7"), ("child.birth_date-month", "Maret"), ("child.birth_date-year", "26")]);
        assert_eq!(Values::Sent(&typed).date(&date()), ["0x7", "Maret", "26"].map(str::to_owned));
    }
}
