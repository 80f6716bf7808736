//! Pictures of documents and certificates: sealed files in the document folder, on disk before the act that names them.
//!
//! **Invariant:** the path holds opaque ids and hashes only; the content opens only under its own path.

use super::Sqlite;
use crate::{contract::{Fault, Pictures}, keys::Place};
use application::{ApplicationId, DocumentId};
use catalogue::GovernmentId;
use object_store::{ObjectStoreExt as _, PutPayload, path::Path};

pub(super) async fn put(store: &Sqlite, path: &str, government: &GovernmentId, plain: &[u8]) -> Result<(), Fault> {
    let sealed = store.inner.keys.seal(place(government, path), plain);
    store.inner.documents.put(&Path::from(path), PutPayload::from(sealed)).await?;
    Ok(())
}

pub(super) async fn find(store: &Sqlite, path: &str, government: &GovernmentId) -> Result<Option<Vec<u8>>, Fault> {
    let found = match store.inner.documents.get(&Path::from(path)).await {
        Ok(found) => found,
        Err(object_store::Error::NotFound { .. }) => return Ok(None),
        Err(error) => return Err(error.into()),
    };
    let sealed = found.bytes().await?;
    Ok(Some(store.inner.keys.open(place(government, path), &sealed)?))
}

fn place<'a>(government: &'a GovernmentId, path: &'a str) -> Place<'a> {
    Place { table: "documents", government: government.as_str(), row: path.as_bytes(), column: "file" }
}

pub(super) fn picture_path(government: &GovernmentId, application: ApplicationId, id: DocumentId, page: u16) -> String {
    format!("{government}/{application}/{id}-{page}")
}

pub(super) fn certificate_path(government: &GovernmentId, application: ApplicationId, sha256: &str) -> Result<String, Fault> {
    if sha256.len() == 64 && sha256.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        Ok(format!("{government}/{application}/certificate-{sha256}"))
    } else {
        Err(Fault("not the SHA-256 of a certificate".into()))
    }
}

/// Page 0 is the thumbnail.
pub(super) async fn put_pictures(
    store: &Sqlite, government: &GovernmentId, application: ApplicationId, id: DocumentId, pictures: Pictures,
) -> Result<(), Fault> {
    let all = std::iter::once(&pictures.thumbnail).chain(&pictures.pages);
    for (page, jpeg) in (0..=u16::MAX).zip(all) {
        put(store, &picture_path(government, application, id, page), government, jpeg).await?;
    }
    Ok(())
}
