//! Plans: the cheapest way to a target, proven, and the whole frontier of effort against total.
//!
//! docs/methods.md gives the model, the argument why every answer is optimal,
//! and how ties are broken.

mod amount;
mod choose;
mod course;
mod curve;
mod exact;
mod guaranteed;
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
use guaranteed::Guaranteed;
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
        plan(&self.board, &self.purchases, target, Variant::Default, &ceiling, selection.as_ref())
    }

    /// The best that an effort buys: the highest total, with the least effort and then the fewest steps.
    pub fn within(&self, effort: u32) -> Option<Course> {
        let best = self.solved().frontier().into_iter().take_while(|(least, _)| *least <= effort).last();
        let (effort, total) = best?;
        let selection = self.solved().plan(effort, &Need::from(&total))?;
        Some(course(&self.board, &self.purchases, &selection))
    }

    /// The cheapest plan under which the low end of the guaranteed interval
    /// reaches the target, with at most so much work; see [`GuaranteedSearch`].
    pub fn cheapest_guaranteed(&self, target: &Target, work: u64) -> Plan {
        let mut search = self.search_guaranteed(target);
        search.advance(work);
        search.plan()
    }

    /// The same as a search that can be stopped and resumed.
    pub fn search_guaranteed(&self, target: &Target) -> GuaranteedSearch {
        let need = Need::new(&self.board.rules.instrument, &target.threshold);
        let ceiling = guaranteed::ceiling(&self.board, &self.purchases);
        let marks = vec![1; self.board.levers.len()];
        let is_reachable = need.is_met_by(&ceiling);
        let search = is_reachable.then(|| Guaranteed::new(&self.board, &self.purchases, &marks, need)).flatten();
        let (board, purchases) = (Rc::clone(&self.board), Rc::clone(&self.purchases));
        GuaranteedSearch { board, purchases, target: target.clone(), ceiling, search }
    }

    fn solved(&self) -> &dyn Solved {
        let marks = || vec![1; self.board.levers.len()];
        let total = || self.board.total();
        self.solved.get_or_init(|| solve(&Field::whole(&self.board, &self.purchases, &marks()), total())).as_ref()
    }
}

/// The work that a guaranteed plan may take by default: about a second of it.
pub const WORK: u64 = 50_000_000;

/// A search for the cheapest guaranteed plan, to be advanced piece by piece.
pub struct GuaranteedSearch {
    board: Rc<Board>,
    purchases: Rc<Vec<Purchase>>,
    target: Target,
    ceiling: Rational,
    /// `None` where the target cannot be reached.
    search: Option<Guaranteed>,
}

impl GuaranteedSearch {
    /// Goes on for about so much work: a million units take some hundredths of a second.
    pub fn advance(&mut self, work: u64) {
        self.search.iter_mut().for_each(|search| search.advance(work));
    }

    /// Whether nothing is left to do.
    pub fn is_finished(&self) -> bool {
        self.search.as_ref().is_none_or(Guaranteed::is_finished)
    }

    /// The best plan so far, and how far it is proven.
    pub fn plan(&self) -> Plan {
        let selection = self.search.as_ref().and_then(Guaranteed::best);
        let plan =
            plan(&self.board, &self.purchases, &self.target, Variant::Guaranteed, &self.ceiling, selection.as_ref());
        let open = self.search.as_ref().filter(|search| !search.is_proven());
        let proof =
            open.map_or(Proof::Optimal, |search| Proof::BestFound { lower_bound: search.least_effort().unwrap_or(0) });
        Plan { proof, ..plan }
    }
}

fn plan(
    board: &Board,
    purchases: &[Purchase],
    target: &Target,
    variant: Variant,
    ceiling: &Rational,
    selection: Option<&Selection>,
) -> Plan {
    Plan {
        target: target.clone(),
        variant,
        ceiling: board.rules.instrument.round(ceiling),
        course: selection.map(|selection| course(board, purchases, selection)),
        proof: Proof::Optimal,
        unplannable: board.unplannable.clone(),
    }
}

fn course(board: &Board, purchases: &[Purchase], selection: &Selection) -> Course {
    let bought: Vec<_> = selection.purchases.iter().filter_map(|index| purchases.get(*index)).collect();
    Course::new(board, &bought, &selection.lifted)
}
