//! Effort as three dots and a word.

use yew::prelude::*;

use crate::engine::instrument::Effort;

/// One to three filled dots for an effort, then the word, such as "sedang".
pub fn effort_dots(effort: Effort, label: &str) -> Html {
    let filled = effort.get().div_ceil(3);
    let dot = |place: u8, x: &'static str| {
        let class = if place < filled { "effort__dot effort__dot--on" } else { "effort__dot" };
        html! { <circle {class} cx={x} cy="5" r="4" /> }
    };
    html! {
        <span class="effort">
            <svg class="effort__dots" viewBox="0 0 32 10" aria-hidden="true">
                { dot(0, "5") }{ dot(1, "16") }{ dot(2, "27") }
            </svg>
            { label.to_owned() }
        </span>
    }
}
