//! One keep-alive connection of one officer's browser.

use http::{Method, Request, StatusCode, header};
use http_body_util::{BodyExt, Full};
use hyper::{body::Bytes, client::conn::http1::SendRequest};
use hyper_util::rt::TokioIo;

pub struct Client {
    sender: SendRequest<Full<Bytes>>,
    host: String,
}

pub struct Reply {
    pub status: StatusCode,
    pub location: String,
    pub cookies: Vec<String>,
    pub body: Bytes,
}

impl Client {
    pub async fn connect(port: u16, host: &str) -> Result<Self, String> {
        let stream = tokio::net::TcpStream::connect(("127.0.0.1", port)).await.map_err(|error| error.to_string())?;
        stream.set_nodelay(true).map_err(|error| error.to_string())?;
        let (sender, connection) = hyper::client::conn::http1::handshake(TokioIo::new(stream)).await.map_err(|error| error.to_string())?;
        tokio::spawn(connection);
        Ok(Self { sender, host: host.to_owned() })
    }

    pub async fn get(&mut self, path: &str, cookie: &str) -> Result<Reply, String> {
        self.send(Method::GET, path, cookie, None, Bytes::new()).await
    }

    pub async fn post(&mut self, path: &str, cookie: &str, form: &[(&str, &str)]) -> Result<Reply, String> {
        let body: Vec<String> = form.iter().map(|(name, value)| format!("{}={}", escaped(name), escaped(value))).collect();
        self.send(Method::POST, path, cookie, Some("application/x-www-form-urlencoded"), Bytes::from(body.join("&"))).await
    }

    pub async fn send(&mut self, method: Method, path: &str, cookie: &str, kind: Option<&str>, body: Bytes) -> Result<Reply, String> {
        let mut request = Request::builder().method(method).uri(path).header(header::HOST, &self.host).header(header::COOKIE, cookie);
        if let Some(kind) = kind {
            request = request.header(header::CONTENT_TYPE, kind).header(header::ORIGIN, format!("http://{}", self.host));
        }
        let request = request.body(Full::new(body)).map_err(|error| error.to_string())?;
        self.sender.ready().await.map_err(|error| error.to_string())?;
        let response = self.sender.send_request(request).await.map_err(|error| error.to_string())?;
        let (parts, body) = response.into_parts();
        let text = |name| parts.headers.get(name).and_then(|value: &http::HeaderValue| value.to_str().ok()).unwrap_or_default().to_owned();
        let set = parts.headers.get_all(header::SET_COOKIE).iter().filter_map(|value| value.to_str().ok());
        let cookies = set.filter_map(|line| line.split(';').next()).map(str::to_owned).collect();
        let location = text(header::LOCATION);
        let body = body.collect().await.map_err(|error| error.to_string())?.to_bytes();
        Ok(Reply { status: parts.status, location, cookies, body })
    }
}

/// Percent-encoded for a form.
pub fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for byte in text.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'_' | b'.' => escaped.push(char::from(byte)),
            other => escaped.push_str(&format!("%{other:02X}")),
        }
    }
    escaped
}

impl Reply {
    /// What an accepted act answers with, a redirect or a page to show once; or what went wrong.
    pub fn accepted(self, what: &str) -> Result<String, String> {
        if self.status == StatusCode::OK {
            return Ok(String::new());
        }
        if self.status == StatusCode::SEE_OTHER && !self.location.ends_with("/masuk") {
            return Ok(self.location);
        }
        let text = String::from_utf8_lossy(&self.body).into_owned();
        let main = text.split("<main").nth(1).unwrap_or(&text).chars().take(1_500).collect::<String>();
        Err(format!("{what}: {} {} {main}", self.status, self.location))
    }
}
