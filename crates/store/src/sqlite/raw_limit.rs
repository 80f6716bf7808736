//! The raw limit of the benchmark: what the engine could do at most on this machine.
//!
//! The same inserts and updates as a birth at the counter (open, answers, send; review; approve; register), into the same tables with
//! rows of the same sizes and the same durability, by a bare loop of prepared statements in one thread: no folding, no JSON, no
//! sealing, no channels. The ratio of the server to this figure says what everything above the disk costs.

use super::{delivery, index, log, open, outbox, receipt, register, summary, tx, writer};
use crate::{contract::Fault, keys::Keys};
use rusqlite::{Connection, named_params};
use std::{path::Path, time::Duration};

/// Sizes of a stored birth, in bytes, as the engine writes them.
const ACTION: usize = 120;
const SUBMISSION: usize = 1_800;
const PARTICULARS: usize = 420;
const CARD: usize = 420;
const REGISTER: usize = 1_500;
const EFFECT: usize = 90;
/// Search terms of one birth.
const TERMS: u64 = 45;
/// The acts of one birth: how many entries each writes, and whether the first carries particulars.
const ACTS: [&[(usize, bool)]; 4] =
    [&[(ACTION, false), (ACTION, true), (ACTION, true), (ACTION, true), (ACTION, false), (SUBMISSION, false)], &[(ACTION * 4, false)], &[(ACTION, false)], &[(ACTION, false)]];

/// Births per second in a fresh store in `dir`, with `batch` acts in each commit. `clock` is monotonic; only its differences count.
pub fn raw_limit(dir: &Path, batch: usize, births: u32, clock: impl Fn() -> Duration) -> Result<f64, Fault> {
    std::fs::create_dir_all(dir).map_err(|error| Fault(format!("the folder of the raw limit: {error}")))?;
    let file = open::file(dir);
    let mut connection = open::writing(&file)?;
    open::migrate(&mut connection, &Keys::from_master([0; 32])).map_err(|error| Fault(error.to_string()))?;
    connection.pragma_update(None, "wal_autocheckpoint", 4_000)?;
    connection.prepare(tx::ADD_GOVERNMENT)?.execute(["limit"])?;
    let government = connection.last_insert_rowid();
    let limit = Limit { connection: &connection, government, batch: batch.max(1) };
    let begin = clock();
    let mut acts = 0;
    limit.sql(writer::BEGIN)?;
    // The batch spreads over many births, as in a server: first all are opened, then all reviewed, and so on.
    for (first, count) in (0..births).step_by(limit.batch).map(|first| (first, (births - first).min(u32::try_from(limit.batch).unwrap_or(u32::MAX)))) {
        for (act, entries) in ACTS.iter().enumerate() {
            for birth in first..first + count {
                limit.act(u64::from(birth), act, entries)?;
                acts += 1;
                if acts % limit.batch == 0 {
                    limit.sql(writer::COMMIT)?;
                    limit.sql(writer::BEGIN)?;
                }
            }
        }
    }
    limit.sql(writer::COMMIT)?;
    let took = clock().saturating_sub(begin).as_secs_f64();
    Ok(f64::from(births) / took.max(f64::EPSILON))
}

struct Limit<'a> {
    connection: &'a Connection,
    government: i64,
    batch: usize,
}

impl Limit<'_> {
    fn sql(&self, text: &'static str) -> Result<(), Fault> {
        Ok(self.connection.prepare_cached(text)?.execute([]).map(drop)?)
    }

    fn act(&self, birth: u64, act: usize, entries: &[(usize, bool)]) -> Result<(), Fault> {
        self.sql(writer::SAVEPOINT)?;
        // Cases are numbered from 1 in order of opening.
        let case = i64::try_from(birth).unwrap_or(0) + 1;
        let seq: usize = ACTS.iter().take(act).map(|entries| entries.len()).sum();
        self.summary(birth, case, act, seq, entries.len())?;
        for (place, (size, particulars)) in (seq + 1..).zip(entries) {
            self.entry(case, place, *size, *particulars)?;
        }
        let token = scattered(birth * 8 + act as u64);
        self.connection.prepare_cached(delivery::ADD_DELIVERY)?.execute((self.government, token, case, case))?;
        match act {
            0 => self.opened(birth, case)?,
            3 => self.registered(birth, case)?,
            _ => {}
        }
        if act != 1 {
            self.connection.prepare_cached(outbox::ADD_OUTBOX)?.execute((self.government, case, case, "x".repeat(EFFECT)))?;
        }
        self.sql(writer::RELEASE)
    }

    fn summary(&self, birth: u64, case: i64, act: usize, seq: usize, entries: usize) -> Result<(), Fault> {
        let stage = ["submitted", "in_review", "approved", "signing"].get(act).copied().unwrap_or("signing");
        let ward = format!("{:010}", 3_578_000_000 + birth % 150);
        let district = format!("{:06}", 357_800 + birth % 30);
        let (first, card) = (act == 0, vec![7u8; CARD]);
        let common = named_params! {
            ":stage": stage, ":due_act": "review", ":seq": seq + entries, ":round": 1, ":ward": ward, ":district": district, ":registry": "registry",
            ":submitted_at": case, ":due_at": case, ":due_order": case, ":newest_order": case, ":changed_at": case, ":paused": false,
            ":claimed_by": None::<String>, ":receipt": first.then_some("K7QX2MPD4"), ":registration": None::<String>,
            ":card": first.then_some(card),
        };
        let mut parameters = common.to_vec();
        let id = scattered(birth);
        let others: &[(&str, &dyn rusqlite::ToSql)] = if first {
            named_params! { ":government": self.government, ":id": id, ":service": "birth", ":edition": 1, ":language": "id" }
        } else {
            named_params! { ":number": case, ":former_seq": seq }
        };
        parameters.extend_from_slice(others);
        let sql = if first { summary::ADD_SUMMARY } else { summary::CHANGE_SUMMARY };
        if self.connection.prepare_cached(sql)?.execute(parameters.as_slice())? != 1 {
            return Err(super::fault::broken("the raw limit changed no row"));
        }
        Ok(())
    }

    fn entry(&self, case: i64, seq: usize, size: usize, particulars: bool) -> Result<(), Fault> {
        let (payload, hash) = (particulars.then_some([3u8; 16]), particulars.then_some([3u8; 32]));
        let mut add = self.connection.prepare_cached(log::ADD_ENTRY)?;
        add.execute((self.government, case, seq, case, "x".repeat(ACTION), "x".repeat(size), payload, hash))?;
        if particulars {
            self.connection.prepare_cached(log::ADD_PARTICULARS)?.execute((self.government, case, seq, [3u8; 32], vec![7u8; PARTICULARS]))?;
        }
        Ok(())
    }

    fn opened(&self, birth: u64, case: i64) -> Result<(), Fault> {
        let (number, token) = (format!("{birth:09}"), scattered(birth));
        self.connection.prepare_cached(receipt::PUT_RECEIPT)?.execute((self.government, case, number, token, [3u8; 32]))?;
        let mut add = self.connection.prepare_cached(index::ADD_TERM)?;
        for term in 0..TERMS {
            let [a, b, c, d, e, f, g, h, ..] = scattered(birth * TERMS + term);
            add.execute((self.government, i64::from_be_bytes([a, b, c, d, e, f, g, h]), case))?;
        }
        self.connection.prepare_cached(index::NOTE_INDEXED)?.execute((self.government, case, vec![7u8; 8 * TERMS as usize]))?;
        Ok(())
    }

    fn registered(&self, birth: u64, case: i64) -> Result<(), Fault> {
        let (series, serial) = (format!("3578-LU-{:08}", birth / 9_000), birth % 9_000 + 1);
        let changed = if serial == 1 {
            self.connection.prepare_cached(register::BEGIN_SERIES)?.execute((self.government, &series))?
        } else {
            self.connection.prepare_cached(register::ADVANCE_SERIES)?.execute((self.government, &series, i64::try_from(serial).unwrap_or(0)))?
        };
        if changed != 1 {
            return Err(super::fault::broken("the raw limit lost a serial"));
        }
        let number = format!("{series}-{serial:04}");
        self.connection.prepare_cached(register::ADD_REGISTER)?.execute((self.government, case, number, vec![7u8; REGISTER]))?;
        Ok(())
    }
}

/// Bytes that fall all over an index, as ids and hashes do, without the cost of hashing.
fn scattered(n: u64) -> [u8; 16] {
    let mut x = n.wrapping_add(0x9e37_79b9_7f4a_7c15);
    x = (x ^ (x >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    x = (x ^ (x >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    (u128::from(x ^ (x >> 31)) << 64 | u128::from(x)).to_be_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bare_loop_writes_every_row_of_a_birth() {
        let dir = tempfile::tempdir().expect("a folder");
        let ticks = std::cell::Cell::new(0);
        let clock = || {
            ticks.set(ticks.get() + 1);
            Duration::from_secs(ticks.get())
        };
        assert!((raw_limit(dir.path(), 4, 10, clock).expect("runs") - 10.0).abs() < 0.01);
        let connection = Connection::open(open::file(dir.path())).expect("opens");
        let count = |table: &str| connection.query_row(&format!("SELECT count(*) FROM {table}"), [], |row| row.get::<_, i64>(0)).expect("counts");
        let entries: usize = ACTS.iter().map(|act| act.len()).sum();
        assert_eq!([count("applications"), count("register"), count("receipts"), count("outbox")], [10, 10, 10, 30]);
        assert_eq!(count("entries"), 10 * entries as i64);
        assert_eq!(count("terms"), 10 * TERMS as i64);
    }
}
