//! The pool over real processes: honest work, lost workers, stuck workers, liars.
//!
//! **Invariant:** whatever happens to a worker, every upload gets an answer and the next one a fresh worker.
//! Read next: `src/pool.rs`.

mod fixtures;
mod process;

use intake::{Limits, Pool, Rejection, Source};
use std::path::{Path, PathBuf};
use std::time::Duration;

fn photo() -> Vec<u8> {
    fixtures::jpeg(64, 48)
}

fn read(path: &Path) -> String {
    std::fs::read_to_string(path).unwrap_or_default()
}

/// Notes the worker's process id in a file, then becomes the true worker.
fn noting(notes: &Path) -> String {
    format!("echo $$ >> {}; exec \"$0\" \"$1\"", notes.display())
}

#[tokio::test]
async fn a_photo_and_a_pdf_come_back_from_a_process_as_they_do_from_the_function() {
    let pool = process::pool(2, Limits::default());
    for (upload, source) in [
        (photo(), Source::Photo),
        (fixtures::pdf::simple(), Source::Pdf),
    ] {
        let here = intake::decode(&upload, &Limits::default());
        let there = pool.decode(upload).await;
        assert_eq!(there, here);
        assert_eq!(there.map(|intake| intake.source), Ok(source));
    }
}

#[tokio::test]
async fn many_uploads_at_once_all_get_their_own_answer() {
    let pool = process::pool(2, Limits::default());
    let uploads = (1..=20).map(|width| {
        let pool = pool.clone();
        tokio::spawn(async move { (width, pool.decode(fixtures::jpeg(width, 7)).await) })
    });
    for upload in uploads.collect::<Vec<_>>() {
        let (width, outcome) = upload.await.expect("no panic");
        assert_eq!(outcome.map(|intake| intake.pages[0].width), Ok(width));
    }
}

#[tokio::test]
async fn one_process_serves_many_uploads_and_is_replaced_after_its_share() {
    let folder = tempfile::tempdir().expect("a folder");
    let notes = folder.path().join("ids");
    let limits = Limits {
        jobs_per_worker: 3,
        ..Limits::default()
    };
    let pool = process::scripted_pool(&noting(&notes), 1, limits);
    for _ in 0..7 {
        assert!(pool.decode(photo()).await.is_ok());
    }
    assert_eq!(
        read(&notes).lines().count(),
        3,
        "seven uploads, three a worker"
    );
}

#[tokio::test]
async fn a_worker_that_met_a_damaged_file_is_not_used_again() {
    let folder = tempfile::tempdir().expect("a folder");
    let notes = folder.path().join("ids");
    let pool = process::scripted_pool(&noting(&notes), 1, Limits::default());
    assert_eq!(
        pool.decode(b"\xFF\xD8\xFFno photo".to_vec()).await,
        Err(Rejection::Broken)
    );
    assert!(pool.decode(photo()).await.is_ok());
    assert_eq!(read(&notes).lines().count(), 2);
}

#[tokio::test]
async fn a_worker_killed_while_idle_is_replaced_unnoticed() {
    let folder = tempfile::tempdir().expect("a folder");
    let notes = folder.path().join("ids");
    let pool = process::scripted_pool(&noting(&notes), 1, Limits::default());
    assert!(pool.decode(photo()).await.is_ok());
    let killed = std::process::Command::new("kill")
        .args(["-9", read(&notes).trim()])
        .status();
    assert!(killed.is_ok_and(|status| status.success()));
    assert!(pool.decode(photo()).await.is_ok());
    assert_eq!(read(&notes).lines().count(), 2);
}

#[tokio::test]
async fn a_worker_killed_at_work_costs_one_upload_and_is_replaced() {
    let folder = tempfile::tempdir().expect("a folder");
    let flag = folder.path().join("flag");
    let script = format!(
        "if [ -e {0} ]; then exec \"$0\" \"$1\"; fi; touch {0}; head -c 100 > /dev/null; kill -9 $$",
        flag.display()
    );
    let pool = process::scripted_pool(&script, 1, Limits::default());
    assert_eq!(pool.decode(photo()).await, Err(Rejection::WorkerGone));
    assert!(pool.decode(photo()).await.is_ok());
}

#[tokio::test]
async fn a_stuck_worker_is_ended_after_its_time_and_replaced() {
    let folder = tempfile::tempdir().expect("a folder");
    let notes = folder.path().join("flag");
    let script = format!(
        "if [ -e {0} ]; then exec \"$0\" \"$1\"; fi; echo $$ > {0}; exec sleep 600",
        notes.display()
    );
    let limits = Limits {
        job_seconds: 1,
        ..Limits::default()
    };
    let pool = process::scripted_pool(&script, 1, limits);
    assert_eq!(pool.decode(photo()).await, Err(Rejection::TooHard));
    assert!(pool.decode(photo()).await.is_ok());
    assert!(
        is_gone(read(&notes).trim()).await,
        "the stuck process is not left behind"
    );
}

#[tokio::test]
async fn the_processes_end_with_the_pool() {
    let folder = tempfile::tempdir().expect("a folder");
    let notes = folder.path().join("ids");
    let pool = process::scripted_pool(&noting(&notes), 1, Limits::default());
    assert!(pool.decode(photo()).await.is_ok());
    drop(pool);
    assert!(is_gone(read(&notes).trim()).await);
}

/// A process is gone when it is no more, or only waits to be counted.
async fn is_gone(id: &str) -> bool {
    for _ in 0..100 {
        match std::fs::read_to_string(format!("/proc/{id}/stat")) {
            Ok(stat) if !stat.contains(") Z ") => {
                tokio::time::sleep(Duration::from_millis(50)).await
            }
            _ => return true,
        }
    }
    false
}

#[tokio::test]
async fn a_program_that_does_not_exist_is_our_fault_and_no_panic() {
    let pool = Pool::new(
        PathBuf::from("/nonexistent/kitir"),
        Vec::new(),
        1,
        Limits::default(),
    );
    assert_eq!(pool.decode(photo()).await, Err(Rejection::WorkerGone));
}

#[tokio::test]
async fn a_worker_that_was_taken_over_cannot_hand_on_anything_but_a_bare_picture() {
    let page = "<html><script>alert(1)</script></html>";
    let header = format!(
        r#"{{"decoded":{{"source":"photo","pages":[{{"width":9,"height":9,"bytes":{0}}}],"thumbnail":{{"width":9,"height":9,"bytes":{0}}}}}}}"#,
        page.len()
    );
    let length = format!("\\{:03o}\\000\\000\\000", header.len());
    let liar = |says: &str| format!("head -c 100 > /dev/null; printf '{says}'; sleep 600");
    for says in [
        format!("{length}{header}{page}{page}"),
        "\\377\\377\\377\\377".to_owned(),
        "\\002\\000\\000\\000{{".to_owned(),
    ] {
        let pool = process::scripted_pool(
            &liar(&says),
            1,
            Limits {
                job_seconds: 20,
                ..Limits::default()
            },
        );
        assert_eq!(
            pool.decode(photo()).await,
            Err(Rejection::WorkerGone),
            "{says}"
        );
    }
}

#[tokio::test]
async fn a_worker_sees_no_environment() {
    let folder = tempfile::tempdir().expect("a folder");
    let seen = folder.path().join("seen");
    let script = format!(
        "tr '\\0' '\\n' < /proc/$$/environ > {}; exec \"$0\" \"$1\"",
        seen.display()
    );
    let pool = process::scripted_pool(&script, 1, Limits::default());
    assert!(pool.decode(photo()).await.is_ok());
    assert_eq!(
        read(&seen),
        "",
        "the environment of the first program of the worker is empty"
    );
}

#[tokio::test]
async fn a_worker_runs_under_the_limits_it_was_given() {
    let folder = tempfile::tempdir().expect("a folder");
    let notes = folder.path().join("id");
    let pool = process::scripted_pool(&noting(&notes), 1, Limits::default());
    assert!(pool.decode(photo()).await.is_ok());
    let limits = read(&PathBuf::from(format!(
        "/proc/{}/limits",
        read(&notes).trim()
    )));
    let soft = |name: &str| {
        let line = limits
            .lines()
            .find(|line| line.starts_with(name))
            .unwrap_or_default();
        line.trim_start_matches(name)
            .split_whitespace()
            .next()
            .unwrap_or_default()
            .to_owned()
    };
    assert_eq!(
        soft("Max address space"),
        (1536_u64 * 1024 * 1024).to_string()
    );
    assert_eq!(soft("Max file size"), "0");
    assert_eq!(soft("Max core file size"), "0");
    assert_eq!(soft("Max processes"), "0");
    assert_eq!(soft("Max open files"), "16");
    assert!(
        soft("Max cpu time")
            .parse::<u64>()
            .is_ok_and(|seconds| (25..=28).contains(&seconds)),
        "{limits}"
    );
}

#[tokio::test]
async fn uploads_beyond_the_queue_are_told_to_come_back() {
    let limits = Limits {
        waiting_max: 1,
        job_seconds: 2,
        ..Limits::default()
    };
    let pool = process::scripted_pool("exec sleep 600", 1, limits);
    let uploads: Vec<_> = (0..5)
        .map(|_| {
            let pool = pool.clone();
            tokio::spawn(async move { pool.decode(photo()).await })
        })
        .collect();
    let mut outcomes = Vec::new();
    for upload in uploads {
        outcomes.push(upload.await.expect("no panic"));
    }
    assert_eq!(
        outcomes
            .iter()
            .filter(|outcome| **outcome == Err(Rejection::Busy))
            .count(),
        3
    );
    assert_eq!(
        outcomes
            .iter()
            .filter(|outcome| **outcome == Err(Rejection::TooHard))
            .count(),
        2
    );
}

#[tokio::test]
async fn the_pool_in_one_process_answers_as_the_others_do() {
    let pool = Pool::in_process(Limits::default());
    assert_eq!(
        pool.decode(photo()).await.map(|intake| intake.source),
        Ok(Source::Photo)
    );
    assert_eq!(pool.decode(Vec::new()).await, Err(Rejection::Empty));
    assert_eq!(
        pool.decode(b"words".to_vec()).await,
        Err(Rejection::UnknownType { found: None })
    );
}
