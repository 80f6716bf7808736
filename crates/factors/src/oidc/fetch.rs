//! Requests to the identity provider, and to nobody else.
//!
//! **Invariant:** only to listed hosts, over TLS (plain HTTP for a provider on this very machine, in tests), no redirect is followed,
//! an answer is cut at [`ANSWER_BYTES_MAX`] and waited for [`TIME_MAX`].

use http_body_util::{BodyExt, Full, Limited};
use hyper::body::Bytes;
use hyper_rustls::{HttpsConnector, HttpsConnectorBuilder};
use hyper_util::{
    client::legacy::{Client, connect::HttpConnector},
    rt::TokioExecutor,
};
use openidconnect::{AsyncHttpClient, HttpRequest, HttpResponse};
use rustls::{
    ClientConfig, RootCertStore,
    pki_types::{CertificateDer, pem::PemObject},
};
use std::{collections::BTreeSet, future::Future, net::IpAddr, pin::Pin, sync::Arc, time::Duration};
use url::{Host, Url};

/// Key sets and tokens are a few kilobytes.
const ANSWER_BYTES_MAX: usize = 256 * 1024;
const TIME_MAX: Duration = Duration::from_secs(10);

#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FetchFault {
    #[error("{0} is not an address of the identity provider")]
    Elsewhere(String),
    #[error("no answer: {0}")]
    NoAnswer(String),
    #[error("the answer took longer than {} seconds", TIME_MAX.as_secs())]
    Slow,
    #[error("the certificates of the identity provider's authority cannot be read")]
    Roots,
}

pub struct Fetch {
    client: Client<HttpsConnector<HttpConnector>, Full<Bytes>>,
    /// `host:port`.
    hosts: BTreeSet<String>,
    loopback: bool,
}

impl Fetch {
    /// `more_hosts`: hosts besides the issuer's that its endpoints stand on. `roots_pem`: the authority that signed their certificates
    /// when it is not a public one.
    pub fn new(issuer: &Url, more_hosts: &[String], roots_pem: Option<&[u8]>) -> Result<Self, FetchFault> {
        let builder = match roots_pem {
            None => HttpsConnectorBuilder::new().with_provider_and_webpki_roots(rustls::crypto::ring::default_provider()).map_err(|_| FetchFault::Roots)?,
            Some(pem) => HttpsConnectorBuilder::new().with_tls_config(trusting(pem)?),
        };
        let mut http = HttpConnector::new();
        http.enforce_http(false);
        http.set_connect_timeout(Some(TIME_MAX));
        let connector = builder.https_or_http().enable_http1().wrap_connector(http);
        let client = Client::builder(TokioExecutor::new()).build(connector);
        let named = more_hosts.iter().map(|host| if host.contains(':') { host.clone() } else { format!("{host}:443") });
        let hosts = place(issuer).into_iter().chain(named).collect();
        Ok(Self { client, hosts, loopback: is_loopback(issuer) })
    }

    /// May something be asked of this address, or a browser be sent there?
    pub fn allows(&self, url: &Url) -> bool {
        let scheme = url.scheme() == "https" || (url.scheme() == "http" && self.loopback && is_loopback(url));
        let bare = url.username().is_empty() && url.password().is_none();
        scheme && bare && place(url).is_some_and(|place| self.hosts.contains(&place))
    }

    async fn send(&self, request: HttpRequest) -> Result<HttpResponse, FetchFault> {
        let address = request.uri().to_string();
        if !Url::parse(&address).is_ok_and(|url| self.allows(&url)) {
            return Err(FetchFault::Elsewhere(address));
        }
        let exchange = async {
            let response = self.client.request(request.map(|body| Full::new(Bytes::from(body)))).await;
            let (parts, body) = response.map_err(|error| FetchFault::NoAnswer(error.to_string()))?.into_parts();
            let body = Limited::new(body, ANSWER_BYTES_MAX).collect().await.map_err(|error| FetchFault::NoAnswer(error.to_string()))?;
            Ok(HttpResponse::from_parts(parts, body.to_bytes().to_vec()))
        };
        tokio::time::timeout(TIME_MAX, exchange).await.unwrap_or(Err(FetchFault::Slow))
    }
}

impl<'c> AsyncHttpClient<'c> for Fetch {
    type Error = FetchFault;
    type Future = Pin<Box<dyn Future<Output = Result<HttpResponse, FetchFault>> + Send + 'c>>;

    fn call(&'c self, request: HttpRequest) -> Self::Future {
        Box::pin(self.send(request))
    }
}

fn trusting(pem: &[u8]) -> Result<ClientConfig, FetchFault> {
    let mut roots = RootCertStore::empty();
    for certificate in CertificateDer::pem_slice_iter(pem) {
        roots.add(certificate.map_err(|_| FetchFault::Roots)?).map_err(|_| FetchFault::Roots)?;
    }
    let versions = ClientConfig::builder_with_provider(Arc::new(rustls::crypto::ring::default_provider())).with_safe_default_protocol_versions();
    if roots.is_empty() {
        return Err(FetchFault::Roots);
    }
    Ok(versions.map_err(|_| FetchFault::Roots)?.with_root_certificates(roots).with_no_client_auth())
}

fn place(url: &Url) -> Option<String> {
    Some(format!("{}:{}", url.host_str()?, url.port_or_known_default()?))
}

/// This very machine, by name or by address in any writing.
fn is_loopback(url: &Url) -> bool {
    match url.host() {
        Some(Host::Domain(name)) => name == "localhost",
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Ipv6(address)) => IpAddr::V6(address).to_canonical().is_loopback(),
        None => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fetch(issuer: &str, more: &[&str]) -> Fetch {
        let more: Vec<String> = more.iter().map(|host| (*host).to_owned()).collect();
        Fetch::new(&issuer.parse().expect("an issuer"), &more, None).expect("public roots")
    }

    #[test]
    fn only_hosts_of_the_provider_are_asked_and_only_over_tls() {
        let fetch = fetch("https://sso.example/realms/pegawai", &["keys.example", "token.example:8443"]);
        for good in ["https://sso.example/token", "https://sso.example:443/x", "https://keys.example/jwks", "https://token.example:8443/"] {
            assert!(fetch.allows(&good.parse().expect("an address")), "{good}");
        }
        for bad in [
            "http://sso.example/token", "https://sso.example:8443/", "https://sso.example.evil.example/", "https://evil.example/#sso.example",
            "https://sso.example@evil.example/", "https://user@sso.example/", "https://evil.example/sso.example", "ftp://sso.example/", "file:///etc/passwd",
            "http://127.0.0.1/", "http://[::ffff:127.0.0.1]/", "https://[::ffff:127.0.0.1]/", "https://169.254.169.254/latest/meta-data", "http://localhost:8080/",
            "https://0x7f000001/", "https://2130706433/", "https://keys.example:8443/", "gopher://keys.example/", "https://10.0.0.1/", "https://[fd00::1]/",
        ] {
            assert!(!fetch.allows(&bad.parse().expect("an address")), "{bad}");
        }
    }

    #[test]
    fn a_provider_on_this_machine_may_speak_plain_http_from_its_own_port() {
        let fetch = fetch("http://localhost:3100", &[]);
        assert!(fetch.allows(&"http://localhost:3100/jwks".parse().expect("an address")));
        for bad in ["http://localhost:22/", "http://127.0.0.1:3100/", "http://sso.example:3100/"] {
            assert!(!fetch.allows(&bad.parse().expect("an address")), "{bad}");
        }
    }

    #[tokio::test]
    async fn an_address_elsewhere_is_not_even_connected_to() {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let port = listener.local_addr().expect("an address").port();
        let request = http::Request::get(format!("http://127.0.0.1:{port}/")).body(Vec::new()).expect("a request");
        assert!(matches!(fetch("https://sso.example", &[]).send(request).await, Err(FetchFault::Elsewhere(_))));
        assert!(tokio::time::timeout(Duration::from_millis(50), listener.accept()).await.is_err(), "nobody came");
    }
}
