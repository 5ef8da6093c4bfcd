//! Prices for effort and marks: an upper bound on every plan, part by part.
//!
//! For any prices `p`, `q` the reduced gain of a plan is `gain - p effort - q marks`.
//! It is a sum over independent parts, so the best one is found part by part,
//! and it bounds every plan from above (Lagrange). What a part loses against
//! its best reduced gain adds up over the plan: a plan that reaches its goal
//! within its limits can lose only little, whatever the prices are. Good prices
//! only make that little smaller.

use super::linear::{Bulk, Choice, Lift, Linear, Offer, Part};
use zona_hijau_curves::Amount;

/// Prices of one unit of effort and of one mark.
#[derive(Clone, Debug)]
pub(super) struct Prices<A> {
    pub effort: A,
    pub mark: A,
}

/// A best reduced gain, with what it takes.
#[derive(Clone, Debug)]
pub(super) struct Best<A> {
    pub reduced: A,
    pub effort: u32,
    pub marks: u32,
    pub gain: A,
}

impl<A: Amount> Best<A> {
    pub fn nothing() -> Self {
        Self { reduced: A::zero(), effort: 0, marks: 0, gain: A::zero() }
    }

    fn and(self, other: &Self) -> Self {
        Self {
            reduced: self.reduced.plus(&other.reduced),
            effort: self.effort + other.effort,
            marks: self.marks + other.marks,
            gain: self.gain.plus(&other.gain),
        }
    }

    fn times(self, count: u32) -> Self {
        Self {
            reduced: self.reduced.times(count),
            effort: self.effort * count,
            marks: self.marks * count,
            gain: self.gain.times(count),
        }
    }

    fn or(self, other: Self) -> Self {
        if other.reduced > self.reduced { other } else { self }
    }
}

impl<A: Amount> Prices<A> {
    /// A gain less what it costs.
    pub fn reduced(&self, effort: u32, marks: u32, gain: &A) -> A {
        gain.minus(&self.effort.times(effort)).minus(&self.mark.times(marks))
    }

    fn best(&self, effort: u32, marks: u32, gain: &A) -> Best<A> {
        Best { reduced: self.reduced(effort, marks, gain), effort, marks, gain: gain.clone() }
    }

    pub fn of_lift(&self, lift: &Lift<A>) -> Best<A> {
        let (mut best, mut most) = (None, A::zero());
        for (gain, level) in lift.gains.iter().zip(1..) {
            let reduced = self.reduced(lift.effort * level, lift.mark, gain);
            if reduced > most {
                (best, most) = (Some((gain, level)), reduced);
            }
        }
        best.map_or_else(Best::nothing, |(gain, level)| Best {
            reduced: most,
            effort: lift.effort * level,
            marks: lift.mark,
            gain: gain.clone(),
        })
    }

    pub fn of_offer(&self, offer: &Offer<A>) -> Best<A> {
        let own = self.best(offer.effort, offer.marks, &offer.gain);
        offer.lifts.iter().fold(own, |sum, lift| sum.and(&self.of_lift(lift)))
    }

    pub fn of_part(&self, part: &Part<A>) -> Best<A> {
        part.offers.iter().map(|offer| self.of_offer(offer)).reduce(Best::or).unwrap_or_else(Best::nothing)
    }

    pub fn of_choice(&self, choice: &Choice<A>) -> Best<A> {
        let own = self.best(choice.effort, 0, &A::zero()).and(&self.of_bulk(&choice.bulk));
        choice.tied().fold(own, |sum, part| sum.and(&self.of_part(part)))
    }

    fn of_bulk(&self, bulk: &Bulk<A>) -> Best<A> {
        let own = self.best(0, bulk.marks, &bulk.gain);
        bulk.lifts.iter().fold(own, |sum, (lift, count)| sum.and(&self.of_lift(lift).times(*count)))
    }

    pub fn of_cluster(&self, choices: &[Choice<A>]) -> Best<A> {
        choices.iter().map(|choice| self.of_choice(choice)).reduce(Best::or).unwrap_or_else(Best::nothing)
    }

    pub fn of(&self, linear: &Linear<A>) -> Best<A> {
        linear.tied().fold(self.of_bulk(&linear.bulk), |sum, choices| sum.and(&self.of_cluster(choices)))
    }
}

/// Halvings of the price of a mark; more of them only sharpen the bound.
const HALVINGS: usize = 14;

/// What good prices are to do.
pub(super) enum Aim<A> {
    /// The bound on a plan within so many marks is about lowest.
    Marks(u32),
    /// The bound on the marks of a plan that gains so much is about highest.
    Need(A),
}

/// The search for good prices, to be advanced halving by halving.
///
/// The bound is convex in the prices. Its slope is what the best reduced plan
/// leaves of the limits: halving finds where that changes its sign.
pub(super) struct Pricing<A> {
    aim: Aim<A>,
    effort: u32,
    /// No useful price is higher.
    most: A,
    /// The highest mark price known to be too low, with its effort price.
    found: Prices<A>,
    /// The lowest mark price known not to be.
    high: A,
    left: usize,
    /// What the last halving ended with.
    lines: Option<Lines<A>>,
}

impl<A: Amount> Pricing<A> {
    /// Begins with prices at which marks cost nothing.
    pub fn new(aim: Aim<A>, effort: u32, most: &A, unmarked: &Prices<A>) -> Self {
        let (found, high) = (unmarked.clone(), most.clone());
        Self { aim, effort, most: most.clone(), found, high, left: HALVINGS, lines: None }
    }

    /// The next halving; the prices once there is none left.
    pub fn advance(&mut self, linear: &Linear<A>) -> Option<Prices<A>> {
        if self.left > 0 {
            self.left -= 1;
            let middle = self.found.mark.plus(&self.high).over(2);
            let (prices, best) = for_effort(linear, self.effort, &middle, &self.most, &mut self.lines);
            if self.is_low(&prices, &best) { self.found = prices } else { self.high = middle }
        }
        (self.left == 0).then(|| self.found.clone())
    }

    fn is_low(&self, prices: &Prices<A>, best: &Best<A>) -> bool {
        match &self.aim {
            Aim::Marks(marks) => best.marks > *marks,
            Aim::Need(need) => {
                let spare = prices.effort.times(self.effort.saturating_sub(best.effort));
                best.gain.plus(&spare) >= *need
            }
        }
    }
}

/// Steps towards an effort price; most searches end earlier.
const STEPS: usize = 14;

/// Two plans whose lines the bound was lowest between: one takes more than the effort, one does not.
pub(super) struct Lines<A> {
    above: Best<A>,
    below: Best<A>,
}

/// The effort price at which the bound is about lowest for a mark price, with a best plan there that
/// keeps to the effort where the price could be high enough.
///
/// The bound is the highest of straight lines, one for each plan. Where the line of a plan that
/// takes too much meets that of one that does not, the bound is lowest, or another line is higher
/// there and takes the place of one of the two. The plans that another mark price ended with are a good
/// start: their lines lie elsewhere, but they are lines still.
pub(super) fn for_effort<A: Amount>(
    linear: &Linear<A>,
    effort: u32,
    mark: &A,
    most: &A,
    known: &mut Option<Lines<A>>,
) -> (Prices<A>, Best<A>) {
    let at = |price: A| {
        let prices = Prices { effort: price, mark: mark.clone() };
        let best = prices.of(linear);
        (prices, best)
    };
    let Lines { mut above, mut below } = match known.take() {
        Some(lines) => lines,
        None => {
            let (prices, above) = at(A::zero());
            if above.effort <= effort {
                return (prices, above);
            }
            Lines { above, below: at(most.clone()).1 }
        }
    };
    let mut found = None;
    for _ in 0..STEPS {
        let apart = above.effort.saturating_sub(below.effort);
        if apart == 0 {
            break;
        }
        let worth = |best: &Best<A>| best.gain.minus(&mark.times(best.marks));
        let meeting = worth(&above).minus(&worth(&below)).over(apart);
        let (prices, best) = at(meeting.clone().max(A::zero()).min(most.clone()));
        let is_met = best.reduced <= prices.reduced(above.effort, above.marks, &above.gain);
        let keeps = best.effort <= effort;
        // No effort price is below nothing. Where the lines meet the plan that keeps to the effort is as good.
        let is_lowest = is_met || (keeps && meeting < A::zero());
        if keeps {
            below = best
        } else {
            above = best
        }
        found = (keeps || is_lowest).then_some(prices).or(found);
        if is_lowest {
            break;
        }
    }
    let is_found = found.is_some();
    let prices = found.unwrap_or_else(|| Prices { effort: most.clone(), mark: mark.clone() });
    let best = prices.best(below.effort, below.marks, &below.gain);
    *known = is_found.then_some(Lines { above, below });
    (prices, best)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_best_at_some_prices_takes_and_gains_what_all_lifts_alike_do() {
        let lift = |effort, gains: &[i64]| Lift { lever: 0, floor: 0, mark: 1, effort, gains: gains.into() };
        // Three of the first are worth two levels each, two of the second one.
        let lifts = vec![(lift(2, &[10, 20]), 3), (lift(3, &[50]), 2)];
        let linear = Linear { clusters: Vec::new(), bulk: Bulk { gain: 5, marks: 4, lifts, tied: Vec::new() } };
        let prices = Prices { effort: 2, mark: 1 };
        let best = prices.of(&linear);
        assert_eq!((best.effort, best.marks, best.gain), (3 * 4 + 2 * 3, 4 + 3 + 2, 5 + 3 * 20 + 2 * 50));
        assert_eq!(best.reduced, prices.reduced(best.effort, best.marks, &best.gain));
    }
}
