//! Scores over the years, in panels: between two panels the instrument changed, and no line leads across.

use yew::prelude::*;

use super::frontier::{AxisTick, FrontierBand};
use super::{percent, picture};
use crate::ui::components::Shape;

/// Years that compare with each other. Places are percentages of the width.
#[derive(Clone, Debug, PartialEq)]
pub struct YearPanel {
    /// Left edge.
    pub from: f64,
    /// Right edge.
    pub to: f64,
    /// The bands of its instrument, from the top down; none where no instrument is known.
    pub bands: Vec<FrontierBand>,
}

/// One score: percent of the width, and of the height from the top.
#[derive(Clone, Debug, PartialEq)]
pub struct YearPoint {
    /// Percent of the width.
    pub x: f64,
    /// Percent from the top; of the upper end where it is a range.
    pub y: f64,
    /// The number.
    pub label: String,
    /// Whose it is.
    pub kind: YearKind,
    /// The number stands below the point, not above it.
    pub below: bool,
}

/// Whose score a point is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum YearKind {
    /// Printed by an outlet.
    Printed,
    /// An estimate of the user's.
    Own,
    /// An estimate that is a range down to this height.
    OwnRange(f64),
}

/// The chart. Put a table of the same numbers beside it.
#[derive(Clone, Debug, PartialEq)]
pub struct YearChart {
    /// Visible caption.
    pub caption: &'static str,
    /// Where to read the numbers; for screen readers.
    pub summary: &'static str,
    /// Panels from left to right.
    pub panels: Vec<YearPanel>,
    /// Lines between points that may be compared: two places each.
    pub lines: Vec<[(f64, f64); 2]>,
    /// The scores.
    pub points: Vec<YearPoint>,
    /// Years under the drawing.
    pub years: Vec<AxisTick>,
    /// Words of the legend: printed, own, break.
    pub legend: [&'static str; 3],
}

impl YearChart {
    /// The figure.
    pub fn view(self) -> Html {
        let has_own = self.points.iter().any(|point| point.kind != YearKind::Printed);
        let [printed, own, changed] = self.legend;
        let content = html! {
            <>
                <div class="years__drawing" aria-hidden="true">
                    <svg class="years__plot">
                        for item in &self.panels { { panel(item) } }
                        for pair in self.panels.windows(2) { { gap(pair) } }
                        for [from, to] in &self.lines { { line(*from, *to) } }
                        for item in &self.points { { point(item) } }
                        for (at, label) in [(0.0, "100"), (50.0, "50"), (100.0, "0")] {
                            <text class="years__tick years__tick--score" x="-8" y={percent(at)} dy="0.35em">{ label }</text>
                        }
                        for (at, label) in &self.years {
                            <text class="years__tick" x={percent(*at)} y="100%" dy="1.5em">{ label }</text>
                        }
                    </svg>
                </div>
                <ul class="years__legend" aria-hidden="true">
                    <li>{ sample(YearKind::Printed) }{ printed }</li>
                    if has_own { <li>{ sample(YearKind::Own) }{ own }</li> }
                    if self.panels.len() > 1 { <li><span class="years__sign">{ "≠" }</span>{ changed }</li> }
                </ul>
            </>
        };
        picture("years", self.caption, self.summary, content)
    }
}

fn sample(kind: YearKind) -> Html {
    html! {
        <svg class="years__sample" width="14" height="14">
            <svg class="years__at" x="7" y="7">{ dot(kind) }</svg>
        </svg>
    }
}

fn panel(panel: &YearPanel) -> Html {
    let (x, width) = (percent(panel.from), percent(panel.to - panel.from));
    html! {
        <svg class="years__panel" {x} {width} height="100%">
            <rect class="years__ground" width="100%" height="100%" />
            for item in &panel.bands { { band(item) } }
        </svg>
    }
}

fn band(band: &FrontierBand) -> Html {
    let height = band.bottom - band.top;
    let shape = band.tone.shape().map(Shape::path);
    html! {
        <g class={band.tone.class()}>
            <rect class="years__band" y={percent(band.top)} width="100%" height={percent(height)} />
            <line class="years__edge" x1="0" x2="100%" y1={percent(band.bottom)} y2={percent(band.bottom)} />
            if height > 7.0 {
                <svg class="years__at" y={percent(band.top)}>
                    if let Some(path) = shape { <path class="years__shape" transform="translate(3 4)" d={path} /> }
                    <text class="years__letter" x={if shape.is_some() { "18" } else { "4" }} y="14.5">
                        { &band.label }
                    </text>
                </svg>
            }
        </g>
    }
}

/// The sign between two panels.
fn gap(pair: &[YearPanel]) -> Html {
    let [before, after] = pair else {
        return Html::default();
    };
    let x = AttrValue::from(percent(f64::midpoint(before.to, after.from)));
    html! {
        <g>
            <line class="years__break" x1={x.clone()} x2={x.clone()} y1="0" y2="100%" />
            <text class="years__sign" {x} y="-0.5em">{ "≠" }</text>
        </g>
    }
}

fn line((x1, y1): (f64, f64), (x2, y2): (f64, f64)) -> Html {
    html! { <line class="years__line" x1={percent(x1)} y1={percent(y1)} x2={percent(x2)} y2={percent(y2)} /> }
}

fn point(point: &YearPoint) -> Html {
    let dy = if point.below { "1.9em" } else { "-0.85em" };
    let x = AttrValue::from(percent(point.x));
    html! {
        <g>
            if let YearKind::OwnRange(low) = point.kind {
                <line class="years__range" x1={x.clone()} x2={x.clone()} y1={percent(point.y)} y2={percent(low)} />
            }
            <svg class="years__at" {x} y={percent(point.y)}>
                { dot(point.kind) }
                <text class="years__label" {dy}>{ &point.label }</text>
            </svg>
        </g>
    }
}

fn dot(kind: YearKind) -> Html {
    match kind {
        YearKind::Printed => html! { <circle class="years__dot" r="5" /> },
        YearKind::Own => html! { <path class="years__dot years__dot--own" d="M0-6.5 6.5 0 0 6.5-6.5 0Z" /> },
        YearKind::OwnRange(_) => html! { <path class="years__cap" d="M-6 0H6" /> },
    }
}
