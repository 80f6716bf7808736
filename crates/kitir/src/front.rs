//! What stands between people and this program: certificates, proxies, the identity provider, the virus scanner. Options of `serve` and
//! `demo`, and what follows from them.

use crate::{providers, tls};
use axum_server::{Address, Server, tls_rustls::RustlsConfig};
use catalogue::Catalogue;
use clap::Args;
use desk::kernel::{
    Web,
    client::{Network, Proxies, ProxyHeader},
};
use hyper_util::rt::TokioTimer;
use std::{
    net::IpAddr,
    path::{Path, PathBuf},
    time::Duration,
};

#[derive(Args, Clone)]
pub struct Front {
    /// Certificate chain (PEM) for TLS on any address; read again when the file changes or on SIGHUP
    #[arg(long, env = "KITIR_TLS_CERT", value_name = "FILE", requires = "tls_key")]
    pub tls_cert: Option<PathBuf>,
    /// Private key (PEM) of that certificate
    #[arg(long, env = "KITIR_TLS_KEY", value_name = "FILE", requires = "tls_cert")]
    pub tls_key: Option<PathBuf>,
    /// Addresses or blocks (`10.0.0.0/8`) of proxies in front, comma-separated; only their word about who asks is believed
    #[arg(long, env = "KITIR_TRUSTED_PROXIES", value_name = "ADDRESS", value_delimiter = ',')]
    pub trusted_proxies: Vec<Network>,
    /// The one header that those proxies write: `x-forwarded-for` (with `x-forwarded-proto`) or `forwarded`
    #[arg(long, env = "KITIR_PROXY_HEADER", value_name = "NAME", default_value = "x-forwarded-for", value_parser = ["x-forwarded-for", "forwarded"])]
    pub proxy_header: String,
    /// File with each government's identity provider for staff, see below
    #[arg(long, env = "KITIR_IDENTITY_PROVIDERS", value_name = "FILE")]
    pub identity_providers: Option<PathBuf>,
    /// ClamAV's daemon, asked about every upload: path of its socket, or `host:port`
    #[arg(long, env = "KITIR_CLAMD", value_name = "SOCKET")]
    pub clamd: Option<String>,
    /// Take uploads unscanned while that daemon does not answer, instead of asking people to come back
    #[arg(long, env = "KITIR_CLAMD_MAY_FAIL", requires = "clamd")]
    pub clamd_may_fail: bool,
}

impl Front {
    pub fn web(&self, catalogue: &Catalogue, public_url: &str) -> Result<Web, String> {
        let header = if self.proxy_header == "forwarded" { ProxyHeader::Forwarded } else { ProxyHeader::XForwardedFor };
        let providers = match &self.identity_providers {
            Some(file) => providers::read(file, catalogue, public_url)?,
            None => Default::default(),
        };
        Ok(Web { proxies: Proxies { networks: self.trusted_proxies.clone(), header }, providers, ..Web::default() })
    }

    pub fn scanner(&self) -> Option<intake::Scanner> {
        let at = intake::Clamd::parse(self.clamd.as_deref()?);
        Some(intake::Scanner { at, may_fail: self.clamd_may_fail })
    }

    /// What the server needs for TLS: the files given, or a certificate of our own.
    pub async fn certificate(&self, data: &Path, addresses: &[IpAddr]) -> Result<RustlsConfig, String> {
        match (&self.tls_cert, &self.tls_key) {
            (Some(certificate), Some(key)) => tls::given(certificate, key).await,
            _ => tls::own(data, addresses).await,
        }
    }
}

/// A browser's headers are under 4 kB; whoever sends more, or sends them drop by drop, is cut off.
const HEADER_BYTES_MAX: usize = 32 * 1024;
const HEADER_TIME_MAX: Duration = Duration::from_secs(15);
/// From the connection to its first request, TLS included.
const FIRST_REQUEST_TIME_MAX: Duration = Duration::from_secs(25);

/// Bounds for whoever keeps a connection without using it.
pub fn bounded<A: Address, Acceptor>(mut server: Server<A, Acceptor>) -> Server<A, Acceptor> {
    let builder = server.http_builder();
    builder.http1().timer(TokioTimer::new()).header_read_timeout(HEADER_TIME_MAX).max_buf_size(HEADER_BYTES_MAX);
    builder
        .http2()
        .timer(TokioTimer::new())
        .max_header_list_size(32 * 1024)
        .max_concurrent_streams(100)
        .keep_alive_interval(HEADER_TIME_MAX)
        .keep_alive_timeout(HEADER_TIME_MAX);
    server.first_request_timeout(FIRST_REQUEST_TIME_MAX)
}
