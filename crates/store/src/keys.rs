//! The master key, and what is made of keys: sealing and keyed hashes.
//!
//! **Invariant:** a sealed value opens only where it was sealed: table, government, row and column are part of it, and so is which
//! key sealed it. No key is ever shown; dropping wipes them.
//!
//! Read next: [`crate::ring`] (which key for what), `docs/decisions/0014-a-key-for-each-case.md`.

use application::{ApplicationId, Pin};
use chacha20poly1305::{
    KeyInit, XChaCha20Poly1305, XNonce,
    aead::{Aead, Payload},
};
use hmac::{Hmac, Mac};
use sha2::Sha256;
use zeroize::{Zeroize, Zeroizing};

const NONCE: usize = 24;

/// What opens a store: the master key, kept outside the data folder, and fresh chance for the keys that the store makes.
pub struct Keys {
    pub(crate) master: Zeroizing<[u8; 32]>,
    pub(crate) seed: Zeroizing<[u8; 32]>,
}

impl Keys {
    /// `seed` is drawn anew at each start.
    pub fn new(master: [u8; 32], seed: [u8; 32]) -> Self {
        Self { master: Zeroizing::new(master), seed: Zeroizing::new(seed) }
    }

    /// Without chance, for tests and measurements: the same master makes the same keys.
    pub fn from_master(master: [u8; 32]) -> Self {
        Self::new(master, mac(&master, &[b"kitir seed of tests"]))
    }
}

/// Where a sealed value stands.
#[derive(Clone, Copy)]
pub(crate) struct Place<'a> {
    pub table: &'static str,
    pub government: &'a str,
    /// Names the row within the table.
    pub row: &'a [u8],
    pub column: &'static str,
}

impl Place<'_> {
    fn bytes(&self, head: &[u8]) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(96);
        for part in [self.table.as_bytes(), self.government.as_bytes(), self.row, self.column.as_bytes()] {
            bytes.extend_from_slice(&u32::try_from(part.len()).unwrap_or(u32::MAX).to_be_bytes());
            bytes.extend_from_slice(part);
        }
        // The first format had nothing here.
        bytes.extend_from_slice(head);
        bytes
    }
}

/// A sealed value that does not open: other keys, another place, or damaged.
#[derive(Debug, thiserror::Error)]
#[error("a sealed value does not open")]
pub struct Unsealable;

/// One key that seals.
pub(crate) struct SealingKey {
    sealing: Zeroizing<[u8; 32]>,
    nonce: Zeroizing<[u8; 32]>,
}

impl SealingKey {
    pub(crate) fn of(secret: &[u8; 32]) -> Self {
        Self { sealing: Zeroizing::new(mac(secret, &[b"kitir sealing 1"])), nonce: Zeroizing::new(mac(secret, &[b"kitir nonce 1"])) }
    }

    /// `head` stands before the sealed value, in clear: the format and which key. The nonce is a keyed hash over place and content: two
    /// contents never share one, and sealing needs no chance.
    pub(crate) fn seal(&self, head: &[u8], place: Place<'_>, plain: &[u8]) -> Vec<u8> {
        let aad = place.bytes(head);
        let long = mac(&self.nonce, &[&aad, plain]);
        let nonce: [u8; NONCE] = std::array::from_fn(|at| long[at]);
        let cipher = XChaCha20Poly1305::new((&*self.sealing).into());
        // Fails only beyond 256 GiB; an empty value would not open again.
        let sealed = cipher.encrypt(&XNonce::from(nonce), Payload { msg: plain, aad: &aad }).unwrap_or_default();
        [head, nonce.as_slice(), &sealed].concat()
    }

    /// `sealed` without its head.
    pub(crate) fn open(&self, head: &[u8], place: Place<'_>, sealed: &[u8]) -> Result<Vec<u8>, Unsealable> {
        let (nonce, sealed) = sealed.split_first_chunk::<NONCE>().ok_or(Unsealable)?;
        let cipher = XChaCha20Poly1305::new((&*self.sealing).into());
        cipher.decrypt(&XNonce::from(*nonce), Payload { msg: sealed, aad: &place.bytes(head) }).map_err(|_| Unsealable)
    }
}

/// Keyed hashes by which things are found: search terms, PINs, tokens, sessions. Made from one secret that outlives the master key.
pub(crate) struct Lookups {
    index: [u8; 32],
    pin: [u8; 32],
    token: [u8; 32],
    session: [u8; 32],
    mark: [u8; 32],
}

impl Drop for Lookups {
    fn drop(&mut self) {
        for key in [&mut self.index, &mut self.pin, &mut self.token, &mut self.session, &mut self.mark] {
            key.zeroize();
        }
    }
}

impl Lookups {
    pub(crate) fn of(secret: &[u8; 32]) -> Self {
        let derive = |label: &str| mac(secret, &[label.as_bytes()]);
        Self {
            index: derive("kitir index 1"),
            pin: derive("kitir pin 1"),
            token: derive("kitir token 1"),
            session: derive("kitir session 1"),
            mark: derive("kitir mark 1"),
        }
    }

    /// Tells these keys from others without telling them.
    pub(crate) fn mark(&self) -> Vec<u8> {
        self.mark.to_vec()
    }

    /// A search term of a government, cut to eight bytes.
    pub(crate) fn term(&self, government: &str, kind: &str, value: &str) -> i64 {
        let long = mac(&self.index, &[government.as_bytes(), b"\0", kind.as_bytes(), b"\0", value.as_bytes()]);
        i64::from_be_bytes(std::array::from_fn(|at| long[at]))
    }

    pub(crate) fn pin_hash(&self, government: &str, case: ApplicationId, pin: &Pin) -> [u8; 32] {
        mac(&self.pin, &[government.as_bytes(), b"\0", &case.0, pin.reveal().as_bytes()])
    }

    /// Takes the same time wherever the two differ.
    pub(crate) fn is_pin(&self, government: &str, case: ApplicationId, pin: &Pin, stored: &[u8]) -> bool {
        let mut hash = match Hmac::<Sha256>::new_from_slice(&self.pin) {
            Ok(hash) => hash,
            Err(_) => return false,
        };
        for part in [government.as_bytes(), b"\0", &case.0, pin.reveal().as_bytes()] {
            hash.update(part);
        }
        hash.verify_slice(stored).is_ok()
    }

    /// The token in a case's QR.
    pub(crate) fn token(&self, government: &str, case: ApplicationId) -> [u8; 16] {
        let long = mac(&self.token, &[government.as_bytes(), b"\0", &case.0]);
        std::array::from_fn(|at| long[at])
    }

    /// What is stored of a secret that comes back from outside: token, delivery, ticket.
    pub(crate) fn token_hash(&self, government: &str, kind: &str, secret: &[u8]) -> [u8; 32] {
        mac(&self.token, &[b"hash\0", government.as_bytes(), b"\0", kind.as_bytes(), b"\0", secret])
    }

    pub(crate) fn session_hash(&self, key: &[u8; 32]) -> [u8; 32] {
        mac(&self.session, &[key])
    }
}

pub(crate) fn mac(key: &[u8; 32], parts: &[&[u8]]) -> [u8; 32] {
    // HMAC takes a key of any length, so this cannot fail; an all-zero hash would only fail to match.
    let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(key) else { return [0; 32] };
    for part in parts {
        mac.update(part);
    }
    mac.finalize().into_bytes().into()
}

#[cfg(test)]
mod tests {
    use super::*;

    const PLACE: Place<'_> = Place { table: "particulars", government: "surabaya", row: b"row 1", column: "sealed" };
    const HEAD: [u8; 2] = [2, 1];

    #[test]
    fn what_is_sealed_opens_in_its_place_only() {
        let key = SealingKey::of(&[1; 32]);
        let sealed = key.seal(&HEAD, PLACE, b"Siti Contoh");
        let (head, rest) = sealed.split_at(2);
        assert_eq!(key.open(head, PLACE, rest).expect("its own place"), b"Siti Contoh");
        for place in [Place { row: b"row 2", ..PLACE }, Place { government: "buleleng", ..PLACE }, Place { column: "card", ..PLACE }, Place { table: "sessions", ..PLACE }] {
            assert!(key.open(head, place, rest).is_err());
        }
        assert!(key.open(&[2, 2], PLACE, rest).is_err(), "under another version of the key");
        assert!(SealingKey::of(&[2; 32]).open(head, PLACE, rest).is_err());
    }

    #[test]
    fn a_damaged_value_does_not_open() {
        let key = SealingKey::of(&[1; 32]);
        let sealed = key.seal(&HEAD, PLACE, b"Siti Contoh");
        for byte in 2..sealed.len() {
            let mut damaged = sealed.clone();
            damaged[byte] ^= 1;
            assert!(key.open(&HEAD, PLACE, &damaged[2..]).is_err(), "byte {byte}");
        }
        assert!(key.open(&HEAD, PLACE, &[]).is_err());
    }

    #[test]
    fn a_pin_is_bound_to_its_case() {
        let keys = Lookups::of(&[1; 32]);
        let (one, other) = (ApplicationId([1; 16]), ApplicationId([2; 16]));
        let (right, wrong) = (Pin::parse("482913").expect("six digits"), Pin::parse("482914").expect("six digits"));
        let stored = keys.pin_hash("surabaya", one, &right);
        assert!(keys.is_pin("surabaya", one, &right, &stored));
        assert!(!keys.is_pin("surabaya", one, &wrong, &stored));
        assert!(!keys.is_pin("surabaya", other, &right, &stored));
        assert!(!keys.is_pin("buleleng", one, &right, &stored));
    }
}
