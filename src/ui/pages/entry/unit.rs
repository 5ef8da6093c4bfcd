//! One unit at a time: final score, dimension figures, or indicators with their levels explained.

use std::rc::Rc;

use yew::prelude::*;

use super::answers::IndicatorEditor;
use super::summary::{add_button, unit_state};
use crate::engine::assessment::{Entry, EntryMode, Unit};
use crate::engine::instrument::Dimension;
use crate::engine::number::Rational;
use crate::engine::score::UnitOutcome;
use crate::engine::text::DimensionId;
use crate::i18n::{Locale, fill};
use crate::session::{Action, Field, State, Work};
use crate::ui::components::{
    Button, ButtonKind, ButtonSize, Card, Choice, FieldWidth, IconName, SegmentedControl, Tab, Tabs, Tone,
};
use crate::ui::context::{PageProps, use_dispatch, use_locale};
use crate::ui::pages::fields::CommitField;
use crate::ui::present::tone;

const PANEL: &str = "panel-unit";

/// Tabs of units with the entries of the one in front.
#[component]
pub fn UnitView(props: &PageProps) -> Html {
    let locale = use_locale();
    let dispatch = use_dispatch();
    let dimension = use_state(|| None::<DimensionId>);
    let state = &props.state.0;
    let Some(work) = &state.work else {
        return Html::default();
    };
    let m = locale.messages();
    let units = work.assessment.units.iter().zip(&work.outcome.units);
    let selected = units.clone().find(|(unit, _)| Some(&unit.id) == state.unit.as_ref());
    let tabs: Vec<_> = units.map(|(unit, outcome)| tab(locale, unit, outcome)).collect();
    let Some((unit, _)) = selected else {
        return html! {
            <Card class="card--tight">
                <p class="empty">{ m.no_units }</p>
                { add_button(locale, work, &dispatch) }
            </Card>
        };
    };
    html! {
        <Card class="card--tight">
            <div class="unit-tabs">
                <Tabs
                    label={m.units_label}
                    {tabs}
                    selected={AttrValue::from(unit.id.to_string())}
                    panel={PANEL}
                    on_select={dispatch.reform(|id: AttrValue| Action::SelectUnit(id.as_str().into()))}
                />
                { add_button(locale, work, &dispatch) }
            </div>
            <div id={PANEL} role="tabpanel" aria-labelledby={format!("tab-{}", unit.id)} class="stack">
                { unit_head(locale, work, unit, &dispatch) }
                { entry(locale, state, work, unit, &dimension) }
            </div>
        </Card>
    }
}

fn tab(locale: Locale, unit: &Unit, outcome: &UnitOutcome) -> Tab {
    let note = match &outcome.verdict {
        Some(verdict) => locale.score(verdict.total),
        None => unit_state(locale, unit, outcome),
    };
    Tab {
        id: unit.id.to_string().into(),
        label: locale.unit_name(&unit.name).into(),
        note: note.into(),
        tone: outcome.verdict.as_ref().map_or(Tone::Neutral, |verdict| tone(&verdict.band)),
    }
}

fn unit_head(locale: Locale, work: &Work, unit: &Unit, dispatch: &Callback<Action>) -> Html {
    let m = locale.messages();
    let (id, mode_id) = (unit.id.clone(), unit.id.clone());
    let mut options = vec![Choice::new("indicators", m.mode_indicators), Choice::new("total", m.mode_total)];
    if work.rules.instrument.has_points() {
        options.push(Choice::new("points", m.mode_points));
    }
    options.push(Choice::new("percent", m.mode_percent));
    let selected = match unit.entry.mode() {
        EntryMode::Indicators => "indicators",
        EntryMode::Total => "total",
        EntryMode::Points => "points",
        EntryMode::Percent => "percent",
    };
    let on_select = dispatch.reform(move |mode: AttrValue| {
        let mode = match mode.as_str() {
            "total" => EntryMode::Total,
            "points" => EntryMode::Points,
            "percent" => EntryMode::Percent,
            _ => EntryMode::Indicators,
        };
        Action::SetMode(mode_id.clone(), mode)
    });
    html! {
        <div class="row row--between row--end" key={unit.id.as_str()}>
            <CommitField field={Field::UnitName(unit.id.clone())} label={m.unit_name} value={unit.name.clone()} />
            <SegmentedControl name="cara-unit" legend={m.mode_legend} {options} {selected} small=true {on_select} />
            <Button
                kind={ButtonKind::Quiet}
                size={ButtonSize::Small}
                icon={IconName::Trash}
                on_click={dispatch.reform(move |_| Action::RemoveUnit(id.clone()))}
            >
                { m.remove_this_unit }
            </Button>
        </div>
    }
}

fn entry(
    locale: Locale,
    state: &State,
    work: &Work,
    unit: &Unit,
    dimension: &UseStateHandle<Option<DimensionId>>,
) -> Html {
    match &unit.entry {
        Entry::Total(_) => total(locale, state, unit),
        Entry::Points(_) | Entry::Percent(_) => figures(locale, state, work, unit),
        Entry::Indicators(_) => indicators(locale, state, work, unit, dimension),
    }
}

fn total(locale: Locale, state: &State, unit: &Unit) -> Html {
    let m = locale.messages();
    let Entry::Total(value) = &unit.entry else {
        return Html::default();
    };
    let field = Field::Total(unit.id.clone());
    html! {
        <CommitField
            key={format!("total-{}", unit.id)}
            rejected={state.rejected.get(&field).cloned()}
            {field}
            label={fill(m.total_label, &[("unit", &locale.unit_name(&unit.name))])}
            hint={m.total_hint}
            value={value.as_ref().map(|value| locale.decimal(value.text())).unwrap_or_default()}
            decimal=true
            width={FieldWidth::Number}
        />
    }
}

fn figures(locale: Locale, state: &State, work: &Work, unit: &Unit) -> Html {
    let m = locale.messages();
    let (values, points) = match &unit.entry {
        Entry::Points(values) => (values, true),
        Entry::Percent(values) => (values, false),
        Entry::Total(_) | Entry::Indicators(_) => return Html::default(),
    };
    let field = |dimension: &Dimension| {
        let (unit, dimension) = (unit.id.clone(), dimension.id.clone());
        if points { Field::Points(unit, dimension) } else { Field::Percent(unit, dimension) }
    };
    let hint = |dimension: &Dimension| match work.rules.points_of(&dimension.id).filter(|_| points) {
        Some(most) => fill(m.points_hint, &[("max", &locale.rounded(&most))]),
        None => fill(m.points_hint, &[("max", "100")]),
    };
    let sum: Rational = values.values().flatten().map(|value| value.value().clone()).sum();
    html! {
        <>
            <div class="figure-fields">
                { for work.rules.instrument.dimensions.iter().map(|dimension| html! {
                    <CommitField
                        key={format!("{}-{}-{points}", unit.id, dimension.id)}
                        field={field(dimension)}
                        rejected={state.rejected.get(&field(dimension)).cloned()}
                        label={locale.text(&dimension.name).to_owned()}
                        hint={hint(dimension)}
                        value={values.get(&dimension.id).and_then(Option::as_ref).map(|value| locale.decimal(value.text())).unwrap_or_default()}
                        decimal=true
                        width={FieldWidth::Number}
                    />
                }) }
            </div>
            if points {
                <p class="secondary">{ fill(m.points_sum, &[("sum", &locale.rounded(&sum))]) }</p>
            }
        </>
    }
}

fn indicators(
    locale: Locale,
    state: &State,
    work: &Work,
    unit: &Unit,
    selected: &UseStateHandle<Option<DimensionId>>,
) -> Html {
    let m = locale.messages();
    let Entry::Indicators(answers) = &unit.entry else {
        return Html::default();
    };
    let dimensions = &work.rules.instrument.dimensions;
    let place = dimensions.iter().position(|dimension| Some(&dimension.id) == selected.as_ref()).unwrap_or_default();
    let Some(dimension) = dimensions.get(place) else {
        return Html::default();
    };
    let options = dimensions.iter().map(|dimension| {
        let done = dimension.indicators.iter().filter(|indicator| answers.contains_key(&indicator.id)).count();
        Choice::new(
            AttrValue::from(dimension.id.to_string()),
            format!("{} {done}/{}", locale.text(&dimension.name), dimension.indicators.len()),
        )
    });
    let options = options.collect::<Vec<_>>();
    let select = selected.setter();
    let on_select = Callback::from(move |id: AttrValue| select.set(Some(id.as_str().into())));
    html! {
        <>
            <SegmentedControl
                name="dimensi"
                legend={m.dimensions_label}
                legend_hidden=true
                {options}
                selected={AttrValue::from(dimension.id.to_string())}
                {on_select}
            />
            <div class="indicators">
                { for (0..dimension.indicators.len()).map(|row| html! {
                    <IndicatorEditor
                        key={format!("{}-{}-{row}", unit.id, dimension.id)}
                        rules={RulesRef(Rc::clone(&work.rules))}
                        dimension={place}
                        indicator={row}
                        unit={unit.id.clone()}
                        answer={dimension.indicators.get(row).and_then(|indicator| answers.get(&indicator.id)).cloned()}
                        rejected={dimension.indicators.get(row).and_then(|indicator| {
                            state.rejected.get(&Field::Answer(unit.id.clone(), indicator.id.clone())).cloned()
                        })}
                    />
                }) }
            </div>
            { next_dimension(locale, dimensions.get(place + 1), selected) }
        </>
    }
}

fn next_dimension(
    locale: Locale,
    next: Option<&Dimension>,
    selected: &UseStateHandle<Option<DimensionId>>,
) -> Html {
    let m = locale.messages();
    let Some(next) = next else {
        return html! {
            <div class="row">
                <Button kind={ButtonKind::Primary} href="#/hasil" icon_after={IconName::ArrowRight}>{ m.to_result }</Button>
            </div>
        };
    };
    let (select, id) = (selected.setter(), next.id.clone());
    let on_click = Callback::from(move |_| {
        select.set(Some(id.clone()));
        crate::ui::browser::show_top_of("panel-unit");
    });
    html! {
        <div class="row">
            <Button icon_after={IconName::ArrowRight} {on_click}>
                { format!("{}: {}", m.next_dimension, locale.text(&next.name)) }
            </Button>
        </div>
    }
}

/// Shared rules; equal when they are the same ones.
#[derive(Clone, Debug)]
pub struct RulesRef(pub Rc<crate::engine::Rules>);

impl PartialEq for RulesRef {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}
