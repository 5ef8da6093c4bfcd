//! Where things go so that they do not touch. Everything is in percent of the width, since the
//! width in pixels is not known here; what fits only on wide screens gets a class.

use super::{BandGauge, GaugeInterval, GaugePin, GaugeSegment};

/// Room for the letter of a segment: the widest free stretch between its edges and the pins.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Room {
    /// Where the stretch begins.
    pub from: f64,
    /// How long it is.
    pub length: f64,
}

impl Room {
    /// Class that says from which width on shape and word are shown.
    pub(super) const fn class(self) -> &'static str {
        if self.length >= 16.0 {
            "gauge__label--wide"
        } else if self.length >= 8.0 {
            "gauge__label--mid"
        } else {
            "gauge__label--tight"
        }
    }
}

/// Width of the scale on the projector, where an `em` is a share of the window.
const PROJECTOR_EM: f64 = 41.0;

/// Whether a word fits into so many percent of the scale on the projector.
pub(super) fn fits_on_projector(word: &str, length: f64) -> bool {
    let letters = word.chars().fold(0.0, |sum, _| sum + 1.0);
    0.4 + 0.48 * letters <= PROJECTOR_EM * length / 100.0
}

/// The widest free stretch of a segment, the leftmost among equals.
pub(super) fn room(segment: &GaugeSegment, gauge: &BandGauge) -> Room {
    let (from, to) = (segment.from, segment.to);
    let at = |pin: &Option<GaugePin>| pin.as_ref().map(|pin| pin.at);
    let marks = [at(&gauge.pin), at(&gauge.target_pin), gauge.before];
    let mut edges: Vec<_> = marks.into_iter().flatten().filter(|at| (from..=to).contains(at)).collect();
    edges.push(to);
    edges.sort_by(f64::total_cmp);
    let (mut best, mut start) = (Room { from, length: 0.0 }, from);
    for end in edges {
        if end - start > best.length + 0.01 {
            best = Room { from: start, length: end - start };
        }
        start = end;
    }
    best
}

/// How a pin label is moved aside to stay in the drawing, clear of the other label, and clear
/// of a guess close to it on the right.
pub(super) fn pin_class(at: f64, other: Option<f64>, guess: Option<f64>) -> Option<&'static str> {
    match other {
        None if guess.is_some_and(|guess| (0.0..7.0).contains(&(guess - at))) => Some("gauge__flag--left"),
        None if guess.is_some_and(|guess| (0.0..7.0).contains(&(at - guess))) => Some("gauge__flag--right"),
        None if guess.is_some_and(|guess| (0.0..14.0).contains(&(guess - at))) => Some("gauge__flag--left-narrow"),
        Some(other) if (other - at).abs() < 9.0 => {
            Some(if at <= other { "gauge__flag--left" } else { "gauge__flag--right" })
        }
        Some(other) if (other - at).abs() < 22.0 => {
            Some(if at <= other { "gauge__flag--left-narrow" } else { "gauge__flag--right-narrow" })
        }
        _ if at < 3.0 => Some("gauge__flag--right"),
        _ if at > 97.0 => Some("gauge__flag--left"),
        _ if at < 7.0 => Some("gauge__flag--right-narrow"),
        _ if at > 93.0 => Some("gauge__flag--left-narrow"),
        _ => None,
    }
}

/// Whether a guess is so near to the pin that their marks would lie over each other: then it stands below the scale.
pub(super) fn is_near(guess: f64, pin: Option<f64>) -> bool {
    const TOUCHES: f64 = 2.0;
    pin.is_some_and(|pin| (guess - pin).abs() < TOUCHES)
}

/// On which side of a guess its words stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    Left,
    Right,
}

/// How much of the words of a guess is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Words {
    All,
    Number,
}

/// Where the words of a guess stand, clear of the pin and inside the drawing.
pub(super) fn guess_words(at: f64, pin: Option<f64>) -> (Side, Words) {
    const NEEDED: f64 = 16.0;
    // Half of the label on the pin.
    const LABEL: f64 = 5.0;
    let left = at - pin.filter(|pin| *pin < at).map_or(0.0, |pin| pin + LABEL);
    let right = pin.filter(|pin| *pin >= at).map_or(100.0, |pin| pin - LABEL) - at;
    match (left >= NEEDED, right >= NEEDED) {
        (_, true) => (Side::Right, Words::All),
        (true, false) => (Side::Left, Words::All),
        (false, false) => (if right > left { Side::Right } else { Side::Left }, Words::Number),
    }
}

/// Whether a number fits outside the lower and the upper end of the interval.
pub(super) fn ends_fit_outside(interval: &GaugeInterval) -> (bool, bool) {
    (interval.low >= 16.0, interval.high <= 84.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::components::Tone;

    fn gauge(pins: [Option<f64>; 2]) -> BandGauge {
        let [pin, target_pin] = pins.map(|at| at.map(|at| GaugePin { at, label: String::new() }));
        BandGauge { pin, target_pin, ..BandGauge::default() }
    }

    fn segment(from: f64, to: f64) -> GaugeSegment {
        GaugeSegment { label: "C".into(), word: "kuning".into(), tone: Tone::Yellow, from, to, current: true }
    }

    #[test]
    fn the_label_steps_to_the_wider_side_of_a_pin() {
        let yellow = segment(54.0, 78.0);
        assert_eq!(room(&yellow, &gauge([Some(60.8), None])).from, 60.8);
        assert_eq!(room(&yellow, &gauge([Some(76.48), None])).from, 54.0);
        assert_eq!(room(&yellow, &gauge([Some(91.07), None])), Room { from: 54.0, length: 24.0 });
    }

    #[test]
    fn the_label_stands_between_two_pins_when_that_is_widest() {
        assert_eq!(room(&segment(54.0, 78.0), &gauge([Some(55.0), Some(77.0)])).from, 55.0);
    }

    #[test]
    fn the_label_keeps_clear_of_where_the_pin_stood_before() {
        let gauge = BandGauge { before: Some(60.8), ..gauge([Some(62.76), None]) };
        assert_eq!(room(&segment(54.0, 78.0), &gauge).from, 62.76);
    }

    #[test]
    fn the_words_of_a_guess_keep_clear_of_the_pin_and_the_ends() {
        assert_eq!(guess_words(70.0, Some(62.76)), (Side::Right, Words::All));
        assert_eq!(guess_words(61.0, Some(62.76)), (Side::Left, Words::All));
        assert_eq!(guess_words(90.0, Some(62.76)), (Side::Left, Words::All));
        assert_eq!(guess_words(90.0, Some(88.13)), (Side::Right, Words::Number));
        assert_eq!(guess_words(10.0, Some(16.0)), (Side::Left, Words::Number));
    }

    #[test]
    fn a_close_guess_pushes_the_label_of_the_pin_away() {
        assert_eq!(pin_class(62.76, None, Some(66.0)), Some("gauge__flag--left"));
        assert_eq!(pin_class(62.76, None, Some(61.0)), Some("gauge__flag--right"));
        assert_eq!(pin_class(62.76, None, Some(80.0)), None);
    }

    #[test]
    fn a_guess_that_would_touch_the_pin_stands_below() {
        assert!(is_near(62.0, Some(62.76)) && is_near(64.0, Some(62.76)));
        assert!(!is_near(66.0, Some(62.76)) && !is_near(62.0, None));
    }

    #[test]
    fn the_words_of_the_opinion_fit_on_the_projector_unless_a_pin_takes_their_room() {
        // The bounds of 2025 and 2026 are 32, 54, 78 and 88.
        for (word, length) in
            [("Terendah", 32.0), ("Rendah", 22.0), ("Sedang", 24.0), ("Tinggi", 10.0), ("Tertinggi", 12.0)]
        {
            assert!(fits_on_projector(word, length), "{word}");
        }
        assert!(!fits_on_projector("Tertinggi", 9.0));
    }

    #[test]
    fn close_pins_push_their_labels_apart() {
        assert_eq!(pin_class(76.0, Some(78.01), None), Some("gauge__flag--left"));
        assert_eq!(pin_class(78.01, Some(76.0), None), Some("gauge__flag--right"));
        assert_eq!(pin_class(60.8, None, None), None);
    }
}
