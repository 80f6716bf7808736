//! The layout of staff pages: dense, wide, a menu, the person and office signed in.
//!
//! **Invariant:** the body brings exactly one `h1`; help stands in the footer as on citizen pages.

use maud::{DOCTYPE, Markup, html};

use super::chrome::Chrome;
use super::footer::footer;
use super::head::{Kind, head};
use super::masthead::{back_link, masthead};

/// Who is signed in.
#[derive(Debug, Clone, Copy, Default)]
pub struct SignedIn<'a> {
    pub name: &'a str,
    /// Role and office: "Petugas, Kelurahan Genteng".
    pub post: &'a str,
    /// Target of the sign-out form (POST).
    pub sign_out: &'a str,
}

/// One entry of the staff menu.
#[derive(Debug, Clone, Default)]
pub struct MenuLink {
    pub text: String,
    pub href: String,
    pub current: bool,
}

/// One page for officers.
#[derive(Debug, Clone)]
pub struct StaffPage<'a> {
    pub chrome: &'a Chrome<'a>,
    pub title: &'a str,
    pub errors: bool,
    pub signed_in: Option<SignedIn<'a>>,
    pub menu: &'a [MenuLink],
    pub back: Option<&'a str>,
    /// Single-letter shortcuts, which each person can switch off (WCAG 2.1.4).
    pub shortcuts: bool,
    /// Usually a [`super::shortcuts::ShortcutList`]; below the content on every page.
    pub shortcut_list: Option<Markup>,
    pub body: Markup,
}

/// The whole document.
pub fn staff_page(page: &StaffPage<'_>) -> Markup {
    let chrome = page.chrome;
    html! {
        (DOCTYPE)
        html.staff lang=(chrome.language) class=[chrome.text_size.class()] {
            head { (head(chrome, Kind::Staff, page.title, None, page.errors)) }
            body data-shortcuts=(if page.shortcuts { "on" } else { "off" }) {
                (masthead(chrome, &bar(page)))
                div.width {
                    (back_link(chrome, page.back))
                    main id="content" tabindex="-1" { (page.body) }
                    @if let Some(list) = &page.shortcut_list { (list) }
                }
                (footer(chrome))
            }
        }
    }
}

fn bar(page: &StaffPage<'_>) -> Markup {
    let words = page.chrome.words;
    html! {
        @if !page.menu.is_empty() || page.signed_in.is_some() {
            div.staff-bar {
                div.width {
                    @if !page.menu.is_empty() {
                        nav aria-label=(words.menu) {
                            @for link in page.menu {
                                a href=(link.href) aria-current=[link.current.then_some("page")] { (link.text) }
                            }
                        }
                    }
                    @if let Some(person) = page.signed_in {
                        form.person action=(person.sign_out) method="post" {
                            span { strong { (person.name) } " " (person.post) }
                            button.as-link type="submit" { (words.sign_out) }
                        }
                    }
                }
            }
        }
    }
}
