//! What the group guesses, and what it can choose from.

use crate::engine::assessment::Decimal;
use crate::engine::instrument::Instrument;
use crate::engine::number::{Rational, Rounding, Score};
use crate::engine::problem::ProblemKind;
use crate::engine::score::Totals;
use crate::session::input;

/// What the group guesses the new total to be.
#[derive(Clone, Debug, PartialEq)]
pub enum Guess {
    /// This number.
    Number(Decimal),
    /// This number or more.
    AtLeast(Score),
    /// Less than this number.
    Below(Score),
}

/// How a guess compares with what was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Closeness {
    /// Within half a point and in the same band, or in the named range.
    Hit,
    /// The total is higher, by this much.
    TooLow(Rational),
    /// The total is lower, by this much.
    TooHigh(Rational),
}

impl Guess {
    /// Reads a typed guess; nothing typed is none.
    ///
    /// # Errors
    /// Why it is no number from 0 to 100.
    pub fn read(typed: &str) -> Result<Option<Self>, ProblemKind> {
        Ok(input::number(typed, &Rational::HUNDRED)?.map(Self::Number))
    }

    /// Where it stands on the scale.
    pub fn place(&self) -> Rational {
        match self {
            Self::Number(number) => number.value().clone(),
            Self::AtLeast(bound) | Self::Below(bound) => bound.to_rational(),
        }
    }

    /// How it compares with a total under this instrument.
    pub fn closeness(&self, instrument: &Instrument, total: Score) -> Closeness {
        let band = |score: Score| instrument.band(score).map(|band| band.min.clone());
        let same_band = band(total) == band(instrument.round(&self.place()));
        let (total, place) = (total.to_rational(), self.place());
        let off = &total - &place;
        let hit = match self {
            Self::Number(_) => same_band && off <= half() && !(&off + &half()).is_negative(),
            Self::AtLeast(_) => !off.is_negative(),
            Self::Below(_) => off.is_negative(),
        };
        if hit {
            Closeness::Hit
        } else if off.is_negative() {
            Closeness::TooHigh(&place - &total)
        } else {
            Closeness::TooLow(off)
        }
    }
}

fn half() -> Rational {
    Rational::fraction(1, 2).unwrap_or_default()
}

/// Up to four answers to choose from, from low to high: the present total, the true one to the
/// nearest whole, a number between or beyond, and the next band. None where a total is open.
pub fn choices(instrument: &Instrument, before: &Totals, after: &Totals, turn: usize) -> Vec<Guess> {
    let (Some(before), Some(after)) = (&before.verdict, &after.verdict) else {
        return Vec::new();
    };
    let (now, then) = (whole(&before.exact), whole(&after.exact));
    // Where the nearest whole number stands in another band, the band is the question.
    let shown = instrument.band(score(then)).filter(|band| band.min != after.band.min);
    if let Some(bound) = shown.map(|band| score(whole(&band.min.clone().max(after.band.min.clone())))) {
        return vec![Guess::Below(bound), Guess::AtLeast(bound)];
    }
    let rises = after.exact >= before.exact;
    let mut bounds: Vec<_> = instrument.bands.iter().map(|band| whole(&band.min)).filter(|bound| *bound > 0).collect();
    if rises {
        bounds.reverse();
    }
    let bound = bounds.into_iter().find(|bound| if rises { *bound > then } else { *bound <= then });
    let end = bound.unwrap_or(if rises { 100 } else { 0 });
    // The true answer does not always stand in the same place.
    let third = if now == then {
        then + if rises { 1 } else { -1 }
    } else if turn % 2 == 1 && (then - now).abs() >= 4 {
        (now + then) / 2
    } else {
        (then + end) / 2
    };
    let range = bound.map(score).map(if rises { Guess::AtLeast } else { Guess::Below });
    let mut numbers = vec![now, then, third];
    numbers.sort_unstable();
    numbers.dedup();
    let within = |number: &i64| if rises { *number < end || *number == then } else { *number >= end };
    let numbers = numbers.into_iter().filter(within);
    let numbers = numbers.filter_map(|number| Decimal::parse(&number.to_string()).ok().map(Guess::Number));
    if rises { numbers.chain(range).collect() } else { range.into_iter().chain(numbers).collect() }
}

fn whole(value: &Rational) -> i64 {
    value.round(0, Rounding::HalfUp).scaled()
}

fn score(number: i64) -> Score {
    Rational::whole(number).round(0, Rounding::HalfUp)
}
