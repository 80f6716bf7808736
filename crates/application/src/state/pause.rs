//! When the clock of a case stood still, and why: said to everybody who tracks it, because the promised time moves by it.
//!
//! **Invariant:** follows from `paused_since` and what the case waits for; no action writes it, so old logs have it too.

use super::Application;
use crate::{action::SuspensionReason, stage::Stage};
use time::OffsetDateTime;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suspension {
    pub reason: SuspensionReason,
    pub since: OffsetDateTime,
    pub resumes_to: Stage,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PauseReason {
    /// Something is hers to mend, to confirm or to answer.
    Applicant,
    Suspension(SuspensionReason),
}

impl PauseReason {
    fn of(case: &Application) -> Self {
        case.suspended.as_ref().map_or(Self::Applicant, |suspension| Self::Suspension(suspension.reason))
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pause {
    pub reason: PauseReason,
    pub since: OffsetDateTime,
    /// None while it stands still.
    pub until: Option<OffsetDateTime>,
}

impl Application {
    /// After every entry: begins, ends or changes what the clock stands still for.
    pub(crate) fn note_pause(&mut self, at: OffsetDateTime) {
        let now = self.paused_since.map(|_| PauseReason::of(self));
        let open = self.pauses.last_mut().filter(|pause| pause.until.is_none());
        if open.as_ref().map(|pause| pause.reason) == now {
            return;
        }
        if let Some(open) = open {
            open.until = Some(at);
        }
        if let Some(reason) = now {
            self.pauses.push(Pause { reason, since: at, until: None });
        }
    }
}
