//! What acts by itself in a PDF: scripts, programs it starts, forms it sends, files it carries (ISO 32000-2, 12.6 and 7.11.4).
//!
//! A picture of such a page is harmless; the file itself is not, so nobody keeps it as it came.
//!
//! **Invariant:** every object of the file is looked at, also those that no page names: a reader's own way there may differ from ours.
//! Read next: `pdf.rs`.

use hayro::hayro_syntax::Pdf;
use hayro::hayro_syntax::object::{Array, Dict, MaybeRef, Object};

/// Entries that hold or lead to something that acts.
const KEYS: [&str; 7] = ["JS", "JavaScript", "AA", "XFA", "EmbeddedFiles", "EF", "RichMediaContent"];

/// Actions (entry `S`) that reach outside of the page.
const ACTIONS: [&str; 8] = ["JavaScript", "Launch", "SubmitForm", "ImportData", "GoToR", "GoToE", "Rendition", "RichMediaExecute"];

/// Arrays and dictionaries that stand in one another; honest files stay far below. What is deeper counts as acting.
const MOST_NESTED: usize = 64;

pub(crate) fn is_live(pdf: &Pdf) -> bool {
    pdf.objects().into_iter().any(|object| acts(&object, 0))
}

fn acts(object: &Object<'_>, depth: usize) -> bool {
    match object {
        _ if depth > MOST_NESTED => true,
        Object::Dict(dict) => dict_acts(dict, depth),
        Object::Stream(stream) => dict_acts(stream.dict(), depth),
        Object::Array(array) => array_acts(array, depth),
        _ => false,
    }
}

fn dict_acts(dict: &Dict<'_>, depth: usize) -> bool {
    dict.entries().any(|(key, value)| {
        let MaybeRef::NotRef(value) = value else { return KEYS.contains(&key.as_str()) };
        let action = key.as_str() == "S" && matches!(&value, Object::Name(name) if ACTIONS.contains(&name.as_str()));
        action || KEYS.contains(&key.as_str()) || acts(&value, depth + 1)
    })
}

fn array_acts(array: &Array<'_>, depth: usize) -> bool {
    array.raw_iter().any(|value| matches!(value, MaybeRef::NotRef(value) if acts(&value, depth + 1)))
}
