//! What the user is doing: a state, actions on it, and effects as data. Pure, no browser.
//!
//! [`update`] is total: every action on every state gives a next state and the
//! effects that the browser shall carry out. Derived results are computed once,
//! when the assessment changes, and shared by reference.

mod action;
mod change;
pub mod compare;
pub mod demo;
mod edit;
pub mod embed;
pub mod evidence;
mod frame;
mod history;
pub mod improve;
pub mod input;
mod library;
mod link;
mod opening;
mod packs;
mod paste;
mod paste_table;
mod present;
pub mod shelf;
mod shelving;
mod state;
mod typing;
mod update;
pub mod workshop;

pub use action::{Action, Effect, NoText, TextFile, Theirs};
pub use change::Change;
pub use edit::Field;
pub use frame::{Framing, update_frame};
pub use history::{History, Snapshot};
pub use library::{Card, Damage, Library, Listing, Record, Unreadable, WorkId, digest};
pub use link::LinkOffer;
pub use packs::packs_beside;
pub use packs::{OwnPack, Packs};
pub use paste::{Anchor, PasteProblem, SummaryColumn};
pub use paste_table::LeftOut;
pub use shelving::Shelving;
pub use state::{
    Clash, DeviceRefusal, EntryView, KeepStatus, Measure, Notice, Page, Preferences, Present, Rejected, Setup, State,
    Theme, Work,
};
pub use update::{file_stem, update};

#[cfg(test)]
mod testing;
#[cfg(test)]
mod tests;
