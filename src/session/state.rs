//! The state of a session.

use std::rc::Rc;

use litemap::LiteMap;
use serde::{Deserialize, Serialize};

use super::change::Change;
use super::compare::Compare;
use super::edit::Field;
use super::embed::Embedding;
use super::history::History;
use super::improve::Improve;
use super::library::{Library, WorkId};
use super::link::LinkOffer;
use super::packs::Packs;
use super::paste::PasteProblem;
use super::paste_table::LeftOut;
use super::workshop::Workshop;
use crate::engine::Rules;
use crate::engine::assessment::{Assessment, EntryMode};
use crate::engine::date::Date;
use crate::engine::problem::{ProblemKind, Problems};
use crate::engine::score::{Outcome, rescore, score};
use crate::engine::share::ShareError;
use crate::engine::text::{Language, Text, UnitId};

/// Everything the screens show. Cloning is cheap: large parts are shared.
#[derive(Clone, Debug)]
pub struct State {
    /// The screen in front.
    pub page: Page,
    /// Language and theme.
    pub preferences: Preferences,
    /// Choices on the start screen.
    pub setup: Setup,
    /// How entries are shown.
    pub view: EntryView,
    /// What the summary table asks for.
    pub measure: Measure,
    /// The unit in front where one is shown at a time.
    pub unit: Option<UnitId>,
    /// The instruments at hand.
    pub packs: Packs,
    /// The assessment in front, and where it lies.
    pub present: Option<Present>,
    /// Input that was refused, by field; the assessment keeps its last good value.
    pub rejected: LiteMap<Field, Rejected>,
    /// The assessments on the device.
    pub library: Library,
    /// The field whose typing is the last step of the history.
    pub draft: Option<Field>,
    /// Another tab changed what this tab changed too.
    pub clash: Option<Rc<Clash>>,
    /// What can be undone and redone.
    pub history: History,
    /// What the screen Perbaikan keeps beside the assessment.
    pub improve: Improve,
    /// What the screen Bandingkan keeps.
    pub compare: Compare,
    /// What the screen Lokakarya keeps.
    pub workshop: Workshop,
    /// A message above the screen.
    pub notice: Option<Rc<Notice>>,
    /// What a link holds, while the user decides about it.
    pub offer: Option<Rc<LinkOffer>>,
    /// Whether the present assessment is on the device.
    pub kept: KeepStatus,
    /// The present day, once the browser has told it.
    pub today: Option<Date>,
    /// How the app stands inside another page.
    pub embedding: Embedding,
}

impl State {
    /// The state of a first visit.
    pub fn new(preferences: Preferences) -> Self {
        Self {
            page: Page::Start,
            preferences,
            setup: Setup::default(),
            view: EntryView::Unit,
            measure: Measure::Total,
            unit: None,
            packs: Packs::default(),
            present: None,
            rejected: LiteMap::new(),
            library: Library::default(),
            draft: None,
            clash: None,
            history: History::default(),
            improve: Improve::default(),
            compare: Compare::default(),
            workshop: Workshop::default(),
            notice: None,
            offer: None,
            kept: KeepStatus::Nothing,
            today: None,
            embedding: Embedding::default(),
        }
    }

    /// The assessment in front with its results.
    pub fn work(&self) -> Option<&Work> {
        self.present.as_ref().map(|present| &present.work)
    }

    /// Which assessment of the device is in front.
    pub fn work_id(&self) -> Option<&WorkId> {
        self.present.as_ref().map(|present| &present.id)
    }
}

/// The assessment in front. One never is without a place on the device, nor a place without it.
#[derive(Clone, Debug, PartialEq)]
pub struct Present {
    /// Where it lies on the device.
    pub id: WorkId,
    /// What is shown.
    pub work: Work,
}

/// An assessment with the rules in force and everything that follows.
#[derive(Clone, Debug)]
pub struct Work {
    /// What was entered.
    pub assessment: Rc<Assessment>,
    /// The instrument with the overrides of the assessment.
    pub rules: Rc<Rules>,
    /// Computed once for this assessment.
    pub outcome: Rc<Outcome>,
}

impl Work {
    /// Scores an assessment under rules that were made from it.
    pub fn new(assessment: Assessment, rules: Rc<Rules>) -> Self {
        let outcome = Rc::new(score(&rules, &assessment));
        Self { assessment: Rc::new(assessment), rules, outcome }
    }

    /// This work with a changed assessment; scored anew only where a score depends on the change.
    pub(super) fn changed(&self, assessment: Assessment, rules: Rc<Rules>) -> Self {
        let former = &self.assessment;
        let same = Rc::ptr_eq(&rules, &self.rules)
            && assessment.units == former.units
            && assessment.follow_up == former.follow_up;
        if same {
            Self { assessment: Rc::new(assessment), rules, ..self.clone() }
        } else if Rc::ptr_eq(&rules, &self.rules) {
            let outcome = Rc::new(rescore(&rules, &assessment, former, &self.outcome));
            Self { assessment: Rc::new(assessment), rules, outcome }
        } else {
            Self::new(assessment, rules)
        }
    }
}

/// Two works are equal when they share the same assessment.
impl PartialEq for Work {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.assessment, &other.assessment)
    }
}

/// The screens.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Page {
    /// Mulai.
    #[default]
    Start,
    /// Isi nilai.
    Entry,
    /// Hasil.
    Result,
    /// Perbaikan.
    Improve,
    /// Bandingkan.
    Compare,
    /// Bukti dukung.
    Evidence,
    /// Laporan.
    Report,
    /// Metode.
    Method,
    /// Lokakarya, led by a coach.
    Workshop,
    /// The window of a workshop that stands on the projector.
    Projector,
    /// Sematkan: the code for other pages. Not in the navigation.
    Embed,
}

impl Page {
    /// Screens with their names in the address, in the order of the navigation.
    pub const NAMES: [(&'static str, Self); 11] = [
        ("mulai", Self::Start),
        ("isi", Self::Entry),
        ("hasil", Self::Result),
        ("perbaikan", Self::Improve),
        ("banding", Self::Compare),
        ("bukti", Self::Evidence),
        ("laporan", Self::Report),
        ("metode", Self::Method),
        ("lokakarya", Self::Workshop),
        ("proyektor", Self::Projector),
        ("sematan", Self::Embed),
    ];

    /// Whether the navigation names it; the others are tools.
    pub fn is_destination(self) -> bool {
        !matches!(self, Self::Workshop | Self::Projector | Self::Embed)
    }

    /// The name in the address.
    pub fn name(self) -> &'static str {
        Self::NAMES.iter().find(|(_, page)| *page == self).map_or("", |(name, _)| name)
    }

    /// Whether it has something to show without an assessment.
    pub fn needs_no_work(self) -> bool {
        matches!(self, Self::Start | Self::Compare | Self::Method | Self::Workshop | Self::Projector | Self::Embed)
    }

    /// The screen with this name in the address; unknown names lead to the start.
    pub fn from_name(name: &str) -> Self {
        Self::NAMES.iter().find(|(known, _)| *known == name).map(|(_, page)| *page).unwrap_or_default()
    }
}

/// Language and theme.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Preferences {
    /// Language of the screens.
    pub language: Language,
    /// Light, dark or as the device says.
    pub theme: Theme,
}

/// How the screens are coloured.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Theme {
    /// As the device says.
    #[default]
    Follow,
    /// Light.
    Light,
    /// Dark.
    Dark,
    /// Strong contrast.
    Contrast,
}

impl Theme {
    /// Names in addresses and attributes.
    pub const NAMES: [(&'static str, Self); 4] =
        [("ikut", Self::Follow), ("terang", Self::Light), ("gelap", Self::Dark), ("kontras", Self::Contrast)];

    /// The name in addresses and attributes.
    pub fn name(self) -> &'static str {
        Self::NAMES.iter().find(|(_, theme)| *theme == self).map_or("", |(name, _)| name)
    }

    /// The theme with this name; unknown names follow the device.
    pub fn from_name(name: &str) -> Self {
        Self::NAMES.iter().find(|(known, _)| *known == name).map(|(_, theme)| *theme).unwrap_or_default()
    }
}

/// Choices on the start screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Setup {
    /// Id of the instrument.
    pub instrument: String,
    /// Kind of body, a key of the presets.
    pub kind: String,
}

impl Default for Setup {
    fn default() -> Self {
        let newest = crate::engine::instrument::builtin().next().unwrap_or_default();
        Self { instrument: newest.to_owned(), kind: "kabupaten".to_owned() }
    }
}

/// What the summary table asks of a unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Measure {
    /// The final score.
    Total,
    /// Points of each dimension.
    Points,
    /// Percent of each dimension.
    Percent,
}

impl Measure {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Total, Self::Points, Self::Percent];

    /// How a unit is entered with it.
    pub const fn mode(self) -> EntryMode {
        match self {
            Self::Total => EntryMode::Total,
            Self::Points => EntryMode::Points,
            Self::Percent => EntryMode::Percent,
        }
    }

    /// What the table asks of a unit that is entered this way; answers to indicators it does not ask for.
    pub fn of(mode: EntryMode) -> Option<Self> {
        Self::ALL.into_iter().find(|measure| measure.mode() == mode)
    }
}

/// How entries are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum EntryView {
    /// A table of units with the figures of a rapor.
    Summary,
    /// One unit at a time.
    #[default]
    Unit,
    /// Indicators against units.
    Grid,
}

/// Input that was refused, as typed, with the reason.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rejected {
    /// As typed.
    pub typed: String,
    /// Why it was refused.
    pub kind: ProblemKind,
}

/// A message above the screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Notice {
    /// A file was not opened; the present work is untouched.
    FileRejected {
        /// Name of the file.
        name: String,
        /// Everything wrong with it.
        problems: Problems,
    },
    /// A unit counts another way now; what it had is set aside.
    WayChanged {
        /// Name of the unit.
        unit: String,
        /// How it was entered.
        was: EntryMode,
        /// How it is entered now.
        now: EntryMode,
    },
    /// A pack was not loaded; nothing changed.
    PackRejected {
        /// Name of the file; `None` for one kept in this browser.
        name: Option<String>,
        /// Everything wrong with it.
        problems: Problems,
    },
    /// A pack was loaded, but the browser does not keep it.
    PackNotKept,
    /// The device has not done what the list of assessments asked for.
    ListRefused(DeviceRefusal),
    /// A pack was loaded and can be chosen.
    PackOpened {
        /// Its title.
        title: Text,
    },
    /// A paste was not taken over; nothing changed.
    PasteRejected(Vec<PasteProblem>),
    /// A block was taken over but for these rows.
    PasteLeftOut(Vec<LeftOut>),
    /// A file or demo was opened; undo brings the former work back.
    Opened {
        /// Name of the file or body.
        name: String,
    },
    /// A new assessment took the place of this body's; undo brings that back.
    Begun {
        /// Name of the former body; may be empty.
        name: String,
    },
    /// A link was not opened; the present work is untouched.
    LinkRejected(ShareError),
    /// A link was opened; undo brings the former work back.
    LinkOpened,
    /// A spreadsheet was taken over; undo takes it back in one step.
    SheetTaken {
        /// Name of the file.
        name: String,
    },
    /// The assessment has changed since a spreadsheet was checked; nothing was taken over.
    SheetStale {
        /// Name of the file.
        name: String,
    },
    /// Everything that was kept in this browser is deleted.
    Forgotten,
    /// What a workshop reached was saved as another assessment; undo leads back.
    WorkshopSaved {
        /// Name of the copy.
        name: String,
    },
    /// The scenario was taken over into the entries; undo brings the former ones back.
    Applied,
    /// A unit was removed; undo brings it back.
    Removed {
        /// Name of the unit.
        name: String,
    },
    /// A change was undone.
    Undone(Change),
    /// An undone change was made again.
    Redone(Change),
    /// The changed figures stay as they are: without them the entries would contradict the weights.
    ResetRefused(ProblemKind),
    /// All scores were taken out.
    Cleared,
    /// What another tab wrote was taken over.
    FromOtherTab,
    /// What was put back is a copy: another tab has written the assessment again since.
    PutBackBeside,
    /// The work that was on the device cannot be read; it is offered as a file.
    RestoreFailed {
        /// The text as it was stored.
        text: String,
        /// Everything wrong with it.
        problems: Problems,
    },
}

impl Notice {
    /// The name of the file that was refused, with everything wrong with it.
    pub(super) fn refused_file(&self) -> Option<(&str, &Problems)> {
        match self {
            Self::FileRejected { name, problems } | Self::PackRejected { name: Some(name), problems } => {
                Some((name, problems))
            }
            _ => None,
        }
    }
}

/// What happened to the assessment of this tab while another tab changed the same one. What is
/// here was kept as a copy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clash {
    /// What the other tab wrote; none where it removed the assessment.
    pub theirs: Option<WorkId>,
}

/// Whether the present assessment is on the device.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum KeepStatus {
    /// There is nothing to keep.
    #[default]
    Nothing,
    /// A change is on its way.
    Pending,
    /// It is on the device.
    Kept,
    /// It could not be kept.
    Refused(DeviceRefusal),
}

/// Why the device does not keep something, or does not hand it over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DeviceRefusal {
    /// The storage is full.
    Full,
    /// The browser refuses storage.
    Blocked,
}
