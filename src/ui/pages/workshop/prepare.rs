//! What a coach prepares: where to begin, which changes to look at, names or not.

use yew::prelude::*;

use super::link;
use crate::engine::text::{BundleId, IndicatorId, UnitId};
use crate::i18n::fill;
use crate::session::improve::Move;
use crate::session::workshop::{Agenda, Names, Preparing, Round, Source, Workshopping, is_usable, sources};
use crate::session::{Action, State, Work};
use crate::ui::browser;
use crate::ui::components::{Button, Card, Choice, IconName, Notice, NoticeKind, RadioList, SelectField};
use crate::ui::context::{Ui, ViewProps};

fn prepares(what: Preparing) -> Action {
    Action::Workshop(Workshopping::Prepare(what))
}

/// The screen before a workshop begins.
#[component]
pub fn Prepare(props: &ViewProps) -> Html {
    let ViewProps { ui, state } = props;
    let w = ui.locale.workshop();
    let start = {
        let ui = ui.clone();
        Callback::from(move |()| {
            ui.send(Action::Workshop(Workshopping::Start(link::new_id().into())));
            browser::focus_heading_soon();
        })
    };
    let Some(agenda) = state.0.agenda() else {
        return Html::default();
    };
    let ready = !agenda.rounds.is_empty();
    let unusable = state.0.work().is_some_and(|work| !is_usable(work));
    html! {
        <div class="wrap workshop">
            <div class="page-head"><h1>{ w.title }</h1></div>
            <p class="workshop__lead">{ w.lead }</p>
            if unusable { { Notice::new(NoticeKind::Info, w.source_unusable).view(Html::default()) } }
            <div class="cols">
                <div class="column col-4">{ source_card(ui, &state.0, &agenda) }</div>
                <div class="column col-8">
                    { rounds_card(ui, &agenda) }
                    { Card::new().view(html! {
                        <div class="workshop__start">
                            { names(ui, agenda.names) }
                            { Button::primary(w.start).large().arrow().disabled(!ready).on_click(start).view() }
                        </div>
                    }) }
                </div>
            </div>
        </div>
    }
}

fn source_card(ui: &Ui, state: &State, agenda: &Agenda) -> Html {
    let (locale, w) = (ui.locale, ui.locale.workshop());
    let option = |source: Source| {
        let (value, label, note) = match source {
            Source::Present => ("present", w.source_present.to_owned(), state.work().map(|work| figures(ui, work))),
            Source::Scenario => ("scenario", w.source_scenario.to_owned(), Some(w.source_scenario_note.to_owned())),
            Source::Demo(id) => {
                let demo = crate::session::demo::DEMOS.iter().find(|demo| demo.id == id);
                let name = demo.map(|demo| demo.name).unwrap_or_default();
                (id, fill(w.source_demo, &[("name", name)]), demo.map(|demo| locale.demo_figures(demo)))
            }
        };
        let choice = Choice::new(value, label).chosen(source == agenda.source);
        let choice = note.into_iter().fold(choice, Choice::note);
        choice.on_choose(ui.sends(prepares(Preparing::Choose(source))))
    };
    let list = RadioList {
        name: "sumber-lokakarya".into(),
        legend: w.source.into(),
        legend_hidden: true,
        options: sources(state.work(), &state.improve).into_iter().map(option).collect(),
        others: Vec::new(),
    };
    Card::titled("sumber", w.source).view(list.view())
}

/// Total, band and instrument in a line.
fn figures(ui: &Ui, work: &Work) -> String {
    let (locale, w) = (ui.locale, ui.locale.workshop());
    let instrument = locale.text(&work.rules.instrument().title);
    let (total, label) = match &work.outcome.verdict {
        Some(verdict) => (locale.score(verdict.total), locale.band(&verdict.band)),
        None => (w.open_heading.to_owned(), locale.missing(&work.rules, &work.assessment, &work.outcome)),
    };
    fill(w.figures_of, &[("total", &total), ("label", &label), ("instrument", instrument)])
}

fn rounds_card(ui: &Ui, agenda: &Agenda) -> Html {
    let (locale, w) = (ui.locale, ui.locale.workshop());
    let rules = &agenda.base.rules;
    let mut state = (*agenda.base.assessment).clone();
    let mut rows = Vec::new();
    for (place, round) in agenda.rounds.iter().enumerate() {
        let idle = !round.is_felt(&state, rules);
        state = round.apply(&state, rules);
        let name = locale.round(rules, &agenda.base.assessment, Names::Shown, round);
        rows.push(round_row(ui, place, &name, idle));
    }
    Card::titled("langkah", w.rounds).aside(w.rounds_note.into()).view(html! {
        <>
            if rows.is_empty() { <p class="ink-2">{ w.rounds_empty }</p> }
            <ol class="workshop__rounds">{ for rows }</ol>
            <AddRound ui={ui.clone()} base={agenda.base.clone()} />
            <p class="secondary">{ w.assumed_note }</p>
        </>
    })
}

fn round_row(ui: &Ui, place: usize, name: &str, idle: bool) -> Html {
    let w = ui.locale.workshop();
    let act = |icon, label: &str, what| {
        let label = fill(label, &[("name", name)]);
        let button = Button::icon_only(icon, label).small().on_click(ui.sends(prepares(what)));
        if icon == IconName::ChevronDown { button.class("button--up").view() } else { button.view() }
    };
    html! {
        <li class="workshop__round">
            <span class="workshop__round-name">
                { name.to_owned() }
                if idle { <span class="secondary">{ w.idle }</span> }
            </span>
            if place > 0 { { act(IconName::ChevronDown, w.earlier, Preparing::Earlier(place)) } }
            { act(IconName::Trash, w.remove, Preparing::Remove(place)) }
        </li>
    }
}

fn names(ui: &Ui, names: Names) -> Html {
    let w = ui.locale.workshop();
    let note = "nama-keterangan";
    html! { <div>{ names_switch(ui, names, Some(note)) }<p class="secondary" id={note}>{ w.names_note }</p></div> }
}

/// The switch for names, here and on the desk; `note` is the id of what describes it.
pub fn names_switch(ui: &Ui, names: Names, note: Option<&'static str>) -> Html {
    let shown = names == Names::Shown;
    let other = if shown { Names::Hidden } else { Names::Shown };
    let send = ui.sends(prepares(Preparing::Names(other)));
    let onchange = Callback::from(move |_: Event| send.emit(()));
    html! {
        <label class="workshop__switch">
            <input type="checkbox" id="nama-proyektor" checked={shown} aria-describedby={note} {onchange} />
            { ui.locale.workshop().names }
        </label>
    }
}

/// Properties of [`AddRound`].
#[derive(Clone, PartialEq, Properties)]
struct AddProps {
    ui: Ui,
    base: Work,
}

/// What can be changed: a bundle or a standard.
#[derive(Clone, PartialEq)]
enum What {
    Bundle(BundleId),
    Standard(IndicatorId),
    Loss(IndicatorId),
}

/// Chooses a change and a place, and adds them as a round.
#[component]
fn AddRound(props: &AddProps) -> Html {
    let AddProps { ui, base } = props;
    let (locale, w) = (ui.locale, ui.locale.workshop());
    let options = options(ui, base);
    let what = use_state_eq(|| None::<What>);
    let unit = use_state_eq(|| None::<UnitId>);
    // What was chosen for another body may not be there in this one.
    let known = options.iter().find(|(known, _)| what.as_ref() == Some(known)).or_else(|| options.first());
    let chosen = known.map(|(what, _)| what.clone());
    let unit_set = unit.setter();
    let unit = unit.as_ref().filter(|id| base.assessment.units.iter().any(|unit| unit.id == **id));
    let choose_what = |(place, (wanted, label)): (usize, &(What, String))| {
        let (set, wanted) = (what.setter(), wanted.clone());
        let choice = Choice::new(place.to_string(), label.clone()).chosen(chosen.as_ref() == Some(&wanted));
        choice.on_choose(Callback::from(move |()| set.set(Some(wanted.clone()))))
    };
    let choose_unit = |id: Option<&UnitId>, label: String| {
        let (set, id) = (unit_set.clone(), id.cloned());
        let value = id.as_ref().map_or("", UnitId::as_str).to_owned();
        let choice = Choice::new(value, label).chosen(unit == id.as_ref());
        choice.on_choose(Callback::from(move |()| set.set(id.clone())))
    };
    let all = choose_unit(None, locale.everywhere(&base.assessment));
    let units = base.assessment.units.iter().map(|unit| choose_unit(Some(&unit.id), locale.unit_name(&unit.name)));
    let on_add = {
        let (ui, unit, chosen) = (ui.clone(), unit.cloned(), chosen.clone());
        Callback::from(move |()| {
            if let Some(what) = &chosen {
                ui.send(prepares(Preparing::Add(round(what.clone(), unit.clone()))));
            }
        })
    };
    let what_field = SelectField {
        id: "langkah-apa".into(),
        label: w.add_what.into(),
        options: options.iter().enumerate().map(choose_what).collect(),
    };
    let where_field = SelectField {
        id: "langkah-mana".into(),
        label: w.add_where.into(),
        options: std::iter::once(all).chain(units).collect(),
    };
    html! {
        <fieldset class="workshop__add">
            <legend class="field__label">{ w.add_title }</legend>
            { what_field.view() }
            { where_field.view() }
            { Button::new(w.add).icon(IconName::Plus).on_click(on_add).view() }
        </fieldset>
    }
}

fn round(what: What, unit: Option<UnitId>) -> Round {
    match what {
        What::Bundle(bundle) => Round::Raise(Move::Bundle { bundle, unit }),
        What::Standard(indicator) => Round::Raise(Move::Standard { indicator, unit }),
        What::Loss(indicator) => Round::Drop { indicator, unit },
    }
}

/// Bundles, then every standard up, then every standard down.
fn options(ui: &Ui, base: &Work) -> Vec<(What, String)> {
    let (locale, w) = (ui.locale, ui.locale.workshop());
    let instrument = base.rules.instrument();
    let name = |id: &IndicatorId| {
        let known = instrument.indicator(id.as_str());
        known.map(|known| locale.text(&known.short).to_owned()).unwrap_or_default()
    };
    let bundles = base.rules.bundles().iter().map(|bundle| {
        let known = instrument.bundle(bundle.id().as_str());
        let label = known.map(|known| locale.text(&known.name).to_owned()).unwrap_or_default();
        (What::Bundle(bundle.id().clone()), label)
    });
    let standards = |what: fn(IndicatorId) -> What, direction: &'static str| {
        base.rules
            .indicators()
            .map(move |known| (what(known.id().clone()), format!("{}, {direction}", name(known.id()))))
    };
    let up = standards(What::Standard, w.add_up);
    let down = standards(What::Loss, w.add_down);
    bundles.chain(up).chain(down).collect()
}
