//! A sweep over the parts of a linear problem, which keeps the best partial plan for each effort and count of marks.

use std::cmp::Reverse;
use std::rc::Rc;

use super::choose::Chosen;
use super::linear::{Choice, Group, Lift, Linear, Offer, Part};
use super::prices::Prices;
use crate::sorting::arrange;
use zona_hijau_curves::Amount;

/// The work of looking at one state.
const STATE: u64 = 16;

/// A bound with what a plan can lose against it.
pub(super) struct Limit<A> {
    pub prices: Prices<A>,
    pub slack: A,
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

/// A sweep over the clusters of a problem, to be advanced part by part.
pub(super) struct Sweep<A> {
    limits: [Limit<A>; 2],
    effort: u32,
    marks: u32,
    steps: Vec<Step>,
    /// Plans over the clusters that are done.
    front: Front<A>,
    /// How many those are.
    done: usize,
    /// The next cluster, once it was begun.
    crossing: Option<Crossing<A>>,
    /// The work of all states that were looked at.
    seen: u64,
}

/// A cluster on the way: its choices one after the other.
struct Crossing<A> {
    /// The best reduced gains over everything up to its end.
    after: Each<A>,
    /// How many choices were begun.
    begun: usize,
    /// The last of those, until it is done.
    lane: Option<Lane<A>>,
    /// Plans under the choices that are done.
    states: Vec<State<A>>,
}

/// A choice on the way: its parts one after the other.
struct Lane<A> {
    /// Plans over the parts that are done.
    states: Vec<State<A>>,
    /// The best reduced gains over those.
    best: Each<A>,
    /// What the parts that are left can do, with their best reduced gains.
    parts: std::vec::IntoIter<(Each<A>, Vec<Move<A>>)>,
}

impl<A: Amount> Sweep<A> {
    /// A sweep that has not begun.
    pub fn new(limits: [Limit<A>; 2], effort: u32, marks: u32) -> Self {
        let nothing = State { effort: 0, marks: 0, gain: A::zero(), step: None };
        let front = Front { states: vec![nothing], best: [A::zero(), A::zero()] };
        Self { limits, effort, marks, steps: Vec::new(), front, done: 0, crossing: None, seen: 0 }
    }

    /// Whether it is over all clusters.
    pub fn is_finished(&self, linear: &Linear<A>) -> bool {
        self.done >= linear.clusters.len()
    }

    /// Goes on by a part. Returns the work of the states that were looked at.
    pub fn advance(&mut self, linear: &Linear<A>) -> u64 {
        let before = self.seen;
        match linear.clusters.get(self.done) {
            Some(Group::Choices(choices)) => {
                let crossing = self.crossing.take();
                self.crossing = match crossing {
                    Some(crossing) => self.cross(crossing, choices),
                    None => Some(self.enter(choices)),
                };
            }
            Some(Group::Lever(lift)) => self.pass(lift),
            None => {}
        }
        self.seen - before
    }

    /// Of the plans that gain the need, that with the fewest marks, then the highest gain.
    pub fn chosen(self, need: &A) -> Option<Chosen<A>> {
        let reaching = self.front.states.iter().filter(|state| state.gain >= *need);
        let best = reaching.min_by(|a, b| a.marks.cmp(&b.marks).then_with(|| b.gain.cmp(&a.gain)))?;
        Some(self.plan_of(best))
    }

    fn enter(&self, choices: &[Choice<A>]) -> Crossing<A> {
        let best = self.each(|prices| prices.of_cluster(choices).reduced);
        Crossing { after: sum(&self.front.best, &best), begun: 0, lane: None, states: Vec::new() }
    }

    /// The next part of a cluster; `None` once it is done.
    fn cross(&mut self, mut crossing: Crossing<A>, choices: &[Choice<A>]) -> Option<Crossing<A>> {
        if let Some(mut lane) = crossing.lane.take() {
            if self.follow(&mut lane) {
                crossing.lane = Some(lane);
            } else {
                crossing.states.extend(lane.states);
            }
            return Some(crossing);
        }
        if let Some(choice) = choices.get(crossing.begun) {
            crossing.begun += 1;
            crossing.lane = Some(self.begin(choice, &crossing.after));
            return Some(crossing);
        }
        let Crossing { mut states, after, .. } = crossing;
        best_of_each(&mut states, |state| state);
        self.front = Front { states, best: after };
        self.done += 1;
        None
    }

    /// Takes a lever that is alone.
    fn pass(&mut self, lift: &Lift<A>) {
        let own = self.each(|prices| prices.of_lift(lift).reduced);
        let nothing = Move { effort: 0, marks: 0, gain: A::zero(), made: Rc::default() };
        let moves = self.lifted(&[nothing], lift, &own);
        let best = sum(&self.front.best, &own);
        let states = std::mem::take(&mut self.front.states);
        self.front = Front { states: self.reached(&states, &moves, &best), best };
        self.done += 1;
    }

    /// A choice with its parts that have a single move: they make no new states.
    fn begin(&mut self, choice: &Choice<A>, after: &Each<A>) -> Lane<A> {
        let mut moves: Vec<_> = choice.parts.iter().map(|part| self.moves(part)).collect();
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
        let states = std::mem::take(&mut self.front.states);
        let reached = self.reached(&states, &[single], &best);
        self.front.states = states;
        Lane { states: reached, best, parts: moves.into_iter() }
    }

    /// Takes the next part of a choice; `false` where there is none.
    fn follow(&mut self, lane: &mut Lane<A>) -> bool {
        let Some((own, moves)) = lane.parts.next() else { return false };
        lane.best = sum(&lane.best, &own);
        lane.states = self.reached(&lane.states, &moves, &lane.best);
        true
    }

    /// Every state after every move that the limits allow.
    fn reached(&mut self, states: &[State<A>], moves: &[Move<A>], best: &Each<A>) -> Vec<State<A>> {
        self.seen = self.seen.saturating_add(product(states.len(), moves.len()).saturating_mul(STATE));
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
        let loses_little = |(limit, best): (&Limit<A>, &A)| {
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
            moves = self.lifted(&moves, lift, &best);
        }
        moves.retain(|taken| self.allows(&taken.state(), &best));
        moves
    }

    /// Moves with and without each level of a lift, within the limits.
    fn lifted(&self, moves: &[Move<A>], lift: &Lift<A>, best: &Each<A>) -> Vec<Move<A>> {
        let mut more = moves.to_vec();
        for (gain, level) in lift.gains.iter().zip(1..) {
            let to = lift.floor + usize::try_from(level).unwrap_or(0);
            let made = Decision { purchases: Vec::new(), lifted: vec![(lift.lever, to)] };
            let lifted = Move { effort: lift.effort * level, marks: lift.mark, gain: gain.clone(), made: made.into() };
            more.extend(moves.iter().map(|taken| {
                let mut taken = taken.clone();
                taken.add(&lifted);
                taken
            }));
        }
        more.retain(|taken| self.allows(&taken.state(), best));
        best_of_each(&mut more, |taken| taken);
        more
    }

    fn each(&self, of: impl Fn(&Prices<A>) -> A) -> Each<A> {
        let [first, second] = &self.limits;
        [of(&first.prices), of(&second.prices)]
    }

    fn plan_of(&self, state: &State<A>) -> Chosen<A> {
        let mut made = Decision::default();
        let mut next = state.step;
        while let Some(step) = next.and_then(|step| self.steps.get(step)) {
            made.add(&step.made);
            next = step.before;
        }
        made.purchases.sort_unstable();
        made.lifted.sort_unstable();
        let State { effort, marks, gain, .. } = state.clone();
        Chosen { effort, marks, gain, purchases: made.purchases, lifted: made.lifted }
    }
}

fn product(states: usize, moves: usize) -> u64 {
    u64::try_from(states.saturating_mul(moves)).unwrap_or(u64::MAX)
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
    // By what is compared and not by the items, so that sorting is compiled once for each kind of amount. The stable sort is
    // the faster one here: what is sorted are a few rising rows.
    let weights = items.iter().map(|item| of(item).weight()).zip(0..);
    let mut weights: Vec<_> =
        weights.map(|((effort, marks, gain), place)| (effort, marks, Reverse(gain), place)).collect();
    weights.sort();
    let order: Vec<usize> = weights.into_iter().map(|(.., place)| place).collect();
    arrange(items, order);
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::linear::Bulk;

    #[test]
    fn of_partial_plans_with_the_same_effort_those_are_kept_that_gain_more_for_more_marks() {
        let states = [(1, 1, 5), (1, 2, 5), (2, 1, 5), (1, 2, 6), (1, 1, 5), (1, 3, 4)].into_iter().enumerate();
        let state = |(step, (effort, marks, gain))| State { effort, marks, gain, step: Some(step) };
        let mut states: Vec<State<i64>> = states.map(state).collect();
        best_of_each(&mut states, |state| state);
        let kept: Vec<_> = states.iter().filter_map(|state| state.step).collect();
        assert_eq!(kept, [0, 3, 2]);
    }

    #[test]
    fn a_step_of_a_sweep_takes_the_work_of_the_states_that_it_looks_at() {
        let lift = |gains: &[i64]| Lift { lever: 0, floor: 0, mark: 1, effort: 1, gains: gains.into() };
        let offer = |lifts| Offer { purchases: Vec::new(), effort: 0, marks: 0, gain: 0, lifts };
        let parts = [&[1, 3][..], &[2]].map(|gains| Part { offers: vec![offer(vec![lift(gains)])] });
        let bulk = || Bulk { gain: 0, marks: 0, lifts: Vec::new(), tied: Vec::new() };
        let choice = Choice { purchases: Vec::new(), effort: 0, parts: parts.into(), bulk: bulk() };
        let linear = Linear { clusters: vec![Group::Choices(vec![choice])], bulk: bulk() };
        let limit = || Limit { prices: Prices { effort: 0, mark: 0 }, slack: 100 };
        let mut sweep = Sweep::new([limit(), limit()], 10, 10);
        let mut works = Vec::new();
        while !sweep.is_finished(&linear) {
            works.push(sweep.advance(&linear) / STATE);
        }
        // It enters, begins with one state, and makes the three moves of the first part; efforts 0, 1 and 2 are
        // reached. Those meet the two moves of the other part, and the cluster is left.
        assert_eq!(works, [0, 1, 3, 3 * 2, 0, 0]);
        assert_eq!(sweep.chosen(&4).map(|chosen| (chosen.effort, chosen.marks, chosen.gain)), Some((3, 2, 5)));
    }
}
