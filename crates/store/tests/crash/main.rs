//! What was acknowledged survives `kill -9`.
//!
//! A child process does the acts of counter births side by side and says on its standard output what was answered to it. This
//! process kills it at a random moment, opens the same store again, and holds it against everything the child had said.
//!
//! `KITIR_KILLS` says how many times (50), `KITIR_SEED` with which moments. A store that answers before it commits must be caught.

#[path = "../house/mod.rs"]
mod house;

mod ack;
mod checker;
mod child;

use ack::Ack;
use std::{
    io::{BufRead as _, BufReader},
    path::Path,
    process::{Child, Command, Stdio},
    sync::mpsc,
    time::Duration,
};

/// A number from the environment, or else the usual one.
fn setting(name: &str, usual: u64) -> u64 {
    #[allow(clippy::disallowed_methods, reason = "a test may be told how long to go on")]
    let told = std::env::var(name);
    told.ok().and_then(|text| text.parse().ok()).unwrap_or(usual)
}

/// The next of a row of scattered numbers.
fn scatter(state: &mut u64) -> u64 {
    *state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
    *state >> 33
}

/// This program once more, as the child.
fn child(mut command: Command, folder: &Path, run: u64, early: bool) -> Child {
    command
        .args(["--exact", "child::works_until_it_is_killed", "--ignored", "--nocapture"])
        .env(child::FOLDER, folder)
        .env(child::RUN, run.to_string())
        .env(child::EARLY, u64::from(early).to_string())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("a child")
}

fn program() -> std::path::PathBuf {
    std::env::current_exe().expect("this program")
}

/// What a child says to its end, read while it works.
fn listen(child: &mut Child) -> (mpsc::Receiver<Ack>, std::thread::JoinHandle<()>) {
    let output = BufReader::new(child.stdout.take().expect("a pipe"));
    let (say, said) = mpsc::channel();
    let listening = std::thread::spawn(move || {
        // The last line may be cut off by the kill: what was not said to its end was not answered to anybody.
        let whole = output.split(b'\n').map_while(Result::ok).filter_map(|line| Ack::parse(std::str::from_utf8(&line).ok()?));
        whole.for_each(|ack| say.send(ack).unwrap_or_default());
    });
    (said, listening)
}

/// Lets a child work for some milliseconds after its first answer, kills it, and returns all it had said.
fn killed_after(folder: &Path, run: u64, early: bool, moment: Duration) -> Vec<Ack> {
    let mut child = child(Command::new(program()), folder, run, early);
    let (said, listening) = listen(&mut child);
    let first = said.recv_timeout(Duration::from_secs(60)).expect("the child works");
    std::thread::sleep(moment);
    child.kill().expect("alive until now");
    child.wait().expect("it ends");
    listening.join().expect("no panic");
    std::iter::once(first).chain(said.try_iter()).collect()
}

#[test]
fn every_acknowledged_act_survives_being_killed() {
    let folder = tempfile::tempdir().expect("a folder");
    let (kills, mut chance) = (setting("KITIR_KILLS", 50), setting("KITIR_SEED", 2026));
    let mut all = Vec::new();
    for run in 1..=kills {
        let moment = Duration::from_millis(5 + scatter(&mut chance) % 500);
        let acks = killed_after(folder.path(), run, false, moment);
        let faults = checker::faults(folder.path(), &acks);
        assert!(faults.is_empty(), "kill {run} after {moment:?}: {faults:#?}");
        all.extend(acks);
    }
    // Nothing that was there after one kill is gone after another.
    let faults = checker::faults(folder.path(), &all);
    assert!(faults.is_empty(), "{faults:#?}");
    let births = all.iter().filter(|ack| matches!(ack, Ack::Case { number: Some(_), .. })).count();
    println!("{kills} kills, {} acknowledgements, {births} registered births", all.len());
    assert!(births as u64 > kills, "too little was going on when it was killed: {births} births");
}

#[test]
fn a_store_that_answers_before_it_commits_is_caught() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut chance = setting("KITIR_SEED", 2026);
    let caught = (1..=20).any(|run| {
        let acks = killed_after(folder.path(), run, true, Duration::from_millis(50 + scatter(&mut chance) % 100));
        checker::faults(folder.path(), &acks).iter().any(|fault| fault.contains("acknowledged"))
    });
    assert!(caught, "twenty kills between answer and commit, and nothing was missed");
}

/// A file-size limit stands for a full disk: writing fails, reading does not.
#[test]
fn a_full_disk_is_answered_with_faults_and_loses_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut limited = Command::new("sh");
    limited.args(["-c", r#"trap "" XFSZ; ulimit -f 2048; exec "$0" "$@""#]).arg(program());
    let mut child = child(limited, folder.path(), 1, false);
    let (said, listening) = listen(&mut child);
    assert!(child.wait().expect("it ends by itself").success());
    listening.join().expect("no panic");
    let acks: Vec<Ack> = said.try_iter().collect();
    assert!(acks.len() > 20, "it worked before the disk was full: {} answers", acks.len());
    assert_eq!(acks.last(), Some(&Ack::Full));
    assert_eq!(checker::faults(folder.path(), &acks), [] as [String; 0]);
    // With room again, the same store goes on.
    let more = killed_after(folder.path(), 2, false, Duration::from_millis(200));
    assert_eq!(checker::faults(folder.path(), &[acks, more].concat()), [] as [String; 0]);
}

#[test]
fn the_checker_misses_no_lost_row() {
    for loss in [
        "DELETE FROM applications WHERE number = 1",
        "UPDATE applications SET seq = seq - 1 WHERE number = 1",
        "UPDATE applications SET stage = 'approved' WHERE number = 1",
        "DELETE FROM entries WHERE application = 1 AND seq = 3",
        "UPDATE entries SET action = json_set(action, '$.action', 'claimed') WHERE application = 1 AND seq = 4",
        "DELETE FROM register WHERE application = 1",
        "UPDATE series SET last = last + 1",
        "UPDATE register SET number = '3578-LU-24112026-0007' WHERE application = 1",
        "DELETE FROM outbox WHERE application = 1 AND id = (SELECT max(id) FROM outbox)",
        "DELETE FROM accesses WHERE application = 1",
    ] {
        let folder = tempfile::tempdir().expect("a folder");
        let acks = child::one_birth(folder.path());
        assert_eq!(checker::faults(folder.path(), &acks), [] as [String; 0]);
        let database = rusqlite::Connection::open(folder.path().join("kitir.sqlite")).expect("a database");
        // Foreign keys would forbid some of these losses; a lost page asks nobody.
        database.execute_batch(&format!("PRAGMA foreign_keys = OFF; {loss}")).expect("a loss");
        drop(database);
        assert!(!checker::faults(folder.path(), &acks).is_empty(), "{loss}");
    }
}
