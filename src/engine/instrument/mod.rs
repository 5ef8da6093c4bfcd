//! Instruments: one year's rules as data, from the file to the validated model.

mod builtin;
mod model;
mod raw;
mod validate;

pub use builtin::{BUILT_IN, builtin, find_builtin};
pub use model::{
    Band, Basis, Bundle, BundleEffect, Claim, Compliance, Conflict, Control, Dimension, Effort, Example, Indicator,
    Instrument, Law, Level, Marked, Note, Origin, Preset, RowKind, Scale, Scope, Source, UnitRules, Weight, Zone,
};
pub use validate::{check_examples, load};

/// The format that a pack names.
pub const FORMAT: &str = "zona-hijau/instrument";
/// The newest version of the format that this program reads.
pub const FORMAT_VERSION: u32 = 1;
/// The largest pack that is read, in bytes.
pub const MAX_PACK_BYTES: usize = 2_000_000;
/// How a file says that an indicator does not apply to a unit. No level can have this value.
pub const NOT_APPLICABLE: &str = "n/a";
/// The bundle that officials look for first, the counter in a public service mall (MPP): its id, and the topic of
/// the notes about it, also of those that say why a pack has none.
pub const COUNTER: &str = "mpp";

#[cfg(test)]
mod tests;
