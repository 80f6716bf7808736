//! What is printed.

use super::{catalogue::Reading, counter::Run, journey::Journeys, opening::Opening};
use serde::Serialize;
use std::time::Duration;

/// Looking at a record must not make looking at it slower.
const OPENING_RATIO_MOST: f64 = 1.2;
/// Loading and checking the whole catalogue.
const LOAD_MS_MOST: f64 = 300.0;
/// Decoding and folding a case of sixty answers.
const FOLD_MS_MOST: f64 = 1.0;

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
    /// p50 of a hundred openings of one record after a thousand, over that of its first hundred.
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

    /// What it takes more of than it may.
    pub fn over_budget(&self) -> Option<String> {
        let ratio = self.open_after_1000_ratio;
        (ratio > OPENING_RATIO_MOST).then(|| format!("{} clients: opening a record takes {ratio:.2} of the first hundred times after a thousand, budget {OPENING_RATIO_MOST}", self.clients))
    }

    pub fn print(&self, json: bool) -> Result<(), String> {
        if json {
            println!("{}", serde_json::to_string(self).map_err(|error| error.to_string())?);
            return Ok(());
        }
        println!(
            "{:>3} clients: {:>7.1} births/s, {:.2} ms CPU a birth, {:.0} MB resident, open p95 {:.1} ms, after 1,000 opens {:.2} of the first 100 (budget {OPENING_RATIO_MOST}), \
             {:.2} of the raw limit ({:.0}/s at batch {})",
            self.clients, self.births_per_s, self.cpu_ms_per_birth, self.rss_mb, self.open_p95_ms, self.open_after_1000_ratio, self.limit_ratio, self.limit_births_per_s,
            self.median_batch
        );
        for act in &self.acts {
            println!("      {:<9} p50 {:>6.1}  p95 {:>6.1}  p99 {:>6.1} ms", act.act, act.p50_ms, act.p95_ms, act.p99_ms);
        }
        Ok(())
    }
}

impl Reading {
    /// What takes longer than it may.
    pub fn over_budget(&self) -> Vec<String> {
        let figures = [("loading the catalogue", &self.loads, LOAD_MS_MOST), ("folding a case of 60 answers", &self.folds, FOLD_MS_MOST)];
        let over = |(what, times, most): (&str, &Vec<Duration>, f64)| {
            let median = percentile(times, 50);
            (median > most).then(|| format!("{what} takes {median:.2} ms, budget {most}"))
        };
        figures.into_iter().filter_map(over).collect()
    }

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
                "catalogue of {} services loads and is checked in {load:.0} ms (p50, budget {LOAD_MS_MOST}); a case of 60 fields decodes and folds in {fold:.2} ms, \
                 p95 {fold_p95:.2} (budget {FOLD_MS_MOST}; {} bytes)",
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
    fn what_takes_too_long_is_named_and_what_does_not_is_not() {
        let ms = Duration::from_millis;
        let reading = |load, fold| Reading { services: 1, loads: vec![load], folds: vec![fold], log_bytes: 1 };
        assert_eq!(reading(ms(300), ms(1)).over_budget(), [] as [String; 0]);
        assert_eq!(reading(ms(301), ms(1)).over_budget(), ["loading the catalogue takes 301.00 ms, budget 300"]);
        assert_eq!(reading(ms(10), ms(2)).over_budget(), ["folding a case of 60 answers takes 2.00 ms, budget 1"]);
        let run = Run { births: 1, elapsed: ms(1), cpu_ms: 1.0, acts: Vec::new(), cases: Vec::new() };
        let opened = |last| Row::new(1, &run, &Opening { at_eight_clients: Vec::new(), first: vec![ms(10)], last: vec![last] }, 1.0, 1, 1.0);
        assert_eq!(opened(ms(12)).over_budget(), None);
        assert!(opened(ms(13)).over_budget().is_some_and(|told| told.contains("1.30")));
    }

    #[test]
    fn percentiles_are_nearest_ranks() {
        let times: Vec<Duration> = (1..=100).map(Duration::from_millis).collect();
        assert_eq!((percentile(&times, 50), percentile(&times, 95), percentile(&times, 99)), (50.0, 95.0, 99.0));
        assert_eq!(percentile(&[], 95), 0.0);
    }
}
