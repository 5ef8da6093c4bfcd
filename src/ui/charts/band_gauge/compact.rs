//! The small gauge without text: bands, pin and interval in one drawing.

use yew::prelude::*;

use super::super::percent;
use super::rows::segment_class;
use super::{BandGaugeProps, GaugeInterval, GaugeSegment};

pub(super) fn drawing(props: &BandGaugeProps) -> Html {
    let tall = props.interval.is_some().then_some("gauge__mini--interval");
    html! {
        <svg class={classes!("gauge__mini", tall)}>
            { for props.segments.iter().map(band) }
            { for props.segments.iter().skip(1).map(|segment| gap(segment.from)) }
            { for props.pin.as_ref().map(|pin| pin_at(pin.at)) }
            { for props.interval.as_ref().map(interval) }
        </svg>
    }
}

fn band(segment: &GaugeSegment) -> Html {
    html! {
        <rect
            key={segment.label.to_string()}
            class={segment_class(segment)}
            x={percent(segment.from)}
            y="5"
            width={percent(segment.to - segment.from)}
            height="8"
            rx="1"
        />
    }
}

fn gap(at: f64) -> Html {
    let x = percent(at);
    html! { <line class="gauge__gap" x1={x.clone()} x2={x} y1="5" y2="13" /> }
}

fn pin_at(at: f64) -> Html {
    html! {
        <svg class="gauge__at" x={percent(at)}>
            <rect class="gauge__halo" x="-3.5" width="7" height="18" />
            <rect class="gauge__stem" x="-1.5" width="3" height="18" />
        </svg>
    }
}

fn interval(interval: &GaugeInterval) -> Html {
    let (low, high) = (percent(interval.low), percent(interval.high));
    html! {
        <g>
            <line class="gauge__mini-range" x1={low.clone()} x2={high.clone()} y1="20" y2="20" />
            <line class="gauge__mini-range" x1={low.clone()} x2={low} y1="17" y2="23" />
            <line class="gauge__mini-range" x1={high.clone()} x2={high} y1="17" y2="23" />
        </g>
    }
}
