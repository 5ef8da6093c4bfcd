//! The calculator: everything that needs the engine, in a file of its own that loads on first use.
//!
//! The start screen does without it, so that a first visit is quick on an old PC and a slow
//! line. With the feature `split`, which the release build turns on, what only these functions
//! reach becomes a second WebAssembly file in the same memory. Without it all is one file, and
//! loading succeeds at once.

use std::rc::Rc;
use std::sync::OnceLock;

use yew::prelude::*;

use super::context::{Shared, Ui};
use super::pages::notices::Messages;
use super::{embed, pages, styles, workspace};
use crate::session::{Action, Effect, Listing, State, update};

/// The ways into the code that is loaded.
#[derive(Clone, Copy, Debug)]
pub struct Calculator {
    /// Changes a state by any action.
    pub update: fn(&State, Action) -> (State, Vec<Effect>),
    /// Everything below the messages, but for the start screen.
    pub workspace: fn(&Ui, &Shared<State>) -> Html,
    /// What can be done with an assessment of the list besides opening it.
    pub manage: fn(&Ui, &Listing) -> Html,
    /// Whose assessment is in front, below the header.
    pub context: fn(&Ui, &State) -> Html,
    /// Beside the list: what was removed from it last, and what cannot be read.
    pub remarks: fn(&Ui, &State) -> Html,
    /// The messages above a screen and over it.
    pub messages: fn(&Ui, &State) -> Messages,
    /// Tells the page around this one what is new.
    pub publish: fn(&Rc<State>, &Callback<Action>),
}

/// The code could not be loaded: no connection, or a newer version replaced it on the host.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotLoaded;

#[cfg(feature = "split")]
impl From<wasm_split_helpers::SplitLoaderError> for NotLoaded {
    fn from(_: wasm_split_helpers::SplitLoaderError) -> Self {
        Self
    }
}

static LOADED: OnceLock<Calculator> = OnceLock::new();

/// The calculator, when it is here.
pub fn loaded() -> Option<Calculator> {
    LOADED.get().copied()
}

/// Loads the calculator; after a failure the next call tries again.
///
/// # Errors
/// [`NotLoaded`] when the file cannot be had.
pub async fn load() -> Result<Calculator, NotLoaded> {
    let styles = styles::ask();
    #[cfg(feature = "split")]
    let calculator = kalkulator().await?;
    #[cfg(not(feature = "split"))]
    let calculator = kalkulator()?;
    styles.here().await?;
    Ok(*LOADED.get_or_init(|| calculator))
}

/// Its name becomes that of the file.
#[cfg_attr(feature = "split", wasm_split_helpers::wasm_split(kalkulator, fallible))]
fn kalkulator() -> Result<Calculator, NotLoaded> {
    Ok(Calculator {
        update,
        workspace: workspace::workspace,
        manage: pages::library_menu::manage,
        context: workspace::context_line,
        remarks: pages::library_menu::remarks,
        messages: pages::notices::messages,
        publish: embed::publish,
    })
}
