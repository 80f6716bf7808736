//! Cookies and server-side sessions of citizens' browsers and of staff.
//!
//! **Invariant:** the cookie is a secret of 32 bytes, the store keeps its hash; signing in and stepping up draw a new one.

use super::{Desk, halt::Halt};
use axum::http::{HeaderMap, HeaderValue, header};
use catalogue::GovernmentId;
use store::{Contract, Session, SessionData, SessionKey, StaffRow};
use time::{Duration, OffsetDateTime};

/// A citizen's drafts stay with her browser for this long after she was last here, and altogether.
pub const CITIZEN_DAYS: i64 = 30;
pub const CITIZEN_DAYS_MOST: i64 = 180;
/// A tracker opened by PIN closes after this long.
pub const TRACKER_MINUTES: i64 = 30;
pub const STAFF_HOURS: i64 = 8;
pub const STAFF_IDLE_MINUTES: i64 = 30;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Jar {
    Citizen,
    Staff,
    /// Away at the identity provider.
    Provider,
}

impl Jar {
    pub fn cookie(self, secure: bool) -> &'static str {
        match (self, secure) {
            (Self::Citizen, true) => "__Host-warga",
            (Self::Citizen, false) => "warga",
            (Self::Staff, true) => "__Host-petugas",
            (Self::Staff, false) => "petugas",
            (Self::Provider, true) => "__Host-penyedia",
            (Self::Provider, false) => "penyedia",
        }
    }
}

/// What a browser remembers of itself: language (`l`), text size (`t`), the style sheet that it holds (`c`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Taste {
    Language,
    TextSize,
    Stylesheet,
}

impl Taste {
    pub fn cookie(self, secure: bool) -> &'static str {
        match (self, secure) {
            (Self::Language, true) => "__Host-l",
            (Self::Language, false) => "l",
            (Self::TextSize, true) => "__Host-t",
            (Self::TextSize, false) => "t",
            (Self::Stylesheet, true) => "__Host-c",
            (Self::Stylesheet, false) => "c",
        }
    }
}

/// The value of a cookie.
pub fn cookie<'h>(headers: &'h HeaderMap, name: &str) -> Option<&'h str> {
    headers.get_all(header::COOKIE).iter().filter_map(|value| value.to_str().ok()).flat_map(|line| line.split(';')).find_map(|pair| {
        let (found, value) = pair.trim().split_once('=')?;
        (found == name).then_some(value)
    })
}

/// `Set-Cookie` for a session or, with no age, for its end.
pub fn set_cookie(name: &str, value: &str, max_age: Duration, secure: bool) -> HeaderValue {
    let secure = if secure { "; Secure" } else { "" };
    let text = format!("{name}={value}; Path=/; HttpOnly; SameSite=Lax; Max-Age={}{secure}", max_age.whole_seconds());
    HeaderValue::from_str(&text).unwrap_or_else(|_| HeaderValue::from_static("x=; Max-Age=0"))
}

pub fn key_text(key: &SessionKey) -> String {
    key.0.iter().map(|byte| format!("{byte:02x}")).collect()
}

pub fn parse_key(text: &str) -> Option<SessionKey> {
    if text.len() != 64 || !text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f')) {
        return None;
    }
    let mut key = [0; 32];
    for (place, byte) in key.iter_mut().enumerate() {
        *byte = u8::from_str_radix(text.get(place * 2..place * 2 + 2)?, 16).ok()?;
    }
    Some(SessionKey(key))
}

/// The session of a request's cookie, if it still holds.
pub async fn find(desk: &Desk, government: &GovernmentId, headers: &HeaderMap, jar: Jar, at: OffsetDateTime) -> Result<Option<(SessionKey, Session)>, Halt> {
    let Some(key) = sent_key(desk, headers, jar) else { return Ok(None) };
    let found = desk.store.find_session(&key, at).await?;
    Ok(found.filter(|session| holds(session, government, jar, at)).map(|session| (key, session)))
}

/// The same for staff, with the account.
pub async fn find_seat(desk: &Desk, government: &GovernmentId, headers: &HeaderMap, at: OffsetDateTime) -> Result<Option<(SessionKey, Session, StaffRow)>, Halt> {
    let Some(key) = sent_key(desk, headers, Jar::Staff) else { return Ok(None) };
    let found = desk.store.find_seat(&key, at).await?;
    Ok(found.filter(|(session, _)| holds(session, government, Jar::Staff, at)).map(|(session, row)| (key, session, row)))
}

fn sent_key(desk: &Desk, headers: &HeaderMap, jar: Jar) -> Option<SessionKey> {
    cookie(headers, jar.cookie(desk.settings.secure)).and_then(parse_key)
}

/// Of this government, of the right kind, and not left idle.
fn holds(session: &Session, government: &GovernmentId, jar: Jar, at: OffsetDateTime) -> bool {
    let idle = jar == Jar::Staff && at - session.seen_at > Duration::minutes(STAFF_IDLE_MINUTES);
    session.government == *government && session.staff.is_some() == (jar == Jar::Staff) && !idle
}

/// When a citizen's session ends if she comes back now: later with each day of use, up to the end that stood from its beginning.
pub fn lengthened(session: &Session, at: OffsetDateTime) -> Option<OffsetDateTime> {
    let wanted = (at + Duration::days(CITIZEN_DAYS)).min(last_end(session));
    (wanted - session.expires_at >= Duration::DAY).then_some(wanted)
}

/// No use lengthens a session beyond this. The cookie lives as long: the server decides when it ends.
pub fn last_end(session: &Session) -> OffsetDateTime {
    session.created_at + Duration::days(CITIZEN_DAYS_MOST)
}

/// A fresh session for a citizen's browser.
pub fn citizen(government: &GovernmentId, at: OffsetDateTime) -> Session {
    Session {
        government: government.clone(),
        staff: None,
        created_at: at,
        seen_at: at,
        expires_at: at + Duration::days(CITIZEN_DAYS),
        data: SessionData::default(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_citizens_session_lengthens_with_use_and_ends_all_the_same() {
        let begun = OffsetDateTime::UNIX_EPOCH;
        let mut session = citizen(&GovernmentId::new("surabaya"), begun);
        assert_eq!(lengthened(&session, begun + Duration::hours(5)), None, "not for every click");
        for day in 1..=CITIZEN_DAYS_MOST {
            if let Some(end) = lengthened(&session, begun + Duration::days(day)) {
                assert!(end > session.expires_at);
                session.expires_at = end;
            }
        }
        assert_eq!(session.expires_at, begun + Duration::days(CITIZEN_DAYS_MOST));
    }

    #[test]
    fn every_cookie_of_a_secure_site_is_bound_to_its_host() {
        let names = [Jar::Citizen.cookie(true), Jar::Staff.cookie(true), Jar::Provider.cookie(true)];
        let tastes = [Taste::Language, Taste::TextSize, Taste::Stylesheet].map(|taste| taste.cookie(true));
        assert!(names.iter().chain(&tastes).all(|name| name.starts_with("__Host-")));
        let line = set_cookie("__Host-warga", "00", Duration::DAY, true);
        assert_eq!(line, "__Host-warga=00; Path=/; HttpOnly; SameSite=Lax; Max-Age=86400; Secure");
    }
}
