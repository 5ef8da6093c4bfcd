//! The columns of the root that purchases tie to covers, taken together.
//!
//! They stand outside all minima, so the low end asks for their weighted sum alone: once every variable has a value, what
//! is missing is what they must add. As one column of a cover they need no values of their own. A weighted sum counts in
//! fine amounts; for bounds these are too many to be priced, so there they are taken together to coarse ones, rounded
//! to the safe side.

use std::collections::BTreeMap;

use num_integer::Integer;
use num_traits::ToPrimitive;

use super::forms::Tree;
use super::items::points_up;
use super::measure::Measure;
use crate::levers::Board;
use crate::number::Rational;
use crate::plan::denominator::measure;
use crate::plan::need::Need;

/// The most fine amounts of all its levers together: leaves room for products with prices.
const MOST_FINE: i64 = 1 << 46;
/// About so many coarse amounts are told apart.
const COARSE: i64 = 1 << 18;

/// Columns that are counted together.
#[derive(Clone, Debug)]
pub(super) struct Pool {
    /// Points of the low end, and of the total under the default weights, that one fine amount gives.
    pub quantum: Rational,
    /// So many fine amounts are one coarse amount.
    pub grain: i64,
    /// How many coarse ones there are.
    pub all: i64,
    /// For each of its columns the fine amounts of one amount of its measure.
    factors: BTreeMap<usize, i64>,
}

impl Pool {
    /// The pool of some columns of the root. `None` where a lever adds another share of the total than of the
    /// low end, or where their amounts are too fine.
    pub fn new(board: &Board, tree: &Tree, measures: &[Measure], columns: &[usize]) -> Option<Self> {
        let mut points = Vec::new();
        for column in columns {
            let (by, measure) = (tree.root.columns.get(column)?, measures.get(*column)?);
            let levers = tree.columns.get(*column)?.iter().filter_map(|lever| board.levers.get(*lever));
            if levers.clone().any(|lever| lever.kind.weight != *by) {
                return None;
            }
            let one = by * &measure.quantum;
            points.push((*column, one, levers.map(|lever| measure.amount(lever.kind.top())).sum::<i64>()));
        }
        if points.iter().all(|(_, one, _)| one.is_zero()) {
            return None;
        }
        let (above, below) = measure(points.iter().map(|(_, one, _)| one));
        let quantum = Rational::from_parts(above, below)?;
        let (mut factors, mut most) = (BTreeMap::new(), 0i64);
        for (column, one, amounts) in points {
            let factor = one.checked_div(&quantum)?.to_parts().0.to_i64()?;
            most = most.checked_add(factor.checked_mul(amounts)?)?;
            factors.insert(column, factor);
        }
        let grain = (most / COARSE).max(1);
        (most <= MOST_FINE).then(|| Self { quantum, grain, all: most / grain, factors })
    }

    /// Whether a column is part of it.
    pub fn holds(&self, column: usize) -> bool {
        self.factors.contains_key(&column)
    }

    /// The fine amount of a level of a column.
    pub fn fine(&self, column: usize, measure: &Measure, level: usize) -> i64 {
        self.factors.get(&column).map_or(0, |factor| factor * measure.amount(level))
    }

    /// Coarse amounts, rounded up.
    pub fn coarse(&self, fine: i64) -> i64 {
        coarse(fine, self.grain)
    }
}

/// A pool in a scene.
pub(super) struct Pooled {
    pub pool: Pool,
    /// The cover that it is part of, and its column there.
    pub cover: usize,
    pub column: usize,
    /// What stands after the wide purchases, above the present levels, in fine amounts.
    pub standing: i64,
    /// What can be reached at most, above the present levels.
    pub most: i64,
}

impl Pooled {
    /// Points of the low end that so many fine amounts give, rounded up.
    fn points(&self, fine: i64) -> i64 {
        points_up(&(&self.pool.quantum * &Rational::whole(fine)))
    }

    /// The most that it gives above the present levels.
    pub fn most_points(&self) -> i64 {
        self.points(self.most)
    }

    /// What its column needs where the low end without it lacks so much.
    pub fn needed(&self, missing: &Need) -> i64 {
        missing.parts(&self.pool.quantum).map_or(TOO_MUCH, |parts| parts.saturating_sub(self.standing).min(TOO_MUCH))
    }

    /// What it needs for the largest amount.
    fn most_needed(&self) -> i64 {
        self.most - self.standing
    }

    /// What it costs at least, at a price for coarse amounts, to give at most so much: rising, in about so many steps.
    pub fn options(&self, price: i64, steps: i64) -> Vec<Sink> {
        let all = self.pool.coarse(self.most_needed());
        let together = (all / steps.max(1)).max(1);
        let option = |step: i64| {
            let (first, last) = (step * together, ((step + 1) * together - 1).min(all));
            let fine = (self.standing + last.saturating_mul(self.pool.grain)).min(self.most);
            let need = first.saturating_mul(self.pool.grain);
            Sink { cost: price.saturating_mul(first), amount: self.points(fine), need }
        };
        (0..=all / together).map(option).collect()
    }
}

/// What the rest or the pool can give at most, for a cost.
pub(super) struct Sink {
    pub cost: i64,
    pub amount: i64,
    /// What the column of the pool needs then at least.
    pub need: i64,
}

/// More than any pool holds.
const TOO_MUCH: i64 = 1 << 50;

/// So many amounts as multiples of a grain, rounded up.
pub(super) fn coarse(fine: i64, grain: i64) -> i64 {
    Integer::div_ceil(&fine, &grain.max(1))
}
