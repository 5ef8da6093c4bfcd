//! The bare zone shape: circle, triangle or square.

use yew::prelude::*;

use super::tone::Tone;

/// Properties of [`ZoneMark`].
#[derive(Clone, PartialEq, Properties)]
pub struct ZoneMarkProps {
    /// The zone.
    pub tone: Tone,
    /// Spoken word for the shape where no text beside it says the zone.
    #[prop_or_default]
    pub label: Option<AttrValue>,
}

/// The shape of a zone, as high as the surrounding capitals. Draws nothing for
/// [`Tone::Neutral`]. On tiles, chips and gauges it takes the text colour.
#[component]
pub fn ZoneMark(props: &ZoneMarkProps) -> Html {
    let Some(shape) = props.tone.shape() else {
        return Html::default();
    };
    html! {
        <>
            <svg class={classes!("mark", props.tone.class())} viewBox="0 0 12 12" aria-hidden="true">
                <path d={shape.path()} />
            </svg>
            if let Some(label) = &props.label {
                <span class="sr-only">{ label }</span>
            }
        </>
    }
}
