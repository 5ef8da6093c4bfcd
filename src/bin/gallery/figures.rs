//! Figures shared by the examples: Kabupaten Maluku Tenggara 2023 as published, and the
//! illustrative rest of the design pictures.

use yew::prelude::*;
use zona_hijau::ui::charts::*;
use zona_hijau::ui::components::*;

/// Name, zone, letter, score, score as a number, pull.
pub const UNITS: [(&str, Tone, &str, &str, f64, &str); 7] = [
    ("Puskesmas Watdek", Tone::Red, "D", "49,85", 49.85, "−1,56"),
    ("Dinas Pendidikan", Tone::Red, "D", "52,86", 52.86, "−1,13"),
    ("Puskesmas Kolser", Tone::Yellow, "C", "55,09", 55.09, "−0,82"),
    ("DPMPTSP", Tone::Yellow, "C", "59,85", 59.85, "−0,14"),
    ("Dinas Sosial", Tone::Yellow, "C", "62,06", 62.06, "+0,18"),
    ("Disdukcapil", Tone::Yellow, "C", "71,08", 71.08, "+1,47"),
    ("Dinas Kesehatan", Tone::Yellow, "C", "74,82", 74.82, "+2,00"),
];

const BANDS: [(&str, &str, Tone, f64, f64); 5] = [
    ("E", "merah", Tone::Red, 0.0, 32.0),
    ("D", "merah", Tone::Red, 32.0, 54.0),
    ("C", "kuning", Tone::Yellow, 54.0, 78.0),
    ("B", "hijau", Tone::Green, 78.0, 88.0),
    ("A", "hijau", Tone::Green, 88.0, 100.0),
];

/// The bands of 2023; none is current where the letter is no band's.
pub fn segments(current: &str) -> Vec<GaugeSegment> {
    let segment = |(label, word, tone, from, to): (&str, &str, Tone, f64, f64)| GaugeSegment {
        label: label.into(),
        word: word.into(),
        tone,
        from,
        to,
        current: label == current,
    };
    BANDS.into_iter().map(segment).collect()
}

/// Bands without zones, as in 2025.
pub fn neutral_segments(current: &str) -> Vec<GaugeSegment> {
    let neutral = |segment| GaugeSegment { tone: Tone::Neutral, word: String::new(), ..segment };
    segments(current).into_iter().map(neutral).collect()
}

/// Numbers under the bands.
pub fn ticks() -> Vec<GaugeTick> {
    [0_u8, 32, 54, 78, 88, 100].map(|at| GaugeTick { at: f64::from(at), label: at.to_string() }).into()
}

/// A pin.
pub fn pin(at: f64, label: &str) -> Option<GaugePin> {
    Some(GaugePin { at, label: label.into() })
}

/// An interval with its default estimate.
pub fn interval(low: f64, high: f64, dot: Option<f64>) -> Option<GaugeInterval> {
    let label = |at: f64| format!("{at:.2}").replace('.', ",");
    Some(GaugeInterval { low, high, low_label: label(low), high_label: label(high), dot })
}

/// The header as on Hasil.
pub fn header() -> Html {
    let screens = ["Mulai", "Isi nilai", "Hasil", "Perbaikan", "Bandingkan", "Laporan", "Metode"];
    let destinations = screens.map(|label| Destination {
        label: label.into(),
        href: format!("#{}", label.to_lowercase().replace(' ', "-")).into(),
        current: label == "Hasil",
    });
    let header = Header {
        brand: "Zona Hijau".into(),
        home: "#mulai",
        destinations: destinations.into(),
        nav_label: "Utama".into(),
        menu_label: "Menu".into(),
        skip_label: "Langsung ke isi".into(),
        skip_target: "isi",
        tools: Button::new("Lokakarya").small().icon(IconName::Monitor).view(),
        always: Button::icon_only(IconName::Moon, "Tema: terang").small().view(),
        menu_open: false,
        on_menu: Callback::default(),
    };
    header.view()
}

/// The context line of a body.
pub fn context(body: &'static str, failed: bool) -> Html {
    let text = if failed { "Penyimpanan penuh, belum tersimpan" } else { "Tersimpan di peramban ini" };
    let line = ContextLine {
        body: body.into(),
        instrument: "Penilaian Kepatuhan 2023".into(),
        units: "7 unit layanan".into(),
        kept: Some(KeptNote { text: text.into(), failed }),
        disclaimer: "Perkiraan, bukan hasil resmi Ombudsman".into(),
        disclaimer_short: "perkiraan, bukan resmi".into(),
    };
    line.view()
}
