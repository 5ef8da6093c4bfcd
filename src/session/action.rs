//! What can happen, and what the browser shall do about it.

use std::rc::Rc;

use super::compare::Comparing;
use super::edit::Field;
use super::evidence::EvidenceEdit;
use super::improve::Improving;
use super::library::{Listing, Record, Unreadable, WorkId};
use super::paste::Anchor;
use super::shelf::{Keeping, Request};
use super::state::{DeviceRefusal, EntryView, Page, Theme};
use super::workshop::Workshopping;
use crate::engine::assessment::{Answer, Assessment, EntryMode, FollowUp};
use crate::engine::date::Date;
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
    /// Show what the share code of a link holds, and ask.
    OfferLink(String),
    /// Open what the link holds as a new assessment.
    AcceptLink,
    /// Leave the link alone.
    DeclineLink,
    /// Load an own instrument pack.
    OpenPack {
        /// Name of its file.
        name: String,
        /// Its text.
        text: String,
    },
    /// Take up an own pack that was on the device.
    RestorePack(String),
    /// Take up the work that an earlier version kept on the device; own packs come before it.
    Restore(String),
    /// These assessments are on the device.
    Listed {
        /// A number that no other tab has.
        tab: u64,
        /// The assessments, the one written last first.
        listings: Vec<Listing>,
        /// Those that cannot be read.
        unreadable: Vec<Unreadable>,
    },
    /// Open an assessment of the list.
    Open(WorkId),
    /// Take up what the device has of an assessment.
    Reopen {
        /// Which one.
        id: WorkId,
        /// Its whole records, the newest first.
        records: Vec<Record>,
        /// The user asked for it, and not the start of a visit.
        show: bool,
    },
    /// Give an assessment another name in the list; empty for that of its body.
    Label(WorkId, String),
    /// Make a copy of an assessment of the list.
    Copy(WorkId),
    /// Remove an assessment from the device.
    Discard(WorkId),
    /// Of an assessment that was to be changed in the list, the device has nothing any more.
    Vanished(WorkId),
    /// The device has removed an assessment, and this is what it held.
    Discarded(WorkId, Option<Rc<Record>>),
    /// Put back what was discarded.
    PutBack(Rc<Record>),
    /// The device has kept an assessment.
    Kept {
        /// Its line in the list.
        listing: Listing,
        /// The record that was there before.
        from: Option<u64>,
    },
    /// The device has kept what was to be put back as a copy: another tab has written the assessment again since.
    KeptBeside(Listing),
    /// The device holds another record than the one that should be replaced; nothing was written.
    Clashed {
        /// Of this assessment.
        id: WorkId,
        /// There is none any more.
        gone: bool,
    },
    /// Another tab wrote an assessment, or removed it.
    Elsewhere {
        /// Which one.
        id: WorkId,
        /// What is there now.
        record: Option<Rc<Record>>,
    },
    /// After a clash: open what the other tab wrote.
    UseTheirs,
    /// After a clash: go on with the copy of what is here.
    KeepMine,
    /// Show entries another way.
    View(EntryView),
    /// Ask for another figure in the summary table.
    Measure(EntryMode),
    /// Bring a unit to the front.
    SelectUnit(UnitId),
    /// Commit what was typed into a field.
    Enter(Field, String),
    /// This stands in a field while it is typed.
    Draft(Field, String),
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
    /// Take over what a spreadsheet makes of the assessment.
    TakeSheet {
        /// Name of the file.
        name: String,
        /// The assessment that the file was checked against.
        base: Rc<Assessment>,
        /// The assessment after it, as a saved file.
        text: String,
    },
    /// Answer the question on the second axis.
    Follow(FollowUp),
    /// Take out every score.
    Clear,
    /// Do something on the screen Perbaikan.
    Improve(Improving),
    /// Do something on the screen Bandingkan.
    Compare(Comparing),
    /// Do something on the screen Lokakarya.
    Workshop(Workshopping),
    /// Put all changed figures back to the pack's.
    ResetOverrides,
    /// Change what is known about evidence.
    Evidence(EvidenceEdit),
    /// The browser tells the present day.
    Today(Date),
    /// Take back the last change.
    Undo,
    /// Take back the last undo.
    Redo,
    /// Close the message above the screen.
    Dismiss,
    /// Save the assessment as a file.
    SaveFile,
    /// Save a text that was made from the assessment, such as the report, as a file.
    SaveText {
        /// Proposed name.
        name: String,
        /// Its text.
        text: String,
    },
    /// Delete everything that is kept in this browser.
    Forget,
    /// The device has not kept an assessment, and why.
    KeepFailed(DeviceRefusal),
}

impl Action {
    /// Whether it may be done before others that were asked for earlier and still wait.
    pub fn is_free(&self) -> bool {
        use Action::{
            Copy, Discard, Discarded, Dismiss, KeepFailed, Kept, KeptBeside, Label, Listed, Paint, PutBack, Speak,
            Vanished,
        };
        let list = matches!(self, Label(..) | Copy(_) | Discard(_) | Discarded(..) | PutBack(_) | Kept { .. });
        list || matches!(
            self,
            Vanished(_) | KeptBeside(_) | Listed { .. } | KeepFailed(_) | Dismiss | Speak(_) | Paint(_)
        )
    }
}

/// What the browser shall do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Keep the assessment in front on the device.
    Keep(Rc<Keeping>),
    /// Do what the list of assessments asks for.
    Shelf(Request),
    /// Keep work that cannot be read aside, so that new work does not replace it.
    KeepUnreadable(String),
    /// Keep a workshop that is under way on the device, or nothing any more.
    KeepWorkshop(Option<String>),
    /// Tell what the device kept of a workshop.
    FetchWorkshop,
    /// Keep these own packs on the device, and no others.
    KeepPacks(Vec<Rc<str>>),
    /// Delete everything that is kept on the device.
    ForgetAll,
    /// Keep language and theme on the device and show them on the page.
    KeepPreferences,
    /// Show the screen in the address and put the focus on its heading.
    ShowPage(Page),
    /// Put the screen in the place of the share code in the address.
    ForgetLink(Page),
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
