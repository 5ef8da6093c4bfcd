//! Scores of the units on one scale, as a table whose rows carry bars.

use yew::prelude::*;

use super::percent;
use crate::ui::components::{Tone, ZoneMark};

/// A band edge that is drawn through every bar.
#[derive(Clone, Debug, PartialEq)]
pub struct BarLine {
    /// Place on the scale, in percent of its length.
    pub at: f64,
    /// Number above the bars.
    pub label: AttrValue,
}

/// Column headings.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct UnitBarHeadings {
    /// "Unit layanan".
    pub name: AttrValue,
    /// "Skala 0 sampai 100", for screen readers.
    pub bar: AttrValue,
    /// "Nilai".
    pub value: AttrValue,
    /// "Tarikan".
    pub pull: AttrValue,
}

/// One unit.
#[derive(Clone, Debug, PartialEq)]
pub struct UnitBarRow {
    /// Id, unique in the table.
    pub id: AttrValue,
    /// Name.
    pub name: AttrValue,
    /// Zone of the unit.
    pub tone: Tone,
    /// Category letter, or a short word while answers are missing.
    pub letter: AttrValue,
    /// Score; a dash while answers are missing.
    pub value_label: AttrValue,
    /// Score in percent of the scale; `None` draws no bar.
    pub fill: Option<f64>,
    /// Signed pull on the total.
    pub pull_label: AttrValue,
}

/// Properties of [`UnitBars`].
#[derive(Clone, PartialEq, Properties)]
pub struct UnitBarsProps {
    /// Caption of the table, read by screen readers.
    pub caption: AttrValue,
    /// Column headings.
    pub headings: UnitBarHeadings,
    /// Band edges worth showing.
    pub lines: Vec<BarLine>,
    /// The units in the order in which they are shown.
    pub rows: Vec<UnitBarRow>,
}

/// One bar a unit with the band edges as lines. The chart is its own accessible table; on
/// phones the bar moves below name and numbers.
#[component]
pub fn UnitBars(props: &UnitBarsProps) -> Html {
    let headings = &props.headings;
    html! {
        <table class="units" role="table">
            <caption class="sr-only">{ &props.caption }</caption>
            <thead class="units__head" role="rowgroup">
                <tr class="units__row" role="row">
                    <th class="units__name" role="columnheader" scope="col"><span class="sr-only">{ &headings.name }</span></th>
                    <th class="units__scale" role="columnheader" scope="col">
                        <span class="sr-only">{ &headings.bar }</span>
                        { scale(&props.lines) }
                    </th>
                    <th class="units__value" role="columnheader" scope="col">{ &headings.value }</th>
                    <th class="units__pull" role="columnheader" scope="col">{ &headings.pull }</th>
                </tr>
            </thead>
            <tbody role="rowgroup">{ for props.rows.iter().map(|item| row(item, &props.lines)) }</tbody>
        </table>
    }
}

fn row(row: &UnitBarRow, lines: &[BarLine]) -> Html {
    html! {
        <tr class="units__row" role="row" key={row.id.to_string()}>
            <th class="units__name" role="rowheader" scope="row">
                <ZoneMark tone={row.tone} />
                <span>{ &row.name }{ " " }<span class="units__letter">{ &row.letter }</span></span>
            </th>
            <td class="units__scale" role="cell">{ bar(row.fill, lines) }</td>
            <td class="units__value" role="cell">{ &row.value_label }</td>
            <td class="units__pull" role="cell">{ &row.pull_label }</td>
        </tr>
    }
}

fn scale(lines: &[BarLine]) -> Html {
    html! {
        <svg class="units__ticks" aria-hidden="true">
            { for lines.iter().map(|line| html! {
                <text key={line.label.to_string()} x={percent(line.at)} y="1em">{ &line.label }</text>
            }) }
        </svg>
    }
}

fn bar(fill: Option<f64>, lines: &[BarLine]) -> Html {
    html! {
        <svg class="units__bar" aria-hidden="true">
            <rect class="bar__track" y="20%" width="100%" height="60%" rx="2" />
            if let Some(fill) = fill {
                <rect class="bar__fill" y="20%" width={percent(fill)} height="60%" rx="2" />
            }
            { for lines.iter().map(edge) }
        </svg>
    }
}

fn edge(line: &BarLine) -> Html {
    let x = percent(line.at);
    html! {
        <g key={line.label.to_string()}>
            <line class="bar__halo" x1={x.clone()} x2={x.clone()} y1="20%" y2="80%" />
            <line class="bar__edge" x1={x.clone()} x2={x} y1="0" y2="100%" />
        </g>
    }
}
