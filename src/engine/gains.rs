//! What each single standard would add to the total.

use std::rc::Rc;

use crate::assessment::Assessment;
use crate::instrument::Band;
use crate::number::{Rational, Score};
use crate::rules::Rules;
use crate::score::{Outcome, score};
use crate::sheet::{Present, Standing, UnitSheet};
use crate::text::{IndicatorId, LevelId, UnitId};
use crate::worth::{Kind, UnitKinds, Worths};

/// One controllable indicator raised to its top level in one unit (docs/methods.md, "Gains").
#[derive(Clone, Debug)]
pub struct Gain {
    /// Where.
    pub unit: UnitId,
    /// What is raised, and what that gives.
    pub raise: Rc<Raise>,
    /// How the present level is known.
    pub standing: Standing,
    /// The body's rounded total after it.
    pub total_after: Score,
    /// The band of that total.
    pub band_after: Option<Band>,
}

/// An indicator raised from a level to its top: the same in all units with the same gaps.
#[derive(Clone, Debug)]
pub struct Raise {
    /// What.
    pub indicator: IndicatorId,
    /// The level that counts now.
    pub from: LevelId,
    /// The top level.
    pub to: LevelId,
    /// Exact change of the body's total under the default weights.
    pub gain: Rational,
    /// Levels times the effort of one level.
    pub effort: u32,
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
    let (mut found, mut unanswered) = (Vec::new(), Vec::new());
    for (unit, sheet) in outcome.units.iter().zip(&outcome.sheets) {
        let ascents = ladder.ascents(sheet).map(Vec::as_slice).unwrap_or_default();
        for (ascent, present) in ascents.iter().zip(&sheet.present) {
            let (Some(ascent), Some(Present { level, standing })) = (ascent, *present) else { continue };
            if standing == Standing::Unanswered {
                // Its low end is nothing, which may be less than its lowest level.
                unanswered.push(ascent.lowest.clone());
            }
            if let Some(rung) = ascent.rungs.get(level) {
                found.push(Found { unit: &unit.id, standing, rung, next: None });
            }
        }
    }
    let total = low + &unanswered.into_iter().sum();
    // Those of one rank in a chain, in their order: ranks are few, so this is quicker than to sort.
    let mut chains = vec![None; ladder.ranks.len()];
    for (index, found) in found.iter_mut().enumerate().rev() {
        found.next = chains.get_mut(found.rung.rank).and_then(|first| first.replace(index));
    }
    let mut gains = Vec::with_capacity(found.len());
    let mut after = After::default();
    for (chain, rank) in chains.into_iter().zip(&ladder.ranks) {
        let mut rest = chain.and_then(|first| found.get(first));
        while let Some(Found { unit, standing, rung, next }) = rest {
            let (total_after, band_after) = after.of(rules, &total, rank.place, &rung.raise.gain);
            let (unit, raise) = ((*unit).clone(), Rc::clone(&rung.raise));
            gains.push(Gain { unit, raise, standing: *standing, total_after, band_after });
            rest = next.and_then(|next| found.get(next));
        }
    }
    gains
}

/// An answer that can be raised.
struct Found<'f> {
    unit: &'f UnitId,
    standing: Standing,
    rung: &'f Rung,
    /// The next one of the same rank.
    next: Option<usize>,
}

/// Where the gain that was met last leads to: the same for all that gain as much.
#[derive(Default)]
struct After(Option<(usize, Score, Option<Band>)>);

impl After {
    fn of(&mut self, rules: &Rules, total: &Rational, place: usize, gain: &Rational) -> (Score, Option<Band>) {
        if let Some((known, total, band)) = &self.0
            && *known == place
        {
            return (*total, band.clone());
        }
        let total = rules.instrument().round_sum(total, gain);
        let band = rules.instrument().band(total).cloned();
        self.0 = Some((place, total, band.clone()));
        (total, band)
    }
}

/// Everything that can be gained by raising one answer to its top, whatever is answered: kept from one result to the next.
#[derive(Clone, Debug)]
pub(crate) struct Ladder {
    worths: Worths,
    /// One a pattern of what applies, then one an indicator.
    ascents: Vec<Vec<Option<Ascent>>>,
    /// In the order of gains.
    ranks: Vec<Rank>,
}

/// How an answer of one kind can be raised.
#[derive(Clone, Debug)]
struct Ascent {
    /// Points of the body's total at the lowest level.
    lowest: Rational,
    /// One a level below the top, where the agency can raise it.
    rungs: Vec<Rung>,
}

/// A level below the top.
#[derive(Clone, Debug)]
struct Rung {
    /// Position of its rank.
    rank: usize,
    raise: Rc<Raise>,
}

/// What gains are ordered by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Rank {
    /// Position of its gain among all different ones, the largest first.
    place: usize,
    effort: u32,
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
        let place = |gain: &Rational| gains.partition_point(|other| other > gain);
        let places: Vec<Vec<_>> = by_worth.iter().map(|gains| gains.iter().map(place).collect()).collect();
        let rank = |kind: &Kind, level| {
            let place = places.get(kind.worth).and_then(|places| places.get(level));
            Rank { place: place.copied().unwrap_or_default(), effort: kind.effort_to_top(level) }
        };
        let kinds = worths.patterns().iter().flat_map(|kinds| kinds.iter().flatten());
        let mut ranks: Vec<_> = kinds.flat_map(|kind| raised(kind).map(|level| rank(kind, level))).collect();
        ranks.sort_unstable();
        ranks.dedup();
        let rung = |kind: &Kind, level| {
            let rank = rank(kind, level);
            let raise = Raise {
                indicator: kind.id.clone(),
                from: kind.level_id(level),
                to: kind.level_id(kind.top()),
                gain: gains.get(rank.place).cloned().unwrap_or_default(),
                effort: rank.effort,
            };
            Rung { rank: ranks.partition_point(|other| *other < rank), raise: raise.into() }
        };
        let ascent = |kind: &Rc<Kind>| Ascent {
            lowest: &kind.weight * &kind.share(0),
            rungs: raised(kind).map(|level| rung(kind, level)).collect(),
        };
        let ascents = |kinds: &UnitKinds| kinds.iter().map(|kind| kind.as_ref().map(ascent)).collect();
        Self { ascents: worths.patterns().iter().map(ascents).collect(), ranks, worths }
    }

    /// How a unit's answers can be raised, one an indicator.
    fn ascents(&self, sheet: &UnitSheet) -> Option<&Vec<Option<Ascent>>> {
        self.worths.place(sheet.applies()).and_then(|place| self.ascents.get(place))
    }
}

/// The levels that the agency can raise an answer from.
fn raised(kind: &Kind) -> std::ops::Range<usize> {
    0..if kind.is_controllable() { kind.top() } else { 0 }
}
