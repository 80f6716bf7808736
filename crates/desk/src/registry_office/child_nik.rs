//! The child's NIK, as the population register gave it. Kitir never makes one.

use super::{case_id, compare, faults_of, path};
use crate::kernel::{Halt, Seat, Sent};
use crate::page::Fault;
use application::Command;
use axum::{extract::Path, response::Response};
use catalogue::{Condition, FieldId, field::{Field, FieldKind}};
use store::Contract;

pub async fn post(seat: Seat, Path(id): Path<String>, sent: Sent) -> Result<Response, Halt> {
    let id = case_id(&id)?;
    if let Some(fault) = wrong(&seat, id, sent.text("nik")).await? {
        return compare::show(&seat, id, &sent, vec![fault]).await;
    }
    match seat.act(id, &sent, Command::EnterChildNik { nik: sent.text("nik").to_owned() }).await {
        Ok(_) => Ok(seat.visit.see_other(&path(id, "banding"))),
        Err(halt) => {
            let faults = faults_of(&seat, halt, Some("#nik"))?;
            compare::show(&seat, id, &sent, faults).await
        }
    }
}

/// A number that cannot be a NIK is told before the core is asked: length, date and serial as for every NIK.
async fn wrong(seat: &Seat, id: application::ApplicationId, typed: &str) -> Result<Option<Fault>, Halt> {
    let case = seat.desk().store.find_application(&seat.visit.government.id, id).await?.ok_or(Halt::NotFound)?;
    let problem = question().check(typed, &case.answers, seat.visit.today()).err();
    Ok(problem.map(|problem| Fault { text: seat.visit.speech().say_problem(&problem), href: Some("#nik".to_owned()) }))
}

/// No question of the form: only the registrar answers it.
fn question() -> Field {
    Field {
        id: FieldId::new("child.nik"),
        kind: FieldKind::Nik { birth_date: Some(FieldId::new("child.birth_date")), sex: Some(FieldId::new("child.sex")) },
        required: true,
        when: Condition::default(),
        private: true,
        index: None,
        basis: String::new(),
        autocomplete: None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use catalogue::Answers;
    use time::macros::date;

    #[test]
    fn an_empty_or_impossible_number_is_refused_and_a_possible_one_is_tidied() {
        let check = |typed| question().check(typed, &Answers::default(), date!(2026 - 11 - 24));
        assert!(check("").is_err());
        assert!(check("9978073911260001").is_err());
        assert_eq!(check("9978 0760 1126 0001").is_err(), check("9978073911260001").is_err());
        assert_eq!(check("9978.0720.1126.0001").ok().map(|checked| checked.value).as_deref(), Some("9978072011260001"));
    }
}
