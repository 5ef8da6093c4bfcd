//! Points reached in each dimension, as a table whose rows carry bars.

use yew::prelude::*;

use super::percent;

/// Column headings, read by screen readers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct DimensionHeadings {
    /// "Dimensi".
    pub name: AttrValue,
    /// "Poin dari maksimum".
    pub value: AttrValue,
    /// "Belum diraih".
    pub missing: AttrValue,
}

/// One dimension.
#[derive(Clone, Debug, PartialEq)]
pub struct DimensionRow {
    /// Name.
    pub name: AttrValue,
    /// Behind the name, such as "45 % dari maksimum".
    pub note: AttrValue,
    /// Points reached; a dash while answers are missing.
    pub value: AttrValue,
    /// Most points possible.
    pub max: AttrValue,
    /// Length of the bar: the weight in percent of the heaviest dimension.
    pub share_of_weight: f64,
    /// Points reached in percent of the maximum; `None` draws no fill.
    pub fill: Option<f64>,
    /// Under the bar, such as "12,10 poin belum diraih".
    pub missing_text: AttrValue,
}

/// Properties of [`DimensionBars`].
#[derive(Clone, PartialEq, Properties)]
pub struct DimensionBarsProps {
    /// Caption of the table, read by screen readers.
    pub caption: AttrValue,
    /// Column headings.
    pub headings: DimensionHeadings,
    /// The dimensions in the order of the instrument.
    pub rows: Vec<DimensionRow>,
}

/// Bar length is the weight, the fill is points reached, the hatch what is left. The chart is
/// its own accessible table, so none is needed beside it.
#[component]
pub fn DimensionBars(props: &DimensionBarsProps) -> Html {
    let headings = &props.headings;
    html! {
        <table class="dimensions" role="table">
            <caption class="sr-only">{ &props.caption }</caption>
            <thead class="sr-only" role="rowgroup">
                <tr role="row">
                    <th role="columnheader" scope="col">{ &headings.name }</th>
                    <th role="columnheader" scope="col">{ &headings.value }</th>
                    <th role="columnheader" scope="col">{ &headings.missing }</th>
                </tr>
            </thead>
            <tbody role="rowgroup">{ for props.rows.iter().map(row) }</tbody>
        </table>
    }
}

fn row(row: &DimensionRow) -> Html {
    html! {
        <tr class="dimensions__row" role="row" key={row.name.to_string()}>
            <th class="dimensions__name" role="rowheader" scope="row">
                { &row.name }{ " " }<span class="dimensions__note">{ &row.note }</span>
            </th>
            <td class="dimensions__value" role="cell">
                <strong>{ &row.value }</strong><span>{ " / " }{ &row.max }</span>
            </td>
            <td class="dimensions__missing" role="cell">
                <svg class="dimensions__bar" width={percent(row.share_of_weight)} aria-hidden="true">
                    if let Some(fill) = row.fill {
                        <rect class="bar__fill" width={percent(fill)} height="100%" />
                    }
                </svg>
                { &row.missing_text }
            </td>
        </tr>
    }
}
