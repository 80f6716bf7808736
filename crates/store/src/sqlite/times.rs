//! Times in rows: Unix microseconds.

use crate::contract::Fault;
use time::OffsetDateTime;

/// Far future and past beyond what i64 holds are cut off.
pub(super) fn micros(at: OffsetDateTime) -> i64 {
    i64::try_from(at.unix_timestamp_nanos().div_euclid(1000)).unwrap_or(i64::MAX)
}

pub(super) fn at(micros: i64) -> Result<OffsetDateTime, Fault> {
    OffsetDateTime::from_unix_timestamp_nanos(i128::from(micros) * 1000).map_err(|_| Fault("a stored time is out of range".into()))
}

pub(super) fn maybe_at(micros: Option<i64>) -> Result<Option<OffsetDateTime>, Fault> {
    micros.map(at).transpose()
}

/// What a row can hold, so that a fresh case equals the same case read back.
pub(super) fn to_stored(moment: OffsetDateTime) -> OffsetDateTime {
    at(micros(moment)).unwrap_or(moment)
}
