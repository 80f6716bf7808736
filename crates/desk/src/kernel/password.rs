//! Passwords of staff: argon2id, off the request threads, never more than two at a time.
//!
//! One hash takes 64 MiB for a moment; the bound keeps a flood of sign-ins from taking the machine's memory.
//! **Invariant:** a password is neither stored nor logged, nor shown by any error; a stored hash carries its own cost, so that
//! raising the cost later leaves old hashes valid. Read next: `people::password` (what a password must be).

use super::halt::Halt;
use argon2::{
    Algorithm, Argon2, Params, Version,
    password_hash::{Error, PasswordHasher, PasswordVerifier, phc::PasswordHash},
};
use tokio::{sync::Semaphore, task::spawn_blocking};

/// Cost of a new hash (OWASP's second choice and more): KiB of memory, passes, lanes.
const MEMORY_KIB: u32 = 64 * 1024;
const PASSES: u32 = 3;
const LANES: u32 = 1;

/// Hashes that may run at one time.
const AT_ONCE: usize = 2;

static TURN: Semaphore = Semaphore::const_new(AT_ONCE);

/// For accounts without a password, and for names without an account.
pub use store::NO_PASSWORD as NOBODY;

/// PHC string of a new password. `salt` is drawn for this hash alone.
pub async fn hash(password: String, salt: [u8; 16]) -> Result<String, Halt> {
    off_the_request(move || hash_at(&password, &salt, MEMORY_KIB, PASSES)).await?
}

/// Whether this is the password of that PHC string, at the cost that stands in the string.
pub async fn verify(password: String, phc: String) -> Result<bool, Halt> {
    off_the_request(move || check(&password, &phc)).await?
}

async fn off_the_request<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T, Halt> {
    let _turn = TURN.acquire().await.map_err(|_| Halt::Fault("password: no turn".into()))?;
    spawn_blocking(work).await.map_err(|_| Halt::Fault("password: the hash did not finish".into()))
}

fn hash_at(password: &str, salt: &[u8; 16], memory_kib: u32, passes: u32) -> Result<String, Halt> {
    let fault = |_| Halt::Fault("password: could not be hashed".into());
    let params = Params::new(memory_kib, passes, LANES, None).map_err(|_| Halt::Fault("password: cost out of range".into()))?;
    let argon2 = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
    let phc: PasswordHash = argon2.hash_password_with_salt(password.as_bytes(), salt).map_err(fault)?;
    Ok(phc.to_string())
}

fn check(password: &str, phc: &str) -> Result<bool, Halt> {
    let stored = PasswordHash::new(phc).map_err(|_| Halt::Fault("password: the stored hash cannot be read".into()))?;
    match Argon2::default().verify_password(password.as_bytes(), &stored) {
        Ok(()) => Ok(true),
        Err(Error::PasswordInvalid) => Ok(false),
        Err(_) => Err(Halt::Fault("password: could not be checked".into())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SALT: [u8; 16] = [7; 16];

    fn cheap(password: &str) -> String {
        hash_at(password, &SALT, 64, 1).expect("hashes")
    }

    #[test]
    fn the_right_password_passes_and_another_does_not() {
        let phc = cheap("kuda hijau makan rumput");
        assert!(check("kuda hijau makan rumput", &phc).expect("reads"));
        assert!(!check("kuda hijau makan rumpuT", &phc).expect("reads"));
        assert!(!check("", &phc).expect("reads"));
    }

    #[test]
    fn the_stored_text_names_its_cost_and_hides_the_password() {
        let phc = cheap("kuda hijau makan rumput");
        assert!(phc.starts_with("$argon2id$v=19$m=64,t=1,p=1$"), "{phc}");
        assert!(!phc.contains("kuda"));
        assert_ne!(phc, hash_at("kuda hijau makan rumput", &[8; 16], 64, 1).expect("hashes"));
    }

    #[test]
    fn a_broken_hash_is_a_fault_and_no_sign_in() {
        assert!(matches!(check("apa saja", "plain text"), Err(Halt::Fault(_))));
    }

    #[test]
    fn nobody_has_the_cost_of_a_real_hash_and_no_password() {
        let cost = format!("$argon2id$v=19$m={MEMORY_KIB},t={PASSES},p={LANES}$");
        assert!(NOBODY.starts_with(&cost));
        assert!(PasswordHash::new(NOBODY).is_ok());
    }
}
