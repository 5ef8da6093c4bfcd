//! The least exact total that rounds up to a threshold.

use num_bigint::BigInt;
use num_integer::Integer;
use num_traits::ToPrimitive;

use super::denominator::Denominator;
use crate::instrument::Instrument;
use crate::number::{Rational, Rounding};
use zona_hijau_curves::Amount;

/// The exact totals whose rounded value reaches a threshold: all from a bound upwards.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Need {
    bound: Rational,
    /// Whether the bound itself rounds to less.
    is_open: bool,
}

impl Need {
    /// What the instrument rounds to `threshold` or more.
    pub fn new(instrument: &Instrument, threshold: &Rational) -> Self {
        // The threshold may have more decimals than a score: the next score above it counts.
        let (score, unit) = instrument.lowest_score(threshold);
        let half_step = |halves: BigInt| Rational::from_parts(halves, &unit * 2).unwrap_or_default();
        let doubled: BigInt = &score * 2;
        match instrument.rounding {
            Rounding::HalfUp => Self { bound: half_step(doubled - 1), is_open: false },
            Rounding::HalfEven => Self { bound: half_step(doubled - 1), is_open: score.is_odd() },
            Rounding::HalfDown => Self { bound: half_step(doubled - 1), is_open: true },
            Rounding::Down => Self { bound: half_step(doubled), is_open: false },
            Rounding::Up => Self { bound: half_step(doubled - 2), is_open: true },
        }
    }

    /// From this total on.
    pub fn from(total: &Rational) -> Self {
        Self { bound: total.clone(), is_open: false }
    }

    /// What is left of the need once a part of the total is there.
    pub fn less(&self, part: &Rational) -> Self {
        Self { bound: &self.bound - part, is_open: self.is_open }
    }

    /// How many equal parts of a total meet the need at least; `None` where they are too many.
    pub fn parts(&self, part: &Rational) -> Option<i64> {
        let (above, below) = self.bound.checked_div(part)?.to_parts();
        let least = if self.is_open { above.div_floor(&below) + 1 } else { above.div_ceil(&below) };
        least.to_i64()
    }

    /// Whether the bound itself does not meet the need.
    pub fn is_open(&self) -> bool {
        self.is_open
    }

    /// No total below this meets the need.
    pub fn bound(&self) -> &Rational {
        &self.bound
    }

    /// Whether an exact total reaches the threshold.
    pub fn is_met_by(&self, total: &Rational) -> bool {
        if self.is_open { *total > self.bound } else { *total >= self.bound }
    }

    /// The least amount to be gained above a total.
    pub fn missing<A: Amount>(&self, total: &Rational, denominator: &Denominator) -> Option<A> {
        let missing = &self.bound - total;
        A::from_big(&if self.is_open { denominator.above(&missing) } else { denominator.ceiling(&missing) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::instrument::find_builtin;

    #[test]
    fn so_many_parts_meet_a_need_and_one_less_does_not() {
        let part = Rational::fraction(3, 7).unwrap();
        for is_open in [false, true] {
            for bound in (-20..60).map(|thirds| Rational::fraction(thirds, 7).unwrap()) {
                let need = Need { bound, is_open };
                let parts = need.parts(&part).unwrap();
                let total = |parts: i64| &part * &Rational::whole(parts);
                assert!(need.is_met_by(&total(parts)) && !need.is_met_by(&total(parts - 1)), "{need:?} {parts}");
            }
        }
    }

    #[test]
    fn a_need_is_met_exactly_where_the_rounded_total_reaches_the_threshold() {
        let mut instrument = (*find_builtin("kepatuhan-2023").unwrap()).clone();
        for (_, rounding) in Rounding::NAMES {
            for decimals in [0, 1, 2] {
                (instrument.rounding, instrument.decimals) = (rounding, decimals);
                for threshold in (0..100).map(|eighths| Rational::fraction(eighths, 8).unwrap()) {
                    let need = Need::new(&instrument, &threshold);
                    for total in (0..500).map(|fortieths| Rational::fraction(fortieths, 40).unwrap()) {
                        let reached = instrument.round(&total).to_rational() >= threshold;
                        assert_eq!(need.is_met_by(&total), reached, "{rounding:?} {decimals} {threshold:?} {total:?}");
                    }
                }
            }
        }
    }
}
