//! A case in the hands of its applicant: read only after this browser has proved its right to it.
//!
//! **Invariant:** an unknown case and one that this browser does not hold look the same: "go on with number and PIN".

use crate::kernel::{Doing, Halt, Visit, act};
use application::{Actor, Application, ApplicationId, Command, Refusal, Stage, state::Returned};
use axum::response::Response;
use catalogue::{Answers, Facts, FieldId, Service, SlotId, service::Need};
use std::sync::Arc;
use store::{Contract, DeliveryToken, Outcome, PinTo, SessionKey};
use time::Date;

use super::{ended, voice::Voice};

pub struct Held {
    pub case: Application,
    pub service: Arc<Service>,
}

impl Held {
    /// The case of a path, for the browser that holds it.
    pub async fn find(visit: &Visit, id: &str) -> Result<Self, Halt> {
        let id = ApplicationId::parse(id).ok_or(Halt::NotFound)?;
        if !visit.may_see(id).await? {
            return Err(Halt::Resume);
        }
        Self::read(visit, id).await
    }

    /// Without asking for a right: the caller has seen a token or a PIN, and shows no particulars otherwise.
    pub async fn read(visit: &Visit, id: ApplicationId) -> Result<Self, Halt> {
        let case = visit.desk.store.find_application(&visit.government.id, id).await?.ok_or(Halt::NotFound)?;
        let service = visit.government.find_service(case.service.as_str()).cloned().ok_or(Halt::NotFound)?;
        visit.speak_of(&case.service);
        Ok(Self { case, service })
    }

    pub fn voice<'v>(&'v self, visit: &'v Visit) -> Voice<'v> {
        Voice::new(visit, &self.service)
    }

    /// `/permohonan/<id><rest>`.
    pub fn path(&self, rest: &str) -> String {
        format!("/permohonan/{}{rest}", self.case.id)
    }

    /// The address behind the QR.
    pub fn tracker_path(&self, visit: &Visit) -> String {
        let token = visit.desk.store.token_of(&visit.government.id, self.case.id);
        format!("/k/{}", ApplicationId(token))
    }

    pub fn public_address(&self, visit: &Visit) -> String {
        format!("{}{}", visit.desk.settings.public_url, self.tracker_path(visit))
    }

    /// The day by which answers are judged: today for a draft, the day of sending afterwards.
    pub fn judged_on(&self, visit: &Visit) -> Date {
        self.case.declared_on.unwrap_or_else(|| visit.today())
    }

    pub fn facts(&self, visit: &Visit) -> Facts {
        self.service.facts(&self.case.answers, self.judged_on(visit))
    }

    pub fn effective(&self, visit: &Visit) -> Answers {
        self.service.effective(&self.case.answers, self.judged_on(visit))
    }

    pub fn is_draft(&self) -> bool {
        self.case.stage == Stage::Draft
    }

    /// Over without a document: nothing that she sends changes it any more.
    pub fn has_ended(&self) -> bool {
        matches!(self.case.stage, Stage::Refused | Stage::Withdrawn | Stage::Expired)
    }

    /// Where someone is led who asks for a page that this stage does not have. A draft that ended before it had a number has no tracker:
    /// how it ended is said in its place.
    pub fn elsewhere(&self, visit: &Visit) -> Response {
        if self.has_ended() && self.case.receipt.is_none() {
            return ended::page(visit, self, ended::Sent::Nothing);
        }
        visit.see_other(&if self.is_draft() { self.path("") } else { self.tracker_path(visit) })
    }

    /// The answer to what she sent to a case that has ended: it was not taken, and the page says so. None while the case lives.
    pub fn too_late(&self, visit: &Visit) -> Option<Response> {
        self.has_ended().then(|| ended::page(visit, self, ended::Sent::Lost))
    }

    /// May the applicant change this answer now? All in a draft; in a returned case the returned ones, and what her mending opened.
    pub fn may_answer(&self, visit: &Visit, field: &FieldId) -> bool {
        self.may_answer_with(visit, field, &self.case.answers)
    }

    /// The same, with the answers of a page that is not saved yet.
    pub fn may_answer_with(&self, visit: &Visit, field: &FieldId, answers: &Answers) -> bool {
        let asked = |returned: &Returned| returned.asks_for_field(field) || returned.mended_fields.contains(field);
        self.is_draft() || self.returned().is_some_and(|returned| asked(returned) || self.arisen_fields(visit, answers).contains(field))
    }

    pub fn may_attach(&self, visit: &Visit, slot: &SlotId) -> bool {
        let asked = |returned: &Returned| returned.asks_for_slot(slot) || returned.mended_slots.contains(slot);
        self.is_draft() || self.returned().is_some_and(|returned| asked(returned) || self.arisen_slots(visit).contains(slot))
    }

    /// What came back, while it waits for her.
    pub fn returned(&self) -> Option<&Returned> {
        self.case.returned.as_ref().filter(|_| self.case.stage == Stage::Returned)
    }

    /// Questions that must be answered and never were: mending one answer may open others.
    pub fn arisen_fields(&self, visit: &Visit, answers: &Answers) -> Vec<FieldId> {
        let facts = self.service.facts(answers, self.judged_on(visit));
        let asked = self.service.visible_fields(answers, &facts).into_iter();
        asked.filter(|field| field.required && self.case.answers.get(field.id.as_str()).is_none()).map(|field| field.id.clone()).collect()
    }

    /// Papers that must be there and are not.
    pub fn arisen_slots(&self, visit: &Visit) -> Vec<SlotId> {
        let on = self.judged_on(visit);
        let asked = self.service.requirements(&self.case.answers, &self.facts(visit), on).into_iter();
        asked.filter(|one| one.need == Need::Must && self.case.documents_in(&one.slot).next().is_none()).map(|one| one.slot).collect()
    }

    /// After an answer or a document: back to the list of what is to be mended, or to the task list.
    pub fn list_path(&self) -> String {
        self.path(if self.is_draft() { "" } else { "/perbaiki" })
    }

    pub async fn act(&self, visit: &Visit, delivery: Option<DeliveryToken>, command: Command) -> Result<Outcome, Halt> {
        self.act_with_pin(visit, delivery, command, None).await
    }

    /// For acts in which a PIN may be born: `browser` may show it.
    pub async fn act_with_pin(
        &self, visit: &Visit, delivery: Option<DeliveryToken>, command: Command, browser: Option<SessionKey>,
    ) -> Result<Outcome, Halt> {
        let doing = Doing { application: self.case.id, create: None, seen: None, delivery, pin_to: browser.map(PinTo::Browser) };
        act(visit, Actor::Applicant, doing, command).await
    }
}

/// A refusal that the page shows itself; anything else goes on as it is.
pub fn refused(halt: Halt) -> Result<Refusal, Halt> {
    match halt {
        Halt::Refused(refusal) => Ok(*refusal),
        other => Err(other),
    }
}
