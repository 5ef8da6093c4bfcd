//! Covers with many parts and few columns: part by part, by what is added so far.
//!
//! Of all choices that add the same to every column only the cheapest goes on;
//! what loses more against the bound than the limit allows is dropped. With one
//! column this is a plain dynamic programme over its sum.

use super::bound::ColumnPrices;
use super::column::Site;
use super::cost::Cost;
use super::cover::{Bundled, Cover, Covered};
use crate::number::Rational;

/// What parts so far add, cost and lose.
#[derive(Clone)]
struct State {
    added: Vec<i64>,
    cost: Cost,
    loss: i128,
    /// Position of the last decision.
    last: Option<usize>,
}

/// A decision for one part, after the one before it.
struct Decision {
    before: Option<usize>,
    part: usize,
    offer: usize,
    lifted: Vec<(usize, usize)>,
}

/// What one part can do.
struct Move {
    added: Vec<i64>,
    cost: Cost,
    loss: i128,
    offer: usize,
    lifted: Vec<(usize, usize)>,
}

/// A sweep over the parts of a cover, to be advanced move by move.
pub(super) struct CoverSweep {
    /// Nothing dearer is looked for.
    limit: Cost,
    /// What a way to meet the needs can lose at most.
    slack: i128,
    states: Vec<State>,
    decisions: Vec<Decision>,
    /// How many parts are done.
    done: usize,
    /// The next part, once it was begun.
    crossing: Option<Crossing>,
    /// What a part has reached is looked through first when it is more than this.
    room: usize,
}

/// A part on the way: its moves one after the other.
struct Crossing {
    moves: Vec<Move>,
    /// How many were made.
    made: usize,
    /// Where they lead to, each with its move.
    reached: Vec<(State, usize)>,
    /// When there are more, the dearer ones of those that add the same are dropped.
    room: usize,
}

impl CoverSweep {
    /// A sweep for ways to meet needs that cost at most `limit`; it has not begun.
    pub fn new(cover: &Cover, needs: &[i64], prices: &ColumnPrices, limit: Cost, room: usize) -> Self {
        let nothing = State { added: vec![0; cover.columns.len()], cost: Cost::NOTHING, loss: 0, last: None };
        let slack = i128::from(limit.raw()) - prices.bound(needs);
        Self { limit, slack, states: vec![nothing], decisions: Vec::new(), done: 0, crossing: None, room }
    }

    /// Nothing dearer is looked for.
    pub fn limit(&self) -> Cost {
        self.limit
    }

    /// Whether all parts are done.
    pub fn is_finished(&self, cover: &Cover) -> bool {
        self.done >= cover.parts.len()
    }

    /// Makes the next move, or ends a part. Returns about how much work it was; a unit is a look at a site.
    pub fn advance(&mut self, cover: &Cover, prices: &ColumnPrices) -> u64 {
        let Some(offers) = cover.parts.get(self.done) else { return 0 };
        let Some(mut crossing) = self.crossing.take() else {
            let moves = moves(offers, cover.columns.len(), prices, self.slack);
            let looks = moves.len();
            self.crossing = Some(Crossing { moves, made: 0, reached: Vec::new(), room: self.room });
            return work(looks, cover);
        };
        let looks = match crossing.moves.get(crossing.made) {
            Some(taken) => {
                let after = self.states.iter().filter(|state| state.loss + taken.loss <= self.slack);
                crossing.reached.extend(after.map(|state| (state.and(taken), crossing.made)));
                crossing.made += 1;
                let is_full = crossing.reached.len() > crossing.room;
                self.states.len() + if is_full { crossing.keep_cheapest(self.room) } else { 0 }
            }
            None => {
                let looks = crossing.keep_cheapest(self.room);
                self.leave(crossing);
                return work(looks, cover);
            }
        };
        self.crossing = Some(crossing);
        work(looks, cover)
    }

    /// Takes over what a part has reached.
    fn leave(&mut self, crossing: Crossing) {
        let Crossing { moves, reached, .. } = crossing;
        let record = |(mut state, index): (State, usize)| {
            if let Some(taken) = moves.get(index) {
                let (offer, lifted) = (taken.offer, taken.lifted.clone());
                self.decisions.push(Decision { before: state.last, part: self.done, offer, lifted });
                state.last = Some(self.decisions.len() - 1);
            }
            state
        };
        self.states = reached.into_iter().map(record).collect();
        self.done += 1;
    }

    /// The best way to meet the needs, once all parts are done, if one is within the limit.
    pub fn best(&self, cover: &Cover, needs: &[i64]) -> Option<Covered> {
        let is_met = |state: &&State| state.added.iter().zip(needs).all(|(added, need)| added >= need);
        let gain = |state: &State| -> Rational {
            let added = cover.columns.iter().zip(&state.added);
            added.map(|(column, added)| &column.weight * &Rational::whole(*added)).sum()
        };
        let met = self.states.iter().filter(is_met);
        let best = met.min_by(|a, b| a.cost.cmp(&b.cost).then_with(|| gain(b).cmp(&gain(a))))?;
        (best.cost <= self.limit).then(|| covered(cover, &self.decisions, best))
    }
}

fn work(looks: usize, cover: &Cover) -> u64 {
    u64::try_from(looks.saturating_mul(4 + cover.columns.len())).unwrap_or(u64::MAX)
}

impl Crossing {
    /// Of states that add the same keeps the cheapest, of those the one of the first move. Returns how many it looked at.
    fn keep_cheapest(&mut self, room: usize) -> usize {
        let looks = self.reached.len();
        self.reached.sort_by(|(a, by), (b, other)| a.added.cmp(&b.added).then(a.cost.cmp(&b.cost)).then(by.cmp(other)));
        self.reached.dedup_by(|(a, _), (b, _)| a.added == b.added);
        self.room = room.max(2 * self.reached.len());
        looks
    }
}

impl State {
    fn and(&self, taken: &Move) -> Self {
        let added = self.added.iter().zip(&taken.added).map(|(a, b)| a + b).collect();
        Self { added, cost: self.cost + taken.cost, loss: self.loss + taken.loss, last: self.last }
    }
}

/// Every offer with every combination of lifts that loses little.
fn moves(offers: &[Bundled], columns: usize, prices: &ColumnPrices, slack: i128) -> Vec<Move> {
    let best = offers.iter().map(|offer| prices.reduced(offer)).min().unwrap_or(0);
    let mut all = Vec::new();
    for (index, offer) in offers.iter().enumerate() {
        let loss = prices.reduced(offer) - best;
        let start = Move { added: vec![0; columns], cost: offer.cost, loss, offer: index, lifted: Vec::new() };
        let mut moves = vec![start];
        for site in &offer.sites {
            let extended = moves.iter().flat_map(|taken| with_site(taken, site, prices));
            moves = extended.filter(|taken| taken.loss <= slack).collect();
        }
        all.extend(moves);
    }
    all
}

/// A move with each choice for one more site.
fn with_site(taken: &Move, site: &Site, prices: &ColumnPrices) -> Vec<Move> {
    let (least, _) = prices.of_site(site);
    let price = site.column.map_or(0, |column| prices.of_column(column));
    let stay = std::iter::once((0, Cost::NOTHING));
    let levels = stay.chain(site.lifts.iter().copied()).zip(site.floor..);
    let choice = |((amount, cost), level): ((i64, Cost), usize)| {
        let amount = amount + site.amount;
        let reduced = i128::from(cost.raw()) - i128::from(price) * i128::from(amount);
        let mut added = taken.added.clone();
        site.column.and_then(|column| added.get_mut(column)).into_iter().for_each(|sum| *sum += amount);
        let mut lifted = taken.lifted.clone();
        lifted.extend((level > site.floor).then_some((site.lever, level)));
        Move { added, cost: taken.cost + cost, loss: taken.loss + reduced - least, offer: taken.offer, lifted }
    };
    levels.map(choice).collect()
}

fn covered(cover: &Cover, decisions: &[Decision], state: &State) -> Covered {
    let mut covered = Covered { cost: state.cost, gain: Rational::ZERO, purchases: Vec::new(), lifted: Vec::new() };
    let mut next = state.last;
    while let Some(decision) = next.and_then(|index| decisions.get(index)) {
        let offer = cover.parts.get(decision.part).and_then(|offers| offers.get(decision.offer));
        if let Some(offer) = offer {
            covered.gain = &covered.gain + &offer.gain;
            covered.purchases.extend(&offer.purchases);
            for (lever, level) in &decision.lifted {
                let site = offer.sites.iter().find(|site| site.lever == *lever);
                covered.gain = &covered.gain + &site.map(|site| lifted_gain(cover, site, *level)).unwrap_or_default();
            }
        }
        covered.lifted.extend(&decision.lifted);
        next = decision.before;
    }
    covered
}

fn lifted_gain(cover: &Cover, site: &Site, level: usize) -> Rational {
    let lift = level.checked_sub(site.floor + 1).and_then(|index| site.lifts.get(index));
    let weight = site.column.and_then(|column| cover.columns.get(column)).map(|column| &column.weight);
    lift.zip(weight).map(|((amount, _), weight)| weight * &Rational::whole(*amount)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::guaranteed::cover::{ColumnOf, CoverColumn};

    #[test]
    fn of_ways_that_cost_the_same_the_one_that_gains_most_is_the_best() {
        let column = |(column, weight)| CoverColumn { of: ColumnOf::One(column), weight: Rational::whole(weight) };
        let cover = Cover::new(Vec::new(), [2, 3].into_iter().enumerate().map(column).collect());
        let prices = ColumnPrices::of_single_levels(&cover);
        let best = |states: &[([i64; 2], u32)]| {
            let mut sweep = CoverSweep::new(&cover, &[1, 1], &prices, Cost::new(9, 0), 4);
            let state = |(last, (added, effort)): (usize, &([i64; 2], u32))| State {
                added: added.to_vec(),
                cost: Cost::new(*effort, 0),
                loss: 0,
                last: Some(last),
            };
            sweep.states = states.iter().enumerate().map(state).collect();
            let decision = |lever| Decision { before: None, part: 0, offer: 0, lifted: vec![(lever, 1)] };
            sweep.decisions = (0..states.len()).map(decision).collect();
            sweep.best(&cover, &[1, 1]).map(|best| best.lifted[0].0)
        };
        // 2 * 3 + 3 * 1 = 9, and 2 * 2 + 3 * 2 = 10.
        assert_eq!(best(&[([3, 1], 5), ([2, 2], 5)]), Some(1));
        assert_eq!(best(&[([2, 2], 5), ([3, 1], 5)]), Some(0));
        assert_eq!(best(&[([3, 1], 4), ([2, 2], 5)]), Some(0), "the cheaper one first");
        assert_eq!(best(&[([9, 0], 1), ([1, 1], 9)]), Some(1), "the other one does not meet the needs");
        assert_eq!(best(&[([1, 1], 10)]), None, "dearer than what is looked for");
    }
}
