//! The figures of a rapor, one row a unit: what officials copy from paper or Excel.

use yew::prelude::*;

use crate::engine::assessment::{Decimal, Entry, EntryMode, Unit};
use crate::engine::instrument::{Dimension, RowKind};
use crate::engine::score::UnitOutcome;
use crate::i18n::{Locale, fill};
use crate::session::{Action, Anchor, Field, State, SummaryColumn, Work};
use crate::ui::components::{Button, ButtonKind, ButtonSize, Card, Choice, FieldWidth, IconName, SegmentedControl, ZoneMark};
use crate::ui::context::{PageProps, use_dispatch, use_locale};
use crate::ui::pages::fields::{CommitField, Way, cell_name, cell_of, focus_cell, pasted_block};
use crate::ui::present::tone;

const TABLE: &str = "tabel-rapor";

/// The table of units with the figures of a rapor.
#[component]
pub fn SummaryView(props: &PageProps) -> Html {
    let locale = use_locale();
    let dispatch = use_dispatch();
    let state = &props.state.0;
    let Some(work) = &state.work else {
        return Html::default();
    };
    let m = locale.messages();
    let hint = match state.measure {
        EntryMode::Points => m.summary_hint_points,
        EntryMode::Percent => m.summary_hint_percent,
        EntryMode::Total | EntryMode::Indicators => m.summary_hint_total,
    };
    html! {
        <Card class="card--tight">
            <div class="row row--between row--end">
                { measures(locale, state, work, &dispatch) }
                { add_button(locale, work, &dispatch) }
            </div>
            <p class="secondary">{ hint }</p>
            if work.assessment.units.is_empty() {
                <p class="empty">{ m.no_units }</p>
            } else {
                { table(locale, state, work, &dispatch) }
            }
        </Card>
    }
}

fn measures(locale: Locale, state: &State, work: &Work, dispatch: &Callback<Action>) -> Html {
    let m = locale.messages();
    let mut options = vec![Choice::new("total", m.measure_total)];
    if work.rules.instrument.has_points() {
        options.push(Choice::new("points", m.measure_points));
    }
    options.push(Choice::new("percent", m.measure_percent));
    let selected = match state.measure {
        EntryMode::Points => "points",
        EntryMode::Percent => "percent",
        EntryMode::Total | EntryMode::Indicators => "total",
    };
    let on_select = dispatch.reform(|measure: AttrValue| {
        Action::Measure(match measure.as_str() {
            "points" => EntryMode::Points,
            "percent" => EntryMode::Percent,
            _ => EntryMode::Total,
        })
    });
    html! { <SegmentedControl name="ukuran" legend={m.entry_measure} {options} {selected} small=true {on_select} /> }
}

/// The button that adds a unit, or a product in 2021.
pub fn add_button(locale: Locale, work: &Work, dispatch: &Callback<Action>) -> Html {
    let m = locale.messages();
    let label = match work.rules.instrument.units.row {
        RowKind::Unit => m.add_unit,
        RowKind::Product => m.add_product,
    };
    let number = (work.assessment.units.len() + 1).to_string();
    let name = fill(m.new_unit_name, &[("number", &number)]);
    let on_click = dispatch.reform(move |_| Action::AddUnit(name.clone()));
    html! { <Button size={ButtonSize::Small} icon={IconName::Plus} {on_click}>{ label }</Button> }
}

fn table(locale: Locale, state: &State, work: &Work, dispatch: &Callback<Action>) -> Html {
    let m = locale.messages();
    let onkeydown = Callback::from(|event: KeyboardEvent| {
        // Left and right belong to the text; up and down lead to the next unit.
        let way = Way::of(&event).filter(|way| matches!(way, Way::Up | Way::Down));
        if let Some((way, (row, column))) = way.zip(cell_of(&event)) {
            event.prevent_default();
            let (row, column) = way.from(row, column);
            focus_cell(TABLE, row, column);
        }
    });
    let onpaste = {
        let (dispatch, columns) = (dispatch.clone(), columns(state.measure, work));
        Callback::from(move |event: Event| {
            let Some((text, (row, column))) = pasted_block(&event).zip(cell_of(&event)) else {
                return;
            };
            if let Some(column) = columns.get(column).cloned() {
                event.prevent_default();
                dispatch.emit(Action::Paste(Anchor::Summary { unit: row, column }, text));
            }
        })
    };
    let name = match work.rules.instrument.units.row {
        RowKind::Unit => m.column_unit,
        RowKind::Product => m.column_product,
    };
    let rows = work.assessment.units.iter().zip(&work.outcome.units).enumerate();
    html! {
        <table
            id={TABLE}
            class="table table--rows table--inputs"
            role="table"
            aria-label={m.summary_table}
            {onkeydown}
            {onpaste}
        >
            <thead role="rowgroup">
                <tr role="row">
                    <th role="columnheader" scope="col">{ name }</th>
                    { for heads(locale, state.measure, work) }
                    <th role="columnheader" scope="col" class="table__number">{ m.column_total }</th>
                    <td role="cell"></td>
                </tr>
            </thead>
            <tbody role="rowgroup">
                { for rows.map(|(row, (unit, outcome))| unit_row(locale, state, work, row, (unit, outcome), dispatch)) }
            </tbody>
        </table>
    }
}

/// The columns that can be typed into, in order.
fn columns(measure: EntryMode, work: &Work) -> Vec<SummaryColumn> {
    let mut columns = vec![SummaryColumn::Name];
    match measure {
        EntryMode::Points | EntryMode::Percent => {
            columns.extend(work.rules.dimensions.iter().map(|dimension| SummaryColumn::Dimension(dimension.id.clone())));
        }
        EntryMode::Total | EntryMode::Indicators => columns.push(SummaryColumn::Total),
    }
    columns
}

fn heads(locale: Locale, measure: EntryMode, work: &Work) -> Vec<Html> {
    let m = locale.messages();
    let head = |name: &str, sub: String| {
        html! {
            <th role="columnheader" scope="col" class="table__number">
                { name.to_owned() }<span class="table__sub">{ sub }</span>
            </th>
        }
    };
    let sub = |dimension: &Dimension| match (measure, work.rules.points_of(&dimension.id)) {
        (EntryMode::Points, Some(most)) => fill(m.column_max, &[("max", &locale.rounded(&most))]),
        _ => m.column_percent.to_owned(),
    };
    match measure {
        EntryMode::Points | EntryMode::Percent => {
            let dimensions = work.rules.instrument.dimensions.iter();
            dimensions.map(|dimension| head(locale.text(&dimension.name), sub(dimension))).collect()
        }
        EntryMode::Total | EntryMode::Indicators => vec![head(m.measure_total, "0–100".to_owned())],
    }
}

fn unit_row(
    locale: Locale,
    state: &State,
    work: &Work,
    row: usize,
    (unit, outcome): (&Unit, &UnitOutcome),
    dispatch: &Callback<Action>,
) -> Html {
    let m = locale.messages();
    let (id, name) = (unit.id.clone(), locale.unit_name(&unit.name));
    let on_remove = dispatch.reform(move |_| Action::RemoveUnit(id.clone()));
    html! {
        <tr role="row" key={unit.id.as_str()}>
            <th role="rowheader" scope="row" data-cell={cell_name(row, 0)}>
                <CommitField
                    field={Field::UnitName(unit.id.clone())}
                    label={fill(m.unit_name_of, &[("number", &(row + 1).to_string())])}
                    label_hidden=true
                    value={unit.name.clone()}
                    placeholder={m.unit_unnamed}
                />
            </th>
            { for figures(locale, state, work, row, unit) }
            <td role="cell" class="table__number table__score" data-label={m.column_total}>
                <span>{ unit_score(locale, unit, outcome) }</span>
            </td>
            <td role="cell" class="table__action">
                <Button
                    kind={ButtonKind::Quiet}
                    size={ButtonSize::Small}
                    icon={IconName::Trash}
                    label={fill(m.remove_unit, &[("unit", &name)])}
                    on_click={on_remove}
                />
            </td>
        </tr>
    }
}

fn figures(locale: Locale, state: &State, work: &Work, row: usize, unit: &Unit) -> Vec<Html> {
    let m = locale.messages();
    let name = locale.unit_name(&unit.name);
    let columns = columns(state.measure, work).into_iter().enumerate().skip(1);
    let cell = |(column, kind): (usize, SummaryColumn)| {
        let (field, label, short, value) = match kind {
            SummaryColumn::Dimension(id) => {
                let dimension = work.rules.instrument.dimension(id.as_str());
                let dimension = dimension.map(|known| locale.text(&known.name)).unwrap_or_default();
                let values = [("dimension", dimension), ("unit", name.as_str())];
                let value = dimension_value(locale, &unit.entry, state.measure, id.as_str());
                let (field, label) = if state.measure == EntryMode::Points {
                    (Field::Points(unit.id.clone(), id), fill(m.points_label, &values))
                } else {
                    (Field::Percent(unit.id.clone(), id), fill(m.percent_label, &values))
                };
                (field, label, dimension.to_owned(), value)
            }
            SummaryColumn::Name | SummaryColumn::Total => {
                let label = fill(m.total_label, &[("unit", &name)]);
                (Field::Total(unit.id.clone()), label, m.measure_total.to_owned(), total_value(locale, &unit.entry))
            }
        };
        let rejected = state.rejected.get(&field).cloned();
        html! {
            <td role="cell" class="table__number" data-cell={cell_name(row, column)} data-label={short} key={column}>
                <CommitField
                    {field}
                    {label}
                    label_hidden=true
                    {value}
                    {rejected}
                    decimal=true
                    width={FieldWidth::Number}
                />
            </td>
        }
    };
    columns.map(cell).collect()
}

fn text(locale: Locale, value: Option<&Decimal>) -> String {
    value.map(|value| locale.decimal(value.text())).unwrap_or_default()
}

fn total_value(locale: Locale, entry: &Entry) -> String {
    match entry {
        Entry::Total(value) => text(locale, value.as_ref()),
        _ => String::new(),
    }
}

fn dimension_value(locale: Locale, entry: &Entry, measure: EntryMode, dimension: &str) -> String {
    match (entry, measure) {
        (Entry::Points(values), EntryMode::Points) | (Entry::Percent(values), EntryMode::Percent) => {
            text(locale, values.get(dimension).and_then(Option::as_ref))
        }
        _ => String::new(),
    }
}

/// Score or state of a unit, with its zone by shape.
pub fn unit_score(locale: Locale, unit: &Unit, outcome: &UnitOutcome) -> Html {
    let m = locale.messages();
    let how = (unit.entry.mode() == EntryMode::Indicators).then_some(m.entered_by_indicator);
    match &outcome.verdict {
        Some(verdict) => html! {
            <>
                <ZoneMark tone={tone(&verdict.band)} />{ " " }<strong>{ locale.score(verdict.total) }</strong>
                if let Some(how) = how { <span class="table__sub">{ how }</span> }
            </>
        },
        None => html! { <span class="secondary">{ unit_state(locale, unit, outcome) }</span> },
    }
}

/// What is open in a unit without a score.
pub fn unit_state(locale: Locale, unit: &Unit, outcome: &UnitOutcome) -> String {
    let m = locale.messages();
    match outcome.unassessed {
        _ if unit.entry.is_blank() => m.unit_blank.to_owned(),
        0 => {
            let (low, high) = (locale.score(outcome.estimate.low), locale.score(outcome.estimate.high));
            fill(m.unit_range, &[("low", &low), ("high", &high)])
        }
        1 => m.unit_open_one.to_owned(),
        count => fill(m.unit_open, &[("count", &count.to_string())]),
    }
}
