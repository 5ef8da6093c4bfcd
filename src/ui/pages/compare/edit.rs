//! One answer of a scenario changed in place.

use std::rc::Rc;

use yew::prelude::*;

use super::scenarios::{Column, answer};
use crate::engine::assessment::{Answer, Entry, Unit};
use crate::engine::instrument::Indicator;
use crate::i18n::fill;
use crate::session::Action;
use crate::session::compare::Comparing;
use crate::ui::components::{Button, Card, Choice, SelectField};
use crate::ui::context::{Shared, Ui};

/// Which answer is in front: places of scenario, unit and indicator, and the level.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Chosen {
    column: usize,
    unit: usize,
    indicator: usize,
    level: Option<usize>,
}

/// Properties of [`AnswerEdit`].
#[derive(Clone, PartialEq, Properties)]
pub struct EditProps {
    /// Language and actions.
    pub ui: Ui,
    /// The scenarios that can be read.
    pub columns: Shared<Vec<Column>>,
}

/// Four choices and a button.
#[component]
pub fn AnswerEdit(props: &EditProps) -> Html {
    let ui = &props.ui;
    let c = ui.locale.compare();
    let chosen = use_state_eq(Chosen::default);
    let place = chosen.column.min(props.columns.0.len().saturating_sub(1));
    let Some(column) = props.columns.0.get(place) else {
        return Html::default();
    };
    let units: Vec<&Unit> = column.work.assessment.units.iter().filter(|unit| is_open(unit)).collect();
    let unit = units.get(chosen.unit.min(units.len().saturating_sub(1))).copied();
    let indicators: Vec<&Indicator> = column.work.rules.instrument().indicators().collect();
    let indicator = indicators.get(chosen.indicator.min(indicators.len().saturating_sub(1))).copied();
    let content = match unit.zip(indicator) {
        Some((unit, indicator)) => {
            let at =
                At { ui, columns: &props.columns.0, column, units: &units, unit, indicators: &indicators, indicator };
            fields(&at, &chosen)
        }
        None => html! { <p>{ c.edit_none }</p> },
    };
    Card::titled("ubah-skenario", c.edit_title).class("compare__edit").view(content)
}

fn is_open(unit: &Unit) -> bool {
    matches!(unit.entry, Entry::Indicators(_))
}

/// What can be chosen, and what is.
struct At<'a> {
    ui: &'a Ui,
    columns: &'a Rc<Vec<Column>>,
    column: &'a Column,
    units: &'a [&'a Unit],
    unit: &'a Unit,
    indicators: &'a [&'a Indicator],
    indicator: &'a Indicator,
}

fn fields(at: &At<'_>, chosen: &UseStateHandle<Chosen>) -> Html {
    let (locale, c) = (at.ui.locale, at.ui.locale.compare());
    let sets = |next: Chosen| {
        let setter = chosen.setter();
        Callback::from(move |()| setter.set(next))
    };
    let select = |id: &'static str, label: &'static str, options: Vec<Choice>| {
        SelectField { id: id.into(), label: label.into(), options }.view()
    };
    let columns = at.columns.iter().enumerate().map(|(place, column)| {
        Choice::new(place.to_string(), column.name.clone())
            .chosen(column.place == at.column.place)
            .on_choose(sets(Chosen { column: place, level: None, ..**chosen }))
    });
    let units = at.units.iter().enumerate().map(|(place, unit)| {
        Choice::new(place.to_string(), locale.unit_name(&unit.name))
            .chosen(unit.id == at.unit.id)
            .on_choose(sets(Chosen { unit: place, level: None, ..**chosen }))
    });
    let indicators = at.indicators.iter().enumerate().map(|(place, indicator)| {
        Choice::new(place.to_string(), locale.text(&indicator.short).to_owned())
            .chosen(indicator.id == at.indicator.id)
            .on_choose(sets(Chosen { indicator: place, level: None, ..**chosen }))
    });
    let present = present(at);
    let levels = &at.indicator.scale.levels;
    let level = chosen.level.unwrap_or_else(|| {
        let known = present.as_ref().and_then(|answer| match answer {
            Answer::Level(level) => at.indicator.scale.position(level),
            Answer::Range { .. } | Answer::NotApplicable => None,
        });
        known.unwrap_or_default()
    });
    let options = levels.iter().enumerate().map(|(place, known)| {
        let text = fill(c.level, &[("level", known.id.as_str())]);
        Choice::new(place.to_string(), text)
            .chosen(place == level)
            .on_choose(sets(Chosen { level: Some(place), ..**chosen }))
    });
    let next = levels.get(level).map(|level| Answer::Level(level.id.clone()));
    let apply = next.filter(|next| Some(next) != present.as_ref()).map(|next| {
        let at = (at.column.place, at.unit.id.clone(), at.indicator.id.clone());
        Action::Compare(Comparing::Answer(at.0, at.1, at.2, next))
    });
    let button = Button::new(c.edit_apply).disabled(apply.is_none());
    let button = match apply {
        Some(action) => button.on_click(at.ui.sends(action)),
        None => button,
    };
    html! {
        <>
            <div class="compare__filters compare__filters--edit">
                { select("ubah-di", c.edit_scenario, columns.collect()) }
                { select("ubah-unit", c.edit_unit, units.collect()) }
                { select("ubah-standar", c.edit_standard, indicators.collect()) }
                { select("ubah-tingkat", c.edit_level, options.collect()) }
                { button.view() }
            </div>
            <p class="secondary">{ format!("{}: {}", at.column.name, answer(at.ui, present.as_ref())) }</p>
        </>
    }
}

/// What the scenario holds now.
fn present(at: &At<'_>) -> Option<Answer> {
    match &at.unit.entry {
        Entry::Indicators(answers) => answers.get(&at.indicator.id).cloned(),
        Entry::Total(_) | Entry::Points(_) | Entry::Percent(_) => None,
    }
}
