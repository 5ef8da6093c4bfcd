//! The assessment as the engine uses it.

use std::rc::Rc;

use litemap::LiteMap;
use serde_json::Value;

use super::evidence::Evidence;
use crate::document::{Unknown, map_of};
use crate::instrument::{Effort, Instrument, Scale};
use crate::number::{NumberError, Rational};
use crate::text::{BundleId, DimensionId, IndicatorId, LevelId, UnitId, WeightedId};

/// What a user entered for one body under one instrument.
#[derive(Clone, Debug, PartialEq)]
pub struct Assessment {
    /// The instrument it was made with.
    pub instrument: InstrumentRef,
    /// Whom it is about.
    pub body: Body,
    /// Band label or number that the user aims at.
    pub target: Option<String>,
    /// Answer to the question on the second axis (2025, 2026).
    pub follow_up: FollowUp,
    /// What the user changed about the rules.
    pub overrides: Overrides,
    /// The rows, in the order of the user.
    pub units: Vec<Unit>,
    /// Free notes, kept as they are, without the section that [`Assessment::evidence`] holds.
    pub notes: Value,
    /// Evidence by unit and indicator; in the file it stands under `notes`.
    pub evidence: Evidence,
    /// Saved scenarios as the file has them; see [`Assessment::read_scenarios`].
    pub scenarios: Value,
    /// Keys this version does not know.
    pub unknown: Unknown,
}

impl Assessment {
    /// Whether nothing at all was entered in any unit.
    pub fn is_blank(&self) -> bool {
        self.units.iter().all(|unit| unit.entry.is_blank())
    }
}

/// Id and version of the instrument of an assessment.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct InstrumentRef {
    /// Such as `kepatuhan-2023`.
    pub id: String,
    /// Such as `1.0.0`; empty where the file does not say.
    pub version: String,
    /// Keys this version does not know.
    pub unknown: Unknown,
}

impl InstrumentRef {
    /// The version that the file names, where it is another one than that of the instrument here.
    pub fn other_version(&self, instrument: &Instrument) -> Option<&str> {
        Some(&*self.version).filter(|version| !version.is_empty() && *version != instrument.version)
    }
}

/// Whom an assessment is about.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Body {
    /// Such as `Kabupaten Maluku Tenggara`; may be empty.
    pub name: String,
    /// Such as `kabupaten`; may be empty.
    pub kind: String,
    /// Keys this version does not know.
    pub unknown: Unknown,
}

/// Whether all products of the Ombudsman were followed up (2025, 2026).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum FollowUp {
    /// Not answered: the suffix is undecided.
    #[default]
    Unanswered,
    /// All were followed up: the suffix is added.
    All,
    /// Not all were followed up: no suffix.
    NotAll,
    /// None was issued: the suffix is undecided, nothing is published about this case.
    NoneIssued,
}

impl FollowUp {
    /// Names as they stand in files; unanswered is null there.
    pub const NAMES: [(&'static str, Self); 3] =
        [("all", Self::All), ("not_all", Self::NotAll), ("none_issued", Self::NoneIssued)];

    /// The name as it stands in files.
    pub fn name(self) -> Option<&'static str> {
        Self::NAMES.iter().find(|(_, answer)| *answer == self).map(|(name, _)| *name)
    }
}

/// One row of an assessment: a unit, or a product in 2021.
#[derive(Clone, Debug, PartialEq)]
pub struct Unit {
    /// Stable inside the assessment.
    pub id: UnitId,
    /// Name on screen; may be empty.
    pub name: String,
    /// Such as `puskesmas`; may be empty.
    pub kind: String,
    /// The entry that counts.
    pub entry: Entry,
    /// Entries in other modes that the user left; they do not count but are not lost.
    pub set_aside: Vec<SetAside>,
    /// Keys of the row that this version does not know.
    pub unknown: Unknown,
    /// Keys of its entry that this version does not know.
    pub entry_unknown: Unknown,
}

/// An entry that the user left for one in another mode.
#[derive(Clone, Debug, PartialEq)]
pub struct SetAside {
    /// As it was.
    pub entry: Entry,
    /// Its keys that this version does not know.
    pub unknown: Unknown,
}

/// The three ways to enter a unit; dimensions come as points or percent.
#[derive(Clone, Debug, PartialEq)]
pub enum Entry {
    /// The final score, 0 to 100; `None` is not yet assessed.
    Total(Option<Decimal>),
    /// Already weighted points by dimension, as a rapor prints them.
    Points(LiteMap<DimensionId, Option<Decimal>>),
    /// Percent of each dimension, 0 to 100.
    Percent(LiteMap<DimensionId, Option<Decimal>>),
    /// Answers by indicator; an absent one is not yet assessed. Shared by all copies of an assessment that have
    /// the same, so that an edit copies and compares no more than the unit that it changes.
    Indicators(Rc<LiteMap<IndicatorId, Answer>>),
}

/// The name of an entry mode.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EntryMode {
    /// The final score.
    Total,
    /// Points by dimension.
    Points,
    /// Percent by dimension.
    Percent,
    /// Answers by indicator.
    Indicators,
}

impl Entry {
    /// Which mode this is.
    pub fn mode(&self) -> EntryMode {
        match self {
            Self::Total(_) => EntryMode::Total,
            Self::Points(_) => EntryMode::Points,
            Self::Percent(_) => EntryMode::Percent,
            Self::Indicators(_) => EntryMode::Indicators,
        }
    }

    /// An entry of a mode with nothing assessed yet.
    pub fn empty(mode: EntryMode, instrument: &Instrument) -> Self {
        let nothing = || map_of(instrument.dimensions.iter().map(|dimension| (dimension.id.clone(), None)));
        match mode {
            EntryMode::Total => Self::Total(None),
            EntryMode::Points => Self::Points(nothing()),
            EntryMode::Percent => Self::Percent(nothing()),
            EntryMode::Indicators => Self::Indicators(Rc::default()),
        }
    }

    /// Whether nothing at all was entered.
    pub fn is_blank(&self) -> bool {
        match self {
            Self::Total(value) => value.is_none(),
            Self::Points(values) | Self::Percent(values) => values.values().all(Option::is_none),
            Self::Indicators(values) => values.is_empty(),
        }
    }
}

/// The answer to one indicator.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// A level of the scale.
    Level(LevelId),
    /// Somewhere between two levels.
    Range {
        /// The lower end.
        low: LevelId,
        /// The upper end, above the lower.
        high: LevelId,
    },
    /// Does not apply to this unit.
    NotApplicable,
}

impl Answer {
    /// Whether it can be given under this scale.
    pub fn fits(&self, scale: &Scale) -> bool {
        match self {
            Self::Level(level) => scale.position(level).is_some(),
            Self::Range { low, high } => {
                scale.position(low).zip(scale.position(high)).is_some_and(|(low, high)| low < high)
            }
            Self::NotApplicable => true,
        }
    }
}

/// A decimal as the user typed it, with its exact value. Zeros before the number and the sign of zero say nothing, and a
/// field could not show them as something that it takes; zeros behind it are as a rapor prints them.
#[derive(Clone, Debug)]
pub struct Decimal {
    text: Rc<str>,
    value: Rational,
}

impl Decimal {
    /// Reads a plain decimal with a point.
    ///
    /// # Errors
    /// As [`Rational::parse_decimal`].
    pub fn parse(text: &str) -> Result<Self, NumberError> {
        let value = Rational::parse_decimal(text)?;
        let digits = text.trim_start_matches('-').trim_start_matches('0');
        let sign = if value.is_negative() { "-" } else { "" };
        let zero = if digits.is_empty() || digits.starts_with('.') { "0" } else { "" };
        Ok(Self { text: [sign, zero, digits].concat().into(), value })
    }

    /// The text, such as `62.06`.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The exact value.
    pub fn value(&self) -> &Rational {
        &self.value
    }
}

impl Unit {
    /// The entry that counts, then those that are set aside.
    pub fn entries(&self) -> impl Iterator<Item = &Entry> {
        std::iter::once(&self.entry).chain(self.set_aside.iter().map(|aside| &aside.entry))
    }

    /// The entry of a mode that counts, or else the first one set aside.
    pub fn entry_of(&self, mode: EntryMode) -> Option<&Entry> {
        self.entries().find(|entry| entry.mode() == mode)
    }
}

/// Two decimals are equal when they were typed the same.
impl PartialEq for Decimal {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text
    }
}

/// What the user changed about the rules of the instrument.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Overrides {
    /// By dimension id in percent of the whole, by indicator id in percent of its dimension.
    pub weights: LiteMap<WeightedId, Decimal>,
    /// Effort by indicator, for one level in one unit.
    pub efforts: LiteMap<IndicatorId, Effort>,
    /// Changes by bundle.
    pub bundles: LiteMap<BundleId, BundleOverride>,
    /// Factor of the plausible interval, at least 1.
    pub plausible_factor: Option<Decimal>,
    /// Keys this version does not know.
    pub unknown: Unknown,
}

/// What the user changed about one bundle.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct BundleOverride {
    /// Another effort.
    pub effort: Option<Effort>,
    /// Other effects: all of them, as indicator and level.
    pub effects: Option<Vec<(IndicatorId, LevelId)>>,
    /// Keys of the effect on an indicator that this version does not know.
    pub effects_unknown: LiteMap<IndicatorId, Unknown>,
    /// Keys this version does not know.
    pub unknown: Unknown,
}
