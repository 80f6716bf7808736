//! The first start: the master key, and the link by which the first administrator makes her account.

use crate::{clock, tls};
use catalogue::Government;
use std::{
    fs,
    path::{Path, PathBuf},
};
use people::Role;
use store::{Contract, Fault, Keys, SessionKey, Sqlite, StaffSecurity, Zeroizing};

/// What the one-time link is for.
pub const SETUP: &str = "setup";

/// Where the master key stands when nobody says: beside the data folder, so that a copy of the data holds no key. Stores of before have
/// it inside.
pub fn master_key_file(given: Option<&Path>, data: &Path) -> PathBuf {
    let inside = data.join("keys/master.key");
    match given {
        Some(file) => file.to_owned(),
        None if inside.exists() => inside,
        None => {
            let name = data.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
            data.with_file_name(format!("{name}-keys")).join("master.key")
        }
    }
}

/// The key that wraps all others: 64 hexadecimal digits in a file that only its owner may read. Made at the first start.
pub fn keys(file: &Path) -> Result<Keys, String> {
    if !file.exists() {
        write_master(file, &clock::now().draw("master key"))?;
    }
    read_keys(file)
}

/// The keys of a file that is there, with fresh chance.
pub fn read_keys(file: &Path) -> Result<Keys, String> {
    Ok(Keys::new(*read_master(file)?, clock::now().draw("keys")))
}

pub fn read_master(file: &Path) -> Result<Zeroizing<[u8; 32]>, String> {
    let text = Zeroizing::new(fs::read_to_string(file).map_err(|error| format!("{}: {error}", file.display()))?);
    unhex(text.trim()).map(Zeroizing::new).ok_or_else(|| format!("{}: not 64 hexadecimal digits", file.display()))
}

pub fn write_master(file: &Path, master: &[u8; 32]) -> Result<(), String> {
    if let Some(folder) = file.parent() {
        fs::create_dir_all(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    }
    tls::write_private(file, hex(master).as_bytes())
}

/// `master.key` as `master.key.next`.
pub fn beside(file: &Path, ending: &str) -> PathBuf {
    let name = file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    file.with_file_name(format!("{name}.{ending}"))
}

/// Makes the data folder, closed to everybody else on this machine.
pub fn own_folder(data: &Path) -> Result<(), String> {
    use std::os::unix::fs::PermissionsExt;
    let closed = fs::create_dir_all(data).and_then(|()| fs::set_permissions(data, fs::Permissions::from_mode(0o700)));
    closed.map_err(|error| format!("{}: {error}", data.display()))
}

/// A fresh set-up link while no administrator of the government has a way in; None afterwards. `issuer`: of its identity provider.
pub async fn link(store: &Sqlite, government: &Government, issuer: Option<&str>, url: &str) -> Result<Option<String>, String> {
    if has_administrator(store, government, issuer).await.map_err(|fault| fault.to_string())? {
        return Ok(None);
    }
    let now = clock::now();
    let ticket = SessionKey(now.draw("setup ticket"));
    let until = now.at + time::Duration::hours(24);
    store.put_ticket(&government.id, &ticket, SETUP, until).await.map_err(|fault| fault.to_string())?;
    Ok(Some(format!("{url}/petugas/siapkan/{}", hex(&ticket.0))))
}

async fn has_administrator(store: &Sqlite, government: &Government, issuer: Option<&str>) -> Result<bool, Fault> {
    for row in store.staff(&government.id).await? {
        if row.role != Role::Administrator.as_str() || !row.active {
            continue;
        }
        let linked = match issuer {
            Some(issuer) => store.identity_since(&government.id, &row.id, issuer).await?.is_some(),
            None => false,
        };
        if linked || !store.passkeys(&government.id, &row.id).await?.is_empty() {
            return Ok(true);
        }
    }
    Ok(false)
}

pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn unhex(text: &str) -> Option<[u8; 32]> {
    desk::kernel::session::parse_key(text).map(|key| key.0)
}
