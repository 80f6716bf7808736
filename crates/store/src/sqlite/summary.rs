//! The summary row of a case: what queues and search read. Written only from the folded case, in the act's transaction.

use super::{
    times::{maybe_at, micros},
    tx::{Case, Government, Tx},
};
use crate::{
    contract::{Fault, QueueRow},
    keys::Place,
};
use application::{Application, ApplicationId, ReceiptNumber, StaffId, Stage};
use catalogue::{Answers, OfficeId, ServiceId, service::StepAct};
use registry::RegistrationNumber;
use rusqlite::{Row, Statement, ToSql};

/// What an act may change comes first, in the order of [`Changing::bind`].
pub(super) const ADD_SUMMARY: &str = "INSERT INTO applications (stage, due_act, seq, round, ward, district, registry, submitted_at, due_at, due_order, \
    newest_order, changed_at, paused, claimed_by, receipt, registration, card, government, id, service, edition, language, key_slot, \
    opened_office) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22, ?23, ?24)";
/// The former `seq` guards against two writers.
pub(super) const CHANGE_SUMMARY: &str = "UPDATE applications SET stage = ?1, due_act = ?2, seq = ?3, round = ?4, ward = ?5, district = ?6, registry = ?7, \
    submitted_at = ?8, due_at = ?9, due_order = ?10, newest_order = ?11, changed_at = ?12, paused = ?13, claimed_by = ?14, receipt = ?15, \
    registration = ?16, card = coalesce(?17, card) WHERE number = ?18 AND seq = ?19";
pub(super) const ADD_REGISTRY: &str = "INSERT INTO registries (government, office) VALUES (?1, ?2) ON CONFLICT DO NOTHING";

/// The columns that [`RawRow::read`] expects, in its order.
macro_rules! summary_columns {
    () => {
        "number, id, service, stage, due_act, seq, round, ward, district, registry, submitted_at, due_at, due_order, newest_order, changed_at, \
         paused, claimed_by, receipt, registration, card, key_slot"
    };
}
pub(super) use summary_columns;

pub(super) fn insert(tx: &Tx<'_>, government: Government<'_>, case: &Application, card: Option<&Answers>) -> Result<Case, Fault> {
    let key_slot = Some(tx.keys.begin_case(government.name, case.id)?);
    let changing = Changing::of(tx, government, case, card, key_slot)?;
    let mut statement = tx.prepare(ADD_SUMMARY)?;
    let next = changing.bind(&mut statement)?;
    let opened_office = case.acts.first().and_then(|(_, opener, _)| opener.office()).map(OfficeId::as_str);
    let fixed: [&dyn ToSql; 7] = [&government.number, &case.id.0, &case.service.as_str(), &case.edition, &case.language, &key_slot, &opened_office];
    bind(&mut statement, next, &fixed)?;
    statement.raw_execute()?;
    let number = tx.connection.last_insert_rowid();
    note_registry(tx, government, changing.office.registry)?;
    Ok(Case { number, id: case.id, seq: case.seq, key_slot })
}

pub(super) fn update(tx: &Tx<'_>, government: Government<'_>, row: Case, case: &Application, card: Option<&Answers>) -> Result<(), Fault> {
    let changing = Changing::of(tx, government, case, card, row.key_slot)?;
    let mut statement = tx.prepare(CHANGE_SUMMARY)?;
    let next = changing.bind(&mut statement)?;
    bind(&mut statement, next, &[&row.number, &row.seq])?;
    if statement.raw_execute()? != 1 {
        return Err(super::fault::broken("a summary row moved under its act"));
    }
    if case.round <= 1 {
        note_registry(tx, government, changing.office.registry)?;
    }
    Ok(())
}

/// The columns that an act may change.
struct Changing<'a> {
    case: &'a Application,
    office: Offices<'a>,
    card: Option<Vec<u8>>,
}

impl<'a> Changing<'a> {
    fn of(
        tx: &Tx<'_>, government: Government<'_>, case: &'a Application, card: Option<&Answers>, key_slot: Option<i64>,
    ) -> Result<Self, Fault> {
        Ok(Self { case, office: Offices::of(case), card: sealed_card(tx, government, case, card, key_slot)? })
    }

    /// Gives the number of the next parameter.
    fn bind(&self, statement: &mut Statement<'_>) -> Result<usize, Fault> {
        let Self { case, office, card } = self;
        bind(statement, 1, &[
            &case.stage.as_str(),
            &case.due_act().map(act_name),
            &case.seq,
            &case.round,
            &office.ward,
            &office.district,
            &office.registry,
            &case.submitted_at.map(micros),
            &case.due_at.map(micros),
            // Cases without a promise come last.
            &case.due_at.map_or(i64::MAX, micros),
            &micros(case.submitted_at.unwrap_or(case.opened_at)),
            &micros(case.changed_at),
            &case.paused_since.is_some(),
            &case.claimed_by.as_ref().map(|(id, _)| id.0.as_str()),
            &case.receipt.as_ref().map(ReceiptNumber::as_str),
            &case.registration.as_ref().map(|registration| registration.number.as_str()),
            card,
        ])
    }
}

fn bind(statement: &mut Statement<'_>, first: usize, values: &[&dyn ToSql]) -> Result<usize, Fault> {
    for (place, value) in (first..).zip(values) {
        statement.raw_bind_parameter(place, value)?;
    }
    Ok(first + values.len())
}

struct Offices<'a> {
    ward: Option<&'a str>,
    district: Option<&'a str>,
    registry: Option<&'a str>,
}

impl<'a> Offices<'a> {
    fn of(case: &'a Application) -> Self {
        let responsible = case.responsible.as_ref();
        Self {
            ward: responsible.map(|offices| offices.ward.as_str()),
            district: responsible.map(|offices| offices.district.as_str()),
            registry: responsible.map(|offices| offices.registry.as_str()),
        }
    }
}

fn note_registry(tx: &Tx<'_>, government: Government<'_>, office: Option<&str>) -> Result<(), Fault> {
    if let Some(office) = office {
        tx.prepare(ADD_REGISTRY)?.execute((government.number, office))?;
    }
    Ok(())
}

fn sealed_card(
    tx: &Tx<'_>, government: Government<'_>, case: &Application, card: Option<&Answers>, key_slot: Option<i64>,
) -> Result<Option<Vec<u8>>, Fault> {
    let Some(card) = card else { return Ok(None) };
    let plain = zeroize::Zeroizing::new(serde_json::to_vec(card)?);
    let key = tx.keys.case_key(government.name, key_slot)?;
    Ok(Some(tx.keys.seal_in(&key, card_place(government, &case.id), &plain)?))
}

fn card_place<'a>(government: Government<'a>, id: &'a ApplicationId) -> Place<'a> {
    Place { table: "applications", government: government.name, row: &id.0, column: "card" }
}

/// A summary row whose card is still sealed.
pub(super) struct RawRow {
    pub number: i64,
    pub id: ApplicationId,
    pub service: String,
    pub stage: String,
    pub due_act: Option<String>,
    seq: u32,
    round: u32,
    pub ward: Option<String>,
    pub district: Option<String>,
    pub registry: Option<String>,
    submitted_at: Option<i64>,
    due_at: Option<i64>,
    pub due_order: i64,
    pub newest_order: i64,
    changed_at: i64,
    paused: bool,
    pub claimed_by: Option<String>,
    pub receipt: Option<String>,
    registration: Option<String>,
    card: Option<Vec<u8>>,
    key_slot: Option<i64>,
}

impl RawRow {
    pub(super) fn read(row: &Row<'_>) -> Result<Self, rusqlite::Error> {
        Ok(Self {
            number: row.get(0)?,
            id: ApplicationId(row.get(1)?),
            service: row.get(2)?,
            stage: row.get(3)?,
            due_act: row.get(4)?,
            seq: row.get(5)?,
            round: row.get(6)?,
            ward: row.get(7)?,
            district: row.get(8)?,
            registry: row.get(9)?,
            submitted_at: row.get(10)?,
            due_at: row.get(11)?,
            due_order: row.get(12)?,
            newest_order: row.get(13)?,
            changed_at: row.get(14)?,
            paused: row.get(15)?,
            claimed_by: row.get(16)?,
            receipt: row.get(17)?,
            registration: row.get(18)?,
            card: row.get(19)?,
            key_slot: row.get(20)?,
        })
    }

    pub(super) fn is_at(&self, offices: &[OfficeId]) -> bool {
        let own = [&self.ward, &self.district, &self.registry];
        offices.is_empty() || own.into_iter().flatten().any(|office| offices.iter().any(|one| one.as_str() == office))
    }

    pub(super) fn card(&self, tx: &Tx<'_>, government: Government<'_>) -> Result<Answers, Fault> {
        let Some(sealed) = &self.card else { return Ok(Answers::default()) };
        let key = tx.keys.case_key(government.name, self.key_slot)?;
        let plain = tx.keys.open_in(&key, card_place(government, &self.id), sealed)?;
        plain.map_or(Ok(Answers::default()), |plain| Ok(serde_json::from_slice(&plain)?))
    }

    pub(super) fn stage(&self) -> Result<Stage, Fault> {
        Stage::parse(&self.stage).ok_or_else(|| super::fault::broken("a stage of no name"))
    }

    pub(super) fn receipt(&self) -> Option<ReceiptNumber> {
        self.receipt.as_deref().and_then(ReceiptNumber::parse)
    }

    pub(super) fn into_row(self, tx: &Tx<'_>, government: Government<'_>) -> Result<QueueRow, Fault> {
        let card = self.card(tx, government)?;
        self.with_card(card)
    }

    pub(super) fn with_card(self, card: Answers) -> Result<QueueRow, Fault> {
        let office = |name: Option<String>| name.map(|name| OfficeId::new(&name));
        Ok(QueueRow {
            application: self.id,
            service: ServiceId::new(&self.service),
            receipt: self.receipt(),
            stage: self.stage()?,
            due_act: self.due_act.as_deref().and_then(parse_act),
            seq: self.seq,
            round: self.round,
            ward: office(self.ward),
            district: office(self.district),
            submitted_at: maybe_at(self.submitted_at)?,
            due_at: maybe_at(self.due_at)?,
            paused: self.paused,
            changed_at: super::times::at(self.changed_at)?,
            claimed_by: self.claimed_by.map(StaffId),
            registration: self.registration.as_deref().and_then(RegistrationNumber::read),
            card,
        })
    }
}

const ACTS: [(StepAct, &str); 9] = [
    (StepAct::Review, "review"),
    (StepAct::DecideLate, "decide_late"),
    (StepAct::Approve, "approve"),
    (StepAct::Confirm, "confirm"),
    (StepAct::Register, "register"),
    (StepAct::RecordElsewhere, "record_elsewhere"),
    (StepAct::Sign, "sign"),
    (StepAct::Print, "print"),
    (StepAct::HandOver, "hand_over"),
];

/// As the catalogue writes it.
pub(super) fn act_name(act: StepAct) -> &'static str {
    match act {
        StepAct::Review => "review",
        StepAct::DecideLate => "decide_late",
        StepAct::Approve => "approve",
        StepAct::Confirm => "confirm",
        StepAct::Register => "register",
        StepAct::RecordElsewhere => "record_elsewhere",
        StepAct::Sign => "sign",
        StepAct::Print => "print",
        StepAct::HandOver => "hand_over",
    }
}

pub(super) fn parse_act(name: &str) -> Option<StepAct> {
    ACTS.into_iter().find(|(_, known)| *known == name).map(|(act, _)| act)
}
