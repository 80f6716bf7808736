//! E-mails on their way: the shapes that go in and come out.

use super::{CodePurpose, OutboxRow};
use catalogue::GovernmentId;
use time::{Duration, OffsetDateTime};

/// An e-mail that is to be sent now; whoever took it has it alone until its lease is over.
#[derive(Clone)]
pub struct Mail {
    pub id: i64,
    pub government: GovernmentId,
    pub at: OffsetDateTime,
    /// Which try this is, from 1.
    pub tries: u32,
    pub language: String,
    pub to: String,
    pub content: MailContent,
}

#[derive(Clone)]
pub enum MailContent {
    Code { purpose: CodePurpose, digits: String },
    /// Something happened with her account: text `mail-<event>`.
    Account { event: String },
    /// The message about a case.
    Case(OutboxRow),
    /// The PIN of a case that a helper filed for her.
    Receipt { number: String, pin: String, token: [u8; 16] },
}

/// How a try to send ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MailEnd {
    Sent,
    Later { at: OffsetDateTime, reply: Option<u16> },
    GivenUp { reply: Option<u16> },
}

/// Messages about a case and about an account are worth sending for this long; a code for as long as it lives.
pub const MAIL_LIFE: Duration = Duration::days(3);
