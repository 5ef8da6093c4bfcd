//! Numbers as people write them.

use crate::engine::instrument::Instrument;
use crate::engine::number::{Rational, Rounding, Score};

/// Separators of a language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NumberStyle {
    decimal: char,
    thousands: char,
}

impl NumberStyle {
    /// `1.234,50`
    pub const COMMA: Self = Self { decimal: ',', thousands: '.' };
    /// `1,234.50`
    pub const POINT: Self = Self { decimal: '.', thousands: ',' };
}

/// A plain decimal in the style of a language, with a real minus sign.
pub(super) fn localise(plain: &str, style: NumberStyle) -> String {
    let (sign, digits) = plain.strip_prefix('-').map_or(("", plain), |digits| ("−", digits));
    let (whole, decimals) = digits.split_once('.').map_or((digits, None), |(whole, rest)| (whole, Some(rest)));
    let mut text = sign.to_owned();
    for (position, digit) in whole.chars().enumerate() {
        if position > 0 && (whole.len() - position) % 3 == 0 {
            text.push(style.thousands);
        }
        text.push(digit);
    }
    if let Some(decimals) = decimals {
        text.push(style.decimal);
        text.push_str(decimals);
    }
    text
}

/// An exact number to two decimals, as it is read.
pub(super) fn rounded(value: &Rational) -> Score {
    value.round(2, Rounding::HalfUp)
}

/// By how much gains as they are read miss the difference of the totals before and after them; zero where they add up.
pub fn rounding_gap<'a>(
    instrument: &Instrument,
    before: &Rational,
    gains: impl IntoIterator<Item = &'a Rational>,
) -> Rational {
    let (mut after, mut read) = (before.clone(), Rational::ZERO);
    for gain in gains {
        (after, read) = (&after + gain, &read + &rounded(gain).to_rational());
    }
    let total = |exact: &Rational| instrument.round(exact).to_rational();
    let gap = &read - &(&total(&after) - &total(before));
    if gap.is_negative() { -&gap } else { gap }
}

/// A decimal without zeros that say nothing: `54.00` is `54`.
pub fn trimmed(plain: &str) -> &str {
    if plain.contains(['.', ',']) { plain.trim_end_matches('0').trim_end_matches(['.', ',']) } else { plain }
}
