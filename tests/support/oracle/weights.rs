//! The weights of one level of the tree, and the extreme sums they allow.

use serde_json::Value;

use super::numbers::{Number, number, whole};
use super::text;

/// The lower or the upper end of what is not known exactly.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum End {
    Low,
    High,
}

/// How far unpublished weights may move.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Freedom {
    /// Anything that is not negative.
    Any,
    /// Within the plausible factor of the equal share.
    Bounded,
}

/// A share of 1: the default, and whether it is published or fixed by the user.
#[derive(Clone)]
pub struct Weight {
    pub default: Number,
    pub fixed: bool,
}

/// Weights of one level of the tree: what is not fixed shares the rest equally.
pub fn weights(members: &[Value], overrides: &Value) -> Vec<Weight> {
    let percent = |member: &Value| {
        let changed = overrides[text(&member["id"])].as_str();
        changed.or(member["weight"]["percent"].as_str()).map(number)
    };
    let percents: Vec<_> = members.iter().map(percent).collect();
    let rest = whole(100) - percents.iter().flatten().sum::<Number>();
    let free = percents.iter().filter(|percent| percent.is_none()).count();
    let weight = |percent: Option<Number>| Weight {
        fixed: percent.is_some(),
        default: percent.unwrap_or_else(|| &rest / whole(free)) / whole(100),
    };
    percents.into_iter().map(weight).collect()
}

/// What the weights that are not fixed share.
pub fn rest(weights: &[&Weight]) -> Number {
    weights.iter().filter(|weight| !weight.fixed).map(|weight| &weight.default).sum()
}

/// The lowest and the highest that a weight may be.
pub fn limits(weight: &Weight, rest: &Number, freedom: Freedom, factor: &Number) -> (Number, Number) {
    match (weight.fixed, freedom) {
        (true, _) => (weight.default.clone(), weight.default.clone()),
        (false, Freedom::Any) => (whole(0), rest.clone()),
        (false, Freedom::Bounded) => (&weight.default / factor, &weight.default * factor),
    }
}

/// The lowest or highest sum of weight times value.
pub fn best(weights: &[&Weight], values: &[Number], freedom: Freedom, factor: &Number, end: End) -> Number {
    let fixed: Number = weights.iter().zip(values).filter(|(w, _)| w.fixed).map(|(w, value)| &w.default * value).sum();
    let free: Vec<_> = weights.iter().zip(values).filter(|(weight, _)| !weight.fixed).collect();
    if free.is_empty() {
        return fixed;
    }
    // The highest is the lowest with every sign turned.
    let sign = if end == End::Low { whole(1) } else { -whole(1) };
    let signed: Vec<_> = free.iter().map(|(_, value)| &sign * *value).collect();
    let rest = rest(weights);
    let lowest = match freedom {
        // Every corner of the simplex gives all the rest to one member.
        Freedom::Any => signed.iter().map(|value| value * &rest).min(),
        // A box cut by "the weights make the rest": by duality the lowest sum is the highest
        // bound over one multiplier, and that is reached where the multiplier is a value.
        Freedom::Bounded => {
            let limits: Vec<_> = free.iter().map(|(weight, _)| limits(weight, &rest, freedom, factor)).collect();
            signed.iter().map(|multiplier| lower_bound(&signed, &limits, &rest, multiplier)).max()
        }
    };
    fixed + sign * lowest.unwrap_or_else(|| whole(0))
}

/// Lagrangian lower bound of the weighted sum: the weights only keep their limits,
/// and leaving the rest costs `multiplier` a unit.
fn lower_bound(values: &[Number], limits: &[(Number, Number)], rest: &Number, multiplier: &Number) -> Number {
    let mut bound = multiplier * rest;
    for (value, (lower, upper)) in values.iter().zip(limits) {
        let cost = value - multiplier;
        bound += (lower * &cost).min(upper * &cost);
    }
    bound
}
