//! Births filed at the counter: create, submit, review, approve, register.

use super::{client::Client, family, server::Server, world::{Place, World}};
use crate::clock;
use std::{
    sync::{Arc, atomic::{AtomicUsize, Ordering}},
    time::{Duration, Instant},
};

pub const ACTS: [&str; 5] = ["create", "submit", "review", "approve", "register"];

#[derive(Default)]
pub struct Run {
    pub births: usize,
    pub elapsed: Duration,
    pub cpu_ms: f64,
    pub acts: Vec<(&'static str, Vec<Duration>)>,
    pub cases: Vec<Case>,
}

/// A registered case: index of its government, path of its record.
#[derive(Clone)]
pub struct Case {
    pub place: usize,
    pub path: String,
}

#[derive(Default)]
struct Done {
    cases: Vec<Case>,
    times: [Vec<Duration>; 5],
}

pub async fn run(server: &Server, world: &World, clients: usize, seconds: u64) -> Result<Run, String> {
    let numbers = Arc::new(AtomicUsize::new(1));
    // Connections, statement caches and the page cache are warm before the clock runs.
    drive(server, world, clients, Duration::from_secs(1), &numbers).await?;
    let (cpu_before, begin) = (server.cpu_ms()?, Instant::now());
    let done = drive(server, world, clients, Duration::from_secs(seconds), &numbers).await?;
    let elapsed = begin.elapsed();
    let cpu_ms = server.cpu_ms()? - cpu_before;
    let [create, submit, review, approve, register] = done.times;
    let acts = ACTS.into_iter().zip([create, submit, review, approve, register]).collect();
    Ok(Run { births: done.cases.len(), elapsed, cpu_ms, acts, cases: done.cases })
}

async fn drive(server: &Server, world: &World, clients: usize, time: Duration, numbers: &Arc<AtomicUsize>) -> Result<Done, String> {
    let until = Instant::now() + time;
    let mut tasks = Vec::new();
    for client in 0..clients {
        let index = client % world.places.len().max(1);
        let place = world.places.get(index).cloned().ok_or("no government")?;
        let (port, numbers) = (server.port, numbers.clone());
        tasks.push(tokio::spawn(async move {
            let mut officer = Client::connect(port, &place.host).await?;
            let mut done = Done::default();
            while Instant::now() < until {
                let number = numbers.fetch_add(1, Ordering::Relaxed);
                let path = birth(&mut officer, &place, number, &mut done.times).await?;
                done.cases.push(Case { place: index, path });
            }
            Ok::<_, String>(done)
        }));
    }
    let mut all = Done::default();
    for task in tasks {
        let mut done = task.await.map_err(|error| error.to_string())??;
        all.cases.append(&mut done.cases);
        for (all, mut times) in all.times.iter_mut().zip(done.times) {
            all.append(&mut times);
        }
    }
    Ok(all)
}

async fn birth(client: &mut Client, place: &Place, number: usize, times: &mut [Vec<Duration>; 5]) -> Result<String, String> {
    let today = clock::now().at.to_offset(time::UtcOffset::from_hms(7, 0, 0).unwrap_or(time::UtcOffset::UTC)).date();
    let mut form = family::form(&family::answers(number, &place.ward_code, today));
    form.extend(super::papers::at_the_counter());
    let mut act = async |place_in_list: usize, path: &str, cookie: &str, form: &[(String, String)]| {
        let form: Vec<(&str, &str)> = form.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        let begin = Instant::now();
        let reply = client.post(path, cookie, &form).await?;
        if let Some(times) = times.get_mut(place_in_list) {
            times.push(begin.elapsed());
        }
        reply.accepted(ACTS.get(place_in_list).copied().unwrap_or_default())
    };
    let created = act(0, "/petugas/daftar/birth", &place.officer, &form).await?;
    let path = created.split('?').next().unwrap_or_default().to_owned();
    act(1, &format!("{path}/kirim"), &place.officer, &super::papers::submission()).await?;
    act(2, &format!("{path}/review"), &place.officer, &super::papers::decisions()).await?;
    act(3, &format!("{path}/setuju"), &place.registrar, &[]).await?;
    act(4, &format!("{path}/catat"), &place.registrar, &[]).await?;
    Ok(path)
}
