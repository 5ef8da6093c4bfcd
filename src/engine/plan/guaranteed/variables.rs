//! Variables: what the minima of the low end must at least be.
//!
//! A minimum over columns alone is at least `v` exactly where each of its
//! columns is at least `v` over its coefficient: one variable stands for all of
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
    of_minimum: BTreeMap<usize, usize>,
    of_column: BTreeMap<usize, usize>,
}

impl Variables {
    /// The variables of a tree; these columns of its root are variables too.
    pub fn new(tree: &Tree, forced: &BTreeSet<usize>) -> Self {
        let (of_minimum, of_column) = (BTreeMap::new(), BTreeMap::new());
        let mut variables = Self { list: Vec::new(), summands: Some(Vec::new()), of_minimum, of_column };
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
        if self.of_minimum.contains_key(&minimum) {
            self.summands = None;
            return;
        }
        let columns: Option<Vec<_>> = forms.iter().map(Form::only_column).collect();
        if let Some(columns) = columns {
            let columns = columns.into_iter().map(|(column, by)| (column, by.clone())).collect();
            self.of_minimum.insert(minimum, self.list.len());
            self.list.push(Variable { columns });
            return;
        }
        let inner: BTreeSet<_> = forms.iter().flat_map(|form| form.minima.keys().copied()).collect();
        let columns: BTreeSet<_> = forms.iter().flat_map(|form| form.columns.keys().copied()).collect();
        columns.into_iter().for_each(|column| self.add_column(column));
        inner.into_iter().for_each(|minimum| self.visit(tree, minimum));
    }

    fn add_column(&mut self, column: usize) {
        if self.of_column.insert(column, self.list.len()).is_some() {
            self.summands = None;
        }
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

    /// The variable of a minimum over columns alone.
    pub fn of_minimum(&self, minimum: usize) -> Option<usize> {
        self.of_minimum.get(&minimum).copied()
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
        if let Some(variable) = self.of_minimum.get(&minimum) {
            return values.get(*variable).copied().cloned().unwrap_or_default();
        }
        let forms = tree.minima.get(minimum).map(Vec::as_slice).unwrap_or_default();
        forms.iter().map(|form| self.value(tree, form, values, sums)).min().unwrap_or_default()
    }
}
