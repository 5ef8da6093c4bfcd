//! Points reached in each dimension, as a table whose rows carry bars.

use yew::prelude::*;

use super::percent;

/// One dimension.
#[derive(Clone, Debug, PartialEq)]
pub struct DimensionRow {
    /// Name.
    pub name: String,
    /// Behind the name, such as "45 % dari maksimum".
    pub note: String,
    /// Points reached; a dash while answers are missing.
    pub value: String,
    /// Most points possible.
    pub max: String,
    /// Length of the bar: the weight in percent of the heaviest dimension.
    pub share_of_weight: f64,
    /// Points reached in percent of the maximum; `None` draws no fill.
    pub fill: Option<f64>,
    /// Under the bar, such as "12,10 poin belum diraih".
    pub missing_text: String,
}

/// A table of dimensions. Bar length is the weight, the fill is points reached, the hatch what is
/// left. The chart is its own accessible table, so none is needed beside it.
#[derive(Clone, Debug, PartialEq)]
pub struct DimensionBars {
    /// Caption of the table, read by screen readers.
    pub caption: &'static str,
    /// Column headings, read by screen readers: dimension, points of the maximum, not reached.
    pub headings: [&'static str; 3],
    /// The dimensions in the order of the instrument.
    pub rows: Vec<DimensionRow>,
}

impl DimensionBars {
    /// The table.
    pub fn view(self) -> Html {
        html! {
            <table class="dimensions" role="table">
                <caption class="sr-only">{ self.caption }</caption>
                <thead class="sr-only" role="rowgroup">
                    <tr role="row">
                        for heading in self.headings { <th role="columnheader" scope="col">{ heading }</th> }
                    </tr>
                </thead>
                <tbody role="rowgroup">for item in self.rows { { row(item) } }</tbody>
            </table>
        }
    }
}

fn row(row: DimensionRow) -> Html {
    html! {
        <tr class="dimensions__row" role="row">
            <th class="dimensions__name" role="rowheader" scope="row">
                { row.name }{ " " }<span class="dimensions__note">{ row.note }</span>
            </th>
            <td class="dimensions__value" role="cell">
                <strong>{ row.value }</strong><span>{ " / " }{ row.max }</span>
            </td>
            <td class="dimensions__missing" role="cell">
                <svg class="dimensions__bar" width={percent(row.share_of_weight)} aria-hidden="true">
                    if let Some(fill) = row.fill { <rect class="bar__fill" width={percent(fill)} height="100%" /> }
                </svg>
                { row.missing_text }
            </td>
        </tr>
    }
}
