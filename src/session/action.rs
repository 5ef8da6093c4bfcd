//! What can happen, and what the browser shall do about it.

use std::rc::Rc;

use super::edit::Field;
use super::paste::Anchor;
use super::state::{EntryView, Page, SaveStatus, Theme};
use crate::engine::assessment::{Answer, EntryMode, FollowUp};
use crate::engine::text::{IndicatorId, Language, UnitId};

/// Everything a user or the browser can do to a session.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// Show a screen.
    Go(Page),
    /// Speak another language.
    Speak(Language),
    /// Use another theme.
    Paint(Theme),
    /// Choose an instrument on the start screen.
    ChooseInstrument(String),
    /// Choose a kind of body on the start screen.
    ChooseKind(String),
    /// Begin a new assessment as chosen on the start screen.
    Begin,
    /// Open a fictional demo body.
    OpenDemo(&'static str),
    /// Open a file.
    OpenFile {
        /// Its name.
        name: String,
        /// Its text.
        text: String,
    },
    /// Load an own instrument pack.
    OpenPack {
        /// Name of its file.
        name: String,
        /// Its text.
        text: String,
    },
    /// Take up an own pack that was on the device.
    RestorePack(String),
    /// Take up the work that was on the device; own packs come before it.
    Restore(String),
    /// Show entries another way.
    View(EntryView),
    /// Ask for another figure in the summary table.
    Measure(EntryMode),
    /// Bring a unit to the front.
    SelectUnit(UnitId),
    /// Commit what was typed into a field.
    Enter(Field, String),
    /// Answer an indicator; `None` is not yet assessed.
    Answer(UnitId, IndicatorId, Option<Answer>),
    /// Enter a unit another way; the former entry is set aside.
    SetMode(UnitId, EntryMode),
    /// Add a unit of this name.
    AddUnit(String),
    /// Remove a unit.
    RemoveUnit(UnitId),
    /// Paste a block of cells.
    Paste(Anchor, String),
    /// Answer the question on the second axis.
    Follow(FollowUp),
    /// Put all changed figures back to the pack's.
    ResetOverrides,
    /// Take back the last change.
    Undo,
    /// Take back the last undo.
    Redo,
    /// Close the message above the screen.
    Dismiss,
    /// Save the assessment as a file.
    SaveFile,
    /// Delete everything that is kept in this browser.
    Forget,
    /// The browser reports how saving on the device went.
    Saved(SaveStatus),
}

/// What the browser shall do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Keep this text on the device; `None` forgets it.
    Keep(Option<String>),
    /// Keep work that cannot be read aside, so that new work does not replace it.
    KeepUnreadable(String),
    /// Keep these own packs on the device, and no others.
    KeepPacks(Vec<Rc<str>>),
    /// Delete everything that is kept on the device.
    ForgetAll,
    /// Keep language and theme on the device and show them on the page.
    KeepPreferences,
    /// Show the screen in the address and put the focus on its heading.
    ShowPage(Page),
    /// Put the focus on the name of this unit.
    FocusName(UnitId),
    /// Offer a file for download.
    Download {
        /// Proposed name.
        name: String,
        /// Its text.
        text: String,
    },
}
