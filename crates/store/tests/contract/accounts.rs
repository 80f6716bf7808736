//! Citizens' accounts: claims, codes, browsers, cases, closing.

use crate::house::{at, buleleng, draft, id, pin, receipt, sent, staff, surabaya};
use application::{Actor, action::IdentityDocument};
use catalogue::nik::Nik;
use std::sync::Arc;
use store::{
    Account, AccountId, Accounts, CODES_PER_ADDRESS, Claim, CodeCheck, CodeIssue, CodePurpose, CodeRequest, CodeTry, Contact, Contract, FamilyMember, GivenCode,
    SessionKey, SignIn, SignedInBy,
};
use time::{Duration, OffsetDateTime};

crate::guarantees!(
    a_code_is_used_once_by_the_browser_that_asked,
    a_code_dies_after_five_minutes_and_after_five_wrong_tries,
    a_contact_gets_five_codes_an_hour_with_growing_delays,
    tags_of_one_inbox_count_together,
    an_address_asks_for_so_many_codes_and_no_more,
    one_inbox_consents_for_five_persons_a_day,
    a_passkey_signs_in_until_it_is_taken_away,
    guessing_all_day_gains_next_to_nothing,
    a_counters_code_works_in_any_browser_once_and_verifies,
    an_officer_gives_no_more_codes_than_a_day_at_a_counter_can_need,
    two_accounts_may_claim_one_nik_and_the_other_is_told,
    the_same_claim_enters_the_same_account,
    an_account_shows_its_own_cases_and_no_others,
    a_browser_that_left_or_was_ended_is_nobody,
    a_contact_is_changed_and_the_old_one_enters_no_more,
    a_closed_account_is_gone,
    accounts_of_governments_stay_apart,
    old_codes_are_forgotten,
);

const MOTHER: &str = "9978074101940001";
const OTHER: &str = "9978074101940002";

fn claim(nik: &str, email: &str) -> Claim {
    Claim { nik: Nik::parse(nik).expect("a number of nobody"), contact: Contact::Email(email.into()) }
}

fn siti() -> Claim {
    claim(MOTHER, "siti@surat.example")
}

fn browser(n: u8) -> SessionKey {
    SessionKey([n; 32])
}

fn request(claim: &Claim, n: u8, digits: &str, at: OffsetDateTime) -> CodeRequest {
    CodeRequest {
        purpose: CodePurpose::SignIn, claim: claim.clone(), browser: browser(n), address: "203.0.113.7".into(), language: "id".into(), digits: digits.into(), at,
    }
}

async fn ask(store: &impl Accounts, claim: &Claim, n: u8, digits: &str, at: OffsetDateTime) -> CodeIssue {
    store.issue_code(&surabaya(), request(claim, n, digits, at)).await.expect("a write")
}

async fn attempt(store: &impl Accounts, claim: &Claim, n: u8, digits: &str, at: OffsetDateTime) -> CodeCheck {
    let attempt = CodeTry { purpose: CodePurpose::SignIn, claim: claim.clone(), browser: browser(n), digits: digits.into(), at };
    store.try_code(&surabaya(), attempt).await.expect("a write")
}

fn sign_in(n: u8, at: OffsetDateTime) -> SignIn {
    SignIn { key: browser(n), replaces: None, id: [n; 16], by: SignedInBy::Code, agent: "android".into(), at, expires_at: at + Duration::days(7) }
}

fn fresh(n: u64) -> AccountId {
    AccountId(id(9_000 + n))
}

async fn enter(store: &impl Accounts, claim: Claim, n: u8, seen_by: Option<Actor>) -> AccountId {
    store.enter_account(&surabaya(), claim, fresh(n.into()), "id", seen_by, sign_in(n, at(0, 0))).await.expect("a write")
}

/// One of the accounts that claim the mother's NIK.
async fn found(store: &impl Accounts, account: AccountId) -> Option<Account> {
    let all = store.accounts_with_nik(&surabaya(), MOTHER).await.expect("a read");
    all.into_iter().find(|one| one.id == account)
}

const RIGHT: CodeCheck = CodeCheck::Right { seen_by: None, account: None };

async fn a_code_is_used_once_by_the_browser_that_asked(store: Arc<impl Accounts>) {
    assert!(matches!(ask(&*store, &siti(), 1, "482913", at(0, 0)).await, CodeIssue::Sent { .. }));
    assert_eq!(attempt(&*store, &siti(), 2, "482913", at(0, 10)).await, CodeCheck::Wrong, "another browser");
    assert_eq!(attempt(&*store, &claim(OTHER, "siti@surat.example"), 1, "482913", at(0, 10)).await, CodeCheck::Wrong, "another NIK");
    assert_eq!(attempt(&*store, &claim(MOTHER, "sita@surat.example"), 1, "482913", at(0, 10)).await, CodeCheck::Wrong, "another contact");
    let other = CodeTry { purpose: CodePurpose::Consent, claim: siti(), browser: browser(1), digits: "482913".into(), at: at(0, 10) };
    assert_eq!(store.try_code(&surabaya(), other).await.expect("a write"), CodeCheck::Wrong, "another purpose");
    assert_eq!(attempt(&*store, &siti(), 1, "482913", at(0, 20)).await, RIGHT);
    assert_eq!(attempt(&*store, &siti(), 1, "482913", at(0, 30)).await, CodeCheck::Wrong, "used up");
}

async fn a_code_dies_after_five_minutes_and_after_five_wrong_tries(store: Arc<impl Accounts>) {
    ask(&*store, &siti(), 1, "482913", at(0, 0)).await;
    assert_eq!(attempt(&*store, &siti(), 1, "482913", at(5, 0)).await, CodeCheck::Wrong);
    ask(&*store, &siti(), 1, "111111", at(10, 0)).await;
    for _ in 0..5 {
        assert_eq!(attempt(&*store, &siti(), 1, "000000", at(10, 5)).await, CodeCheck::Wrong);
    }
    assert_eq!(attempt(&*store, &siti(), 1, "111111", at(10, 6)).await, CodeCheck::Wrong, "dead");
}

async fn a_contact_gets_five_codes_an_hour_with_growing_delays(store: Arc<impl Accounts>) {
    let mut waits = Vec::new();
    let (mut clock, mut sent) = (at(0, 0), 0);
    while clock < at(59, 0) {
        // A new NIK and a new browser each time: it is the inbox that counts.
        let nik = format!("99780741019400{:02}", sent + 1);
        match store.issue_code(&surabaya(), request(&claim(&nik, "siti@surat.example"), 9, "123456", clock)).await.expect("a write") {
            CodeIssue::Sent { next_at } => {
                sent += 1;
                waits.push((next_at - clock).whole_seconds());
            }
            CodeIssue::Wait { until } => assert!(until > clock),
        }
        clock += Duration::seconds(10);
    }
    assert_eq!((sent, waits), (5, vec![30, 60, 120, 240, 3_600]));
    assert!(matches!(ask(&*store, &siti(), 1, "482913", at(60, 1)).await, CodeIssue::Sent { .. }), "an hour after the first");
}

async fn tags_of_one_inbox_count_together(store: Arc<impl Accounts>) {
    let mut sent = 0;
    for n in 0..1_000 {
        let to = claim(MOTHER, &format!("siti+{n}@surat.example"));
        let mut asked = request(&to, 1, "123456", at(n % 55, n / 55));
        asked.address = format!("203.0.{}.{}", n / 250, n % 250);
        sent += u32::from(matches!(store.issue_code(&surabaya(), asked).await.expect("a write"), CodeIssue::Sent { .. }));
    }
    assert!(sent <= 5, "{sent} letters to one inbox");
}

async fn an_address_asks_for_so_many_codes_and_no_more(store: Arc<impl Accounts>) {
    let mut sent = 0;
    for n in 0..1_000 {
        let asked = request(&claim(MOTHER, &format!("orang{n}@surat.example")), 1, "123456", at(1, n / 40));
        sent += usize::from(matches!(store.issue_code(&surabaya(), asked).await.expect("a write"), CodeIssue::Sent { .. }));
    }
    assert_eq!(sent, CODES_PER_ADDRESS);
}

async fn one_inbox_consents_for_five_persons_a_day(store: Arc<impl Accounts>) {
    let mut clock = at(0, 0);
    for person in 1..=6 {
        clock += Duration::minutes(20);
        let claim = claim(&format!("99780741019400{person:02}"), "kader@surat.example");
        let asked = CodeRequest { purpose: CodePurpose::Consent, ..request(&claim, 1, "482913", clock) };
        let issued = store.issue_code(&surabaya(), asked).await.expect("a write");
        assert_eq!(matches!(issued, CodeIssue::Sent { .. }), person <= 5, "person {person}: {issued:?}");
        let typed = CodeTry { purpose: CodePurpose::Consent, claim: claim.clone(), browser: browser(1), digits: "482913".into(), at: clock };
        assert_eq!(store.try_code(&surabaya(), typed).await.expect("a write") == RIGHT, person <= 5);
    }
    assert!(matches!(ask(&*store, &claim(MOTHER, "kader@surat.example"), 1, "111111", clock + Duration::HOUR).await, CodeIssue::Sent { .. }), "signing in is another thing");
}

async fn a_passkey_signs_in_until_it_is_taken_away(store: Arc<impl Accounts>) {
    let account = enter(&*store, siti(), 1, None).await;
    store.add_passkey(&surabaya(), account, b"credential", [7; 16], b"first".to_vec(), at(1, 0)).await.expect("a write");
    assert_eq!(store.find_passkey(&surabaya(), b"credential").await.expect("a read"), Some((account, b"first".to_vec())));
    assert_eq!(store.find_passkey(&buleleng(), b"credential").await.expect("a read"), None);
    let sign_in = SignIn { by: SignedInBy::Passkey, ..sign_in(2, at(2, 0)) };
    assert!(store.enter_by_passkey(&surabaya(), b"credential", b"second".to_vec(), sign_in.clone()).await.expect("a write"));
    let member = store.find_member(&surabaya(), &browser(2), at(3, 0)).await.expect("a read").expect("signed in");
    assert_eq!((member.account.id, member.by), (account, SignedInBy::Passkey));
    let listed = store.account_passkeys(&surabaya(), account).await.expect("a read");
    assert_eq!((listed.len(), listed[0].bytes.as_slice(), listed[0].used_at), (1, b"second".as_slice(), Some(at(2, 0))));
    store.remove_passkey(&surabaya(), account, [7; 16], at(4, 0)).await.expect("a write");
    let late = SignIn { key: browser(3), ..sign_in };
    assert!(!store.enter_by_passkey(&surabaya(), b"credential", b"third".to_vec(), late).await.expect("a write"));
    assert!(store.find_member(&surabaya(), &browser(3), at(5, 0)).await.expect("a read").is_none());
    let told = store.lease_mails(at(6, 0), at(8, 0), 10).await.expect("a write");
    assert_eq!(told.len(), 2, "she hears of both");
}

async fn guessing_all_day_gains_next_to_nothing(store: Arc<impl Accounts>) {
    // Whoever guesses asks for codes as often as she may and tries as often as she may, for a day.
    let (mut tried, mut clock) = (0_u32, at(0, 0));
    while clock < at(24 * 60, 0) {
        let alive = matches!(ask(&*store, &siti(), 1, "999999", clock).await, CodeIssue::Sent { .. });
        for guess in 0..6 {
            match attempt(&*store, &siti(), 1, &format!("{guess:06}"), clock).await {
                // Against a dead code or none it is no guess.
                CodeCheck::Wrong => tried += u32::from(alive && guess < 5),
                CodeCheck::Wait { .. } => break,
                CodeCheck::Right { .. } => panic!("guessed"),
            }
        }
        clock += Duration::minutes(5);
    }
    // Of a million.
    assert!((10..50).contains(&tried), "{tried} tries in a day");
}

async fn a_counters_code_works_in_any_browser_once_and_verifies(store: Arc<impl Accounts>) {
    let phone = Claim { nik: siti().nik, contact: Contact::Phone("+6281234567890".into()) };
    let given = GivenCode {
        purpose: CodePurpose::SignIn, claim: phone.clone(), by: staff("ratna"), identity_seen: Some(IdentityDocument::IdCard), account: None, digits: "12345678".into(), at: at(0, 0),
    };
    store.give_code(&surabaya(), given.clone()).await.expect("a write");
    let CodeCheck::Right { seen_by, .. } = attempt(&*store, &phone, 3, "12345678", at(600, 0)).await else { panic!("ten hours later, anywhere") };
    assert_eq!(seen_by, Some(staff("ratna")));
    assert_eq!(attempt(&*store, &phone, 3, "12345678", at(601, 0)).await, CodeCheck::Wrong, "once");
    let account = enter(&*store, phone.clone(), 3, seen_by).await;
    let account_now = found(&*store, account).await.expect("an account");
    assert!(account_now.verified_at.is_some());
    let events = store.account_events(&surabaya(), account).await.expect("a read");
    assert!(events.iter().any(|event| event.event == "verified" && event.by == staff("ratna")));
    assert!(store.give_code(&surabaya(), GivenCode { at: at(700, 0), ..given }).await.expect("a write"));
    assert_eq!(attempt(&*store, &phone, 3, "12345678", at(700 + 24 * 60, 0)).await, CodeCheck::Wrong, "a day is over");
}

async fn an_officer_gives_no_more_codes_than_a_day_at_a_counter_can_need(store: Arc<impl Accounts>) {
    let given = |by, minute| GivenCode {
        purpose: CodePurpose::SignIn, claim: siti(), by: staff(by), identity_seen: Some(IdentityDocument::IdCard), account: None, digits: "12345678".into(),
        at: at(minute, 0),
    };
    let give = async |by, minute| store.give_code(&surabaya(), given(by, minute)).await.expect("a write");
    for code in 0..u64::from(store::CODES_PER_OFFICER) {
        assert!(give("ratna", code).await, "{code}");
    }
    assert!(!give("ratna", 70).await);
    assert!(give("budi", 70).await, "a colleague goes on");
    assert!(give("ratna", 24 * 60 + 1).await, "the first is a day ago");
}

async fn two_accounts_may_claim_one_nik_and_the_other_is_told(store: Arc<impl Accounts>) {
    let (first, second) = (enter(&*store, siti(), 1, None).await, enter(&*store, claim(MOTHER, "palsu@surat.example"), 2, None).await);
    assert_ne!(first, second);
    let read = async |account| found(&*store, account).await.expect("an account");
    assert!(!read(first).await.outclaimed && !read(second).await.outclaimed);
    assert_eq!(enter(&*store, claim(MOTHER, "palsu@surat.example"), 3, Some(staff("ratna"))).await, second);
    assert!(read(first).await.outclaimed && !read(second).await.outclaimed);
    assert_eq!(read(first).await.data.nik, MOTHER, "nobody took it away");
    let told = store.lease_mails(at(2, 0), at(4, 0), 10).await.expect("a write");
    assert_eq!(told.iter().map(|mail| mail.to.as_str()).collect::<Vec<_>>(), ["siti@surat.example"]);
    assert_eq!(enter(&*store, siti(), 4, Some(staff("ratna"))).await, first);
    assert!(!read(first).await.outclaimed, "her papers were seen too");
}

async fn the_same_claim_enters_the_same_account(store: Arc<impl Accounts>) {
    let first = enter(&*store, siti(), 1, None).await;
    assert_eq!(enter(&*store, siti(), 2, None).await, first);
    assert_ne!(enter(&*store, claim(OTHER, "siti@surat.example"), 3, None).await, first, "a family shares an address");
    let sessions = store.account_sessions(&surabaya(), first, &browser(2), at(1, 0)).await.expect("a read");
    assert_eq!(sessions.iter().filter(|session| session.own).count(), 1);
    assert_eq!(sessions.len(), 2);
    let family = |data: &mut store::AccountData| {
        data.family.push(FamilyMember { name: "Bunga".into(), nik: String::new() });
        data.nik = OTHER.into();
        data.contacts.clear();
    };
    store.change_account(&surabaya(), first, Box::new(family)).await.expect("a write");
    let member = store.find_member(&surabaya(), &browser(1), at(1, 0)).await.expect("a read").expect("signed in");
    assert_eq!((member.account.data.family.len(), member.account.data.nik.as_str(), member.account.data.contacts.len()), (1, MOTHER, 1));
}

async fn an_account_shows_its_own_cases_and_no_others(store: Arc<impl Contract + Accounts>) {
    let (hers, other) = (enter(&*store, siti(), 1, None).await, enter(&*store, claim(MOTHER, "palsu@surat.example"), 2, None).await);
    for n in 1..=5 {
        draft(&*store, n).await;
        store.add_account_case(&surabaya(), hers, id(n), n > 3, at(1, n)).await.expect("a write");
    }
    store.add_account_case(&surabaya(), hers, id(77), true, at(1, 9)).await.expect("nothing there");
    let list = async |account, after| store.account_cases(&surabaya(), account, after, 2).await.expect("a read");
    assert_eq!(list(hers, None).await, [id(5), id(4)]);
    assert_eq!(list(hers, Some(id(4))).await, [id(3), id(2)]);
    assert!(list(other, None).await.is_empty(), "the same NIK is not enough");
    assert!(store.has_account_case(&surabaya(), hers, id(1)).await.expect("a read"));
    assert!(!store.has_account_case(&surabaya(), other, id(1)).await.expect("a read"));
    assert!(!store.has_account_case(&buleleng(), hers, id(1)).await.expect("a read"));
}

async fn a_browser_that_left_or_was_ended_is_nobody(store: Arc<impl Accounts>) {
    let account = enter(&*store, siti(), 1, None).await;
    for n in 2..=4 {
        enter(&*store, siti(), n, None).await;
    }
    let here = async |n, when| store.find_member(&surabaya(), &browser(n), when).await.expect("a read").is_some();
    store.leave_account(&browser(1)).await.expect("a write");
    store.end_account_session(&surabaya(), account, [2; 16]).await.expect("a write");
    assert!(!here(1, at(1, 0)).await && !here(2, at(1, 0)).await && here(3, at(1, 0)).await);
    assert_eq!(store.end_other_account_sessions(&surabaya(), account, &browser(4)).await.expect("a write"), 1);
    assert!(!here(3, at(1, 0)).await && here(4, at(1, 0)).await);
    let week = Duration::days(7);
    assert!(!here(4, at(0, 0) + week).await, "left idle");
    for day in 1..40 {
        let when = at(0, 0) + Duration::days(day);
        store.touch_member(&browser(4), when, when + week).await.expect("a write");
    }
    assert!(here(4, at(0, 0) + Duration::days(29)).await);
    assert!(!here(4, at(0, 0) + Duration::days(30)).await, "no use lengthens it for ever");
}

async fn a_contact_is_changed_and_the_old_one_enters_no_more(store: Arc<impl Accounts>) {
    let account = enter(&*store, siti(), 1, None).await;
    let rival = enter(&*store, claim(MOTHER, "palsu@surat.example"), 2, None).await;
    let taken = Contact::Email("palsu@surat.example".into());
    assert!(!store.set_contact(&surabaya(), account, taken, Actor::Applicant, at(1, 0)).await.expect("a write"));
    let new = Contact::Email("baru@surat.example".into());
    assert!(store.set_contact(&surabaya(), account, new, Actor::Applicant, at(1, 0)).await.expect("a write"));
    let told = store.lease_mails(at(2, 0), at(4, 0), 10).await.expect("a write");
    assert_eq!(told.iter().map(|mail| mail.to.as_str()).collect::<Vec<_>>(), ["siti@surat.example"], "the old address hears of it");
    assert_eq!(enter(&*store, claim(MOTHER, "baru@surat.example"), 3, None).await, account);
    let again = enter(&*store, siti(), 4, None).await;
    assert!(again != account && again != rival, "the old address opens a new account");
    let phone = Contact::Phone("+6281234567890".into());
    assert!(store.set_contact(&surabaya(), account, phone, staff("ratna"), at(5, 0)).await.expect("a write"));
    assert_eq!(found(&*store, account).await.expect("an account").data.contacts.len(), 2);
}

async fn a_closed_account_is_gone(store: Arc<impl Contract + Accounts>) {
    let account = enter(&*store, siti(), 1, None).await;
    sent(&*store, 1).await;
    store.add_account_case(&surabaya(), account, id(1), false, at(1, 0)).await.expect("a write");
    store.close_account(&surabaya(), account, at(2, 0)).await.expect("a write");
    assert!(found(&*store, account).await.is_none());
    assert!(store.find_member(&surabaya(), &browser(1), at(3, 0)).await.expect("a read").is_none());
    assert!(store.accounts_with_nik(&surabaya(), MOTHER).await.expect("a read").is_empty());
    assert_ne!(enter(&*store, siti(), 2, None).await, account, "a new one begins empty");
    let case = store.find_by_receipt(&surabaya(), &receipt(1)).await.expect("a read");
    assert_eq!(case, Some(id(1)), "the case stays");
    assert_eq!(store.check_pin(&surabaya(), id(1), &pin(1), at(4, 0)).await.expect("a write"), store::PinCheck::Right);
    assert_eq!(store.destroy_erased(&surabaya(), at(5, 0)).await.expect("a write"), 0, "its key is gone already");
    assert!(store.unused_accounts(&surabaya(), at(9_999, 0), 10).await.expect("a read").len() == 1);
}

async fn accounts_of_governments_stay_apart(store: Arc<impl Accounts>) {
    let account = enter(&*store, siti(), 1, None).await;
    assert!(store.find_member(&buleleng(), &browser(1), at(1, 0)).await.expect("a read").is_none());
    let there = store.enter_account(&buleleng(), siti(), fresh(50), "id", None, sign_in(2, at(0, 0))).await.expect("a write");
    assert_ne!(there, account);
    assert_eq!(store.accounts_with_nik(&buleleng(), MOTHER).await.expect("a read").len(), 1);
    let elsewhere = CodeTry { purpose: CodePurpose::SignIn, claim: siti(), browser: browser(1), digits: "482913".into(), at: at(0, 9) };
    ask(&*store, &siti(), 1, "482913", at(0, 0)).await;
    assert_eq!(store.try_code(&buleleng(), elsewhere).await.expect("a write"), CodeCheck::Wrong);
}

async fn old_codes_are_forgotten(store: Arc<impl Accounts>) {
    ask(&*store, &siti(), 1, "482913", at(0, 0)).await;
    ask(&*store, &siti(), 1, "482914", at(100, 0)).await;
    assert_eq!(store.forget_codes(&surabaya(), at(50, 0)).await.expect("a write"), 1);
    assert_eq!(attempt(&*store, &siti(), 1, "482914", at(101, 0)).await, RIGHT);
}
