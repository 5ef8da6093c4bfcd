//! A single data bar, for a table cell.

use yew::prelude::*;

use super::percent;

/// A bar in the data colour, `length` percent of the cell long; hidden from screen readers: the
/// number stands beside it.
pub fn bar(length: f64) -> Html {
    html! {
        <svg class="bar" aria-hidden="true">
            <rect class="bar__fill" width={percent(length)} height="100%" rx="2" />
        </svg>
    }
}
