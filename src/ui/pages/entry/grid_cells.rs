//! One row of the grid. A row repaints only when something in it changed.

use yew::prelude::*;

use super::unit::RulesRef;
use crate::engine::assessment::Answer;
use crate::engine::instrument::{Indicator, Scale};
use crate::engine::number::Rational;
use crate::engine::text::UnitId;
use crate::i18n::{Locale, fill};
use crate::session::{Field, Rejected};
use crate::ui::components::LevelCell;
use crate::ui::context::use_locale;
use crate::ui::pages::fields::{CellInput, cell_name};
use crate::ui::present::provenance;

/// Properties of [`GridRow`].
#[derive(Clone, PartialEq, Properties)]
pub struct GridRowProps {
    /// The rules in force.
    pub rules: RulesRef,
    /// Position of the dimension.
    pub dimension: usize,
    /// Position of the indicator in it.
    pub indicator: usize,
    /// Row of the grid.
    pub row: usize,
    /// The units with their names.
    pub units: Vec<(UnitId, AttrValue)>,
    /// Their answers; none where a unit is entered another way.
    pub answers: Vec<Option<Option<Answer>>>,
    /// What was refused.
    pub rejected: Vec<Option<Rejected>>,
    /// The column that has the focus or had it last, if in this row.
    pub active: Option<usize>,
}

/// One indicator over all units.
#[component]
pub fn GridRow(props: &GridRowProps) -> Html {
    let locale = use_locale();
    let rules = &props.rules.0;
    let dimension = rules.instrument.dimensions.get(props.dimension);
    let indicator = dimension.and_then(|dimension| dimension.indicators.get(props.indicator));
    let in_force = rules.dimensions.get(props.dimension);
    let weights = in_force.and_then(|dimension| Some((dimension, dimension.indicators.get(props.indicator)?)));
    let (Some(indicator), Some((dimension, weight))) = (indicator, weights) else {
        return Html::default();
    };
    let points = &(&weight.weight.value * &dimension.weight.value) * &Rational::HUNDRED;
    let cells = props.units.iter().zip(&props.answers).zip(&props.rejected).enumerate();
    html! {
        <tr class={props.active.map(|_| "grid__row--current")}>
            <th class="grid__name" scope="row">{ locale.text(&indicator.short) }</th>
            <td class="grid__weight">
                { locale.rounded(&points) }{ provenance(locale, weight.weight.origin.basis, true) }
            </td>
            { for cells.map(|(column, (((unit, name), answer), rejected))| {
                cell(locale, props, indicator, column, (unit, name), answer.as_ref(), rejected.as_ref())
            }) }
            <td class="grid__mean">{ mean(locale, indicator, &props.answers) }</td>
        </tr>
    }
}

fn cell(
    locale: Locale,
    props: &GridRowProps,
    indicator: &Indicator,
    column: usize,
    (unit, name): (&UnitId, &AttrValue),
    answer: Option<&Option<Answer>>,
    rejected: Option<&Rejected>,
) -> Html {
    let Some(answer) = answer else {
        return html! { <td class="grid__sum secondary" key={unit.as_str()}>{ "–" }</td> };
    };
    let state = if rejected.is_some() { "grid-cell--error" } else { class(&indicator.scale, answer.as_ref()) };
    let selected = props.active == Some(column);
    // Tab leads into the grid once: to the cell that had the focus last, at first to the first one.
    let tab_stop = selected || (props.active.is_none() && props.row == 0 && column == 0);
    let label = fill(
        locale.messages().answer_label,
        &[("indicator", locale.text(&indicator.short)), ("unit", &locale.unit_name(name))],
    );
    html! {
        <td
            key={unit.as_str()}
            class={classes!("grid-cell", state, selected.then_some("grid-cell--selected"))}
            data-cell={cell_name(props.row, column)}
        >
            <CellInput
                field={Field::Answer(unit.clone(), indicator.id.clone())}
                {label}
                value={text(locale, answer.as_ref())}
                rejected={rejected.cloned()}
                {tab_stop}
            />
        </td>
    }
}

/// The class of a cell: its place on the four-step ramp, whatever the scale.
fn class(scale: &Scale, answer: Option<&Answer>) -> &'static str {
    match answer {
        None => LevelCell::Open.class(),
        Some(Answer::NotApplicable) => LevelCell::NotApplicable.class(),
        Some(Answer::Range { .. }) => "level-range",
        Some(Answer::Level(level)) => {
            let top = scale.levels.len().saturating_sub(1).max(1);
            let step = scale.position(level).unwrap_or_default() * 3 / top;
            LevelCell::Level(u8::try_from(step).unwrap_or(3)).class()
        }
    }
}

fn text(locale: Locale, answer: Option<&Answer>) -> String {
    match answer {
        None => String::new(),
        Some(Answer::Level(level)) => level.to_string(),
        Some(Answer::Range { low, high }) => format!("{low}–{high}"),
        Some(Answer::NotApplicable) => locale.messages().na_short.to_owned(),
    }
}

/// Mean share in percent of the units that have a level; nothing while one is open.
fn mean(locale: Locale, indicator: &Indicator, answers: &[Option<Option<Answer>>]) -> String {
    let mut shares = Vec::new();
    for answer in answers {
        match answer {
            Some(Some(Answer::Level(level))) => shares.extend(indicator.scale.share(level)),
            Some(Some(Answer::NotApplicable)) => {}
            _ => return String::new(),
        }
    }
    let sum: Rational = shares.iter().map(|share| (*share).clone()).sum();
    if shares.is_empty() {
        return String::new();
    }
    format!("{} %", locale.whole(&(&sum.over(shares.len()) * &Rational::HUNDRED)))
}
