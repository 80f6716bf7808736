//! What comes out of a case, in words: its document and what it has besides, each with its own state.
//!
//! **Invariant:** no particular of a person stands here, so that the tracker may show it without a PIN.

use super::visit::Visit;
use application::{Application, Stage, state::{Output, OutputState}};
use catalogue::{Service, service::{Delivery, StepAct}, texts::key_part};
use crate::page::Tone;

/// One line of the list.
pub struct Line {
    pub name: String,
    pub way: Delivery,
    pub state: String,
    pub tone: Tone,
}

pub fn name(visit: &Visit, output: &str) -> String {
    visit.say(&format!("output-{}-name", key_part(output)))
}

/// What the document or card of the case itself is called.
pub fn main_name(visit: &Visit, service: &Service, case: &Application) -> String {
    let facts = case.known_facts();
    let chosen = service.outputs.iter().find(|output| output.when.holds(&case.answers, &facts)).or(service.outputs.first());
    chosen.map_or_else(|| visit.say("outputs-main-document"), |output| name(visit, &output.id))
}

pub fn state_word(visit: &Visit, output: &Output) -> String {
    let way = output.plan.delivery.key();
    match &output.state {
        state @ (OutputState::Ready { .. } | OutputState::Given { .. }) => visit.say(&format!("outputs-state-{}-{way}", state.key())),
        state => visit.say(&format!("outputs-state-{}", state.key())),
    }
}

pub fn tone(state: &OutputState) -> Tone {
    match state {
        OutputState::Waiting => Tone::Neutral,
        OutputState::Making { .. } => Tone::Progress,
        OutputState::Ready { .. } | OutputState::Given { .. } => Tone::Good,
        OutputState::NotMade { .. } => Tone::Attention,
    }
}

/// The document or card itself, as one of several.
pub fn main_line(visit: &Visit, service: &Service, case: &Application) -> Line {
    let way = case.delivery();
    let (key, tone) = match case.stage {
        _ if case.is_main_given() => (format!("outputs-state-given-{}", way.key()), Tone::Good),
        _ if case.is_main_on_shelf() => ("outputs-state-ready-pick-up".to_owned(), Tone::Good),
        Stage::Issued | Stage::Ready if way == Delivery::Download && case.certificate_sha256.is_some() => ("outputs-state-ready-download".to_owned(), Tone::Good),
        Stage::Issued if case.due_act() == Some(StepAct::Print) => ("outputs-main-print".to_owned(), Tone::Progress),
        _ if case.is_in_register() => ("outputs-main-waiting".to_owned(), Tone::Progress),
        _ => ("outputs-state-waiting".to_owned(), Tone::Neutral),
    };
    Line { name: main_name(visit, service, case), way, state: visit.say(&key), tone }
}

/// All of them; nothing where the document is the only one.
pub fn lines(visit: &Visit, service: &Service, case: &Application) -> Vec<Line> {
    if case.outputs.is_empty() {
        return Vec::new();
    }
    let further = case.outputs.iter().map(|output| Line {
        name: name(visit, &output.plan.output), way: output.plan.delivery, state: state_word(visit, output), tone: tone(&output.state),
    });
    std::iter::once(main_line(visit, service, case)).chain(further).collect()
}

/// "Kutipan akta kelahiran (unduh dan cetak sendiri)": for slips, once the case is sent.
pub fn receives(visit: &Visit, service: &Service, case: &Application) -> Vec<String> {
    let said = |line: Line| format!("{} ({})", line.name, visit.say(&format!("outputs-way-{}", line.way.key())));
    lines(visit, service, case).into_iter().map(said).collect()
}

/// What lies on the shelf now, the document first; and what is still to come.
pub fn shelf(visit: &Visit, service: &Service, case: &Application) -> (Vec<String>, Vec<String>) {
    let (mut here, mut later) = (Vec::new(), Vec::new());
    if case.is_main_on_shelf() {
        here.push(main_name(visit, service, case));
    } else if !case.is_main_given() {
        later.push(main_name(visit, service, case));
    }
    for output in &case.outputs {
        let list = if output.is_on_shelf() { &mut here } else if output.state.is_over() { continue } else { &mut later };
        list.push(name(visit, &output.plan.output));
    }
    (here, later)
}
