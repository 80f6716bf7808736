//! Births of a day by office and officer, and what a supervisor allowed beyond a limit.
//!
//! **Invariant:** a pace is read by one walk over at most 85 rows of one office, inside the act that counts one more.

use super::{
    access::day_number,
    alerts::actor,
    fault::broken,
    log,
    times::{at, micros},
    tx::{Government, Tx},
};
use crate::{
    contract::{Fault, HoneyRow, Release, ReleaseRow, Released},
    keys::Place,
};
use application::{Actor, ApplicationId, ReceiptNumber, StaffId, Stage, facts::PaceOf};
use catalogue::GovernmentId;
use time::{Date, OffsetDateTime};
use watch::{Counts, Seen, pace::{HISTORY_DAYS, LAG_DAYS}};

pub(super) const COUNT_BIRTH: &str = "INSERT INTO paces (government, kind, about, day, births) VALUES (?1, ?2, ?3, ?4, 1) \
    ON CONFLICT DO UPDATE SET births = births + 1";
pub(super) const PACE: &str = "SELECT day, births, released FROM paces WHERE government = ?1 AND kind = ?2 AND about = ?3 AND day BETWEEN ?4 AND ?5";
pub(super) const FIRST_DAY: &str = "SELECT min(day) FROM paces WHERE government = ?1 AND kind = ?2 AND about = ?3";
pub(super) const RELEASE_BIRTHS: &str = "INSERT INTO paces (government, kind, about, day, released) VALUES (?1, ?2, ?3, ?4, 1) \
    ON CONFLICT DO UPDATE SET released = released + 1";
pub(super) const RELEASE_LOOKS: &str = "INSERT INTO look_days (government, staff, day, released) VALUES (?1, ?2, ?3, 1) \
    ON CONFLICT DO UPDATE SET released = released + 1";
pub(super) const ADD_RELEASE: &str = "INSERT INTO releases (government, kind, about, day, at, by, note) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)";
pub(super) const RELEASES: &str = "SELECT kind, about, day, at, by, note FROM releases WHERE government = ?1 ORDER BY id DESC LIMIT ?2";
pub(super) const PLANT: &str = "INSERT INTO honey (government, application, at, by) VALUES (?1, ?2, ?3, ?4) ON CONFLICT DO NOTHING";
pub(super) const PLANTED: &str = "SELECT a.id, a.receipt, a.stage, h.at, h.by FROM honey h JOIN applications a ON a.number = h.application \
    WHERE h.government = ?1 ORDER BY h.application DESC LIMIT 200";

pub(super) fn pace(tx: &Tx<'_>, government: Government<'_>, of: &PaceOf, day: Date) -> Result<Counts, Fault> {
    let (kind, today) = (of.kind.key(), day_number(day));
    let mut statement = tx.prepare(PACE)?;
    let mut rows = statement.query((government.number, kind, &of.about, today - i64::from(HISTORY_DAYS + LAG_DAYS), today))?;
    let mut counts = Counts::default();
    while let Some(row) = rows.next()? {
        let (on, births, released): (i64, u32, u32) = (row.get(0)?, row.get(1)?, row.get(2)?);
        let ago = today - on;
        for (window, days) in counts.windows.iter_mut().zip([1, 7, 28]) {
            *window += if ago < days { births } else { 0 };
        }
        if ago == 0 {
            counts.released = released;
        } else if ago > i64::from(LAG_DAYS) {
            counts.history += births;
        }
    }
    drop(rows);
    let first: Option<i64> = tx.prepare(FIRST_DAY)?.query_row((government.number, kind, &of.about), |row| row.get(0))?;
    let counted = |first: i64| (today - first - i64::from(LAG_DAYS)).clamp(0, i64::from(HISTORY_DAYS));
    counts.days = first.map_or(0, |first| u32::try_from(counted(first)).unwrap_or_default());
    Ok(counts)
}

pub(super) fn count(tx: &Tx<'_>, government: Government<'_>, paces: &[(PaceOf, Date)]) -> Result<(), Fault> {
    for (of, day) in paces {
        tx.prepare(COUNT_BIRTH)?.execute((government.number, of.kind.key(), &of.about, day_number(*day)))?;
    }
    Ok(())
}

pub(super) fn seen_on(tx: &Tx<'_>, government: &GovernmentId, staff: &StaffId, day: Date) -> Result<Seen, Fault> {
    let Some(government) = tx.find_government(government)? else { return Ok(Seen::default()) };
    super::access::seen_on(tx, government, staff, day_number(day))
}

pub(super) fn release(tx: &Tx<'_>, government: &GovernmentId, release: &Release) -> Result<(), Fault> {
    let government = tx.government(government)?;
    let (day, moment) = (day_number(release.day), micros(release.at));
    let (kind, about) = match &release.what {
        Released::Looks(staff) => {
            tx.prepare(RELEASE_LOOKS)?.execute((government.number, &staff.0, day))?;
            ("looks", staff.0.as_str())
        }
        Released::Births(of) => {
            tx.prepare(RELEASE_BIRTHS)?.execute((government.number, of.kind.key(), &of.about, day))?;
            (of.kind.key(), of.about.as_str())
        }
    };
    let note = tx.keys.seal(place(government, &moment.to_be_bytes()), release.note.as_bytes());
    tx.prepare(ADD_RELEASE)?.execute((government.number, kind, about, day, moment, log::by_json(&release.by)?, note))?;
    Ok(())
}

fn place<'a>(government: Government<'a>, row: &'a [u8]) -> Place<'a> {
    Place { table: "releases", government: government.name, row, column: "note" }
}

pub(super) fn releases(tx: &Tx<'_>, government: &GovernmentId, limit: usize) -> Result<Vec<ReleaseRow>, Fault> {
    let Some(government) = tx.find_government(government)? else { return Ok(Vec::new()) };
    let mut statement = tx.prepare(RELEASES)?;
    let mut rows = statement.query((government.number, i64::try_from(limit.min(200)).unwrap_or_default()))?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        let (moment, by, note): (i64, String, Vec<u8>) = (row.get(3)?, row.get(4)?, row.get(5)?);
        let plain = tx.keys.open(place(government, &moment.to_be_bytes()), &note)?;
        found.push(ReleaseRow {
            kind: row.get(0)?,
            about: row.get(1)?,
            day: date_of(row.get(2)?)?,
            at: at(moment)?,
            by: actor(&by)?,
            note: String::from_utf8(plain).map_err(|_| broken("a note that is no text"))?,
        });
    }
    Ok(found)
}

pub(super) fn date_of(day: i64) -> Result<Date, Fault> {
    let seconds = day.checked_mul(86_400).ok_or_else(|| broken("a day out of range"))?;
    OffsetDateTime::from_unix_timestamp(seconds).map(OffsetDateTime::date).map_err(|_| broken("a day out of range"))
}

pub(super) fn plant(tx: &Tx<'_>, government: &GovernmentId, id: ApplicationId, by: &Actor, moment: OffsetDateTime) -> Result<bool, Fault> {
    let Some((government, case)) = tx.find(government, id)? else { return Ok(false) };
    tx.prepare(PLANT)?.execute((government.number, case.number, micros(moment), log::by_json(by)?))?;
    Ok(true)
}

pub(super) fn planted(tx: &Tx<'_>, government: &GovernmentId) -> Result<Vec<HoneyRow>, Fault> {
    let Some(government) = tx.find_government(government)? else { return Ok(Vec::new()) };
    let mut statement = tx.prepare(PLANTED)?;
    let mut rows = statement.query([government.number])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        let (receipt, stage, by): (Option<String>, String, String) = (row.get(1)?, row.get(2)?, row.get(4)?);
        found.push(HoneyRow {
            application: ApplicationId(row.get(0)?),
            receipt: receipt.as_deref().and_then(ReceiptNumber::parse),
            stage: Stage::parse(&stage).ok_or_else(|| broken("a stage of no name"))?,
            at: at(row.get(3)?)?,
            by: actor(&by)?,
        });
    }
    Ok(found)
}
