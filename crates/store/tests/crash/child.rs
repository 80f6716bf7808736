//! The child: sixteen tasks that bring births through the counter for as long as they live.

use crate::{
    ack::Ack,
    house::{self, access, act, at, decisions, done, id, now, pin, series, surabaya},
    setting,
};
use application::{Action, DocumentId};
use registry::Series;
use std::{io::Write as _, path::Path, sync::Arc};
use store::{ActError, ActRequest, Contract, Outcome, Pictures, Sqlite, sqlite::Options};

pub const FOLDER: &str = "KITIR_CRASH_FOLDER";
pub const RUN: &str = "KITIR_CRASH_RUN";
pub const EARLY: &str = "KITIR_CRASH_EARLY";

const TASKS: u64 = 16;

/// What opening a case writes.
const OPENED: &str = "opened,answered";

/// Says it, or ends when nobody listens any more.
fn say(ack: &Ack) {
    let mut out = std::io::stdout().lock();
    if writeln!(out, "{}", ack.line()).and_then(|()| out.flush()).is_err() {
        std::process::exit(1);
    }
}

/// One case on its way: what it has and should still have after a kill.
struct Way<'a> {
    store: &'a Sqlite,
    n: u64,
    outbox: u64,
    say: &'a (dyn Fn(&Ack) + Sync),
}

impl Way<'_> {
    /// `actions`: what the act writes.
    async fn go(&mut self, request: ActRequest, actions: &str, messages: u64) -> Outcome {
        let outcome = done(self.store, request).await;
        self.outbox += messages;
        let case = &outcome.application;
        let number = case.registration.as_ref().map(|registration| registration.number.to_string());
        (self.say)(&Ack::Case { n: self.n, seq: case.seq, actions: actions.to_owned(), stage: case.stage, outbox: self.outbox, number });
        outcome
    }

    async fn look(&self, looks: u64) {
        self.store.open_record(&surabaya(), id(self.n), access("review", self.n)).await.expect("a look").expect("a case");
        (self.say)(&Ack::Look { n: self.n, looks });
    }

    async fn picture(&self) {
        let pictures = Pictures { pages: vec![vec![0x5a; 20_000]], thumbnail: vec![0x5a; 500] };
        self.store.put_document(&surabaya(), id(self.n), DocumentId([1; 16]), pictures, &now(self.n, 0)).await.expect("a picture");
        (self.say)(&Ack::Picture { n: self.n });
    }

    /// Some stay drafts, some are withdrawn, most are registered.
    async fn birth(&mut self, series: Series) {
        let n = self.n;
        self.go(house::opening(n), OPENED, 0).await;
        if n % 8 == 0 {
            self.picture().await;
        }
        if n % 7 == 0 {
            return;
        }
        self.go(house::sending(n, decisions::Sending::default()), "receipt_issued,submitted", 1).await;
        self.look(1).await;
        if n % 5 == 0 {
            self.store.check_pin(&surabaya(), id(n), &pin(n), at(n, 2)).await.expect("a check");
            self.go(act(n, 2, |_, _| Ok(decisions::one(Action::Withdrawn))), "withdrawn", 0).await;
            return;
        }
        self.go(act(n, 2, |_, _| Ok(decisions::reviewed())), "reviewed", 0).await;
        self.look(2).await;
        self.go(act(n, 3, |_, _| Ok(decisions::approved())), "approved", 1).await;
        self.go(act(n, 4, decisions::register(series, at(n, 4))), "registered,signing_requested", 1).await;
    }
}

/// A third of all births goes into one series over all runs, the others into one of this run.
fn series_of(run: u64, n: u64) -> Series {
    let date = house::TODAY + time::Duration::days(i64::try_from(run).expect("few"));
    if n % 3 == 0 { series() } else { Series { letters: house::letters("LT"), date, ..series() } }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "run by the other tests of this program, which kill it"]
async fn works_until_it_is_killed() {
    #[allow(clippy::disallowed_methods, reason = "the parent tells its child where to work")]
    let Ok(folder) = std::env::var(FOLDER) else { return };
    let (run, answers_early) = (setting(RUN, 0), setting(EARLY, 0) == 1);
    let options = Options { answers_early, ..Options::default() };
    let store = Arc::new(Sqlite::open(Path::new(&folder), house::keys(), options).expect("a store"));
    let mut tasks = tokio::task::JoinSet::new();
    for task in 0..TASKS {
        let store = Arc::clone(&store);
        tasks.spawn(async move {
            for turn in 0.. {
                let n = run * 100_000 + turn * TASKS + task;
                Way { store: &store, n, outbox: 0, say: &say }.birth(series_of(run, n)).await;
            }
        });
    }
    // Only a fault ends a task.
    while tasks.join_next().await.is_some() {}
    faults_and_reads(&store, run).await;
}

/// Small acts may still find room for a while; then each is answered with a fault, and what was written is still read.
async fn faults_and_reads(store: &Sqlite, run: u64) {
    for n in run * 100_000 + 90_000..run * 100_000 + 95_000 {
        match store.act(house::opening(n)).await {
            Ok(outcome) => say(&Ack::Case { n, seq: outcome.application.seq, actions: OPENED.to_owned(), stage: outcome.application.stage, outbox: 0, number: None }),
            Err(ActError::Fault(_)) => {
                let again = store.act(house::opening(n + 1)).await;
                let read = store.find_application(&surabaya(), id(run * 100_000)).await;
                if matches!((again, read), (Err(ActError::Fault(_)), Ok(Some(_)))) {
                    say(&Ack::Full);
                }
                return;
            }
            Err(_) => return,
        }
    }
}

/// One birth in a fresh store, and what a child would have said of it.
pub fn one_birth(folder: &Path) -> Vec<Ack> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build().expect("a runtime");
    let store = Sqlite::open(folder, house::keys(), Options::default()).expect("a store");
    let said = std::sync::Mutex::new(Vec::new());
    let note = |ack: &Ack| said.lock().expect("no panic").push(ack.clone());
    runtime.block_on(Way { store: &store, n: 1, outbox: 0, say: &note }.birth(series()));
    drop(store);
    said.into_inner().expect("no panic")
}
