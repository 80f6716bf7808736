//! The look: layouts and components of every page, as maud functions and structs that render themselves.
//!
//! Components take texts that are already in the reader's language; no sentence is written here.
//! **Invariant:** no `style` or `on*` attribute, no script body; everything works without a script.
//! Next: `chrome.rs` (what surrounds a page), `citizen_page.rs`, `staff_page.rs`, `print_page.rs`.

mod action_bar;
mod asset;
mod button;
mod choices;
mod chrome;
mod citizen_page;
mod comparison;
pub mod css;
mod date_input;
mod document_card;
mod error_summary;
mod field;
mod file_upload;
mod footer;
mod form;
mod grouped_number;
mod head;
mod link_cards;
mod masthead;
mod notices;
mod number_tiles;
mod pagination;
mod passkey_form;
mod print_page;
mod qr;
mod queue_table;
mod scan_box;
pub mod script;
mod select;
mod shortcuts;
mod slip;
mod split_view;
mod staff_page;
mod summary_list;
mod table;
mod tag;
mod task_list;
#[cfg(test)]
mod tests;
mod text_input;
mod textarea;
pub mod theme;
mod timeline;
mod words;

pub use action_bar::ActionBar;
pub use asset::{Asset, all as assets, csp_hash, find as find_asset};
pub use button::{Button, ButtonLink, Emphasis, button_group};
pub use choices::{Checkboxes, Choice, Radios, SingleCheckbox};
pub use chrome::{Chrome, Crest, FooterLink, Help, LanguageLink, Stylesheet, TextSize, TextSizeLink};
pub use citizen_page::{CitizenPage, citizen_page};
pub use comparison::{Candidate, CandidateFact, Comparison, ComparisonRow, SideBySide};
pub use date_input::{DateInput, DateParts};
pub use document_card::{DocumentCard, Photo};
pub use error_summary::{ErrorSummary, Fault};
pub use field::Field;
pub use file_upload::FileUpload;
pub use form::{Form, IDEMPOTENCY_FIELD};
pub use grouped_number::{GroupedNumber, group_digits};
pub use link_cards::{LinkCard, LinkCards};
pub use notices::{Details, Inset, Notification, Panel, WarningText};
pub use number_tiles::{NumberTiles, Tile};
pub use pagination::Pagination;
pub use passkey_form::{PasskeyForm, PasskeyWords};
pub use print_page::{Paper, PrintPage, print_page};
pub use qr::qr_svg;
pub use queue_table::{FilterLink, Filters, QueueColumn, QueueRow, QueueTable, RowSelect, Sorted, TimeLeft};
pub use scan_box::ScanBox;
pub use select::{Select, SelectOption};
pub use shortcuts::ShortcutList;
pub use slip::{Slip, SlipPin, kitir_number};
pub use split_view::{CheckList, CheckRow, DocumentTab, DocumentTabs, DocumentViewer, SplitView};
pub use staff_page::{MenuLink, SignedIn, StaffPage, staff_page};
pub use summary_list::{Change, SummaryList, SummaryRow};
pub use table::{Column, Table};
pub use tag::{Tag, Tone};
pub use task_list::{Task, TaskList};
pub use text_input::{InputKind, TextInput, Width};
pub use textarea::Textarea;
pub use theme::{Theme, Token};
pub use timeline::{StepState, Timeline, TimelineStep};
pub use words::Words;
