//! Bundles as they can be bought, and what belongs together because of them.

use std::collections::BTreeMap;

use litemap::LiteMap;

use crate::document::map_of;
use crate::instrument::Scope;
use crate::levers::Board;
use crate::rules::BundleRules;
use crate::sorting::sort_by;

/// One bundle bought: for one unit, or once for the body.
#[derive(Clone, Debug)]
pub(crate) struct Purchase {
    /// Position among the bundles of the rules.
    pub bundle: usize,
    /// Position of the unit; `None` for the body.
    pub unit: Option<usize>,
    /// Work, paid once for this purchase.
    pub effort: u32,
    /// Levers that it raises above their present level, with the level they reach.
    pub raises: LiteMap<usize, usize>,
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
pub(crate) fn purchases(board: &Board) -> Vec<Purchase> {
    let bundles = board.rules.bundles().iter().enumerate();
    bundles.flat_map(|(position, bundle)| bundle_purchases(board, position, bundle)).collect()
}

fn bundle_purchases(board: &Board, position: usize, bundle: &BundleRules) -> Vec<Purchase> {
    // By position of the indicator, so that levers are met in their order.
    let mut effects: BTreeMap<usize, usize> = BTreeMap::new();
    for effect in bundle.effects() {
        let Some(place) = board.rules.position(&effect.indicator) else { continue };
        let scale = board.rules.at(place).map(|indicator| indicator.scale());
        if let Some(level) = scale.and_then(|scale| scale.position(&effect.level)) {
            let known = effects.entry(place).or_default();
            *known = level.max(*known);
        }
    }
    let raised_in = |unit| {
        let raised = effects.iter().filter_map(move |(place, level)| Some((board.lever_at(unit, *place)?, *level)));
        raised.filter(|(index, level)| board.levers.get(*index).is_some_and(|lever| *level > lever.level))
    };
    let units = 0..board.unit_count();
    let made: Vec<(Option<usize>, LiteMap<usize, usize>)> = match bundle.scope() {
        Scope::Unit => units.map(|unit| (Some(unit), map_of(raised_in(unit)))).collect(),
        Scope::Body => vec![(None, map_of(units.flat_map(raised_in)))],
    };
    let made = made.into_iter().filter(|(_, raises)| !raises.is_empty());
    made.map(|(unit, raises)| Purchase { bundle: position, unit, effort: bundle.effort().into(), raises }).collect()
}

/// Levers that hang together: through what is bought, or through other links.
#[derive(Clone, Debug)]
pub(crate) struct Cluster {
    /// Levers, rising.
    pub levers: Vec<usize>,
    /// Purchases that raise any of them, rising.
    pub purchases: Vec<usize>,
}

/// Most clusters have no more levers, nor purchases.
const MEMBERS: usize = 8;

/// The finest partition of `levers` in which no purchase of `bought` reaches two clusters.
pub(crate) fn clusters(levers: &[usize], bought: &[(usize, &Purchase)]) -> Vec<Cluster> {
    let mut forest = Forest::new(levers);
    for (_, purchase) in bought {
        forest.join(purchase.raises.keys().copied());
    }
    let mut clusters: Vec<Cluster> = Vec::new();
    // One a lever: its cluster. A root is the smallest member, and so is met first.
    let mut places: Vec<usize> = Vec::with_capacity(levers.len());
    for (place, lever) in levers.iter().enumerate() {
        let root = forest.root_place(place);
        let known = if root == place { clusters.len() } else { places.get(root).copied().unwrap_or_default() };
        places.push(known);
        if known == clusters.len() {
            clusters.push(Cluster { levers: Vec::with_capacity(MEMBERS), purchases: Vec::with_capacity(MEMBERS) });
        }
        clusters.get_mut(known).into_iter().for_each(|cluster| cluster.levers.push(*lever));
    }
    for (index, purchase) in bought {
        let first = purchase.raises.keys().find_map(|lever| forest.place(*lever));
        let cluster = first.and_then(|place| places.get(place)).and_then(|cluster| clusters.get_mut(*cluster));
        if let Some(cluster) = cluster {
            cluster.purchases.push(*index);
        }
    }
    clusters
}

/// Disjoint sets of levers, each known by its smallest member.
pub(crate) struct Forest<'l> {
    /// Rising.
    levers: &'l [usize],
    /// From the first lever to the last: the place of each that is held.
    places: Vec<Option<usize>>,
    /// One a lever: the place of a smaller member of its set, or its own.
    parents: Vec<usize>,
}

impl<'l> Forest<'l> {
    /// Every lever alone; they must rise.
    pub fn new(levers: &'l [usize]) -> Self {
        let first = levers.first().copied().unwrap_or(0);
        let mut places = vec![None; levers.last().map_or(0, |last| last - first + 1)];
        for (place, lever) in levers.iter().enumerate() {
            places.get_mut(lever - first).into_iter().for_each(|known| *known = Some(place));
        }
        Self { levers, places, parents: (0..levers.len()).collect() }
    }

    /// The place of a lever in any set.
    fn place(&self, lever: usize) -> Option<usize> {
        let first = self.levers.first()?;
        self.places.get(lever.checked_sub(*first)?).copied().flatten()
    }

    /// The smallest member of the set of a lever.
    pub fn root(&self, lever: usize) -> usize {
        let root = self.place(lever).map(|place| self.root_place(place));
        root.and_then(|root| self.levers.get(root)).copied().unwrap_or(lever)
    }

    fn root_place(&self, mut place: usize) -> usize {
        while let Some(parent) = self.parents.get(place).filter(|parent| **parent != place) {
            place = *parent;
        }
        place
    }

    /// Joins the sets of all these levers that are held.
    pub fn join(&mut self, levers: impl Iterator<Item = usize>) {
        let mut first = None;
        for lever in levers {
            let Some(place) = self.place(lever) else { continue };
            let root = self.root_place(place);
            let smaller = first.map_or(root, |first: usize| first.min(root));
            for place in first.into_iter().chain([root, place]) {
                self.parents.get_mut(place).into_iter().for_each(|parent| *parent = smaller);
            }
            first = Some(smaller);
        }
    }
}

/// A choice of purchases with what they leave as the lowest levels.
#[derive(Clone, Debug)]
pub(crate) struct Package {
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
pub(crate) fn packages(levers: &[usize], floors: Vec<usize>, bought: &[(usize, &Purchase)]) -> Vec<Package> {
    let mut packages = Vec::with_capacity(1 << bought.len().min(4));
    packages.push(Package { purchases: Vec::new(), effort: 0, floors });
    for (index, purchase) in bought {
        for place in 0..packages.len() {
            let with = packages.get(place).and_then(|package: &Package| package.with(levers, *index, purchase));
            packages.extend(with);
        }
        // Stable: of those that cost the same, the first stays.
        sort_by(&mut packages, |a, b| a.floors.cmp(&b.floors).then(a.effort.cmp(&b.effort)));
        packages.dedup_by(|later, kept| later.floors == kept.floors);
    }
    sort_by(&mut packages, |a, b| a.effort.cmp(&b.effort).then_with(|| a.purchases.cmp(&b.purchases)));
    // Nothing, and something more: neither covers the other one.
    if packages.len() > 2 { without_dominated(packages) } else { packages }
}

impl Package {
    /// With one more purchase; `None` where it raises nothing more.
    fn with(&self, levers: &[usize], index: usize, purchase: &Purchase) -> Option<Self> {
        let level = |lever| purchase.raises.get(lever).copied().unwrap_or(0);
        let floors: Vec<_> = levers.iter().zip(&self.floors).map(|(lever, floor)| level(lever).max(*floor)).collect();
        let purchases = || self.purchases.iter().copied().chain([index]).collect();
        (floors != self.floors).then(|| Self { purchases: purchases(), effort: self.effort + purchase.effort, floors })
    }
}

fn without_dominated(packages: Vec<Package>) -> Vec<Package> {
    let mut kept: Vec<Package> = Vec::with_capacity(packages.len());
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

#[cfg(test)]
mod tests {
    use super::*;

    /// Which of some purchases, each with its effort and the levers that it raises by a level, are made together.
    fn made(purchases: &[(u32, &[usize])]) -> Vec<Vec<usize>> {
        let purchase = |(effort, levers): &(u32, &[usize])| {
            let raises = levers.iter().map(|lever| (*lever, 1)).collect();
            Purchase { bundle: 0, unit: None, effort: *effort, raises }
        };
        let purchases: Vec<_> = purchases.iter().map(purchase).collect();
        let bought: Vec<_> = purchases.iter().enumerate().collect();
        packages(&[0, 1], vec![0, 0], &bought).into_iter().map(|package| package.purchases).collect()
    }

    #[test]
    fn of_purchases_that_raise_the_same_the_cheapest_is_kept_and_of_those_the_first() {
        assert_eq!(made(&[(3, &[0]), (2, &[0])]), [vec![], vec![1]]);
        assert_eq!(made(&[(3, &[0]), (3, &[0])]), [vec![], vec![0]]);
    }

    #[test]
    fn a_purchase_that_raises_less_is_kept_unless_it_costs_more() {
        assert_eq!(made(&[(2, &[0, 1]), (3, &[0])]), [vec![], vec![0]]);
        assert_eq!(made(&[(3, &[0, 1]), (3, &[0])]), [vec![], vec![0], vec![1]]);
    }

    #[test]
    fn a_set_of_levers_is_known_by_its_smallest() {
        let levers = [2, 3, 5, 7, 8];
        let mut forest = Forest::new(&levers);
        forest.join([7, 3].into_iter());
        forest.join([8, 7].into_iter());
        assert_eq!(levers.map(|lever| forest.root(lever)), [2, 3, 5, 3, 3]);
    }
}
