//! The plan itself: within an effort, with fewest marks, then the highest gain.
//!
//! A sweep over the parts keeps, for each effort and count of marks, the best
//! gain. What can no longer reach the goal is dropped: a plan within the limits
//! can lose, against the best at any prices, at most the distance between
//! their bound and the goal. The limit on marks starts at a proven lower bound
//! and grows until a plan is found, so the plan with the fewest marks is among
//! those found first, and with it every one of as few.

use super::amount::Amount;
use super::linear::{Choice, Linear, Offer, Part};
use super::prices::{self, Prices};

/// A plan of a linear problem.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::engine) struct Chosen<A> {
    pub effort: u32,
    pub marks: u32,
    pub gain: A,
    /// Positions of the purchases, rising.
    pub purchases: Vec<usize>,
    /// Levers raised by single levels, with the level they reach.
    pub lifted: Vec<(usize, usize)>,
}

/// The plan within `effort` that gains at least `need`, with fewest marks, then the highest gain.
pub(in crate::engine) fn choose<A: Amount>(linear: &Linear<A>, effort: u32, need: &A) -> Option<Chosen<A>> {
    let (most, dearest) = (linear.most_marks(), linear.highest_gain());
    let unmarked = prices::for_effort(linear, effort, &A::zero(), &dearest);
    let unmarked = Bound::new(linear, unmarked, effort, need);
    let (mut marks, mut rounds) = (0, 0);
    loop {
        let bound = Bound::new(linear, prices::find(linear, effort, marks, &dearest), effort, need);
        marks = bound.fewest_marks(marks, most)?;
        let bounds = [&unmarked, &bound].map(|bound| Limit { prices: &bound.prices, slack: bound.slack(marks) });
        if bound.is_sharp_at(marks) || rounds > 0 {
            let sweep = Sweep { bounds, effort, marks, need, steps: Vec::new() };
            if let Some(chosen) = sweep.run(linear) {
                return Some(chosen);
            }
            if marks >= most {
                return None;
            }
            marks = most.min(marks + stride(rounds));
        }
        rounds += 1;
    }
}

/// Small steps at first: the bound is seldom far off.
fn stride(rounds: u32) -> u32 {
    1 << rounds.saturating_sub(4).min(16)
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
        self.clusters.iter().map(|choices| choices.iter().map(choice).max().unwrap_or(0)).sum()
    }

    /// The highest gain of one lever or of one choice of purchases: no useful price is higher.
    fn highest_gain(&self) -> A {
        let parts = self.clusters.iter().flatten().flat_map(|choice| &choice.parts);
        let gains = parts.flat_map(|part| &part.offers).map(|offer| {
            let lifts = offer.lifts.iter().filter_map(|lift| lift.gains.last());
            lifts.fold(&offer.gain, |most, gain| most.max(gain))
        });
        gains.max().cloned().unwrap_or_else(A::zero)
    }
}
