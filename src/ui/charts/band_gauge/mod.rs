//! The five categories to scale, with the total, a target, and the interval.

mod compact;
mod layout;
mod rows;

use yew::prelude::*;

use crate::ui::components::Tone;

/// One category on the scale. All places are percentages of the length of the scale.
#[derive(Clone, Debug, PartialEq)]
pub struct GaugeSegment {
    /// Category letter.
    pub label: String,
    /// Zone word, drawn where it fits; may be empty.
    pub word: String,
    /// Zone.
    pub tone: Tone,
    /// Lower edge.
    pub from: f64,
    /// Upper edge.
    pub to: f64,
    /// The category of the result: the only one with full fill.
    pub current: bool,
}

/// A number under the scale.
#[derive(Clone, Debug, PartialEq)]
pub struct GaugeTick {
    /// Place.
    pub at: f64,
    /// The number.
    pub label: String,
}

/// A pin with a number on it.
#[derive(Clone, Debug, PartialEq)]
pub struct GaugePin {
    /// Place.
    pub at: f64,
    /// The number.
    pub label: String,
}

/// Between which ends the total lies.
#[derive(Clone, Debug, PartialEq)]
pub struct GaugeInterval {
    /// Lower end.
    pub low: f64,
    /// Upper end.
    pub high: f64,
    /// Number at the lower end.
    pub low_label: String,
    /// Number at the upper end.
    pub high_label: String,
    /// The default estimate.
    pub dot: Option<f64>,
}

/// A figure of the bands. Without pin and current segment it shows an incomplete assessment.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct BandGauge {
    /// The whole picture in words; the drawing itself is hidden from screen readers.
    pub summary: String,
    /// The categories from low to high.
    pub segments: Vec<GaugeSegment>,
    /// Numbers under the scale; not drawn when compact.
    pub ticks: Vec<GaugeTick>,
    /// The total; `None` while answers are missing.
    pub pin: Option<GaugePin>,
    /// A target or plan, in the accent colour.
    pub target_pin: Option<GaugePin>,
    /// Between pin and target, such as "+17,21"; drawn where it fits.
    pub gain: Option<String>,
    /// A guess: hollow triangle with words (workshop).
    pub guess: Option<GaugePin>,
    /// Where the pin stood before: a dotted line (workshop).
    pub before: Option<f64>,
    /// The interval; `None` when the total is certain.
    pub interval: Option<GaugeInterval>,
    /// What the interval is; shown under it. The summary says it too.
    pub caption: Option<String>,
    /// The small gauge of the result bar and of list rows: no text.
    pub compact: bool,
}

impl BandGauge {
    /// The figure.
    pub fn view(&self) -> Html {
        let class = if self.compact { "gauge gauge--compact" } else { "gauge" };
        // Without words of its own it repeats what stands beside it.
        let hidden = self.summary.is_empty().then_some("true");
        html! {
            <figure {class} aria-hidden={hidden} role="img" aria-label={self.summary.clone()}>
                <div class="gauge__drawing" aria-hidden="true">
                    { if self.compact { compact::drawing(self) } else { full(self) } }
                </div>
                if let Some(caption) = &self.caption { <p class="gauge__caption">{ caption }</p> }
            </figure>
        }
    }
}

fn full(gauge: &BandGauge) -> Html {
    let neutral = gauge.segments.iter().any(|segment| segment.tone == Tone::Neutral);
    html! {
        <>
            if gauge.pin.is_some() || gauge.guess.is_some() { { rows::pins(gauge) } }
            { rows::bands(gauge) }
            { rows::ticks(&gauge.ticks, gauge.pin.as_ref()) }
            { rows::guess_below(gauge).unwrap_or_default() }
            if let Some(interval) = &gauge.interval { { rows::interval(interval) } }
            if neutral { { rows::legend(gauge) } }
        </>
    }
}
