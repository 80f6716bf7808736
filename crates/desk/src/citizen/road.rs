//! The way through the questions: which page comes next, which came before, and what is still open.
//!
//! **Invariant:** computed anew from the saved answers at each request; an answer may lengthen or shorten the way.

use super::held::Held;
use crate::kernel::Visit;
use application::action::DocumentSource;
use catalogue::{
    Answers, Facts, Problem, SlotId,
    service::{Need, Page, Requirement},
};

/// The group whose first task is the list of papers.
pub const DOCUMENTS: &str = "documents";

pub struct Road<'h> {
    held: &'h Held,
    /// Pages with a question, in order.
    pub pages: Vec<&'h Page>,
    pub answers: Answers,
    pub facts: Facts,
    pub requirements: Vec<Requirement>,
    pub problems: Vec<Problem>,
    pub warnings: Vec<Problem>,
    /// Slots that must hold a photo and hold none.
    pub missing: Vec<SlotId>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Progress {
    /// Nobody knows yet what is asked: it follows from other answers.
    Waiting,
    NotBegun,
    Begun,
    Done,
}

impl<'h> Road<'h> {
    pub fn of(visit: &Visit, held: &'h Held) -> Self {
        let (service, on) = (&held.service, held.judged_on(visit));
        let answers = service.effective(&held.case.answers, on);
        let facts = service.facts(&answers, on);
        let pages = service.pages_for(&answers, &facts).into_iter().filter(|page| !page.fields.is_empty()).collect();
        let requirements = service.requirements(&answers, &facts, on);
        let missing = missing(held, &requirements);
        let problems = service.problems(&answers, on, &visit.government);
        let warnings = service.warnings(&answers, on, &visit.government);
        Self { held, pages, answers, facts, requirements, problems, warnings, missing }
    }

    pub fn question_path(&self, page: &str) -> String {
        self.held.path(&format!("/tanya/{page}"))
    }

    fn documents_path(&self) -> String {
        self.held.path("/dokumen")
    }

    fn check_path(&self) -> String {
        self.held.path("/periksa")
    }

    /// After this page. Papers come before the last group's own questions.
    pub fn next(&self, page: &str) -> String {
        let Some(place) = self.pages.iter().position(|one| one.id == page) else { return self.held.path("") };
        let from_documents = self.pages.get(place).is_some_and(|page| page.group == DOCUMENTS);
        match self.pages.get(place + 1) {
            Some(next) if next.group == DOCUMENTS && !from_documents => self.documents_path(),
            Some(next) => self.question_path(&next.id),
            None if from_documents => self.check_path(),
            None => self.documents_path(),
        }
    }

    /// After the papers.
    pub fn after_documents(&self) -> String {
        let next = self.pages.iter().find(|page| page.group == DOCUMENTS);
        next.map_or_else(|| self.check_path(), |page| self.question_path(&page.id))
    }

    /// Before this page: where "back" leads.
    pub fn previous(&self, page: &str) -> String {
        let place = self.pages.iter().position(|one| one.id == page).unwrap_or(0);
        let here = self.pages.get(place).map(|page| page.group.as_str());
        match place.checked_sub(1).and_then(|before| self.pages.get(before)) {
            Some(before) if before.group != DOCUMENTS && here == Some(DOCUMENTS) => self.documents_path(),
            Some(before) => self.question_path(&before.id),
            None => self.held.path(""),
        }
    }

    pub fn is_page_done(&self, page: &Page) -> bool {
        let saved = self.held.case.pages_done.contains(&page.id) || page.fields.iter().any(|field| self.answers.get(field.as_str()).is_some());
        saved && !self.problems.iter().any(|problem| page.fields.contains(&problem.field))
    }

    pub fn pages_of<'s>(&'s self, group: &'s str) -> impl Iterator<Item = &'h Page> + 's {
        self.pages.iter().copied().filter(move |page| page.group == group)
    }

    /// Of the questions of a group.
    pub fn progress(&self, group: &str) -> Progress {
        let (mut all, mut done) = (0, 0);
        for page in self.pages_of(group) {
            all += 1;
            done += usize::from(self.is_page_done(page));
        }
        match done {
            0 => Progress::NotBegun,
            _ if done == all => Progress::Done,
            _ => Progress::Begun,
        }
    }

    /// Are all questions answered from which papers and other questions follow?
    pub fn is_known(&self) -> bool {
        self.pages.iter().filter(|page| page.group != DOCUMENTS).all(|page| self.is_page_done(page))
    }

    pub fn papers_progress(&self) -> Progress {
        let asked = self.requirements.iter().filter(|requirement| requirement.need == Need::Must).count();
        if self.missing.is_empty() && !self.is_known() {
            if asked == 0 { Progress::Waiting } else { Progress::Begun }
        } else if self.missing.is_empty() {
            Progress::Done
        } else if self.missing.len() < asked {
            Progress::Begun
        } else {
            Progress::NotBegun
        }
    }

    /// The first page of a group that is still open, or its first.
    pub fn entrance(&self, group: &str) -> Option<String> {
        let open = self.pages_of(group).find(|page| !self.is_page_done(page));
        open.or_else(|| self.pages_of(group).next()).map(|page| self.question_path(&page.id))
    }

    pub fn is_complete(&self) -> bool {
        self.problems.is_empty() && self.missing.is_empty()
    }

    /// The page that a problem can be mended on, with the field's place on it.
    pub fn mending_path(&self, problem: &Problem) -> Option<String> {
        let page = self.held.service.page_of(&problem.field)?;
        let place = catalogue::texts::key_part(problem.field.as_str());
        Some(format!("{}?dari=periksa#{place}", self.question_path(&page.id)))
    }
}

/// Slots that must hold a photo from home and hold none.
fn missing(held: &Held, requirements: &[Requirement]) -> Vec<SlotId> {
    let has = |slot: &SlotId| held.case.documents_in(slot).any(|document| document.source != DocumentSource::Paper);
    requirements.iter().filter(|one| one.need == Need::Must && !has(&one.slot)).map(|one| one.slot.clone()).collect()
}
