//! Charts, with their extremes.

use yew::prelude::*;
use zona_hijau::ui::charts::*;
use zona_hijau::ui::components::Tone;

use super::{Example, LONG, example};
use crate::figures::*;

fn gauge(name: &'static str, current: &str, change: impl FnOnce(BandGauge) -> BandGauge) -> Example {
    let gauge = BandGauge {
        summary: name.into(),
        caption: Some("Rentang terjamin: semua pembagian bobot yang sesuai dengan bobot terbitan".to_owned()),
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
        example("years", "instrumen berganti, dua nilai setahun, perkiraan dan rentang", years()),
        example("strip", "dengan nilai dan separuh yang di tengah", strip(Some((63.67, "63,67".into())))),
        example("strip", "tanpa nilai", strip(None)),
    ]
}

fn years() -> Html {
    let band =
        |(label, tone, top, bottom): (&str, Tone, f64, f64)| FrontierBand { label: label.into(), tone, top, bottom };
    let point = |(x, y, label, kind, below): (f64, f64, &str, YearKind, bool)| YearPoint {
        x,
        y,
        label: label.into(),
        kind,
        below,
    };
    let zones = [("hijau", Tone::Green, 0.0, 19.0), ("kuning", Tone::Yellow, 19.0, 49.0)];
    let letters = [("A", Tone::Green, 0.0, 12.0), ("B", Tone::Green, 12.0, 22.0), ("C", Tone::Yellow, 22.0, 46.0)];
    let chart = YearChart {
        caption: "Nilai menurut tahun",
        summary: "Grafik dengan angka yang sama seperti pada tabel.",
        panels: vec![
            YearPanel { from: 0.0, to: 30.0, bands: zones.map(band).into() },
            YearPanel { from: 35.0, to: 65.0, bands: letters.map(band).into() },
            YearPanel { from: 70.0, to: 100.0, bands: Vec::new() },
        ],
        lines: vec![[(42.0, 36.3), (58.0, 11.7)]],
        points: [
            (15.0, 31.7, "68,27", YearKind::Printed, false),
            (15.0, 38.8, "61,24", YearKind::Printed, true),
            (42.0, 36.3, "63,67", YearKind::Printed, false),
            (58.0, 11.7, "88,26", YearKind::Own, false),
            (85.0, 20.0, "40,00–80,00", YearKind::OwnRange(60.0), false),
        ]
        .map(point)
        .into(),
        years: [(15.0, "2021"), (42.0, "2022"), (58.0, "2023"), (85.0, "2026")]
            .map(|(at, label)| (at, label.to_owned()))
            .into(),
        legend: ["hasil terbit", "perkiraan Anda", "instrumen berganti: tidak sebanding"],
    };
    chart.view()
}

fn strip(pin: Option<(f64, String)>) -> Html {
    let band = |(label, tone, from, to): (&str, Tone, f64, f64)| StripBand { label: label.into(), tone, from, to };
    let chart = Strip {
        caption: "Nilai 12 kota tahun 2022 dalam kumpulan".into(),
        summary: "Setiap titik satu instansi; kotak memuat separuh yang di tengah.".into(),
        bands: [("D", Tone::Red, 32.0, 54.0), ("C", Tone::Yellow, 54.0, 78.0), ("A", Tone::Green, 88.0, 100.0)]
            .map(band)
            .into(),
        dots: vec![50.2, 58.0, 58.5, 59.0, 63.67, 70.4, 81.1, 84.7, 87.8, 94.6, 94.7, 95.1],
        quartiles: pin.is_some().then_some([58.5, 70.4, 87.8]),
        pin,
        ticks: [32_u8, 54, 78, 88, 100].map(|at| (f64::from(at), at.to_string())).into(),
        legend: ["satu instansi", "separuh yang di tengah, garis: nilai tengah"],
    };
    chart.view()
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
        caption: "Nilai dan pengaruh tiap unit layanan".to_owned(),
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
