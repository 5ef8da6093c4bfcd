//! What the user is doing: a state, actions on it, and effects as data. Pure, no browser.
//!
//! [`update`] is total: every action on every state gives a next state and the
//! effects that the browser shall carry out. Derived results are computed once,
//! when the assessment changes, and shared by reference.

mod action;
pub mod demo;
mod edit;
pub mod embed;
mod frame;
mod history;
pub mod input;
mod packs;
mod paste;
mod state;
mod update;

pub use action::{Action, Effect};
pub use edit::Field;
pub use frame::update_frame;
pub use history::History;
pub use packs::{OwnPack, Packs};
pub use paste::{Anchor, PasteProblem, SummaryColumn};
pub use state::{EntryView, Notice, Page, Preferences, Rejected, SaveStatus, Setup, State, Theme, Work};
pub use update::update;

#[cfg(test)]
mod tests;
