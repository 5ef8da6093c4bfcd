//! The common denominator on which exact amounts are integers.
//!
//! The searches add and compare amounts millions of times. They run on 64 bits
//! where every amount fits, which is the case for the built-in instruments, on
//! 128 bits for mixed "not applicable" patterns, else on big integers: slower,
//! the same answer.

use num_bigint::BigInt;
use num_integer::Integer;
use num_traits::{One, Signed, Zero};
use zona_hijau_curves::Amount;

use crate::number::Rational;

/// A common measure of exact numbers: each is a whole number of quanta.
#[derive(Clone, Debug)]
pub(crate) struct Denominator {
    /// Numerator and denominator of the largest common measure.
    quantum: (BigInt, BigInt),
    /// The same where 64 bits hold it: many times faster.
    small: Option<(i64, i64)>,
    /// Amounts are two to this power times the quanta: finer prices, the same plans.
    grain: u32,
}

/// How wide amounts must be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Width {
    Small,
    Wide,
    Big,
}

/// Bits of the largest total on [`Width::Small`].
const SMALL_BITS: u64 = 40;
/// Bits of the largest effort there: their product leaves room for some sums.
const SMALL_EFFORT_BITS: u32 = 21;
/// The same for [`Width::Wide`].
const WIDE_BITS: u64 = 100;
const WIDE_EFFORT_BITS: u32 = 25;

impl Denominator {
    /// The largest common measure of numbers, for totals up to `most`.
    pub fn common<'n>(numbers: impl Iterator<Item = &'n Rational>, most: &Rational) -> Self {
        let numbers: Vec<_> = numbers.filter(|number| !number.is_zero()).collect();
        let small = small_measure(&numbers);
        let quantum =
            small.map_or_else(|| measure(numbers.iter().copied()), |(above, below)| (above.into(), below.into()));
        let mut denominator = Self { quantum, small, grain: 0 };
        denominator.grain = u32::try_from(SMALL_BITS.saturating_sub(denominator.bits(most))).unwrap_or(0);
        denominator
    }

    /// The width that holds totals up to `most`, and their products with efforts up to `effort`.
    pub fn width(&self, most: &Rational, effort: u64) -> Width {
        let (bits, effort_bits) = (self.bits(most), u64::BITS - effort.leading_zeros());
        match () {
            () if bits <= SMALL_BITS && effort_bits <= SMALL_EFFORT_BITS => Width::Small,
            () if bits <= WIDE_BITS && effort_bits <= WIDE_EFFORT_BITS => Width::Wide,
            () => Width::Big,
        }
    }

    fn bits(&self, number: &Rational) -> u64 {
        self.ceiling(number).abs().bits()
    }

    /// The amount of a number, up to the next quantum.
    pub fn ceiling(&self, number: &Rational) -> BigInt {
        let ((above, below), (quantum, parts)) = (number.to_parts(), &self.quantum);
        (above * parts).div_ceil(&(below * quantum)) << self.grain
    }

    /// The least amount above a number.
    pub fn above(&self, number: &Rational) -> BigInt {
        let ((above, below), (quantum, parts)) = (number.to_parts(), &self.quantum);
        ((above * parts).div_floor(&(below * quantum)) + 1) << self.grain
    }

    /// The amount of a number that is a whole number of quanta.
    pub fn amount<A: Amount>(&self, number: &Rational) -> A {
        if let Some(small) = self.small_amount(number) {
            return A::from_small(small);
        }
        A::from_big(&self.ceiling(number)).unwrap_or_else(A::zero)
    }

    /// The amount of a number in 64 bits; `None` where they do not hold it, or where it is no whole number of quanta.
    fn small_amount(&self, number: &Rational) -> Option<i64> {
        let ((above, below), (quantum, parts)) = (number.to_small_parts()?, self.small?);
        if above % quantum != 0 || parts % below != 0 {
            return None;
        }
        (above / quantum).checked_mul(parts / below)?.checked_mul(1_i64.checked_shl(self.grain)?)
    }

    /// The number of an amount.
    pub fn number(&self, amount: &impl Amount) -> Rational {
        if let Some(small) = self.small_number(amount) {
            return small;
        }
        let (quantum, parts) = &self.quantum;
        Rational::from_parts(amount.to_big() * quantum, parts << self.grain).unwrap_or_default()
    }

    /// The same in 64 bits, for whole quanta.
    fn small_number(&self, amount: &impl Amount) -> Option<Rational> {
        let (amount, (quantum, parts)) = (amount.to_small()?, self.small?);
        let grains = 1_i64.checked_shl(self.grain)?;
        if amount % grains != 0 {
            return None;
        }
        Rational::fraction((amount / grains).checked_mul(quantum)?, parts)
    }
}

/// The largest common measure of numbers, as parts of a fraction: each of them is a whole multiple of it.
pub(super) fn measure<'n>(numbers: impl IntoIterator<Item = &'n Rational>) -> (BigInt, BigInt) {
    let (mut above, mut below) = (BigInt::ZERO, BigInt::one());
    for (numerator, denominator) in numbers.into_iter().map(Rational::to_parts) {
        above = above.gcd(&numerator);
        if !below.is_multiple_of(&denominator) {
            below = below.lcm(&denominator);
        }
    }
    (if above.is_zero() { BigInt::one() } else { above }, below)
}

/// The same in 64 bits; `None` where they do not hold it.
fn small_measure(numbers: &[&Rational]) -> Option<(i64, i64)> {
    let (mut above, mut below) = (0_i64, 1_i64);
    for number in numbers {
        let (numerator, denominator) = number.to_small_parts()?;
        above = above.gcd(&numerator);
        if below % denominator != 0 {
            below = (below / below.gcd(&denominator)).checked_mul(denominator)?;
        }
    }
    Some((above.max(1), below))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fraction(above: i64, below: i64) -> Rational {
        Rational::fraction(above, below).unwrap()
    }

    /// The measure of these is 2/15.
    fn numbers() -> [Rational; 3] {
        [fraction(2, 3), fraction(4, 5), fraction(6, 1)]
    }

    fn denominator() -> Denominator {
        Denominator::common(numbers().iter(), &Rational::HUNDRED)
    }

    #[test]
    fn the_common_measure_is_the_same_in_64_bits_as_in_more() {
        let numbers = numbers();
        let numbers: Vec<_> = numbers.iter().collect();
        assert_eq!(small_measure(&numbers), Some((2, 15)));
        assert_eq!(measure(numbers), (2.into(), 15.into()));
        assert_eq!((small_measure(&[]), measure([])), (Some((1, 1)), (1.into(), 1.into())));
    }

    #[test]
    fn whole_quanta_are_the_same_in_64_bits_as_in_more() {
        let denominator = denominator();
        // 100 is 750 quanta, ten bits.
        assert_eq!(denominator.grain, 30);
        for quanta in [-3, 0, 1, 6, 750] {
            let number = fraction(2 * quanta, 15);
            let amount = BigInt::from(quanta) << 30;
            assert_eq!(denominator.ceiling(&number), amount);
            assert_eq!(denominator.small_amount(&number).map(BigInt::from), Some(amount.clone()), "{quanta}");
            assert_eq!(denominator.small_number(&amount), Some(number), "{quanta}");
        }
    }

    #[test]
    fn parts_of_quanta_are_left_to_big_integers() {
        let denominator = denominator();
        for number in [fraction(1, 15), fraction(2, 45), fraction(1, 45)] {
            assert_eq!(denominator.small_amount(&number), None, "{number:?}");
        }
        let half = BigInt::from(1) << 29;
        assert_eq!(denominator.small_number(&half), None);
        assert_eq!(denominator.number(&half), fraction(1, 15));
    }

    #[test]
    fn amounts_are_as_wide_as_totals_need_and_no_wider() {
        // 100 over a 2^bits-th has seven bits more.
        let widths = [(33, Width::Small), (34, Width::Wide), (93, Width::Wide), (94, Width::Big)];
        for (bits, width) in widths {
            let quantum = Rational::from_parts(BigInt::one(), BigInt::one() << bits).unwrap();
            let denominator = Denominator::common([quantum].iter(), &Rational::HUNDRED);
            assert_eq!(denominator.width(&Rational::HUNDRED, 1_000), width, "{bits}");
        }
    }

    #[test]
    fn amounts_are_as_wide_as_their_products_with_efforts_need() {
        let widths = [(21, Width::Small), (22, Width::Wide), (25, Width::Wide), (26, Width::Big)];
        for (bits, width) in widths {
            assert_eq!(denominator().width(&Rational::HUNDRED, (1 << bits) - 1), width, "{bits}");
        }
    }
}
