//! The plan itself: within an effort, with fewest marks, then the highest gain.
//!
//! A sweep over the parts keeps, for each effort and count of marks, the best
//! gain. What can no longer reach the goal is dropped: a plan within the limits
//! can lose, against the best at any prices, at most the distance between
//! their bound and the goal. The limit on marks starts at a proven lower bound
//! and grows until a plan is found, so the plan with the fewest marks is among
//! those found first, and with it every one of as few.

use super::linear::{Choice, Group, Lift, Linear, Offer, Part};
use super::prices::{self, Aim, Prices, Pricing};
use super::sweep::{Limit, Sweep};
use zona_hijau_curves::Amount;

/// A plan of a linear problem.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Chosen<A> {
    pub effort: u32,
    pub marks: u32,
    pub gain: A,
    /// Positions of the purchases, rising.
    pub purchases: Vec<usize>,
    /// Levers raised by single levels, with the level they reach.
    pub lifted: Vec<(usize, usize)>,
}

/// The search for the plan within an effort that gains at least a need, with fewest marks, then the highest gain:
/// to be advanced step by step, always with the same problem.
pub(crate) struct Choosing<A> {
    effort: u32,
    need: A,
    /// No plan has more marks.
    most: u32,
    /// No useful price is higher.
    dearest: A,
    unmarked: Bound<A>,
    stage: Stage<A>,
}

/// What is next.
enum Stage<A> {
    /// Prices that bound the marks from below.
    Bounding(Pricing<A>),
    /// Sharper prices for a limit on the marks.
    Sharpening(Attempt<A>, Pricing<A>),
    /// The sweep under that limit.
    Sweeping(Attempt<A>, Sweep<A>),
    /// Nothing; what was found.
    Finished(Option<Chosen<A>>),
}

/// A limit on the marks.
struct Attempt<A> {
    marks: u32,
    /// How many there were before it.
    round: u32,
    /// The sharpest bound so far.
    marked: Bound<A>,
}

impl<A: Amount> Choosing<A> {
    /// A search that has not begun.
    pub fn new(linear: &Linear<A>, effort: u32, need: A) -> Self {
        let dearest = linear.highest_gain();
        let (prices, _) = prices::for_effort(linear, effort, &A::zero(), &dearest, &mut None);
        let unmarked = Bound::new(linear, prices, effort, &need);
        let pricing = Pricing::new(Aim::Need(need.clone()), effort, &dearest, &unmarked.prices);
        let stage = Stage::Bounding(pricing);
        Self { effort, need, most: linear.most_marks(), dearest, unmarked, stage }
    }

    /// What was found, once nothing is left to do.
    pub fn chosen(&self) -> Option<&Option<Chosen<A>>> {
        if let Stage::Finished(chosen) = &self.stage { Some(chosen) } else { None }
    }

    /// The next step. Returns about how much work it was.
    pub fn advance(&mut self, linear: &Linear<A>) -> u64 {
        let (stage, work) = match std::mem::replace(&mut self.stage, Stage::Finished(None)) {
            Stage::Bounding(mut pricing) => match pricing.advance(linear) {
                Some(prices) => (self.attempt(linear, prices), linear.size()),
                None => (Stage::Bounding(pricing), linear.size()),
            },
            Stage::Sharpening(attempt, mut pricing) => match pricing.advance(linear) {
                Some(prices) => (self.sweep(linear, attempt, prices), linear.size()),
                None => (Stage::Sharpening(attempt, pricing), linear.size()),
            },
            Stage::Sweeping(attempt, mut sweep) => {
                let work = sweep.advance(linear);
                (
                    if sweep.is_finished(linear) {
                        self.judge(attempt, sweep)
                    } else {
                        Stage::Sweeping(attempt, sweep)
                    },
                    work,
                )
            }
            Stage::Finished(chosen) => (Stage::Finished(chosen), 0),
        };
        self.stage = stage;
        work
    }

    /// The first limit on the marks: none below it leaves a plan.
    fn attempt(&self, linear: &Linear<A>, prices: Prices<A>) -> Stage<A> {
        let marked = Bound::new(linear, prices, self.effort, &self.need);
        match marked.fewest_marks(0, self.most) {
            Some(marks) => self.sharpen(Attempt { marks, round: 0, marked }),
            None => Stage::Finished(None),
        }
    }

    fn sharpen(&self, attempt: Attempt<A>) -> Stage<A> {
        let pricing = Pricing::new(Aim::Marks(attempt.marks), self.effort, &self.dearest, &self.unmarked.prices);
        Stage::Sharpening(attempt, pricing)
    }

    /// Takes the sharper of two bounds for the sweep.
    fn sweep(&self, linear: &Linear<A>, mut attempt: Attempt<A>, prices: Prices<A>) -> Stage<A> {
        let sharper = Bound::new(linear, prices, self.effort, &self.need);
        if sharper.slack(attempt.marks) < attempt.marked.slack(attempt.marks) {
            attempt.marked = sharper;
            match attempt.marked.fewest_marks(attempt.marks, self.most) {
                Some(marks) => attempt.marks = marks,
                None => return Stage::Finished(None),
            }
        }
        let limits = [&self.unmarked, &attempt.marked].map(|bound| bound.limit(attempt.marks));
        let sweep = Sweep::new(limits, self.effort, attempt.marks);
        Stage::Sweeping(attempt, sweep)
    }

    /// What a finished sweep has found, or the next limit.
    fn judge(&self, attempt: Attempt<A>, sweep: Sweep<A>) -> Stage<A> {
        let chosen = sweep.chosen(&self.need);
        if chosen.is_some() || attempt.marks >= self.most {
            return Stage::Finished(chosen);
        }
        let marks = self.most.min(attempt.marks + stride(attempt.round));
        self.sharpen(Attempt { marks, round: attempt.round + 1, ..attempt })
    }
}

/// Bounds that one halving of a price takes.
const BOUNDS: u64 = 16;

/// Small strides at first: the bound is seldom far off.
fn stride(round: u32) -> u32 {
    1 << round.saturating_sub(3).min(16)
}

/// A bound on every plan within an effort, as far as the count of marks leaves it open.
struct Bound<A> {
    prices: Prices<A>,
    /// The most that a plan can gain above the need, before its marks are paid for.
    spare: A,
}

impl<A: Amount> Bound<A> {
    fn new(linear: &Linear<A>, prices: Prices<A>, effort: u32, need: &A) -> Self {
        let most = prices.of(linear).reduced.plus(&prices.effort.times(effort));
        Self { spare: most.minus(need), prices }
    }

    /// What a sweep over plans with so many marks keeps to.
    fn limit(&self, marks: u32) -> Limit<A> {
        Limit { prices: self.prices.clone(), slack: self.slack(marks) }
    }

    /// What a plan with so many marks can lose at most.
    fn slack(&self, marks: u32) -> A {
        self.spare.plus(&self.prices.mark.times(marks))
    }

    /// The fewest marks from `low` to `high` that the bound allows.
    fn fewest_marks(&self, low: u32, high: u32) -> Option<u32> {
        let (mut low, mut high) = (low, high);
        while low < high {
            let middle = low + (high - low) / 2;
            if self.slack(middle) >= A::zero() { high = middle } else { low = middle + 1 }
        }
        (self.slack(low) >= A::zero()).then_some(low)
    }
}

impl<A: Amount> Linear<A> {
    /// No plan has more marks.
    fn most_marks(&self) -> u32 {
        let offer = |offer: &Offer<A>| offer.marks + offer.lifts.iter().map(|lift| lift.mark).sum::<u32>();
        let part = |part: &Part<A>| part.offers.iter().map(offer).max().unwrap_or(0);
        let choice = |choice: &Choice<A>| choice.parts.iter().map(part).sum();
        let cluster = |tied: &Group<A>| match tied {
            Group::Lever(lift) => lift.mark,
            Group::Choices(choices) => choices.iter().map(choice).max().unwrap_or(0),
        };
        self.clusters.iter().map(cluster).sum()
    }

    /// The work of one halving: about so many bounds, each over all lifts.
    fn size(&self) -> u64 {
        let lifts = |choice: &Choice<A>| {
            choice.tied().flat_map(|part| &part.offers).map(|offer| offer.lifts.len() + 1).sum::<usize>()
        };
        let tied = self.tied().flatten().map(lifts).sum::<usize>();
        u64::try_from(tied + self.bulk.lifts.len()).unwrap_or(u64::MAX).saturating_mul(BOUNDS)
    }

    /// The highest gain of one lever or of one offer: about where useful prices end. A choice of purchases over many parts may
    /// gain more; then the bound is looser, and no less true.
    fn highest_gain(&self) -> A {
        let of_lift = |lift: &Lift<A>| lift.gains.last().cloned();
        let of_offer = |offer: &Offer<A>| {
            let lifts = offer.lifts.iter().filter_map(of_lift);
            lifts.fold(offer.gain.clone(), A::max)
        };
        let gains = self.clusters.iter().filter_map(|tied| match tied {
            Group::Lever(lift) => of_lift(lift),
            Group::Choices(choices) => {
                let parts = choices.iter().flat_map(|choice| &choice.parts);
                parts.flat_map(|part| &part.offers).map(of_offer).max()
            }
        });
        gains.max().unwrap_or_else(A::zero)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::linear::Bulk;

    #[test]
    fn the_work_of_a_halving_grows_with_all_lifts_and_offers() {
        let lift = |gain: i64| Lift { lever: 0, floor: 0, mark: 1, effort: 1, gains: [gain].into() };
        let bulk = |lifts, tied| Bulk { gain: 0, marks: 0, lifts, tied };
        let offer = |lifts| Offer { purchases: Vec::new(), effort: 0, marks: 0, gain: 0, lifts };
        let part = Part { offers: vec![offer(vec![lift(1), lift(2)]), offer(Vec::new())] };
        let choice = Choice { purchases: Vec::new(), effort: 0, parts: vec![part], bulk: bulk(Vec::new(), vec![0]) };
        let bulk = bulk(vec![(lift(3), 100), (lift(4), 1)], vec![0]);
        let linear = Linear { clusters: vec![Group::Choices(vec![choice])], bulk };
        // Two offers with two lifts between them, and two kinds of lifts whatever their count.
        assert_eq!(linear.size(), (2 + 2 + 2) * BOUNDS);
    }
}
