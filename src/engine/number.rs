//! Exact numbers.
//!
//! Everything that can decide a score is a [`Rational`]: a fraction in lowest
//! terms that never rounds and never overflows. Numerators and denominators
//! that fit in 64 bits are kept there, which is the case for every built-in
//! instrument; anything larger moves to big integers on its own. A [`Score`]
//! is what is left after the one rounding at the end.
//!
//! Why not a decimal crate: thirds (`"1/3"`) and equal shares such as
//! `87.78 / 14` have no finite decimal form, so a decimal would round before
//! the end. Why not one scaled integer for all: with "not applicable" answers
//! each unit has denominators of its own, and their common multiple outgrows
//! any fixed width. The hot loops of the planner do scale to a common
//! denominator; see `docs/methods.md`.

use std::cmp::Ordering;
use std::fmt;
use std::ops::{Add, Mul, Neg, Sub};

use num_bigint::BigInt;
use num_integer::Integer;
use num_traits::{One, Signed, ToPrimitive, Zero};

use crate::divisor::greatest_divisor;

/// Longest text accepted as a number, in bytes.
const MAX_LENGTH: usize = 40;
/// Most decimals that a number is written with; none that was typed has more.
const MOST_PLACES: usize = 40;

/// An exact fraction in lowest terms with a positive denominator.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Rational(Repr);

/// `Small` whenever both parts fit, so that equal values have equal forms.
#[derive(Clone, PartialEq, Eq, Hash)]
enum Repr {
    Small { numerator: i64, denominator: i64 },
    Big(Box<(BigInt, BigInt)>),
}

impl Rational {
    /// Zero.
    pub const ZERO: Self = Self::whole(0);
    /// One, a full share.
    pub const ONE: Self = Self::whole(1);
    /// One hundred, a full score.
    pub const HUNDRED: Self = Self::whole(100);

    /// The whole number `value`.
    pub const fn whole(value: i64) -> Self {
        Self(Repr::Small { numerator: value, denominator: 1 })
    }

    /// The fraction `numerator / denominator`, or `None` where the denominator is zero.
    pub fn fraction(numerator: i64, denominator: i64) -> Option<Self> {
        (denominator != 0).then(|| Self::quotient(numerator, denominator))
    }

    /// Reads a plain decimal with a point, such as `"21.85"`.
    ///
    /// # Errors
    /// [`NumberError`] when the text is empty, too long, has two separators or is no number.
    pub fn parse_decimal(text: &str) -> Result<Self, NumberError> {
        check_length(text)?;
        let (sign, digits) = match text.strip_prefix('-') {
            Some(rest) => (-1, rest),
            None => (1, text),
        };
        let (whole, decimals) = split_decimal(digits)?;
        let scale = u32::try_from(decimals.len()).map_err(|_| NumberError::TooLong)?;
        let numerator =
            BigInt::parse_bytes([whole, decimals].concat().as_bytes(), 10).ok_or(NumberError::NotANumber)?;
        Ok(Self::reduce_big(numerator * sign, BigInt::from(10).pow(scale)))
    }

    /// Reads a decimal or a fraction of whole numbers, such as `"1/3"`.
    ///
    /// # Errors
    /// [`NumberError`] as for [`Rational::parse_decimal`], and for a zero denominator.
    pub fn parse(text: &str) -> Result<Self, NumberError> {
        let Some((above, below)) = text.split_once('/') else {
            return Self::parse_decimal(text);
        };
        check_length(text)?;
        if text.contains('.') {
            return Err(NumberError::NotANumber);
        }
        let (above, below) = (Self::parse_decimal(above)?, Self::parse_decimal(below)?);
        above.checked_div(&below).ok_or(NumberError::NotANumber)
    }

    /// `self / other`, or `None` where `other` is zero.
    pub fn checked_div(&self, other: &Self) -> Option<Self> {
        if other.is_zero() {
            return None;
        }
        if let (Some((a, b)), Some((c, d))) = (self.small(), other.small()) {
            return Some(match times(a, d).zip(times(b, c)) {
                Some((above, below)) => Self::quotient(above, below),
                None => Self::reduce(i128::from(a) * i128::from(d), i128::from(b) * i128::from(c)),
            });
        }
        let ((a, b), (c, d)) = (self.big(), other.big());
        Some(Self::reduce_big(a * d, b * c))
    }

    /// `self / count`, where a count of zero gives zero: the mean of nothing.
    pub fn over(&self, count: usize) -> Self {
        i64::try_from(count).ok().and_then(|count| self.checked_div(&Self::whole(count))).unwrap_or(Self::ZERO)
    }

    /// Whether this is zero.
    pub fn is_zero(&self) -> bool {
        *self == Self::ZERO
    }

    /// Whether this is below zero.
    pub fn is_negative(&self) -> bool {
        match &self.0 {
            Repr::Small { numerator, .. } => *numerator < 0,
            Repr::Big(parts) => parts.0.is_negative(),
        }
    }

    /// Whether this is from 0 to 100.
    pub fn is_percent(&self) -> bool {
        !self.is_negative() && *self <= Self::HUNDRED
    }

    /// Rounds to `decimals` places, once and at the end of a calculation. What no score can hold is the
    /// farthest score on its side.
    pub fn round(&self, decimals: u8, rounding: Rounding) -> Score {
        if let Some(scaled) = self.small().and_then(|parts| round_small(parts, decimals, rounding)) {
            return Score { scaled, decimals };
        }
        let (numerator, denominator) = self.big();
        let scaled = numerator * BigInt::from(10).pow(u32::from(decimals));
        let (floor, rest) = scaled.div_mod_floor(&denominator);
        let exact = rest.is_zero();
        let up = rounding.rounds_up(floor.is_odd(), (rest * 2u8).cmp(&denominator), exact);
        let scaled = if up { floor + 1u8 } else { floor };
        let farthest = if scaled.is_negative() { i64::MIN } else { i64::MAX };
        Score { scaled: scaled.to_i64().unwrap_or(farthest), decimals }
    }

    /// Rounds the sum of two numbers. It need not be in lowest terms for that, which saves most of the work.
    pub(crate) fn round_sum(&self, other: &Self, decimals: u8, rounding: Rounding) -> Score {
        let parts = self.small().zip(other.small()).and_then(|((a, b), (c, d))| sum(a, b, c, d));
        match parts.and_then(|parts| round_small(parts, decimals, rounding)) {
            Some(scaled) => Score { scaled, decimals },
            None => (self + other).round(decimals, rounding),
        }
    }

    /// The numerator over this denominator, for a share from 0 to 1; `None` where it has none in whole numbers.
    pub(crate) fn share_over(&self, unit: i64) -> Option<i64> {
        let (numerator, denominator) = self.small()?;
        let whole = match denominator {
            1 => times(numerator, unit)?,
            same if same == unit => numerator,
            other if unit % other == 0 => times(numerator, unit / other)?,
            _ => return None,
        };
        (0..=unit).contains(&whole).then_some(whole)
    }

    /// The nearest float of numerator over denominator, for drawing and for probabilities. Never for a score.
    #[allow(clippy::disallowed_types, reason = "the one way out of exact numbers, for pictures only")]
    pub fn to_picture(&self) -> f64 {
        // A float ends above 1,024 bits, and keeps 53: what is cut off from both parts cannot be seen.
        const WIDEST: u64 = 1_000;
        let (numerator, denominator) = self.big();
        let cut = numerator.bits().max(denominator.bits()).saturating_sub(WIDEST);
        let (numerator, denominator) = (numerator >> cut, denominator >> cut);
        numerator.to_f64().unwrap_or_default() / denominator.to_f64().unwrap_or(f64::INFINITY)
    }

    /// Numerator and denominator as big integers, for a common denominator.
    pub fn to_parts(&self) -> (BigInt, BigInt) {
        self.big()
    }

    /// The shortest exact decimal, or the fraction where there is none.
    pub fn to_text(&self) -> String {
        let (numerator, denominator) = self.big();
        let (mut scale, mut places) = (BigInt::one(), 0);
        while !scale.is_multiple_of(&denominator) {
            if places >= MOST_PLACES {
                return format!("{numerator}/{denominator}");
            }
            scale *= 10u8;
            places += 1;
        }
        let sign = if numerator.is_negative() { "-" } else { "" };
        let digits = format!("{:0>width$}", (numerator.abs() * scale / denominator).to_string(), width = places + 1);
        let (whole, decimals) = digits.split_at(digits.len() - places);
        let point = if places > 0 { "." } else { "" };
        format!("{sign}{whole}{point}{decimals}")
    }

    /// The fraction of two big integers, or `None` where the denominator is zero.
    pub fn from_parts(numerator: BigInt, denominator: BigInt) -> Option<Self> {
        (!denominator.is_zero()).then(|| Self::reduce_big(numerator, denominator))
    }

    /// Numerator and denominator where 64 bits hold them.
    pub(crate) fn to_small_parts(&self) -> Option<(i64, i64)> {
        self.small()
    }

    fn small(&self) -> Option<(i64, i64)> {
        match self.0 {
            Repr::Small { numerator, denominator } => Some((numerator, denominator)),
            Repr::Big(_) => None,
        }
    }

    fn big(&self) -> (BigInt, BigInt) {
        match &self.0 {
            Repr::Small { numerator, denominator } => ((*numerator).into(), (*denominator).into()),
            Repr::Big(parts) => (parts.0.clone(), parts.1.clone()),
        }
    }

    /// Lowest terms of a fraction in 64 bits, the common case.
    fn quotient(numerator: i64, denominator: i64) -> Self {
        if denominator == 1 {
            return Self::whole(numerator);
        }
        let divisor = i64::try_from(numerator.unsigned_abs().gcd(&denominator.unsigned_abs()));
        let signed =
            divisor.ok().and_then(|divisor| if denominator < 0 { divisor.checked_neg() } else { Some(divisor) });
        let parts = signed.and_then(|by| numerator.checked_div(by).zip(denominator.checked_div(by)));
        match parts {
            Some((numerator, denominator)) => Self(Repr::Small { numerator, denominator }),
            None => Self::reduce(i128::from(numerator), i128::from(denominator)),
        }
    }

    /// Lowest terms of a fraction whose parts are products of 64-bit numbers.
    fn reduce(numerator: i128, denominator: i128) -> Self {
        let divisor = greatest_common_divisor(numerator.unsigned_abs(), denominator.unsigned_abs());
        let Ok(divisor) = i128::try_from(divisor) else {
            return Self::reduce_big(numerator.into(), denominator.into());
        };
        let sign = if denominator < 0 { -1 } else { 1 };
        let (above, below) = (numerator / divisor * sign, denominator / divisor * sign);
        match (i64::try_from(above), i64::try_from(below)) {
            (Ok(numerator), Ok(denominator)) => Self(Repr::Small { numerator, denominator }),
            _ => Self(Repr::Big(Box::new((above.into(), below.into())))),
        }
    }

    fn reduce_big(numerator: BigInt, denominator: BigInt) -> Self {
        let divisor = greatest_divisor(numerator.magnitude(), denominator.magnitude());
        let divisor = BigInt::from(divisor) * denominator.signum();
        Self::of_lowest_terms(numerator / &divisor, denominator / divisor)
    }

    fn of_lowest_terms(numerator: BigInt, denominator: BigInt) -> Self {
        match (numerator.to_i64(), denominator.to_i64()) {
            (Some(numerator), Some(denominator)) => Self(Repr::Small { numerator, denominator }),
            _ => Self(Repr::Big(Box::new((numerator, denominator)))),
        }
    }
}

/// A product in 64 bits. Small factors are common, and need no check that is slow in WebAssembly.
fn times(a: i64, b: i64) -> Option<i64> {
    let is_small = |number: i64| i32::try_from(number).is_ok();
    if is_small(a) && is_small(b) { Some(a.wrapping_mul(b)) } else { a.checked_mul(b) }
}

/// `a / b + c / d` in 64 bits, not in lowest terms.
fn sum(a: i64, b: i64, c: i64, d: i64) -> Option<(i64, i64)> {
    if b == d {
        return Some((a.checked_add(c)?, b));
    }
    Some((times(a, d)?.checked_add(times(c, b)?)?, times(b, d)?))
}

/// The same, over one of the two denominators where the other one divides it.
fn common_sum((a, b): (i64, i64), (c, d): (i64, i64)) -> Option<(i64, i64)> {
    if b % d == 0 {
        return Some((a.checked_add(times(c, b / d)?)?, b));
    }
    if d % b == 0 { Some((times(a, d / b)?.checked_add(c)?, d)) } else { sum(a, b, c, d) }
}

/// Rounds a fraction in 64 bits with a positive denominator; `None` where they do not hold it.
fn round_small((numerator, denominator): (i64, i64), decimals: u8, rounding: Rounding) -> Option<i64> {
    let scaled = times(numerator, 10i64.checked_pow(u32::from(decimals))?)?;
    let (floor, rest) = (scaled.div_euclid(denominator), scaled.rem_euclid(denominator));
    // `rest * 2` against the denominator, without leaving 64 bits.
    let half = rest.cmp(&(denominator - rest));
    if rounding.rounds_up(floor % 2 != 0, half, rest == 0) { floor.checked_add(1) } else { Some(floor) }
}

/// Greatest common divisor, in 64 bits where both fit: several times faster in WebAssembly.
fn greatest_common_divisor(a: u128, b: u128) -> u128 {
    match (u64::try_from(a), u64::try_from(b)) {
        (Ok(a), Ok(b)) => u128::from(a.gcd(&b)),
        _ => a.gcd(&b),
    }
}

fn check_length(text: &str) -> Result<(), NumberError> {
    match text.len() {
        0 => Err(NumberError::NotANumber),
        1..=MAX_LENGTH => Ok(()),
        _ if has_letters(text) => Err(NumberError::NotANumber),
        _ => Err(NumberError::TooLong),
    }
}

/// Whether a text is words: what is wrong with it is not how long it is, nor its points.
fn has_letters(text: &str) -> bool {
    text.chars().any(char::is_alphabetic)
}

/// Whole part and decimals of an unsigned decimal; the decimals may be absent, not empty.
fn split_decimal(digits: &str) -> Result<(&str, &str), NumberError> {
    if digits.matches('.').count() > 1 {
        return Err(if has_letters(digits) { NumberError::NotANumber } else { NumberError::TwoSeparators });
    }
    let (whole, decimals) = digits.split_once('.').unwrap_or((digits, "0"));
    let plain = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    if plain(whole) && plain(decimals) { Ok((whole, decimals)) } else { Err(NumberError::NotANumber) }
}

impl Add<&Rational> for &Rational {
    type Output = Rational;

    fn add(self, other: &Rational) -> Rational {
        if let (Some((a, b)), Some((c, d))) = (self.small(), other.small()) {
            if let Some((above, below)) = sum(a, b, c, d) {
                return Rational::quotient(above, below);
            }
            let (a, b, c, d) = (i128::from(a), i128::from(b), i128::from(c), i128::from(d));
            if let Some(numerator) = (a * d).checked_add(c * b) {
                return Rational::reduce(numerator, b * d);
            }
        }
        let ((a, b), (c, d)) = (self.big(), other.big());
        Rational::reduce_big(a * &d + c * &b, b * d)
    }
}

impl Mul<&Rational> for &Rational {
    type Output = Rational;

    fn mul(self, other: &Rational) -> Rational {
        if let (Some((a, b)), Some((c, d))) = (self.small(), other.small()) {
            return match times(a, c).zip(times(b, d)) {
                Some((above, below)) => Rational::quotient(above, below),
                None => Rational::reduce(i128::from(a) * i128::from(c), i128::from(b) * i128::from(d)),
            };
        }
        let ((a, b), (c, d)) = (self.big(), other.big());
        Rational::reduce_big(a * c, b * d)
    }
}

impl Neg for &Rational {
    type Output = Rational;

    fn neg(self) -> Rational {
        match self.small() {
            Some((numerator, denominator)) if numerator != i64::MIN => {
                Rational(Repr::Small { numerator: -numerator, denominator })
            }
            _ => {
                let (numerator, denominator) = self.big();
                Rational::of_lowest_terms(-numerator, denominator)
            }
        }
    }
}

impl Sub<&Rational> for &Rational {
    type Output = Rational;

    fn sub(self, other: &Rational) -> Rational {
        self + &-other
    }
}

impl Default for Rational {
    fn default() -> Self {
        Self::ZERO
    }
}

impl std::iter::Sum for Rational {
    fn sum<I: Iterator<Item = Self>>(terms: I) -> Self {
        // Lowest terms are found once, at the end: that is most of the work of an addition.
        let (mut parts, mut large) = ((0, 1), Vec::new());
        for term in terms {
            match term.small().and_then(|term| common_sum(parts, term)) {
                Some(sum) => parts = sum,
                None => large.push(term.big()),
            }
        }
        let small = Self::quotient(parts.0, parts.1);
        match large_sum(large) {
            Some((numerator, denominator)) => &small + &Self::reduce_big(numerator, denominator),
            None => small,
        }
    }
}

/// The sum of fractions, two by two and not in lowest terms: so both halves stay about equally long.
fn large_sum(mut terms: Vec<(BigInt, BigInt)>) -> Option<(BigInt, BigInt)> {
    while terms.len() > 1 {
        let mut left = terms.into_iter();
        let mut sums = Vec::with_capacity(left.len().div_ceil(2));
        while let Some((a, b)) = left.next() {
            sums.push(match left.next() {
                Some((c, d)) if b == d => (a + c, b),
                Some((c, d)) => (a * &d + c * &b, b * d),
                None => (a, b),
            });
        }
        terms = sums;
    }
    terms.pop()
}

impl Ord for Rational {
    fn cmp(&self, other: &Self) -> Ordering {
        if let (Some((a, b)), Some((c, d))) = (self.small(), other.small()) {
            return match times(a, d).zip(times(c, b)) {
                Some((left, right)) => left.cmp(&right),
                None => (i128::from(a) * i128::from(d)).cmp(&(i128::from(c) * i128::from(b))),
            };
        }
        let ((a, b), (c, d)) = (self.big(), other.big());
        (a * d).cmp(&(c * b))
    }
}

impl PartialOrd for Rational {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl fmt::Debug for Rational {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (numerator, denominator) = self.big();
        if denominator.is_one() { write!(f, "{numerator}") } else { write!(f, "{numerator}/{denominator}") }
    }
}

/// How the last step rounds, as an instrument pack names it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rounding {
    /// To the nearest; half-way cases go up (assumed for every built-in instrument).
    HalfUp,
    /// To the nearest; half-way cases go to the even neighbour.
    HalfEven,
    /// To the nearest; half-way cases go down.
    HalfDown,
    /// Always down: the rest is cut off.
    Down,
    /// Always up.
    Up,
}

impl Rounding {
    /// Names as they stand in a pack, with their meaning.
    pub const NAMES: [(&'static str, Self); 5] = [
        ("half_up", Self::HalfUp),
        ("half_even", Self::HalfEven),
        ("half_down", Self::HalfDown),
        ("down", Self::Down),
        ("up", Self::Up),
    ];

    /// Whether a value between two whole numbers goes to the upper one, when the lower one is odd or not,
    /// `half` is how it compares with the middle and `exact` that it is the lower one itself.
    fn rounds_up(self, is_odd: bool, half: Ordering, exact: bool) -> bool {
        match self {
            Self::HalfUp => half.is_ge(),
            Self::HalfEven => half.is_gt() || (half.is_eq() && is_odd),
            Self::HalfDown => half.is_gt(),
            Self::Down => false,
            Self::Up => !exact,
        }
    }
}

/// A rounded number with a fixed count of decimals, such as `60.80`.
#[derive(Clone, Copy, Debug)]
pub struct Score {
    scaled: i64,
    decimals: u8,
}

impl Score {
    /// The score as an exact number.
    pub fn to_rational(self) -> Rational {
        let scale = 10i64.checked_pow(u32::from(self.decimals)).unwrap_or(i64::MAX);
        Rational::fraction(self.scaled, scale).unwrap_or(Rational::ZERO)
    }

    /// Whether it is as high as a bound.
    pub(crate) fn reaches(self, bound: &Rational) -> bool {
        let scale = 10i64.checked_pow(u32::from(self.decimals));
        let sides = bound.small().zip(scale).and_then(|((above, below), scale)| {
            // `scaled / scale` against `above / below`, both times both denominators.
            times(self.scaled, below).zip(times(above, scale))
        });
        sides.map_or_else(|| self.to_rational() >= *bound, |(score, bound)| score >= bound)
    }

    /// The lowest score above this one.
    pub(crate) fn next(self) -> Self {
        Self { scaled: self.scaled.saturating_add(1), ..self }
    }

    /// The score in units of its last decimal, such as 6080 for `60.80`.
    pub fn scaled(self) -> i64 {
        self.scaled
    }

    /// The count of decimals it is printed with.
    pub fn decimals(self) -> u8 {
        self.decimals
    }
}

/// Scores are equal when their values are, however many decimals they are printed with.
impl PartialEq for Score {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for Score {}

impl Ord for Score {
    fn cmp(&self, other: &Self) -> Ordering {
        match self.decimals == other.decimals {
            true => self.scaled.cmp(&other.scaled),
            false => self.to_rational().cmp(&other.to_rational()),
        }
    }
}

impl PartialOrd for Score {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl fmt::Display for Score {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let places = usize::from(self.decimals);
        let digits = format!("{:0>width$}", self.scaled.unsigned_abs(), width = places + 1);
        let (whole, decimals) = digits.split_at(digits.len().saturating_sub(places));
        let sign = if self.scaled < 0 { "-" } else { "" };
        if places == 0 { write!(f, "{sign}{whole}") } else { write!(f, "{sign}{whole}.{decimals}") }
    }
}

/// Why a text is not a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum NumberError {
    /// Empty, letters, a sign alone, an exponent, a zero denominator.
    NotANumber,
    /// More than one decimal separator.
    TwoSeparators,
    /// More than 40 bytes.
    TooLong,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(text: &str) -> Rational {
        Rational::parse(text).unwrap()
    }

    #[test]
    fn a_picture_of_parts_too_large_for_a_float_is_the_same_number() {
        let mut large = number("82.3125");
        let mut product = Rational::ONE;
        for prime in [1_000_003_i64, 998_244_353, 2_147_483_647, 1_000_000_007] {
            for _ in 0..10 {
                product = &product * &Rational::whole(prime);
            }
        }
        let hair = Rational::ONE.checked_div(&product).unwrap();
        large = &large + &hair;
        assert!(large.to_parts().1.bits() > 1_024);
        assert!((large.to_picture() - 82.3125).abs() < 1e-12);
        assert!((product.to_picture() / 1e300).is_infinite() && hair.to_picture() < 1e-300);
    }

    #[test]
    fn thirds_add_up_to_one() {
        assert_eq!(&(&number("1/3") + &number("1/3")) + &number("1/3"), Rational::ONE);
    }

    #[test]
    fn large_values_leave_64_bits_and_come_back() {
        let large = (0..30).fold(Rational::ONE, |product, _| &product * &number("87.78"));
        assert!(large.small().is_none());
        let back = (0..30).fold(large, |rest, _| rest.checked_div(&number("87.78")).unwrap());
        assert_eq!(back, Rational::ONE);
        assert!(back.small().is_some());
    }

    #[test]
    fn each_rounding_settles_a_tie_by_its_name() {
        let tie = number("77.985");
        let rounded = |rounding| tie.round(2, rounding).to_string();
        assert_eq!(rounded(Rounding::HalfUp), "77.99");
        assert_eq!(rounded(Rounding::HalfEven), "77.98");
        assert_eq!(rounded(Rounding::HalfDown), "77.98");
        assert_eq!(rounded(Rounding::Down), "77.98");
        assert_eq!(rounded(Rounding::Up), "77.99");
        assert_eq!(number("77.98").round(2, Rounding::Up).to_string(), "77.98");
    }

    #[test]
    fn text_that_is_no_number_is_refused() {
        for text in ["", ".", "1.", ".5", "1e3", "+1", "--1", "1/0", "8,7", " 1", "1/2/3", "NaN", "٣"] {
            assert_eq!(Rational::parse(text), Err(NumberError::NotANumber), "{text:?}");
        }
        assert_eq!(Rational::parse("8.7.5"), Err(NumberError::TwoSeparators));
        assert_eq!(Rational::parse(&"9".repeat(41)), Err(NumberError::TooLong));
        assert_eq!(Rational::parse("RSUD dr. H. Ishak"), Err(NumberError::NotANumber));
        assert_eq!(Rational::parse(&"Dinas ".repeat(9)), Err(NumberError::NotANumber));
    }

    #[test]
    fn scores_are_equal_by_value_as_they_are_ordered() {
        let (short, long) = (number("60.8").round(1, Rounding::HalfUp), number("60.8").round(2, Rounding::HalfUp));
        assert_eq!((short, short.cmp(&long)), (long, Ordering::Equal));
        assert_eq!((short.to_string(), long.to_string()), ("60.8".to_owned(), "60.80".to_owned()));
        assert_ne!(short, number("60.81").round(2, Rounding::HalfUp));
    }

    #[test]
    fn what_no_score_can_hold_keeps_its_sign() {
        let far = number(&"9".repeat(40));
        let rounded = |number: &Rational| number.round(6, Rounding::HalfUp).scaled();
        assert_eq!((rounded(&far), rounded(&(&Rational::ZERO - &far))), (i64::MAX, i64::MIN));
    }

    #[test]
    fn a_fraction_is_of_whole_numbers() {
        for text in ["1.5/2.5", "1/2.0", "0.5/1"] {
            assert_eq!(Rational::parse(text), Err(NumberError::NotANumber), "{text:?}");
        }
        assert_eq!(Rational::parse(&format!("1/{}", "9".repeat(39))), Err(NumberError::TooLong));
    }

    #[test]
    fn a_score_prints_its_decimals() {
        assert_eq!(number("0.055").round(2, Rounding::HalfUp).to_string(), "0.06");
        assert_eq!(number("-0.055").round(2, Rounding::Down).to_string(), "-0.06");
        assert_eq!(number("100").round(0, Rounding::HalfUp).to_string(), "100");
        assert_eq!(number("60.80").to_text(), "60.8");
        assert_eq!(number("1/3").to_text(), "1/3");
        for text in ["0", "-0.05", "100", "-7.5", "88.000000000000000000000000000001"] {
            assert_eq!(number(text).to_text(), text);
        }
    }

    #[test]
    fn a_score_reaches_what_is_not_above_it() {
        let score = |text: &str, decimals: u8| number(text).round(decimals, Rounding::HalfUp);
        for (text, decimals) in [("77.995", 2), ("78", 2), ("78.01", 2), ("77.5", 0)] {
            assert!(score(text, decimals).reaches(&Rational::whole(78)), "{text}");
        }
        for (text, decimals) in [("77.994", 2), ("0", 2), ("77.4", 0)] {
            assert!(!score(text, decimals).reaches(&Rational::whole(78)), "{text}");
        }
    }

    #[test]
    fn a_rounded_sum_is_the_sum_rounded() {
        let terms =
            ["1/3", "-2/3", "0.005", "12.345", "-12.345", "7/9", "9223372036854775807", "1/9223372036854775807"];
        for (one, other) in terms.iter().flat_map(|one| terms.iter().map(move |other| (number(one), number(other)))) {
            for rounding in [Rounding::HalfUp, Rounding::HalfEven, Rounding::HalfDown, Rounding::Down, Rounding::Up] {
                assert_eq!(one.round_sum(&other, 2, rounding), (&one + &other).round(2, rounding), "{one:?} {other:?}");
            }
        }
    }

    #[test]
    fn a_share_is_counted_in_units_where_they_are_whole() {
        let over = |text: &str, unit: i64| number(text).share_over(unit);
        assert_eq!(
            [over("1/3", 12), over("5/12", 12), over("1", 12), over("0", 12)],
            [Some(4), Some(5), Some(12), Some(0)]
        );
        for (text, unit) in [("1/5", 12), ("1/24", 12), ("3/2", 12), ("2", 12), ("-1/3", 12), ("1/8", 12)] {
            assert_eq!(over(text, unit), None, "{text}");
        }
    }
}
