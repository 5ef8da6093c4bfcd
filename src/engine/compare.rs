//! Two assessments of one body under one instrument, side by side: what differs.

use crate::assessment::{Answer, Assessment, Entry, Unit};
use crate::interval::Interval;
use crate::number::Rational;
use crate::rules::Rules;
use crate::score::Outcome;
use crate::text::{DimensionId, IndicatorId, UnitId};

/// What differs between a baseline and another assessment.
#[derive(Clone, Debug, PartialEq)]
pub struct Comparison {
    /// The total under the default weights.
    pub total: Change,
    /// Mean points of each dimension, in the order of the instrument.
    pub dimensions: Vec<(DimensionId, Change)>,
    /// Each unit of either: those of the baseline first.
    pub units: Vec<(UnitId, UnitChange)>,
    /// Answers that differ, in the order of the units and of the instrument.
    pub indicators: Vec<IndicatorChange>,
}

/// A figure before and after.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// In the baseline.
    pub before: Interval,
    /// In the other.
    pub after: Interval,
}

/// A unit before and after.
#[derive(Clone, Debug, PartialEq)]
pub enum UnitChange {
    /// In both.
    Both(Change),
    /// Only in the other.
    Added(Interval),
    /// Only in the baseline.
    Removed(Interval),
}

/// An answer that differs.
#[derive(Clone, Debug, PartialEq)]
pub struct IndicatorChange {
    /// In which unit.
    pub unit: UnitId,
    /// Of which indicator.
    pub indicator: IndicatorId,
    /// In the baseline; `None` is not yet assessed.
    pub before: Option<Answer>,
    /// In the other.
    pub after: Option<Answer>,
}

impl Change {
    /// What it rises by, where both figures are certain.
    pub fn difference(&self) -> Option<Rational> {
        let is_certain = |interval: &Interval| interval.is_point();
        (is_certain(&self.before) && is_certain(&self.after)).then(|| &self.after.low - &self.before.low)
    }

    /// Whether anything differs.
    pub fn is_some(&self) -> bool {
        self.before != self.after
    }
}

/// Compares two assessments with their outcomes, made under the same rules.
pub fn compare(rules: &Rules, baseline: (&Assessment, &Outcome), other: (&Assessment, &Outcome)) -> Comparison {
    let change = |before: &Interval, after: &Interval| Change { before: before.clone(), after: after.clone() };
    let dimensions = baseline.1.dimensions.iter().filter_map(|before| {
        let after = other.1.dimensions.iter().find(|after| after.id == before.id)?;
        Some((before.id.clone(), change(&before.points, &after.points)))
    });
    Comparison {
        total: change(&baseline.1.estimate.exact, &other.1.estimate.exact),
        dimensions: dimensions.collect(),
        units: units(baseline.1, other.1),
        indicators: baseline.0.units.iter().flat_map(|unit| indicators(rules, unit, other.0)).collect(),
    }
}

fn units(baseline: &Outcome, other: &Outcome) -> Vec<(UnitId, UnitChange)> {
    let before = baseline.units.iter().map(|unit| {
        let (id, before) = (unit.id.clone(), unit.estimate.exact.clone());
        let after = other.units.iter().find(|after| after.id == id).map(|after| after.estimate.exact.clone());
        let change = match after {
            Some(after) => UnitChange::Both(Change { before, after }),
            None => UnitChange::Removed(before),
        };
        (id, change)
    });
    let is_new = |id: &UnitId| baseline.units.iter().all(|unit| unit.id != *id);
    let added = other.units.iter().filter(|unit| is_new(&unit.id));
    before.chain(added.map(|unit| (unit.id.clone(), UnitChange::Added(unit.estimate.exact.clone())))).collect()
}

/// The answers of a unit that differ in the other assessment, where both are entered by indicator.
fn indicators(rules: &Rules, unit: &Unit, other: &Assessment) -> Vec<IndicatorChange> {
    let after = other.units.iter().find(|after| after.id == unit.id).map(|after| &after.entry);
    let (Entry::Indicators(before), Some(Entry::Indicators(after))) = (&unit.entry, after) else {
        return Vec::new();
    };
    let ids = rules.indicators().map(|indicator| indicator.id());
    let differs = ids.filter(|id| before.get(*id) != after.get(*id));
    let change = |id: &IndicatorId| IndicatorChange {
        unit: unit.id.clone(),
        indicator: id.clone(),
        before: before.get(id).cloned(),
        after: after.get(id).cloned(),
    };
    differs.map(change).collect()
}
