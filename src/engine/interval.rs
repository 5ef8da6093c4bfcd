//! Bounds that hold under every weighting: linear programmes with a closed form.
//!
//! A level of the tree has members with values `v` and weights `w`, some of
//! them fixed (published, or set by the user). The free weights share what the
//! fixed ones leave, each between its bounds. The smallest weighted mean starts
//! every free weight at its lower bound and gives the rest to the smallest
//! values first (docs/methods.md, "The two intervals", with the proof). Where a
//! member is not applicable the mean is a ratio of two linear forms, and the
//! same greedy step inside Dinkelbach's iteration finds its extreme.

use std::cmp::Ordering;

use crate::number::Rational;
use crate::rules::Share;

/// A closed interval of exact numbers, the low end never above the high one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Interval {
    /// The lower end.
    pub low: Rational,
    /// The upper end.
    pub high: Rational,
}

impl Interval {
    /// An interval that is one number.
    pub fn point(value: Rational) -> Self {
        Self { low: value.clone(), high: value }
    }

    /// One of the two ends.
    pub fn end(&self, side: Side) -> &Rational {
        match side {
            Side::Low => &self.low,
            Side::High => &self.high,
        }
    }

    /// Whether the ends are the same.
    pub fn is_point(&self) -> bool {
        self.low == self.high
    }
}

/// How far the free weights may move.
#[derive(Clone, Copy, Debug)]
pub enum Spread<'a> {
    /// Not at all: equal shares of the rest.
    Default,
    /// Between `1/k` and `k` times the equal share.
    Within(&'a Rational),
    /// Every non-negative weighting.
    Any,
}

/// Which end of an interval is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// The smallest value.
    Low,
    /// The largest value.
    High,
}

/// The members of one level: weight, and value where it applies.
pub(crate) type Members<'a> = Vec<(&'a Share, Option<Rational>)>;

/// The extreme of the weighted mean of `members`; `None` where nothing with a weight applies.
pub(crate) fn extreme(members: &Members<'_>, spread: Spread<'_>, side: Side) -> Option<Rational> {
    if matches!(spread, Spread::Default) || members.iter().all(|(share, _)| share.fixed()) {
        return settled_mean(members);
    }
    let bounds = bounds(members, spread);
    let all_apply = members.iter().all(|(_, value)| value.is_some());
    // Start beyond every value, on the side away from the goal; each round then improves.
    let values = members.iter().filter_map(|(_, value)| value.as_ref());
    let mut mean = match side {
        Side::Low => values.max()?.clone(),
        Side::High => values.min()?.clone(),
    };
    loop {
        let weights = fill(&bounds, &mean, side).into_iter();
        let next = weighted_mean(weights.filter_map(|(weight, bound)| Some((weight, bound.value?))))?;
        if all_apply || next == mean {
            return Some(next);
        }
        mean = next;
    }
}

/// The weighted mean where no weight is left to choose.
fn settled_mean(members: &Members<'_>) -> Option<Rational> {
    weighted_mean(members.iter().filter_map(|(share, value)| Some((share.value().clone(), value.as_ref()?))))
}

fn weighted_mean<'v>(weighted: impl Iterator<Item = (Rational, &'v Rational)>) -> Option<Rational> {
    let (above, below): (Vec<_>, Vec<_>) = weighted.map(|(weight, value)| (&weight * value, weight)).unzip();
    above.into_iter().sum::<Rational>().checked_div(&below.into_iter().sum())
}

/// A member with the limits of its weight.
struct Bound<'a> {
    value: Option<&'a Rational>,
    lower: Rational,
    upper: Rational,
}

fn bounds<'a>(members: &'a Members<'_>, spread: Spread<'_>) -> Vec<Bound<'a>> {
    let free = members.iter().filter(|(share, _)| !share.fixed());
    let rest: Rational = free.map(|(share, _)| share.value().clone()).sum();
    let bound = |(share, value): &'a (&Share, Option<Rational>)| {
        let default = share.value();
        let (lower, upper) = match spread {
            _ if share.fixed() => (default.clone(), default.clone()),
            Spread::Default => (default.clone(), default.clone()),
            Spread::Within(factor) => {
                let lower = default.checked_div(factor).unwrap_or_default();
                (lower, (default * factor).min(rest.clone()))
            }
            Spread::Any => (Rational::ZERO, rest.clone()),
        };
        Bound { value: value.as_ref(), lower, upper }
    };
    members.iter().map(bound).collect()
}

/// Weights that make the weighted sum of `value - mean` extreme: every free
/// weight at its lower bound, the rest to the best values first. Members that
/// do not apply count as the mean.
fn fill<'b, 'v>(bounds: &'b [Bound<'v>], mean: &Rational, side: Side) -> Vec<(Rational, &'b Bound<'v>)> {
    let mut ordered: Vec<&Bound<'_>> = Vec::with_capacity(bounds.len());
    for bound in bounds {
        // Levels are short, and inserting in place is far less code than a general sort.
        let place = ordered.partition_point(|other| compare(other, bound, mean, side).is_le());
        ordered.insert(place, bound);
    }
    let lower: Rational = bounds.iter().map(|bound| bound.lower.clone()).sum();
    let mut rest = &Rational::ONE - &lower;
    let mut weights = Vec::with_capacity(bounds.len());
    for bound in ordered {
        let more = (&bound.upper - &bound.lower).min(rest.clone());
        rest = &rest - &more;
        weights.push((&bound.lower + &more, bound));
    }
    weights
}

fn compare(a: &Bound<'_>, b: &Bound<'_>, mean: &Rational, side: Side) -> Ordering {
    let order = a.value.unwrap_or(mean).cmp(b.value.unwrap_or(mean));
    let order = if side == Side::Low { order } else { order.reverse() };
    // At equal values a member that applies goes first, so that the mean stays defined.
    order.then(a.value.is_none().cmp(&b.value.is_none()))
}
