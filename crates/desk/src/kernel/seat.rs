//! A member of staff at her desk: signed in, with role and office.

use super::{
    Desk,
    act::{Doing, act},
    form::Sent,
    halt::Halt,
    proof::Way,
    security, session,
    visit::Visit,
};
use crate::page::{Button, Emphasis, Form, MenuLink, SignedIn, StaffPage, staff_page};
use application::{Actor, Application, ApplicationId, Command, StaffId, command::Act};
use axum::{
    extract::FromRequestParts,
    http::{HeaderMap, StatusCode, request::Parts},
    response::Response,
};
use catalogue::{Office, OfficeId, Passwords};
use maud::{Markup, html};
use people::{Deed, Role, View};
use std::sync::Arc;
use store::{Access, Contract, LISTED, Outcome, PinTo, QueueFilter, QueuePage, SeatMarks, SessionKey, StandInRow, StandIns};

/// Holds who has switched single letters off in this browser: at a counter several people use the same one.
pub const LETTERS_COOKIE: &str = "huruf";

#[derive(Clone)]
pub struct Seat {
    pub visit: Arc<Visit>,
    pub key: SessionKey,
    pub actor: Actor,
    pub role: Role,
    pub office: Office,
    /// Single-letter shortcuts are on.
    pub letters: bool,
    /// How and when she came in.
    pub marks: SeatMarks,
    /// She acts for the head of office: `role` is the head's.
    pub standing_in: Option<Arc<StandInRow>>,
}

impl FromRequestParts<Arc<Desk>> for Seat {
    type Rejection = Halt;

    /// The gate has found and checked the seat already (see `gate.rs`).
    async fn from_request_parts(parts: &mut Parts, _: &Arc<Desk>) -> Result<Self, Halt> {
        parts.extensions.get::<Self>().cloned().ok_or(Halt::SignIn)
    }
}

/// Whom the head named, while the days run and she says so. Taken back, or over: she is who she is.
async fn standing_in(visit: &Visit, staff: &StaffId, own: Role, marks: &SeatMarks) -> Result<Option<Arc<StandInRow>>, Halt> {
    let Some(id) = marks.standing_in.filter(|_| own == Role::Registrar) else { return Ok(None) };
    let row = visit.desk.store.stand_in_of(&visit.government.id, staff, visit.today()).await?;
    Ok(row.filter(|row| row.id == id).map(Arc::new))
}

impl Seat {
    /// Who is signed in with this request's cookie.
    pub async fn find(parts: &Parts, desk: &Arc<Desk>) -> Result<Self, Halt> {
        let visit = Visit::bare(desk, &parts.uri, &parts.headers, &parts.extensions).await;
        Self::seated(visit, &parts.headers).await
    }

    /// The same, for a page that is open to everybody.
    pub async fn of(visit: &Visit, headers: &HeaderMap) -> Result<Self, Halt> {
        Self::seated(visit.clone(), headers).await
    }

    async fn seated(visit: Visit, headers: &HeaderMap) -> Result<Self, Halt> {
        let desk = visit.desk.clone();
        let found = session::find_seat(&desk, &visit.government.id, headers, visit.now.at).await?;
        let (key, session, row) = found.filter(|(_, _, row)| row.active).ok_or(Halt::SignIn)?;
        let own = Role::parse(&row.role).ok_or(Halt::SignIn)?;
        let office = visit.government.find_office(row.office.as_str()).cloned().ok_or(Halt::SignIn)?;
        if visit.now.at - session.seen_at > time::Duration::MINUTE {
            desk.store.touch_session(&key, visit.now.at).await?;
        }
        let marks = session.data.seat;
        // The demo's log-ins open nothing but the demo, whatever folder is served.
        if Way::parse(&marks.way) == Some(Way::Practice) && visit.passwords() != Passwords::Practice {
            return Err(Halt::SignIn);
        }
        let standing_in = standing_in(&visit, &row.id, own, &marks).await?;
        let role = if standing_in.is_some() { Role::Head } else { own };
        let actor = Actor::Staff { id: row.id, name: row.name, role: role.as_str().to_owned(), office: row.office };
        let mut seat = Self { visit: Arc::new(visit), key, actor, role, office, letters: true, marks, standing_in };
        seat.letters = session::cookie(headers, LETTERS_COOKIE) != Some(seat.letters_off_mark().as_str());
        Ok(seat)
    }

    pub fn desk(&self) -> &Arc<Desk> {
        &self.visit.desk
    }

    pub fn say(&self, key: &str) -> String {
        self.visit.say(key)
    }

    pub fn say_with(&self, key: &str, args: &[(&str, &str)]) -> String {
        self.visit.say_with(key, args)
    }

    pub fn name(&self) -> &str {
        match &self.actor {
            Actor::Staff { name, .. } => name,
            Actor::Applicant | Actor::System => "",
        }
    }

    /// Her proof is fresh enough for signing, exports, roles and erasing.
    pub fn is_proved(&self) -> bool {
        self.marks.proved_until > self.visit.now.at.unix_timestamp()
    }

    /// Came in by a recovery code: may make a passkey and nothing else.
    pub fn is_recovering(&self) -> bool {
        Way::parse(&self.marks.way) == Some(Way::Recovery)
    }

    pub fn may(&self, deed: Deed) -> bool {
        people::may(self.role, deed)
    }

    /// This person looking now, for this purpose.
    pub fn access(&self, purpose: &str) -> Access {
        let (visit, allowance) = (&self.visit, self.visit.government.watch.allowance(self.role.as_str()));
        Access::new(self.actor.clone(), purpose, visit.now.at, visit.government.calendar.offset()).within(allowance)
    }

    /// Reads a case and writes down that this person looked, for this purpose. Not found and not hers look the same.
    pub async fn open(&self, id: ApplicationId, view: View, purpose: &str) -> Result<Application, Halt> {
        self.allowed(id, view).await?;
        let visit = &self.visit;
        visit.desk.store.open_record(&visit.government.id, id, self.access(purpose)).await?.ok_or(Halt::NotFound)
    }

    /// For what belongs to a record that she has opened today; whoever comes straight here is written down as opening it.
    pub async fn look_again(&self, id: ApplicationId, view: View, purpose: &str) -> Result<Application, Halt> {
        self.allowed(id, view).await?;
        let visit = &self.visit;
        visit.desk.store.look_again(&visit.government.id, id, self.access(purpose)).await?.ok_or(Halt::NotFound)
    }

    /// The right is asked on the summary before anything is opened or written down as opened.
    async fn allowed(&self, id: ApplicationId, view: View) -> Result<(), Halt> {
        let visit = &self.visit;
        let case = visit.desk.store.find_application(&visit.government.id, id).await?.ok_or(Halt::NotFound)?;
        if people::permit(&self.actor, Deed::View(view), Some(&case)).is_err() {
            security::note_refused(self, Deed::View(view)).await?;
            return Err(Halt::NotFound);
        }
        visit.speak_of(&case.service);
        Ok(())
    }

    /// A list with names: written down for each case once a day.
    pub async fn look_over(&self, filter: QueueFilter) -> Result<QueuePage, Halt> {
        let visit = &self.visit;
        Ok(visit.desk.store.look_over(&visit.government.id, filter, self.access(LISTED)).await?)
    }

    /// Acts on a case with what a sent form says about version and delivery.
    pub async fn act(&self, id: ApplicationId, sent: &Sent, command: Command) -> Result<Outcome, Halt> {
        self.act_for(id, sent, command, None).await
    }

    /// The same; a PIN that is born now goes to the person in whose name she acts.
    pub async fn act_for(&self, id: ApplicationId, sent: &Sent, command: Command, pin_to: Option<PinTo>) -> Result<Outcome, Halt> {
        let wanted = command.act();
        // Saving the same answers twice changes nothing; a page that the browser's back button kept may bring others under the same token.
        let delivery = sent.delivery().filter(|_| wanted != Act::Answer);
        let doing = Doing { application: id, create: None, seen: sent.seen(), delivery, pin_to };
        let done = act(&self.visit, self.actor.clone(), doing, command).await;
        if matches!(done, Err(Halt::NotPermitted)) {
            security::note_refused(self, Deed::Act(wanted)).await?;
        }
        done
    }

    /// The staff dress around a page.
    pub fn page(&self, title: &str, back: Option<&str>, errors: bool, body: Markup) -> Response {
        let role = self.say(&format!("role-{}", self.role.as_str().replace('_', "-")));
        let role = self.standing_in.as_ref().map_or_else(|| role.clone(), |row| format!("{} {role}", row.stand_in.title));
        let post = format!("{role}, {}", self.office.name);
        let menu = self.menu();
        let shortcuts = crate::page::ShortcutList { title: &self.say("shortcuts-title"), keys: &self.shortcut_rows(), switch: self.letters_switch() };
        let list = maud::Render::render(&shortcuts);
        let mut response = self.visit.dressed(|chrome| {
            staff_page(&StaffPage {
                chrome,
                title,
                errors,
                signed_in: Some(SignedIn { name: self.name(), post: &post, sign_out: "/petugas/keluar" }),
                menu: &menu,
                back,
                shortcuts: self.letters,
                shortcut_list: Some(list),
                body,
            })
        });
        if errors {
            *response.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
        }
        response
    }

    fn menu(&self) -> Vec<MenuLink> {
        let entries = [
            ("/petugas", View::Desk, "menu-desk"),
            ("/petugas/antrean", View::Queue, "menu-queue"),
            ("/petugas/daftar", View::Record, "menu-file"),
            ("/petugas/bantu", View::Helping, "menu-help"),
            ("/petugas/lapor", View::Notifications, "menu-notify"),
            ("/petugas/registrasi", View::Duplicates, "menu-registry"),
            ("/petugas/gangguan", View::Outages, "menu-outages"),
            ("/petugas/register", View::Register, "menu-register"),
            ("/petugas/cari", View::Search, "menu-search"),
            ("/petugas/cetak", View::PrintQueue, "menu-print"),
            ("/petugas/keluaran", View::Making, "menu-making"),
            ("/petugas/blangko", View::Blanks, "menu-blanks"),
            ("/petugas/tanda-tangan", View::SigningQueue, "menu-sign"),
            ("/petugas/plh", View::StandIns, "menu-stand-ins"),
            ("/petugas/ganti-rugi", View::Ledger, "menu-ledger"),
            ("/petugas/orang-kedua", View::SecondPerson, "menu-second"),
            ("/petugas/pengawasan", View::Alerts, "menu-alerts"),
            ("/petugas/audit", View::Audit, "menu-audit"),
            ("/petugas/hak", View::Rights, "menu-rights"),
            ("/petugas/admin/petugas", View::Staff, "menu-staff"),
            ("/petugas/data-subjek", View::SubjectExport, "menu-subject"),
            ("/petugas/admin/katalog", View::Catalogue, "menu-catalogue"),
            ("/petugas/admin/pesan", View::Outbox, "menu-outbox"),
            ("/petugas/admin/keamanan", View::Security, "menu-security"),
        ];
        entries
            .into_iter()
            .filter(|(href, view, _)| {
                let deed = if *href == "/petugas/daftar" { Deed::Act(Act::File) } else { Deed::View(*view) };
                // The page of the print queue shows them too.
                self.may(deed) && (*view != View::Making || !self.may(Deed::View(View::PrintQueue)))
            })
            .map(|(href, _, key)| (href, key))
            .chain([("/petugas/keamanan", "menu-own-security")])
            .map(|(href, key)| MenuLink { text: self.say(key), href: href.to_owned(), current: self.visit.path == href })
            .collect()
    }

    /// Her sign-in name as a cookie may carry it.
    pub fn letters_off_mark(&self) -> String {
        let name = self.actor.staff_id().map(|id| id.0.as_str()).unwrap_or_default();
        name.bytes().map(|byte| format!("{byte:02x}")).collect()
    }

    fn letters_switch(&self) -> Markup {
        let (state, turn, value) = if self.letters { ("letters-on", "letters-turn-off", "mati") } else { ("letters-off", "letters-turn-on", "nyala") };
        let hidden = [("huruf", value), ("ke", self.visit.path.as_str())];
        let button = Button { label: &self.say(turn), emphasis: Emphasis::Secondary, ..Button::default() };
        html! { (Form { action: "/petugas/pintasan", hidden: &hidden, body: html! { p { (self.say(state)) } (button) }, ..Form::default() }) }
    }

    fn shortcut_rows(&self) -> Vec<(String, String)> {
        let keys = [("/ F2", "scan"), ("j k", "rows"), ("Enter", "open"), ("a", "claim"), ("n", "next"), ("x", "select"), ("Alt+1…9", "tabs"),
            ("+ - r", "zoom"), ("c", "tick"), ("Alt+S", "save"), ("Alt+T", "accept"), ("Alt+K", "return"), ("Alt+P", "print"), ("?", "list")];
        keys.into_iter().map(|(key, name)| (key.to_owned(), self.say(&format!("shortcut-{name}")))).collect()
    }

    /// Offices whose cases this person works on.
    pub fn offices(&self) -> Vec<OfficeId> {
        vec![self.office.id.clone()]
    }
}
