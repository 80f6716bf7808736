//! Synthetic governments and their staff, with sessions opened before the clock runs.

use crate::{clock, library, setup};
use catalogue::OfficeId;
use desk::kernel::session::key_text;
use people::Role;
use std::{
    fs,
    path::{Path, PathBuf},
};
use store::{Contract, Session, SessionData, SessionKey, Sqlite, StaffRow};

pub struct World {
    pub data: PathBuf,
    pub folders: Vec<PathBuf>,
    pub places: Vec<Place>,
}

/// One government: its host name, a ward, and cookies of an officer there and of a registrar.
#[derive(Clone)]
pub struct Place {
    pub host: String,
    pub ward_code: String,
    pub officer: String,
    pub registrar: String,
}

const THEME: &str = include_str!("../../../../governments/surabaya/theme.toml");
const DRAWING: &str = include_str!("../../../../governments/surabaya/crest.svg");

pub async fn make(folder: &Path, governments: usize) -> Result<World, String> {
    let (data, library_folder) = (folder.join("data"), folder.join("governments"));
    let mut folders = Vec::new();
    for number in 1..=governments.clamp(1, 60) {
        folders.push(write_government(&library_folder, number)?);
    }
    let catalogue = library::load(&folders).map_err(|findings| findings.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"))?;
    let store = Sqlite::open(&data, setup::keys(&data.join("keys/master.key"))?, store::sqlite::Options::default()).map_err(|error| error.to_string())?;
    let mut places = Vec::new();
    for government in catalogue.governments() {
        let ward = government.offices.values().find(|office| office.kind == catalogue::OfficeKind::Ward).ok_or("no ward")?;
        let officer = sign_in(&store, government, "officer", Role::WardOfficer, &ward.id).await?;
        let registrar = sign_in(&store, government, "registrar", Role::Registrar, &government.registry_office).await?;
        let host = government.hosts.first().cloned().unwrap_or_default();
        places.push(Place { host, ward_code: ward.region_code.clone(), officer, registrar });
    }
    Ok(World { data, folders, places })
}

async fn sign_in(store: &Sqlite, government: &catalogue::Government, name: &str, role: Role, office: &OfficeId) -> Result<String, String> {
    let id = application::StaffId(name.to_owned());
    let row = StaffRow {
        id: id.clone(), name: name.to_owned(), role: role.as_str().to_owned(), office: office.clone(), password_hash: store::NO_PASSWORD.to_owned(),
        active: true,
    };
    store.put_staff(&government.id, row).await.map_err(|fault| fault.to_string())?;
    let now = clock::now();
    let key = SessionKey(now.draw(name));
    let session = Session {
        government: government.id.clone(), staff: Some(id), created_at: now.at, seen_at: now.at, expires_at: now.at + time::Duration::hours(8),
        data: SessionData::default(),
    };
    store.put_session(&key, session).await.map_err(|fault| fault.to_string())?;
    Ok(format!("petugas={}", key_text(&key)))
}

fn write_government(library: &Path, number: usize) -> Result<PathBuf, String> {
    let folder = library.join(format!("bench{number:02}"));
    fs::create_dir_all(&folder).map_err(|error| error.to_string())?;
    let region = format!("99.{number:02}");
    let government = format!(
        r#"name = "Pemerintah Kota Uji {number}"
short_name = "Uji {number}"
city = "Kota Uji {number}"
region_code = "{region}"
regency_code = "99{number:02}"
zone_label = "WIB"
utc_offset = "+07:00"
languages = ["id", "en"]
hosts = ["uji{number}.localhost"]
registry_office = "registry"

[head]
name = "Kepala Uji"
nip = "990000000000000001"
office_title = "Dinas Kependudukan dan Pencatatan Sipil Kota Uji {number}"

[help]
phone = "(031) 000 0000"

[hours]
monday = "08:00-15:00"
tuesday = "08:00-15:00"
wednesday = "08:00-15:00"
thursday = "08:00-15:00"
friday = "08:00-15:00"

[services.birth]

# One officer and one registrar do the work of a country.
[watch.births]
ward_floor = 500000
officer_floor = 500000
[watch.looks.ward_officer]
opened = 1000000
listed = 1000000
searches = 1000000
[watch.looks.registrar]
opened = 1000000
listed = 1000000
searches = 1000000
"#
    );
    let offices = format!(
        "id,kind,name,region_code,parent,address\nregistry,registry,Dinas Uji,{region},,\n99{number:02}01,district,Kecamatan Uji,{region}.01,registry,\n\
         99{number:02}011001,ward,Kelurahan Uji,{region}.01.1001,99{number:02}01,\n"
    );
    let files = [
        ("government.toml", government.as_str()), ("offices.csv", &offices), ("holidays.toml", "# none\n"), ("theme.toml", THEME),
        ("crest.svg", DRAWING), ("emblem.svg", DRAWING),
    ];
    for (name, content) in files {
        fs::write(folder.join(name), content).map_err(|error| format!("{name}: {error}"))?;
    }
    Ok(folder)
}
