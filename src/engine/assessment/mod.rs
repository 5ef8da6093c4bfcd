//! Assessments: what a user entered, from the saved file to the model and back.

pub mod evidence;
mod migrate;
mod model;
mod notes;
mod overrides;
mod read;
mod report_form;
mod scenarios;
#[cfg(test)]
mod testing;
mod ticks;
mod write;

pub use model::{
    Answer, Assessment, Body, BundleOverride, Decimal, Entry, EntryMode, FollowUp, InstrumentRef, Overrides, SetAside,
    Unit,
};
pub use notes::SOURCE_NOTE;
pub use overrides::MOST_PLAUSIBLE_FACTOR;
pub use read::{check, read, read_for, read_value};
pub use report_form::{Paper, ReportField};
pub use scenarios::{MOST_SCENARIOS, Scenario};
pub use write::to_text;
pub(crate) use write::to_value;

/// The format that a saved file names.
pub const FORMAT: &str = "zona-hijau/assessment";
/// The newest version of the format that this program reads; it writes this one.
/// Older ones are brought up to it when they are read.
pub const VERSION: u32 = 1;
/// The largest file that is read, in bytes.
pub const MAX_FILE_BYTES: usize = 5_000_000;
