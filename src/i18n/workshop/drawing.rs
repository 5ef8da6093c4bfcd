//! The drawn parts of a picture: the scale, and the standards that change.

use crate::engine::assessment::Answer;
use crate::engine::instrument::{Band, Zone};
use crate::engine::number::{Rational, Rounding};
use crate::engine::score::Totals;
use crate::i18n::fill;
use crate::i18n::workshop::build::Builder;
use crate::i18n::workshop::slide::{Hue, Mark, Scale, Segment, Strip, StripCell};
use crate::session::workshop::Changed;

/// Most units whose answers fit beside each other.
const MOST_CELLS: usize = 8;
/// Most standards that fit below each other.
pub(super) const MOST_STRIPS: usize = 2;
impl Builder<'_> {
    pub(super) fn scale(&self, totals: &Totals) -> Scale {
        let (locale, w) = (self.locale, self.locale.workshop());
        let verdict = totals.verdict.as_ref();
        let labels = locale.band_labels(self.instrument());
        let segment = |(band, label): (&Band, String)| Segment {
            label,
            word: band
                .zone
                .filter(|_| band.code.is_some())
                .map(|zone| locale.zone(zone).to_owned())
                .unwrap_or_default(),
            hue: hue(band.zone),
            from: Mark { at: place(&band.min), label: locale.bound(&locale.score(self.instrument().round(&band.min))) },
            current: verdict.is_some_and(|verdict| verdict.band.min == band.min),
        };
        let end = |exact: &Rational, label| Mark { at: place(exact), label };
        let ends = &totals.guaranteed;
        let range = || {
            let low = end(&ends.exact.low, locale.score(ends.low));
            (low, end(&ends.exact.high, locale.score(ends.high)))
        };
        let figure = match verdict {
            Some(verdict) => format!("{}, {}", locale.score(verdict.total), locale.band(&verdict.band)),
            None => self.range(totals),
        };
        Scale {
            segments: self.instrument().bands.iter().zip(labels).rev().map(segment).collect(),
            pin: verdict.map(|verdict| end(&verdict.exact, locale.score(verdict.total))),
            guess: None,
            before: None,
            range: verdict.is_none().then(range),
            spoken: fill(w.gauge_spoken, &[("figure", &figure)]),
        }
    }

    /// The standards that change, as many as fit, and how many more.
    pub(super) fn strips(&self, changes: &[Changed], most: usize) -> (Vec<Strip>, Option<String>) {
        let w = self.locale.workshop();
        let kept = if changes.len() > most { 1 } else { most };
        let left = changes.len().saturating_sub(kept);
        let more = (left > 0).then(|| fill(w.more_standards, &[("count", &left.to_string())]));
        (changes.iter().take(kept).map(|changed| self.strip(changed)).collect(), more)
    }

    fn strip(&self, changed: &Changed) -> Strip {
        let (locale, w) = (self.locale, self.locale.workshop());
        let known = self.instrument().indicator(changed.indicator.as_str());
        let name = known.map(|known| locale.text(&known.short).to_owned()).unwrap_or_default();
        let cell = |answer: &Option<Answer>| StripCell {
            text: locale.cell(answer.as_ref()),
            step: match (answer, known) {
                (Some(Answer::Level(level)), Some(known)) => Some(known.scale.ramp_step(level)),
                _ => None,
            },
        };
        let cells: Vec<_> = changed.answers.iter().map(|(before, after)| (cell(before), cell(after))).collect();
        let list = |part: fn(&(StripCell, StripCell)) -> &StripCell| {
            cells.iter().map(|cell| part(cell).text.as_str()).collect::<Vec<_>>().join(" ")
        };
        let (before, after) = (list(|cell| &cell.0), list(|cell| &cell.1));
        let spoken = fill(w.strip_spoken, &[("name", &name), ("before", &before), ("after", &after)]);
        let is_wide = |cell: &StripCell| cell.text.chars().count() > 1;
        let wide = cells.iter().any(|(before, after)| is_wide(before) || is_wide(after));
        let fits = cells.len() <= MOST_CELLS && !wide;
        let counts = [("count", changed.units().to_string()), ("of", cells.len().to_string())];
        let summary =
            (!fits).then(|| fill(w.units_change, &counts.each_ref().map(|(key, value)| (*key, value.as_str()))));
        Strip { name, cells: if fits { cells } else { Vec::new() }, summary, spoken }
    }
}

/// The colour family of a zone.
pub(super) const fn hue(zone: Option<Zone>) -> Hue {
    match zone {
        Some(Zone::Green) => Hue::Green,
        Some(Zone::Yellow) => Hue::Yellow,
        Some(Zone::Red) => Hue::Red,
        None => Hue::Plain,
    }
}

/// Hundredths of a point on the scale.
pub(super) fn place(value: &Rational) -> u16 {
    u16::try_from(value.round(2, Rounding::HalfUp).scaled().clamp(0, 10_000)).unwrap_or_default()
}
