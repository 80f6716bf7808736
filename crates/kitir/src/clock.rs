//! The real clock and real chance, read here and nowhere else.

use application::Now;
use time::OffsetDateTime;

/// This moment, with a fresh seed. Aborts when the operating system gives no entropy: nothing safe could follow.
pub fn now() -> Now {
    let mut seed = [0; 32];
    if getrandom::fill(&mut seed).is_err() {
        eprintln!("kitir: the operating system gives no random bytes");
        std::process::abort();
    }
    Now::new(OffsetDateTime::now_utc(), seed)
}
