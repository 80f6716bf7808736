//! Passkeys of this site, and the ceremonies that have begun.
//!
//! **Invariant:** passkeys are bound to a host name that the government or the program's own address names; whatever else a request says
//! of its host, they are not.

use crate::kernel::{Halt, Visit};
use application::StaffId;
use catalogue::GovernmentId;
use axum::{Json, response::{IntoResponse, Response}};
use factors::{
    passkey::{CEREMONY_MAX, Finding, Making, Passkey, Proving, Site, Trouble},
    totp::Shared,
    waiting::{Full, Waiting},
};
use serde_json::json;
use store::{Contract, PasskeyRow, SessionKey, StaffSecurity};

/// Most that may wait of each kind. All addresses together begin at most 900 a minute, and each waits five minutes.
const MOST: usize = 5_000;

/// For which account, of which government.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Whose {
    pub government: GovernmentId,
    pub staff: StaffId,
}

/// A password that was chosen with an invitation, until the first code of the app that goes with it.
pub struct Chosen {
    pub whose: Whose,
    pub password_hash: String,
    pub shared: Shared,
}

/// What waits for browsers.
pub struct Ceremonies {
    pub(super) finding: Waiting<(GovernmentId, Finding)>,
    pub(super) proving: Waiting<(Whose, Proving)>,
    pub(super) making: Waiting<(Whose, Making)>,
    pub(super) chosen: Waiting<Chosen>,
}

impl Default for Ceremonies {
    fn default() -> Self {
        Self {
            finding: Waiting::new(MOST, CEREMONY_MAX),
            proving: Waiting::new(MOST, CEREMONY_MAX),
            making: Waiting::new(MOST, CEREMONY_MAX),
            chosen: Waiting::new(MOST, time::Duration::minutes(15)),
        }
    }
}

/// The site as the visitor's browser knows it.
pub fn site(visit: &Visit) -> Result<Site, Trouble> {
    let settings = &visit.desk.settings;
    let asked = visit.host().to_ascii_lowercase();
    let name = host_name(&asked);
    let public = settings.public_url.split("://").nth(1).map_or("", host_name);
    let ours = visit.government.hosts.iter().any(|host| host == name) || name == public || name == "localhost";
    if ours {
        let scheme = if settings.secure { "https" } else { "http" };
        return Site::new(name, &format!("{scheme}://{asked}"), &visit.government.name);
    }
    Site::new(public, &settings.public_url, &visit.government.name)
}

fn host_name(host: &str) -> &str {
    host.rsplit_once(':').map_or(host, |(name, _)| name)
}

/// What a page's script takes: options for the browser, and under which secret the answer comes back.
pub fn begun(secret: &SessionKey, options: &str) -> Result<Response, Halt> {
    let options: serde_json::Value = serde_json::from_str(options).map_err(|_| Halt::Fault("passkey options are no JSON".into()))?;
    Ok(Json(json!({ "ceremony": crate::kernel::session::key_text(secret), "options": options })).into_response())
}

pub fn no_site(_: Trouble) -> Halt {
    Halt::Bad("halt-no-passkeys-here")
}

pub fn no_room(_: Full) -> Halt {
    Halt::TooMany { retry_seconds: 60 }
}

/// Her passkeys, with their rows.
pub async fn passkeys_of(visit: &Visit, staff: &StaffId) -> Result<Vec<(PasskeyRow, Passkey)>, Halt> {
    let rows = visit.desk.store.passkeys(&visit.government.id, staff).await?;
    let opened = rows.into_iter().map(|row| Ok((Passkey::from_bytes(&row.passkey).map_err(|_| broken())?, row)));
    opened.map(|pair: Result<(Passkey, PasskeyRow), Halt>| pair.map(|(passkey, row)| (row, passkey))).collect()
}

pub fn broken() -> Halt {
    Halt::Fault("a stored passkey cannot be read".into())
}

/// Notes that a passkey was used, and keeps what changed of it.
pub async fn used(visit: &Visit, passkey: &Passkey, changed: bool) -> Result<(), Halt> {
    let bytes = if changed { Some(passkey.to_bytes().map_err(|_| broken())?) } else { None };
    Ok(visit.desk.store.use_passkey(&visit.government.id, passkey.id(), bytes, visit.now.at).await?)
}

/// The name on her device's list, and the handle that all her passkeys share.
pub fn handle(visit: &Visit, known: &[(PasskeyRow, Passkey)]) -> [u8; 16] {
    known.first().map_or_else(|| visit.now.draw("passkey handle"), |(_, passkey)| passkey.handle())
}

/// Whether somebody of this name works here, for pages that have to look again.
pub async fn active(visit: &Visit, staff: &StaffId) -> Result<Option<store::StaffRow>, Halt> {
    Ok(visit.desk.store.find_staff(&visit.government.id, staff).await?.filter(|row| row.active))
}
