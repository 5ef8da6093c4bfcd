//! Integers that searches count with, in three widths.

use std::fmt::Debug;

use num_bigint::BigInt;
use num_integer::Integer;
use num_traits::{ToPrimitive, Zero};

use crate::curve::{self, Curve};

/// An integer amount: a gain or a total times the common denominator.
pub trait Amount: Clone + Ord + Debug {
    /// Nothing.
    fn zero() -> Self;
    /// The sum.
    fn plus(&self, other: &Self) -> Self;
    /// The difference.
    fn minus(&self, other: &Self) -> Self;
    /// So many times the amount.
    fn times(&self, count: u32) -> Self;
    /// Divided, rounded down.
    fn over(&self, count: u32) -> Self;
    /// `None` where it does not fit.
    fn from_big(value: &BigInt) -> Option<Self>;
    /// Without limits.
    fn to_big(&self) -> BigInt;
    /// From 64 bits.
    fn from_small(value: i64) -> Self;
    /// `None` where 64 bits do not hold it.
    fn to_small(&self) -> Option<i64>;

    // What takes most of the time of a search. A body of its own is compiled in this package, for speed; the one that is
    // given here in the package that uses it, for size.

    /// [`Curve::and`].
    fn joined(left: &Curve<Self>, right: &Curve<Self>) -> Curve<Self> {
        curve::joined(left, right)
    }
    /// One more of [`Curve::of_lifts`].
    fn lift(curve: &mut Curve<Self>, before: &mut Curve<Self>, effort: usize, gains: &[Self]) {
        curve::lift(curve, before, effort, gains);
    }
    /// [`Curve::or_after`].
    fn either(curve: Curve<Self>, effort: usize, other: &Curve<Self>) -> Curve<Self> {
        curve::either(curve, effort, other)
    }
}

macro_rules! amount {
    ($($kind:ty, $to:ident, { $($more:item)* };)*) => { $(
        impl Amount for $kind {
            fn zero() -> Self {
                0
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
            fn from_small(value: i64) -> Self {
                Self::from(value)
            }
            fn to_small(&self) -> Option<i64> {
                i64::try_from(*self).ok()
            }
            $($more)*
        }
    )* };
}

amount! {
    i64, to_i64, {
        fn joined(left: &Curve<Self>, right: &Curve<Self>) -> Curve<Self> {
            curve::joined(left, right)
        }
        fn lift(curve: &mut Curve<Self>, before: &mut Curve<Self>, effort: usize, gains: &[Self]) {
            curve::lift(curve, before, effort, gains);
        }
        fn either(curve: Curve<Self>, effort: usize, other: &Curve<Self>) -> Curve<Self> {
            curve::either(curve, effort, other)
        }
    };
    i128, to_i128, {};
}

impl Amount for BigInt {
    fn zero() -> Self {
        Zero::zero()
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
    fn from_small(value: i64) -> Self {
        value.into()
    }
    fn to_small(&self) -> Option<i64> {
        self.to_i64()
    }
}
