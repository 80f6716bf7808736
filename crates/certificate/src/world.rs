//! The little world that a template can see while it is printed: its own text and the files of its sheet.
//!
//! **Invariant:** nothing of the machine is in it: no disk, no network, no package, no clock.
//! Read next: `press.rs`.

use std::collections::HashMap;
use std::path::PathBuf;

use time::Date;
use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, World};
use typst_kit::fonts::FontStore;

use crate::fault::PrintError;
use crate::sheet::Sheet;

const MAIN: &str = "/main.typ";

/// One sheet, opened for the engine.
pub(crate) struct SheetWorld<'a> {
    library: &'a LazyHash<Library>,
    fonts: &'a FontStore,
    main: FileId,
    sources: HashMap<FileId, Source>,
    files: HashMap<FileId, Bytes>,
    date: Option<Datetime>,
}

impl<'a> SheetWorld<'a> {
    pub(crate) fn open(
        library: &'a LazyHash<Library>,
        fonts: &'a FontStore,
        sheet: &Sheet,
    ) -> Result<Self, PrintError> {
        let main = file_id(MAIN)?;
        let mut sources = HashMap::from([(main, Source::new(main, sheet.template.clone()))]);
        let mut files =
            HashMap::from([(file_id(Sheet::RECORD)?, Bytes::new(sheet.record.clone()))]);
        for (path, content) in &sheet.files {
            let id = file_id(path)?;
            if let (true, Ok(text)) = (path.ends_with(".typ"), std::str::from_utf8(content)) {
                sources.insert(id, Source::new(id, text.to_owned()));
            }
            files.insert(id, Bytes::new(content.clone()));
        }
        Ok(Self {
            library,
            fonts,
            main,
            sources,
            files,
            date: sheet.date.and_then(datetime),
        })
    }

    /// Every Typst source of the sheet: what findings may quote.
    pub(crate) fn source_texts(&self) -> impl Iterator<Item = &str> {
        self.sources.values().map(Source::text)
    }

    /// The line (from 1) of a byte in a file of this sheet.
    pub(crate) fn line_of(&self, id: FileId, byte: usize) -> Option<usize> {
        let bytes = match self.sources.get(&id) {
            Some(source) => source.text().as_bytes(),
            None => self.files.get(&id)?.as_slice(),
        };
        Some(bytes.iter().take(byte).filter(|&&b| b == b'\n').count() + 1)
    }
}

impl World for SheetWorld<'_> {
    fn library(&self) -> &LazyHash<Library> {
        self.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        self.fonts.book()
    }

    fn main(&self) -> FileId {
        self.main
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        self.sources.get(&id).cloned().ok_or_else(|| not_found(id))
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        self.files.get(&id).cloned().ok_or_else(|| not_found(id))
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.fonts.font(index)
    }

    fn today(&self, _offset: Option<Duration>) -> Option<Datetime> {
        self.date
    }
}

fn file_id(path: &str) -> Result<FileId, PrintError> {
    let path = VirtualPath::new(path).map_err(|_| PrintError::FileName(path.to_owned()))?;
    Ok(RootedPath::new(VirtualRoot::Project, path).intern())
}

fn not_found(id: FileId) -> FileError {
    FileError::NotFound(PathBuf::from(id.vpath().get_with_slash()))
}

pub(crate) fn datetime(date: Date) -> Option<Datetime> {
    Datetime::from_ymd(date.year(), u8::from(date.month()), date.day())
}
