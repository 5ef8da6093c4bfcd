//! Zona Hijau: estimates the rating that Ombudsman Republik Indonesia gives to
//! public services, and shows which standards would raise it most.

pub mod engine;
