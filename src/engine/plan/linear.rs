//! The planning problem under fixed weights: gains add up.
//!
//! Levers that no purchase connects are independent. Inside a cluster the
//! purchases that reach several units are enumerated; what is left separates
//! into parts, one unit each, whose purchases are enumerated again; under a
//! choice of purchases every lever is alone (docs/methods.md, "Separation").

use super::amount::{Amount, Scale};
use super::curve::Curve;
use super::packages::{Cluster, Package, Purchase, clusters, packages};
use crate::engine::levers::Board;
use crate::engine::number::Rational;

/// The whole problem, in clusters that do not touch each other.
pub(in crate::engine) struct Linear<A> {
    pub clusters: Vec<Vec<Choice<A>>>,
}

/// A choice of the purchases of a cluster that reach several units, with the parts it leaves.
pub(in crate::engine) struct Choice<A> {
    pub purchases: Vec<usize>,
    pub effort: u32,
    pub parts: Vec<Part<A>>,
}

/// Levers of one unit that its purchases connect: one offer is taken.
pub(in crate::engine) struct Part<A> {
    pub offers: Vec<Offer<A>>,
}

/// A choice of purchases in one unit, with what it raises and what can be added to it.
pub(in crate::engine) struct Offer<A> {
    pub purchases: Vec<usize>,
    pub effort: u32,
    /// Sum of the marks of the levers that purchases raise.
    pub marks: u32,
    pub gain: A,
    pub lifts: Vec<Lift<A>>,
}

/// A lever that can be raised by single levels.
pub(in crate::engine) struct Lift<A> {
    pub lever: usize,
    /// The level that stands after the purchases.
    pub floor: usize,
    /// What raising it adds to the marks: nothing where a purchase raised it already.
    pub mark: u32,
    /// Work for each level.
    pub effort: u32,
    /// What 1, 2, ... levels give together.
    pub gains: Vec<A>,
}

/// What a linear problem is made from.
pub(in crate::engine) struct Material<'b, A> {
    pub board: &'b Board,
    pub purchases: &'b [Purchase],
    /// One a lever: what each level above the present one gives, from the present level on.
    pub gains: Vec<Vec<A>>,
    /// One a lever: what raising it counts where plans of equal effort are compared.
    pub marks: Vec<u32>,
}

impl<'b, A: Amount> Material<'b, A> {
    /// Gains on a common denominator.
    pub fn new(board: &'b Board, purchases: &'b [Purchase], scale: &Scale, marks: Vec<u32>) -> Self {
        let gains = board.levers.iter().map(|lever| {
            let levels = lever.level..=lever.top();
            levels.map(|level| scale.amount(&lever.change(lever.level, level))).collect()
        });
        Self { board, purchases, gains: gains.collect(), marks }
    }

    /// The problem over some levers, some of which stand higher already, with some purchases.
    pub fn problem(&self, levers: &[usize], floors: &[usize], purchases: &[usize]) -> Linear<A> {
        let bought: Vec<_> = purchases.iter().filter_map(|index| Some((*index, self.purchases.get(*index)?))).collect();
        let floor = |lever: &usize| levers.binary_search(lever).ok().and_then(|at| floors.get(at)).copied();
        let choices = |cluster: &Cluster| {
            let floors: Vec<_> = cluster.levers.iter().filter_map(floor).collect();
            self.choices(cluster, &floors)
        };
        Linear { clusters: clusters(levers, &bought).iter().map(choices).collect() }
    }

    fn choices(&self, cluster: &Cluster, floors: &[usize]) -> Vec<Choice<A>> {
        let (wide, narrow): (Vec<_>, Vec<_>) =
            self.bought(&cluster.purchases).into_iter().partition(|(_, purchase)| purchase.is_wide(self.board));
        let choice = |package: Package| {
            let floor = |lever: &usize| cluster.levers.binary_search(lever).ok().and_then(|at| package.floors.get(at));
            let part = |cluster: &Cluster| {
                let floors: Vec<_> = cluster.levers.iter().filter_map(floor).copied().collect();
                let packages = packages(&cluster.levers, &floors, &self.bought(&cluster.purchases));
                Part { offers: packages.into_iter().map(|package| self.offer(&cluster.levers, package)).collect() }
            };
            let parts = clusters(&cluster.levers, &narrow).iter().map(part).collect();
            Choice { purchases: package.purchases, effort: package.effort, parts }
        };
        packages(&cluster.levers, floors, &wide).into_iter().map(choice).collect()
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
            let gains = self.gains.get(*index).map(Vec::as_slice).unwrap_or_default();
            let mark = self.marks.get(*index).copied().unwrap_or(0);
            let raised = floor.saturating_sub(lever.level);
            let base = gains.get(raised).cloned().unwrap_or_else(A::zero);
            let rest = gains.get(raised + 1..).unwrap_or_default().iter().map(|gain| gain.minus(&base)).collect();
            offer.gain = offer.gain.plus(&base);
            offer.marks += if raised > 0 { mark } else { 0 };
            if lever.is_controllable() {
                let mark = if raised > 0 { 0 } else { mark };
                let lift = Lift { lever: *index, floor, mark, effort: lever.effort, gains: rest };
                offer.lifts.extend(lift.worthwhile());
            }
        }
        offer
    }
}

impl<A: Amount> Lift<A> {
    /// Without levels at the top that give nothing more; `None` where none is left.
    fn worthwhile(mut self) -> Option<Self> {
        let best = self.gains.last().filter(|best| **best > A::zero())?;
        let length = self.gains.iter().position(|gain| gain == best)? + 1;
        self.gains.truncate(length);
        Some(self)
    }
}

impl<A: Amount> Linear<A> {
    /// The best gain for every effort.
    pub fn frontier(&self) -> Curve<A> {
        Curve::all(
            self.clusters.iter().map(|choices| best_of(choices, Choice::frontier, |choice| choice.effort)).collect(),
        )
    }
}

impl<A: Amount> Choice<A> {
    fn frontier(&self) -> Curve<A> {
        let part = |part: &Part<A>| best_of(&part.offers, Offer::frontier, |offer| offer.effort);
        Curve::all(self.parts.iter().map(part).collect())
    }
}

impl<A: Amount> Offer<A> {
    fn frontier(&self) -> Curve<A> {
        let curve = Curve::point(self.gain.clone());
        self.lifts.iter().fold(curve, |curve, lift| curve.with_levels(effort(lift.effort), &lift.gains))
    }
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
pub(in crate::engine) fn scale(board: &Board) -> Scale {
    let mut numbers = Vec::new();
    let mut earlier = None;
    for lever in &board.levers {
        let key = (&lever.weight, std::rc::Rc::as_ptr(&lever.scale));
        if earlier != Some(key) {
            numbers.extend((1..=lever.top()).map(|level| lever.change(level - 1, level)));
            earlier = Some(key);
        }
    }
    Scale::common(numbers.iter(), &Rational::HUNDRED)
}
