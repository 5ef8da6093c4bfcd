//! What is worked out for the present assessment, kept so that other screens and toggles find it again.

use std::cell::{OnceCell, RefCell};
use std::rc::Rc;

use crate::engine::Target;
use crate::engine::guard::{Guard, guard};
use crate::engine::instrument::Band;
use crate::engine::outlook::Outlook;
use crate::engine::plan::{FrontierPoint, Planner};
use crate::session::Work;
use crate::session::improve::Planning;

/// Targets whose plans are kept.
const MOST_TARGETS: usize = 8;

thread_local! {
    /// The latest one.
    static LATEST: RefCell<Option<Rc<Findings>>> = const { RefCell::new(None) };
}

/// Everything that follows from one assessment, each worked out when first asked for.
pub struct Findings {
    /// The assessment with its rules and result.
    pub work: Work,
    /// Standards and bundles.
    pub outlook: Outlook,
    planner: Rc<Planner>,
    frontier: OnceCell<Rc<Vec<FrontierPoint>>>,
    guard: OnceCell<Option<Rc<Guard>>>,
    plannings: RefCell<Vec<Rc<RefCell<Planning>>>>,
}

impl std::fmt::Debug for Findings {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Findings").field("outlook", &self.outlook).finish_non_exhaustive()
    }
}

/// The findings of a work: the latest one where it is about the same entries.
pub fn findings(work: &Work) -> Rc<Findings> {
    let latest = LATEST.with_borrow(Clone::clone);
    if let Some(known) = latest.filter(|known| is_same(&known.work, work)) {
        return known;
    }
    let findings = Rc::new(Findings::new(work));
    LATEST.with_borrow_mut(|latest| *latest = Some(Rc::clone(&findings)));
    findings
}

/// Another target or name of the body leaves gains and plans as they are.
fn is_same(one: &Work, other: &Work) -> bool {
    let (a, b) = (&one.assessment, &other.assessment);
    Rc::ptr_eq(a, b)
        || (Rc::ptr_eq(one.rules.instrument(), other.rules.instrument())
            && a.overrides == b.overrides
            && a.units == b.units)
}

impl Findings {
    fn new(work: &Work) -> Self {
        Self {
            work: work.clone(),
            outlook: Outlook::new(&work.rules, &work.assessment),
            planner: Rc::new(Planner::new(&work.rules, &work.assessment)),
            frontier: OnceCell::new(),
            guard: OnceCell::new(),
            plannings: RefCell::default(),
        }
    }

    /// Whether there is anything to plan from.
    pub fn is_plannable(&self) -> bool {
        self.outlook.has_answers()
    }

    /// The best total for every effort.
    pub fn frontier(&self) -> Rc<Vec<FrontierPoint>> {
        Rc::clone(self.frontier.get_or_init(|| Rc::new(self.planner.frontier())))
    }

    /// What could drop the band.
    pub fn guard(&self) -> Option<Rc<Guard>> {
        self.guard.get_or_init(|| guard(&self.work.rules, &self.work.assessment).map(Rc::new)).clone()
    }

    /// The planner.
    pub fn planner(&self) -> &Planner {
        &self.planner
    }

    /// The work on the plans to a target.
    pub fn planning(&self, target: &Target) -> Rc<RefCell<Planning>> {
        let known = |planning: &&Rc<RefCell<Planning>>| planning.borrow().target().threshold == target.threshold;
        if let Some(planning) = self.plannings.borrow().iter().find(known) {
            return Rc::clone(planning);
        }
        let planning = Planning::new(self.work.clone(), Rc::clone(&self.planner), target.clone());
        let planning = Rc::new(RefCell::new(planning));
        let mut plannings = self.plannings.borrow_mut();
        if plannings.len() >= MOST_TARGETS {
            plannings.remove(0);
        }
        plannings.push(Rc::clone(&planning));
        planning
    }

    /// The band that gains start from.
    pub fn band(&self) -> Option<&Band> {
        self.outlook.band(self.work.rules.instrument())
    }

    /// The target of an assessment: as saved, else the one proposed.
    pub fn target(&self, saved: Option<&str>) -> Target {
        self.outlook.target(self.work.rules.instrument(), saved)
    }
}
