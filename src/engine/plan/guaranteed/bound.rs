//! A lower bound on covers: prices for what columns need (Lagrange).
//!
//! For any prices `y >= 0` a cover costs at least the sum over columns of
//! `y * need` plus, over parts, the least of cost minus `y` times what is added.
//! The best prices are approached by subgradient steps; whatever they are, the
//! bound holds, also for other needs.

use std::rc::Rc;

use super::column::Site;
use super::cost::Cost;
use super::cover::{Bundled, Cover, Covered};
use super::pool::coarse;

/// A price for each column, in cost per amount, coarse in a pool, with the best parts under them.
#[derive(Clone, Debug)]
pub(super) struct ColumnPrices {
    columns: Vec<i64>,
    /// One a column: how many amounts are priced as one.
    grains: Rc<[i64]>,
    /// Sum over parts of their least reduced cost.
    parts: i128,
}

/// Subgradient steps; more of them only sharpen the bound.
pub(super) const STEPS: u64 = 60;
/// No price is higher, so that sums of costs stay far within what is counted.
const DEAREST: i128 = 1 << 55;
/// Slopes are in these parts of an amount.
const SLOPE_BITS: u32 = 16;
/// Along with other columns a pool is taken for one of so many amounts.
const POOL_STEPS: i64 = 200;
/// Steps without progress before they are halved.
const PATIENCE: usize = 4;

impl ColumnPrices {
    fn new(cover: &Cover, columns: Vec<i64>) -> Self {
        let mut prices = Self { columns, grains: Rc::clone(&cover.grains), parts: 0 };
        let least = |offers: &Vec<Bundled>| offers.iter().map(|offer| prices.reduced(offer)).min();
        prices.parts = cover.parts.iter().filter_map(least).sum();
        prices
    }

    /// What single levels cost: right where no purchase is worth it.
    pub fn of_single_levels(cover: &Cover) -> Self {
        let mut prices = vec![0; cover.columns.len()];
        for site in cover.parts.iter().flatten().flat_map(|offer| &offer.sites) {
            let all = site.lifts.last().filter(|(amount, _)| *amount > 0);
            let price = all.map_or(0, |(amount, cost)| cost.raw() / amount);
            if let Some(known) = site.column.and_then(|column| prices.get_mut(column)) {
                *known = price.max(*known);
            }
        }
        Self::new(cover, prices)
    }

    /// What covering these needs costs at least.
    pub fn bound(&self, needs: &[i64]) -> i128 {
        let needs = self.columns.iter().zip(self.priced(needs));
        self.parts + needs.map(|(price, need)| i128::from(*price) * i128::from(need)).sum::<i128>()
    }

    /// Needs as they are priced; rounded up, as amounts are.
    fn priced<'n>(&'n self, needs: &'n [i64]) -> impl Iterator<Item = i64> + 'n {
        needs.iter().zip(&*self.grains).map(|(need, grain)| coarse((*need).max(0), *grain))
    }

    /// The least cost of an offer minus what it adds at these prices.
    pub fn reduced(&self, offer: &Bundled) -> i128 {
        i128::from(offer.cost.raw()) + offer.sites.iter().map(|site| self.of_site(site).0).sum::<i128>()
    }

    /// The least reduced cost of a site, and what it adds then.
    pub fn of_site(&self, site: &Site) -> (i128, i64) {
        let price = site.column.and_then(|column| self.columns.get(column)).copied().unwrap_or(0);
        let reduced = |(amount, cost): (i64, Cost)| {
            let amount = site.amount + amount;
            (i128::from(cost.raw()) - i128::from(price) * i128::from(amount), amount)
        };
        let stay = reduced((0, Cost::NOTHING));
        site.lifts.iter().map(|lift| reduced(*lift)).fold(stay, |best, lift| if lift.0 < best.0 { lift } else { best })
    }

    /// Which offer is best in each part, and what all of them add to each column.
    fn best(&self, cover: &Cover) -> (Vec<usize>, Vec<i64>) {
        let mut added = vec![0; self.columns.len()];
        let mut choice = Vec::new();
        for offers in &cover.parts {
            let best = offers.iter().enumerate().min_by_key(|(_, offer)| self.reduced(offer));
            let Some((index, offer)) = best else { continue };
            choice.push(index);
            for site in &offer.sites {
                if let Some(sum) = site.column.and_then(|column| added.get_mut(column)) {
                    *sum += self.of_site(site).1;
                }
            }
        }
        (choice, added)
    }

    /// What parts cost at least at these prices, whatever is needed.
    pub fn parts(&self) -> i128 {
        self.parts
    }

    /// The price of a column.
    pub fn of_column(&self, column: usize) -> i64 {
        self.columns.get(column).copied().unwrap_or(0)
    }

    /// What needs leave uncovered by the best offers: the slope of the bound, in parts. A pool is taken for a column of so many
    /// amounts.
    pub fn slopes(&self, cover: &Cover, needs: &[i64], pool: i64) -> Vec<i128> {
        let (_, added) = self.best(cover);
        let slopes = self.priced(needs).zip(added).zip(cover.scales(pool));
        slopes.map(|((need, added), scale)| (i128::from(need - added) << SLOPE_BITS) / i128::from(scale)).collect()
    }

    /// One step along slopes, where a pool is taken for so many amounts: as long as a distance over the square of all slopes.
    pub fn stepped(&self, cover: &Cover, slopes: &[i128], pool: i64, (distance, square): (i128, i128)) -> Self {
        let step = |((price, slope), scale): ((&i64, &i128), i64)| {
            let step = (distance << SLOPE_BITS).saturating_mul(*slope) / square.max(1) / i128::from(scale);
            i64::try_from((i128::from(*price) + step).clamp(0, DEAREST)).unwrap_or_default()
        };
        Self::new(cover, self.columns.iter().zip(slopes).zip(cover.scales(pool)).map(step).collect())
    }

    /// Better prices for these needs, starting from these; and a way to meet them, if one within the limit was met.
    pub fn improved(&self, cover: &Cover, needs: &[i64], limit: Cost) -> (Self, Option<Covered>) {
        let (mut best, mut current) = (self.clone(), self.clone());
        let (mut covered, mut halvings, mut idle) = (None, 0u32, 0);
        for _ in 0..STEPS {
            let (choice, _) = current.best(cover);
            let target = covered.as_ref().map_or(limit, |covered: &Covered| covered.cost);
            covered = cover.fill(&choice, needs, target).or(covered);
            let target = covered.as_ref().map_or(limit, |covered| covered.cost);
            let distance = (i128::from(target.raw()) - current.bound(needs)) >> halvings;
            let slopes = current.slopes(cover, needs, POOL_STEPS);
            let square = square(&slopes);
            if square == 0 || distance <= 0 {
                break;
            }
            current = current.stepped(cover, &slopes, POOL_STEPS, (distance, square));
            if current.bound(needs) > best.bound(needs) {
                (best, idle) = (current.clone(), 0);
            } else {
                idle += 1;
                if idle % PATIENCE == 0 {
                    halvings += 1;
                    current = best.clone();
                }
            }
        }
        (best, covered)
    }
}

/// The square of the length of slopes.
pub(super) fn square(slopes: &[i128]) -> i128 {
    slopes.iter().fold(0, |sum: i128, slope| sum.saturating_add(slope.saturating_mul(*slope)))
}

#[cfg(test)]
mod tests {
    use super::super::cover::{ColumnOf, CoverColumn};
    use super::*;
    use crate::number::Rational;

    /// A site of a part: its column, what stands, and its lifts.
    type Given<'l> = (usize, i64, &'l [(i64, Cost)]);

    /// Two columns, and parts with one site each.
    fn cover(parts: &[Given<'_>]) -> Cover {
        let part = |(lever, (column, amount, lifts)): (usize, &Given<'_>)| {
            let (column, lifts, pooled) = (Some(*column), lifts.to_vec(), None);
            let site = Site { lever, column, floor: 0, amount: *amount, lifts, pooled };
            vec![Bundled { purchases: Vec::new(), cost: Cost::NOTHING, gain: Rational::ZERO, sites: vec![site] }]
        };
        let column = |column| CoverColumn { of: ColumnOf::One(column), weight: Rational::ONE };
        Cover::new(parts.iter().enumerate().map(part).collect(), vec![column(0), column(1)])
    }

    #[test]
    fn single_levels_price_a_column_by_what_its_dearest_lever_costs_for_what_it_adds() {
        let dear = Cost::new(6, 1);
        let lifts = [(2, Cost::new(3, 1)), (4, dear)];
        let cover = cover(&[(0, 0, &lifts), (0, 1, &[(5, Cost::new(1, 1))]), (1, 0, &[(0, dear)]), (1, 0, &[])]);
        let prices = ColumnPrices::of_single_levels(&cover);
        assert_eq!([0, 1, 2].map(|column| prices.of_column(column)), [dear.raw() / 4, 0, 0]);
    }

    #[test]
    fn slopes_are_what_needs_leave_beyond_what_the_best_lifts_add() {
        let cover = cover(&[(0, 1, &[(3, Cost::new(2, 0))]), (0, 1, &[(3, Cost::new(4, 0))]), (1, 2, &[])]);
        let prices = ColumnPrices::new(&cover, vec![Cost::new(1, 0).raw(), 0]);
        // The first lift pays, the second does not.
        assert_eq!(prices.slopes(&cover, &[7, 1], 1), [7 - (1 + 3) - 1, 1 - 2].map(|slope: i128| slope << SLOPE_BITS));
    }

    #[test]
    fn what_a_pool_needs_is_priced_in_coarse_amounts_rounded_up() {
        let of = ColumnOf::Pool { grain: 4, all: 100 };
        let pool = Cover::new(Vec::new(), vec![CoverColumn { of, weight: Rational::ONE }]);
        let prices = ColumnPrices::new(&pool, vec![10]);
        assert_eq!([0, 1, 4, 9].map(|need| prices.bound(&[need])), [0, 10, 10, 30]);
        let single = Cover::new(Vec::new(), vec![CoverColumn { of: ColumnOf::One(0), weight: Rational::ONE }]);
        assert_eq!(ColumnPrices::new(&single, vec![10]).bound(&[9]), 90);
    }
}
