//! Covers: parts that share columns, each of which needs a sum.
//!
//! Given what each column needs, a choice of purchases for every part leaves
//! columns that are filled one by one. Choices are enumerated under a bound
//! (see `bound.rs`) and everything that the bound cannot exclude is tried, so
//! the answer is exact.

use std::rc::Rc;

use super::bound::ColumnPrices;
use super::column::{Site, fill};
use super::cost::Cost;
use super::cover_sweep::CoverSweep;
use super::pool_fill::fill_pool;
use super::tuning::Tuning;
use crate::number::Rational;
use crate::sorting::sort_by_key;

/// Parts and the columns that they share.
pub(super) struct Cover {
    pub parts: Vec<Vec<Bundled>>,
    pub columns: Vec<CoverColumn>,
    /// One a column: how many amounts are priced as one.
    pub grains: Rc<[i64]>,
}

/// A choice of purchases in one part, with what it leaves.
pub(super) struct Bundled {
    pub purchases: Vec<usize>,
    /// Effort of the purchases, and a mark for each lever that stands above its present level.
    pub cost: Cost,
    /// What its levers gain in the total as they stand.
    pub gain: Rational,
    pub sites: Vec<Site>,
}

/// So many looks at a site are one site of a pool that is filled.
const POOL_WORK: u64 = 8;

/// A column of a cover.
pub(super) struct CoverColumn {
    /// What it holds.
    pub of: ColumnOf,
    /// Points of the total that one amount gives.
    pub weight: Rational,
}

/// What a column of a cover holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ColumnOf {
    /// The column at this position among all.
    One(usize),
    /// A pool, in fine amounts.
    Pool {
        /// So many of them are a coarse one.
        grain: i64,
        /// How many coarse ones there are.
        all: i64,
    },
}

impl CoverColumn {
    /// How many amounts are priced as one.
    pub fn grain(&self) -> i64 {
        if let ColumnOf::Pool { grain, .. } = self.of { grain } else { 1 }
    }
}

/// The best way to meet needs: least cost, then the highest gain.
#[derive(Clone, Debug)]
pub(super) struct Covered {
    pub cost: Cost,
    pub gain: Rational,
    pub purchases: Vec<usize>,
    pub lifted: Vec<(usize, usize)>,
}

impl Cover {
    /// A cover of these parts and columns.
    pub fn new(parts: Vec<Vec<Bundled>>, columns: Vec<CoverColumn>) -> Self {
        let grains = columns.iter().map(CoverColumn::grain).collect();
        Self { parts, columns, grains }
    }

    /// One a column: so much of it weighs as much in a step of prices as one amount of another column, where a pool is taken
    /// for so many amounts.
    pub fn scales(&self, pool: i64) -> impl Iterator<Item = i64> {
        self.columns.iter().map(move |column| match column.of {
            ColumnOf::One(_) => 1,
            ColumnOf::Pool { all, .. } => (all / pool.max(1)).max(1),
        })
    }

    /// The sites of each column under a choice of offers, and those of no column left out.
    fn by_column<'s>(&self, chosen: &[&'s Bundled]) -> Vec<Vec<&'s Site>> {
        let mut columns: Vec<Vec<&Site>> = self.columns.iter().map(|_| Vec::new()).collect();
        for site in chosen.iter().flat_map(|offer| &offer.sites) {
            if let Some(sites) = site.column.and_then(|column| columns.get_mut(column)) {
                sites.push(site);
            }
        }
        columns
    }

    /// How many sites there are, over all offers: the work of looking at each once.
    pub fn size(&self) -> u64 {
        let sites = self.parts.iter().flatten().map(|offer| offer.sites.len() + 1);
        u64::try_from(sites.sum::<usize>()).unwrap_or(u64::MAX)
    }

    /// About the work of one way to meet needs: to fill a pool takes longer than other columns.
    pub fn work(&self) -> u64 {
        if self.pool_column().is_some() { self.size().saturating_mul(POOL_WORK) } else { self.size() }
    }

    /// Where the column of a pool stands, if there is one.
    pub fn pool_column(&self) -> Option<usize> {
        self.columns.iter().position(|column| matches!(column.of, ColumnOf::Pool { .. }))
    }

    /// A way to meet needs under a choice of offers, if it costs at most `limit`.
    pub fn fill(&self, choice: &[usize], needs: &[i64], limit: Cost) -> Option<Covered> {
        let chosen: Vec<_> = self.parts.iter().zip(choice).filter_map(|(offers, index)| offers.get(*index)).collect();
        let mut covered = Covered {
            cost: chosen.iter().map(|offer| offer.cost).sum(),
            gain: Rational::ZERO,
            purchases: Vec::new(),
            lifted: Vec::new(),
        };
        let mut amounts = Vec::new();
        for ((sites, need), column) in self.by_column(&chosen).iter().zip(needs).zip(&self.columns) {
            if covered.cost > limit {
                return None;
            }
            let filled = match column.of {
                ColumnOf::One(_) => {
                    let standing: i64 = sites.iter().map(|site| site.amount).sum();
                    fill(sites, need - standing)?
                }
                ColumnOf::Pool { .. } => {
                    let sites: Vec<_> = sites.iter().filter_map(|site| site.pooled.as_deref()).collect();
                    let standing: i64 = sites.iter().map(|site| site.standing).sum();
                    fill_pool(&sites, need - standing, limit.less(covered.cost))?
                }
            };
            covered.cost = covered.cost + filled.cost;
            covered.lifted.extend(filled.lifted);
            amounts.push(filled.amount);
        }
        if covered.cost > limit {
            return None;
        }
        let filled = self.columns.iter().zip(amounts).map(|(column, amount)| &column.weight * &Rational::whole(amount));
        covered.gain = chosen.iter().map(|offer| offer.gain.clone()).chain(filled).sum();
        covered.purchases = chosen.iter().flat_map(|offer| offer.purchases.iter().copied()).collect();
        Some(covered)
    }
}

/// The search for the best way to meet needs, to be advanced piece by piece, always with the same cover, needs
/// and prices.
pub(super) struct Covering {
    way: Way,
    /// Nothing dearer is looked for.
    limit: Cost,
}

enum Way {
    /// Part by part, with the work that is left for it.
    Sweeping(CoverSweep, u64),
    /// Choice by choice.
    Enumerating(Enumeration),
    /// Nothing is left; what was found.
    Finished(Option<Covered>),
}

impl Covering {
    /// A search that has not begun, for ways that cost at most `limit`.
    pub fn new(cover: &Cover, needs: &[i64], prices: &ColumnPrices, limit: Cost, tuning: &Tuning) -> Self {
        let with_choice = cover.parts.iter().filter(|offers| offers.len() > 1).count();
        let few = cover.columns.len() <= tuning.few_columns && cover.pool_column().is_none();
        let is_swept = with_choice > tuning.few_parts && few;
        let way = match is_swept {
            true => Way::Sweeping(CoverSweep::new(cover, needs, prices, limit, tuning.sweep_room), tuning.sweep_work),
            false => Way::Enumerating(Enumeration::new(cover, needs, prices)),
        };
        Self { way, limit }
    }

    /// The highest cost up to which nothing was left out, once it is finished.
    pub fn limit(&self) -> Cost {
        self.limit
    }

    /// The best way, once nothing is left to look at; `None` inside where none is within the limit.
    pub fn finished(&self) -> Option<&Option<Covered>> {
        if let Way::Finished(best) = &self.way { Some(best) } else { None }
    }

    /// The best way so far.
    pub fn best(&self) -> Option<&Covered> {
        match &self.way {
            Way::Sweeping(..) => None,
            Way::Enumerating(enumeration) => enumeration.best.as_ref(),
            Way::Finished(best) => best.as_ref(),
        }
    }

    /// Goes on for about so much work, with ways that cost at most `limit` too. Returns the work; a unit is a look at a site.
    pub fn advance(&mut self, cover: &Cover, needs: &[i64], prices: &ColumnPrices, limit: Cost, work: u64) -> u64 {
        self.limit = self.limit.min(limit);
        let mut used = 0;
        while used < work && self.finished().is_none() {
            used += self.step(cover, needs, prices);
        }
        used
    }

    fn step(&mut self, cover: &Cover, needs: &[i64], prices: &ColumnPrices) -> u64 {
        match &mut self.way {
            Way::Sweeping(sweep, _) if sweep.is_finished(cover) => {
                // A sweep keeps to the limit that it began with.
                self.limit = sweep.limit();
                self.way = Way::Finished(sweep.best(cover, needs));
                0
            }
            Way::Sweeping(_, 0) => {
                self.way = Way::Enumerating(Enumeration::new(cover, needs, prices));
                0
            }
            Way::Sweeping(sweep, left) => {
                let work = sweep.advance(cover, prices);
                *left = left.saturating_sub(work);
                work
            }
            Way::Enumerating(enumeration) if enumeration.is_finished() => {
                // What was found under a higher limit need not be the best way: since then only cheaper ones were looked for.
                let best = enumeration.best.take().filter(|best| best.cost <= self.limit);
                self.way = Way::Finished(best);
                0
            }
            Way::Enumerating(enumeration) => enumeration.advance(cover, needs, self.limit),
            Way::Finished(_) => 0,
        }
    }
}

/// A part with its offers and what each loses against the best, the least first.
type Losses = (usize, Vec<(usize, i128)>);

/// Choices of an offer for every part, one after the other, as far as the bound allows them.
struct Enumeration {
    /// Parts with more than one offer.
    parts: Vec<Losses>,
    /// One a part: the offer that is chosen.
    choice: Vec<usize>,
    /// One for the choices so far, and one for no choice at all.
    path: Vec<Branch>,
    best: Option<Covered>,
}

/// Choices for some parts.
struct Branch {
    /// What every way with these choices costs at least.
    bound: i128,
    /// Position of the next offer of the part after them.
    next: usize,
}

impl Enumeration {
    fn new(cover: &Cover, needs: &[i64], prices: &ColumnPrices) -> Self {
        let (mut choice, mut parts) = (Vec::new(), Vec::new());
        for (part, offers) in cover.parts.iter().enumerate() {
            let reduced: Vec<_> = offers.iter().map(|offer| prices.reduced(offer)).collect();
            let least = reduced.iter().min().copied().unwrap_or(0);
            let mut losses: Vec<_> = reduced.iter().map(|reduced| reduced - least).enumerate().collect();
            sort_by_key(&mut losses, |(_, loss)| *loss);
            choice.push(losses.first().map_or(0, |(offer, _)| *offer));
            if losses.len() > 1 {
                parts.push((part, losses));
            }
        }
        // Parts whose second choice loses much first: there is little to try.
        sort_by_key(&mut parts, |(_, losses)| std::cmp::Reverse(losses.get(1).map(|(_, loss)| *loss)));
        let path = vec![Branch { bound: prices.bound(needs), next: 0 }];
        Self { parts, choice, path, best: None }
    }

    fn is_finished(&self) -> bool {
        self.path.is_empty()
    }

    /// Goes on to the next choice or back from one. Returns the work.
    fn advance(&mut self, cover: &Cover, needs: &[i64], limit: Cost) -> u64 {
        let limit = self.best.as_ref().map_or(limit, |best| limit.min(best.cost));
        let depth = self.path.len().saturating_sub(1);
        let Some(branch) = self.path.last_mut().filter(|branch| branch.bound <= i128::from(limit.raw())) else {
            self.path.pop();
            return 1;
        };
        let Some((part, losses)) = self.parts.get(depth) else {
            self.path.pop();
            let covered = cover.fill(&self.choice, needs, limit);
            covered.into_iter().for_each(|covered| self.improve(covered));
            return cover.work();
        };
        let Some((offer, loss)) = losses.get(branch.next) else {
            self.path.pop();
            return 1;
        };
        branch.next += 1;
        let bound = branch.bound + loss;
        if bound > i128::from(limit.raw()) {
            // The others lose as much or more.
            self.path.pop();
            return 1;
        }
        self.choice.get_mut(*part).into_iter().for_each(|chosen| *chosen = *offer);
        self.path.push(Branch { bound, next: 0 });
        1
    }

    fn improve(&mut self, covered: Covered) {
        let is_better = self
            .best
            .as_ref()
            .is_none_or(|best| covered.cost < best.cost || (covered.cost == best.cost && covered.gain > best.gain));
        if is_better {
            self.best = Some(covered);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::random::Random;

    /// A lever that stands at one of four levels, some of them worth nothing.
    fn site(lever: usize, column: usize, floor: usize, values: &[i64; 4], effort: u32, mark: u32) -> Site {
        let lift = |level: usize| {
            (values[level] - values[floor], Cost::new(effort * u32::try_from(level - floor).unwrap(), mark))
        };
        let lifts = (floor + 1..4).map(lift).collect();
        Site { lever, column: Some(column), floor, amount: values[floor] - values[0], lifts, pooled: None }
    }

    /// What an amount of each column is worth.
    fn weights() -> [Rational; 2] {
        [Rational::ONE, Rational::whole(5).over(3)]
    }

    /// Parts with one lever in each of two columns, and a purchase that raises both.
    fn cover(random: &mut Random) -> Cover {
        let values = [[0, 1, 2, 3], [0, 2, 2, 5], [0, 1, 4, 4]];
        let chosen = [0, 1].map(|_| values[random.below(3)]);
        let efforts = [0, 1].map(|_| u32::try_from(1 + random.number(4)).unwrap());
        let offer = |part: usize, purchases: Vec<usize>, cost: Cost, floor: usize| {
            let mark = u32::from(floor == 0);
            let sites = [0, 1].map(|at| site(part * 2 + at, at, floor, &chosen[at], efforts[at], mark));
            let gain = sites.iter().zip(weights()).map(|(site, weight)| &weight * &Rational::whole(site.amount)).sum();
            Bundled { purchases, cost, gain, sites: sites.into() }
        };
        let parts = (0..3 + random.below(3)).map(|part| {
            let effort = u32::try_from(1 + random.number(7)).unwrap();
            let level = 1 + random.below(3);
            vec![offer(part, Vec::new(), Cost::NOTHING, 0), offer(part, vec![part], Cost::new(effort, 2), level)]
        });
        let column = |(column, weight)| CoverColumn { of: ColumnOf::One(column), weight };
        Cover::new(parts.collect(), weights().into_iter().enumerate().map(column).collect())
    }

    #[test]
    fn sweeping_equals_enumerating_under_any_prices() {
        let mut random = Random::new(3);
        let mut met = 0;
        for _ in 0..2_000 {
            let cover = cover(&mut random);
            let most = i64::try_from(cover.parts.len()).unwrap() * 5;
            let needs = [random.number(most), random.number(most)];
            let single = ColumnPrices::of_single_levels(&cover);
            let (better, _) = single.improved(&cover, &needs, Cost::new(1_000, 0));
            let limit = Cost::new(1_000, 0);
            let found = |way: Way, prices: &ColumnPrices| {
                let mut attempt = Covering { way, limit };
                attempt.advance(&cover, &needs, prices, limit, u64::MAX);
                assert_eq!(attempt.limit(), limit, "all of what was asked for was looked at");
                let best = attempt.finished().unwrap().as_ref();
                best.map(|best| (best.cost, best.gain.clone()))
            };
            let plain =
                |prices: &ColumnPrices| found(Way::Enumerating(Enumeration::new(&cover, &needs, prices)), prices);
            let swept = |prices: &ColumnPrices| {
                found(Way::Sweeping(CoverSweep::new(&cover, &needs, prices, limit, 4), u64::MAX), prices)
            };
            let expected = plain(&single);
            assert_eq!(
                [plain(&better), swept(&single), swept(&better)],
                [expected.clone(), expected.clone(), expected.clone()]
            );
            if let Some((cost, _)) = expected {
                met += 1;
                assert!(better.bound(&needs) <= i128::from(cost.raw()));
            }
        }
        assert!(met > 500, "only {met} covers can be met");
    }

    #[test]
    fn a_search_in_pieces_under_changing_limits_claims_no_more_than_it_has_looked_at() {
        let mut random = Random::new(5);
        let (mut narrowed, mut solved, mut early) = (0, 0, 0);
        for _ in 0..2_000 {
            let cover = cover(&mut random);
            let most = i64::try_from(cover.parts.len()).unwrap() * 5;
            let needs = [random.number(most), random.number(most)];
            let prices = ColumnPrices::of_single_levels(&cover);
            let high = Cost::new(1_000, 0);
            let mut whole = Covering { way: Way::Enumerating(Enumeration::new(&cover, &needs, &prices)), limit: high };
            whole.advance(&cover, &needs, &prices, high, u64::MAX);
            let Some(expected) = whole.finished().unwrap() else { continue };
            let ways = [
                Way::Enumerating(Enumeration::new(&cover, &needs, &prices)),
                Way::Sweeping(CoverSweep::new(&cover, &needs, &prices, high, 4), u64::MAX),
            ];
            for way in ways {
                let mut covering = Covering { way, limit: high };
                while covering.finished().is_none() {
                    // Around what the best way costs, or far above.
                    let near = expected.cost.effort().saturating_sub(2) + u32::try_from(random.number(5)).unwrap();
                    let limit = if random.number(30) == 0 { Cost::new(near, 0) } else { high };
                    let work = u64::try_from(1 + random.number(30)).unwrap();
                    covering.advance(&cover, &needs, &prices, limit, work);
                    let so_far = covering.best().filter(|_| covering.finished().is_none());
                    assert!(so_far.is_none_or(|best| best.cost >= expected.cost));
                    early += usize::from(so_far.is_some());
                }
                match covering.finished().unwrap() {
                    Some(best) => {
                        solved += 1;
                        assert_eq!((best.cost, &best.gain), (expected.cost, &expected.gain));
                    }
                    None => {
                        narrowed += 1;
                        assert!(covering.limit() < expected.cost);
                    }
                }
            }
        }
        assert!(narrowed > 100 && solved > 500, "{narrowed} narrowed, {solved} solved");
        assert!(early > 500, "a plan was there {early} times before its proof");
    }
}
