//! Carries plans on slice by slice while the screen stays alive.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::timers::callback::Timeout;
use yew::prelude::*;

use crate::engine::plan::Plan;
use crate::session::improve::{PlanKind, Planning, Plans, SLICE, SearchStatus};
use crate::ui::context::Shared;

/// How long a search may take before its progress is shown.
const PATIENCE_MS: f64 = 100.0;
/// The first slice waits until the edit that led to it is painted.
const AFTER_PAINT_MS: u32 = 30;

/// What tells one state of the plans from another.
#[derive(Clone, PartialEq)]
pub struct Version {
    planning: Shared<RefCell<Planning>>,
    cheapest: bool,
    likely: bool,
    alternative: bool,
    search: SearchStatus,
    guaranteed: Option<Shared<Plan>>,
}

impl Version {
    /// The state of these plans.
    pub fn of(planning: &Rc<RefCell<Planning>>, plans: &Shared<Plans>) -> Self {
        let plans = &plans.0;
        Self {
            planning: Shared(Rc::clone(planning)),
            cheapest: plans.cheapest.is_some(),
            likely: plans.likely.is_some(),
            alternative: plans.alternative.is_some(),
            search: plans.search,
            guaranteed: plans.guaranteed.clone().map(Shared),
        }
    }
}

/// How far the search is, with what stops or resumes it.
#[derive(Clone)]
pub struct Progress {
    planning: Rc<RefCell<Planning>>,
    /// The plan that is sought for long already, or whose search was stopped.
    pub shown: Option<PlanKind>,
    again: Callback<()>,
}

impl PartialEq for Progress {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.planning, &other.planning) && self.shown == other.shown
    }
}

/// What the time of a search is counted for.
type Sought = (Shared<RefCell<Planning>>, PlanKind);

impl Progress {
    /// A handler that stops or resumes the search.
    pub fn act(&self, what: fn(&mut Planning)) -> Callback<()> {
        let (planning, again) = (Rc::clone(&self.planning), self.again.clone());
        Callback::from(move |()| {
            what(&mut planning.borrow_mut());
            again.emit(());
        })
    }
}

/// Carries the planning on, a slice at a time, so that the page stays alive.
#[hook]
pub fn use_plans(planning: &Rc<RefCell<Planning>>) -> Progress {
    let step = use_state_eq(|| 0_u32);
    let count = use_mut_ref(|| 0_u32);
    let began = use_mut_ref(|| None::<(Sought, f64)>);
    let id = Shared(Rc::clone(planning));
    let again = {
        let set = step.setter();
        Callback::from(move |()| {
            let mut count = count.borrow_mut();
            *count = count.wrapping_add(1);
            set.set(*count);
        })
    };
    {
        let (planning, again) = (Rc::clone(planning), again.clone());
        use_effect_with((id.clone(), *step), move |_| {
            let wait = if planning.borrow().has_begun() { 0 } else { AFTER_PAINT_MS };
            let idle = planning.borrow().is_idle();
            let timer = (!idle).then(|| {
                Timeout::new(wait, move || {
                    planning.borrow_mut().advance(SLICE);
                    again.emit(());
                })
            });
            move || drop(timer)
        });
    }
    let (search, sought) = (planning.borrow().plans().search, planning.borrow().sought());
    let mut began = began.borrow_mut();
    let now = js_sys::Date::now();
    let what = (id, sought);
    let since = began.as_ref().filter(|(known, _)| *known == what).map(|(_, since)| *since);
    if since.is_none() {
        *began = Some((what, now));
    }
    let is_shown = match search {
        SearchStatus::Waiting | SearchStatus::Running => since.is_some_and(|since| now - since > PATIENCE_MS),
        SearchStatus::Stopped => true,
        SearchStatus::Finished => false,
    };
    Progress { planning: Rc::clone(planning), shown: is_shown.then_some(sought), again }
}
