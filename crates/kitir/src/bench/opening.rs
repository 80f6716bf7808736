//! Opening records: at eight clients, and one record a thousand times, to see that looking does not slow down looking.

use super::{client::Client, counter::Case, server::Server, world::World};
use std::time::{Duration, Instant};

#[derive(Default)]
pub struct Opening {
    pub at_eight_clients: Vec<Duration>,
    /// The first hundred openings of one record.
    pub first: Vec<Duration>,
    /// A hundred openings after a thousand.
    pub last: Vec<Duration>,
}

const CLIENTS: usize = 8;
const EACH: usize = 60;

pub async fn run(server: &Server, world: &World, cases: &[Case]) -> Result<Opening, String> {
    let Some(one) = cases.first() else { return Ok(Opening::default()) };
    let mut opening = Opening::default();
    let mut tasks = Vec::new();
    for client in 0..CLIENTS {
        let mine: Vec<Case> = cases.iter().cycle().skip(client * 7).take(EACH).cloned().collect();
        let (port, places) = (server.port, world.places.clone());
        tasks.push(tokio::spawn(async move {
            let mut times = Vec::new();
            for case in mine {
                let Some(place) = places.get(case.place) else { continue };
                let mut client = Client::connect(port, &place.host).await?;
                times.push(open(&mut client, &case, &place.officer).await?);
            }
            Ok::<_, String>(times)
        }));
    }
    for task in tasks {
        opening.at_eight_clients.append(&mut task.await.map_err(|error| error.to_string())??);
    }
    let place = world.places.get(one.place).ok_or("no such government")?;
    let mut client = Client::connect(server.port, &place.host).await?;
    for number in 0..1_100 {
        let time = open(&mut client, one, &place.officer).await?;
        match number {
            0..100 => opening.first.push(time),
            1_000.. => opening.last.push(time),
            _ => {}
        }
    }
    Ok(opening)
}

async fn open(client: &mut Client, case: &Case, cookie: &str) -> Result<Duration, String> {
    let begin = Instant::now();
    let reply = client.get(&case.path, cookie).await?;
    let time = begin.elapsed();
    if reply.status.is_success() { Ok(time) } else { Err(format!("open {}: {}", case.path, reply.status)) }
}
