//! What the tables are called, and the ids by which rows and columns are found again.

use super::model::{Place, Sheet};
use crate::engine::assessment::evidence::{CountKind, Status};
use crate::engine::assessment::{EntryMode, FollowUp};
use crate::engine::text::Language;
use crate::i18n::Locale;

/// The tables of a workbook.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// How to fill it in; not read.
    Guide,
    /// Whom it is about, under which instrument.
    Identity,
    /// Levels: indicators in rows, units in columns.
    Entries,
    /// Final scores and figures by dimension: units in rows.
    Figures,
    /// What the user changed about the rules.
    Assumptions,
    /// Evidence: items and counts in rows.
    Evidence,
    /// What each level means; not read.
    Levels,
    /// The result; not read.
    Result,
    /// The cheapest plan to the target; not read.
    Plan,
}

impl Kind {
    /// The tables that are read.
    pub const READ: [Self; 5] = [Self::Identity, Self::Entries, Self::Figures, Self::Assumptions, Self::Evidence];

    /// Those that are for reading by people only.
    pub const SHOWN: [Self; 4] = [Self::Guide, Self::Levels, Self::Result, Self::Plan];

    /// The name on its tab.
    pub fn name(self, language: Language) -> &'static str {
        let m = Locale::new(language).sheets();
        match self {
            Self::Guide => m.tab_guide,
            Self::Identity => m.tab_identity,
            Self::Entries => m.tab_entries,
            Self::Figures => m.tab_figures,
            Self::Assumptions => m.tab_assumptions,
            Self::Evidence => m.tab_evidence,
            Self::Levels => m.tab_levels,
            Self::Result => m.tab_result,
            Self::Plan => m.tab_plan,
        }
    }

    /// Whether this is its name in one of the languages.
    pub fn is_named(self, name: &str) -> bool {
        let name = name.trim().to_lowercase();
        LANGUAGES.iter().any(|language| self.name(*language).to_lowercase() == name)
    }
}

/// Files are read in either language, whatever the screens speak.
pub(super) const LANGUAGES: [Language; 2] = [Language::Indonesian, Language::English];

/// Ids of rows and columns.
pub(super) mod key {
    /// Marks the row of unit ids (entries) or of column ids (figures).
    pub const UNIT: &str = "unit";
    pub const NAME: &str = "name";
    pub const KIND: &str = "kind";
    pub const MODE: &str = "mode";
    pub const TOTAL: &str = "total";
    pub const POINTS: &str = "points.";
    pub const PERCENT: &str = "percent.";
    pub const FORMAT: &str = "format";
    pub const VERSION: &str = "version";
    pub const INSTRUMENT: &str = "instrument";
    pub const BODY: &str = "body";
    pub const BODY_KIND: &str = "body_kind";
    pub const TARGET: &str = "target";
    pub const FOLLOW_UP: &str = "followed_up";
    /// The ids of the table of identity.
    pub const IDENTITY: [&str; 7] = [FORMAT, VERSION, INSTRUMENT, BODY, BODY_KIND, TARGET, FOLLOW_UP];
    pub const WEIGHT: &str = "weight";
    pub const EFFORT: &str = "effort";
    pub const BUNDLE: &str = "bundle";
    pub const BUNDLE_SET: &str = "bundle_set";
    pub const FACTOR: &str = "factor";
    pub const CHANGE: &str = "change";
}

/// Columns of the table of entries before the first unit: id, dimension, indicator, choices.
pub(super) const FIRST_UNIT: u32 = 4;
/// Columns of the table of changed rules.
pub(super) mod change {
    pub const KIND: u32 = 0;
    pub const ID: u32 = 1;
    pub const INDICATOR: u32 = 2;
    pub const VALUE: u32 = 3;
    pub const LABEL: u32 = 4;
}
/// Columns of the table of evidence, and what their ids are called. The first is no `unit`: a CSV
/// file with this table alone is no table of entries.
pub(super) mod evidence {
    pub const UNIT: &str = "unit_id";
    pub const INDICATOR: &str = "indicator_id";
    pub const ITEM: &str = "item_id";
    pub const UNIT_NAME: &str = "unit_name";
    pub const INDICATOR_NAME: &str = "indicator_name";
    pub const TEXT: &str = "text";
    pub const STATUS: &str = "status";
    pub const OWNER: &str = "owner";
    pub const DUE: &str = "due";
    pub const PLACE: &str = "place";
    pub const NOTE: &str = "note";
    pub const HAVE: &str = "have";
    pub const ASKED: &str = "asked";
    /// In the order of the table.
    pub const COLUMNS: [&str; 13] =
        [UNIT, INDICATOR, ITEM, UNIT_NAME, INDICATOR_NAME, TEXT, STATUS, OWNER, DUE, PLACE, NOTE, HAVE, ASKED];
}
/// The counts of a unit, with their ids in the column of items; they have no indicator.
pub(super) const COUNTS: [(&str, CountKind); 2] =
    [("contacts", CountKind::Contacts), ("respondents", CountKind::Respondents)];

/// The status that a word means: in either language, or as it stands in saved files; nothing is missing.
pub(super) fn status_named(word: &str) -> Option<Status> {
    let word = word.trim().to_lowercase();
    if word.is_empty() {
        return Some(Status::Missing);
    }
    let means = |status: Status| {
        let mut names = LANGUAGES.iter().map(|language| Locale::new(*language).evidence_status(status).to_lowercase());
        names.any(|name| name == word)
    };
    let found = Status::NAMES.iter().find(|(name, status)| *name == word || means(*status));
    found.map(|(_, status)| *status)
}

/// Columns of the table of identity: id, label, value.
pub(super) const IDENTITY_VALUE: u32 = 2;

/// The row whose first cell is `id`.
pub(super) fn row_of(sheet: &Sheet, id: &str) -> Option<u32> {
    let mut first = sheet.cells().filter(|(place, _)| place.column == 0).map(|(place, _)| place);
    first.find(|place| sheet.word(*place).trim() == id).map(|place| place.row)
}

/// The text in a row and column.
pub(super) fn word(sheet: &Sheet, row: u32, column: u32) -> &str {
    sheet.word(Place::new(row, column))
}

/// The ways to enter a unit, with their words in a file.
pub(super) fn mode_name(mode: EntryMode, language: Language) -> &'static str {
    let m = Locale::new(language).sheets();
    match mode {
        EntryMode::Total => m.mode_total,
        EntryMode::Points => m.mode_points,
        EntryMode::Percent => m.mode_percent,
        EntryMode::Indicators => m.mode_indicators,
    }
}

pub(super) const MODES: [EntryMode; 4] =
    [EntryMode::Indicators, EntryMode::Total, EntryMode::Points, EntryMode::Percent];

/// The way to enter that a word means, in either language.
pub(super) fn mode_named(word: &str) -> Option<EntryMode> {
    let word = word.trim().to_lowercase();
    let is = |mode: &EntryMode| LANGUAGES.iter().any(|language| mode_name(*mode, *language).to_lowercase() == word);
    MODES.into_iter().find(is)
}

pub(super) const FOLLOW_UPS: [FollowUp; 3] = [FollowUp::All, FollowUp::NotAll, FollowUp::NoneIssued];

/// An answer on the second axis, in a word.
pub(super) fn follow_up_name(answer: FollowUp, language: Language) -> &'static str {
    let m = Locale::new(language).sheets();
    match answer {
        FollowUp::Unanswered => "",
        FollowUp::All => m.follow_all,
        FollowUp::NotAll => m.follow_not_all,
        FollowUp::NoneIssued => m.follow_none,
    }
}

/// The answer that a word means, in either language; nothing is unanswered.
pub(super) fn follow_up_named(word: &str) -> Option<FollowUp> {
    let word = word.trim().to_lowercase();
    if word.is_empty() {
        return Some(FollowUp::Unanswered);
    }
    let is = |answer: &FollowUp| {
        let mut names = LANGUAGES.iter().map(|language| follow_up_name(*answer, *language).to_lowercase());
        names.any(|name| name == word) || answer.name() == Some(word.as_str())
    };
    FOLLOW_UPS.into_iter().find(is)
}
