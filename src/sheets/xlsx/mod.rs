//! XLSX files: the part of the format that an assessment needs.
//!
//! The XML is read by `quick-xml` and packed by `miniz_oxide`; the container and the few elements
//! of SpreadsheetML stand here. The usual crates, calamine and rust_xlsxwriter, read and write
//! much more and weigh 430 kB in the browser against 31 kB (docs/spreadsheets.md). LibreOffice is
//! the independent reader and writer of the tests.

mod package;
mod read;
mod styles;
mod write;
mod xml;

pub use package::{Entry, pack, unpacked};
pub use read::read;
pub use write::write;
