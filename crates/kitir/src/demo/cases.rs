//! One case for each place where work waits, made by the same acts as real ones.
//!
//! Read next: [`super::side_roads`] (cases that left the usual way).

use super::{elsewhere, losses::{self, Loss}, papers, people::{self, Family}, side_roads::{self, Road}, staff};
use application::{
    Actor, Application, ApplicationId, Command, DocumentId, Now,
    action::{Channel, Collector, ConfirmedBy, Document, DocumentDecision, DocumentSource, IdentityDocument, PaperSeen, ReturnItem, Target},
};
use catalogue::{Answers, Service, government::Registry};
use desk::kernel::{Desk, Doing, Visit, act::perform, extract};
use std::sync::Arc;
use store::{Contract, Outcome};
use time::{Duration, OffsetDateTime};

/// How far a case has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Reach {
    Draft,
    Sent,
    PapersSeen,
    Returned,
    Reviewed,
    LateGranted,
    Approved,
    Confirmed,
    Registered,
    Signed,
    Printed,
    HandedOver,
}

/// Reach, hours ago that it was sent, and the family.
fn plan() -> Vec<(Reach, i64, Family)> {
    let family = |number, age_days| Family { number, age_days, ..Family::default() };
    vec![
        (Reach::Draft, 2, family(0, 12)),
        (Reach::Sent, 3, family(1, 9)),
        (Reach::Sent, 26, family(2, 20)),
        (Reach::Sent, 4, Family { sworn_couple: true, ..family(3, 15) }),
        (Reach::PapersSeen, 5, family(4, 30)),
        (Reach::Returned, 28, family(5, 8)),
        (Reach::Reviewed, 6, family(6, 25)),
        (Reach::Reviewed, 7, Family { twin_of: Some(6), ..family(7, 25) }),
        (Reach::Reviewed, 30, family(8, 95)),
        (Reach::LateGranted, 31, family(10, 400)),
        (Reach::Approved, 9, family(12, 18)),
        (Reach::Confirmed, 8, family(13, 22)),
        (Reach::Registered, 10, family(14, 14)),
        (Reach::Signed, 12, Family { bundle: true, ..family(16, 11) }),
        (Reach::Signed, 13, Family { download: true, bundle: true, ..family(17, 6) }),
        (Reach::Printed, 30, family(18, 16)),
        (Reach::HandedOver, 75, family(20, 40)),
    ]
}

/// The same where another system registers.
fn plan_elsewhere() -> Vec<(Reach, i64, Family)> {
    let reaches = [Reach::Sent, Reach::Reviewed, Reach::Confirmed, Reach::Confirmed, Reach::Printed, Reach::Signed];
    reaches.into_iter().zip(elsewhere::families()).map(|(reach, (hours, family))| (reach, hours, family)).collect()
}

/// The same for deaths.
fn losses() -> Vec<(Reach, i64, Loss)> {
    let loss = |number, days| Loss { number, days, download: false, again: false };
    vec![
        (Reach::Draft, 1, loss(0, 3)),
        (Reach::Sent, 2, loss(1, 4)),
        (Reach::PapersSeen, 4, loss(2, 2)),
        (Reach::Returned, 27, loss(3, 6)),
        (Reach::Reviewed, 5, loss(4, 5)),
        (Reach::Reviewed, 3, Loss { again: true, ..loss(4, 5) }),
        (Reach::Approved, 8, loss(5, 40)),
        (Reach::Confirmed, 7, loss(6, 7)),
        (Reach::Registered, 9, loss(7, 8)),
        (Reach::Signed, 11, loss(8, 9)),
        (Reach::Signed, 14, Loss { download: true, ..loss(9, 10) }),
        (Reach::Printed, 29, loss(10, 12)),
        (Reach::HandedOver, 74, loss(11, 15)),
    ]
}

/// One case on its way through the acts.
pub(super) struct Walk<'a> {
    pub desk: &'a Arc<Desk>,
    pub visit: &'a Visit,
    pub service: Arc<Service>,
    pub id: ApplicationId,
    pub at: OffsetDateTime,
    pub step: u32,
    /// The ward officer who works on it.
    pub ward: &'static str,
    collector: Collector,
}

/// What is said in a form sent on that day.
type Said = Box<dyn Fn(time::Date) -> Answers + Send>;

/// One case of the demo: how far it goes, where it leaves the usual way, and hours ago that it was sent.
struct Planned {
    service: &'static str,
    reach: Reach,
    road: Option<Road>,
    hours: i64,
    ward: &'static str,
    said: Said,
}

fn birth((reach, hours, family): (Reach, i64, Family)) -> Planned {
    let ward = if !family.ward.is_empty() { "kecamatan" } else if family.number % 4 == 3 { "ketabang" } else { "genteng" };
    Planned { service: "birth", reach, road: None, hours, ward, said: Box::new(move |today| people::answers(family, today)) }
}

fn death((reach, hours, loss): (Reach, i64, Loss)) -> Planned {
    Planned { service: "death", reach, road: None, hours, ward: "genteng", said: Box::new(move |today| losses::answers(loss, today)) }
}

fn planned(registry: &Registry) -> Vec<Planned> {
    if *registry != Registry::Internal {
        return plan_elsewhere().into_iter().map(birth).collect();
    }
    let left = side_roads::plan().into_iter().map(|(road, hours, family)| Planned { road: Some(road), ..birth((road.from(), hours, family)) });
    plan().into_iter().map(birth).chain(losses().into_iter().map(death)).chain(left).collect()
}

pub async fn make_all(desk: &Arc<Desk>, visit: &Visit) -> Result<(), String> {
    for (place, Planned { service, reach, road, hours, ward, said }) in planned(&visit.government.registry).into_iter().enumerate() {
        let Some(service) = visit.government.find_service(service).cloned() else { continue };
        let now = desk.now();
        let id = ApplicationId(now.draw(&format!("demo case {place}")));
        let at = now.at - Duration::hours(hours);
        let answers = said(visit.government.calendar.date_of(at));
        let collector = if service.id.as_str() == "birth" { Collector::Mother } else { Collector::Family };
        let mut walk = Walk { desk, visit, service, id, at, step: 0, ward, collector };
        walk.go(reach, &answers).await.map_err(|error| format!("demo case {place} ({reach:?}): {error}"))?;
        if let Some(road) = road {
            walk.leave(road).await.map_err(|error| format!("demo case {place} ({road:?}): {error}"))?;
        }
    }
    if visit.government.registry == Registry::Internal { side_roads::old_book(desk, visit).await } else { Ok(()) }
}

impl Walk<'_> {
    pub async fn act(&mut self, actor: Actor, command: Command) -> Result<Outcome, String> {
        let create = matches!(command, Command::Open { .. }).then(|| self.service.id.clone());
        self.step += 1;
        let now = Now::new(self.at + Duration::minutes(7) * self.step, self.desk.now().draw("demo act"));
        let doing = Doing { application: self.id, create, seen: None, delivery: None, pin_to: None };
        let act = command.act();
        let done = perform(&self.desk.store, &self.visit.government, &now, actor, doing, command).await;
        done.map_err(|error| format!("{}: {error}{}", act.key(), reasons(&error)))
    }

    pub fn staff(&self, id: &str) -> Actor {
        staff::actor(&self.visit.government, id)
    }

    async fn go(&mut self, reach: Reach, answers: &Answers) -> Result<(), String> {
        self.draft(answers).await?;
        if reach == Reach::Draft {
            return Ok(());
        }
        let submit = Command::Submit { statement_of_truth: true, papers: Vec::new(), witnesses_present: false };
        let case = self.act(Actor::Applicant, submit).await?.application;
        if reach >= Reach::PapersSeen {
            self.counter(reach, &case, self.ward).await?;
        }
        if reach >= Reach::LateGranted {
            self.registry(reach).await?;
        }
        Ok(())
    }

    async fn draft(&mut self, answers: &Answers) -> Result<(), String> {
        self.act(Actor::Applicant, Command::Open { channel: Channel::Home, language: "id".to_owned() }).await?;
        let pages: Vec<String> = self.service.pages.iter().map(|page| page.id.clone()).collect();
        for page in pages {
            let fields: Vec<_> = self.service.find_page(&page).map(|page| page.fields.clone()).unwrap_or_default();
            let said: Answers = fields.iter().filter_map(|field| Some((field.as_str(), answers.get(field.as_str())?))).collect();
            if !said.is_empty() {
                self.act(Actor::Applicant, Command::Answer { page, answers: said, removed: Vec::new() }).await?;
            }
        }
        let today = self.visit.government.calendar.date_of(self.at);
        let effective = self.service.effective(answers, today);
        let facts = self.service.facts(&effective, today);
        for (place, requirement) in self.service.requirements(&effective, &facts, today).into_iter().enumerate() {
            if requirement.need == catalogue::service::Need::Must {
                self.attach(requirement.slot, place, answers).await?;
            }
        }
        Ok(())
    }

    async fn attach(&mut self, slot: catalogue::SlotId, place: usize, answers: &Answers) -> Result<(), String> {
        let now = self.desk.now();
        let document = DocumentId(now.draw(&format!("demo document {place}")));
        let (press, name, answers) = (self.desk.press.clone(), slot.to_string(), answers.clone());
        let made = tokio::task::spawn_blocking(move || papers::pictures(&press, &name, &answers)).await;
        let pictures = made.map_err(|error| error.to_string())??;
        let pages = u16::try_from(pictures.pages.len()).unwrap_or(1);
        let government = &self.visit.government.id;
        self.desk.store.put_document(government, self.id, document, pictures, &now).await.map_err(|fault| fault.to_string())?;
        let document = Document { document, slot, source: DocumentSource::Pdf, pages };
        self.act(Actor::Applicant, Command::Attach(document)).await.map(|_| ())
    }

    async fn counter(&mut self, reach: Reach, case: &Application, ward: &str) -> Result<(), String> {
        let ward = self.staff(ward);
        if reach == Reach::Returned {
            let slot = case.requirements.first().map(|requirement| requirement.slot.clone()).ok_or("no requirement")?;
            let items = vec![ReturnItem { target: Target::Document(slot), code: catalogue::ReasonCode::new("FOTO-BURAM") }];
            return self.act(ward, Command::Return { items, notes: Default::default() }).await.map(|_| ());
        }
        let papers = case.requirements.iter().filter(|requirement| case.documents_in(&requirement.slot).next().is_some());
        let papers = papers.map(|requirement| PaperSeen {
            slot: requirement.slot.clone(), original_seen: true, matches_photo: true, copy_kept: true, sheets: 1, missing_reason: None,
        });
        let seen = self.act(ward.clone(), Command::SeeOriginals { papers: papers.collect(), witnesses_present: true }).await?.application;
        if reach == Reach::PapersSeen {
            return Ok(());
        }
        let documents = seen.undecided_slots().into_iter().filter_map(|slot| {
            let kind = self.service.slots.get(&slot)?.kinds.first()?.clone();
            Some(DocumentDecision { slot, kind })
        });
        self.act(ward, Command::Review { documents: documents.collect(), draft_signed: false }).await.map(|_| ())
    }

    async fn registry(&mut self, reach: Reach) -> Result<(), String> {
        let (registrar, head) = (self.staff("registrar"), self.staff("kepala"));
        if reach == Reach::LateGranted {
            return self.act(head, Command::DecideLate { granted: true, note: String::new() }).await.map(|_| ());
        }
        self.act(registrar.clone(), Command::Approve).await?;
        if reach >= Reach::Confirmed {
            self.act(Actor::Applicant, Command::Confirm { by: ConfirmedBy::Tracker }).await?;
        }
        let outside = self.visit.government.registry != Registry::Internal;
        if reach >= Reach::Registered && !outside {
            self.act(registrar.clone(), Command::Register).await?;
        }
        if reach >= Reach::Signed && !outside {
            self.sign(head).await?;
        }
        if reach >= Reach::Signed && outside {
            self.bring_back(registrar).await?;
        }
        let counter = self.staff("kecamatan");
        if reach >= Reach::Printed {
            self.act(counter.clone(), Command::Print).await?;
        }
        if reach >= Reach::HandedOver {
            let name = "Siti Contoh".to_owned();
            self.act(counter, Command::HandOver { collector: self.collector, identity_seen: IdentityDocument::IdCard, name }).await?;
        }
        Ok(())
    }

    async fn bring_back(&mut self, registrar: Actor) -> Result<(), String> {
        let (store, government) = (&self.desk.store, &self.visit.government);
        let case = store.find_application(&government.id, self.id).await.map_err(|fault| fault.to_string())?.ok_or("no case")?;
        let on = government.calendar.date_of(self.at + Duration::minutes(7) * (self.step + 1));
        let serial = u32::from(self.id.0[0]) + 1;
        let (number, pdf) = elsewhere::given(self.visit, &case, on, serial, &registrar).await?;
        let certificate_sha256 = extract::sha256_hex(&pdf);
        store.put_certificate(&government.id, self.id, &certificate_sha256, pdf, &self.desk.now()).await.map_err(|fault| fault.to_string())?;
        self.act(registrar, Command::RecordElsewhere { number, certificate_sha256 }).await.map(|_| ())
    }

    async fn sign(&mut self, head: Actor) -> Result<(), String> {
        let government = &self.visit.government.id;
        let store = &self.desk.store;
        let case = store.find_application(government, self.id).await.map_err(|fault| fault.to_string())?.ok_or("no case")?;
        let life = extract::life_of(self.visit, &case).await.map_err(|halt| format!("{halt:?}"))?;
        let pdf = extract::certificate_pdf(self.visit, &case, life.as_ref(), None).await.map_err(|halt| format!("{halt:?}"))?;
        let certificate_sha256 = extract::sha256_hex(&pdf);
        let now = self.desk.now();
        self.desk.store.put_certificate(government, self.id, &certificate_sha256, pdf, &now).await.map_err(|fault| fault.to_string())?;
        self.act(head, Command::Sign { certificate_sha256 }).await.map(|_| ())
    }
}

/// Why the core said no: for whoever changes the demo or the catalogue.
fn reasons(error: &store::ActError) -> String {
    match error {
        store::ActError::Refused(refusal) => format!(" {refusal:?}"),
        store::ActError::NotFound | store::ActError::Fault(_) => String::new(),
    }
}
