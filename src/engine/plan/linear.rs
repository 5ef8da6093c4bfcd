//! The planning problem under fixed weights: gains add up.
//!
//! Levers that no purchase connects are independent. Inside a cluster the
//! purchases that reach several units are enumerated; what is left separates
//! into parts, one unit each, whose purchases are enumerated again; under a
//! choice of purchases every lever is alone (docs/methods.md, "Separation").

use std::rc::Rc;

use super::denominator::Denominator;
use super::packages::{Cluster, Package, Purchase, clusters, packages};
use crate::levers::{Board, Lever};
use crate::number::Rational;
use crate::worth::Worth;
use zona_hijau_curves::{Amount, Curve};

/// The whole problem, in clusters that do not touch each other.
pub(crate) struct Linear<A> {
    /// In the order of their first levers.
    pub clusters: Vec<Group<A>>,
    /// Clusters that leave nothing but lifts to choose, taken together.
    pub bulk: Bulk<A>,
}

/// Levers that hang together.
pub(crate) enum Group<A> {
    /// One at its present level that no purchase raises, as most are.
    Lever(Lift<A>),
    /// Levers that purchases connect: one choice is taken.
    Choices(Vec<Choice<A>>),
}

/// What leaves nothing but lifts to choose, with lifts that are alike counted instead of listed.
pub(crate) struct Bulk<A> {
    /// What is gained and marked whatever is lifted.
    pub gain: A,
    pub marks: u32,
    /// One of each kind, with how many there are.
    pub lifts: Vec<(Lift<A>, u32)>,
    /// Positions of what is not in here.
    pub tied: Vec<usize>,
}

/// A choice of the purchases of a cluster that reach several units, with the parts it leaves.
pub(crate) struct Choice<A> {
    pub purchases: Vec<usize>,
    pub effort: u32,
    pub parts: Vec<Part<A>>,
    /// Parts that leave nothing but lifts to choose, taken together.
    pub bulk: Bulk<A>,
}

/// Levers of one unit that its purchases connect: one offer is taken.
pub(crate) struct Part<A> {
    pub offers: Vec<Offer<A>>,
}

/// A choice of purchases in one unit, with what it raises and what can be added to it.
pub(crate) struct Offer<A> {
    pub purchases: Vec<usize>,
    pub effort: u32,
    /// Sum of the marks of the levers that purchases raise.
    pub marks: u32,
    pub gain: A,
    pub lifts: Vec<Lift<A>>,
}

/// A lever that can be raised by single levels.
#[derive(Clone)]
pub(crate) struct Lift<A> {
    pub lever: usize,
    /// The level that stands after the purchases.
    pub floor: usize,
    /// What raising it adds to the marks: nothing where a purchase raised it already.
    pub mark: u32,
    /// Work for each level.
    pub effort: u32,
    /// What 1, 2, ... levels give together; the same list for all lifts of one worth from one floor.
    pub gains: Rc<[A]>,
}

/// What a linear problem is made from.
pub(crate) struct Material<'b, A> {
    pub board: &'b Board,
    pub purchases: &'b [Purchase],
    /// What levels are worth, one for each worth of the board.
    rises: Vec<Rises<A>>,
    /// One a lever: what raising it counts where plans of equal effort are compared.
    pub marks: Vec<u32>,
}

impl<'b, A: Amount> Material<'b, A> {
    /// Gains on a common denominator.
    pub fn new(board: &'b Board, purchases: &'b [Purchase], denominator: &Denominator, marks: Vec<u32>) -> Self {
        let rises = board.worths.all().iter().map(|worth| Rises::new(worth, denominator)).collect();
        Self { board, purchases, rises, marks }
    }

    /// What raising a lever from one level to another gives.
    fn gain(&self, lever: &Lever, from: usize, to: usize) -> A {
        self.rises.get(lever.kind.worth).map_or_else(A::zero, |rises| rises.gain(from, to))
    }

    /// The problem over some levers, some of which stand higher already, with some purchases.
    pub fn problem(&self, levers: &[usize], floors: &[usize], purchases: &[usize]) -> Linear<A> {
        let bought = self.bought(purchases);
        let is_alone = self.alone(levers, floors, &bought);
        let others = levers.iter().zip(&is_alone).filter(|(_, is_alone)| !**is_alone).map(|(lever, _)| *lever);
        let mut connected = clusters(&others.collect::<Vec<_>>(), &bought).into_iter().peekable();
        let floor = |lever: &usize| levers.binary_search(lever).ok().and_then(|at| floors.get(at)).copied();
        let mut linear = Linear { clusters: Vec::with_capacity(levers.len()), bulk: Bulk::nothing() };
        for ((index, present), is_alone) in levers.iter().zip(floors).zip(is_alone) {
            if is_alone {
                linear.add_lift(self.lift(*index, *present));
            } else if let Some(cluster) = connected.next_if(|cluster| cluster.levers.first() == Some(index)) {
                let floors: Vec<_> = cluster.levers.iter().filter_map(floor).collect();
                linear.add_choices(self.choices(&cluster, floors));
            }
        }
        linear
    }

    /// One a lever: whether it stands at its present level, and no purchase raises it.
    fn alone(&self, levers: &[usize], floors: &[usize], bought: &[(usize, &Purchase)]) -> Vec<bool> {
        let mut is_raised = vec![false; self.board.levers.len()];
        for lever in bought.iter().flat_map(|(_, purchase)| purchase.raises.keys()) {
            is_raised.get_mut(*lever).into_iter().for_each(|is_raised| *is_raised = true);
        }
        let is_alone = |(index, floor): (&usize, &usize)| {
            let lever = self.board.levers.get(*index).zip(is_raised.get(*index));
            lever.is_some_and(|(lever, is_raised)| lever.level == *floor && !is_raised)
        };
        levers.iter().zip(floors).map(is_alone).collect()
    }

    fn choices(&self, cluster: &Cluster, floors: Vec<usize>) -> Vec<Choice<A>> {
        let bought = self.bought(&cluster.purchases);
        if !bought.iter().any(|(_, purchase)| purchase.is_wide(self.board)) {
            // Nothing is to be chosen before the parts, and the cluster is one part.
            return vec![Choice::new(Vec::new(), 0, vec![self.part(cluster, floors, &bought)])];
        }
        let (wide, narrow): (Vec<_>, Vec<_>) =
            bought.into_iter().partition(|(_, purchase)| purchase.is_wide(self.board));
        let parts = clusters(&cluster.levers, &narrow);
        let choice = |package: Package| {
            let floor = |lever: &usize| cluster.levers.binary_search(lever).ok().and_then(|at| package.floors.get(at));
            let part = |cluster: &Cluster| {
                let floors: Vec<_> = cluster.levers.iter().filter_map(floor).copied().collect();
                self.part(cluster, floors, &self.bought(&cluster.purchases))
            };
            Choice::new(package.purchases, package.effort, parts.iter().map(part).collect())
        };
        packages(&cluster.levers, floors, &wide).into_iter().map(choice).collect()
    }

    fn part(&self, cluster: &Cluster, floors: Vec<usize>, bought: &[(usize, &Purchase)]) -> Part<A> {
        let packages = packages(&cluster.levers, floors, bought).into_iter();
        Part { offers: packages.map(|package| self.offer(&cluster.levers, package)).collect() }
    }

    fn bought(&self, purchases: &[usize]) -> Vec<(usize, &'b Purchase)> {
        purchases.iter().filter_map(|index| Some((*index, self.purchases.get(*index)?))).collect()
    }

    fn offer(&self, levers: &[usize], package: Package) -> Offer<A> {
        let mut offer = Offer {
            purchases: package.purchases,
            effort: package.effort,
            marks: 0,
            gain: A::zero(),
            lifts: Vec::with_capacity(levers.len()),
        };
        for (index, floor) in levers.iter().zip(package.floors) {
            let Some(lever) = self.board.levers.get(*index) else { continue };
            offer.gain = offer.gain.plus(&self.gain(lever, lever.level, floor));
            offer.marks += if floor > lever.level { self.mark(*index) } else { 0 };
            offer.lifts.extend(self.lift(*index, floor));
        }
        offer
    }

    /// What raising a lever counts.
    fn mark(&self, index: usize) -> u32 {
        self.marks.get(index).copied().unwrap_or(0)
    }

    /// How a lever can be raised from a level on; `None` where that is not possible or gives nothing.
    fn lift(&self, index: usize, floor: usize) -> Option<Lift<A>> {
        let lever = self.board.levers.get(index).filter(|lever| lever.kind.is_controllable())?;
        let gains = self.rises.get(lever.kind.worth)?.above(floor).filter(|gains| !gains.is_empty())?;
        let mark = if floor > lever.level { 0 } else { self.mark(index) };
        Some(Lift { lever: index, floor, mark, effort: lever.kind.effort.into(), gains: Rc::clone(gains) })
    }
}

/// What the levels of one worth give.
struct Rises<A> {
    /// One a level: what it gives above the lowest.
    changes: Vec<A>,
    /// One a level: what 1, 2, ... levels above it give, without levels at the top that give nothing more.
    above: Vec<Rc<[A]>>,
}

impl<A: Amount> Rises<A> {
    fn new(worth: &Worth, denominator: &Denominator) -> Self {
        let changes: Vec<A> = worth.changes().map(|change| denominator.amount(&change)).collect();
        let above = changes.iter().enumerate().map(|(floor, base)| {
            let higher = changes.iter().skip(floor + 1).map(|change| change.minus(base));
            let mut gains: Vec<A> = higher.collect();
            let best = gains.last().filter(|best| **best > A::zero());
            let length = best.and_then(|best| gains.iter().position(|gain| gain == best)).map_or(0, |place| place + 1);
            gains.truncate(length);
            gains.into()
        });
        Self { above: above.collect(), changes }
    }

    fn gain(&self, from: usize, to: usize) -> A {
        let change = |level| self.changes.get(level);
        change(to).zip(change(from)).filter(|_| to > from).map_or_else(A::zero, |(to, from)| to.minus(from))
    }

    fn above(&self, floor: usize) -> Option<&Rc<[A]>> {
        self.above.get(floor)
    }
}

impl<A: Amount> Linear<A> {
    fn add_lift(&mut self, lift: Option<Lift<A>>) {
        if let Some(lift) = lift {
            self.bulk.add(&lift);
            self.clusters.push(Group::Lever(lift));
        }
    }

    fn add_choices(&mut self, choices: Vec<Choice<A>>) {
        self.bulk.take(self.clusters.len(), only_offer(&choices));
        self.clusters.push(Group::Choices(choices));
    }

    /// The clusters that leave more than lifts to choose.
    pub fn tied(&self) -> impl Iterator<Item = &[Choice<A>]> {
        self.bulk.tied.iter().filter_map(|place| match self.clusters.get(*place)? {
            Group::Choices(choices) => Some(choices.as_slice()),
            Group::Lever(_) => None,
        })
    }

    /// The best gain for every effort.
    pub fn frontier(&self) -> Curve<A> {
        let tied = self.tied().map(|choices| best_of(choices, Choice::frontier, |choice| choice.effort));
        Curve::all(tied.chain(self.bulk.curves()).collect())
    }
}

impl<A: Amount> Choice<A> {
    fn new(purchases: Vec<usize>, effort: u32, parts: Vec<Part<A>>) -> Self {
        Self { bulk: Bulk::of(parts.iter().map(Part::only_offer)), purchases, effort, parts }
    }

    /// The parts that leave more than lifts to choose.
    pub fn tied(&self) -> impl Iterator<Item = &Part<A>> {
        self.bulk.tied.iter().filter_map(|place| self.parts.get(*place))
    }

    fn frontier(&self) -> Curve<A> {
        let tied = self.tied().map(|part| best_of(&part.offers, Offer::frontier, |offer| offer.effort));
        Curve::all(tied.chain(self.bulk.curves()).collect())
    }
}

impl<A: Amount> Part<A> {
    /// Its offer, where there is no choice and nothing to pay.
    fn only_offer(&self) -> Option<&Offer<A>> {
        match self.offers.as_slice() {
            [offer] if offer.effort == 0 => Some(offer),
            _ => None,
        }
    }
}

/// The offer of a cluster without any choice.
fn only_offer<A: Amount>(choices: &[Choice<A>]) -> Option<&Offer<A>> {
    let [Choice { effort: 0, parts, .. }] = choices else { return None };
    let [part] = parts.as_slice() else { return None };
    part.only_offer()
}

impl<A: Amount> Offer<A> {
    fn frontier(&self) -> Curve<A> {
        Curve::of_lifts(self.gain.clone(), self.lifts.iter().map(Lift::steps))
    }
}

impl<A> Lift<A> {
    /// Work for each level, and what 1, 2, ... levels give.
    fn steps(&self) -> (usize, &[A]) {
        (effort(self.effort), &self.gains)
    }
}

impl<A: Amount> Bulk<A> {
    /// Takes the offers together; where there is none the position is noted.
    fn of<'o>(offers: impl Iterator<Item = Option<&'o Offer<A>>>) -> Self
    where
        A: 'o,
    {
        let mut bulk = Self::nothing();
        offers.enumerate().for_each(|(place, offer)| bulk.take(place, offer));
        bulk
    }

    fn nothing() -> Self {
        Self { gain: A::zero(), marks: 0, lifts: Vec::new(), tied: Vec::new() }
    }

    /// Adds the offer at a position; where there is none the position is noted.
    fn take(&mut self, place: usize, offer: Option<&Offer<A>>) {
        let Some(offer) = offer else {
            return self.tied.push(place);
        };
        self.gain = self.gain.plus(&offer.gain);
        self.marks += offer.marks;
        offer.lifts.iter().for_each(|lift| self.add(lift));
    }

    fn add(&mut self, lift: &Lift<A>) {
        let is_alike = |known: &Lift<A>| {
            known.effort == lift.effort && known.mark == lift.mark && Rc::ptr_eq(&known.gains, &lift.gains)
        };
        match self.lifts.iter_mut().find(|(known, _)| is_alike(known)) {
            Some((_, count)) => *count += 1,
            None => self.lifts.push((lift.clone(), 1)),
        }
    }

    fn curves(&self) -> impl Iterator<Item = Curve<A>> {
        let lifts = curves(self.lifts.iter().map(|(lift, count)| (lift, *count)));
        let gained = (self.gain != A::zero()).then(|| Curve::point(self.gain.clone()));
        gained.into_iter().chain(lifts)
    }
}

/// The curves of so many lifts of each kind: one for each effort of a level, and one for each lift
/// whose higher levels give more than its lower ones.
fn curves<'l, A: Amount + 'l>(lifts: impl Iterator<Item = (&'l Lift<A>, u32)>) -> impl Iterator<Item = Curve<A>> {
    let mut single = Vec::new();
    let mut rises: Vec<(u32, Vec<A>)> = Vec::new();
    for (lift, count) in lifts {
        let before = std::iter::once(A::zero()).chain(lift.gains.iter().cloned());
        let steps: Vec<A> = lift.gains.iter().zip(before).map(|(gain, before)| gain.minus(&before)).collect();
        let grows = steps.windows(2).any(|pair| matches!(pair, [first, second] if second > first));
        for _ in 0..count {
            if grows || lift.effort == 0 {
                single.push(Curve::of_lifts(A::zero(), std::iter::once(lift.steps())));
                continue;
            }
            match rises.iter_mut().find(|(effort, _)| *effort == lift.effort) {
                Some((_, known)) => known.extend(steps.iter().cloned()),
                None => rises.push((lift.effort, steps.clone())),
            }
        }
    }
    single.into_iter().chain(rises.into_iter().map(|(step, rises)| Curve::of_rises(effort(step), rises)))
}

/// The best over choices, the first of which costs nothing.
fn best_of<T, A: Amount>(choices: &[T], frontier: impl Fn(&T) -> Curve<A>, cost: impl Fn(&T) -> u32) -> Curve<A> {
    let Some((first, others)) = choices.split_first() else { return Curve::point(A::zero()) };
    others.iter().fold(frontier(first), |best, choice| best.or_after(effort(cost(choice)), &frontier(choice)))
}

fn effort(effort: u32) -> usize {
    usize::try_from(effort).unwrap_or(usize::MAX)
}

/// The denominator of a board: a common measure of everything that can be gained.
pub(crate) fn denominator(board: &Board) -> Denominator {
    let numbers: Vec<_> = board.worths.all().iter().flat_map(Worth::changes).collect();
    Denominator::common(numbers.iter(), &Rational::HUNDRED)
}
