//! Effort as three dots and a word.

use yew::prelude::*;

/// Properties of [`EffortDots`].
#[derive(Clone, PartialEq, Properties)]
pub struct EffortDotsProps {
    /// Effort from 1 to 9: every three fill one more dot.
    pub effort: u8,
    /// The word, such as "sedang".
    pub label: AttrValue,
}

/// One to three filled dots, then the word.
#[component]
pub fn EffortDots(props: &EffortDotsProps) -> Html {
    let filled = props.effort.clamp(1, 9).div_ceil(3);
    html! {
        <span class="effort">
            <svg class="effort__dots" viewBox="0 0 32 10" aria-hidden="true">
                { for (0..3_u8).map(|place| dot(place, place < filled)) }
            </svg>
            { &props.label }
        </span>
    }
}

fn dot(place: u8, filled: bool) -> Html {
    let class = classes!("effort__dot", filled.then_some("effort__dot--on"));
    html! { <circle key={place} {class} cx={(5 + 11 * u32::from(place)).to_string()} cy="5" r="4" /> }
}
