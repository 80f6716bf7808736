//! Decisions as the core would make them, built by hand: the store is tried without the catalogue.

use super::{MORNING, TODAY, birth, offices, terms};
use application::{
    Action, Application, ApplicationId, Decision, Effect, NewReceipt, Now, Particulars, Pin, ReceiptNumber, Reads, Refusal,
    action::{Channel, IdentityDocument, Submission},
    command::Act,
    state::Delivery,
};
use catalogue::{Answers, Facts, GovernmentId, StepId, service::{OfficeLevel, Responsible, Step, StepAct}};
use registry::{Annotation, AnnotationKind, Origin, RegisterEntry, Series};
use store::ActError;
use time::{Duration, OffsetDateTime};

/// Where a case goes and what is promised.
#[derive(Clone)]
pub struct Sending {
    pub to: Responsible,
    pub due_at: OffsetDateTime,
}

impl Default for Sending {
    fn default() -> Self {
        Self { to: offices("3578071002"), due_at: MORNING + Duration::days(1) }
    }
}

pub fn opened(government: &GovernmentId, answers: Answers) -> Decision {
    let opened = Action::Opened { government: government.clone(), service: birth(), edition: 1, channel: Channel::Counter, language: "id".into() };
    let answered = Action::Answered { page: "child".into() };
    Decision { actions: vec![(opened, None), (answered, Some(Particulars::answers(answers)))], ..Decision::default() }
}

/// Number, PIN, what applies, terms and card.
pub fn sent(answers: &Answers, now: &Now, sending: &Sending) -> Decision {
    let receipt = NewReceipt { number: ReceiptNumber::draw(now), pin: Pin::draw(now) };
    let submission = Submission {
        declared_on: TODAY,
        facts: Facts::default(),
        requirements: Vec::new(),
        route: route(),
        responsible: sending.to.clone(),
        due_at: sending.due_at,
        fees: Vec::new(),
        delivery: Delivery::PickUp,
        blank: None,
        outputs: Vec::new(),
    };
    Decision {
        actions: vec![
            (Action::ReceiptIssued { number: receipt.number.clone() }, None),
            (Action::Submitted(Box::new(submission)), None),
        ],
        effects: vec![notice("sent")],
        receipt: Some(receipt),
        index: Some(terms(answers)),
        card: Some(answers.clone()),
        ..Decision::default()
    }
}

pub fn route() -> Vec<Step> {
    let step = |act, office, name: &str| Step { id: StepId::new(name), act, office, role: "officer".into(), when: Default::default() };
    vec![
        step(StepAct::Review, OfficeLevel::Ward, "ward-review"),
        step(StepAct::Approve, OfficeLevel::Registry, "approval"),
        step(StepAct::Register, OfficeLevel::Registry, "registration"),
        step(StepAct::Sign, OfficeLevel::Registry, "signing"),
        step(StepAct::Print, OfficeLevel::District, "printing"),
        step(StepAct::HandOver, OfficeLevel::District, "hand-over"),
    ]
}

pub fn reviewed() -> Decision {
    one(Action::Reviewed { documents: Vec::new(), decided: Facts::default() })
}

pub fn approved() -> Decision {
    Decision { effects: vec![notice("confirm-draft")], ..one(Action::Approved) }
}

pub fn returned() -> Decision {
    Decision { effects: vec![notice("returned")], ..one(Action::Returned { items: Vec::new(), until: TODAY + Duration::days(14) }) }
}

/// A new PIN under the old number.
pub fn pin_reissued(number: ReceiptNumber, pin: Pin) -> Decision {
    Decision { receipt: Some(NewReceipt { number, pin }), ..one(Action::PinReissued { identity_seen: IdentityDocument::IdCard }) }
}

/// A decision with this one action.
pub fn one(action: Action) -> Decision {
    Decision { actions: vec![(action, None)], ..Decision::default() }
}

pub fn notice(name: &str) -> Effect {
    Effect::Notify { notice: name.into(), args: vec![("due".into(), "2026-11-25".into())] }
}

/// Takes the next number of the series, once for a case.
pub fn register(series: Series, at: OffsetDateTime) -> impl FnOnce(&Application, &dyn Reads) -> Result<Decision, ActError> + Send + 'static {
    move |case, reads| {
        if let Some(done) = &case.registration {
            return Err(Refusal::AlreadyDone { act: Act::Register, by: String::new(), at: done.at }.into());
        }
        let serial = reads.next_serial(&series)?;
        if serial > Series::LAST {
            return Err(Refusal::SeriesFull { date: series.date }.into());
        }
        Ok(registered_as(case, series, serial, at))
    }
}

/// An entry with this serial, whether or not it is the next one.
pub fn registered_as(case: &Application, series: Series, serial: u32, at: OffsetDateTime) -> Decision {
    // Beyond the last serial there is no number; the store must refuse the pair anyway.
    let number = series.number(serial.min(Series::LAST)).expect("a serial from 1 on");
    let entry = RegisterEntry {
        number: number.clone(),
        service: birth(),
        edition: case.edition,
        registered_at: at,
        registered_on: series.date,
        office: "dispendukcapil".into(),
        late: false,
        origin: Origin::Here,
        facts: catalogue::Facts::default(),
        particulars: case.answers.clone(),
    };
    let done = Action::Registered { number, registered_on: series.date };
    Decision {
        actions: vec![(done, None), (Action::SigningRequested, None)],
        effects: vec![notice("registered")],
        register: Some((entry, series, serial)),
        ..Decision::default()
    }
}

/// Something that case of minute `minute` writes beside an entry.
pub fn annotation(ordinal: u32, kind: AnnotationKind, minute: u64) -> Annotation {
    Annotation {
        ordinal, kind, service: "correction".into(), edition: 1, at: super::at(minute, 0), on: TODAY, office: "dispendukcapil".into(), approved_by: "Budi".into(),
        decided_by: Some("Siti".into()), written_by: "Budi".into(), reason: Some("SALAH-TULIS".into()), basis: "UU 23/2006".into(), number: None,
        words: [("id".to_owned(), format!("Catatan ke-{ordinal}"))].into(),
        content: (kind == AnnotationKind::Correction).then(|| [("child.name", "Nama Lain")].into_iter().collect()),
    }
}

pub fn written(of: ApplicationId, annotation: Annotation) -> Decision {
    let action = Action::Annotated { entry: of, ordinal: annotation.ordinal, kind: annotation.kind, on: annotation.on };
    Decision { annotation: Some((of, annotation)), ..one(action) }
}
