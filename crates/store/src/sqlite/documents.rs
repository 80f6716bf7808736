//! Pictures of documents and certificates: sealed files in the document folder, on disk before the act that names them.
//!
//! **Invariant:** the path holds opaque ids and hashes only; the content opens only under its own path, with the key of its case. A
//! case's documents may come before it begins: its key then waits for it.

use super::{Sqlite, tx::Tx};
use crate::{
    contract::{Fault, Pictures},
    keys::Place,
    ring::CaseKey,
};
use application::{ApplicationId, DocumentId};
use catalogue::GovernmentId;
use object_store::{ObjectStoreExt as _, PutPayload, path::Path};

pub(super) async fn put_certificate(store: &Sqlite, government: &GovernmentId, application: ApplicationId, sha256: &str, pdf: &[u8]) -> Result<(), Fault> {
    let path = certificate_path(government, application, sha256)?;
    let key = key_to_put(store, government, application).await?;
    put(store, &key, &path, government, pdf).await
}

/// Page 0 is the thumbnail.
pub(super) async fn put_pictures(
    store: &Sqlite, government: &GovernmentId, application: ApplicationId, id: DocumentId, pictures: Pictures,
) -> Result<(), Fault> {
    let key = key_to_put(store, government, application).await?;
    let all = std::iter::once(&pictures.thumbnail).chain(&pictures.pages);
    for (page, jpeg) in (0..=u16::MAX).zip(all) {
        put(store, &key, &picture_path(government, application, id, page), government, jpeg).await?;
    }
    Ok(())
}

async fn put(store: &Sqlite, key: &CaseKey, path: &str, government: &GovernmentId, plain: &[u8]) -> Result<(), Fault> {
    let sealed = store.inner.keys.seal_in(key, place(government, path), plain)?;
    store.inner.documents.put(&Path::from(path), PutPayload::from(sealed)).await?;
    Ok(())
}

/// None when there is no such file, or its case was erased.
pub(super) async fn find(store: &Sqlite, path: &str, government: &GovernmentId, application: ApplicationId) -> Result<Option<Vec<u8>>, Fault> {
    let found = match store.inner.documents.get(&Path::from(path)).await {
        Ok(found) => found,
        Err(object_store::Error::NotFound { .. }) => return Ok(None),
        Err(error) => return Err(error.into()),
    };
    let sealed = found.bytes().await?;
    let name = government.clone();
    let key = store.read(move |tx| key_to_find(tx, &name, application)).await?;
    let plain = store.inner.keys.open_in(&key, place(government, path), &sealed)?;
    Ok(plain.map(|mut plain| std::mem::take(&mut *plain)))
}

fn key_to_find(tx: &Tx<'_>, government: &GovernmentId, application: ApplicationId) -> Result<CaseKey, Fault> {
    let slot = match tx.find(government, application)? {
        Some((_, case)) => case.key_slot,
        None => tx.keys.vault.find_reserved(government.as_str(), application.0)?,
    };
    tx.keys.case_key(government.as_str(), slot)
}

async fn key_to_put(store: &Sqlite, government: &GovernmentId, application: ApplicationId) -> Result<CaseKey, Fault> {
    let government = government.clone();
    store
        .read(move |tx| {
            if tx.find(&government, application)?.is_none() {
                tx.keys.ensure(government.as_str())?;
                tx.keys.reserve(government.as_str(), application)?;
            }
            key_to_find(tx, &government, application)
        })
        .await
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
