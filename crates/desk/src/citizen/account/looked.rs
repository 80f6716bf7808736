//! Who looked at her cases, newest first, over all cases of the account.

use crate::{
    citizen::{held::Held, looks::line},
    kernel::{Halt, Member},
    page::{LookLine, Looks},
};
use axum::response::Response;
use maud::html;
use store::{AccessRow, Accounts, Contract};

/// Newest cases of the account that are asked, rows of each, and rows that are shown.
const CASES: usize = 20;
const OF_EACH: usize = 20;
const ROWS: usize = 50;

pub async fn page(member: Member) -> Result<Response, Halt> {
    let visit = &member.visit;
    let (store, government) = (&visit.desk.store, &visit.government.id);
    let mut all: Vec<(AccessRow, String)> = Vec::new();
    for id in store.account_cases(government, member.account.id, None, CASES).await? {
        let Ok(held) = Held::read(visit, id).await else { continue };
        let number = held.case.receipt.as_ref().map(|number| format!(" {number}")).unwrap_or_default();
        let title = format!("{}{number}", held.voice(visit).title());
        all.extend(store.looks(government, id, 0, OF_EACH).await?.into_iter().map(|look| (look, title.clone())));
    }
    all.sort_by_key(|(look, _)| std::cmp::Reverse(look.at));
    all.truncate(ROWS);
    let lines: Vec<LookLine> = all
        .iter()
        .map(|(look, title)| {
            let line = line(visit, look);
            LookLine { what_for: format!("{} ({title})", line.what_for), ..line }
        })
        .collect();
    let title = visit.say("looks-title");
    let body = html! {
        h1 { (title) }
        p { (visit.say_with("looks-intro", &[("phone", &visit.government.help.phone)])) }
        (Looks { lines: &lines, none: &visit.say("looks-none") })
    };
    Ok(visit.page(&title, None, Some("/akun"), false, body))
}
