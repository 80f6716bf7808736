//! What may happen when. Says no with all its reasons, or gives the store one decision to write.
//!
//! **Invariant:** pure; runs inside the writing transaction; reads only the case and [`Facts`]. Who may act is asked before, in the
//! one table of rights (crate `people`); here stands what the life of a case allows.

mod amend;
mod approve;
mod book;
mod change;
mod contest;
mod draft;
mod elsewhere;
mod end;
mod hand_on;
mod hand_over;
pub(crate) mod money;
mod originals;
pub(crate) mod outputs;
mod part;
mod reminding;
mod register;
mod returning;
mod review;
mod second_person;
mod submit;
pub(crate) mod watch;

use crate::{
    action::Action,
    actor::Actor,
    command::{Act, Command},
    decision::{Decision, Effect},
    entry::Entry,
    evolve::evolve,
    facts::Facts,
    now::Now,
    refusal::Refusal,
    stage::Stage,
    state::Application,
};
use catalogue::{Answers, Government, ReasonCode, Service, service::{ReasonAct, Reason}};
use registry::{Letters, Series};

/// The edition of the service that the case is judged by, and the government that offers it.
#[derive(Clone, Copy)]
pub struct Ground<'a> {
    pub service: &'a Service,
    pub government: &'a Government,
}

pub fn decide(ground: Ground<'_>, case: &Application, facts: &Facts, command: Command, actor: &Actor, now: &Now) -> Result<Decision, Refusal> {
    let act = command.act();
    let moment = Moment { ground, case, facts, actor, now, act };
    moment.stands_still()?;
    match command {
        Command::Open { channel, language } => draft::open(moment, channel, language),
        Command::File { language, answers, documents } => draft::file(moment, language, answers, documents),
        Command::Answer { page, answers, removed } => draft::answer(moment, page, answers, removed),
        Command::Attach(document) => draft::attach(moment, document),
        Command::Detach { document } => draft::detach(moment, document),
        Command::IssueReceipt => draft::issue_receipt(moment),
        Command::ReissuePin { identity_seen } => draft::reissue_pin(moment, identity_seen),
        Command::Submit { statement_of_truth, papers, witnesses_present } => submit::submit(moment, statement_of_truth, papers, witnesses_present),
        Command::Claim => review::claim(moment),
        Command::Release => review::release(moment),
        Command::SeeOriginals { papers, witnesses_present } => originals::see(moment, papers, witnesses_present),
        Command::Review { documents, draft_signed } => review::review(moment, documents, draft_signed),
        Command::Return { items, notes } => returning::send_back(moment, items, notes),
        Command::Resubmit { statement_of_truth } => returning::resubmit(moment, statement_of_truth),
        Command::ProposeChange { answers, reason } => change::propose(moment, answers, reason),
        Command::ConfirmChange => change::confirm(moment),
        Command::DeclineChange => change::decline(moment),
        Command::JudgeDuplicate { other, verdict, reason } => approve::judge_duplicate(moment, other, verdict, reason),
        Command::DecideLate { granted, note } => approve::decide_late(moment, granted, &note),
        Command::Approve => approve::approve(moment),
        Command::Confirm { by } => approve::confirm(moment, by),
        Command::Dispute { fields, note } => returning::dispute(moment, fields, note),
        Command::EnterNik { nik } => register::enter_nik(moment, nik),
        Command::EnterPart { part, answers } => part::enter(moment, part, &answers),
        Command::KeyEntry(keyed) => book::key(moment, keyed),
        Command::AttachScan(document) => book::scan(moment, document),
        Command::ConfirmEntry { agreed } => book::confirm(moment, agreed),
        Command::Refer { number, compared } => amend::refer(moment, &number, compared),
        Command::ReferElsewhere => amend::elsewhere(moment),
        Command::DraftAmendment { content, code, note } => amend::draft(moment, content, code, &note),
        Command::DecideAmendment { agreed } => amend::decide(moment, agreed),
        Command::Register => register::register(moment),
        Command::RequestSigning => register::request_signing(moment),
        Command::Sign { certificate_sha256 } => register::sign(moment, certificate_sha256),
        Command::RecordElsewhere { number, certificate_sha256 } => elsewhere::record(moment, &number, certificate_sha256),
        Command::DeclineSigning { code, note } => register::decline_signing(moment, code, note),
        Command::OweCompensation => money::owe(moment),
        Command::ExcuseCompensation { reason, note } => money::excuse(moment, reason, &note),
        Command::PayCompensation { to } => money::pay(moment, &to),
        Command::TakeFee { from } => money::take_fee(moment, &from),
        Command::Remind { of } => reminding::remind(moment, of),
        Command::Print => hand_over::print(moment),
        Command::AskReprint { code } => second_person::ask_reprint(moment, code),
        Command::DecideReprint { granted } => second_person::decide_reprint(moment, granted),
        Command::Download => hand_over::download(moment),
        Command::HandOver { collector, identity_seen, name } => hand_over::hand_over(moment, collector, identity_seen, name),
        Command::MakeOutput { output, certificate_sha256 } => outputs::make(moment, output, certificate_sha256),
        Command::LeaveOutput { output, code, note } => outputs::leave(moment, output, code, &note),
        Command::DownloadOutput { output } => outputs::download(moment, output),
        Command::ReopenHandOver { code, note } => hand_over::reopen(moment, code, note),
        Command::Refuse { code, note } => end::refuse(moment, code, note),
        Command::ProposeRefusal { code, note } => second_person::propose_refusal(moment, code, note),
        Command::DecideRefusal { agreed } => second_person::decide_refusal(moment, agreed),
        Command::Contest { identity_seen, note } => contest::contest(moment, identity_seen, &note),
        Command::DismissContest { note } => contest::dismiss(moment, &note),
        Command::Withdraw => end::withdraw(moment),
        Command::Expire => end::expire(moment),
        Command::Suspend { reason } => end::suspend(moment, reason),
        Command::Resume => end::resume(moment),
        Command::HandOn { to, agreed } => hand_on::hand_on(moment, to, agreed),
        Command::Receive(received) => hand_on::receive(moment, *received),
        Command::Erase { reason } => end::erase(moment, reason),
    }
}

pub use book::SCAN;
pub use returning::note_key;

/// The series that a registration at this moment takes its number from; none for documents without a number.
pub fn series_of(ground: Ground<'_>, case: &Application, now: &Now) -> Option<Series> {
    let letters = ground.service.letters(&case.answers, &case.known_facts()).and_then(Letters::new)?;
    Some(Series { regency_code: ground.government.regency_code.clone(), letters, date: ground.government.calendar.date_of(now.at) })
}

/// Everything a decision looks at.
#[derive(Clone, Copy)]
struct Moment<'a> {
    ground: Ground<'a>,
    case: &'a Application,
    facts: &'a Facts,
    actor: &'a Actor,
    now: &'a Now,
    act: Act,
}

impl<'a> Moment<'a> {
    fn not_now(&self) -> Refusal {
        match self.case.last_this_round(self.act) {
            Some((Actor::Staff { name, .. }, at)) if !self.repeats() => Refusal::AlreadyDone { act: self.act, by: name.clone(), at },
            _ => Refusal::NotNow { act: self.act, stage: self.case.stage },
        }
    }

    /// Acts that a case may see many times: having been done once is no reason to refuse.
    fn repeats(&self) -> bool {
        matches!(
            self.act,
            Act::Open | Act::File | Act::Answer | Act::Attach | Act::Detach | Act::Claim | Act::Release | Act::SeeOriginals | Act::ProposeChange | Act::Refer
                | Act::DraftAmendment | Act::DecideAmendment | Act::Contest | Act::DismissContest | Act::AttachScan | Act::EnterPart
                | Act::Return | Act::Print | Act::Download | Act::Suspend | Act::Resume | Act::ReissuePin | Act::OweCompensation | Act::Remind
                | Act::MakeOutput | Act::LeaveOutput | Act::DownloadOutput
        )
    }

    /// A suspended case only resumes or ends; an erased one does nothing more; a case that is not there can only be opened.
    fn stands_still(&self) -> Result<(), Refusal> {
        let opened = self.case.is_open() || matches!(self.act, Act::Open | Act::File | Act::KeyEntry | Act::Receive);
        let ends = matches!(self.act, Act::Resume | Act::Withdraw | Act::Refuse | Act::ProposeRefusal | Act::DecideRefusal | Act::ReissuePin | Act::TakeFee);
        let moves = self.case.stage != Stage::Suspended || ends || self.act == Act::RecordElsewhere;
        if opened && moves && self.case.erased.is_none() { Ok(()) } else { Err(self.not_now()) }
    }

    fn in_stage(&self, allowed: impl Fn(Stage) -> bool) -> Result<(), Refusal> {
        if allowed(self.case.stage) { Ok(()) } else { Err(self.not_now()) }
    }

    fn today(&self) -> time::Date {
        self.ground.government.calendar.date_of(self.now.at)
    }

    /// Sent cases are judged as of the day they were declared: a late return does not make a birth late.
    fn judged_on(&self) -> time::Date {
        self.case.declared_on.unwrap_or_else(|| self.today())
    }

    /// The reason of that code for that act, if the service knows it.
    fn reason(&self, code: &ReasonCode, act: ReasonAct) -> Result<&'a Reason, Refusal> {
        let found = self.ground.service.reasons.get(code).filter(|reason| reason.act == act);
        found.ok_or_else(|| Refusal::UnknownReason { code: code.clone() })
    }

    /// The promised time, moved by the working time that the pause took.
    fn due_after_pause(&self) -> Option<time::OffsetDateTime> {
        let calendar = &self.ground.government.calendar;
        let (due, since) = (self.case.due_at?, self.case.paused_since?);
        Some(calendar.add_working(due, calendar.working_between(since, self.now.at)))
    }

    /// The stage that the case has once this is written.
    fn stage_after(&self, action: &Action) -> Stage {
        let entry = Entry { seq: self.case.seq + 1, at: self.now.at, by: self.actor.clone(), action: action.clone(), particulars: None };
        evolve(self.case.clone(), &entry).stage
    }

    /// Tells the applicant; arguments are kitir number, office and dates, never a name.
    fn notify(&self, notice: &str, mut args: Vec<(String, String)>) -> Effect {
        if let Some(number) = &self.case.receipt {
            args.push(("number".into(), number.to_string()));
        }
        Effect::Notify { notice: notice.to_owned(), args }
    }

    /// Search terms and card for these answers.
    fn indexed(&self, mut decision: Decision, answers: &Answers) -> Decision {
        decision.index = Some(self.ground.service.index_terms(answers));
        decision.card = Some(self.ground.service.card(answers));
        decision
    }
}

/// Words of the officer that are long enough to help: at least 20 characters.
fn has_words(text: &str) -> bool {
    text.trim().chars().count() >= 20
}
