//! `kitir subject-export`: everything stored about one person, as JSON on standard output.
//!
//! **Invariant:** a NIK is read from standard input; it is no argument, which every user of this machine could see.

use crate::{clock, folder, library};
use application::{Actor, ApplicationId};
use clap::Args;
use desk::kernel::subject::{Subject, export};
use std::{io::BufRead as _, path::PathBuf, process::ExitCode};
use store::Zeroizing;

#[derive(Args)]
pub struct Options {
    #[command(flatten)]
    folder: folder::Options,
    /// Read the person's NIK from standard input
    #[arg(long, conflicts_with = "application", required_unless_present = "application")]
    nik_stdin: bool,
    /// One case, for who proved that it is hers: 32 hexadecimal digits
    #[arg(long, value_name = "ID")]
    application: Option<String>,
    /// Government folders instead of the built-in ones
    #[arg(long = "government", env = "KITIR_GOVERNMENTS", value_name = "DIR", value_delimiter = ':')]
    governments: Vec<PathBuf>,
}

pub fn run(options: &Options) -> Result<ExitCode, String> {
    let _lock = options.folder.lock()?;
    let mut nik = Zeroizing::new(String::new());
    let subject = match &options.application {
        Some(id) => Subject::Case(ApplicationId::parse(id).ok_or("--application: 32 hexadecimal digits")?),
        None => {
            std::io::stdin().lock().read_line(&mut nik).map_err(|error| error.to_string())?;
            let digits = nik.trim();
            if digits.len() != 16 || !digits.bytes().all(|digit| digit.is_ascii_digit()) {
                return Err("standard input: a NIK has 16 digits".to_owned());
            }
            Subject::Nik(digits)
        }
    };
    let catalogue = library::load(&options.governments).map_err(|findings| library::listed(&findings))?;
    let store = options.folder.open()?;
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().map_err(|error| error.to_string())?;
    let now = clock::now();
    let mut all = Vec::new();
    for government in catalogue.governments() {
        let told = runtime.block_on(export(&store, government, copied(&subject), &Actor::System, now.at)).map_err(|fault| fault.to_string())?;
        all.push(told);
    }
    println!("{}", serde_json::to_string_pretty(&all).map_err(|error| error.to_string())?);
    Ok(ExitCode::SUCCESS)
}

fn copied<'a>(subject: &Subject<'a>) -> Subject<'a> {
    match subject {
        Subject::Nik(nik) => Subject::Nik(nik),
        Subject::Case(id) => Subject::Case(*id),
    }
}
