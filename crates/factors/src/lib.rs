//! Proofs of who signs in: passkeys, one-time codes, recovery codes, identity providers.
//!
//! **Invariant:** knows nothing of cases, roles or pages; it says whether a proof is good, never what it allows.

pub mod oidc;
