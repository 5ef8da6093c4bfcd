//! Every step of a score, so that a reader can add it up again.
//!
//! The contributions of a unit sum exactly to its total, the totals of the
//! units to the mean, and the mean plus the rounding line is the printed score.

use crate::assessment::{Answer, Assessment, Decimal, Entry, Unit};
use crate::instrument::Origin;
use crate::number::{Rational, Score};
use crate::rules::{DimensionRules, IndicatorRules, Rules, Share};
use crate::text::{DimensionId, IndicatorId, LevelId, UnitId};

/// The calculation of a body, once every unit is complete.
#[derive(Clone, Debug)]
pub struct Trace {
    /// One part a unit, in order.
    pub units: Vec<UnitTrace>,
    /// The exact mean of the units' totals.
    pub mean: Rational,
    /// What rounding adds; negative where it takes away.
    pub rounding: Rational,
    /// The printed score: mean plus rounding.
    pub total: Score,
}

/// The calculation of one unit.
#[derive(Clone, Debug)]
pub struct UnitTrace {
    /// Which unit.
    pub id: UnitId,
    /// One line a dimension; empty where the total was typed.
    pub dimensions: Vec<DimensionLine>,
    /// The exact total: the sum of the contributions, or as typed.
    pub total: Rational,
}

/// The line of one dimension.
#[derive(Clone, Debug)]
pub struct DimensionLine {
    /// Which dimension.
    pub id: DimensionId,
    /// Share reached, 0 to 1; `None` where already weighted points were typed.
    pub share: Option<Rational>,
    /// Weight in percent of the whole, after dimensions that do not apply were left out.
    pub weight: Rational,
    /// Where the weight comes from.
    pub origin: Origin,
    /// Points of the total.
    pub contribution: Rational,
    /// One line an indicator that applies; empty where the dimension was typed.
    pub indicators: Vec<IndicatorLine>,
}

/// The line of one indicator.
#[derive(Clone, Debug)]
pub struct IndicatorLine {
    /// Which indicator.
    pub id: IndicatorId,
    /// The level that was entered.
    pub level: LevelId,
    /// The share it earns.
    pub share: Rational,
    /// Where that share comes from.
    pub scale_origin: Origin,
    /// Weight in percent of the dimension, after indicators that do not apply were left out.
    pub weight: Rational,
    /// Where the weight comes from.
    pub origin: Origin,
    /// Points of the total.
    pub contribution: Rational,
}

/// The whole calculation; `None` while a unit is incomplete or there is none.
pub fn trace(rules: &Rules, assessment: &Assessment) -> Option<Trace> {
    let units: Option<Vec<_>> = assessment.units.iter().map(|unit| unit_trace(rules, unit)).collect();
    let units = units.filter(|units| !units.is_empty())?;
    let mean = units.iter().map(|unit| unit.total.clone()).sum::<Rational>().over(units.len());
    let total = rules.instrument().round(&mean);
    Some(Trace { rounding: &total.to_rational() - &mean, units, mean, total })
}

/// The calculation of one unit; `None` while it is incomplete.
pub fn unit_trace(rules: &Rules, unit: &Unit) -> Option<UnitTrace> {
    let dimensions = match &unit.entry {
        Entry::Total(value) => {
            let total = value.as_ref()?.value().clone();
            return Some(UnitTrace { id: unit.id.clone(), dimensions: Vec::new(), total });
        }
        Entry::Points(points) => {
            typed_lines(rules, |id| points.get(id)?.as_ref(), |points, _| (None, points.value().clone()))?
        }
        Entry::Percent(percents) => typed_lines(
            rules,
            |id| percents.get(id)?.as_ref(),
            |percent, weight| {
                let share = percent.value().over(100);
                (Some(share.clone()), &share * weight)
            },
        )?,
        Entry::Indicators(answers) => answered_lines(rules, |id| answers.get(id))?,
    };
    let total = dimensions.iter().map(|line| line.contribution.clone()).sum();
    Some(UnitTrace { id: unit.id.clone(), dimensions, total })
}

/// Lines of dimensions that were typed; `line` gives share and contribution for a figure and a weight.
fn typed_lines<'a>(
    rules: &'a Rules,
    figure: impl Fn(&DimensionId) -> Option<&'a Decimal>,
    line: impl Fn(&Decimal, &Rational) -> (Option<Rational>, Rational),
) -> Option<Vec<DimensionLine>> {
    let read = |dimension: &'a DimensionRules| {
        let weight = dimension.weight().value() * &Rational::HUNDRED;
        let (share, contribution) = line(figure(dimension.id())?, &weight);
        Some(DimensionLine {
            id: dimension.id().clone(),
            share,
            weight,
            origin: dimension.weight().origin().clone(),
            contribution,
            indicators: Vec::new(),
        })
    };
    rules.dimensions().iter().map(read).collect()
}

/// Lines of dimensions that were answered by indicator; those that do not apply are left out.
fn answered_lines<'a>(
    rules: &'a Rules,
    answer: impl Fn(&IndicatorId) -> Option<&'a Answer>,
) -> Option<Vec<DimensionLine>> {
    let mut applying = Vec::new();
    for dimension in rules.dimensions() {
        let mut kept = Vec::new();
        for indicator in dimension.indicators() {
            match answer(indicator.id())? {
                Answer::Level(level) => kept.push((indicator, level)),
                Answer::NotApplicable => {}
                Answer::Range { .. } => return None,
            }
        }
        if kept.iter().any(|(indicator, _)| indicator.counts()) {
            applying.push((dimension, kept));
        }
    }
    let whole = sum(applying.iter().map(|(dimension, _)| dimension.weight()));
    applying.into_iter().map(|(dimension, kept)| answered_line(dimension, &kept, &whole)).collect()
}

fn answered_line(
    dimension: &DimensionRules,
    kept: &[(&IndicatorRules, &LevelId)],
    whole: &Rational,
) -> Option<DimensionLine> {
    let weight = &dimension.weight().value().checked_div(whole)? * &Rational::HUNDRED;
    let inner = sum(kept.iter().map(|(indicator, _)| indicator.weight()));
    let line = |(indicator, level): &(&IndicatorRules, &LevelId)| {
        let part = indicator.weight().value().checked_div(&inner)?;
        let share = indicator.scale().share(level)?.clone();
        Some(IndicatorLine {
            id: indicator.id().clone(),
            level: (*level).clone(),
            scale_origin: indicator.scale().origin.clone(),
            contribution: &(&share * &part) * &weight,
            share,
            weight: &part * &Rational::HUNDRED,
            origin: indicator.weight().origin().clone(),
        })
    };
    let indicators: Vec<_> = kept.iter().map(line).collect::<Option<_>>()?;
    let contribution: Rational = indicators.iter().map(|line| line.contribution.clone()).sum();
    // Not from the contribution: a dimension without a weight contributes nothing, whatever it reaches.
    let reached = indicators.iter().map(|line| (&line.share * &line.weight).over(100)).sum();
    Some(DimensionLine {
        id: dimension.id().clone(),
        share: Some(reached),
        weight,
        origin: dimension.weight().origin().clone(),
        contribution,
        indicators,
    })
}

fn sum<'a>(shares: impl Iterator<Item = &'a Share>) -> Rational {
    shares.map(|share| share.value().clone()).sum()
}
