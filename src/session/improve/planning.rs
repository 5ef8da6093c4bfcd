//! The plans to one target, worked out in slices so that the page never waits for long.

use std::rc::Rc;

use crate::engine::Target;
use crate::engine::likelihood::{Likelihood, Sampling};
use crate::engine::plan::{GuaranteedSearch, Plan, PlanSearch, Planner, Proof, WORK};
use crate::session::improve::PlanKind;
use crate::session::state::Work;

/// The most work that a search takes before it stops by itself: some twenty seconds. With a pause after each slice,
/// as on a screen, it takes several times as long.
pub const MOST_WORK: u64 = WORK / 10;

/// The work of one slice: mostly some milliseconds, so that the page never waits for long.
pub const SLICE: u64 = 250_000;

/// What is known of the plans to a target.
#[derive(Clone, Debug, Default)]
pub struct Plans {
    /// The cheapest plan under the default weights.
    pub cheapest: Option<Rc<Plan>>,
    /// Another one, once it was looked for; `None` inside where there is none near.
    pub alternative: Option<Option<Rc<Plan>>>,
    /// The cheapest plan under every weighting, the best so far while the search runs.
    pub guaranteed: Option<Rc<Plan>>,
    /// Where the search for it stands.
    pub search: SearchStatus,
    /// The share of weightings under which the target is reached, for the cheapest plan.
    pub likely: Option<Likelihood>,
}

/// Where the search for a guaranteed plan stands, which comes last.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SearchStatus {
    /// It has not begun: the plans before it are being worked out.
    #[default]
    Waiting,
    /// Under way.
    Running,
    /// Stopped by the user, even before it began, or by its own limit; it can go on.
    Stopped,
    /// Nothing is left to do.
    Finished,
}

impl SearchStatus {
    /// The name on the page, by which others see that nothing more will come.
    pub fn name(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Running => "running",
            Self::Stopped => "stopped",
            Self::Finished => "finished",
        }
    }
}

/// The work on the plans to one target.
pub struct Planning {
    work: Work,
    target: Target,
    planner: Rc<Planner>,
    /// The search for the cheapest plan, then for another one.
    first: Option<PlanSearch>,
    /// How likely the target is with the cheapest plan, until that is known.
    sampling: Option<Sampling>,
    search: Option<GuaranteedSearch>,
    /// How often the guaranteed plan was replaced.
    improvements: u64,
    has_begun: bool,
    spent: u64,
    limit: u64,
    plans: Plans,
}

impl Planning {
    /// Plans to a target; nothing is worked out yet.
    pub fn new(work: Work, planner: Rc<Planner>, target: Target) -> Self {
        Self {
            work,
            target,
            planner,
            first: None,
            sampling: None,
            search: None,
            improvements: 0,
            has_begun: false,
            spent: 0,
            limit: MOST_WORK,
            plans: Plans::default(),
        }
    }

    /// The target.
    pub fn target(&self) -> &Target {
        &self.target
    }

    /// What is known so far.
    pub fn plans(&self) -> &Plans {
        &self.plans
    }

    /// Whether nothing is under way.
    pub fn is_idle(&self) -> bool {
        matches!(self.plans.search, SearchStatus::Stopped | SearchStatus::Finished)
    }

    /// Whether a slice was worked out.
    pub fn has_begun(&self) -> bool {
        self.has_begun
    }

    /// The plan that is sought now, or would be if the work went on.
    pub fn sought(&self) -> PlanKind {
        match (&self.plans.cheapest, &self.plans.alternative) {
            (None, _) => PlanKind::Cheapest,
            (Some(_), None) => PlanKind::Alternative,
            (Some(_), Some(_)) => PlanKind::Guaranteed,
        }
    }

    /// Works out the next slice: about so much of the search for a plan.
    pub fn advance(&mut self, work: u64) {
        self.has_begun = true;
        match (&self.plans.cheapest, &self.plans.alternative, &self.plans.search) {
            (.., SearchStatus::Stopped | SearchStatus::Finished) => {}
            (None, ..) => self.find_cheapest(work),
            (Some(_), ..) if self.sampling.is_some() => self.sample(work),
            (Some(cheapest), None, _) => self.find_alternative(&Rc::clone(cheapest), work),
            (.., SearchStatus::Waiting) => {
                self.search = Some(self.planner.search_guaranteed(&self.target));
                self.plans.search = SearchStatus::Running;
                self.look();
            }
            (.., SearchStatus::Running) => {
                if let Some(search) = &mut self.search {
                    self.spent = self.spent.saturating_add(search.advance(work));
                }
                self.look();
            }
        }
    }

    /// Stops the search; what was found stays.
    pub fn stop(&mut self) {
        if !self.is_idle() {
            self.plans.search = SearchStatus::Stopped;
        }
    }

    /// Goes on with a search that was stopped.
    pub fn resume(&mut self) {
        if self.plans.search == SearchStatus::Stopped {
            self.plans.search = if self.search.is_some() { SearchStatus::Running } else { SearchStatus::Waiting };
            self.limit = self.spent.saturating_add(MOST_WORK);
        }
    }

    fn find_cheapest(&mut self, work: u64) {
        let search = self.first.get_or_insert_with(|| self.planner.search_cheapest(&self.target));
        search.advance(work);
        if let Some(plan) = search.finished() {
            self.first = None;
            let course = plan.course.as_ref();
            self.sampling =
                course.map(|course| Sampling::new(&self.work.rules, &self.work.assessment, &self.target, course));
            self.plans.cheapest = Some(Rc::new(plan));
        }
    }

    fn find_alternative(&mut self, cheapest: &Plan, work: u64) {
        if self.first.is_none() {
            self.first = self.planner.search_alternative(cheapest);
        }
        let Some(search) = &mut self.first else {
            self.plans.alternative = Some(None);
            return;
        };
        search.advance(work);
        if let Some(found) = search.finished() {
            self.first = None;
            self.plans.alternative = Some(found.course.is_some().then(|| Rc::new(found)));
        }
    }

    fn sample(&mut self, work: u64) {
        let Some(sampling) = &mut self.sampling else { return };
        sampling.advance(work);
        if let Some(likely) = sampling.finished() {
            self.sampling = None;
            self.plans.likely = Some(likely);
        }
    }

    /// Takes over how far the search is.
    fn look(&mut self) {
        let Some(search) = &self.search else {
            return;
        };
        let finished = search.is_finished();
        if search.is_prepared() {
            let (improvements, proof) = (search.improvements(), search.proof());
            // To put a plan together takes longer than a slice of the search where there are many units.
            match self.plans.guaranteed.as_ref().filter(|_| self.improvements == improvements) {
                Some(known) if known.proof == proof => {}
                Some(known) => self.plans.guaranteed = Some(Rc::new(Plan { proof, ..Plan::clone(known) })),
                None => self.plans.guaranteed = Some(Rc::new(search.plan())),
            }
            self.improvements = improvements;
        }
        if finished {
            self.plans.search = SearchStatus::Finished;
        } else if self.spent >= self.limit {
            self.stop();
        }
    }
}

impl Plans {
    /// The proven lower bound on the effort of a guaranteed plan, where it is not the plan's own.
    pub fn lower_bound(&self) -> Option<u32> {
        match self.guaranteed.as_ref()?.proof {
            Proof::Optimal => None,
            Proof::BestFound { lower_bound } => Some(lower_bound),
        }
    }

    /// The share of weightings under which the target is reached, for the guaranteed plan: under all of them, proven
    /// or not, as it is a plan for every weighting.
    pub fn likely_guaranteed(&self) -> Option<Likelihood> {
        self.guaranteed.as_ref()?.course.as_ref()?;
        self.likely.map(|likely| Likelihood { after: likely.samples, ..likely })
    }
}
