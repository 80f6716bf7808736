//! Blank cards of offices: what moved, what is left, who is next.
//!
//! **Invariant:** `remaining` of the newest row of an office and kind is its stock; the schema refuses to change or remove a row.

use super::{
    Sqlite,
    fault::broken,
    log,
    times::{at, micros},
    tx::{Case, Government, Tx},
};
use crate::contract::{Blanks, Fault, MakingRow, MoveKind, MoveRow, Moved, NewMove, QueuePlace, StockRow};
use application::{Actor, ApplicationId, Now, decision::BlankTaken};
use catalogue::{BlankId, GovernmentId, OfficeId, field::parse_date};
use rusqlite::OptionalExtension as _;
use time::{Date, OffsetDateTime};

pub(super) const NEWEST_MOVE: &str = "SELECT remaining, expected_on FROM blank_moves WHERE government = ?1 AND office = ?2 AND blank = ?3 ORDER BY number DESC LIMIT 1";
pub(super) const ADD_MOVE: &str = "INSERT INTO blank_moves (government, office, blank, kind, count, remaining, expected_on, reason, application, by, at, token) \
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)";
pub(super) const FIND_MOVE: &str = "SELECT 1 FROM blank_moves WHERE government = ?1 AND token = ?2";
pub(super) const MOVES: &str = "SELECT m.number, m.kind, m.count, m.remaining, m.expected_on, m.reason, a.id, m.by, m.at FROM blank_moves m \
    LEFT JOIN applications a ON a.number = m.application \
    WHERE m.government = ?1 AND m.office = ?2 AND m.blank = ?3 AND m.number < ?4 ORDER BY m.number DESC LIMIT ?5";

/// What an office has of a kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Stock {
    pub left: u32,
    pub expected_on: Option<Date>,
}

fn date(text: Option<String>) -> Option<Date> {
    text.as_deref().and_then(parse_date)
}

/// None while nobody has ever entered any.
pub(super) fn stock(tx: &Tx<'_>, government: Government<'_>, office: &str, blank: &str) -> Result<Option<Stock>, Fault> {
    let mut statement = tx.prepare(NEWEST_MOVE)?;
    let found = statement.query_row((government.number, office, blank), |row| Ok(Stock { left: row.get(0)?, expected_on: date(row.get(1)?) }));
    Ok(found.optional()?)
}

/// One row of the ledger before it is written.
struct Line<'a> {
    office: &'a str,
    blank: &'a str,
    kind: MoveKind,
    count: u32,
    left: u32,
    expected_on: Option<Date>,
    reason: &'a str,
    case: Option<Case>,
    token: Option<[u8; 16]>,
}

fn add(tx: &Tx<'_>, government: Government<'_>, line: &Line<'_>, by: &Actor, moment: OffsetDateTime) -> Result<(), Fault> {
    let expected_on = line.expected_on.map(|day| day.to_string());
    let mut statement = tx.prepare(ADD_MOVE)?;
    statement.execute((
        government.number, line.office, line.blank, line.kind.key(), line.count, line.left, expected_on, line.reason,
        line.case.map(|case| case.number), log::by_json(by)?, micros(moment), line.token,
    ))?;
    Ok(())
}

/// In the act that prints; the decision has seen that some are left.
pub(super) fn take(tx: &Tx<'_>, government: Government<'_>, case: Case, taken: &BlankTaken, by: &Actor, now: &Now) -> Result<(), Fault> {
    let (office, blank) = (taken.office.as_str(), taken.blank.as_str());
    let stock = stock(tx, government, office, blank)?.filter(|stock| stock.left > 0).ok_or_else(|| broken("a blank from an empty stock"))?;
    let line = Line {
        office, blank, kind: MoveKind::Printed, count: 1, left: stock.left - 1, expected_on: stock.expected_on, reason: "", case: Some(case), token: None,
    };
    add(tx, government, &line, by, now.at)
}

fn enter(tx: &Tx<'_>, government: &GovernmentId, new: &NewMove) -> Result<Moved, Fault> {
    let government = tx.government(government)?;
    if let Some(token) = new.delivery
        && tx.prepare(FIND_MOVE)?.exists((government.number, token.0))?
    {
        return Ok(Moved::Repeated);
    }
    let before = stock(tx, government, new.office.as_str(), new.blank.as_str())?;
    let had = before.map_or(0, |stock| stock.left);
    let left = match new.kind {
        MoveKind::Arrived => had.checked_add(new.count).ok_or_else(|| broken("more blanks than can be counted"))?,
        MoveKind::Expected => had,
        MoveKind::Spoiled | MoveKind::Printed => match had.checked_sub(new.count) {
            Some(left) => left,
            None => return Ok(Moved::TooFew { left: had }),
        },
    };
    // What arrived was what had been awaited; spoiling changes nothing about the next delivery.
    let expected_on = match new.kind {
        MoveKind::Arrived | MoveKind::Expected => new.expected_on,
        MoveKind::Spoiled | MoveKind::Printed => before.and_then(|stock| stock.expected_on),
    };
    let line = Line {
        office: new.office.as_str(), blank: new.blank.as_str(), kind: new.kind, count: if new.kind == MoveKind::Expected { 0 } else { new.count }, left,
        expected_on, reason: &new.reason, case: None, token: new.delivery.map(|token| token.0),
    };
    add(tx, government, &line, &new.by, new.at)?;
    Ok(Moved::Done { left })
}

fn stocks(tx: &Tx<'_>, government: &GovernmentId, offices: &[OfficeId], blanks: &[BlankId]) -> Result<Vec<StockRow>, Fault> {
    let known = tx.find_government(government)?;
    let mut rows = Vec::with_capacity(offices.len() * blanks.len());
    for (office, blank) in offices.iter().flat_map(|office| blanks.iter().map(move |blank| (office, blank))) {
        let (stock, waiting) = match known {
            Some(government) => (stock(tx, government, office.as_str(), blank.as_str())?, super::making::waiting(tx, government, office.as_str(), blank.as_str())?),
            None => (None, 0),
        };
        rows.push(StockRow {
            office: office.clone(), blank: blank.clone(), left: stock.map(|stock| stock.left), expected_on: stock.and_then(|stock| stock.expected_on), waiting,
        });
    }
    Ok(rows)
}

fn moves(tx: &Tx<'_>, government: &GovernmentId, (office, blank): (&OfficeId, &BlankId), before: Option<i64>, limit: usize) -> Result<Vec<MoveRow>, Fault> {
    let Some(government) = tx.find_government(government)? else { return Ok(Vec::new()) };
    let mut statement = tx.prepare(MOVES)?;
    let limit = i64::try_from(limit.min(200)).unwrap_or_default();
    let mut rows = statement.query((government.number, office.as_str(), blank.as_str(), before.unwrap_or(i64::MAX), limit))?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        let (kind, case, by): (String, Option<[u8; 16]>, String) = (row.get(1)?, row.get(6)?, row.get(7)?);
        found.push(MoveRow {
            number: row.get(0)?,
            kind: MoveKind::parse(&kind).ok_or_else(|| broken("a move of no kind"))?,
            count: row.get(2)?,
            left: row.get(3)?,
            expected_on: date(row.get(4)?),
            reason: row.get(5)?,
            application: case.map(ApplicationId),
            by: serde_json::from_str(&by)?,
            at: at(row.get(8)?)?,
        });
    }
    Ok(found)
}

impl Blanks for Sqlite {
    async fn move_blanks(&self, government: &GovernmentId, new: NewMove) -> Result<Moved, Fault> {
        let government = government.clone();
        self.write_case(move |tx| enter(tx, &government, &new)).await
    }

    async fn stocks(&self, government: &GovernmentId, offices: Vec<OfficeId>, blanks: Vec<BlankId>) -> Result<Vec<StockRow>, Fault> {
        let government = government.clone();
        self.read(move |tx| stocks(tx, &government, &offices, &blanks)).await
    }

    async fn blank_moves(&self, government: &GovernmentId, office: &OfficeId, blank: &BlankId, before: Option<i64>, limit: usize) -> Result<Vec<MoveRow>, Fault> {
        let (government, office, blank) = (government.clone(), office.clone(), blank.clone());
        self.read(move |tx| moves(tx, &government, (&office, &blank), before, limit)).await
    }

    async fn making(&self, government: &GovernmentId, office: &OfficeId, skip: usize, limit: usize) -> Result<Vec<MakingRow>, Fault> {
        let (government, office) = (government.clone(), office.clone());
        self.read(move |tx| super::making::list(tx, &government, &office, skip, limit)).await
    }

    async fn queue_places(&self, government: &GovernmentId, application: ApplicationId) -> Result<Vec<QueuePlace>, Fault> {
        let government = government.clone();
        self.read(move |tx| super::making::places(tx, &government, application)).await
    }
}
