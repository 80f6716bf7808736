//! Certificates: the one that was given, read again when it changes; or one of our own for addresses that other machines reach, made at
//! the first start and kept in the data folder. TLS 1.2 and 1.3 only: rustls has no older ones.

use axum_server::tls_rustls::RustlsConfig;
use std::{
    fs,
    io::Write,
    net::IpAddr,
    path::{Path, PathBuf},
    time::{Duration, SystemTime},
};

/// Reads or makes `tls/certificate.pem` and `tls/key.pem`, and gives what the server needs.
pub async fn own(data: &Path, addresses: &[IpAddr]) -> Result<RustlsConfig, String> {
    // A second installation in one process is harmless: the first one stays.
    let _ = rustls::crypto::ring::default_provider().install_default();
    let folder = data.join("tls");
    let (certificate, key) = (folder.join("certificate.pem"), folder.join("key.pem"));
    if !certificate.exists() || !key.exists() {
        fs::create_dir_all(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
        let mut names: Vec<String> = addresses.iter().map(ToString::to_string).collect();
        names.push("localhost".to_owned());
        let made = rcgen::generate_simple_self_signed(names).map_err(|error| error.to_string())?;
        write_private(&key, made.signing_key.serialize_pem().as_bytes())?;
        fs::write(&certificate, made.cert.pem()).map_err(|error| format!("{}: {error}", certificate.display()))?;
    }
    let (certificate, key) = (read(&certificate)?, read(&key)?);
    RustlsConfig::from_pem(certificate, key).await.map_err(|error| error.to_string())
}

/// How often the files are looked at.
const LOOK: Duration = Duration::from_secs(30);

/// The certificate that somebody obtained, read again whenever the files change or the program gets SIGHUP. Files that cannot be used
/// leave the certificate before in place, and a line in the log.
pub async fn given(certificate: &Path, key: &Path) -> Result<RustlsConfig, String> {
    let _ = rustls::crypto::ring::default_provider().install_default();
    let config = RustlsConfig::from_pem(read(certificate)?, read(key)?).await.map_err(|error| format!("{}: {error}", certificate.display()))?;
    tokio::spawn(follow(config.clone(), certificate.to_owned(), key.to_owned()));
    Ok(config)
}

async fn follow(config: RustlsConfig, certificate: PathBuf, key: PathBuf) {
    let mut asked = tokio::signal::unix::signal(tokio::signal::unix::SignalKind::hangup()).ok();
    let mut used = state(&certificate, &key);
    loop {
        let told = tokio::select! {
            Some(()) = async { match &mut asked { Some(asked) => asked.recv().await, None => None } } => true,
            () = tokio::time::sleep(LOOK) => false,
        };
        let found = state(&certificate, &key);
        if !told && found == used {
            continue;
        }
        used = found;
        match (read(&certificate), read(&key)) {
            (Ok(pem), Ok(secret)) => match config.reload_from_pem(pem, secret).await {
                Ok(()) => tracing::info!(file = %certificate.display(), "certificate read again"),
                Err(error) => tracing::error!(file = %certificate.display(), %error, "certificate not used; the one before stays"),
            },
            (Err(error), _) | (_, Err(error)) => tracing::error!(%error, "certificate not read; the one before stays"),
        }
    }
}

/// Size and time of both files.
fn state(certificate: &Path, key: &Path) -> [Option<(u64, SystemTime)>; 2] {
    [certificate, key].map(|path| fs::metadata(path).and_then(|data| Ok((data.len(), data.modified()?))).ok())
}

fn read(path: &Path) -> Result<Vec<u8>, String> {
    fs::read(path).map_err(|error| format!("{}: {error}", path.display()))
}

/// Writes a file that only its owner may read.
pub fn write_private(path: &Path, content: &[u8]) -> Result<(), String> {
    use std::os::unix::fs::OpenOptionsExt;
    let open = fs::OpenOptions::new().write(true).create_new(true).mode(0o600).open(path);
    let written = open.and_then(|mut file| file.write_all(content).and_then(|()| file.sync_all()));
    written.map_err(|error| format!("{}: {error}", path.display()))
}

/// Addresses of this machine that another machine would use; found without sending anything.
pub fn local_address() -> Option<IpAddr> {
    let socket = std::net::UdpSocket::bind(("0.0.0.0", 0)).ok()?;
    // Connecting a datagram socket only asks the routing table.
    socket.connect(("192.0.2.1", 9)).ok()?;
    socket.local_addr().ok().map(|address| address.ip())
}

