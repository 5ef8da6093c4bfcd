//! The rules: instruments, assessments, scores, bounds and plans. No browser, no floats.

pub mod assessment;
mod bands;
mod bounds;
pub(crate) mod document;
pub mod instrument;
mod interval;
pub mod number;
pub mod output;
pub mod problem;
mod rules;
pub mod score;
mod sheet;
pub mod text;

pub use bands::Target;
pub use interval::{Interval, Side};
pub use rules::{BundleRules, DimensionRules, IndicatorRules, Rules, Share};
