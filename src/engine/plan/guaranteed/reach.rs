//! What values of a scene's variables reach, and what they ask for.

use std::rc::Rc;

use super::cost::Cost;
use super::cover::Covered;
use super::items::points;
use super::scene::Scene;
use super::search::Found;
use crate::number::Rational;
use crate::plan::exact::{Searching, Selection, Solution};
use crate::plan::need::Need;

impl Scene {
    /// The exact low end, before the rest gains anything.
    fn low_end(&self, chosen: &[usize]) -> Rational {
        let values = self.values.iter().zip(chosen).filter_map(|(values, index)| Some(&values.get(*index)?.value));
        self.variables.low_end(&self.tree, &values.collect::<Vec<_>>(), &self.sums)
    }

    /// The first values as chosen, all others at their highest.
    pub(super) fn at_most(&self, chosen: &[usize]) -> Vec<usize> {
        let highest = self.values.iter().map(|values| values.len().saturating_sub(1));
        chosen.iter().copied().chain(highest.skip(chosen.len())).collect()
    }

    /// What is missing to the need with all values given, before the rest gains anything; rounded down.
    pub(super) fn missing(&self, all: &[usize]) -> i64 {
        self.goal - self.constant - self.items.iter().map(|item| item.amount(all)).sum::<i64>()
    }

    /// The most that the rest or the pool can add to what values give.
    fn most_of_rest(&self) -> i64 {
        match &self.pooled {
            Some(pooled) => pooled.most_points(),
            None => self.rest_amounts.last().map_or(0, |(_, amount)| *amount),
        }
    }

    /// The first values as chosen; of each other one the least that can reach the
    /// need with all the rest at their highest. `None` where nothing can.
    pub(super) fn least_values(&self, chosen: &[usize]) -> Option<Vec<usize>> {
        let mut most = self.at_most(chosen);
        let missing = self.missing(&most);
        let most_of_rest = self.most_of_rest();
        if missing > most_of_rest {
            return None;
        }
        let mut least = chosen.to_vec();
        for item in self.items.iter().filter(|item| item.variables.end > chosen.len()) {
            let wanted = item.amount(&most) - (most_of_rest - missing);
            for position in item.variables.clone().skip_while(|position| *position < chosen.len()) {
                let (mut low, mut high) = (0, most.get(position).copied().unwrap_or(0));
                while low < high {
                    let middle = (low + high) / 2;
                    let is_enough = item.amount_with(&mut most, position, middle) >= wanted;
                    if is_enough { high = middle } else { low = middle + 1 }
                }
                least.push(low);
            }
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

    /// Asks the pool for what the first values lack, with all others at their highest.
    pub(super) fn ask_pool(&self, needs: &mut [Vec<i64>], chosen: &[usize], need: &Need) {
        let Some(pooled) = &self.pooled else { return };
        let missing = match chosen.len() < self.values.len() {
            true => Need::from(&points(self.missing(&self.at_most(chosen)))),
            // Exactly, where nothing is left to be chosen.
            false => need.less(&self.low_end(chosen)),
        };
        self.need_of_pool(needs, pooled.needed(&missing));
    }

    /// The least effort of the rest, with values not chosen at their highest; `None` where it is not enough.
    pub(super) fn rest_effort(&self, chosen: &[usize]) -> Option<u32> {
        let missing = self.missing(&self.at_most(chosen));
        if self.pooled.is_some() {
            return (missing <= self.most_of_rest()).then_some(0);
        }
        let first = self.rest_amounts.partition_point(|(_, amount)| *amount < missing);
        self.rest_amounts.get(first).map(|(effort, _)| *effort)
    }

    /// Whether these values alone meet the need.
    pub(super) fn is_met(&self, chosen: &[usize], need: &Need) -> bool {
        self.missing(chosen) <= 0 && need.is_met_by(&self.low_end(chosen))
    }

    /// The search for the cheapest plan of the rest that makes up what these values lack; `None` where there is none.
    pub(super) fn rest_search(&self, chosen: &[usize], need: &Need) -> Option<Box<dyn Searching>> {
        let missing = match self.pooled {
            Some(_) => Need::from(&Rational::ZERO),
            None => need.less(&self.low_end(chosen)),
        };
        Rc::clone(&self.rest).search(self.rest.effort_of(&missing)?, &missing)
    }

    /// A plan of the wide purchases, the rest and every cover; `own` is the cost of the first two.
    pub(super) fn found(&self, own: Cost, rest: Solution, covered: Vec<Covered>) -> Found {
        let mut found = Found { cost: own, gain: rest.gain, selection: rest.selection };
        let Selection { purchases, lifted } = &mut found.selection;
        purchases.extend(&self.purchases);
        for covered in covered {
            found.cost = found.cost + covered.cost;
            found.gain = &found.gain + &covered.gain;
            purchases.extend(covered.purchases);
            lifted.extend(covered.lifted);
        }
        purchases.sort_unstable();
        found
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::levers::Board;
    use crate::plan::guaranteed::{Guaranteed, Phase, Tuning};
    use crate::plan::packages::purchases;
    use crate::plan::testing::{board, board_with, uneven};

    /// The scene in which no bundle for several units is bought.
    fn scene(board: &Board) -> Scene {
        let purchases = purchases(board);
        let need = Need::new(board.rules.instrument(), &Rational::whole(80));
        let marks = vec![1; board.levers.len()];
        let search = Guaranteed::new(board, &purchases, marks, need.clone(), &Tuning::default()).unwrap();
        let Phase::Scenes(mut scenes) = search.phase else { panic!("it has just begun") };
        scenes.advance(board, &purchases, &need);
        scenes.made.remove(0)
    }

    /// The smallest part of a point that is told apart.
    fn a_little() -> Rational {
        Rational::fraction(1, i64::MAX).unwrap()
    }

    #[test]
    fn what_is_exactly_enough_is_enough() {
        let mut scene = scene(&board("kepatuhan-2023", 2, uneven));
        let highest = scene.at_most(&[]);
        scene.goal += scene.most_of_rest() - scene.missing(&highest);
        assert!(scene.least_values(&[]).is_some());
        assert!(scene.rest_effort(&[]).is_some());
        scene.goal += 1;
        assert_eq!(scene.least_values(&[]), None);
        assert_eq!(scene.rest_effort(&[]), None);
    }

    #[test]
    fn values_meet_a_need_alone_where_both_the_rounded_and_the_exact_numbers_say_so() {
        let mut scene = scene(&board("kepatuhan-2023", 2, uneven));
        let highest = scene.at_most(&[]);
        let low_end = scene.low_end(&highest);
        scene.goal += -scene.missing(&highest);
        assert!(scene.is_met(&highest, &Need::from(&low_end)));
        assert!(!scene.is_met(&highest, &Need::from(&(&low_end + &a_little()))));
        scene.goal += 1;
        assert!(!scene.is_met(&highest, &Need::from(&low_end)));
    }

    #[test]
    fn a_pool_is_asked_for_exactly_what_all_values_lack() {
        let fixed = json!({ "proses.maklumat": "10", "proses.moto": "5.5", "proses.persyaratan": "7.25",
            "pengaduan.sarana": "20", "pengaduan.mekanisme": "12" });
        let mut scene = scene(&board_with("kepatuhan-2023", 3, &fixed, uneven));
        let chosen = scene.at_most(&[]);
        // Far from it: where everything is chosen the rounded goal is not asked.
        scene.goal = 0;
        let pooled = scene.pooled.as_ref().unwrap();
        let quanta = |count: i64| &pooled.pool.quantum * &Rational::whole(count);
        let need_of = |need: &Need| {
            let mut needs = scene.needs(&chosen);
            scene.ask_pool(&mut needs, &chosen, need);
            needs[pooled.cover][pooled.column] + pooled.standing
        };
        let low_end = scene.low_end(&chosen);
        assert_eq!(need_of(&Need::from(&(&low_end + &quanta(1_234)))), 1_234);
        assert_eq!(need_of(&Need::from(&(&(&low_end + &quanta(1_234)) + &a_little()))), 1_235);
    }
}
