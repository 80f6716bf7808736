//! One supporting document: its thumbnail, its state, why it came back, what can be done.

use maud::{Markup, Render, html};

/// `thumbnail` is (path, alternative text); without one an empty frame stands there.
#[derive(Debug, Clone, Default)]
pub struct DocumentCard<'a> {
    pub title: &'a str,
    pub thumbnail: Option<(&'a str, &'a str)>,
    /// Usually a [`super::tag::Tag`].
    pub status: Markup,
    /// Reason and fix hint, or "2 halaman, 310 KB".
    pub detail: Markup,
    /// Links and buttons.
    pub actions: Markup,
}

impl Render for DocumentCard<'_> {
    fn render(&self) -> Markup {
        html! {
            section.doc-card {
                @if let Some((src, alt)) = self.thumbnail {
                    img.thumb src=(src) alt=(alt) width="96" height="96" loading="lazy";
                } @else { div.thumb {} }
                div.doc-text {
                    h2 { (self.title) }
                    p { (self.status) }
                    (self.detail)
                    div.doc-actions { (self.actions) }
                }
            }
        }
    }
}

/// A photo at the width of the page: "Tulisan terlihat jelas?" People judge better than code.
#[derive(Debug, Clone, Copy, Default)]
pub struct Photo<'a> {
    pub src: &'a str,
    pub alt: &'a str,
    pub caption: Option<&'a str>,
}

impl Render for Photo<'_> {
    fn render(&self) -> Markup {
        html! {
            figure.photo {
                img src=(self.src) alt=(self.alt);
                @if let Some(caption) = self.caption { figcaption { (caption) } }
            }
        }
    }
}
