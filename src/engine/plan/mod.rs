//! Plans: the cheapest way to a target, proven, and the whole frontier of effort against total.
//!
//! docs/methods.md gives the model, the argument why every answer is optimal,
//! and how ties are broken.

mod choose;
mod course;
mod denominator;
mod exact;
mod few;
mod guaranteed;
mod linear;
mod need;
mod packages;
mod prices;
mod search;
mod sweep;
#[cfg(test)]
mod testing;
mod weightings;

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
use few::Few;
use guaranteed::Guaranteed;
pub use guaranteed::Tuning;
pub(super) use need::Need;
pub(super) use packages::{Purchase, purchases};
pub use search::{CourseSearch, PlanSearch};
use weightings::Weightings;

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
    solved: OnceCell<Rc<dyn Solved>>,
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
        let round = |total: &Rational| self.board.rules.instrument().round(total);
        let point = |(effort, total)| FrontierPoint { effort, rounded: round(&total), total };
        self.solved().frontier().into_iter().map(point).collect()
    }

    /// The least effort at which the frontier reaches the target; `None` where nothing does.
    pub fn least_effort(&self, target: &Target) -> Option<u32> {
        self.solved().effort_of(&Need::new(self.board.rules.instrument(), &target.threshold))
    }

    /// The cheapest plan whose rounded total under the default weights reaches
    /// the target: least effort, then fewest steps, then the highest total.
    pub fn cheapest(&self, target: &Target) -> Plan {
        self.search_cheapest(target).run()
    }

    /// The same as a search to be advanced piece by piece.
    pub fn search_cheapest(&self, target: &Target) -> PlanSearch {
        PlanSearch::cheapest(&self.board, &self.purchases, self.solved(), target)
    }

    /// The best that an effort buys: the highest total, with the least effort and then the fewest steps.
    pub fn within(&self, effort: u32) -> Option<Course> {
        self.search_within(effort).run()
    }

    /// The same as a search to be advanced piece by piece.
    pub fn search_within(&self, effort: u32) -> CourseSearch {
        let (effort, total) = self.solved().best_within(effort);
        CourseSearch::new(&self.board, &self.purchases, self.solved(), Need::from(&total), Some(effort))
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
        self.search_guaranteed_with(target, &Tuning::default())
    }

    /// The same, with its work divided in another way.
    pub fn search_guaranteed_with(&self, target: &Target, tuning: &Tuning) -> GuaranteedSearch {
        let need = Need::new(self.board.rules.instrument(), &target.threshold);
        let ceiling = guaranteed::ceiling(&self.board, &self.purchases);
        let marks = vec![1; self.board.levers.len()];
        let patience = if Weightings::is_worth_it(&self.board) { tuning.patience } else { u64::MAX };
        let weightings = Box::new(Weightings::new(&self.board, &self.purchases, need.clone()));
        let state = match need.is_met_by(&ceiling) {
            false => State::Unreachable,
            true => match Guaranteed::new(&self.board, &self.purchases, marks, need.clone(), tuning) {
                Some(search) => State::Searching { search: Box::new(search), weightings, patience },
                None => match Few::new(&self.board, &self.purchases, need) {
                    Some(few) => State::Comparing(Box::new(few)),
                    None => State::Uncounted(weightings),
                },
            },
        };
        let (board, purchases) = (Rc::clone(&self.board), Rc::clone(&self.purchases));
        let everything = self.everything();
        // The low end is never above the total under the default weights, so no guaranteed plan costs less.
        let least = self.least_effort(target).unwrap_or_default();
        GuaranteedSearch { board, purchases, target: target.clone(), ceiling, least, everything, state }
    }

    /// Everything bought, and everything controllable at its top.
    fn everything(&self) -> Selection {
        let levers = self.board.levers.iter().enumerate().filter(|(_, lever)| lever.kind.is_controllable());
        Selection {
            purchases: (0..self.purchases.len()).collect(),
            lifted: levers.map(|(index, lever)| (index, lever.kind.top())).collect(),
        }
    }

    /// Another plan to the same target that shares as few steps as possible with `plan`, a cheapest one under the
    /// default weights: at the same effort, else at the nearest one at which it can share fewer than all. `None` where
    /// there is none near, or nothing to do; see docs/methods.md for its limits.
    pub fn alternative(&self, plan: &Plan) -> Option<Plan> {
        Some(self.search_alternative(plan)?.run()).filter(|plan| plan.course.is_some())
    }

    /// The same as a search to be advanced piece by piece.
    pub fn search_alternative(&self, plan: &Plan) -> Option<PlanSearch> {
        let is_default = plan.variant == Variant::Default;
        let first = plan.course.as_ref().filter(|course| is_default && course.effort > 0)?;
        let marks = marks(&self.board, first);
        let solved = solve(&Field::whole(&self.board, &self.purchases, &marks), self.board.total());
        Some(PlanSearch::alternative(&self.board, &self.purchases, &solved, &plan.target, first))
    }

    fn solved(&self) -> &Rc<dyn Solved> {
        let marks = || vec![1; self.board.levers.len()];
        let total = || self.board.total();
        self.solved.get_or_init(|| solve(&Field::whole(&self.board, &self.purchases, &marks()), total()))
    }
}

/// The work that a guaranteed plan may take in a terminal: ten seconds of a quick machine, minutes of a busy one. It is
/// no time, so that a file gives the same plan everywhere. Few plans take a second.
pub const WORK: u64 = 16_000_000_000;

/// The work of the search, and then of single weightings, in turn.
const PIECE: u64 = 1 << 20;

/// A search for the cheapest guaranteed plan, to be advanced piece by piece.
pub struct GuaranteedSearch {
    board: Rc<Board>,
    purchases: Rc<Vec<Purchase>>,
    target: Target,
    ceiling: Rational,
    /// The effort of the cheapest plan under the default weights.
    least: u32,
    /// The plan as long as there is no better one.
    everything: Selection,
    state: State,
}

/// Where a search for a guaranteed plan stands.
enum State {
    /// The target is above the ceiling.
    Unreachable,
    /// Under way, or finished. Once the patience is used up, single weightings are looked at in between.
    Searching { search: Box<Guaranteed>, weightings: Box<Weightings>, patience: u64 },
    /// Shares of a scale with too many digits, or too many bundles for the whole body, to search with: a plan from single
    /// weightings, unproven.
    Uncounted(Box<Weightings>),
    /// The same, but so few plans that each is looked at.
    Comparing(Box<Few>),
}

impl GuaranteedSearch {
    /// Goes on for about so much work: a million units take some milliseconds. Returns how much it was.
    pub fn advance(&mut self, work: u64) -> u64 {
        let (search, weightings, patience) = match &mut self.state {
            State::Unreachable => return 0,
            State::Comparing(few) => return few.advance(&self.board, &self.purchases, work),
            State::Uncounted(weightings) => return weightings.advance(work),
            State::Searching { search, weightings, patience } => (search, weightings, patience),
        };
        let mut used: u64 = 0;
        while used < work && !search.is_finished() {
            let piece = (work - used).min(if *patience > 0 { *patience } else { PIECE });
            let mut more = search.advance(&self.board, &self.purchases, piece);
            *patience = patience.saturating_sub(more);
            if *patience == 0 && search.is_searching() && !weightings.is_finished() {
                more = more.saturating_add(weightings.advance(piece));
                if weightings.take_news() {
                    search.learn(&self.board, weightings.lower_bound(), weightings.best());
                }
            }
            used = used.saturating_add(more.max(1));
        }
        used
    }

    /// Whether nothing is left to do.
    pub fn is_finished(&self) -> bool {
        match &self.state {
            State::Unreachable => true,
            State::Comparing(few) => few.is_finished(),
            State::Searching { search, .. } => search.is_finished(),
            State::Uncounted(weightings) => weightings.is_finished(),
        }
    }

    /// Whether a plan is known that is better than to do everything, or that this is the answer; it takes some pieces.
    pub fn is_prepared(&self) -> bool {
        match &self.state {
            State::Unreachable => true,
            State::Comparing(few) => few.is_finished(),
            State::Searching { search, .. } => search.is_prepared(),
            State::Uncounted(weightings) => weightings.is_finished(),
        }
    }

    /// How often another plan took the place of the best one: as long as this is the same, so is the plan but for its
    /// proof.
    pub fn improvements(&self) -> u64 {
        if let State::Searching { search, .. } = &self.state { search.improvements() } else { 0 }
    }

    /// How far the best plan is proven.
    pub fn proof(&self) -> Proof {
        match self.searched() {
            Proof::BestFound { lower_bound } => Proof::BestFound { lower_bound: lower_bound.max(self.least) },
            Proof::Optimal => Proof::Optimal,
        }
    }

    /// What the search alone has proven.
    fn searched(&self) -> Proof {
        match &self.state {
            State::Unreachable => Proof::Optimal,
            State::Comparing(few) if few.is_finished() => Proof::Optimal,
            State::Comparing(_) => Proof::BestFound { lower_bound: 0 },
            State::Searching { search, .. } => search.proof(),
            // To do nothing is the only plan without effort.
            State::Uncounted(weightings) if weightings.best().is_some_and(|best| best.course.effort == 0) => {
                Proof::Optimal
            }
            State::Uncounted(weightings) => Proof::BestFound { lower_bound: weightings.lower_bound() },
        }
    }

    /// The best plan so far, and how far it is proven.
    pub fn plan(&self) -> Plan {
        let selection = match &self.state {
            State::Unreachable => None,
            State::Comparing(few) => Some(few.best().unwrap_or(&self.everything)),
            State::Searching { search, .. } => Some(search.best().unwrap_or(&self.everything)),
            State::Uncounted(weightings) => Some(weightings.best().map_or(&self.everything, |best| &best.selection)),
        };
        let course = selection.map(|selection| course(&self.board, &self.purchases, selection));
        let plan = plan(&self.board, &self.target, Variant::Guaranteed, &self.ceiling, course);
        Plan { proof: self.proof(), ..plan }
    }
}

fn plan(board: &Board, target: &Target, variant: Variant, ceiling: &Rational, course: Option<Course>) -> Plan {
    Plan {
        target: target.clone(),
        variant,
        ceiling: board.rules.instrument().round(ceiling),
        course,
        proof: Proof::Optimal,
        unplannable: board.unplannable.clone(),
    }
}

fn course(board: &Board, purchases: &[Purchase], selection: &Selection) -> Course {
    let bought: Vec<_> = selection.purchases.iter().filter_map(|index| purchases.get(*index)).collect();
    Course::new(board, &bought, &selection.lifted)
}

/// Levers that a course raises count as one, others as none.
fn marks(board: &Board, first: &Course) -> Vec<u32> {
    board.levels().iter().zip(&first.levels).map(|(now, then)| u32::from(then > now)).collect()
}
