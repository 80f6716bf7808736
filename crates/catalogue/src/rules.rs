//! What a service may compute in Rust, where the law needs more than a table.

use crate::{answers::{Answers, Problem}, condition::Facts, government::Government, service::Service};
use time::Date;

/// At most about a hundred lines a service; pure.
pub trait Rules: Send + Sync {
    /// Every fact named in `service.toml`, computed from the answers so far. `today` is the date in the government's time zone
    /// (for a sent application: the date it was sent). The service gives its dated deadlines and its calendar.
    fn facts(&self, answers: &Answers, today: Date, service: &Service) -> Facts;

    /// Problems across fields that block sending: for example a witness who is also the informant.
    fn problems(&self, answers: &Answers, today: Date, government: &Government) -> Vec<Problem>;

    /// Things a person should look at again but may send.
    fn warnings(&self, answers: &Answers, today: Date, government: &Government) -> Vec<Problem>;
}
