//! One-time codes: how many, for whom, tried how often.
//!
//! **Invariant:** what limits count and what they let through is written in one transaction; a code is used once.

use super::{
    mails::{self, Sealed},
    times::{at as moment, micros},
    tx::{Government, Tx},
};
use crate::contract::{
    CODE_DELAYS, CODE_LIFE, CODE_TRIES, CODES_OF_ALL, CODES_PER_ADDRESS, CODES_PER_CONTACT, CODES_PER_GOVERNMENT, CONSENTS_PER_CONTACT, Claim, CodeCheck, CodeIssue,
    CODES_PER_OFFICER, CodePurpose, CodeRequest, CodeTry, Contact, FIRST_WAIT, FREE_WRONG_TRIES, Fault, GIVEN_CODE_LIFE, GivenCode, LONGEST_WAIT, MailContent,
    SessionKey,
};
use application::{Actor, action::IdentityDocument};
use catalogue::GovernmentId;
use rusqlite::OptionalExtension as _;
use time::{Duration, OffsetDateTime};

pub(super) const TO_CONTACT: &str = "SELECT count(*), min(at), max(at) FROM codes WHERE government = ?1 AND contact_hash = ?2 AND at > ?3 AND given_by IS NULL";
pub(super) const FROM_ADDRESS: &str = "SELECT count(*), min(at), max(at) FROM codes WHERE address_hash = ?1 AND at > ?2";
pub(super) const OF_GOVERNMENT: &str = "SELECT count(*), min(at), max(at) FROM codes WHERE government = ?1 AND at > ?2";
pub(super) const OF_ALL: &str = "SELECT count(*), min(at), max(at) FROM codes WHERE at > ?1";
pub(super) const CONSENTS_OF_CONTACT: &str = "SELECT count(*), min(at), max(at) FROM codes WHERE government = ?1 AND contact_hash = ?2 AND at > ?3 \
    AND purpose = 'consent' AND used_at IS NOT NULL";
pub(super) const ADD_CODE: &str = "INSERT INTO codes (government, purpose, contact_hash, nik_hash, browser_hash, address_hash, code_hash, at, expires_at, given_by, \
    identity_seen, account) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)";
pub(super) const WRONG_LATELY: &str = "SELECT coalesce(sum(wrong), 0), max(tried_at) FROM codes WHERE government = ?1 AND contact_hash = ?2 AND at > ?3";
pub(super) const NEWEST_ASKED: &str = "SELECT id, code_hash, wrong, given_by, account FROM codes WHERE government = ?1 AND contact_hash = ?2 AND at > ?3 AND purpose = ?4 \
    AND nik_hash = ?5 AND browser_hash = ?6 AND used_at IS NULL AND expires_at > ?7 ORDER BY at DESC LIMIT 1";
/// By one member of staff since then.
pub(super) const GIVEN_BY: &str = "SELECT count(*) FROM codes WHERE government = ?1 AND at > ?2 AND given_by = ?3";
pub(super) const NEWEST_GIVEN: &str = "SELECT id, code_hash, wrong, given_by, account FROM codes WHERE government = ?1 AND contact_hash = ?2 AND at > ?3 AND purpose = ?4 \
    AND nik_hash = ?5 AND browser_hash IS NULL AND used_at IS NULL AND expires_at > ?6 ORDER BY at DESC LIMIT 1";
pub(super) const NOTE_WRONG: &str = "UPDATE codes SET wrong = wrong + 1, tried_at = ?2 WHERE id = ?1";
pub(super) const USE_CODE: &str = "UPDATE codes SET used_at = ?2 WHERE id = ?1 AND used_at IS NULL";
pub(super) const OLD_CODES: &str =
    "SELECT id, id FROM codes WHERE government = ?1 AND id > ?2 AND ?3 IS NOT NULL AND at < ?4 ORDER BY id LIMIT 500";
pub(super) const REMOVE_CODE: &str = "DELETE FROM codes WHERE government = ?1 AND id = ?2 AND ?3 IS NOT NULL";

/// How long wrong tries are remembered.
const DAY: Duration = Duration::hours(24);

pub(super) fn issue(tx: &Tx<'_>, government: &GovernmentId, request: &CodeRequest) -> Result<CodeIssue, Fault> {
    let government = tx.government(government)?;
    let inbox = inbox_hash(tx, government, &request.claim);
    let address = tx.keys.token_hash("", "code address", request.address.as_bytes());
    let (at, hour) = (micros(request.at), micros(request.at - Duration::HOUR));
    let to_contact = Lately::read(tx.prepare(TO_CONTACT)?.query_row((government.number, inbox, hour), Lately::row)?)?;
    let delay = CODE_DELAYS.get(to_contact.count).copied().unwrap_or(Duration::HOUR);
    if let Some(until) = to_contact.newest.map(|newest| newest + delay).filter(|until| to_contact.count < CODES_PER_CONTACT && *until > request.at) {
        return Ok(CodeIssue::Wait { until });
    }
    let from_address = Lately::read(tx.prepare(FROM_ADDRESS)?.query_row((address, hour), Lately::row)?)?;
    let of_government = Lately::read(tx.prepare(OF_GOVERNMENT)?.query_row((government.number, hour), Lately::row)?)?;
    let of_all = Lately::read(tx.prepare(OF_ALL)?.query_row([hour], Lately::row)?)?;
    let caps = [(to_contact, CODES_PER_CONTACT), (from_address, CODES_PER_ADDRESS), (of_government, CODES_PER_GOVERNMENT), (of_all, CODES_OF_ALL)];
    if let Some((full, _)) = caps.into_iter().find(|(lately, most)| lately.count >= *most) {
        let until = full.oldest.unwrap_or(request.at) + Duration::HOUR;
        return Ok(CodeIssue::Wait { until: until.max(request.at + Duration::SECOND) });
    }
    if request.purpose == CodePurpose::Consent {
        let day = micros(request.at - DAY);
        let consents = Lately::read(tx.prepare(CONSENTS_OF_CONTACT)?.query_row((government.number, inbox, day), Lately::row)?)?;
        if consents.count >= CONSENTS_PER_CONTACT {
            return Ok(CodeIssue::Wait { until: consents.oldest.unwrap_or(request.at) + DAY });
        }
    }
    let code = code_hash(tx, government, request.purpose, &request.claim, Some(&request.browser), &request.digits);
    let browser = tx.keys.session_hash(&request.browser.0);
    let expires_at = request.at + CODE_LIFE;
    let nik = nik_hash(tx, government, request.claim.nik.as_str());
    tx.prepare(ADD_CODE)?.execute((
        government.number, request.purpose.key(), inbox, nik, Some(browser), Some(address), code, at, micros(expires_at), None::<String>, None::<&str>, None::<i64>,
    ))?;
    if let Contact::Email(to) = &request.claim.contact {
        let content = MailContent::Code { purpose: request.purpose, digits: request.digits.clone() };
        mails::put(tx, government, &Sealed::of(to, &content), &request.language, request.at, expires_at)?;
    }
    let next = CODE_DELAYS.get(to_contact.count + 1).copied().unwrap_or(Duration::HOUR);
    Ok(CodeIssue::Sent { next_at: request.at + next })
}

pub(super) fn give(tx: &Tx<'_>, id: &GovernmentId, given: &GivenCode) -> Result<bool, Fault> {
    let government = tx.government(id)?;
    let by = serde_json::to_string(&given.by)?;
    if given.by.is_staff() {
        let count: u32 = tx.prepare(GIVEN_BY)?.query_row((government.number, micros(given.at - DAY), &by), |row| row.get(0))?;
        if count >= CODES_PER_OFFICER {
            return Ok(false);
        }
    }
    let inbox = inbox_hash(tx, government, &given.claim);
    let nik = nik_hash(tx, government, given.claim.nik.as_str());
    let code = code_hash(tx, government, given.purpose, &given.claim, None, &given.digits);
    let drawn_by = match given.account {
        Some(account) => super::accounts::here(tx, id, account)?.map(|(_, found)| found.number),
        None => None,
    };
    tx.prepare(ADD_CODE)?.execute((
        government.number, given.purpose.key(), inbox, nik, None::<[u8; 32]>, None::<[u8; 32]>, code, micros(given.at),
        micros(given.at + GIVEN_CODE_LIFE), Some(by), given.identity_seen.map(IdentityDocument::key), drawn_by,
    ))?;
    let account = match drawn_by {
        Some(account) => Some(account),
        None => super::accounts::number_of(tx, government, &given.claim)?,
    };
    super::accounts::note(tx, government, account, &given.by, "code-given", given.at)?;
    Ok(true)
}

pub(super) fn attempt(tx: &Tx<'_>, government: &GovernmentId, attempt: &CodeTry) -> Result<CodeCheck, Fault> {
    let Some(government) = tx.find_government(government)? else { return Ok(CodeCheck::Wrong) };
    let inbox = inbox_hash(tx, government, &attempt.claim);
    let day = micros(attempt.at - DAY);
    let (wrong, tried): (u32, Option<i64>) = tx.prepare(WRONG_LATELY)?.query_row((government.number, inbox, day), |row| Ok((row.get(0)?, row.get(1)?)))?;
    if let Some(tried) = tried
        && let Some(wait) = wait_after(wrong)
        && moment(tried)? + wait > attempt.at
    {
        return Ok(CodeCheck::Wait { until: moment(tried)? + wait });
    }
    let nik = nik_hash(tx, government, attempt.claim.nik.as_str());
    let (purpose, at) = (attempt.purpose.key(), micros(attempt.at));
    let browser = tx.keys.session_hash(&attempt.browser.0);
    let asked = tx.prepare(NEWEST_ASKED)?.query_row((government.number, inbox, day, purpose, nik, browser, at), Candidate::row).optional()?;
    let given = tx.prepare(NEWEST_GIVEN)?.query_row((government.number, inbox, day, purpose, nik, at), Candidate::row).optional()?;
    let alive: Vec<(Candidate, Option<&SessionKey>)> = asked
        .into_iter()
        .map(|code| (code, Some(&attempt.browser)))
        .chain(given.into_iter().map(|code| (code, None)))
        .filter(|(code, _)| code.wrong < CODE_TRIES)
        .collect();
    for (code, browser) in &alive {
        if code.hash == code_hash(tx, government, attempt.purpose, &attempt.claim, *browser, &attempt.digits) {
            let used = tx.prepare(USE_CODE)?.execute((code.id, at))? == 1;
            let seen_by: Option<Actor> = code.given_by.as_deref().map(serde_json::from_str).transpose()?;
            let account = code.account.map_or(Ok(None), |number| super::accounts::id_of(tx, number))?;
            return Ok(if used { CodeCheck::Right { seen_by, account } } else { CodeCheck::Wrong });
        }
    }
    for (code, _) in &alive {
        tx.prepare(NOTE_WRONG)?.execute((code.id, at))?;
    }
    Ok(CodeCheck::Wrong)
}

/// How long to wait after so many wrong tries of a day; None while tries are free.
fn wait_after(wrong: u32) -> Option<Duration> {
    let beyond = wrong.checked_sub(FREE_WRONG_TRIES)?;
    let wait = 2_i32.checked_pow(beyond).map_or(LONGEST_WAIT, |times| FIRST_WAIT * times);
    Some(wait.min(LONGEST_WAIT))
}

#[derive(Clone, Copy)]
struct Lately {
    count: usize,
    oldest: Option<OffsetDateTime>,
    newest: Option<OffsetDateTime>,
}

impl Lately {
    fn row(row: &rusqlite::Row<'_>) -> rusqlite::Result<(i64, Option<i64>, Option<i64>)> {
        Ok((row.get(0)?, row.get(1)?, row.get(2)?))
    }

    fn read((count, oldest, newest): (i64, Option<i64>, Option<i64>)) -> Result<Self, Fault> {
        let count = usize::try_from(count).unwrap_or(usize::MAX);
        Ok(Self { count, oldest: oldest.map(moment).transpose()?, newest: newest.map(moment).transpose()? })
    }
}

struct Candidate {
    id: i64,
    hash: [u8; 32],
    wrong: u32,
    given_by: Option<String>,
    account: Option<i64>,
}

impl Candidate {
    fn row(row: &rusqlite::Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self { id: row.get(0)?, hash: row.get(1)?, wrong: row.get(2)?, given_by: row.get(3)?, account: row.get(4)? })
    }
}

pub(super) fn nik_hash(tx: &Tx<'_>, government: Government<'_>, nik: &str) -> [u8; 32] {
    tx.keys.token_hash(government.name, "account nik", nik.as_bytes())
}

/// Names the inbox that limits protect: `siti+1@...` and `siti@...` are one.
fn inbox_hash(tx: &Tx<'_>, government: Government<'_>, claim: &Claim) -> [u8; 32] {
    let named = match &claim.contact {
        Contact::Email(address) => {
            let (name, domain) = address.split_once('@').unwrap_or((address, ""));
            format!("email {}@{domain}", name.split('+').next().unwrap_or_default())
        }
        Contact::Phone(number) => format!("phone {number}"),
        // Nobody's inbox: whoever tries such codes stands in nobody else's way.
        Contact::Paper => format!("paper {}", claim.nik.as_str()),
    };
    tx.keys.token_hash(government.name, "code inbox", named.as_bytes())
}

fn code_hash(
    tx: &Tx<'_>, government: Government<'_>, purpose: CodePurpose, claim: &Claim, browser: Option<&SessionKey>, digits: &str,
) -> [u8; 32] {
    let browser = browser.map_or([0; 32], |key| tx.keys.session_hash(&key.0));
    let said = [purpose.key(), claim.contact.reveal(), claim.nik.as_str(), digits].join("\0");
    tx.keys.token_hash(government.name, "code", &[said.as_bytes(), &browser].concat())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_million_guesses_of_a_day_come_down_to_forty() {
        assert_eq!(wait_after(9), None);
        assert_eq!(wait_after(10), Some(FIRST_WAIT));
        assert_eq!(wait_after(11), Some(FIRST_WAIT * 2));
        assert_eq!(wait_after(4_000_000_000), Some(LONGEST_WAIT));
        let (mut clock, mut wrong) = (Duration::ZERO, 0);
        while clock < DAY {
            clock += wait_after(wrong).unwrap_or(Duration::ZERO);
            wrong += 1;
        }
        assert!(wrong <= 41, "{wrong} tries a day");
    }
}
