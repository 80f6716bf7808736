//! One e-mail, ready to go, and how carrying it can fail.

use std::fmt;
use time::OffsetDateTime;

#[derive(Clone, PartialEq, Eq)]
pub struct Letter {
    /// The same at every try, so that a letter that arrives twice is known to be one.
    pub id: String,
    /// Who writes: the government's name.
    pub from_name: String,
    pub to: String,
    pub subject: String,
    /// Plain text.
    pub text: String,
    pub at: OffsetDateTime,
}

impl fmt::Debug for Letter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Letter({})", self.id)
    }
}

/// Why a letter did not go. `reply` is the mail server's number, never its text: that may quote the address.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Trouble {
    /// The server cannot now, or is not reached.
    #[error("not now ({reply:?})")]
    Again { reply: Option<u16> },
    /// The server will never take it, or it is no letter.
    #[error("never ({reply:?})")]
    Never { reply: Option<u16> },
}
