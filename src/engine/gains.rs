//! What each single standard would add to the total.

use super::assessment::Assessment;
use super::instrument::Band;
use super::levers::{Lever, Standing, levers_and_total};
use super::number::{Rational, Score};
use super::rules::Rules;
use super::text::{IndicatorId, LevelId, UnitId};

/// One controllable indicator raised to its top level in one unit (formats.md, section 3).
#[derive(Clone, Debug)]
pub struct Gain {
    /// Where.
    pub unit: UnitId,
    /// What.
    pub indicator: IndicatorId,
    /// The level that counts now.
    pub from: LevelId,
    /// The top level.
    pub to: LevelId,
    /// How the present level is known.
    pub standing: Standing,
    /// Exact change of the body's total under the default weights.
    pub gain: Rational,
    /// Levels times the effort of one level.
    pub effort: u32,
    /// The body's rounded total after it.
    pub total_after: Score,
    /// The band of that total.
    pub band_after: Option<Band>,
}

/// Every gain of a body: the largest first, then the least effort, then the order of units and of the instrument.
///
/// The total that the band is read from counts unanswered indicators as the
/// lowest level and ranges at their low end (formats.md, section 3).
pub fn gains(rules: &Rules, assessment: &Assessment) -> Vec<Gain> {
    let (levers, total) = levers_and_total(rules, assessment);
    let liftable = levers.iter().filter(|lever| lever.is_controllable() && lever.level < lever.top());
    let mut gains: Vec<_> = liftable.map(|lever| gain(rules, lever, &total)).collect();
    gains.sort_by(|a, b| b.gain.cmp(&a.gain).then(a.effort.cmp(&b.effort)));
    gains
}

fn gain(rules: &Rules, lever: &Lever, total: &Rational) -> Gain {
    let gain = lever.change(lever.level, lever.top());
    let levels = u32::try_from(lever.top().saturating_sub(lever.level)).unwrap_or(u32::MAX);
    let total_after = rules.instrument.round(&(total + &gain));
    Gain {
        unit: lever.unit_id.clone(),
        indicator: lever.id.clone(),
        from: lever.level_id(lever.level),
        to: lever.level_id(lever.top()),
        standing: lever.standing,
        effort: levels.saturating_mul(lever.effort),
        total_after,
        band_after: rules.instrument.band(total_after).cloned(),
        gain,
    }
}
