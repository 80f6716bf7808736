//! The tracker: what happened, what happens now and by when. A shape and a word for each step.

use maud::{Markup, Render, html};

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum StepState {
    Done,
    Current,
    /// The clock is paused until the citizen acts.
    Paused,
    /// Refused, withdrawn or expired: the end.
    Stopped,
    #[default]
    Upcoming,
}

/// One public state. `state_word` says the shape: "selesai", "sekarang", "menunggu Anda".
#[derive(Debug, Clone, Default)]
pub struct TimelineStep {
    pub title: String,
    pub state: StepState,
    pub state_word: String,
    pub when: Option<String>,
    pub office: Option<String>,
    pub note: Option<Markup>,
}

#[derive(Debug, Clone, Copy, Default)]
pub struct Timeline<'a> {
    pub steps: &'a [TimelineStep],
}

impl StepState {
    fn class(self) -> &'static str {
        match self {
            StepState::Done => "done",
            StepState::Current => "now",
            StepState::Paused => "paused",
            StepState::Stopped => "stopped",
            StepState::Upcoming => "next",
        }
    }

    fn is_current(self) -> bool {
        matches!(self, StepState::Current | StepState::Paused | StepState::Stopped)
    }
}

impl Render for Timeline<'_> {
    fn render(&self) -> Markup {
        html! {
            ol.timeline {
                @for step in self.steps {
                    li class=(step.state.class()) aria-current=[step.state.is_current().then_some("step")] {
                        strong.step { (step.title) }
                        " " span.step-word { (step.state_word) }
                        @if step.when.is_some() || step.office.is_some() {
                            div.step-when {
                                @if let Some(when) = &step.when { (when) }
                                @if step.when.is_some() && step.office.is_some() { " · " }
                                @if let Some(office) = &step.office { (office) }
                            }
                        }
                        @if let Some(note) = &step.note { div.step-note { (note) } }
                    }
                }
            }
        }
    }
}
