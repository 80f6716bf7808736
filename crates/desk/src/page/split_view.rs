//! Documents beside the fields they prove. Above each other under 1024 px. Tabs and zoom are links.
//!
//! Next: `action_bar.rs` for what the officer does below.

use maud::{Markup, Render, html};

#[derive(Debug, Clone, Default)]
pub struct SplitView<'a> {
    /// Names of the two regions: "Dokumen", "Isian".
    pub documents_label: &'a str,
    pub documents: Markup,
    pub fields_label: &'a str,
    pub fields: Markup,
}

impl Render for SplitView<'_> {
    fn render(&self) -> Markup {
        html! {
            div.split {
                section.split-documents aria-label=(self.documents_label) { (self.documents) }
                section.split-fields aria-label=(self.fields_label) { (self.fields) }
            }
        }
    }
}

/// One document of the strip; Alt+1 to Alt+9 in this order.
#[derive(Debug, Clone, Default)]
pub struct DocumentTab {
    pub title: String,
    pub href: String,
    pub thumbnail: Option<String>,
    /// Usually a [`super::tag::Tag`].
    pub status: Markup,
    pub current: bool,
}

#[derive(Debug, Clone, Copy, Default)]
pub struct DocumentTabs<'a> {
    pub label: &'a str,
    pub tabs: &'a [DocumentTab],
}

impl Render for DocumentTabs<'_> {
    fn render(&self) -> Markup {
        html! {
            nav.doc-tabs aria-label=(self.label) {
                @for (index, tab) in self.tabs.iter().enumerate() {
                    a href=(tab.href) aria-current=[tab.current.then_some("true")]
                        accesskey=[(index < 9).then(|| (index + 1).to_string())] {
                        @if let Some(src) = &tab.thumbnail { img src=(src) alt="" width="40" height="40"; }
                        span { (index + 1) ". " (tab.title) " " (tab.status) }
                    }
                }
            }
        }
    }
}

/// The document itself. `larger` opens the whole picture; the script adds zoom and turning by keys.
#[derive(Debug, Clone, Copy, Default)]
pub struct DocumentViewer<'a> {
    pub src: &'a str,
    pub alt: &'a str,
    pub larger: &'a str,
    pub larger_label: &'a str,
    /// (label, href) of the next document or page.
    pub next: Option<(&'a str, &'a str)>,
}

impl Render for DocumentViewer<'_> {
    fn render(&self) -> Markup {
        html! {
            figure.viewer data-viewer="" {
                div.viewer-frame tabindex="0" role="region" aria-label=(self.alt) {
                    img src=(self.src) alt=(self.alt);
                }
                figcaption {
                    a href=(self.larger) { (self.larger_label) }
                    @if let Some((label, href)) = self.next { " " a href=(href) { (label) } }
                }
            }
        }
    }
}

/// One answer to compare with the paper; `c` ticks it and moves on.
#[derive(Debug, Clone, Default)]
pub struct CheckRow {
    pub label: String,
    pub value: Markup,
    /// Form name and value of the tick; `tick_label` is read aloud: "Nama bayi cocok".
    pub name: String,
    pub tick_value: String,
    pub tick_label: String,
    pub checked: bool,
    pub note: Option<Markup>,
}

/// `title` names the document that proves these answers.
#[derive(Debug, Clone, Copy, Default)]
pub struct CheckList<'a> {
    pub title: &'a str,
    /// Visible word beside the box: "cocok".
    pub tick_word: &'a str,
    pub rows: &'a [CheckRow],
}

impl Render for CheckList<'_> {
    fn render(&self) -> Markup {
        html! {
            fieldset.check-list {
                legend { (self.title) }
                @for row in self.rows {
                    div.check-row {
                        div { span.check-label { (row.label) } span.check-value { (row.value) }
                            @if let Some(note) = &row.note { div.check-note { (note) } } }
                        label.tick {
                            input type="checkbox" name=(row.name) value=(row.tick_value) checked[row.checked]
                                aria-label=(row.tick_label) data-tick="";
                            span aria-hidden="true" { (self.tick_word) }
                        }
                    }
                }
            }
        }
    }
}
