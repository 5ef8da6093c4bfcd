//! The four rows of the large gauge: pins, bands, ticks, interval.

use yew::prelude::*;

use super::super::{length, percent};
use super::layout::{Side, Words, ends_fit_outside, fits_on_projector, guess_words, is_near, pin_class, room};
use super::{BandGauge, GaugeInterval, GaugePin, GaugeSegment, GaugeTick};
use crate::ui::components::Shape;

/// The labels on the pins with their stems, the gain between them, and the guess. A group
/// placed at a percentage lets everything inside count in `em` from there.
pub(super) fn pins(gauge: &BandGauge) -> Html {
    let (pin, target) = (gauge.pin.as_ref(), gauge.target_pin.as_ref());
    let place = |pin: Option<&GaugePin>| pin.map(|pin| pin.at);
    let above = gauge.guess.as_ref().filter(|guess| !is_near(guess.at, place(pin)));
    let guessed = above.map(|guess| guess.at);
    html! {
        <svg class="gauge__pins">
            { gain(gauge).unwrap_or_default() }
            if let Some(found) = target {
                { flag(found, pin_class(found.at, place(pin), None), "gauge__flag gauge__flag--target") }
            }
            if let Some(found) = pin { { flag(found, pin_class(found.at, place(target), guessed), "gauge__flag") } }
            if let Some(found) = above { { guess(found, guess_words(found.at, place(pin)), "M1 2h10L6 11Z") } }
        </svg>
    }
}

fn flag(pin: &GaugePin, push: Option<&'static str>, class: &'static str) -> Html {
    let width = 1.0 + 0.62 * width_in_digits(&pin.label);
    let (x, width) = (length(-width / 2.0, "em"), length(width, "em"));
    html! {
        <svg class="gauge__at" x={percent(pin.at)}>
            <g {class}>
                <rect class="gauge__stem" x="-0.115em" y="1em" width="0.23em" height="2em" />
                <g class={push.unwrap_or_default()}>
                    <rect class="gauge__box" {x} {width} height="1.9em" rx="0.3em" />
                    <text class="gauge__number" y="1.25em">{ &pin.label }</text>
                </g>
            </g>
        </svg>
    }
}

/// Width of a number in digits; separators are narrow.
fn width_in_digits(label: &str) -> f64 {
    label.chars().map(|sign| if matches!(sign, ',' | '.' | ' ') { 0.5 } else { 1.0 }).sum()
}

fn gain(gauge: &BandGauge) -> Option<Html> {
    let (pin, target) = (gauge.pin.as_ref()?, gauge.target_pin.as_ref()?);
    let distance = target.at - pin.at;
    let label = gauge.gain.as_ref().filter(|_| distance >= 14.0)?;
    Some(html! {
        <svg class="gauge__gain" x={percent(pin.at)} width={percent(distance)} height="100%">
            <line class="gauge__arrow" x1="0" x2="100%" y1="0.95em" y2="0.95em" />
            <rect class="gauge__gain-ground" x="50%" width="5em" height="1.9em" />
            <text class="gauge__gain-text" x="50%" y="1.3em">{ label }</text>
            <svg class="gauge__at" x="100%"><path class="gauge__arrow gauge__arrow-head" d="M-5-5 0 0-5 5" /></svg>
        </svg>
    })
}

/// The guess below the scale, where it is near to the pin.
pub(super) fn guess_below(gauge: &BandGauge) -> Option<Html> {
    let pin = gauge.pin.as_ref().map(|pin| pin.at);
    let found = gauge.guess.as_ref().filter(|guess| is_near(guess.at, pin))?;
    Some(html! {
        <svg class="gauge__under">{ guess(found, guess_words(found.at, None), "M1 10h10L6 1Z") }</svg>
    })
}

/// `path` is the triangle, which points to the scale.
fn guess(guess: &GaugePin, (side, words): (Side, Words), path: &'static str) -> Html {
    let label = match words {
        Words::All => &guess.label,
        Words::Number => guess.label.rsplit(' ').next().unwrap_or_default(),
    };
    let (class, x) = match side {
        Side::Left => ("gauge__guess-text gauge__guess-text--left", "-0.9em"),
        Side::Right => ("gauge__guess-text", "0.9em"),
    };
    html! {
        <svg class="gauge__at" x={percent(guess.at)}>
            <svg class="gauge__at" x="-0.5em" y="1.2em" width="1em" height="1em" viewBox="0 0 12 12">
                <path class="gauge__guess" d={path} />
            </svg>
            <text {class} {x} y="1.85em">{ label.to_owned() }</text>
        </svg>
    }
}

/// The segments to scale, each with shape, letter and word as far as they fit.
pub(super) fn bands(gauge: &BandGauge) -> Html {
    html! {
        <svg class="gauge__bands">
            for segment in &gauge.segments { { band(segment) } }
            for segment in gauge.segments.iter().skip(1) { { line("gauge__gap", segment.from) } }
            if let Some(at) = gauge.before {
                { line("gauge__before-ground", at) }
                { line("gauge__before", at) }
            }
            for segment in &gauge.segments { { label(segment, gauge) } }
            if let Some(pin) = &gauge.target_pin { { stem(pin.at, "gauge__stem gauge__stem--target") } }
            if let Some(pin) = &gauge.pin { { stem(pin.at, "gauge__stem") } }
        </svg>
    }
}

fn band(segment: &GaugeSegment) -> Html {
    let (x, width) = (percent(segment.from), percent(segment.to - segment.from));
    html! { <rect class={segment_class(segment)} {x} {width} height="100%" /> }
}

/// Classes of a segment: its zone, and whether it is the one with full fill.
pub(super) fn segment_class(segment: &GaugeSegment) -> Classes {
    classes!("gauge__segment", segment.tone.class(), segment.current.then_some("gauge__segment--current"))
}

fn label(segment: &GaugeSegment, gauge: &BandGauge) -> Html {
    let room = room(segment, gauge);
    let current = segment.current.then_some("gauge__label--current");
    let fitting = fits_on_projector(&segment.label, room.length).then_some("gauge__label--projected");
    let class = classes!("gauge__label", segment.tone.class(), room.class(), current, fitting);
    html! {
        <svg {class} x={percent(room.from)} width={percent(room.length)} height="100%">
            if let Some(shape) = segment.tone.shape() { { mark(shape) } }
            <text class="gauge__letter" y="50%" dy="0.36em">
                { &segment.label }<tspan class="gauge__word" dx="0.4em">{ &segment.word }</tspan>
            </text>
        </svg>
    }
}

/// The shape, counted in `em` from the middle of the left edge.
fn mark(shape: Shape) -> Html {
    html! {
        <svg class="gauge__at gauge__shape" x="0.75em" y="50%">
            <svg y="-0.43em" width="0.86em" height="0.86em" viewBox="0 0 12 12"><path d={shape.path()} /></svg>
        </svg>
    }
}

fn stem(at: f64, class: &'static str) -> Html {
    html! {
        <svg class="gauge__at" x={percent(at)}>
            <rect class="gauge__halo" x="-0.27em" width="0.54em" height="100em" />
            <rect {class} x="-0.115em" width="0.23em" height="100em" />
        </svg>
    }
}

fn line(class: &'static str, at: f64) -> Html {
    let x = AttrValue::from(percent(at));
    html! { <line {class} x1={x.clone()} x2={x} y1="0" y2="100%" /> }
}

/// The numbers under the scale; the outermost turn inwards.
pub(super) fn ticks(ticks: &[GaugeTick], pin: Option<&GaugePin>) -> Html {
    html! {
        <svg class="gauge__ticks">
            for item in ticks { { tick(item) } }
            if let Some(pin) = pin {
                <svg class="gauge__at" x={percent(pin.at)}><rect class="gauge__stem" x="-0.115em" width="0.23em" height="0.2em" /></svg>
            }
        </svg>
    }
}

fn tick(tick: &GaugeTick) -> Html {
    let (class, inner) = if tick.at <= 0.0 {
        ("gauge__tick gauge__tick--first", false)
    } else if tick.at >= 100.0 {
        ("gauge__tick gauge__tick--last", false)
    } else {
        ("gauge__tick", true)
    };
    let x = AttrValue::from(percent(tick.at));
    html! {
        <g>
            if inner { <line class="gauge__tick-line" x1={x.clone()} x2={x.clone()} y1="0" y2="0.4em" /> }
            <text {class} {x} y="1.4em">{ &tick.label }</text>
        </g>
    }
}

/// Bands without zones have words instead of letters; where the drawing is too narrow for them
/// they stand here, each behind its lower edge.
pub(super) fn legend(gauge: &BandGauge) -> Html {
    let class = |segment: &GaugeSegment| segment.current.then_some("gauge__legend-current");
    // Where a word has no room beside the pin, the heading says it.
    let has_room = |segment: &GaugeSegment| fits_on_projector(&segment.label, segment.to - segment.from);
    let spare = gauge.segments.iter().all(has_room).then_some("gauge__legend--spare");
    html! {
        <p class={classes!("gauge__legend", spare)}>
            for (tick, segment) in gauge.ticks.iter().zip(&gauge.segments) {
                <span class={class(segment)}><b>{ &tick.label }</b>{ &segment.label }</span>
            }
        </p>
    }
}

/// The interval with end caps; a number that does not fit outside goes below its end.
pub(super) fn interval(interval: &GaugeInterval) -> Html {
    let (low_outside, high_outside) = ends_fit_outside(interval);
    let below = !(low_outside && high_outside);
    let class = if below { "gauge__interval gauge__interval--below" } else { "gauge__interval" };
    let low_class = if low_outside { "gauge__end gauge__end--low" } else { "gauge__end gauge__end--low-below" };
    let high_class = if high_outside { "gauge__end gauge__end--high" } else { "gauge__end gauge__end--high-below" };
    let (x, width) = (percent(interval.low), percent(interval.high - interval.low));
    html! {
        <svg {class}>
            <rect class="gauge__range" {x} y="0.4em" {width} height="0.5em" />
            { end(interval.low, &interval.low_label, low_class) }
            { end(interval.high, &interval.high_label, high_class) }
            if let Some(at) = interval.dot { <circle class="gauge__dot" cx={percent(at)} cy="0.65em" r="0.4em" /> }
        </svg>
    }
}

fn end(at: f64, label: &str, class: &'static str) -> Html {
    html! {
        <svg class="gauge__at" x={percent(at)}>
            <rect class="gauge__cap" x="-0.08em" y="0.15em" width="0.16em" height="1em" />
            <text {class}>{ label.to_owned() }</text>
        </svg>
    }
}
