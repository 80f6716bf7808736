//! The demo's staff: one of each role, around the district Genteng.

use catalogue::{Catalogue, Government, OfficeId};
use desk::kernel::{Demo, Desk, password};
use people::Role;
use std::sync::Arc;
use store::{Contract, StaffRow};

pub const PASSWORD: &str = "kuda hijau makan rumput";

/// Sign-in name, name, role, office id, who she is.
const STAFF: [(&str, &str, Role, &str, &str); 8] = [
    ("genteng", "Rina Hartati", Role::WardOfficer, "3578071002", "petugas Kelurahan Genteng / ward officer"),
    ("ketabang", "Yusuf Anwar", Role::WardOfficer, "3578071004", "petugas Kelurahan Ketabang / ward officer"),
    ("kecamatan", "Dewi Lestari", Role::DistrictOfficer, "357807", "petugas Kecamatan Genteng / district officer"),
    ("registrar", "Bambang Sutrisno", Role::Registrar, "", "petugas pencatatan sipil / registrar"),
    ("registrar2", "Maya Kusuma", Role::Registrar, "", "petugas pencatatan sipil / second registrar"),
    ("kepala", "Sri Handayani", Role::Head, "", "kepala dinas / head of office"),
    ("kader", "Wati Susanti", Role::Helper, "contoh-balai", "kader Balai RW / helper"),
    ("admin", "Agus Prakoso", Role::Administrator, "", "administrator"),
];

pub fn log_ins() -> Demo {
    Demo { staff: STAFF.iter().map(|(id, _, _, _, who)| ((*who).to_owned(), (*id).to_owned())).collect(), password: PASSWORD.to_owned() }
}

/// The government that a demo shows.
pub fn government(catalogue: &Catalogue) -> &Arc<Government> {
    catalogue.find_government("surabaya").unwrap_or_else(|| catalogue.government_of_host(""))
}

fn row(government: &Government, place: usize, password_hash: &str) -> Option<StaffRow> {
    let (id, name, role, office, _) = STAFF.get(place)?;
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
    for place in 0..STAFF.len() {
        let Some(row) = row(government, place, &hash) else { continue };
        desk.store.put_staff(&government.id, row).await.map_err(|fault| fault.to_string())?;
    }
    Ok(())
}

/// The actor that a member of the demo's staff is.
pub fn actor(government: &Government, id: &str) -> application::Actor {
    let place = STAFF.iter().position(|(name, ..)| *name == id).unwrap_or_default();
    match row(government, place, "") {
        Some(row) => application::Actor::Staff { id: row.id, name: row.name, role: row.role, office: row.office },
        None => application::Actor::System,
    }
}
