//! The bare zone shape: circle, triangle or square.

use yew::prelude::*;

use super::tone::Tone;

/// The shape of a zone, as high as the surrounding capitals; the text beside it must say the
/// zone. Draws nothing for [`Tone::Neutral`]. On tiles, chips and gauges it takes the text colour.
pub fn zone_mark(tone: Tone) -> Html {
    let Some(shape) = tone.shape() else {
        return Html::default();
    };
    html! {
        <svg class={classes!("mark", tone.class())} viewBox="0 0 12 12" aria-hidden="true">
            <path d={shape.path()} />
        </svg>
    }
}
