//! The demo's staff: one of each role, around the district Genteng.

use catalogue::{Catalogue, Government, OfficeId, Passwords};
use desk::kernel::{Demo, Desk, LogIn, Program, password, session::key_text};
use people::Role;
use std::sync::Arc;
use store::{Contract, Machines, SessionKey, StaffRow};

pub const PASSWORD: &str = "kuda hijau makan rumput";

/// Of Buleleng's program, known to everyone as the password is.
const TOKEN: SessionKey = SessionKey(*b"demo-only: bridge to SIAK, 99-99");
const BRIDGE: Person = ("jembatan", "Jembatan SIAK", Role::Connector, "", "program yang membawa balik nomor dan PDF / brings back numbers and PDFs");

/// Sign-in name, name, role, office id, who she is.
const STAFF: [Person; 11] = [
    ("genteng", "Rina Hartati", Role::WardOfficer, "3578071002", "petugas Kelurahan Genteng / ward officer"),
    ("ketabang", "Yusuf Anwar", Role::WardOfficer, "3578071004", "petugas Kelurahan Ketabang / ward officer"),
    ("kecamatan", "Dewi Lestari", Role::DistrictOfficer, "357807", "petugas Kecamatan Genteng / district officer"),
    ("registrar", "Bambang Sutrisno", Role::Registrar, "", "petugas pencatatan sipil / registrar"),
    ("registrar2", "Maya Kusuma", Role::Registrar, "", "petugas pencatatan sipil / second registrar"),
    ("kepala", "Sri Handayani", Role::Head, "", "kepala dinas / head of office"),
    ("kader", "Wati Susanti", Role::Helper, "contoh-balai", "kader Balai RW / helper"),
    ("bidan", "Ninik Wijayanti", Role::Notifier, "contoh-rs", "bidan rumah sakit, melaporkan kelahiran / midwife"),
    ("makam", "Parman", Role::Notifier, "contoh-makam", "juru kunci makam, melaporkan kematian / keeper of a cemetery"),
    ("auditor", "Endah Lestari", Role::Auditor, "", "auditor, membaca catatan tanpa mengubah / reads, changes nothing"),
    ("admin", "Agus Prakoso", Role::Administrator, "", "administrator"),
];

/// The same of Buleleng, which registers in SIAK.
const BULELENG: [Person; 5] = [
    ("kecamatan", "Ketut Suardana", Role::DistrictOfficer, "510806", "petugas Kecamatan Buleleng / district officer"),
    ("registrar", "Made Wirawan", Role::Registrar, "", "operator SIAK / registrar"),
    ("registrar2", "Luh Ayuni", Role::Registrar, "", "operator SIAK kedua / second registrar"),
    ("kepala", "I Made Contoh", Role::Head, "", "kepala dinas / head of office"),
    ("admin", "Putu Arsana", Role::Administrator, "", "administrator"),
];

type Person = (&'static str, &'static str, Role, &'static str, &'static str);

fn people_of(government: &Government) -> &'static [Person] {
    if government.id.as_str() == "buleleng" { &BULELENG } else { &STAFF }
}

/// Of the government that the demo shows first, then of the others.
pub fn log_ins(catalogue: &Catalogue) -> Demo {
    let log_in = |government: &Arc<Government>| {
        let id = government.id.clone();
        people_of(government).iter().map(move |(name, _, _, _, who)| LogIn { government: id.clone(), name: (*name).to_owned(), who: (*who).to_owned() })
    };
    let bridged = towns(catalogue).into_iter().filter(|government| government.id.as_str() == "buleleng");
    let programs = bridged.map(|government| Program { government: government.id.clone(), who: BRIDGE.4.to_owned(), token: key_text(&TOKEN) }).collect();
    Demo { staff: towns(catalogue).into_iter().flat_map(log_in).collect(), password: PASSWORD.to_owned(), programs }
}

/// The governments of a demo: the one that it shows first, and Buleleng where it is served.
pub fn towns(catalogue: &Catalogue) -> Vec<&Arc<Government>> {
    let first = government(catalogue);
    let other = catalogue.find_government("buleleng").filter(|other| other.id != first.id && other.passwords == Passwords::Practice);
    [first].into_iter().chain(other).collect()
}

/// The government that a demo shows.
pub fn government(catalogue: &Catalogue) -> &Arc<Government> {
    catalogue.find_government("surabaya").unwrap_or_else(|| catalogue.government_of_host(""))
}

fn row(government: &Government, person: &Person, password_hash: &str) -> Option<StaffRow> {
    let (id, name, role, office, _) = person;
    let office = if office.is_empty() { government.registry_office.clone() } else { OfficeId::new(office) };
    government.offices.contains_key(&office).then(|| StaffRow {
        id: application::StaffId((*id).to_owned()),
        name: (*name).to_owned(),
        role: role.as_str().to_owned(),
        office,
        password_hash: password_hash.to_owned(),
        active: true,
    })
}

/// Gives everyone an account, all with the one password that the demo prints.
pub async fn hire(desk: &Desk, government: &Government) -> Result<(), String> {
    let hash = password::hash(PASSWORD.to_owned(), desk.now().draw("demo salt")).await.map_err(|halt| format!("{halt:?}"))?;
    for person in people_of(government) {
        let Some(row) = row(government, person, &hash) else { continue };
        desk.store.put_staff(&government.id, row).await.map_err(|fault| fault.to_string())?;
    }
    if government.id.as_str() == "buleleng" { connect(desk, government).await } else { Ok(()) }
}

/// The program has a token and no password: it never signs in.
async fn connect(desk: &Desk, government: &Government) -> Result<(), String> {
    let Some(row) = row(government, &BRIDGE, "") else { return Ok(()) };
    let id = row.id.clone();
    desk.store.put_staff(&government.id, row).await.map_err(|fault| fault.to_string())?;
    desk.store.put_machine_token(&government.id, &id, TOKEN, application::Actor::System, desk.now().at).await.map_err(|fault| fault.to_string())
}

/// The actor that a member of the demo's staff is.
pub fn actor(government: &Government, id: &str) -> application::Actor {
    let person = people_of(government).iter().find(|(name, ..)| *name == id);
    match person.and_then(|person| row(government, person, "")) {
        Some(row) => application::Actor::Staff { id: row.id, name: row.name, role: row.role, office: row.office },
        None => application::Actor::System,
    }
}
