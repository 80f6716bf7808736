//! `kitir shred`: destroys what one closed case says about people.

use crate::{clock, folder, library};
use application::{Actor, ApplicationId, Command, action::ErasureReason};
use clap::Args;
use desk::kernel::{Doing, act::perform};
use std::{path::PathBuf, process::ExitCode};
use store::{ActError, Contract, vault::COPIES_DAYS};

#[derive(Args)]
pub struct Options {
    #[command(flatten)]
    folder: folder::Options,
    /// The case: 32 hexadecimal digits, as in the address of its page
    #[arg(long, value_name = "ID")]
    application: String,
    /// Why: `schedule`, `request` or `order`
    #[arg(long, value_name = "REASON")]
    reason: String,
    /// Government folders instead of the built-in ones
    #[arg(long = "government", env = "KITIR_GOVERNMENTS", value_name = "DIR", value_delimiter = ':')]
    governments: Vec<PathBuf>,
}

pub fn run(options: &Options) -> Result<ExitCode, String> {
    let _lock = options.folder.lock()?;
    let id = ApplicationId::parse(&options.application).ok_or("--application: 32 hexadecimal digits")?;
    let reason = ErasureReason::parse(&options.reason).ok_or("--reason: schedule, request or order")?;
    let catalogue = library::load(&options.governments).map_err(|findings| library::listed(&findings))?;
    let store = options.folder.open()?;
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().map_err(|error| error.to_string())?;
    runtime.block_on(async {
        for government in catalogue.governments() {
            if store.find_application(&government.id, id).await.map_err(|fault| fault.to_string())?.is_none() {
                continue;
            }
            let now = clock::now();
            let doing = Doing { application: id, create: None, seen: None, delivery: None, pin_to: None };
            return match perform(&store, government, &now, Actor::System, doing, Command::Erase { reason }).await {
                Ok(_) => {
                    let last = government.calendar.date_of(now.at + time::Duration::days(COPIES_DAYS));
                    println!("erased: key, answers, notes, documents and search terms; log and register entry stay");
                    println!("the last copy dies on {last}, when copies of the key store are kept for {COPIES_DAYS} days at most");
                    Ok(ExitCode::SUCCESS)
                }
                Err(ActError::Refused(refusal)) => Err(format!("refused: {}; only a closed case is erased, by the schedule only after its days", refusal.key())),
                Err(error) => Err(error.to_string()),
            };
        }
        Err("no such case".to_owned())
    })
}
