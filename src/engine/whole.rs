//! One level of the tree in whole numbers: the extremes of `interval.rs`, many times faster.
//!
//! Weights stand on one common denominator, values on another, so that no
//! step needs a common divisor. This covers what is common: everything
//! applies, and 64 bits hold it. Everything else takes the way of `interval.rs`.

use num_integer::Integer;

use crate::interval::{Side, Spread};
use crate::number::Rational;
use crate::rules::Share;

/// The weights of one level on a common denominator, which is also their sum.
#[derive(Clone, Debug)]
pub(crate) struct WholeLevel {
    members: Vec<Member>,
    whole: i64,
    /// What the free weights share.
    rest: i64,
    /// The denominator of the values.
    pub unit: i64,
}

#[derive(Clone, Copy, Debug)]
struct Member {
    weight: i64,
    is_free: bool,
}

impl WholeLevel {
    /// The level with these weights, for values on the common denominator `unit`; `None` where 64 bits do not hold it.
    pub fn new(shares: &[&Share], unit: i64) -> Option<Self> {
        let whole = shares.iter().try_fold(1, |whole: i64, share| common_multiple(whole, share.value()))?;
        let member =
            |share: &&Share| Some(Member { weight: share.value().share_over(whole)?, is_free: !share.fixed() });
        let members: Vec<_> = shares.iter().map(member).collect::<Option<_>>()?;
        let sum = members.iter().try_fold(0i64, |sum, member| sum.checked_add(member.weight))?;
        let rest = members.iter().filter(|member| member.is_free).map(|member| member.weight).sum();
        (sum == whole).then_some(Self { members, whole, rest, unit })
    }

    /// How many members there are.
    pub fn len(&self) -> usize {
        self.members.len()
    }

    /// The extreme weighted mean of values from 0 to `top`, as a part of `top`; `None` where 64 bits do not hold it.
    pub fn extreme(&self, values: &[i64], top: i64, spread: Spread<'_>, side: Side) -> Option<Rational> {
        let (above, below) = self.extreme_parts(values, top, spread, side)?;
        Rational::fraction(above, below)
    }

    /// The same as numerator and denominator, not in lowest terms.
    pub fn extreme_parts(&self, values: &[i64], top: i64, spread: Spread<'_>, side: Side) -> Option<(i64, i64)> {
        let most = self.whole.checked_mul(top)?;
        let fixed = |spread: bool| {
            let counted = self.members.iter().zip(values).filter(move |(member, _)| !(spread && member.is_free));
            counted.map(|(member, value)| member.weight * value).sum::<i64>()
        };
        match spread {
            Spread::Default => Some((fixed(false), most)),
            Spread::Any => Some((fixed(true) + self.rest * self.best(values, side).unwrap_or(0), most)),
            Spread::Within(factor) => {
                let (above, below) = factor.to_small_parts()?;
                let scale = above.checked_mul(below)?;
                let most = most.checked_mul(scale)?;
                // No weight is above the whole, but the limits below may be before they are cut.
                self.whole.checked_mul(above)?.checked_mul(above)?.checked_mul(top)?;
                let free = self.within(values, (above, below), side);
                Some((fixed(true) * scale + free, most))
            }
        }
    }

    /// The best value of a free member.
    fn best(&self, values: &[i64], side: Side) -> Option<i64> {
        let free = self.members.iter().zip(values).filter(|(member, _)| member.is_free).map(|(_, value)| *value);
        match side {
            Side::Low => free.min(),
            Side::High => free.max(),
        }
    }

    /// What the free members add where each weight is within a factor of its default, times both parts of the factor.
    fn within(&self, values: &[i64], (above, below): (i64, i64), side: Side) -> i64 {
        let mut ordered: Vec<(i64, i64)> = Vec::with_capacity(values.len());
        let (mut sum, mut rest) = (0, self.rest * above * below);
        for (member, value) in self.members.iter().zip(values).filter(|(member, _)| member.is_free) {
            let lower = member.weight * below * below;
            let room = (member.weight * above * above).min(self.rest * above * below) - lower;
            sum += lower * value;
            rest -= lower;
            let place =
                ordered.partition_point(|(other, _)| if side == Side::Low { other <= value } else { other >= value });
            ordered.insert(place, (*value, room));
        }
        for (value, room) in ordered {
            let more = room.min(rest);
            rest -= more;
            sum += more * value;
        }
        sum
    }
}

/// The least common multiple of positive numbers.
pub(crate) fn common_whole(a: i64, b: i64) -> Option<i64> {
    (a / a.gcd(&b)).checked_mul(b)
}

/// The least common multiple of a number and a denominator.
pub(crate) fn common_multiple(number: i64, value: &Rational) -> Option<i64> {
    let (_, denominator) = value.to_small_parts()?;
    (number / number.gcd(&denominator)).checked_mul(denominator)
}
