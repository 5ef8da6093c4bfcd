//! A scenario: moves on a copy of an assessment.

use std::rc::Rc;

use crate::engine::assessment::{Answer, Assessment, Entry, Unit};
use crate::engine::instrument::Scope;
use crate::engine::text::{BundleId, IndicatorId, LevelId, UnitId};
use crate::engine::{IndicatorRules, Rules};
use crate::session::state::Work;

/// One change that is tried out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Move {
    /// A standard reaches its top level: in one unit, or in every unit that is below it.
    Standard {
        /// Which standard.
        indicator: IndicatorId,
        /// Where; `None` is everywhere.
        unit: Option<UnitId>,
    },
    /// A bundle: in one unit, or everywhere.
    Bundle {
        /// Which bundle.
        bundle: BundleId,
        /// Where; `None` is everywhere.
        unit: Option<UnitId>,
    },
    /// All of a plan.
    Plan {
        /// The bundles it buys, each for a unit or the whole body.
        bundles: Vec<(BundleId, Option<UnitId>)>,
        /// The levels it reaches.
        levels: Vec<ReachedLevel>,
    },
}

/// One indicator of one unit that reaches a level.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReachedLevel {
    /// Where.
    pub unit: UnitId,
    /// What.
    pub indicator: IndicatorId,
    /// The level.
    pub to: LevelId,
}

/// The moves without those in units that are gone: a later unit may get the id of one.
pub(super) fn still_here(moves: &[Move], assessment: &Assessment) -> Vec<Move> {
    let is_unit = |id: &UnitId| assessment.units.iter().any(|unit| unit.id == *id);
    let is_place = |place: &Option<UnitId>| place.as_ref().is_none_or(is_unit);
    let kept = |known: &Move| match known {
        Move::Standard { unit, .. } | Move::Bundle { unit, .. } => is_place(unit).then(|| known.clone()),
        Move::Plan { bundles, levels } => {
            let bundles: Vec<_> = bundles.iter().filter(|(_, place)| is_place(place)).cloned().collect();
            let levels: Vec<_> = levels.iter().filter(|level| is_unit(&level.unit)).cloned().collect();
            (!bundles.is_empty() || !levels.is_empty()).then_some(Move::Plan { bundles, levels })
        }
    };
    moves.iter().filter_map(kept).collect()
}

/// The assessment after all moves. Nothing is lowered, and what does not apply stays so.
pub(in crate::session) fn apply(assessment: &Assessment, rules: &Rules, moves: &[Move]) -> Assessment {
    let mut next = assessment.clone();
    for unit in &mut next.units {
        for improvement in moves {
            make(unit, improvement, rules);
        }
    }
    next
}

fn make(unit: &mut Unit, improvement: &Move, rules: &Rules) {
    match improvement {
        Move::Standard { indicator, unit: place } => {
            if is_here(place.as_ref(), unit) {
                raise_to_top(unit, indicator, rules);
            }
        }
        Move::Bundle { bundle, unit: place } => {
            if is_here(place.as_ref(), unit) {
                raise_by_bundle(unit, bundle, rules);
            }
        }
        Move::Plan { bundles, levels } => {
            for (bundle, place) in bundles {
                if is_here(place.as_ref(), unit) {
                    raise_by_bundle(unit, bundle, rules);
                }
            }
            for level in levels {
                if level.unit == unit.id {
                    raise(unit, &level.indicator, &level.to, rules);
                }
            }
        }
    }
}

fn is_here(place: Option<&UnitId>, unit: &Unit) -> bool {
    place.is_none_or(|place| *place == unit.id)
}

fn raise_to_top(unit: &mut Unit, indicator: &IndicatorId, rules: &Rules) {
    let top = find(rules, indicator).and_then(|known| known.scale().levels.last());
    if let Some(top) = top.map(|level| level.id.clone()) {
        raise(unit, indicator, &top, rules);
    }
}

fn raise_by_bundle(unit: &mut Unit, bundle: &BundleId, rules: &Rules) {
    let effects = rules.bundles().iter().filter(|known| known.id() == bundle).flat_map(|known| known.effects());
    for effect in effects {
        raise(unit, &effect.indicator, &effect.level, rules);
    }
}

fn find<'r>(rules: &'r Rules, indicator: &IndicatorId) -> Option<&'r IndicatorRules> {
    rules.indicators().find(|known| known.id() == indicator)
}

/// Raises one answer to at least this level.
fn raise(unit: &mut Unit, indicator: &IndicatorId, to: &LevelId, rules: &Rules) {
    let raised = raised(unit, indicator, to, rules);
    if let (Some(raised), Entry::Indicators(answers)) = (raised, &mut unit.entry) {
        Rc::make_mut(answers).insert(indicator.clone(), raised);
    }
}

/// What an answer becomes at this level, where that is higher; a range keeps what of it is above.
fn raised(unit: &Unit, indicator: &IndicatorId, to: &LevelId, rules: &Rules) -> Option<Answer> {
    let Entry::Indicators(answers) = &unit.entry else {
        return None;
    };
    let scale = &find(rules, indicator)?.scale();
    let place = |level: &LevelId| scale.position(level).unwrap_or_default();
    match answers.get(indicator) {
        Some(Answer::NotApplicable) => None,
        Some(Answer::Level(low) | Answer::Range { low, .. }) if place(low) >= place(to) => None,
        Some(Answer::Range { high, .. }) if place(high) > place(to) => {
            Some(Answer::Range { low: to.clone(), high: high.clone() })
        }
        // Not yet assessed can only be raised from the lowest level.
        None if place(to) == 0 => None,
        Some(_) | None => Some(Answer::Level(to.clone())),
    }
}

/// The effort of a scenario: each bundle once a unit, or once for the body; single levels from
/// where the bundles leave them.
pub fn effort(work: &Work, moves: &[Move]) -> u32 {
    effort_to(work, moves, &apply(&work.assessment, &work.rules, moves))
}

/// The effort of a scenario that leads to this assessment.
pub(super) fn effort_to(work: &Work, moves: &[Move], end: &Assessment) -> u32 {
    let mut bought = Vec::new();
    for improvement in moves {
        match improvement {
            Move::Standard { .. } => {}
            Move::Bundle { .. } => bought.push(improvement.clone()),
            Move::Plan { bundles, .. } => bought.extend(
                bundles.iter().map(|(bundle, unit)| Move::Bundle { bundle: bundle.clone(), unit: unit.clone() }),
            ),
        }
    }
    let floor = apply(&work.assessment, &work.rules, &bought);
    let singles = floor.units.iter().zip(&end.units).map(|(from, to)| levels_effort(&work.rules, from, to));
    singles.chain(std::iter::once(bundles_effort(work, &bought))).fold(0, u32::saturating_add)
}

/// What the bundles cost, each counted once where it changes something.
fn bundles_effort(work: &Work, bought: &[Move]) -> u32 {
    let mut sum = 0_u32;
    for bundle in work.rules.bundles() {
        let is_bought = |unit: &&Unit| {
            bought.iter().any(|bought| {
                matches!(bought, Move::Bundle { bundle: id, unit: place } if id == bundle.id() && is_here(place.as_ref(), unit))
            })
        };
        let is_raised = |unit: &&Unit| {
            bundle.effects().iter().any(|effect| raised(unit, &effect.indicator, &effect.level, &work.rules).is_some())
        };
        let changed = work.assessment.units.iter().filter(is_bought).filter(is_raised).count();
        let times = if bundle.scope() == Scope::Body { changed.min(1) } else { changed };
        sum = sum.saturating_add(bundle.effort().times(times));
    }
    sum
}

fn levels_effort(rules: &Rules, from: &Unit, to: &Unit) -> u32 {
    let (Entry::Indicators(before), Entry::Indicators(after)) = (&from.entry, &to.entry) else {
        return 0;
    };
    let mut sum = 0_u32;
    for indicator in rules.indicators() {
        let place = |answer: Option<&Answer>| match answer {
            Some(Answer::Level(level) | Answer::Range { low: level, .. }) => indicator.scale().position(level),
            Some(Answer::NotApplicable) | None => None,
        };
        let low = place(before.get(indicator.id())).unwrap_or_default();
        let high = place(after.get(indicator.id())).unwrap_or_default();
        sum = sum.saturating_add(indicator.effort().times(high.saturating_sub(low)));
    }
    sum
}
