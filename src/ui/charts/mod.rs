//! Charts in our own SVG. Positions across are percentages and heights are `em`, so that a
//! chart fills its container, stays crisp, and grows with the text instead of shrinking it.

mod band_gauge;
mod bar;
mod dimension_bars;
mod frontier;
mod strip;
mod unit_bars;
mod years;

use yew::prelude::*;

pub use band_gauge::{BandGauge, GaugeInterval, GaugePin, GaugeSegment, GaugeTick};
pub use bar::bar;
pub use dimension_bars::{DimensionBars, DimensionRow};
pub use frontier::{AxisTick, Frontier, FrontierBand, FrontierMark, MarkKind};
pub use strip::{Strip, StripBand};
pub use unit_bars::{BarLine, UnitBarRow, UnitBars};
pub use years::{YearChart, YearKind, YearPanel, YearPoint};

/// A drawing as one picture: for screen readers its name is the caption, then what the drawing shows. A `figcaption`
/// would not do, because browsers differ in whether it names its figure.
fn picture(class: &'static str, caption: &str, summary: &str, content: Html) -> Html {
    html! {
        <figure {class} role="img" aria-label={format!("{caption}. {summary}")}>
            <p class="secondary">{ caption }</p>
            { content }
        </figure>
    }
}

/// A share of the width as an SVG length, kept inside the drawing.
fn percent(share: f64) -> String {
    length(share.clamp(0.0, 100.0), "%")
}

/// A number with two decimals and a unit. Written with whole numbers: formatting floats would add
/// several kilobytes to the program.
fn length(number: f64, unit: &str) -> String {
    // Saturates; what is no number becomes 0.
    let hundredths = (number * 100.0).round() as i32;
    let (sign, hundredths) = (if hundredths < 0 { "-" } else { "" }, hundredths.unsigned_abs());
    format!("{sign}{}.{:02}{unit}", hundredths / 100, hundredths % 100)
}

#[cfg(test)]
mod tests {
    use super::{length, percent};

    #[test]
    fn a_share_stays_inside_the_drawing() {
        assert_eq!(percent(54.0), "54.00%");
        assert_eq!(percent(-3.0), "0.00%");
        assert_eq!(percent(101.0), "100.00%");
        assert_eq!(percent(f64::NAN), "0.00%");
    }

    #[test]
    fn lengths_keep_their_sign_and_two_decimals() {
        assert_eq!(length(-0.5, "em"), "-0.50em");
        assert_eq!(length(-12.345, "em"), "-12.35em");
        assert_eq!(length(3.1, "em"), "3.10em");
    }
}
