//! `kitir keys`: new keys, and the recovery copy.
//!
//! **Invariant:** no key and no passphrase is an argument, and none is printed but the passphrase of a new copy, once.

mod recovery;
mod rotate;

use crate::folder;
use clap::{Args, Subcommand};
use std::{path::PathBuf, process::ExitCode};

#[derive(Args)]
pub struct Options {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// A new master key, or new keys of one government; everything is wrapped anew
    Rotate {
        #[command(flatten)]
        folder: folder::Options,
        /// New keys of this government instead of a new master key
        #[arg(long, value_name = "ID")]
        government: Option<String>,
    },
    /// Everything needed to read the register again, sealed to a passphrase that is printed once
    RecoveryCopy {
        #[command(flatten)]
        folder: folder::Options,
        /// The copy; kept apart from data, keys and passphrase
        #[arg(long, value_name = "FILE")]
        to: PathBuf,
    },
    /// Brings lost keys back from a recovery copy; reads the passphrase from standard input
    Restore {
        #[command(flatten)]
        folder: folder::Options,
        #[arg(long, value_name = "FILE")]
        from: PathBuf,
        /// Give up keys that were made after the copy, and what is sealed with them
        #[arg(long)]
        give_up_newer: bool,
    },
}

pub fn run(options: &Options) -> Result<ExitCode, String> {
    match &options.command {
        Command::Rotate { folder, government: None } => rotate::master(folder)?,
        Command::Rotate { folder, government: Some(government) } => rotate::government(folder, government)?,
        Command::RecoveryCopy { folder, to } => recovery::copy(folder, to)?,
        Command::Restore { folder, from, give_up_newer } => recovery::restore(folder, from, *give_up_newer)?,
    }
    Ok(ExitCode::SUCCESS)
}
