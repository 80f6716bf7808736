//! The first start: the master key, and the link by which the first administrator makes her account.

use crate::{clock, tls};
use catalogue::Government;
use std::{
    fs,
    path::{Path, PathBuf},
};
use store::{Contract, Keys, SessionKey, Sqlite};

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
        if let Some(folder) = file.parent() {
            fs::create_dir_all(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
        }
        tls::write_private(file, hex(&clock::now().draw::<32>("master key")).as_bytes())?;
    }
    let text = fs::read_to_string(file).map_err(|error| format!("{}: {error}", file.display()))?;
    let key = unhex(text.trim()).ok_or_else(|| format!("{}: not 64 hexadecimal digits", file.display()))?;
    Ok(Keys::new(key, clock::now().draw("keys")))
}

/// Makes the data folder, closed to everybody else on this machine.
pub fn own_folder(data: &Path) -> Result<(), String> {
    use std::os::unix::fs::PermissionsExt;
    let closed = fs::create_dir_all(data).and_then(|()| fs::set_permissions(data, fs::Permissions::from_mode(0o700)));
    closed.map_err(|error| format!("{}: {error}", data.display()))
}

/// A fresh set-up link while the government has no member of staff; None afterwards.
pub async fn link(store: &Sqlite, government: &Government, url: &str) -> Result<Option<String>, String> {
    let staff = store.staff(&government.id).await.map_err(|fault| fault.to_string())?;
    if !staff.is_empty() {
        return Ok(None);
    }
    let now = clock::now();
    let ticket = SessionKey(now.draw("setup ticket"));
    let until = now.at + time::Duration::hours(24);
    store.put_ticket(&government.id, &ticket, SETUP, until).await.map_err(|fault| fault.to_string())?;
    Ok(Some(format!("{url}/petugas/siapkan/{}", hex(&ticket.0))))
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn unhex(text: &str) -> Option<[u8; 32]> {
    desk::kernel::session::parse_key(text).map(|key| key.0)
}
