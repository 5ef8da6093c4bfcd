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
                    for item in &self.bands { { band(item) } }
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

fn band(band: &FrontierBand) -> Html {
    let height = band.bottom - band.top;
    let shape = band.tone.shape().map(Shape::path);
    html! {
        <g class={band.tone.class()}>
            <rect class="frontier__band" y={percent(band.top)} width="100%" height={percent(height)} />
            <line class="frontier__edge" x1="0" x2="100%" y1={percent(band.bottom)} y2={percent(band.bottom)} />
            if height > 7.0 {
                <svg class="frontier__at" y={percent(band.top)}>
                    if let Some(path) = shape { <path class="frontier__shape" transform="translate(8 5)" d={path} /> }
                    <text class="frontier__letter" x={if shape.is_some() { "25" } else { "8" }} y="15.5">
                        { &band.label }
                    </text>
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

/// Where the words of a mark stand: right of the point, or left of it and below the curve; those of a plan make room
/// for what is near. Anchor, and the way from the point.
fn place(mark: &FrontierMark, all: &[FrontierMark]) -> (&'static str, &'static str, &'static str) {
    let is_near = |kind| all.iter().any(|other| other.kind == kind && (other.y - mark.y).abs() < NEAR);
    let is_plan = mark.kind == MarkKind::Plan;
    match (mark.x > 45.0, mark.y < 85.0) {
        (true, _) if is_plan && is_near(MarkKind::Ceiling) => ("end", "-10", "3.7em"),
        (true, true) => ("end", "-10", "2.2em"),
        (true, false) => ("end", "-10", "0.35em"),
        (false, _) if is_plan && is_near(MarkKind::Now) => ("start", "10", "-0.9em"),
        (false, _) => ("start", "10", "0.35em"),
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
        assert_eq!(dy((30.0, 40.0), (0.0, 80.0), (100.0, 5.0)), ["0.35em", "2.2em", "0.35em"]);
        assert_eq!(dy((80.0, 9.0), (0.0, 80.0), (100.0, 5.0)), ["0.35em", "2.2em", "3.7em"]);
        assert_eq!(dy((2.0, 74.0), (0.0, 80.0), (100.0, 5.0)), ["0.35em", "2.2em", "-0.9em"]);
    }

    #[test]
    fn a_place_is_whole_and_inside_the_drawing() {
        assert_eq!(thousandths(54.321), 54_321);
        assert_eq!(thousandths(-1.0), 0);
        assert_eq!(thousandths(120.0), 100_000);
    }
}
