//! The provider says that somebody signed out there: OpenID Connect Back-Channel Logout 1.0.
//!
//! **Invariant:** a logout token is believed only as the specification's 2.6 says: signed by a key of the issuer with an asymmetric
//! algorithm, for our client id alone, fresh, with the logout event and without a nonce, so that no identity token passes for one.

use super::{
    Trouble,
    provider::{ALGORITHMS, Provider},
};
use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD};
use openidconnect::{
    JsonWebKey, JsonWebKeyUse,
    core::{CoreJsonWebKeySet, CoreJwsSigningAlgorithm},
};
use serde::Deserialize;
use time::{Duration, OffsetDateTime};

const EVENT: &str = "http://schemas.openid.net/event/backchannel-logout";
/// How old a token may be, and how far ahead the other clock.
const AGE_MAX: Duration = Duration::minutes(5);
const TOKEN_BYTES_MAX: usize = 8_192;

#[derive(Deserialize)]
struct Header {
    alg: CoreJwsSigningAlgorithm,
    kid: Option<String>,
}

#[derive(Deserialize)]
struct Claims {
    iss: String,
    aud: Audience,
    iat: i64,
    exp: Option<i64>,
    sub: Option<String>,
    nonce: Option<serde_json::Value>,
    #[serde(default)]
    events: serde_json::Map<String, serde_json::Value>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Audience {
    One(String),
    Several(Vec<String>),
}

impl Provider {
    /// The `sub` whose sessions end.
    pub async fn signed_out(&self, token: &str, at: OffsetDateTime) -> Result<String, Trouble> {
        let first = read(token, self.known(at, false).await?.jwks());
        let claims = match first {
            Err(Unread::Signature) => read(token, self.known(at, true).await?.jwks()),
            other => other,
        };
        let claims = claims.map_err(|unread| Trouble::Untrusted(format!("logout token: {unread:?}")))?;
        self.judge(claims, at)
    }

    fn judge(&self, claims: Claims, at: OffsetDateTime) -> Result<String, Trouble> {
        let untrusted = |what: &str| Trouble::Untrusted(format!("logout token: {what}"));
        let audience = match claims.aud {
            Audience::One(one) => vec![one],
            Audience::Several(several) => several,
        };
        if !self.is_for_us(&claims.iss, &audience) {
            return Err(untrusted("issuer or audience"));
        }
        let (now, most) = (at.unix_timestamp(), AGE_MAX.whole_seconds());
        if !(now - most..=now + most).contains(&claims.iat) || claims.exp.is_some_and(|end| end < now) {
            return Err(untrusted("time"));
        }
        if claims.nonce.is_some() || !claims.events.get(EVENT).is_some_and(serde_json::Value::is_object) {
            return Err(untrusted("event"));
        }
        claims.sub.filter(|sub| !sub.is_empty()).ok_or_else(|| untrusted("subject"))
    }
}

#[derive(Debug)]
enum Unread {
    Shape,
    Algorithm,
    /// No key of the set fits.
    Signature,
}

fn read(token: &str, keys: &CoreJsonWebKeySet) -> Result<Claims, Unread> {
    if token.len() > TOKEN_BYTES_MAX {
        return Err(Unread::Shape);
    }
    let (message, signature) = token.rsplit_once('.').ok_or(Unread::Shape)?;
    let (header, claims) = message.split_once('.').ok_or(Unread::Shape)?;
    let bytes = |part: &str| BASE64_URL_SAFE_NO_PAD.decode(part).map_err(|_| Unread::Shape);
    let header: Header = serde_json::from_slice(&bytes(header)?).map_err(|_| Unread::Algorithm)?;
    if !ALGORITHMS.contains(&header.alg) {
        return Err(Unread::Algorithm);
    }
    let signature = bytes(signature)?;
    let named = |key: &&_| header.kid.as_ref().is_none_or(|kid| JsonWebKey::key_id(*key).is_some_and(|id| id.as_str() == kid));
    let signs = |key: &&openidconnect::core::CoreJsonWebKey| key.key_use().is_none_or(JsonWebKeyUse::allows_signature);
    let fits = keys.keys().iter().filter(named).filter(signs).any(|key| key.verify_signature(&header.alg, message.as_bytes(), &signature).is_ok());
    if !fits {
        return Err(Unread::Signature);
    }
    serde_json::from_slice(&bytes(claims)?).map_err(|_| Unread::Shape)
}
