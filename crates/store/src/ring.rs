//! The keys of an open store: which one seals what.
//!
//! ```text
//! master key (a file outside the data folder)
//!   wraps the look-up secret of the store       search terms, PINs, tokens: keyed hashes
//!   wraps three secrets of each government
//!     case      wraps one key for each case     particulars, cards, documents, certificates
//!     register  seals register entries          permanent: no erasure reaches them
//!     seal      seals what belongs to no case   sessions and the like
//! ```
//!
//! **Invariant:** a case's key is its own, drawn at random and kept only wrapped. Once it is erased nothing of the case opens again,
//! from no copy of the database; its register entry does.
//!
//! Read next: [`crate::vault`] (where keys are kept).

use crate::{
    contract::Fault,
    keys::{Keys, Lookups, Place, SealingKey, Unsealable, mac},
    vault::{Fresh, Secret, Vault},
};
use application::{ApplicationId, Pin};
use std::{
    collections::{HashMap, VecDeque},
    path::Path,
    sync::{Arc, Mutex, PoisonError, RwLock},
};
use zeroize::Zeroizing;

/// Formats of sealed values. The first was sealed by a key of the whole store.
const BY_STORE: u8 = 1;
const BY_GOVERNMENT: u8 = 2;
const BY_CASE: u8 = 3;

/// Case keys made ahead at a time: a case takes one without waiting for the disk.
const AHEAD: usize = 128;
/// Opened case keys that are remembered.
const REMEMBERED: usize = 16_384;

pub(crate) const LOOK_UP: &str = "look-up";
pub(crate) const CASE: &str = "case";
pub(crate) const REGISTER: &str = "register";
pub(crate) const SEAL: &str = "seal";

/// Secrets of one purpose by version; the last one seals.
type Versions = Vec<(u8, Arc<SealingKey>)>;


/// What seals the rows of one case.
#[derive(Clone)]
pub(crate) enum CaseKey {
    Own(Arc<SealingKey>),
    /// The case began before cases had keys.
    Shared,
    Erased,
}

/// A number and the key behind it, ready for a case that begins.
type Ready = (i64, Arc<SealingKey>);

pub(crate) struct Ring {
    lookups: Lookups,
    /// Opens what the first format sealed.
    first: SealingKey,
    secrets: RwLock<HashMap<(String, &'static str), Versions>>,
    remembered: Mutex<HashMap<i64, CaseKey>>,
    ready: Mutex<HashMap<String, VecDeque<Ready>>>,
    chance: Mutex<Zeroizing<[u8; 32]>>,
    master: SealingKey,
    pub(crate) vault: Vault,
}

/// Why the keys of a store cannot be opened.
#[derive(Debug)]
pub(crate) enum Locked {
    /// The master key is not the one that wraps them, or they belong to another store.
    OtherKeys,
    /// The database was sealed with keys that are not in the key store.
    Lost,
    Fault(Fault),
}

impl From<Fault> for Locked {
    fn from(fault: Fault) -> Self {
        Self::Fault(fault)
    }
}

impl Ring {
    /// `mark` is what the database remembers of its keys; None when it is new.
    pub(crate) fn unlock(file: &Path, keys: Keys, mark: Option<&[u8]>) -> Result<Self, Locked> {
        let vault = Vault::open(file).map_err(Fault::from)?;
        let master = SealingKey::of(&keys.master);
        let mut secrets: HashMap<(String, &'static str), Versions> = HashMap::new();
        let mut look_up = None;
        for (government, purpose, version, wrapped) in vault.secrets()? {
            let secret = unwrap(&master, &government, &purpose, version, &wrapped).map_err(|_| Locked::OtherKeys)?;
            if purpose == LOOK_UP {
                look_up = Some(secret);
            } else if let Some(purpose) = purpose_of(&purpose) {
                secrets.entry((government, purpose)).or_default().push((version, Arc::new(SealingKey::of(&secret))));
            }
        }
        let chance = Mutex::new(keys.seed);
        let look_up = match (look_up, mark) {
            (Some(secret), _) => secret,
            (None, Some(mark)) if Lookups::of(&keys.master).mark() == mark => begin_with(&vault, &master, *keys.master)?,
            (None, Some(_)) => return Err(Locked::Lost),
            (None, None) => begin_with(&vault, &master, draw(&chance, "look-up"))?,
        };
        let lookups = Lookups::of(&look_up);
        if mark.is_some_and(|mark| mark != lookups.mark()) {
            return Err(Locked::OtherKeys);
        }
        Ok(Self {
            lookups,
            first: SealingKey::of(&look_up),
            secrets: RwLock::new(secrets),
            remembered: Mutex::default(),
            ready: Mutex::default(),
            chance,
            master,
            vault,
        })
    }

    pub(crate) fn draw(&self, label: &str) -> [u8; 32] {
        draw(&self.chance, label)
    }

    /// Makes a government's secrets, once, before anything of it is sealed.
    pub(crate) fn ensure(&self, government: &str) -> Result<(), Fault> {
        if self.newest(government, CASE).is_some() {
            return Ok(());
        }
        let mut made = Vec::new();
        let mut secrets = self.secrets.write().unwrap_or_else(PoisonError::into_inner);
        for purpose in [CASE, REGISTER, SEAL] {
            if !secrets.contains_key(&(government.to_owned(), purpose)) {
                made.push((purpose, self.draw(&format!("{purpose} {government} 1"))));
            }
        }
        let wrapped: Vec<Secret> = made.iter().map(|(purpose, secret)| self.wrapped(government, purpose, 1, secret)).collect();
        self.vault.add_secrets(&wrapped)?;
        for (purpose, secret) in made {
            secrets.insert((government.to_owned(), purpose), vec![(1, Arc::new(SealingKey::of(&secret)))]);
        }
        Ok(())
    }

    pub(crate) fn wrapped(&self, government: &str, purpose: &str, version: u8, secret: &[u8; 32]) -> Secret {
        wrap(&self.master, government, purpose, version, secret)
    }

    /// Version and secret in use.
    pub(crate) fn newest(&self, government: &str, purpose: &'static str) -> Option<(u8, Arc<SealingKey>)> {
        let secrets = self.secrets.read().unwrap_or_else(PoisonError::into_inner);
        secrets.get(&(government.to_owned(), purpose))?.last().cloned()
    }

    pub(crate) fn version(&self, government: &str, purpose: &'static str, version: u8) -> Option<Arc<SealingKey>> {
        let secrets = self.secrets.read().unwrap_or_else(PoisonError::into_inner);
        let versions = secrets.get(&(government.to_owned(), purpose))?;
        versions.iter().find(|(known, _)| *known == version).map(|(_, opened)| opened.clone())
    }

    // --- what belongs to no case ---

    pub(crate) fn seal(&self, place: Place<'_>, plain: &[u8]) -> Vec<u8> {
        self.seal_by(SEAL, place, plain)
    }

    pub(crate) fn open_sealed(&self, purpose: &'static str, place: Place<'_>, sealed: &[u8]) -> Result<Vec<u8>, Unsealable> {
        match sealed {
            [BY_STORE, rest @ ..] => self.first.open(&[], place, rest),
            [BY_GOVERNMENT, version, rest @ ..] => {
                let opened = self.version(place.government, purpose, *version).ok_or(Unsealable)?;
                opened.open(&[BY_GOVERNMENT, *version], place, rest)
            }
            _ => Err(Unsealable),
        }
    }

    pub(crate) fn open(&self, place: Place<'_>, sealed: &[u8]) -> Result<Vec<u8>, Unsealable> {
        self.open_sealed(SEAL, place, sealed)
    }

    /// The secrets are made when a government is first written ([`Self::ensure`]); without them nothing would open again.
    pub(crate) fn seal_by(&self, purpose: &'static str, place: Place<'_>, plain: &[u8]) -> Vec<u8> {
        let newest = self.newest(place.government, purpose);
        newest.map(|(version, opened)| opened.seal(&[BY_GOVERNMENT, version], place, plain)).unwrap_or_default()
    }

    // --- what belongs to a case ---

    /// A key for a case that begins: the one that its documents were sealed with already, or a fresh one.
    pub(crate) fn begin_case(&self, government: &str, case: ApplicationId) -> Result<i64, Fault> {
        if let Some(slot) = self.vault.find_reserved(government, case.0)? {
            return Ok(slot);
        }
        let mut ready = self.ready.lock().unwrap_or_else(PoisonError::into_inner);
        let line = ready.entry(government.to_owned()).or_default();
        if line.is_empty() {
            line.extend(self.make(government, AHEAD, None)?);
        }
        let (slot, key) = line.pop_front().ok_or_else(|| Fault("no case key was made".into()))?;
        self.remember(slot, CaseKey::Own(key));
        Ok(slot)
    }

    /// The key of a case that has documents before it begins.
    pub(crate) fn reserve(&self, government: &str, case: ApplicationId) -> Result<i64, Fault> {
        if let Some(slot) = self.vault.find_reserved(government, case.0)? {
            return Ok(slot);
        }
        let made = self.make(government, 1, Some(case.0))?;
        made.first().map(|(slot, _)| *slot).ok_or_else(|| Fault("no case key was made".into()))
    }

    fn make(&self, government: &str, count: usize, reserved_for: Option<[u8; 16]>) -> Result<Vec<Ready>, Fault> {
        let (version, wrapping) = self.newest(government, CASE).ok_or_else(no_secret)?;
        let chance = Zeroizing::new(self.draw("case keys"));
        let secret = |slot: i64| Zeroizing::new(mac(&chance, &[&slot.to_be_bytes()]));
        let fresh = |slot: i64| {
            let wrapped = wrapping.seal(&[], case_key_place(government, &slot.to_be_bytes()), secret(slot).as_slice());
            Fresh { slot, wrapped, reserved_for }
        };
        let slots = self.vault.add_case_keys(government, version, count, fresh)?;
        Ok(slots.into_iter().map(|slot| (slot, Arc::new(SealingKey::of(&secret(slot))))).collect())
    }

    pub(crate) fn case_key(&self, government: &str, slot: Option<i64>) -> Result<CaseKey, Fault> {
        let Some(slot) = slot else { return Ok(CaseKey::Shared) };
        if let Some(known) = self.remembered.lock().unwrap_or_else(PoisonError::into_inner).get(&slot) {
            return Ok(known.clone());
        }
        let found = self.vault.find_case_key(slot)?;
        let (owner, version, wrapped) = found.filter(|(owner, ..)| owner == government).ok_or_else(|| Fault("the key of a case is missing".into()))?;
        let key = match wrapped {
            None => CaseKey::Erased,
            Some(wrapped) => {
                let wrapping = self.version(&owner, CASE, version).ok_or_else(no_secret)?;
                let secret = open_case_key(&wrapping, government, slot, &wrapped)?;
                CaseKey::Own(Arc::new(SealingKey::of(&secret)))
            }
        };
        // What was erased meanwhile stays erased.
        let mut remembered = self.remembered.lock().unwrap_or_else(PoisonError::into_inner);
        Ok(remembered.entry(slot).or_insert(key).clone())
    }

    fn remember(&self, slot: i64, key: CaseKey) {
        let mut remembered = self.remembered.lock().unwrap_or_else(PoisonError::into_inner);
        if remembered.len() >= REMEMBERED {
            remembered.clear();
        }
        remembered.insert(slot, key);
    }

    pub(crate) fn seal_in(&self, key: &CaseKey, place: Place<'_>, plain: &[u8]) -> Result<Vec<u8>, Fault> {
        match key {
            CaseKey::Own(key) => Ok(key.seal(&[BY_CASE], place, plain)),
            CaseKey::Shared => Ok(self.seal(place, plain)),
            CaseKey::Erased => Err(Fault("a case that was erased is not written to".into())),
        }
    }

    /// None once the case was erased.
    pub(crate) fn open_in(&self, key: &CaseKey, place: Place<'_>, sealed: &[u8]) -> Result<Option<Zeroizing<Vec<u8>>>, Unsealable> {
        match (key, sealed) {
            (CaseKey::Own(key), [BY_CASE, rest @ ..]) => key.open(&[BY_CASE], place, rest).map(|plain| Some(Zeroizing::new(plain))),
            (CaseKey::Shared, _) => self.open(place, sealed).map(|plain| Some(Zeroizing::new(plain))),
            (CaseKey::Erased, _) => Ok(None),
            (CaseKey::Own(_), _) => Err(Unsealable),
        }
    }

    /// Destroys a case's key, in memory and on disk.
    pub(crate) fn erase(&self, slot: i64, at_micros: i64) -> Result<bool, Fault> {
        let erased = self.vault.erase_case_key(slot, at_micros)?;
        self.remember(slot, CaseKey::Erased);
        Ok(erased)
    }

    // --- rotation ---

    /// A new version of one of a government's secrets, in use from now on.
    pub(crate) fn renew(&self, government: &str, purpose: &'static str) -> Result<u8, Fault> {
        let (former, _) = self.newest(government, purpose).ok_or_else(no_secret)?;
        let version = former.checked_add(1).ok_or_else(|| Fault("a key was renewed 255 times".into()))?;
        let secret = self.draw(&format!("{purpose} {government} {version}"));
        self.vault.add_secrets(&[self.wrapped(government, purpose, version, &secret)])?;
        let mut secrets = self.secrets.write().unwrap_or_else(PoisonError::into_inner);
        secrets.entry((government.to_owned(), purpose)).or_default().push((version, Arc::new(SealingKey::of(&secret))));
        self.ready.lock().unwrap_or_else(PoisonError::into_inner).clear();
        Ok(version)
    }

    /// Wraps every case key of a government with the newest secret, then forgets the former ones.
    pub(crate) fn rewrap_cases(&self, government: &str) -> Result<u64, Fault> {
        let (version, wrapping) = self.newest(government, CASE).ok_or_else(no_secret)?;
        let mut done = 0;
        loop {
            let some = self.vault.rewrap_case_keys(government, version, |slot, former, wrapped| {
                let former = self.version(government, CASE, former).ok_or_else(no_secret)?;
                let secret = open_case_key(&former, government, slot, wrapped)?;
                Ok(wrapping.seal(&[], case_key_place(government, &slot.to_be_bytes()), secret.as_slice()))
            })?;
            done += some as u64;
            if some == 0 {
                return Ok(done);
            }
        }
    }

    /// Forgets the versions of a secret before the newest. Only when nothing is sealed with them any more.
    pub(crate) fn retire(&self, government: &str, purpose: &'static str) -> Result<(), Fault> {
        let (newest, _) = self.newest(government, purpose).ok_or_else(no_secret)?;
        let mut secrets = self.secrets.write().unwrap_or_else(PoisonError::into_inner);
        let versions = secrets.entry((government.to_owned(), purpose)).or_default();
        for (version, _) in versions.iter().filter(|(version, _)| *version < newest) {
            self.vault.remove_secret(government, purpose, *version)?;
        }
        versions.retain(|(version, _)| *version == newest);
        Ok(())
    }

    // --- keyed hashes ---

    pub(crate) fn mark(&self) -> Vec<u8> {
        self.lookups.mark()
    }

    pub(crate) fn term(&self, government: &str, kind: &str, value: &str) -> i64 {
        self.lookups.term(government, kind, value)
    }

    pub(crate) fn pin_hash(&self, government: &str, case: ApplicationId, pin: &Pin) -> [u8; 32] {
        self.lookups.pin_hash(government, case, pin)
    }

    pub(crate) fn is_pin(&self, government: &str, case: ApplicationId, pin: &Pin, stored: &[u8]) -> bool {
        self.lookups.is_pin(government, case, pin, stored)
    }

    pub(crate) fn token(&self, government: &str, case: ApplicationId) -> [u8; 16] {
        self.lookups.token(government, case)
    }

    pub(crate) fn token_hash(&self, government: &str, kind: &str, secret: &[u8]) -> [u8; 32] {
        self.lookups.token_hash(government, kind, secret)
    }

    pub(crate) fn session_hash(&self, key: &[u8; 32]) -> [u8; 32] {
        self.lookups.session_hash(key)
    }
}

fn no_secret() -> Fault {
    Fault("a government's secret is missing".into())
}

fn purpose_of(name: &str) -> Option<&'static str> {
    [CASE, REGISTER, SEAL].into_iter().find(|known| *known == name)
}

fn secret_place<'a>(government: &'a str, row: &'a [u8]) -> Place<'a> {
    Place { table: "secrets", government, row, column: "wrapped" }
}

fn case_key_place<'a>(government: &'a str, row: &'a [u8]) -> Place<'a> {
    Place { table: "case_keys", government, row, column: "wrapped" }
}

pub(crate) fn wrap(master: &SealingKey, government: &str, purpose: &str, version: u8, secret: &[u8; 32]) -> Secret {
    let row = format!("{purpose} {version}");
    (government.to_owned(), purpose.to_owned(), version, master.seal(&[], secret_place(government, row.as_bytes()), secret))
}

pub(crate) fn unwrap(master: &SealingKey, government: &str, purpose: &str, version: u8, wrapped: &[u8]) -> Result<[u8; 32], Unsealable> {
    let row = format!("{purpose} {version}");
    let secret = Zeroizing::new(master.open(&[], secret_place(government, row.as_bytes()), wrapped)?);
    secret.as_slice().try_into().map_err(|_| Unsealable)
}

fn open_case_key(wrapping: &SealingKey, government: &str, slot: i64, wrapped: &[u8]) -> Result<Zeroizing<[u8; 32]>, Fault> {
    let secret = Zeroizing::new(wrapping.open(&[], case_key_place(government, &slot.to_be_bytes()), wrapped)?);
    let secret: [u8; 32] = secret.as_slice().try_into().map_err(|_| Unsealable)?;
    Ok(Zeroizing::new(secret))
}

fn begin_with(vault: &Vault, master: &SealingKey, secret: [u8; 32]) -> Result<[u8; 32], Fault> {
    vault.add_secrets(&[wrap(master, "", LOOK_UP, 1, &secret)])?;
    Ok(secret)
}

/// Chance for one purpose. What was drawn cannot be drawn again, not even by whoever sees the memory later.
fn draw(chance: &Mutex<Zeroizing<[u8; 32]>>, label: &str) -> [u8; 32] {
    let mut state = chance.lock().unwrap_or_else(PoisonError::into_inner);
    let drawn = mac(&state, &[b"draw ", label.as_bytes()]);
    let next = mac(&state, &[b"next"]);
    state.copy_from_slice(&next);
    drawn
}

#[cfg(test)]
mod tests;
