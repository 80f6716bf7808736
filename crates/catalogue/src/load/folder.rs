//! A folder of the catalogue, from disk or from inside the binary, held in memory.
//!
//! **Invariant:** bounded: no file over 1 MiB, no more than 2,000 files; nothing outside the folder is read, links are not followed.

use crate::finding::{Finding, Severity};
use sha2::{Digest, Sha256};
use std::{collections::BTreeMap, path::Path};

pub const FILE_BYTES_MAX: usize = 1024 * 1024;
const FILES_MAX: usize = 2_000;

#[derive(Clone, Debug)]
pub struct Folder {
    /// The last part of its path, which is the id of the service or government.
    pub name: String,
    /// How findings name it: `governments/surabaya`.
    pub path: String,
    /// Contents by relative path with forward slashes.
    files: BTreeMap<String, Vec<u8>>,
}

impl Folder {
    /// Reads a folder and its sub-folders from disk. A file that is too large, or cannot be read, is a fault.
    pub fn read(root: &Path) -> Result<Self, Vec<Finding>> {
        let path = root.to_string_lossy().trim_end_matches('/').to_owned();
        let name = root.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let mut folder = Self { name, path, files: BTreeMap::new() };
        let mut faults = Vec::new();
        for entry in walkdir::WalkDir::new(root).sort_by_file_name() {
            match entry {
                Ok(entry) if entry.file_type().is_file() => {
                    let relative = entry.path().strip_prefix(root).unwrap_or(entry.path());
                    let relative = relative.to_string_lossy().replace('\\', "/");
                    let too_large = entry.metadata().is_ok_and(|metadata| metadata.len() > FILE_BYTES_MAX as u64);
                    match if too_large { Ok(vec![0; FILE_BYTES_MAX + 1]) } else { std::fs::read(entry.path()) } {
                        Ok(bytes) => faults.extend(folder.add(&relative, bytes).err()),
                        Err(error) => faults.push(folder.fault(&relative, format!("cannot be read: {error}"))),
                    }
                }
                Ok(_) => {}
                Err(error) => faults.push(folder.fault("", format!("cannot be read: {error}"))),
            }
        }
        if faults.is_empty() { Ok(folder) } else { Err(faults) }
    }

    /// A folder embedded with `include_dir!`. `path` is how findings name it.
    pub fn embedded(path: &str, dir: &include_dir::Dir<'_>) -> Self {
        let name = path.rsplit('/').next().unwrap_or_default().to_owned();
        let mut folder = Self { name, path: path.to_owned(), files: BTreeMap::new() };
        // Paths of embedded files start at the outermost embedded folder, which may lie above this one.
        let root = dir.path().to_owned();
        let mut open = vec![dir.clone()];
        while let Some(dir) = open.pop() {
            for file in dir.files() {
                let relative = file.path().strip_prefix(&root).unwrap_or(file.path());
                folder.files.insert(relative.to_string_lossy().replace('\\', "/"), file.contents().to_vec());
            }
            open.extend(dir.dirs().cloned());
        }
        folder
    }

    /// A folder made in memory; for tests and for what an administrator uploads.
    pub fn of_files(path: &str, files: &[(&str, &[u8])]) -> Result<Self, Vec<Finding>> {
        let name = path.rsplit('/').next().unwrap_or_default().to_owned();
        let mut folder = Self { name, path: path.to_owned(), files: BTreeMap::new() };
        let faults: Vec<Finding> = files.iter().filter_map(|(file, bytes)| folder.add(file, bytes.to_vec()).err()).collect();
        if faults.is_empty() { Ok(folder) } else { Err(faults) }
    }

    /// The folders directly inside `within`, as folders of their own: `services` of a government gives `services/market`.
    pub fn folders_in(&self, within: &str) -> Vec<Self> {
        let mut found: BTreeMap<&str, Self> = BTreeMap::new();
        for (path, bytes) in &self.files {
            let inside = path.strip_prefix(within).and_then(|rest| rest.strip_prefix('/')).and_then(|rest| rest.split_once('/'));
            let Some((name, file)) = inside else { continue };
            let folder = found.entry(name).or_insert_with(|| Self { name: name.to_owned(), path: format!("{}/{within}/{name}", self.path), files: BTreeMap::new() });
            folder.files.insert(file.to_owned(), bytes.clone());
        }
        found.into_values().collect()
    }

    pub fn find(&self, file: &str) -> Option<&[u8]> {
        self.files.get(file).map(Vec::as_slice)
    }

    /// A file's text; a fault when it is missing or not UTF-8.
    pub fn text(&self, file: &str) -> Result<&str, Finding> {
        let bytes = self.find(file).ok_or_else(|| self.fault(file, "this file is missing".to_owned()))?;
        std::str::from_utf8(bytes).map_err(|error| self.fault(file, format!("is not UTF-8: {error}")))
    }

    pub fn files(&self) -> impl Iterator<Item = (&str, &[u8])> {
        self.files.iter().map(|(path, bytes)| (path.as_str(), bytes.as_slice()))
    }

    /// How findings name a file: `governments/surabaya/offices.csv`.
    pub fn path_of(&self, file: &str) -> String {
        if file.is_empty() { self.path.clone() } else { format!("{}/{file}", self.path) }
    }

    /// SHA-256 over names and contents of all files that make an edition: not the lock itself, and not stories and tests.
    pub fn digest(&self) -> [u8; 32] {
        let mut hash = Sha256::new();
        let outside = |path: &str| path == "editions.lock" || path.starts_with("stories/") || path.ends_with("_tests.rs");
        for (path, bytes) in self.files.iter().filter(|(path, _)| !outside(path)) {
            hash.update((path.len() as u64).to_be_bytes());
            hash.update(path.as_bytes());
            hash.update((bytes.len() as u64).to_be_bytes());
            hash.update(bytes);
        }
        hash.finalize().into()
    }

    fn add(&mut self, file: &str, bytes: Vec<u8>) -> Result<(), Finding> {
        if bytes.len() > FILE_BYTES_MAX {
            return Err(self.fault(file, format!("is larger than {FILE_BYTES_MAX} bytes")));
        }
        if self.files.len() >= FILES_MAX {
            return Err(self.fault(file, format!("is more than the {FILES_MAX} files a folder may have")));
        }
        self.files.insert(file.to_owned(), bytes);
        Ok(())
    }

    fn fault(&self, file: &str, message: String) -> Finding {
        Finding { path: self.path_of(file), line: 0, severity: Severity::Fault, message }
    }
}
