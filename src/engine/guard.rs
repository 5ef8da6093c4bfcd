//! What could cost a body its band: every single loss that would, the smallest first (docs/methods.md, "What could drop the
//! band").

use crate::assessment::Assessment;
use crate::instrument::Band;
use crate::levers::{Board, Lever};
use crate::number::{Rational, Score};
use crate::rules::Rules;
use crate::score::{Outcome, UnitOutcome, Verdict, score};
use crate::sorting::sort_by;
use crate::text::{IndicatorId, LevelId, UnitId};

/// How safe a complete body's band is.
#[derive(Clone, Debug)]
pub struct Guard {
    /// The body's total, band and margin.
    pub verdict: Verdict,
    /// Single losses that would drop the band, the smallest first; empty in the lowest band.
    pub losses: Vec<Loss>,
}

/// One loss that drops the body's band.
#[derive(Clone, Debug)]
pub struct Loss {
    /// What is lost.
    pub cause: Cause,
    /// Points of the body's total under the default weights.
    pub points: Rational,
    /// The rounded total after it.
    pub total_after: Score,
    /// The band after it.
    pub band_after: Band,
}

/// What is lost.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cause {
    /// One indicator falls one level in one unit.
    Indicator {
        /// Where.
        unit: UnitId,
        /// What.
        indicator: IndicatorId,
        /// The level it has.
        from: LevelId,
        /// The level below.
        to: LevelId,
    },
    /// One indicator falls one level in every unit where it can.
    Everywhere {
        /// What.
        indicator: IndicatorId,
        /// Where: two units or more.
        units: Vec<UnitId>,
    },
    /// One unit's result falls to just below the lower bound of its band.
    Unit {
        /// Which unit.
        unit: UnitId,
        /// Its result.
        from: Score,
        /// The highest result of the band below.
        to: Score,
    },
}

/// The guard of a complete body; `None` while something is not yet assessed or is a range.
pub fn guard(rules: &Rules, assessment: &Assessment) -> Option<Guard> {
    let outcome = score(rules, assessment);
    let verdict = outcome.verdict.as_ref()?;
    let board = Board::new(rules, assessment);
    let causes =
        indicator_losses(&board).into_iter().chain(everywhere_losses(&board)).chain(unit_losses(rules, &outcome));
    let mut losses: Vec<_> = causes.filter_map(|(cause, points)| loss(rules, verdict, cause, points)).collect();
    sort_by(&mut losses, |a, b| a.points.cmp(&b.points));
    Some(Guard { verdict: verdict.clone(), losses })
}

/// A loss, where it drops the band.
fn loss(rules: &Rules, verdict: &Verdict, cause: Cause, points: Rational) -> Option<Loss> {
    let total_after = rules.instrument().round(&(&verdict.exact - &points));
    if total_after.to_rational() >= verdict.band.min {
        return None;
    }
    Some(Loss { cause, points, total_after, band_after: rules.instrument().band(total_after)?.clone() })
}

/// Levers that can fall, with what one level down costs.
fn falls(board: &Board) -> impl Iterator<Item = (&Lever, usize, Rational)> {
    let below = board.levers.iter().filter_map(|lever| Some((lever, lever.level.checked_sub(1)?)));
    below.map(|(lever, below)| (lever, below, lever.kind.change(below, lever.level)))
}

fn indicator_losses(board: &Board) -> Vec<(Cause, Rational)> {
    let cause = |(lever, below, points): (&Lever, usize, Rational)| {
        let cause = Cause::Indicator {
            unit: lever.unit_id.clone(),
            indicator: lever.kind.id.clone(),
            from: lever.kind.level_id(lever.level),
            to: lever.kind.level_id(below),
        };
        (cause, points)
    };
    falls(board).map(cause).collect()
}

fn everywhere_losses(board: &Board) -> Vec<(Cause, Rational)> {
    let mut by_indicator: Vec<_> = board.rules.indicators().map(|known| (known.id(), Vec::new(), Vec::new())).collect();
    for (lever, _, points) in falls(board) {
        if let Some((_, units, losses)) = by_indicator.get_mut(lever.kind.position) {
            units.push(lever.unit_id.clone());
            losses.push(points);
        }
    }
    let several = by_indicator.into_iter().filter(|(_, units, _)| units.len() > 1);
    let everywhere = |id: &IndicatorId, units| Cause::Everywhere { indicator: id.clone(), units };
    several.map(|(id, units, losses)| (everywhere(id, units), losses.into_iter().sum())).collect()
}

fn unit_losses(rules: &Rules, outcome: &Outcome) -> Vec<(Cause, Rational)> {
    let count = outcome.units.len();
    let loss = |unit: &UnitOutcome| {
        let verdict = unit.verdict.as_ref().filter(|verdict| !verdict.band.min.is_zero())?;
        let to = rules.instrument().highest_score_below(&verdict.band.min)?;
        let points = (&verdict.exact - &to).over(count);
        let cause = Cause::Unit { unit: unit.id.clone(), from: verdict.total, to: rules.instrument().round(&to) };
        Some((cause, points))
    };
    outcome.units.iter().filter_map(loss).collect()
}
