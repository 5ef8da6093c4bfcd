//! The small gauge without text: bands, pin and interval in one drawing.

use yew::prelude::*;

use super::super::percent;
use super::rows::segment_class;
use super::{BandGauge, GaugeInterval, GaugeSegment};

pub(super) fn drawing(gauge: &BandGauge) -> Html {
    let class = if gauge.interval.is_some() { "gauge__mini gauge__mini--interval" } else { "gauge__mini" };
    html! {
        <svg {class}>
            for segment in &gauge.segments { { band(segment) } }
            for segment in gauge.segments.iter().skip(1) { { gap(segment.from) } }
            if let Some(pin) = &gauge.pin { { pin_at(pin.at) } }
            if let Some(ends) = &gauge.interval { { interval(ends) } }
        </svg>
    }
}

fn band(segment: &GaugeSegment) -> Html {
    let (x, width) = (percent(segment.from), percent(segment.to - segment.from));
    html! { <rect class={segment_class(segment)} {x} y="5" {width} height="8" rx="1" /> }
}

fn gap(at: f64) -> Html {
    let x = AttrValue::from(percent(at));
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
    let (low, high) = (AttrValue::from(percent(interval.low)), AttrValue::from(percent(interval.high)));
    html! {
        <g>
            <line class="gauge__mini-range" x1={low.clone()} x2={high.clone()} y1="20" y2="20" />
            <line class="gauge__mini-range" x1={low.clone()} x2={low} y1="17" y2="23" />
            <line class="gauge__mini-range" x1={high.clone()} x2={high} y1="17" y2="23" />
        </g>
    }
}
