//! The optional scripts. Every page works without them.
//!
//! **Invariant:** scripts are files of this site (`script-src 'self'`), deferred, never inline.

use super::asset;

/// Photo resizing, double-submit guard, this page's typed text kept until sent.
pub fn kitir_path() -> &'static str {
    &asset::KITIR_JS.path
}

/// Staff shortcuts and the scanner's burst.
pub fn desk_path() -> &'static str {
    &asset::DESK_JS.path
}

/// Passkeys, on the few pages that use them.
pub fn passkey_path() -> &'static str {
    &asset::PASSKEY_JS.path
}
