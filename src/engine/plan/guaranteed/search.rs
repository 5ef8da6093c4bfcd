//! The search for the cheapest guaranteed plan: best bound first.
//!
//! A node gives values to the first variables of a scene. Its bound adds up
//! what the covers cost at least under those values and under the least values
//! of the others that can still reach the goal. Nodes are opened in the order
//! of their bounds, so the first bound left is at any time a proven lower bound
//! on every plan. What takes long is done in pieces: the search can be stopped and resumed between them.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BinaryHeap};

use super::bound::{self, ColumnPrices};
use super::cost::Cost;
use super::cover::{Cover, Covered, Covering};
use super::relax::Relaxation;
use super::scene::Scene;
use super::tuning::Tuning;
use crate::number::Rational;
use crate::plan::exact::{Progress, Searching, Selection, Solution};
use crate::plan::need::Need;

/// A plan as purchases and single levels, with what it is compared by.
#[derive(Clone, Debug)]
pub(super) struct Found {
    pub cost: Cost,
    pub gain: Rational,
    pub selection: Selection,
}

/// Values for the first variables of a scene.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Node {
    bound: Cost,
    scene: usize,
    chosen: Vec<usize>,
}

impl Ord for Node {
    /// The greatest is the one to open first: lowest bound, then most values, then the first scene and values.
    fn cmp(&self, other: &Self) -> Ordering {
        let order = other.bound.cmp(&self.bound).then(self.chosen.len().cmp(&other.chosen.len()));
        order.then_with(|| other.scene.cmp(&self.scene)).then_with(|| other.chosen.cmp(&self.chosen))
    }
}

impl PartialOrd for Node {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// What was learned about one cover.
struct Lessons {
    /// Prices whose bounds hold for all needs.
    prices: Vec<ColumnPrices>,
    /// What is known for single needs.
    known: BTreeMap<Vec<i64>, Known>,
}

/// What is known of a cover under certain needs.
struct Known {
    bound: Cost,
    /// Which prices are best.
    prices: ColumnPrices,
    /// A way to meet them that may not be the best.
    found: Option<Covered>,
    /// The best way, once it is proven.
    best: Option<Covered>,
    /// Where the search for the best way stands.
    covering: Option<Covering>,
}

/// The work of a bound for each value.
const VALUE: usize = 32;

/// The search for the cheapest plan of what no cover holds, for the values of a scene.
struct Rest {
    scene: usize,
    chosen: Vec<usize>,
    /// `None` where there is no plan.
    search: Option<Box<dyn Searching>>,
}

/// Whether a node needs no further look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Finished {
    /// Its best plan is known, or none of its plans is of use.
    Solved,
    /// The rest or a cover takes more work.
    Unsolved,
}

/// The state of a search.
pub(super) struct Search {
    scenes: Vec<Scene>,
    /// What bounds whole plans, one a scene.
    relaxations: Vec<Relaxation>,
    lessons: Vec<Vec<Lessons>>,
    need: Need,
    queue: BinaryHeap<Node>,
    /// Scenes and first values for which a plan is to be made, the last one first.
    dives: Vec<(usize, Vec<usize>)>,
    best: Option<Found>,
    /// How often the best plan was replaced.
    improvements: u64,
    /// The last plan of a rest that was looked for.
    rest: Option<Rest>,
    /// No plan takes less effort: found elsewhere.
    least: u32,
    work: u64,
    opened: u64,
    tuning: Tuning,
}

impl Search {
    /// A search over scenes, each with what bounds its plans, for the total that meets a need.
    pub fn new(scenes: Vec<Scene>, relaxations: Vec<Relaxation>, need: Need, tuning: Tuning) -> Self {
        let lessons = |scene: &Scene| {
            let lesson =
                |cover| Lessons { prices: vec![ColumnPrices::of_single_levels(cover)], known: BTreeMap::new() };
            scene.covers.iter().map(lesson).collect()
        };
        let lessons = scenes.iter().map(lessons).collect();
        let mut search = Self {
            scenes,
            relaxations,
            lessons,
            need,
            queue: BinaryHeap::new(),
            dives: Vec::new(),
            best: None,
            improvements: 0,
            rest: None,
            least: 0,
            work: 0,
            opened: 0,
            tuning,
        };
        for scene in 0..search.scenes.len() {
            search.push(scene, Vec::new(), Cost::NOTHING);
        }
        search.dives = search.queue.iter().map(|node| (node.scene, Vec::new())).collect();
        search.dives.reverse();
        search
    }

    /// One plan, variable by variable: of each the value with the lowest bound.
    fn dive(&mut self, scene: usize, chosen: Vec<usize>) {
        if let Some(values) = self.scenes.get(scene).and_then(|scene| scene.values.get(chosen.len())) {
            let next = (0..values.len()).map(|value| chosen.iter().copied().chain([value]).collect::<Vec<_>>());
            let bounds = next.filter_map(|next| Some((self.bound(scene, &next)?.0, next))).collect::<Vec<_>>();
            self.dives.extend(bounds.into_iter().min().map(|(_, best)| (scene, best)));
            return;
        }
        let node = Node { bound: Cost::NOTHING, scene, chosen };
        let Some((_, needs)) = self.sharpened(&node).filter(|(bound, _)| *bound <= self.limit()) else { return };
        match self.rest(scene, &node.chosen) {
            Progress::Searching => self.dives.push((scene, node.chosen)),
            Progress::Done(Some(rest)) => self.take(scene, rest, &needs),
            Progress::Done(None) => {}
        }
    }

    /// Puts together what is known to meet these needs, the best or not.
    fn take(&mut self, scene: usize, rest: Solution, needs: &[Vec<i64>]) {
        let (Some(lessons), Some(scene)) = (self.lessons.get(scene), self.scenes.get(scene)) else { return };
        let covered: Option<Vec<_>> = lessons.iter().zip(needs).map(|(lessons, needs)| lessons.any(needs)).collect();
        if let Some(covered) = covered {
            let own = scene.cost + Cost::new(rest.effort, rest.marks);
            let found = scene.found(own, rest, covered);
            self.improve(found);
        }
    }

    /// The best plan so far.
    pub fn best(&self) -> Option<&Found> {
        self.best.as_ref()
    }

    /// How often another plan took the place of the best one.
    pub fn improvements(&self) -> u64 {
        self.improvements
    }

    /// No plan costs less, nor has fewer marks at the same effort.
    pub fn lower_bound(&self) -> Option<Cost> {
        let open = self.queue.peek().map(|node| node.bound);
        let known = [open, self.best.as_ref().map(|best| best.cost)].into_iter().flatten().min();
        known.map(|known| known.max(Cost::new(self.least, 0)))
    }

    /// Takes over a bound on all plans, and a plan.
    pub fn learn(&mut self, lower_bound: u32, plan: Option<Found>) {
        self.least = self.least.max(lower_bound);
        plan.into_iter().for_each(|plan| self.improve(plan));
    }

    /// Whether nothing is left to open: the best plan is proven to be the best.
    pub fn is_finished(&self) -> bool {
        self.queue.peek().is_none_or(|node| node.bound > self.limit())
    }

    /// Goes on for about so much work: a unit is one look at a site. Returns how much it was.
    pub fn advance(&mut self, work: u64) -> u64 {
        let start = self.work;
        let end = start.saturating_add(work);
        while self.work < end && !self.is_finished() {
            match self.dives.pop() {
                Some((scene, chosen)) => self.dive(scene, chosen),
                None => self.queue.pop().into_iter().for_each(|node| self.open(node)),
            }
        }
        self.work - start
    }

    fn limit(&self) -> Cost {
        self.best.as_ref().map_or(Cost::MOST, |best| best.cost)
    }

    fn open(&mut self, node: Node) {
        let Some((sharper, needs)) = self.sharpened(&node) else { return };
        if sharper > self.limit() {
            return;
        }
        if sharper > node.bound && self.queue.peek().is_some_and(|next| next.bound < sharper) {
            self.queue.push(Node { bound: sharper, ..node });
            return;
        }
        self.opened += 1;
        if self.opened.is_multiple_of(self.tuning.nodes_to_dive) {
            self.dives.push((node.scene, node.chosen.clone()));
        }
        let variables = self.scenes.get(node.scene).map_or(0, |scene| scene.values.len());
        if node.chosen.len() < variables {
            self.branch(&node, sharper.max(node.bound));
        } else if self.finish(&node, &needs) == Finished::Unsolved {
            self.queue.push(node);
        }
    }

    /// Every value of the next variable that can still reach the goal; nothing under the node costs less than `bound`.
    fn branch(&mut self, node: &Node, bound: Cost) {
        let Some(scene) = self.scenes.get(node.scene) else { return };
        let Some(first) = scene.least_values(&node.chosen) else { return };
        let Some(first) = first.get(node.chosen.len()).copied() else { return };
        let values = scene.values.get(node.chosen.len()).map_or(0, Vec::len);
        let is_last = node.chosen.len() + 1 == scene.values.len();
        for value in first..values {
            let chosen: Vec<_> = node.chosen.iter().copied().chain([value]).collect();
            let is_enough =
                is_last && self.scenes.get(node.scene).is_some_and(|scene| scene.is_met(&chosen, &self.need));
            self.push(node.scene, chosen, bound);
            // More than enough costs no less.
            if is_enough {
                break;
            }
        }
    }

    fn push(&mut self, scene: usize, chosen: Vec<usize>, least: Cost) {
        let Some((bound, _)) = self.bound(scene, &chosen) else { return };
        let bound = bound.max(least);
        if bound <= self.limit() {
            self.queue.push(Node { bound, scene, chosen });
        }
    }

    /// What every plan under these values costs at least, and what covers need for it; `None` where none reaches the goal.
    fn bound(&mut self, scene: usize, chosen: &[usize]) -> Option<(Cost, Vec<Vec<i64>>)> {
        let of = self.scenes.get(scene)?;
        let values = of.least_values(chosen)?;
        let rest = of.rest_effort(chosen)?;
        let mut needs = of.needs(&values);
        of.ask_pool(&mut needs, chosen, &self.need);
        let lessons = self.lessons.get(scene)?;
        let covers = lessons.iter().zip(&needs).map(|(lessons, needs)| lessons.bound(needs));
        let bound = covers.sum::<Cost>() + of.cost + Cost::new(rest, 0);
        let mut work = 0;
        let relaxed = of.relaxed(self.relaxations.get(scene)?, chosen, &mut work);
        self.work += work;
        let bound = bound.max(relaxed?);
        // Every kept price is tried on every column.
        let columns: usize = needs.iter().map(Vec::len).sum();
        self.work += u64::try_from(columns * self.tuning.prices + values.len() * VALUE).unwrap_or(0);
        Some((bound, needs))
    }

    /// The bound of a node with prices made for its needs.
    fn sharpened(&mut self, node: &Node) -> Option<(Cost, Vec<Vec<i64>>)> {
        let (_, needs) = self.bound(node.scene, &node.chosen)?;
        let limit = self.limit();
        let scene = self.scenes.get(node.scene)?;
        let lessons = self.lessons.get_mut(node.scene)?;
        for ((cover, lessons), needs) in scene.covers.iter().zip(lessons).zip(&needs) {
            if lessons.learn(cover, needs, limit, self.tuning.prices) {
                self.work += cover.work() * bound::STEPS;
            }
        }
        self.bound(node.scene, &node.chosen)
    }

    /// Solves a node whose variables all have values, or goes on with it.
    fn finish(&mut self, node: &Node, needs: &[Vec<i64>]) -> Finished {
        let limit = self.limit();
        let rest = match self.rest(node.scene, &node.chosen) {
            Progress::Searching => return Finished::Unsolved,
            Progress::Done(None) => return Finished::Solved,
            Progress::Done(Some(rest)) => rest,
        };
        let Some(scene) = self.scenes.get(node.scene) else { return Finished::Solved };
        let Some(lessons) = self.lessons.get_mut(node.scene) else { return Finished::Solved };
        let own = scene.cost + Cost::new(rest.effort, rest.marks);
        // Only what is proven counts here: a way that is not known to be the best may cost more than the best one.
        let mut bound = own + lessons.iter().zip(needs).map(|(lessons, needs)| lessons.bound(needs)).sum::<Cost>();
        let (mut finished, mut left) = (Finished::Solved, self.tuning.cover_work.max(1));
        for ((cover, lessons), needs) in scene.covers.iter().zip(lessons).zip(needs) {
            if bound > limit {
                return Finished::Solved;
            }
            let known = lessons.bound(needs);
            if left > 0 {
                let work = lessons.solve(cover, needs, limit.less(bound.less(known)), left, &self.tuning);
                self.work += work;
                left = left.saturating_sub(work);
            }
            bound = bound.less(known) + lessons.bound(needs);
            if !lessons.is_solved(needs) {
                finished = Finished::Unsolved;
            }
        }
        if bound > limit {
            return Finished::Solved;
        }
        self.take(node.scene, rest, needs);
        finished
    }

    /// The cheapest plan of the rest for a node, or as much work on it as a cover gets.
    /// The last one is kept, as a node that takes long is looked at again and again.
    fn rest(&mut self, scene: usize, chosen: &[usize]) -> Progress {
        let is_known = |rest: &Rest| (rest.scene, rest.chosen.as_slice()) == (scene, chosen);
        if !self.rest.as_ref().is_some_and(is_known) {
            let search = self.scenes.get(scene).and_then(|scene| scene.rest_search(chosen, &self.need));
            self.rest = Some(Rest { scene, chosen: chosen.to_vec(), search });
        }
        let Some(search) = self.rest.as_mut().and_then(|rest| rest.search.as_mut()) else {
            return Progress::Done(None);
        };
        let mut left = self.tuning.cover_work.max(1);
        loop {
            let progress = search.progress();
            if left == 0 || matches!(progress, Progress::Done(_)) {
                return progress;
            }
            let work = search.advance().max(1);
            self.work = self.work.saturating_add(work);
            left = left.saturating_sub(work);
        }
    }

    fn improve(&mut self, found: Found) {
        let is_better = self
            .best
            .as_ref()
            .is_none_or(|best| found.cost < best.cost || (found.cost == best.cost && found.gain > best.gain));
        if is_better {
            self.best = Some(found);
            self.improvements += 1;
        }
    }
}

impl Lessons {
    fn bound(&self, needs: &[i64]) -> Cost {
        if let Some(known) = self.known.get(needs) {
            return known.bound;
        }
        let bound = self.prices.iter().map(|prices| prices.bound(needs)).max().unwrap_or(0);
        Cost::at_least(bound)
    }

    /// A way to meet these needs, the best or not.
    fn any(&self, needs: &[i64]) -> Option<Covered> {
        let known = self.known.get(needs)?;
        known.best.clone().or_else(|| known.found.clone())
    }

    /// Makes prices for these needs, unless they are known; whether it did. At most so many are kept.
    fn learn(&mut self, cover: &Cover, needs: &[i64], limit: Cost, most: usize) -> bool {
        if self.known.contains_key(needs) {
            return false;
        }
        let best = self.prices.iter().max_by_key(|prices| prices.bound(needs)).cloned();
        let start = best.unwrap_or_else(|| ColumnPrices::of_single_levels(cover));
        let (prices, found) = start.improved(cover, needs, limit);
        let bound = Cost::at_least(prices.bound(needs).max(start.bound(needs)));
        if self.prices.len() >= most.max(2) {
            // The first are what single levels cost: they stay.
            self.prices.remove(1);
        }
        self.prices.push(prices.clone());
        self.known.insert(needs.to_vec(), Known { bound, prices, found, best: None, covering: None });
        true
    }

    /// Whether the best way to meet these needs is known and proven.
    fn is_solved(&self, needs: &[i64]) -> bool {
        self.known.get(needs).is_some_and(|known| known.best.is_some())
    }

    /// Goes on with the search for the best way to meet needs, if one costs at most `limit`. Where it ends without one,
    /// the bound is above that. Returns about how much work it was.
    fn solve(&mut self, cover: &Cover, needs: &[i64], limit: Cost, work: u64, tuning: &Tuning) -> u64 {
        self.learn(cover, needs, limit, tuning.prices);
        let Some(known) = self.known.get_mut(needs).filter(|known| known.best.is_none()) else { return 0 };
        let limit = known.found.as_ref().map_or(limit, |found| limit.min(found.cost));
        let new = || Covering::new(cover, needs, &known.prices, limit, tuning);
        let mut covering = known.covering.take().unwrap_or_else(new);
        let work = covering.advance(cover, needs, &known.prices, limit, work);
        match covering.finished() {
            None => {
                known.found = covering.best().cloned().or(known.found.take());
                known.covering = Some(covering);
            }
            Some(Some(best)) => {
                known.bound = best.cost;
                known.best = Some(best.clone());
            }
            // Nothing within the limit, which another node may have narrowed: more than that.
            Some(None) => known.bound = known.bound.max(covering.limit().next()),
        }
        work
    }
}
