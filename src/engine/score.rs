//! The score of an assessment: what is certain, what hangs on unpublished weights, and why.

use std::borrow::Cow;
use std::rc::Rc;

use crate::assessment::{Assessment, Entry, FollowUp, Unit};
use crate::bounds;
use crate::gains::Ladder;
use crate::instrument::{Band, Basis, Instrument};
use crate::interval::{Interval, Side, Spread};
use crate::number::{Rational, Score};
use crate::rules::{DimensionRules, Rules};
use crate::sheet::{DimensionValue, UnitSheet, UnitValue, unit_sheet};
use crate::text::{DimensionId, Text, UnitId};

/// Everything that follows from an assessment under its rules.
#[derive(Clone, Debug)]
pub struct Outcome {
    /// Name and version of the instrument.
    pub instrument: String,
    /// Entries that are not yet assessed, over all units.
    pub unassessed: usize,
    /// Entries that are a range, over all units.
    pub ranges: usize,
    /// The verdict, once everything is assessed and nothing is a range.
    pub verdict: Option<Verdict>,
    /// Under the default weights.
    pub estimate: Bounds,
    /// With every unpublished weight within the plausible factor.
    pub plausible: Bounds,
    /// Under every weighting that agrees with the published weights.
    pub guaranteed: Bounds,
    /// Bands over the guaranteed interval, best first; never empty.
    pub possible: Vec<Band>,
    /// Bands over the plausible interval, best first; never empty.
    pub plausible_bands: Vec<Band>,
    /// Units in the order of the assessment.
    pub units: Vec<UnitOutcome>,
    /// Dimensions in the order of the instrument, over the units that have them.
    pub dimensions: Vec<DimensionOutcome>,
    /// Units of which a whole dimension does not apply, so that the others can give more than their weight.
    pub reweighted: usize,
    /// The suffix of the opinion, where the instrument has one.
    pub suffix: Option<Suffix>,
    /// The units as numbers, for the next score and for gains.
    pub(crate) sheets: Vec<Rc<UnitSheet>>,
    /// What can be gained in them, for the same.
    pub(crate) ladder: Rc<Ladder>,
}

impl Outcome {
    /// Whether everything is assessed and nothing is a range.
    pub fn is_complete(&self) -> bool {
        self.verdict.is_some()
    }
}

/// The total of a body or unit of which everything is assessed and nothing is a range, with its band. Only this module
/// gives one.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Verdict {
    /// The exact total.
    pub exact: Rational,
    /// The total, rounded once.
    pub total: Score,
    /// The band of the rounded total.
    pub band: Band,
    /// The next better band; `None` in the top one.
    pub next: Option<Next>,
    /// Points above the lower bound of the band.
    pub margin: Score,
}

/// The next better band.
#[derive(Clone, Debug)]
pub struct Next {
    /// The band.
    pub band: Band,
    /// Points missing to its lower bound.
    pub missing: Score,
}

/// An interval of exact totals in points from 0 to 100, with its rounded ends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bounds {
    /// Exact.
    pub exact: Interval,
    /// The low end, rounded.
    pub low: Score,
    /// The high end, rounded.
    pub high: Score,
}

impl Bounds {
    fn new(instrument: &Instrument, exact: Interval) -> Self {
        Self { low: instrument.round(&exact.low), high: instrument.round(&exact.high), exact }
    }
}

/// What one unit scores.
#[derive(Clone, Debug)]
pub struct UnitOutcome {
    /// Which unit.
    pub id: UnitId,
    /// Its verdict, once complete.
    pub verdict: Option<Verdict>,
    /// Under the default weights.
    pub estimate: Bounds,
    /// Under every weighting.
    pub guaranteed: Bounds,
    /// Entries that are not yet assessed.
    pub unassessed: usize,
    /// The points that it moves the body's total by, against being at the mean; once the body is complete.
    pub pull: Option<Rational>,
    /// Points by dimension under the default weights; empty where only a total was typed.
    pub dimensions: Vec<DimensionPoints>,
}

/// What a unit earns in one dimension, in points of its total.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DimensionPoints {
    /// Under the default weights.
    pub points: Interval,
    /// The most it can give in this unit: the weight, but for a unit of which a whole dimension does not apply.
    pub most: Rational,
}

/// What the units earn in one dimension on average, in points of the total.
#[derive(Clone, Debug)]
pub struct DimensionOutcome {
    /// Which dimension.
    pub id: DimensionId,
    /// Its weight in points.
    pub weight: Rational,
    /// How well the weight is known.
    pub basis: Basis,
    /// The most it can give, on average over those units: the weight, where every dimension applies.
    pub most: Rational,
    /// Mean points under the default weights, over the units that have dimensions.
    pub points: Interval,
    /// How many units that is.
    pub units: usize,
}

/// The suffix of an opinion (2025, 2026).
#[derive(Clone, Debug)]
pub struct Suffix {
    /// The words of the suffix.
    pub text: Text,
    /// Whether it is added; `None` is undecided.
    pub added: Option<bool>,
}

/// The result of a body alone, without its units and dimensions: quick to work out for a trial.
#[derive(Clone, Debug)]
pub struct Totals {
    /// The verdict, once everything is assessed and nothing is a range.
    pub verdict: Option<Verdict>,
    /// Under the default weights.
    pub estimate: Bounds,
    /// With every unpublished weight within the plausible factor.
    pub plausible: Bounds,
    /// Under every weighting that agrees with the published weights.
    pub guaranteed: Bounds,
    /// Bands over the guaranteed interval, best first; never empty.
    pub possible: Vec<Band>,
}

/// The result of a body alone; the same figures as in [`score`].
pub fn totals(rules: &Rules, assessment: &Assessment) -> Totals {
    let sheets: Vec<_> = assessment.units.iter().map(|unit| Rc::new(unit_sheet(rules, unit))).collect();
    body_totals(rules, &sheets)
}

fn body_totals(rules: &Rules, sheets: &[Rc<UnitSheet>]) -> Totals {
    let instrument = rules.instrument();
    let all: Vec<_> = sheets.iter().map(|sheet| &**sheet).collect();
    let spreads = [Spread::Default, Spread::Within(rules.factor()), Spread::Any];
    let [estimate, plausible, guaranteed] =
        bounds::totals(rules, &all, spreads).map(|exact| Bounds::new(instrument, exact));
    let complete = !sheets.is_empty() && all.iter().all(|sheet| sheet.is_complete());
    Totals {
        verdict: complete.then(|| verdict(instrument, &estimate.exact.low)).flatten(),
        plausible,
        possible: instrument.bands_between(guaranteed.low, guaranteed.high).cloned().collect(),
        estimate,
        guaranteed,
    }
}

impl Outcome {
    /// The result of the body alone.
    pub fn totals(&self) -> Totals {
        Totals {
            verdict: self.verdict.clone(),
            estimate: self.estimate.clone(),
            plausible: self.plausible.clone(),
            guaranteed: self.guaranteed.clone(),
            possible: self.possible.clone(),
        }
    }
}

/// Scores an assessment. Every assessment has an outcome; an incomplete one has bounds only.
pub fn score(rules: &Rules, assessment: &Assessment) -> Outcome {
    scored(rules, assessment, None)
}

/// The same after an edit: what was known of units that are as they were is taken over. The rules must be the same.
pub fn rescore(rules: &Rules, assessment: &Assessment, former: &Assessment, known: &Outcome) -> Outcome {
    scored(rules, assessment, Some((former, known)))
}

/// What is known of a unit that is as it was.
type Known<'k> = Option<(&'k Rc<UnitSheet>, &'k UnitOutcome)>;

fn known<'k>(unit: &Unit, place: usize, former: Option<(&'k Assessment, &'k Outcome)>) -> Known<'k> {
    let (former, known) = former?;
    let same = former.units.get(place).filter(|former| former.id == unit.id && former.entry == unit.entry);
    same.and_then(|_| known.sheets.get(place).zip(known.units.get(place)))
}

fn scored(rules: &Rules, assessment: &Assessment, former: Option<(&Assessment, &Outcome)>) -> Outcome {
    let instrument = rules.instrument();
    let kept: Vec<_> = assessment.units.iter().enumerate().map(|(place, unit)| known(unit, place, former)).collect();
    let sheet = |(unit, kept): (&Unit, &Known<'_>)| match kept {
        Some((sheet, _)) => Rc::clone(sheet),
        None => Rc::new(unit_sheet(rules, unit)),
    };
    let sheets: Vec<_> = assessment.units.iter().zip(&kept).map(sheet).collect();
    let Totals { verdict, estimate, plausible, guaranteed, possible } = body_totals(rules, &sheets);
    let mean = verdict.as_ref().map(|verdict| &verdict.exact);
    let units = assessment.units.iter().zip(&sheets).zip(&kept).map(|((unit, sheet), kept)| {
        let outcome = kept.map_or_else(|| unit_outcome(rules, &unit.id, sheet), |(_, outcome)| outcome.clone());
        let pull = mean.map(|mean| (&outcome.estimate.exact.low - mean).over(sheets.len()));
        UnitOutcome { pull, ..outcome }
    });
    let units: Vec<_> = units.collect();
    let reweighted = units.iter().filter(|unit| is_reweighted(rules, unit)).count();
    Outcome {
        instrument: instrument.name(),
        unassessed: sheets.iter().map(|sheet| sheet.unassessed).sum(),
        ranges: sheets.iter().map(|sheet| sheet.ranges).sum(),
        possible,
        plausible_bands: instrument.bands_between(plausible.low, plausible.high).cloned().collect(),
        verdict,
        estimate,
        plausible,
        guaranteed,
        dimensions: dimension_outcomes(rules, assessment, &units, reweighted),
        reweighted,
        units,
        suffix: suffix(instrument, assessment.follow_up),
        ladder: Ladder::of(rules, &sheets, former.map(|(_, known)| &known.ladder)),
        sheets,
    }
}

/// The verdict on an exact total: rounded once, then placed in its band.
fn verdict(instrument: &Instrument, exact: &Rational) -> Option<Verdict> {
    let total = instrument.round(exact);
    let next = instrument.next_band(total).cloned().zip(instrument.missing(total));
    Some(Verdict {
        exact: exact.clone(),
        total,
        band: instrument.band(total)?.clone(),
        next: next.map(|(band, missing)| Next { band, missing }),
        margin: instrument.margin(total)?,
    })
}

/// The outcome of a unit alone; what it pulls the body by is added later.
fn unit_outcome(rules: &Rules, id: &UnitId, sheet: &UnitSheet) -> UnitOutcome {
    let instrument = rules.instrument();
    let [estimate, guaranteed] = bounds::totals(rules, &[sheet], [Spread::Default, Spread::Any]);
    UnitOutcome {
        id: id.clone(),
        verdict: sheet.is_complete().then(|| verdict(instrument, &estimate.low)).flatten(),
        pull: None,
        estimate: Bounds::new(instrument, estimate),
        guaranteed: Bounds::new(instrument, guaranteed),
        unassessed: sheet.unassessed,
        dimensions: unit_dimensions(rules, sheet),
    }
}

/// The weight of a dimension in points.
fn points_of(dimension: &DimensionRules) -> Rational {
    dimension.weight().value() * &Rational::HUNDRED
}

/// Whether a dimension with a weight can give nothing in a unit.
fn is_reweighted(rules: &Rules, unit: &UnitOutcome) -> bool {
    let mut dimensions = unit.dimensions.iter().zip(rules.dimensions());
    dimensions.any(|(own, dimension)| own.most.is_zero() && !dimension.weight().value().is_zero())
}

/// Points of a unit by dimension under the default weights. Where a dimension
/// is dropped, the weights of the others grow so that they make the whole.
fn unit_dimensions(rules: &Rules, sheet: &UnitSheet) -> Vec<DimensionPoints> {
    let UnitValue::Weighted(values) = &sheet.value else {
        return Vec::new();
    };
    let kept = rules.dimensions().iter().zip(values).filter(|(rules, value)| !value.is_dropped(rules));
    let whole: Rational = kept.map(|(dimension, _)| dimension.weight().value().clone()).sum();
    let points = |(dimension, value): (&DimensionRules, &DimensionValue)| {
        let weight = &dimension.weight().value().checked_div(&whole).unwrap_or_default() * &Rational::HUNDRED;
        let most = if value.is_dropped(dimension) { Rational::ZERO } else { weight };
        let end = |side| {
            let share = bounds::dimension_mean(dimension, &[value], Spread::Default, side).unwrap_or_default();
            &share * &most
        };
        let low = end(Side::Low);
        let points = Interval { high: if sheet.is_complete() { low.clone() } else { end(Side::High) }, low };
        DimensionPoints { points, most }
    };
    rules.dimensions().iter().zip(values).map(points).collect()
}

fn dimension_outcomes(
    rules: &Rules,
    assessment: &Assessment,
    outcomes: &[UnitOutcome],
    reweighted: usize,
) -> Vec<DimensionOutcome> {
    let by_unit = assessment.units.iter().zip(outcomes);
    let by_unit: Vec<_> = by_unit.map(|(unit, outcome)| points(rules, unit, outcome)).collect();
    let mut columns: Vec<_> = by_unit.iter().filter(|points| !points.is_empty()).map(|points| points.iter()).collect();
    let mut outcomes = Vec::new();
    for dimension in rules.dimensions() {
        let points: Vec<_> = columns.iter_mut().filter_map(Iterator::next).collect();
        let mean = |figure: fn(&DimensionPoints) -> &Rational| {
            points.iter().map(|unit| figure(unit).clone()).sum::<Rational>().over(points.len())
        };
        let (weight, low) = (points_of(dimension), mean(|unit| &unit.points.low));
        let is_certain = points.iter().all(|unit| unit.points.is_point());
        outcomes.push(DimensionOutcome {
            id: dimension.id().clone(),
            basis: dimension.weight().origin().basis,
            most: if reweighted == 0 { weight.clone() } else { mean(|unit| &unit.most) },
            weight,
            points: Interval { high: if is_certain { low.clone() } else { mean(|unit| &unit.points.high) }, low },
            units: points.len(),
        });
    }
    outcomes
}

/// Points of a unit by dimension, also where they were typed.
fn points<'o>(rules: &Rules, unit: &Unit, outcome: &'o UnitOutcome) -> Cow<'o, [DimensionPoints]> {
    let Entry::Points(typed) = &unit.entry else {
        return Cow::Borrowed(&outcome.dimensions);
    };
    let points = |dimension: &DimensionRules| {
        let most = points_of(dimension);
        let points = match typed.get(dimension.id()).and_then(Option::as_ref) {
            Some(points) => Interval::point(points.value().clone()),
            None => Interval { low: Rational::ZERO, high: most.clone() },
        };
        DimensionPoints { points, most }
    };
    rules.dimensions().iter().map(points).collect()
}

fn suffix(instrument: &Instrument, follow_up: FollowUp) -> Option<Suffix> {
    let compliance = instrument.compliance.as_ref()?;
    let added = match follow_up {
        FollowUp::All => Some(true),
        FollowUp::NotAll => Some(false),
        FollowUp::NoneIssued | FollowUp::Unanswered => None,
    };
    Some(Suffix { text: compliance.suffix.clone(), added })
}
