//! What a step of the history changed, as data; the words are in `i18n`.

use crate::engine::Rules;
use crate::engine::assessment::{Assessment, Entry, Unit};
use crate::engine::text::Text;

/// One step, named by what it changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// The name of the body.
    Body,
    /// The name of a unit, to this one.
    UnitName(String),
    /// The score or figures of the unit with this name.
    Score(String),
    /// One answer: name of the unit, short name of the indicator.
    Answer(String, Text),
    /// How a unit is entered.
    Mode(String),
    /// Something else about a unit.
    Unit(String),
    /// A unit was added.
    Added(String),
    /// A unit was removed.
    Removed(String),
    /// Several units at once.
    Units(usize),
    /// A block of cells was pasted: rows and columns.
    Paste(usize, usize),
    /// The answer on the second axis.
    FollowUp,
    /// The target.
    Target,
    /// What is ticked off a plan.
    Ticks,
    /// The version of the instrument that the file names.
    Version,
    /// Weights, efforts or other assumptions.
    Assumptions,
    /// All assumptions are the pack's again.
    AssumptionsReset,
    /// All scores were taken out.
    Cleared,
    /// A new assessment was made.
    Begun,
    /// Scenarios were kept, renamed or taken out.
    Scenarios,
    /// The scenario of this name became the assessment.
    ScenarioAccepted(String),
    /// A file, a demo or another assessment of this name was opened.
    Opened(String),
    /// What another tab wrote was taken over.
    Elsewhere,
    /// Anything else.
    Other,
}

impl Change {
    /// What differs between two states of an assessment.
    pub(super) fn between(before: &Assessment, after: &Assessment, rules: &Rules) -> Self {
        let (old, new) = (&before.units, &after.units);
        if old.len() + 1 == new.len() {
            return new.iter().find(|unit| !has(old, unit)).map_or(Self::Other, |unit| Self::Added(unit.name.clone()));
        }
        if new.len() + 1 == old.len() {
            return old
                .iter()
                .find(|unit| !has(new, unit))
                .map_or(Self::Other, |unit| Self::Removed(unit.name.clone()));
        }
        let changed: Vec<_> = old.iter().zip(new).filter(|(old, new)| old != new).collect();
        match changed.as_slice() {
            [(old, new)] => Self::of_unit(old, new, rules),
            [] => Self::of_frame(before, after),
            several => Self::Units(several.len()),
        }
    }

    fn of_unit(before: &Unit, after: &Unit, rules: &Rules) -> Self {
        let name = after.name.clone();
        if before.name != after.name {
            return Self::UnitName(name);
        }
        match (&before.entry, &after.entry) {
            (old, new) if old == new => Self::Unit(name),
            (Entry::Indicators(old), Entry::Indicators(new)) => {
                let differs = |id: &str| old.get(id) != new.get(id);
                let mut changed = rules.instrument().indicators().filter(|indicator| differs(indicator.id.as_str()));
                match (changed.next(), changed.next()) {
                    (Some(indicator), None) => Self::Answer(name, indicator.short.clone()),
                    _ => Self::Score(name),
                }
            }
            (old, new) if old.mode() != new.mode() && new.is_blank() => Self::Mode(name),
            _ => Self::Score(name),
        }
    }

    fn of_frame(before: &Assessment, after: &Assessment) -> Self {
        if before.body != after.body {
            Self::Body
        } else if before.overrides != after.overrides {
            Self::Assumptions
        } else if before.follow_up != after.follow_up {
            Self::FollowUp
        } else if before.target != after.target {
            Self::Target
        } else if before.ticked() != after.ticked() {
            Self::Ticks
        } else if before.instrument != after.instrument {
            Self::Version
        } else {
            Self::Other
        }
    }
}

fn has(units: &[Unit], unit: &Unit) -> bool {
    units.iter().any(|other| other.id == unit.id)
}
