//! A provider that answers what a test wants: discovery, keys and tokens over plain HTTP on this machine.

use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD};
use factors::oidc::{Provider, Settings, StepUp};
use openidconnect::{
    JsonWebKeyId, PrivateSigningKey,
    core::{CoreEdDsaPrivateSigningKey, CoreJwsSigningAlgorithm},
};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use std::sync::{Arc, Mutex};
use time::{OffsetDateTime, macros::datetime};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
};

const KEY: &str = "-----BEGIN PRIVATE KEY-----\nMC4CAQAwBQYDK2VwBCIEIC60ugAk3Tn9FlpUBtycyiZsJ4cQGjZ5Ysva543L9w1f\n-----END PRIVATE KEY-----\n";
const OTHER_KEY: &str = "-----BEGIN PRIVATE KEY-----\nMC4CAQAwBQYDK2VwBCIEIELgg1oqitpxJox7h1ny+BZAiho7ecUCClfQx5U7VBvR\n-----END PRIVATE KEY-----\n";
pub const CLIENT: &str = "kitir";
pub const SECRET: &str = "rahasia-klien";

/// When all of this happens.
pub const NOW: OffsetDateTime = datetime!(2026-11-24 03:00 UTC);

/// What the provider does next.
#[derive(Default)]
pub struct Answers {
    pub token: String,
    /// In place of the answer at the token endpoint: status line, further headers, body.
    pub instead: Option<(String, String, String)>,
    pub metadata: Value,
    pub keys: Value,
    /// Bodies that came to the token endpoint, with the authorisation they carried.
    pub seen: Vec<(String, String)>,
    pub keys_asked: u32,
}

pub struct Fake {
    pub url: String,
    pub answers: Arc<Mutex<Answers>>,
}

pub fn key(name: &str) -> CoreEdDsaPrivateSigningKey {
    let pem = if name == "other" { OTHER_KEY } else { KEY };
    CoreEdDsaPrivateSigningKey::from_ed25519_pem(pem, Some(JsonWebKeyId::new(name.to_owned()))).expect("a key")
}

pub fn public(names: &[&str]) -> Value {
    let keys: Vec<Value> = names.iter().map(|name| serde_json::to_value(key(name).as_verification_key()).expect("a key")).collect();
    json!({ "keys": keys })
}

/// A signed token; `signer` may be another key than the one it names.
pub fn signed(header: &Value, claims: &Value, signer: &str) -> String {
    let part = |value: &Value| BASE64_URL_SAFE_NO_PAD.encode(value.to_string());
    let message = format!("{}.{}", part(header), part(claims));
    let signature = key(signer).sign(&CoreJwsSigningAlgorithm::EdDsa, message.as_bytes()).expect("a signature");
    format!("{message}.{}", BASE64_URL_SAFE_NO_PAD.encode(signature))
}

pub fn challenge(verifier: &str) -> String {
    BASE64_URL_SAFE_NO_PAD.encode(Sha256::digest(verifier))
}

impl Fake {
    pub async fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let url = format!("http://127.0.0.1:{}", listener.local_addr().expect("an address").port());
        let metadata = json!({
            "issuer": url, "authorization_endpoint": format!("{url}/auth"), "token_endpoint": format!("{url}/token"), "jwks_uri": format!("{url}/keys"),
            "response_types_supported": ["code"], "subject_types_supported": ["public"],
            // What a provider says of itself does not widen what is believed.
            "id_token_signing_alg_values_supported": ["EdDSA", "HS256", "none"],
        });
        let answers = Arc::new(Mutex::new(Answers { metadata, keys: public(&["one"]), ..Answers::default() }));
        tokio::spawn({
            let answers = answers.clone();
            async move {
                while let Ok((line, _)) = listener.accept().await {
                    tokio::spawn(serve(line, answers.clone()));
                }
            }
        });
        Self { url, answers }
    }

    pub fn client(&self, step_up: Option<StepUp>) -> Provider {
        Provider::new(self.settings(step_up)).expect("settings")
    }

    pub fn settings(&self, step_up: Option<StepUp>) -> Settings {
        Settings {
            name: "SSO".into(), issuer: self.url.clone(), client_id: CLIENT.into(), client_secret: Some(SECRET.to_owned().into()),
            redirect_url: "https://kitir.example/kembali".into(), more_hosts: Vec::new(), roots_pem: None, step_up,
        }
    }

    /// Claims as an honest provider makes them.
    pub fn claims(&self, nonce: &str) -> Value {
        let now = NOW.unix_timestamp();
        json!({ "iss": self.url, "aud": CLIENT, "sub": "a1", "nonce": nonce, "iat": now, "exp": now + 300, "auth_time": now, "acr": "strong" })
    }
}

async fn serve(mut line: TcpStream, answers: Arc<Mutex<Answers>>) {
    let mut bytes = Vec::new();
    let mut chunk = [0; 4096];
    let (head, body) = loop {
        let read = line.read(&mut chunk).await.unwrap_or(0);
        bytes.extend_from_slice(&chunk[..read]);
        let text = String::from_utf8_lossy(&bytes).into_owned();
        let Some((head, body)) = text.split_once("\r\n\r\n") else {
            if read == 0 { return } else { continue }
        };
        let wanted = field(head, "content-length").parse().unwrap_or(0);
        if body.len() >= wanted || read == 0 {
            break (head.to_owned(), body.to_owned());
        }
    };
    let (status, headers, body) = answer(&head, &body, &mut answers.lock().expect("the answers"));
    let whole = format!("HTTP/1.1 {status}\r\ncontent-type: application/json\r\n{headers}content-length: {}\r\nconnection: close\r\n\r\n{body}", body.len());
    let _ = line.write_all(whole.as_bytes()).await;
}

fn field(head: &str, name: &str) -> String {
    let lines = head.lines().filter_map(|line| line.split_once(':'));
    lines.filter(|(key, _)| key.eq_ignore_ascii_case(name)).map(|(_, value)| value.trim().to_owned()).next().unwrap_or_default()
}

fn answer(head: &str, body: &str, answers: &mut Answers) -> (String, String, String) {
    let ok = |value: &Value| ("200 OK".to_owned(), String::new(), value.to_string());
    match head.split(' ').nth(1).unwrap_or_default() {
        "/.well-known/openid-configuration" => ok(&answers.metadata),
        "/keys" => {
            answers.keys_asked += 1;
            ok(&answers.keys)
        }
        "/token" => {
            answers.seen.push((body.to_owned(), field(head, "authorization")));
            let token = json!({ "access_token": "x", "token_type": "Bearer", "id_token": answers.token });
            answers.instead.clone().unwrap_or_else(|| ok(&token))
        }
        _ => ("404 Not Found".to_owned(), String::new(), "{}".to_owned()),
    }
}
