//! The low end as a sum of items, in whole numbers rounded to the safe side.
//!
//! The root of the tree is a sum; each of its summands is an item with
//! variables of its own. Whether values can still reach a need is asked millions
//! of times, so items are compiled to tables of amounts that are rounded up:
//! what they exclude is excluded; what is left is decided with exact numbers.

use std::collections::BTreeSet;
use std::ops::Range;

use num_integer::Integer;
use num_traits::ToPrimitive;

use super::forms::{Form, Tree};
use super::options::{Choice, ItemOption, added, lowest, undominated};
use super::scene::Value;
use super::variables::{Summand, Variables};
use crate::number::Rational;

/// One summand of the low end.
pub(super) struct Item {
    /// Its variables: from this position to before that one.
    pub variables: Range<usize>,
    gives: Sum,
}

/// A number, a table for each variable, and minima of further sums.
#[derive(Default)]
struct Sum {
    constant: i64,
    tables: Vec<Table>,
    minima: Vec<Vec<Sum>>,
}

/// What each value of a variable gives.
struct Table {
    variable: usize,
    amounts: Vec<i64>,
    /// Whether its values are paid for here: once, where it stands in several places.
    is_charged: bool,
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

/// An amount as points.
pub(super) fn points(amount: i64) -> Rational {
    Rational::fraction(amount, POINT).unwrap_or_default()
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

    /// What it can give with the first values as chosen, and the least that it costs then: rising in both. Variables of
    /// minima share what must be reached; the costs are those of each value of each variable.
    /// Adds to the work how many options were looked at. Which values they take is left out.
    pub fn options(&self, chosen: &[usize], costs: &[Vec<i64>], work: &mut u64) -> Vec<ItemOption> {
        let known = Known { chosen, costs, first: self.variables.start, with_values: false };
        self.gives.options(&known, work)
    }

    /// The same with no value chosen yet, and with the values that each option takes.
    pub fn options_with_values(&self, costs: &[Vec<i64>], work: &mut u64) -> Vec<ItemOption> {
        let known = Known { chosen: &[], costs, first: self.variables.start, with_values: true };
        self.gives.options(&known, work)
    }
}

/// What options are made from.
struct Known<'k> {
    chosen: &'k [usize],
    costs: &'k [Vec<i64>],
    /// The first variable of the item.
    first: usize,
    with_values: bool,
}

impl Table {
    fn options(&self, known: &Known<'_>) -> Vec<ItemOption> {
        let cost = |value: usize| {
            let costs = known.costs.get(self.variable).filter(|_| self.is_charged);
            costs.and_then(|costs| costs.get(value)).copied().unwrap_or(0)
        };
        let chosen = known.chosen.get(self.variable);
        let amounts = self.amounts.iter().enumerate();
        let possible = amounts.filter(|(value, _)| chosen.is_none_or(|chosen| chosen == value));
        let choices = possible.map(|(value, amount)| Choice { cost: cost(value), amount: *amount, from: (value, 0) });
        let values = |(value, _)| {
            let mut values = Vec::new();
            if known.with_values {
                values.resize(self.variable.saturating_sub(known.first), 0);
                values.push(value);
            }
            values
        };
        undominated(choices.collect(), &values)
    }
}

impl Sum {
    fn options(&self, known: &Known<'_>, work: &mut u64) -> Vec<ItemOption> {
        let mut all = vec![ItemOption { cost: 0, amount: self.constant, values: Vec::new() }];
        for table in &self.tables {
            all = added(&all, &table.options(known), work);
        }
        for sums in &self.minima {
            let members = sums.iter().map(|sum| sum.options(known, work));
            if let Some(least) = members.reduce(|all, more| lowest(&all, &more)) {
                all = added(&all, &least, work);
            }
        }
        all
    }

    fn at(&self, chosen: &[usize]) -> i64 {
        let of = |table: &Table| {
            chosen.get(table.variable).and_then(|value| table.amounts.get(*value)).copied().unwrap_or(0)
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
            constant = constant.without(&only);
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
            let alone = self.variables.of_minimum(*minimum).map(|variable| self.table(variable, &coefficient));
            let others = self.variables.others(self.tree, *minimum);
            let mut sums: Vec<_> = others.map(|form| self.sum(form, &coefficient)).collect();
            match alone {
                Some(table) if sums.is_empty() => sum.tables.push(table),
                alone => {
                    sums.extend(alone.map(|table| Sum { tables: vec![table], ..Sum::default() }));
                    sum.minima.push(sums);
                }
            }
        }
        Sum { constant: points_up(&constant), ..sum }
    }

    fn table(&self, variable: usize, by: &Rational) -> Table {
        let values = self.values.get(variable).map(Vec::as_slice).unwrap_or_default();
        let amounts = values.iter().map(|value| points_up(&(&value.value * by))).collect();
        Table { variable, amounts, is_charged: false }
    }

    fn item(&self, mut gives: Sum, variables: Range<usize>) -> Item {
        gives.charge(&mut BTreeSet::new());
        Item { variables, gives }
    }
}

impl Sum {
    /// Notes where each variable is paid for: where it is met first.
    fn charge(&mut self, met: &mut BTreeSet<usize>) {
        for table in &mut self.tables {
            table.is_charged = met.insert(table.variable);
        }
        self.minima.iter_mut().flatten().for_each(|sum| sum.charge(met));
    }
}
