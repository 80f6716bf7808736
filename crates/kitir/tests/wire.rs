//! The running program on the wire: what it does with connections that are slow, large, odd or encrypted.

use rustls::{
    ClientConfig, ClientConnection, RootCertStore,
    pki_types::{CertificateDer, ServerName, pem::PemObject},
};
use std::{
    io::{BufRead, BufReader, Read, Write},
    net::{TcpListener, TcpStream},
    path::Path,
    process::{Child, Command, Stdio},
    sync::Arc,
    time::{Duration, Instant},
};

/// A program of our own, ended with the test.
struct Program {
    child: Child,
    port: u16,
    /// Gone when its data are handed to another program.
    folder: Option<tempfile::TempDir>,
}

impl Drop for Program {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Program {
    fn start(options: &[&str]) -> Self {
        Self::start_at("127.0.0.1", tempfile::tempdir().expect("a folder"), options)
    }

    /// Listens on that address, with its data in that folder.
    fn start_at(host: &str, folder: tempfile::TempDir, options: &[&str]) -> Self {
        let port = TcpListener::bind("127.0.0.1:0").and_then(|listener| listener.local_addr()).expect("a port").port();
        let mut command = Command::new(env!("CARGO_BIN_EXE_kitir"));
        command.args(["serve", "--listen", &format!("{host}:{port}"), "--data"]).arg(folder.path().join("data")).args(options);
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().expect("the program starts");
        let told = BufReader::new(child.stdout.take().expect("its words"));
        assert!(told.lines().map_while(Result::ok).any(|line| line.starts_with("Kitir ")), "the program says where it is");
        let program = Self { child, port, folder: Some(folder) };
        for _ in 0..200 {
            if TcpStream::connect(("127.0.0.1", port)).is_ok() {
                return program;
            }
            std::thread::sleep(Duration::from_millis(50));
        }
        panic!("nobody listens");
    }

    /// Ends it in order; gives its data folder to the next one.
    fn stop(mut self) -> tempfile::TempDir {
        let asked = Command::new("kill").args(["-TERM", &self.child.id().to_string()]).status();
        assert!(asked.is_ok_and(|status| status.success()), "the signal is sent");
        assert!(self.child.wait().is_ok_and(|status| status.success()), "it ends in order");
        self.folder.take().expect("its folder")
    }

    fn line(&self) -> TcpStream {
        let line = TcpStream::connect(("127.0.0.1", self.port)).expect("a line");
        line.set_read_timeout(Some(Duration::from_secs(40))).expect("a limit");
        line
    }

    /// The answer to these bytes, until the line is closed.
    fn answer(&self, bytes: &[u8]) -> String {
        let mut line = self.line();
        // The program may hang up before it has read everything.
        let _ = line.write_all(bytes);
        let mut answer = Vec::new();
        let _ = line.read_to_end(&mut answer);
        String::from_utf8_lossy(&answer).into_owned()
    }
}

fn status(answer: &str) -> &str {
    answer.split(' ').nth(1).unwrap_or_default()
}

#[test]
fn odd_and_oversized_requests_get_a_short_answer_without_a_banner() {
    let program = Program::start(&[]);
    let asked = |first: &str, more: &str| program.answer(format!("{first} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n{more}\r\n").as_bytes());
    let page = asked("GET /", "");
    assert_eq!(status(&page), "200");
    let head = page.split("\r\n\r\n").next().unwrap_or_default().to_ascii_lowercase();
    assert!(!head.contains("\r\nserver:") && !head.contains("x-powered-by") && !head.contains("strict-transport"), "{head}");
    let echo = asked("TRACE /", "X-Secret: rahasia-sekali\r\n");
    assert_eq!(status(&echo), "405");
    assert!(!echo.contains("rahasia-sekali"));
    assert_eq!(status(&asked(&format!("GET /?{}", "a".repeat(6_000)), "")), "414");
    let large = asked("GET /", &format!("X-Large: {}\r\n", "a".repeat(60_000)));
    assert!(["431", ""].contains(&status(&large)), "{large}");
    let many: String = (0..300).map(|number| format!("X-{number}: a\r\n")).collect();
    assert!(["431", "400", ""].contains(&status(&asked("GET /", &many))), "too many headers");
    for rubbish in ["\x16\x03\x01\x02\0", "GET / HTTP/9.9\r\n\r\n", "GET\r\n\r\n", "\0\0\0\0\r\n\r\n", "GET / HTTP/1.1\r\nHost: a\r\nHost : b\r\n\r\n"] {
        let told = program.answer(rubbish.as_bytes());
        assert!(["400", "505", ""].contains(&status(&told)), "{rubbish:?}: {told}");
    }
    assert_eq!(status(&asked("GET /", "")), "200", "it serves on");
}

#[test]
fn a_request_that_never_ends_is_cut_off_while_others_are_served() {
    let program = Program::start(&[]);
    let mut slow: Vec<TcpStream> = (0..30).map(|_| program.line()).collect();
    for line in &mut slow {
        line.write_all(b"GET / HTTP/1.1\r\nHost: localhost\r\nX-Slow: ").expect("sends");
    }
    let begun = Instant::now();
    assert_eq!(status(&program.answer(b"GET /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")), "200");
    assert!(begun.elapsed() < Duration::from_secs(5));
    for line in &mut slow {
        let mut rest = Vec::new();
        // Closed with or without a word, but not kept.
        assert!(line.read_to_end(&mut rest).is_ok(), "still open after {:?}", begun.elapsed());
    }
    assert!(begun.elapsed() < Duration::from_secs(35), "{:?}", begun.elapsed());
}

fn certificate(folder: &Path) -> CertificateDer<'static> {
    let made = rcgen::generate_simple_self_signed(vec!["localhost".to_owned()]).expect("a certificate");
    std::fs::write(folder.join("key.pem"), made.signing_key.serialize_pem()).expect("writes");
    std::fs::write(folder.join("certificate.pem"), made.cert.pem()).expect("writes");
    CertificateDer::from_pem_slice(made.cert.pem().as_bytes()).expect("a certificate")
}

/// Asks for a path over TLS, trusting this certificate alone.
fn over_tls(port: u16, trusted: &CertificateDer<'static>, path: &str) -> Result<String, String> {
    let mut roots = RootCertStore::empty();
    roots.add(trusted.clone()).map_err(|error| error.to_string())?;
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let versions = ClientConfig::builder_with_provider(provider).with_safe_default_protocol_versions().map_err(|error| error.to_string())?;
    let config = versions.with_root_certificates(roots).with_no_client_auth();
    let name = ServerName::try_from("localhost").map_err(|error| error.to_string())?;
    let mut session = ClientConnection::new(Arc::new(config), name).map_err(|error| error.to_string())?;
    let mut line = TcpStream::connect(("127.0.0.1", port)).map_err(|error| error.to_string())?;
    let mut stream = rustls::Stream::new(&mut session, &mut line);
    let request = format!("GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    stream.write_all(request.as_bytes()).map_err(|error| error.to_string())?;
    let mut answer = Vec::new();
    let _ = stream.read_to_end(&mut answer);
    Ok(String::from_utf8_lossy(&answer).into_owned())
}

#[test]
fn a_given_certificate_is_used_and_read_again_on_request() {
    let folder = tempfile::tempdir().expect("a folder");
    let first = certificate(folder.path());
    let (pem, key) = (folder.path().join("certificate.pem"), folder.path().join("key.pem"));
    let program = Program::start(&["--tls-cert", &pem.to_string_lossy(), "--tls-key", &key.to_string_lossy()]);
    let page = over_tls(program.port, &first, "/teks/125?ke=/").expect("a page over TLS");
    assert_eq!(status(&page), "303");
    let head = page.to_ascii_lowercase();
    assert!(head.contains("strict-transport-security: max-age=31536000"), "{page}");
    assert!(page.contains("__Host-t=125") && page.contains("; Secure"), "{page}");
    let plain = program.answer(b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n");
    assert_ne!(status(&plain), "200", "nothing is served in clear");

    let second = certificate(folder.path());
    let asked = Command::new("kill").args(["-HUP", &program.child.id().to_string()]).status();
    assert!(asked.is_ok_and(|status| status.success()), "the signal is sent");
    let renewed = (0..100).any(|_| {
        std::thread::sleep(Duration::from_millis(50));
        over_tls(program.port, &second, "/healthz").is_ok_and(|answer| status(&answer) == "200")
    });
    assert!(renewed, "the new certificate is shown");
    assert!(over_tls(program.port, &first, "/healthz").is_err(), "the old one is not");

    std::fs::write(&pem, "rubbish").expect("writes");
    let _ = Command::new("kill").args(["-HUP", &program.child.id().to_string()]).status();
    std::thread::sleep(Duration::from_millis(500));
    assert!(over_tls(program.port, &second, "/healthz").is_ok(), "a bad file changes nothing");
}

/// Without a certificate given: what other machines reach is encrypted all the same, with one of our own that stays.
#[test]
fn an_open_address_gets_a_certificate_of_its_own_and_keeps_it() {
    use std::os::unix::fs::PermissionsExt as _;
    let program = Program::start_at("0.0.0.0", tempfile::tempdir().expect("a folder"), &[]);
    let tls = program.folder.as_ref().expect("its folder").path().join("data/tls");
    let made = std::fs::read(tls.join("certificate.pem")).expect("a certificate was made");
    let certificate = CertificateDer::from_pem_slice(&made).expect("a certificate");
    let page = over_tls(program.port, &certificate, "/teks/125?ke=/").expect("a page over TLS");
    assert_eq!(status(&page), "303");
    assert!(page.contains("__Host-t=125") && page.contains("; Secure"), "{page}");
    assert_ne!(status(&program.answer(b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n")), "200", "nothing is served in clear");
    let mode = std::fs::metadata(tls.join("key.pem")).expect("a key").permissions().mode();
    assert_eq!(mode & 0o777, 0o600, "only its owner reads the key");

    let again = Program::start_at("0.0.0.0", program.stop(), &[]);
    assert_eq!(status(&over_tls(again.port, &certificate, "/healthz").expect("the same certificate")), "200");
    assert_eq!(std::fs::read(tls.join("certificate.pem")).expect("still there"), made);
}
