//! A single data bar, for a table cell.

use yew::prelude::*;

use super::percent;

/// Properties of [`Bar`].
#[derive(Clone, PartialEq, Properties)]
pub struct BarProps {
    /// Length in percent of the cell.
    pub length: f64,
}

/// A bar in the data colour, hidden from screen readers: the number stands beside it.
#[component]
pub fn Bar(props: &BarProps) -> Html {
    html! {
        <svg class="bar" aria-hidden="true">
            <rect class="bar__fill" width={percent(props.length)} height="100%" rx="2" />
        </svg>
    }
}
