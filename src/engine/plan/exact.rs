//! The default variant: fixed weights, exact integers of the width that the board needs.

use std::rc::Rc;

use num_bigint::BigInt;

use super::choose::{Choosing, Chosen};
use super::denominator::{Denominator, Width};
use super::linear::{Linear, Material, denominator};
use super::need::Need;
use super::packages::Purchase;
use crate::levers::Board;
use crate::number::Rational;
use zona_hijau_curves::{Amount, Curve};

/// Purchases and single levels, as positions.
#[derive(Clone, Debug)]
pub(crate) struct Selection {
    /// Rising.
    pub purchases: Vec<usize>,
    /// Levers with the level that they are lifted to.
    pub lifted: Vec<(usize, usize)>,
}

/// The best selection for a need.
#[derive(Clone, Debug)]
pub(crate) struct Solution {
    pub effort: u32,
    pub marks: u32,
    pub gain: Rational,
    pub selection: Selection,
}

/// What a problem is about: levers with the level that each stands at, and what can be bought.
pub(crate) struct Field<'f> {
    pub board: &'f Board,
    pub purchases: &'f [Purchase],
    /// What plans of equal effort are compared by, one a lever of the board.
    pub marks: &'f [u32],
    /// Rising.
    pub levers: Vec<usize>,
    /// One for each of `levers`.
    pub floors: Vec<usize>,
    /// Positions of the purchases that can be made.
    pub bought: Vec<usize>,
}

impl<'f> Field<'f> {
    /// Everything.
    pub fn whole(board: &'f Board, purchases: &'f [Purchase], marks: &'f [u32]) -> Self {
        let levers = (0..board.levers.len()).collect();
        Self { board, purchases, marks, levers, floors: board.levels(), bought: (0..purchases.len()).collect() }
    }

    /// The effort of everything that can be done.
    fn effort(&self) -> u64 {
        let levers = self.board.levers.iter().filter(|lever| lever.kind.is_controllable());
        let levers = levers.map(|lever| lever.kind.effort_to_top(lever.level));
        levers.chain(self.purchases.iter().map(|purchase| purchase.effort)).map(u64::from).sum()
    }
}

/// A solved board, whatever the width of its amounts.
pub(crate) trait Solved {
    /// The best total for every effort where it rises, from effort 0.
    fn frontier(&self) -> Vec<(u32, Rational)>;
    /// The highest total of all.
    fn ceiling(&self) -> Rational;
    /// The highest total within an effort, with the least effort for it.
    fn best_within(&self, effort: u32) -> (u32, Rational);
    /// The least effort that meets a need.
    fn effort_of(&self, need: &Need) -> Option<u32>;
    /// The search for the plan within an effort that meets a need, with fewest marks, then the highest total;
    /// `None` where amounts cannot hold the need, which no plan meets then.
    fn search(self: Rc<Self>, effort: u32, need: &Need) -> Option<Box<dyn Searching>>;
}

/// A search for a plan under fixed weights, to be advanced step by step.
pub(crate) trait Searching {
    /// The next step. Returns about how much work it was.
    fn advance(&mut self) -> u64;
    /// How far it is.
    fn progress(&self) -> Progress;
}

/// How far a search is.
pub(crate) enum Progress {
    /// Something is left to do.
    Searching,
    /// Nothing is, and this was found.
    Done(Option<Solution>),
}

/// Solves a problem; totals count from `total`.
pub(crate) fn solve(field: &Field<'_>, total: Rational) -> Rc<dyn Solved> {
    let denominator = denominator(field.board);
    match denominator.width(&Rational::HUNDRED, field.effort()) {
        Width::Small => Rc::new(Exact::<i64>::new(field, denominator, total)),
        Width::Wide => Rc::new(Exact::<i128>::new(field, denominator, total)),
        Width::Big => Rc::new(Exact::<BigInt>::new(field, denominator, total)),
    }
}

struct Exact<A> {
    denominator: Denominator,
    total: Rational,
    linear: Linear<A>,
    frontier: Curve<A>,
}

impl<A: Amount> Exact<A> {
    fn new(field: &Field<'_>, denominator: Denominator, total: Rational) -> Self {
        let material = Material::new(field.board, field.purchases, &denominator, field.marks.to_vec());
        let linear = material.problem(&field.levers, &field.floors, &field.bought);
        Self { total, frontier: linear.frontier(), linear, denominator }
    }

    fn missing(&self, need: &Need) -> Option<A> {
        need.missing(&self.total, &self.denominator)
    }
}

impl<A: Amount + 'static> Solved for Exact<A> {
    fn frontier(&self) -> Vec<(u32, Rational)> {
        let total = |gain: &A| &self.total + &self.denominator.number(gain);
        self.frontier.rises().map(|(effort, gain)| (whole(effort), total(gain))).collect()
    }

    fn ceiling(&self) -> Rational {
        &self.total + &self.denominator.number(&self.frontier.highest())
    }

    fn best_within(&self, effort: u32) -> (u32, Rational) {
        let (least, gain) = self.frontier.best_within(usize::try_from(effort).unwrap_or(usize::MAX));
        (whole(least), &self.total + &self.denominator.number(&gain))
    }

    fn effort_of(&self, need: &Need) -> Option<u32> {
        self.frontier.effort_of(&self.missing(need)?).map(whole)
    }

    fn search(self: Rc<Self>, effort: u32, need: &Need) -> Option<Box<dyn Searching>> {
        let choosing = Choosing::new(&self.linear, effort, self.missing(need)?);
        Some(Box::new(ExactSearch { exact: self, choosing }))
    }
}

/// A search on a solved board.
struct ExactSearch<A> {
    exact: Rc<Exact<A>>,
    choosing: Choosing<A>,
}

impl<A: Amount> Searching for ExactSearch<A> {
    fn advance(&mut self) -> u64 {
        self.choosing.advance(&self.exact.linear)
    }

    fn progress(&self) -> Progress {
        let solution = |Chosen { effort, marks, gain, purchases, lifted }: Chosen<A>| Solution {
            effort,
            marks,
            gain: self.exact.denominator.number(&gain),
            selection: Selection { purchases, lifted },
        };
        match self.choosing.chosen() {
            Some(found) => Progress::Done(found.clone().map(solution)),
            None => Progress::Searching,
        }
    }
}

fn whole(effort: usize) -> u32 {
    u32::try_from(effort).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::plan::packages::purchases;
    use crate::plan::testing;

    /// The plan within an effort that meets a need, with fewest marks, then the highest total.
    fn plan(solved: &Rc<dyn Solved>, effort: u32, need: &Need) -> Option<Solution> {
        let mut search = Rc::clone(solved).search(effort, need)?;
        loop {
            search.advance();
            if let Progress::Done(found) = search.progress() {
                return found;
            }
        }
    }

    /// Four units with every pattern of levels, and some gaps.
    fn board() -> Board {
        testing::board("kepatuhan-2023", 4, |unit, index, _| match (index * 7 + unit * 11) % 31 {
            0 => json!("n/a"),
            _ => json!(((index * 5 + unit * 3) % 4).to_string()),
        })
    }

    #[test]
    fn amounts_of_every_width_give_the_same_frontier_and_plans() {
        let board = board();
        let purchases = purchases(&board);
        let marks = vec![1; board.levers.len()];
        let field = Field::whole(&board, &purchases, &marks);
        let solved: [Rc<dyn Solved>; 3] = [
            Rc::new(Exact::<i64>::new(&field, denominator(&board), board.total())),
            Rc::new(Exact::<i128>::new(&field, denominator(&board), board.total())),
            Rc::new(Exact::<BigInt>::new(&field, denominator(&board), board.total())),
        ];
        let [small, wide, big] = solved.each_ref().map(|solved| solved.frontier());
        assert!(small.len() > 100);
        assert_eq!((&small, &small), (&wide, &big));
        for (effort, total) in small.iter().step_by(17) {
            let plans = solved.each_ref().map(|solved| plan(solved, *effort, &Need::from(total)).unwrap());
            let [small, wide, big] =
                plans.map(|plan| (plan.effort, plan.marks, plan.gain, plan.selection.purchases, plan.selection.lifted));
            assert_eq!((&small, &small), (&wide, &big), "effort {effort}");
        }
    }

    #[test]
    fn a_field_takes_at_most_the_effort_of_every_level_and_every_bundle() {
        let board = board();
        let (purchases, marks) = (purchases(&board), vec![1; board.levers.len()]);
        let single = board.levers.iter().filter(|lever| lever.kind.is_controllable());
        let levels =
            single.flat_map(|lever| (lever.level..lever.kind.top()).map(|_| u64::from(u32::from(lever.kind.effort))));
        let bundles = purchases.iter().map(|purchase| u64::from(purchase.effort));
        let expected: u64 = levels.chain(bundles).sum();
        assert!(expected > 500, "{expected}");
        assert_eq!(Field::whole(&board, &purchases, &marks).effort(), expected);
    }

    #[test]
    fn the_best_within_an_effort_is_the_last_point_of_the_frontier_up_to_it() {
        let board = board();
        let purchases = purchases(&board);
        let marks = vec![1; board.levers.len()];
        let solved = solve(&Field::whole(&board, &purchases, &marks), board.total());
        let frontier = solved.frontier();
        for (point, next) in frontier.iter().zip(frontier.iter().skip(1)) {
            assert_eq!(solved.best_within(point.0), *point);
            assert_eq!(solved.best_within(next.0 - 1), *point);
        }
        assert_eq!(solved.best_within(u32::MAX), *frontier.last().unwrap());
    }

    #[test]
    fn a_search_for_more_than_an_effort_buys_ends_with_nothing() {
        let board = board();
        let purchases = purchases(&board);
        let marks = vec![1; board.levers.len()];
        let solved = solve(&Field::whole(&board, &purchases, &marks), board.total());
        for (effort, total) in solved.frontier().iter().skip(1).step_by(17) {
            let mut search = Rc::clone(&solved).search(effort - 1, &Need::from(total)).unwrap();
            let ends = (0..100_000).any(|_| {
                search.advance();
                matches!(search.progress(), Progress::Done(_))
            });
            assert!(ends && matches!(search.progress(), Progress::Done(None)), "effort {effort}");
        }
    }
}
