//! What can happen, and what the browser shall do about it.

use std::rc::Rc;

use super::compare::Comparing;
use super::edit::Field;
use super::evidence::EvidenceEdit;
use super::frame::Framing;
use super::improve::Improving;
use super::library::{Record, WorkId};
use super::paste::Anchor;
use super::shelf::{Keeping, Request};
use super::shelving::Shelving;
use super::state::{EntryView, Measure, Page};
use super::workshop::Workshopping;
use crate::engine::NotText;
use crate::engine::assessment::{Answer, Assessment, EntryMode, FollowUp};
use crate::engine::problem::{Place, ProblemKind, Problems};
use crate::engine::text::{IndicatorId, UnitId};

/// A file as it was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TextFile {
    /// Its name.
    pub name: String,
    /// Its text, or why it has none.
    pub text: Result<String, NoText>,
}

/// Why a file has no text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoText {
    /// It could not be read: a stick that was removed, a permission that ended, a folder.
    Unread,
    /// It is a workbook, or of another encoding.
    NotText(NotText),
}

impl From<NoText> for Problems {
    fn from(none: NoText) -> Self {
        match none {
            NoText::NotText(why) => why.into(),
            NoText::Unread => {
                let mut problems = Self::default();
                problems.push(&Place::Root, ProblemKind::Unread, "");
                problems
            }
        }
    }
}

/// What another tab did to an assessment that this tab changes, too.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Theirs {
    /// It wrote another record.
    Written,
    /// It removed the assessment.
    Removed,
}

/// Everything a user or the browser can do to a session.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// Something that needs no rules: the screen in front, language, theme, choices.
    Frame(Framing),
    /// Something about the list of assessments, which needs no rules either.
    Shelf(Shelving),
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
    /// Open files that came together, packs and assessments, and say which have no text.
    OpenFiles(Vec<TextFile>),
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
    /// Take up what the device has of an assessment.
    Reopen {
        /// Which one.
        id: WorkId,
        /// Its whole records, the newest first.
        records: Vec<Record>,
        /// The user asked for it, and not the start of a visit.
        show: bool,
    },
    /// The device holds another record than the one that should be replaced; nothing was written.
    Clashed {
        /// Of this assessment.
        id: WorkId,
        /// What the other tab did.
        theirs: Theirs,
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
    /// Show entries another way.
    View(EntryView),
    /// Ask for another figure in the summary table.
    Measure(Measure),
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
    /// Note in the file that it is computed with the version of the instrument that is here.
    NoteVersion,
    /// Put all changed figures back to the pack's.
    ResetOverrides,
    /// Change what is known about evidence.
    Evidence(EvidenceEdit),
    /// Take back the last change.
    Undo,
    /// Take back the last undo.
    Redo,
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
}

impl Action {
    /// Whether it may be done before others that were asked for earlier and still wait.
    pub fn is_free(&self) -> bool {
        match self {
            Self::Frame(what) => {
                let is_answer = matches!(what, Framing::KeepFailed(_) | Framing::ListRefused(_));
                is_answer || matches!(what, Framing::Speak(_) | Framing::Paint(_) | Framing::Dismiss)
            }
            Self::Shelf(what) => !matches!(what, Shelving::Open(_) | Shelving::KeepMine),
            _ => false,
        }
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
    /// The same, with the name selected: it is only a proposal.
    SelectName(UnitId),
    /// Offer a file for download.
    Download {
        /// Proposed name.
        name: String,
        /// Its text.
        text: String,
    },
}
