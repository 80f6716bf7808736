//! Which key opens what, and what an erased key leaves.

use super::*;

const ID: ApplicationId = ApplicationId([5; 16]);

fn place(row: &[u8]) -> Place<'_> {
    Place { table: "particulars", government: "surabaya", row, column: "sealed" }
}

fn ring(file: &Path, master: u8) -> Ring {
    let ring = Ring::unlock(file, Keys::new([master; 32], [9; 32]), None).unwrap_or_else(|locked| panic!("{locked:?}"));
    ring.ensure("surabaya").expect("secrets");
    ring
}

#[test]
fn each_case_has_a_key_of_its_own_that_comes_back() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("keys.sqlite");
    let (first, sealed, other) = {
        let ring = ring(&file, 1);
        let (first, other) = (ring.begin_case("surabaya", ID).expect("a key"), ring.begin_case("surabaya", ID).expect("a key"));
        let key = ring.case_key("surabaya", Some(first)).expect("a key");
        (first, ring.seal_in(&key, place(b"1"), b"Siti Contoh").expect("sealed"), other)
    };
    assert_ne!(first, other);
    let ring = ring(&file, 1);
    assert!(ring.case_key("buleleng", Some(first)).is_err(), "another government's case");
    let (key, wrong) = (ring.case_key("surabaya", Some(first)).expect("a key"), ring.case_key("surabaya", Some(other)).expect("a key"));
    assert_eq!(ring.open_in(&key, place(b"1"), &sealed).expect("opens").expect("not erased").as_slice(), b"Siti Contoh");
    assert!(ring.open_in(&wrong, place(b"1"), &sealed).is_err(), "another case's key");
    assert!(ring.open_in(&CaseKey::Shared, place(b"1"), &sealed).is_err());
    assert!(ring.case_key("surabaya", Some(9_999)).is_err(), "a missing key is no erased one");
}

#[test]
fn an_erased_key_is_nowhere_in_the_key_store() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("keys.sqlite");
    let ring = ring(&file, 1);
    let slot = ring.begin_case("surabaya", ID).expect("a key");
    let key = ring.case_key("surabaya", Some(slot)).expect("a key");
    let sealed = ring.seal_in(&key, place(b"1"), b"Siti Contoh").expect("sealed");
    let wrapped = ring.vault.find_case_key(slot).expect("a read").expect("there").2.expect("wrapped");
    let holds = || {
        ["keys.sqlite", "keys.sqlite-wal"].iter().any(|name| {
            let bytes = std::fs::read(folder.path().join(name)).unwrap_or_default();
            bytes.windows(wrapped.len()).any(|window| window == wrapped)
        })
    };
    assert!(holds(), "the test can find it");
    assert!(ring.erase(slot, 1).expect("erased"));
    assert!(!holds());
    assert!(!ring.erase(slot, 2).expect("once"), "erased twice");
    let key = ring.case_key("surabaya", Some(slot)).expect("a key");
    assert!(ring.open_in(&key, place(b"1"), &sealed).expect("no fault").is_none());
    assert!(ring.seal_in(&key, place(b"1"), b"more").is_err());
}

#[test]
fn renewed_secrets_open_what_the_former_ones_sealed() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("keys.sqlite");
    let ring = ring(&file, 1);
    let slots: Vec<i64> = (0..3_000u32).map(|_| ring.begin_case("surabaya", ID).expect("a key")).collect();
    let seal = |slot| ring.seal_in(&ring.case_key("surabaya", Some(slot)).expect("a key"), place(b"1"), b"x").expect("sealed");
    let (first, last) = (slots[0], slots[2_999]);
    let sealed = [seal(first), seal(last)];
    let general = ring.seal(place(b"2"), b"a session");
    let old_register = ring.seal_by(REGISTER, place(b"3"), b"an entry");
    for purpose in [CASE, SEAL, REGISTER] {
        assert_eq!(ring.renew("surabaya", purpose).expect("renewed"), 2);
    }
    assert!(ring.rewrap_cases("surabaya").expect("rewrapped") >= 3_000);
    ring.retire("surabaya", CASE).expect("retired");
    assert_eq!(ring.open(place(b"2"), &general).expect("still opens"), b"a session");
    assert_eq!(ring.open_sealed(REGISTER, place(b"3"), &old_register).expect("still opens"), b"an entry");
    drop(ring);
    let again = Ring::unlock(&file, Keys::new([1; 32], [8; 32]), None).unwrap_or_else(|locked| panic!("{locked:?}"));
    assert!(again.version("surabaya", CASE, 1).is_none(), "the former one is gone");
    for (slot, sealed) in [first, last].into_iter().zip(&sealed) {
        let key = again.case_key("surabaya", Some(slot)).expect("a key");
        assert!(again.open_in(&key, place(b"1"), sealed).expect("opens").is_some());
    }
}

#[test]
fn a_store_of_before_opens_with_its_master_key_and_reads_what_it_sealed() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("keys.sqlite");
    let mark = Lookups::of(&[1; 32]).mark();
    assert!(matches!(Ring::unlock(&file, Keys::from_master([2; 32]), Some(&mark)), Err(Locked::Lost)));
    let ring = Ring::unlock(&file, Keys::from_master([1; 32]), Some(&mark)).unwrap_or_else(|locked| panic!("{locked:?}"));
    let former = [&[BY_STORE][..], &SealingKey::of(&[1; 32]).seal(&[], place(b"1"), b"Siti Contoh")].concat();
    assert_eq!(ring.open(place(b"1"), &former).expect("opens"), b"Siti Contoh");
    let shared = ring.case_key("surabaya", None).expect("no key of its own");
    assert!(ring.open_in(&shared, place(b"1"), &former).expect("opens").is_some());
    drop(ring);
    assert!(matches!(Ring::unlock(&file, Keys::from_master([2; 32]), Some(&mark)), Err(Locked::OtherKeys)));
}
