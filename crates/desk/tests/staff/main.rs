//! How members of staff sign in, prove themselves anew and look after their accounts, with a passkey device in software.

#[path = "../bench/mod.rs"]
mod bench;
#[path = "../../../factors/tests/passkey/device.rs"]
mod device;

mod inviting;
mod passkeys;
mod proving;
mod recovering;
mod sessions;
mod town;
