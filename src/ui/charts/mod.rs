//! Charts in our own SVG. Positions across are percentages and heights are `em`, so that a
//! chart fills its container, stays crisp, and grows with the text instead of shrinking it.

pub mod band_gauge;
pub mod bar;
pub mod dimension_bars;
pub mod unit_bars;

pub use band_gauge::{BandGauge, GaugeInterval, GaugePin, GaugeSegment, GaugeTick};
pub use bar::Bar;
pub use dimension_bars::{DimensionBars, DimensionHeadings, DimensionRow};
pub use unit_bars::{BarLine, UnitBarHeadings, UnitBarRow, UnitBars};

/// A share of the width as an SVG length, kept inside the drawing.
fn percent(share: f64) -> String {
    let share = if share.is_finite() { share.clamp(0.0, 100.0) } else { 0.0 };
    format!("{share:.2}%")
}

#[cfg(test)]
mod tests {
    use super::percent;

    #[test]
    fn a_share_stays_inside_the_drawing() {
        assert_eq!(percent(54.0), "54.00%");
        assert_eq!(percent(-3.0), "0.00%");
        assert_eq!(percent(101.0), "100.00%");
        assert_eq!(percent(f64::NAN), "0.00%");
    }
}
