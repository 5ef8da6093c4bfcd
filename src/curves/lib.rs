//! What searches for plans count with: amounts on a common denominator, and curves of effort against the best amount.
//!
//! This is where a search for a plan spends most of its time, so it is a package of its own: the browser build
//! compiles it for speed and everything else for size (`profile.web` in `Cargo.toml`).

mod amount;
mod curve;
#[cfg(test)]
#[path = "../../tests/support/random.rs"]
#[allow(dead_code, missing_docs, reason = "shared with other tests")]
mod random;
pub mod sorting;

pub use amount::Amount;
pub use curve::Curve;
