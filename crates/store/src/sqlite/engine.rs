//! The contract, each method on the thread that serves it: acts and everything that leaves a trace go to the writer, looks to a
//! reader, files to the document folder.

use super::{Sqlite, access, act, edition, log, outbox, queue, reads, receipt, register, search, session, staff};
use crate::contract::{
    Access, AccessRow, ActError, ActRequest, Contract, Counts, Fault, OutboxRow, Outcome, Pictures, PinCheck, QueueFilter, QueuePage, QueueRow,
    SearchQuery, Session, SessionKey, StaffRow,
};
use application::{Application, ApplicationId, DocumentId, Entry, Now, Pin, ReceiptNumber, StaffId, Stage, duplicate::Match};
use catalogue::{GovernmentId, OfficeId, ServiceId};
use registry::{RegisterEntry, RegistrationNumber};
use time::OffsetDateTime;

impl Contract for Sqlite {
    async fn act(&self, request: ActRequest) -> Result<Outcome, ActError> {
        self.write(move |tx| act::act(tx, request)).await
    }

    async fn find_application(&self, government: &GovernmentId, id: ApplicationId) -> Result<Option<Application>, Fault> {
        let government = government.clone();
        self.read(move |tx| log::find_application(tx, &government, id)).await
    }

    async fn open_record(&self, government: &GovernmentId, id: ApplicationId, access: Access) -> Result<Option<Application>, Fault> {
        let government = government.clone();
        self.write(move |tx| access::open_record(tx, &government, id, &access)).await
    }

    async fn entries(&self, government: &GovernmentId, id: ApplicationId) -> Result<Vec<Entry>, Fault> {
        let government = government.clone();
        self.read(move |tx| log::entries_of(tx, &government, id)).await
    }

    async fn accesses(&self, government: &GovernmentId, id: ApplicationId) -> Result<Vec<AccessRow>, Fault> {
        let government = government.clone();
        self.read(move |tx| access::list(tx, &government, id)).await
    }

    async fn duplicates(&self, government: &GovernmentId, id: ApplicationId) -> Result<Vec<Match>, Fault> {
        let government = government.clone();
        self.read(move |tx| reads::duplicates(tx, &government, id)).await
    }

    async fn stale(&self, government: &GovernmentId, stage: Stage, changed_before: OffsetDateTime) -> Result<Vec<ApplicationId>, Fault> {
        let government = government.clone();
        self.read(move |tx| queue::stale(tx, &government, stage, changed_before)).await
    }

    async fn find_by_receipt(&self, government: &GovernmentId, number: &ReceiptNumber) -> Result<Option<ApplicationId>, Fault> {
        let (government, number) = (government.clone(), number.clone());
        self.read(move |tx| receipt::find_by_number(tx, &government, &number)).await
    }

    fn token_of(&self, government: &GovernmentId, id: ApplicationId) -> [u8; 16] {
        self.keys().token(government.as_str(), id)
    }

    async fn find_by_token(&self, government: &GovernmentId, token: [u8; 16]) -> Result<Option<ApplicationId>, Fault> {
        let government = government.clone();
        self.read(move |tx| receipt::find_by_token(tx, &government, token)).await
    }

    async fn check_pin(&self, government: &GovernmentId, id: ApplicationId, pin: &Pin, at: OffsetDateTime) -> Result<PinCheck, Fault> {
        let (government, pin) = (government.clone(), pin.clone());
        self.write(move |tx| receipt::check_pin(tx, &government, id, &pin, at)).await
    }

    async fn queue(&self, government: &GovernmentId, filter: QueueFilter) -> Result<QueuePage, Fault> {
        let government = government.clone();
        self.read(move |tx| queue::queue(tx, &government, &filter)).await
    }

    async fn counts(&self, government: &GovernmentId, offices: &[OfficeId], at: OffsetDateTime) -> Result<Counts, Fault> {
        let (government, offices) = (government.clone(), offices.to_vec());
        self.read(move |tx| queue::counts(tx, &government, &offices, at)).await
    }

    async fn search(&self, government: &GovernmentId, query: SearchQuery, access: Access) -> Result<Vec<QueueRow>, Fault> {
        let government = government.clone();
        self.write(move |tx| search::search(tx, &government, &query, &access)).await
    }

    async fn find_entry(&self, government: &GovernmentId, id: ApplicationId) -> Result<Option<RegisterEntry>, Fault> {
        let government = government.clone();
        self.read(move |tx| register::find_entry(tx, &government, id)).await
    }

    async fn find_entry_by_number(&self, government: &GovernmentId, number: &RegistrationNumber) -> Result<Option<(ApplicationId, RegisterEntry)>, Fault> {
        let (government, number) = (government.clone(), number.clone());
        self.read(move |tx| register::find_entry_by_number(tx, &government, &number)).await
    }

    async fn put_document(&self, government: &GovernmentId, application: ApplicationId, id: DocumentId, pictures: Pictures, _: &Now) -> Result<(), Fault> {
        self.documents().put_pictures(government, application, id, pictures).await
    }

    async fn find_picture(&self, government: &GovernmentId, application: ApplicationId, id: DocumentId, page: u16) -> Result<Option<Vec<u8>>, Fault> {
        self.documents().find_picture(government, application, id, page).await
    }

    async fn put_certificate(&self, government: &GovernmentId, application: ApplicationId, sha256: &str, pdf: Vec<u8>, _: &Now) -> Result<(), Fault> {
        self.documents().put_certificate(government, application, sha256, pdf).await
    }

    async fn find_certificate(&self, government: &GovernmentId, application: ApplicationId, sha256: &str) -> Result<Option<Vec<u8>>, Fault> {
        self.documents().find_certificate(government, application, sha256).await
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
        let key = key.clone();
        self.read(move |tx| session::find(tx, &key, at)).await
    }

    async fn end_session(&self, key: &SessionKey) -> Result<(), Fault> {
        let key = key.clone();
        self.write(move |tx| session::end(tx, &key)).await
    }

    async fn end_sessions_of(&self, government: &GovernmentId, staff: &StaffId) -> Result<u64, Fault> {
        let (government, staff) = (government.clone(), staff.clone());
        self.write(move |tx| session::end_of(tx, &government, &staff)).await
    }

    async fn put_staff(&self, government: &GovernmentId, row: StaffRow) -> Result<(), Fault> {
        let government = government.clone();
        self.write(move |tx| staff::put(tx, &government, &row)).await
    }

    async fn find_staff(&self, government: &GovernmentId, id: &StaffId) -> Result<Option<StaffRow>, Fault> {
        let (government, id) = (government.clone(), id.clone());
        self.read(move |tx| staff::find(tx, &government, &id)).await
    }

    async fn staff(&self, government: &GovernmentId) -> Result<Vec<StaffRow>, Fault> {
        let government = government.clone();
        self.read(move |tx| staff::list(tx, &government)).await
    }

    async fn put_ticket(&self, government: &GovernmentId, ticket: &SessionKey, purpose: &str, expires_at: OffsetDateTime) -> Result<(), Fault> {
        let (government, ticket, purpose) = (government.clone(), ticket.clone(), purpose.to_owned());
        self.write(move |tx| staff::put_ticket(tx, &government, &ticket, &purpose, expires_at)).await
    }

    async fn has_ticket(&self, government: &GovernmentId, ticket: &SessionKey, purpose: &str, at: OffsetDateTime) -> Result<bool, Fault> {
        let (government, ticket, purpose) = (government.clone(), ticket.clone(), purpose.to_owned());
        self.read(move |tx| staff::has_ticket(tx, &government, &ticket, &purpose, at)).await
    }

    async fn take_ticket(&self, government: &GovernmentId, ticket: &SessionKey, purpose: &str, at: OffsetDateTime) -> Result<bool, Fault> {
        let (government, ticket, purpose) = (government.clone(), ticket.clone(), purpose.to_owned());
        self.write(move |tx| staff::take_ticket(tx, &government, &ticket, &purpose, at)).await
    }

    async fn note_edition(&self, government: &GovernmentId, service: &ServiceId, edition: u32, digest: [u8; 32], at: OffsetDateTime) -> Result<bool, Fault> {
        let (government, service) = (government.clone(), service.clone());
        self.write(move |tx| edition::note(tx, &government, &service, edition, digest, at)).await
    }
}
