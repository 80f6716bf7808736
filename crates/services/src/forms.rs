//! Which questions answer which block of the national forms: `../forms.txt`, one row a line.
//!
//! **Invariant:** `tests/forms_others.rs` fails when a row names a question that its service does not ask, and when a service asks something
//! on the form's authority that no row names.

const ROWS: &str = include_str!("../forms.txt");

/// Births, deaths and reports from abroad, field by field: `tests/forms.rs` holds these rows against the folders.
const FIELDS: &str = include_str!("../tests/forms.txt");

/// One block of a form and how a service asks it.
#[derive(Debug, PartialEq, Eq)]
pub struct Row<'t> {
    pub service: &'t str,
    /// As the form calls it; `+` for what is asked besides the form.
    pub block: &'t str,
    pub answered: Answered<'t>,
}

#[derive(Debug, PartialEq, Eq)]
pub enum Answered<'t> {
    /// Ids of questions; a `*` stands for the number of one of several people.
    By(Vec<&'t str>),
    /// Why nobody is asked.
    NotAsked(&'t str),
}

/// All rows; a line that is none is told.
pub fn rows() -> Vec<Result<Row<'static>, String>> {
    let lines = ROWS.lines().filter(|line| !line.trim().is_empty() && !line.starts_with('#'));
    lines.map(|line| row(line).ok_or_else(|| format!("not `service | block | fields`: {line}"))).collect()
}

fn row(line: &str) -> Option<Row<'_>> {
    let mut cells = line.splitn(3, '|').map(str::trim);
    let (service, block, asked) = (cells.next()?, cells.next()?, cells.next()?);
    let answered = match asked.strip_prefix('-') {
        Some(reason) => Answered::NotAsked(reason.trim()),
        None => Answered::By(asked.split_whitespace().collect()),
    };
    let says_something = !service.is_empty() && !block.is_empty() && match &answered {
        Answered::By(fields) => !fields.is_empty(),
        Answered::NotAsked(reason) => !reason.is_empty(),
    };
    says_something.then_some(Row { service, block, answered })
}

/// Whether somebody compared the service with its form.
pub fn is_covered(service: &str) -> bool {
    let named = |line: &str| line.split_once(" | ").is_some_and(|(of, _)| of == service);
    FIELDS.lines().any(named) || rows().into_iter().flatten().any(|row| row.service == service)
}

/// Whether a row's `member*.name` means `member3.name`.
pub fn means(pattern: &str, field: &str) -> bool {
    match pattern.split_once('*') {
        None => pattern == field,
        Some((before, after)) => {
            let number = field.strip_prefix(before).and_then(|rest| rest.strip_suffix(after));
            number.is_some_and(|number| !number.is_empty() && number.bytes().all(|digit| digit.is_ascii_digit()))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_names_questions_or_a_reason() {
        assert_eq!(row("a | block | x.y z").map(|row| row.answered), Some(Answered::By(vec!["x.y", "z"])));
        assert_eq!(row("a | block | - the register has it").map(|row| row.answered), Some(Answered::NotAsked("the register has it")));
        for wrong in ["a | block", "a | | x", "a | block |", "a | block | -", " | block | x"] {
            assert_eq!(row(wrong), None, "{wrong}");
        }
        assert!(rows().iter().all(Result::is_ok));
    }

    #[test]
    fn a_star_is_the_number_of_one_of_several_people() {
        assert!(means("member*.name", "member3.name") && means("member*.name", "member10.name") && means("head.name", "head.name"));
        assert!(!means("member*.name", "member.name") && !means("member*.name", "member1.nik") && !means("member*.name", "memberx.name"));
    }

    #[test]
    fn a_service_that_nobody_compared_is_not_covered() {
        assert!(is_covered("marriage") && is_covered("birth") && !is_covered("fishing"));
    }
}
