//! A worker process on its own, for the tests of the pool: the limits come as JSON in the first argument.
//!
//! **Invariant:** does nothing that `kitir intake-worker` does not do.
//! Read next: `tests/worker.rs`.

use std::io;

fn main() -> io::Result<()> {
    let limits = match std::env::args().nth(1) {
        Some(json) => serde_json::from_str(&json)?,
        None => intake::Limits::default(),
    };
    intake::run_worker(io::stdin(), io::stdout(), &limits)
}
