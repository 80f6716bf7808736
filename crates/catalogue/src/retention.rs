//! How long things are kept: the retention schedule, as data.
//!
//! Common rows stand in `retention.toml` of this crate; a government's own rows take their place. The daily job carries it out.
//! In no row: register entries and the log of a case, which are permanent by law, and cases whose certificate was handed over, whose
//! archive rule each government has to find; a person erases them.

use serde::Deserialize;

/// What is kept for so long.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kept {
    /// Cases that ended without having been sent.
    NeverSent,
    /// Refused, withdrawn and expired cases: answers and documents.
    Ended,
    /// Who looked at which record.
    Accesses,
    /// Messages that were sent, and e-mails that were carried or given up.
    Messages,
    /// One-time codes: that one was asked for, tried, used.
    Codes,
    /// Citizens' accounts that nobody enters.
    Accounts,
    /// What was reported of an event and no family has claimed.
    Notifications,
    /// Sign-ins, changed factors and refused rights of staff.
    Security,
}

impl Kept {
    pub const ALL: [Self; 8] = [Self::NeverSent, Self::Ended, Self::Accesses, Self::Messages, Self::Codes, Self::Accounts, Self::Notifications, Self::Security];

    pub fn key(self) -> &'static str {
        match self {
            Self::NeverSent => "never-sent",
            Self::Ended => "ended",
            Self::Accesses => "accesses",
            Self::Messages => "messages",
            Self::Codes => "codes",
            Self::Accounts => "accounts",
            Self::Notifications => "notifications",
            Self::Security => "security",
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term {
    pub kept: Kept,
    /// After the last change, or after the row was made.
    pub days: u32,
    /// Law, or `unconfirmed: ...`.
    pub basis: String,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Retention {
    pub terms: Vec<Term>,
}

impl Retention {
    pub fn days(&self, kept: Kept) -> Option<u32> {
        self.terms.iter().find(|term| term.kept == kept).map(|term| term.days)
    }

    /// Days after its end until a case that came to nothing is erased; None when it is kept.
    pub fn days_of_case(&self, was_sent: bool) -> Option<u32> {
        self.days(if was_sent { Kept::Ended } else { Kept::NeverSent })
    }

    /// The common rows, and a government's own in their place.
    pub(crate) fn overridden(mut self, own: Vec<Term>) -> Self {
        for term in own {
            self.terms.retain(|common| common.kept != term.kept);
            self.terms.push(term);
        }
        self.terms.sort_by_key(|term| term.kept);
        self
    }
}
