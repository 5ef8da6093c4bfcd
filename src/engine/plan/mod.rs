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

use super::assessment::Assessment;
use super::bands::Target;
use super::levers::Board;
use super::number::{Rational, Score};
use super::rules::Rules;
use super::text::UnitId;
pub use course::{Bought, Course, Step};
use exact::{Solved, solve};
use need::Need;
use packages::{Purchase, purchases};

/// What must reach the target.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Variant {
    /// The total under the default weights.
    Default,
    /// The low end of the guaranteed interval: the total under every weighting.
    Guaranteed,
}

/// How far the search got.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Proof {
    /// No plan with less effort reaches the target, and ties are broken as documented.
    Optimal,
    /// The search was stopped: no plan takes less than `lower_bound`.
    BestFound {
        /// A proven lower bound on the effort.
        lower_bound: u32,
    },
}

/// A plan, or the proof that there is none.
#[derive(Clone, Debug)]
pub struct Plan {
    /// What it aims at.
    pub target: Target,
    /// What must reach it.
    pub variant: Variant,
    /// The best total (low end) that can be reached at all, rounded.
    pub ceiling: Score,
    /// What to do; `None` where the target cannot be reached.
    pub course: Option<Course>,
    /// How far the search got.
    pub proof: Proof,
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
    board: Board,
    purchases: Vec<Purchase>,
    solved: OnceCell<Box<dyn Solved>>,
}

impl Planner {
    /// A planner for an assessment; the work is done when it is first asked.
    pub fn new(rules: &Rules, assessment: &Assessment) -> Self {
        let board = Board::new(rules, assessment);
        let purchases = purchases(&board);
        Self { board, purchases, solved: OnceCell::new() }
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
        let course = self.solved().effort_of(&need).and_then(|effort| self.course(self.solved(), effort, &need));
        let ceiling = self.solved().frontier().pop().map(|(_, total)| total).unwrap_or_default();
        Plan {
            target: target.clone(),
            variant: Variant::Default,
            ceiling: self.board.rules.instrument.round(&ceiling),
            course,
            proof: Proof::Optimal,
            unplannable: self.board.unplannable.clone(),
        }
    }

    /// The best that an effort buys: the highest total, with the least effort and then the fewest steps.
    pub fn within(&self, effort: u32) -> Option<Course> {
        let best = self.solved().frontier().into_iter().take_while(|(least, _)| *least <= effort).last();
        let (effort, total) = best?;
        self.course(self.solved(), effort, &Need::from(&total))
    }

    fn solved(&self) -> &dyn Solved {
        let marks = || vec![1; self.board.levers.len()];
        self.solved.get_or_init(|| solve(&self.board, &self.purchases, &marks())).as_ref()
    }

    fn course(&self, solved: &dyn Solved, effort: u32, need: &Need) -> Option<Course> {
        let selection = solved.plan(effort, need)?;
        let bought: Vec<_> = selection.purchases.iter().filter_map(|index| self.purchases.get(*index)).collect();
        Some(Course::new(&self.board, &bought, &selection.lifted))
    }
}
