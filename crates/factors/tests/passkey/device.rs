//! A passkey device in software, for tests: makes keys, signs challenges, and tells the lies that a test wants.

#![allow(dead_code, reason = "each test binary uses its own part")]

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD as B64};
use ring::{
    rand::SystemRandom,
    signature::{ECDSA_P256_SHA256_ASN1_SIGNING, EcdsaKeyPair, KeyPair},
};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

/// User present, user verified.
const VERIFIED: u8 = 0x05;
const WITH_KEY: u8 = 0x40;

pub struct Device {
    pub origin: String,
    pub host: String,
    pair: EcdsaKeyPair,
    pub id: Vec<u8>,
    handle: Vec<u8>,
    pub counter: u32,
    /// The device asks for a PIN or a finger.
    pub verifies: bool,
}

impl Device {
    pub fn new(host: &str, origin: &str) -> Self {
        let chance = SystemRandom::new();
        let document = EcdsaKeyPair::generate_pkcs8(&ECDSA_P256_SHA256_ASN1_SIGNING, &chance).expect("a key");
        let pair = EcdsaKeyPair::from_pkcs8(&ECDSA_P256_SHA256_ASN1_SIGNING, document.as_ref(), &chance).expect("a key");
        let id = Sha256::digest(pair.public_key().as_ref()).to_vec();
        Self { origin: origin.to_owned(), host: host.to_owned(), pair, id, handle: Vec::new(), counter: 0, verifies: true }
    }

    fn flags(&self) -> u8 {
        if self.verifies { VERIFIED } else { 0x01 }
    }

    fn client_data(&self, kind: &str, options: &Value) -> Vec<u8> {
        let challenge = options["publicKey"]["challenge"].as_str().expect("a challenge");
        json!({ "type": kind, "challenge": challenge, "origin": self.origin, "crossOrigin": false }).to_string().into_bytes()
    }

    fn head(&self, flags: u8) -> Vec<u8> {
        let mut bytes = Sha256::digest(self.host.as_bytes()).to_vec();
        bytes.push(flags);
        bytes.extend_from_slice(&self.counter.to_be_bytes());
        bytes
    }

    /// As `navigator.credentials.create` answers these options.
    pub fn make(&mut self, options: &str) -> String {
        let options: Value = serde_json::from_str(options).expect("options");
        self.handle = B64.decode(options["publicKey"]["user"]["id"].as_str().expect("a handle")).expect("base64url");
        let mut data = self.head(self.flags() | WITH_KEY);
        data.extend_from_slice(&[0; 16]);
        data.extend_from_slice(&u16::try_from(self.id.len()).expect("short").to_be_bytes());
        data.extend_from_slice(&self.id);
        let point = self.pair.public_key().as_ref();
        // COSE: {1: EC2, 3: ES256, -1: P-256, -2: x, -3: y}.
        data.extend_from_slice(&[0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 0x20]);
        data.extend_from_slice(&point[1..33]);
        data.extend_from_slice(&[0x22, 0x58, 0x20]);
        data.extend_from_slice(&point[33..65]);
        // CBOR: {"fmt": "none", "attStmt": {}, "authData": data}.
        let mut object = b"\xa3\x63fmt\x64none\x67attStmt\xa0\x68authData\x59".to_vec();
        object.extend_from_slice(&u16::try_from(data.len()).expect("short").to_be_bytes());
        object.extend_from_slice(&data);
        let response = json!({
            "attestationObject": B64.encode(object), "clientDataJSON": B64.encode(self.client_data("webauthn.create", &options)), "transports": ["internal"],
        });
        self.answer(response)
    }

    /// As `navigator.credentials.get` answers these options.
    pub fn prove(&mut self, options: &str) -> String {
        let options: Value = serde_json::from_str(options).expect("options");
        self.counter += 1;
        let (client, data) = (self.client_data("webauthn.get", &options), self.head(self.flags()));
        let signed = [data.as_slice(), Sha256::digest(&client).as_slice()].concat();
        let signature = self.pair.sign(&SystemRandom::new(), &signed).expect("a signature");
        let response = json!({
            "authenticatorData": B64.encode(data), "clientDataJSON": B64.encode(client), "signature": B64.encode(signature.as_ref()),
            "userHandle": B64.encode(&self.handle),
        });
        self.answer(response)
    }

    fn answer(&self, response: Value) -> String {
        let id = B64.encode(&self.id);
        json!({ "id": id, "rawId": id, "type": "public-key", "response": response, "extensions": {} }).to_string()
    }
}
