//! Plans as mixed-integer models in LP format, for an independent solver.
//!
//! Binary columns: `b<p>` buys purchase `p`, `y<c>_<k>` pays for the single step
//! to level `k` of cell `c`. Continuous columns: `z<c>_<k>` is 1 where the cell
//! ends at level `k` or above, which either a step or a purchase must pay for;
//! `t<n>` and `g<n>` are minima of the guaranteed low end.

use std::fmt::Write;

use crate::plan_oracle::{Form, Number, Oracle, whole};

/// A linear expression of columns.
type Terms = Vec<(Number, String)>;

pub struct Model<'o> {
    oracle: &'o Oracle<'o>,
    rows: String,
    minima: usize,
}

/// The least effort for which the total (or the low end) is at least `bound`.
pub fn lp(oracle: &Oracle, bound: &Number, guaranteed: bool) -> String {
    let mut model = Model { oracle, rows: String::new(), minima: 0 };
    model.levels();
    if guaranteed {
        model.low_end(bound)
    } else {
        model.total(bound)
    }
    let binaries = model.binaries();
    let mut text = format!("Minimize\n obj: {}\nSubject To\n{}Bounds\n", model.objective(), model.rows);
    for (cell, levels) in model.steps() {
        for level in levels {
            writeln!(text, " 0 <= z{cell}_{level} <= 1").unwrap();
        }
    }
    write!(text, "Binaries\n {}\nEnd\n", binaries.join(" ")).unwrap();
    text
}

impl Model<'_> {
    /// The levels above the present one of each cell.
    fn steps(&self) -> Vec<(usize, std::ops::Range<usize>)> {
        let cells = self.oracle.cells.iter().enumerate();
        cells.map(|(index, cell)| (index, cell.present + 1..cell.levels.len())).collect()
    }

    fn binaries(&self) -> Vec<String> {
        let bought = (0..self.oracle.purchases.len()).map(|index| format!("b{index}"));
        let steps = self.steps().into_iter().filter(|(cell, _)| self.oracle.cells[*cell].controllable);
        let steps = steps.flat_map(|(cell, levels)| levels.map(move |level| format!("y{cell}_{level}")));
        bought.chain(steps).collect()
    }

    fn objective(&self) -> String {
        let bought = self.oracle.purchases.iter().enumerate().map(|(index, p)| format!("{} b{index}", p.effort));
        let steps = self.steps().into_iter().filter(|(cell, _)| self.oracle.cells[*cell].controllable);
        let steps = steps.flat_map(|(cell, levels)| {
            levels.map(move |level| format!("{} y{cell}_{level}", self.oracle.cells[cell].effort))
        });
        bought.chain(steps).collect::<Vec<_>>().join(" + ")
    }

    /// A level must be paid for, and rests on the one below.
    fn levels(&mut self) {
        for (cell, levels) in self.steps() {
            for level in levels.clone() {
                let mut row = format!(" z{cell}_{level}");
                if self.oracle.cells[cell].controllable {
                    write!(row, " - y{cell}_{level}").unwrap();
                }
                for (index, purchase) in self.oracle.purchases.iter().enumerate() {
                    if purchase.floors[cell] >= level {
                        write!(row, " - b{index}").unwrap();
                    }
                }
                writeln!(self.rows, "{row} <= 0").unwrap();
                if level > levels.start {
                    writeln!(self.rows, " z{cell}_{level} - z{cell}_{} <= 0", level - 1).unwrap();
                }
            }
        }
    }

    /// What a cell adds to a sum in which its share has this coefficient: a number and columns.
    fn share(&self, cell: usize, by: &Number) -> (Number, Terms) {
        let known = &self.oracle.cells[cell];
        let step = |level: usize| (by * (&known.shares[level] - &known.shares[level - 1]), format!("z{cell}_{level}"));
        let steps = (known.present + 1..known.levels.len()).map(step);
        (by * &known.shares[known.present], steps.filter(|(by, _)| *by != whole(0)).collect())
    }

    fn total(&mut self, bound: &Number) {
        let present = self.oracle.present();
        let before = self.oracle.total(&present);
        let mut terms = Vec::new();
        for cell in 0..self.oracle.cells.len() {
            let weight = self.oracle.weight(cell);
            terms.extend(self.share(cell, &weight).1);
        }
        self.at_least(&terms, bound - before, true);
    }

    fn low_end(&mut self, bound: &Number) {
        let low_end = self.oracle.low_end();
        let (mut known, mut terms) = (low_end.fixed.clone(), Vec::new());
        for group in &low_end.groups {
            let mut dimensions = Vec::new();
            for dimension in group.dimensions.iter() {
                let nodes = dimension.iter().flat_map(|sum| &sum.nodes).map(|node| self.node(node)).collect::<Vec<_>>();
                let fixed = dimension.as_ref().map_or_else(|| whole(0), |sum| sum.fixed.clone());
                dimensions.push((fixed, nodes));
            }
            let corners = group.corners.iter().map(|corner| {
                let mut sum = (whole(0), Vec::new());
                for (weight, (fixed, nodes)) in corner.iter().zip(&dimensions) {
                    sum.0 += weight * fixed;
                    sum.1.extend(nodes.iter().map(|node| (weight.clone(), node.clone())));
                }
                sum
            });
            let corners = corners.collect::<Vec<_>>();
            match corners.as_slice() {
                [] => {}
                [(number, only)] => {
                    known += number;
                    terms.extend(only.iter().cloned());
                }
                _ => terms.push((whole(1), self.minimum("g", &corners))),
            }
        }
        self.at_least(&terms, bound - known, false);
    }

    /// A column for the lowest of some linear forms.
    fn node(&mut self, forms: &[Form]) -> String {
        let sum = |form: &Form| {
            let mut sum = (whole(0), Vec::new());
            for (cell, by) in form {
                let (number, terms) = self.share(*cell, by);
                sum.0 += number;
                sum.1.extend(terms);
            }
            sum
        };
        let forms: Vec<_> = forms.iter().map(sum).collect();
        self.minimum("t", &forms)
    }

    fn minimum(&mut self, prefix: &str, sums: &[(Number, Terms)]) -> String {
        self.minima += 1;
        let name = format!("{prefix}{}", self.minima);
        for (number, terms) in sums {
            let terms: Vec<_> = terms.iter().cloned().chain([(-whole(1), name.clone())]).collect();
            self.at_least(&terms, -number.clone(), false);
        }
        name
    }

    /// A row in whole numbers; where every column is whole, half a unit of room against rounding.
    fn at_least(&mut self, terms: &Terms, bound: Number, is_whole: bool) {
        let denominators = terms.iter().map(|(by, _)| by.denom().clone());
        let scale = denominators.fold(whole(1).to_integer(), num_integer::lcm);
        let scaled: Vec<_> = terms.iter().map(|(by, name)| ((by * &scale).to_integer(), name)).collect();
        let divisor = scaled.iter().fold(whole(0).to_integer(), |a, (b, _)| num_integer::gcd(a, b.clone()));
        if scaled.is_empty() {
            return;
        }
        let bound = bound * &scale / &divisor;
        let row: Vec<_> = scaled.iter().map(|(by, name)| format!("{:+} {name}", by / &divisor)).collect();
        let bound = match is_whole {
            true => format!("{}.5", bound.ceil().to_integer() - 1u8),
            false => decimal(&bound),
        };
        writeln!(self.rows, " {} >= {bound}", row.join(" ")).unwrap();
    }
}

/// Twelve decimals: more than the solver tells apart.
fn decimal(number: &Number) -> String {
    let scaled = (number * whole(1_000_000) * whole(1_000_000)).floor().to_integer();
    let sign = if scaled < whole(0).to_integer() { "-" } else { "" };
    let digits = scaled.to_string().trim_start_matches('-').to_owned();
    let digits = format!("{digits:0>13}");
    let (whole_part, decimals) = digits.split_at(digits.len() - 12);
    format!("{sign}{whole_part}.{decimals}")
}
