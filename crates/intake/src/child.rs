//! One worker process as the pool sees it.
//!
//! **Invariant:** the process gets an empty environment and dies with its [`Child`].
//! **Invariant:** nothing it says is believed: lengths are held against the limits, pictures must be bare JPEGs.
//! Read next: `pool.rs`.

use crate::frame::{self, Blob, HEADER_MAX_BYTES, Reply};
use crate::{Intake, Limits, Picture, Rejection, markers};
use std::io::{self, ErrorKind};
use std::os::unix::process::ExitStatusExt;
use std::path::Path;
use std::process::{ExitStatus, Stdio};
use std::time::Duration;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::process::{ChildStdin, ChildStdout, Command};
use tokio::time::timeout;

/// Signals that mean the file asked too much: out of memory or stack (abort, two kinds of bad access), out of processor time.
const TOO_MUCH: [i32; 4] = [6, 7, 11, 24];

/// A process that broke the pipe is given this long to be gone.
const DYING: Duration = Duration::from_secs(2);

pub(crate) struct Child {
    process: tokio::process::Child,
    input: ChildStdin,
    output: ChildStdout,
    jobs_done: u32,
}

impl Child {
    pub(crate) fn start(program: &Path, args: &[String]) -> io::Result<Self> {
        let mut process = Command::new(program)
            .args(args)
            .env_clear()
            .current_dir("/")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .kill_on_drop(true)
            .spawn()?;
        match (process.stdin.take(), process.stdout.take()) {
            (Some(input), Some(output)) => Ok(Self {
                process,
                input,
                output,
                jobs_done: 0,
            }),
            _ => Err(io::Error::from(ErrorKind::BrokenPipe)),
        }
    }

    /// Sends an upload and reads the outcome.
    ///
    /// # Errors
    /// The pipe broke, or the answer is not one of an honest worker: ask [`Child::bury`] what happened.
    pub(crate) async fn ask(
        &mut self,
        upload: &[u8],
        limits: &Limits,
    ) -> io::Result<Result<Intake, Rejection>> {
        self.input.write_all(&frame::length_of(upload)?).await?;
        self.input.write_all(upload).await?;
        self.input.flush().await?;
        let length = self.output.read_u32_le().await? as usize;
        if length > HEADER_MAX_BYTES {
            return Err(io::Error::from(ErrorKind::InvalidData));
        }
        let header = self.read_bytes(length).await?;
        self.jobs_done += 1;
        match Reply::parse(&header, limits)? {
            Reply::Rejected(rejection) => Ok(Err(rejection)),
            Reply::Decoded {
                source,
                pages,
                thumbnail,
            } => {
                let mut pictures = Vec::with_capacity(pages.len());
                for blob in pages {
                    pictures.push(self.read_picture(blob).await?);
                }
                let thumbnail = self.read_picture(thumbnail).await?;
                Ok(Ok(Intake {
                    source,
                    pages: pictures,
                    thumbnail,
                }))
            }
        }
    }

    /// True while the process lives and has jobs left.
    pub(crate) fn is_fit(&mut self, limits: &Limits) -> bool {
        self.jobs_done < limits.jobs_per_worker && matches!(self.process.try_wait(), Ok(None))
    }

    /// Ends the process and tells why it stopped answering.
    pub(crate) async fn bury(mut self, cause: io::Error) -> Rejection {
        if cause.kind() == ErrorKind::InvalidData {
            // It lives and lies. When the kill fails it is dead already.
            let _ = self.process.start_kill();
        }
        let status = timeout(DYING, self.process.wait()).await;
        let status = status.ok().and_then(Result::ok);
        if status.is_some_and(died_of_the_file) {
            return Rejection::TooHard;
        }
        tracing::warn!(error = %cause, status = ?status, "an intake worker stopped answering");
        Rejection::WorkerGone
    }

    async fn read_picture(&mut self, blob: Blob) -> io::Result<Picture> {
        let jpeg = self.read_bytes(blob.bytes).await?;
        if !markers::is_bare(&jpeg) {
            return Err(io::Error::new(
                ErrorKind::InvalidData,
                "a worker sent something other than a bare picture",
            ));
        }
        Ok(Picture {
            jpeg,
            width: blob.width,
            height: blob.height,
        })
    }

    async fn read_bytes(&mut self, length: usize) -> io::Result<Vec<u8>> {
        let mut bytes = vec![0; length];
        self.output.read_exact(&mut bytes).await?;
        Ok(bytes)
    }
}

fn died_of_the_file(status: ExitStatus) -> bool {
    status
        .signal()
        .is_some_and(|signal| TOO_MUCH.contains(&signal))
}
