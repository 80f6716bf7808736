//! `kitir bench`: births per second over HTTP, with real sessions, against the raw limit of the disk measured in the same run.
//!
//! Starts the server as a child process on an empty data folder with synthetic governments (codes 99xx), files births at the
//! counter (create, submit, review, approve, register) from 1, 8 and 32 clients, and drives the whole citizen journey with four
//! photos. Before that it loads and checks the catalogue, and decodes and folds a case of sixty answers. The ratio to the raw limit is the figure that travels between machines; the absolute ones do not.
//! Three figures have budgets; a run beyond one ends with the exit code 2.

mod catalogue;
mod client;
mod counter;
mod family;
mod figures;
mod journey;
mod opening;
mod papers;
mod server;
mod world;

use clap::Args;
use figures::Row;
use std::{path::PathBuf, process::ExitCode};

/// The exit code of a run whose figures are beyond a budget; 1 is a run that failed.
const OVER_BUDGET: u8 = 2;

#[derive(Args)]
pub struct Options {
    /// One JSON object per client count
    #[arg(long)]
    json: bool,
    /// Clients at a time, one run each
    #[arg(long, value_delimiter = ',', default_value = "1,8,32")]
    clients: Vec<usize>,
    /// Seconds a run lasts
    #[arg(long, default_value_t = 8)]
    seconds: u64,
    /// Synthetic governments that births are spread over
    #[arg(long, default_value_t = 8)]
    governments: usize,
    /// Whole citizen journeys with four photos, after the runs
    #[arg(long, default_value_t = 12)]
    journeys: usize,
    /// Folder to work in; a temporary one on the same disk as the current folder by default
    #[arg(long)]
    folder: Option<PathBuf>,
}

pub fn run(options: &Options) -> Result<ExitCode, String> {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().map_err(|error| error.to_string())?;
    runtime.block_on(measure(options))
}

async fn measure(options: &Options) -> Result<ExitCode, String> {
    let reading = catalogue::run()?;
    reading.print(options.json);
    let mut over = reading.over_budget();
    let folder = options.folder.clone().unwrap_or_else(|| PathBuf::from(format!("target/bench-{}", std::process::id())));
    for clients in &options.clients {
        let row = births(options, &folder, *clients).await?;
        row.print(options.json)?;
        over.extend(row.over_budget());
    }
    if options.journeys > 0 {
        let world = world::make(&folder.join("journey"), options.governments).await?;
        let server = server::Server::start(&world).await?;
        let figures = journey::run(&server, &world, options.journeys).await?;
        server.stop().await?;
        figures.print(options.json)?;
    }
    std::fs::remove_dir_all(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    over.iter().for_each(|told| eprintln!("over budget: {told}"));
    Ok(if over.is_empty() { ExitCode::SUCCESS } else { ExitCode::from(OVER_BUDGET) })
}

async fn births(options: &Options, folder: &std::path::Path, clients: usize) -> Result<Row, String> {
    let world = world::make(&folder.join(format!("clients-{clients}")), options.governments).await?;
    let server = server::Server::start(&world).await?;
    let run = counter::run(&server, &world, clients, options.seconds).await?;
    let opening = opening::run(&server, &world, &run.cases).await?;
    let rss_mb = server.resident_mb()?;
    let batch = server.stop().await?;
    let limit = store::sqlite::raw_limit(&folder.join(format!("limit-{clients}")), batch.max(1), 2_000).map_err(|error| error.to_string())?;
    Ok(Row::new(clients, &run, &opening, rss_mb, batch, limit))
}
