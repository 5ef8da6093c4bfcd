//! Spreadsheets: an assessment as tables for Excel and LibreOffice, and back. No browser.
//!
//! A [`Workbook`] is what both file kinds have in common: named sheets of typed cells.
//! [`export()`] makes one from an assessment, [`import()`] reads one onto an assessment and names
//! every wrong cell; [`csv`] and `xlsx` are the two files. A formula is never written, and never
//! evaluated. What a file can hold: docs/spreadsheets.md.

pub mod csv;
pub mod differences;
pub mod export;
#[cfg(feature = "spreadsheets")]
pub mod file;
pub mod import;
#[cfg(feature = "spreadsheets")]
pub mod job;
mod layout;
pub mod message;
pub mod model;
pub mod problem;
mod wording;
#[cfg(feature = "spreadsheets")]
pub mod xlsx;

pub use differences::differences;
pub use export::{Content, export};
pub use import::{Preview, import};
pub use layout::Kind;
pub use model::{Cell, Place, Sheet, Value, Workbook};
pub use problem::{CellProblem, CellProblemKind, FileProblem, Refusal};

/// The format that an exported workbook names.
pub const FORMAT: &str = "zona-hijau/sheets";
/// The newest layout of the sheets that this program reads; it writes this one.
pub const VERSION: u32 = 1;
/// The largest spreadsheet file that is read, in bytes.
pub const MAX_FILE_BYTES: usize = 10_000_000;
/// Rows and columns in which entries are looked for; a filled cell beyond them is refused.
pub const MOST_ROWS: u32 = 5_000;
/// See [`MOST_ROWS`].
pub const MOST_COLUMNS: u32 = 1_000;
/// Most filled cells of a file.
pub const MOST_CELLS: usize = 200_000;
/// Longest text of one cell, in characters, as in Excel.
pub const MOST_CHARACTERS: usize = 32_767;
