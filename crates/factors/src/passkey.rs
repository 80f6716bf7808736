//! Passkeys (WebAuthn level 2 and 3): made, proved, and found without a name being typed.
//!
//! A ceremony has two halves. The first makes the options that a page's script hands to the browser, and a half that waits here; the
//! second judges the browser's answer against what waited. Options and answers are JSON with bytes in base64url, as
//! `PublicKeyCredential.toJSON` writes them.
//!
//! **Invariant:** each waiting half serves one answer; the device must have verified its user (PIN or finger), so a passkey is two
//! factors; an answer counts for one site, named by host and origin. A passkey's counter that does not grow is refused as a copy.
//! Read next: [`crate::waiting`].

use serde::{Deserialize, Serialize};
use webauthn_rs::prelude::{
    DiscoverableAuthentication, PasskeyAuthentication, PasskeyRegistration, PublicKeyCredential, RegisterPublicKeyCredential, Url, Uuid, Webauthn,
    WebauthnBuilder, WebauthnError,
};

/// Longest answer of a browser that is read, in bytes; theirs are under 4,000.
pub const ANSWER_BYTES_MAX: usize = 16 * 1024;

/// How long a browser may wait for its user's finger.
pub const CEREMONY_MAX: time::Duration = time::Duration::minutes(5);

/// Why a ceremony did not work. Carries nothing of the answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Trouble {
    /// Passkeys belong to a host name, and this is none (an IP address).
    #[error("passkeys need a host name")]
    NoHost,
    /// Not what a browser's passkey answers.
    #[error("the answer cannot be read")]
    Unreadable,
    /// For another site, another challenge, signed by another key, or by a device that did not verify its user.
    #[error("the answer is not to be believed")]
    Untrusted,
    /// The passkey's counter did not grow: there may be a copy of it.
    #[error("the passkey may have been copied")]
    Copied,
}

impl From<WebauthnError> for Trouble {
    fn from(error: WebauthnError) -> Self {
        match error {
            WebauthnError::CredentialPossibleCompromise => Self::Copied,
            _ => Self::Untrusted,
        }
    }
}

/// The site that passkeys belong to.
pub struct Site(Webauthn);

/// For whom a passkey is made.
#[derive(Clone, Copy, Debug)]
pub struct Person<'a> {
    /// Opaque, the same for every passkey of this person; stored on her device, so it says nothing about her.
    pub handle: [u8; 16],
    /// What her device shows beside the passkey.
    pub name: &'a str,
}

/// A passkey as it is stored.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Passkey {
    handle: [u8; 16],
    key: webauthn_rs::prelude::Passkey,
}

impl Passkey {
    /// Unique in the world; what an answer names.
    pub fn id(&self) -> &[u8] {
        self.key.cred_id()
    }

    pub fn handle(&self) -> [u8; 16] {
        self.handle
    }

    /// JSON; to be sealed: it says which device somebody has.
    pub fn to_bytes(&self) -> Result<Vec<u8>, Trouble> {
        serde_json::to_vec(self).map_err(|_| Trouble::Unreadable)
    }

    pub fn from_bytes(bytes: &[u8]) -> Result<Self, Trouble> {
        serde_json::from_slice(bytes).map_err(|_| Trouble::Unreadable)
    }
}

/// Waits while a passkey is made.
#[derive(Clone, Debug)]
pub struct Making {
    handle: [u8; 16],
    half: PasskeyRegistration,
}

/// Waits while somebody whom we do not know yet proves herself.
#[derive(Clone, Debug)]
pub struct Finding(DiscoverableAuthentication);

/// Waits while somebody whom we know proves herself anew.
#[derive(Clone, Debug)]
pub struct Proving(PasskeyAuthentication);

/// An answer that names a passkey; what it proves is judged by [`Site::found`].
pub struct Named {
    answer: PublicKeyCredential,
    handle: [u8; 16],
}

impl Named {
    pub fn read(answer: &str) -> Result<Self, Trouble> {
        let answer: PublicKeyCredential = read(answer)?;
        let handle = answer.get_user_unique_id().and_then(|handle| handle.try_into().ok()).ok_or(Trouble::Unreadable)?;
        Ok(Self { answer, handle })
    }

    /// Of the passkey that is to be looked up.
    pub fn id(&self) -> &[u8] {
        self.answer.get_credential_id()
    }
}

impl Site {
    /// `host` is what the passkeys are bound to; `origin` the scheme, host and port of the pages, `https://host` or, on the machine itself,
    /// `http://localhost:8080`.
    pub fn new(host: &str, origin: &str, name: &str) -> Result<Self, Trouble> {
        let origin = Url::parse(origin).map_err(|_| Trouble::NoHost)?;
        let builder = WebauthnBuilder::new(host, &origin).map_err(|_| Trouble::NoHost)?;
        let timeout = CEREMONY_MAX.unsigned_abs();
        builder.rp_name(name).timeout(timeout).build().map(Self).map_err(|_| Trouble::NoHost)
    }

    /// Options for `navigator.credentials.create`. `known` are her passkeys, so that one device makes one.
    pub fn make(&self, person: Person<'_>, known: &[Passkey]) -> Result<(String, Making), Trouble> {
        let known = known.iter().map(|passkey| passkey.key.cred_id().clone()).collect();
        let (options, half) = self.0.start_passkey_registration(Uuid::from_bytes(person.handle), person.name, person.name, Some(known))?;
        let mut options = serde_json::to_value(options).map_err(|_| Trouble::Unreadable)?;
        // She is to be found by it without typing a name; the library leaves that to the device.
        if let Some(wanted) = options.pointer_mut("/publicKey/authenticatorSelection").and_then(|wanted| wanted.as_object_mut()) {
            wanted.insert("residentKey".to_owned(), "required".into());
            wanted.insert("requireResidentKey".to_owned(), true.into());
        }
        Ok((options.to_string(), Making { handle: person.handle, half }))
    }

    pub fn made(&self, waited: &Making, answer: &str) -> Result<Passkey, Trouble> {
        let answer: RegisterPublicKeyCredential = read(answer)?;
        Ok(Passkey { handle: waited.handle, key: self.0.finish_passkey_registration(&answer, &waited.half)? })
    }

    /// Options for `navigator.credentials.get` by which any passkey of this site may answer.
    pub fn find(&self) -> Result<(String, Finding), Trouble> {
        let (mut options, half) = self.0.start_discoverable_authentication()?;
        // Behind a button, not within a box's suggestions.
        options.mediation = None;
        Ok((written(&options)?, Finding(half)))
    }

    /// Judges the answer by the passkey that it names. True: the passkey has changed and is to be stored anew.
    pub fn found(&self, waited: Finding, named: &Named, passkey: &mut Passkey) -> Result<bool, Trouble> {
        if named.handle != passkey.handle {
            return Err(Trouble::Untrusted);
        }
        let result = self.0.finish_discoverable_authentication_v2(&named.answer, waited.0, &passkey.key)?;
        passkey.key.update_credential(&result).ok_or(Trouble::Untrusted)
    }

    /// Options for `navigator.credentials.get` by which one of these may answer.
    pub fn prove(&self, known: &[Passkey]) -> Result<(String, Proving), Trouble> {
        let known: Vec<_> = known.iter().map(|passkey| passkey.key.clone()).collect();
        let (options, half) = self.0.start_passkey_authentication(&known)?;
        Ok((written(&options)?, Proving(half)))
    }

    /// Which of these answered: its place, and whether it has changed and is to be stored anew.
    pub fn proved(&self, waited: &Proving, answer: &str, known: &mut [Passkey]) -> Result<(usize, bool), Trouble> {
        let answer: PublicKeyCredential = read(answer)?;
        let result = self.0.finish_passkey_authentication(&answer, &waited.0)?;
        let mut tried = known.iter_mut().enumerate();
        tried.find_map(|(place, passkey)| Some((place, passkey.key.update_credential(&result)?))).ok_or(Trouble::Untrusted)
    }
}

fn read<T: for<'a> Deserialize<'a>>(answer: &str) -> Result<T, Trouble> {
    if answer.len() > ANSWER_BYTES_MAX {
        return Err(Trouble::Unreadable);
    }
    serde_json::from_str(answer).map_err(|_| Trouble::Unreadable)
}

fn written(options: &impl Serialize) -> Result<String, Trouble> {
    serde_json::to_string(options).map_err(|_| Trouble::Unreadable)
}
