//! What a decision needs to know from the store, read inside the writing transaction and nothing else.

use crate::{command::{Command, KeyedEntry}, decide::Ground, duplicate::{self, Candidate}, ids::ApplicationId, now::Now, state::Application};
use crate::actor::Actor;
use catalogue::{BlankId, FieldId, OfficeId, Service, service::{IndexTerm, Lookup}};
use registry::{Life, RegistrationNumber, Series};
use time::{Date, OffsetDateTime};
use watch::{AlertKind, Counts};

/// An entry of the register with everything that came after it.
pub type EntryLife = Life<ApplicationId>;

#[derive(Clone, Debug, Default)]
pub struct Facts {
    /// The series a registration would take its number from, and the next serial in it.
    pub series: Option<(Series, u32)>,
    /// Another case that already has the number, or the PDF, that was brought back from outside.
    pub taken: Taken,
    /// Cases that may be the same event, best match first; empty when the command does not ask.
    pub possible_duplicates: Vec<duplicate::Match>,
    /// The entry that the case is about, or that the command names.
    pub life: Option<EntryLife>,
    /// What the watch over births has to know; nothing where it does not look.
    pub watch: WatchFacts,
    /// Blanks left for what the command prints; none where nobody keeps their count, or nothing is printed on a blank.
    pub stock: Option<u32>,
}

/// What another case has of that which was brought back.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Taken {
    pub number: bool,
    pub certificate: bool,
}

/// Counted before this act.
#[derive(Clone, Debug, Default)]
pub struct WatchFacts {
    pub paces: Vec<(PaceOf, Counts)>,
    /// Birth dates of the mother's other children that are filed or registered.
    pub mother_births: Vec<Date>,
    /// Other cases that the same informant or phone sent lately.
    pub informant_cases: u32,
}

/// Whose births are counted: sent or registered for an office, or registered by an officer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PaceOf {
    pub kind: AlertKind,
    /// Office or member of staff.
    pub about: String,
}

/// What the store can answer inside its transaction.
pub trait Reads {
    /// 1 for a series that has no entry yet.
    fn next_serial(&self, series: &Series) -> Result<u32, ReadFault>;

    /// Whether a register entry of another case has this number, and whether another case keeps this PDF from outside.
    fn taken(&self, except: ApplicationId, number: &RegistrationNumber, certificate_sha256: &str) -> Result<Taken, ReadFault>;

    /// Blanks of a kind that an office has left; none while it has never entered any.
    fn stock(&self, office: &OfficeId, blank: &BlankId) -> Result<Option<u32>, ReadFault>;

    /// The entry of a case, with what came after.
    fn life(&self, of: ApplicationId) -> Result<Option<EntryLife>, ReadFault>;

    /// The same by its number.
    fn life_by_number(&self, number: &RegistrationNumber) -> Result<Option<EntryLife>, ReadFault>;

    /// Births counted up to this day.
    fn pace(&self, of: &PaceOf, day: Date) -> Result<Counts, ReadFault>;

    /// Days of birth (`date`) of other cases past draft, not refused or withdrawn, which the index holds under this NIK of the mother; at most 30.
    fn births_of(&self, except: ApplicationId, mother: &IndexTerm, date: &FieldId) -> Result<Vec<Date>, ReadFault>;

    /// Other cases sent since then whose informant has this NIK or phone, whichever are more; counted up to 50.
    fn sent_by(&self, except: ApplicationId, nik: Option<&str>, phone: Option<&str>, since: OffsetDateTime) -> Result<u32, ReadFault>;

    /// Cases past draft of the same government and service, other than this one, that the index holds under one of these terms (NIK or
    /// date of a role), without those whose names have nothing in common with the names wanted; at most 200, newest first.
    fn candidates(&self, except: ApplicationId, lookups: &[Lookup]) -> Result<Vec<Candidate>, ReadFault>;
}

/// The store could not read; ours to mend, never the caller's fault.
#[derive(Debug, thiserror::Error)]
#[error("the store could not read: {0}")]
pub struct ReadFault(pub String);

/// Reads just what this command needs.
pub fn gather(
    ground: Ground<'_>, application: &Application, command: &Command, actor: &Actor, now: &Now, reads: &dyn Reads,
) -> Result<Facts, ReadFault> {
    let mut facts = Facts { watch: crate::decide::watch::gather(ground, application, command, actor, now, reads)?, ..Facts::default() };
    facts.life = life(ground, application, command, reads)?;
    facts.stock = stock(application, command, reads)?;
    match command {
        Command::Approve | Command::JudgeDuplicate { .. } => {
            facts.possible_duplicates = duplicates(ground.service, application, reads)?;
        }
        Command::PayCompensation { .. } | Command::TakeFee { .. } => {
            let series = crate::decide::money::series_of(ground, command, now);
            let serial = reads.next_serial(&series)?;
            facts.series = Some((series, serial));
        }
        Command::RecordElsewhere { number, certificate_sha256 } => {
            facts.possible_duplicates = duplicates(ground.service, application, reads)?;
            if let Some((number, _, _)) = RegistrationNumber::parse(number.trim()) {
                facts.taken = reads.taken(application.id, &number, certificate_sha256)?;
            }
        }
        Command::Register => {
            facts.possible_duplicates = duplicates(ground.service, application, reads)?;
            if let Some(series) = crate::decide::series_of(ground, application, now) {
                let serial = reads.next_serial(&series)?;
                facts.series = Some((series, serial));
            }
        }
        _ => {}
    }
    Ok(facts)
}

fn stock(application: &Application, command: &Command, reads: &dyn Reads) -> Result<Option<u32>, ReadFault> {
    let of = match command {
        Command::Print => crate::decide::outputs::blank_of(application, None),
        Command::MakeOutput { output, .. } => crate::decide::outputs::blank_of(application, Some(output)),
        _ => None,
    };
    of.map_or(Ok(None), |(office, blank)| reads.stock(office, blank))
}

/// The entry that this command has to know; none for the many cases that point at none.
fn life(ground: Ground<'_>, application: &Application, command: &Command, reads: &dyn Reads) -> Result<Option<EntryLife>, ReadFault> {
    match command {
        Command::Refer { number, .. } | Command::KeyEntry(KeyedEntry { number, .. }) => match RegistrationNumber::read(number) {
            Some(number) => reads.life_by_number(&number),
            None => Ok(None),
        },
        Command::ConfirmEntry { .. } => application.keyed.as_ref().map_or(Ok(None), |keyed| reads.life_by_number(&keyed.number)),
        Command::DraftAmendment { .. } | Command::Approve | Command::Register | Command::RecordElsewhere { .. } => application.entry.as_ref().map_or(Ok(None), |entry| reads.life(entry.application)),
        Command::Contest { .. } => reads.life(application.id),
        Command::RequestSigning | Command::Withdraw | Command::Sign { .. } | Command::Print | Command::AskReprint { .. } | Command::DecideReprint { .. } | Command::Download | Command::HandOver { .. }
        | Command::MakeOutput { .. } | Command::LeaveOutput { .. } | Command::DownloadOutput { .. } => {
            application.given_from(ground.service).map_or(Ok(None), |of| reads.life(of))
        }
        _ => Ok(None),
    }
}

/// Possible duplicates of a case, for the registrar's page and for the decision.
pub fn duplicates(service: &Service, application: &Application, reads: &dyn Reads) -> Result<Vec<duplicate::Match>, ReadFault> {
    let lookups = service.lookups(&application.answers);
    if lookups.is_empty() {
        return Ok(Vec::new());
    }
    let candidates = reads.candidates(application.id, &lookups)?;
    Ok(duplicate::matches(&service.duplicates, &Candidate::of(application), candidates))
}
