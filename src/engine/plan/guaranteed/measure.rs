//! Columns in whole amounts: what each level of a scale adds.

use num_integer::Integer;
use num_traits::ToPrimitive;

use crate::levers::Lever;
use crate::number::Rational;
use crate::plan::denominator::measure;

/// The largest amount of one lever: leaves room for products with prices.
const LARGEST: i64 = 1 << 40;

/// So many sums of a column are looked at at most.
const MOST_SUMS: u64 = 1 << 16;

/// The shares of one indicator's levels as whole multiples of a common measure above the lowest.
#[derive(Clone, Debug)]
pub(super) struct Measure {
    /// One amount as a share.
    pub quantum: Rational,
    /// The share of the lowest level.
    lowest: Rational,
    /// One a level.
    amounts: Vec<i64>,
}

impl Measure {
    /// The measure of a lever's scale; `None` where its shares are too fine for whole amounts.
    pub fn of(lever: &Lever) -> Option<Self> {
        let lowest = lever.kind.share(0);
        let shares: Vec<_> = (0..=lever.kind.top()).map(|level| &lever.kind.share(level) - &lowest).collect();
        let (above, below) = measure(&shares);
        let quantum = Rational::from_parts(above, below).unwrap_or(Rational::ONE);
        let amount = |share: &Rational| {
            let (above, _) = share.checked_div(&quantum)?.to_parts();
            above.to_i64().filter(|amount| *amount <= LARGEST)
        };
        let amounts: Option<Vec<_>> = shares.iter().map(amount).collect();
        Some(Self { amounts: amounts?, quantum, lowest })
    }

    /// The amount of a level.
    pub fn amount(&self, level: usize) -> i64 {
        self.amounts.get(level).copied().unwrap_or(0)
    }

    /// Whether so many levers have few sums of amounts, so that each of them can be looked at.
    pub fn has_few_sums(&self, count: usize) -> bool {
        let count = u64::try_from(count).unwrap_or(u64::MAX);
        let highest = self.amounts.iter().max().and_then(|highest| u64::try_from(*highest).ok()).unwrap_or_default();
        if highest.saturating_mul(count) < MOST_SUMS {
            return true;
        }
        // As many as there are ways to share the levers out among the levels.
        let levels = u64::try_from(self.amounts.len()).unwrap_or(u64::MAX);
        let mut ways: u64 = 1;
        for level in 1..levels {
            // Exact at each step: a binomial coefficient.
            ways = ways.saturating_mul(count.saturating_add(level)) / level;
            if ways > MOST_SUMS {
                return false;
            }
        }
        true
    }

    /// The sum of shares of `count` levers with an amount together.
    pub fn sum(&self, amount: i64, count: usize) -> Rational {
        let count = Rational::whole(i64::try_from(count).unwrap_or(0));
        &(&self.lowest * &count) + &(&self.quantum * &Rational::whole(amount))
    }

    /// The least amount with which the shares of `count` levers add up to `sum`.
    pub fn needed(&self, sum: &Rational, count: usize) -> i64 {
        let missing = sum - &self.sum(0, count);
        let (above, below) = missing.checked_div(&self.quantum).unwrap_or_default().to_parts();
        above.div_ceil(&below).to_i64().unwrap_or(i64::MAX >> 8)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn measure(amounts: &[i64]) -> Measure {
        Measure { quantum: Rational::ONE, lowest: Rational::ZERO, amounts: amounts.to_vec() }
    }

    #[test]
    fn few_are_the_sums_of_few_amounts_or_of_small_ones() {
        // Equal steps: as many sums as there are steps to the highest one.
        assert!(measure(&[0, 1, 2, 3]).has_few_sums(10_000));
        let fine = measure(&[0, 1, 100, 10_000, 1_000_000_000]);
        // C(n + 4, 4): 35,960 of 28 levers, 66,045 of 33.
        assert!(fine.has_few_sums(7) && fine.has_few_sums(28));
        assert!(!fine.has_few_sums(33) && !fine.has_few_sums(60) && !fine.has_few_sums(usize::MAX));
    }
}
