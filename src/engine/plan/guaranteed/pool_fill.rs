//! A pool alone: the cheapest single levels that add up to what it needs, in fine amounts.
//!
//! At a price for amounts each choice of a site loses something against its best one. Losses add up to what a filling
//! costs above the bound at that price, so choices that lose more than the limit allows are skipped, and only those.

use super::column::Filled;
use super::cost::Cost;
use crate::sorting::sort_by_key;

/// A lever of a pool under some choice of purchases.
#[derive(Debug)]
pub(super) struct PoolSite {
    lever: usize,
    /// The level that stands after the purchases.
    floor: usize,
    /// What it adds as it stands.
    pub standing: i64,
    /// What 0, 1, 2, ... levels more add above that, and cost.
    choices: Vec<(i64, Cost)>,
    /// From nothing to everything along the best choices at rising prices: each step with the price that it begins to pay at.
    steps: Vec<(i128, i64, i64)>,
}

/// Prices of amounts are in these parts of a cost.
const PRICE_BITS: u32 = 24;

impl PoolSite {
    /// A lever and the level that it stands at, with what that adds, and what more levels add and cost.
    pub fn new((lever, floor): (usize, usize), standing: i64, lifts: impl Iterator<Item = (i64, Cost)>) -> Self {
        let choices: Vec<_> = std::iter::once((0, Cost::NOTHING)).chain(lifts).collect();
        let mut steps: Vec<(i128, i64, i64)> = Vec::new();
        let mut at = (0i64, 0i64);
        // The next best choice is the one that costs least for what it adds; of equal ones the largest.
        while let Some(step) = choices
            .iter()
            .map(|(amount, cost)| (amount - at.0, cost.raw() - at.1))
            .filter(|(amount, _)| *amount > 0)
            .map(|(amount, cost)| (price_of(amount, cost), amount, cost))
            .min_by_key(|(price, amount, _)| (*price, std::cmp::Reverse(*amount)))
        {
            at = (at.0 + step.1, at.1 + step.2);
            // Prices are rounded: a later step must not seem to pay before an earlier one.
            let price = steps.last().map_or(step.0, |last| last.0.max(step.0));
            steps.push((price, step.1, step.2));
        }
        Self { lever, floor, standing, choices, steps }
    }

    /// The least reduced cost at a price.
    fn least(&self, price: i128) -> i128 {
        self.choices.iter().map(|choice| reduced(*choice, price)).min().unwrap_or(0)
    }
}

/// The least price at which an amount pays.
fn price_of(amount: i64, cost: i64) -> i128 {
    ((i128::from(cost) << PRICE_BITS) + i128::from(amount) - 1).div_euclid(i128::from(amount))
}

fn reduced((amount, cost): (i64, Cost), price: i128) -> i128 {
    (i128::from(cost.raw()) << PRICE_BITS) - price * i128::from(amount)
}

/// Fills a pool up to `need` at `limit` at most: least cost, then the largest amount.
pub(super) fn fill_pool(sites: &[&PoolSite], need: i64, limit: Cost) -> Option<Filled> {
    if need <= 0 {
        return Some(Filled { cost: Cost::NOTHING, amount: 0, lifted: Vec::new() });
    }
    let mut steps: Vec<_> = sites.iter().flat_map(|site| &site.steps).collect();
    // Stable: steps of one site stay in their order.
    sort_by_key(&mut steps, |(price, ..)| *price);
    // The least price at which the best choices give enough, and what they cost then.
    let (mut given, mut enough) = (0, 0i64);
    let mut paying = steps.iter();
    let price = loop {
        let (price, amount, cost) = paying.next()?;
        (given, enough) = (given + amount, enough + cost);
        if given >= need {
            break *price;
        }
    };
    let limit = i128::from(limit.raw().min(enough));
    let bound = i128::from(need) * price + sites.iter().map(|site| site.least(price)).sum::<i128>();
    let slack = (limit << PRICE_BITS) - bound;
    let filled = if slack < 0 { None } else { sweep(sites, need, price, slack) };
    filled.filter(|filled| i128::from(filled.cost.raw()) <= limit)
}

/// A filling of some sites.
struct State {
    cost: Cost,
    amount: i64,
    loss: i128,
    /// The last choice that was more than nothing: its place among all of them.
    last: Option<usize>,
}

/// Site by site, keeping fillings that lose little and of which none is both cheaper and larger.
fn sweep(sites: &[&PoolSite], need: i64, price: i128, slack: i128) -> Option<Filled> {
    let mut states = vec![State { cost: Cost::NOTHING, amount: 0, loss: 0, last: None }];
    // Each choice with the one before it.
    let mut taken: Vec<(Option<usize>, usize, usize)> = Vec::new();
    let mut after: Vec<(State, usize)> = Vec::new();
    for site in sites {
        let least = site.least(price);
        let losses = site.choices.iter().map(|choice| reduced(*choice, price) - least);
        let open: Vec<_> =
            site.choices.iter().zip(losses).enumerate().filter(|(_, (_, loss))| *loss <= slack).collect();
        for state in &states {
            for (levels, ((amount, cost), loss)) in &open {
                let loss = state.loss + loss;
                if loss <= slack {
                    let (cost, amount) = (state.cost + *cost, state.amount + amount);
                    after.push((State { cost, amount, loss, last: state.last }, *levels));
                }
            }
        }
        if open.len() > 1 {
            after.sort_unstable_by(|(a, _), (b, _)| a.cost.cmp(&b.cost).then(b.amount.cmp(&a.amount)));
            let mut largest = i64::MIN;
            after.retain(|(state, _)| {
                let is_larger = state.amount > largest;
                largest = largest.max(state.amount);
                is_larger
            });
        }
        states.clear();
        for (mut state, levels) in after.drain(..) {
            if levels > 0 {
                taken.push((state.last, site.lever, site.floor + levels));
                state.last = Some(taken.len() - 1);
            }
            states.push(state);
        }
    }
    states.sort_by(|a, b| a.cost.cmp(&b.cost).then(b.amount.cmp(&a.amount)));
    let best = states.iter().find(|state| state.amount >= need)?;
    let mut filled = Filled { cost: best.cost, amount: best.amount, lifted: Vec::new() };
    let mut last = best.last;
    while let Some((before, lever, level)) = last.and_then(|place| taken.get(place)) {
        filled.lifted.push((*lever, *level));
        last = *before;
    }
    Some(filled)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::random::Random;

    fn site(lever: usize, random: &mut Random) -> PoolSite {
        let (mut fine, mut cost) = (0, Cost::new(0, u32::try_from(random.below(2)).unwrap()));
        let scale = 1 + random.number(1 << 30);
        let lifts: Vec<_> = (0..random.below(4))
            .map(|_| {
                fine += random.number(4) * scale;
                cost = cost + Cost::new(u32::try_from(1 + random.number(4)).unwrap(), 0);
                (fine, cost)
            })
            .collect();
        PoolSite::new((lever, random.below(2)), 7, lifts.into_iter())
    }

    /// Every choice of a level for each site.
    fn choices(sites: &[PoolSite]) -> Vec<Vec<usize>> {
        sites.iter().fold(vec![Vec::new()], |choices, site| {
            let with = |choice: Vec<usize>| {
                (0..site.choices.len()).map(move |levels| choice.iter().copied().chain([levels]).collect())
            };
            choices.into_iter().flat_map(with).collect()
        })
    }

    fn sum<'s>(chosen: impl Iterator<Item = (&'s PoolSite, usize)>) -> (Cost, i64) {
        chosen.fold((Cost::NOTHING, 0), |(cost, sum), (site, levels)| {
            let (amount, more) = site.choices[levels];
            (cost + more, sum + amount)
        })
    }

    #[test]
    fn a_pool_is_filled_at_the_least_cost_and_then_with_the_largest_amount_within_a_limit() {
        let mut random = Random::new(23);
        let (mut filled, mut beyond) = (0, 0);
        for _ in 0..6_000 {
            let sites: Vec<_> = (0..1 + random.below(5)).map(|lever| site(lever, &mut random)).collect();
            let all: Vec<_> = sites.iter().collect();
            let most = all.iter().map(|site| site.choices.last().unwrap().0).sum::<i64>();
            let need = random.number(most + most / 8 + 3) - 1;
            let limit = Cost::new(u32::try_from(random.number(30)).unwrap(), 2);
            let sums = choices(&sites).into_iter().map(|choice| sum(sites.iter().zip(choice)));
            let met = sums.filter(|(_, amount)| *amount >= need);
            let best = met.min_by_key(|(cost, amount)| (*cost, -amount));
            // Where nothing is needed nothing is done.
            let best = if need <= 0 { Some((Cost::NOTHING, 0)) } else { best };
            let found = |limit| fill_pool(&all, need, limit).map(|found| (found.cost, found.amount));
            assert_eq!(found(Cost::MOST), best, "{need} {sites:?}");
            let within = best.filter(|(cost, _)| *cost <= limit);
            assert_eq!(found(limit), within, "{need} {limit:?} {sites:?}");
            let Some(found) = fill_pool(&all, need, Cost::MOST) else { continue };
            let named = found.lifted.iter().map(|(lever, level)| (&sites[*lever], level - sites[*lever].floor));
            assert_eq!(sum(named), (found.cost, found.amount));
            (filled, beyond) = (filled + 1, beyond + usize::from(within.is_none()));
        }
        assert!(filled > 3_000 && beyond > 500, "{filled} {beyond}");
    }
}
