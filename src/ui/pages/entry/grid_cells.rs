//! One row of the grid. A row repaints only when something in it changed.

use std::rc::Rc;

use yew::prelude::*;

use crate::engine::Rules;
use crate::engine::assessment::Answer;
use crate::engine::instrument::{Indicator, Scale};
use crate::engine::number::Rational;
use crate::engine::text::UnitId;
use crate::i18n::{Locale, fill};
use crate::session::{Field, Rejected};
use crate::ui::components::LevelCell;
use crate::ui::context::{Shared, Ui};
use crate::ui::pages::fields::{Commit, cell_name};
use crate::ui::present::provenance_small;

/// Properties of [`GridRow`].
#[derive(Clone, PartialEq, Properties)]
pub struct GridRowProps {
    /// Language and actions.
    pub ui: Ui,
    /// The rules in force.
    pub rules: Shared<Rules>,
    /// Position of the dimension, and of the indicator in it.
    pub place: (usize, usize),
    /// Row of the grid.
    pub row: usize,
    /// The units with their names.
    pub units: Rc<[(UnitId, String)]>,
    /// Their answers; none where a unit is entered another way.
    pub answers: Vec<Option<Option<Answer>>>,
    /// What was refused.
    pub rejected: Vec<Option<Rejected>>,
    /// The column of the cell that Tab leads to, if in this row.
    pub active: Option<usize>,
}

/// One indicator over all units.
#[component]
pub fn GridRow(props: &GridRowProps) -> Html {
    view(props).unwrap_or_default()
}

fn view(props: &GridRowProps) -> Option<Html> {
    let locale = props.ui.locale;
    let rules = &props.rules.0;
    let (dimension, offset) = props.place;
    let indicator = rules.instrument().dimensions.get(dimension)?.indicators.get(offset)?;
    let dimension = rules.dimensions().get(dimension)?;
    let (points, basis) = dimension.points(dimension.indicators().get(offset)?);
    Some(html! {
        <tr class={props.active.map(|_| "grid__row--current")}>
            <th class="grid__name" scope="row">{ locale.text(&indicator.short) }</th>
            <td class="grid__weight">
                { locale.rounded(&points) }{ provenance_small(locale, basis) }
            </td>
            for column in 0..props.units.len() { { cell(props, indicator, column).unwrap_or_default() } }
            <td class="grid__mean">{ mean(locale, indicator, &props.answers) }</td>
        </tr>
    })
}

fn cell(props: &GridRowProps, indicator: &Indicator, column: usize) -> Option<Html> {
    let locale = props.ui.locale;
    let (unit, name) = props.units.get(column)?;
    let Some(answer) = props.answers.get(column)? else {
        return Some(html! { <td class="grid__sum secondary" key={unit.as_str()}>{ "–" }</td> });
    };
    let rejected = props.rejected.get(column)?.clone();
    let state = match rejected {
        Some(_) => classes!("grid-cell--error"),
        None => class(&indicator.scale, answer.as_ref()),
    };
    let selected = props.active == Some(column);
    let label = fill(
        locale.messages().answer_label,
        &[("indicator", locale.text(&indicator.short)), ("unit", &locale.unit_name(name))],
    );
    let field = Field::Answer(unit.clone(), indicator.id.clone());
    let input = Commit::text(field, label, text(locale, answer.as_ref())).cell(selected).rejected(rejected);
    Some(html! {
        <td
            key={unit.as_str()}
            class={classes!("grid-cell", state, selected.then_some("grid-cell--selected"))}
            data-cell={cell_name(props.row, column)}
        >
            { input.draw(&props.ui) }
        </td>
    })
}

/// The class of a cell: its place on the four-step ramp, whatever the scale; of a range its steps.
fn class(scale: &Scale, answer: Option<&Answer>) -> Classes {
    match answer {
        None => LevelCell::Open.class().into(),
        Some(Answer::NotApplicable) => LevelCell::NotApplicable.class().into(),
        Some(Answer::Range { low, high }) => range_class(scale.ramp_step(low), scale.ramp_step(high)),
        Some(Answer::Level(level)) => LevelCell::of(scale, level).class().into(),
    }
}

/// The class of a range by the steps of its ends.
pub fn range_class(low: u8, high: u8) -> Classes {
    classes!(LevelCell::Range.class(), format!("level-range--{low}-{high}"))
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
    format!("{}%", locale.whole(&(&sum.over(shares.len()) * &Rational::HUNDRED)))
}
