//! The same facts from several sources, differences marked by a word and a colour.
//!
//! Next: the same for whole records, [`SideBySide`].

use maud::{Markup, Render, html};

use super::tag::{Tag, Tone};
use super::words::Words;

/// One fact; a value of `None` is absent in that source. The first source is the measure.
#[derive(Debug, Clone, Default)]
pub struct ComparisonRow {
    pub fact: String,
    pub values: Vec<Option<String>>,
}

/// `sources` are the column titles: "Permohonan", "Register", "Rumah sakit".
#[derive(Debug, Clone, Copy, Default)]
pub struct Comparison<'a> {
    pub words: &'a Words,
    pub caption: &'a str,
    /// Titles of the first and last column: "Data", "Hasil".
    pub fact_title: &'a str,
    pub result_title: &'a str,
    pub sources: &'a [String],
    pub rows: &'a [ComparisonRow],
}

impl ComparisonRow {
    fn measure(&self) -> Option<&String> {
        self.values.first().and_then(Option::as_ref)
    }

    /// True when two sources that know the fact disagree.
    pub fn differs(&self) -> bool {
        let mut known = self.values.iter().flatten();
        known.next().is_some_and(|first| known.any(|other| other != first))
    }

    /// What one source alone knows is neither the same nor another.
    pub fn is_compared(&self) -> bool {
        self.values.iter().flatten().count() > 1
    }
}

impl Comparison<'_> {
    fn cell(&self, row: &ComparisonRow, value: Option<&String>) -> Markup {
        html! {
            @match value {
                None => { td { span.absent { (self.words.absent) } } }
                Some(text) if row.measure().is_some_and(|measure| measure != text) => { td.differs { mark { (text) } } }
                Some(text) => { td { (text) } }
            }
        }
    }
}

impl Render for Comparison<'_> {
    fn render(&self) -> Markup {
        html! {
            div.table-box tabindex="0" role="region" aria-label=(self.caption) {
                table.compare {
                    caption { (self.caption) }
                    thead { tr {
                        th scope="col" { (self.fact_title) }
                        @for source in self.sources { th scope="col" { (source) } }
                        th scope="col" { (self.result_title) }
                    } }
                    tbody {
                        @for row in self.rows {
                            tr {
                                th scope="row" { (row.fact) }
                                @for value in &row.values { (self.cell(row, value.as_ref())) }
                                td {
                                    @if row.differs() { (Tag { text: &self.words.differs, tone: Tone::Attention }) }
                                    @else if row.is_compared() { (Tag { text: &self.words.same, tone: Tone::Good }) }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// One of the records that may be the same person. Facts in the same order in each.
#[derive(Debug, Clone, Default)]
pub struct Candidate {
    pub title: String,
    pub href: Option<String>,
    /// Usually a [`Tag`]: "Terdaftar", "Permohonan ini".
    pub status: Markup,
    pub facts: Vec<CandidateFact>,
    /// Why it was found, or what to decide.
    pub actions: Markup,
}

#[derive(Debug, Clone, Default)]
pub struct CandidateFact {
    pub fact: String,
    pub value: String,
    pub differs: bool,
}

/// Two or more records beside each other; above each other where narrow.
#[derive(Debug, Clone, Copy, Default)]
pub struct SideBySide<'a> {
    pub words: &'a Words,
    pub candidates: &'a [Candidate],
}

impl Render for SideBySide<'_> {
    fn render(&self) -> Markup {
        html! {
            div.side-by-side {
                @for candidate in self.candidates {
                    section.candidate {
                        h3 {
                            @if let Some(href) = &candidate.href { a href=(href) { (candidate.title) } }
                            @else { (candidate.title) }
                        }
                        p { (candidate.status) }
                        dl {
                            @for fact in &candidate.facts {
                                div class=[fact.differs.then_some("differs")] {
                                    dt { (fact.fact) }
                                    dd {
                                        @if fact.differs {
                                            mark { (fact.value) } " " span.differs-word { (self.words.differs) }
                                        } @else { (fact.value) }
                                    }
                                }
                            }
                        }
                        (candidate.actions)
                    }
                }
            }
        }
    }
}
