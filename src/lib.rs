//! Zona Hijau: estimates the rating that Ombudsman Republik Indonesia gives to
//! public services, and shows which standards would raise it most.
//!
//! Three layers, one direction: [`engine`] (the rules), [`session`] (what the
//! user is doing) with [`i18n`] (what the screens say), and the browser
//! application in `ui`. See ARCHITECTURE.md.

pub mod i18n;
pub mod session;
pub mod sheets;
#[cfg(feature = "ui")]
pub mod ui;
#[cfg(feature = "worker")]
pub mod worker;

/// The rules, in a package of their own.
pub use zona_hijau_engine as engine;
