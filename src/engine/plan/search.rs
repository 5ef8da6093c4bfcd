//! A search for a plan under the default weights, so that a screen can show it under way and stop it.

use std::ops::RangeInclusive;
use std::rc::Rc;

use super::course::Course;
use super::exact::{Progress, Searching, Selection, Solved};
use super::need::Need;
use super::packages::Purchase;
use super::{Plan, Variant, plan};
use crate::bands::Target;
use crate::levers::Board;
use crate::number::Rational;

/// A search for the cheapest plan or for another one, to be advanced piece by piece.
pub struct PlanSearch {
    board: Rc<Board>,
    purchases: Rc<Vec<Purchase>>,
    solved: Rc<dyn Solved>,
    target: Target,
    need: Need,
    ceiling: Rational,
    /// Efforts that are still to be tried, the least first.
    efforts: RangeInclusive<u32>,
    /// A plan must have fewer marks than this.
    marks: u32,
    /// The search within the effort before those.
    attempt: Option<Box<dyn Searching>>,
    found: Option<Selection>,
}

impl PlanSearch {
    /// The search for the cheapest plan: within the least effort with which the frontier reaches the target.
    pub(super) fn cheapest(
        board: &Rc<Board>,
        purchases: &Rc<Vec<Purchase>>,
        solved: &Rc<dyn Solved>,
        target: &Target,
    ) -> Self {
        let need = Need::new(&board.rules.instrument, &target.threshold);
        #[allow(clippy::reversed_empty_ranges, reason = "there is no effort to try where the target cannot be reached")]
        let efforts = solved.effort_of(&need).map_or(1..=0, |effort| effort..=effort);
        Self {
            board: Rc::clone(board),
            purchases: Rc::clone(purchases),
            ceiling: solved.ceiling(),
            solved: Rc::clone(solved),
            target: target.clone(),
            need,
            efforts,
            marks: u32::MAX,
            attempt: None,
            found: None,
        }
    }

    /// The search for a plan that shares less than everything with a cheapest one, at its effort or a near one.
    /// What it shares is what `solved` marks.
    pub(super) fn alternative(
        board: &Rc<Board>,
        purchases: &Rc<Vec<Purchase>>,
        solved: &Rc<dyn Solved>,
        plan: &Plan,
        first: &Course,
    ) -> Self {
        // A tenth more is still near.
        let efforts = first.effort..=first.effort + first.effort / 10 + 3;
        let marks = u32::try_from(first.steps.len()).unwrap_or(u32::MAX);
        Self { efforts, marks, ..Self::cheapest(board, purchases, solved, &plan.target) }
    }

    /// Goes on for about so much work: a million units take some milliseconds.
    pub fn advance(&mut self, work: u64) {
        let mut spent: u64 = 0;
        while spent < work && !self.is_finished() {
            spent = spent.saturating_add(self.step().max(1));
        }
    }

    fn step(&mut self) -> u64 {
        let Some(attempt) = &mut self.attempt else {
            let effort = self.efforts.next();
            self.attempt = effort.and_then(|effort| Rc::clone(&self.solved).search(effort, &self.need));
            return 1;
        };
        let work = attempt.advance();
        if let Progress::Done(found) = attempt.progress() {
            self.attempt = None;
            self.found = found.filter(|selection| selection.marks < self.marks);
        }
        work
    }

    /// Whether nothing is left to do.
    pub fn is_finished(&self) -> bool {
        self.found.is_some() || (self.attempt.is_none() && self.efforts.is_empty())
    }

    /// The plan, once the search is finished.
    pub fn plan(&self) -> Plan {
        plan(&self.board, &self.purchases, &self.target, Variant::Default, &self.ceiling, self.found.as_ref())
    }
}
