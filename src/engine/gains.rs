//! What each single standard would add to the total.

use std::rc::Rc;

use super::assessment::Assessment;
use super::instrument::Band;
use super::number::{Rational, Score};
use super::rules::Rules;
use super::score::{Outcome, score};
use super::sheet::{Present, Standing, UnitSheet};
use super::text::{IndicatorId, LevelId, UnitId};
use super::worth::{Kind, UnitKinds, Worths};

/// One controllable indicator raised to its top level in one unit (docs/methods.md, "Gains").
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
/// lowest level and ranges at their low end (docs/methods.md, "Gains").
pub fn gains(rules: &Rules, assessment: &Assessment) -> Vec<Gain> {
    gains_of(rules, &score(rules, assessment))
}

/// The same where the score is known; the rules must be those it was made with.
pub fn gains_of(rules: &Rules, outcome: &Outcome) -> Vec<Gain> {
    let (ladder, low) = (&outcome.ladder, &outcome.estimate.exact.low);
    // What gains as much together, the largest gain first: few are different, so this is quicker than to sort.
    let mut sorted: Vec<Vec<Found<'_>>> = ladder.gains.iter().map(|_| Vec::new()).collect();
    let mut unanswered = Vec::new();
    for (unit, kind, present) in answers(outcome) {
        if present.standing == Standing::Unanswered {
            // Its low end is nothing, which may be less than its lowest level.
            unanswered.push(&kind.weight * &kind.share(0));
        }
        if kind.is_controllable() && present.level < kind.top() {
            let alike = ladder.rank(kind, present.level).and_then(|rank| sorted.get_mut(rank));
            alike.into_iter().for_each(|alike| alike.push(Found { unit, kind, present }));
        }
    }
    let total = low + &unanswered.into_iter().sum();
    let mut gains = Vec::with_capacity(sorted.iter().map(Vec::len).sum());
    for (gain, alike) in ladder.gains.iter().zip(&mut sorted).filter(|(_, alike)| !alike.is_empty()) {
        alike.sort_by_key(Found::effort);
        let step = Step::new(rules, &total, gain);
        gains.extend(alike.iter().map(|found| found.gain(&step)));
    }
    gains
}

/// Every answer by indicator that applies, in the order of units and of the instrument.
fn answers(outcome: &Outcome) -> impl Iterator<Item = (&UnitId, &Kind, Present)> {
    outcome.units.iter().zip(&outcome.sheets).flat_map(|(unit, sheet)| {
        let kinds = outcome.ladder.kinds(sheet).into_iter().flat_map(|kinds| kinds.iter());
        kinds.zip(&sheet.present).filter_map(|(kind, present)| Some((&unit.id, &**kind.as_ref()?, (*present)?)))
    })
}

/// An answer that can be raised.
struct Found<'f> {
    unit: &'f UnitId,
    kind: &'f Kind,
    present: Present,
}

impl Found<'_> {
    fn effort(&self) -> u32 {
        self.kind.effort_to_top(self.present.level)
    }

    fn gain(&self, step: &Step<'_>) -> Gain {
        Gain {
            unit: self.unit.clone(),
            indicator: self.kind.id.clone(),
            from: self.kind.level_id(self.present.level),
            to: self.kind.level_id(self.kind.top()),
            standing: self.present.standing,
            effort: self.effort(),
            total_after: step.total_after,
            band_after: step.band_after.cloned(),
            gain: step.gain.clone(),
        }
    }
}

/// Where a gain leads: the same for all answers that gain as much.
struct Step<'s> {
    gain: &'s Rational,
    total_after: Score,
    band_after: Option<&'s Band>,
}

impl<'s> Step<'s> {
    fn new(rules: &'s Rules, total: &Rational, gain: &'s Rational) -> Self {
        let total_after = rules.instrument.round_sum(total, gain);
        Self { gain, total_after, band_after: rules.instrument.band(total_after) }
    }
}

/// Everything that can be gained by raising one answer to its top, whatever is answered: kept from one result to the next.
#[derive(Clone, Debug)]
pub(super) struct Ladder {
    worths: Worths,
    /// All different gains, the largest first.
    gains: Vec<Rational>,
    /// One a worth, then one a level: the place of its gain.
    ranks: Vec<Vec<usize>>,
}

impl Ladder {
    /// The ladder of these units; the former one where as much applies in them as before.
    pub fn of(rules: &Rules, sheets: &[Rc<UnitSheet>], former: Option<&Rc<Self>>) -> Rc<Self> {
        let applies = || sheets.iter().filter(|sheet| !sheet.present.is_empty()).map(|sheet| sheet.applies());
        let fits = |ladder: &&Rc<Self>| ladder.worths.is_of(sheets.len(), applies());
        former.filter(fits).map(Rc::clone).unwrap_or_else(|| {
            let mut worths = Worths::new(sheets.len());
            applies().for_each(|applies| drop(worths.of(rules, applies)));
            Rc::new(Self::new(worths))
        })
    }

    fn new(worths: Worths) -> Self {
        let by_worth: Vec<Vec<_>> = worths.all().iter().map(|worth| worth.to_top().collect()).collect();
        let mut gains: Vec<_> = by_worth.iter().flatten().cloned().collect();
        gains.sort_by(|a, b| b.cmp(a));
        gains.dedup();
        let rank = |gain: &Rational| gains.partition_point(|other| other > gain);
        let ranks = by_worth.iter().map(|gains| gains.iter().map(rank).collect()).collect();
        Self { worths, ranks, gains }
    }

    /// The place of what raising an answer of this kind from this level to the top gains.
    fn rank(&self, kind: &Kind, level: usize) -> Option<usize> {
        self.ranks.get(kind.worth)?.get(level).copied()
    }

    /// The kinds of a unit's answers.
    fn kinds(&self, sheet: &UnitSheet) -> Option<&UnitKinds> {
        self.worths.known(sheet.applies())
    }
}
