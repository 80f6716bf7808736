//! The virus scanner: a daemon of our own that says what a test wants, and Debian's ClamAV with one signature of our own.
//!
//! The signature is of a text that is nobody's virus, so that no other scanner minds this file.

mod fixtures;

use intake::{Clamd, Limits, Pool, Rejection, Scanner};
use std::{
    path::Path,
    process::{Child, Command, Stdio},
    time::Duration,
};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
};

/// What our signature finds, wherever it stands.
const MARKER: &[u8] = b"KITIR-PERCOBAAN-PEMINDAI-VIRUS-BUKAN-VIRUS";

fn pool(at: Clamd, may_fail: bool) -> Pool {
    Pool::in_process(Limits::default()).scanned_by(Some(Scanner { at, may_fail }))
}

/// A photo with a tail that no decoder minds.
fn marked_photo() -> Vec<u8> {
    [fixtures::jpeg(40, 30).as_slice(), MARKER].concat()
}

/// Reads one stream as the protocol says and answers once.
async fn serve(mut line: TcpStream, answer: &[u8]) -> Vec<u8> {
    let mut command = [0; 10];
    line.read_exact(&mut command).await.expect("a command");
    assert_eq!(&command, b"zINSTREAM\0");
    let mut stream = Vec::new();
    loop {
        let length = line.read_u32().await.expect("a length") as usize;
        if length == 0 {
            break;
        }
        let mut chunk = vec![0; length];
        line.read_exact(&mut chunk).await.expect("a chunk");
        stream.extend(chunk);
    }
    line.write_all(answer).await.expect("an answer");
    stream
}

/// The outcome of a photo when the daemon says this, and what the daemon saw.
async fn told(answer: &'static [u8], may_fail: bool) -> (Result<(), Rejection>, Vec<u8>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let address = listener.local_addr().expect("an address").to_string();
    let daemon = tokio::spawn(async move { serve(listener.accept().await.expect("a line").0, answer).await });
    let outcome = pool(Clamd::Address(address), may_fail).decode(fixtures::jpeg(40, 30)).await.map(|_| ());
    (outcome, daemon.await.expect("a daemon"))
}

#[tokio::test]
async fn the_daemon_sees_the_bytes_as_they_came_and_its_word_decides() {
    let (outcome, seen) = told(b"stream: OK\0", false).await;
    assert_eq!((outcome, seen), (Ok(()), fixtures::jpeg(40, 30)));
    let (outcome, _) = told(b"stream: Some.Virus-1 FOUND\0", false).await;
    assert_eq!(outcome, Err(Rejection::Infected));
    let (outcome, _) = told(b"stream: Some.Virus-1 FOUND\0", true).await;
    assert_eq!(outcome, Err(Rejection::Infected), "what is found is never let through");
}

#[tokio::test]
async fn anything_but_its_exact_word_is_no_scan() {
    for answer in [b"INSTREAM size limit exceeded. ERROR\0".as_slice(), b"", b"OK", b"stream: OK FOUND?", b"stream: not OK\0", b"\xFF\xFE"] {
        assert_eq!(told(answer, false).await.0, Err(Rejection::Unscanned), "{answer:?}");
        assert_eq!(told(answer, true).await.0, Ok(()), "{answer:?}: whoever runs it said so");
    }
}

#[tokio::test]
async fn a_daemon_that_is_down_closes_the_door_unless_it_may_fail() {
    for nowhere in [Clamd::Socket("/nowhere/clamd.ctl".into()), Clamd::Address("127.0.0.1:1".into())] {
        assert_eq!(pool(nowhere.clone(), false).decode(fixtures::jpeg(40, 30)).await.map(|_| ()), Err(Rejection::Unscanned));
        assert_eq!(pool(nowhere, true).decode(fixtures::jpeg(40, 30)).await.map(|_| ()), Ok(()));
    }
    assert!(Rejection::Unscanned.is_ours() && !Rejection::Infected.is_ours());
}

/// Ends with the test.
struct Daemon(Child);

impl Drop for Daemon {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// Debian's daemon with our signature alone; None where it is not installed (`bin/test` installs it).
async fn clamd(folder: &Path) -> Option<(Daemon, Clamd)> {
    let program = ["/usr/sbin/clamd", "/usr/local/sbin/clamd"].into_iter().find(|program| Path::new(program).exists())?;
    let (signatures, socket, settings) = (folder.join("signatures"), folder.join("clamd.ctl"), folder.join("clamd.conf"));
    std::fs::create_dir(&signatures).expect("a folder");
    let hex: String = MARKER.iter().map(|byte| format!("{byte:02x}")).collect();
    std::fs::write(signatures.join("kitir.ndb"), format!("Kitir.Test.Marker:0:*:{hex}\n")).expect("a signature");
    let lines = [
        format!("DatabaseDirectory {}", signatures.display()), format!("LocalSocket {}", socket.display()), "Foreground yes".to_owned(),
        format!("TemporaryDirectory {}", folder.display()),
    ];
    std::fs::write(&settings, lines.join("\n")).expect("settings");
    let started = Command::new(program).arg("--config-file").arg(&settings).stdout(Stdio::null()).stderr(Stdio::null()).spawn();
    let mut daemon = Daemon(started.expect("clamd starts"));
    for _ in 0..600 {
        if socket.exists() {
            return Some((daemon, Clamd::Socket(socket)));
        }
        assert!(daemon.0.try_wait().expect("a state").is_none(), "clamd ended by itself");
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    panic!("clamd did not open its socket");
}

#[tokio::test]
async fn debians_clamav_finds_our_signature_and_nothing_in_honest_papers() {
    let folder = tempfile::tempdir().expect("a folder");
    let Some((daemon, at)) = clamd(folder.path()).await else {
        eprintln!("clamd is not installed: this test was left out");
        return;
    };
    let pool = pool(at, false);
    assert!(pool.decode(fixtures::jpeg(400, 300)).await.is_ok());
    assert!(pool.decode(fixtures::pdf::simple()).await.is_ok());
    assert_eq!(pool.decode(marked_photo()).await.map(|_| ()), Err(Rejection::Infected));
    drop(daemon);
    assert_eq!(pool.decode(fixtures::jpeg(40, 30)).await.map(|_| ()), Err(Rejection::Unscanned), "it is gone");
}
