//! A plan as a list to work through, grouped by standard.

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
    /// The bundles that raise it.
    pub bundles: Vec<BundleId>,
    /// Single levels, and each bundle at the first standard that it raises.
    pub effort: u32,
    /// Exact change of the body's total.
    pub gain: Rational,
    /// The rounded total once this and everything before it is done.
    pub total_after: Score,
}

impl Checklist {
    /// How many standards are done, and the exact total that they lead to.
    pub fn progress(&self, done: &[IndicatorId]) -> (usize, Rational) {
        let finished: Vec<_> = self.items.iter().filter(|item| done.contains(&item.indicator)).collect();
        let gains: Rational = finished.iter().map(|item| item.gain.clone()).sum();
        (finished.len(), &self.from + &gains)
    }
}

/// The list of a course that begins at a total. Efforts and gains add up to those of the course.
pub fn checklist(rules: &Rules, course: &Course, from: &Rational) -> Checklist {
    let mut items = Vec::new();
    for (position, dimension) in rules.dimensions.iter().enumerate() {
        for (offset, indicator) in dimension.indicators.iter().enumerate() {
            let steps = course.steps.iter().filter(|step| step.indicator == indicator.id);
            items.extend(item(rules, steps.cloned().collect(), (position, offset)));
        }
    }
    sort_by(&mut items, |a, b| b.gain.cmp(&a.gain));
    for bought in &course.bundles {
        charge(&mut items, bought);
    }
    let mut total = from.clone();
    for item in &mut items {
        total = &total + &item.gain;
        item.total_after = rules.instrument.round(&total);
    }
    Checklist { from: from.clone(), items }
}

fn item(rules: &Rules, steps: Vec<Step>, within: (usize, usize)) -> Option<Item> {
    let indicator = steps.first()?.indicator.clone();
    let gain: Rational = steps.iter().map(|step| step.gain.clone()).sum();
    let mut bundles: Vec<BundleId> = Vec::new();
    for bundle in steps.iter().filter_map(|step| step.bundle.as_ref()) {
        if !bundles.contains(bundle) {
            bundles.push(bundle.clone());
        }
    }
    let effort = steps.iter().map(|step| step.effort).sum();
    Some(Item { indicator, within, steps, bundles, effort, total_after: rules.instrument.round(&gain), gain })
}

/// Adds the effort of a bundle to the first standard that it raises.
fn charge(items: &mut [Item], bought: &Bought) {
    let here = |unit: &UnitId| bought.unit.as_ref().is_none_or(|bought| bought == unit);
    let raises =
        |item: &Item| item.steps.iter().any(|step| step.bundle.as_ref() == Some(&bought.bundle) && here(&step.unit));
    let place = items.iter().position(raises).unwrap_or_default();
    if let Some(item) = items.get_mut(place) {
        item.effort = item.effort.saturating_add(bought.effort);
    }
}
