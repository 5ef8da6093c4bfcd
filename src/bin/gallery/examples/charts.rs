//! Charts, with their extremes.

use yew::prelude::*;
use zona_hijau::ui::charts::*;
use zona_hijau::ui::components::Tone;

use super::{Example, LONG, example};
use crate::figures::*;

fn gauge(name: &'static str, current: &str, change: impl FnOnce(BandGauge) -> BandGauge) -> Example {
    let gauge = BandGauge {
        summary: name.into(),
        caption: Some("Rentang terjamin, semua bobot yang mungkin"),
        segments: segments(current),
        ticks: ticks(),
        ..BandGauge::default()
    };
    example("band_gauge", name, change(gauge).view())
}

/// The band gauge in all its states.
pub fn gauges() -> Vec<Example> {
    let total = || pin(60.8, "60,80");
    let sixty = || interval(44.58, 76.41, Some(60.8));
    let target = |at: f64, label: &str, gain: &str, gauge: BandGauge| BandGauge {
        target_pin: pin(at, label),
        gain: Some(gain.into()),
        ..gauge
    };
    let edge = || interval(4.2, 96.1, Some(40.0));
    vec![
        gauge("pasti", "A", |gauge| BandGauge { pin: pin(91.07, "91,07"), ..gauge }),
        gauge("tergantung bobot", "C", |gauge| BandGauge { pin: total(), interval: sixty(), ..gauge }),
        gauge("belum lengkap", "", |gauge| BandGauge { interval: interval(52.1, 83.6, None), ..gauge }),
        gauge("target", "C", |gauge| target(78.01, "78,01", "+17,21", BandGauge { pin: total(), ..gauge })),
        gauge("target dekat", "C", |gauge| {
            target(78.01, "78,01", "+1,53", BandGauge { pin: pin(76.48, "76,48"), ..gauge })
        }),
        gauge("di tepi", "E", |gauge| BandGauge { pin: pin(0.0, "0,00"), interval: edge(), ..gauge }),
        gauge("nilai penuh", "A", |gauge| BandGauge { pin: pin(100.0, "100,00"), ..gauge }),
        gauge("tebakan lokakarya", "C", |gauge| BandGauge {
            pin: pin(62.76, "62,76"),
            before: Some(60.8),
            guess: pin(70.0, "tebakan 70"),
            ..gauge
        }),
        gauge("tanpa zona", "", |gauge| BandGauge {
            pin: pin(82.1, "82,10"),
            segments: neutral_segments("B"),
            ..gauge
        }),
        gauge("kecil", "C", |gauge| BandGauge { compact: true, pin: total(), interval: sixty(), ..gauge }),
    ]
}

/// All other charts.
pub fn examples() -> Vec<Example> {
    let few = UNITS.into_iter().take(1).collect::<Vec<_>>();
    vec![
        example("unit_bars", "tujuh unit, nama panjang, belum lengkap", units(&UNITS, true)),
        example("unit_bars", "satu unit", units(&few, false)),
        example("dimension_bars", "sebagian dan penuh", dimensions()),
        example("frontier", "upaya dan nilai", frontier()),
    ]
}

fn units(shown: &[(&str, Tone, &str, &str, f64, &str)], extremes: bool) -> Html {
    let row = |&(name, tone, letter, value, fill, pull): &(&str, Tone, &str, &str, f64, &str)| UnitBarRow {
        name: name.into(),
        tone,
        letter: letter.into(),
        value_label: value.into(),
        fill: Some(fill),
        pull_label: pull.into(),
    };
    let mut rows: Vec<_> = shown.iter().map(row).collect();
    if extremes {
        rows.push(row(&(LONG, Tone::Green, "A", "92,10", 92.1, "+3,10")));
        rows.push(UnitBarRow { fill: None, ..row(&("Belum lengkap", Tone::Neutral, "", "3 belum dinilai", 0.0, "")) });
    }
    let chart = UnitBars {
        caption: "Nilai dan pengaruh tiap unit layanan",
        headings: ["Unit layanan", "Skala 0 sampai 100", "Nilai", "Pengaruh"],
        lines: [54_u8, 78, 88].map(|at| BarLine { at: f64::from(at), label: at.to_string() }).into(),
        rows,
    };
    chart.view()
}

fn dimensions() -> Html {
    let row = |(name, value, max, share_of_weight, fill): (&str, &str, &str, f64, f64)| DimensionRow {
        name: name.into(),
        note: format!("{fill} % dari maksimum"),
        value: value.into(),
        max: max.into(),
        share_of_weight,
        fill: Some(fill),
        missing_text: "12,10 poin belum diraih".into(),
    };
    let rows = [("Input", "9,75", "21,85", 67.5, 44.6), ("Proses", "32,37", "32,37", 100.0, 100.0)];
    let chart = DimensionBars {
        caption: "Poin tiap dimensi",
        headings: ["Dimensi", "Poin dari maksimum", "Belum diraih"],
        rows: rows.map(row).into(),
    };
    chart.view()
}

fn frontier() -> Html {
    let band =
        |(label, tone, top, bottom): (&str, Tone, f64, f64)| FrontierBand { label: label.into(), tone, top, bottom };
    let mark = |(x, y, label, kind): (f64, f64, &str, MarkKind)| FrontierMark { x, y, label: label.into(), kind };
    let tick = |at: f64, label: &str| (at, label.to_owned());
    let chart = Frontier {
        caption: "Nilai tertinggi untuk tiap jumlah upaya",
        summary: "Dari 60,80 tanpa upaya sampai 97,50 dengan upaya 720.".into(),
        bands: [("A", Tone::Green, 0.0, 26.1), ("B", Tone::Green, 26.1, 47.8), ("C", Tone::Yellow, 47.8, 100.0)]
            .map(band)
            .into(),
        points: vec![(0.0, 85.2), (7.0, 70.0), (20.0, 47.8), (41.0, 26.1), (70.0, 11.0), (100.0, 5.4)],
        marks: [
            (0.0, 85.2, "60,80 kini", MarkKind::Now),
            (20.0, 47.8, "78,01 rencana, upaya 149", MarkKind::Plan),
            (100.0, 5.4, "97,50 batas atas", MarkKind::Ceiling),
            (55.0, 18.0, "", MarkKind::Probe),
        ]
        .map(mark)
        .into(),
        efforts: vec![tick(0.0, "0"), tick(27.8, "200"), tick(55.6, "400"), tick(83.3, "600")],
        scores: vec![tick(0.0, "100"), tick(26.1, "88"), tick(47.8, "78"), tick(100.0, "54")],
        axis: "upaya (langkah tertimbang, asumsi)",
    };
    chart.view()
}
