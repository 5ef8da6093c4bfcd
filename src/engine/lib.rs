//! The rules: instruments, assessments, scores, bounds and plans. No browser, and no float that decides anything.

pub mod assessment;
mod bands;
mod bounds;
pub mod compare;
pub mod date;
mod divisor;
mod document;
pub mod gains;
pub mod guard;
pub mod instrument;
mod interval;
mod json;
mod levers;
pub mod likelihood;
pub mod number;
pub mod outlook;
pub mod output;
pub mod plan;
pub mod problem;
pub mod published;
#[cfg(test)]
#[path = "../../tests/support/random.rs"]
#[allow(dead_code, missing_docs, reason = "shared with other tests")]
mod random;
mod rules;
pub mod score;
pub mod share;
mod sheet;
pub mod shortfall;
pub mod text;
pub mod trace;
pub mod transfer;
mod whole;
mod worth;

pub use bands::Target;
pub use document::{NotText, Unknown, is_workbook, text_of};
pub use interval::{Interval, Side};
pub use rules::{BundleRules, DimensionRules, EntryConflict, IndicatorRules, Rules, Share};
pub use sheet::Standing;
pub use zona_hijau_curves::sorting;
