//! Bundles as they can be bought, and what belongs together because of them.

use std::collections::BTreeMap;

use crate::engine::instrument::Scope;
use crate::engine::levers::Board;
use crate::engine::rules::BundleRules;

/// One bundle bought: for one unit, or once for the body.
#[derive(Clone, Debug)]
pub(in crate::engine) struct Purchase {
    /// Position among the bundles of the rules.
    pub bundle: usize,
    /// Position of the unit; `None` for the body.
    pub unit: Option<usize>,
    /// Work, paid once for this purchase.
    pub effort: u32,
    /// Levers that it raises above their present level, with the level they reach.
    pub raises: BTreeMap<usize, usize>,
}

impl Purchase {
    /// Whether it raises anything in more than one unit.
    pub fn is_wide(&self, board: &Board) -> bool {
        let mut units = self.raises.keys().filter_map(|lever| board.levers.get(*lever)).map(|lever| lever.unit);
        let first = units.next();
        units.any(|unit| Some(unit) != first)
    }
}

/// Everything that can be bought and raises something, in the order of bundles and units.
pub(in crate::engine) fn purchases(board: &Board) -> Vec<Purchase> {
    let bundles = board.rules.bundles.iter().enumerate();
    bundles.flat_map(|(position, bundle)| bundle_purchases(board, position, bundle)).collect()
}

fn bundle_purchases(board: &Board, position: usize, bundle: &BundleRules) -> Vec<Purchase> {
    let mut by_unit: BTreeMap<Option<usize>, BTreeMap<usize, usize>> = BTreeMap::new();
    let mut levels = BTreeMap::new();
    for effect in &bundle.effects {
        let level: &mut Vec<_> = levels.entry(&effect.indicator).or_default();
        level.push(&effect.level);
    }
    for (index, lever) in board.levers.iter().enumerate() {
        let levels = levels.get(&lever.id).into_iter().flatten();
        let level = levels.filter_map(|level| lever.scale.position(level)).max();
        if let Some(level) = level.filter(|level| *level > lever.level) {
            let unit = (bundle.scope == Scope::Unit).then_some(lever.unit);
            by_unit.entry(unit).or_default().insert(index, level);
        }
    }
    let purchase = |(unit, raises)| Purchase { bundle: position, unit, effort: bundle.effort, raises };
    by_unit.into_iter().map(purchase).collect()
}

/// Levers that hang together: through what is bought, or through other links.
#[derive(Clone, Debug)]
pub(in crate::engine) struct Cluster {
    /// Levers, rising.
    pub levers: Vec<usize>,
    /// Purchases that raise any of them, rising.
    pub purchases: Vec<usize>,
}

/// The finest partition of `levers` in which no purchase of `bought` reaches two clusters.
pub(in crate::engine) fn clusters(levers: &[usize], bought: &[(usize, &Purchase)]) -> Vec<Cluster> {
    let mut forest = Forest::new(levers);
    for (_, purchase) in bought {
        forest.join(purchase.raises.keys().copied());
    }
    let mut clusters: BTreeMap<usize, Cluster> = BTreeMap::new();
    for lever in levers {
        let cluster = clusters.entry(forest.root(*lever));
        cluster.or_insert_with(|| Cluster { levers: Vec::new(), purchases: Vec::new() }).levers.push(*lever);
    }
    for (index, purchase) in bought {
        let first = purchase.raises.keys().find(|lever| forest.holds(**lever));
        let cluster = first.and_then(|lever| clusters.get_mut(&forest.root(*lever)));
        if let Some(cluster) = cluster {
            cluster.purchases.push(*index);
        }
    }
    clusters.into_values().collect()
}

/// Disjoint sets of levers, each known by its smallest member.
pub(in crate::engine) struct Forest {
    parents: BTreeMap<usize, usize>,
}

impl Forest {
    /// Every lever alone.
    pub fn new(levers: &[usize]) -> Self {
        Self { parents: levers.iter().map(|lever| (*lever, *lever)).collect() }
    }

    /// Whether a lever is in any set.
    pub fn holds(&self, lever: usize) -> bool {
        self.parents.contains_key(&lever)
    }

    /// The smallest member of the set of a lever.
    pub fn root(&self, mut lever: usize) -> usize {
        while let Some(parent) = self.parents.get(&lever).filter(|parent| **parent != lever) {
            lever = *parent;
        }
        lever
    }

    /// Joins the sets of all these levers that are held.
    pub fn join(&mut self, levers: impl Iterator<Item = usize>) {
        let mut first = None;
        for lever in levers.filter(|lever| self.parents.contains_key(lever)).collect::<Vec<_>>() {
            let root = self.root(lever);
            let smaller = first.map_or(root, |first: usize| first.min(root));
            if let Some(first) = first {
                self.parents.insert(first, smaller);
            }
            self.parents.insert(root, smaller);
            self.parents.insert(lever, smaller);
            first = Some(smaller);
        }
    }
}

/// A choice of purchases with what they leave as the lowest levels.
#[derive(Clone, Debug)]
pub(in crate::engine) struct Package {
    /// Positions of the purchases, rising.
    pub purchases: Vec<usize>,
    /// What they cost together.
    pub effort: u32,
    /// The level that stands after them, one a lever.
    pub floors: Vec<usize>,
}

/// Every choice of purchases over some levers that can be part of a cheapest plan.
///
/// Of choices with equal floors the cheapest is kept. A choice that costs more
/// than another one whose floors are nowhere lower is dropped: whatever is
/// built on it costs less on the other one.
pub(in crate::engine) fn packages(levers: &[usize], floors: &[usize], bought: &[(usize, &Purchase)]) -> Vec<Package> {
    let mut known = BTreeMap::from([(floors.to_vec(), (0, Vec::new()))]);
    for (index, purchase) in bought {
        let mut more = Vec::new();
        for (floors, (effort, purchases)) in &known {
            let raised = levers.iter().zip(floors).map(|(lever, floor)| {
                let level = purchase.raises.get(lever).copied().unwrap_or(0);
                level.max(*floor)
            });
            let with = purchases.iter().copied().chain([*index]).collect::<Vec<_>>();
            more.push((raised.collect::<Vec<_>>(), (effort + purchase.effort, with)));
        }
        for (floors, choice) in more {
            let best = known.entry(floors).or_insert_with(|| choice.clone());
            if choice.0 < best.0 {
                *best = choice;
            }
        }
    }
    let mut packages: Vec<_> =
        known.into_iter().map(|(floors, (effort, purchases))| Package { purchases, effort, floors }).collect();
    packages.sort_by(|a, b| a.effort.cmp(&b.effort).then_with(|| a.purchases.cmp(&b.purchases)));
    without_dominated(packages)
}

fn without_dominated(packages: Vec<Package>) -> Vec<Package> {
    let mut kept: Vec<Package> = Vec::new();
    for package in packages {
        let covers = |other: &Package| {
            other.effort < package.effort && other.floors.iter().zip(&package.floors).all(|(other, own)| other >= own)
        };
        if !kept.iter().any(covers) {
            kept.push(package);
        }
    }
    kept
}
