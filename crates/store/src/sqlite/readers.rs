//! A few threads that read, each with its own connection: they never wait for the writer, nor it for them.

use super::{known::Known, tx::Tx};
use crate::ring::Ring;
use rusqlite::Connection;
use std::{
    sync::{Arc, Mutex, PoisonError, mpsc},
    thread::JoinHandle,
};

pub(super) const BEGIN_READ: &str = "BEGIN";
pub(super) const END_READ: &str = "COMMIT";

/// Reads, and answers by itself.
pub(super) type Look = Box<dyn FnOnce(&Tx<'_>) + Send>;

pub(super) fn start(connections: Vec<Connection>, keys: &Arc<Ring>) -> std::io::Result<(mpsc::Sender<Look>, Vec<JoinHandle<()>>)> {
    let (send, receive) = mpsc::channel::<Look>();
    let receive = Arc::new(Mutex::new(receive));
    let threads = connections.into_iter().map(|connection| {
        let (receive, keys) = (Arc::clone(&receive), Arc::clone(keys));
        std::thread::Builder::new().name("reader".into()).spawn(move || {
            loop {
                let next = receive.lock().unwrap_or_else(PoisonError::into_inner).recv();
                let Ok(look) = next else { return };
                read(&connection, &keys, None, look);
            }
        })
    });
    let threads = threads.collect::<Result<Vec<_>, _>>()?;
    Ok((send, threads))
}

/// One snapshot for the whole look. A look that cannot begin is dropped, which its caller notices.
pub(super) fn read(connection: &Connection, keys: &Ring, known: Option<&Known>, look: impl FnOnce(&Tx<'_>)) {
    if let Err(error) = connection.prepare_cached(BEGIN_READ).and_then(|mut begin| begin.execute([])) {
        tracing::error!("a reader cannot begin: {error}");
        return;
    }
    let tx = Tx { connection, keys, known };
    let ran = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| look(&tx)));
    if ran.is_err() {
        tracing::error!("a read panicked");
    }
    if let Err(error) = connection.prepare_cached(END_READ).and_then(|mut end| end.execute([])) {
        tracing::error!("a reader cannot end: {error}");
    }
}
