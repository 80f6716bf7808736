//! Inside the worker process: it takes its own rights away, then decodes one upload after the other.
//!
//! **Invariant:** the limits are set before the first byte of an upload is read, and cannot be raised again.
//! **Invariant:** a panic costs one upload, never the loop; memory, stack and time cost the process, never the server.
//! Read next: `frame.rs` (the words spoken), `pool.rs` (who starts and replaces workers).

use crate::{Limits, decode, frame};
use rlimit::Resource;
use std::io::{self, ErrorKind, Read, Write};
use std::thread;

/// Stack of the decoding thread. PDF forms may nest 50 deep, and each level takes several large frames in a debug build.
pub(crate) const STACK_BYTES: usize = 64 * 1024 * 1024;

/// Standard input, output and error, and the one file that tells the processor time.
const OPEN_FILES_MAX: u64 = 16;

/// Linux counts processor time in hundredths of a second for every program (`USER_HZ`).
const TICKS_PER_SECOND: u64 = 100;

/// Serves uploads from `input` until it closes or [`Limits::jobs_per_worker`] are done. Call it first thing in a process of its
/// own: it limits the whole process for good (memory, processor time, no files written, no new processes, no core dump).
///
/// # Errors
/// When a limit cannot be set or the pipe breaks. The pool then starts another worker.
pub fn run_worker(
    input: impl Read + Send,
    output: impl Write + Send,
    limits: &Limits,
) -> io::Result<()> {
    confine(limits)?;
    let work = move || {
        // The one thread exists, so from here on no other thread or process may start.
        lower(Resource::NPROC, 0)?;
        serve(input, output, limits, || allow_one_job(limits))
    };
    in_own_thread(work).unwrap_or_else(|| Err(io::Error::from(ErrorKind::OutOfMemory)))
}

/// Runs `work` on a thread with a deep stack; none when the thread could not start or panicked.
pub(crate) fn in_own_thread<T: Send>(work: impl FnOnce() -> T + Send) -> Option<T> {
    thread::scope(|scope| {
        let thread = thread::Builder::new()
            .stack_size(STACK_BYTES)
            .spawn_scoped(scope, work);
        thread.ok()?.join().ok()
    })
}

fn serve(
    mut input: impl Read,
    mut output: impl Write,
    limits: &Limits,
    mut before_job: impl FnMut() -> io::Result<()>,
) -> io::Result<()> {
    for _ in 0..limits.jobs_per_worker {
        let Some(upload) = frame::read_request(&mut input, limits)? else {
            return Ok(());
        };
        before_job()?;
        let outcome = decode::decode_caught(&upload, limits);
        frame::write_reply(&mut output, &outcome)?;
    }
    Ok(())
}

fn confine(limits: &Limits) -> io::Result<()> {
    let jobs = u64::from(limits.jobs_per_worker) + 1;
    lower(Resource::CORE, 0)?;
    lower(Resource::FSIZE, 0)?;
    lower(Resource::NOFILE, OPEN_FILES_MAX)?;
    lower(Resource::CPU, limits.cpu_seconds.saturating_mul(jobs))?;
    lower(Resource::AS, limits.memory_max_bytes)
}

/// Sets both limits for good. An operator may have set a lower one already, and raising that is not allowed.
fn lower(resource: Resource, wanted: u64) -> io::Result<()> {
    let (_, hard) = resource.get()?;
    let limit = wanted.min(hard);
    resource.set(limit, limit)
}

/// The kernel counts processor time over the whole life of a process, so the limit moves on with every job.
fn allow_one_job(limits: &Limits) -> io::Result<()> {
    let used = used_cpu_seconds(&std::fs::read_to_string("/proc/self/stat")?)
        .ok_or_else(|| io::Error::from(ErrorKind::InvalidData))?;
    let (_, whole_life) = Resource::CPU.get()?;
    Resource::CPU.set(
        used.saturating_add(limits.cpu_seconds).min(whole_life),
        whole_life,
    )
}

/// User and system time of a process, rounded up, from its `stat` line: fields 14 and 15, counted after the program's name,
/// which may itself hold blanks and brackets.
fn used_cpu_seconds(stat: &str) -> Option<u64> {
    let (_, after_name) = stat.rsplit_once(')')?;
    let mut times = after_name.split_ascii_whitespace().skip(11);
    let user: u64 = times.next()?.parse().ok()?;
    let system: u64 = times.next()?.parse().ok()?;
    Some(user.saturating_add(system).div_ceil(TICKS_PER_SECOND))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn request(upload: &[u8]) -> Vec<u8> {
        [
            &frame::length_of(upload).expect("a short upload")[..],
            upload,
        ]
        .concat()
    }

    #[test]
    fn one_worker_serves_uploads_until_the_pipe_closes() {
        let wire = [request(b"one"), request(b"<svg/>")].concat();
        let mut replies = Vec::new();
        serve(wire.as_slice(), &mut replies, &Limits::default(), || Ok(()))
            .expect("both are answered");
        let replies = String::from_utf8_lossy(&replies);
        assert_eq!(replies.matches("unknown_type").count(), 2, "{replies}");
    }

    #[test]
    fn a_worker_ends_after_its_share_of_jobs() {
        let wire = [request(b"one"), request(b"two"), request(b"three")].concat();
        let limits = Limits {
            jobs_per_worker: 2,
            ..Limits::default()
        };
        let mut replies = Vec::new();
        serve(wire.as_slice(), &mut replies, &limits, || Ok(())).expect("two are answered");
        assert_eq!(
            String::from_utf8_lossy(&replies)
                .matches("unknown_type")
                .count(),
            2
        );
    }

    #[test]
    fn an_upload_that_is_cut_off_in_the_pipe_ends_the_worker() {
        let mut wire = request(b"whole");
        wire.pop();
        assert!(serve(wire.as_slice(), Vec::new(), &Limits::default(), || Ok(())).is_err());
    }

    #[test]
    fn processor_time_is_read_past_a_program_name_with_brackets_and_blanks() {
        let stat = "42 (a b) (c)) R 1 42 42 0 -1 4194304 100 0 0 0 150 51 0 0 20 0 1 0 100 1000 10";
        assert_eq!(used_cpu_seconds(stat), Some(3));
        assert_eq!(used_cpu_seconds("nonsense"), None);
    }

    #[test]
    fn a_panic_in_the_thread_is_none() {
        assert_eq!(in_own_thread(|| 7), Some(7));
        assert_eq!(
            in_own_thread(|| -> u8 { panic!("as a damaged file might cause") }),
            None
        );
    }
}
