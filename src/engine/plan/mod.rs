//! Plans: the cheapest way to a target, proven, and the whole frontier of effort against total.
//!
//! docs/methods.md gives the model, the argument why every answer is optimal,
//! and how ties are broken.

mod amount;
mod choose;
mod course;
mod curve;
mod exact;
mod linear;
mod need;
mod packages;
mod prices;

use std::cell::OnceCell;
use std::rc::Rc;

use super::assessment::Assessment;
use super::bands::Target;
use super::levers::Board;
use super::number::{Rational, Score};
use super::rules::Rules;
use super::text::UnitId;
pub use course::{Bought, Course, Step};
use exact::{Field, Selection, Solved, solve};
use need::Need;
use packages::{Purchase, purchases};

/// A plan, or the proof that there is none.
#[derive(Clone, Debug)]
pub struct Plan {
    /// What it aims at.
    pub target: Target,
    /// The best total that can be reached at all, rounded.
    pub ceiling: Score,
    /// What to do; `None` where the target cannot be reached.
    pub course: Option<Course>,
    /// Units without indicators: they count, and cannot be planned.
    pub unplannable: Vec<UnitId>,
}

/// The best total for an effort.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FrontierPoint {
    /// The least effort for this total.
    pub effort: u32,
    /// The exact total under the default weights.
    pub total: Rational,
    /// That total, rounded.
    pub rounded: Score,
}

/// Plans for one assessment.
pub struct Planner {
    board: Rc<Board>,
    purchases: Rc<Vec<Purchase>>,
    solved: OnceCell<Box<dyn Solved>>,
}

impl Planner {
    /// A planner for an assessment; the work is done when it is first asked.
    pub fn new(rules: &Rules, assessment: &Assessment) -> Self {
        let board = Board::new(rules, assessment);
        let purchases = purchases(&board);
        Self { board: Rc::new(board), purchases: Rc::new(purchases), solved: OnceCell::new() }
    }

    /// Every effort at which the best total under the default weights rises, from effort 0: exact.
    pub fn frontier(&self) -> Vec<FrontierPoint> {
        let round = |total: &Rational| self.board.rules.instrument.round(total);
        let point = |(effort, total)| FrontierPoint { effort, rounded: round(&total), total };
        self.solved().frontier().into_iter().map(point).collect()
    }

    /// The cheapest plan whose rounded total under the default weights reaches
    /// the target: least effort, then fewest steps, then the highest total.
    pub fn cheapest(&self, target: &Target) -> Plan {
        let need = Need::new(&self.board.rules.instrument, &target.threshold);
        let selection = self.solved().effort_of(&need).and_then(|effort| self.solved().plan(effort, &need));
        let ceiling = self.solved().frontier().pop().map(|(_, total)| total).unwrap_or_default();
        plan(&self.board, &self.purchases, target, &ceiling, selection.as_ref())
    }

    /// The best that an effort buys: the highest total, with the least effort and then the fewest steps.
    pub fn within(&self, effort: u32) -> Option<Course> {
        let best = self.solved().frontier().into_iter().take_while(|(least, _)| *least <= effort).last();
        let (effort, total) = best?;
        let selection = self.solved().plan(effort, &Need::from(&total))?;
        Some(course(&self.board, &self.purchases, &selection))
    }

    fn solved(&self) -> &dyn Solved {
        let marks = || vec![1; self.board.levers.len()];
        let total = || self.board.total();
        self.solved.get_or_init(|| solve(&Field::whole(&self.board, &self.purchases, &marks()), total())).as_ref()
    }
}

fn plan(
    board: &Board,
    purchases: &[Purchase],
    target: &Target,
    ceiling: &Rational,
    selection: Option<&Selection>,
) -> Plan {
    Plan {
        target: target.clone(),
        ceiling: board.rules.instrument.round(ceiling),
        course: selection.map(|selection| course(board, purchases, selection)),
        unplannable: board.unplannable.clone(),
    }
}

fn course(board: &Board, purchases: &[Purchase], selection: &Selection) -> Course {
    let bought: Vec<_> = selection.purchases.iter().filter_map(|index| purchases.get(*index)).collect();
    Course::new(board, &bought, &selection.lifted)
}
