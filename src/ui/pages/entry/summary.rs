//! The figures of a rapor, one row a unit: what officials copy from paper or Excel.

use yew::prelude::*;

use crate::engine::assessment::{Decimal, Entry, EntryMode, Unit};
use crate::engine::instrument::{Dimension, RowKind};
use crate::engine::score::UnitOutcome;
use crate::engine::text::DimensionId;
use crate::i18n::{Locale, capitalised, fill};
use crate::session::{Action, Anchor, Field, Measure, State, SummaryColumn, Work};
use crate::ui::components::{Button, Card, Choice, IconName, SegmentedControl, icon, zone_mark};
use crate::ui::context::Ui;
use crate::ui::pages::fields::{Commit, Way, cell_name, cell_of, focus_cell, pasted_block};
use crate::ui::present::tone;

const TABLE: &str = "tabel-rapor";

/// The table of units with the figures of a rapor.
pub fn view(ui: &Ui, state: &State, work: &Work) -> Html {
    let m = ui.messages();
    let hint = match state.measure {
        Measure::Points => m.summary_hint_points,
        Measure::Percent => m.summary_hint_percent,
        Measure::Total => m.summary_hint_total,
    };
    Card::new().class("card--tight").view(html! {
        <>
            <div class="row row--between">
                { measures(ui, state, work) }
                { add_button(ui, work) }
            </div>
            <p class="secondary">{ ui.locale.of_row(hint, work.rules.instrument()) }</p>
            if work.assessment.units.is_empty() {
                <p class="empty">{ m.no_units }</p>
            } else {
                { table(ui, state, work) }
                { removal(ui, work) }
            }
        </>
    })
}

fn measures(ui: &Ui, state: &State, work: &Work) -> Html {
    let m = ui.messages();
    let measure = |id: &'static str, label: &'static str, measure: Measure| {
        Choice::new(id, label).chosen(state.measure == measure).on_choose(ui.sends(Action::Measure(measure)))
    };
    let mut options = vec![measure("total", m.measure_total, Measure::Total)];
    if work.rules.instrument().has_points() {
        options.push(measure("points", m.measure_points, Measure::Points));
    }
    options.push(measure("percent", m.measure_percent, Measure::Percent));
    SegmentedControl { name: "ukuran", legend: m.entry_measure.into(), legend_hidden: false, options }.view()
}

/// Removing a unit by keyboard: after the table, so that Tab leads from figure to figure in it.
fn removal(ui: &Ui, work: &Work) -> Html {
    let (locale, m) = (ui.locale, ui.messages());
    let button = |unit: &Unit| {
        let label = fill(m.remove_unit, &[("unit", &locale.unit_name(&unit.name))]);
        Button::new(label).small().icon(IconName::Trash).on_click(ui.sends(Action::RemoveUnit(unit.id.clone()))).view()
    };
    html! {
        <details class="remove-units">
            <summary>{ m.remove_units }</summary>
            <div class="row">for unit in &work.assessment.units { { button(unit) } }</div>
        </details>
    }
}

/// The button that adds a unit, or a product in 2021.
pub fn add_button(ui: &Ui, work: &Work) -> Html {
    let m = ui.messages();
    let label = match work.rules.instrument().units.row {
        RowKind::Unit => m.add_unit,
        RowKind::Product => m.add_product,
    };
    let number = (work.assessment.units.len() + 1).to_string();
    let add = ui.sends(Action::AddUnit(fill(m.new_unit_name, &[("number", &number)])));
    Button::new(label).small().icon(IconName::Plus).on_click(add).view()
}

fn table(ui: &Ui, state: &State, work: &Work) -> Html {
    let m = ui.messages();
    let columns = columns(state.measure, work);
    let name = ui.locale.row_heading(work.rules.instrument());
    let rows = work.assessment.units.iter().zip(&work.outcome.units).enumerate();
    html! {
        <table
            id={TABLE}
            class="table table--inputs"
            role="table"
            aria-label={m.summary_table}
            onkeydown={on_key()}
            onpaste={on_paste(ui, &columns)}
        >
            <thead role="rowgroup">
                <tr role="row">
                    <th role="columnheader" scope="col">{ name }</th>
                    for column in &columns { { head(ui.locale, state.measure, work, column) } }
                    <th role="columnheader" scope="col" class="table__apart">{ ui.locale.of_row(m.column_result, work.rules.instrument()) }</th>
                    <td role="cell"></td>
                </tr>
            </thead>
            <tbody role="rowgroup">
                for (row, (unit, outcome)) in rows {
                    { unit_row(ui, state, work, &columns, row, unit, outcome) }
                    if let Some(wrong) = wrong_row(ui, state, work, &columns, unit) { { wrong } }
                }
            </tbody>
        </table>
    }
}

fn on_key() -> Callback<KeyboardEvent> {
    Callback::from(|event: KeyboardEvent| {
        // Left and right belong to the text; up and down lead to the next unit.
        let way = Way::of(&event).filter(|way| matches!(way, Way::Up | Way::Down));
        if let Some((way, (row, column))) = way.zip(cell_of(&event)) {
            event.prevent_default();
            let (row, column) = way.from(row, column);
            focus_cell(TABLE, row, column);
        }
    })
}

fn on_paste(ui: &Ui, columns: &[SummaryColumn]) -> Callback<Event> {
    let (ui, columns) = (ui.clone(), columns.to_vec());
    Callback::from(move |event: Event| {
        let Some((text, (row, column))) = pasted_block(&event).zip(cell_of(&event)) else {
            return;
        };
        if let Some(column) = columns.get(column).cloned() {
            event.prevent_default();
            ui.send(Action::Paste(Anchor::Summary { unit: row, column }, text));
        }
    })
}

/// The columns that can be typed into, in order.
fn columns(measure: Measure, work: &Work) -> Vec<SummaryColumn> {
    let mut columns = vec![SummaryColumn::Name];
    match measure {
        Measure::Points | Measure::Percent => {
            for dimension in work.rules.dimensions() {
                columns.push(SummaryColumn::Dimension(dimension.id().clone()));
            }
        }
        Measure::Total => columns.push(SummaryColumn::Total),
    }
    columns
}

/// Heading of a column of figures, with what may stand there.
fn head(locale: Locale, measure: Measure, work: &Work, column: &SummaryColumn) -> Html {
    let m = locale.messages();
    let (name, range) = match column {
        SummaryColumn::Name => return Html::default(),
        SummaryColumn::Total => (m.measure_total, "0–100".to_owned()),
        SummaryColumn::Dimension(id) => {
            let range = most(locale, measure, work, id);
            (dimension_name(locale, work, id.as_str()), range.unwrap_or_else(|| m.column_percent.to_owned()))
        }
    };
    html! {
        <th role="columnheader" scope="col" class="table__number">
            { name.to_owned() }<span class="table__sub">{ range }</span>
        </th>
    }
}

/// The most points of a dimension, where points are entered.
fn most(locale: Locale, measure: Measure, work: &Work, id: &DimensionId) -> Option<String> {
    let most = work.rules.points_of(id).filter(|_| measure == Measure::Points)?;
    Some(fill(locale.messages().column_max, &[("max", &locale.rounded(&most))]))
}

fn dimension_name<'a>(locale: Locale, work: &'a Work, id: &str) -> &'a str {
    let dimension: Option<&Dimension> = work.rules.instrument().dimension(id);
    dimension.map(|known| locale.text(&known.name)).unwrap_or_default()
}

fn unit_row(
    ui: &Ui,
    state: &State,
    work: &Work,
    columns: &[SummaryColumn],
    row: usize,
    unit: &Unit,
    outcome: &UnitOutcome,
) -> Html {
    let (locale, m) = (ui.locale, ui.messages());
    let number = (row + 1).to_string();
    let label = fill(m.unit_name_of, &[("number", &*number), locale.row(work.rules.instrument())]);
    let name = Commit::text(Field::UnitName(unit.id.clone()), label, unit.name.clone());
    let remove = fill(m.remove_unit, &[("unit", &locale.unit_name(&unit.name))]);
    let remove = Button::icon_only(IconName::Trash, remove).on_click(ui.sends(Action::RemoveUnit(unit.id.clone())));
    html! {
        <tr role="row" key={unit.id.as_str()}>
            <th role="rowheader" scope="row" data-cell={cell_name(row, 0)}>
                <div class="no-print">{ name.bare().placeholder(m.unit_unnamed).view(ui, state) }</div>
                // On paper a field would cut what is longer than it.
                <span class="print-only">{ locale.unit_name(&unit.name) }</span>
            </th>
            for (place, column) in columns.iter().enumerate() { { figure(ui, state, work, unit, column, (row, place)) } }
            <td role="cell" class="table__apart table__result">{ result(locale, state.measure, unit, outcome) }</td>
            <td role="cell" class="table__action">{ remove.small().skipped().view() }</td>
        </tr>
    }
}

/// What is wrong in a row, in the width of the table below it; each field says it to screen readers itself.
fn wrong_row(ui: &Ui, state: &State, work: &Work, columns: &[SummaryColumn], unit: &Unit) -> Option<Html> {
    let locale = ui.locale;
    let line = |column: &SummaryColumn| {
        let rejected = state.rejected.get(&field(unit, column, state.measure))?;
        let message = locale.wrong(&rejected.kind, &rejected.typed);
        Some(match column {
            SummaryColumn::Dimension(id) => format!("{}: {message}", dimension_name(locale, work, id.as_str())),
            SummaryColumn::Name | SummaryColumn::Total => message,
        })
    };
    let lines: Vec<_> = columns.iter().filter_map(line).collect();
    let across = (columns.len() + 2).to_string();
    (!lines.is_empty()).then(|| {
        html! {
            <tr key={format!("{}-salah", unit.id)} class="table__wrong" aria-hidden="true">
                <td colspan={across}>
                    for line in lines { <p>{ icon(IconName::Alert) }<span>{ line }</span></p> }
                </td>
            </tr>
        }
    })
}

fn field(unit: &Unit, column: &SummaryColumn, measure: Measure) -> Field {
    let unit = unit.id.clone();
    match column {
        SummaryColumn::Name => Field::UnitName(unit),
        SummaryColumn::Total => Field::Total(unit),
        SummaryColumn::Dimension(id) if measure == Measure::Points => Field::Points(unit, id.clone()),
        SummaryColumn::Dimension(id) => Field::Percent(unit, id.clone()),
    }
}

fn figure(ui: &Ui, state: &State, work: &Work, unit: &Unit, column: &SummaryColumn, at: (usize, usize)) -> Html {
    let (locale, m) = (ui.locale, ui.messages());
    let name = locale.unit_name(&unit.name);
    let (label, short, value) = match column {
        SummaryColumn::Name => return Html::default(),
        SummaryColumn::Total => {
            (fill(m.total_label, &[("unit", &name)]), m.measure_total.to_owned(), total_value(locale, &unit.entry))
        }
        SummaryColumn::Dimension(id) => {
            let dimension = dimension_name(locale, work, id.as_str());
            let values = [("dimension", dimension), ("unit", name.as_str())];
            let value = dimension_value(locale, &unit.entry, state.measure, id.as_str());
            let label = if state.measure == Measure::Points { m.points_label } else { m.percent_label };
            let most = most(locale, state.measure, work, id).map(|most| format!(" ({most})")).unwrap_or_default();
            (fill(label, &values), format!("{dimension}{most}"), value)
        }
    };
    let field = field(unit, column, state.measure);
    html! {
        <td role="cell" class="table__number" data-cell={cell_name(at.0, at.1)} data-label={short}>
            { Commit::number(field, label, value).bare().view(ui, state) }
        </td>
    }
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

fn dimension_value(locale: Locale, entry: &Entry, measure: Measure, dimension: &str) -> String {
    match (entry, measure) {
        (Entry::Points(values), Measure::Points) | (Entry::Percent(values), Measure::Percent) => {
            text(locale, values.get(dimension).and_then(Option::as_ref))
        }
        _ => String::new(),
    }
}

/// What a unit comes to: its band, and its score where that does not stand beside it already.
fn result(locale: Locale, measure: Measure, unit: &Unit, outcome: &UnitOutcome) -> Html {
    let m = locale.messages();
    let Some(verdict) = &outcome.verdict else {
        return html! { <span class="secondary">{ unit_state(locale, unit, outcome) }</span> };
    };
    let band = &verdict.band;
    let mode = unit.entry.mode();
    let score = (mode != EntryMode::Total || measure != Measure::Total).then(|| locale.score(verdict.total));
    let note = match mode {
        EntryMode::Indicators => m.entered_by_indicator,
        _ => band.opinion.as_ref().filter(|_| band.code.is_some()).map(|text| locale.text(text)).unwrap_or_default(),
    };
    html! {
        <>
            { zone_mark(tone(band)) }
            if let Some(score) = score { <strong>{ score }</strong> }
            <strong>{ capitalised(&locale.band_short(band)) }</strong>
            <span class="secondary table__note">{ note.to_owned() }</span>
        </>
    }
}

/// What is open in a unit without a score.
pub fn unit_state(locale: Locale, unit: &Unit, outcome: &UnitOutcome) -> String {
    let m = locale.messages();
    match outcome.unassessed {
        _ if unit.entry.is_blank() => m.unit_blank.to_owned(),
        0 => locale.range(outcome.estimate.low, outcome.estimate.high),
        1 => m.unit_open_one.to_owned(),
        count => fill(m.unit_open, &[("count", &count.to_string())]),
    }
}
