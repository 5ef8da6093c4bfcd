//! The planning problem under fixed weights: gains add up.
//!
//! Levers that no purchase connects are independent. Inside a cluster the
//! purchases that reach several units are enumerated; what is left separates
//! into parts, one unit each, whose purchases are enumerated again; under a
//! choice of purchases every lever is alone (docs/methods.md, "Separation").

use std::rc::Rc;

use super::amount::{Amount, Scale};
use super::curve::Curve;
use super::packages::{Cluster, Package, Purchase, clusters, packages};
use crate::levers::{Board, Lever};
use crate::number::Rational;
use crate::worth::Worth;

/// The whole problem, in clusters that do not touch each other.
pub(crate) struct Linear<A> {
    pub clusters: Vec<Vec<Choice<A>>>,
    /// Clusters that leave nothing but lifts to choose, taken together.
    pub bulk: Bulk<A>,
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
    pub fn new(board: &'b Board, purchases: &'b [Purchase], scale: &Scale, marks: Vec<u32>) -> Self {
        let rises = board.worths.all().iter().map(|worth| Rises::new(worth, scale)).collect();
        Self { board, purchases, rises, marks }
    }

    /// What raising a lever from one level to another gives.
    fn gain(&self, lever: &Lever, from: usize, to: usize) -> A {
        self.rises.get(lever.kind.worth).map_or_else(A::zero, |rises| rises.gain(from, to))
    }

    /// The problem over some levers, some of which stand higher already, with some purchases.
    pub fn problem(&self, levers: &[usize], floors: &[usize], purchases: &[usize]) -> Linear<A> {
        let bought: Vec<_> = purchases.iter().filter_map(|index| Some((*index, self.purchases.get(*index)?))).collect();
        let floor = |lever: &usize| levers.binary_search(lever).ok().and_then(|at| floors.get(at)).copied();
        let choices = |cluster: &Cluster| {
            let floors: Vec<_> = cluster.levers.iter().filter_map(floor).collect();
            self.choices(cluster, &floors)
        };
        let clusters: Vec<_> = clusters(levers, &bought).iter().map(choices).collect();
        Linear { bulk: Bulk::of(clusters.iter().map(|choices| only_offer(choices))), clusters }
    }

    fn choices(&self, cluster: &Cluster, floors: &[usize]) -> Vec<Choice<A>> {
        let (wide, narrow): (Vec<_>, Vec<_>) =
            self.bought(&cluster.purchases).into_iter().partition(|(_, purchase)| purchase.is_wide(self.board));
        if wide.is_empty() {
            // Nothing is to be chosen before the parts, and the cluster is the only one.
            return vec![Choice::new(Vec::new(), 0, vec![self.part(cluster, floors, &narrow)])];
        }
        let choice = |package: Package| {
            let floor = |lever: &usize| cluster.levers.binary_search(lever).ok().and_then(|at| package.floors.get(at));
            let part = |cluster: &Cluster| {
                let floors: Vec<_> = cluster.levers.iter().filter_map(floor).copied().collect();
                self.part(cluster, &floors, &self.bought(&cluster.purchases))
            };
            let parts = clusters(&cluster.levers, &narrow).iter().map(part).collect();
            Choice::new(package.purchases, package.effort, parts)
        };
        packages(&cluster.levers, floors, &wide).into_iter().map(choice).collect()
    }

    fn part(&self, cluster: &Cluster, floors: &[usize], bought: &[(usize, &Purchase)]) -> Part<A> {
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
            lifts: Vec::new(),
        };
        for (index, floor) in levers.iter().zip(package.floors) {
            let Some(lever) = self.board.levers.get(*index) else { continue };
            let mark = self.marks.get(*index).copied().unwrap_or(0);
            let is_raised = floor > lever.level;
            offer.gain = offer.gain.plus(&self.gain(lever, lever.level, floor));
            offer.marks += if is_raised { mark } else { 0 };
            let gains = self.rises.get(lever.kind.worth).and_then(|rises| rises.above(floor));
            if let Some(gains) = gains.filter(|gains| lever.kind.is_controllable() && !gains.is_empty()) {
                let mark = if is_raised { 0 } else { mark };
                offer.lifts.push(Lift {
                    lever: *index,
                    floor,
                    mark,
                    effort: lever.kind.effort,
                    gains: Rc::clone(gains),
                });
            }
        }
        offer
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
    fn new(worth: &Worth, scale: &Scale) -> Self {
        let changes: Vec<A> = worth.changes().map(|change| scale.amount(&change)).collect();
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
    /// The best gain for every effort.
    pub fn frontier(&self) -> Curve<A> {
        let tied = self.bulk.tied.iter().filter_map(|place| self.clusters.get(*place));
        let tied = tied.map(|choices| best_of(choices, Choice::frontier, |choice| choice.effort));
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
        let mut curve = Curve::point(self.gain.clone());
        for lift in &self.lifts {
            curve.add_levels(effort(lift.effort), &lift.gains);
        }
        curve.trimmed()
    }
}

impl<A: Amount> Bulk<A> {
    /// Takes the offers together; where there is none the position is noted.
    fn of<'o>(offers: impl Iterator<Item = Option<&'o Offer<A>>>) -> Self
    where
        A: 'o,
    {
        let mut bulk = Self { gain: A::zero(), marks: 0, lifts: Vec::new(), tied: Vec::new() };
        for (place, offer) in offers.enumerate() {
            let Some(offer) = offer else {
                bulk.tied.push(place);
                continue;
            };
            bulk.gain = bulk.gain.plus(&offer.gain);
            bulk.marks += offer.marks;
            offer.lifts.iter().for_each(|lift| bulk.add(lift));
        }
        bulk
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
        std::iter::once(Curve::point(self.gain.clone())).chain(lifts)
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
                let mut curve = Curve::point(A::zero());
                curve.add_levels(effort(lift.effort), &lift.gains);
                single.push(curve.trimmed());
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
    let nothing = Curve::point(A::zero());
    choices.iter().fold(nothing, |best, choice| best.or_after(effort(cost(choice)), &frontier(choice)))
}

fn effort(effort: u32) -> usize {
    usize::try_from(effort).unwrap_or(usize::MAX)
}

/// The scale of a board: a common measure of everything that can be gained.
pub(crate) fn scale(board: &Board) -> Scale {
    let numbers: Vec<_> = board.worths.all().iter().flat_map(Worth::changes).collect();
    Scale::common(numbers.iter(), &Rational::HUNDRED)
}
