//! Many scores on one scale: a dot each over the bands, the middle half as a box, one score as a pin.

use yew::prelude::*;

use super::frontier::AxisTick;
use super::{length, percent, picture};
use crate::ui::components::{Shape, Tone};

/// Percent of the width that a dot keeps free on either side.
const ROOM: f64 = 1.5;
/// Pixels from one row of dots to the next.
const ROW: f64 = 9.0;
/// Most rows of dots; the others lie on the last one.
const MOST_ROWS: usize = 14;
/// Pixels above the bands for the number of the pin: within one it would be read as belonging to it.
const ABOVE: f64 = 24.0;
/// Percent of the width from either end where a number above its pin would be cut off.
const EDGE: f64 = 10.0;

/// A band of the scale, from the lowest to the highest. Places are percentages of its length.
#[derive(Clone, Debug, PartialEq)]
pub struct StripBand {
    /// Its shortest name.
    pub label: String,
    /// Zone, or none.
    pub tone: Tone,
    /// Lower edge.
    pub from: f64,
    /// Upper edge.
    pub to: f64,
}

/// The chart. Put a table of the same numbers beside it.
#[derive(Clone, Debug, PartialEq)]
pub struct Strip {
    /// Visible caption.
    pub caption: String,
    /// The drawing in words.
    pub summary: String,
    /// The bands of the instrument; none where it is not known.
    pub bands: Vec<StripBand>,
    /// The scores, rising.
    pub dots: Vec<f64>,
    /// Lower quartile, median, upper quartile.
    pub quartiles: Option<[f64; 3]>,
    /// The score that is asked about, with its number.
    pub pin: Option<(f64, String)>,
    /// Numbers under the scale.
    pub ticks: Vec<AxisTick>,
    /// Words of the legend: a dot, the box.
    pub legend: [&'static str; 2],
}

impl Strip {
    /// The figure.
    pub fn view(self) -> Html {
        let rows = rows(&self.dots);
        let count = rows.iter().copied().max().map_or(1, |last| last + 1);
        // The number of the pin, the letters, the dots, the box, and the numbers below.
        let above = if self.pin.is_some() { ABOVE } else { 0.0 };
        let (top, dots) = (above + 26.0, count as f64 * ROW);
        let (bar, bottom) = (top + dots + 12.0, top + dots + 32.0);
        let [dot, middle] = self.legend;
        let content = html! {
            <>
                <div class="strip__drawing" aria-hidden="true">
                    <svg class="strip__plot" height={length(bottom + 22.0, "")}>
                        for item in &self.bands { { band(item, above, bottom - above) } }
                        for (at, row) in self.dots.iter().zip(&rows) {
                            <circle
                                class="strip__dot" r="3.5" cx={percent(*at)}
                                cy={length(top + dots - (*row as f64 + 0.5) * ROW, "")}
                            />
                        }
                        if let Some(quartiles) = self.quartiles { { middle_half(quartiles, bar) } }
                        if let Some((at, label)) = &self.pin { { pin(*at, label, bottom) } }
                        for (at, label) in &self.ticks {
                            <text class="years__tick" x={percent(*at)} y={length(bottom, "")} dy="1.3em">{ label }</text>
                        }
                    </svg>
                </div>
                <ul class="years__legend" aria-hidden="true">
                    <li><svg width="14" height="14"><circle class="strip__dot" r="3.5" cx="7" cy="7" /></svg>{ dot }</li>
                    if self.quartiles.is_some() {
                        <li>
                            <svg width="28" height="14">
                                <rect class="strip__box" x="1" y="3" width="26" height="8" />
                                <line class="strip__median" x1="14" x2="14" y1="1" y2="13" />
                            </svg>
                            { middle }
                        </li>
                    }
                </ul>
            </>
        };
        picture("strip", &self.caption, &self.summary, content)
    }
}

/// The row of each dot, so that none covers another: the lowest that is free there.
fn rows(dots: &[f64]) -> Vec<usize> {
    let mut ends: Vec<f64> = Vec::new();
    let mut rows = Vec::new();
    for at in dots {
        let free = ends.iter().position(|end| at - end >= 2.0 * ROOM);
        let row = match free {
            Some(row) => row,
            None if ends.len() < MOST_ROWS => {
                ends.push(*at);
                ends.len() - 1
            }
            None => MOST_ROWS - 1,
        };
        if let Some(end) = ends.get_mut(row) {
            *end = *at;
        }
        rows.push(row);
    }
    rows
}

fn band(band: &StripBand, y: f64, height: f64) -> Html {
    let (x, width) = (percent(band.from), percent(band.to - band.from));
    let shape = band.tone.shape().map(Shape::path);
    html! {
        <svg
            class={classes!("strip__segment", band.tone.class())} {x} y={length(y, "")} {width}
            height={length(height, "")}
        >
            <rect class="years__band" width="100%" height="100%" />
            <line class="years__edge" x1="100%" x2="100%" y1="0" y2="100%" />
            if let Some(path) = shape { <path class="years__shape" transform="translate(4 6)" d={path} /> }
            <text class="years__letter" x={if shape.is_some() { "19" } else { "5" }} y="16.5">{ &band.label }</text>
        </svg>
    }
}

fn middle_half([low, median, high]: [f64; 3], at: f64) -> Html {
    let x = AttrValue::from(percent(median));
    html! {
        <g>
            <rect
                class="strip__box" x={percent(low)} width={percent(high - low)}
                y={length(at - 5.0, "")} height="10"
            />
            <line class="strip__median" x1={x.clone()} x2={x} y1={length(at - 8.0, "")} y2={length(at + 8.0, "")} />
        </g>
    }
}

fn pin(at: f64, label: &str, bottom: f64) -> Html {
    let (class, x) = match at {
        at if at < EDGE => ("strip__number strip__number--right", "-6"),
        at if at > 100.0 - EDGE => ("strip__number strip__number--left", "6"),
        _ => ("strip__number", "0"),
    };
    // The line leaves the row of the letters free.
    html! {
        <svg class="years__at" x={percent(at)}>
            <line class="strip__pin" y1={length(ABOVE + 22.0, "")} y2={length(bottom, "")} />
            <path class="strip__head" d="M-6 15H6L0 23Z" />
            <text {class} {x} y="12">{ label.to_owned() }</text>
        </svg>
    }
}

#[cfg(test)]
mod tests {
    use super::{MOST_ROWS, rows};

    #[test]
    fn dots_that_would_touch_stand_above_each_other() {
        assert_eq!(rows(&[10.0, 10.5, 11.0, 14.0]), [0, 1, 2, 0]);
        assert_eq!(rows(&[]), Vec::<usize>::new());
    }

    #[test]
    fn the_drawing_does_not_grow_without_end() {
        let rows = rows(&[50.0; 40]);
        assert_eq!(rows.iter().max(), Some(&(MOST_ROWS - 1)));
    }
}
