//! From engine values to what the components show.

use yew::prelude::*;

use super::charts::{BandGauge, GaugeInterval, GaugePin, GaugeSegment, GaugeTick};
use super::components::{Basis as Mark, Tone, provenance_dot, provenance_mark};
use crate::engine::Rules;
use crate::engine::instrument::{Band, Basis, Instrument, Note, Origin, Source, Zone};
use crate::engine::score::{Bounds, Outcome, Verdict};
use crate::i18n::{Locale, fill, trimmed};

/// The tone of a band: its zone, or neutral where the instrument has none.
pub fn tone(band: &Band) -> Tone {
    zone_tone(band.zone)
}

/// The tone of a zone.
pub fn zone_tone(zone: Option<Zone>) -> Tone {
    match zone {
        Some(Zone::Green) => Tone::Green,
        Some(Zone::Yellow) => Tone::Yellow,
        Some(Zone::Red) => Tone::Red,
        None => Tone::Neutral,
    }
}

/// The mark of a basis.
pub fn mark(basis: Basis) -> Mark {
    match basis {
        Basis::Official => Mark::Official,
        Basis::Reported => Mark::Reported,
        Basis::Inferred => Mark::Inferred,
        Basis::Assumed => Mark::Assumed,
        Basis::User => Mark::User,
    }
}

/// A mark with its word.
pub fn provenance(locale: Locale, basis: Basis) -> Html {
    provenance_mark(mark(basis), locale.basis(basis))
}

/// A mark alone, for dense tables.
pub fn provenance_small(locale: Locale, basis: Basis) -> Html {
    provenance_dot(mark(basis), locale.basis(basis))
}

/// Title of the source of a figure, linked where it can be read.
pub fn source(locale: Locale, instrument: &Instrument, origin: &Origin) -> Html {
    let m = locale.messages();
    match origin.source.as_ref().and_then(|key| instrument.sources.get(key)) {
        Some(source) => source_title(locale, source),
        None if origin.basis == Basis::User => m.calc_user_source.into(),
        None => m.calc_no_source.into(),
    }
}

/// Title of a source, linked where it can be read.
pub fn source_title(locale: Locale, source: &Source) -> Html {
    let title = locale.source_title(source).to_owned();
    // A pack may come from anywhere; what is no address of the web stays text.
    match source.url.as_ref().filter(|url| url.starts_with("https://") || url.starts_with("http://")) {
        Some(url) => html! { <a href={url.clone()} rel="noreferrer noopener" target="_blank">{ title }</a> },
        None => title.into(),
    }
}

/// A note of the pack with its mark, and its source where it has one.
pub fn noted(locale: Locale, instrument: &Instrument, note: &Note) -> Html {
    html! {
        <>
            { locale.text(&note.text) }{ " " }{ provenance(locale, note.origin.basis) }
            if note.origin.source.is_some() { { " · " }{ source(locale, instrument, &note.origin) } }
        </>
    }
}

/// Where the list of standards comes from, as far as the instrument says it.
pub fn origin_of_list(locale: Locale, instrument: &Instrument) -> Html {
    notes_on(locale, instrument, "table-note", |topic| topic == "indicators")
}

/// What the pack says about certain topics, a paragraph each.
pub fn notes_on(locale: Locale, instrument: &Instrument, class: &'static str, is_asked: impl Fn(&str) -> bool) -> Html {
    html! {
        for note in instrument.notes.iter().filter(|note| is_asked(&note.topic)) {
            <p {class}>{ noted(locale, instrument, note) }</p>
        }
    }
}

/// How a gauge is drawn.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum GaugeSize {
    /// With ticks, words and the interval below.
    Full,
    /// Without words.
    Compact,
}

/// The gauge of a result.
pub fn gauge(locale: Locale, rules: &Rules, outcome: &Outcome, size: GaugeSize) -> Html {
    let verdict = outcome.verdict.as_ref();
    let open = !outcome.guaranteed.exact.is_point();
    let full = size == GaugeSize::Full;
    let gauge = BandGauge {
        summary: summary(locale, rules, outcome),
        segments: segments(locale, rules.instrument(), verdict.map(|verdict| &verdict.band)),
        ticks: if full { ticks(locale, rules.instrument()) } else { Vec::new() },
        pin: verdict.map(|verdict| pin(locale, verdict)),
        interval: open.then(|| interval(locale, &outcome.guaranteed, verdict)),
        caption: (full && open)
            .then(|| fill(locale.messages().gauge_caption, &[("weights", &locale.known_weights(rules))])),
        compact: !full,
        ..BandGauge::default()
    };
    gauge.view()
}

fn summary(locale: Locale, rules: &Rules, outcome: &Outcome) -> String {
    let m = locale.messages();
    let mut text = match &outcome.verdict {
        Some(verdict) => {
            let (from, to) = locale.band_range(rules.instrument(), &verdict.band);
            let values = [
                ("total", locale.score(verdict.total)),
                ("label", locale.band(&verdict.band)),
                ("from", from),
                ("to", to),
            ];
            fill(m.gauge_summary, &values.each_ref().map(|(key, value)| (*key, value.as_str())))
        }
        None => m.gauge_summary_open.to_owned(),
    };
    if !outcome.guaranteed.exact.is_point() {
        let (low, high) = (locale.score(outcome.guaranteed.low), locale.score(outcome.guaranteed.high));
        text.push(' ');
        text.push_str(&fill(m.gauge_summary_range, &[("low", &low), ("high", &high)]));
    }
    text
}

/// Segments from the lowest band to the highest.
pub fn segments(locale: Locale, instrument: &Instrument, current: Option<&Band>) -> Vec<GaugeSegment> {
    let mut to = 100.0;
    let mut segments = Vec::new();
    for (band, label) in instrument.bands.iter().zip(locale.band_labels(instrument)) {
        let from = band.min.to_picture();
        segments.push(GaugeSegment {
            label,
            word: segment_word(locale, band),
            tone: tone(band),
            from,
            to,
            current: current.is_some_and(|current| current.min == band.min),
        });
        to = from;
    }
    segments.reverse();
    segments
}

fn segment_word(locale: Locale, band: &Band) -> String {
    let word = band.zone.filter(|_| band.code.is_some()).map(|zone| locale.zone(zone));
    word.unwrap_or_default().to_owned()
}

/// Numbers under the scale: the bounds of the bands.
pub fn ticks(locale: Locale, instrument: &Instrument) -> Vec<GaugeTick> {
    let tick = |band: &Band| GaugeTick {
        at: band.min.to_picture(),
        label: trimmed(&locale.score(instrument.round(&band.min))).to_owned(),
    };
    let mut ticks: Vec<_> = instrument.bands.iter().rev().map(tick).collect();
    ticks.push(GaugeTick { at: 100.0, label: "100".into() });
    ticks
}

fn pin(locale: Locale, verdict: &Verdict) -> GaugePin {
    GaugePin { at: verdict.exact.to_picture(), label: locale.score(verdict.total) }
}

fn interval(locale: Locale, bounds: &Bounds, verdict: Option<&Verdict>) -> GaugeInterval {
    GaugeInterval {
        low: bounds.exact.low.to_picture(),
        high: bounds.exact.high.to_picture(),
        low_label: locale.score(bounds.low),
        high_label: locale.score(bounds.high),
        dot: verdict.map(|verdict| verdict.exact.to_picture()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::instrument::find_builtin;
    use crate::engine::text::Language;

    #[test]
    fn segments_are_called_by_what_tells_their_bands_apart() {
        let labels = |id: &str, language| Locale { language }.band_labels(&find_builtin(id).unwrap());
        let [indonesian, english] = [Language::Indonesian, Language::English];
        assert_eq!(labels("opini-2025", indonesian), ["Tertinggi", "Tinggi", "Sedang", "Rendah", "Terendah"]);
        assert_eq!(labels("opini-2025", english), ["Highest", "High", "Medium", "Low", "Lowest"]);
        assert_eq!(labels("kepatuhan-2023", english), ["A", "B", "C", "D", "E"]);
        assert_eq!(labels("kepatuhan-2021", indonesian), ["hijau", "kuning", "merah"]);
    }
}
