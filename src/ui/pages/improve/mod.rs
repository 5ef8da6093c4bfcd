//! Perbaikan: what raises the rating, the cheapest plan to a target, what must be kept.

mod bundles;
mod checklist;
mod desk;
mod frontier;
mod guard;
mod ranking;
mod row;
mod target;
mod top;
mod trial;

use std::cell::RefCell;
use std::rc::Rc;

use gloo::timers::callback::Timeout;
use yew::prelude::*;

use crate::engine::plan::Plan;
use crate::i18n::fill;
use crate::session::improve::{Improve, PlanKind, Planning, Plans, Search};
use crate::session::{Field, Rejected, State, Work};
use crate::ui::browser;
use crate::ui::components::{Button, Card, IconName, Notice, NoticeKind};
use crate::ui::context::{Shared, Ui};
use bundles::BundleCard;
use checklist::ChecklistCard;
use desk::{Desk, desk};
use frontier::FrontierCard;
use guard::GuardCard;
use ranking::RankingCard;
use target::TargetCard;
pub use top::top_gains;
use trial::TrialCard;
pub use trial::trial_bar;

/// Work of one slice of a search: some ten milliseconds.
const SLICE: u64 = 250_000;
/// How long a search may take before its progress is shown.
const PATIENCE_MS: f64 = 100.0;
/// The first slice waits until the edit that led to it is painted.
const AFTER_PAINT_MS: u32 = 30;

/// The screen.
pub fn page(ui: &Ui, shared: &Shared<State>) -> Html {
    let state = &*shared.0;
    let Some(work) = &state.work else {
        return Html::default();
    };
    let m = ui.messages();
    let print = Button::new(m.improve_print).small().icon(IconName::Printer);
    let desk = desk(work);
    let content = if desk.is_plannable() {
        let refused = state.rejected.iter().filter(|(field, _)| is_ours(field));
        let rejected: Refused = refused.map(|(field, rejected)| (field.clone(), rejected.clone())).collect();
        html! {
            <ImproveView
                ui={ui.clone()}
                work={work.clone()}
                desk={Shared(Rc::clone(&desk))}
                improve={Kept(state.improve.clone())}
                {rejected}
            />
        }
    } else {
        without_indicators(ui, work, &desk)
    };
    html! {
        <div class="wrap improve">
            <div class="page-head">
                <h1>{ m.improve_title }</h1>
                <div class="page-head__actions">
                    if desk.is_plannable() { { print.on_click(Callback::from(|()| browser::print())).view() } }
                </div>
            </div>
            { content }
        </div>
    }
}

fn is_ours(field: &Field) -> bool {
    matches!(field, Field::Target | Field::BundleEffort(_) | Field::BundleLevel(..))
}

/// No unit has indicators: what to enter, the distance, and what must be kept all the same.
fn without_indicators(ui: &Ui, work: &Work, desk: &Rc<Desk>) -> Html {
    let m = ui.messages();
    let blank = work.assessment.units.iter().all(|unit| unit.entry.is_blank());
    let text = if blank { m.improve_blank_text } else { m.improve_empty_text };
    let action = Button::primary(m.improve_empty_action).link("#/isi").arrow().view();
    let empty = Card::new().view(html! {
        <div class="empty"><h2>{ m.improve_empty }</h2><p>{ text }</p>{ action }</div>
    });
    let guard = html! { <GuardCard ui={ui.clone()} desk={Shared(Rc::clone(desk))} work={work.clone()} /> };
    let (complete, safe) = (work.outcome.is_complete(), is_safe(work));
    html! {
        <div class="stack">
            if complete && safe { { guard.clone() } }
            { empty }
            if complete { { distance(ui, work) } }
            if complete && !safe { { guard } }
        </div>
    }
}

fn distance(ui: &Ui, work: &Work) -> Html {
    let (locale, m) = (ui.locale, ui.messages());
    let instrument = &work.rules.instrument;
    let title = locale.text(&instrument.title);
    let Some(verdict) = &work.outcome.verdict else {
        return Html::default();
    };
    let text = match &verdict.next {
        Some(next) => {
            let threshold = locale.score(instrument.round(&next.band.min));
            let (missing, label) = (locale.score(next.missing), locale.band(&next.band));
            let values = [("missing", missing.as_str()), ("label", &label), ("threshold", &threshold)];
            fill(m.improve_distance_next, &[&values[..], &[("instrument", title)]].concat())
        }
        None => {
            let label = locale.band(&verdict.band);
            fill(m.improve_distance_top, &[("label", &label), ("instrument", title)])
        }
    };
    Card::titled("jarak", m.improve_distance).view(html! { <p>{ text }</p> })
}

/// What the screen keeps; equal when all its parts are the same.
#[derive(Clone, Debug)]
struct Kept(Improve);

impl PartialEq for Kept {
    fn eq(&self, other: &Self) -> bool {
        let (a, b) = (&self.0, &other.0);
        Rc::ptr_eq(&a.moves, &b.moves)
            && a.trial == b.trial
            && a.plan == b.plan
            && Rc::ptr_eq(&a.done, &b.done)
            && Rc::ptr_eq(&a.look, &b.look)
    }
}

/// Fields of this screen whose input was refused.
type Refused = Vec<(Field, Rejected)>;

/// What was refused in a field.
fn refused(all: &Refused, field: &Field) -> Option<Rejected> {
    all.iter().find(|(known, _)| known == field).map(|(_, rejected)| rejected.clone())
}

/// Properties of [`ImproveView`].
#[derive(Clone, PartialEq, Properties)]
struct ImproveProps {
    ui: Ui,
    work: Work,
    desk: Shared<Desk>,
    improve: Kept,
    rejected: Refused,
}

/// Works the plans out slice by slice, and hands each part of the screen what it shows.
#[component]
fn ImproveView(props: &ImproveProps) -> Html {
    let ImproveProps { ui, work, desk, improve, rejected } = props;
    let target = desk.0.target(work.assessment.target.as_deref());
    let planning = desk.0.planning(&target);
    let progress = use_plans(&planning);
    let improve = &improve.0;
    let plans = Shared(Rc::new(planning.borrow().plans().clone()));
    // The same plans are the same properties, so that toggles leave the plans alone.
    let plans = use_memo(Version::of(&planning, &plans), move |_| plans).as_ref().clone();
    let chosen = chosen_plan(&plans.0, improve.plan);
    let keeps = is_safe(work);
    let guard = html! { <GuardCard ui={ui.clone()} desk={desk.clone()} work={work.clone()} /> };
    html! {
        <div class="stack">
            { remarks(ui, work, &desk.0) }
            if keeps { { guard.clone() } }
            <TargetCard
                ui={ui.clone()}
                work={work.clone()}
                desk={desk.clone()}
                plans={plans.clone()}
                chosen={improve.plan}
                {progress}
                rejected={refused(rejected, &Field::Target)}
            />
            <div class="cols">
                <div class="column col-8">
                    <RankingCard
                        ui={ui.clone()}
                        desk={desk.clone()}
                        work={work.clone()}
                        look={Shared(Rc::clone(&improve.look))}
                        moves={Shared(Rc::clone(&improve.moves))}
                    />
                </div>
                <div class="column col-4">
                    <TrialCard
                        ui={ui.clone()}
                        work={work.clone()}
                        trial={improve.trial.clone()}
                        moves={Shared(Rc::clone(&improve.moves))}
                    />
                    if plans.0.cheapest.is_some() {
                        <FrontierCard ui={ui.clone()} desk={desk.clone()} plan={chosen.clone()} />
                    }
                </div>
            </div>
            <BundleCard
                ui={ui.clone()}
                desk={desk.clone()}
                work={work.clone()}
                moves={Shared(Rc::clone(&improve.moves))}
                rejected={rejected.clone()}
            />
            <ChecklistCard
                ui={ui.clone()}
                desk={desk.clone()}
                work={work.clone()}
                plan={chosen}
                kind={improve.plan}
                done={Shared(Rc::clone(&improve.done))}
                moves={Shared(Rc::clone(&improve.moves))}
            />
            if !keeps { { guard } }
        </div>
    }
}

/// Whether the body stands in a band worth keeping before anything else: the best zone.
fn is_safe(work: &Work) -> bool {
    let best = work.rules.instrument.bands.first();
    let verdict = work.outcome.verdict.as_ref();
    verdict.zip(best).is_some_and(|(verdict, best)| match (verdict.band.zone, best.zone) {
        (Some(zone), Some(best)) => zone == best,
        _ => verdict.band.min == best.min,
    })
}

fn chosen_plan(plans: &Plans, kind: PlanKind) -> Option<Shared<Plan>> {
    let plan = match kind {
        PlanKind::Cheapest => plans.cheapest.clone(),
        PlanKind::Guaranteed => plans.guaranteed.clone(),
        PlanKind::Alternative => plans.alternative.clone().flatten(),
    };
    plan.map(Shared)
}

/// Units that cannot be planned, and entries that are open.
fn remarks(ui: &Ui, work: &Work, desk: &Desk) -> Html {
    let (locale, m) = (ui.locale, ui.messages());
    let name = |unit: &&crate::engine::assessment::Unit| desk.outlook.unplannable.contains(&unit.id);
    let names: Vec<_> = work.assessment.units.iter().filter(name).map(|unit| locale.unit_name(&unit.name)).collect();
    let units = fill(m.improve_unplannable_text, &[("units", &names.join("; "))]);
    let enter = Button::new(m.improve_empty_action).link("#/isi");
    html! {
        <>
            if !names.is_empty() {
                { Notice::new(NoticeKind::Warning, m.improve_unplannable).action(enter).view(units.into()) }
            }
            if !work.outcome.is_complete() {
                { Notice::new(NoticeKind::Info, m.improve_open).view(m.improve_open_text.into()) }
            }
        </>
    }
}

/// What tells one state of the plans from another.
#[derive(Clone, PartialEq)]
struct Version {
    planning: Shared<RefCell<Planning>>,
    cheapest: bool,
    alternative: bool,
    search: Search,
    guaranteed: Option<Shared<Plan>>,
    weighed: bool,
}

impl Version {
    fn of(planning: &Rc<RefCell<Planning>>, plans: &Shared<Plans>) -> Self {
        let plans = &plans.0;
        Self {
            planning: Shared(Rc::clone(planning)),
            cheapest: plans.cheapest.is_some(),
            alternative: plans.alternative.is_some(),
            search: plans.search,
            guaranteed: plans.guaranteed.clone().map(Shared),
            weighed: plans.likely_guaranteed.is_some(),
        }
    }
}

/// How far the search is, with what stops or resumes it.
#[derive(Clone)]
struct Progress {
    planning: Rc<RefCell<Planning>>,
    /// It is under way and takes long, or was stopped.
    shown: bool,
    again: Callback<()>,
}

impl PartialEq for Progress {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.planning, &other.planning) && self.shown == other.shown
    }
}

impl Progress {
    /// A handler that stops or resumes the search.
    fn act(&self, what: fn(&mut Planning)) -> Callback<()> {
        let (planning, again) = (Rc::clone(&self.planning), self.again.clone());
        Callback::from(move |()| {
            what(&mut planning.borrow_mut());
            again.emit(());
        })
    }
}

/// Carries the planning on, a slice at a time, so that the page stays alive.
#[hook]
fn use_plans(planning: &Rc<RefCell<Planning>>) -> Progress {
    let step = use_state_eq(|| 0_u32);
    let count = use_mut_ref(|| 0_u32);
    let began = use_mut_ref(|| None::<(Shared<RefCell<Planning>>, f64)>);
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
            let wait = if planning.borrow().plans().cheapest.is_none() { AFTER_PAINT_MS } else { 0 };
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
    let search = planning.borrow().plans().search;
    let mut began = began.borrow_mut();
    let now = js_sys::Date::now();
    let since = began.as_ref().filter(|(known, _)| *known == id && search != Search::Waiting).map(|(_, since)| *since);
    if since.is_none() {
        *began = Some((id, now));
    }
    let shown = match search {
        Search::Running => since.is_some_and(|since| now - since > PATIENCE_MS),
        Search::Stopped => true,
        Search::Waiting | Search::Finished => false,
    };
    Progress { planning: Rc::clone(planning), shown, again }
}
