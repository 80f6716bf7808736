//! The part of the contract that is about accounts, method by method: where it runs, which statement file.

use super::{Sqlite, account_cases, account_passkeys, account_sessions, accounts, codes, consents, mails, times::micros};
use crate::contract::*;
use application::{Actor, ApplicationId, StaffId};
use catalogue::GovernmentId;
use time::OffsetDateTime;

impl Accounts for Sqlite {
    async fn issue_code(&self, government: &GovernmentId, request: CodeRequest) -> Result<CodeIssue, Fault> {
        let government = government.clone();
        self.write_case(move |tx| codes::issue(tx, &government, &request)).await
    }

    async fn give_code(&self, government: &GovernmentId, given: GivenCode) -> Result<bool, Fault> {
        let government = government.clone();
        self.write_case(move |tx| codes::give(tx, &government, &given)).await
    }

    async fn try_code(&self, government: &GovernmentId, attempt: CodeTry) -> Result<CodeCheck, Fault> {
        let government = government.clone();
        self.write_case(move |tx| codes::attempt(tx, &government, &attempt)).await
    }

    async fn forget_codes(&self, government: &GovernmentId, before: OffsetDateTime) -> Result<u64, Fault> {
        self.remove_old(codes::OLD_CODES, codes::REMOVE_CODE, government, before).await
    }

    async fn enter_account(
        &self, government: &GovernmentId, claim: Claim, fresh: AccountId, language: &str, seen_by: Option<Actor>, sign_in: SignIn,
    ) -> Result<AccountId, Fault> {
        let government = government.clone();
        let entering = accounts::Entering { claim, fresh, language: language.to_owned(), seen_by, sign_in };
        self.write_case(move |tx| accounts::enter(tx, &government, &entering)).await
    }

    async fn find_member(&self, government: &GovernmentId, key: &SessionKey, at: OffsetDateTime) -> Result<Option<SignedIn>, Fault> {
        self.glance(|tx| accounts::member(tx, government, key, at))
    }

    async fn touch_member(&self, key: &SessionKey, at: OffsetDateTime, expires_at: OffsetDateTime) -> Result<(), Fault> {
        let key = key.clone();
        self.write_case(move |tx| account_sessions::touch(tx, &key, at, expires_at)).await
    }

    async fn leave_account(&self, key: &SessionKey) -> Result<(), Fault> {
        let key = key.clone();
        self.write_case(move |tx| account_sessions::leave(tx, &key)).await
    }

    async fn change_account(&self, government: &GovernmentId, account: AccountId, change: ChangeAccount) -> Result<(), Fault> {
        let government = government.clone();
        self.write_case(move |tx| accounts::change(tx, &government, account, change)).await
    }

    async fn set_contact(&self, government: &GovernmentId, account: AccountId, contact: Contact, by: Actor, at: OffsetDateTime) -> Result<bool, Fault> {
        let government = government.clone();
        self.write_case(move |tx| accounts::set_contact(tx, &government, account, &contact, &by, at)).await
    }

    async fn move_account(&self, government: &GovernmentId, from: Claim, to: Contact, by: Actor, at: OffsetDateTime) -> Result<(), Fault> {
        let government = government.clone();
        self.write_case(move |tx| accounts::relocate(tx, &government, &from, &to, &by, at)).await
    }

    async fn close_account(&self, government: &GovernmentId, account: AccountId, at: OffsetDateTime) -> Result<(), Fault> {
        let name = government.clone();
        let slot = self.write_case(move |tx| accounts::close(tx, &name, account, at)).await?;
        if let Some(slot) = slot {
            self.read(move |tx| tx.keys.erase(slot, micros(at))).await?;
        }
        Ok(())
    }

    async fn unused_accounts(&self, government: &GovernmentId, before: OffsetDateTime, limit: usize) -> Result<Vec<AccountId>, Fault> {
        let government = government.clone();
        self.read(move |tx| accounts::unused(tx, &government, before, limit)).await
    }

    async fn accounts_with_nik(&self, government: &GovernmentId, nik: &str) -> Result<Vec<Account>, Fault> {
        let (government, nik) = (government.clone(), nik.to_owned());
        self.read(move |tx| accounts::with_nik(tx, &government, &nik)).await
    }

    async fn account_events(&self, government: &GovernmentId, account: AccountId) -> Result<Vec<AccountEvent>, Fault> {
        let government = government.clone();
        self.read(move |tx| accounts::events(tx, &government, account)).await
    }

    async fn account_sessions(&self, government: &GovernmentId, account: AccountId, own: &SessionKey, at: OffsetDateTime) -> Result<Vec<AccountSession>, Fault> {
        let (government, own) = (government.clone(), own.clone());
        self.read(move |tx| account_sessions::list(tx, &government, account, &own, at)).await
    }

    async fn end_account_session(&self, government: &GovernmentId, account: AccountId, id: [u8; 16]) -> Result<(), Fault> {
        let government = government.clone();
        self.write_case(move |tx| account_sessions::end(tx, &government, account, id)).await
    }

    async fn end_other_account_sessions(&self, government: &GovernmentId, account: AccountId, own: &SessionKey) -> Result<u64, Fault> {
        let (government, own) = (government.clone(), own.clone());
        self.write_case(move |tx| account_sessions::end_others(tx, &government, account, &own)).await
    }

    async fn add_passkey(
        &self, government: &GovernmentId, account: AccountId, credential: &[u8], id: [u8; 16], bytes: Vec<u8>, at: OffsetDateTime,
    ) -> Result<(), Fault> {
        let (government, credential) = (government.clone(), credential.to_owned());
        self.write_case(move |tx| account_passkeys::add(tx, &government, account, &credential, id, &bytes, at)).await
    }

    async fn find_passkey(&self, government: &GovernmentId, credential: &[u8]) -> Result<Option<(AccountId, Vec<u8>)>, Fault> {
        self.glance(|tx| account_passkeys::find(tx, government, credential))
    }

    async fn account_passkeys(&self, government: &GovernmentId, account: AccountId) -> Result<Vec<AccountPasskey>, Fault> {
        let government = government.clone();
        self.read(move |tx| account_passkeys::list(tx, &government, account)).await
    }

    async fn enter_by_passkey(&self, government: &GovernmentId, credential: &[u8], bytes: Vec<u8>, sign_in: SignIn) -> Result<bool, Fault> {
        let (government, credential) = (government.clone(), credential.to_owned());
        self.write_case(move |tx| account_passkeys::enter(tx, &government, &credential, &bytes, &sign_in)).await
    }

    async fn remove_passkey(&self, government: &GovernmentId, account: AccountId, id: [u8; 16], at: OffsetDateTime) -> Result<(), Fault> {
        let government = government.clone();
        self.write_case(move |tx| account_passkeys::remove(tx, &government, account, id, at)).await
    }

    async fn add_account_case(&self, government: &GovernmentId, account: AccountId, case: ApplicationId, joined: bool, at: OffsetDateTime) -> Result<(), Fault> {
        let government = government.clone();
        self.write_case(move |tx| account_cases::add(tx, &government, account, case, joined, at)).await
    }

    async fn has_account_case(&self, government: &GovernmentId, account: AccountId, case: ApplicationId) -> Result<bool, Fault> {
        self.glance(|tx| account_cases::has(tx, government, account, case))
    }

    async fn account_cases(
        &self, government: &GovernmentId, account: AccountId, after: Option<ApplicationId>, limit: usize,
    ) -> Result<Vec<ApplicationId>, Fault> {
        let government = government.clone();
        self.read(move |tx| account_cases::list(tx, &government, account, after, limit)).await
    }

    async fn note_consent(&self, government: &GovernmentId, case: ApplicationId, consent: Consent) -> Result<(), Fault> {
        let government = government.clone();
        self.write_case(move |tx| consents::note(tx, &government, case, &consent)).await
    }

    async fn find_consent(&self, government: &GovernmentId, case: ApplicationId, nik: &str) -> Result<Option<ConsentRow>, Fault> {
        self.glance(|tx| consents::find(tx, government, case, nik))
    }

    async fn consents_since(&self, government: &GovernmentId, helper: &StaffId, since: OffsetDateTime) -> Result<u64, Fault> {
        self.glance(|tx| consents::since(tx, government, helper, since))
    }

    async fn helped_drafts(&self, government: &GovernmentId, helper: &StaffId) -> Result<Vec<ApplicationId>, Fault> {
        let (government, helper) = (government.clone(), helper.clone());
        self.read(move |tx| consents::drafts(tx, &government, &helper)).await
    }

    async fn put_mail(&self, government: &GovernmentId, to: &str, language: &str, content: MailContent, at: OffsetDateTime) -> Result<(), Fault> {
        let (government, language, sealed) = (government.clone(), language.to_owned(), mails::Sealed::of(to, &content));
        self.write_case(move |tx| mails::put(tx, tx.government(&government)?, &sealed, &language, at, at + MAIL_LIFE)).await
    }

    async fn lease_mails(&self, at: OffsetDateTime, until: OffsetDateTime, limit: usize) -> Result<Vec<Mail>, Fault> {
        // Mostly nothing is due, and then nobody waits for the disk.
        if !self.glance(|tx| mails::is_due(tx, at))? {
            return Ok(Vec::new());
        }
        self.write_case(move |tx| mails::lease(tx, at, until, limit)).await
    }

    async fn settle_mail(&self, id: i64, end: MailEnd) -> Result<(), Fault> {
        self.write_case(move |tx| mails::settle(tx, id, end)).await
    }

    async fn mail_counts(&self, government: &GovernmentId) -> Result<[u64; 3], Fault> {
        let government = government.clone();
        self.read(move |tx| mails::counts(tx, &government)).await
    }

    async fn forget_mails(&self, government: &GovernmentId, before: OffsetDateTime) -> Result<u64, Fault> {
        self.remove_old(mails::OLD_MAILS, mails::REMOVE_MAIL, government, before).await
    }
}
