//! The counters through the router: signing in, finding, filing, checking, giving back, printing, handing over.

#[path = "../bench/mod.rs"]
mod bench;
#[path = "../registry_office/cases.rs"]
#[allow(dead_code, reason = "the registry's tests use more of it")]
mod cases;
mod checking;
mod entering;
mod filing;
mod finding;
mod giving;
mod money;
mod onward;
mod papers;

use bench::Bench;
use people::Role;

pub const DISTRICT: &str = "357807";

/// A ward officer's cookies.
pub async fn rina(bench: &Bench) -> String {
    bench.staff("rina", Role::WardOfficer, cases::WARD).await
}

/// A case's address.
pub fn at(id: application::ApplicationId, page: &str) -> String {
    if page.is_empty() { format!("/petugas/permohonan/{id}") } else { format!("/petugas/permohonan/{id}/{page}") }
}

/// The fields that a page's form carries hidden, with those a person fills in.
pub fn filled<'a>(body: &str, action: &str, fields: &[(&'a str, &'a str)]) -> Vec<(String, String)> {
    let hidden = ["idempotency", "seen"].map(|name| (name.to_owned(), cases::hidden(body, action, name)));
    hidden.into_iter().chain(fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))).collect()
}

pub async fn post(bench: &Bench, path: &str, cookies: &str, fields: &[(String, String)]) -> bench::Reply {
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    bench.post(path, cookies, &fields).await
}
