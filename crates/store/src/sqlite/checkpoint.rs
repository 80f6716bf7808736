//! Moving pages from the write-ahead log into the database file, beside the writer.
//!
//! A thread of its own copies while the writer goes on. Under steady load the log would still never start over, because there is
//! always one more page in it; so when it has grown long the writer itself copies the little rest between two batches.

use super::open;
use rusqlite::Connection;
use std::{
    path::PathBuf,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
        mpsc,
    },
    thread::JoinHandle,
};

/// Changed rows between two checkpoints beside the writer.
const EVERY_ROWS: u64 = 12_000;
/// Pages in the log (64 MiB) from which the writer helps to start it over.
const LONG_LOG_PAGES: i64 = 16_384;

pub(super) const PASSIVE: &str = "PRAGMA wal_checkpoint(PASSIVE)";
pub(super) const RESTART: &str = "PRAGMA wal_checkpoint(RESTART)";

pub(super) struct Checkpoints {
    wake: mpsc::SyncSender<()>,
    long: Arc<AtomicBool>,
    rows_at_last: u64,
}

/// Starts the thread; it ends when the writer drops its side.
pub(super) fn start(file: PathBuf) -> std::io::Result<(Checkpoints, JoinHandle<()>)> {
    let (wake, woken) = mpsc::sync_channel(1);
    let long = Arc::new(AtomicBool::new(false));
    let is_long = Arc::clone(&long);
    let thread = std::thread::Builder::new().name("checkpoint".into()).spawn(move || {
        while woken.recv().is_ok() {
            match open::writing(&file).and_then(|connection| until_idle(&connection, &woken, &is_long)) {
                Ok(()) => return,
                Err(error) => tracing::warn!("checkpoint: {error}"),
            }
        }
    })?;
    Ok((Checkpoints { wake, long, rows_at_last: 0 }, thread))
}

fn until_idle(connection: &Connection, woken: &mpsc::Receiver<()>, is_long: &AtomicBool) -> Result<(), rusqlite::Error> {
    loop {
        let pages: i64 = connection.prepare_cached(PASSIVE)?.query_row([], |row| row.get(1))?;
        is_long.store(pages > LONG_LOG_PAGES, Ordering::Relaxed);
        if woken.recv().is_err() {
            return Ok(());
        }
    }
}

impl Checkpoints {
    /// Called by the writer between two batches.
    pub(super) fn after_commit(&mut self, connection: &Connection) {
        let rows = connection.total_changes();
        if rows.wrapping_sub(self.rows_at_last) < EVERY_ROWS {
            return;
        }
        self.rows_at_last = rows;
        if self.long.swap(false, Ordering::Relaxed) {
            let restarted = connection.prepare_cached(RESTART).and_then(|mut statement| statement.query_row([], |_| Ok(())));
            if let Err(error) = restarted {
                tracing::warn!("checkpoint: {error}");
            }
        }
        // Full means that it is awake already.
        let _ = self.wake.try_send(());
    }
}
