//! The plan itself: within an effort, with fewest marks, then the highest gain.
//!
//! A sweep over the parts keeps, for each effort and count of marks, the best
//! gain. What can no longer reach the goal is dropped: a plan within the limits
//! can lose, against the best at any prices, at most the distance between
//! their bound and the goal. The limit on marks starts at a proven lower bound
//! and grows until a plan is found, so the plan with the fewest marks is among
//! those found first, and with it every one of as few.

use std::rc::Rc;

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
    let bound = |prices| Bound::new(linear, prices, effort, need);
    let unmarked = bound(prices::for_effort(linear, effort, &A::zero(), &dearest));
    let mut marked = bound(prices::for_need(linear, effort, need, &dearest));
    let mut marks = marked.fewest_marks(0, most)?;
    for round in 0.. {
        let sharper = bound(prices::for_marks(linear, effort, marks, &dearest));
        if sharper.slack(marks) < marked.slack(marks) {
            marked = sharper;
            marks = marked.fewest_marks(marks, most)?;
        }
        let limits = [&unmarked, &marked].map(|bound| Limit { prices: &bound.prices, slack: bound.slack(marks) });
        let chosen = Sweep { limits, effort, marks, need, steps: Vec::new() }.run(linear);
        if chosen.is_some() || marks >= most {
            return chosen;
        }
        marks = most.min(marks + stride(round));
    }
    None
}

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

/// A bound with what a plan can lose against it.
struct Limit<'b, A> {
    prices: &'b Prices<A>,
    slack: A,
}

/// One number for each limit.
type Each<A> = [A; 2];

fn sum<A: Amount>(a: &Each<A>, b: &Each<A>) -> Each<A> {
    let ([a, b], [c, d]) = (a, b);
    [a.plus(c), b.plus(d)]
}

fn difference<A: Amount>(a: &Each<A>, b: &Each<A>) -> Each<A> {
    let ([a, b], [c, d]) = (a, b);
    [a.minus(c), b.minus(d)]
}

/// A part of a plan: what it takes, what it gives, and how it came about.
#[derive(Clone, Debug)]
struct State<A> {
    effort: u32,
    marks: u32,
    gain: A,
    /// Position of its last step.
    step: Option<usize>,
}

/// One decision of a plan, after the one before it.
struct Step {
    before: Option<usize>,
    made: Rc<Decision>,
}

/// Purchases, and levers with the levels they are lifted to.
#[derive(Clone, Debug, Default)]
struct Decision {
    purchases: Vec<usize>,
    lifted: Vec<(usize, usize)>,
}

/// What a part can do.
#[derive(Clone, Debug)]
struct Move<A> {
    effort: u32,
    marks: u32,
    gain: A,
    made: Rc<Decision>,
}

/// Partial plans over the same parts, with the best reduced gains over those parts.
struct Front<A> {
    states: Vec<State<A>>,
    best: Each<A>,
}

struct Sweep<'p, A> {
    limits: [Limit<'p, A>; 2],
    effort: u32,
    marks: u32,
    need: &'p A,
    steps: Vec<Step>,
}

impl<A: Amount> Sweep<'_, A> {
    fn run(mut self, linear: &Linear<A>) -> Option<Chosen<A>> {
        let nothing = State { effort: 0, marks: 0, gain: A::zero(), step: None };
        let mut front = Front { states: vec![nothing], best: [A::zero(), A::zero()] };
        for choices in &linear.clusters {
            front = self.cluster(&front, choices);
        }
        let reaching = front.states.into_iter().filter(|state| state.gain >= *self.need);
        let best = reaching.min_by(|a, b| a.marks.cmp(&b.marks).then_with(|| b.gain.cmp(&a.gain)))?;
        Some(self.chosen(best))
    }

    fn cluster(&mut self, front: &Front<A>, choices: &[Choice<A>]) -> Front<A> {
        let best = self.each(|prices| prices.of_cluster(choices).reduced);
        let after = sum(&front.best, &best);
        let mut states = Vec::new();
        for choice in choices {
            let moves: Vec<_> = choice.parts.iter().map(|part| self.moves(part)).collect();
            states.extend(self.choice(front, choice, moves, &after));
        }
        best_of_each(&mut states, |state| state);
        Front { states, best: after }
    }

    /// The states of a front after one choice, parts with a single move first: they make no new states.
    fn choice(
        &mut self,
        front: &Front<A>,
        choice: &Choice<A>,
        mut moves: Vec<(Each<A>, Vec<Move<A>>)>,
        after: &Each<A>,
    ) -> Vec<State<A>> {
        let made = Decision { purchases: choice.purchases.clone(), lifted: Vec::new() };
        let mut single = Move { effort: choice.effort, marks: 0, gain: A::zero(), made: made.into() };
        // What the choice as a whole loses against the best one is lost from the start.
        let mut best = moves.iter().fold(after.clone(), |rest, (best, _)| difference(&rest, best));
        moves.retain(|(own, moves)| {
            let [only] = moves.as_slice() else { return true };
            single.add(only);
            best = sum(&best, own);
            false
        });
        let mut states = self.advance(&front.states, &[single], &best);
        for (own, moves) in moves {
            best = sum(&best, &own);
            states = self.advance(&states, &moves, &best);
        }
        states
    }

    /// Every state after every move that the limits allow.
    fn advance(&mut self, states: &[State<A>], moves: &[Move<A>], best: &Each<A>) -> Vec<State<A>> {
        let mut reached = Vec::new();
        for (index, taken) in moves.iter().enumerate() {
            let after = states.iter().map(|state| taken.after(state)).filter(|state| self.allows(state, best));
            reached.extend(after.map(|state| (state, index)));
        }
        best_of_each(&mut reached, |(state, _)| state);
        let record = |(mut state, index): (State<A>, usize)| {
            if let Some(taken) = moves.get(index).filter(|taken| !taken.made.is_nothing()) {
                self.steps.push(Step { before: state.step, made: Rc::clone(&taken.made) });
                state.step = Some(self.steps.len() - 1);
            }
            state
        };
        reached.into_iter().map(record).collect()
    }

    fn allows(&self, state: &State<A>, best: &Each<A>) -> bool {
        let loses_little = |(limit, best): (&Limit<'_, A>, &A)| {
            let reduced = limit.prices.reduced(state.effort, state.marks, &state.gain);
            best.minus(&reduced) <= limit.slack
        };
        let is_within = state.effort <= self.effort && state.marks <= self.marks;
        is_within && self.limits.iter().zip(best).all(loses_little)
    }

    /// What a part can do within the limits, with its best reduced gains.
    fn moves(&self, part: &Part<A>) -> (Each<A>, Vec<Move<A>>) {
        let best = self.each(|prices| prices.of_part(part).reduced);
        let mut moves: Vec<_> = part.offers.iter().flat_map(|offer| self.offer_moves(offer, &best)).collect();
        best_of_each(&mut moves, |taken| taken);
        (best, moves)
    }

    fn offer_moves(&self, offer: &Offer<A>, best: &Each<A>) -> Vec<Move<A>> {
        let of_lifts: Vec<_> =
            offer.lifts.iter().map(|lift| self.each(|prices| prices.of_lift(lift).reduced)).collect();
        let mut best = of_lifts.iter().fold(best.clone(), |rest, lift| difference(&rest, lift));
        let made = Decision { purchases: offer.purchases.clone(), lifted: Vec::new() };
        let plain = Move { effort: offer.effort, marks: offer.marks, gain: offer.gain.clone(), made: made.into() };
        let mut moves = vec![plain];
        for (lift, own) in offer.lifts.iter().zip(&of_lifts) {
            best = sum(&best, own);
            let mut more = moves.clone();
            for (gain, level) in lift.gains.iter().zip(1..) {
                let to = lift.floor + usize::try_from(level).unwrap_or(0);
                let made = Decision { purchases: Vec::new(), lifted: vec![(lift.lever, to)] };
                let lifted =
                    Move { effort: lift.effort * level, marks: lift.mark, gain: gain.clone(), made: made.into() };
                more.extend(moves.iter().map(|taken| {
                    let mut taken = taken.clone();
                    taken.add(&lifted);
                    taken
                }));
            }
            more.retain(|taken| self.allows(&taken.state(), &best));
            best_of_each(&mut more, |taken| taken);
            moves = more;
        }
        moves.retain(|taken| self.allows(&taken.state(), &best));
        moves
    }

    fn each(&self, of: impl Fn(&Prices<A>) -> A) -> Each<A> {
        let [first, second] = &self.limits;
        [of(first.prices), of(second.prices)]
    }

    fn chosen(&self, state: State<A>) -> Chosen<A> {
        let mut made = Decision::default();
        let mut next = state.step;
        while let Some(step) = next.and_then(|step| self.steps.get(step)) {
            made.add(&step.made);
            next = step.before;
        }
        made.purchases.sort_unstable();
        made.lifted.sort_unstable();
        let State { effort, marks, gain, .. } = state;
        Chosen { effort, marks, gain, purchases: made.purchases, lifted: made.lifted }
    }
}

impl Decision {
    fn is_nothing(&self) -> bool {
        self.purchases.is_empty() && self.lifted.is_empty()
    }

    fn add(&mut self, other: &Self) {
        self.purchases.extend(&other.purchases);
        self.lifted.extend(&other.lifted);
    }
}

impl<A: Amount> Move<A> {
    fn add(&mut self, other: &Self) {
        self.effort += other.effort;
        self.marks += other.marks;
        self.gain = self.gain.plus(&other.gain);
        if !other.made.is_nothing() {
            Rc::make_mut(&mut self.made).add(&other.made);
        }
    }

    fn after(&self, state: &State<A>) -> State<A> {
        State {
            effort: state.effort + self.effort,
            marks: state.marks + self.marks,
            gain: state.gain.plus(&self.gain),
            step: state.step,
        }
    }

    fn state(&self) -> State<A> {
        State { effort: self.effort, marks: self.marks, gain: self.gain.clone(), step: None }
    }
}

/// What partial plans are compared by.
trait Weighed<A> {
    fn weight(&self) -> (u32, u32, &A);
}

impl<A> Weighed<A> for State<A> {
    fn weight(&self) -> (u32, u32, &A) {
        (self.effort, self.marks, &self.gain)
    }
}

impl<A> Weighed<A> for Move<A> {
    fn weight(&self) -> (u32, u32, &A) {
        (self.effort, self.marks, &self.gain)
    }
}

/// Keeps, for each effort, what gains more than everything with as few marks; of equal ones the first.
fn best_of_each<T, W: Weighed<A>, A: Amount>(items: &mut Vec<T>, of: impl Fn(&T) -> &W) {
    items.sort_by(|a, b| {
        let ((effort, marks, gain), (other_effort, other_marks, other_gain)) = (of(a).weight(), of(b).weight());
        (effort, marks, other_gain).cmp(&(other_effort, other_marks, gain))
    });
    let mut best: Option<(u32, A)> = None;
    items.retain(|item| {
        let (effort, _, gain) = of(item).weight();
        let is_better = best.as_ref().is_none_or(|(known, best)| *known != effort || gain > best);
        if is_better {
            best = Some((effort, gain.clone()));
        }
        is_better
    });
}
