//! What a passkey is, where it works, and what to do where it does not: for people, without a script.

use super::forms;
use crate::kernel::Visit;
use axum::response::Response;
use maud::html;

pub(super) async fn page(visit: Visit) -> Response {
    let title = visit.say("passkey-about-title");
    let address = visit.desk.settings.public_url.clone();
    let body = html! {
        h1 { (title) }
        p { (visit.say("passkey-about-what")) }
        p { (visit.say("passkey-about-why")) }
        h2 { (visit.say("passkey-about-need-title")) }
        ul {
            @for key in ["passkey-about-need-device", "passkey-about-need-browser", "passkey-about-need-script"] { li { (visit.say(key)) } }
            li { (visit.say_with("passkey-about-need-address", &[("address", &address)])) }
        }
        h2 { (visit.say("passkey-about-lost-title")) }
        p { (visit.say("passkey-about-lost")) }
        p { a href="/petugas/masuk" { (visit.say("sign-in-again")) } }
    };
    forms::outside(&visit, &title, false, &body)
}
