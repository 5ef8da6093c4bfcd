//! What can be raised: the answers of all units by indicator, and what each is worth.
//!
//! Under the default weights the total is linear in the shares: every answer
//! that applies has a weight in points of the body's total (formats.md,
//! "Weights"; docs/methods.md, "Levers"). "Not applicable" renormalises the
//! weights of its own unit only, and no plan changes it.

use std::collections::BTreeMap;
use std::rc::Rc;

use super::assessment::{Answer, Assessment, Entry, Unit};
use super::bounds;
use super::instrument::{Control, Level, Scale};
use super::interval::{Interval, Side, Spread};
use super::number::Rational;
use super::rules::{DimensionRules, IndicatorRules, Rules};
use super::sheet::{DimensionValue, UnitSheet, UnitValue, unit_sheet};
use super::text::{IndicatorId, LevelId, UnitId};

/// One answer that applies: an indicator in a unit that is entered by indicator.
#[derive(Clone, Debug)]
pub(super) struct Lever {
    /// Position of the unit in the assessment.
    pub unit: usize,
    /// Id of the unit.
    pub unit_id: UnitId,
    /// Position of the indicator in the instrument.
    pub position: usize,
    /// Id of the indicator.
    pub id: IndicatorId,
    /// Levels it can have.
    pub scale: Rc<Scale>,
    /// Who can change it.
    pub control: Control,
    /// Work to raise it one level.
    pub effort: u32,
    /// Its present level, counted from the lowest.
    pub level: usize,
    /// How the present level is known.
    pub standing: Standing,
    /// Points of the body's total that a full share gives, under the default weights.
    pub weight: Rational,
}

/// How the level that a plan starts from is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// A level was entered.
    Answered,
    /// Not yet assessed: counts as the lowest level.
    Unanswered,
    /// A range: counts its low end.
    Range,
}

impl Lever {
    /// The highest level.
    pub fn top(&self) -> usize {
        self.scale.levels.len().saturating_sub(1)
    }

    /// The level at a position of the scale.
    fn at(&self, level: usize) -> Option<&Level> {
        self.scale.levels.get(level)
    }

    /// The id of a level.
    pub fn level_id(&self, level: usize) -> LevelId {
        self.at(level).map_or_else(|| LevelId::from(""), |level| level.id.clone())
    }

    /// The share that a level earns.
    pub fn share(&self, level: usize) -> Rational {
        self.at(level).map(|level| level.share.clone()).unwrap_or_default()
    }

    /// What the body's total changes by between two levels.
    pub fn change(&self, from: usize, to: usize) -> Rational {
        &self.weight * &(&self.share(to) - &self.share(from))
    }

    /// Whether the agency itself can raise it.
    pub fn is_controllable(&self) -> bool {
        self.control == Control::Agency
    }
}

/// An assessment as a plan starts from it: unanswered as the lowest level, ranges at their low end.
#[derive(Clone, Debug)]
pub(super) struct Board {
    pub rules: Rules,
    /// In the order of units, then of the instrument.
    pub levers: Vec<Lever>,
    /// Units without indicators: they count, and cannot be changed.
    pub unplannable: Vec<UnitId>,
    /// One per unit, with levers at their present level and everything typed at its low end.
    pub sheets: Vec<UnitSheet>,
}

impl Board {
    /// The board of an assessment.
    pub fn new(rules: &Rules, assessment: &Assessment) -> Self {
        let (levers, unplannable, sheets) = parts(rules, assessment);
        Self { rules: rules.clone(), levers, unplannable, sheets }
    }

    /// The total as it stands, under the default weights.
    pub fn total(&self) -> Rational {
        low_end(&self.rules, &self.sheets, Spread::Default)
    }

    /// The low end of the total under a spread of weights, with levers at these levels.
    pub fn low_end_at(&self, levels: &[usize], spread: Spread<'_>) -> Rational {
        low_end(&self.rules, &self.sheets_at(levels), spread)
    }

    /// The sheets of all units with levers at these levels, one a lever.
    pub fn sheets_at(&self, levels: &[usize]) -> Vec<UnitSheet> {
        let mut sheets = self.sheets.clone();
        for (unit, sheet) in sheets.iter_mut().enumerate() {
            let shares = self.levers.iter().zip(levels).filter(|(lever, _)| lever.unit == unit);
            set_shares(sheet, shares.map(|(lever, level)| (lever.position, lever.share(*level))));
        }
        sheets
    }

    /// The present levels, one a lever.
    pub fn levels(&self) -> Vec<usize> {
        self.levers.iter().map(|lever| lever.level).collect()
    }
}

/// All levers, with the total that they stand at under the default weights.
pub(super) fn levers_and_total(rules: &Rules, assessment: &Assessment) -> (Vec<Lever>, Rational) {
    let (levers, _, sheets) = parts(rules, assessment);
    (levers, low_end(rules, &sheets, Spread::Default))
}

/// Levers, units without any, and sheets, in the order of the units.
fn parts(rules: &Rules, assessment: &Assessment) -> (Vec<Lever>, Vec<UnitId>, Vec<UnitSheet>) {
    let (mut all, mut unplannable, mut sheets) = (Vec::new(), Vec::new(), Vec::new());
    let mut weights = Weights { rules, units: assessment.units.len(), known: BTreeMap::new() };
    for (position, unit) in assessment.units.iter().enumerate() {
        let levers = unit_levers(rules, unit, position, &mut weights);
        if levers.is_empty() {
            unplannable.push(unit.id.clone());
        }
        sheets.push(low_sheet(rules, unit, &levers));
        all.extend(levers);
    }
    (all, unplannable, sheets)
}

fn low_end(rules: &Rules, sheets: &[UnitSheet], spread: Spread<'_>) -> Rational {
    let sheets: Vec<_> = sheets.iter().collect();
    if sheets.is_empty() { Rational::ZERO } else { bounds::end(rules, &sheets, spread, Side::Low) }
}

fn unit_levers(rules: &Rules, unit: &Unit, position: usize, weights: &mut Weights<'_>) -> Vec<Lever> {
    let Entry::Indicators(answers) = &unit.entry else {
        return Vec::new();
    };
    let answers: Vec<_> = rules.indicators().map(|indicator| answers.get(&indicator.id)).collect();
    let applies = answers.iter().map(|answer| *answer != Some(&Answer::NotApplicable)).collect();
    let weights = weights.of(applies);
    let answered = rules.indicators().zip(answers).zip(weights).enumerate();
    let lever = |(index, ((indicator, answer), weight)): (usize, ((&IndicatorRules, _), Option<Rational>))| {
        let (level, standing) = present(indicator, answer);
        Some(Lever {
            unit: position,
            unit_id: unit.id.clone(),
            position: index,
            id: indicator.id.clone(),
            scale: Rc::clone(&indicator.scale),
            control: indicator.control,
            effort: indicator.effort,
            level,
            standing,
            weight: weight?,
        })
    };
    answered.filter_map(lever).collect()
}

/// The level that counts, and how it is known.
fn present(indicator: &IndicatorRules, answer: Option<&Answer>) -> (usize, Standing) {
    let position = |level| indicator.scale.position(level).unwrap_or(0);
    match answer {
        Some(Answer::Level(level)) => (position(level), Standing::Answered),
        Some(Answer::Range { low, .. }) => (position(low), Standing::Range),
        Some(Answer::NotApplicable) | None => (0, Standing::Unanswered),
    }
}

/// The weights of a unit's indicators, computed once for each pattern of what applies.
struct Weights<'r> {
    rules: &'r Rules,
    units: usize,
    known: BTreeMap<Vec<bool>, Vec<Option<Rational>>>,
}

impl Weights<'_> {
    /// One weight an indicator in points of the body's total; `None` where it does not apply.
    fn of(&mut self, applies: Vec<bool>) -> Vec<Option<Rational>> {
        if let Some(known) = self.known.get(&applies) {
            return known.clone();
        }
        let weights = unit_weights(self.rules, &applies, self.units);
        self.known.insert(applies, weights.clone());
        weights
    }
}

/// `100 / units * W_d / (sum of W of the dimensions left) * w_i / (sum of w of the indicators left)`.
fn unit_weights(rules: &Rules, applies: &[bool], units: usize) -> Vec<Option<Rational>> {
    let mut rest = applies.iter().copied();
    let patterns = rules.dimensions.iter().map(|dimension| {
        let applies: Vec<_> = rest.by_ref().take(dimension.indicators.len()).collect();
        (dimension, applied_weight(dimension, &applies), applies)
    });
    let patterns: Vec<_> = patterns.collect();
    let kept = patterns.iter().filter(|(_, applied, _)| !applied.is_zero());
    let whole: Rational = kept.map(|(dimension, ..)| dimension.weight.value.clone()).sum();
    let points = Rational::HUNDRED.over(units).checked_div(&whole).unwrap_or_default();
    let mut weights = Vec::new();
    for (dimension, applied, applies) in &patterns {
        let points = (&points * &dimension.weight.value).checked_div(applied).unwrap_or_default();
        let members = dimension.indicators.iter().zip(applies);
        weights.extend(members.map(|(indicator, applies)| applies.then(|| &points * &indicator.weight.value)));
    }
    weights
}

fn applied_weight(dimension: &DimensionRules, applies: &[bool]) -> Rational {
    let applied = dimension.indicators.iter().zip(applies).filter(|(_, applies)| **applies);
    applied.map(|(indicator, _)| indicator.weight.value.clone()).sum()
}

/// The sheet of a unit with every figure at the end that a plan starts from.
fn low_sheet(rules: &Rules, unit: &Unit, levers: &[Lever]) -> UnitSheet {
    let mut sheet = unit_sheet(rules, unit);
    let low = |interval: &mut Interval| interval.high = interval.low.clone();
    match &mut sheet.value {
        UnitValue::Fixed(total) => low(total),
        UnitValue::Weighted(dimensions) => dimensions.iter_mut().for_each(|dimension| match dimension {
            DimensionValue::Percent(share) => low(share),
            DimensionValue::Indicators(shares) => shares.iter_mut().flatten().for_each(low),
        }),
    }
    set_shares(&mut sheet, levers.iter().map(|lever| (lever.position, lever.share(lever.level))));
    sheet
}

/// Sets the shares of indicators, by their position in the instrument, in its order.
fn set_shares(sheet: &mut UnitSheet, shares: impl Iterator<Item = (usize, Rational)>) {
    let UnitValue::Weighted(dimensions) = &mut sheet.value else {
        return;
    };
    let mut shares = shares.peekable();
    let mut position = 0;
    for dimension in dimensions {
        if let DimensionValue::Indicators(known) = dimension {
            for share in known {
                if let Some((_, set)) = shares.next_if(|(at, _)| *at == position)
                    && share.is_some()
                {
                    *share = Some(Interval::point(set));
                }
                position += 1;
            }
        }
    }
}
