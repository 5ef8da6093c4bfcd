//! A plan as a list to work through: by standard, with those that one bundle raises together.

use crate::engine::Rules;
use crate::engine::number::{Rational, Score};
use crate::engine::plan::{Bought, Course, Step};
use crate::engine::sorting::sort_by;
use crate::engine::text::{BundleId, IndicatorId, UnitId};

/// A plan to work through.
#[derive(Clone, Debug, PartialEq)]
pub struct Checklist {
    /// The exact total before it.
    pub from: Rational,
    /// The bundles, the largest gain first, then the standards that are raised by themselves.
    pub groups: Vec<Group>,
}

/// What is done in one go, or one by one.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// The bundle that raises all of them; none where each is raised by itself.
    pub bundle: Option<BundleId>,
    /// What all of it costs, the bundle in all its units once.
    pub effort: u32,
    /// Exact change of the body's total.
    pub gain: Rational,
    /// One standard each: the largest gain first.
    pub items: Vec<Item>,
}

/// One standard of a plan.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    /// Which standard.
    pub indicator: IndicatorId,
    /// The position of its dimension, and its own in that.
    pub within: (usize, usize),
    /// Where it is raised, from which level to which.
    pub steps: Vec<Step>,
    /// The bundles that raise it, the one that adds most first.
    pub bundles: Vec<BundleId>,
    /// Single levels, and bundles that stand nowhere else.
    pub effort: u32,
    /// Exact change of the body's total.
    pub gain: Rational,
    /// The rounded total once this and everything before it is done.
    pub total_after: Score,
}

impl Checklist {
    /// All standards, in the order of the list.
    pub fn items(&self) -> impl Iterator<Item = &Item> {
        self.groups.iter().flat_map(|group| &group.items)
    }

    /// Whether groups have a row of their own above them: standards that are all raised by themselves need none.
    pub fn has_heads(&self) -> bool {
        self.groups.len() > 1 || self.groups.iter().any(|group| group.bundle.is_some())
    }

    /// How many standards are done, and the exact total that they lead to.
    pub fn progress(&self, done: &[IndicatorId]) -> (usize, Rational) {
        let finished: Vec<_> = self.items().filter(|item| done.contains(&item.indicator)).collect();
        let gains: Rational = finished.iter().map(|item| item.gain.clone()).sum();
        (finished.len(), &self.from + &gains)
    }
}

/// The list of a course that begins at a total. Efforts and gains add up to those of the course.
pub fn checklist(rules: &Rules, course: &Course, from: &Rational) -> Checklist {
    let mut items = Vec::new();
    for (position, dimension) in rules.dimensions().iter().enumerate() {
        for (offset, indicator) in dimension.indicators().iter().enumerate() {
            let steps = course.steps.iter().filter(|step| step.indicator == *indicator.id());
            items.extend(item(rules, steps.cloned().collect(), (position, offset)));
        }
    }
    sort_by(&mut items, |a, b| b.gain.cmp(&a.gain));
    let mut groups = grouped(items);
    for bought in &course.bundles {
        charge(&mut groups, bought);
    }
    for group in &mut groups {
        group.effort = group.items.iter().fold(group.effort, |sum, item| sum.saturating_add(item.effort));
    }
    let mut total = from.clone();
    for item in groups.iter_mut().flat_map(|group| &mut group.items) {
        total = &total + &item.gain;
        item.total_after = rules.instrument().round(&total);
    }
    Checklist { from: from.clone(), groups }
}

/// Standards that are sorted, each with the bundle that raises it most.
fn grouped(items: Vec<Item>) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for item in items {
        let bundle = item.bundles.first();
        match groups.iter_mut().find(|group| group.bundle.as_ref() == bundle) {
            Some(group) => {
                group.gain = &group.gain + &item.gain;
                group.items.push(item);
            }
            None => {
                groups.push(Group { bundle: bundle.cloned(), effort: 0, gain: item.gain.clone(), items: vec![item] })
            }
        }
    }
    sort_by(&mut groups, |a, b| a.bundle.is_none().cmp(&b.bundle.is_none()).then_with(|| b.gain.cmp(&a.gain)));
    groups
}

fn item(rules: &Rules, steps: Vec<Step>, within: (usize, usize)) -> Option<Item> {
    let indicator = steps.first()?.indicator.clone();
    let gain: Rational = steps.iter().map(|step| step.gain.clone()).sum();
    let bundles = bundles_of(&steps);
    let effort = steps.iter().map(|step| step.effort).sum();
    Some(Item { indicator, within, steps, bundles, effort, total_after: rules.instrument().round(&gain), gain })
}

/// The bundles of these steps, the one that adds most first.
fn bundles_of(steps: &[Step]) -> Vec<BundleId> {
    let mut gains: Vec<(&BundleId, Rational)> = Vec::new();
    for (bundle, step) in steps.iter().filter_map(|step| Some((step.bundle.as_ref()?, step))) {
        match gains.iter_mut().find(|(known, _)| *known == bundle) {
            Some((_, gain)) => *gain = &*gain + &step.gain,
            None => gains.push((bundle, step.gain.clone())),
        }
    }
    sort_by(&mut gains, |(_, a), (_, b)| b.cmp(a));
    gains.into_iter().map(|(bundle, _)| bundle.clone()).collect()
}

/// Adds the effort of a bundle to its group; where all its standards stand in others, to the first of them.
fn charge(groups: &mut [Group], bought: &Bought) {
    if let Some(group) = groups.iter_mut().find(|group| group.bundle.as_ref() == Some(&bought.bundle)) {
        group.effort = group.effort.saturating_add(bought.effort);
        return;
    }
    let here = |unit: &UnitId| bought.unit.as_ref().is_none_or(|bought| bought == unit);
    let raises =
        |item: &Item| item.steps.iter().any(|step| step.bundle.as_ref() == Some(&bought.bundle) && here(&step.unit));
    if let Some(item) = groups.iter_mut().flat_map(|group| &mut group.items).find(|item| raises(item)) {
        item.effort = item.effort.saturating_add(bought.effort);
    }
}
