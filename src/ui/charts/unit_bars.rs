//! Scores of the units on one scale, as a table whose rows carry bars.

use yew::prelude::*;

use super::percent;
use crate::ui::components::{Tone, zone_mark};

/// A band edge that is drawn through every bar.
#[derive(Clone, Debug, PartialEq)]
pub struct BarLine {
    /// Place on the scale, in percent of its length.
    pub at: f64,
    /// Number above the bars.
    pub label: String,
}

/// One unit.
#[derive(Clone, Debug, PartialEq)]
pub struct UnitBarRow {
    /// Name.
    pub name: String,
    /// Zone of the unit.
    pub tone: Tone,
    /// Category letter, or a short word while answers are missing.
    pub letter: String,
    /// Score, or what is missing.
    pub value_label: String,
    /// Score in percent of the scale; `None` while answers are missing.
    pub fill: Option<f64>,
    /// Signed pull on the total.
    pub pull_label: String,
}

/// A table of units with one bar each and the band edges as lines. The chart is its own accessible
/// table; on phones the bar moves below name and numbers.
#[derive(Clone, Debug, PartialEq)]
pub struct UnitBars {
    /// Caption of the table, read by screen readers.
    pub caption: String,
    /// Column headings: unit, scale (both for screen readers), value, pull, which may be empty.
    pub headings: [&'static str; 4],
    /// Band edges worth showing.
    pub lines: Vec<BarLine>,
    /// The units in the order in which they are shown.
    pub rows: Vec<UnitBarRow>,
}

impl UnitBars {
    /// The table.
    pub fn view(self) -> Html {
        let [name, scale_heading, value, pull] = self.headings;
        html! {
            <table class="units" role="table">
                <caption class="sr-only">{ self.caption }</caption>
                <thead class="units__head" role="rowgroup">
                    <tr class="units__row" role="row">
                        <th class="units__name" role="columnheader" scope="col"><span class="sr-only">{ name }</span></th>
                        <th class="units__scale" role="columnheader" scope="col">
                            <span class="sr-only">{ scale_heading }</span>
                            { scale(&self.lines) }
                        </th>
                        <th class="units__value" role="columnheader" scope="col">{ value }</th>
                        if pull.is_empty() {
                            <td class="units__pull" role="cell"></td>
                        } else {
                            <th class="units__pull" role="columnheader" scope="col">{ pull }</th>
                        }
                    </tr>
                </thead>
                <tbody role="rowgroup">for item in self.rows { { row(item, &self.lines) } }</tbody>
            </table>
        }
    }
}

fn row(row: UnitBarRow, lines: &[BarLine]) -> Html {
    html! {
        <tr class="units__row" role="row">
            <th class="units__name" role="rowheader" scope="row">
                { zone_mark(row.tone) }
                <span>{ row.name }{ " " }<span class="units__letter">{ row.letter }</span></span>
            </th>
            <td class="units__scale" role="cell">{ bar(row.fill, lines) }</td>
            if row.fill.is_some() {
                <td class="units__value" role="cell">{ row.value_label }</td>
                <td class="units__pull" role="cell">{ row.pull_label }</td>
            } else {
                <td class="units__state" role="cell" colspan="2">{ row.value_label }</td>
            }
        </tr>
    }
}

fn scale(lines: &[BarLine]) -> Html {
    html! {
        <svg class="units__ticks" aria-hidden="true">
            for line in lines { <text x={percent(line.at)} y="1em">{ &line.label }</text> }
        </svg>
    }
}

fn bar(fill: Option<f64>, lines: &[BarLine]) -> Html {
    html! {
        <svg class="units__bar" aria-hidden="true">
            <rect class="bar__track" y="20%" width="100%" height="60%" rx="2" />
            if let Some(fill) = fill { <rect class="bar__fill" y="20%" width={percent(fill)} height="60%" rx="2" /> }
            for line in lines { { edge(line) } }
        </svg>
    }
}

fn edge(line: &BarLine) -> Html {
    let x = AttrValue::from(percent(line.at));
    html! {
        <g>
            <line class="bar__halo" x1={x.clone()} x2={x.clone()} y1="20%" y2="80%" />
            <line class="bar__edge" x1={x.clone()} x2={x} y1="0" y2="100%" />
        </g>
    }
}
