//! How members of staff prove who they are, as stored: passkeys, second factors, codes, tries, and what happened around them.

use super::{Fault, SessionKey};
use application::StaffId;
use serde::{Deserialize, Serialize};
use std::future::Future;
use time::{Duration, OffsetDateTime};

/// A hash that no password has, for accounts without one: checking against it costs what checking a real one costs, so that neither an
/// unknown sign-in name nor an account without a password is told by the clock.
pub const NO_PASSWORD: &str = "$argon2id$v=19$m=65536,t=3,p=1$bm9ib2R5IGhhcyBpdCBoZQ$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

/// A passkey of a member of staff.
#[derive(Clone, PartialEq, Eq)]
pub struct PasskeyRow {
    /// What an answer names; kept as a keyed hash.
    pub id: Vec<u8>,
    pub staff: StaffId,
    /// Her own name for it: "Ponsel", "Kunci USB biru".
    pub name: String,
    /// As `factors::passkey` writes it; sealed at rest.
    pub passkey: Vec<u8>,
    pub added_at: OffsetDateTime,
    pub used_at: Option<OffsetDateTime>,
    /// Not before this moment is it proof enough for acts that want a fresh one.
    pub trusted_from: OffsetDateTime,
}

impl std::fmt::Debug for PasskeyRow {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("PasskeyRow").field("staff", &self.staff).field("name", &self.name).finish_non_exhaustive()
    }
}

/// A secret shared with an app that makes codes.
#[derive(Clone, PartialEq, Eq)]
pub struct CodeSecret {
    /// Sealed at rest.
    pub secret: Vec<u8>,
    pub since: OffsetDateTime,
}

impl std::fmt::Debug for CodeSecret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("CodeSecret").field("since", &self.since).finish_non_exhaustive()
    }
}

/// The factors of somebody who took an invitation, in place of all that she had.
#[derive(Clone, Debug)]
pub struct Enrolment {
    pub staff: StaffId,
    /// The invitation, and what it was for; taken with the same stroke.
    pub ticket: SessionKey,
    pub purpose: String,
    pub passkey: Option<PasskeyRow>,
    /// PHC string of the password, and the secret of the codes that go with it.
    pub password: Option<(String, Vec<u8>)>,
    pub recovery_codes: Vec<Vec<u8>>,
    pub at: OffsetDateTime,
}

/// What a session of staff knows of its own beginning. Sealed with the session.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SeatMarks {
    /// How she signed in: `passkey`, `provider`, `password-code`, `practice`, `recovery`.
    #[serde(default)]
    pub way: String,
    /// Until when (Unix seconds) her proof is fresh enough for acts that want a fresh one.
    #[serde(default)]
    pub proved_until: i64,
    /// Coarse: "Chrome, Android".
    #[serde(default)]
    pub device: String,
    /// With its last part left out.
    #[serde(default)]
    pub address: String,
    /// What she was about to do when a fresh proof was asked for.
    #[serde(default)]
    pub interrupted: Option<Interrupted>,
    /// The [`super::StandInRow`] by which she acts for the head of office now.
    #[serde(default)]
    pub standing_in: Option<i64>,
}

/// A page or a form that waits until she has proved herself.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Interrupted {
    pub path: String,
    /// None for a page that was only opened.
    pub form: Option<Vec<(String, String)>>,
    /// Unix seconds.
    pub until: i64,
}

impl std::fmt::Debug for Interrupted {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Interrupted").field("path", &self.path).finish_non_exhaustive()
    }
}

/// One living session of a member of staff.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StaffSession {
    /// Names it without giving it: part of the hash of its key.
    pub mark: [u8; 16],
    pub created_at: OffsetDateTime,
    pub seen_at: OffsetDateTime,
    pub expires_at: OffsetDateTime,
    pub marks: SeatMarks,
}

/// Something that happened to an account or was tried on it. Says nothing that was typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SecurityNote {
    pub at: OffsetDateTime,
    /// Whose account; None when there is none of that name.
    pub staff: Option<StaffId>,
    /// Who did it, when that was somebody else.
    pub by: Option<StaffId>,
    /// `signed-in`, `sign-in-failed`, `passkey-added`, ...: text keys `security-<event>`.
    pub event: String,
    /// From a closed list: a way to sign in, or the deed that was refused.
    pub detail: String,
    /// With its last part left out.
    pub address: String,
    pub device: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SecurityRow {
    /// Rises with time.
    pub id: i64,
    pub note: SecurityNote,
}

/// Somebody's factors are to be made anew: asked for by one administrator, to be confirmed by another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Renewal {
    pub staff: StaffId,
    pub asked_by: StaffId,
    pub asked_at: OffsetDateTime,
}

/// A try at a secret of this name's account may go on, or has to wait.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Try {
    /// It counts as failed until [`super::Contract::forgive_tries`].
    Counted { failures: u32 },
    Wait { until: OffsetDateTime },
}

/// Tries in a row that cost nothing but themselves.
pub const FREE_TRIES: u32 = 5;
/// After so many in a row the account opens by this way no more, until it is invited anew.
pub const TRIES_MAX: u32 = 100;

/// How long the next try waits after so many that failed in a row: a minute after the fifth, twice as long each time, half an hour at most.
pub fn delay_after(failures: u32) -> Duration {
    if failures >= TRIES_MAX {
        return Duration::days(36_500);
    }
    match failures.checked_sub(FREE_TRIES) {
        None => Duration::ZERO,
        Some(beyond) => Duration::minutes(1_i64 << beyond.min(5)).min(Duration::minutes(30)),
    }
}

/// The part of the contract about staff and how they prove who they are. Rows of one government are never answered to another.
pub trait StaffSecurity: Send + Sync + 'static {
    // --- passkeys ---
    /// False, and nothing changes, when that passkey is somebody's already.
    fn add_passkey(&self, government: &catalogue::GovernmentId, row: PasskeyRow) -> impl Future<Output = Result<bool, Fault>> + Send;
    /// Oldest first.
    fn passkeys(&self, government: &catalogue::GovernmentId, staff: &StaffId) -> impl Future<Output = Result<Vec<PasskeyRow>, Fault>> + Send;
    fn find_passkey(&self, government: &catalogue::GovernmentId, id: &[u8]) -> impl Future<Output = Result<Option<PasskeyRow>, Fault>> + Send;
    /// Notes that it was used, and what it is now when it has changed.
    fn use_passkey(&self, government: &catalogue::GovernmentId, id: &[u8], changed: Option<Vec<u8>>, at: OffsetDateTime) -> impl Future<Output = Result<(), Fault>> + Send;
    /// False when she has no such passkey.
    fn remove_passkey(&self, government: &catalogue::GovernmentId, staff: &StaffId, id: &[u8]) -> impl Future<Output = Result<bool, Fault>> + Send;

    // --- codes of an app, recovery codes ---
    fn code_secret(&self, government: &catalogue::GovernmentId, staff: &StaffId) -> impl Future<Output = Result<Option<CodeSecret>, Fault>> + Send;
    /// In place of the one before.
    fn put_code_secret(&self, government: &catalogue::GovernmentId, staff: &StaffId, secret: Vec<u8>, at: OffsetDateTime) -> impl Future<Output = Result<(), Fault>> + Send;
    /// False when a code of this step or a later one was used before.
    fn use_code_step(&self, government: &catalogue::GovernmentId, staff: &StaffId, step: i64) -> impl Future<Output = Result<bool, Fault>> + Send;
    /// In place of those before; kept as keyed hashes.
    fn put_recovery_codes(&self, government: &catalogue::GovernmentId, staff: &StaffId, codes: Vec<Vec<u8>>, at: OffsetDateTime) -> impl Future<Output = Result<(), Fault>> + Send;
    /// How many are left.
    fn recovery_codes(&self, government: &catalogue::GovernmentId, staff: &StaffId) -> impl Future<Output = Result<u32, Fault>> + Send;
    /// Each is taken once.
    fn take_recovery_code(&self, government: &catalogue::GovernmentId, staff: &StaffId, code: &[u8]) -> impl Future<Output = Result<bool, Fault>> + Send;

    // --- invitations ---
    /// Takes the invitation, drops every former factor, puts the new ones, ends all sessions: all or nothing. False when the invitation
    /// has gone.
    fn enrol(&self, government: &catalogue::GovernmentId, enrolment: Enrolment) -> impl Future<Output = Result<bool, Fault>> + Send;
    /// Drops every factor of an account and ends its sessions.
    fn drop_factors(&self, government: &catalogue::GovernmentId, staff: &StaffId) -> impl Future<Output = Result<(), Fault>> + Send;
    /// Asks for somebody's factors to be made anew; who asks again takes the place of who asked before.
    fn ask_renewal(&self, government: &catalogue::GovernmentId, renewal: Renewal) -> impl Future<Output = Result<(), Fault>> + Send;
    fn renewals(&self, government: &catalogue::GovernmentId) -> impl Future<Output = Result<Vec<Renewal>, Fault>> + Send;
    /// False when nobody else asked for it.
    fn take_renewal(&self, government: &catalogue::GovernmentId, staff: &StaffId, confirmed_by: &StaffId) -> impl Future<Output = Result<bool, Fault>> + Send;

    // --- tries ---
    /// Counts a try at the account of this name, whether there is one or not, unless it has to wait. `name` is kept as a keyed hash.
    fn count_try(&self, government: &catalogue::GovernmentId, name: &str, at: OffsetDateTime) -> impl Future<Output = Result<Try, Fault>> + Send;
    fn forgive_tries(&self, government: &catalogue::GovernmentId, name: &str) -> impl Future<Output = Result<(), Fault>> + Send;
    /// Until when this name's next try has to wait, and after how many failures in a row.
    fn tries(&self, government: &catalogue::GovernmentId, name: &str) -> impl Future<Output = Result<(u32, Option<OffsetDateTime>), Fault>> + Send;

    // --- what happened ---
    fn note_security(&self, government: &catalogue::GovernmentId, note: SecurityNote) -> impl Future<Output = Result<(), Fault>> + Send;
    /// Newest first, at most 200; of one account or of all.
    fn security_notes(&self, government: &catalogue::GovernmentId, staff: Option<&StaffId>, before: Option<i64>, limit: usize) -> impl Future<Output = Result<Vec<SecurityRow>, Fault>> + Send;
    /// Removes older ones, and what is counted of tries that failed before.
    fn forget_security_notes(&self, government: &catalogue::GovernmentId, before: OffsetDateTime) -> impl Future<Output = Result<u64, Fault>> + Send;

    // --- sessions of one person ---
    /// Those that have not expired, newest first.
    fn sessions_of(&self, government: &catalogue::GovernmentId, staff: &StaffId, at: OffsetDateTime) -> impl Future<Output = Result<Vec<StaffSession>, Fault>> + Send;
    /// False when she has no such session.
    fn end_session_of(&self, government: &catalogue::GovernmentId, staff: &StaffId, mark: [u8; 16]) -> impl Future<Output = Result<bool, Fault>> + Send;
    fn mark_of(&self, key: &SessionKey) -> [u8; 16];
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_wait_grows_and_ends_in_a_closed_door() {
        let minutes: Vec<i64> = (0..=12).map(|failures| delay_after(failures).whole_minutes()).collect();
        assert_eq!(minutes, [0, 0, 0, 0, 0, 1, 2, 4, 8, 16, 30, 30, 30]);
        assert_eq!(delay_after(99), Duration::minutes(30));
        assert!(delay_after(TRIES_MAX) > Duration::days(36_000));
    }
}
