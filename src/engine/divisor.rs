//! The greatest common divisor of big integers, by Lehmer's method.
//!
//! Weights with many decimals and many answers "not applicable" give every unit a denominator of its own, so the parts
//! of a sum have thousands of digits. Euclid's steps on such numbers mostly depend on their leading digits: some
//! thirty steps are found there in 64 bits and done to the whole numbers at once. The crate for big integers takes one
//! bit at a time, each over the whole length.

use num_bigint::{BigInt, BigUint};
use num_integer::Integer;
use num_traits::ToPrimitive;

/// Shorter numbers are left to the crate.
const SHORT: u64 = 256;
/// Leading bits that steps are found from.
const LEADING: u64 = 62;

/// The greatest number that divides both; of nothing and a number it is that number.
pub(crate) fn greatest_divisor(a: &BigUint, b: &BigUint) -> BigUint {
    if a.bits().min(b.bits()) < SHORT {
        return a.gcd(b);
    }
    let (first, second) = (BigInt::from(a.clone()), BigInt::from(b.clone()));
    let (mut larger, mut smaller) = if first < second { (second, first) } else { (first, second) };
    while smaller.bits() >= SHORT {
        (larger, smaller) = match steps(&larger, &smaller) {
            // Both stay positive, or the smaller one becomes nothing.
            Some([[a, b], [c, d]]) => (&larger * a + &smaller * b, &larger * c + &smaller * d),
            None => {
                let rest = &larger % &smaller;
                (smaller, rest)
            }
        };
    }
    larger.magnitude().gcd(smaller.magnitude())
}

/// What Euclid's steps do to both numbers, as far as their leading bits tell for certain; `None` where they tell nothing.
fn steps(larger: &BigInt, smaller: &BigInt) -> Option<[[i64; 2]; 2]> {
    let shift = larger.bits().saturating_sub(LEADING);
    let leading = |number: &BigInt| (number >> shift).to_i128();
    let (mut x, mut y) = (leading(larger)?, leading(smaller)?);
    let [[mut a, mut b], [mut c, mut d]] = [[1, 0], [0, 1i128]];
    // The quotient is certain where the cut off bits cannot change it.
    while y + c != 0 && y + d != 0 {
        let quotient = (x + a) / (y + c);
        if quotient != (x + b) / (y + d) {
            break;
        }
        (a, c) = (c, a - quotient * c);
        (b, d) = (d, b - quotient * d);
        (x, y) = (y, x - quotient * y);
    }
    let small = |number: i128| i64::try_from(number).ok();
    (b != 0).then_some([[small(a)?, small(b)?], [small(c)?, small(d)?]])
}

#[cfg(test)]
mod tests {
    use num_traits::Zero;

    use super::*;
    use crate::random::Random;

    fn number(random: &mut Random, words: usize) -> BigUint {
        let word = |random: &mut Random| u32::try_from(random.number(1 << 31)).unwrap_or_default();
        BigUint::new((0..words).map(|_| word(random)).collect())
    }

    #[test]
    fn it_is_what_the_crate_finds_bit_by_bit() {
        let mut random = Random::new(5);
        for round in 0..400 {
            let length = |random: &mut Random| random.below(if round < 300 { 40 } else { 300 });
            let (first, second, shared) = (length(&mut random), length(&mut random), length(&mut random));
            let shared = number(&mut random, shared);
            let (a, b) = (number(&mut random, first) * &shared, number(&mut random, second) * &shared);
            assert_eq!(greatest_divisor(&a, &b), a.gcd(&b), "{a} {b}");
        }
    }

    #[test]
    fn numbers_on_the_edges_come_out() {
        let power = |bits: u32| BigUint::from(1u32) << bits;
        let mut fibonacci = (power(0), power(0));
        for _ in 0..3_000 {
            fibonacci = (&fibonacci.0 + &fibonacci.1, fibonacci.0);
        }
        let numbers = [
            BigUint::zero(),
            power(0),
            power(255),
            power(256),
            power(5_000),
            power(5_000) - 1u32,
            fibonacci.0,
            fibonacci.1,
        ];
        for (a, b) in numbers.iter().flat_map(|a| numbers.iter().map(move |b| (a, b))) {
            assert_eq!(greatest_divisor(a, b), a.gcd(b), "{a} {b}");
        }
    }
}
