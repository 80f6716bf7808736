//! Addresses that lead somewhere: every route with the case, token and papers of a bench.

use crate::{bench::Bench, cases};
use application::ApplicationId;
use people::Role;
use store::{Contract, Session, SessionData, SessionKey};

/// A bench with a sent and a registered case, and with everybody who may sign in.
pub struct House {
    pub bench: Bench,
    pub cases: [ApplicationId; 2],
    /// Cookies of each role, and of a citizen who holds both cases.
    pub cookies: Vec<(&'static str, String)>,
}

pub async fn house() -> House {
    let bench = Bench::new();
    let cases = [cases::sent(&bench, 1, &[]).await, cases::registered(&bench, 2, &cases::OTHER_FAMILY).await];
    let mut cookies = vec![("nobody", String::new())];
    for role in Role::ALL {
        let office = match role {
            Role::WardOfficer => cases::WARD,
            Role::DistrictOfficer => "357807",
            _ => "",
        };
        cookies.push((role.as_str(), bench.staff(role.as_str(), role, office).await));
    }
    let now = bench.desk.now();
    let key = SessionKey(now.draw("citizen"));
    let data = SessionData { drafts: cases.to_vec(), ..SessionData::default() };
    let session = Session {
        government: bench.government.id.clone(), staff: None, created_at: now.at, seen_at: now.at,
        expires_at: now.at + time::Duration::DAY, data,
    };
    bench.desk.store.put_session(&key, session).await.expect("sessions are kept");
    cookies.push(("applicant", format!("warga={}", desk::kernel::session::key_text(&key))));
    House { bench, cases, cookies }
}

/// The path of a route for this case.
pub fn concrete(bench: &Bench, path: &str, id: ApplicationId) -> String {
    let token = ApplicationId(bench.desk.store.token_of(&bench.government.id, id));
    path.replace("{id}", &id.to_string())
        .replace("{token}", &token.to_string())
        .replace("{document}", &"0".repeat(32))
        .replace("{ticket}", &"0".repeat(64))
        .replace("{service}", "birth")
        .replace("{slot}", "birth-proof")
        .replace("{page}", "1")
        .replace("{language}", "id")
        .replace("{percent}", "100")
        .replace("{file}", "x.css")
        .replace("{staff}", "nobody")
        .replace(['{', '}'], "")
}
