//! Pools over real worker processes.
//!
//! **Invariant:** every limit holds in the worker as in the pool: both get the same JSON.
//! Read next: `examples/intake-worker.rs`.

#![allow(dead_code, reason = "every test file uses a part")]

use intake::{Limits, Pool};
use std::path::PathBuf;

/// The example next to this test's own program; `cargo test` and `cargo nextest run` build both.
pub fn worker_program() -> PathBuf {
    let test = std::env::current_exe().expect("the path of this test");
    let folder = test
        .parent()
        .and_then(|deps| deps.parent())
        .expect("target/<profile>");
    let program = folder.join("examples/intake-worker");
    assert!(
        program.exists(),
        "run `cargo build -p intake --examples`: {} is missing",
        program.display()
    );
    program
}

pub fn worker_args(limits: &Limits) -> Vec<String> {
    vec![serde_json::to_string(limits).expect("limits are JSON")]
}

pub fn pool(workers: usize, limits: Limits) -> Pool {
    Pool::new(worker_program(), worker_args(&limits), workers, limits)
}

/// A pool whose worker is a shell script; `$0` is the true worker program and `$1` its limits.
pub fn scripted_pool(script: &str, workers: usize, limits: Limits) -> Pool {
    let mut args = vec![
        "-c".to_owned(),
        script.to_owned(),
        worker_program().display().to_string(),
    ];
    args.extend(worker_args(&limits));
    Pool::new(PathBuf::from("/bin/sh"), args, workers, limits)
}
