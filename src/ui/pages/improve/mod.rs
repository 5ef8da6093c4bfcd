//! Perbaikan: what raises the rating, the cheapest plan to a target, what must be kept.

mod bundles;
mod checklist;
mod driver;
mod findings;
mod frontier;
mod guard;
mod ranking;
mod row;
mod shortfall;
mod target;
mod top;
mod trial;

use std::rc::Rc;

use yew::prelude::*;

use super::errors::PageErrors;
use crate::engine::plan::Plan;
use crate::i18n::fill;
use crate::session::improve::{Improve, Move, PlanKind, Plans};
use crate::session::{Field, Page, Rejected, State, Work};
use crate::ui::components::{Button, Card, IconName, Notice, NoticeKind};
use crate::ui::context::{Shared, Ui};
use crate::ui::pages::result;
use crate::ui::printing;
use bundles::BundleCard;
use checklist::ChecklistCard;
use driver::{Version, use_plans};
use findings::{Findings, findings};
use frontier::FrontierCard;
use guard::GuardCard;
use ranking::RankingCard;
use target::TargetCard;
pub use top::top_gains;
use trial::TrialCard;
pub use trial::trial_bar;

/// The screen.
pub fn page(ui: &Ui, shared: &Shared<State>) -> Html {
    let state = &*shared.0;
    let Some(work) = state.work() else {
        return Html::default();
    };
    let m = ui.messages();
    let print = Button::new(m.improve_print).small().icon(IconName::Printer);
    let findings = findings(work);
    let content = if findings.is_plannable() {
        let refused = state.rejected.iter().filter(|(field, _)| field.page() == Page::Improve);
        let rejected: Refused = refused.map(|(field, rejected)| (field.clone(), rejected.clone())).collect();
        html! {
            <ImproveView
                ui={ui.clone()}
                work={work.clone()}
                findings={Shared(Rc::clone(&findings))}
                improve={SameParts(state.improve.clone())}
                {rejected}
            />
        }
    } else {
        without_indicators(ui, work, &findings)
    };
    html! {
        <div class="wrap improve">
            <div class="page-head">
                <h1>{ m.improve_title }</h1>
                <div class="page-head__actions">
                    if findings.is_plannable() { { print.on_click(Callback::from(|()| printing::print())).view() } }
                </div>
            </div>
            { result::printed_head(ui, work) }
            <PageErrors ui={ui.clone()} state={shared.clone()} page={Page::Improve} />
            { content }
        </div>
    }
}

/// No unit has answers by indicator: where to begin, the distance, and what must be kept all the same.
fn without_indicators(ui: &Ui, work: &Work, findings: &Rc<Findings>) -> Html {
    let m = ui.messages();
    let blank = work.assessment.is_blank();
    let text = if blank { m.improve_blank_text } else { m.improve_empty_text };
    let action = Button::primary(m.improve_empty_action).link("#/isi").arrow().view();
    let empty = Card::new().view(html! {
        <div class="empty"><h2>{ m.improve_empty }</h2><p>{ text }</p>{ action }</div>
    });
    let guard = html! { <GuardCard ui={ui.clone()} findings={Shared(Rc::clone(findings))} work={work.clone()} /> };
    let begin = shortfall::card(ui, work).unwrap_or(empty);
    let (complete, safe) = (work.outcome.is_complete(), is_safe(work));
    html! {
        <div class="stack">
            if complete && safe { { guard.clone() } }
            { begin }
            if complete { { distance(ui, work) } }
            if complete && !safe { { guard } }
        </div>
    }
}

fn distance(ui: &Ui, work: &Work) -> Html {
    let (locale, m) = (ui.locale, ui.messages());
    let instrument = work.rules.instrument();
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
struct SameParts(Improve);

impl PartialEq for SameParts {
    fn eq(&self, other: &Self) -> bool {
        let (a, b) = (&self.0, &other.0);
        Rc::ptr_eq(&a.moves, &b.moves) && a.trial == b.trial && a.plan == b.plan && Rc::ptr_eq(&a.look, &b.look)
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
    findings: Shared<Findings>,
    improve: SameParts,
    rejected: Refused,
}

/// Works the plans out slice by slice, and hands each part of the screen what it shows.
#[component]
fn ImproveView(props: &ImproveProps) -> Html {
    let ImproveProps { ui, work, findings, improve, rejected } = props;
    let target = findings.0.target(work.assessment.target.as_deref());
    let planning = findings.0.planning(&target);
    let progress = use_plans(&planning);
    let improve = &improve.0;
    let plans = Shared(Rc::new(planning.borrow().plans().clone()));
    // The same plans are the same properties, so that toggles leave the plans alone.
    let plans = use_memo(Version::of(&planning, &plans), move |_| plans).as_ref().clone();
    let chosen = chosen_plan(&plans.0, improve.plan);
    let keeps = is_safe(work);
    // Each card gets the moves that it shows, so that the others leave it alone.
    let held = |kind: fn(&&Move) -> bool| improve.moves.iter().filter(kind).cloned().collect::<Vec<_>>();
    let guard = html! { <GuardCard ui={ui.clone()} findings={findings.clone()} work={work.clone()} /> };
    html! {
        <div class="stack">
            { remarks(ui, work, &findings.0) }
            if keeps { { guard.clone() } }
            <TargetCard
                ui={ui.clone()}
                work={work.clone()}
                findings={findings.clone()}
                plans={plans.clone()}
                chosen={improve.plan}
                {progress}
                rejected={refused(rejected, &Field::Target)}
            />
            <div class="cols">
                <div class="column col-8">
                    <RankingCard
                        ui={ui.clone()}
                        findings={findings.clone()}
                        look={Shared(Rc::clone(&improve.look))}
                        moves={Shared(Rc::clone(&improve.moves))}
                    />
                </div>
                <div class="column col-4">
                    <TrialCard
                        ui={ui.clone()}
                        work={findings.0.work.clone()}
                        trial={improve.trial.clone()}
                        moves={Shared(Rc::clone(&improve.moves))}
                    />
                    if plans.0.cheapest.is_some() {
                        <FrontierCard ui={ui.clone()} findings={findings.clone()} plan={chosen.clone()} />
                    }
                </div>
            </div>
            <ChecklistCard
                ui={ui.clone()}
                findings={findings.clone()}
                plan={chosen}
                kind={improve.plan}
                done={work.assessment.ticked()}
                held={held(|improvement| matches!(improvement, Move::Plan { .. }))}
            />
            <BundleCard
                ui={ui.clone()}
                findings={findings.clone()}
                held={held(|improvement| matches!(improvement, Move::Bundle { .. }))}
                rejected={rejected.clone()}
            />
            if !keeps { { guard } }
        </div>
    }
}

/// Whether the body stands in a band worth keeping before anything else: the best zone.
fn is_safe(work: &Work) -> bool {
    let best = work.rules.instrument().bands.first();
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
fn remarks(ui: &Ui, work: &Work, findings: &Findings) -> Html {
    let (locale, m) = (ui.locale, ui.messages());
    let name = |unit: &&crate::engine::assessment::Unit| findings.outlook.unplannable.contains(&unit.id);
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
