//! A citizen who is signed in to her account.
//!
//! **Invariant:** a member's page is reached only by a browser whose own row of sign-in still stands; what is grave asks for a sign-in of
//! the last minutes. Read next: `citizen/account/` (her pages), `store::contract::accounts`.

use super::{Desk, halt::Halt, visit::Visit};
use axum::{extract::FromRequestParts, http::request::Parts};
use std::sync::Arc;
use store::{Account, Accounts, Contract, SessionKey, SignIn, SignedIn, SignedInBy};
use time::Duration;

/// A sign-in that nobody uses ends after this long; see also `store::SIGNED_IN_MOST`.
const IDLE: Duration = Duration::days(7);
/// How fresh a sign-in must be for what is grave: closing, another contact, everything as a file.
const FRESH: Duration = Duration::minutes(10);
/// How often a use is noted.
const NOTED_EVERY: Duration = Duration::HOUR;

pub struct Member {
    pub visit: Visit,
    pub key: SessionKey,
    pub account: Account,
    signed_in: (time::OffsetDateTime, SignedInBy),
}

impl FromRequestParts<Arc<Desk>> for Member {
    type Rejection = Halt;

    async fn from_request_parts(parts: &mut Parts, desk: &Arc<Desk>) -> Result<Self, Halt> {
        let visit = Visit::from_request_parts(parts, desk).await?;
        let (Some((key, _)), Some(SignedIn { account, begun_at, by })) = (visit.session.clone(), visit.member.clone()) else {
            // What only takes a form cannot be come back to.
            let to = if parts.method == http::Method::GET { visit.path } else { "/akun".to_owned() };
            return Err(Halt::Enter { to });
        };
        if visit.now.at - account.seen_at > NOTED_EVERY {
            desk.store.touch_member(&key, visit.now.at, visit.now.at + IDLE).await?;
        }
        Ok(Self { visit, key, account, signed_in: (begun_at, by) })
    }
}

impl Member {
    /// Signed in within the last minutes, by a code to her contact where that is asked for; otherwise she signs in once more.
    /// `to` is where she goes on then.
    pub fn fresh(&self, to: &str, by_code: bool) -> Result<(), Halt> {
        let (begun_at, by) = self.signed_in;
        let recent = self.visit.now.at - begun_at <= FRESH;
        if recent && (!by_code || by == SignedInBy::Code) { Ok(()) } else { Err(Halt::Enter { to: to.to_owned() }) }
    }
}

impl Visit {
    /// A sign-in of this browser under a new secret, which it gets from now on. The account is entered by the caller.
    pub(crate) async fn begin_sign_in(&mut self, by: SignedInBy, agent: &str) -> Result<SignIn, Halt> {
        let former = self.ensure_session().await?;
        let key = SessionKey(self.now.draw("citizen session renewed"));
        let Some((_, mut session)) = self.session.clone() else { return Err(Halt::Resume) };
        session.created_at = self.now.at;
        self.desk.store.put_session(&key, session.clone()).await?;
        self.desk.store.end_session(&former).await?;
        self.session = Some((key.clone(), session));
        let at = self.now.at;
        Ok(SignIn { key, replaces: Some(former), id: self.now.draw("sign-in"), by, agent: browser_kind(agent).to_owned(), at, expires_at: at + IDLE })
    }
}

/// A few words of ours about a browser, so that people know their own among several; nothing that was sent is kept.
fn browser_kind(agent: &str) -> &'static str {
    let has = |word: &str| agent.contains(word);
    match () {
        () if has("Android") => "android",
        () if has("iPhone") || has("iPad") => "ios",
        () if has("Windows") => "windows",
        () if has("Mac OS") => "mac",
        () if has("Linux") => "linux",
        () => "other",
    }
}
