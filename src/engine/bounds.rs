//! The interval of a body or a unit under one spread of the weights.
//!
//! The same weighting holds for all units, so the body's interval is taken on
//! the mean of their shares. "Not applicable" changes the weights of the unit
//! it is in; units with the same gaps are taken together, and the groups are
//! added up. That is valid for every weighting, and tight where nothing is "n/a".

use litemap::LiteMap;

use crate::interval::{Interval, Members, Side, Spread, extreme};
use crate::number::Rational;
use crate::rules::{DimensionRules, Rules};
use crate::sheet::{DimensionValue, UnitSheet, UnitValue};
use crate::whole::{WholeLevel, common_whole};

/// The total of these units, 0 to 100, low and high end, under each spread. No units can be anything.
///
/// What is added up over the units is added up once.
pub(crate) fn totals<const N: usize>(rules: &Rules, units: &[&UnitSheet], spreads: [Spread<'_>; N]) -> [Interval; N] {
    if units.is_empty() {
        return spreads.map(|_| Interval { low: Rational::ZERO, high: Rational::HUNDRED });
    }
    let is_complete = units.iter().all(|unit| unit.is_complete());
    let low_sums = Sums::of(rules, units, Side::Low);
    let high_sums = if is_complete { None } else { Sums::of(rules, units, Side::High) };
    spreads.map(|spread| {
        let one = |side, sums: Option<&Sums>| {
            let whole = sums.and_then(|sums| sums.end(rules, spread, side));
            whole.unwrap_or_else(|| end(rules, units, spread, side))
        };
        let low = one(Side::Low, low_sums.as_ref());
        // Without ranges and free weights both ends are the same.
        if is_complete && matches!(spread, Spread::Default) {
            return Interval::point(low);
        }
        Interval { high: one(Side::High, if is_complete { &low_sums } else { &high_sums }.as_ref()), low }
    })
}

/// One end of every answer, added up over units in whole numbers: one list a dimension, with the most that a sum can be.
struct Sums(Vec<(Vec<i64>, i64)>);

impl Sums {
    /// `None` unless everything applies to all units and whole numbers hold it, which is common.
    fn of(rules: &Rules, units: &[&UnitSheet], side: Side) -> Option<Self> {
        let mut columns = Vec::with_capacity(units.len());
        for unit in units {
            let UnitValue::Weighted(dimensions) = &unit.value else { return None };
            columns.push(dimensions.iter());
        }
        rules.whole()?;
        let sums = rules.dimensions().iter().map(|dimension| {
            let level = dimension.whole()?;
            whole_sums(level, columns.iter_mut().filter_map(Iterator::next), side)
        });
        sums.collect::<Option<_>>().map(Self)
    }

    /// One end of the total; `None` where 64 bits do not hold it.
    fn end(&self, rules: &Rules, spread: Spread<'_>, side: Side) -> Option<Rational> {
        let means = rules.dimensions().iter().zip(&self.0).map(|(dimension, (sums, top))| {
            dimension.whole().and_then(|level| level.extreme_parts(sums, *top, spread, side))
        });
        let means: Vec<_> = means.collect::<Option<_>>()?;
        let common = means.iter().try_fold(1, |common, (_, below)| common_whole(common, *below))?;
        let values: Option<Vec<_>> = means.iter().map(|(above, below)| above.checked_mul(common / below)).collect();
        let (above, below) = rules.whole()?.extreme_parts(&values?, common, spread, side)?;
        Rational::fraction(above.checked_mul(100)?, below)
    }
}

/// One end of the answers of a dimension, added up over units.
fn whole_sums<'v>(
    level: &WholeLevel,
    values: impl Iterator<Item = &'v DimensionValue>,
    side: Side,
) -> Option<(Vec<i64>, i64)> {
    let (mut sums, mut top) = (vec![0i64; level.len()], 0i64);
    for value in values {
        let DimensionValue::Indicators(shares) = value else {
            return None;
        };
        for (sum, share) in sums.iter_mut().zip(shares) {
            *sum = sum.checked_add(share.as_ref()?.end(side).share_over(level.unit)?)?;
        }
        top = top.checked_add(level.unit)?;
    }
    Some((sums, top))
}

/// One end of the total of these units; there must be one.
pub(crate) fn end(rules: &Rules, units: &[&UnitSheet], spread: Spread<'_>, side: Side) -> Rational {
    let mut totals = Vec::new();
    let mut groups: LiteMap<Vec<bool>, Vec<&[DimensionValue]>> = LiteMap::new();
    for unit in units {
        match &unit.value {
            UnitValue::Fixed(total) => totals.push(total.end(side).clone()),
            UnitValue::Weighted(dimensions) => {
                let values = rules.dimensions().iter().zip(dimensions);
                let dropped = values.map(|(rules, value)| value.is_dropped(rules)).collect();
                groups.entry(dropped).or_default().push(dimensions);
            }
        }
    }
    for group in groups.values() {
        let share = &group_mean(rules, group, spread, side) * &count(group.len());
        totals.push(&share * &Rational::HUNDRED);
    }
    totals.into_iter().sum::<Rational>().over(units.len())
}

/// The extreme mean share of units that all lack the same dimensions.
fn group_mean(rules: &Rules, units: &[&[DimensionValue]], spread: Spread<'_>, side: Side) -> Rational {
    let mut columns: Vec<_> = units.iter().map(|unit| unit.iter()).collect();
    let mut members: Members<'_> = Vec::new();
    for dimension in rules.dimensions() {
        let values: Vec<_> = columns.iter_mut().filter_map(Iterator::next).collect();
        members.push((dimension.weight(), dimension_mean(dimension, &values, spread, side)));
    }
    extreme(&members, spread, side).unwrap_or_default()
}

/// The extreme mean share of one dimension; `None` where it is dropped.
pub(crate) fn dimension_mean(
    rules: &DimensionRules,
    values: &[&DimensionValue],
    spread: Spread<'_>,
    side: Side,
) -> Option<Rational> {
    let whole = rules.whole().and_then(|level| whole_mean(level, values, spread, side));
    if whole.is_some() {
        return whole;
    }
    let mut sums = Vec::new();
    let mut patterns: LiteMap<Vec<bool>, Vec<&[Option<Interval>]>> = LiteMap::new();
    for value in values {
        match value {
            DimensionValue::Percent(share) => sums.push(share.end(side).clone()),
            DimensionValue::Indicators(shares) => {
                let gaps = shares.iter().map(Option::is_none).collect();
                patterns.entry(gaps).or_default().push(shares);
            }
        }
    }
    for units in patterns.values() {
        let members = indicator_means(rules, units, side);
        sums.push(&extreme(&members, spread, side)? * &count(units.len()));
    }
    Some(sums.into_iter().sum::<Rational>().over(values.len()))
}

/// The same where everything applies and whole numbers hold it, which is common; else `None`.
fn whole_mean(level: &WholeLevel, values: &[&DimensionValue], spread: Spread<'_>, side: Side) -> Option<Rational> {
    let (sums, top) = whole_sums(level, values.iter().copied(), side)?;
    level.extreme(&sums, top, spread, side)
}

/// Mean share of each indicator over units with the same gaps.
fn indicator_means<'r>(rules: &'r DimensionRules, units: &[&[Option<Interval>]], side: Side) -> Members<'r> {
    let mut columns: Vec<_> = units.iter().map(|unit| unit.iter()).collect();
    let mut members = Vec::new();
    for indicator in rules.indicators() {
        let shares: Vec<_> = columns.iter_mut().filter_map(Iterator::next).flatten().collect();
        let sum: Rational = shares.iter().map(|share| share.end(side).clone()).sum();
        members.push((indicator.weight(), (!shares.is_empty()).then(|| sum.over(shares.len()))));
    }
    members
}

fn count(length: usize) -> Rational {
    Rational::whole(i64::try_from(length).unwrap_or(i64::MAX))
}
