//! At the counter: originals are seen and given back, copies kept.

use super::Moment;
use crate::{action::{Action, PaperSeen}, decision::Decision, refusal::Refusal};
use catalogue::service::Requirement;

pub(super) fn see(moment: Moment<'_>, papers: Vec<PaperSeen>, witnesses_present: bool) -> Result<Decision, Refusal> {
    moment.in_stage(|stage| stage.is_under_review() || stage == crate::stage::Stage::Returned)?;
    if papers.is_empty() {
        return Err(Refusal::NothingNamed);
    }
    settled(moment, &moment.case.requirements, &papers)?;
    Ok(Decision { actions: vec![(Action::OriginalsSeen { papers, witnesses_present }, None)], ..Decision::default() })
}

/// Every paper is one that was asked for, and is seen or excused with a coded reason.
pub(super) fn settled(moment: Moment<'_>, requirements: &[Requirement], papers: &[PaperSeen]) -> Result<(), Refusal> {
    let asked = |paper: &PaperSeen| requirements.iter().any(|requirement| requirement.slot == paper.slot);
    if !papers.iter().all(asked) {
        return Err(Refusal::UnknownDocument);
    }
    // A mandatory original may be passed over only with a coded reason.
    let unsettled: Vec<_> = papers.iter().filter(|paper| !paper.is_settled()).map(|paper| paper.slot.clone()).collect();
    if !unsettled.is_empty() {
        return Err(Refusal::OriginalsNotSeen { slots: unsettled });
    }
    for code in papers.iter().filter_map(|paper| paper.missing_reason.as_ref()) {
        moment.reason(code, catalogue::service::ReasonAct::Return)?;
    }
    Ok(())
}
