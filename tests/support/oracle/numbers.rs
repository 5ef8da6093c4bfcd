//! Numbers of the oracle: fractions of big integers, and the five roundings.

use num_rational::BigRational;

pub type Number = BigRational;

/// `12.5` or `1/3`.
pub fn number(text: &str) -> Number {
    let (above, below) = text.split_once('/').unwrap_or((text, "1"));
    decimal(above) / decimal(below)
}

fn decimal(text: &str) -> Number {
    let (whole, decimals) = text.split_once('.').unwrap_or((text, ""));
    let fraction = format!("{whole}{decimals}/1{}", "0".repeat(decimals.len()));
    fraction.parse().unwrap_or_else(|_| panic!("\"{text}\" is no number"))
}

pub fn whole(value: usize) -> Number {
    Number::from_integer(value.into())
}

pub fn mean(numbers: &[Number]) -> Number {
    numbers.iter().sum::<Number>() / whole(numbers.len())
}

pub fn power_of_ten(places: usize) -> Number {
    number(&format!("1{}", "0".repeat(places)))
}

/// The five roundings, each from its definition.
pub fn round(exact: &Number, places: usize, rounding: &str) -> Number {
    let scaled = exact * power_of_ten(places);
    let (below, above) = (scaled.floor(), scaled.ceil());
    let (to_below, to_above) = (&scaled - &below, &above - &scaled);
    let even = |number: &Number| (number / whole(2)).is_integer();
    let up = match rounding {
        "up" => true,
        "down" => false,
        "half_up" => to_above <= to_below,
        "half_down" => to_above < to_below,
        "half_even" => to_above < to_below || (to_above == to_below && even(&above)),
        other => panic!("no rounding is called {other}"),
    };
    (if up { above } else { below }) / power_of_ten(places)
}
