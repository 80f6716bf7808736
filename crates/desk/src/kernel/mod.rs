//! What every page stands on: who visits, who is signed in, acting on a case, and saying no.
//!
//! A request passes four files: the page, `application::decide`, the service's rules, the store. This folder is the glue of the first.
//! **Invariant:** acts go through [`act`], which asks the one table of rights inside the writing transaction; refusals, faults and
//! missing things become pages in [`halt`] and nowhere else.

pub mod act;
mod basis;
pub mod bundle;
pub mod client;
pub mod daily;
pub mod dressing;
pub mod extract;
pub mod extract_samples;
pub mod form;
pub mod gate;
pub mod guard;
pub mod halt;
pub mod letter;
pub mod limits;
pub mod machine;
mod member;
pub mod onward;
pub mod outage;
pub mod own_path;
pub mod password;
pub mod proof;
pub mod retention;
pub mod seat;
pub mod security;
pub mod session;
pub mod subject;
pub mod visit;

use catalogue::{Catalogue, GovernmentId};
use std::{collections::BTreeMap, sync::Arc};
use time::OffsetDateTime;

pub use act::{Doing, act};
pub use form::Sent;
pub use gate::{Gate, Line, Routes};
pub use halt::Halt;
pub use member::Member;
pub use own_path::own_path;
pub use seat::Seat;
pub use visit::Visit;

/// Everything that pages share; made once by `crates/kitir`.
pub struct Desk {
    pub store: store::Sqlite,
    pub catalogue: Arc<Catalogue>,
    pub press: Arc<certificate::Press>,
    pub intake: intake::Pool,
    /// The one source of time and chance.
    pub now: Box<dyn Fn() -> application::Now + Send + Sync>,
    pub settings: Settings,
    pub limits: limits::Limits,
    /// Passkeys of citizens that are being made or proved.
    pub(crate) citizen_ceremonies: factors::waiting::Waiting<crate::citizen::account::Ceremony>,
    pub(crate) waiting: crate::staff_oidc::waiting::Waiting,
    pub(crate) ceremonies: crate::staff_security::Ceremonies,
    dressings: dressing::Dressings,
}

#[derive(Clone, Debug)]
pub struct Settings {
    /// Cookies are `Secure` and `__Host-`: true with TLS (own or a proxy's).
    pub secure: bool,
    /// Scheme and host as people type it, without a slash at the end; stands in QR codes.
    pub public_url: String,
    /// Synthetic people: a banner, staff log-ins on the sign-in page, messages on a page.
    pub demo: Option<Demo>,
    pub web: Web,
}

/// How the web reaches us.
#[derive(Clone, Debug, Default)]
pub struct Web {
    pub proxies: client::Proxies,
    /// Identity providers for staff, of the governments that have one.
    pub providers: BTreeMap<GovernmentId, Arc<factors::oidc::Provider>>,
    pub post: Post,
}

/// How letters to citizens leave the house.
#[derive(Clone, Debug, Default)]
pub enum Post {
    /// No e-mail goes out: codes come from a counter.
    #[default]
    None,
    Smtp,
    /// The demo's letters lie on a page.
    Shelf(Arc<outbox::Shelf>),
}

/// Staff log-ins that the sign-in page of a demo shows.
#[derive(Clone, Debug, Default)]
pub struct Demo {
    pub staff: Vec<LogIn>,
    pub password: String,
    pub programs: Vec<Program>,
}

/// A program of the demo and the token that it comes with.
#[derive(Clone, Debug)]
pub struct Program {
    pub government: GovernmentId,
    pub who: String,
    pub token: String,
}

#[derive(Clone, Debug)]
pub struct LogIn {
    pub government: GovernmentId,
    pub name: String,
    /// Who she is.
    pub who: String,
}

/// Half-done passkeys of citizens that wait at once.
const CEREMONIES_MOST: usize = 20_000;

impl Desk {
    pub fn new(
        store: store::Sqlite, catalogue: Arc<Catalogue>, press: Arc<certificate::Press>, intake: intake::Pool,
        now: Box<dyn Fn() -> application::Now + Send + Sync>, settings: Settings,
    ) -> Self {
        let dressings = dressing::Dressings::of(&catalogue);
        let citizen_ceremonies = factors::waiting::Waiting::new(CEREMONIES_MOST, factors::passkey::CEREMONY_MAX);
        Self {
            store, catalogue, press, intake, now, settings, limits: limits::Limits::default(), citizen_ceremonies, waiting: Default::default(),
            ceremonies: Default::default(), dressings,
        }
    }

    pub fn now(&self) -> application::Now {
        (self.now)()
    }
}

/// Unix seconds to a time; out of range becomes the epoch, which has long passed.
pub fn from_unix(seconds: i64) -> OffsetDateTime {
    OffsetDateTime::from_unix_timestamp(seconds).unwrap_or(OffsetDateTime::UNIX_EPOCH)
}
