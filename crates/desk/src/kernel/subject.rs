//! Everything stored about one person, who looked at it included: what UU 27/2022 art. 7 gives her a right to.
//!
//! **Invariant:** who is only a witness gets what was said about her, not the family's data; each case that is opened for this is written
//! down as looked at.
//! Read next: `admin/subject_page.rs` (for staff), `crates/kitir/src/subject_export.rs` (the command).

use application::{Action, Actor, Application, ApplicationId, Entry, Particulars};
use catalogue::{Answers, Government};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use store::{Access, AccessRow, Account, AccountId, Accounts, Contract, Fault, LookError};
use time::{OffsetDateTime, format_description::well_known::Rfc3339};

/// Whom the data are about.
pub enum Subject<'a> {
    Nik(&'a str),
    /// The whole of one case: for who proved that it is hers.
    Case(ApplicationId),
}

const LOOKS_AT_ONCE: usize = 200;

/// Those whose case it is; anybody else gets her own lines only.
const FAMILY: [&str; 5] = ["informant", "mother", "father", "child", "deceased"];

/// Her account and its cases: for the person herself, signed in. Nobody looks; it is hers.
pub async fn of_account(store: &(impl Contract + Accounts), government: &Government, account: &Account, at: OffsetDateTime) -> Result<Value, Fault> {
    let mut cases = Vec::new();
    let mut after = None;
    loop {
        let ids = store.account_cases(&government.id, account.id, after, 50).await?;
        for id in &ids {
            if let Some(case) = store.find_application(&government.id, *id).await? {
                cases.push(one(store, government, &case, &Share::Whole).await?);
            }
        }
        match ids.last() {
            Some(last) if ids.len() == 50 => after = Some(*last),
            _ => break,
        }
    }
    let told = told_of(store, government, account).await?;
    Ok(json!({ "government": government.name, "made_at": moment(at), "account": told, "applications": cases }))
}

async fn told_of(store: &impl Accounts, government: &Government, account: &Account) -> Result<Value, Fault> {
    let events = store.account_events(&government.id, account.id).await?;
    let events: Vec<Value> = events.iter().map(|event| json!({ "at": moment(event.at), "by": event.by, "event": event.event })).collect();
    let passkeys = store.account_passkeys(&government.id, account.id).await?;
    let passkeys: Vec<Value> = passkeys.iter().map(|one| json!({ "made_at": moment(one.made_at), "used_at": one.used_at.map(moment) })).collect();
    let AccountId(id) = account.id;
    Ok(json!({
        "id": id.to_string(),
        "opened_at": moment(account.created_at),
        "last_used_at": moment(account.seen_at),
        "verified_at": account.verified_at.map(moment),
        "says": serde_json::to_value(&account.data).unwrap_or_default(),
        "passkeys": passkeys,
        "what_happened": events,
    }))
}

pub async fn export(store: &(impl Contract + Accounts), government: &Government, subject: Subject<'_>, actor: &Actor, at: OffsetDateTime) -> Result<Value, LookError> {
    let ids = match &subject {
        Subject::Nik(nik) => store.cases_with_nik(&government.id, nik).await?,
        Subject::Case(id) => vec![*id],
    };
    let mut cases = Vec::new();
    for id in ids {
        let Some(case) = store.find_application(&government.id, id).await? else { continue };
        // The program's own command is for who runs the machine; staff see what the table of rights gives them.
        let is_staff = matches!(actor, Actor::Staff { .. });
        if is_staff && people::permit(actor, people::Deed::View(people::View::SubjectExport), Some(&case)).is_err() {
            continue;
        }
        let access = Access::new(actor.clone(), "subject-export", at, government.calendar.offset());
        let access = match actor {
            Actor::Staff { role, .. } => access.within(government.watch.allowance(role)),
            Actor::Applicant | Actor::System => access,
        };
        let Some(case) = store.open_record(&government.id, id, access).await? else { continue };
        let share = match &subject {
            Subject::Nik(nik) => Share::of(&case.answers, nik),
            Subject::Case(_) => Share::Whole,
        };
        cases.push(one(store, government, &case, &share).await?);
    }
    let mut accounts = Vec::new();
    if let Subject::Nik(nik) = &subject {
        // A claim that no counter has seen may be another person's account: what it says is not told to who holds the NIK.
        for account in store.accounts_with_nik(&government.id, nik).await?.iter().filter(|account| account.verified_at.is_some()) {
            accounts.push(told_of(store, government, account).await?);
        }
    }
    Ok(json!({ "government": government.name, "made_at": moment(at), "applications": cases, "accounts": accounts }))
}

/// How much of a case is hers to see.
enum Share {
    Whole,
    /// The roles in which she is named.
    Roles(BTreeSet<String>),
}

impl Share {
    fn of(answers: &Answers, nik: &str) -> Self {
        let role = |field: &str| field.split('.').next().unwrap_or_default().to_owned();
        let roles: BTreeSet<String> =
            answers.iter().filter(|(field, value)| field.as_str().ends_with(".nik") && *value == nik).map(|(field, _)| role(field.as_str())).collect();
        if roles.iter().any(|role| FAMILY.contains(&role.as_str())) { Self::Whole } else { Self::Roles(roles) }
    }

    fn answers(&self, answers: &Answers) -> Value {
        let hers = |field: &str| match self {
            Self::Whole => true,
            Self::Roles(roles) => roles.iter().any(|role| field.split('.').next() == Some(role)),
        };
        let shown = answers.iter().filter(|(field, _)| hers(field.as_str()));
        Value::Object(shown.map(|(field, value)| (field.to_string(), Value::from(value))).collect())
    }
}

async fn one(store: &impl Contract, government: &Government, case: &Application, share: &Share) -> Result<Value, Fault> {
    let id = case.id;
    let entries = store.entries(&government.id, id).await?;
    let looks = all_looks(store, government, id).await?;
    let looks: Vec<Value> = looks.iter().map(|look| json!({ "at": moment(look.at), "who": look.actor, "purpose": look.purpose })).collect();
    let mut told = json!({
        "application": id.to_string(),
        "kitir": case.receipt.as_ref().map(ToString::to_string),
        "service": case.service.as_str(),
        "stage": case.stage.as_str(),
        "opened_at": moment(case.opened_at),
        "submitted_at": case.submitted_at.map(moment),
        "erased_at": case.erased.map(|(at, _)| moment(at)),
        "answers": share.answers(&case.answers),
        "who_looked": looks,
    });
    if let (Share::Whole, Some(whole)) = (share, told.as_object_mut()) {
        let documents = case.documents.iter().map(|document| serde_json::to_value(document).unwrap_or_default());
        whole.insert("documents".into(), documents.collect());
        whole.insert("what_happened".into(), entries.iter().map(entry).collect());
        let life = store.find_life(&government.id, id).await?;
        whole.insert("register_entry".into(), serde_json::to_value(life.as_ref().map(|life| &life.entry)).unwrap_or_default());
        whole.insert("annotations".into(), serde_json::to_value(life.map(|life| life.annotations)).unwrap_or_default());
        let messages = store.outbox(&government.id, Some(id), None, 500).await?;
        let messages = messages.iter().map(|row| json!({ "at": moment(row.at), "message": serde_json::to_value(&row.effect).unwrap_or_default() }));
        whole.insert("messages".into(), messages.collect());
    }
    Ok(told)
}

/// However many: the right is to all of them.
async fn all_looks(store: &impl Contract, government: &Government, id: ApplicationId) -> Result<Vec<AccessRow>, Fault> {
    let mut looks = Vec::new();
    loop {
        let mut some = store.looks(&government.id, id, looks.len(), LOOKS_AT_ONCE).await?;
        let last = some.len() < LOOKS_AT_ONCE;
        looks.append(&mut some);
        if last {
            return Ok(looks);
        }
    }
}

fn entry(entry: &Entry) -> Value {
    // What a doctor wrote of a dead person is told by her, not by a file of the family's.
    let told = entry.particulars.as_ref().filter(|_| !matches!(entry.action, Action::PartEntered { .. }));
    let particulars = told.map(|particulars: &Particulars| serde_json::to_value(particulars).unwrap_or_default());
    json!({ "seq": entry.seq, "at": moment(entry.at), "by": entry.by, "action": entry.action, "particulars": particulars })
}

fn moment(at: OffsetDateTime) -> String {
    at.format(&Rfc3339).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_witness_gets_her_own_lines_and_the_father_everything() {
        let answers: Answers = [
            ("child.name", "Bunga"), ("father.nik", "9978071004940001"), ("mother.name", "Sri"), ("witness1.name", "Agus"), ("witness1.nik", "9978071004940002"),
        ]
        .into_iter()
        .collect();
        let told = |nik| Share::of(&answers, nik).answers(&answers).to_string();
        assert_eq!(told("9978071004940002"), r#"{"witness1.name":"Agus","witness1.nik":"9978071004940002"}"#);
        assert!(told("9978071004940001").contains("Bunga") && told("9978071004940001").contains("Agus"));
        assert_eq!(told("9978071004949999"), "{}", "nobody here");
    }
}
