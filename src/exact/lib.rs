//! Exact numbers: fractions that never round, amounts on a common denominator, curves of effort against the best amount.
//!
//! This is where an edit and a search for a plan spend their time, so it is a package of its own: the browser build
//! compiles it for speed and everything else for size (`profile.web` in `Cargo.toml`).

mod amount;
mod curve;
pub mod number;

pub use amount::Amount;
pub use curve::Curve;
