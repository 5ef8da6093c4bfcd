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
use super::scene::Value;
use super::variables::{Summand, Variables};
use crate::number::Rational;

/// One summand of the low end.
pub(super) struct Item {
    /// Its variables: from this position to before that one.
    pub variables: Range<usize>,
    gives: Sum,
}

/// An amount that an item can give at most, for what its values cost at least.
pub(super) struct ItemOption {
    pub cost: i64,
    pub amount: i64,
    /// Values of its variables that cost and give so much; only where they were asked for.
    pub values: Vec<usize>,
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
    pub fn options(&self, chosen: &[usize], costs: &[Vec<i64>], with_values: bool) -> Vec<ItemOption> {
        let known = Known { chosen, costs, first: self.variables.start, with_values };
        self.gives.options(&known)
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

/// More options than this are not told apart: of neighbours the least cost and the largest amount are taken.
const OPTIONS: usize = 256;

/// Options that no other one beats, rising.
fn undominated(mut options: Vec<(i64, i64, usize, usize)>) -> Vec<(i64, i64, usize, usize)> {
    options.sort_unstable_by(|a, b| a.0.cmp(&b.0).then(b.1.cmp(&a.1)));
    let mut most = i64::MIN;
    options.retain(|option| {
        let is_more = option.1 > most;
        most = most.max(option.1);
        is_more
    });
    let together = options.len().div_ceil(OPTIONS);
    if together > 1 {
        let merged = options.chunks(together).filter_map(|few| {
            let (first, last) = (few.first()?, few.last()?);
            Some((first.0, last.1, last.2, last.3))
        });
        options = merged.collect();
    }
    options
}

impl Table {
    fn options(&self, known: &Known<'_>) -> Vec<ItemOption> {
        let cost = |value: usize| {
            let costs = known.costs.get(self.variable).filter(|_| self.is_charged);
            costs.and_then(|costs| costs.get(value)).copied().unwrap_or(0)
        };
        let all = || self.amounts.iter().enumerate();
        let found: Vec<_> = match known.chosen.get(self.variable) {
            Some(value) => all()
                .filter(|(other, _)| other == value)
                .map(|(value, amount)| (cost(value), *amount, value, 0))
                .collect(),
            None => undominated(all().map(|(value, amount)| (cost(value), *amount, value, 0)).collect()),
        };
        let values = |value| {
            let mut values = Vec::new();
            if known.with_values {
                values.resize(self.variable.saturating_sub(known.first), 0);
                values.push(value);
            }
            values
        };
        found.into_iter().map(|(cost, amount, value, _)| ItemOption { cost, amount, values: values(value) }).collect()
    }
}

/// The greater values of two options.
fn merged(one: &[usize], other: &[usize]) -> Vec<usize> {
    let (long, short) = if one.len() < other.len() { (other, one) } else { (one, other) };
    let rest = short.iter().copied().chain(std::iter::repeat(0));
    long.iter().zip(rest).map(|(a, b)| (*a).max(b)).collect()
}

/// Both together: amounts add up.
fn both(left: &[ItemOption], right: &[ItemOption]) -> Vec<ItemOption> {
    let pairs = left.iter().enumerate().flat_map(|(at, one)| {
        let with = move |(place, other): (usize, &ItemOption)| {
            (one.cost.saturating_add(other.cost), one.amount.saturating_add(other.amount), at, place)
        };
        right.iter().enumerate().map(with)
    });
    let found = undominated(pairs.collect()).into_iter();
    let option = |(cost, amount, at, place): (i64, i64, usize, usize)| {
        let values = merged(&left.get(at)?.values, &right.get(place)?.values);
        Some(ItemOption { cost, amount, values })
    };
    found.filter_map(option).collect()
}

/// Both at least: costs add up.
fn lower(left: &[ItemOption], right: &[ItemOption]) -> Vec<ItemOption> {
    let amounts = left.iter().chain(right).map(|option| option.amount);
    let reaching = |options: &[ItemOption], amount| options.partition_point(|option| option.amount < amount);
    let option = |amount| {
        let (at, place) = (reaching(left, amount), reaching(right, amount));
        let (one, other) = (left.get(at)?, right.get(place)?);
        Some((one.cost.saturating_add(other.cost), amount, at, place))
    };
    let found = undominated(amounts.filter_map(option).collect()).into_iter();
    let option = |(cost, amount, at, place): (i64, i64, usize, usize)| {
        let values = merged(&left.get(at)?.values, &right.get(place)?.values);
        Some(ItemOption { cost, amount, values })
    };
    found.filter_map(option).collect()
}

impl Sum {
    fn options(&self, known: &Known<'_>) -> Vec<ItemOption> {
        let tables = self.tables.iter().map(|table| table.options(known));
        let minima = self
            .minima
            .iter()
            .filter_map(|sums| sums.iter().map(|sum| sum.options(known)).reduce(|all, more| lower(&all, &more)));
        let constant = ItemOption { cost: 0, amount: self.constant, values: Vec::new() };
        tables.chain(minima).fold(vec![constant], |all, more| both(&all, &more))
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
