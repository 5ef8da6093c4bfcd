//! One column alone: the cheapest single levels that add up to what it needs.

use std::rc::Rc;

use super::cost::Cost;
use super::pool_fill::PoolSite;
use crate::sorting::sort_by_key;

/// A lever of a column under some choice of purchases.
#[derive(Clone, Debug)]
pub(super) struct Site {
    pub lever: usize,
    /// Position of the column in its cover; `None` where nothing is needed of the lever.
    pub column: Option<usize>,
    /// The level that stands after the purchases.
    pub floor: usize,
    /// What it adds to the column as it stands; to a pool in coarse amounts, rounded up.
    pub amount: i64,
    /// What 1, 2, ... levels more add above that, and cost.
    pub lifts: Vec<(i64, Cost)>,
    /// The same in the fine amounts of a pool, where it is part of one.
    pub pooled: Option<Rc<PoolSite>>,
}

/// The best way to give a column what it needs: least cost, then the largest amount.
#[derive(Clone, Debug)]
pub(super) struct Filled {
    pub cost: Cost,
    /// What the lifts add.
    pub amount: i64,
    /// Levers with the level they are lifted to.
    pub lifted: Vec<(usize, usize)>,
}

/// Fills a column up to `need`; `None` where its sites cannot give as much.
pub(super) fn fill(sites: &[&Site], need: i64) -> Option<Filled> {
    let nothing = Filled { cost: Cost::NOTHING, amount: 0, lifted: Vec::new() };
    if need <= 0 {
        return Some(nothing);
    }
    match Even::of(sites) {
        Some(even) => fill_even(sites, need, even),
        None => fill_any(sites, need),
    }
}

/// Sites whose levels all add and cost the same, but for one mark at the first level of some.
struct Even {
    amount: i64,
    cost: i64,
}

impl Even {
    fn of(sites: &[&Site]) -> Option<Self> {
        let firsts = || sites.iter().filter_map(|site| site.lifts.first());
        let seconds = sites.iter().filter_map(|site| Some((site.lifts.first()?.1, site.lifts.get(1)?.1)));
        let between = seconds.map(|(first, second)| second.raw() - first.raw()).min();
        let cost = between.or_else(|| firsts().map(|(_, cost)| cost.raw()).min())?;
        let even = Self { amount: firsts().map(|(amount, _)| *amount).min()?, cost };
        let mut marks = sites.iter().map(|site| even.mark(site)).filter(|mark| *mark != 0);
        let first = marks.next().unwrap_or(1);
        let is_even = first > 0 && first <= i64::from(u32::MAX) && marks.all(|mark| mark == first);
        (is_even && even.amount > 0 && sites.iter().all(|site| even.describes(site))).then_some(even)
    }

    /// What the first level costs more than the others.
    fn mark(&self, site: &Site) -> i64 {
        site.lifts.first().map_or(0, |(_, first)| first.raw() - self.cost)
    }

    fn describes(&self, site: &Site) -> bool {
        let mark = self.mark(site);
        let mut levels = site.lifts.iter().zip(1i64..);
        levels.all(|((amount, cost), level)| *amount == level * self.amount && cost.raw() == level * self.cost + mark)
    }
}

/// Levels without a mark first, then the longest rows of levels: fewest marks for as many levels.
fn fill_even(sites: &[&Site], need: i64, even: Even) -> Option<Filled> {
    let mut order: Vec<_> = sites.iter().filter(|site| !site.lifts.is_empty()).collect();
    sort_by_key(&mut order, |site| {
        let is_marked = even.mark(site) > 0;
        (is_marked, std::cmp::Reverse(if is_marked { site.lifts.len() } else { 0 }))
    });
    let mut filled = Filled { cost: Cost::NOTHING, amount: 0, lifted: Vec::new() };
    for site in order {
        let missing = need - filled.amount;
        if missing <= 0 {
            break;
        }
        let levels = usize::try_from((missing + even.amount - 1) / even.amount).unwrap_or(usize::MAX);
        let levels = levels.min(site.lifts.len());
        let (amount, cost) = site.lifts.get(levels.checked_sub(1)?)?;
        filled.cost = filled.cost + *cost;
        filled.amount += amount;
        filled.lifted.push((site.lever, site.floor + levels));
    }
    (filled.amount >= need).then_some(filled)
}

/// A partial filling: its cost and amount, and the last lift with the filling before it.
struct Partial {
    cost: Cost,
    amount: i64,
    last: Option<(usize, usize, usize)>,
}

/// Site by site, keeping only fillings of which none is both cheaper and larger.
fn fill_any(sites: &[&Site], need: i64) -> Option<Filled> {
    let mut stages = vec![vec![Partial { cost: Cost::NOTHING, amount: 0, last: None }]];
    for site in sites {
        let before = stages.last()?;
        let mut after = Vec::new();
        for (index, partial) in before.iter().enumerate() {
            after.push(Partial {
                cost: partial.cost,
                amount: partial.amount,
                last: Some((index, site.lever, site.floor)),
            });
            for ((amount, cost), level) in site.lifts.iter().zip(site.floor + 1..) {
                let last = Some((index, site.lever, level));
                after.push(Partial { cost: partial.cost + *cost, amount: partial.amount + amount, last });
            }
        }
        after.sort_by(|a, b| a.cost.cmp(&b.cost).then(b.amount.cmp(&a.amount)));
        let mut largest = i64::MIN;
        after.retain(|partial| {
            let is_larger = partial.amount > largest;
            largest = largest.max(partial.amount);
            is_larger
        });
        stages.push(after);
    }
    let best = stages.last()?.iter().find(|partial| partial.amount >= need)?;
    let mut filled = Filled { cost: best.cost, amount: best.amount, lifted: Vec::new() };
    let (mut partial, mut earlier) = (best, stages.iter().rev().skip(1).zip(sites.iter().rev()));
    while let (Some((index, lever, level)), Some((stage, site))) = (partial.last, earlier.next()) {
        if level > site.floor {
            filled.lifted.push((lever, level));
        }
        partial = stage.get(index)?;
    }
    Some(filled)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::random::Random;

    /// Sites whose levels are alike, or alike but for one figure, or all different.
    fn sites(random: &mut Random) -> Vec<Site> {
        let (amount, effort) = (1 + random.number(4), 1 + random.number(4));
        let kind = random.below(3);
        let mark = if random.below(4) == 0 { 2 } else { 1 };
        let site = |lever: usize, random: &mut Random| {
            let first = Cost::new(0, if random.below(3) == 0 { 0 } else { mark });
            let (mut sum, mut cost) = (0, first);
            let floor = random.below(2);
            let levels = 0..random.below(4);
            let lifts = levels.map(|_| {
                let (more, work) = if kind == 2 { (random.number(5), 1 + random.number(4)) } else { (amount, effort) };
                sum += more;
                cost = cost + Cost::new(u32::try_from(work).unwrap(), 0);
                (sum, cost)
            });
            Site { lever, column: Some(0), floor, amount: 0, lifts: lifts.collect(), pooled: None }
        };
        let mut sites: Vec<_> = (0..1 + random.below(4)).map(|lever| site(lever, random)).collect();
        if kind == 1 {
            let changed = random.below(sites.len());
            let level = random.below(3);
            if let Some((amount, cost)) = sites[changed].lifts.get_mut(level) {
                match random.below(3) {
                    0 => *amount += 1,
                    1 => *cost = *cost + Cost::new(1, 0),
                    _ => *cost = *cost + Cost::new(0, 1),
                }
            }
        }
        sites
    }

    /// Every choice of a level for each site.
    fn choices(sites: &[Site]) -> Vec<Vec<usize>> {
        sites.iter().fold(vec![Vec::new()], |choices, site| {
            let with = |choice: Vec<usize>| {
                (0..=site.lifts.len()).map(move |levels| choice.iter().copied().chain([levels]).collect())
            };
            choices.into_iter().flat_map(with).collect()
        })
    }

    fn sum(sites: &[Site], choice: &[usize]) -> (Cost, i64) {
        let lifts = sites.iter().zip(choice).filter_map(|(site, levels)| site.lifts.get(levels.checked_sub(1)?));
        lifts.fold((Cost::NOTHING, 0), |(cost, amount), (more, work)| (cost + *work, amount + more))
    }

    #[test]
    fn a_column_is_filled_at_the_least_cost_and_then_with_the_largest_amount() {
        let mut random = Random::new(11);
        let (mut even, mut filled) = (0, 0);
        for _ in 0..4_000 {
            let sites = sites(&mut random);
            let need = random.number(16);
            let all = choices(&sites).into_iter().map(|choice| sum(&sites, &choice));
            let best = all.filter(|(_, amount)| *amount >= need).min_by_key(|(cost, amount)| (*cost, -amount));
            let all: Vec<_> = sites.iter().collect();
            let found = fill(&all, need);
            assert_eq!(found.as_ref().map(|found| (found.cost, found.amount)), best, "{need} {sites:?}");
            even += usize::from(Even::of(&all).is_some() && sites.iter().any(|site| site.lifts.len() > 1));
            let Some(found) = found else { continue };
            // The levels named are those that were counted.
            let reached = |site: &Site| found.lifted.iter().find(|(lever, _)| *lever == site.lever);
            let levels = |site: &Site| reached(site).map_or(0, |(_, level)| level - site.floor);
            let named: Vec<_> = sites.iter().map(levels).collect();
            assert_eq!(sum(&sites, &named), (found.cost, found.amount), "{need} {sites:?}");
            filled += 1;
        }
        assert!(even > 500 && filled > 2_000, "{even} {filled}");
    }

    #[test]
    fn levels_that_all_add_nothing_fill_nothing() {
        let lifts = (1..3).map(|level| (0, Cost::new(level, 1))).collect();
        let site = Site { lever: 0, column: Some(0), floor: 0, amount: 0, lifts, pooled: None };
        assert!(fill(&[&site], 1).is_none());
        assert_eq!(fill(&[&site], 0).map(|found| found.cost), Some(Cost::NOTHING));
    }
}
