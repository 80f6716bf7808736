//! The embedded engine: one SQLite file in WAL mode with `synchronous=FULL`, one writer with group commit, readers beside it.
//!
//! **Invariant:** only the writer thread writes; each job runs in a savepoint of its own; answers go out after the commit is on disk.
//!
//! Read next: `act.rs` (one act), `writer.rs` (many at once), `migrations/0001_cases.sql` (what is kept).

mod access;
mod account_cases;
mod account_passkeys;
mod account_sessions;
mod accounts;
mod accounts_contract;
mod act;
mod alerts;
mod annotations;
mod batches;
mod blanks;
mod checkpoint;
mod codes;
mod consents;
mod contract;
mod counts;
mod delivery;
mod documents;
mod drafts;
mod edition;
mod erasure;
mod fault;
mod identities;
mod index;
mod known;
mod lately;
mod ledger;
mod log;
mod machines;
mod mails;
mod making;
mod near;
mod notifications;
mod onward;
mod open;
mod outages;
mod outbox;
mod paces;
mod passkeys;
mod places;
mod queue;
mod raw_limit;
mod readers;
mod reads;
mod receipt;
mod register;
mod renewal;
mod retention;
mod search;
mod second_person;
mod security;
mod session;
mod staff;
mod staff_codes;
mod staff_security;
mod stand_ins;
mod summary;
#[cfg(test)]
mod tests;
mod telling;
mod times;
mod tx;
mod writer;

pub use batches::BatchFigures;
pub use open::OpenError;
pub use raw_limit::raw_limit;
pub use renewal::Renewed;

use crate::{contract::Fault, keys::Keys, ring::Ring, vault};
use batches::Batches;
use object_store::local::LocalFileSystem;
use std::{
    panic::{AssertUnwindSafe, catch_unwind},
    path::{Path, PathBuf},
    sync::{Arc, mpsc},
    thread::JoinHandle,
};
use tokio::sync::oneshot;
use tx::Tx;

/// A handle; clones share the one engine, which ends in order with the last of them.
#[derive(Clone)]
pub struct Sqlite {
    inner: Arc<Inner>,
}

struct Inner {
    writes: Option<mpsc::SyncSender<writer::Job>>,
    looks: Option<mpsc::Sender<readers::Look>>,
    near: near::Near,
    known: Arc<known::Known>,
    seats: Arc<lately::Seats>,
    threads: Vec<JoinHandle<()>>,
    keys: Arc<Ring>,
    documents: LocalFileSystem,
    /// Where the documents are.
    folder: PathBuf,
    batches: Arc<Batches>,
}

#[derive(Clone, Copy, Debug)]
pub struct Options {
    /// Reading threads, each with a connection; and as many connections for reads that are run where they are asked for.
    pub readers: usize,
    /// For the negative control of the crash test only: answers before the commit is on disk.
    pub answers_early: bool,
}

impl Default for Options {
    fn default() -> Self {
        Self { readers: 2, answers_early: false }
    }
}

impl Sqlite {
    /// Opens or makes the database and the document folder in this data folder.
    pub fn open(dir: &Path, keys: Keys, options: Options) -> Result<Self, OpenError> {
        let documents = dir.join("documents");
        std::fs::create_dir_all(&documents)?;
        let file = open::file(dir);
        let mut connection = open::writing(&file)?;
        open::migrate(&mut connection)?;
        let keys = Arc::new(Ring::unlock(&dir.join(vault::FILE), keys, open::key_mark(&connection)?.as_deref())?);
        open::settle_keys(&connection, &keys)?;
        let readers = (0..options.readers.max(1)).map(|_| open::reading(&file)).collect::<Result<Vec<_>, _>>()?;
        let near = (0..options.readers.max(1)).map(|_| open::reading(&file)).collect::<Result<Vec<_>, _>>()?;
        let (looks, mut threads) = readers::start(readers, &keys)?;
        let (checkpoints, checkpointing) = checkpoint::start(file.clone())?;
        let (writes, line) = mpsc::sync_channel(writer::LINE);
        let (batches, known) = (Arc::new(Batches::default()), Arc::new(known::Known::default()));
        let writer = writer::Writer {
            connection: Some(connection), file, keys: keys.clone(), known: known.clone(), batches: batches.clone(), checkpoints,
            answers_early: options.answers_early,
        };
        threads.push(writer::start(writer, line)?);
        threads.push(checkpointing);
        let folder = documents;
        let documents = LocalFileSystem::new_with_prefix(&folder)?.with_fsync(true);
        let inner = Inner {
            writes: Some(writes), looks: Some(looks), near: near::Near::new(near), known, seats: Arc::default(), threads, keys, documents, folder, batches,
        };
        Ok(Self { inner: Arc::new(inner) })
    }

    /// How many acts shared a commit so far.
    pub fn batches(&self) -> BatchFigures {
        self.inner.batches.figures()
    }

    /// Runs in a transaction of the writer; an error or a panic undoes it.
    async fn write<T: Send + 'static, E: From<Fault> + Send + 'static>(
        &self, work: impl FnOnce(&Tx<'_>) -> Result<T, E> + Send + 'static,
    ) -> Result<T, E> {
        self.write_and(Some(self.inner.seats.clone()), work).await
    }

    /// The same for work on cases, which changes no session and no account.
    async fn write_case<T: Send + 'static, E: From<Fault> + Send + 'static>(
        &self, work: impl FnOnce(&Tx<'_>) -> Result<T, E> + Send + 'static,
    ) -> Result<T, E> {
        self.write_and(None, work).await
    }

    async fn write_and<T: Send + 'static, E: From<Fault> + Send + 'static>(
        &self, forget: Option<Arc<lately::Seats>>, work: impl FnOnce(&Tx<'_>) -> Result<T, E> + Send + 'static,
    ) -> Result<T, E> {
        let (answer, answered) = oneshot::channel();
        let job: writer::Job = Box::new(move |tx| {
            let done = match tx {
                Ok(tx) => catch_unwind(AssertUnwindSafe(|| work(tx))).unwrap_or_else(|_| Err(Fault("an act panicked".into()).into())),
                Err(fault) => Err(fault.into()),
            };
            let keep = done.is_ok();
            let reply: writer::Answer = Box::new(move |committed| {
                let outcome = match (committed, done) {
                    // A refusal may rest on an act of the same batch that is now lost.
                    (Err(fault), _) => Err(fault.into()),
                    (Ok(()), done) => done,
                };
                if let Some(seats) = forget {
                    seats.forget();
                }
                // The caller may have gone; what is committed stands all the same.
                let _ = answer.send(outcome);
            });
            (keep, reply)
        });
        self.line_up(job).await?;
        answered.await.map_err(|_| Fault("the writer stopped".into()))?
    }

    /// Waits while the line is full, so that a flood is felt by those who make it.
    async fn line_up(&self, mut job: writer::Job) -> Result<(), Fault> {
        let stopped = || Fault("the writer stopped".into());
        let writes = self.inner.writes.as_ref().ok_or_else(stopped)?;
        loop {
            job = match writes.try_send(job) {
                Ok(()) => return Ok(()),
                Err(mpsc::TrySendError::Disconnected(_)) => return Err(stopped()),
                Err(mpsc::TrySendError::Full(back)) => back,
            };
            tokio::time::sleep(std::time::Duration::from_millis(1)).await;
        }
    }

    /// Runs right here, on the last committed state; for a few rows.
    fn glance<T>(&self, work: impl FnOnce(&Tx<'_>) -> Result<T, Fault>) -> Result<T, Fault> {
        self.inner.near.read(&self.inner.keys, &self.inner.known, work)
    }

    /// Runs on a reader, on the last committed state.
    async fn read<T: Send + 'static>(&self, work: impl FnOnce(&Tx<'_>) -> Result<T, Fault> + Send + 'static) -> Result<T, Fault> {
        let (answer, answered) = oneshot::channel();
        let look: readers::Look = Box::new(move |tx| {
            let _ = answer.send(work(tx));
        });
        let looks = self.inner.looks.as_ref().ok_or_else(|| Fault("the readers stopped".into()))?;
        looks.send(look).map_err(|_| Fault("the readers stopped".into()))?;
        answered.await.map_err(|_| Fault("a read did not end".into()))?
    }
}

impl Drop for Inner {
    /// Lets everything that was lined up finish, then closes the database.
    fn drop(&mut self) {
        self.writes = None;
        self.looks = None;
        for thread in self.threads.drain(..) {
            // A writer may drop the last handle itself while it answers; it cannot wait for itself.
            if thread.thread().id() != std::thread::current().id() {
                let _ = thread.join();
            }
        }
    }
}
