//! What can be raised: the answers of all units by indicator, and what each is worth.
//!
//! Under the default weights the total is linear in the shares: every answer
//! that applies has a weight in points of the body's total (formats.md,
//! "Weights"; docs/methods.md, "Levers"). "Not applicable" renormalises the
//! weights of its own unit only, and no plan changes it.

use std::cell::OnceCell;
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
    /// Position of its worth among those of the board.
    pub worth: usize,
}

/// What levels are worth: the same for all levers with the same weight and scale, which are many.
#[derive(Clone, Debug)]
pub(super) struct Worth {
    /// The weight of each of these levers.
    pub weight: Rational,
    /// Their scale.
    pub scale: Rc<Scale>,
}

impl Worth {
    /// What the body's total changes by from each level to the top.
    pub fn to_top(&self) -> impl Iterator<Item = Rational> {
        let top = self.scale.levels.last().map(|level| level.share.clone()).unwrap_or_default();
        self.scale.levels.iter().map(move |level| &self.weight * &(&top - &level.share))
    }

    /// What the body's total changes by from the lowest level to each.
    pub fn changes(&self) -> impl Iterator<Item = Rational> {
        let lowest = self.scale.levels.first().map(|level| level.share.clone()).unwrap_or_default();
        self.scale.levels.iter().map(move |level| &self.weight * &(&level.share - &lowest))
    }
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
    /// What levels are worth, one for each kind of lever.
    pub worths: Vec<Worth>,
    /// Where the levers of each unit begin, and where the last ones end.
    starts: Vec<usize>,
    /// One per unit: its sheet at the low end where it has no levers.
    fixed: Vec<Option<UnitSheet>>,
    sheets: OnceCell<Vec<UnitSheet>>,
}

impl Board {
    /// The board of an assessment.
    pub fn new(rules: &Rules, assessment: &Assessment) -> Self {
        let Levers { levers, worths, starts, fixed } = Levers::of(rules, assessment);
        let units = assessment.units.iter().zip(&fixed).filter(|(_, fixed)| fixed.is_some());
        let unplannable = units.map(|(unit, _)| unit.id.clone()).collect();
        Self { rules: rules.clone(), levers, unplannable, worths, starts, fixed, sheets: OnceCell::new() }
    }

    /// One per unit, with levers at their present level and everything typed at its low end.
    pub fn sheets(&self) -> &[UnitSheet] {
        self.sheets.get_or_init(|| {
            let units = self.fixed.iter().enumerate();
            let of_levers = |unit| low_sheet(&self.rules, self.of_unit(unit));
            units.map(|(unit, fixed)| fixed.clone().unwrap_or_else(|| of_levers(unit))).collect()
        })
    }

    /// The levers of a unit, rising by position.
    pub fn of_unit(&self, unit: usize) -> &[Lever] {
        let start = self.start(unit);
        self.levers.get(start..self.start(unit + 1)).unwrap_or_default()
    }

    /// Where the levers of a unit begin.
    fn start(&self, unit: usize) -> usize {
        self.starts.get(unit).copied().unwrap_or(self.levers.len())
    }

    /// The lever of an indicator in a unit.
    pub fn lever_at(&self, unit: usize, position: usize) -> Option<usize> {
        let levers = self.of_unit(unit);
        let place = levers.binary_search_by_key(&position, |lever| lever.position).ok()?;
        Some(self.start(unit) + place)
    }

    /// How many units there are.
    pub fn unit_count(&self) -> usize {
        self.fixed.len()
    }

    /// The total as it stands, under the default weights.
    pub fn total(&self) -> Rational {
        total(&self.rules, &self.levers, &self.worths, &self.fixed)
    }

    /// The low end of the total under a spread of weights, with levers at these levels.
    pub fn low_end_at(&self, levels: &[usize], spread: Spread<'_>) -> Rational {
        low_end(&self.rules, &self.sheets_at(levels), spread)
    }

    /// The sheets of all units with levers at these levels, one a lever.
    pub fn sheets_at(&self, levels: &[usize]) -> Vec<UnitSheet> {
        let mut sheets = self.sheets().to_vec();
        for (unit, sheet) in sheets.iter_mut().enumerate() {
            let start = self.start(unit);
            let levels = levels.get(start..self.start(unit + 1)).unwrap_or_default();
            let shares = self.of_unit(unit).iter().zip(levels);
            set_shares(sheet, shares.map(|(lever, level)| (lever.position, lever.share(*level))));
        }
        sheets
    }

    /// The present levels, one a lever.
    pub fn levels(&self) -> Vec<usize> {
        self.levers.iter().map(|lever| lever.level).collect()
    }
}

/// All levers with what they are worth, and the total that they stand at under the default weights.
pub(super) fn levers_and_total(rules: &Rules, assessment: &Assessment) -> (Vec<Lever>, Vec<Worth>, Rational) {
    let Levers { levers, worths, fixed, .. } = Levers::of(rules, assessment);
    let total = total(rules, &levers, &worths, &fixed);
    (levers, worths, total)
}

/// The total of levers at their present level and of units without levers at their low end. Levers of
/// one worth are added up first, as there are few worths.
fn total(rules: &Rules, levers: &[Lever], worths: &[Worth], fixed: &[Option<UnitSheet>]) -> Rational {
    let mut counts: Vec<Vec<i64>> = worths.iter().map(|worth| vec![0; worth.scale.levels.len()]).collect();
    for lever in levers {
        if let Some(count) = counts.get_mut(lever.worth).and_then(|counts| counts.get_mut(lever.level)) {
            *count += 1;
        }
    }
    let earned = |(worth, counts): (&Worth, &Vec<i64>)| {
        let shares = worth.scale.levels.iter().zip(counts).filter(|(_, count)| **count > 0);
        let shares: Rational = shares.map(|(level, count)| &level.share * &Rational::whole(*count)).sum();
        &worth.weight * &shares
    };
    let earned: Rational = worths.iter().zip(&counts).map(earned).sum();
    let typed = fixed.iter().flatten().map(|sheet| bounds::end(rules, &[sheet], Spread::Default, Side::Low));
    &earned + &typed.sum::<Rational>().over(fixed.len())
}

fn low_end(rules: &Rules, sheets: &[UnitSheet], spread: Spread<'_>) -> Rational {
    let sheets: Vec<_> = sheets.iter().collect();
    if sheets.is_empty() { Rational::ZERO } else { bounds::end(rules, &sheets, spread, Side::Low) }
}

/// The levers of all units, with what they are worth.
struct Levers {
    levers: Vec<Lever>,
    worths: Vec<Worth>,
    starts: Vec<usize>,
    fixed: Vec<Option<UnitSheet>>,
}

impl Levers {
    fn of(rules: &Rules, assessment: &Assessment) -> Self {
        let mut found = Self { levers: Vec::new(), worths: Vec::new(), starts: vec![0], fixed: Vec::new() };
        let mut patterns = Patterns { rules, units: assessment.units.len(), known: Vec::new() };
        for (position, unit) in assessment.units.iter().enumerate() {
            if let Entry::Indicators(answers) = &unit.entry {
                found.add(rules, unit, position, &rules.in_order(answers), &mut patterns);
            }
            let is_fixed = found.starts.last() == Some(&found.levers.len());
            found.fixed.push(is_fixed.then(|| typed_sheet(rules, unit)));
            found.starts.push(found.levers.len());
        }
        found
    }

    fn add(
        &mut self,
        rules: &Rules,
        unit: &Unit,
        position: usize,
        answers: &[Option<&Answer>],
        patterns: &mut Patterns<'_>,
    ) {
        let weights = patterns.of(answers, &mut self.worths);
        for (index, ((indicator, answer), weight)) in rules.indicators().zip(answers).zip(weights).enumerate() {
            let Some((weight, worth)) = weight else { continue };
            let (level, standing) = present(indicator, *answer);
            self.levers.push(Lever {
                unit: position,
                unit_id: unit.id.clone(),
                position: index,
                id: indicator.id.clone(),
                scale: Rc::clone(&indicator.scale),
                control: indicator.control,
                effort: indicator.effort,
                level,
                standing,
                weight: weight.clone(),
                worth: *worth,
            });
        }
    }
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

/// A weight in points of the body's total, with the position of its worth; `None` where it does not apply.
type Weighed = Vec<Option<(Rational, usize)>>;

/// The weights of a unit's indicators, computed once for each pattern of what applies.
struct Patterns<'r> {
    rules: &'r Rules,
    units: usize,
    known: Vec<(Vec<bool>, Weighed)>,
}

impl Patterns<'_> {
    /// One weight an indicator; a worth that is new is noted.
    fn of(&mut self, answers: &[Option<&Answer>], worths: &mut Vec<Worth>) -> &Weighed {
        let applies = answers.iter().map(|answer| *answer != Some(&Answer::NotApplicable));
        let known = self.known.iter().position(|(pattern, _)| pattern.iter().copied().eq(applies.clone()));
        let place = known.unwrap_or_else(|| {
            let applies: Vec<_> = applies.collect();
            let weighed = self.weighed(&applies, worths);
            self.known.push((applies, weighed));
            self.known.len() - 1
        });
        const NONE: &Weighed = &Vec::new();
        self.known.get(place).map_or(NONE, |(_, weighed)| weighed)
    }

    fn weighed(&self, applies: &[bool], worths: &mut Vec<Worth>) -> Weighed {
        let weights = unit_weights(self.rules, applies, self.units);
        let scales = self.rules.indicators().map(|indicator| &indicator.scale);
        let worth = |(weight, scale): (Option<Rational>, &Rc<Scale>)| {
            let weight = weight?;
            let is_same = |worth: &Worth| worth.weight == weight && Rc::ptr_eq(&worth.scale, scale);
            let place = worths.iter().position(is_same).unwrap_or_else(|| {
                worths.push(Worth { weight: weight.clone(), scale: Rc::clone(scale) });
                worths.len() - 1
            });
            Some((weight, place))
        };
        weights.into_iter().zip(scales).map(worth).collect()
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

/// The sheet of a unit without levers, with every figure at its low end.
fn typed_sheet(rules: &Rules, unit: &Unit) -> UnitSheet {
    let mut sheet = unit_sheet(rules, unit);
    let low = |interval: &mut Interval| interval.high = interval.low.clone();
    match &mut sheet.value {
        UnitValue::Fixed(total) => low(total),
        UnitValue::Weighted(dimensions) => dimensions.iter_mut().for_each(|dimension| match dimension {
            DimensionValue::Percent(share) => low(share),
            DimensionValue::Indicators(shares) => shares.iter_mut().flatten().for_each(low),
        }),
    }
    sheet
}

/// The sheet of a unit with all levers at their present level.
fn low_sheet(rules: &Rules, levers: &[Lever]) -> UnitSheet {
    let mut rest = levers.iter().peekable();
    let mut position = 0;
    let mut dimensions = Vec::with_capacity(rules.dimensions.len());
    for dimension in &rules.dimensions {
        let shares = dimension.indicators.iter().map(|_| {
            let lever = rest.next_if(|lever| lever.position == position);
            position += 1;
            lever.map(|lever| Interval::point(lever.share(lever.level)))
        });
        dimensions.push(DimensionValue::Indicators(shares.collect()));
    }
    let count = |standing| levers.iter().filter(|lever| lever.standing == standing).count();
    UnitSheet {
        value: UnitValue::Weighted(dimensions),
        unassessed: count(Standing::Unanswered),
        ranges: count(Standing::Range),
    }
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
