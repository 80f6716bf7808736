//! The demo's staff: one of each role, around the district Genteng.

use catalogue::{Catalogue, Government, OfficeId, Passwords};
use desk::kernel::{Demo, Desk, LogIn, password};
use people::Role;
use std::sync::Arc;
use store::{Contract, StaffRow};

pub const PASSWORD: &str = "kuda hijau makan rumput";

/// Sign-in name, name, role, office id, who she is.
const STAFF: [Person; 10] = [
    ("genteng", "Rina Hartati", Role::WardOfficer, "3578071002", "petugas Kelurahan Genteng / ward officer"),
    ("ketabang", "Yusuf Anwar", Role::WardOfficer, "3578071004", "petugas Kelurahan Ketabang / ward officer"),
    ("kecamatan", "Dewi Lestari", Role::DistrictOfficer, "357807", "petugas Kecamatan Genteng / district officer"),
    ("registrar", "Bambang Sutrisno", Role::Registrar, "", "petugas pencatatan sipil / registrar"),
    ("registrar2", "Maya Kusuma", Role::Registrar, "", "petugas pencatatan sipil / second registrar"),
    ("kepala", "Sri Handayani", Role::Head, "", "kepala dinas / head of office"),
    ("kader", "Wati Susanti", Role::Helper, "contoh-balai", "kader Balai RW / helper"),
    ("bidan", "Ninik Wijayanti", Role::Notifier, "contoh-rs", "bidan rumah sakit, melaporkan kelahiran / midwife"),
    ("makam", "Parman", Role::Notifier, "contoh-makam", "juru kunci makam, melaporkan kematian / keeper of a cemetery"),
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
    Demo { staff: towns(catalogue).into_iter().flat_map(log_in).collect(), password: PASSWORD.to_owned() }
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

fn row(government: &Government, place: usize, password_hash: &str) -> Option<StaffRow> {
    let (id, name, role, office, _) = people_of(government).get(place)?;
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
    for place in 0..people_of(government).len() {
        let Some(row) = row(government, place, &hash) else { continue };
        desk.store.put_staff(&government.id, row).await.map_err(|fault| fault.to_string())?;
    }
    Ok(())
}

/// The actor that a member of the demo's staff is.
pub fn actor(government: &Government, id: &str) -> application::Actor {
    let place = people_of(government).iter().position(|(name, ..)| *name == id).unwrap_or_default();
    match row(government, place, "") {
        Some(row) => application::Actor::Staff { id: row.id, name: row.name, role: row.role, office: row.office },
        None => application::Actor::System,
    }
}
