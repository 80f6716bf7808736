//! Signing in through a government's own identity provider: OpenID Connect, authorization code flow with PKCE.
//!
//! The provider says who somebody is, by a `sub` that means nothing anywhere else; which account that is was linked before, by the
//! person herself. Names and e-mail addresses that it tells are not read.
//!
//! **Invariant:** an identity is believed only for the state, nonce and code verifier that this program drew for one browser, from the
//! exact issuer, for our client id, signed with an asymmetric key of the issuer's own set (OpenID Connect Core 1.0, 3.1.3.7). Requests
//! go to the issuer's host and to hosts that the government names, over TLS, without following redirects.
//! Read next: [`fetch`] (what goes out), [`provider`] (the flow), [`logout`] (the provider ends sessions).

mod fetch;
mod logout;
mod provider;

pub use fetch::{Fetch, FetchFault};
pub use provider::{Begun, Identity, Pending, Provider, Returned, Settings, StepUp};

/// Why a sign-in through the provider did not work. Carries no token and no name.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Trouble {
    /// The provider does not answer, or not as one.
    #[error("the identity provider cannot be asked: {0}")]
    Unreachable(String),
    /// She was refused there, or went back.
    #[error("the identity provider refused: {0}")]
    Refused(String),
    /// What came back is not what was asked for, or not from the provider.
    #[error("the identity provider's answer is not to be believed: {0}")]
    Untrusted(String),
    /// A fresh proof was asked for and an old one, or a weaker one, came.
    #[error("the proof is not fresh or not strong enough")]
    NotFresh,
    #[error("the identity provider is not set up rightly: {0}")]
    Settings(String),
}
