//! One unit at a time: final score, dimension figures, or indicators with their levels explained.

use std::rc::Rc;

use yew::prelude::*;

use super::answers::IndicatorEditor;
use super::summary::{add_button, unit_state};
use crate::engine::assessment::{Decimal, Entry, EntryMode, Unit};
use crate::engine::instrument::Dimension;
use crate::engine::number::Rational;
use crate::engine::score::UnitOutcome;
use crate::i18n::{capitalised, fill};
use crate::session::{Action, Field, State, Work};
use crate::ui::browser;
use crate::ui::components::{Button, Card, Choice, IconName, SegmentedControl, Tab, Tone, tabs};
use crate::ui::context::{Shared, Ui, ViewProps};
use crate::ui::pages::fields::Commit;
use crate::ui::present::tone;

/// What is answered of the dimension in front.
const DIMENSION: &str = "indikator-dimensi";
const PANEL: &str = "panel-unit";

/// Tabs of units with the entries of the one in front. Keeps which dimension is in front.
#[component]
pub fn UnitView(props: &ViewProps) -> Html {
    let dimension = use_state_eq(|| 0_usize);
    let (ui, state) = (&props.ui, &*props.state.0);
    let Some(work) = state.work() else {
        return Html::default();
    };
    let m = ui.messages();
    let units = &work.assessment.units;
    let Some(unit) = units.iter().find(|unit| Some(&unit.id) == state.unit.as_ref()) else {
        return Card::new().class("card--tight").view(html! {
            <>
                <p class="empty">{ m.no_units }</p>
                { add_button(ui, work) }
            </>
        });
    };
    let tab = |(other, outcome): (&Unit, &UnitOutcome)| tab(ui, other, outcome, other.id == unit.id);
    let all = units.iter().zip(&work.outcome.units).map(tab).collect();
    Card::new().class("card--tight").view(html! {
        <>
            <div class="unit-tabs">
                { tabs(m.units_label, PANEL, all) }
                { add_button(ui, work) }
            </div>
            <div id={PANEL} role="tabpanel" aria-labelledby={format!("tab-{}", unit.id)} class="stack stack--tight">
                { unit_head(ui, state, work, unit) }
                { entry(ui, state, work, unit, &dimension) }
                { onward(ui, work, unit, &dimension) }
            </div>
        </>
    })
}

fn tab(ui: &Ui, unit: &Unit, outcome: &UnitOutcome, open: bool) -> Tab {
    let verdict = outcome.verdict.as_ref();
    Tab {
        id: unit.id.to_string(),
        label: ui.locale.unit_name(&unit.name),
        note: match verdict {
            Some(verdict) => ui.locale.score(verdict.total),
            None => unit_state(ui.locale, unit, outcome),
        },
        tone: verdict.map_or(Tone::Neutral, |verdict| tone(&verdict.band)),
        open,
        on_open: ui.sends(Action::SelectUnit(unit.id.clone())),
    }
}

fn unit_head(ui: &Ui, state: &State, work: &Work, unit: &Unit) -> Html {
    let m = ui.messages();
    let mode = |id: &'static str, label: &'static str, mode: EntryMode| {
        let chosen = unit.entry.mode() == mode;
        Choice::new(id, label).chosen(chosen).on_choose(ui.sends(Action::SetMode(unit.id.clone(), mode)))
    };
    let mut options = vec![
        mode("indicators", m.mode_indicators, EntryMode::Indicators),
        mode("total", m.mode_total, EntryMode::Total),
    ];
    if work.rules.instrument().has_points() {
        options.push(mode("points", m.mode_points, EntryMode::Points));
    }
    options.push(mode("percent", m.mode_percent, EntryMode::Percent));
    let of_row = |message| ui.locale.of_row(message, work.rules.instrument());
    let legend = of_row(m.mode_legend).into();
    let modes = SegmentedControl { name: "cara-unit", legend, legend_hidden: false, options };
    let remove = Button::quiet(of_row(m.remove_this_unit)).small().icon(IconName::Trash);
    html! {
        <div class="unit-head" key={unit.id.as_str()}>
            { Commit::text(Field::UnitName(unit.id.clone()), of_row(m.unit_name), unit.name.clone()).view(ui, state) }
            { modes.view() }
            { remove.on_click(ui.sends(Action::RemoveUnit(unit.id.clone()))).view() }
        </div>
    }
}

fn entry(ui: &Ui, state: &State, work: &Work, unit: &Unit, dimension: &UseStateHandle<usize>) -> Html {
    match &unit.entry {
        Entry::Total(value) => total(ui, state, unit, value.as_ref()),
        Entry::Points(_) | Entry::Percent(_) => figures(ui, state, work, unit),
        Entry::Indicators(_) => indicators(ui, state, work, unit, dimension),
    }
}

fn text(ui: &Ui, value: Option<&Decimal>) -> String {
    value.map(|value| ui.locale.decimal(value.text())).unwrap_or_default()
}

fn total(ui: &Ui, state: &State, unit: &Unit, value: Option<&Decimal>) -> Html {
    let m = ui.messages();
    let label = fill(m.total_label, &[("unit", &ui.locale.unit_name(&unit.name))]);
    Commit::number(Field::Total(unit.id.clone()), label, text(ui, value)).hint(m.total_hint).view(ui, state)
}

fn figures(ui: &Ui, state: &State, work: &Work, unit: &Unit) -> Html {
    let (locale, m) = (ui.locale, ui.messages());
    let (values, points) = match &unit.entry {
        Entry::Points(values) => (values, true),
        Entry::Percent(values) => (values, false),
        Entry::Total(_) | Entry::Indicators(_) => return Html::default(),
    };
    let figure = |dimension: &Dimension| {
        let (unit, id) = (unit.id.clone(), dimension.id.clone());
        let most = work.rules.points_of(&id).filter(|_| points);
        let most = most.map_or_else(|| "100".to_owned(), |most| locale.rounded(&most));
        let value = text(ui, values.get(&id).and_then(Option::as_ref));
        let field = if points { Field::Points(unit, id) } else { Field::Percent(unit, id) };
        let label = locale.text(&dimension.name).to_owned();
        Commit::number(field, label, value).hint(fill(m.points_hint, &[("max", &most)])).view(ui, state)
    };
    let sum: Rational = values.values().flatten().map(|value| value.value().clone()).sum();
    html! {
        <>
            <div class="figure-fields">
                for dimension in &work.rules.instrument().dimensions { { figure(dimension) } }
            </div>
            if points { <p class="secondary">{ fill(m.points_sum, &[("sum", &locale.rounded(&sum))]) }</p> }
        </>
    }
}

fn indicators(ui: &Ui, state: &State, work: &Work, unit: &Unit, front: &UseStateHandle<usize>) -> Html {
    let (locale, m) = (ui.locale, ui.messages());
    let dimensions = &work.rules.instrument().dimensions;
    let place = (**front).min(dimensions.len().saturating_sub(1));
    let (Entry::Indicators(answers), Some(dimension)) = (&unit.entry, dimensions.get(place)) else {
        return Html::default();
    };
    let option = |(other, dimension): (usize, &Dimension)| {
        let all = &dimension.indicators;
        let done = all.iter().filter(|indicator| answers.contains_key(&indicator.id)).count();
        let label = format!("{} {done}/{}", locale.text(&dimension.name), all.len());
        let on_choose = brings_to_front(front, other);
        Choice::new(dimension.id.to_string(), label).chosen(other == place).on_choose(on_choose)
    };
    let choice = SegmentedControl {
        name: "dimensi",
        legend: m.dimensions_label.into(),
        legend_hidden: true,
        options: dimensions.iter().enumerate().map(option).collect(),
    };
    let count = dimension.indicators.len().to_string();
    let about = fill(m.indicators_of, &[("dimension", locale.text(&dimension.name)), ("count", &count)]);
    html! {
        <>
            { choice.view() }
            <div id={DIMENSION} class="indicators" role="group" tabindex="-1" aria-label={about}>
                for (row, indicator) in dimension.indicators.iter().enumerate() {
                    <IndicatorEditor
                        key={format!("{}-{}", unit.id, indicator.id)}
                        ui={ui.clone()}
                        rules={Shared(Rc::clone(&work.rules))}
                        place={(place, row)}
                        unit={unit.id.clone()}
                        answer={answers.get(&indicator.id).cloned()}
                        rejected={state.rejected.get(&Field::Answer(unit.id.clone(), indicator.id.clone())).cloned()}
                    />
                }
            </div>
        </>
    }
}

fn brings_to_front(front: &UseStateHandle<usize>, place: usize) -> Callback<()> {
    let front = front.setter();
    Callback::from(move |()| front.set(place))
}

/// On to the next dimension, after the last one to the next unit, after that to the result.
fn onward(ui: &Ui, work: &Work, unit: &Unit, front: &UseStateHandle<usize>) -> Html {
    let m = ui.messages();
    let dimensions = &work.rules.instrument().dimensions;
    let next_dimension = match unit.entry {
        Entry::Indicators(_) => dimensions.get(**front + 1),
        Entry::Total(_) | Entry::Points(_) | Entry::Percent(_) => None,
    };
    let next_unit = work.assessment.units.iter().skip_while(|other| other.id != unit.id).nth(1);
    let button = match (next_dimension, next_unit) {
        (Some(next), _) => {
            let show = brings_to_front(front, **front + 1);
            // The next thing by keyboard is the first of its indicators, not what stands below this button.
            let on_click = leads_to(show, DIMENSION.to_owned());
            Button::new(format!("{}: {}", m.next_dimension, ui.locale.text(&next.name))).on_click(on_click)
        }
        (None, Some(next)) => {
            let (select, first) = (ui.sends(Action::SelectUnit(next.id.clone())), brings_to_front(front, 0));
            let show = Callback::from(move |()| {
                first.emit(());
                select.emit(());
            });
            let label =
                fill(m.next_row, &[ui.locale.row(work.rules.instrument()), ("name", &ui.locale.unit_name(&next.name))]);
            Button::new(capitalised(&label)).on_click(leads_to(show, format!("tab-{}", next.id)))
        }
        (None, None) => Button::primary(m.to_result).link("#/hasil"),
    };
    html! { <div class="row">{ button.arrow().view() }</div> }
}

/// Brings something to the front, its top into view, and the focus to where one goes on by keyboard.
fn leads_to(show: Callback<()>, focus: String) -> Callback<()> {
    Callback::from(move |()| {
        show.emit(());
        browser::show_top_of(PANEL);
        browser::focus_soon(focus.clone());
    })
}
