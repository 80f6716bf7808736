//! Which register entry a case has to do with.

use super::Application;
use crate::{actor::Actor, ids::ApplicationId};
use catalogue::Service;
use registry::RegistrationNumber;
use time::{Date, OffsetDateTime};

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Keyed {
    pub number: RegistrationNumber,
    /// The day that the book gives.
    pub on: Date,
    /// Which book and page, or which letter of the region that keeps it.
    pub book: String,
    /// The region whose register it stands in, when it is not ours.
    pub kept_by: Option<String>,
    pub by: Actor,
    pub at: OffsetDateTime,
}

/// An entry that stands in the register already.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EntryRef {
    /// The case that the entry belongs to.
    pub application: ApplicationId,
    pub number: RegistrationNumber,
    pub by: Actor,
    pub at: OffsetDateTime,
}

impl Application {
    /// The document can be shown as a marked draft: its papers are decided on, and it is neither registered nor signed.
    pub fn has_draft_extract(&self) -> bool {
        self.reviewed && !self.is_in_register() && self.certificate_sha256.is_none()
    }

    /// It has made an entry, or written something beside one.
    pub fn is_in_register(&self) -> bool {
        self.registration.is_some() || self.annotated.is_some()
    }

    /// The case whose register entry its document is made from: its own, or the one that it points at.
    pub fn given_from(&self, service: &Service) -> Option<ApplicationId> {
        let document = service.document(&self.answers, &self.known_facts())?;
        let own = || self.registration.as_ref().map(|_| self.id);
        if document.of_entry { self.entry.as_ref().map(|entry| entry.application) } else { own() }
    }

    /// The same, when the document is an extract and takes the place of the former one; a full copy takes no place.
    pub fn extract_of(&self, service: &Service) -> Option<ApplicationId> {
        let document = service.document(&self.answers, &self.known_facts())?;
        self.given_from(service).filter(|_| !document.of_entry || document.template.is_none())
    }
}
