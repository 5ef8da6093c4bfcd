//! Gallery of the building blocks: every one with several examples.
//!
//! `cargo xtask gallery` shows it; `#terang`, `#gelap` or `#kontras` in the address names the theme.
//! Figures in it are the published or illustrative ones of the design pictures.

#![allow(clippy::disallowed_types, reason = "lengths and places in drawings are floats")]

#[cfg(feature = "ui")]
mod examples;
#[cfg(feature = "ui")]
mod figures;
#[cfg(feature = "ui")]
mod gallery;

#[cfg(feature = "ui")]
fn main() {
    gallery::start();
}

#[cfg(not(feature = "ui"))]
fn main() {}
