//! One program that lets a local government serve its people from their homes.
//!
//! Wiring only: reads the command line, opens the store, starts the pages. The one crate that touches the real clock, real chance
//! and the environment; everywhere else they come in as [`application::Now`].

// The rest of the workspace is forbidden to read clock, chance and environment; here is where they are read.
#![allow(clippy::disallowed_methods)]

mod bench;
mod check;
mod clock;
mod demo;
mod folder;
mod front;
mod jobs;
mod keys;
mod library;
mod post;
mod providers;
#[cfg(test)]
mod reference;
mod routes;
mod serve;
mod setup;
mod shred;
mod subject_export;
mod table;
mod tls;

use clap::{Parser, Subcommand};
use std::process::ExitCode;

/// A request makes and drops thousands of small values on several threads; see `docs/decisions/0015-what-a-request-costs.md`.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

#[derive(Parser)]
#[command(name = "kitir", version, about = "Civil registration from home to the certificate in hand", propagate_version = true)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Try it: synthetic people, staff log-ins for Genteng, cases waiting at every stage
    Demo(serve::Options),
    /// The same program for real use; prints a one-time set-up link for the first administrator
    Serve(serve::Options),
    /// Report every fault in services and governments, with file and line, and render every output with sample data
    Check(check::Options),
    /// The services of the counter as a table: form, papers, route, output, stories, languages
    Catalogue(table::Options),
    /// Births per second over HTTP against the raw limit of this disk, in one run
    Bench(bench::Options),
    /// New keys, and the recovery copy
    Keys(keys::Options),
    /// Destroy what one closed case says about people; its log and register entry stay
    Shred(shred::Options),
    /// Everything stored about one person, who looked included, as JSON
    SubjectExport(subject_export::Options),
    /// Every route with its gate and the roles that pass it, for the attack script and for scanners
    #[command(hide = true)]
    Routes(routes::Options),
    /// Decode uploads on standard input; started by the server itself, with limits
    #[command(hide = true)]
    IntakeWorker,
}

fn main() -> ExitCode {
    let outcome = match Cli::parse().command {
        Command::Demo(options) => serve::run(&options, serve::Mode::Demo),
        Command::Serve(options) => serve::run(&options, serve::Mode::Real),
        Command::Check(options) => check::run(&options),
        Command::Catalogue(options) => table::run(&options),
        Command::Bench(options) => bench::run(&options),
        Command::Keys(options) => keys::run(&options),
        Command::Shred(options) => shred::run(&options),
        Command::SubjectExport(options) => subject_export::run(&options),
        Command::Routes(options) => routes::run(&options),
        Command::IntakeWorker => intake_worker(),
    };
    match outcome {
        Ok(code) => code,
        Err(error) => {
            eprintln!("kitir: {error}");
            ExitCode::FAILURE
        }
    }
}

fn intake_worker() -> Result<ExitCode, String> {
    intake::run_worker(std::io::stdin(), std::io::stdout(), &intake::Limits::default()).map_err(|error| error.to_string())?;
    Ok(ExitCode::SUCCESS)
}
