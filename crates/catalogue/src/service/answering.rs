//! From what someone typed to what is asked, what is wrong, and what still counts.
//!
//! **Invariant:** an answer to a question that is no longer asked counts for nothing: not for facts, documents, fees or the route.
//! The checker makes sure that a question depends only on earlier ones, so one walk in the order of the journey decides what is asked.

use super::{Page, Service};
use crate::{
    answers::{Answers, Problem}, condition::Facts, field::{Checked, Field, FieldKind, PrefillSource}, government::Government, ids::FieldId, region,
};
use time::Date;

/// Facts and answers settle in as many rounds as facts depend on each other; more means that they never do.
const ROUNDS_MAX: usize = 8;

impl Service {
    /// What the rules compute from the answers that count. `today`: the date in the government's zone, or the date of sending.
    pub fn facts(&self, answers: &Answers, today: Date) -> Facts {
        self.settled(answers, today).1
    }

    /// The answers that count, without those to questions that are no longer asked.
    pub fn effective(&self, answers: &Answers, today: Date) -> Answers {
        self.settled(answers, today).0
    }

    /// The pages of the journey, in order.
    pub fn pages_for(&self, answers: &Answers, facts: &Facts) -> Vec<&Page> {
        let kept = self.kept(answers, facts);
        self.pages.iter().filter(|page| page.when.holds(&kept, facts) && self.asks_something(page, &kept, facts)).collect()
    }

    /// Every question that is asked, in order of the journey.
    pub fn visible_fields(&self, answers: &Answers, facts: &Facts) -> Vec<&Field> {
        let kept = self.kept(answers, facts);
        self.asked(&kept, facts).collect()
    }

    /// The questions of one page that are asked with these answers.
    pub fn page_fields(&self, page: &Page, answers: &Answers, facts: &Facts) -> Vec<&Field> {
        let kept = self.kept(answers, facts);
        self.fields_of(page).filter(|field| field.when.holds(&kept, facts)).collect()
    }

    pub fn find_page(&self, id: &str) -> Option<&Page> {
        self.pages.iter().find(|page| page.id == id)
    }

    /// The page that asks a question.
    pub fn page_of(&self, field: &FieldId) -> Option<&Page> {
        self.pages.iter().find(|page| page.fields.contains(field))
    }

    /// What may stand in the boxes of questions that are asked and not answered yet: what the person has said elsewhere. Offers build on
    /// offers before them, in the order of the journey.
    pub fn offers(&self, answers: &Answers, today: Date) -> Answers {
        let (mut known, mut offers) = (answers.clone(), Answers::default());
        for field in self.pages.iter().flat_map(|page| self.fields_of(page)) {
            if let Some(value) = self.offer(field, &known, today) {
                known.set(&field.id, &value);
                offers.set(&field.id, &value);
            }
        }
        offers
    }

    /// The offer of one question with these answers; none when it is answered, not asked, or has nothing to offer.
    pub fn offer(&self, field: &Field, answers: &Answers, today: Date) -> Option<String> {
        let prefill = field.prefill.as_ref().filter(|_| answers.get(field.id.as_str()).is_none())?;
        let (kept, facts) = self.settled(answers, today);
        let page = self.page_of(&field.id)?;
        let holds = [&page.when, &field.when, &prefill.when].iter().all(|condition| condition.holds(&kept, &facts));
        let value = match &prefill.source {
            PrefillSource::Answer(source) => kept.get(source.as_str()),
            PrefillSource::Value(value) => Some(value.as_str()),
        };
        value.filter(|_| holds).map(str::to_owned)
    }

    /// Tidies and checks one answer as [`Field::check`] does, and asks the government where it alone knows: its wards.
    /// An unknown field is a problem as well: somebody changed the form by hand.
    pub fn check_answer(&self, field: &FieldId, raw: &str, answers: &Answers, today: Date, government: &Government) -> Result<Checked, Problem> {
        let Some(known) = self.fields.get(field.as_str()) else {
            return Err(Problem::new(field, "problem-field-unknown"));
        };
        let explain = |problem: Problem| match problem.key.as_str() {
            "problem-ward-outside" => problem.with("city", &government.city).with("where", government.elsewhere_url.as_deref().unwrap_or("none")),
            _ => problem,
        };
        let checked = known.check(raw, answers, today).map_err(explain)?;
        if known.kind == FieldKind::Ward && !checked.value.is_empty() && government.find_ward(&checked.value).is_none() {
            let inside = region::lies_in(&checked.value, &government.region_code);
            let key = if inside { "problem-ward-unknown" } else { "problem-ward-outside" };
            return Err(explain(Problem::new(field, key)));
        }
        Ok(checked)
    }

    /// Everything that blocks sending: questions without an answer, answers that are refused, and what the rules refuse. In order of
    /// the journey, the rules' last.
    pub fn problems(&self, answers: &Answers, today: Date, government: &Government) -> Vec<Problem> {
        let (kept, facts) = self.settled(answers, today);
        self.problems_of(&kept, &facts, today, government)
    }

    /// The same of answers that have settled.
    pub fn problems_of(&self, kept: &Answers, facts: &Facts, today: Date, government: &Government) -> Vec<Problem> {
        let mut problems: Vec<Problem> = self
            .asked(kept, facts)
            .filter_map(|field| match kept.get(field.id.as_str()) {
                None => field.required.then(|| field.missing()),
                Some(answer) => self.check_answer(&field.id, answer, kept, today, government).err(),
            })
            .collect();
        problems.extend(self.barred(kept, facts));
        if let Some(rules) = self.rules {
            problems.extend(rules.problems(kept, today, government));
        }
        problems
    }

    /// What a person should look at again but may send.
    pub fn warnings(&self, answers: &Answers, today: Date, government: &Government) -> Vec<Problem> {
        let (kept, facts) = self.settled(answers, today);
        let mut warnings: Vec<Problem> = self
            .asked(&kept, &facts)
            .filter_map(|field| self.check_answer(&field.id, kept.get(field.id.as_str())?, &kept, today, government).ok())
            .flat_map(|checked| checked.warnings)
            .collect();
        if let Some(rules) = self.rules {
            warnings.extend(rules.warnings(&kept, today, government));
        }
        warnings
    }

    /// The answers that count, and the facts that follow from them.
    pub fn settled(&self, answers: &Answers, today: Date) -> (Answers, Facts) {
        let computed = |kept: &Answers| {
            let mut facts = self.rules.map(|rules| rules.facts(kept, today, self)).unwrap_or_default();
            self.compute(kept, today, &mut facts);
            facts
        };
        let mut kept = answers.clone();
        let mut facts = computed(&kept);
        for _ in 0..ROUNDS_MAX {
            let next = self.kept(answers, &facts);
            if next.is_same(&kept) || next == kept {
                break;
            }
            facts = computed(&next);
            kept = next;
        }
        (kept, facts)
    }

    /// One walk in the order of the journey: an answer counts when its question is asked given the answers before it. What does not
    /// count falls away on the walk, so a condition never sees it: it looks only at questions before its own.
    pub(super) fn kept(&self, answers: &Answers, facts: &Facts) -> Answers {
        let mut kept = answers.clone();
        kept.retain(|field| self.fields.contains_key(field.as_str()));
        for page in &self.pages {
            let shown = page.when.holds(&kept, facts);
            for field in self.fields_of(page) {
                let answered = kept.get(field.id.as_str()).is_some();
                if answered && !(shown && field.when.holds(&kept, facts)) {
                    kept.remove(&field.id);
                }
            }
        }
        kept
    }

    fn asked<'s, 'a>(&'s self, kept: &'a Answers, facts: &'a Facts) -> impl Iterator<Item = &'s Field> + use<'s, 'a> {
        let pages = self.pages.iter().filter(move |page| page.when.holds(kept, facts));
        pages.flat_map(|page| self.fields_of(page)).filter(move |field| field.when.holds(kept, facts))
    }

    /// A page without any question (documents, check) is shown by its own condition alone.
    fn asks_something(&self, page: &Page, kept: &Answers, facts: &Facts) -> bool {
        page.fields.is_empty() || self.fields_of(page).any(|field| field.when.holds(kept, facts))
    }

    fn fields_of<'s, 'p>(&'s self, page: &'p Page) -> impl Iterator<Item = &'s Field> + use<'s, 'p> {
        page.fields.iter().filter_map(|id| self.fields.get(id.as_str()))
    }
}
