//! New keys.
//!
//! A new master key is written beside the former one before anything is wrapped with it, and takes its place afterwards. Whenever the
//! program is cut off in between, the same command finishes what was begun.

use crate::{clock, folder::Options, setup, tls};
use catalogue::GovernmentId;
use std::{fs, path::Path};
use store::{Keys, recovery, vault};

pub fn master(folder: &Options) -> Result<(), String> {
    let _lock = folder.lock()?;
    let file = folder.key_file();
    let (next, retired) = (setup::beside(&file, "next"), setup::beside(&file, "retired"));
    if !next.exists() {
        tls::write_private(&next, setup::hex(&clock::now().draw::<32>("master key")).as_bytes())?;
    }
    let new = setup::read_master(&next)?;
    if recovery::opens(&folder.data, &Keys::new(*new, *new)) {
        println!("finishing a change of the master key that was cut off");
    } else {
        let secrets = recovery::change_master(&folder.data, &folder.keys()?, &new).map_err(|error| error.to_string())?;
        println!("{secrets} keys are wrapped with the new master key");
    }
    rename(&file, &retired)?;
    rename(&next, &file)?;
    println!("new master key: {}", file.display());
    println!("the former one opens copies of the key store made before now: {} - destroy it in {} days", retired.display(), vault::COPIES_DAYS);
    println!("make a new recovery copy: kitir keys recovery-copy");
    Ok(())
}

fn rename(from: &Path, to: &Path) -> Result<(), String> {
    fs::rename(from, to).map_err(|error| format!("{}: {error}", to.display()))
}

pub fn government(folder: &Options, government: &str) -> Result<(), String> {
    let _lock = folder.lock()?;
    let store = folder.open()?;
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().map_err(|error| error.to_string())?;
    let renewed = runtime.block_on(store.renew_keys(&GovernmentId::new(government))).map_err(|fault| fault.to_string())?;
    println!("{} keys of cases wrapped anew, {} register entries sealed anew; the former keys are forgotten", renewed.case_keys, renewed.register_entries);
    println!("make a new recovery copy: kitir keys recovery-copy");
    Ok(())
}
