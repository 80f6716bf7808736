//! The optional virus scanner: ClamAV's daemon, asked about every upload before anything else reads it.
//!
//! The bytes go over its socket (`INSTREAM`); it never sees a name. What it finds is refused; what it says otherwise is logged.
//!
//! **Invariant:** "clean" is believed only in the daemon's own exact words. When it does not answer, the upload is turned away with
//! "come back", unless whoever runs the program said that scanning may fail.
//! Read next: `pool.rs`.

use crate::Rejection;
use clamav_client::tokio::{Socket, Tcp, scan_buffer};
use std::{path::PathBuf, time::Duration};
use tokio::time::timeout;

/// A file of 15 MB takes a few seconds.
const TIME_MAX: Duration = Duration::from_secs(30);

/// Where the daemon listens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Clamd {
    Socket(PathBuf),
    /// `host:port`.
    Address(String),
}

impl Clamd {
    /// A path has a slash in it.
    pub fn parse(text: &str) -> Self {
        if text.contains('/') { Self::Socket(text.into()) } else { Self::Address(text.to_owned()) }
    }
}

#[derive(Clone, Debug)]
pub struct Scanner {
    pub at: Clamd,
    /// Uploads are taken unscanned while the daemon does not answer.
    pub may_fail: bool,
}

impl Scanner {
    /// # Errors
    /// [`Rejection::Infected`]; [`Rejection::Unscanned`] when there is no answer and scanning may not fail.
    pub(crate) async fn scan(&self, bytes: &[u8]) -> Result<(), Rejection> {
        let asked = async {
            match &self.at {
                Clamd::Socket(path) => scan_buffer(bytes, Socket { socket_path: path }, None).await,
                Clamd::Address(address) => scan_buffer(bytes, Tcp { host_address: address.as_str() }, None).await,
            }
        };
        let told = match timeout(TIME_MAX, asked).await {
            Ok(Ok(answer)) => String::from_utf8_lossy(&answer).trim_end_matches(['\0', '\n']).to_owned(),
            Ok(Err(error)) => error.to_string(),
            Err(_elapsed) => "no answer in time".to_owned(),
        };
        if told == "stream: OK" {
            return Ok(());
        }
        if let Some(found) = told.strip_prefix("stream: ").and_then(|rest| rest.strip_suffix(" FOUND")) {
            tracing::warn!(signature = %found, "an upload was refused by the virus scanner");
            return Err(Rejection::Infected);
        }
        tracing::error!(answer = %told, "the virus scanner did not scan an upload");
        if self.may_fail { Ok(()) } else { Err(Rejection::Unscanned) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_a_socket_and_anything_else_an_address() {
        assert_eq!(Clamd::parse("/run/clamav/clamd.ctl"), Clamd::Socket("/run/clamav/clamd.ctl".into()));
        assert_eq!(Clamd::parse("127.0.0.1:3310"), Clamd::Address("127.0.0.1:3310".into()));
    }
}
