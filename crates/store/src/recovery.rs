//! Changing the master key, and the recovery copy: what must never be lost, sealed to a passphrase on paper.
//!
//! The copy holds the master key and the secrets of the store and of every government. With it and a copy of the database every register
//! entry can be read; with the key store besides, everything that was not erased.
//!
//! **Invariant:** nothing here runs while the store is open. What a copy does not know is never thrown away unasked.

use crate::{
    contract::Fault,
    keys::{Keys, Place, SealingKey},
    ring::{unwrap, wrap},
    sqlite::OpenError,
    vault::{FILE, Secret, Vault},
};
use serde::{Deserialize, Serialize};
use std::path::Path;
use zeroize::{Zeroize, Zeroizing};

/// Cost of trying a passphrase: 64 MiB, three passes.
const MEMORY_KIB: u32 = 65_536;
const PASSES: u32 = 3;
const HEAD: &[u8] = b"kitir recovery 1";

#[derive(Serialize, Deserialize)]
struct Written {
    format: String,
    memory_kib: u32,
    passes: u32,
    salt: String,
    sealed: String,
}

#[derive(Serialize, Deserialize)]
struct Kept {
    master: String,
    secrets: Vec<(String, String, u8, String)>,
}

impl Drop for Kept {
    fn drop(&mut self) {
        self.master.zeroize();
        self.secrets.iter_mut().for_each(|(_, _, _, secret)| secret.zeroize());
    }
}

#[derive(Debug, thiserror::Error)]
pub enum RecoveryError {
    #[error("the key store has no keys yet")]
    Empty,
    #[error("this is not a recovery copy")]
    NotACopy,
    #[error("the passphrase does not open this copy")]
    WrongPassphrase,
    #[error("{0} keys were made after this copy and are not in it; they would be given up")]
    Newer(usize),
    #[error("the key store cannot be opened: {0}")]
    Open(#[from] OpenError),
    #[error("the key store cannot be used: {0}")]
    Fault(#[from] Fault),
}

/// What a restored copy gave back.
pub struct Restored {
    pub master: Zeroizing<[u8; 32]>,
    pub secrets: usize,
    /// Keys that were not in the copy and were given up.
    pub given_up: usize,
}

fn vault(data: &Path) -> Result<Vault, RecoveryError> {
    Ok(Vault::open(&data.join(FILE)).map_err(Fault::from)?)
}

fn opened(vault: &Vault, master: &SealingKey) -> Result<Vec<(String, String, u8, Zeroizing<[u8; 32]>)>, RecoveryError> {
    let mut all = Vec::new();
    for (government, purpose, version, wrapped) in vault.secrets()? {
        let secret = unwrap(master, &government, &purpose, version, &wrapped).map_err(|_| OpenError::OtherKeys)?;
        all.push((government, purpose, version, Zeroizing::new(secret)));
    }
    if all.is_empty() { Err(RecoveryError::Empty) } else { Ok(all) }
}

/// Wraps every secret with the new master key, all or none. From then on the former one opens nothing here.
pub fn change_master(data: &Path, former: &Keys, new: &[u8; 32]) -> Result<usize, RecoveryError> {
    let vault = vault(data)?;
    let (former, new) = (SealingKey::of(&former.master), SealingKey::of(new));
    let secrets = opened(&vault, &former)?;
    let wrapped: Vec<Secret> =
        secrets.iter().map(|(government, purpose, version, secret)| wrap(&new, government, purpose, *version, secret)).collect();
    vault.change_secrets(&wrapped)?;
    Ok(wrapped.len())
}

/// Whether this master key opens the key store of a data folder.
pub fn opens(data: &Path, keys: &Keys) -> bool {
    vault(data).and_then(|vault| opened(&vault, &SealingKey::of(&keys.master))).is_ok()
}

/// Text of a recovery copy. `salt` is drawn anew for each.
pub fn copy(data: &Path, keys: &Keys, passphrase: &str, salt: [u8; 16]) -> Result<String, RecoveryError> {
    let vault = vault(data)?;
    let secrets = opened(&vault, &SealingKey::of(&keys.master))?;
    let secrets = secrets.iter().map(|(government, purpose, version, secret)| (government.clone(), purpose.clone(), *version, hex(secret.as_slice())));
    let kept = Kept { master: hex(keys.master.as_slice()), secrets: secrets.collect() };
    let plain = Zeroizing::new(serde_json::to_vec(&kept).map_err(Fault::from)?);
    let key = stretched(passphrase, &salt, MEMORY_KIB, PASSES)?;
    let sealed = SealingKey::of(&key).seal(HEAD, place(&salt), &plain);
    let written = Written {
        format: "kitir recovery 1".into(), memory_kib: MEMORY_KIB, passes: PASSES, salt: hex(&salt), sealed: hex(sealed.get(HEAD.len()..).unwrap_or_default()),
    };
    Ok(serde_json::to_string_pretty(&written).map_err(Fault::from)? + "\n")
}

/// Puts the secrets of a copy back under its master key. Keys made after the copy are refused, or given up when told so.
pub fn restore(data: &Path, copy: &str, passphrase: &str, give_up_newer: bool) -> Result<Restored, RecoveryError> {
    let written: Written = serde_json::from_str(copy).map_err(|_| RecoveryError::NotACopy)?;
    let (salt, sealed) = (unhex(&written.salt).ok_or(RecoveryError::NotACopy)?, unhex(&written.sealed).ok_or(RecoveryError::NotACopy)?);
    if written.format != "kitir recovery 1" || written.memory_kib > 4 * MEMORY_KIB || written.passes > 16 {
        return Err(RecoveryError::NotACopy);
    }
    let key = stretched(passphrase, &salt, written.memory_kib, written.passes)?;
    let plain = SealingKey::of(&key).open(HEAD, place(&salt), &sealed).map_err(|_| RecoveryError::WrongPassphrase)?;
    let plain = Zeroizing::new(plain);
    let kept: Kept = serde_json::from_slice(&plain).map_err(|_| RecoveryError::NotACopy)?;
    let secret = |text: &str| unhex(text).and_then(|bytes| <[u8; 32]>::try_from(bytes).ok()).ok_or(RecoveryError::NotACopy);
    let master = Zeroizing::new(secret(&kept.master)?);
    let sealing = SealingKey::of(&master);
    let mut wrapped = Vec::new();
    for (government, purpose, version, text) in &kept.secrets {
        wrapped.push(wrap(&sealing, government, purpose, *version, &secret(text)?));
    }
    let vault = vault(data)?;
    let in_copy = |known: &Secret| wrapped.iter().any(|one| (&one.0, &one.1, one.2) == (&known.0, &known.1, known.2));
    let opens = |known: &Secret| unwrap(&sealing, &known.0, &known.1, known.2, &known.3).is_ok();
    let newer: Vec<Secret> = vault.secrets()?.into_iter().filter(|known| !in_copy(known) && !opens(known)).collect();
    if !newer.is_empty() && !give_up_newer {
        return Err(RecoveryError::Newer(newer.len()));
    }
    for (government, purpose, version, _) in &newer {
        vault.remove_secret(government, purpose, *version)?;
    }
    vault.change_secrets(&wrapped)?;
    Ok(Restored { master, secrets: wrapped.len(), given_up: newer.len() })
}

fn place(salt: &[u8]) -> Place<'_> {
    Place { table: "recovery", government: "", row: salt, column: "sealed" }
}

fn stretched(passphrase: &str, salt: &[u8], memory_kib: u32, passes: u32) -> Result<Zeroizing<[u8; 32]>, RecoveryError> {
    let params = argon2::Params::new(memory_kib, passes, 1, Some(32)).map_err(|_| RecoveryError::NotACopy)?;
    let argon = argon2::Argon2::new(argon2::Algorithm::Argon2id, argon2::Version::V0x13, params);
    let mut key = Zeroizing::new([0; 32]);
    argon.hash_password_into(passphrase.as_bytes(), salt, key.as_mut_slice()).map_err(|_| RecoveryError::NotACopy)?;
    Ok(key)
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn unhex(text: &str) -> Option<Vec<u8>> {
    let digits: Option<Vec<u32>> = text.chars().map(|digit| digit.to_digit(16)).collect();
    let digits = digits.filter(|digits| digits.len() % 2 == 0)?;
    digits.chunks_exact(2).map(|pair| u8::try_from(pair.first()? * 16 + pair.last()?).ok()).collect()
}
