//! Figures shared by the examples: Kabupaten Maluku Tenggara 2023 as published, and the
//! illustrative rest of the design pictures.

use yew::prelude::*;
use zona_hijau::ui::charts::*;
use zona_hijau::ui::components::*;

/// Name, zone, letter, score, score as a number, pull.
pub type Unit = (&'static str, Tone, &'static str, &'static str, f64, &'static str);

pub const UNITS: [Unit; 7] = [
    ("Puskesmas Watdek", Tone::Red, "D", "49,85", 49.85, "−1,56"),
    ("Dinas Pendidikan", Tone::Red, "D", "52,86", 52.86, "−1,13"),
    ("Puskesmas Kolser", Tone::Yellow, "C", "55,09", 55.09, "−0,82"),
    ("DPMPTSP", Tone::Yellow, "C", "59,85", 59.85, "−0,14"),
    ("Dinas Sosial", Tone::Yellow, "C", "62,06", 62.06, "+0,18"),
    ("Disdukcapil", Tone::Yellow, "C", "71,08", 71.08, "+1,47"),
    ("Dinas Kesehatan", Tone::Yellow, "C", "74,82", 74.82, "+2,00"),
];

pub fn segments(current: &str) -> Vec<GaugeSegment> {
    [
        ("E", "merah", Tone::Red, 0.0, 32.0),
        ("D", "merah", Tone::Red, 32.0, 54.0),
        ("C", "kuning", Tone::Yellow, 54.0, 78.0),
        ("B", "hijau", Tone::Green, 78.0, 88.0),
        ("A", "hijau", Tone::Green, 88.0, 100.0),
    ]
    .into_iter()
    .map(|(label, word, tone, from, to)| GaugeSegment {
        label: label.into(),
        word: word.into(),
        tone,
        from,
        to,
        current: label == current,
    })
    .collect()
}

pub fn neutral_segments(current: &str) -> Vec<GaugeSegment> {
    segments(current)
        .into_iter()
        .map(|segment| GaugeSegment { tone: Tone::Neutral, word: AttrValue::default(), ..segment })
        .collect()
}

pub fn ticks() -> Vec<GaugeTick> {
    [0_u8, 32, 54, 78, 88, 100]
        .into_iter()
        .map(|at| GaugeTick { at: f64::from(at), label: at.to_string().into() })
        .collect()
}

pub fn pin(at: f64, label: &'static str) -> Option<GaugePin> {
    Some(GaugePin { at, label: label.into() })
}

pub fn interval() -> GaugeInterval {
    GaugeInterval { low: 44.58, high: 76.41, low_label: "44,58".into(), high_label: "76,41".into(), dot: Some(60.8) }
}

pub fn unit_bars() -> Html {
    let rows: Vec<UnitBarRow> = UNITS
        .into_iter()
        .map(|(name, tone, letter, value, fill, pull)| UnitBarRow {
            id: name.into(),
            name: name.into(),
            tone,
            letter: letter.into(),
            value_label: value.into(),
            fill: Some(fill),
            pull_label: pull.into(),
        })
        .collect();
    html! { <UnitBars caption="Nilai dan tarikan tiap unit layanan" headings={unit_headings()} lines={lines()} {rows} /> }
}

pub fn unit_headings() -> UnitBarHeadings {
    UnitBarHeadings {
        name: "Unit layanan".into(),
        bar: "Skala 0 sampai 100".into(),
        value: "Nilai".into(),
        pull: "Tarikan".into(),
    }
}

pub fn lines() -> Vec<BarLine> {
    [54_u8, 78, 88].into_iter().map(|at| BarLine { at: f64::from(at), label: at.to_string().into() }).collect()
}

pub fn header(current: &str) -> Html {
    let destinations: Vec<Destination> =
        ["Mulai", "Isi nilai", "Hasil", "Perbaikan", "Bandingkan", "Laporan", "Metode"]
            .into_iter()
            .map(|label| Destination {
                label: label.into(),
                href: format!("#{}", label.to_lowercase().replace(' ', "-")).into(),
                current: label == current,
            })
            .collect();
    html! {
        <Header
            brand="Zona Hijau"
            home="#mulai"
            {destinations}
            nav_label="Utama"
            menu_label="Menu"
            skip_label="Langsung ke isi"
            skip_target="isi"
            tools={tools()}
            always={html! { <Button kind={ButtonKind::Quiet} icon={IconName::Moon} label="Tema: terang" /> }}
        />
    }
}

fn tools() -> Html {
    html! {
        <>
            <Button size={ButtonSize::Small} icon={IconName::Monitor}>{ "Lokakarya" }</Button>
            <span class="language" role="group" aria-label="Bahasa">
                <button type="button" class="language__option" aria-pressed="true" lang="id">{ "ID" }</button>
                { "/" }
                <button type="button" class="language__option" aria-pressed="false" lang="en">{ "EN" }</button>
            </span>
        </>
    }
}

pub fn context() -> Html {
    html! {
        <ContextLine
            body="Kabupaten Maluku Tenggara"
            instrument="Penilaian Kepatuhan 2023"
            units="7 unit layanan"
            saved="Tersimpan di peramban ini"
            disclaimer="Perkiraan, bukan hasil resmi Ombudsman"
            disclaimer_short="perkiraan, bukan resmi"
        />
    }
}

pub fn result_bar(action: &'static str, href: &'static str) -> Html {
    html! {
        <ResultBar
            label="Hasil sementara"
            letter="C"
            tone={Tone::Yellow}
            opinion="Kualitas Sedang"
            instrument="Kategori C, Penilaian Kepatuhan 2023"
            total="60,80"
            zone="Zona kuning"
            zone_short="zona kuning"
            gap="17,20 lagi ke B"
            certainty="C atau D, tergantung bobot"
            gauge={html! {
                <BandGauge compact=true summary="60,80 di pita C; rentang 44,58 sampai 76,41" segments={segments("C")} pin={pin(60.8, "60,80")} interval={interval()} />
            }}
        >
            <Button kind={ButtonKind::Primary} href={href} icon_after={IconName::ArrowRight}>{ action }</Button>
        </ResultBar>
    }
}

/// The frame of every screen.
pub fn page(current: &str, context: Html, content: Html, bar: Html) -> Html {
    html! {
        <div class="page">
            { header(current) }
            { context }
            <main class="main" id="isi" tabindex="-1"><div class="wrap">{ content }</div></main>
            { bar }
        </div>
    }
}
