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
    pub label: AttrValue,
    /// Zone word, drawn where it fits; may be empty.
    pub word: AttrValue,
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
    pub label: AttrValue,
}

/// A pin with a number on it.
#[derive(Clone, Debug, PartialEq)]
pub struct GaugePin {
    /// Place.
    pub at: f64,
    /// The number.
    pub label: AttrValue,
}

/// Between which ends the total lies.
#[derive(Clone, Debug, PartialEq)]
pub struct GaugeInterval {
    /// Lower end.
    pub low: f64,
    /// Upper end.
    pub high: f64,
    /// Number at the lower end.
    pub low_label: AttrValue,
    /// Number at the upper end.
    pub high_label: AttrValue,
    /// The default estimate.
    pub dot: Option<f64>,
}

/// Properties of [`BandGauge`].
#[derive(Clone, PartialEq, Properties)]
pub struct BandGaugeProps {
    /// The whole picture in words; the drawing itself is hidden from screen readers.
    pub summary: AttrValue,
    /// The categories from low to high.
    pub segments: Vec<GaugeSegment>,
    /// Numbers under the scale; not drawn when compact.
    #[prop_or_default]
    pub ticks: Vec<GaugeTick>,
    /// The total; `None` while answers are missing.
    #[prop_or_default]
    pub pin: Option<GaugePin>,
    /// A target or plan, in the accent colour.
    #[prop_or_default]
    pub target_pin: Option<GaugePin>,
    /// Between pin and target, such as "+17,21"; drawn where it fits.
    #[prop_or_default]
    pub gain: Option<AttrValue>,
    /// A guess: hollow triangle with words (workshop).
    #[prop_or_default]
    pub guess: Option<GaugePin>,
    /// Where the pin stood before: a dotted line (workshop).
    #[prop_or_default]
    pub before: Option<f64>,
    /// The interval; `None` when the total is certain.
    #[prop_or_default]
    pub interval: Option<GaugeInterval>,
    /// What the interval is; shown beside or under it.
    #[prop_or_default]
    pub caption: Option<AttrValue>,
    /// The small gauge of the result bar and of list rows: no text.
    #[prop_or_default]
    pub compact: bool,
}

/// A figure of the bands. Without pin and current segment it shows an incomplete assessment.
#[component]
pub fn BandGauge(props: &BandGaugeProps) -> Html {
    let inline = props.caption.is_some() && layout::caption_fits_left(props.interval.as_ref());
    let class = classes!("gauge", props.compact.then_some("gauge--compact"), inline.then_some("gauge--caption-left"));
    html! {
        <figure {class}>
            <div class="gauge__drawing" aria-hidden="true">
                { if props.compact { compact::drawing(props) } else { full(props) } }
            </div>
            if let Some(caption) = &props.caption { <p class="gauge__caption">{ caption }</p> }
            <figcaption class="sr-only">{ &props.summary }</figcaption>
        </figure>
    }
}

fn full(props: &BandGaugeProps) -> Html {
    html! {
        <>
            { rows::pins(props) }
            { rows::bands(props) }
            { rows::ticks(&props.ticks, props.pin.as_ref()) }
            { for props.interval.as_ref().map(rows::interval) }
        </>
    }
}
