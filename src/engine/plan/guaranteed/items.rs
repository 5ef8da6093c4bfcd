//! The low end as a sum of items: what each summand can give, and under which values.
//!
//! The root of the tree is a sum. Each of its summands, and the rest of the
//! levers, is an item. For every amount that an item can give, each of its
//! variables must at least have a certain value: with those least values the
//! cost of an item is bounded from below whatever its inner shape is.

use std::ops::Range;

use num_integer::Integer;
use num_traits::ToPrimitive;

use super::scene::Scene;
use super::variables::Summand;
use crate::engine::number::Rational;

/// One summand of the low end.
pub(super) struct Item {
    pub summand: Summand,
    /// Its variables: from this position to before that one.
    pub variables: Range<usize>,
    /// What it can give, rising.
    pub options: Vec<ItemOption>,
}

/// An amount that an item can give.
pub(super) struct ItemOption {
    /// In steps of [`points`], rounded up.
    pub amount: i64,
    /// The least value of each of its variables.
    pub least: Vec<usize>,
}

/// Amounts of points that bounds are computed with, in a point; always rounded to the safe side.
const POINT: i64 = 100_000_000_000;

/// An amount of points, rounded up.
pub(super) fn points_up(points: &Rational) -> i64 {
    let (above, below) = points.to_parts();
    (above * POINT).div_ceil(&below).to_i64().unwrap_or(i64::MAX >> 8)
}

/// An amount of points, rounded down.
pub(super) fn points_down(points: &Rational) -> i64 {
    let (above, below) = points.to_parts();
    (above * POINT).div_floor(&below).to_i64().unwrap_or(i64::MAX >> 8)
}

/// The items of a scene without its rest; `None` where a variable is in two of them.
pub(super) fn items(scene: &Scene) -> Option<Vec<Item>> {
    let summands = scene.variables.summands.as_ref()?;
    Some(summands.iter().map(|(summand, variables)| item(scene, *summand, variables.clone())).collect())
}

fn item(scene: &Scene, summand: Summand, variables: Range<usize>) -> Item {
    let highest = scene.at_most(&[]);
    let amount = |position: usize, value: usize| {
        let mut chosen = highest.clone();
        chosen.get_mut(position).into_iter().for_each(|known| *known = value);
        scene.summand(summand, &chosen)
    };
    // What the item gives with one variable below its highest value: no amount between these matters.
    let rows: Vec<Vec<Rational>> = variables
        .clone()
        .map(|position| {
            (0..=highest.get(position).copied().unwrap_or(0)).map(|value| amount(position, value)).collect()
        })
        .collect();
    let mut amounts: Vec<_> = rows.iter().flatten().collect();
    amounts.sort();
    amounts.dedup();
    let option = |wanted: &&Rational| {
        let least = |row: &Vec<Rational>| row.partition_point(|amount| amount < *wanted);
        ItemOption { amount: points_up(wanted), least: rows.iter().map(least).collect() }
    };
    Item { summand, options: amounts.iter().map(option).collect(), variables }
}
