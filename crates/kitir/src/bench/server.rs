//! The server as a child process, seen from outside: its address, processor time and memory.

use super::world::World;
use std::{
    io::{BufRead, BufReader, Read},
    net::TcpListener,
    process::{Child, Command, Stdio},
    thread,
};

pub struct Server {
    child: Child,
    pub port: u16,
    errors: thread::JoinHandle<String>,
}

impl Server {
    pub async fn start(world: &World) -> Result<Self, String> {
        let port = TcpListener::bind(("127.0.0.1", 0)).and_then(|free| free.local_addr()).map_err(|error| error.to_string())?.port();
        let program = std::env::current_exe().map_err(|error| error.to_string())?;
        let mut command = Command::new(program);
        command.args(["serve", "--listen", &format!("127.0.0.1:{port}"), "--data"]).arg(&world.data);
        for government in &world.folders {
            command.arg("--government").arg(government);
        }
        let mut child = command.env("KITIR_LOG", "warn").stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().map_err(|error| error.to_string())?;
        let stdout = child.stdout.take().ok_or("no standard output")?;
        let mut stderr = child.stderr.take().ok_or("no standard error")?;
        let errors = thread::spawn(move || {
            let mut text = String::new();
            let _ = stderr.read_to_string(&mut text);
            text
        });
        let started = tokio::task::spawn_blocking(move || {
            let mut line = String::new();
            let mut reader = BufReader::new(stdout);
            let read = reader.read_line(&mut line).map_err(|error| error.to_string())?;
            // Keep draining, so that the child never waits for us.
            thread::spawn(move || std::io::copy(&mut reader, &mut std::io::sink()));
            if read == 0 { Err("the server said nothing".to_owned()) } else { Ok(()) }
        });
        started.await.map_err(|error| error.to_string())??;
        for _ in 0..200 {
            if tokio::net::TcpStream::connect(("127.0.0.1", port)).await.is_ok() {
                return Ok(Self { child, port, errors });
            }
            tokio::time::sleep(std::time::Duration::from_millis(25)).await;
        }
        let _ = child.kill();
        Err(format!("the server does not listen: {}", errors.join().unwrap_or_default()))
    }

    /// Processor time of the server process so far, user and system, in milliseconds; its workers are processes of their own.
    pub fn cpu_ms(&self) -> Result<f64, String> {
        let path = format!("/proc/{}/stat", self.child.id());
        let stat = std::fs::read_to_string(&path).map_err(|error| format!("{path}: {error}"))?;
        // The name in parentheses may hold blanks; fields are counted behind it. 14 and 15 of proc(5), in ticks of 10 ms.
        let rest = stat.rsplit_once(')').map(|(_, rest)| rest).unwrap_or_default();
        let ticks: u64 = rest.split_whitespace().skip(11).take(2).filter_map(|field| field.parse::<u64>().ok()).sum();
        #[allow(clippy::cast_precision_loss, reason = "far below 2^52")]
        Ok(ticks as f64 * 10.0)
    }

    pub fn resident_mb(&self) -> Result<f64, String> {
        let path = format!("/proc/{}/status", self.child.id());
        let status = std::fs::read_to_string(&path).map_err(|error| format!("{path}: {error}"))?;
        let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).unwrap_or_default();
        let kib: f64 = line.trim().trim_end_matches(" kB").parse().unwrap_or_default();
        Ok(kib / 1024.0)
    }

    /// Ends the server in order; gives the median number of acts in its commits.
    pub async fn stop(mut self) -> Result<usize, String> {
        let ended = Command::new("kill").arg("-TERM").arg(self.child.id().to_string()).status();
        ended.map_err(|error| error.to_string())?;
        let errors = self.errors;
        let text = tokio::task::spawn_blocking(move || {
            let _ = self.child.wait();
            errors.join().unwrap_or_default()
        });
        let text = text.await.map_err(|error| error.to_string())?;
        let median = text.lines().find_map(|line| line.split("median_batch=").nth(1)).and_then(|rest| rest.split_whitespace().next()?.parse().ok());
        median.ok_or_else(|| format!("the server did not tell its batches: {text}"))
    }
}
