//! The same answers under another instrument.
//!
//! A mapping says which indicator of one year stands for which of another; it is
//! data, with its basis (`static/mappings`). Only answers travel: a total, points or a
//! percentage of a dimension is a result of its own instrument and stays behind,
//! as do changed weights. What stays behind is named.

use std::rc::Rc;

use litemap::LiteMap;

use super::assessment::{Answer, Assessment, Entry, EntryMode, InstrumentRef, Overrides, Unit};
use super::document::{self, Read, Unknown, record};
use super::instrument::{Basis, Instrument};
use super::problem::{Place, ProblemKind, Problems};
use super::text::{IndicatorId, LevelId, Text, UnitId};

/// The mappings that ship with the program.
const BUILT_IN: [&str; 10] = [
    include_str!("../../static/mappings/kepatuhan-2022--kepatuhan-2023.json"),
    include_str!("../../static/mappings/kepatuhan-2022--kepatuhan-2024.json"),
    include_str!("../../static/mappings/kepatuhan-2023--kepatuhan-2024.json"),
    include_str!("../../static/mappings/kepatuhan-2022--opini-2025.json"),
    include_str!("../../static/mappings/kepatuhan-2023--opini-2025.json"),
    include_str!("../../static/mappings/kepatuhan-2024--opini-2025.json"),
    include_str!("../../static/mappings/kepatuhan-2022--opini-2026.json"),
    include_str!("../../static/mappings/kepatuhan-2023--opini-2026.json"),
    include_str!("../../static/mappings/kepatuhan-2024--opini-2026.json"),
    include_str!("../../static/mappings/opini-2025--opini-2026.json"),
];

/// The name of the format.
const FORMAT: &str = "zona-hijau/mapping";
/// The version that is read.
const VERSION: u32 = 1;
/// The largest file that is read.
const MAX_BYTES: usize = 100_000;

/// Which indicators of one instrument stand for which of another.
#[derive(Clone, Debug, PartialEq)]
pub struct Mapping {
    /// Id of the instrument that answers come from.
    pub from: String,
    /// Id of the instrument that they go to.
    pub to: String,
    /// How well the counterparts are known.
    pub basis: Basis,
    /// What to know about them.
    pub note: Text,
    /// Indicators with their counterparts.
    pub pairs: Vec<(IndicatorId, IndicatorId)>,
}

/// An assessment under another instrument, and what stayed behind.
#[derive(Clone, Debug, PartialEq)]
pub struct Transfer {
    /// The answers that could travel; everything else is not yet assessed.
    pub assessment: Assessment,
    /// Indicators of the former instrument without a counterpart.
    pub left_behind: Vec<IndicatorId>,
    /// Indicators of the new instrument without a counterpart.
    pub without_answer: Vec<IndicatorId>,
    /// Units that were not entered by indicator: nothing of them can travel.
    pub empty_units: Vec<UnitId>,
    /// Whether weights, efforts or bundles had been changed; the new assessment has none changed.
    pub overrides_dropped: bool,
}

record! {
    /// The file.
    RawMapping {
        required {
            /// Always `zona-hijau/mapping`.
            format: String,
            /// Rises when the format changes.
            format_version: u32,
            /// Id of an instrument.
            from: String,
            /// Id of another.
            to: String,
            /// How well the counterparts are known.
            basis: String,
            /// What to know about them.
            note: Text,
            /// Lists of two: an indicator and its counterpart.
            pairs: Vec<Vec<String>>,
        }
        optional {}
    }
}

impl Mapping {
    /// The built-in mapping between two instruments, in either direction; `None` where there is none.
    pub fn between(from: &str, to: &str) -> Option<Self> {
        let known = BUILT_IN.iter().filter_map(|text| Self::read(text).ok());
        known.into_iter().find_map(|mapping| match (mapping.from == from, mapping.to == from) {
            (true, _) if mapping.to == to => Some(mapping),
            (_, true) if mapping.from == to => Some(mapping.inverted()),
            _ => None,
        })
    }

    /// Reads a mapping.
    ///
    /// # Errors
    /// Everything that is wrong with it.
    pub fn read(text: &str) -> Result<Self, Problems> {
        let value = document::parse(text, FORMAT, MAX_BYTES)?;
        let (mut problems, root) = (Problems::default(), Place::Root);
        let raw = RawMapping::read(&value, &root, &mut problems).unwrap_or_default();
        if raw.format_version.is_some_and(|version| version > VERSION) {
            problems.push(&root.key("format_version"), ProblemKind::NewerVersion { known: VERSION }, "");
        }
        let basis = raw.basis.as_deref().and_then(|name| basis(name, &root.key("basis"), &mut problems));
        let pairs = pairs(raw.pairs.unwrap_or_default(), &root.key("pairs"), &mut problems);
        let mapping = || Some(Self { from: raw.from?, to: raw.to?, basis: basis?, note: raw.note?, pairs });
        let mapping = mapping();
        problems.or_value(mapping)
    }

    fn inverted(self) -> Self {
        let pairs = self.pairs.into_iter().map(|(from, to)| (to, from)).collect();
        Self { from: self.to, to: self.from, pairs, ..self }
    }

    /// An assessment made with `from`, under `to`.
    pub fn transfer(&self, assessment: &Assessment, from: &Instrument, to: &Rc<Instrument>) -> Transfer {
        let moved = |(old, new): &(IndicatorId, IndicatorId)| {
            let (old, new) = (from.indicator(old.as_str())?, to.indicator(new.as_str())?);
            Some((old, new))
        };
        let pairs: Vec<_> = self.pairs.iter().filter_map(moved).collect();
        let units = assessment.units.iter().map(|unit| {
            let mut answers = LiteMap::new();
            for (old, new) in &pairs {
                let answer = answer_of(&unit.entry, &old.id).filter(|answer| fits(answer, &new.scale));
                if let Some(answer) = answer {
                    answers.insert(new.id.clone(), answer.clone());
                }
            }
            under(unit, Entry::Indicators(Rc::new(answers)))
        });
        let is_mapped = |id: &IndicatorId| pairs.iter().any(|(old, _)| old.id == *id);
        let is_answered = |id: &IndicatorId| pairs.iter().any(|(_, new)| new.id == *id);
        let by_total = assessment.units.iter().filter(|unit| unit.entry.mode() != EntryMode::Indicators);
        Transfer {
            left_behind: from.indicators().map(|i| i.id.clone()).filter(|id| !is_mapped(id)).collect(),
            without_answer: to.indicators().map(|i| i.id.clone()).filter(|id| !is_answered(id)).collect(),
            empty_units: by_total.map(|unit| unit.id.clone()).collect(),
            overrides_dropped: assessment.overrides != Overrides::default(),
            assessment: Assessment {
                instrument: InstrumentRef {
                    id: to.id.as_str().to_owned(),
                    version: to.version.clone(),
                    unknown: Unknown::new(),
                },
                target: None,
                overrides: Overrides::default(),
                units: units.collect(),
                ..assessment.clone()
            },
        }
    }
}

fn under(unit: &Unit, entry: Entry) -> Unit {
    Unit { entry, set_aside: Vec::new(), entry_unknown: Unknown::new(), ..unit.clone() }
}

fn answer_of<'e>(entry: &'e Entry, indicator: &IndicatorId) -> Option<&'e Answer> {
    if let Entry::Indicators(answers) = entry { answers.get(indicator) } else { None }
}

/// Whether a scale has the levels of an answer.
fn fits(answer: &Answer, scale: &super::instrument::Scale) -> bool {
    let has = |level: &LevelId| scale.position(level).is_some();
    match answer {
        Answer::Level(level) => has(level),
        Answer::Range { low, high } => has(low) && has(high),
        Answer::NotApplicable => true,
    }
}

fn basis(name: &str, place: &Place<'_>, problems: &mut Problems) -> Option<Basis> {
    let known = Basis::NAMES.iter().find(|(known, _)| *known == name).map(|(_, basis)| *basis);
    if known.is_none() {
        let choices = Basis::NAMES.map(|(name, _)| name).join(", ");
        problems.push(place, ProblemKind::UnknownWord { choices }, name);
    }
    known
}

fn pairs(raw: Vec<Vec<String>>, place: &Place<'_>, problems: &mut Problems) -> Vec<(IndicatorId, IndicatorId)> {
    let mut pairs: Vec<(IndicatorId, IndicatorId)> = Vec::new();
    for (index, pair) in raw.into_iter().enumerate() {
        match pair.as_slice() {
            [from, to] if pairs.iter().any(|(old, new)| old.as_str() == from || new.as_str() == to) => {
                problems.push(&place.index(index), ProblemKind::Duplicate, format!("{from}, {to}"));
            }
            [from, to] => pairs.push((IndicatorId::from(from.as_str()), IndicatorId::from(to.as_str()))),
            other => {
                let kind = ProblemKind::WrongType { expected: "an indicator and its counterpart" };
                problems.push(&place.index(index), kind, other.join(", "));
            }
        }
    }
    pairs
}
