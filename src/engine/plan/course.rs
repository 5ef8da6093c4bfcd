//! What a plan does, in the words of the assessment.

use super::packages::Purchase;
use crate::interval::Spread;
use crate::levers::{Board, Lever};
use crate::number::{Rational, Score};
use crate::sheet::Standing;
use crate::text::{BundleId, IndicatorId, LevelId, UnitId};

/// What is done, what it costs and where it leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Course {
    /// Total effort: bundles and single levels.
    pub effort: u32,
    /// Everything that ends above its present level, in the order of units and of the instrument.
    pub steps: Vec<Step>,
    /// The bundles that are bought, in the order of the instrument and of units.
    pub bundles: Vec<Bought>,
    /// The exact total under the default weights.
    pub total: Rational,
    /// That total, rounded.
    pub total_rounded: Score,
    /// The exact low end of the guaranteed interval.
    pub guaranteed: Rational,
    /// That low end, rounded.
    pub guaranteed_rounded: Score,
    /// The level of every lever after it.
    pub(crate) levels: Vec<usize>,
}

/// One indicator in one unit that ends above its present level.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// Where.
    pub unit: UnitId,
    /// What.
    pub indicator: IndicatorId,
    /// The level that counts now.
    pub from: LevelId,
    /// The level it ends at.
    pub to: LevelId,
    /// How the present level is known.
    pub standing: Standing,
    /// The bought bundle that raises it highest; of equal ones the first in the instrument.
    pub bundle: Option<BundleId>,
    /// Work for the single levels on top of the bundles.
    pub effort: u32,
    /// Exact change of the body's total under the default weights.
    pub gain: Rational,
}

/// A bundle that is bought.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bought {
    /// Which bundle.
    pub bundle: BundleId,
    /// For which unit; `None` for the whole body.
    pub unit: Option<UnitId>,
    /// Its effort, paid once here.
    pub effort: u32,
}

impl Course {
    /// The course of buying these and raising those levers to these levels.
    pub(crate) fn new(board: &Board, bought: &[&Purchase], lifted: &[(usize, usize)]) -> Self {
        let mut levels = board.levels();
        let raised = bought.iter().flat_map(|purchase| purchase.raises.iter().map(|(lever, level)| (*lever, *level)));
        for (lever, level) in raised.chain(lifted.iter().copied()) {
            if let Some(known) = levels.get_mut(lever) {
                *known = level.max(*known);
            }
        }
        let steps = board.levers.iter().zip(&levels).enumerate().filter(|(_, (lever, level))| **level > lever.level);
        let steps: Vec<_> = steps.map(|(index, (lever, level))| step(board, bought, index, lever, *level)).collect();
        let bundles: Vec<_> = bought.iter().filter_map(|purchase| bought_bundle(board, purchase)).collect();
        let (total, guaranteed) = (board.low_end_at(&levels, Spread::Default), board.low_end_at(&levels, Spread::Any));
        let instrument = board.rules.instrument();
        Self {
            effort: bundles.iter().map(|bought| bought.effort).chain(steps.iter().map(|step| step.effort)).sum(),
            steps,
            bundles,
            total_rounded: instrument.round(&total),
            total,
            guaranteed_rounded: instrument.round(&guaranteed),
            guaranteed,
            levels,
        }
    }
}

fn step(board: &Board, bought: &[&Purchase], index: usize, lever: &Lever, level: usize) -> Step {
    let raising = bought.iter().filter_map(|purchase| Some((purchase, *purchase.raises.get(&index)?)));
    let best = raising.rev().max_by_key(|(_, level)| *level);
    let floor = best.map_or(lever.level, |(_, level)| level);
    let bundle = best.and_then(|(purchase, _)| board.rules.bundles().get(purchase.bundle));
    Step {
        unit: lever.unit_id.clone(),
        indicator: lever.kind.id.clone(),
        from: lever.kind.level_id(lever.level),
        to: lever.kind.level_id(level),
        standing: lever.standing,
        bundle: bundle.map(|bundle| bundle.id().clone()),
        effort: lever.kind.effort.times(level.saturating_sub(floor)),
        gain: lever.kind.change(lever.level, level),
    }
}

fn bought_bundle(board: &Board, purchase: &Purchase) -> Option<Bought> {
    let bundle = board.rules.bundles().get(purchase.bundle)?;
    let unit = board.levers.iter().find(|lever| Some(lever.unit) == purchase.unit).map(|lever| lever.unit_id.clone());
    Some(Bought { bundle: bundle.id().clone(), unit, effort: purchase.effort })
}
