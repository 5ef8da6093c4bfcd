//! Gallery of the components: every one with several examples, and four composed screens.
//!
//! Build it with `trunk serve tests/gallery/index.html` and open `#contoh` (components),
//! `#mulai`, `#isi`, `#hasil`, `#hasil-unit` or `#metode`; add `/gelap` or `/kontras` for another theme.
//! Figures in it are the published or illustrative ones of the design pictures.

#[cfg(feature = "ui")]
mod examples;
#[cfg(feature = "ui")]
mod figures;
#[cfg(feature = "ui")]
mod gallery;
#[cfg(feature = "ui")]
mod screen_hasil;
#[cfg(feature = "ui")]
mod screen_hasil_unit;
#[cfg(feature = "ui")]
mod screen_isi;
#[cfg(feature = "ui")]
mod screen_metode;
#[cfg(feature = "ui")]
mod screen_mulai;

#[cfg(feature = "ui")]
fn main() {
    gallery::start();
}

#[cfg(not(feature = "ui"))]
fn main() {}
