//! The demo's letters: what a mail server would have carried, codes included, for newcomers to walk the whole way. Not there in real use.

use crate::kernel::{Halt, Post, Visit};
use axum::response::Response;
use maud::html;

pub async fn page(visit: Visit) -> Result<Response, Halt> {
    let Post::Shelf(shelf) = &visit.desk.settings.web.post else { return Err(Halt::NotFound) };
    let title = visit.say("account-shelf-title");
    let letters = shelf.letters();
    let body = html! {
        h1 { (title) }
        p { (visit.say("account-shelf-lead")) }
        @if letters.is_empty() { p { (visit.say("account-shelf-none")) } }
        @for letter in &letters {
            article {
                h2 { (letter.subject) }
                p.govuk-hint { (letter.to) ", " (visit.say_time(letter.at)) }
                @for part in letter.text.split("\n\n") { p { (part) } }
            }
        }
        p { a href="/contoh/surat" { (visit.say("account-shelf-reload")) } }
    };
    Ok(visit.page(&title, None, Some("/"), false, body))
}
