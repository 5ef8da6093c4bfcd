//! One change that the group looks at, and what it does to an assessment.

use std::rc::Rc;

use crate::engine::Rules;
use crate::engine::assessment::{Answer, Assessment, Entry, Unit};
use crate::engine::instrument::{COUNTER, Control};
use crate::engine::outlook::Outlook;
use crate::engine::score::Outcome;
use crate::engine::text::{BundleId, IndicatorId, UnitId};
use crate::session::improve::{Move, apply};
use crate::session::state::Work;

/// One change that the group looks at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Round {
    /// Something is improved, as on the screen Perbaikan.
    Raise(Move),
    /// A standard is neglected and falls one level: what those who are green must look at.
    Drop {
        /// Which standard.
        indicator: IndicatorId,
        /// Where; `None` is everywhere.
        unit: Option<UnitId>,
    },
}

/// One standard before and after a change, in the units that are entered by indicator.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Changed {
    /// Which standard.
    pub indicator: IndicatorId,
    /// Its answers before and after, in the order of units.
    pub answers: Vec<(Option<Answer>, Option<Answer>)>,
}

impl Changed {
    /// In how many units it changes.
    pub fn units(&self) -> usize {
        self.answers.iter().filter(|(before, after)| before != after).count()
    }
}

impl Round {
    /// A bundle for every unit.
    pub fn bundle(bundle: &BundleId) -> Self {
        Self::Raise(Move::Bundle { bundle: bundle.clone(), unit: None })
    }

    /// A standard at its top level in every unit.
    pub fn standard(indicator: &IndicatorId) -> Self {
        Self::Raise(Move::Standard { indicator: indicator.clone(), unit: None })
    }

    /// The assessment after the change; the one given stays as it is.
    pub fn apply(&self, assessment: &Assessment, rules: &Rules) -> Assessment {
        match self {
            Self::Raise(improvement) => apply(assessment, rules, std::slice::from_ref(improvement)),
            Self::Drop { indicator, unit } => {
                let mut next = assessment.clone();
                let here = |known: &&mut Unit| unit.as_ref().is_none_or(|unit| *unit == known.id);
                for known in next.units.iter_mut().filter(here) {
                    lower(known, indicator, rules);
                }
                next
            }
        }
    }

    /// Whether the change does anything to this assessment.
    pub fn is_felt(&self, assessment: &Assessment, rules: &Rules) -> bool {
        self.apply(assessment, rules).units != assessment.units
    }
}

/// Lowers one answer by one level; a range, an open entry and the lowest level stay as they are.
fn lower(unit: &mut Unit, indicator: &IndicatorId, rules: &Rules) {
    let Entry::Indicators(answers) = &mut unit.entry else {
        return;
    };
    let Some(known) = rules.indicators().find(|known| known.id() == indicator) else {
        return;
    };
    let Some(Answer::Level(level)) = answers.get(indicator) else {
        return;
    };
    let below = known.scale().position(level).and_then(|place| place.checked_sub(1));
    if let Some(below) = below.and_then(|place| known.scale().levels.get(place)) {
        Rc::make_mut(answers).insert(indicator.clone(), Answer::Level(below.id.clone()));
    }
}

/// The standards that differ between two states of an assessment, in the order of the instrument.
pub fn changes(rules: &Rules, before: &Assessment, after: &Assessment) -> Vec<Changed> {
    let answers = |indicator: &IndicatorId| {
        let pairs = before.units.iter().zip(&after.units);
        let pair = |(before, after): (&Unit, &Unit)| match (&before.entry, &after.entry) {
            (Entry::Indicators(before), Entry::Indicators(after)) => {
                Some((before.get(indicator).cloned(), after.get(indicator).cloned()))
            }
            _ => None,
        };
        pairs.filter_map(pair).collect::<Vec<_>>()
    };
    let changed =
        rules.indicators().map(|known| Changed { answers: answers(known.id()), indicator: known.id().clone() });
    changed.filter(|changed| changed.units() > 0).collect()
}

/// Rounds to begin with: the counter, the standard that gains most, the bundle that gains most;
/// for a body in the best band first what it could lose.
pub fn propose(work: &Work) -> Vec<Round> {
    let outlook = Outlook::new(&work.rules, &work.assessment);
    let mut rounds: Vec<Round> = Vec::new();
    rounds.extend(best_band(&work.rules, &work.outcome).then(|| likeliest_loss(work)).flatten());
    let counter = BundleId::from(COUNTER);
    rounds.extend(outlook.offers.iter().any(|offer| offer.bundle == counter).then(|| Round::bundle(&counter)));
    rounds.extend(best_standard(&outlook).map(|indicator| Round::standard(&indicator)));
    let best = best_bundle(work, &outlook);
    rounds.extend(best.map(|bundle| Round::bundle(&bundle)).filter(|round| !rounds.contains(round)));
    rounds
}

fn best_band(rules: &Rules, outcome: &Outcome) -> bool {
    let best = rules.instrument().bands.first();
    outcome.verdict.as_ref().zip(best).is_some_and(|(verdict, best)| verdict.band.min == best.min)
}

/// The smallest single loss of a level that costs the band.
fn likeliest_loss(work: &Work) -> Option<Round> {
    use crate::engine::guard::{Cause, guard};
    let losses = guard(&work.rules, &work.assessment)?.losses;
    losses.into_iter().find_map(|loss| match loss.cause {
        Cause::Indicator { unit, indicator, .. } => Some(Round::Drop { indicator, unit: Some(unit) }),
        Cause::Everywhere { indicator, .. } => Some(Round::Drop { indicator, unit: None }),
        Cause::Unit { .. } => None,
    })
}

fn best_standard(outlook: &Outlook) -> Option<IndicatorId> {
    let own = outlook.standards.iter().filter(|standard| standard.control == Control::Agency);
    let gain = |standard: &&crate::engine::outlook::Standard| {
        standard.places.iter().map(|place| place.gain.clone()).sum::<crate::engine::number::Rational>()
    };
    // The first among equals, in the order of the instrument.
    let best = own.rev().max_by_key(gain)?;
    best.places.iter().any(crate::engine::outlook::StandardInUnit::is_below_top).then(|| best.indicator.clone())
}

fn best_bundle(work: &Work, outlook: &Outlook) -> Option<BundleId> {
    let gain = |bundle: &BundleId| {
        let offers = outlook.offers.iter().filter(|offer| offer.bundle == *bundle);
        offers.map(|offer| offer.gain.clone()).sum::<crate::engine::number::Rational>()
    };
    let offered = |bundle: &&BundleId| outlook.offers.iter().any(|offer| offer.bundle == **bundle);
    let bundles = work.rules.bundles().iter().rev().map(|bundle| bundle.id()).filter(offered);
    bundles.max_by_key(|bundle| gain(bundle)).cloned()
}
