//! What values of a scene's variables reach, and what they ask for.

use super::cost::Cost;
use super::cover::Covered;
use super::scene::Scene;
use super::search::Found;
use super::variables::Summand;
use crate::engine::number::Rational;
use crate::engine::plan::exact::Selection;
use crate::engine::plan::need::Need;

impl Scene {
    /// The low end, before the rest gains anything.
    pub(super) fn low_end(&self, chosen: &[usize]) -> Rational {
        self.variables.low_end(&self.tree, &self.of(chosen), &self.sums)
    }

    /// What one summand of the low end gives.
    pub(super) fn summand(&self, summand: Summand, chosen: &[usize]) -> Rational {
        self.variables.summand(&self.tree, summand, &self.of(chosen), &self.sums)
    }

    fn of(&self, chosen: &[usize]) -> Vec<&Rational> {
        self.values.iter().zip(chosen).filter_map(|(values, index)| Some(&values.get(*index)?.value)).collect()
    }

    /// The first values as chosen, all others at their highest.
    pub(super) fn at_most(&self, chosen: &[usize]) -> Vec<usize> {
        let highest = self.values.iter().map(|values| values.len().saturating_sub(1));
        chosen.iter().copied().chain(highest.skip(chosen.len())).collect()
    }

    fn reaches(&self, chosen: &[usize], need: &Need) -> bool {
        need.is_met_by(&(&self.low_end(chosen) + &self.most_of_rest))
    }

    /// The first values as chosen; of each other one the least that can reach the
    /// need with all the rest at their highest. `None` where nothing can.
    pub(super) fn least_values(&self, chosen: &[usize], need: &Need) -> Option<Vec<usize>> {
        let most = self.at_most(chosen);
        if !self.reaches(&most, need) {
            return None;
        }
        let mut least = chosen.to_vec();
        for (position, values) in self.values.iter().enumerate().skip(chosen.len()) {
            let (mut low, mut high) = (0, values.len().saturating_sub(1));
            while low < high {
                let middle = (low + high) / 2;
                let mut tried = most.clone();
                tried.get_mut(position).into_iter().for_each(|value| *value = middle);
                if self.reaches(&tried, need) { high = middle } else { low = middle + 1 }
            }
            least.push(low);
        }
        Some(least)
    }

    /// What each cover needs for these values.
    pub(super) fn needs(&self, chosen: &[usize]) -> Vec<Vec<i64>> {
        let mut needs: Vec<Vec<i64>> = self.covers.iter().map(|cover| vec![0; cover.columns.len()]).collect();
        let values = self.values.iter().zip(chosen).filter_map(|(values, index)| values.get(*index));
        for (cover, column, need) in values.flat_map(|value| &value.needs) {
            if let Some(known) = needs.get_mut(*cover).and_then(|needs| needs.get_mut(*column)) {
                *known = (*known).max(*need);
            }
        }
        needs
    }

    /// The least effort of the rest, with values not chosen at their highest; `None` where it is not enough.
    pub(super) fn rest_effort(&self, chosen: &[usize], need: &Need) -> Option<u32> {
        self.rest.effort_of(&need.less(&self.low_end(&self.at_most(chosen))))
    }

    /// Whether these values alone meet the need.
    pub(super) fn is_met(&self, chosen: &[usize], need: &Need) -> bool {
        need.is_met_by(&self.low_end(chosen))
    }

    /// The cheapest plan of the rest that makes up what these values lack.
    pub(super) fn rest_plan(&self, chosen: &[usize], need: &Need) -> Option<Selection> {
        let missing = need.less(&self.low_end(chosen));
        self.rest.plan(self.rest.effort_of(&missing)?, &missing)
    }

    /// A plan of the wide purchases, the rest and every cover; `own` is the cost of the first two.
    pub(super) fn found(&self, own: Cost, rest: Selection, covered: Vec<Covered>) -> Found {
        let mut found = Found {
            cost: own,
            gain: rest.gain,
            purchases: self.purchases.iter().chain(&rest.purchases).copied().collect(),
            lifted: rest.lifted,
        };
        for covered in covered {
            found.cost = found.cost + covered.cost;
            found.gain = &found.gain + &covered.gain;
            found.purchases.extend(covered.purchases);
            found.lifted.extend(covered.lifted);
        }
        found
    }
}
