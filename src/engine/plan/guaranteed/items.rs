//! The low end as a sum of items, in whole numbers rounded to the safe side.
//!
//! The root of the tree is a sum; each of its summands is an item with
//! variables of its own. Whether values can still reach a need is asked millions
//! of times, so items are compiled to tables of amounts that are rounded up:
//! what they exclude is excluded; what is left is decided with exact numbers.

use std::ops::Range;

use num_integer::Integer;
use num_traits::ToPrimitive;

use super::forms::{Form, Tree};
use super::scene::Value;
use super::variables::{Summand, Variables};
use crate::number::Rational;

/// One summand of the low end.
pub(super) struct Item {
    /// Its variables: from this position to before that one.
    pub variables: Range<usize>,
    gives: Sum,
    /// What it can give with one variable below its highest value, rising.
    pub options: Vec<ItemOption>,
}

/// An amount that an item can give.
pub(super) struct ItemOption {
    pub amount: i64,
    /// The least value of each of its variables for as much.
    pub least: Vec<usize>,
}

/// A number, a table for each variable, and minima of further sums.
#[derive(Default)]
struct Sum {
    constant: i64,
    tables: Vec<(usize, Vec<i64>)>,
    minima: Vec<Vec<Sum>>,
}

/// Amounts are in these parts of a point.
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

impl Item {
    /// What it gives at most with these values.
    pub fn amount(&self, chosen: &[usize]) -> i64 {
        self.gives.at(chosen)
    }

    /// The same with one value changed.
    pub fn amount_with(&self, chosen: &mut [usize], position: usize, value: usize) -> i64 {
        let Some(place) = chosen.get_mut(position) else { return 0 };
        let before = std::mem::replace(place, value);
        let amount = self.gives.at(chosen);
        chosen.get_mut(position).into_iter().for_each(|place| *place = before);
        amount
    }
}

impl Sum {
    fn at(&self, chosen: &[usize]) -> i64 {
        let of = |(variable, table): &(usize, Vec<i64>)| {
            chosen.get(*variable).and_then(|value| table.get(*value)).copied().unwrap_or(0)
        };
        let lowest = |sums: &Vec<Sum>| sums.iter().map(|sum| sum.at(chosen)).min().unwrap_or(0);
        self.constant + self.tables.iter().map(of).sum::<i64>() + self.minima.iter().map(lowest).sum::<i64>()
    }
}

/// What compiling needs.
pub(super) struct Compiler<'c> {
    pub tree: &'c Tree,
    pub variables: &'c Variables,
    pub values: &'c [Vec<Value>],
    /// Sums of columns that no variable bounds.
    pub sums: &'c [Rational],
}

impl Compiler<'_> {
    /// What the low end holds whatever the values, and its items.
    pub fn compile(&self) -> (i64, Vec<Item>) {
        let Some(summands) = &self.variables.summands else {
            // A variable in two summands: the whole is one item.
            let variables = 0..self.values.len();
            return (0, vec![self.item(self.sum(&self.tree.root, &Rational::ONE), variables)]);
        };
        let mut constant = self.tree.root.clone();
        let mut items = Vec::new();
        for (summand, variables) in summands {
            let only = match summand {
                Summand::Column(column) => self.tree.root.only(Some(*column), None),
                Summand::Minimum(minimum) => self.tree.root.only(None, Some(*minimum)),
            };
            constant = constant.without_terms(&only);
            items.push(self.item(self.sum(&only, &Rational::ONE), variables.clone()));
        }
        (self.sum(&constant, &Rational::ONE).constant, items)
    }

    fn sum(&self, form: &Form, by: &Rational) -> Sum {
        let mut constant = &form.constant * by;
        let mut sum = Sum::default();
        for (column, coefficient) in &form.columns {
            let coefficient = coefficient * by;
            match self.variables.of_column(*column) {
                Some(variable) => sum.tables.push(self.table(variable, &coefficient)),
                None => {
                    let known = self.sums.get(*column).map(|sum| sum * &coefficient);
                    constant = &constant + &known.unwrap_or_default();
                }
            }
        }
        for (minimum, coefficient) in &form.minima {
            let coefficient = coefficient * by;
            match self.variables.of_minimum(*minimum) {
                Some(variable) => sum.tables.push(self.table(variable, &coefficient)),
                None => {
                    let forms = self.tree.minima.get(*minimum).map(Vec::as_slice).unwrap_or_default();
                    sum.minima.push(forms.iter().map(|form| self.sum(form, &coefficient)).collect());
                }
            }
        }
        Sum { constant: points_up(&constant), ..sum }
    }

    fn table(&self, variable: usize, by: &Rational) -> (usize, Vec<i64>) {
        let values = self.values.get(variable).map(Vec::as_slice).unwrap_or_default();
        (variable, values.iter().map(|value| points_up(&(&value.value * by))).collect())
    }

    fn item(&self, gives: Sum, variables: Range<usize>) -> Item {
        let mut item = Item { variables: variables.clone(), gives, options: Vec::new() };
        let mut highest: Vec<_> = self.values.iter().map(|values| values.len().saturating_sub(1)).collect();
        let mut rows: Vec<Vec<i64>> = Vec::new();
        for position in variables {
            let values = 0..self.values.get(position).map_or(0, Vec::len);
            rows.push(values.map(|value| item.amount_with(&mut highest, position, value)).collect());
        }
        // For as much, each variable alone must have at least the value that allows it.
        let all = item.gives.at(&highest);
        let mut amounts: Vec<_> = rows.iter().flatten().copied().chain([all]).collect();
        amounts.sort_unstable();
        amounts.dedup();
        let least = |amount| rows.iter().map(|row| row.partition_point(|other| *other < amount)).collect();
        item.options = amounts.into_iter().map(|amount| ItemOption { amount, least: least(amount) }).collect();
        item
    }
}
