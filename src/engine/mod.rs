//! The rules: instruments, assessments, scores, bounds and plans. No browser, no floats.

pub mod assessment;
mod bands;
mod bounds;
pub(crate) mod document;
pub mod gains;
pub mod guard;
pub mod instrument;
mod interval;
mod levers;
pub mod likelihood;
pub mod number;
pub mod output;
pub mod plan;
pub mod problem;
mod rules;
pub mod score;
mod sheet;
pub mod text;
pub mod trace;
mod whole;

pub use bands::Target;
pub use interval::{Interval, Side};
pub use levers::Standing;
pub use rules::{BundleRules, DimensionRules, IndicatorRules, Rules, Share};
