//! The contract, method by method: where it runs (here, on a reader, on the writer), which statement file.

use super::{
    Sqlite, access, act, alerts, annotations, counts, documents, drafts, edition, erasure, identities, log, onward, outbox, paces, queue, reads, receipt, register, retention, search,
    second_person, session, staff,
};
use crate::contract::*;
use application::{Actor, Application, ApplicationId, DocumentId, Entry, Now, Pin, ReceiptNumber, StaffId, Stage, duplicate::Match, facts::EntryLife};
use catalogue::{GovernmentId, OfficeId, Service, ServiceId};
use registry::{RegisterEntry, RegistrationNumber};
use std::sync::Arc;
use ::watch::{Alert, Seen};
use time::{Date, OffsetDateTime};
use zeroize::Zeroizing;

/// Runs a statement file's function on a reader or on the writer, with its own copies of the arguments.
macro_rules! run {
    ($self:ident . $side:ident ( $function:path $(, $argument:ident)* )) => {{
        $(let $argument = $argument.to_owned();)*
        $self.$side(move |tx| $function(tx $(, &$argument)*)).await
    }};
}

impl Contract for Sqlite {
    async fn act(&self, request: ActRequest) -> Result<Outcome, ActError> {
        let (government, application, at) = (request.government.clone(), request.application, request.now.at);
        // A PIN born in this act is shown through a citizen's session, which is nobody's seat.
        let outcome = self.write_case(move |tx| act::act(tx, request)).await?;
        if outcome.application.erased.is_some() {
            self.destroy(&government, application, at).await?;
        }
        Ok(outcome)
    }

    async fn hand_on(&self, request: HandOn) -> Result<Outcome, ActError> {
        let (government, application, at) = (request.from.government.clone(), request.from.application, request.from.now.at);
        let outcome = self.write_case(move |tx| onward::hand_on(tx, request)).await?;
        self.destroy(&government, application, at).await?;
        Ok(outcome)
    }

    async fn find_application(&self, government: &GovernmentId, id: ApplicationId) -> Result<Option<Application>, Fault> {
        self.glance(|tx| log::find_application(tx, government, id))
    }

    async fn open_record(&self, government: &GovernmentId, id: ApplicationId, access: Access) -> Result<Option<Application>, LookError> {
        let government = government.clone();
        self.write_case(move |tx| access::open_record(tx, &government, id, &access)).await
    }

    async fn entries(&self, government: &GovernmentId, id: ApplicationId) -> Result<Vec<Entry>, Fault> {
        let government = government.clone();
        self.read(move |tx| log::entries_of(tx, &government, id)).await
    }

    async fn look_again(&self, government: &GovernmentId, id: ApplicationId, access: Access) -> Result<Option<Application>, LookError> {
        if self.has_opened_today(government, id, &access)? {
            return Ok(self.find_application(government, id).await?);
        }
        self.open_record(government, id, access).await
    }

    async fn looks(&self, government: &GovernmentId, id: ApplicationId, skip: usize, limit: usize) -> Result<Vec<AccessRow>, Fault> {
        let government = government.clone();
        self.read(move |tx| access::list(tx, &government, id, skip, limit)).await
    }

    async fn duplicates(&self, government: &GovernmentId, id: ApplicationId, service: Arc<Service>) -> Result<Vec<Match>, Fault> {
        let government = government.clone();
        self.read(move |tx| reads::duplicates(tx, &government, id, &service)).await
    }

    async fn stale(&self, government: &GovernmentId, stage: Stage, changed_before: OffsetDateTime) -> Result<Vec<ApplicationId>, Fault> {
        let government = government.clone();
        self.read(move |tx| queue::stale(tx, &government, stage, changed_before)).await
    }

    async fn ended(&self, government: &GovernmentId, was_sent: bool, before: OffsetDateTime, limit: usize) -> Result<Vec<ApplicationId>, Fault> {
        let government = government.clone();
        self.read(move |tx| erasure::ended(tx, &government, was_sent, before, limit)).await
    }

    async fn destroy_erased(&self, government: &GovernmentId, at: OffsetDateTime) -> Result<u64, Fault> {
        let name = government.clone();
        let closed = self.read(move |tx| super::accounts::destroy_closed(tx, &name, at)).await?;
        Ok(closed + self.destroy_again(government, at).await?)
    }

    async fn forget_accesses(&self, government: &GovernmentId, before: OffsetDateTime) -> Result<u64, Fault> {
        self.remove_old(retention::OLD_SIGHTS, retention::REMOVE_SIGHTS, government, before).await?;
        self.remove_old(retention::OLD_ACCESSES, retention::REMOVE_ACCESS, government, before).await
    }

    async fn forget_messages(&self, government: &GovernmentId, before: OffsetDateTime) -> Result<u64, Fault> {
        self.remove_old(retention::OLD_MESSAGES, retention::REMOVE_MESSAGE, government, before).await
    }

    async fn find_by_receipt(&self, government: &GovernmentId, number: &ReceiptNumber) -> Result<Option<ApplicationId>, Fault> {
        self.glance(|tx| receipt::find_by_number(tx, government, number))
    }

    fn token_of(&self, government: &GovernmentId, id: ApplicationId) -> [u8; 16] {
        self.inner.keys.token(government.as_str(), id)
    }

    async fn find_by_token(&self, government: &GovernmentId, token: [u8; 16]) -> Result<Option<ApplicationId>, Fault> {
        self.glance(|tx| receipt::find_by_token(tx, government, token))
    }

    async fn check_pin(&self, government: &GovernmentId, id: ApplicationId, pin: &Pin, at: OffsetDateTime) -> Result<PinCheck, Fault> {
        let (government, pin) = (government.clone(), pin.clone());
        self.write(move |tx| receipt::check_pin(tx, &government, id, &pin, at)).await
    }

    async fn drafts_of(&self, government: &GovernmentId, office: &OfficeId, access: Access) -> Result<Vec<QueueRow>, LookError> {
        let rows = run!(self.read(drafts::list, government, office))?;
        self.note_rows(government, rows, access).await
    }

    async fn queue(&self, government: &GovernmentId, filter: QueueFilter) -> Result<QueuePage, Fault> {
        let government = government.clone();
        self.read(move |tx| queue::page(tx, &government, &filter)).await
    }

    async fn look_over(&self, government: &GovernmentId, filter: QueueFilter, access: Access) -> Result<QueuePage, LookError> {
        let page = self.queue(government, filter).await?;
        Ok(QueuePage { rows: self.note_rows(government, page.rows, access).await?, next: page.next })
    }

    async fn counts(&self, government: &GovernmentId, offices: &[OfficeId], at: OffsetDateTime) -> Result<Counts, Fault> {
        let (government, offices) = (government.clone(), offices.to_vec());
        self.read(move |tx| counts::counts(tx, &government, &offices, at)).await
    }

    async fn search(&self, government: &GovernmentId, query: SearchQuery, access: Access) -> Result<Vec<QueueRow>, LookError> {
        let government = government.clone();
        self.write_case(move |tx| search::search(tx, &government, &query, &access)).await
    }

    async fn cases_with_nik(&self, government: &GovernmentId, nik: &str) -> Result<Vec<ApplicationId>, Fault> {
        let (government, nik) = (government.clone(), Zeroizing::new(nik.to_owned()));
        self.read(move |tx| search::with_nik(tx, &government, &nik)).await
    }

    async fn seen_on(&self, government: &GovernmentId, staff: &StaffId, day: Date) -> Result<Seen, Fault> {
        self.glance(|tx| paces::seen_on(tx, government, staff, day))
    }

    async fn release(&self, government: &GovernmentId, release: Release) -> Result<(), Fault> {
        let government = government.clone();
        self.write_case(move |tx| paces::release(tx, &government, &release)).await
    }

    async fn releases(&self, government: &GovernmentId, limit: usize) -> Result<Vec<ReleaseRow>, Fault> {
        let government = government.clone();
        self.read(move |tx| paces::releases(tx, &government, limit)).await
    }

    async fn plant(&self, government: &GovernmentId, id: ApplicationId, by: &Actor, at: OffsetDateTime) -> Result<bool, Fault> {
        let (government, by) = (government.clone(), by.clone());
        self.write_case(move |tx| paces::plant(tx, &government, id, &by, at)).await
    }

    async fn planted(&self, government: &GovernmentId) -> Result<Vec<HoneyRow>, Fault> {
        run!(self.read(paces::planted, government))
    }

    async fn alerts(&self, government: &GovernmentId, open: bool, before: Option<i64>, limit: usize) -> Result<Vec<AlertRow>, Fault> {
        let government = government.clone();
        self.read(move |tx| alerts::list(tx, &government, open, before, limit)).await
    }

    async fn open_alerts(&self, government: &GovernmentId) -> Result<u64, Fault> {
        self.glance(|tx| alerts::count_open(tx, government))
    }

    async fn raise(&self, government: &GovernmentId, alert: Alert, application: Option<ApplicationId>, day: Date, at: OffsetDateTime) -> Result<(), Fault> {
        let government = government.clone();
        self.write_case(move |tx| alerts::raise(tx, &government, &alert, application, day, at)).await
    }

    async fn settle(&self, government: &GovernmentId, id: i64, settled: Settled) -> Result<bool, Fault> {
        let government = government.clone();
        self.write_case(move |tx| alerts::settle(tx, &government, id, &settled)).await
    }

    async fn awaiting_second(&self, government: &GovernmentId, offices: &[OfficeId]) -> Result<Vec<AwaitingRow>, Fault> {
        let (government, offices) = (government.clone(), offices.to_vec());
        self.read(move |tx| second_person::awaiting(tx, &government, &offices)).await
    }

    async fn prints(&self, government: &GovernmentId, filter: PrintFilter) -> Result<Vec<PrintRow>, Fault> {
        let government = government.clone();
        self.read(move |tx| second_person::prints(tx, &government, &filter)).await
    }

    async fn find_entry(&self, government: &GovernmentId, id: ApplicationId) -> Result<Option<RegisterEntry>, Fault> {
        self.glance(|tx| register::find_entry(tx, government, id))
    }

    async fn find_life(&self, government: &GovernmentId, of: ApplicationId) -> Result<Option<EntryLife>, Fault> {
        self.glance(|tx| annotations::find_life(tx, government, &of))
    }

    async fn find_life_by_number(&self, government: &GovernmentId, number: &RegistrationNumber) -> Result<Option<EntryLife>, Fault> {
        self.glance(|tx| annotations::find_life_by_number(tx, government, number))
    }

    async fn find_entry_by_number(&self, government: &GovernmentId, number: &RegistrationNumber) -> Result<Option<(ApplicationId, RegisterEntry)>, Fault> {
        self.glance(|tx| register::find_entry_by_number(tx, government, number))
    }

    async fn put_document(&self, government: &GovernmentId, application: ApplicationId, id: DocumentId, pictures: Pictures, _: &Now) -> Result<(), Fault> {
        documents::put_pictures(self, government, application, id, pictures).await
    }

    async fn find_picture(&self, government: &GovernmentId, application: ApplicationId, id: DocumentId, page: u16) -> Result<Option<Vec<u8>>, Fault> {
        documents::find(self, &documents::picture_path(government, application, id, page), government, application).await
    }

    async fn put_certificate(&self, government: &GovernmentId, application: ApplicationId, sha256: &str, pdf: Vec<u8>, _: &Now) -> Result<(), Fault> {
        documents::put_certificate(self, government, application, sha256, &pdf).await
    }

    async fn find_certificate(&self, government: &GovernmentId, application: ApplicationId, sha256: &str) -> Result<Option<Vec<u8>>, Fault> {
        documents::find(self, &documents::certificate_path(government, application, sha256)?, government, application).await
    }

    async fn outbox(&self, government: &GovernmentId, application: Option<ApplicationId>, before: Option<i64>, limit: usize) -> Result<Vec<OutboxRow>, Fault> {
        let government = government.clone();
        self.read(move |tx| outbox::list(tx, &government, application, before, limit)).await
    }

    async fn put_session(&self, key: &SessionKey, session: Session) -> Result<(), Fault> {
        let key = key.clone();
        self.write(move |tx| session::put(tx, &key, &session)).await
    }

    async fn find_session(&self, key: &SessionKey, at: OffsetDateTime) -> Result<Option<Session>, Fault> {
        self.glance(|tx| session::find(tx, key, at))
    }

    async fn change_session(&self, key: &SessionKey, at: OffsetDateTime, change: ChangeSession) -> Result<Option<Session>, Fault> {
        let key = key.clone();
        self.write(move |tx| session::change(tx, &key, at, change)).await
    }

    async fn touch_session(&self, key: &SessionKey, seen_at: OffsetDateTime) -> Result<(), Fault> {
        let key = key.clone();
        self.write(move |tx| session::touch(tx, &key, seen_at)).await
    }

    async fn find_seat(&self, key: &SessionKey, at: OffsetDateTime) -> Result<Option<(Session, StaffRow)>, Fault> {
        let read = || self.glance(|tx| staff::find_seat(tx, key, at));
        let found = self.inner.seats.find_or(self.inner.keys.session_hash(&key.0), at, read)?;
        Ok(found.filter(|(session, _)| session.expires_at > at))
    }

    async fn lengthen_session(&self, key: &SessionKey, seen_at: OffsetDateTime, expires_at: OffsetDateTime) -> Result<(), Fault> {
        let key = key.clone();
        self.write(move |tx| session::lengthen(tx, &key, seen_at, expires_at)).await
    }

    async fn end_session(&self, key: &SessionKey) -> Result<(), Fault> {
        run!(self.write(session::end, key))
    }

    async fn end_sessions_of(&self, government: &GovernmentId, staff: &StaffId) -> Result<u64, Fault> {
        run!(self.write(session::end_of, government, staff))
    }

    async fn put_staff(&self, government: &GovernmentId, row: StaffRow) -> Result<(), Fault> {
        let government = government.clone();
        self.write(move |tx| staff::put(tx, &government, &row)).await
    }

    async fn find_staff(&self, government: &GovernmentId, id: &StaffId) -> Result<Option<StaffRow>, Fault> {
        self.glance(|tx| staff::find(tx, government, id))
    }

    async fn staff(&self, government: &GovernmentId) -> Result<Vec<StaffRow>, Fault> {
        run!(self.read(staff::list, government))
    }

    async fn put_ticket(&self, government: &GovernmentId, ticket: &SessionKey, purpose: &str, expires_at: OffsetDateTime) -> Result<(), Fault> {
        let (government, ticket, purpose) = (government.clone(), ticket.clone(), purpose.to_owned());
        self.write(move |tx| staff::put_ticket(tx, &government, &ticket, &purpose, expires_at)).await
    }

    async fn has_ticket(&self, government: &GovernmentId, ticket: &SessionKey, purpose: &str, at: OffsetDateTime) -> Result<bool, Fault> {
        self.glance(|tx| staff::has_ticket(tx, government, ticket, purpose, at))
    }

    async fn take_ticket(&self, government: &GovernmentId, ticket: &SessionKey, purpose: &str, at: OffsetDateTime) -> Result<bool, Fault> {
        let (government, ticket, purpose) = (government.clone(), ticket.clone(), purpose.to_owned());
        self.write(move |tx| staff::take_ticket(tx, &government, &ticket, &purpose, at)).await
    }

    async fn link_identity(&self, government: &GovernmentId, staff: &StaffId, identity: &ProviderIdentity, at: OffsetDateTime) -> Result<bool, Fault> {
        let (government, staff, identity) = (government.clone(), staff.clone(), identity.clone());
        self.write(move |tx| identities::link(tx, &government, &staff, &identity, at)).await
    }

    async fn find_identity(&self, government: &GovernmentId, identity: &ProviderIdentity) -> Result<Option<StaffId>, Fault> {
        run!(self.read(identities::find, government, identity))
    }

    async fn identity_since(&self, government: &GovernmentId, staff: &StaffId, issuer: &str) -> Result<Option<OffsetDateTime>, Fault> {
        run!(self.read(identities::since, government, staff, issuer))
    }

    async fn unlink_identity(&self, government: &GovernmentId, staff: &StaffId, issuer: &str) -> Result<bool, Fault> {
        run!(self.write(identities::unlink, government, staff, issuer))
    }

    async fn note_edition(&self, government: &GovernmentId, service: &ServiceId, edition: u32, digest: [u8; 32], at: OffsetDateTime) -> Result<bool, Fault> {
        let (government, service) = (government.clone(), service.clone());
        self.write(move |tx| edition::note(tx, &government, &service, edition, digest, at)).await
    }
}
