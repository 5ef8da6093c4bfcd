//! Exact amounts as integers on one common denominator.
//!
//! The searches add and compare amounts millions of times. They run on 64 bits
//! where every amount fits, which is the case for the built-in instruments, on
//! 128 bits for mixed "not applicable" patterns, else on big integers: slower,
//! the same answer.

use std::fmt::Debug;

use num_bigint::BigInt;
use num_integer::Integer;
use num_traits::{One, Signed, ToPrimitive, Zero};

use crate::engine::number::Rational;

/// An integer amount: a gain or a total times the common denominator.
pub(in crate::engine) trait Amount: Clone + Ord + Debug {
    fn zero() -> Self;
    fn two() -> Self;
    fn plus(&self, other: &Self) -> Self;
    fn minus(&self, other: &Self) -> Self;
    fn times(&self, count: u32) -> Self;
    /// Rounded down.
    fn over(&self, count: u32) -> Self;
    /// `None` where it does not fit.
    fn from_big(value: &BigInt) -> Option<Self>;
    fn to_big(&self) -> BigInt;
}

macro_rules! amount {
    ($($kind:ty, $to:ident;)*) => { $(
        impl Amount for $kind {
            fn zero() -> Self {
                0
            }
            fn two() -> Self {
                2
            }
            fn plus(&self, other: &Self) -> Self {
                self + other
            }
            fn minus(&self, other: &Self) -> Self {
                self - other
            }
            fn times(&self, count: u32) -> Self {
                self * Self::from(count)
            }
            fn over(&self, count: u32) -> Self {
                self.div_euclid(Self::from(count))
            }
            fn from_big(value: &BigInt) -> Option<Self> {
                value.$to()
            }
            fn to_big(&self) -> BigInt {
                BigInt::from(*self)
            }
        }
    )* };
}

amount! {
    i64, to_i64;
    i128, to_i128;
}

impl Amount for BigInt {
    fn zero() -> Self {
        Zero::zero()
    }
    fn two() -> Self {
        Self::from(2)
    }
    fn plus(&self, other: &Self) -> Self {
        self + other
    }
    fn minus(&self, other: &Self) -> Self {
        self - other
    }
    fn times(&self, count: u32) -> Self {
        self * count
    }
    fn over(&self, count: u32) -> Self {
        self.div_floor(&Self::from(count))
    }
    fn from_big(value: &BigInt) -> Option<Self> {
        Some(value.clone())
    }
    fn to_big(&self) -> BigInt {
        self.clone()
    }
}

/// A common denominator of exact numbers.
#[derive(Clone, Debug)]
pub(in crate::engine) struct Scale {
    denominator: BigInt,
}

/// How wide amounts must be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::engine) enum Width {
    Small,
    Wide,
    Big,
}

impl Scale {
    /// The least common denominator.
    pub fn common<'n>(numbers: impl Iterator<Item = &'n Rational>) -> Self {
        let mut denominator = BigInt::one();
        for number in numbers {
            let (_, below) = number.to_parts();
            if !denominator.is_multiple_of(&below) {
                denominator = denominator.lcm(&below);
            }
        }
        Self { denominator }
    }

    /// The width that holds the products of amounts up to `most` with efforts, with room to add.
    pub fn width(&self, most: &Rational) -> Width {
        let bits = self.ceiling(most).abs().bits();
        match bits {
            0..=40 => Width::Small,
            41..=100 => Width::Wide,
            _ => Width::Big,
        }
    }

    /// The amount of a number, rounded up where the denominator does not hold it.
    pub fn ceiling(&self, number: &Rational) -> BigInt {
        let (above, below) = number.to_parts();
        (above * &self.denominator).div_ceil(&below)
    }

    /// Whether a number is a whole amount.
    pub fn holds(&self, number: &Rational) -> bool {
        self.denominator.is_multiple_of(&number.to_parts().1)
    }

    /// The amount of a number that the denominator holds.
    pub fn amount<A: Amount>(&self, number: &Rational) -> A {
        A::from_big(&self.ceiling(number)).unwrap_or_else(A::zero)
    }

    /// The number of an amount.
    pub fn number(&self, amount: &impl Amount) -> Rational {
        Rational::from_parts(amount.to_big(), self.denominator.clone()).unwrap_or_default()
    }
}
