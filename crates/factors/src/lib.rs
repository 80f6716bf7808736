//! Proofs of who signs in: passkeys, one-time codes, recovery codes, identity providers.
//!
//! **Invariant:** knows nothing of cases, roles or pages; it says whether a proof is good, never what it allows.
//!
//! Read next: [`passkey`] (the default), [`totp`], [`codes`] (recovery and invitation), [`oidc`], [`waiting`] (ceremonies that have begun).

pub mod codes;
pub mod oidc;
pub mod passkey;
pub mod totp;
pub mod waiting;
