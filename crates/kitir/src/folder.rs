//! A data folder that a command works on: one process at a time.
//!
//! **Invariant:** whoever opens the store holds the folder's lock until it ends; the lock falls away with the process.

use crate::setup;
use clap::Args;
use std::{
    fs::{File, TryLockError},
    path::{Path, PathBuf},
};
use store::{Keys, Sqlite};

#[derive(Args, Clone)]
#[group(skip)]
pub struct Options {
    /// Folder of database, documents and keys
    #[arg(long, env = "KITIR_DATA", value_name = "DIR", default_value = "data/kitir")]
    pub data: PathBuf,
    /// File with the master key; beside the data folder in DIR-keys when absent
    #[arg(long, env = "KITIR_MASTER_KEY_FILE", value_name = "FILE")]
    pub master_key: Option<PathBuf>,
}

impl Options {
    pub fn key_file(&self) -> PathBuf {
        setup::master_key_file(self.master_key.as_deref(), &self.data)
    }

    /// The keys that are there; a command makes no new ones.
    pub fn keys(&self) -> Result<Keys, String> {
        setup::read_keys(&self.key_file())
    }

    /// Takes the lock; the store must be there already.
    pub fn lock(&self) -> Result<Lock, String> {
        if !self.data.join("kitir.sqlite").exists() {
            return Err(format!("{}: no data of Kitir here", self.data.display()));
        }
        Lock::take(&self.data)
    }

    pub fn open(&self) -> Result<Sqlite, String> {
        Sqlite::open(&self.data, self.keys()?, store::sqlite::Options::default()).map_err(|error| error.to_string())
    }
}

pub struct Lock(#[allow(dead_code, reason = "held, not read")] File);

impl Lock {
    pub fn take(data: &Path) -> Result<Self, String> {
        let path = data.join("lock");
        let told = |error: std::io::Error| format!("{}: {error}", path.display());
        let file = File::create(&path).map_err(told)?;
        match file.try_lock() {
            Ok(()) => Ok(Self(file)),
            Err(TryLockError::WouldBlock) => Err(format!("{} is in use by a running Kitir: stop it first, or use its pages", data.display())),
            Err(TryLockError::Error(error)) => Err(told(error)),
        }
    }
}
