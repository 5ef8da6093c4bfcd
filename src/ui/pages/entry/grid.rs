//! Indicators against units, for those who come from Excel.

use std::collections::BTreeSet;

use yew::prelude::*;

use super::grid_cells::GridRow;
use super::unit::RulesRef;
use crate::engine::assessment::{Entry, Unit};
use crate::engine::instrument::Dimension;
use crate::engine::number::Rational;
use crate::engine::score::UnitOutcome;
use crate::i18n::{Locale, fill};
use crate::session::{Action, Anchor, Field, Work};
use crate::ui::components::{Card, Icon, IconName, LevelCell, ZoneMark};
use crate::ui::context::{PageProps, use_dispatch, use_locale};
use crate::ui::pages::fields::{Way, cell_of, focus_cell, pasted_block};
use crate::ui::present::{provenance, tone};

use super::summary::unit_state;

const GRID: &str = "kisi";

/// The grid with keyboard and paste.
#[component]
pub fn GridView(props: &PageProps) -> Html {
    let locale = use_locale();
    let dispatch = use_dispatch();
    let active = use_state_eq(|| (0_usize, 0_usize));
    let closed = use_state_eq(BTreeSet::<usize>::new);
    let state = &props.state.0;
    let Some(work) = &state.work else {
        return Html::default();
    };
    let m = locale.messages();
    if work.assessment.units.is_empty() {
        return html! { <Card class="card--tight"><p class="empty">{ m.no_units }</p></Card> };
    }
    let mut first = 0;
    let groups = work.rules.instrument.dimensions.iter().enumerate().map(|(place, dimension)| {
        let open = !closed.contains(&place);
        let rows = if open { rows(props, work, place, first, *active) } else { Html::default() };
        first += dimension.indicators.len();
        html! { <>{ group(locale, work, place, dimension, open, &closed) }{ rows }</> }
    });
    let groups: Vec<_> = groups.collect();
    html! {
        <>
            <div class="row row--between">
                <p class="secondary">{ m.grid_hint }</p>
                { legend(locale) }
            </div>
            <div
                class="grid-scroll"
                onkeydown={on_key()}
                onpaste={on_paste(&dispatch)}
                onfocusin={on_focus(active.setter())}
            >
                <table class="grid" id={GRID} aria-label={m.grid_table}>
                    { head(locale, work) }
                    <tbody>{ for groups }</tbody>
                </table>
            </div>
        </>
    }
}

fn on_key() -> Callback<KeyboardEvent> {
    Callback::from(|event: KeyboardEvent| {
        if let Some((way, (row, column))) = Way::of(&event).zip(cell_of(&event)) {
            event.prevent_default();
            let (row, column) = way.from(row, column);
            focus_cell(GRID, row, column);
        }
    })
}

fn on_paste(dispatch: &Callback<Action>) -> Callback<Event> {
    let dispatch = dispatch.clone();
    Callback::from(move |event: Event| {
        if let Some((text, (indicator, unit))) = pasted_block(&event).zip(cell_of(&event)) {
            event.prevent_default();
            dispatch.emit(Action::Paste(Anchor::Grid { indicator, unit }, text));
        }
    })
}

fn on_focus(active: UseStateSetter<(usize, usize)>) -> Callback<FocusEvent> {
    Callback::from(move |event: FocusEvent| {
        if let Some(cell) = cell_of(&event) {
            active.set(cell);
        }
    })
}

fn legend(locale: Locale) -> Html {
    let m = locale.messages();
    html! {
        <div class="legend">
            <span class="legend__item">
                { for (0..=3_u8).map(|level| html! {
                    <span key={level} class={classes!("legend__cell", LevelCell::Level(level).class())}>{ level }</span>
                }) }
                { m.level_legend }
            </span>
            <span class="legend__item"><span class="legend__cell level-open">{ "\u{a0}" }</span>{ m.legend_open }</span>
            <span class="legend__item"><i>{ m.na_short }</i>{ m.legend_na }</span>
            <span class="legend__item"><span class="legend__cell level-range">{ "1–3" }</span>{ m.legend_range }</span>
        </div>
    }
}

fn head(locale: Locale, work: &Work) -> Html {
    let m = locale.messages();
    let units = work.assessment.units.iter().zip(&work.outcome.units);
    let total = work.outcome.verdict.as_ref().map(|verdict| locale.score(verdict.total));
    html! {
        <thead>
            <tr>
                <th class="grid__name" scope="col">{ m.column_indicator }</th>
                <th class="grid__weight" scope="col">
                    { m.column_weight }<span class="grid__score">{ m.column_points }</span>
                </th>
                { for units.map(|(unit, outcome)| unit_head(locale, unit, outcome)) }
                <th class="grid__mean" scope="col">
                    { m.column_mean }<span class="grid__score">{ total.unwrap_or_default() }</span>
                </th>
            </tr>
        </thead>
    }
}

fn unit_head(locale: Locale, unit: &Unit, outcome: &UnitOutcome) -> Html {
    let score = match &outcome.verdict {
        Some(verdict) => html! { <><ZoneMark tone={tone(&verdict.band)} />{ locale.score(verdict.total) }</> },
        None => html! { unit_state(locale, unit, outcome) },
    };
    html! {
        <th class="grid__unit" scope="col" key={unit.id.as_str()}>
            { locale.unit_name(&unit.name) }<span class="grid__score">{ score }</span>
        </th>
    }
}

fn group(
    locale: Locale,
    work: &Work,
    place: usize,
    dimension: &Dimension,
    open: bool,
    closed: &UseStateHandle<BTreeSet<usize>>,
) -> Html {
    let m = locale.messages();
    let rules = work.rules.dimensions.get(place);
    let weight = rules.map(|rules| &rules.weight.value * &Rational::HUNDRED).unwrap_or_default();
    let basis = rules.map_or(dimension.weight.origin.basis, |rules| rules.weight.origin.basis);
    let count = fill(m.indicators_count, &[("count", &dimension.indicators.len().to_string())]);
    let onclick = {
        let closed = closed.clone();
        Callback::from(move |_| {
            let mut next = (*closed).clone();
            if !next.remove(&place) {
                next.insert(place);
            }
            closed.set(next);
        })
    };
    let icon = if open { IconName::ChevronDown } else { IconName::ChevronRight };
    let points = |outcome: &UnitOutcome| {
        let points = outcome.dimensions.get(place).filter(|points| !points.is_open());
        points.map(|points| locale.rounded(&points.low)).unwrap_or_default()
    };
    let mean = work.outcome.dimensions.get(place);
    let mean = mean.filter(|mean| mean.units == work.assessment.units.len() && !mean.points.is_open());
    html! {
        <tr class="grid__group" key={dimension.id.as_str()}>
            <th class="grid__name" scope="row">
                <button type="button" class="grid__toggle" aria-expanded={if open { "true" } else { "false" }} {onclick}>
                    <Icon name={icon} />{ locale.text(&dimension.name) }<span class="grid__count">{ count }</span>
                </button>
            </th>
            <td class="grid__weight">{ locale.rounded(&weight) }{ provenance(locale, basis, true) }</td>
            { for work.outcome.units.iter().map(|unit| html! { <td class="grid__sum">{ points(unit) }</td> }) }
            <td class="grid__sum">{ mean.map(|mean| locale.rounded(&mean.points.low)).unwrap_or_default() }</td>
        </tr>
    }
}

/// The rows of one dimension, the first of which is row `first` of the grid.
fn rows(props: &PageProps, work: &Work, place: usize, first: usize, active: (usize, usize)) -> Html {
    let Some(dimension) = work.rules.instrument.dimensions.get(place) else {
        return Html::default();
    };
    let row = |(offset, indicator): (usize, &crate::engine::instrument::Indicator)| {
        let number = first + offset;
        let answers = work.assessment.units.iter().map(|unit| match &unit.entry {
            Entry::Indicators(answers) => Some(answers.get(&indicator.id).cloned()),
            Entry::Total(_) | Entry::Points(_) | Entry::Percent(_) => None,
        });
        let rejected = work.assessment.units.iter().map(|unit| {
            props.state.0.rejected.get(&Field::Answer(unit.id.clone(), indicator.id.clone())).cloned()
        });
        html! {
            <GridRow
                key={indicator.id.as_str()}
                rules={RulesRef(work.rules.clone())}
                dimension={place}
                indicator={offset}
                row={number}
                units={work.assessment.units.iter().map(|unit| (unit.id.clone(), AttrValue::from(unit.name.clone()))).collect::<Vec<_>>()}
                answers={answers.collect::<Vec<_>>()}
                rejected={rejected.collect::<Vec<_>>()}
                active={(active.0 == number).then_some(active.1)}
            />
        }
    };
    html! { { for dimension.indicators.iter().enumerate().map(row) } }
}
