//! The low end of the guaranteed interval as a sum of columns and minima.
//!
//! A column is one indicator over the units that are weighted alike; its sum is
//! the sum of their shares. Under every weighting the low end is taken at a
//! corner of the weights, so it is a tree: sums of columns and of minima over
//! such sums (docs/methods.md, "The low end as a tree"). Common summands are
//! taken out of each minimum, and a minimum inside a minimum is spliced in.

use std::collections::BTreeMap;

use crate::levers::Board;
use crate::number::Rational;
use crate::rules::{DimensionRules, Share};
use crate::sheet::{DimensionValue, UnitValue};

/// A number plus columns and minima, each with a coefficient above zero.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Form {
    pub constant: Rational,
    pub columns: BTreeMap<usize, Rational>,
    pub minima: BTreeMap<usize, Rational>,
}

/// The whole low end.
pub(super) struct Tree {
    pub root: Form,
    /// The smallest of some forms.
    pub minima: Vec<Vec<Form>>,
    /// The levers of each column.
    pub columns: Vec<Vec<usize>>,
    /// The lever of each unit and indicator.
    levers: BTreeMap<(usize, usize), usize>,
}

impl Form {
    fn column(column: usize, coefficient: Rational) -> Self {
        Self { columns: BTreeMap::from([(column, coefficient)]), ..Self::default() }
    }

    fn minimum(minimum: usize) -> Self {
        Self { minima: BTreeMap::from([(minimum, Rational::ONE)]), ..Self::default() }
    }

    fn scaled(&self, factor: &Rational) -> Self {
        if factor.is_zero() {
            return Self::default();
        }
        let scaled = |terms: &BTreeMap<usize, Rational>| terms.iter().map(|(key, c)| (*key, c * factor)).collect();
        Self { constant: &self.constant * factor, columns: scaled(&self.columns), minima: scaled(&self.minima) }
    }

    fn add(&mut self, other: &Self) {
        self.constant = &self.constant + &other.constant;
        for (terms, others) in [(&mut self.columns, &other.columns), (&mut self.minima, &other.minima)] {
            for (key, coefficient) in others {
                let sum = terms.entry(*key).or_default();
                *sum = &*sum + coefficient;
            }
        }
    }

    /// What is left without summands that `common` has too.
    pub fn without(&self, common: &Self) -> Self {
        let left = |terms: &BTreeMap<usize, Rational>, common: &BTreeMap<usize, Rational>| {
            terms.iter().filter(|(key, _)| !common.contains_key(key)).map(|(key, c)| (*key, c.clone())).collect()
        };
        Self {
            constant: &self.constant - &common.constant,
            columns: left(&self.columns, &common.columns),
            minima: left(&self.minima, &common.minima),
        }
    }

    /// The summands that two forms share.
    fn common(&self, other: &Self) -> Self {
        let both = |terms: &BTreeMap<usize, Rational>, others: &BTreeMap<usize, Rational>| {
            terms.iter().filter(|(key, c)| others.get(key) == Some(c)).map(|(key, c)| (*key, c.clone())).collect()
        };
        let constant = if self.constant == other.constant { self.constant.clone() } else { Rational::ZERO };
        Self { constant, columns: both(&self.columns, &other.columns), minima: both(&self.minima, &other.minima) }
    }

    /// One of its columns or one of its minima, alone.
    pub fn only(&self, column: Option<usize>, minimum: Option<usize>) -> Self {
        let one = |terms: &BTreeMap<usize, Rational>, key: Option<usize>| {
            key.and_then(|key| Some((key, terms.get(&key)?.clone()))).into_iter().collect()
        };
        Self { constant: Rational::ZERO, columns: one(&self.columns, column), minima: one(&self.minima, minimum) }
    }

    /// The minimum and its coefficient, where the form is nothing else.
    fn only_minimum(&self) -> Option<(usize, &Rational)> {
        let mut minima = self.minima.iter();
        let (minimum, coefficient) = minima.next()?;
        let is_only = minima.next().is_none() && self.columns.is_empty() && self.constant.is_zero();
        is_only.then_some((*minimum, coefficient))
    }

    /// The column and its coefficient, where the form is nothing else.
    pub fn only_column(&self) -> Option<(usize, &Rational)> {
        let mut columns = self.columns.iter();
        let (column, coefficient) = columns.next()?;
        let is_only = columns.next().is_none() && self.minima.is_empty() && self.constant.is_zero();
        is_only.then_some((*column, coefficient))
    }
}

/// The dimensions of units that lack the same dimensions: what each unit holds of them.
type Group<'b> = Vec<(usize, &'b [DimensionValue])>;

impl Tree {
    /// The low end of a board, grouped as the guaranteed interval is.
    pub fn new(board: &Board) -> Self {
        let places = board.levers.iter().enumerate().map(|(index, lever)| ((lever.unit, lever.kind.position), index));
        let levers = places.collect();
        let mut tree = Self { root: Form::default(), minima: Vec::new(), columns: Vec::new(), levers };
        let mut groups: BTreeMap<Vec<bool>, Group<'_>> = BTreeMap::new();
        let count = board.sheets().len();
        for (unit, sheet) in board.sheets().iter().enumerate() {
            match &sheet.value {
                UnitValue::Fixed(total) => {
                    tree.root.constant = &tree.root.constant + &total.low.over(count);
                }
                UnitValue::Weighted(values) => {
                    let dimensions = board.rules.dimensions().iter().zip(values);
                    let dropped = dimensions.map(|(rules, value)| value.is_dropped(rules)).collect();
                    groups.entry(dropped).or_default().push((unit, values));
                }
            }
        }
        for (dropped, group) in &groups {
            let form = tree.group(board, dropped, group).scaled(&Rational::HUNDRED.over(count));
            tree.root.add(&form);
        }
        tree
    }

    fn group(&mut self, board: &Board, dropped: &[bool], group: &Group<'_>) -> Form {
        let mut forms = Vec::new();
        let mut first = 0;
        for (index, (dimension, dropped)) in board.rules.dimensions().iter().zip(dropped).enumerate() {
            let values = group.iter().filter_map(|(unit, values)| Some((*unit, values.get(index)?)));
            let values: Vec<_> = values.collect();
            forms.push((!dropped).then(|| self.dimension(dimension, first, &values)));
            first += dimension.indicators().len();
        }
        let weights: Vec<_> = board.rules.dimensions().iter().map(|dimension| dimension.weight()).collect();
        self.lowest(&weights, &forms)
    }

    /// The sum over units of their lowest share in a dimension; units with the same gaps are taken together.
    fn dimension(&mut self, rules: &DimensionRules, first: usize, values: &[(usize, &DimensionValue)]) -> Form {
        let mut sum = Form::default();
        let mut patterns: BTreeMap<Vec<bool>, Vec<usize>> = BTreeMap::new();
        for (unit, value) in values {
            match value {
                DimensionValue::Percent(share) => sum.constant = &sum.constant + &share.low,
                DimensionValue::Indicators(shares) => {
                    patterns.entry(shares.iter().map(Option::is_some).collect()).or_default().push(*unit);
                }
            }
        }
        let weights: Vec<_> = rules.indicators().iter().map(|indicator| indicator.weight()).collect();
        for (applies, units) in &patterns {
            let column = |(offset, applies): (usize, &bool)| {
                applies.then(|| Form::column(self.add_column(first + offset, units), Rational::ONE))
            };
            let columns: Vec<_> = applies.iter().enumerate().map(column).collect();
            let lowest = self.lowest(&weights, &columns);
            sum.add(&lowest);
        }
        sum
    }

    fn add_column(&mut self, position: usize, units: &[usize]) -> usize {
        let levers = units.iter().filter_map(|unit| self.levers.get(&(*unit, position)).copied());
        self.columns.push(levers.collect());
        self.columns.len() - 1
    }

    /// The lowest weighted mean of members over every weighting; `None` does not apply.
    ///
    /// At a corner one free member takes all that the fixed weights leave.
    /// Corners whose taker applies differ in one summand only; the others, whose
    /// taker does not apply, all leave the fixed members alone.
    fn lowest(&mut self, weights: &[&Share], members: &[Option<Form>]) -> Form {
        let rest: Rational = weights.iter().filter(|weight| !weight.fixed()).map(|w| w.value().clone()).sum();
        let mut fixed = Form::default();
        let mut fixed_weight = Rational::ZERO;
        for (weight, member) in weights.iter().zip(members).filter(|(weight, _)| weight.fixed()) {
            if let Some(member) = member {
                fixed.add(&member.scaled(weight.value()));
                fixed_weight = &fixed_weight + weight.value();
            }
        }
        let alone = |weight: &Rational| Rational::ONE.checked_div(weight).map(|factor| fixed.scaled(&factor));
        let free: Vec<_> = weights.iter().zip(members).filter(|(weight, _)| !weight.fixed()).collect();
        if rest.is_zero() {
            return alone(&fixed_weight).unwrap_or_default();
        }
        let taken = &fixed_weight + &rest;
        let factor = Rational::ONE.checked_div(&taken).unwrap_or_default();
        let taking = free.iter().filter_map(|(_, member)| member.as_ref()).map(|member| {
            let mut form = fixed.clone();
            form.add(&member.scaled(&rest));
            form.scaled(&factor)
        });
        let taking: Vec<_> = taking.collect();
        let is_left_alone = free.iter().any(|(_, member)| member.is_none());
        let left_alone = is_left_alone.then(|| alone(&fixed_weight)).flatten();
        let taken = if taking.is_empty() { None } else { Some(self.minimum(taking)) };
        self.minimum(taken.into_iter().chain(left_alone).collect())
    }

    /// The smallest of forms, with what they share taken out.
    fn minimum(&mut self, forms: Vec<Form>) -> Form {
        let mut rest = forms.iter();
        let Some(first) = rest.next() else {
            return Form::default();
        };
        let common = rest.fold(first.clone(), |common, form| common.common(form));
        let mut different: Vec<Form> = Vec::new();
        for form in forms.iter().map(|form| form.without(&common)) {
            match form.only_minimum().and_then(|(inner, by)| Some((self.minima.get(inner)?, by))) {
                Some((inner, by)) => different.extend(inner.iter().map(|form| form.scaled(by))),
                None => different.push(form),
            }
        }
        different.dedup();
        if different.len() <= 1 {
            let mut form = common;
            different.iter().for_each(|only| form.add(only));
            return form;
        }
        self.minima.push(different);
        let mut form = Form::minimum(self.minima.len() - 1);
        form.add(&common);
        form
    }
}
