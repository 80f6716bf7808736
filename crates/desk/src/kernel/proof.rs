//! A fresh proof: for ten minutes after she proved who she is, a member of staff may sign, export, change roles, erase and change how she
//! signs in. Afterwards she is asked again, and nothing that she typed is lost.
//!
//! **Invariant:** only a passkey, a fresh sign-in at the government's provider, or in the demo the printed password, opens the window; a
//! password with a code never does. Opening it draws a new session key.
//! Read next: [`super::gate`] (where it is asked), `crate::staff_security::step_up` (the page).

use super::{form::Sent, gate::Gate, halt::Halt, seat::Seat};
use axum::{
    extract::{FromRequest, Request},
    http::{Method, header},
};
use store::{Contract, Interrupted};
use time::Duration;

/// Where a fresh proof is asked for.
pub const PAGE: &str = "/petugas/bukti";

/// What a session that a recovery code opened may change without a proof: her passkeys.
pub const RECOVERING: &str = "/petugas/keamanan/kunci";

/// How long a proof is fresh, and how long what was interrupted waits.
pub const FRESH: Duration = Duration::minutes(10);
const WAITS: Duration = Duration::minutes(30);

/// Largest form that waits, in bytes of names and values.
const FORM_BYTES_MAX: usize = 64 * 1024;

/// How somebody signed in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    Passkey,
    Provider,
    PasswordCode,
    /// The demo's printed password.
    Practice,
    Recovery,
}

impl Way {
    const ALL: [Self; 5] = [Self::Passkey, Self::Provider, Self::PasswordCode, Self::Practice, Self::Recovery];

    pub fn key(self) -> &'static str {
        match self {
            Self::Passkey => "passkey",
            Self::Provider => "provider",
            Self::PasswordCode => "password-code",
            Self::Practice => "practice",
            Self::Recovery => "recovery",
        }
    }

    pub fn parse(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|way| way.key() == key)
    }
}

/// Reading the page of a deed wants no proof; doing it does.
pub fn is_wanted(gate: Gate, method: &Method) -> bool {
    match gate {
        Gate::Proved => true,
        Gate::Staff(deed) => method == Method::POST && people::rights::wants_fresh_proof(deed),
        Gate::Open | Gate::Applicant(_) | Gate::Member(_) | Gate::SignedIn | Gate::Machine(_) => false,
    }
}

/// Keeps what she was about to do, sealed in her session, and sends her to prove herself.
pub async fn interrupt(seat: &Seat, request: Request) -> Halt {
    match keep(seat, request).await {
        Ok(()) => Halt::Prove,
        Err(halt) => halt,
    }
}

async fn keep(seat: &Seat, request: Request) -> Result<(), Halt> {
    let path = request.uri().path_and_query().map_or_else(|| seat.visit.path.clone(), ToString::to_string);
    let is_form = request.headers().get(header::CONTENT_TYPE).is_some_and(|kind| kind.as_bytes().starts_with(b"application/x-www-form-urlencoded"));
    let form = match *request.method() {
        Method::POST if is_form => {
            let sent = Sent::from_request(request, &()).await?;
            // A password is neither kept nor written into a page: she types it again.
            let kept = sent.pairs().filter(|(name, _)| !name.contains("password"));
            let pairs: Vec<(String, String)> = kept.map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
            let bytes: usize = pairs.iter().map(|(name, value)| name.len() + value.len()).sum();
            if bytes > FORM_BYTES_MAX {
                return Err(Halt::Bad("halt-form-too-large"));
            }
            Some(pairs)
        }
        // A script's question: there is nothing to go back to but the page that it stands on.
        Method::POST => return Ok(()),
        _ => None,
    };
    let until = (seat.visit.now.at + WAITS).unix_timestamp();
    let waits = Interrupted { path, form, until };
    let change = Box::new(move |data: &mut store::SessionData| data.seat.interrupted = Some(waits));
    seat.desk().store.change_session(&seat.key, seat.visit.now.at, change).await?.ok_or(Halt::SignIn)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use application::command::Act;
    use people::{Deed, View};

    #[test]
    fn reading_wants_no_fresh_proof_and_what_binds_the_government_does() {
        for deed in [Deed::Act(Act::Sign), Deed::Act(Act::RequestSigning), Deed::Act(Act::Erase), Deed::View(View::Staff), Deed::View(View::SubjectExport), Deed::View(View::ReleaseLimit), Deed::View(View::Honey)] {
            assert!(is_wanted(Gate::Staff(deed), &Method::POST) && !is_wanted(Gate::Staff(deed), &Method::GET), "{deed:?}");
        }
        assert!(!is_wanted(Gate::Staff(Deed::Act(Act::Review)), &Method::POST) && !is_wanted(Gate::SignedIn, &Method::POST));
        assert!(is_wanted(Gate::Proved, &Method::GET));
    }

    #[test]
    fn every_way_is_read_back() {
        for way in Way::ALL {
            assert_eq!(Way::parse(way.key()), Some(way));
        }
        assert_eq!(Way::parse(""), None);
    }
}
