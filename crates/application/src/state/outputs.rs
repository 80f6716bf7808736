//! What comes out of a case besides its document, each with a life of its own; and what is to be made now.
//!
//! **Invariant:** a case with further outputs is finished only when its document and all of them reached the applicant or were settled.

use super::Application;
use crate::{action::OutputPlan, actor::Actor, command::Act, stage::Stage};
use catalogue::{BlankId, OfficeId, ReasonCode, service::{Delivery, StepAct}};
use time::OffsetDateTime;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Output {
    /// Pinned when the case was sent.
    pub plan: OutputPlan,
    pub state: OutputState,
    /// Of what she prints herself.
    pub certificate_sha256: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OutputState {
    /// The case is not in the register yet.
    Waiting,
    Making { since: OffsetDateTime },
    /// On the shelf, or to be downloaded.
    Ready { at: OffsetDateTime, by: Actor },
    Given { at: OffsetDateTime },
    NotMade { code: ReasonCode, note: String, at: OffsetDateTime },
}

impl OutputState {
    /// The middle of text keys.
    pub fn key(&self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Making { .. } => "making",
            Self::Ready { .. } => "ready",
            Self::Given { .. } => "given",
            Self::NotMade { .. } => "not-made",
        }
    }

    /// Nothing more happens to it.
    pub fn is_over(&self) -> bool {
        matches!(self, Self::Given { .. } | Self::NotMade { .. })
    }
}

/// How lists call the document or card of the case itself, among what is to be made.
pub const MAIN: &str = "";

/// Something that an office has to make now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Making<'a> {
    /// Id of a further output, or [`MAIN`].
    pub output: &'a str,
    pub office: &'a OfficeId,
    pub blank: Option<&'a BlankId>,
    pub since: OffsetDateTime,
}

impl Output {
    /// Waits at the counter to be fetched.
    pub fn is_on_shelf(&self) -> bool {
        matches!(self.state, OutputState::Ready { .. }) && self.plan.delivery == Delivery::PickUp
    }

    /// May be downloaded, also again.
    pub fn download(&self) -> Option<&str> {
        let open = matches!(self.state, OutputState::Ready { .. } | OutputState::Given { .. });
        self.certificate_sha256.as_deref().filter(|_| open)
    }
}

impl Application {
    pub fn find_output(&self, id: &str) -> Option<&Output> {
        self.outputs.iter().find(|output| output.plan.output == id)
    }

    /// The document or card of the case itself is in her hands.
    pub fn is_main_given(&self) -> bool {
        self.position == self.route.len() && (self.goes_through(StepAct::HandOver) || self.downloads > 0)
    }

    /// The document or card of the case itself waits to be fetched.
    pub fn is_main_on_shelf(&self) -> bool {
        matches!(self.stage, Stage::Issued | Stage::Ready) && self.due_act() == Some(StepAct::HandOver)
    }

    /// Something can be handed over now.
    pub fn has_on_shelf(&self) -> bool {
        matches!(self.stage, Stage::Issued | Stage::Ready) && (self.stage == Stage::Ready || self.outputs.iter().any(Output::is_on_shelf))
    }

    /// What is to be made now: further outputs, and the case's own card where it is printed on a blank.
    pub fn in_making(&self) -> Vec<Making<'_>> {
        let Some(responsible) = &self.responsible else { return Vec::new() };
        let further = self.outputs.iter().filter_map(|output| match output.state {
            OutputState::Making { since } => {
                let office = responsible.at(output.plan.office)?;
                Some(Making { output: &output.plan.output, office, blank: output.plan.blank.as_ref(), since })
            }
            _ => None,
        });
        let printing = self.stage == Stage::Issued && self.due_act() == Some(StepAct::Print) && self.prints.is_empty();
        let main = self.blank.as_ref().filter(|_| printing).and_then(|blank| {
            let since = [Act::Sign, Act::RecordElsewhere, Act::Approve, Act::Review].into_iter().filter_map(|act| self.last(act)).map(|(_, at)| at).max()?;
            Some(Making { output: MAIN, office: responsible.at(self.step_office()?)?, blank: Some(blank), since })
        });
        // Nothing of an entry that is void or doubted is made.
        let stands = self.contest.is_none() && !self.stage.is_final() && self.stage != Stage::Suspended;
        further.chain(main).filter(|_| stands).collect()
    }
}
