//! E-mails on their way. Addresses and digits stand sealed in the row, or in the account that the row names, and go when it is settled.

use super::{
    accounts, outbox,
    times::{at as moment, micros},
    tx::{Government, Tx},
};
use crate::{
    contract::{CodePurpose, Contact, Fault, MAIL_LIFE, Mail, MailContent, MailEnd},
    keys::Place,
};
use application::{ApplicationId, NewReceipt};
use catalogue::GovernmentId;
use serde::{Deserialize, Serialize};
use time::OffsetDateTime;
use zeroize::Zeroizing;

pub(super) const ADD_MAIL: &str = "INSERT INTO mails (government, at, language, account, next_at, expires_at) VALUES (?1, ?2, ?3, ?4, ?2, ?5)";
pub(super) const SEAL_MAIL: &str = "UPDATE mails SET sealed = ?2 WHERE id = ?1";
pub(super) const MAIL_ACCOUNTS_OF_CASE: &str = "INSERT INTO mails (government, at, language, account, outbox, next_at, expires_at) \
    SELECT ?1, ?2, p.language, a.number, ?4, ?2, ?5 FROM account_cases c JOIN accounts a ON a.number = c.account \
    JOIN applications p ON p.number = c.application WHERE c.application = ?3 AND a.has_email = 1 AND a.closed_at IS NULL";
pub(super) const HAS_DUE: &str = "SELECT 1 FROM mails WHERE state = 'waiting' AND next_at <= ?1 LIMIT 1";
pub(super) const DUE_MAILS: &str = "SELECT id, government, at, language, account, outbox, sealed, tries, expires_at FROM mails \
    WHERE state = 'waiting' AND next_at <= ?1 ORDER BY next_at LIMIT ?2";
pub(super) const LEASE_MAIL: &str = "UPDATE mails SET next_at = ?2, tries = tries + 1 WHERE id = ?1";
pub(super) const SETTLE_MAIL: &str = "UPDATE mails SET state = ?2, reply = ?3, sealed = NULL WHERE id = ?1 AND state = 'waiting'";
pub(super) const DELAY_MAIL: &str = "UPDATE mails SET next_at = ?2, reply = ?3 WHERE id = ?1 AND state = 'waiting'";
pub(super) const NOTE_SENT: &str = "UPDATE outbox SET state = 'sent' WHERE id = (SELECT outbox FROM mails WHERE id = ?1)";
pub(super) const COUNT_MAILS: &str = "SELECT state, count(*) FROM mails WHERE government = ?1 GROUP BY state";
pub(super) const OLD_MAILS: &str =
    "SELECT id, id FROM mails WHERE government = ?1 AND id > ?2 AND ?3 IS NOT NULL AND at < ?4 AND state <> 'waiting' ORDER BY id LIMIT 500";
pub(super) const REMOVE_MAIL: &str = "DELETE FROM mails WHERE government = ?1 AND id = ?2 AND ?3 IS NOT NULL";

/// What stands sealed in a row.
#[derive(Serialize, Deserialize)]
pub(super) struct Sealed {
    /// None: to the account's own address.
    to: Option<String>,
    content: Said,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Said {
    Code { purpose: CodePurpose, digits: String },
    Account { event: String },
    Receipt { number: String, pin: String, token: [u8; 16] },
    Case,
}

impl Sealed {
    pub(super) fn of(to: &str, content: &MailContent) -> Self {
        Self { to: Some(to.to_owned()), content: Said::of(content) }
    }

    pub(super) fn to_account(event: &str) -> Self {
        Self { to: None, content: Said::Account { event: event.to_owned() } }
    }
}

impl Said {
    fn of(content: &MailContent) -> Self {
        match content {
            MailContent::Code { purpose, digits } => Self::Code { purpose: *purpose, digits: digits.clone() },
            MailContent::Account { event } => Self::Account { event: event.clone() },
            MailContent::Receipt { number, pin, token } => Self::Receipt { number: number.clone(), pin: pin.clone(), token: *token },
            MailContent::Case(_) => Self::Case,
        }
    }
}

pub(super) fn put(tx: &Tx<'_>, government: Government<'_>, sealed: &Sealed, language: &str, at: OffsetDateTime, until: OffsetDateTime) -> Result<(), Fault> {
    add(tx, government, None, sealed, language, (at, until))
}

/// Number, PIN and link of a new kitir, to the person in whose name somebody else filed.
pub(super) fn put_receipt(
    tx: &Tx<'_>, government: Government<'_>, email: &Contact, (case, new): (ApplicationId, &NewReceipt), language: &str, at: OffsetDateTime,
) -> Result<(), Fault> {
    let token = tx.keys.token(government.name, case);
    let content = MailContent::Receipt { number: new.number.to_string(), pin: new.pin.reveal().to_owned(), token };
    put(tx, government, &Sealed::of(email.reveal(), &content), language, at, at + MAIL_LIFE)
}

/// About an account, to its own address.
pub(super) fn tell(tx: &Tx<'_>, government: Government<'_>, account: i64, event: &str, language: &str, at: OffsetDateTime) -> Result<(), Fault> {
    add(tx, government, Some(account), &Sealed::to_account(event), language, (at, at + MAIL_LIFE))
}

fn add(
    tx: &Tx<'_>, government: Government<'_>, account: Option<i64>, sealed: &Sealed, language: &str, (at, until): (OffsetDateTime, OffsetDateTime),
) -> Result<(), Fault> {
    tx.prepare(ADD_MAIL)?.execute((government.number, micros(at), language, account, micros(until)))?;
    let id = tx.connection.last_insert_rowid();
    let plain = Zeroizing::new(serde_json::to_vec(sealed)?);
    tx.prepare(SEAL_MAIL)?.execute((id, tx.keys.seal(place(government.name, &id.to_be_bytes()), &plain)))?;
    Ok(())
}

/// One e-mail for each account that has this case and an address.
pub(super) fn queue_case(tx: &Tx<'_>, government: Government<'_>, case: i64, outbox: i64, at: OffsetDateTime) -> Result<(), Fault> {
    tx.prepare(MAIL_ACCOUNTS_OF_CASE)?.execute((government.number, micros(at), case, outbox, micros(at + MAIL_LIFE)))?;
    Ok(())
}

struct Row {
    id: i64,
    government: i64,
    at: i64,
    language: String,
    account: Option<i64>,
    outbox: Option<i64>,
    sealed: Option<Vec<u8>>,
    tries: u32,
    expires_at: i64,
}

pub(super) fn is_due(tx: &Tx<'_>, at: OffsetDateTime) -> Result<bool, Fault> {
    Ok(tx.prepare(HAS_DUE)?.exists([micros(at)])?)
}

pub(super) fn lease(tx: &Tx<'_>, at: OffsetDateTime, until: OffsetDateTime, limit: usize) -> Result<Vec<Mail>, Fault> {
    let limit = i64::try_from(limit).unwrap_or(i64::MAX);
    let rows: Vec<Row> = tx
        .prepare(DUE_MAILS)?
        .query_map((micros(at), limit), |row| {
            Ok(Row {
                id: row.get(0)?, government: row.get(1)?, at: row.get(2)?, language: row.get(3)?, account: row.get(4)?, outbox: row.get(5)?,
                sealed: row.get(6)?, tries: row.get(7)?, expires_at: row.get(8)?,
            })
        })?
        .collect::<Result<_, _>>()?;
    let mut due = Vec::new();
    for row in rows {
        let mail = if row.expires_at > micros(at) { read(tx, &row)? } else { None };
        match mail {
            Some(mail) => {
                tx.prepare(LEASE_MAIL)?.execute((row.id, micros(until)))?;
                due.push(mail);
            }
            // Too late to be of use, or nobody is there any more.
            None => settle(tx, row.id, MailEnd::GivenUp { reply: None })?,
        }
    }
    Ok(due)
}

fn read(tx: &Tx<'_>, row: &Row) -> Result<Option<Mail>, Fault> {
    let government = tx.name_of_government(row.government)?;
    let sealed: Option<Sealed> = match &row.sealed {
        Some(sealed) => Some(serde_json::from_slice(&Zeroizing::new(tx.keys.open(place(government.as_str(), &row.id.to_be_bytes()), sealed)?))?),
        None => None,
    };
    let (to, said) = sealed.map_or((None, Said::Case), |sealed| (sealed.to, sealed.content));
    let to = match (to, row.account) {
        (Some(to), _) => Some(to),
        (None, Some(account)) => accounts::email_of(tx, government.as_str(), account)?,
        (None, None) => None,
    };
    let content = match said {
        Said::Code { purpose, digits } => Some(MailContent::Code { purpose, digits }),
        Said::Account { event } => Some(MailContent::Account { event }),
        Said::Receipt { number, pin, token } => Some(MailContent::Receipt { number, pin, token }),
        Said::Case => row.outbox.map_or(Ok(None), |id| outbox::find(tx, id))?.map(MailContent::Case),
    };
    let (Some(to), Some(content)) = (to, content) else { return Ok(None) };
    Ok(Some(Mail { id: row.id, government, at: moment(row.at)?, tries: row.tries + 1, language: row.language.clone(), to, content }))
}

pub(super) fn settle(tx: &Tx<'_>, id: i64, end: MailEnd) -> Result<(), Fault> {
    match end {
        MailEnd::Sent => {
            tx.prepare(NOTE_SENT)?.execute([id])?;
            tx.prepare(SETTLE_MAIL)?.execute((id, "sent", None::<u16>))?;
        }
        MailEnd::GivenUp { reply } => {
            tx.prepare(SETTLE_MAIL)?.execute((id, "failed", reply))?;
        }
        MailEnd::Later { at, reply } => {
            tx.prepare(DELAY_MAIL)?.execute((id, micros(at), reply))?;
        }
    }
    Ok(())
}

/// Waiting, sent, given up.
pub(super) fn counts(tx: &Tx<'_>, government: &GovernmentId) -> Result<[u64; 3], Fault> {
    let Some(government) = tx.find_government(government)? else { return Ok([0; 3]) };
    let mut statement = tx.prepare(COUNT_MAILS)?;
    let mut rows = statement.query([government.number])?;
    let mut counts = [0; 3];
    while let Some(row) = rows.next()? {
        let state: String = row.get(0)?;
        let count: i64 = row.get(1)?;
        let place = ["waiting", "sent", "failed"].iter().position(|known| *known == state);
        if let Some(slot) = place.and_then(|place| counts.get_mut(place)) {
            *slot = u64::try_from(count).unwrap_or(0);
        }
    }
    Ok(counts)
}

fn place<'a>(government: &'a str, id: &'a [u8]) -> Place<'a> {
    Place { table: "mails", government, row: id, column: "sealed" }
}
