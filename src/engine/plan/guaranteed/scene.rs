//! A scene: the problem once the purchases that reach several units are chosen.
//!
//! What is left falls into covers, whose columns are bound by variables, and a
//! linear rest. Where a purchase ties a linear column to a cover, the column
//! becomes a variable of its own, or one of several that are pooled; the rest stays linear.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use super::column::Site;
use super::cost::Cost;
use super::cover::{Bundled, ColumnOf, Cover, CoverColumn};
use super::forms::Tree;
use super::items::{Compiler, Item, points_down, points_up};
use super::measure::Measure;
use super::pool::{Pool, Pooled};
use super::pool_fill::PoolSite;
use super::variables::{Variable, Variables};
use crate::levers::{Board, Lever};
use crate::number::Rational;
use crate::plan::exact::{Field, Solved, solve};
use crate::plan::need::Need;
use crate::plan::packages::{Cluster, Forest, Package, Purchase, clusters, packages};

/// What all scenes share.
pub(super) struct Scenery<'s> {
    pub board: &'s Board,
    pub purchases: &'s [Purchase],
    pub marks: &'s [u32],
    pub tree: &'s Rc<Tree>,
    /// One a column.
    pub measures: &'s [Measure],
    /// So many tied columns of the root are taken together.
    pub pooled_columns: usize,
}

/// The problem under one choice of wide purchases.
pub(super) struct Scene {
    pub tree: Rc<Tree>,
    pub purchases: Vec<usize>,
    /// The effort of those.
    pub cost: Cost,
    pub variables: Variables,
    /// One a variable: the values worth trying, rising.
    pub values: Vec<Vec<Value>>,
    pub covers: Vec<Cover>,
    /// Levers in no cover: their gains simply add up.
    pub rest: Rc<dyn Solved>,
    /// What they can gain for each effort, rounded up.
    pub rest_amounts: Vec<(u32, i64)>,
    /// Where columns of the root are part of a cover: then the rest gains nothing.
    pub pooled: Option<Pooled>,
    /// The low end as a number and items.
    pub constant: i64,
    pub items: Vec<Item>,
    /// The least low end that meets the need, rounded down.
    pub goal: i64,
    /// Sums of all columns as they stand now.
    pub sums: Vec<Rational>,
}

/// A value of a variable, with the needs it makes.
pub(super) struct Value {
    pub value: Rational,
    /// Cover, column in the cover, and what it needs above where it stands.
    pub needs: Vec<(usize, usize, i64)>,
}

impl Scenery<'_> {
    /// The scene of a package over all levers; `narrow` are the purchases that reach one unit each.
    pub fn scene(&self, wide: Package, narrow: &[usize], need: &Need) -> Scene {
        let bought: Vec<_> = narrow.iter().filter_map(|index| Some((*index, self.purchases.get(*index)?))).collect();
        let Split { variables, pool, groups, rest } = self.split(&bought);
        let bounded = variables.columns();
        let columns = Columns { bounded: &bounded, pool: pool.as_ref() };
        let covers: Vec<_> = groups.iter().map(|levers| self.cover(levers, &wide.floors, &bought, &columns)).collect();
        let pooled = pool.and_then(|pool| self.pooled(pool, &covers, &wide.floors, &bought));
        let floors = rest.iter().filter_map(|lever| wide.floors.get(*lever).copied()).collect();
        let field = Field {
            board: self.board,
            purchases: self.purchases,
            marks: self.marks,
            levers: rest,
            floors,
            bought: narrow.to_vec(),
        };
        let rest = solve(&field, Rational::ZERO);
        let values = |variable: &Variable| self.values(&variable.columns, &wide.floors, &bought, &covers);
        let values: Vec<_> = variables.list.iter().map(values).collect();
        let sums = self.sums(&self.board.levels());
        let compiler = Compiler { tree: self.tree, variables: &variables, values: &values, sums: &sums };
        let (constant, items) = compiler.compile();
        Scene {
            tree: Rc::clone(self.tree),
            purchases: wide.purchases,
            cost: Cost::new(wide.effort, 0),
            rest_amounts: rest.frontier().into_iter().map(|(effort, gain)| (effort, points_up(&gain))).collect(),
            goal: points_down(need.bound()),
            constant,
            items,
            sums,
            pooled,
            variables,
            values,
            covers,
            rest,
        }
    }

    fn sums(&self, levels: &[usize]) -> Vec<Rational> {
        let share = |index: &usize| Some(self.board.levers.get(*index)?.kind.share(*levels.get(*index)?));
        let sum = |levers: &Vec<usize>| levers.iter().filter_map(share).sum();
        self.tree.columns.iter().map(sum).collect()
    }

    /// Where a pool stands in a cover, what stands of it anyway and what it can add at most.
    fn pooled(&self, pool: Pool, covers: &[Cover], floors: &[usize], bought: &[(usize, &Purchase)]) -> Option<Pooled> {
        let place = |(cover, of): (usize, &Cover)| Some((cover, of.pool_column()?));
        let (cover, column) = covers.iter().enumerate().find_map(place)?;
        let (mut standing, mut most) = (0, 0);
        for (column, members) in self.tree.columns.iter().enumerate().filter(|(column, _)| pool.holds(*column)) {
            let measure = self.measures.get(column)?;
            for (index, lever) in members.iter().filter_map(|index| Some((*index, self.board.levers.get(*index)?))) {
                let above = |level| pool.fine(column, measure, level) - pool.fine(column, measure, lever.level);
                standing += above(floors.get(index).copied().unwrap_or(lever.level));
                most += above(highest(index, lever, floors, bought));
            }
        }
        Some(Pooled { pool, cover, column, standing, most })
    }

    /// The variables, the levers of each cover, and the levers of none.
    fn split(&self, bought: &[(usize, &Purchase)]) -> Split {
        let all: Vec<_> = (0..self.board.levers.len()).collect();
        let levers = |column: &usize| self.tree.columns.get(*column).map(Vec::as_slice).unwrap_or_default();
        let joined = |columns: &BTreeSet<usize>| {
            let mut forest = Forest::new(&all);
            bought.iter().for_each(|(_, purchase)| forest.join(purchase.raises.keys().copied()));
            columns.iter().for_each(|column| forest.join(levers(column).iter().copied()));
            forest
        };
        // Columns of the root that purchases tie to those of variables are variables too.
        let mut forced = BTreeSet::new();
        loop {
            let columns = Variables::new(self.tree, &forced).columns();
            let forest = joined(&columns);
            let covered: BTreeSet<_> = columns.iter().flat_map(levers).map(|lever| forest.root(*lever)).collect();
            let is_tied = |column: &usize| levers(column).iter().any(|lever| covered.contains(&forest.root(*lever)));
            let free = self.tree.root.columns.keys().filter(|column| !columns.contains(column));
            let tied: Vec<_> = free.filter(|column| is_tied(column)).copied().collect();
            if tied.is_empty() {
                break;
            }
            forced.extend(tied);
        }
        // Several are taken together, with those that nothing ties.
        let pool = if forced.len() >= self.pooled_columns { self.pool() } else { None };
        let variables = Variables::new(self.tree, if pool.is_some() { &NONE } else { &forced });
        let columns = variables.columns();
        let mut forest = joined(&columns);
        let of_pool = |column: &usize| pool.as_ref().is_some_and(|pool| pool.holds(*column));
        let pooled: Vec<_> = (0..self.tree.columns.len()).filter(of_pool).collect();
        forest.join(pooled.iter().flat_map(levers).copied());
        let covered: BTreeSet<_> =
            columns.iter().chain(&pooled).flat_map(levers).map(|lever| forest.root(*lever)).collect();
        let mut groups: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        let (inside, rest): (Vec<_>, Vec<_>) =
            all.iter().copied().partition(|lever| covered.contains(&forest.root(*lever)));
        inside.iter().for_each(|lever| groups.entry(forest.root(*lever)).or_default().push(*lever));
        Split { variables, pool, groups: groups.into_values().collect(), rest }
    }

    /// All columns of the root that no variable bounds.
    fn pool(&self) -> Option<Pool> {
        let bound = Variables::new(self.tree, &NONE).columns();
        let free: Vec<_> = self.tree.root.columns.keys().filter(|column| !bound.contains(column)).copied().collect();
        Pool::new(self.board, self.tree, self.measures, &free)
    }

    fn cover(&self, levers: &[usize], floors: &[usize], bought: &[(usize, &Purchase)], of: &Columns<'_>) -> Cover {
        let mut columns = Vec::new();
        let mut places = BTreeMap::new();
        let mut pooled = Vec::new();
        for (column, members) in self.tree.columns.iter().enumerate() {
            let is_here = members.first().is_some_and(|lever| levers.binary_search(lever).is_ok());
            if is_here && of.bounded.contains(&column) {
                places.extend(members.iter().map(|lever| (*lever, (columns.len(), column))));
                columns.push(CoverColumn { of: ColumnOf::One(column), weight: self.weight(column, members) });
            } else if is_here && of.pool.is_some_and(|pool| pool.holds(column)) {
                pooled.extend(members.iter().map(|lever| (*lever, column)));
            }
        }
        if let Some(pool) = of.pool.filter(|_| !pooled.is_empty()) {
            // Last, so that what the others cost limits what it may cost.
            places.extend(pooled.into_iter().map(|(lever, column)| (lever, (columns.len(), column))));
            let of = ColumnOf::Pool { grain: pool.grain, all: pool.all };
            columns.push(CoverColumn { of, weight: pool.quantum.clone() });
        }
        let part = |cluster: &Cluster| -> Vec<Bundled> {
            let levers = &cluster.levers;
            let own: Vec<_> = levers.iter().filter_map(|lever| floors.get(*lever).copied()).collect();
            let bought = cluster.purchases.iter().filter_map(|index| Some((*index, self.purchases.get(*index)?)));
            let packages = packages(levers, own.clone(), &bought.collect::<Vec<_>>());
            packages.into_iter().map(|package| self.bundled(levers, &own, package, &places, of)).collect()
        };
        let parts = clusters(levers, bought).iter().map(part).collect();
        Cover::new(parts, columns)
    }

    /// Points of the total for one amount of a column.
    fn weight(&self, column: usize, levers: &[usize]) -> Rational {
        let lever = levers.first().and_then(|lever| self.board.levers.get(*lever));
        let quantum = self.measures.get(column).map(|measure| &measure.quantum);
        lever.zip(quantum).map(|(lever, quantum)| &lever.kind.weight * quantum).unwrap_or_default()
    }

    fn bundled(
        &self,
        levers: &[usize],
        floors: &[usize],
        package: Package,
        places: &BTreeMap<usize, (usize, usize)>,
        of: &Columns<'_>,
    ) -> Bundled {
        let (mut marks, mut gain, mut sites) = (0, Rational::ZERO, Vec::new());
        for ((index, start), floor) in levers.iter().zip(floors).zip(package.floors) {
            let Some(lever) = self.board.levers.get(*index) else { continue };
            let mark = self.marks.get(*index).copied().unwrap_or(0);
            let is_raised = floor > lever.level;
            marks += if is_raised { mark } else { 0 };
            gain = &gain + &lever.kind.change(lever.level, floor);
            let mark = if is_raised { 0 } else { mark };
            let place = places.get(index).and_then(|(at, column)| Some((*at, *column, self.measures.get(*column)?)));
            if let Some((at, column, measure)) = place {
                let pool = of.pool.filter(|pool| pool.holds(column));
                let counted = Counted { measure, pool: pool.map(|pool| (pool, column)) };
                sites.push(counted.site((*index, lever), at, (*start, floor), mark));
            }
        }
        Bundled { purchases: package.purchases, cost: Cost::new(package.effort, marks), gain, sites }
    }

    /// The values of a variable worth trying: from what stands anyway to what its columns can reach.
    fn values(
        &self,
        columns: &[(usize, Rational)],
        floors: &[usize],
        bought: &[(usize, &Purchase)],
        covers: &[Cover],
    ) -> Vec<Value> {
        let (mut values, mut low, mut cap) = (BTreeSet::new(), None::<Rational>, None::<Rational>);
        for (column, by) in columns {
            let Some((members, measure)) = self.tree.columns.get(*column).zip(self.measures.get(*column)) else {
                continue;
            };
            let mut amounts = BTreeSet::from([0]);
            for (index, lever) in members.iter().filter_map(|index| Some((*index, self.board.levers.get(*index)?))) {
                let levels = floors.get(index).copied().unwrap_or(0)..=highest(index, lever, floors, bought);
                let added: BTreeSet<_> = levels.map(|level| measure.amount(level)).collect();
                amounts = amounts.iter().flat_map(|sum| added.iter().map(move |more| sum + more)).collect();
            }
            let all: Vec<_> = amounts.iter().map(|amount| &measure.sum(*amount, members.len()) * by).collect();
            low = all.first().cloned().into_iter().chain(low).min();
            cap = all.last().cloned().into_iter().chain(cap).min();
            values.extend(all);
        }
        let (low, cap) = (low.unwrap_or_default(), cap.unwrap_or_default());
        let worth = values.into_iter().filter(|value| *value >= low && *value <= cap);
        worth.map(|value| self.value(value, columns, floors, covers)).collect()
    }

    fn value(&self, value: Rational, columns: &[(usize, Rational)], floors: &[usize], covers: &[Cover]) -> Value {
        let mut needs = Vec::new();
        for (column, by) in columns {
            let Some((members, measure)) = self.tree.columns.get(*column).zip(self.measures.get(*column)) else {
                continue;
            };
            let standing: i64 = members.iter().filter_map(|lever| floors.get(*lever)).map(|l| measure.amount(*l)).sum();
            let sum = value.checked_div(by).unwrap_or_default();
            let need = measure.needed(&sum, members.len()) - standing;
            let place = covers.iter().enumerate().find_map(|(cover, known)| {
                Some((cover, known.columns.iter().position(|known| known.of == ColumnOf::One(*column))?))
            });
            needs.extend(place.map(|(cover, at)| (cover, at, need)));
        }
        Value { value, needs }
    }
}

/// No columns.
static NONE: BTreeSet<usize> = BTreeSet::new();

/// What a scene falls into.
struct Split {
    variables: Variables,
    pool: Option<Pool>,
    /// The levers of each cover.
    groups: Vec<Vec<usize>>,
    /// The levers of none.
    rest: Vec<usize>,
}

/// The columns that covers are about.
struct Columns<'c> {
    /// Those that variables bound.
    bounded: &'c BTreeSet<usize>,
    pool: Option<&'c Pool>,
}

/// The highest level that a lever can reach.
fn highest(index: usize, lever: &Lever, floors: &[usize], bought: &[(usize, &Purchase)]) -> usize {
    let bought = bought.iter().filter_map(|(_, purchase)| purchase.raises.get(&index).copied()).max();
    let floor = floors.get(index).copied().unwrap_or(0);
    if lever.kind.is_controllable() { lever.kind.top() } else { floor.max(bought.unwrap_or(0)) }
}

/// How the levels of a lever are counted.
struct Counted<'c> {
    measure: &'c Measure,
    /// The pool that it is part of, with its column.
    pool: Option<(&'c Pool, usize)>,
}

impl Counted<'_> {
    /// What a level adds above another one, in amounts of its column; in a pool in coarse ones.
    fn amount(&self, from: usize, to: usize) -> i64 {
        match self.pool {
            Some((pool, _)) => pool.coarse(self.fine(from, to)),
            None => self.measure.amount(to) - self.measure.amount(from),
        }
    }

    fn fine(&self, from: usize, to: usize) -> i64 {
        let fine = |level| self.pool.map_or(0, |(pool, column)| pool.fine(column, self.measure, level));
        fine(to) - fine(from)
    }

    fn site(&self, (index, lever): (usize, &Lever), column: usize, (start, floor): (usize, usize), mark: u32) -> Site {
        let top = if lever.kind.is_controllable() { lever.kind.top() } else { floor };
        let cost = |levels: usize| Cost::new(lever.kind.effort.times(levels), mark);
        let lifts = (floor + 1..=top).zip(1..).map(|(level, levels)| (self.amount(floor, level), cost(levels)));
        let above = (floor + 1..=top).map(|level| self.fine(floor, level));
        let pooled = self.pool.map(|_| {
            let choices = above.zip(1..).map(|(fine, levels)| (fine, cost(levels)));
            Rc::new(PoolSite::new((index, floor), self.fine(start, floor), choices))
        });
        Site {
            lever: index,
            column: Some(column),
            floor,
            amount: self.amount(start, floor),
            lifts: lifts.collect(),
            pooled,
        }
    }
}
