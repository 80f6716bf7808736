//! The work queue: dense rows, links as filters, time left as bar and words.
//!
//! **Invariant:** filters and sorting are links, so that they can be bookmarked; acting on rows is a form around it.

use maud::{Markup, Render, html};

use super::tag::Tone;

#[derive(Debug, Clone, Default)]
pub struct QueueColumn {
    pub title: String,
    /// Link that sorts by this column.
    pub sort: Option<String>,
    /// The order shown now.
    pub sorted: Option<Sorted>,
    pub numeric: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sorted {
    Ascending,
    Descending,
}

/// One application. The first cell becomes the link that Enter opens.
#[derive(Debug, Clone, Default)]
pub struct QueueRow {
    pub href: String,
    pub cells: Vec<Markup>,
    /// Box for bulk acts, sent with the form around the table.
    pub select: Option<RowSelect>,
    /// Past its promise.
    pub late: bool,
}

/// `label` is read aloud: "Pilih K7QX-2MPD-4".
#[derive(Debug, Clone, Default)]
pub struct RowSelect {
    pub name: String,
    pub value: String,
    pub label: String,
}

#[derive(Debug, Clone, Copy, Default)]
pub struct QueueTable<'a> {
    pub caption: &'a str,
    pub columns: &'a [QueueColumn],
    pub rows: &'a [QueueRow],
    /// Heading of the boxes' column, hidden: "Pilih".
    pub select_title: &'a str,
    /// Shown when there is nothing to do.
    pub empty: &'a str,
}

impl Sorted {
    fn aria(self) -> &'static str {
        match self {
            Sorted::Ascending => "ascending",
            Sorted::Descending => "descending",
        }
    }

    fn arrow(self) -> &'static str {
        match self {
            Sorted::Ascending => " ▲",
            Sorted::Descending => " ▼",
        }
    }
}

impl QueueTable<'_> {
    fn heading(column: &QueueColumn) -> Markup {
        html! {
            th scope="col" class=[column.numeric.then_some("num")] aria-sort=[column.sorted.map(Sorted::aria)] {
                @if let Some(href) = &column.sort { a href=(href) { (column.title) } } @else { (column.title) }
                @if let Some(sorted) = column.sorted { span aria-hidden="true" { (sorted.arrow()) } }
            }
        }
    }

    fn row(&self, row: &QueueRow) -> Markup {
        let numeric = |index: usize| self.columns.get(index).is_some_and(|column| column.numeric).then_some("num");
        html! {
            tr data-row="" class=[row.late.then_some("late")] {
                @if let Some(select) = &row.select {
                    td.pick {
                        input type="checkbox" name=(select.name) value=(select.value) aria-label=(select.label);
                    }
                }
                @for (index, cell) in row.cells.iter().enumerate() {
                    @if index == 0 { th scope="row" { a href=(row.href) { (cell) } } }
                    @else { td class=[numeric(index)] { (cell) } }
                }
            }
        }
    }
}

impl Render for QueueTable<'_> {
    fn render(&self) -> Markup {
        let selectable = self.rows.iter().any(|row| row.select.is_some());
        html! {
            div.table-box tabindex="0" role="region" aria-label=(self.caption) {
                table.queue {
                    caption { (self.caption) }
                    thead { tr {
                        @if selectable { th scope="col" { span.govuk-visually-hidden { (self.select_title) } } }
                        @for column in self.columns { (Self::heading(column)) }
                    } }
                    tbody { @for row in self.rows { (self.row(row)) } }
                }
                @if self.rows.is_empty() { p.empty { (self.empty) } }
            }
        }
    }
}

/// Time left as a bar and words. `used_percent` over 100 is drawn full.
#[derive(Debug, Clone, Copy, Default)]
pub struct TimeLeft<'a> {
    pub text: &'a str,
    pub used_percent: u16,
    pub tone: Tone,
}

impl Render for TimeLeft<'_> {
    fn render(&self) -> Markup {
        html! {
            span class={ "time-left " (self.tone.class()) } {
                svg aria-hidden="true" width="48" height="8" {
                    rect.track width="48" height="8" rx="2" {}
                    rect.used width=(u32::from(self.used_percent.min(100)) * 48 / 100) height="8" rx="2" {}
                }
                " " (self.text)
            }
        }
    }
}

/// One bookmarkable filter with its count.
#[derive(Debug, Clone, Default)]
pub struct FilterLink {
    pub text: String,
    pub href: String,
    pub count: Option<u64>,
    pub current: bool,
}

#[derive(Debug, Clone, Copy, Default)]
pub struct Filters<'a> {
    /// Name of the navigation: "Saring antrean".
    pub label: &'a str,
    pub links: &'a [FilterLink],
}

impl Render for Filters<'_> {
    fn render(&self) -> Markup {
        html! {
            nav.filters aria-label=(self.label) {
                @for link in self.links {
                    a href=(link.href) aria-current=[link.current.then_some("true")] {
                        (link.text) @if let Some(count) = link.count { " " span.count { (count) } }
                    }
                }
            }
        }
    }
}
