//! The part of the contract about how staff prove who they are: which runs where.

use super::{Sqlite, passkeys, security, staff_codes};
use crate::contract::*;
use application::StaffId;
use catalogue::GovernmentId;
use time::OffsetDateTime;
use zeroize::Zeroizing;

impl StaffSecurity for Sqlite {
    async fn add_passkey(&self, government: &GovernmentId, row: PasskeyRow) -> Result<bool, Fault> {
        let government = government.clone();
        self.write_case(move |tx| passkeys::add(tx, &government, &row)).await
    }

    async fn passkeys(&self, government: &GovernmentId, staff: &StaffId) -> Result<Vec<PasskeyRow>, Fault> {
        self.glance(|tx| passkeys::list(tx, government, staff))
    }

    async fn find_passkey(&self, government: &GovernmentId, id: &[u8]) -> Result<Option<PasskeyRow>, Fault> {
        self.glance(|tx| passkeys::find(tx, government, id))
    }

    async fn use_passkey(&self, government: &GovernmentId, id: &[u8], changed: Option<Vec<u8>>, at: OffsetDateTime) -> Result<(), Fault> {
        let (government, id) = (government.clone(), id.to_owned());
        self.write_case(move |tx| passkeys::note_use(tx, &government, &id, changed.as_deref(), at)).await
    }

    async fn remove_passkey(&self, government: &GovernmentId, staff: &StaffId, id: &[u8]) -> Result<bool, Fault> {
        let (government, staff, id) = (government.clone(), staff.clone(), id.to_owned());
        self.write_case(move |tx| passkeys::remove(tx, &government, &staff, &id)).await
    }

    async fn code_secret(&self, government: &GovernmentId, staff: &StaffId) -> Result<Option<CodeSecret>, Fault> {
        self.glance(|tx| staff_codes::find_secret(tx, government, staff))
    }

    async fn put_code_secret(&self, government: &GovernmentId, staff: &StaffId, secret: Vec<u8>, at: OffsetDateTime) -> Result<(), Fault> {
        let (government, staff, secret) = (government.clone(), staff.clone(), Zeroizing::new(secret));
        self.write_case(move |tx| staff_codes::put_secret(tx, &government, &staff, &secret, at)).await
    }

    async fn use_code_step(&self, government: &GovernmentId, staff: &StaffId, step: i64) -> Result<bool, Fault> {
        let (government, staff) = (government.clone(), staff.clone());
        self.write_case(move |tx| staff_codes::use_step(tx, &government, &staff, step)).await
    }

    async fn put_recovery_codes(&self, government: &GovernmentId, staff: &StaffId, codes: Vec<Vec<u8>>, at: OffsetDateTime) -> Result<(), Fault> {
        let (government, staff, codes) = (government.clone(), staff.clone(), Zeroizing::new(codes));
        self.write_case(move |tx| staff_codes::put_recovery(tx, &government, &staff, &codes, at)).await
    }

    async fn recovery_codes(&self, government: &GovernmentId, staff: &StaffId) -> Result<u32, Fault> {
        self.glance(|tx| staff_codes::count_recovery(tx, government, staff))
    }

    async fn take_recovery_code(&self, government: &GovernmentId, staff: &StaffId, code: &[u8]) -> Result<bool, Fault> {
        let (government, staff, code) = (government.clone(), staff.clone(), Zeroizing::new(code.to_owned()));
        self.write_case(move |tx| staff_codes::take_recovery(tx, &government, &staff, &code)).await
    }

    async fn enrol(&self, government: &GovernmentId, enrolment: Enrolment) -> Result<bool, Fault> {
        let government = government.clone();
        self.write(move |tx| staff_codes::enrol(tx, &government, &enrolment)).await
    }

    async fn drop_factors(&self, government: &GovernmentId, staff: &StaffId) -> Result<(), Fault> {
        let (government, staff) = (government.clone(), staff.clone());
        self.write(move |tx| staff_codes::drop_factors(tx, &government, &staff)).await
    }

    async fn ask_renewal(&self, government: &GovernmentId, renewal: Renewal) -> Result<(), Fault> {
        let government = government.clone();
        self.write_case(move |tx| staff_codes::ask_renewal(tx, &government, &renewal)).await
    }

    async fn renewals(&self, government: &GovernmentId) -> Result<Vec<Renewal>, Fault> {
        let government = government.clone();
        self.read(move |tx| staff_codes::renewals(tx, &government)).await
    }

    async fn take_renewal(&self, government: &GovernmentId, staff: &StaffId, confirmed_by: &StaffId) -> Result<bool, Fault> {
        let (government, staff, by) = (government.clone(), staff.clone(), confirmed_by.clone());
        self.write_case(move |tx| staff_codes::take_renewal(tx, &government, &staff, &by)).await
    }

    async fn count_try(&self, government: &GovernmentId, name: &str, at: OffsetDateTime) -> Result<Try, Fault> {
        let (government, name) = (government.clone(), Zeroizing::new(name.to_owned()));
        self.write_case(move |tx| staff_codes::count_try(tx, &government, &name, at)).await
    }

    async fn forgive_tries(&self, government: &GovernmentId, name: &str) -> Result<(), Fault> {
        let (government, name) = (government.clone(), name.to_owned());
        self.write_case(move |tx| staff_codes::forgive(tx, &government, &name)).await
    }

    async fn tries(&self, government: &GovernmentId, name: &str) -> Result<(u32, Option<OffsetDateTime>), Fault> {
        self.glance(|tx| staff_codes::tries(tx, government, name))
    }

    async fn note_security(&self, government: &GovernmentId, note: SecurityNote) -> Result<(), Fault> {
        let government = government.clone();
        self.write_case(move |tx| security::note(tx, &government, &note)).await
    }

    async fn security_notes(
        &self, government: &GovernmentId, staff: Option<&StaffId>, before: Option<i64>, limit: usize,
    ) -> Result<Vec<SecurityRow>, Fault> {
        let (government, staff) = (government.clone(), staff.cloned());
        self.read(move |tx| security::notes(tx, &government, staff.as_ref(), before, limit)).await
    }

    async fn forget_security_notes(&self, government: &GovernmentId, before: OffsetDateTime) -> Result<u64, Fault> {
        let government = government.clone();
        self.write_case(move |tx| {
            staff_codes::forget_tries(tx, &government, before)?;
            security::forget(tx, &government, before)
        })
        .await
    }

    async fn sessions_of(&self, government: &GovernmentId, staff: &StaffId, at: OffsetDateTime) -> Result<Vec<StaffSession>, Fault> {
        let (government, staff) = (government.clone(), staff.clone());
        self.read(move |tx| security::sessions_of(tx, &government, &staff, at)).await
    }

    async fn end_session_of(&self, government: &GovernmentId, staff: &StaffId, mark: [u8; 16]) -> Result<bool, Fault> {
        let (government, staff) = (government.clone(), staff.clone());
        self.write(move |tx| security::end_session_of(tx, &government, &staff, mark)).await
    }

    fn mark_of(&self, key: &SessionKey) -> [u8; 16] {
        security::mark(&self.inner.keys.session_hash(&key.0))
    }
}
