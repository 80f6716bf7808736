//! People who act: every command that somebody might send to a case as it stands, and an honest crew that brings any case to its end.

use super::{OTHER_WARD, walker::{Books, Walker}};
use application::{
    Actor, Application, ApplicationId, Command, DocumentId, Refusal, StaffId, Stage,
    action::{
        Collector, ConfirmedBy, Document, DocumentDecision, DocumentSource, IdentityDocument, PaperSeen, ReturnItem, SuspensionReason, Target,
        Verdict,
    },
    command::{Act, KeyedEntry},
    decide::note_key,
    facts::EntryLife,
    state::{Output, OutputState},
};
use catalogue::{Answers, FieldId, OfficeId, ReasonCode, Service, SlotId, service::{Delivery, ReasonAct, StepAct}};
use std::collections::BTreeMap;

/// An officer's own words, long enough to help, with the word that no action may carry.
pub const WORDS: &str = "Penjelasan Rahasia petugas untuk pemohon";

pub fn officer(name: &str, office: &str) -> Actor {
    Actor::Staff { id: StaffId(name.into()), name: name.to_uppercase(), role: "registrar".into(), office: OfficeId::new(office) }
}

pub fn ward() -> Actor {
    officer("rina", "3578071002")
}

pub fn district() -> Actor {
    officer("dewi", "357807")
}

pub fn registrar() -> Actor {
    officer("budi", "registry")
}

pub fn head() -> Actor {
    officer("kepala", "registry")
}

pub fn document(slot: &SlotId, number: u32) -> Document {
    let mut id = [7; 16];
    id[..4].copy_from_slice(&number.to_be_bytes());
    Document { document: DocumentId(id), slot: slot.clone(), source: DocumentSource::Photo, pages: 1 }
}

pub fn papers(case: &Application) -> Vec<PaperSeen> {
    let seen = |slot: &SlotId| PaperSeen {
        slot: slot.clone(), original_seen: true, matches_photo: true, copy_kept: true, sheets: 1, missing_reason: None,
    };
    case.requirements.iter().map(|requirement| seen(&requirement.slot)).collect()
}

/// A decision on every undecided paper: the first kind its slot takes, or the last.
pub fn decisions(service: &Service, case: &Application, last: bool) -> Vec<DocumentDecision> {
    let of = |slot: SlotId| {
        let kinds = &service.slots.get(&slot)?.kinds;
        let kind = if last { kinds.last() } else { kinds.first() }?.clone();
        Some(DocumentDecision { slot, kind })
    };
    case.undecided_slots().into_iter().filter_map(of).collect()
}

pub fn only(pairs: &[(&str, &str)]) -> Answers {
    pairs.iter().copied().collect()
}

fn returned(target: Target, code: &str) -> Command {
    let notes = BTreeMap::from([(note_key(&target), WORDS.to_owned())]);
    Command::Return { items: vec![ReturnItem { target, code: ReasonCode::new(code) }], notes }
}

/// Commands of applicants, in no useful order.
fn by_applicant(walker: &Walker<'_>) -> Vec<Command> {
    let (service, case, moves) = (walker.service, &walker.case, walker.moves);
    let answer = |pairs: &[(&str, &str)]| Command::Answer { page: "child".into(), answers: only(pairs), removed: Vec::new() };
    let mut commands = vec![
        Command::Open { channel: application::action::Channel::Home, language: "id".into() },
        Command::Answer { page: "all".into(), answers: walker.whole.clone(), removed: Vec::new() },
        answer(&[("child.name", "Melati Rahasia")]),
        answer(&[("parents.marriage", "mother-only")]),
        answer(&[("parents.marriage", "family-card-couple"), ("father.name", "Bapak Rahasia Lain")]),
        answer(&[("child.birth_date", "2026-07-01")]),
        answer(&[("family.ward", OTHER_WARD), ("delivery.method", "download")]),
        Command::Answer { page: "father".into(), answers: Answers::default(), removed: vec![FieldId::new("father.name")] },
        Command::IssueReceipt,
        Command::Submit { statement_of_truth: true, papers: Vec::new(), witnesses_present: false },
        Command::Resubmit { statement_of_truth: true },
        Command::ConfirmChange,
        Command::DeclineChange,
        Command::Confirm { by: ConfirmedBy::Tracker },
        Command::Dispute { fields: vec![FieldId::new("child.name"), FieldId::new("child.birth_date")], note: WORDS.into() },
        Command::Download,
    ];
    commands.extend(service.slots.keys().enumerate().map(|(place, slot)| Command::Attach(document(slot, moves * 16 + place as u32))));
    commands.extend(case.documents.iter().map(|one| Command::Detach { document: one.document }));
    commands
}

fn by_ward(service: &Service, case: &Application) -> Vec<Command> {
    let proposal = |pairs: &[(&str, &str)]| Command::ProposeChange { answers: only(pairs), reason: WORDS.into() };
    let mut commands = vec![
        Command::Claim,
        Command::Release,
        Command::SeeOriginals { papers: papers(case), witnesses_present: true },
        Command::Review { documents: decisions(service, case, false), draft_signed: false },
        Command::Review { documents: decisions(service, case, true), draft_signed: true },
        Command::Confirm { by: ConfirmedBy::CounterSignature },
        Command::ReissuePin { identity_seen: IdentityDocument::IdCard },
        proposal(&[("child.name", "Mawar Rahasia")]),
        proposal(&[("parents.marriage", "mother-only")]),
        proposal(&[("child.birth_date", "2026-06-30")]),
        returned(Target::Field(FieldId::new("parents.marriage")), "NAMA-BEDA"),
        returned(Target::Field(FieldId::new("child.birth_date")), "LAIN"),
        returned(Target::Field(FieldId::new("father.name")), "NAMA-BEDA"),
    ];
    commands.extend(service.slots.keys().map(|slot| returned(Target::Document(slot.clone()), "FOTO-BURAM")));
    commands.extend(SuspensionReason::ALL.map(|reason| Command::Suspend { reason }));
    commands.push(Command::Resume);
    commands
}

fn by_registry(others: &[ApplicationId]) -> Vec<Command> {
    let mut commands = vec![
        Command::Approve,
        Command::Register,
        Command::RecordElsewhere { number: "3578-LU-24112026-0001".into(), certificate_sha256: "cd".repeat(32) },
        Command::EnterNik { nik: "9978074211260001".into() },
        Command::RequestSigning,
        Command::DecideLate { granted: true, note: String::new() },
        Command::DecideLate { granted: false, note: WORDS.into() },
        Command::Sign { certificate_sha256: "ab".repeat(32) },
        Command::DeclineSigning { code: ReasonCode::new("DATA-SALAH"), note: WORDS.into() },
        Command::Print,
        Command::AskReprint { code: ReasonCode::new("CETAK-RUSAK") },
        Command::DecideReprint { granted: true },
        Command::DecideReprint { granted: false },
        Command::ProposeRefusal { code: ReasonCode::new("SUDAH-TERBIT"), note: WORDS.into() },
        Command::DecideRefusal { agreed: false },
        Command::HandOver { collector: Collector::Mother, identity_seen: IdentityDocument::IdCard, name: "Ibu Rahasia".into() },
        Command::TakeFee { from: "Ibu Rahasia".into() },
        Command::PayCompensation { to: "Ibu Rahasia".into() },
        Command::ExcuseCompensation { reason: application::action::ExcuseReason::Outage, note: WORDS.into() },
        Command::ReopenHandOver { code: ReasonCode::new("AKTA-HILANG"), note: WORDS.into() },
    ];
    for verdict in [Verdict::Different, Verdict::Same] {
        commands.extend(others.iter().map(|other| Command::JudgeDuplicate { other: *other, verdict, reason: WORDS.into() }));
    }
    commands
}

/// What somebody may try about an entry that stands in the register.
fn by_register(walker: &Walker<'_>) -> Vec<Command> {
    if walker.service.annotates.is_none() {
        return Vec::new();
    }
    let number = walker.whole.get("record.number").unwrap_or("3578-LU-20112026-0001").to_owned();
    let mut commands = vec![Command::Refer { number: number.clone(), compared: false }, Command::Refer { number, compared: true }];
    commands.extend(drafted(walker.service, "Nama Rahasia Lain"));
    commands.extend([true, false].map(|agreed| Command::DecideAmendment { agreed }));
    commands
}

/// A draft for the first reason there is: another name for whom the entry is about.
fn drafted(service: &Service, name: &str) -> Option<Command> {
    let reason = service.reasons.values().find(|reason| reason.act == ReasonAct::Amend)?;
    Some(Command::DraftAmendment { content: only(&[("child.name", name), ("deceased.name", name)]), code: reason.code.clone(), note: WORDS.into() })
}

/// An entry of an old book, with what the service's documents hang on.
fn from_book(walker: &Walker<'_>) -> Option<Command> {
    let mut facts = catalogue::Facts::default();
    for fact in &walker.service.needs {
        facts.set(fact.as_str(), walker.service.facts.get(fact)?.first()?);
    }
    (!walker.service.series.is_empty()).then(|| Command::KeyEntry(KeyedEntry {
        language: "id".into(), answers: walker.whole.clone(), facts, number: "2075/k/2004".into(), registered_on: time::macros::date!(2004 - 06 - 01),
        book: "Buku Rahasia, halaman 7".into(), kept_by: String::new(),
    }))
}

fn scan(moves: u32) -> Command {
    Command::AttachScan(document(&SlotId::new(application::decide::SCAN), moves * 16 + 14))
}

/// Commands that end a case.
pub fn endings() -> Vec<(Command, Actor)> {
    vec![
        (Command::Withdraw, Actor::Applicant),
        (Command::Expire, Actor::System),
        (Command::Release, Actor::System),
        (Command::OweCompensation, Actor::System),
        (Command::Remind { of: application::action::Reminder::Late }, Actor::System),
        (Command::DecideRefusal { agreed: true }, head()),
        (Command::Refuse { code: ReasonCode::new("DI-LUAR-WILAYAH"), note: String::new() }, ward()),
        (Command::HandOn { to: catalogue::GovernmentId::new("buleleng"), agreed: true }, ward()),
    ]
}

/// Everything that anybody may try now, apart from ending it.
pub fn candidates(walker: &Walker<'_>, others: &[ApplicationId]) -> Vec<(Command, Actor)> {
    let (service, case) = (walker.service, &walker.case);
    let mut all: Vec<(Command, Actor)> =
        by_applicant(walker).into_iter().map(|command| (command, Actor::Applicant)).collect();
    all.extend(by_ward(service, case).into_iter().map(|command| (command, ward())));
    // Right behind the first of all, so that few walks begin with it.
    if let Some(command) = from_book(walker).filter(|_| !case.is_open()) {
        all.insert(1, (command, registrar()));
    }
    if case.stage == Stage::Keyed {
        all.push((scan(walker.moves), registrar()));
        all.extend([true, false].map(|agreed| (Command::ConfirmEntry { agreed }, head())));
    }
    all.extend(by_register(walker).into_iter().map(|command| {
        let second = matches!(command, Command::DecideAmendment { .. });
        (command, if second { head() } else { registrar() })
    }));
    all.extend(by_registry(others).into_iter().map(|command| {
        let actor = match command.act() {
            Act::DecideLate | Act::Sign | Act::DeclineSigning | Act::ReopenHandOver | Act::DecideReprint | Act::DecideRefusal | Act::ExcuseCompensation => head(),
            Act::Print | Act::AskReprint | Act::HandOver | Act::TakeFee | Act::PayCompensation => district(),
            _ => registrar(),
        };
        (command, actor)
    }));
    all.extend(by_makers(case));
    all
}

/// What an honest person does next for this case; none when it has come to its end.
pub fn next_honest(walker: &Walker<'_>, books: &Books) -> Option<(Command, Actor)> {
    let case = &walker.case;
    if case.stage.is_final() {
        return None;
    }
    if case.stage == Stage::Suspended {
        return Some((Command::Resume, ward()));
    }
    if case.proposal.is_some() {
        return Some((Command::DeclineChange, Actor::Applicant));
    }
    if let Some(next) = about_outputs(walker, books) {
        return Some(next);
    }
    Some(match case.stage {
        Stage::Keyed if case.documents.is_empty() => (scan(walker.moves), registrar()),
        Stage::Keyed => (Command::ConfirmEntry { agreed: true }, head()),
        Stage::Draft if !case.is_open() => (Command::Open { channel: application::action::Channel::Home, language: "id".into() }, Actor::Applicant),
        Stage::Draft => drafting(walker),
        Stage::Returned => mending(walker),
        Stage::Signing => (Command::Sign { certificate_sha256: "ab".repeat(32) }, head()),
        Stage::Registered => (Command::RequestSigning, registrar()),
        Stage::Issued if case.due_act().is_none() => (Command::Download, Actor::Applicant),
        Stage::Issued => (Command::Print, district()),
        Stage::Ready => (hand_over(walker), district()),
        _ => reviewing(walker, books),
    })
}

fn hand_over(walker: &Walker<'_>) -> Command {
    let entitled = walker.service.collectors_for(&walker.case.answers, &walker.case.known_facts());
    let collector = entitled.first().and_then(|row| Collector::parse(&row.who)).expect("somebody may fetch it");
    Command::HandOver { collector, identity_seen: IdentityDocument::IdCard, name: "Ibu Rahasia".into() }
}

fn make(output: &Output) -> Command {
    let certificate_sha256 = (output.plan.delivery == Delivery::Download).then(|| "ef".repeat(32));
    Command::MakeOutput { output: output.plan.output.clone(), certificate_sha256 }
}

fn leave(output: &Output) -> Command {
    Command::LeaveOutput { output: output.plan.output.clone(), code: ReasonCode::new("KELUARAN-SUDAH-ADA"), note: WORDS.into() }
}

/// What anybody may try about further outputs.
fn by_makers(case: &Application) -> Vec<(Command, Actor)> {
    let each = |output: &Output| {
        [(make(output), district()), (leave(output), district()), (Command::DownloadOutput { output: output.plan.output.clone() }, Actor::Applicant), (make(output), registrar())]
    };
    case.outputs.iter().flat_map(each).collect()
}

/// Made where it can be, left with a reason where the blanks are gone, and given out.
fn about_outputs(walker: &Walker<'_>, books: &Books) -> Option<(Command, Actor)> {
    let case = &walker.case;
    if !matches!(case.stage, Stage::Issued | Stage::Ready) {
        return None;
    }
    if let Some(output) = case.outputs.iter().find(|output| matches!(output.state, OutputState::Making { .. })) {
        let refused = matches!(walker.ask(books, make(output), &district()), Err(Refusal::NoBlanks { .. }));
        return Some((if refused { leave(output) } else { make(output) }, district()));
    }
    let waits = case.outputs.iter().find(|output| output.plan.delivery == Delivery::Download && matches!(output.state, OutputState::Ready { .. }));
    waits.map(|output| (Command::DownloadOutput { output: output.plan.output.clone() }, Actor::Applicant))
}

fn missing_answers(walker: &Walker<'_>) -> Answers {
    let case = &walker.case;
    let today = case.declared_on.unwrap_or_else(|| walker.government.calendar.date_of(walker.at));
    let problems = walker.service.problems(&case.answers, today, walker.government);
    let whole = &walker.whole;
    problems.iter().filter_map(|problem| Some((problem.field.as_str(), whole.get(problem.field.as_str())?))).collect()
}

fn needed_slot(walker: &Walker<'_>) -> Option<SlotId> {
    let case = &walker.case;
    let today = case.declared_on.unwrap_or_else(|| walker.government.calendar.date_of(walker.at));
    let facts = walker.service.facts(&case.answers, today);
    let asked = walker.service.requirements(&case.answers, &facts, today);
    let empty = asked.into_iter().find(|one| one.need == catalogue::service::Need::Must && case.documents_in(&one.slot).next().is_none());
    empty.map(|one| one.slot)
}

/// A paper in a slot, after taking away one that is no longer asked for when the case is full.
fn attach(walker: &Walker<'_>, slot: &SlotId) -> Command {
    let case = &walker.case;
    let awaited = case.stage == Stage::Returned && case.documents_in(slot).next().is_none();
    if awaited || case.documents.len() < walker.service.limits.uploads_max as usize {
        return Command::Attach(document(slot, walker.moves * 16 + 15));
    }
    // In a returned case only what is hers to mend; its last paper may go as well, for the new one takes its place.
    let surplus = case.documents.iter().find(|one| match &case.returned {
        Some(returned) => returned.asks_for_slot(&one.slot) || returned.mended_slots.contains(&one.slot),
        None => one.slot != *slot || case.documents_in(slot).count() > 1,
    });
    Command::Detach { document: surplus.map_or_else(|| case.documents[0].document, |one| one.document) }
}

fn drafting(walker: &Walker<'_>) -> (Command, Actor) {
    let missing = missing_answers(walker);
    let command = if !missing.is_empty() {
        Command::Answer { page: "all".into(), answers: missing, removed: Vec::new() }
    } else if let Some(slot) = needed_slot(walker) {
        attach(walker, &slot)
    } else {
        Command::Submit { statement_of_truth: true, papers: Vec::new(), witnesses_present: false }
    };
    (command, Actor::Applicant)
}

/// Mends what was returned and what arose from mending, and nothing else.
fn mending(walker: &Walker<'_>) -> (Command, Actor) {
    let case = &walker.case;
    let missing = missing_answers(walker);
    let returned = case.returned.as_ref().expect("a returned case says what");
    let whole = &walker.whole;
    let unmended = returned.items.iter().find_map(|item| match &item.target {
        Target::Field(field) if !returned.mended_fields.contains(field) => {
            let value = case.answers.get(field.as_str()).or_else(|| whole.get(field.as_str()))?;
            Some(Command::Answer { page: "mend".into(), answers: only(&[(field.as_str(), value)]), removed: Vec::new() })
        }
        Target::Document(slot) if !returned.mended_slots.contains(slot) => Some(attach(walker, slot)),
        Target::Field(_) | Target::Document(_) => None,
    });
    let command = if !missing.is_empty() {
        Command::Answer { page: "all".into(), answers: missing, removed: Vec::new() }
    } else if let Some(command) = unmended {
        command
    } else if let Some(slot) = needed_slot(walker) {
        attach(walker, &slot)
    } else {
        Command::Resubmit { statement_of_truth: true }
    };
    (command, Actor::Applicant)
}

fn reviewing(walker: &Walker<'_>, books: &Books) -> (Command, Actor) {
    let case = &walker.case;
    if let Some(slot) = case.empty_slots().first() {
        return (returned(Target::Document(slot.clone()), "FOTO-BURAM"), ward());
    }
    if !case.unseen_originals().is_empty() {
        return (Command::SeeOriginals { papers: papers(case), witnesses_present: true }, ward());
    }
    let command = match case.due_act() {
        Some(StepAct::Review) => return (Command::Review { documents: decisions(walker.service, case, false), draft_signed: false }, ward()),
        Some(StepAct::DecideLate) => return (Command::DecideLate { granted: true, note: String::new() }, head()),
        Some(StepAct::Confirm) => return (Command::Confirm { by: ConfirmedBy::Tracker }, Actor::Applicant),
        Some(StepAct::Register) => Command::Register,
        Some(StepAct::RecordElsewhere) => brought_back(walker),
        _ => Command::Approve,
    };
    let command = match walker.ask(books, command.clone(), &registrar()) {
        Err(Refusal::DuplicatesOpen { others }) => different(others[0]),
        Err(Refusal::IsDuplicate { other }) => different(other),
        Err(Refusal::EntryMissing) => {
            let of = |life: &&EntryLife| walker.service.annotates.as_ref().is_some_and(|annotates| annotates.services.contains(&life.entry.service));
            let number = books.lives.iter().find(of).map(|life| life.entry.number.to_string()).unwrap_or_default();
            Command::Refer { number, compared: true }
        }
        Err(Refusal::AmendmentMissing) => drafted(walker.service, "Nama Rahasia Baru").expect("a reason to amend"),
        Err(Refusal::AmendmentUndecided) => return (Command::DecideAmendment { agreed: true }, head()),
        _ => command,
    };
    (command, registrar())
}

/// What another system gives: a number of its own, and its own PDF for each case.
pub fn brought_back(walker: &Walker<'_>) -> Command {
    let now = application::Now::new(walker.at, [0; 32]);
    let series = application::decide::series_of(walker.ground(), &walker.case, &now).expect("a register");
    let number = series.number(1_000 + u32::from(walker.case.id.0[0])).expect("a serial").to_string();
    Command::RecordElsewhere { number, certificate_sha256: format!("{:064x}", walker.case.id.0[0]) }
}

fn different(other: ApplicationId) -> Command {
    Command::JudgeDuplicate { other, verdict: Verdict::Different, reason: WORDS.into() }
}
