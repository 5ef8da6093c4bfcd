//! The baseline and its scenarios side by side: what differs, by dimension, unit and standard.

use std::rc::Rc;

use yew::prelude::*;

use super::edit::AnswerEdit;
use super::{no_work, total};
use crate::engine::assessment::Answer;
use crate::engine::compare::{Change, Comparison, IndicatorChange, UnitChange, compare};
use crate::engine::text::UnitId;
use crate::i18n::fill;
use crate::session::compare::{Comparing, ScoredScenario, Source};
use crate::session::{Action, State, Work};
use crate::ui::components::{
    Button, Card, ChipStyle, DraftField, Field, IconName, TextField, cell, row_head, zone_chip,
};
use crate::ui::context::{Shared, Ui, ViewProps};
use crate::ui::present::tone;

/// Most reasons that are listed why a scenario cannot be read.
const MOST_PROBLEMS: usize = 3;

/// A scenario that can be read, with what differs from the baseline.
#[derive(Clone, Debug)]
pub struct Column {
    /// Its place in the file.
    pub place: usize,
    /// Its name, never empty.
    pub name: String,
    /// Its result.
    pub work: Work,
    /// What differs.
    pub comparison: Comparison,
}

/// The view; scenarios are scored again only when the assessment changes.
#[component]
pub fn ScenariosView(props: &ViewProps) -> Html {
    let (ui, state) = (&props.ui, &*props.state.0);
    let work = state.work().cloned();
    let scenarios = use_memo(work.clone(), |work| work.as_ref().map(ScoredScenario::all).unwrap_or_default());
    let Some(work) = work else {
        return no_work(ui, state);
    };
    let columns: Vec<Column> =
        scenarios.iter().enumerate().filter_map(|(place, it)| column(ui, &work, place, it)).collect();
    let columns = Rc::new(columns);
    let c = ui.locale.compare();
    html! {
        <div class="stack">
            { Card::titled("skenario", c.scenarios_title).view(html! {
                <>
                    <p class="secondary compare__about">{ c.scenarios_lead }</p>
                    { notices(ui, &work, &scenarios) }
                    if !scenarios.is_empty() { { results(ui, &work, &scenarios, &columns) } }
                    { keep(ui, state, &work, scenarios.len()) }
                </>
            }) }
            if !columns.is_empty() {
                { differences(ui, &work, &columns) }
                <AnswerEdit ui={ui.clone()} columns={Shared(Rc::clone(&columns))} />
            }
        </div>
    }
}

fn column(ui: &Ui, work: &Work, place: usize, scenario: &ScoredScenario) -> Option<Column> {
    let other = scenario.work.clone().ok()?;
    let comparison = compare(&work.rules, (&work.assessment, &work.outcome), (&other.assessment, &other.outcome));
    Some(Column { place, name: name(ui, place, scenario), work: other, comparison })
}

/// The name of a scenario, or its number.
fn name(ui: &Ui, place: usize, scenario: &ScoredScenario) -> String {
    if scenario.name.is_empty() { numbered(ui, place) } else { scenario.name.clone() }
}

fn numbered(ui: &Ui, place: usize) -> String {
    fill(ui.locale.compare().scenario_name, &[("number", &(place + 1).to_string())])
}

fn notices(ui: &Ui, work: &Work, scenarios: &[ScoredScenario]) -> Html {
    let c = ui.locale.compare();
    let more = work.assessment.unread_scenarios();
    let locked = !work.assessment.scenarios.is_array();
    html! {
        <>
            if locked { <p class="compare__none">{ c.keep_locked }</p> }
            if scenarios.is_empty() && !locked { <p class="compare__none">{ c.scenarios_empty }</p> }
            if more > 0 { <p class="compare__none">{ fill(c.scenarios_more, &[("count", &more.to_string())]) }</p> }
        </>
    }
}

/// The baseline and each scenario: name, total, band, what can be done with it.
fn results(ui: &Ui, work: &Work, scenarios: &[ScoredScenario], columns: &[Column]) -> Html {
    let c = ui.locale.compare();
    let shown = scenarios.iter().enumerate();
    html! {
        <>
            <ul class="compare__variants" aria-label={c.results_table}>
                <li class="compare__variant">
                    <h3>{ c.baseline }</h3>
                    { outcome(ui, work, None) }
                </li>
                for (place, scenario) in shown {
                    { card(ui, place, scenario, columns.iter().find(|column| column.place == place)) }
                }
            </ul>
            <p class="table-note">{ c.accept_note }</p>
        </>
    }
}

fn card(ui: &Ui, place: usize, scenario: &ScoredScenario, column: Option<&Column>) -> Html {
    let c = ui.locale.compare();
    let name = name(ui, place, scenario);
    let commit = {
        let (ui, former) = (ui.clone(), scenario.name.clone());
        Callback::from(move |typed: String| {
            if typed.trim() != former {
                ui.send(Action::Compare(Comparing::Rename(place, typed)));
            }
        })
    };
    let field = TextField {
        field: Field {
            id: format!("nama-skenario-{place}").into(),
            label: fill(c.scenario_rename, &[("number", &(place + 1).to_string())]).into(),
            label_hidden: true,
            ..Field::default()
        },
        value: scenario.name.clone().into(),
        placeholder: Some(numbered(ui, place).into()),
        on_commit: commit,
        ..TextField::default()
    };
    let button = |label: &'static str, of: &'static str, action: Comparing| {
        let send = ui.sends(Action::Compare(action));
        let onclick = Callback::from(move |_: MouseEvent| send.emit(()));
        let of = fill(of, &[("name", &name)]);
        html! { <button type="button" class="button button--small" aria-label={of} {onclick}>{ label }</button> }
    };
    html! {
        <li class="compare__variant">
            <h3 class="sr-only">{ &name }</h3>
            <DraftField {field} />
            if let Some(column) = column {
                { outcome(ui, &column.work, Some(&column.comparison)) }
            } else if let Err(problems) = &scenario.work {
                <p class="secondary">{ c.scenario_unreadable }</p>
                <ul class="secondary">
                    for problem in problems.iter().take(MOST_PROBLEMS) { <li>{ ui.locale.problem(problem) }</li> }
                </ul>
            }
            <div class="row compare__actions">
                if column.is_some() { { button(c.accept, c.accept_of, Comparing::Accept(place)) } }
                { button(c.remove, c.remove_of, Comparing::Remove(place)) }
            </div>
        </li>
    }
}

fn outcome(ui: &Ui, work: &Work, comparison: Option<&Comparison>) -> Html {
    let locale = ui.locale;
    let verdict = work.outcome.verdict.as_ref();
    let band = match verdict {
        Some(verdict) => {
            let words = match &verdict.band.code {
                Some(code) => format!("{code}, {}", locale.zone_words(&verdict.band).unwrap_or_default()),
                None => locale.band_short(&verdict.band),
            };
            zone_chip(tone(&verdict.band), words.trim_end_matches(", "), ChipStyle::Small)
        }
        None => locale.bands(work.outcome.possible.iter()).into(),
    };
    html! {
        <>
            <p class="compare__total">{ total(ui, work) }</p>
            <p>{ band }</p>
            if let Some(comparison) = comparison {
                <p class="secondary">{ against_baseline(ui, comparison) }</p>
            }
            <p class="secondary">{ locale.text(&work.rules.instrument().title) }</p>
        </>
    }
}

fn against_baseline(ui: &Ui, comparison: &Comparison) -> String {
    let c = ui.locale.compare();
    if comparison.total.is_some() {
        fill(c.difference, &[("points", &points(ui, &comparison.total))])
    } else {
        c.same_as_baseline.to_owned()
    }
}

fn keep(ui: &Ui, state: &State, work: &Work, count: usize) -> Html {
    let c = ui.locale.compare();
    if !work.assessment.scenarios.is_array() {
        return Html::default();
    }
    if !work.assessment.has_room_for_scenario() {
        return html! { <p class="secondary">{ c.keep_full }</p> };
    }
    let keep = |source: Source| ui.sends(Action::Compare(Comparing::Keep(numbered(ui, count), source)));
    let present = Button::primary(c.keep_present).icon(IconName::Plus).on_click(keep(Source::Present));
    let trial = Button::new(c.keep_trial).on_click(keep(Source::Trial));
    html! {
        <div class="row compare__keep">
            { present.view() }
            if state.improve.trial.is_some() { { trial.view() } }
        </div>
    }
}

/// A signed difference; in words where there is none or where it is open.
fn points(ui: &Ui, change: &Change) -> String {
    let c = ui.locale.compare();
    match change.difference() {
        _ if !change.is_some() => c.same.to_owned(),
        Some(points) => ui.locale.signed(&points),
        None => c.open_difference.to_owned(),
    }
}

fn after(ui: &Ui, change: &Change) -> Html {
    let differs = change.is_some();
    html! {
        <span>
            { ui.locale.interval(&change.after) }
            <span class={classes!("compare__delta", differs.then_some("compare__delta--some"))}>
                { points(ui, change) }
            </span>
        </span>
    }
}

fn differences(ui: &Ui, work: &Work, columns: &[Column]) -> Html {
    let c = ui.locale.compare();
    let note = fill(c.points_note, &[("weights", ui.locale.weights_in_force(&work.assessment))]);
    html! {
        <>
            { Card::titled("beda-standar", c.by_standard).view(standards(ui, work, columns)) }
            { Card::titled("beda-dimensi", c.by_dimension).view(html! {
                <>{ dimensions(ui, work, columns) }<p class="table-note">{ note }</p></>
            }) }
            { Card::titled("beda-unit", c.by_unit).view(units(ui, work, columns)) }
        </>
    }
}

/// A table of what stands in the baseline and in each scenario.
fn table(ui: &Ui, caption: &'static str, heads: &[&'static str], columns: &[Column], rows: Vec<Html>) -> Html {
    let c = ui.locale.compare();
    html! {
        <table class="table table--rows compare__table" role="table">
            <caption class="sr-only">{ caption }</caption>
            <thead role="rowgroup">
                <tr role="row">
                    for head in heads { <th role="columnheader" scope="col">{ *head }</th> }
                    <th role="columnheader" scope="col" class="table__number">{ c.baseline }</th>
                    for column in columns {
                        <th role="columnheader" scope="col" class="table__number">{ &column.name }</th>
                    }
                </tr>
            </thead>
            <tbody role="rowgroup">{ rows }</tbody>
        </table>
    }
}

const FIGURE: &str = "table__number compare__figure";

fn dimensions(ui: &Ui, work: &Work, columns: &[Column]) -> Html {
    let (locale, c) = (ui.locale, ui.locale.compare());
    let rows = work.outcome.dimensions.iter().map(|outcome| {
        let known = work.rules.instrument().dimension(outcome.id.as_str());
        let title = known.map(|known| locale.text(&known.name).to_owned()).unwrap_or_default();
        let cells = columns.iter().map(|column| {
            let change = column.comparison.dimensions.iter().find(|(id, _)| *id == outcome.id);
            cell(FIGURE, &column.name, change.map(|(_, change)| after(ui, change)).unwrap_or_default())
        });
        html! {
            <tr role="row">
                { row_head(title.into()) }
                { cell(FIGURE, c.baseline, ui.locale.interval(&outcome.points).into()) }
                { for cells }
            </tr>
        }
    });
    table(ui, c.by_dimension, &[c.dimension], columns, rows.collect())
}

fn units(ui: &Ui, work: &Work, columns: &[Column]) -> Html {
    let c = ui.locale.compare();
    let mut ids: Vec<UnitId> = Vec::new();
    for (id, _) in columns.iter().flat_map(|column| &column.comparison.units) {
        if !ids.contains(id) {
            ids.push(id.clone());
        }
    }
    let rows = ids.iter().map(|id| {
        let before = work.outcome.units.iter().find(|unit| unit.id == *id);
        let before = before.map_or_else(|| "–".to_owned(), |unit| ui.locale.interval(&unit.estimate.exact));
        let cells = columns.iter().map(|column| {
            let change = column.comparison.units.iter().find(|(known, _)| known == id).map(|(_, change)| change);
            cell(FIGURE, &column.name, change.map_or_else(|| "–".into(), |change| unit_change(ui, change)))
        });
        html! {
            <tr role="row">
                { row_head(unit_name(ui, work, columns, id).into()) }
                { cell(FIGURE, c.baseline, before.into()) }
                { for cells }
            </tr>
        }
    });
    table(ui, c.by_unit, &[c.unit], columns, rows.collect())
}

fn unit_change(ui: &Ui, change: &UnitChange) -> Html {
    let c = ui.locale.compare();
    match change {
        UnitChange::Both(change) => after(ui, change),
        UnitChange::Added(value) => html! {
            <span>{ ui.locale.interval(value) }<span class="compare__delta compare__delta--some">{ c.added }</span></span>
        },
        UnitChange::Removed(_) => html! { <span class="compare__delta compare__delta--some">{ c.removed }</span> },
    }
}

fn unit_name(ui: &Ui, work: &Work, columns: &[Column], id: &UnitId) -> String {
    let all = std::iter::once(work).chain(columns.iter().map(|column| &column.work));
    let unit = all.flat_map(|work| &work.assessment.units).find(|unit| unit.id == *id);
    unit.map(|unit| ui.locale.unit_name(&unit.name)).unwrap_or_default()
}

/// One row for each unit and standard that differs somewhere, in the order of units and instrument.
fn standards(ui: &Ui, work: &Work, columns: &[Column]) -> Html {
    let (locale, c) = (ui.locale, ui.locale.compare());
    let changes = || columns.iter().flat_map(|column| &column.comparison.indicators);
    let mut rows = Vec::new();
    for unit in &work.assessment.units {
        for indicator in work.rules.instrument().indicators() {
            let is_it = |change: &&IndicatorChange| change.unit == unit.id && change.indicator == indicator.id;
            let Some(first) = changes().find(is_it) else {
                continue;
            };
            let cells = columns.iter().map(|column| {
                let change = column.comparison.indicators.iter().find(is_it);
                cell(FIGURE, &column.name, standard(ui, change))
            });
            rows.push(html! {
                <tr role="row">
                    { row_head(locale.text(&indicator.short).to_owned().into()) }
                    { cell("", c.unit, locale.unit_name(&unit.name).into()) }
                    { cell(FIGURE, c.baseline, answer(ui, first.before.as_ref()).into()) }
                    { for cells }
                </tr>
            });
        }
    }
    if rows.is_empty() {
        return html! { <p>{ c.by_standard_none }</p> };
    }
    table(ui, c.by_standard, &[c.standard, c.unit], columns, rows)
}

fn standard(ui: &Ui, change: Option<&IndicatorChange>) -> Html {
    match change {
        Some(change) => html! {
            <span class="compare__delta compare__delta--some">{ answer(ui, change.after.as_ref()) }</span>
        },
        None => html! { <span class="compare__delta">{ ui.locale.compare().same }</span> },
    }
}

/// An answer in words.
pub fn answer(ui: &Ui, answer: Option<&Answer>) -> String {
    let c = ui.locale.compare();
    match answer {
        None => c.not_assessed.to_owned(),
        Some(Answer::NotApplicable) => c.not_applicable.to_owned(),
        Some(Answer::Level(level)) => fill(c.level, &[("level", level.as_str())]),
        Some(Answer::Range { low, high }) => fill(c.level, &[("level", &format!("{low}–{high}"))]),
    }
}
