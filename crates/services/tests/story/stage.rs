//! Plays a story: asks the service, lets the people act on the case through rights and core, and looks at what came of it.
//!
//! No store: a case, and the few things that a store would answer.

mod commands;

use super::{ActRow, Asked, Other, Story, Then, With, cast::actor, laid_over, memory::{Memory, candidate}, register};
use application::{
    Actor, Application, ApplicationId, Command, Decision, DocumentId, Effect, Entry, Ground, Now, PublicState, Refusal, Stage,
    action::{Document, DocumentSource},
    duplicate::Candidate,
    evolve, facts::EntryLife, gather,
};
use catalogue::{Answers, Catalogue, Folder, Government, Problem, Service, SlotId, service::{FeeToday, Need, OfficeLevel, StepAct}};
use people::Acting;
use registry::Issue;
use std::{collections::{BTreeMap, BTreeSet}, path::Path, sync::{Arc, OnceLock}};
use time::{OffsetDateTime, PrimitiveDateTime, macros::format_description};

pub struct City {
    pub government: Arc<Government>,
    pub service: Arc<Service>,
}

/// The real Surabaya and one of its services.
pub fn city(service: &str) -> City {
    static READ: OnceLock<Catalogue> = OnceLock::new();
    let folder = || Folder::read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../../governments/surabaya")).expect("Surabaya can be read");
    city_in(READ.get_or_init(|| loaded(folder())), service)
}

fn loaded(surabaya: Folder) -> Catalogue {
    let loaded = Catalogue::load(&[surabaya], &services::folders(), &[], &services::rules);
    loaded.unwrap_or_else(|findings| panic!("{}", findings.iter().map(|one| format!("{one}\n")).collect::<String>()))
}

fn city_in(catalogue: &Catalogue, service: &str) -> City {
    let government = catalogue.find_government("surabaya").expect("Surabaya").clone();
    let service = government.find_service(service).expect("a service of the city").clone();
    City { government, service }
}

/// The same Surabaya, if it registered in another system.
pub fn city_outside(service: &str) -> City {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../governments/surabaya");
    let files: Vec<(String, Vec<u8>)> = std::fs::read_dir(&folder)
        .expect("Surabaya")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.is_file())
        .map(|path| (path.file_name().expect("a name").to_string_lossy().into_owned(), std::fs::read(&path).expect("a file")))
        .map(|(name, content)| if name == "government.toml" { (name, [content, b"\n[registry]\nexternal = \"SIAK\"\n".to_vec()].concat()) } else { (name, content) })
        .collect();
    let files: Vec<(&str, &[u8])> = files.iter().map(|(name, content)| (name.as_str(), content.as_slice())).collect();
    static READ: OnceLock<Catalogue> = OnceLock::new();
    city_in(READ.get_or_init(|| loaded(Folder::of_files("governments/surabaya", &files).expect("Surabaya can be read"))), service)
}

/// What was seen while the stories played.
#[derive(Debug, Default)]
pub struct Seen {
    pub refusals: BTreeSet<&'static str>,
    pub notices: BTreeSet<String>,
}

pub struct Play<'c> {
    city: &'c City,
    story: &'c Story,
    answers: BTreeMap<String, String>,
    case: Application,
    at: OffsetDateTime,
    moves: u32,
    others: BTreeMap<String, Candidate>,
    given: BTreeMap<String, u32>,
    lives: Vec<EntryLife>,
    blanks: BTreeMap<String, u32>,
    seen: Seen,
}

/// The name of a message to the applicant.
fn notice(effect: &Effect) -> Option<String> {
    match effect {
        Effect::Notify { notice, .. } => Some(notice.clone()),
        Effect::Alert { .. } => None,
    }
}

pub fn answers(pairs: &BTreeMap<String, String>) -> Answers {
    pairs.iter().map(|(field, answer)| (field.as_str(), answer.as_str())).collect()
}

fn sorted<T: ToString>(items: impl IntoIterator<Item = T>) -> Vec<String> {
    let mut items: Vec<String> = items.into_iter().map(|item| item.to_string()).collect();
    items.sort();
    items
}

fn fee(fee: &FeeToday) -> String {
    match (fee.waived, fee.waived_until) {
        (true, Some(until)) => format!("{} {} waived until {until}", fee.fee, fee.amount_rupiah),
        (true, None) => format!("{} {} waived", fee.fee, fee.amount_rupiah),
        (false, _) => format!("{} {}", fee.fee, fee.amount_rupiah),
    }
}

fn problem(problem: &Problem) -> String {
    format!("{} {}", problem.field, problem.key)
}

/// Plays one story to its end; panics at the first line that does not come true.
pub fn play(city: &City, family: &BTreeMap<String, String>, story: &Story) -> Seen {
    let answers = laid_over(family, &story.answers);
    let other = |(place, other): (usize, &Other)| (other.name.clone(), candidate(&laid_over(&answers, &other.answers), other, place));
    let mut play = Play {
        city,
        story,
        case: Application::blank(ApplicationId([1; 16])),
        at: OffsetDateTime::UNIX_EPOCH,
        moves: 0,
        others: story.other.iter().enumerate().map(other).collect(),
        given: story.given.clone(),
        lives: register::lives(&city.government, &city.service, story),
        blanks: story.blanks.clone(),
        seen: Seen::default(),
        answers,
    };
    play.at = play.local(&story.starts);
    play.look_at_service(&story.asked);
    for (place, row) in story.act.iter().enumerate() {
        play.perform(place + 1, row);
    }
    play.seen
}

impl Play<'_> {
    fn local(&self, text: &str) -> OffsetDateTime {
        let format = format_description!("[year]-[month]-[day] [hour]:[minute]");
        let parsed = PrimitiveDateTime::parse(text, &format).unwrap_or_else(|error| panic!("{}: `{text}`: {error}", self.story.file));
        parsed.assume_offset(self.city.government.calendar.offset())
    }

    fn ground(&self) -> Ground<'_> {
        Ground { service: &self.city.service, government: &self.city.government }
    }

    fn same<T: PartialEq + std::fmt::Debug>(&self, place: usize, what: &str, found: T, expected: T) {
        assert_eq!(found, expected, "\n{} ({}), act {place}: {what} (left: what came, right: what the story says)", self.story.file, self.story.title);
    }

    fn look_at_service(&self, asked: &Asked) {
        let (service, government) = (&self.city.service, &self.city.government);
        let today = government.calendar.date_of(self.at);
        let given = answers(&self.answers);
        let facts = service.facts(&given, today);
        let requirements = service.requirements(&given, &facts, today);
        let slots = |need: Need| sorted(requirements.iter().filter(|one| one.need == need).map(|one| one.slot.clone()));
        let expect = |what: &str, found: Vec<String>, expected: &Option<Vec<String>>, ordered: bool| {
            if let Some(expected) = expected {
                self.same(0, what, found, if ordered { expected.clone() } else { sorted(expected) });
            }
        };
        expect("must", slots(Need::Must), &asked.must, false);
        expect("may", slots(Need::May), &asked.may, false);
        expect("route", service.route_for(&given, &facts).iter().map(|step| step.id.to_string()).collect(), &asked.route, true);
        expect("fees", sorted(service.fees_on(&given, &facts, today).iter().map(fee)), &asked.fees, false);
        expect("problems", sorted(service.problems(&given, today, government).iter().map(problem)), &asked.problems, false);
        expect("warnings", sorted(service.warnings(&given, today, government).iter().map(problem)), &asked.warnings, false);
        if let Some(offered) = &asked.offered {
            let offers = service.offers(&given, today);
            let offers: BTreeMap<String, String> = offers.iter().map(|(field, value)| (field.to_string(), value.to_owned())).collect();
            self.same(0, "what is offered", &offers, offered);
        }
        for (fact, value) in &asked.facts {
            self.same(0, &format!("fact {fact}"), facts.get(fact).unwrap_or("none"), value.as_str());
        }
        for variant in self.story.variants.iter().filter(|_| !requirements.is_empty()) {
            let serves = |row: &&catalogue::service::RequirementRow| row.variants.contains(variant) && row.when.holds(&given, &facts);
            let known = service.requirements.iter().any(|row| serves(&row)) || variant == "B7" && facts.get("timing") == Some("late");
            assert!(known, "{}: no row of the decision table serves {variant} with these answers", self.story.file);
        }
    }

    fn perform(&mut self, place: usize, row: &ActRow) {
        if let Some(at) = &row.at {
            self.at = self.local(at);
        }
        let person = actor(&row.by);
        let done = match row.act.as_str() {
            "apply" => self.apply(&person, &row.with),
            "meanwhile" => {
                register::annotate(&mut self.lives, row.with.reason.as_deref().unwrap_or("note"), self.at);
                Ok(Vec::new())
            }
            "onward" => {
                self.onward(place, row.with.to.as_deref().unwrap_or("end"));
                Ok(Vec::new())
            }
            _ => self.command(&row.act, &person, &row.with).and_then(|command| self.act(command, &person, row.seen)),
        };
        match (&row.refused, done) {
            (None, Ok(effects)) => self.look(place, &row.then, &effects),
            (Some(expected), Err(refusal)) => {
                self.seen.refusals.insert(refusal.key());
                self.same(place, "refusal", refusal.key(), expected.as_str());
                self.look_at_refusal(place, row, &refusal);
                self.look(place, &row.then, &[]);
            }
            (None, Err(refusal)) => panic!("\n{}, act {place} ({} by {}) was refused: {refusal:?}", self.story.file, row.act, row.by),
            (Some(expected), Ok(_)) => panic!("\n{}, act {place} ({} by {}) was allowed, not refused as {expected}", self.story.file, row.act, row.by),
        }
    }

    fn look_at_refusal(&self, place: usize, row: &ActRow, refusal: &Refusal) {
        let (problems, missing) = match refusal {
            Refusal::Incomplete { problems, missing } => (sorted(problems.iter().map(problem)), sorted(missing)),
            Refusal::StillToFix { fields, slots } => (Vec::new(), sorted(fields.iter().map(ToString::to_string).chain(slots.iter().map(ToString::to_string)))),
            Refusal::OriginalsNotSeen { slots } | Refusal::Undecided { slots } => (Vec::new(), sorted(slots)),
            Refusal::BadInput(one) => (vec![problem(one)], Vec::new()),
            _ => (Vec::new(), Vec::new()),
        };
        if let Some(expected) = &row.problems {
            self.same(place, "problems", problems, sorted(expected));
        }
        if let Some(expected) = &row.missing {
            self.same(place, "missing", missing, sorted(expected));
        }
    }

    /// What a store does with an act: rights, the page's age, the decision, and all of its entries or none.
    fn act(&mut self, command: Command, person: &Actor, seen: Option<u32>) -> Result<Vec<Effect>, Refusal> {
        self.moves += 1;
        let acting = Acting::begin(person, &command, &self.case)?;
        if let Some(seen) = seen.filter(|seen| *seen != self.case.seq) {
            return Err(Refusal::Stale { seen, now: self.case.seq });
        }
        let mut seed = [0; 32];
        seed[..4].copy_from_slice(&self.moves.to_be_bytes());
        let now = Now::new(self.at, seed);
        let memory = Memory { others: &self.others, given: &self.given, lives: &self.lives, story: self.story, blanks: &self.blanks };
        let facts = gather(self.ground(), &self.case, &command, person, &now, &memory).expect("memory can be read");
        let decision: Decision = acting.decide(self.ground(), &facts, command, &now)?;
        if let Some((_, series, serial)) = &decision.register {
            self.given.insert(series.to_string(), *serial);
        }
        if let Some(left) = decision.blank.as_ref().and_then(|taken| self.blanks.get_mut(taken.blank.as_str())) {
            *left = left.checked_sub(1).expect("nothing is taken from an empty stock");
        }
        self.write_beside(&decision);
        for (action, particulars) in decision.actions {
            let entry = Entry { seq: self.case.seq + 1, at: self.at, by: person.clone(), action, particulars };
            self.case = evolve(self.case.clone(), &entry);
        }
        self.lives.iter_mut().filter(|life| life.of == self.case.id).for_each(|life| life.contested = self.case.contest.is_some());
        self.seen.notices.extend(decision.effects.iter().filter_map(notice));
        Ok(decision.effects)
    }

    /// What a store writes beside entries.
    fn write_beside(&mut self, decision: &Decision) {
        if let Some(entry) = decision.register.as_ref().map(|(entry, ..)| entry).or(decision.kept.as_ref()) {
            self.lives.push(register::new(self.case.id, entry.clone()));
        }
        if let Some((of, annotation)) = &decision.annotation {
            let life = self.lives.iter_mut().find(|life| life.of == *of).expect("an annotation stands beside an entry");
            assert_eq!(annotation.ordinal, life.next_ordinal());
            assert!(annotation.words.values().all(|words| !words.is_empty() && !words.contains('[')), "{:?}", annotation.words);
            life.annotations.push(annotation.clone());
        }
        if let Some(life) = decision.issued_from.and_then(|of| self.lives.iter_mut().find(|life| life.of == of)) {
            let edition = life.next_ordinal() - 1;
            life.issues.push(Issue { case: self.case.id, at: self.at, edition });
        }
    }

    /// Fill in, attach what is asked for, send.
    fn apply(&mut self, person: &Actor, with: &With) -> Result<Vec<Effect>, Refusal> {
        let channel = if person.is_staff() { application::action::Channel::Counter } else { application::action::Channel::Home };
        if !self.case.is_open() {
            self.act(Command::Open { channel, language: "id".into() }, person, None)?;
        }
        let given = laid_over(&self.answers, &with.answers);
        self.act(Command::Answer { page: "all".into(), answers: answers(&given), removed: Vec::new() }, person, None)?;
        let today = self.city.government.calendar.date_of(self.at);
        let facts = self.city.service.facts(&self.case.answers, today);
        for one in self.city.service.requirements(&self.case.answers, &facts, today) {
            let wanted = one.need == Need::Must || with.slot.as_deref() == Some(one.slot.as_str());
            if wanted && !with.without.contains(&one.slot.to_string()) {
                let document = self.document(&one.slot, with.paper);
                self.act(Command::Attach(document), person, None)?;
            }
        }
        self.act(Command::Submit { statement_of_truth: with.truth, papers: Vec::new(), witnesses_present: false }, person, None)
    }

    fn document(&self, slot: &SlotId, paper: bool) -> Document {
        let mut id = [7; 16];
        id[..4].copy_from_slice(&self.moves.to_be_bytes());
        let source = if paper { DocumentSource::Paper } else { DocumentSource::Photo };
        Document { document: DocumentId(id), slot: slot.clone(), source, pages: 1 }
    }

    /// Everybody does as they should until the named step is due, or to the end.
    fn onward(&mut self, place: usize, to: &str) {
        for _ in 0..20 {
            // Some routes begin at the district.
            let reviewer = if self.case.step_office() == Some(OfficeLevel::District) { "district" } else { "ward" };
            if self.case.stage.is_final() || self.case.step().is_some_and(|step| step.id.as_str() == to) {
                return;
            }
            let is_drafted = self.city.service.annotates.as_ref().is_some_and(|annotates| annotates.does.is_drafted()) && !self.case.entry_elsewhere;
            let undecided = self.case.amendment.as_ref().is_some_and(|amendment| amendment.agreed_by.is_none());
            let (by, act) = match (self.case.stage, self.case.due_act()) {
                (Stage::Approved, _) if undecided => ("second-registrar", "decide-amendment"),
                (_, Some(StepAct::Approve)) if self.city.service.annotates.is_some() && self.case.entry.is_none() && !self.case.entry_elsewhere => ("registrar", "refer"),
                (_, Some(StepAct::Approve)) if is_drafted && self.case.amendment.is_none() => ("registrar", "draft-amendment"),
                (Stage::Registered, _) => ("registrar", "request-signing"),
                (Stage::Signing, _) => ("head", "sign"),
                (Stage::Issued, None) if !self.case.is_main_given() => ("applicant", "download"),
                (_, Some(StepAct::Review)) if !self.case.unseen_originals().is_empty() => (reviewer, "see-originals"),
                (_, Some(StepAct::Review)) => (reviewer, "review"),
                (_, Some(StepAct::DecideLate)) => ("head", "decide-late"),
                (_, Some(StepAct::Approve)) => ("registrar", "approve"),
                (_, Some(StepAct::Confirm)) => ("applicant", "confirm"),
                (_, Some(StepAct::Register)) => ("registrar", "register"),
                (_, Some(StepAct::RecordElsewhere)) => ("registrar", "record-elsewhere"),
                (_, Some(StepAct::Print)) => ("district", "print"),
                (_, Some(StepAct::HandOver)) => ("district", "hand-over"),
                (stage, due) => panic!("{}, act {place}: nobody knows how to go on from {stage:?}, due {due:?}", self.story.file),
            };
            let person = actor(by);
            let with = With { granted: true, truth: true, ..With::default() };
            let done = self.command(act, &person, &with).and_then(|command| self.act(command, &person, None));
            done.unwrap_or_else(|refusal| panic!("{}, act {place}: {act} by {by} on the way to {to}: {refusal:?}", self.story.file));
        }
        panic!("{}, act {place}: never came to {to}", self.story.file);
    }

    fn look(&self, place: usize, then: &Then, effects: &[Effect]) {
        let case = &self.case;
        let expect = |what: &str, found: String, expected: &Option<String>| {
            if let Some(expected) = expected {
                self.same(place, what, found, expected.clone());
            }
        };
        expect("stage", case.stage.as_str().to_owned(), &then.stage);
        expect("state", PublicState::of(case).key().to_owned(), &then.state);
        expect("step", case.step().map_or("none".to_owned(), |step| step.id.to_string()), &then.step);
        for (fact, value) in &then.decided {
            expect(&format!("decided {fact}"), case.decided.get(fact).unwrap_or("undecided").to_owned(), &Some(value.clone()));
        }
        let due = case.due_at.map(|due| due.to_offset(self.city.government.calendar.offset()));
        expect("due", due.map_or("none".to_owned(), |due| format!("{} {:02}:{:02}", due.date(), due.hour(), due.minute())), &then.due);
        expect("refusal", case.refusal.as_ref().map_or("none".to_owned(), |(code, basis)| format!("{code}: {basis}")), &then.refusal);
        if let Some(pattern) = &then.number {
            let number = case.registration.as_ref().map_or("none", |registration| registration.number.as_str());
            let shape: String = number.chars().zip(pattern.chars()).map(|(c, p)| if p == '#' && c.is_ascii_digit() { '#' } else { c }).collect();
            self.same(place, &format!("number {number}"), (shape.as_str(), number.len()), (pattern.as_str(), pattern.len()));
        }
        self.look_at_more(place, then, effects);
    }

    fn look_at_more(&self, place: usize, then: &Then, effects: &[Effect]) {
        let case = &self.case;
        let annotated = case.annotated.as_ref().and_then(|own| self.lives.iter().find(|life| life.of == own.entry)?.annotations.iter().find(|one| one.ordinal == own.ordinal));
        if let Some(kind) = &then.beside {
            self.same(place, "beside the entry", annotated.map_or("none", |one| one.kind.key()), kind.as_str());
        }
        if let Some(sentence) = &then.written {
            self.same(place, "written", annotated.map_or("none", |one| one.words["id"].as_str()), sentence.as_str());
        }
        if let Some(paused) = then.paused {
            self.same(place, "paused", case.paused_since.is_some(), paused);
        }
        if let Some(confirmed) = then.confirmed {
            self.same(place, "confirmed", case.confirmed, confirmed);
        }
        if let Some(notices) = &then.notices {
            let queued: Vec<String> = effects.iter().filter_map(notice).collect();
            self.same(place, "notices", queued, notices.clone());
        }
        if let Some(must) = &then.must {
            let slots = case.requirements.iter().filter(|one| one.need == Need::Must).map(|one| one.slot.clone());
            self.same(place, "must", sorted(slots), sorted(must));
        }
        if let Some(fees) = &then.fees {
            self.same(place, "fees", sorted(case.fees.iter().map(fee)), sorted(fees));
        }
        if let Some(copies) = then.copies {
            self.same(place, "copies", case.prints.len(), copies);
        }
        if let Some(times) = then.hand_overs {
            self.same(place, "hand-overs", case.hand_overs.len(), times);
        }
        if let Some(round) = then.round {
            self.same(place, "round", case.round, round);
        }
        for (id, state) in &then.outputs {
            self.same(place, &format!("output {id}"), case.find_output(id).map_or("none", |output| output.state.key()), state.as_str());
        }
        if let Some(making) = &then.making {
            let found = case.in_making().into_iter().map(|one| if one.output.is_empty() { "card" } else { one.output }.to_owned());
            self.same(place, "in making", found.collect::<Vec<_>>(), making.clone());
        }
        for (blank, left) in &then.blanks {
            self.same(place, &format!("blanks {blank}"), self.blanks.get(blank).copied(), Some(*left));
        }
        for (field, answer) in &then.answers {
            self.same(place, field, case.answers.get(field).unwrap_or_default(), answer.as_str());
        }
    }
}
