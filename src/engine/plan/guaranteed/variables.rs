//! Variables: what the minima of the low end must at least be.
//!
//! A minimum over columns alone is at least `v` exactly where each of its
//! columns is at least `v` over its coefficient: one variable stands for all of
//! them. Any other column inside a minimum is a variable of its own. With every
//! variable given, the low end is a number, and it rises with each.

use std::collections::{BTreeMap, BTreeSet};

use super::forms::{Form, Tree};
use crate::engine::number::Rational;

/// A lower bound on columns: coefficient times sum must reach the value.
#[derive(Clone, Debug)]
pub(super) struct Variable {
    /// Columns with their coefficients.
    pub columns: Vec<(usize, Rational)>,
}

/// The variables of a tree.
pub(super) struct Variables {
    pub list: Vec<Variable>,
    of_minimum: BTreeMap<usize, usize>,
    of_column: BTreeMap<usize, usize>,
}

impl Variables {
    /// The variables of a tree; these columns of its root are variables too.
    pub fn new(tree: &Tree, forced: &BTreeSet<usize>) -> Self {
        let mut variables = Self { list: Vec::new(), of_minimum: BTreeMap::new(), of_column: BTreeMap::new() };
        for column in forced {
            variables.add_column(*column);
        }
        variables.visit(tree, &tree.root);
        variables
    }

    /// Every column that a variable bounds.
    pub fn columns(&self) -> BTreeSet<usize> {
        self.list.iter().flat_map(|variable| variable.columns.iter().map(|(column, _)| *column)).collect()
    }

    fn visit(&mut self, tree: &Tree, form: &Form) {
        for minimum in form.minima.keys() {
            let forms = tree.minima.get(*minimum).map(Vec::as_slice).unwrap_or_default();
            let columns: Option<Vec<_>> = forms.iter().map(Form::only_column).collect();
            match columns {
                _ if self.of_minimum.contains_key(minimum) => {}
                Some(columns) => {
                    let columns = columns.into_iter().map(|(column, by)| (column, by.clone())).collect();
                    self.of_minimum.insert(*minimum, self.list.len());
                    self.list.push(Variable { columns });
                }
                None => {
                    for form in forms {
                        form.columns.keys().for_each(|column| self.add_column(*column));
                        self.visit(tree, form);
                    }
                }
            }
        }
    }

    fn add_column(&mut self, column: usize) {
        let list = &mut self.list;
        self.of_column.entry(column).or_insert_with(|| {
            list.push(Variable { columns: vec![(column, Rational::ONE)] });
            list.len() - 1
        });
    }

    /// The low end with variables at these values; `sums` are those of columns that no variable bounds.
    pub fn low_end(&self, tree: &Tree, values: &[&Rational], sums: &[Rational]) -> Rational {
        self.value(tree, &tree.root, values, sums)
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
