//! Bandingkan: published results, the years of a body, positions, scenarios, other instruments.

mod edit;
mod instrument;
mod national;
mod position;
mod published;
mod scenarios;
mod years;

use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::engine::published::{Collection, Print};
use crate::session::compare::{Comparing, Front, Look, Published};
use crate::session::{Action, State, Work};
use crate::ui::components::{Button, Card, Choice, IconName, Notice, NoticeKind, SegmentedControl, polite};
use crate::ui::context::{Shared, Ui, ViewProps};
use crate::ui::pages::result;
use crate::ui::printing;
use crate::ui::published as file;
use instrument::InstrumentView;
use position::PositionView;
use scenarios::ScenariosView;
use years::YearsView;

/// The first example, where neither an assessment nor the user says what to compare.
const EXAMPLE: (&str, u16) = ("Kota Mojokerto", 2022);

/// The screen.
pub fn page(ui: &Ui, shared: &Shared<State>) -> Html {
    html! { <CompareView ui={ui.clone()} state={shared.clone()} /> }
}

/// The screen, which loads the published results when it is first there.
#[component]
fn CompareView(props: &ViewProps) -> Html {
    let (ui, state) = (&props.ui, &*props.state.0);
    let absent = matches!(state.compare.published, Published::Absent);
    use_effect_with(absent, {
        let ui = ui.clone();
        move |absent| {
            if *absent {
                load(&ui);
            }
        }
    });
    let front = state.compare.look.front;
    let mut said = Html::default();
    let content = match (front, &state.compare.published) {
        (Front::Scenarios, _) => html! { <ScenariosView ui={ui.clone()} state={props.state.clone()} /> },
        (Front::Instrument, _) => html! { <InstrumentView ui={ui.clone()} state={props.state.clone()} /> },
        (_, Published::Absent) => {
            said = html! { <p class="secondary">{ ui.locale.compare().loading }</p> };
            Html::default()
        }
        (_, Published::Failed) => failed(ui),
        (Front::Published, Published::Ready(collection)) => published::view(ui, state, collection),
        (Front::Years, Published::Ready(collection)) => {
            let collection = Shared(Rc::clone(collection));
            html! { <YearsView ui={ui.clone()} state={props.state.clone()} {collection} /> }
        }
        (Front::Position, Published::Ready(collection)) => {
            let collection = Shared(Rc::clone(collection));
            html! { <PositionView ui={ui.clone()} state={props.state.clone()} {collection} /> }
        }
    };
    html! { <div class="wrap compare">{ head(ui, state) }{ whose(ui, state) }{ polite(said) }{ content }</div> }
}

/// Properties of the views that need the published results.
#[derive(Clone, PartialEq, Properties)]
pub struct CollectionProps {
    /// Language and actions.
    pub ui: Ui,
    /// The state.
    pub state: Shared<State>,
    /// The published results.
    pub collection: Shared<Collection>,
}

/// On paper, above what is computed from the entries; the parts about published results name their sources.
fn whose(ui: &Ui, state: &State) -> Html {
    let computed = matches!(state.compare.look.front, Front::Scenarios | Front::Instrument);
    state.work().filter(|_| computed).map(|work| result::printed_head(ui, work)).unwrap_or_default()
}

fn load(ui: &Ui) {
    let ui = ui.clone();
    spawn_local(async move {
        let text = file::text().await;
        ui.send(Action::Compare(Comparing::Loaded(text)));
    });
}

fn failed(ui: &Ui) -> Html {
    let c = ui.locale.compare();
    let again = ui.clone();
    let again = Button::new(c.again).on_click(Callback::from(move |()| load(&again)));
    let notice = Notice::new(NoticeKind::Error, c.failed).live().action(again);
    html! { <div class="notices">{ notice.view(c.failed_text.into()) }</div> }
}

fn head(ui: &Ui, state: &State) -> Html {
    let (m, c) = (ui.messages(), ui.locale.compare());
    let look = &state.compare.look;
    let front = |id: &'static str, label: &'static str, front: Front| {
        Choice::new(id, label).chosen(look.front == front).on_choose(sets(ui, look, move |look| look.front = front))
    };
    let views = SegmentedControl {
        name: "bagian-banding",
        legend: c.views.into(),
        legend_hidden: true,
        options: vec![
            front("terbit", c.view_published, Front::Published),
            front("tahun", c.view_years, Front::Years),
            front("posisi", c.view_position, Front::Position),
            front("skenario", c.view_scenarios, Front::Scenarios),
            front("instrumen", c.view_instrument, Front::Instrument),
        ],
    };
    let undo = Button::icon_only(IconName::Undo, m.undo).disabled(!state.history.can_undo());
    let redo = Button::icon_only(IconName::Redo, m.redo).disabled(!state.history.can_redo());
    let print = Button::new(c.print).icon(IconName::Printer);
    html! {
        <div class="page-head page-head--dense">
            <h1>{ c.title }</h1>
            { views.view() }
            <div class="page-head__actions">
                if state.work().is_some() {
                    { undo.small().on_click(ui.sends(Action::Undo)).view() }
                    { redo.small().on_click(ui.sends(Action::Redo)).view() }
                }
                { print.small().on_click(Callback::from(|()| printing::print())).view() }
            </div>
        </div>
    }
}

/// A handler that shows something else.
fn sets(ui: &Ui, look: &Look, change: impl FnOnce(&mut Look)) -> Callback<()> {
    ui.sends(look_action(look, change))
}

fn look_action(look: &Look, change: impl FnOnce(&mut Look)) -> Action {
    let mut next = look.clone();
    change(&mut next);
    Action::Compare(Comparing::Look(next))
}

/// What is said where an assessment is needed and none is open.
fn no_work(ui: &Ui, state: &State) -> Html {
    let c = ui.locale.compare();
    let look = &state.compare.look;
    let published = Button::new(c.to_published).on_click(sets(ui, look, |look| look.front = Front::Published));
    Card::new().view(html! {
        <div class="empty">
            <h2>{ c.scenarios_none_work }</h2>
            <p>{ c.scenarios_none_work_text }</p>
            <div class="row">{ Button::primary(c.to_start).link("#/mulai").view() }{ published.view() }</div>
        </div>
    })
}

/// Where a result was printed, linked where it can be read.
fn outlet(ui: &Ui, print: &Print) -> Html {
    let c = ui.locale.compare();
    match &print.source.url {
        Some(url) => html! {
            <a href={url.clone()} rel="noreferrer noopener" target="_blank">
                { &print.source.title }<span class="sr-only">{ " " }{ c.new_tab }</span>
            </a>
        },
        None => html! { <>{ &print.source.title }{ " " }<span class="secondary">{ c.no_address }</span></> },
    }
}

/// The total of an assessment, or its guaranteed range while something is open.
fn total(ui: &Ui, work: &Work) -> String {
    let outcome = &work.outcome;
    match &outcome.verdict {
        Some(verdict) => ui.locale.score(verdict.total),
        None => ui.locale.range(outcome.guaranteed.low, outcome.guaranteed.high),
    }
}
