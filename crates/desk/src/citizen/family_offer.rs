//! What her account knows of her family, offered on a question page: a link fills the boxes, she looks and saves as ever.
//!
//! **Invariant:** the link names a place in her own list, never a name or a number.

use super::{held::Held, voice::Voice};
use crate::{kernel::Visit, page::Details};
use catalogue::{Answers, FieldId, field::{Field, FieldKind}, service::Page};
use maud::{Markup, html};
use store::FamilyMember;

/// Name of the query: `ibu` is no word of ours, `mother.2` is.
pub const FILL: &str = "isi";

fn family(visit: &Visit) -> &[FamilyMember] {
    visit.member.as_ref().map_or(&[], |member| member.account.data.family.as_slice())
}

/// Roles that the page asks a living person's name of.
fn roles<'h>(held: &'h Held, page: &Page) -> Vec<&'h Field> {
    let fields = page.fields.iter().filter_map(|id| held.service.fields.get(id.as_str()));
    fields.filter(|field| matches!(field.kind, FieldKind::PersonName { newborn: None })).collect()
}

/// Links that fill the page.
pub fn links(visit: &Visit, held: &Held, voice: &Voice<'_>, page: &Page) -> Markup {
    let family = family(visit);
    let roles: Vec<&Field> = roles(held, page).into_iter().filter(|field| held.may_answer(visit, &field.id)).collect();
    if family.is_empty() || roles.is_empty() {
        return html! {};
    }
    let here = held.path(&format!("/tanya/{}", page.id));
    html! {
        (Details { summary: &visit.say("account-fill-title"), body: html! {
            @for field in &roles {
                @if roles.len() > 1 { p { (voice.label(&field.id)) } }
                ul { @for (place, one) in family.iter().enumerate() {
                    li { a href=(format!("{here}?{FILL}={}.{place}", role_of(&field.id))) { (one.name) } }
                } }
            }
        }, ..Details::default() })
    }
}

fn role_of(field: &FieldId) -> &str {
    field.as_str().split('.').next().unwrap_or_default()
}

/// The answers that a link stands for; none when it names nobody.
pub fn answers(visit: &Visit, held: &Held, page: &Page, asked: &str) -> Answers {
    let mut filled = Answers::default();
    let Some((role, place)) = asked.split_once('.') else { return filled };
    let Some(one) = place.parse::<usize>().ok().and_then(|place| family(visit).get(place)) else { return filled };
    let mut put = |part: &str, value: &str| {
        let id = format!("{role}.{part}");
        let on_page = page.fields.iter().find(|field| field.as_str() == id).filter(|field| held.may_answer(visit, field));
        let takes = |field: &&FieldId| {
            let options = held.service.fields.get(field.as_str()).and_then(|field| field.options());
            options.is_none_or(|options| options.iter().any(|option| option == value))
        };
        if let Some(field) = on_page.filter(takes) {
            filled.set(field, value);
        }
    };
    put("name", &one.name);
    if !one.nik.is_empty() {
        put("nik_known", "yes");
        put("nik", &one.nik);
    }
    filled
}
