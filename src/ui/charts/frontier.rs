//! The highest score for each effort, as a stepped curve over the bands.

use yew::prelude::*;

use super::{percent, picture};
use crate::ui::components::{Shape, Tone};

/// One band behind the curve. Heights are percentages from the top of the drawing.
#[derive(Clone, Debug, PartialEq)]
pub struct FrontierBand {
    /// Name, such as the category letter.
    pub label: String,
    /// Zone.
    pub tone: Tone,
    /// Upper edge.
    pub top: f64,
    /// Lower edge.
    pub bottom: f64,
}

/// A point on the curve with words.
#[derive(Clone, Debug, PartialEq)]
pub struct FrontierMark {
    /// Percent of the width.
    pub x: f64,
    /// Percent of the height, from the top.
    pub y: f64,
    /// Number and words.
    pub label: String,
    /// What it marks.
    pub kind: MarkKind,
}

/// What a point marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MarkKind {
    /// The present score.
    Now,
    /// The plan in front.
    Plan,
    /// As far as it goes.
    Ceiling,
    /// The effort that is asked about; without words.
    Probe,
}

/// A number at an axis: percent along it, and the text.
pub type AxisTick = (f64, String);

/// The chart. Put a table of the same numbers beside it.
#[derive(Clone, Debug, PartialEq)]
pub struct Frontier {
    /// Visible caption.
    pub caption: &'static str,
    /// The drawing in words.
    pub summary: String,
    /// Bands from the top down.
    pub bands: Vec<FrontierBand>,
    /// The corners of the curve: percent of width and of height from the top.
    pub points: Vec<(f64, f64)>,
    /// Points with words.
    pub marks: Vec<FrontierMark>,
    /// Efforts along the width.
    pub efforts: Vec<AxisTick>,
    /// Scores along the height, from the top.
    pub scores: Vec<AxisTick>,
    /// What the width shows.
    pub axis: &'static str,
}

impl Frontier {
    /// The figure.
    pub fn view(self) -> Html {
        let content = html! {
            <div class="frontier__drawing" aria-hidden="true">
                <svg class="frontier__plot">
                    for item in &self.bands { { band(item, self.points.last().map(|last| last.1)) } }
                    { curve(&self.points) }
                    for (at, label) in &self.scores {
                        <text class="frontier__tick frontier__tick--score" x="-8" y={percent(*at)} dy="0.35em">
                            { label }
                        </text>
                    }
                    for item in &self.marks { { mark(item, &self.marks) } }
                    for (at, label) in &self.efforts {
                        <text class="frontier__tick frontier__tick--effort" x={percent(*at)} y="100%" dy="1.5em">
                            { label }
                        </text>
                    }
                </svg>
                <p class="frontier__axis">{ self.axis }</p>
            </div>
        };
        picture("frontier", self.caption, &self.summary, content)
    }
}

/// A band with its name where the curve, which rises ever slower, does not come: at the right below its end, at the
/// left above it.
fn band(band: &FrontierBand, end: Option<f64>) -> Html {
    let height = band.bottom - band.top;
    let shape = band.tone.shape().map(Shape::path);
    let is_below = end.is_some_and(|end| end < band.top);
    let (x, y) = if is_below { ("100%", band.bottom) } else { ("0", band.top) };
    let (anchor, text, shape_at) = match (is_below, shape.is_some()) {
        (true, _) => ("end", ("-8", "-7"), "translate(-36 -17.5)"),
        (false, true) => ("start", ("25", "15.5"), "translate(8 5)"),
        (false, false) => ("start", ("8", "15.5"), ""),
    };
    html! {
        <g class={band.tone.class()}>
            <rect class="frontier__band" y={percent(band.top)} width="100%" height={percent(height)} />
            <line class="frontier__edge" x1="0" x2="100%" y1={percent(band.bottom)} y2={percent(band.bottom)} />
            if height > 7.0 {
                <svg class="frontier__at" {x} y={percent(y)}>
                    if let Some(path) = shape { <path class="frontier__shape" transform={shape_at} d={path} /> }
                    <text class="frontier__letter" text-anchor={anchor} x={text.0} y={text.1}>{ &band.label }</text>
                </svg>
            }
        </g>
    }
}

/// A stretched drawing of its own, so that the path needs no units; lines keep their width.
fn curve(points: &[(f64, f64)]) -> Html {
    let mut path = String::new();
    for (place, (x, y)) in points.iter().enumerate() {
        let (x, y) = (thousandths(*x), thousandths(*y));
        if place == 0 {
            path.push_str(&format!("M{x} {y}"));
        } else {
            path.push_str(&format!("H{x}V{y}"));
        }
    }
    html! {
        <svg width="100%" height="100%" viewBox="0 0 100000 100000" preserveAspectRatio="none">
            <path class="frontier__curve" d={path} />
        </svg>
    }
}

/// A percentage as whole thousandths: formatting floats would add kilobytes.
fn thousandths(percent: f64) -> i32 {
    (percent.clamp(0.0, 100.0) * 1000.0).round() as i32
}

/// Two marks are near when their words would lie over each other: so much of the height apart, in percent.
const NEAR: f64 = 12.0;

/// Where the words of a mark stand: below the curve at its beginning, above it towards its end, as it rises ever slower;
/// those of a plan make room for what is near. Anchor, and the way from the point.
fn place(mark: &FrontierMark, all: &[FrontierMark]) -> (&'static str, &'static str, &'static str) {
    let is_near = |kind| all.iter().any(|other| other.kind == kind && (other.y - mark.y).abs() < NEAR);
    match mark.kind {
        MarkKind::Ceiling if mark.y < 8.0 => ("end", "-4", "1.9em"),
        MarkKind::Ceiling => ("end", "2", "-0.9em"),
        MarkKind::Plan if mark.x > 60.0 && is_near(MarkKind::Ceiling) => ("end", "-4", "3.5em"),
        MarkKind::Plan if mark.x > 60.0 => ("end", "-4", "-0.9em"),
        MarkKind::Plan if is_near(MarkKind::Now) => ("start", "9", "-0.9em"),
        _ if mark.y > 92.0 => ("start", "10", "-0.5em"),
        _ => ("start", "8", "1.4em"),
    }
}

fn mark(mark: &FrontierMark, all: &[FrontierMark]) -> Html {
    let class = match mark.kind {
        MarkKind::Now => "frontier__dot frontier__dot--now",
        MarkKind::Plan => "frontier__dot frontier__dot--plan",
        MarkKind::Ceiling => "frontier__dot frontier__dot--ceiling",
        MarkKind::Probe => "frontier__dot frontier__dot--probe",
    };
    let (anchor, dx, dy) = place(mark, all);
    html! {
        <svg class="frontier__at" x={percent(mark.x)} y={percent(mark.y)}>
            if mark.kind == MarkKind::Probe {
                <path {class} d="M-6 0H6M0-6V6" />
            } else {
                <circle {class} r="5" />
                <text class="frontier__label" text-anchor={anchor} x={dx} {dy}>{ &mark.label }</text>
            }
        </svg>
    }
}

#[cfg(test)]
mod tests {
    use super::{FrontierMark, MarkKind, place, thousandths};

    #[test]
    fn words_of_a_plan_make_room_for_what_is_near() {
        let mark = |kind, x, y| FrontierMark { x, y, label: String::new(), kind };
        let dy = |plan: (f64, f64), now: (f64, f64), ceiling: (f64, f64)| {
            let all = [
                mark(MarkKind::Now, now.0, now.1),
                mark(MarkKind::Ceiling, ceiling.0, ceiling.1),
                mark(MarkKind::Plan, plan.0, plan.1),
            ];
            all.each_ref().map(|mark| place(mark, &all).2)
        };
        assert_eq!(dy((30.0, 40.0), (0.0, 80.0), (100.0, 25.0)), ["1.4em", "-0.9em", "1.4em"]);
        assert_eq!(dy((80.0, 40.0), (0.0, 99.0), (100.0, 25.0)), ["-0.5em", "-0.9em", "-0.9em"]);
        assert_eq!(dy((80.0, 9.0), (0.0, 80.0), (100.0, 5.0)), ["1.4em", "1.9em", "3.5em"]);
        assert_eq!(dy((2.0, 74.0), (0.0, 80.0), (100.0, 5.0)), ["1.4em", "1.9em", "-0.9em"]);
    }

    #[test]
    fn a_place_is_whole_and_inside_the_drawing() {
        assert_eq!(thousandths(54.321), 54_321);
        assert_eq!(thousandths(-1.0), 0);
        assert_eq!(thousandths(120.0), 100_000);
    }
}
