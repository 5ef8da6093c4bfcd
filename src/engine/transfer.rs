//! The same answers under another instrument.
//!
//! A mapping says which indicator of one year stands for which of another; it is
//! data, with its basis (`static/mappings`). Only answers travel: a total, points or a
//! percentage of a dimension is a result of its own instrument and stays behind,
//! as do changed weights, the target, what of a plan is ticked off, scenarios and what was followed up. Evidence travels
//! where it is asked for in the same words, or where the user wrote it. What stays behind is named.

use std::rc::Rc;

use litemap::LiteMap;
use serde_json::Value;

use crate::assessment::evidence::{Evidence, Item};
use crate::assessment::{Answer, Assessment, Entry, EntryMode, FollowUp, InstrumentRef, Overrides, Unit};
use crate::document::{self, Read, Unknown, record};
use crate::instrument::{Basis, Indicator, Instrument};
use crate::problem::{Place, ProblemKind, Problems};
use crate::text::{IndicatorId, ItemId, Text, UnitId};

/// A mapping that ships with the program: from, to, its text.
macro_rules! built_in {
    ($from:literal, $to:literal) => {
        ($from, $to, include_str!(concat!("../../static/mappings/", $from, "--", $to, ".json")))
    };
}

/// The mappings that ship with the program.
const BUILT_IN: [(&str, &str, &str); 10] = [
    built_in!("kepatuhan-2022", "kepatuhan-2023"),
    built_in!("kepatuhan-2022", "kepatuhan-2024"),
    built_in!("kepatuhan-2023", "kepatuhan-2024"),
    built_in!("kepatuhan-2022", "opini-2025"),
    built_in!("kepatuhan-2023", "opini-2025"),
    built_in!("kepatuhan-2024", "opini-2025"),
    built_in!("kepatuhan-2022", "opini-2026"),
    built_in!("kepatuhan-2023", "opini-2026"),
    built_in!("kepatuhan-2024", "opini-2026"),
    built_in!("opini-2025", "opini-2026"),
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
    /// Whether it was said what became of the corrective actions of that year; the new assessment asks again.
    pub follow_up_dropped: bool,
    /// Whether weights, efforts or bundles had been changed; the new assessment has none changed.
    pub overrides_dropped: bool,
    /// Whether evidence was entered that the new instrument does not ask for in the same words.
    pub evidence_dropped: bool,
    /// Whether a plan had a target: it was a band or a score of the former instrument.
    pub target_dropped: bool,
    /// Whether standards of a plan were ticked off: the next plan begins with its own.
    pub ticks_dropped: bool,
    /// Whether units kept entries of other kinds: they are results of the former instrument.
    pub set_aside_dropped: bool,
    /// Whether there were scenarios: they hold answers to the former indicators.
    pub scenarios_dropped: bool,
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
        let text = |from: &str, to: &str| BUILT_IN.iter().find(|known| (known.0, known.1) == (from, to));
        match (text(from, to), text(to, from)) {
            (Some((.., text)), _) => Self::read(text).ok(),
            (None, Some((.., text))) => Self::read(text).ok().map(Self::inverted),
            (None, None) => None,
        }
    }

    /// Whether there is a built-in mapping between two instruments, in either direction.
    pub fn is_known(from: &str, to: &str) -> bool {
        BUILT_IN.iter().any(|known| (known.0, known.1) == (from, to) || (known.0, known.1) == (to, from))
    }

    /// Reads a mapping.
    ///
    /// # Errors
    /// Everything that is wrong with it.
    pub fn read(text: &str) -> Result<Self, Problems> {
        let (value, _, mut problems) = document::parse_versioned(text, FORMAT, ("format_version", VERSION), MAX_BYTES)?;
        let root = Place::Root;
        let raw = RawMapping::read(&value, &root, &mut problems).unwrap_or_default();
        let basis = raw.basis.as_deref();
        let basis = basis.and_then(|name| document::word(name, &Basis::IN_PACKS, &root.key("basis"), &mut problems));
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
                let answer = answer_of(&unit.entry, &old.id).filter(|answer| answer.fits(&new.scale));
                if let Some(answer) = answer {
                    answers.insert(new.id.clone(), answer.clone());
                }
            }
            under(unit, Entry::Indicators(Rc::new(answers)))
        });
        let is_mapped = |id: &IndicatorId| pairs.iter().any(|(old, _)| old.id == *id);
        let is_answered = |id: &IndicatorId| pairs.iter().any(|(_, new)| new.id == *id);
        let (evidence, evidence_dropped) = evidence(assessment, &pairs);
        let by_total = assessment.units.iter().filter(|unit| unit.entry.mode() != EntryMode::Indicators);
        Transfer {
            left_behind: from.indicators().map(|i| i.id.clone()).filter(|id| !is_mapped(id)).collect(),
            without_answer: to.indicators().map(|i| i.id.clone()).filter(|id| !is_answered(id)).collect(),
            empty_units: by_total.map(|unit| unit.id.clone()).collect(),
            follow_up_dropped: assessment.follow_up != FollowUp::Unanswered,
            overrides_dropped: assessment.overrides != Overrides::default(),
            evidence_dropped,
            target_dropped: assessment.target.is_some(),
            ticks_dropped: !assessment.ticked().is_empty(),
            set_aside_dropped: assessment.units.iter().any(|unit| !unit.set_aside.is_empty()),
            scenarios_dropped: assessment.scenarios.as_array().is_none_or(|saved| !saved.is_empty()),
            assessment: assessment_under(assessment, to, units.collect(), evidence),
        }
    }
}

fn assessment_under(former: &Assessment, to: &Instrument, units: Vec<Unit>, evidence: Evidence) -> Assessment {
    let mut moved = Assessment {
        instrument: InstrumentRef {
            id: to.id.as_str().to_owned(),
            version: to.version.clone(),
            unknown: Unknown::new(),
        },
        target: None,
        follow_up: FollowUp::Unanswered,
        overrides: Overrides::default(),
        units,
        notes: former.evidence.without_locked(former.notes.clone()),
        evidence,
        scenarios: Value::Array(Vec::new()),
        ..former.clone()
    };
    // The ids of two years are often the same, so last year's ticks would stand in the new plan.
    moved.forget_ticks();
    moved
}

fn under(unit: &Unit, entry: Entry) -> Unit {
    Unit { entry, set_aside: Vec::new(), entry_unknown: Unknown::new(), ..unit.clone() }
}

fn answer_of<'e>(entry: &'e Entry, indicator: &IndicatorId) -> Option<&'e Answer> {
    if let Entry::Indicators(answers) = entry { answers.get(indicator) } else { None }
}

/// The evidence that travels along pairs of indicators, and whether any stays behind.
fn evidence(assessment: &Assessment, pairs: &[(&Indicator, &Indicator)]) -> (Evidence, bool) {
    let (former, mut moved) = (&assessment.evidence, Evidence::default());
    let mut is_dropped = former.is_locked() || !former.problems().is_empty();
    for (id, unit) in former.units.iter() {
        is_dropped |= unit.has_counts();
        for (indicator, list) in unit.checklists.iter() {
            let pair = pairs.iter().find(|(old, _)| old.id == *indicator);
            let under = |item: &Rc<Item>| pair.and_then(|(old, new)| item_under(item, old, new));
            let items: Vec<_> = list.items.iter().filter_map(under).collect();
            is_dropped |= items.len() < list.items.len();
            if let Some((_, new)) = pair {
                moved.change_list(id, &new.id, |list| list.items = items);
            }
        }
    }
    (moved, is_dropped)
}

/// A piece of evidence under a counterpart of its indicator, where it is the same there.
fn item_under(item: &Rc<Item>, old: &Indicator, new: &Indicator) -> Option<Rc<Item>> {
    let Some(place) = item.id.place() else { return Some(Rc::clone(item)) };
    let asked = &old.evidence.get(place)?.text;
    let place = new.evidence.iter().position(|evidence| evidence.text == *asked)?;
    let mut moved = Item::clone(item);
    moved.id = ItemId::of_pack(place);
    Some(Rc::new(moved))
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
