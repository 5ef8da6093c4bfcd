//! Evidence (bukti dukung): what each unit has to show for each indicator, who prepares it and until when.
//!
//! It stands in the saved file under `notes`, whose inside the format leaves open:
//!
//! ```json
//! "notes": { "evidence": { "format": "zona-hijau/evidence", "version": 1, "units": { "u1": {
//!   "contacts": { "have": 12, "asked": 15 }, "respondents": { "have": 20, "asked": 30 },
//!   "items": { "input.standar": [
//!     { "id": "e1", "text": "Wawancara empat petugas", "status": "preparing", "owner": "Sekretaris",
//!       "due": "2026-03-12", "place": "https://contoh.go.id/berkas", "note": "foto belum terang" },
//!     { "id": "x1", "text": "SK tim" } ] } } } } }
//! ```
//!
//! - `status` is `missing` (also where it is absent), `preparing`, `complete` or `rework`.
//! - `e1`, `e2`, … are the items of the pack in its order, the others the user's own. The text
//!   decides: an item of the pack whose wording is no longer there becomes an own item, so no
//!   entry moves to another document when a pack is corrected.
//! - Items of the pack with nothing entered are not written.
//! - Everything else under `notes` stays as it is: other keys, keys in between, values that
//!   cannot be read. A value that cannot be read never keeps a file from opening; it is named in
//!   [`Evidence::problems`] and written back until the user enters another one. A section of a
//!   newer version is kept and not touched.

mod model;
mod read;
mod write;

pub use model::{
    Asked, Checklist, Count, CountKind, Evidence, Item, Status, Tracked, UnitEvidence, applies, link, one_line,
};
pub(super) use read::read;
pub(super) use write::notes;

/// The format that the section names.
pub const FORMAT: &str = "zona-hijau/evidence";
/// The newest version of the section that this program reads; it writes this one.
pub const VERSION: u32 = 1;
/// The key of the section under `notes`, unless something else stands there.
const KEY: &str = "evidence";
/// Most characters of the name of an owner, as typed.
pub const MOST_OWNER: usize = 120;
/// Most characters of any other text, as typed.
pub const MOST_TEXT: usize = 1_000;
/// The most that is counted.
pub const MOST_COUNTED: u32 = 999_999;
