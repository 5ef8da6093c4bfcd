//! Variables: what the minima of the low end must at least be.
//!
//! The columns that stand alone in a minimum are together at least `v` exactly where each of them is at least
//! `v` over its coefficient: one variable stands for all of
//! them. Any other column inside a minimum is a variable of its own. With every
//! variable given, the low end is a number, and it rises with each.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::forms::{Form, Tree};
use crate::number::Rational;

/// A lower bound on columns: coefficient times sum must reach the value.
#[derive(Clone, Debug)]
pub(super) struct Variable {
    /// Columns with their coefficients.
    pub columns: Vec<(usize, Rational)>,
}

/// A summand of the root.
#[derive(Clone, Copy, Debug)]
pub(super) enum Summand {
    Column(usize),
    Minimum(usize),
}

/// The variables of a tree.
pub(super) struct Variables {
    pub list: Vec<Variable>,
    /// Summands of the root with the variables of each, where no variable is in two of them.
    pub summands: Option<Vec<(Summand, Range<usize>)>>,
    visited: BTreeSet<usize>,
    of_minimum: BTreeMap<usize, usize>,
    of_column: BTreeMap<usize, usize>,
}

impl Variables {
    /// The variables of a tree; these columns of its root are variables too.
    pub fn new(tree: &Tree, forced: &BTreeSet<usize>) -> Self {
        let (of_minimum, of_column) = (BTreeMap::new(), BTreeMap::new());
        let (list, summands, visited) = (Vec::new(), Some(Vec::new()), BTreeSet::new());
        let mut variables = Self { list, summands, visited, of_minimum, of_column };
        for column in forced {
            variables.add_summand(Summand::Column(*column), |variables| variables.add_column(*column));
        }
        for minimum in tree.root.minima.keys() {
            variables.add_summand(Summand::Minimum(*minimum), |variables| variables.visit(tree, *minimum));
        }
        variables
    }

    fn add_summand(&mut self, summand: Summand, add: impl FnOnce(&mut Self)) {
        let start = self.list.len();
        add(self);
        let range = start..self.list.len();
        self.summands.iter_mut().for_each(|summands| summands.push((summand, range.clone())));
    }

    /// Every column that a variable bounds.
    pub fn columns(&self) -> BTreeSet<usize> {
        self.list.iter().flat_map(|variable| variable.columns.iter().map(|(column, _)| *column)).collect()
    }

    fn visit(&mut self, tree: &Tree, minimum: usize) {
        let forms = tree.minima.get(minimum).map(Vec::as_slice).unwrap_or_default();
        if !self.visited.insert(minimum) {
            self.summands = None;
            return;
        }
        let sums = || forms.iter().filter(|form| form.only_column().is_none());
        let inner: BTreeSet<_> = sums().flat_map(|form| form.minima.keys().copied()).collect();
        let columns: BTreeSet<_> = sums().flat_map(|form| form.columns.keys().copied()).collect();
        // One that is in a sum too has a variable there already.
        let alone = forms.iter().filter_map(Form::only_column).filter(|(column, _)| !columns.contains(column));
        let alone: Vec<_> = alone.map(|(column, by)| (column, by.clone())).collect();
        if !alone.is_empty() {
            self.of_minimum.insert(minimum, self.list.len());
            self.list.push(Variable { columns: alone });
        }
        columns.into_iter().for_each(|column| self.add_column(column));
        inner.into_iter().for_each(|minimum| self.visit(tree, minimum));
    }

    fn add_column(&mut self, column: usize) {
        if self.of_column.contains_key(&column) {
            // One that nothing refers to would be tried in vain.
            self.summands = None;
            return;
        }
        self.of_column.insert(column, self.list.len());
        self.list.push(Variable { columns: vec![(column, Rational::ONE)] });
    }

    /// The low end with variables at these values; `sums` are those of columns that no variable bounds.
    pub fn low_end(&self, tree: &Tree, values: &[&Rational], sums: &[Rational]) -> Rational {
        self.value(tree, &tree.root, values, sums)
    }

    /// The variable of a column, where it has one of its own.
    pub fn of_column(&self, column: usize) -> Option<usize> {
        self.of_column.get(&column).copied()
    }

    /// The variable of the columns that stand alone in a minimum.
    pub fn of_minimum(&self, minimum: usize) -> Option<usize> {
        self.of_minimum.get(&minimum).copied()
    }

    /// The members of a minimum that are no columns which its variable stands for.
    pub fn others<'t>(&self, tree: &'t Tree, minimum: usize) -> impl Iterator<Item = &'t Form> {
        let alone = self.of_minimum.get(&minimum).and_then(|variable| self.list.get(*variable));
        let is_alone = move |form: &Form| {
            let column = form.only_column().map(|(column, _)| column);
            alone.is_some_and(|alone| alone.columns.iter().any(|(known, _)| Some(*known) == column))
        };
        tree.minima.get(minimum).into_iter().flatten().filter(move |form| !is_alone(form))
    }

    fn value(&self, tree: &Tree, form: &Form, values: &[&Rational], sums: &[Rational]) -> Rational {
        let mut sum = form.constant.clone();
        for (column, by) in &form.columns {
            let value = match self.of_column.get(column) {
                Some(variable) => values.get(*variable).copied(),
                None => sums.get(*column),
            };
            sum = &sum + &value.map(|value| value * by).unwrap_or_default();
        }
        for (minimum, by) in &form.minima {
            sum = &sum + &(&self.minimum(tree, *minimum, values, sums) * by);
        }
        sum
    }

    fn minimum(&self, tree: &Tree, minimum: usize, values: &[&Rational], sums: &[Rational]) -> Rational {
        let alone = self.of_minimum.get(&minimum).and_then(|variable| values.get(*variable)).copied().cloned();
        self.others(tree, minimum)
            .map(|form| self.value(tree, form, values, sums))
            .chain(alone)
            .min()
            .unwrap_or_default()
    }
}
