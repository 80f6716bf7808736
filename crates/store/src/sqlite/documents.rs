//! Pictures of supporting documents and kept certificates: sealed files beside the database.
//!
//! A file is named by government, case and document; each is sealed to exactly that place. Durable when a write resolves.
//! **Invariant:** no name or number of a person is part of a path.

use crate::{
    contract::{Fault, Pictures},
    keys::{Keys, Place},
};
use application::{ApplicationId, DocumentId};
use catalogue::GovernmentId;
use object_store::{ObjectStore as _, ObjectStoreExt as _, PutPayload, local::LocalFileSystem, path::Path};
use std::sync::Arc;

#[derive(Clone)]
pub(super) struct Documents {
    files: Arc<LocalFileSystem>,
    keys: Arc<Keys>,
}

impl Documents {
    pub(super) fn open(dir: &std::path::Path, keys: Arc<Keys>) -> Result<Self, object_store::Error> {
        let files = LocalFileSystem::new_with_prefix(dir)?.with_fsync(true);
        Ok(Self { files: Arc::new(files), keys })
    }

    /// Page 0 is the thumbnail.
    pub(super) async fn put_pictures(&self, government: &GovernmentId, application: ApplicationId, id: DocumentId, pictures: Pictures) -> Result<(), Fault> {
        let mut writing = tokio::task::JoinSet::new();
        for (page, picture) in (0u32..).zip(std::iter::once(pictures.thumbnail).chain(pictures.pages)) {
            let (documents, path) = (self.clone(), picture_path(government, application, id, page));
            let government = government.clone();
            writing.spawn(async move { documents.put(&government, path, picture).await });
        }
        while let Some(written) = writing.join_next().await {
            written.map_err(|_| Fault("writing a picture was broken off".into()))??;
        }
        Ok(())
    }

    pub(super) async fn find_picture(&self, government: &GovernmentId, application: ApplicationId, id: DocumentId, page: u16) -> Result<Option<Vec<u8>>, Fault> {
        self.find(government, picture_path(government, application, id, page.into())).await
    }

    pub(super) async fn put_certificate(&self, government: &GovernmentId, application: ApplicationId, sha256: &str, pdf: Vec<u8>) -> Result<(), Fault> {
        let path = certificate_path(government, application, sha256).ok_or_else(|| Fault("not a SHA-256".into()))?;
        self.put(government, path, pdf).await
    }

    pub(super) async fn find_certificate(&self, government: &GovernmentId, application: ApplicationId, sha256: &str) -> Result<Option<Vec<u8>>, Fault> {
        let Some(path) = certificate_path(government, application, sha256) else { return Ok(None) };
        self.find(government, path).await
    }

    async fn put(&self, government: &GovernmentId, path: Path, plain: Vec<u8>) -> Result<(), Fault> {
        let (keys, owner, at) = (Arc::clone(&self.keys), government.clone(), path.clone());
        let plain = zeroize::Zeroizing::new(plain);
        let sealed = tokio::task::spawn_blocking(move || keys.seal(place(&owner, &at), &plain)).await;
        let sealed = sealed.map_err(|_| Fault("sealing a file was broken off".into()))?;
        self.files.put(&path, PutPayload::from(sealed)).await?;
        Ok(())
    }

    async fn find(&self, government: &GovernmentId, path: Path) -> Result<Option<Vec<u8>>, Fault> {
        let sealed = match self.files.get(&path).await {
            Ok(found) => found.bytes().await?,
            Err(object_store::Error::NotFound { .. }) => return Ok(None),
            Err(error) => return Err(error.into()),
        };
        let (keys, owner) = (Arc::clone(&self.keys), government.clone());
        let opened = tokio::task::spawn_blocking(move || keys.open(place(&owner, &path), &sealed).map(|plain| plain.to_vec())).await;
        Ok(Some(opened.map_err(|_| Fault("opening a file was broken off".into()))??))
    }
}

fn place<'a>(government: &'a GovernmentId, path: &'a Path) -> Place<'a> {
    Place { table: "files", government: government.as_str(), row: path.as_ref().as_bytes(), column: "content" }
}

/// One folder a case; parts are encoded, so no identifier can climb out of it.
fn picture_path(government: &GovernmentId, application: ApplicationId, id: DocumentId, page: u32) -> Path {
    Path::from_iter([government.as_str().to_owned(), application.to_string(), id.to_string(), page.to_string()])
}

/// None when it is not 64 lower-case hexadecimal digits.
fn certificate_path(government: &GovernmentId, application: ApplicationId, sha256: &str) -> Option<Path> {
    let hexadecimal = sha256.len() == 64 && sha256.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
    hexadecimal.then(|| Path::from_iter([government.as_str().to_owned(), application.to_string(), format!("certificate-{sha256}")]))
}
