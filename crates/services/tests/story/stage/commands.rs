//! From the words of a story to a command.

use super::{super::{With, laid_over, register}, Play, answers};
use application::{
    Actor, Command, DocumentId, Now, Refusal,
    action::{Collector, ConfirmedBy, DocumentDecision, IdentityDocument, PaperSeen, ReturnItem, SuspensionReason, Target, Verdict},
    decide::note_key,
};
use application::ApplicationId;
use catalogue::{DocumentKindId, FieldId, ReasonCode, SlotId};

impl Play<'_> {
    pub(super) fn command(&self, act: &str, person: &Actor, with: &With) -> Result<Command, Refusal> {
        let case = &self.case;
        let text = |value: &Option<String>| value.clone().unwrap_or_default();
        let slot = || SlotId::new(with.slot.as_deref().expect("the story names a slot"));
        let code = || ReasonCode::new(with.reason.as_deref().unwrap_or_default());
        Ok(match act {
            "open" => Command::Open { channel: application::action::Channel::Home, language: "id".into() },
            "answer" => Command::Answer { page: "all".into(), answers: answers(&with.answers), removed: with.remove.iter().map(|field| FieldId::new(field)).collect() },
            "file" => {
                let documents = with.fields.iter().map(|slot| self.document(&SlotId::new(slot), true)).collect();
                Command::File { language: "id".into(), answers: answers(&laid_over(&self.answers, &with.answers)), documents }
            }
            "attach" => Command::Attach(self.document(&slot(), with.paper)),
            "detach" => {
                let found = with.slot.as_ref().and_then(|slot| case.documents.iter().find(|one| one.slot.as_str() == slot));
                Command::Detach { document: found.map_or(DocumentId([0; 16]), |one| one.document) }
            }
            "issue-receipt" => Command::IssueReceipt,
            "reissue-pin" => Command::ReissuePin { identity_seen: IdentityDocument::IdCard },
            "submit" => Command::Submit { statement_of_truth: with.truth, papers: Vec::new(), witnesses_present: false },
            "claim" => Command::Claim,
            "release" => Command::Release,
            "see-originals" => Command::SeeOriginals { papers: self.papers(with), witnesses_present: true },
            "review" => Command::Review { documents: self.decisions(with), draft_signed: with.draft_signed },
            "return" => self.returned(with),
            "resubmit" => Command::Resubmit { statement_of_truth: with.truth },
            "propose-change" => Command::ProposeChange { answers: answers(&with.answers), reason: text(&with.note) },
            "confirm-change" => Command::ConfirmChange,
            "decline-change" => Command::DeclineChange,
            "judge-duplicate" => self.judged(with),
            "decide-late" => Command::DecideLate { granted: with.granted, note: text(&with.note) },
            "approve" => Command::Approve,
            "confirm" => Command::Confirm { by: if person.is_staff() { ConfirmedBy::CounterSignature } else { ConfirmedBy::Tracker } },
            "dispute" => Command::Dispute { fields: with.fields.iter().map(|field| FieldId::new(field)).collect(), note: text(&with.note) },
            "enter-nik" => Command::EnterNik { nik: text(&with.nik) },
            "key-entry" | "attach-scan" | "confirm-entry" | "refer" | "refer-elsewhere" | "draft-amendment" | "decide-amendment" => self.about_register(act, with),
            "register" => Command::Register,
            "request-signing" => Command::RequestSigning,
            "sign" => Command::Sign { certificate_sha256: "ab".repeat(32) },
            "record-elsewhere" => Command::RecordElsewhere { number: self.brought_back(with), certificate_sha256: "ab".repeat(32) },
            "decline-signing" => Command::DeclineSigning { code: code(), note: text(&with.note) },
            "print" => Command::Print,
            "ask-reprint" => Command::AskReprint { code: code() },
            "decide-reprint" => Command::DecideReprint { granted: with.granted },
            "download" => Command::Download,
            "hand-over" => Command::HandOver {
                collector: Collector::parse(with.collector.as_deref().unwrap_or(&self.first_collector())).expect("a collector"),
                identity_seen: IdentityDocument::IdCard,
                name: with.name.clone().unwrap_or_else(|| "Dewi Contoh".into()),
            },
            "make-output" => Command::MakeOutput { output: text(&with.output), certificate_sha256: with.pdf.then(|| "cd".repeat(32)) },
            "leave-output" => Command::LeaveOutput { output: text(&with.output), code: code(), note: text(&with.note) },
            "download-output" => Command::DownloadOutput { output: text(&with.output) },
            "reopen-hand-over" => Command::ReopenHandOver { code: code(), note: text(&with.note) },
            "refuse" => Command::Refuse { code: code(), note: text(&with.note) },
            "propose-refusal" => Command::ProposeRefusal { code: code(), note: text(&with.note) },
            "decide-refusal" => Command::DecideRefusal { agreed: with.granted },
            "contest" => Command::Contest { identity_seen: person.is_staff().then_some(IdentityDocument::IdCard), note: text(&with.note) },
            "dismiss-contest" => Command::DismissContest { note: text(&with.note) },
            "hand-on" => Command::HandOn { to: catalogue::GovernmentId::new(with.to.as_deref().unwrap_or_default()), agreed: with.granted },
            "withdraw" => Command::Withdraw,
            "expire" => Command::Expire,
            "erase" => Command::Erase { reason: application::action::ErasureReason::Request },
            "suspend" => Command::Suspend { reason: SuspensionReason::parse(with.reason.as_deref().unwrap_or_default()).expect("a reason to stand still") },
            "resume" => Command::Resume,
            other => panic!("{}: nobody knows the act `{other}`", self.story.file),
        })
    }

    /// The number that the story names, or one of today.
    fn brought_back(&self, with: &With) -> String {
        let now = Now::new(self.at, [0; 32]);
        let series = application::decide::series_of(self.ground(), &self.case, &now).expect("a service with a register");
        with.number.clone().unwrap_or_else(|| series.number(77).expect("a serial").to_string())
    }

    /// Acts about entries that stand in the register.
    fn about_register(&self, act: &str, with: &With) -> Command {
        let (case, city) = (&self.case, self.city);
        match act {
            "key-entry" => register::key(&city.service, &self.answers, with),
            "attach-scan" => Command::AttachScan(self.document(&SlotId::new(application::decide::SCAN), false)),
            "confirm-entry" => Command::ConfirmEntry { agreed: with.granted },
            "refer" => register::refer(&city.service, &case.answers, &self.lives, with),
            "refer-elsewhere" => Command::ReferElsewhere,
            "draft-amendment" => register::draft(&city.government, &city.service, &case.answers, &self.lives, with),
            _ => Command::DecideAmendment { agreed: with.granted },
        }
    }

    /// Whom the service names first.
    fn first_collector(&self) -> String {
        let rows = self.city.service.collectors_for(&self.case.answers, &self.case.known_facts());
        rows.first().map_or_else(|| "informant".to_owned(), |row| row.who.clone())
    }

    fn papers(&self, with: &With) -> Vec<PaperSeen> {
        let with_papers = self.case.requirements.iter().filter(|one| self.case.documents_in(&one.slot).next().is_some());
        let seen = |slot: &SlotId| {
            let left_out = with.without.contains(&slot.to_string());
            PaperSeen {
                slot: slot.clone(),
                original_seen: !left_out,
                matches_photo: !left_out,
                copy_kept: !left_out,
                sheets: u16::from(!left_out),
                missing_reason: with.excuse.as_deref().filter(|_| left_out).map(ReasonCode::new),
            }
        };
        let excused = |slot: &&SlotId| with.excuse.is_some() || !with.without.contains(&slot.to_string());
        with_papers.map(|one| &one.slot).filter(excused).map(seen).collect()
    }

    /// The first kind that each slot takes, unless the story says what the paper truly is.
    fn decisions(&self, with: &With) -> Vec<DocumentDecision> {
        let undecided = self.case.undecided_slots().into_iter().filter(|slot| !with.without.contains(&slot.to_string()));
        let first = |slot: &SlotId| self.city.service.slots.get(slot).and_then(|slot| slot.kinds.first()).cloned();
        let usual = undecided.filter(|slot| !with.decisions.contains_key(slot.as_str()));
        let mut all: Vec<DocumentDecision> = usual.filter_map(|slot| first(&slot).map(|kind| DocumentDecision { slot, kind })).collect();
        let told = |(slot, kind): (&String, &String)| DocumentDecision { slot: SlotId::new(slot), kind: DocumentKindId::new(kind) };
        all.extend(with.decisions.iter().map(told));
        all
    }

    fn returned(&self, with: &With) -> Command {
        let target = |text: &str| match text.split_once(':') {
            Some(("document", slot)) => Target::Document(SlotId::new(slot)),
            Some(("field", field)) => Target::Field(FieldId::new(field)),
            _ => panic!("{}: `{text}` is neither document: nor field:", self.story.file),
        };
        let items: Vec<ReturnItem> =
            with.items.iter().map(|(text, code)| ReturnItem { target: target(text), code: ReasonCode::new(code) }).collect();
        let notes = with.note.iter().flat_map(|note| items.iter().map(move |item| (note_key(&item.target), note.clone()))).collect();
        Command::Return { items, notes }
    }

    fn judged(&self, with: &With) -> Command {
        let other = with.other.as_ref().and_then(|name| self.others.get(name)).map_or(ApplicationId([0; 16]), |other| other.application);
        let verdict = if with.verdict.as_deref() == Some("same") { Verdict::Same } else { Verdict::Different };
        Command::JudgeDuplicate { other, verdict, reason: with.note.clone().unwrap_or_default() }
    }
}
