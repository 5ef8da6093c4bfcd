//! The browser application: screens in Yew over the session, and the only code that touches the browser.

#![allow(clippy::disallowed_types, reason = "lengths and places in drawings are floats")]

mod app;
mod browser;
mod calculator;
pub mod charts;
pub mod components;
mod context;
mod embed;
mod events;
mod link;
mod mirror;
mod pages;
mod panic;
mod present;
mod printing;
mod published;
mod result_bar;
mod shell;
mod short_name;
mod store;
mod styles;
mod typing;
mod undo;
mod worker;
mod workspace;

/// Starts the application in the element with the id `app`; in a worker there is none, and nothing to start.
pub fn start() {
    panic::offer_data_on_panic();
    app::mount();
}
