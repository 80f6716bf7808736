//! The press: the Typst engine, made once, and one way to use it.
//!
//! **Invariant:** the same sheet gives the same bytes; a sheet leaves nothing behind in memory.
//! Read next: `sheet.rs` (what goes in), `fault.rs` (what can go wrong), `world.rs` (what a template sees).

use typst::diag::SourceDiagnostic;
use typst::foundations::Smart;
use typst::utils::LazyHash;
use typst::{Feature, Library, LibraryExt, World, WorldExt};
use typst_kit::fonts::{FontStore, embedded};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};

use crate::fault::{Blotter, Finding, PrintError};
use crate::sheet::{Conformance, Sheet};
use crate::world::{SheetWorld, datetime};

/// Fonts and library, loaded once and shared by all threads.
pub struct Press {
    library: LazyHash<Library>,
    fonts: FontStore,
}

impl Default for Press {
    fn default() -> Self {
        Self::new()
    }
}

impl Press {
    /// Loads the embedded fonts (Libertinus Serif, New Computer Modern, DejaVu Sans Mono). Some milliseconds.
    pub fn new() -> Self {
        let features = [Feature::A11yExtras].into_iter().collect();
        let library = LazyHash::new(Library::builder().with_features(features).build());
        let mut fonts = FontStore::new();
        fonts.extend(embedded());
        Self { library, fonts }
    }

    /// Prints a sheet and returns the PDF. Pure computing: keep it off async threads.
    ///
    /// # Errors
    /// [`PrintError::Template`] when the template or a file of the sheet is at fault or the result breaks
    /// the standard; [`PrintError::TooLong`] when it has more pages than allowed.
    pub fn render(&self, sheet: &Sheet) -> Result<Vec<u8>, PrintError> {
        let _forget = ForgetAfter;
        let world = SheetWorld::open(&self.library, &self.fonts, sheet)?;
        let document = typst::compile::<PagedDocument>(&world)
            .output
            .map_err(|diagnostics| findings(&world, sheet, &diagnostics))?;
        let pages = document.pages().len();
        if let Some(limit) = sheet.page_limit.filter(|&limit| pages > limit) {
            return Err(PrintError::TooLong { pages, limit });
        }
        let export = |standards: &[PdfStandard]| {
            let options = options(sheet, standards)?;
            typst_pdf::pdf(&document, &options)
                .map_err(|diagnostics| findings(&world, sheet, &diagnostics))
        };
        let accessible = [PdfStandard::Ua_1];
        match sheet.conformance {
            Conformance::Archival => export(&[PdfStandard::A_2a, PdfStandard::Ua_1]),
            Conformance::Accessible => export(&accessible),
            Conformance::AccessibleIfPossible => export(&accessible).or_else(|_| export(&[])),
            Conformance::Off => export(&[]),
        }
    }
}

/// The engine remembers every layout for ever unless told to forget; records must not stay in memory,
/// also not after a failure.
struct ForgetAfter;

impl Drop for ForgetAfter {
    fn drop(&mut self) {
        comemo::evict(0);
    }
}

fn options(sheet: &Sheet, standards: &[PdfStandard]) -> Result<PdfOptions, PrintError> {
    let standards = PdfStandards::new(standards).map_err(|problem| {
        let message = problem.message().to_string();
        PrintError::Template(vec![Finding {
            file: sheet.name.clone(),
            line: None,
            message,
        }])
    })?;
    Ok(PdfOptions {
        ident: Smart::Custom(String::from_utf8_lossy(&sheet.record).into_owned()),
        creator: Smart::Custom(Some("Kitir".to_owned())),
        timestamp: sheet.date.and_then(datetime).map(Timestamp::new_utc),
        standards,
        ..PdfOptions::default()
    })
}

fn findings(world: &SheetWorld<'_>, sheet: &Sheet, diagnostics: &[SourceDiagnostic]) -> PrintError {
    let blotter = Blotter::new(world.source_texts(), &sheet.record);
    let finding = |diagnostic: &SourceDiagnostic| {
        let id = diagnostic.span.id();
        let file = match id {
            Some(id) if id != world.main() => id.vpath().get_with_slash().to_owned(),
            _ => sheet.name.clone(),
        };
        let line = id
            .zip(world.range(diagnostic.span))
            .and_then(|(id, range)| world.line_of(id, range.start));
        let mut message = blotter.blot(&diagnostic.message);
        for hint in &diagnostic.hints {
            message.push_str("; ");
            message.push_str(&blotter.blot(&hint.v));
        }
        Finding {
            file,
            line,
            message,
        }
    };
    PrintError::Template(diagnostics.iter().map(finding).collect())
}
