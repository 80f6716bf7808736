//! The server's side: a few worker processes, a short queue, and an answer for every upload within a known time.
//!
//! **Invariant:** at most `workers` uploads are decoded and `waiting_max` wait; the next one is told to come back.
//! **Invariant:** a worker that failed in any way, even at a damaged file, is never used again.
//! Read next: `child.rs`.

use crate::child::Child;
use crate::worker::in_own_thread;
use crate::{Intake, Limits, Rejection, Scanner, decode};
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use tokio::sync::Semaphore;
use tokio::time::timeout;

/// Decodes uploads in worker processes. Cheap to clone; the processes end with the last clone.
#[derive(Clone)]
pub struct Pool {
    shared: Arc<Shared>,
    scanner: Option<Arc<Scanner>>,
}

struct Shared {
    place: Place,
    limits: Limits,
    /// Uploads in work or waiting.
    queue: Semaphore,
    /// Uploads in work.
    turns: Semaphore,
    idle: Mutex<Vec<Child>>,
}

enum Place {
    Process { program: PathBuf, args: Vec<String> },
    Here,
}

impl Pool {
    /// A pool whose workers are `program args...`, a program that calls [`crate::run_worker`] with the same `limits`.
    /// Workers start with the first uploads. At least one worker, whatever the number says.
    pub fn new(program: PathBuf, args: Vec<String>, workers: usize, limits: Limits) -> Self {
        Self::at(Place::Process { program, args }, workers, limits)
    }

    /// For tests of other crates: decodes in this process, without protection from hostile files.
    pub fn in_process(limits: Limits) -> Self {
        Self::at(Place::Here, 1, limits)
    }

    fn at(place: Place, workers: usize, limits: Limits) -> Self {
        let workers = workers.max(1);
        let shared = Shared {
            place,
            queue: Semaphore::new(workers.saturating_add(limits.waiting_max)),
            turns: Semaphore::new(workers),
            idle: Mutex::new(Vec::new()),
            limits,
        };
        Self {
            shared: Arc::new(shared),
            scanner: None,
        }
    }

    /// Asks this scanner about every upload first.
    pub fn scanned_by(self, scanner: Option<Scanner>) -> Self {
        Self {
            scanner: scanner.map(Arc::new),
            ..self
        }
    }

    /// The limits every upload meets; the page that takes the upload caps the request body by them.
    pub fn limits(&self) -> &Limits {
        &self.shared.limits
    }

    /// Decodes one upload. Dropping the future ends the worker that was at it.
    ///
    /// # Errors
    /// The [`Rejection`] to show; [`Rejection::is_ours`] tells whether the upload is to blame.
    pub async fn decode(&self, bytes: Vec<u8>) -> Result<Intake, Rejection> {
        let limits = &self.shared.limits;
        decode::check_size(&bytes, limits)?;
        let _queued = self
            .shared
            .queue
            .try_acquire()
            .map_err(|_| Rejection::Busy)?;
        if let Some(scanner) = &self.scanner {
            scanner.scan(&bytes).await?;
        }
        let wait = Duration::from_secs(limits.waiting_seconds);
        let turn = timeout(wait, self.shared.turns.acquire()).await;
        let _turn = turn.ok().and_then(Result::ok).ok_or(Rejection::Busy)?;
        match &self.shared.place {
            Place::Here => decode_here(bytes, limits.clone()).await,
            Place::Process { program, args } => {
                if let Some(idle) = self.find_idle() {
                    match self.ask(idle, &bytes).await {
                        // It may have died while idle, which says nothing about this upload.
                        Err(Rejection::WorkerGone) => {}
                        outcome => return outcome,
                    }
                }
                match Child::start(program, args) {
                    Ok(fresh) => self.ask(fresh, &bytes).await,
                    Err(error) => {
                        tracing::error!(%error, program = %program.display(), "an intake worker does not start");
                        Err(Rejection::WorkerGone)
                    }
                }
            }
        }
    }

    async fn ask(&self, mut child: Child, bytes: &[u8]) -> Result<Intake, Rejection> {
        let limits = &self.shared.limits;
        let answer = timeout(
            Duration::from_secs(limits.job_seconds),
            child.ask(bytes, limits),
        )
        .await;
        match answer {
            Err(_elapsed) => Err(Rejection::TooHard),
            Ok(Err(cause)) => Err(child.bury(cause).await),
            Ok(Ok(Err(rejection))) => Err(rejection),
            Ok(Ok(Ok(intake))) => {
                self.keep(child);
                Ok(intake)
            }
        }
    }

    fn find_idle(&self) -> Option<Child> {
        let mut idle = self
            .shared
            .idle
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        std::iter::from_fn(|| idle.pop())
            .find_map(|mut child| child.is_fit(&self.shared.limits).then_some(child))
    }

    fn keep(&self, mut child: Child) {
        if child.is_fit(&self.shared.limits) {
            self.shared
                .idle
                .lock()
                .unwrap_or_else(PoisonError::into_inner)
                .push(child);
        }
    }
}

async fn decode_here(bytes: Vec<u8>, limits: Limits) -> Result<Intake, Rejection> {
    let work = move || {
        in_own_thread(|| decode::decode_caught(&bytes, &limits))
            .unwrap_or(Err(Rejection::WorkerGone))
    };
    tokio::task::spawn_blocking(work)
        .await
        .unwrap_or(Err(Rejection::WorkerGone))
}
