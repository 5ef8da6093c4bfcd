//! A bound on whole plans: covers at their prices, items in a knapsack.
//!
//! Under prices for what columns need, covers cost at least a number plus a
//! cost for each value of each variable. What is left is a knapsack over items:
//! the least cost whose amounts add up to the goal. It is solved exactly over
//! cost in small steps, rounded to the safe side, from the last item to the
//! first: so a node of the search finds its bound by one look-up for each option of
//! the item whose values are chosen in part.

use std::collections::{BTreeMap, BTreeSet};

use super::bound::{ColumnPrices, square};
use super::cost::Cost;
use super::cover::Cover;
use super::items::Item;
use super::options::ItemOption;
use super::pool::Sink;
use super::scene::{Scene, Value};

/// The bound of one scene under one choice of prices.
pub(super) struct Relaxation {
    /// For each variable the cost of each value.
    values: Vec<Vec<i64>>,
    /// What covers and wide purchases cost at least whatever the values.
    base: i128,
    /// For each item the most that it and those after it give, by cost in steps.
    suffixes: Vec<Vec<i64>>,
    step: i64,
}

/// Steps of cost that one unit of effort is divided into.
const STEPS: i64 = 32;
/// The longest table; what costs more is not told apart.
const LENGTH: usize = 1 << 16;
/// Halvings of the price for amounts.
const HALVINGS: usize = 30;
/// Rounds of improving the prices at most.
const ROUNDS: usize = 1_200;
/// A pool is taken for a column of so many amounts, one after the other.
const POOLS: [i64; 6] = [200, 32, 1_000, 8, 100, 500];
/// Halvings that the next begins with.
const AGAIN: u32 = 2;
/// Steps of what a pool gives, in the bound and in each round.
const SINKS: usize = 1 << 12;
const SINKS_IN_A_ROUND: usize = 256;
/// Once steps were halved so often, nothing is to be gained from more rounds.
const FINEST: u32 = 10;

impl Relaxation {
    /// The bound under these prices, one for each cover.
    pub fn new(scene: &Scene, prices: &[ColumnPrices]) -> Self {
        let values = value_costs(scene, prices);
        let base = i128::from(scene.cost.raw()) + prices.iter().map(ColumnPrices::parts).sum::<i128>();
        let step = Cost::new(1, 0).raw() / STEPS;
        let most = values.iter().filter_map(|costs| costs.last()).fold(0i64, |sum, most| sum.saturating_add(*most));
        let sinks = scene.sinks(prices, SINKS);
        let rest = sinks.last().map_or(0, |sink| sink.cost);
        let length = usize::try_from(most.saturating_add(rest) / step + 2).unwrap_or(1).min(LENGTH);
        let mut suffixes = vec![sink_amounts(&sinks, step, length)];
        for item in scene.items.iter().rev() {
            let after = suffixes.last().map(Vec::as_slice).unwrap_or_default();
            let mut best = vec![i64::MIN; length];
            for ItemOption { cost, amount, .. } in item.options(&[], &values, &mut 0) {
                let skip = usize::try_from(cost / step).unwrap_or(usize::MAX);
                for (best, after) in best.iter_mut().skip(skip).zip(after) {
                    *best = (*best).max(after.saturating_add(amount));
                }
            }
            suffixes.push(best);
        }
        suffixes.reverse();
        Self { values, base, suffixes, step }
    }

    /// About how much work it was to make this; a unit is a look at a site.
    pub fn size(&self) -> u64 {
        let length = self.suffixes.first().map_or(0, Vec::len);
        let values = self.values.iter().map(Vec::len).sum::<usize>();
        u64::try_from(length * values / 16).unwrap_or(u64::MAX)
    }

    /// What values that cost `spent` cost at least with `missing` still to come from the items from `item` on; `None`
    /// where that is out of reach.
    fn bound(&self, spent: i128, item: usize, missing: i64) -> Option<Cost> {
        let suffix = self.suffixes.get(item)?;
        let steps = suffix.partition_point(|amount| *amount < missing);
        if steps >= suffix.len() && suffix.len() < LENGTH {
            return None;
        }
        let steps = i128::try_from(steps).unwrap_or(0) * i128::from(self.step);
        Some(Cost::at_least(self.base + spent + steps))
    }

    /// What the first values cost.
    fn spent(&self, chosen: &[usize]) -> i128 {
        let values = self.values.iter().zip(chosen).filter_map(|(costs, value)| costs.get(*value));
        values.copied().map(i128::from).sum()
    }
}

impl Scene {
    /// What the rest or, at these prices, the pool gives at most, rising.
    fn sinks(&self, prices: &[ColumnPrices], steps: usize) -> Vec<Sink> {
        let Some(pooled) = &self.pooled else {
            let rest = self.rest_amounts.iter();
            let sink =
                |(effort, amount): &(u32, i64)| Sink { cost: Cost::new(*effort, 0).raw(), amount: *amount, need: 0 };
            return rest.map(sink).collect();
        };
        let price = prices.get(pooled.cover).map_or(0, |prices| prices.of_column(pooled.column));
        pooled.options(price, i64::try_from(steps).unwrap_or(i64::MAX))
    }

    /// Sets what the column of the pool needs.
    pub(super) fn need_of_pool(&self, needs: &mut [Vec<i64>], need: i64) {
        let Some(pooled) = &self.pooled else { return };
        let known = needs.get_mut(pooled.cover).and_then(|needs| needs.get_mut(pooled.column));
        known.into_iter().for_each(|known| *known = need);
    }

    /// What every plan with these first values costs at least; `None` where none reaches the need.
    pub(super) fn relaxed(&self, relaxation: &Relaxation, chosen: &[usize], work: &mut u64) -> Option<Cost> {
        let done = self.items.iter().take_while(|item| item.variables.end <= chosen.len()).count();
        let given = self.items.iter().take(done).map(|item| item.amount(chosen)).sum::<i64>();
        let missing = self.goal - self.constant - given;
        let Some(begun) = self.items.get(done).filter(|item| item.variables.start < chosen.len()) else {
            return relaxation.bound(relaxation.spent(chosen), done, missing);
        };
        let before = chosen.get(..begun.variables.start).unwrap_or_default();
        let spent = relaxation.spent(before);
        let options = begun.options(chosen, &relaxation.values, work).into_iter();
        let bounds = options.filter_map(|option| {
            relaxation.bound(spent + i128::from(option.cost), done + 1, missing.saturating_sub(option.amount))
        });
        bounds.min()
    }
}

/// For each variable the cost of each value at prices of the covers.
///
/// A column that several variables bound needs the most that one of them asks for, not the sum: so the first
/// of them alone is charged for it.
fn value_costs(scene: &Scene, prices: &[ColumnPrices]) -> Vec<Vec<i64>> {
    let mut charged = BTreeSet::new();
    let of_variable = |values: &Vec<Value>| {
        let columns = values.iter().flat_map(|value| &value.needs).map(|(cover, column, _)| (*cover, *column));
        let own: BTreeSet<_> = columns.filter(|column| !charged.contains(column)).collect();
        let cost = |value: &Value| {
            let mut needed: BTreeMap<(usize, usize), i64> = BTreeMap::new();
            for (cover, column, need) in &value.needs {
                if own.contains(&(*cover, *column)) {
                    let known = needed.entry((*cover, *column)).or_default();
                    *known = (*known).max(*need);
                }
            }
            let costs = needed.into_iter().map(|((cover, column), need)| {
                prices.get(cover).map_or(0, |prices| prices.of_column(column).saturating_mul(need))
            });
            costs.fold(0i64, i64::saturating_add)
        };
        let costs = values.iter().map(cost).collect();
        charged.extend(own);
        costs
    };
    scene.values.iter().map(of_variable).collect()
}

/// The most that the rest or the pool gives, by cost in steps.
fn sink_amounts(sinks: &[Sink], step: i64, length: usize) -> Vec<i64> {
    let mut rising = sinks.iter().peekable();
    let mut most = 0;
    let amounts = (0..length).map(|steps| {
        let cost = i64::try_from(steps).unwrap_or(i64::MAX).saturating_mul(step).saturating_add(step - 1);
        while let Some(sink) = rising.next_if(|sink| sink.cost <= cost) {
            most = most.max(sink.amount);
        }
        most
    });
    amounts.collect()
}

/// The values that are best under prices and a price for amounts.
struct Answer {
    chosen: Vec<usize>,
    /// What the pool needs.
    pooled: i64,
    cost: i64,
    amount: i64,
}

/// The search for prices of all covers at which the bound of a scene is about highest, to be advanced round by round.
pub(super) struct ScenePricing {
    current: Vec<ColumnPrices>,
    best: (i128, Vec<ColumnPrices>),
    halvings: u32,
    round: usize,
    /// What a pool is taken for now: a place among [`POOLS`].
    taken: usize,
    /// What the rest, or the pool at the prices of this round, gives.
    sinks: Vec<Sink>,
}

impl ScenePricing {
    /// Begins with what single levels cost.
    pub fn new(scene: &Scene) -> Self {
        let current: Vec<_> = scene.covers.iter().map(ColumnPrices::of_single_levels).collect();
        Self { best: (i128::MIN, current.clone()), current, halvings: 0, round: 0, taken: 0, sinks: Vec::new() }
    }

    /// The best prices, once there is nothing left to do.
    pub fn found(&self) -> Option<&[ColumnPrices]> {
        (self.round >= ROUNDS).then_some(self.best.1.as_slice())
    }

    /// The next round. Returns about how much work it was; a unit is a look at a site.
    pub fn advance(&mut self, scene: &Scene) -> u64 {
        let rest = if scene.pooled.is_some() { SINKS_IN_A_ROUND } else { scene.rest_amounts.len() };
        let options = scene.values.iter().map(Vec::len).sum::<usize>() + rest;
        let sites = scene.covers.iter().map(Cover::size).sum::<u64>();
        2 * sites + u64::try_from(HALVINGS * options / 2).unwrap_or(u64::MAX) + self.improve(scene)
    }

    /// Goes on to the next prices. Returns the work of making options.
    fn improve(&mut self, scene: &Scene) -> u64 {
        let (round, mut work) = (self.round, 0);
        self.round += 1;
        let missing = scene.goal - scene.constant;
        let values = value_costs(scene, &self.current);
        if scene.pooled.is_some() || round == 0 {
            self.sinks = scene.sinks(&self.current, SINKS_IN_A_ROUND);
        }
        let answer = answer(&scene.items, &values, &self.sinks, missing, &mut work);
        let bound = self.current.iter().map(ColumnPrices::parts).sum::<i128>() + i128::from(answer.cost);
        if bound > self.best.0 {
            self.best = (bound, self.current.clone());
        } else if round % 8 == 7 {
            self.halvings += 1;
            self.current = self.best.1.clone();
            if self.halvings >= FINEST {
                // How a pool weighs best against the other columns is not known.
                self.taken += 1;
                self.halvings = AGAIN;
                if scene.pooled.is_none() || self.taken >= POOLS.len() {
                    self.round = ROUNDS;
                }
            }
            return work;
        }
        let pool = POOLS.get(self.taken).copied().unwrap_or(1);
        let mut needs = scene.needs(&answer.chosen);
        scene.need_of_pool(&mut needs, answer.pooled);
        let covers = || scene.covers.iter().zip(&self.current);
        let slopes: Vec<_> =
            covers().zip(&needs).map(|((cover, prices), needs)| prices.slopes(cover, needs, pool)).collect();
        let square = slopes.iter().map(|slopes| square(slopes)).fold(0, i128::saturating_add);
        if square == 0 {
            self.round = ROUNDS;
            return work;
        }
        // How far off the goal is, is not known: a twentieth of the bound at first, then less.
        let distance = (bound.max(i128::from(Cost::new(20, 0).raw())) / 20) >> self.halvings.min(40);
        let step = |((cover, prices), slopes): ((&Cover, &ColumnPrices), &Vec<i128>)| {
            prices.stepped(cover, slopes, pool, (distance, square))
        };
        self.current = covers().zip(&slopes).map(step).collect();
        work
    }
}

/// The least cost for `missing` where items may be mixed in parts (a price for amounts, by halving).
fn answer(items: &[Item], values: &[Vec<i64>], rest: &[Sink], missing: i64, work: &mut u64) -> Answer {
    let options: Vec<_> = items.iter().map(|item| item.options_with_values(values, work)).collect();
    let (mut low, mut high) = (0i64, 1i64 << 50);
    let mut found = best_at(items, &options, rest, high);
    for _ in 0..HALVINGS {
        let middle = low + (high - low) / 2;
        let tried = best_at(items, &options, rest, middle);
        if tried.amount >= missing { (high, found) = (middle, tried) } else { low = middle }
    }
    // The bound at the price: what is given beyond the goal is paid back.
    let back = (i128::from(high) * i128::from(found.amount - missing)) >> PRICE_BITS;
    found.cost = found.cost.saturating_sub(i64::try_from(back).unwrap_or(i64::MAX));
    found
}

/// Prices of amounts are in these parts of a cost.
const PRICE_BITS: u32 = 30;

fn best_at(items: &[Item], options: &[Vec<ItemOption>], rest: &[Sink], price: i64) -> Answer {
    let reduced = |cost: i64, amount: i64| (i128::from(cost) << PRICE_BITS) - i128::from(price) * i128::from(amount);
    let mut answer = Answer { chosen: Vec::new(), pooled: 0, cost: 0, amount: 0 };
    for (item, options) in items.iter().zip(options) {
        let Some(best) = options.iter().min_by_key(|option| reduced(option.cost, option.amount)) else { continue };
        let rest = std::iter::repeat_n(0, item.variables.len().saturating_sub(best.values.len()));
        answer.chosen.extend(best.values.iter().copied().chain(rest));
        answer.cost = answer.cost.saturating_add(best.cost);
        answer.amount = answer.amount.saturating_add(best.amount);
    }
    if let Some(sink) = rest.iter().min_by_key(|sink| reduced(sink.cost, sink.amount)) {
        answer.cost = answer.cost.saturating_add(sink.cost);
        answer.amount = answer.amount.saturating_add(sink.amount);
        answer.pooled = sink.need;
    }
    answer
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bound_beyond_small_numbers_never_excludes_a_plan() {
        let relaxation = |value: i64, base: i128| Relaxation {
            values: vec![vec![value]; 3],
            base,
            suffixes: vec![vec![0]],
            step: Cost::new(1, 0).raw() / STEPS,
        };
        let bound = |value, base| {
            let relaxation = relaxation(value, base);
            relaxation.bound(relaxation.spent(&[0, 0, 0]), 0, 0).unwrap()
        };
        let far = i128::from(i64::MAX) * 8;
        assert_eq!(bound(0, -far), Cost::NOTHING);
        assert_eq!(bound(i64::MAX, -far), Cost::NOTHING);
        assert_eq!(bound(i64::MAX, -3 * i128::from(i64::MAX)), Cost::NOTHING);
        assert!(bound(i64::MAX, 0) >= Cost::MOST);
        assert_eq!(bound(0, i128::from(Cost::new(7, 0).raw())), Cost::new(7, 0));
    }
    #[test]
    fn what_lies_beyond_the_longest_table_is_not_out_of_reach() {
        let bound = |length: usize| {
            let suffixes = vec![vec![0; length]];
            let relaxation = Relaxation { values: Vec::new(), base: 0, suffixes, step: Cost::new(1, 0).raw() / STEPS };
            relaxation.bound(0, 0, 1)
        };
        assert_eq!(bound(LENGTH - 1), None);
        let efforts = u32::try_from(LENGTH / usize::try_from(STEPS).unwrap()).unwrap();
        assert_eq!(bound(LENGTH), Some(Cost::new(efforts, 0)));
    }
}
