//! The flow: where the browser is sent, and what is believed of what it brings back.
//!
//! **Invariant:** a [`Pending`] serves one answer; what the provider says is judged by the settings of this program, not by what the
//! provider says of itself (algorithms, client id, issuer).

use super::{
    Trouble,
    fetch::{Fetch, FetchFault},
};
use openidconnect::{
    AccessTokenHash, AuthenticationContextClass, AuthorizationCode, ClaimsVerificationError, ClientId, ClientSecret, CsrfToken, EndpointMaybeSet,
    EndpointNotSet, EndpointSet, IssuerUrl, Nonce, OAuth2TokenResponse, PkceCodeChallenge, PkceCodeVerifier, RedirectUrl, RequestTokenError,
    SignatureVerificationError, TokenResponse,
    core::{
        CoreAuthPrompt, CoreAuthenticationFlow, CoreClient, CoreIdToken, CoreIdTokenClaims, CoreIdTokenVerifier, CoreJwsSigningAlgorithm as Alg,
        CoreProviderMetadata,
    },
};
use std::{
    sync::Arc,
    time::{Duration as StdDuration, SystemTime},
};
use time::{Duration, OffsetDateTime};
use tokio::sync::Mutex;
use url::Url;
use zeroize::Zeroizing;

/// A key set is asked for anew after this long, and when a key is not in it.
const KEPT: Duration = Duration::hours(1);
/// Clocks may differ by this much.
const SKEW: Duration = Duration::minutes(2);
/// How old a proof may be that was asked for as fresh.
const FRESH: Duration = Duration::minutes(5);

/// Asymmetric only: with a shared secret everybody who holds it could sign.
pub(super) const ALGORITHMS: [Alg; 8] = [
    Alg::RsaSsaPkcs1V15Sha256, Alg::RsaSsaPkcs1V15Sha384, Alg::RsaSsaPkcs1V15Sha512, Alg::RsaSsaPssSha256, Alg::RsaSsaPssSha384,
    Alg::EcdsaP256Sha256, Alg::EcdsaP384Sha384, Alg::EdDsa,
];

type Asking = CoreClient<EndpointSet, EndpointNotSet, EndpointNotSet, EndpointNotSet, EndpointMaybeSet, EndpointMaybeSet>;

/// What a government says of its provider.
#[derive(Clone)]
pub struct Settings {
    /// As people know it: "SSO Pemkot".
    pub name: String,
    /// Exactly as the provider says it of itself.
    pub issuer: String,
    pub client_id: String,
    pub client_secret: Option<Zeroizing<String>>,
    /// Where the provider sends the browser back to.
    pub redirect_url: String,
    /// Hosts besides the issuer's that its endpoints stand on.
    pub more_hosts: Vec<String>,
    /// Of an authority that is not public.
    pub roots_pem: Option<Vec<u8>>,
    /// None: a sign-in there is never proof enough for a signature or a change of roles.
    pub step_up: Option<StepUp>,
}

/// A fresh sign-in at the provider counts as a fresh proof.
#[derive(Clone, Debug, Default)]
pub struct StepUp {
    /// One of these classes (`acr`) must be said; empty: any.
    pub classes: Vec<String>,
}

pub struct Provider {
    settings: Settings,
    issuer: IssuerUrl,
    fetch: Fetch,
    known: Mutex<Option<Known>>,
}

#[derive(Clone)]
struct Known {
    metadata: Arc<CoreProviderMetadata>,
    at: OffsetDateTime,
}

impl std::fmt::Debug for Provider {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Provider").field("issuer", &self.settings.issuer).finish_non_exhaustive()
    }
}

/// Kept by the server for one browser until it comes back.
pub struct Pending {
    state: CsrfToken,
    nonce: Nonce,
    verifier: PkceCodeVerifier,
    fresh: bool,
    at: OffsetDateTime,
}

/// Where to send the browser.
pub struct Begun {
    pub url: Url,
    pub pending: Pending,
}

/// What the browser brought back in its address.
#[derive(Clone, Debug, Default)]
pub struct Returned {
    pub state: String,
    pub code: Option<String>,
    pub error: Option<String>,
    /// Who answers (RFC 9207); providers that say it must be the one that was asked.
    pub issuer: Option<String>,
}

/// Who somebody is to the provider.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Identity {
    pub issuer: String,
    /// Never changes hands and means nothing elsewhere.
    pub subject: String,
    /// She proved herself just now, as strongly as the government wants.
    pub fresh: bool,
}

impl Provider {
    pub fn new(settings: Settings) -> Result<Self, Trouble> {
        let wrong = |what: &str| Trouble::Settings(what.to_owned());
        let issuer = IssuerUrl::new(settings.issuer.clone()).map_err(|_| wrong("issuer is no address"))?;
        let fetch = Fetch::new(issuer.url(), &settings.more_hosts, settings.roots_pem.as_deref()).map_err(|fault| wrong(&fault.to_string()))?;
        if !fetch.allows(issuer.url()) {
            return Err(wrong("issuer must begin with https://"));
        }
        RedirectUrl::new(settings.redirect_url.clone()).map_err(|_| wrong("the address to come back to is none"))?;
        if settings.client_id.is_empty() {
            return Err(wrong("client_id is empty"));
        }
        Ok(Self { settings, issuer, fetch, known: Mutex::new(None) })
    }

    pub fn name(&self) -> &str {
        &self.settings.name
    }

    pub fn issuer(&self) -> &str {
        &self.settings.issuer
    }

    /// May a fresh sign-in here be proof enough for a signature?
    pub fn steps_up(&self) -> bool {
        self.settings.step_up.is_some()
    }

    /// `fresh`: she is to prove herself there now, whether or not she is signed in there.
    pub async fn begin(&self, fresh: bool, at: OffsetDateTime) -> Result<Begun, Trouble> {
        let client = self.client(&*self.known(at, false).await?)?;
        let (challenge, verifier) = PkceCodeChallenge::new_random_sha256();
        let mut request = client
            .authorize_url(CoreAuthenticationFlow::AuthorizationCode, CsrfToken::new_random, Nonce::new_random)
            .set_pkce_challenge(challenge);
        if fresh {
            request = request.add_prompt(CoreAuthPrompt::Login).set_max_age(StdDuration::ZERO);
            for class in self.settings.step_up.iter().flat_map(|step_up| &step_up.classes) {
                request = request.add_auth_context_value(AuthenticationContextClass::new(class.clone()));
            }
        }
        let (url, state, nonce) = request.url();
        if !self.fetch.allows(&url) {
            return Err(Trouble::Untrusted("its sign-in page stands on a host that is not listed".into()));
        }
        Ok(Begun { url, pending: Pending { state, nonce, verifier, fresh, at } })
    }

    /// Who came back. Takes the pending sign-in, so that no answer is judged twice.
    pub async fn finish(&self, pending: Pending, returned: Returned, at: OffsetDateTime) -> Result<Identity, Trouble> {
        let untrusted = |what: &str| Trouble::Untrusted(what.to_owned());
        if returned.state.is_empty() || returned.state != *pending.state.secret() {
            return Err(untrusted("state"));
        }
        if returned.issuer.as_deref().is_some_and(|issuer| issuer != self.settings.issuer) {
            return Err(untrusted("issuer of the answer"));
        }
        if let Some(error) = returned.error {
            return Err(Trouble::Refused(error.chars().filter(char::is_ascii_graphic).take(60).collect()));
        }
        let code = AuthorizationCode::new(returned.code.filter(|code| !code.is_empty()).ok_or_else(|| untrusted("no code"))?);
        let metadata = self.known(at, false).await?;
        let client = self.client(&metadata)?;
        let exchange = client.exchange_code(code).map_err(|error| Trouble::Settings(error.to_string()))?;
        let tokens = exchange.set_pkce_verifier(pending.verifier).request_async(&self.fetch).await.map_err(refused)?;
        let token = tokens.id_token().ok_or_else(|| untrusted("no identity token"))?;
        // A key that is not in the set may be new: the set is asked for once more.
        let (metadata, claims) = match self.claims(&metadata, token, &pending.nonce, at) {
            Err(ClaimsVerificationError::SignatureVerification(SignatureVerificationError::NoMatchingKey)) => {
                let metadata = self.known(at, true).await?;
                let claims = self.claims(&metadata, token, &pending.nonce, at).cloned();
                (metadata, claims)
            }
            other => (metadata.clone(), other.cloned()),
        };
        let claims = claims.map_err(|error| untrusted(&error.to_string()))?;
        if let Some(expected) = claims.access_token_hash() {
            let verifier = self.verifier(&metadata, at);
            let alg = token.signing_alg().map_err(|error| untrusted(&error.to_string()))?;
            let key = token.signing_key(&verifier).map_err(|error| untrusted(&error.to_string()))?;
            let actual = AccessTokenHash::from_token(tokens.access_token(), alg, key).map_err(|error| untrusted(&error.to_string()))?;
            if actual != *expected {
                return Err(untrusted("access token"));
            }
        }
        let fresh = self.settings.step_up.as_ref().is_some_and(|step_up| pending.fresh && is_fresh(&claims, step_up, pending.at, at));
        if pending.fresh && !fresh {
            return Err(Trouble::NotFresh);
        }
        Ok(Identity { issuer: self.settings.issuer.clone(), subject: claims.subject().to_string(), fresh })
    }

    fn claims<'t>(&self, metadata: &CoreProviderMetadata, token: &'t CoreIdToken, nonce: &Nonce, at: OffsetDateTime) -> Result<&'t CoreIdTokenClaims, ClaimsVerificationError> {
        token.claims(&self.verifier(metadata, at), nonce)
    }

    fn verifier(&self, metadata: &CoreProviderMetadata, at: OffsetDateTime) -> CoreIdTokenVerifier<'static> {
        let (client_id, keys) = (ClientId::new(self.settings.client_id.clone()), metadata.jwks().clone());
        let now = SystemTime::UNIX_EPOCH + StdDuration::from_secs(at.unix_timestamp().unsigned_abs());
        let issued = move |seconds: i64| {
            let age = at.unix_timestamp() - seconds;
            if (-SKEW.whole_seconds()..=FRESH.whole_seconds()).contains(&age) { Ok(()) } else { Err("issued too long ago, or in the future".to_owned()) }
        };
        CoreIdTokenVerifier::new_public_client(client_id, self.issuer.clone(), keys)
            .set_allowed_algs(ALGORITHMS)
            .set_time_fn(move || now.into())
            .set_issue_time_verifier_fn(move |moment| issued(moment.timestamp()))
    }

    fn client(&self, metadata: &CoreProviderMetadata) -> Result<Asking, Trouble> {
        let secret = self.settings.client_secret.as_ref().map(|secret| ClientSecret::new(secret.to_string()));
        let back = RedirectUrl::new(self.settings.redirect_url.clone()).map_err(|error| Trouble::Settings(error.to_string()))?;
        Ok(CoreClient::from_provider_metadata(metadata.clone(), ClientId::new(self.settings.client_id.clone()), secret).set_redirect_uri(back))
    }

    /// What the provider says of itself: its endpoints and keys. `anew`: not what is kept, unless it is a minute old at most.
    pub(super) async fn known(&self, at: OffsetDateTime, anew: bool) -> Result<Arc<CoreProviderMetadata>, Trouble> {
        let mut known = self.known.lock().await;
        let kept = if anew { Duration::MINUTE } else { KEPT };
        if let Some(found) = known.as_ref().filter(|found| (at - found.at).abs() < kept) {
            return Ok(found.metadata.clone());
        }
        // The issuer that the document names must be the one that was asked, letter by letter: the library compares.
        let metadata = CoreProviderMetadata::discover_async(self.issuer.clone(), &self.fetch).await.map_err(|error| {
            let cause = std::error::Error::source(&error).map(ToString::to_string).unwrap_or_default();
            Trouble::Unreachable(format!("{error} {cause}"))
        })?;
        let endpoints = [Some(metadata.authorization_endpoint().url()), metadata.token_endpoint().map(|endpoint| endpoint.url())];
        if endpoints.into_iter().flatten().any(|url| !self.fetch.allows(url)) {
            return Err(Trouble::Untrusted("an endpoint stands on a host that is not listed".into()));
        }
        let metadata = Arc::new(metadata);
        *known = Some(Known { metadata: metadata.clone(), at });
        Ok(metadata)
    }

    pub(super) fn is_for_us(&self, issuer: &str, audience: &[String]) -> bool {
        issuer == self.settings.issuer && audience.len() == 1 && audience.first() == Some(&self.settings.client_id)
    }
}

/// `auth_time` after the browser was sent away, and a class that the government takes.
fn is_fresh(claims: &CoreIdTokenClaims, step_up: &StepUp, begun: OffsetDateTime, at: OffsetDateTime) -> bool {
    let proved = claims.auth_time().and_then(|moment| OffsetDateTime::from_unix_timestamp(moment.timestamp()).ok());
    let in_time = proved.is_some_and(|proved| proved >= begun - SKEW && proved <= at + SKEW && at - proved <= FRESH);
    let class = claims.auth_context_ref().map(|class| class.as_str());
    in_time && (step_up.classes.is_empty() || class.is_some_and(|class| step_up.classes.iter().any(|wanted| wanted == class)))
}

type Exchange = RequestTokenError<FetchFault, openidconnect::StandardErrorResponse<openidconnect::core::CoreErrorResponseType>>;

fn refused(error: Exchange) -> Trouble {
    match error {
        RequestTokenError::ServerResponse(response) => Trouble::Untrusted(format!("code refused: {}", response.error())),
        RequestTokenError::Request(fault) => Trouble::Unreachable(fault.to_string()),
        RequestTokenError::Parse(..) => Trouble::Unreachable("the token answer cannot be read".into()),
        RequestTokenError::Other(what) => Trouble::Unreachable(what),
    }
}
