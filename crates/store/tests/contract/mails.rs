//! E-mails: queued with what caused them, leased to one, settled once.

use crate::house::{at, decisions, id, sent, surabaya};
use catalogue::nik::Nik;
use std::sync::Arc;
use store::{AccountId, Accounts, Claim, Contact, Contract, Mail, MailContent, MailEnd, OutboxState, SessionKey, SignIn, SignedInBy};
use time::{Duration, OffsetDateTime};

crate::guarantees!(
    a_message_about_a_case_goes_to_the_account_that_has_it,
    who_leased_a_mail_has_it_alone_until_the_lease_is_over,
    what_is_settled_never_comes_back,
    what_is_late_is_given_up,
    settled_mails_are_forgotten,
);

async fn account(store: &impl Accounts, contact: Contact, n: u8) -> AccountId {
    let claim = Claim { nik: Nik::parse("9978074101940001").expect("a number of nobody"), contact };
    let sign_in = SignIn {
        key: SessionKey([n; 32]), replaces: None, id: [n; 16], by: SignedInBy::Code, agent: "other".into(), at: at(0, 0), expires_at: at(600, 0),
    };
    store.enter_account(&surabaya(), claim, AccountId(id(9_000 + u64::from(n))), "id", None, sign_in).await.expect("a write")
}

async fn lease(store: &impl Accounts, when: OffsetDateTime) -> Vec<Mail> {
    store.lease_mails(when, when + Duration::minutes(2), 10).await.expect("a write")
}

async fn letter(store: &impl Accounts, when: OffsetDateTime) {
    let content = MailContent::Account { event: "outclaimed".into() };
    store.put_mail(&surabaya(), "siti@surat.example", "id", content, when).await.expect("a write");
}

async fn a_message_about_a_case_goes_to_the_account_that_has_it(store: Arc<impl Contract + Accounts>) {
    sent(&*store, 1).await;
    sent(&*store, 2).await;
    let (reached, phone) =
        (account(&*store, Contact::Email("siti@surat.example".into()), 1).await, account(&*store, Contact::Phone("+6281234567890".into()), 2).await);
    for one in [reached, phone] {
        store.add_account_case(&surabaya(), one, id(1), false, at(0, 0)).await.expect("a write");
    }
    for n in [1, 2] {
        let told = |_: &application::Application, _: &dyn application::Reads| {
            let claimed = decisions::one(application::Action::Claimed);
            Ok(application::Decision { effects: vec![decisions::notice("returned")], ..claimed })
        };
        crate::house::done(&*store, crate::house::act(n, 5, told)).await;
    }
    let due = lease(&*store, at(5, 0)).await;
    assert_eq!(due.len(), 1, "one account, one case");
    assert_eq!(due[0].to, "siti@surat.example");
    let MailContent::Case(row) = &due[0].content else { panic!("about a case") };
    assert_eq!(row.application, Some(id(1)));
    store.settle_mail(due[0].id, MailEnd::Sent).await.expect("a write");
    let rows = store.outbox(&surabaya(), Some(id(1)), None, 10).await.expect("a read");
    assert_eq!(rows[0].state, OutboxState::Sent);
    assert_eq!(store.outbox(&surabaya(), Some(id(2)), None, 10).await.expect("a read")[0].state, OutboxState::Waiting);
}

async fn who_leased_a_mail_has_it_alone_until_the_lease_is_over(store: Arc<impl Accounts>) {
    letter(&*store, at(0, 0)).await;
    let first = lease(&*store, at(1, 0)).await;
    assert_eq!((first.len(), first[0].tries), (1, 1));
    assert!(lease(&*store, at(2, 0)).await.is_empty());
    let again = lease(&*store, at(3, 1)).await;
    assert_eq!((again.len(), again[0].tries, again[0].id), (1, 2, first[0].id), "after a crash");
}

async fn what_is_settled_never_comes_back(store: Arc<impl Accounts>) {
    for end in [MailEnd::Sent, MailEnd::GivenUp { reply: Some(550) }] {
        letter(&*store, at(0, 0)).await;
        let due = lease(&*store, at(1, 0)).await;
        store.settle_mail(due[0].id, end).await.expect("a write");
        store.settle_mail(due[0].id, MailEnd::Later { at: at(2, 0), reply: None }).await.expect("too late");
        assert!(lease(&*store, at(60, 0)).await.is_empty());
    }
    letter(&*store, at(0, 0)).await;
    let due = lease(&*store, at(1, 0)).await;
    store.settle_mail(due[0].id, MailEnd::Later { at: at(20, 0), reply: Some(451) }).await.expect("a write");
    assert!(lease(&*store, at(19, 0)).await.is_empty());
    assert_eq!(lease(&*store, at(21, 0)).await.len(), 1);
    assert_eq!(store.mail_counts(&surabaya()).await.expect("a read"), [1, 1, 1]);
}

async fn what_is_late_is_given_up(store: Arc<impl Accounts>) {
    letter(&*store, at(0, 0)).await;
    assert!(lease(&*store, at(0, 0) + Duration::days(3)).await.is_empty());
    assert_eq!(store.mail_counts(&surabaya()).await.expect("a read"), [0, 0, 1]);
}

async fn settled_mails_are_forgotten(store: Arc<impl Accounts>) {
    letter(&*store, at(0, 0)).await;
    letter(&*store, at(0, 0)).await;
    let due = lease(&*store, at(1, 0)).await;
    store.settle_mail(due[0].id, MailEnd::Sent).await.expect("a write");
    assert_eq!(store.forget_mails(&surabaya(), at(60, 0)).await.expect("a write"), 1, "one still waits");
    assert_eq!(store.mail_counts(&surabaya()).await.expect("a read"), [1, 0, 0]);
}
