//! What is printed.

use super::{catalogue::Reading, counter::Run, journey::Journeys, opening::Opening};
use serde::Serialize;
use std::time::Duration;

#[derive(Serialize)]
pub struct Row {
    engine: &'static str,
    clients: usize,
    births: usize,
    births_per_s: f64,
    cpu_ms_per_birth: f64,
    rss_mb: f64,
    acts: Vec<ActFigures>,
    open_p95_ms: f64,
    /// p50 of the 1,000 latest openings of one record over that of its first 100.
    open_after_1000_ratio: f64,
    median_batch: usize,
    limit_births_per_s: f64,
    limit_ratio: f64,
}

#[derive(Serialize)]
struct ActFigures {
    act: &'static str,
    p50_ms: f64,
    p95_ms: f64,
    p99_ms: f64,
}

impl Row {
    pub fn new(clients: usize, run: &Run, opening: &Opening, rss_mb: f64, median_batch: usize, limit: f64) -> Self {
        let births = count(run.births);
        let births_per_s = births / run.elapsed.as_secs_f64();
        let acts = run.acts.iter().map(|(act, times)| ActFigures {
            act, p50_ms: percentile(times, 50), p95_ms: percentile(times, 95), p99_ms: percentile(times, 99),
        });
        Self {
            engine: "sqlite",
            clients,
            births: run.births,
            births_per_s: round(births_per_s),
            cpu_ms_per_birth: round(run.cpu_ms / births.max(1.0)),
            rss_mb: round(rss_mb),
            acts: acts.collect(),
            open_p95_ms: percentile(&opening.at_eight_clients, 95),
            open_after_1000_ratio: round(percentile(&opening.last, 50) / percentile(&opening.first, 50).max(0.001)),
            median_batch,
            limit_births_per_s: round(limit),
            limit_ratio: round(births_per_s / limit.max(0.001)),
        }
    }

    pub fn print(&self, json: bool) -> Result<(), String> {
        if json {
            println!("{}", serde_json::to_string(self).map_err(|error| error.to_string())?);
            return Ok(());
        }
        println!(
            "{:>3} clients: {:>7.1} births/s, {:.2} ms CPU a birth, {:.0} MB resident, open p95 {:.1} ms, {:.2} of the raw limit ({:.0}/s at batch {})",
            self.clients, self.births_per_s, self.cpu_ms_per_birth, self.rss_mb, self.open_p95_ms, self.limit_ratio, self.limit_births_per_s,
            self.median_batch
        );
        for act in &self.acts {
            println!("      {:<9} p50 {:>6.1}  p95 {:>6.1}  p99 {:>6.1} ms", act.act, act.p50_ms, act.p95_ms, act.p99_ms);
        }
        Ok(())
    }
}

impl Reading {
    pub fn print(&self, json: bool) {
        let (load, fold, fold_p95) = (percentile(&self.loads, 50), percentile(&self.folds, 50), percentile(&self.folds, 95));
        if json {
            let row = serde_json::json!({
                "catalogue_services": self.services, "catalogue_load_p50_ms": load, "fold_60_fields_p50_ms": fold, "fold_60_fields_p95_ms": fold_p95,
                "fold_60_fields_bytes": self.log_bytes,
            });
            println!("{row}");
        } else {
            println!(
                "catalogue of {} services loads and is checked in {load:.0} ms (p50, budget 300); a case of 60 fields decodes and folds in {fold:.2} ms, \
                 p95 {fold_p95:.2} (budget 1; {} bytes)",
                self.services, self.log_bytes
            );
        }
    }
}

impl Journeys {
    pub fn print(&self, json: bool) -> Result<(), String> {
        let per_s = round(count(self.journeys) / self.elapsed.as_secs_f64());
        let (p50, cpu) = (percentile(&self.times, 50), round(self.cpu_ms / count(self.journeys).max(1.0)));
        if json {
            let row = serde_json::json!({
                "engine": "sqlite", "journey": "citizen, four photos", "journeys": self.journeys, "journeys_per_s": per_s, "journey_p50_ms": p50,
                "cpu_ms_per_journey": cpu, "requests_per_journey": self.requests,
            });
            println!("{row}");
        } else {
            println!("citizen journey with four photos: {per_s:.2}/s, p50 {p50:.0} ms, {cpu:.0} ms CPU of the server, {} requests", self.requests);
        }
        Ok(())
    }
}

#[allow(clippy::cast_precision_loss, reason = "counts of a run are far below 2^52")]
fn count(number: usize) -> f64 {
    number as f64
}

fn round(number: f64) -> f64 {
    (number * 100.0).round() / 100.0
}

/// Nearest rank, in milliseconds.
fn percentile(times: &[Duration], percent: usize) -> f64 {
    let mut sorted = times.to_vec();
    sorted.sort_unstable();
    let rank = (sorted.len() * percent).div_ceil(100).saturating_sub(1);
    sorted.get(rank).map_or(0.0, |time| round(time.as_secs_f64() * 1_000.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percentiles_are_nearest_ranks() {
        let times: Vec<Duration> = (1..=100).map(Duration::from_millis).collect();
        assert_eq!((percentile(&times, 50), percentile(&times, 95), percentile(&times, 99)), (50.0, 95.0, 99.0));
        assert_eq!(percentile(&[], 95), 0.0);
    }
}
