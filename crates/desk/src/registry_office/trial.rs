//! Would this act be allowed now? Asks the table of rights and the core, and writes nothing.
//!
//! Pages draw a button only when the answer is yes, and otherwise say the core's own reason. The act itself asks again, inside its
//! transaction. Read next: `application::decide`.

use crate::kernel::{Halt, Seat, Visit};
use application::{Application, ApplicationId, Command, Facts, Ground, Refusal, decide::series_of, duplicate::Match, facts::EntryLife};
use catalogue::Service;
use people::Acting;
use store::Contract;

pub struct Trial<'a> {
    seat: &'a Seat,
    service: &'a Service,
    case: &'a Application,
    facts: Facts,
}

impl<'a> Trial<'a> {
    pub fn new(seat: &'a Seat, service: &'a Service, case: &'a Application, possible_duplicates: &[Match]) -> Self {
        let ground = Ground { service, government: &seat.visit.government };
        // Whether the day's series is full is known only inside the transaction.
        let series = series_of(ground, case, &seat.visit.now).map(|series| (series, 1));
        Self { seat, service, case, facts: Facts { series, possible_duplicates: possible_duplicates.to_vec(), ..Facts::default() } }
    }

    /// The entry that the case is about, as the page read it.
    pub fn about(mut self, life: Option<EntryLife>) -> Self {
        self.facts.life = life;
        self
    }

    pub fn of(&self, command: Command) -> Result<(), Refusal> {
        let acting = Acting::begin(&self.seat.actor, &command, self.case)?;
        let ground = Ground { service: self.service, government: &self.seat.visit.government };
        acting.decide(ground, &self.facts, command, &self.seat.visit.now).map(drop)
    }

    pub fn allows(&self, command: Command) -> bool {
        self.of(command).is_ok()
    }

    /// The reason to tell on the page: nothing when the act is allowed, or is simply not this stage's or this person's.
    pub fn obstacle(&self, command: Command) -> Option<Refusal> {
        self.of(command).err().filter(|refusal| {
            !matches!(refusal, Refusal::NotNow { .. } | Refusal::AlreadyDone { .. } | Refusal::NotPermitted { .. } | Refusal::Elsewhere { .. } | Refusal::NotConfirmed)
        })
    }
}

/// A number of today that the outside could give this case; that of the entry when only something beside it is written.
pub fn sample_number(visit: &Visit, service: &Service, case: &Application) -> Option<String> {
    if service.series.is_empty() {
        return case.entry.as_ref().map(|entry| entry.number.to_string());
    }
    let series = series_of(Ground { service, government: &visit.government }, case, &visit.now)?;
    series.number(1).ok().map(|number| number.to_string())
}

/// Two officers press the same button: the page of the second is stale, but what she should read is who did it and when.
pub async fn friendlier(seat: &Seat, id: ApplicationId, command: Command, halt: Halt) -> Halt {
    let stale = matches!(&halt, Halt::Refused(refusal) if matches!(**refusal, Refusal::Stale { .. }));
    if !stale {
        return halt;
    }
    let Ok(Some(case)) = seat.desk().store.find_application(&seat.visit.government.id, id).await else { return halt };
    let Some(service) = seat.visit.government.services.get(&case.service) else { return halt };
    match Trial::new(seat, service, &case, &[]).of(command) {
        Err(refusal @ Refusal::AlreadyDone { .. }) => refusal.into(),
        _ => halt,
    }
}
