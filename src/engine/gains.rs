//! What each single standard would add to the total.

use super::assessment::Assessment;
use super::instrument::Band;
use super::levers::{Lever, Standing, Worth, levers_and_total};
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
    let (levers, worths, total) = levers_and_total(rules, assessment);
    let lifts = Lifts::new(rules, &worths, &total);
    let liftable = levers.iter().filter(|lever| lever.is_controllable() && lever.level < lever.top());
    let known = liftable.filter_map(|lever| Some((lever, lifts.of(lever)?, effort(lever))));
    let mut known: Vec<_> = known.collect();
    known.sort_by_key(|(_, lift, effort)| (lift.rank, *effort));
    known.into_iter().map(|(lever, lift, effort)| gain(lever, lift, effort)).collect()
}

fn effort(lever: &Lever) -> u32 {
    let levels = u32::try_from(lever.top().saturating_sub(lever.level)).unwrap_or(u32::MAX);
    levels.saturating_mul(lever.effort)
}

fn gain(lever: &Lever, lift: &Lift, effort: u32) -> Gain {
    Gain {
        unit: lever.unit_id.clone(),
        indicator: lever.id.clone(),
        from: lever.level_id(lever.level),
        to: lever.level_id(lever.top()),
        standing: lever.standing,
        effort,
        total_after: lift.total_after,
        band_after: lift.band_after.clone(),
        gain: lift.gain.clone(),
    }
}

/// What raising a lever to its top gives: worked out once for all levers of one worth at one level.
struct Lift {
    gain: Rational,
    /// Its place among all different gains, the largest first.
    rank: usize,
    total_after: Score,
    band_after: Option<Band>,
}

/// One a worth, then one a level.
struct Lifts(Vec<Vec<Lift>>);

impl Lifts {
    fn new(rules: &Rules, worths: &[Worth], total: &Rational) -> Self {
        let lift = |gain: Rational| {
            let total_after = rules.instrument.round(&(total + &gain));
            Lift { rank: 0, total_after, band_after: rules.instrument.band(total_after).cloned(), gain }
        };
        let mut lifts: Vec<Vec<_>> = worths.iter().map(|worth| worth.to_top().map(lift).collect()).collect();
        let mut different: Vec<_> = lifts.iter().flatten().map(|lift| lift.gain.clone()).collect();
        different.sort_by(|a, b| b.cmp(a));
        different.dedup();
        for lift in lifts.iter_mut().flatten() {
            lift.rank = different.partition_point(|gain| *gain > lift.gain);
        }
        Self(lifts)
    }

    fn of(&self, lever: &Lever) -> Option<&Lift> {
        self.0.get(lever.worth)?.get(lever.level)
    }
}
