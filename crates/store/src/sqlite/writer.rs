//! The one writer: takes waiting jobs together, one transaction for all, a savepoint for each, one fsync, then all answers.
//!
//! **Invariant:** a failed commit leaves the outcome unknown; every job of that batch hears a fault and nothing is retried, since a row
//! of a failed commit may nevertheless be there. The connection is given up with all that it believes, and the next batch begins on a
//! new one, which reads what the disk has. The delivery token makes a repeat harmless.

use super::{batches::{Batches, MOST}, checkpoint::Checkpoints, known::Known, open, tx::Tx};
use crate::{contract::Fault, ring::Ring};
use rusqlite::Connection;
use std::{
    path::PathBuf,
    sync::{Arc, mpsc},
    thread::JoinHandle,
};

pub(super) const BEGIN: &str = "BEGIN IMMEDIATE";
pub(super) const COMMIT: &str = "COMMIT";
pub(super) const SAVEPOINT: &str = "SAVEPOINT job";
pub(super) const KEEP: &str = "RELEASE job";
pub(super) const UNDO: &str = "ROLLBACK TO job";

/// Runs inside its savepoint, or is told why it cannot; says whether to keep what it wrote, and how to answer after the commit.
pub(super) type Job = Box<dyn FnOnce(Result<&Tx<'_>, Fault>) -> (bool, Answer) + Send>;
pub(super) type Answer = Box<dyn FnOnce(Result<(), Fault>) + Send>;

/// Jobs that may wait in line.
pub(super) const LINE: usize = 1_024;

pub(super) struct Writer {
    /// None after a failed commit, until the next batch.
    pub connection: Option<Connection>,
    /// The database, to open it again.
    pub file: PathBuf,
    pub keys: Arc<Ring>,
    pub known: Arc<Known>,
    pub batches: Arc<Batches>,
    pub checkpoints: Checkpoints,
    /// The negative control of the crash test: answers before the commit.
    pub answers_early: bool,
}

/// Ends when every sender has gone.
pub(super) fn start(mut writer: Writer, line: mpsc::Receiver<Job>) -> std::io::Result<JoinHandle<()>> {
    std::thread::Builder::new().name("writer".into()).spawn(move || {
        while let Ok(first) = line.recv() {
            let mut jobs = Vec::with_capacity(MOST);
            jobs.push(first);
            while jobs.len() < MOST
                && let Ok(next) = line.try_recv()
            {
                jobs.push(next);
            }
            writer.batches.note(jobs.len());
            writer.batch(jobs);
            if let Some(connection) = &writer.connection {
                writer.checkpoints.after_commit(connection);
            }
        }
    })
}

impl Writer {
    fn batch(&mut self, jobs: Vec<Job>) {
        let connection = match self.begin() {
            Ok(connection) => connection,
            Err(fault) => {
                self.known.clear();
                for job in jobs {
                    let (_, answer) = job(Err(fault.clone()));
                    answer(Err(fault.clone()));
                }
                return;
            }
        };
        let answers: Vec<Answer> = jobs.into_iter().map(|job| self.in_savepoint(&connection, job)).collect();
        if self.answers_early {
            answers.into_iter().for_each(|answer| answer(Ok(())));
            std::thread::sleep(std::time::Duration::from_millis(5));
            let _ = run(&connection, COMMIT);
            self.connection = Some(connection);
            return;
        }
        let committed = run(&connection, COMMIT);
        match &committed {
            Ok(()) => self.connection = Some(connection),
            Err(fault) => {
                tracing::error!(%fault, "a commit failed; its outcome is unknown");
                self.known.clear();
                // Closing rolls back what is still open.
                drop(connection);
            }
        }
        answers.into_iter().for_each(|answer| answer(committed.clone()));
    }

    /// The connection inside a transaction; opened anew after a failed commit.
    fn begin(&mut self) -> Result<Connection, Fault> {
        let connection = match self.connection.take() {
            Some(connection) => connection,
            None => open::writing(&self.file)?,
        };
        match run(&connection, BEGIN) {
            Ok(()) => Ok(connection),
            Err(fault) => {
                // Another process holds the lock: the connection is as good as before.
                self.connection = Some(connection).filter(Connection::is_autocommit);
                Err(fault)
            }
        }
    }

    fn in_savepoint(&self, connection: &Connection, job: Job) -> Answer {
        if let Err(fault) = run(connection, SAVEPOINT) {
            let (_, answer) = job(Err(fault.clone()));
            return Box::new(move |_| answer(Err(fault)));
        }
        let tx = Tx { connection, keys: &self.keys, known: Some(&self.known) };
        let (keep, answer) = job(Ok(&tx));
        let ended = if keep {
            run(connection, KEEP)
        } else {
            // What was folded in this job may not have happened.
            self.known.clear();
            run(connection, UNDO).and_then(|()| run(connection, KEEP))
        };
        match ended {
            Ok(()) => answer,
            Err(fault) => Box::new(move |_| answer(Err(fault))),
        }
    }
}

fn run(connection: &Connection, sql: &'static str) -> Result<(), Fault> {
    connection.prepare_cached(sql)?.execute([])?;
    Ok(())
}
