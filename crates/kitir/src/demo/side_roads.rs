//! Cases that left the usual way: stopped, doubted, ended, handed on; and an entry from an old book. Each stage that a case can have is
//! somewhere in the demo: a test compares.

use super::{cases::{Reach, Walk}, papers, people::{self, Family}, staff};
use application::{
    Actor, ApplicationId, Command, DocumentId,
    action::{Document, DocumentSource, SuspensionReason},
    command::KeyedEntry,
    decide::SCAN,
};
use catalogue::{Answers, Facts, ReasonCode, Service};
use desk::kernel::{Desk, Doing, Visit, act::perform, onward::{self, Onward}};
use std::sync::Arc;
use store::Contract;
use time::{Date, Duration, macros::date};

/// A village of Buleleng.
const VILLAGE: &str = "51.08.06.1010";

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Road {
    /// Stands still while somebody looks on the spot.
    Suspended,
    /// An officer proposed a change; the family has not answered yet.
    ChangeProposed,
    /// The head did not sign.
    SigningDeclined,
    Refused,
    Withdrawn,
    /// Returned, and never mended.
    Expired,
    HandedOn,
}

impl Road {
    /// How far it comes before it leaves.
    pub fn from(self) -> Reach {
        match self {
            Self::Suspended | Self::ChangeProposed | Self::Refused => Reach::Reviewed,
            Self::SigningDeclined => Reach::Registered,
            Self::Withdrawn | Self::HandedOn => Reach::Sent,
            Self::Expired => Reach::Returned,
        }
    }
}

/// The road, hours ago that it was sent, and the family.
pub fn plan() -> Vec<(Road, i64, Family)> {
    let family = |number, age_days| Family { number, age_days, ..Family::default() };
    vec![
        (Road::Suspended, 32, family(22, 19)),
        (Road::ChangeProposed, 11, family(24, 21)),
        (Road::SigningDeclined, 34, family(26, 17)),
        (Road::Refused, 50, family(28, 13)),
        (Road::Withdrawn, 51, family(21, 10)),
        (Road::Expired, 24 * 38, family(25, 24)),
        (Road::HandedOn, 29, family(29, 26)),
    ]
}

impl Walk<'_> {
    pub async fn leave(&mut self, road: Road) -> Result<(), String> {
        let (registrar, head) = (self.staff("registrar"), self.staff("kepala"));
        let (actor, command) = match road {
            Road::Suspended => (registrar, Command::Suspend { reason: SuspensionReason::FieldCheck }),
            Road::ChangeProposed => {
                let answers = [("mother.birth_place", "Sidoarjo")].into_iter().collect();
                (registrar, Command::ProposeChange { answers, reason: "Kartu keluarga menyebut Sidoarjo sebagai tempat lahir ibu.".to_owned() })
            }
            Road::SigningDeclined => {
                let note = "Ejaan nama ayah berbeda dari kartu keluarga, mohon diperiksa.".to_owned();
                (head, Command::DeclineSigning { code: ReasonCode::new("NAMA-SALAH"), note })
            }
            Road::Refused => {
                let note = "Keluarga terdaftar di daerah lain sejak bulan lalu.".to_owned();
                (registrar, Command::Refuse { code: ReasonCode::new("DI-LUAR-WILAYAH"), note })
            }
            Road::Withdrawn => (Actor::Applicant, Command::Withdraw),
            Road::Expired => {
                // Its days are over today.
                self.at = self.desk.now().at - Duration::minutes(7) * (self.step + 1);
                (Actor::System, Command::Expire)
            }
            Road::HandedOn => return self.hand_on().await,
        };
        self.act(actor, command).await.map(|_| ())
    }

    /// Where no other government is served the family stays with us.
    async fn hand_on(&self) -> Result<(), String> {
        let Some(to) = onward::takers(self.visit, &self.service.id).find(|one| one.find_ward(VILLAGE).is_some()).cloned() else { return Ok(()) };
        let found = self.desk.store.find_application(&self.visit.government.id, self.id).await.map_err(|fault| fault.to_string())?;
        let case = found.ok_or("no case")?;
        let onward = Onward { to, ward: VILLAGE.to_owned(), agreed: true };
        onward::carry(self.visit, &self.staff(self.ward), None, &case, onward).await.map_err(|halt| format!("{halt:?}"))
    }
}

/// Keyed from a book of 2004 with its scan; a second person has still to compare.
pub async fn old_book(desk: &Arc<Desk>, visit: &Visit) -> Result<(), String> {
    let Some(service) = visit.government.find_service("birth") else { return Ok(()) };
    let now = desk.now();
    let id = ApplicationId(now.draw("demo book"));
    let answers = stated(service, date!(2004 - 06 - 01));
    let keyed = KeyedEntry {
        language: "id".to_owned(),
        facts: strongest(service),
        number: "2075/K/2004".to_owned(),
        registered_on: date!(2004 - 06 - 03),
        book: "Kelahiran 2004 jilid 3, halaman 75".to_owned(),
        kept_by: String::new(),
        answers: answers.clone(),
    };
    let registrar = staff::actor(&visit.government, "registrar");
    let act = async |create, command| {
        let doing = Doing { application: id, create, seen: None, delivery: None, pin_to: None };
        perform(&desk.store, &visit.government, &now, registrar.clone(), doing, command).await.map_err(|error| format!("the old book: {error:?}"))
    };
    act(Some(service.id.clone()), Command::KeyEntry(keyed)).await?;
    let press = desk.press.clone();
    let made = tokio::task::spawn_blocking(move || papers::pictures(&press, "book", &answers)).await;
    let pictures = made.map_err(|error| error.to_string())??;
    let document = DocumentId(now.draw("demo scan"));
    let pages = u16::try_from(pictures.pages.len()).unwrap_or(1);
    desk.store.put_document(&visit.government.id, id, document, pictures, &now).await.map_err(|fault| fault.to_string())?;
    act(None, Command::AttachScan(Document { document, slot: SCAN.into(), source: DocumentSource::Pdf, pages })).await.map(|_| ())
}

/// What a book says of a family: the printed answers, and no more.
fn stated(service: &Service, on: Date) -> Answers {
    let all = people::answers(Family { number: 27, age_days: 12, ..Family::default() }, on);
    let printed = service.prints.iter().filter_map(|print| Some((print.field.as_str(), all.get(print.field.as_str())?)));
    printed.collect()
}

/// A couple whose marriage is registered.
fn strongest(service: &Service) -> Facts {
    let mut facts = Facts::default();
    for fact in &service.needs {
        if let Some(value) = service.facts.get(fact).and_then(|values| values.first()) {
            facts.set(fact.as_str(), value);
        }
    }
    facts
}
