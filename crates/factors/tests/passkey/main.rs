//! What is believed of a passkey's answer, and what is not.

mod device;

use device::Device;
use factors::passkey::{ANSWER_BYTES_MAX, Named, Passkey, Person, Site, Trouble};

const HOST: &str = "kitir.surabaya.example";
const ORIGIN: &str = "https://kitir.surabaya.example";
const RINA: Person<'_> = Person { handle: [7; 16], name: "rina" };

fn site() -> Site {
    Site::new(HOST, ORIGIN, "Surabaya").expect("a site")
}

/// A device, and the passkey that it made for Rina.
fn made() -> (Device, Passkey) {
    let (site, mut device) = (site(), Device::new(HOST, ORIGIN));
    let (options, waiting) = site.make(RINA, &[]).expect("options");
    let passkey = site.made(&waiting, &device.make(&options)).expect("a passkey");
    (device, passkey)
}

/// One sign-in without a name.
fn found(site: &Site, device: &mut Device, passkey: &mut Passkey) -> Result<bool, Trouble> {
    let (options, waiting) = site.find()?;
    site.found(waiting, &Named::read(&device.prove(&options))?, passkey)
}

#[test]
fn a_passkey_is_kept_as_bytes_and_found_without_a_name() {
    let (mut device, passkey) = made();
    let mut passkey = Passkey::from_bytes(&passkey.to_bytes().expect("bytes")).expect("a passkey");
    assert_eq!(passkey.id(), device.id);
    assert_eq!(passkey.handle(), RINA.handle);
    let (options, waiting) = site().find().expect("options");
    assert!(!options.contains("mediation") && !options.contains("rina"), "{options}");
    let named = Named::read(&device.prove(&options)).expect("an answer");
    assert_eq!(named.id(), device.id);
    assert_eq!(site().found(waiting, &named, &mut passkey), Ok(true), "the counter grew");
}

#[test]
fn the_options_want_a_verified_user_and_a_passkey_that_is_found_by_itself() {
    let (_, passkey) = made();
    let (options, _) = site().make(RINA, std::slice::from_ref(&passkey)).expect("options");
    let options: serde_json::Value = serde_json::from_str(&options).expect("JSON");
    let wanted = &options["publicKey"]["authenticatorSelection"];
    assert_eq!((wanted["userVerification"].as_str(), wanted["residentKey"].as_str()), (Some("required"), Some("required")));
    assert_eq!(options["publicKey"]["excludeCredentials"].as_array().map(Vec::len), Some(1));
    assert_eq!(options["publicKey"]["rp"]["id"], HOST);
}

#[test]
fn a_passkey_proves_her_anew_and_says_which_it_was() {
    let ((_, first), (mut device, second)) = (made(), made());
    let mut known = [first, second];
    let (options, waiting) = site().prove(&known).expect("options");
    let answer = device.prove(&options);
    assert_eq!(site().proved(&waiting, &answer, &mut known), Ok((1, true)));
    let (_, other) = site().prove(&known).expect("options");
    assert_eq!(site().proved(&other, &answer, &mut known), Err(Trouble::Untrusted), "an answer to another challenge");
}

#[test]
fn an_answer_for_another_site_or_another_person_is_not_believed() {
    let (mut device, mut passkey) = made();
    device.origin = "https://kitir-surabaya.example".into();
    assert_eq!(found(&site(), &mut device, &mut passkey), Err(Trouble::Untrusted), "a look-alike's origin");
    device.origin = "http://kitir.surabaya.example".into();
    assert_eq!(found(&site(), &mut device, &mut passkey), Err(Trouble::Untrusted), "without TLS");
    device.origin = ORIGIN.into();
    device.host = "surabaya.example".into();
    assert_eq!(found(&site(), &mut device, &mut passkey), Err(Trouble::Untrusted), "another host's passkey");
    device.host = HOST.into();
    assert_eq!(found(&site(), &mut device, &mut passkey), Ok(true));
    let (_, mut others) = made();
    assert_eq!(found(&site(), &mut device, &mut others), Err(Trouble::Untrusted), "signed by another key");
}

#[test]
fn a_device_that_does_not_verify_its_user_is_not_enough() {
    let (mut device, mut passkey) = made();
    device.verifies = false;
    assert_eq!(found(&site(), &mut device, &mut passkey), Err(Trouble::Untrusted));
    let (options, waiting) = site().make(RINA, &[]).expect("options");
    assert!(site().made(&waiting, &device.make(&options)).is_err());
}

#[test]
fn a_counter_that_does_not_grow_tells_of_a_copy() {
    let (mut device, mut passkey) = made();
    assert_eq!(found(&site(), &mut device, &mut passkey), Ok(true));
    device.counter = 0;
    assert_eq!(found(&site(), &mut device, &mut passkey), Err(Trouble::Copied));
}

#[test]
fn answers_that_are_none_are_refused_and_so_are_very_long_ones() {
    for answer in ["", "{}", "[]", "null", "\u{0}", &"x".repeat(ANSWER_BYTES_MAX + 1), "{\"id\":\"AA\",\"rawId\":\"AA\",\"type\":\"public-key\",\"response\":{}}"] {
        assert!(matches!(Named::read(answer), Err(Trouble::Unreadable)), "{}", answer.len());
        let (_, waiting) = site().make(RINA, &[]).expect("options");
        assert_eq!(site().made(&waiting, answer).map(drop), Err(Trouble::Unreadable));
    }
    // Any byte of a good answer changed: refused, and never a fault.
    let (mut device, passkey) = made();
    let (options, waiting) = site().find().expect("options");
    let answer = device.prove(&options);
    for place in 0..answer.len() {
        let mut bytes = answer.clone().into_bytes();
        bytes[place] ^= 1;
        let Ok(text) = String::from_utf8(bytes) else { continue };
        let Ok(named) = Named::read(&text) else { continue };
        let mut passkey = passkey.clone();
        let judged = site().found(waiting.clone(), &named, &mut passkey);
        // What names the passkey only finds it, and the extensions are not read.
        assert!(judged.is_err() || named.id() == device.id, "byte {place}: {text}");
    }
}

#[test]
fn an_address_that_is_no_name_has_no_passkeys() {
    assert!(matches!(Site::new("127.0.0.1", "http://127.0.0.1:8080", "x"), Err(Trouble::NoHost)));
    assert!(matches!(Site::new("surabaya.example", "https://elsewhere.example", "x"), Err(Trouble::NoHost)));
    assert!(Site::new("localhost", "http://localhost:8080", "x").is_ok());
}
