//! The SQLite engine: one file, one writing thread with group commit, a few reading threads beside it.
//!
//! Callers are async and talk to the threads over channels. Every statement is a named constant beside the code that uses it;
//! [`statements`] lists them, and a test prepares each.
//!
//! **Invariant:** WAL with `synchronous=FULL`; nobody but the writing thread writes; nothing is answered before its commit.
//!
//! Read next: `writer` (group commit), `act` (one act, one transaction), `migrations/` (the tables).

mod access;
mod act;
mod batches;
mod checkpoint;
mod delivery;
mod documents;
mod edition;
mod engine;
mod fault;
mod index;
mod known;
mod log;
mod open;
mod outbox;
mod queue;
mod raw_limit;
mod readers;
mod reads;
mod receipt;
mod register;
mod search;
mod session;
mod staff;
mod statements;
mod summary;
mod times;
mod tx;
mod writer;

pub use batches::BatchFigures;
pub use open::OpenError;
pub use raw_limit::raw_limit;

use crate::{contract::Fault, keys::Keys};
use documents::Documents;
use readers::Look;
use std::{
    panic::{AssertUnwindSafe, catch_unwind},
    path::Path,
    sync::{Arc, mpsc},
    thread::JoinHandle,
    time::Duration,
};
use tokio::sync::oneshot;
use tx::Tx;
use writer::{Done, Job, Writer};

#[derive(Clone, Debug)]
pub struct Options {
    /// Threads that read.
    pub readers: usize,
    /// Tests only: answer this long *before* the commit. It breaks the contract, so that the crash test can prove that it notices.
    #[doc(hidden)]
    pub answer_early: Option<Duration>,
}

impl Default for Options {
    fn default() -> Self {
        Self { readers: 3, answer_early: None }
    }
}

/// A handle; clones share the threads, which end with the last of them.
#[derive(Clone)]
pub struct Sqlite(Arc<Inner>);

struct Inner {
    jobs: Option<mpsc::Sender<Job>>,
    looks: Option<mpsc::Sender<Look>>,
    threads: Vec<JoinHandle<()>>,
    batches: Arc<batches::Batches>,
    documents: Documents,
    keys: Arc<Keys>,
}

impl Sqlite {
    /// Opens the store in a folder, which is made when missing: `kitir.sqlite` and `documents/`.
    pub fn open(dir: &Path, keys: Keys, options: Options) -> Result<Self, OpenError> {
        let documents_dir = dir.join("documents");
        std::fs::create_dir_all(&documents_dir)?;
        let keys = Arc::new(keys);
        let file = open::file(dir);
        let mut connection = open::writing(&file)?;
        open::migrate(&mut connection, &keys)?;
        let documents = Documents::open(&documents_dir, Arc::clone(&keys))?;
        let reading = (0..options.readers.max(1)).map(|_| open::reading(&file)).collect::<Result<Vec<_>, _>>()?;
        let (looks, mut threads) = readers::start(reading, &keys)?;
        let (checkpoints, checkpoint_thread) = checkpoint::start(file.clone())?;
        let (jobs, receive) = mpsc::channel();
        let batches = Arc::new(batches::Batches::default());
        let writer = Writer {
            file,
            keys: Arc::clone(&keys),
            jobs: receive,
            batches: Arc::clone(&batches),
            checkpoints,
            answer_early: options.answer_early,
        };
        threads.push(std::thread::Builder::new().name("writer".into()).spawn(move || writer.run(connection))?);
        threads.push(checkpoint_thread);
        Ok(Self(Arc::new(Inner { jobs: Some(jobs), looks: Some(looks), threads, batches, documents, keys })))
    }

    /// How many acts shared a commit so far.
    pub fn batches(&self) -> BatchFigures {
        self.0.batches.figures()
    }

    fn keys(&self) -> &Keys {
        &self.0.keys
    }

    fn documents(&self) -> &Documents {
        &self.0.documents
    }

    /// Runs inside the writing transaction and resolves once it is on disk. An error or a panic undoes all that was written.
    async fn write<T, E>(&self, run: impl FnOnce(&Tx<'_>) -> Result<T, E> + Send + 'static) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<Fault> + Send + 'static,
    {
        let (answer, answered) = oneshot::channel();
        let job: Job = Box::new(move |tx| {
            let ran = catch_unwind(AssertUnwindSafe(|| run(tx))).unwrap_or_else(|_| Err(Fault("an act panicked".into()).into()));
            Done {
                keep: ran.is_ok(),
                // A caller that went away meanwhile does not undo what is on disk.
                answer: Box::new(move |committed| drop(answer.send(committed.map_err(E::from).and(ran)))),
            }
        });
        let jobs = self.0.jobs.as_ref().ok_or_else(|| Fault("the store is closing".into()))?;
        jobs.send(job).map_err(|_| Fault("the writer has stopped".into()))?;
        answered.await.map_err(|_| Fault("the writer could not begin".into()))?
    }

    /// Runs on a reading thread, on one snapshot.
    async fn read<T: Send + 'static>(&self, run: impl FnOnce(&Tx<'_>) -> Result<T, Fault> + Send + 'static) -> Result<T, Fault> {
        let (answer, answered) = oneshot::channel();
        let look: Look = Box::new(move |tx| drop(answer.send(run(tx))));
        let looks = self.0.looks.as_ref().ok_or_else(|| Fault("the store is closing".into()))?;
        looks.send(look).map_err(|_| Fault("the readers have stopped".into()))?;
        answered.await.map_err(|_| Fault("a read was broken off".into()))?
    }
}

impl Drop for Inner {
    /// Waits for what was already asked, so that the files are closed when the last handle is gone.
    fn drop(&mut self) {
        self.jobs = None;
        self.looks = None;
        for thread in self.threads.drain(..) {
            let _ = thread.join();
        }
    }
}
