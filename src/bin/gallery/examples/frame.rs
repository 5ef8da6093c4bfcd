//! What surrounds every screen: header, context, result bar, cards, tables, disclosures.

use yew::prelude::*;
use zona_hijau::ui::charts::{BandGauge, bar};
use zona_hijau::ui::components::*;

use super::{Example, LONG, example};
use crate::figures::*;

pub fn examples() -> Vec<Example> {
    let mut all = vec![example("header", "pada Hasil", header())];
    all.push(example("brand_mark", "tanda", brand_mark()));
    all.push(example("context_line", "tersimpan", context("Kabupaten Maluku Tenggara", false)));
    all.push(example("context_line", "nama panjang, belum tersimpan", context(LONG, true)));
    all.push(example("result_bar", "pasti", complete_bar()));
    all.push(example("result_bar", "belum lengkap", incomplete_bar()));
    all.extend(cards());
    all.extend(tables());
    all.extend(disclosures());
    all
}

fn complete_bar() -> Html {
    let gauge = BandGauge {
        compact: true,
        summary: "60,80, kategori C".into(),
        segments: segments("C"),
        pin: pin(60.8, "60,80"),
        ..BandGauge::default()
    };
    let bar = ResultBar {
        label: "Ringkasan hasil".into(),
        letter: Some("C".into()),
        tone: Tone::Yellow,
        opinion: "Kualitas Sedang".into(),
        instrument: "C, Penilaian Kepatuhan 2023".into(),
        total: Some("60,80".into()),
        zone: Some("Zona kuning".into()),
        word: "kuning".into(),
        gap: "17,20 lagi ke B".into(),
        certainty: "C pasti".into(),
        gauge: gauge.view(),
        action: Button::primary("Lihat hasil").view(),
        ..ResultBar::default()
    };
    bar.view()
}

fn incomplete_bar() -> Html {
    let gauge = BandGauge {
        compact: true,
        summary: "Rentang 52,10 sampai 83,60, belum ada total".into(),
        segments: segments(""),
        interval: interval(52.1, 83.6, None),
        ..BandGauge::default()
    };
    let bar = ResultBar {
        label: "Hasil sementara".into(),
        opinion: "Belum lengkap".into(),
        instrument: "Penilaian Kepatuhan 2023, 12 isian lagi".into(),
        gap: "52,10 sampai 83,60".into(),
        certainty: "C atau B".into(),
        gauge: gauge.view(),
        action: Button::primary("Lanjut mengisi").view(),
        ..ResultBar::default()
    };
    bar.view()
}

fn cards() -> Vec<Example> {
    let text = || html! { <p>{ "Nilai unit dirata-rata tanpa bobot dan dibulatkan sekali di akhir." }</p> };
    let titled = Card::titled("kartu", "Unit layanan").aside("7 unit".into());
    vec![
        example("card", "berjudul, dengan keterangan", titled.view(text())),
        example("card", "tanpa judul", Card::new().view(text())),
        example("card", "judul panjang", Card::titled("kartu-panjang", LONG).aside("22 indikator".into()).view(text())),
        example("card", "terlipat", Card::titled("kartu-lipat", "Perhitungan").folds(false).view(text())),
    ]
}

fn tables() -> Vec<Example> {
    let columns = [("", "Unit layanan"), (NUMBER, "Nilai"), ("", "Batang")];
    let row = |(name, _, _, value, length, _): (&str, Tone, &str, &str, f64, &str)| {
        html! {
            <tr role="row">
                { row_head(name.to_owned().into()) }
                { cell(NUMBER, "Nilai", value.to_owned().into()) }
                { cell("", "Batang", bar(length)) }
            </tr>
        }
    };
    let table = |rows: Vec<Html>| {
        html! {
            <table class="table" role="table">
                <caption class="sr-only">{ "Nilai tiap unit" }</caption>
                { table_head(&columns) }
                <tbody role="rowgroup">{ for rows }</tbody>
            </table>
        }
    };
    let long = (LONG, Tone::Green, "A", "92,10", 92.1, "");
    vec![
        example("table", "baris dan nama panjang", table(UNITS.into_iter().take(2).chain([long]).map(row).collect())),
        example("bar", "dalam sel tabel", table(UNITS.into_iter().skip(5).map(row).collect())),
    ]
}

fn disclosures() -> Vec<Example> {
    let text = || html! { "Penyelenggara berkewajiban menyediakan sarana pengaduan." };
    let law = || Disclosure::new("Dasar hukum").note("Pasal 36–37 UU 25/2009");
    vec![
        example("disclosure", "terbuka", law().open(true).view(text())),
        example("disclosure", "tertutup", law().view(text())),
        example("disclosure", "judul panjang", Disclosure::new(LONG).note(LONG).view(text())),
    ]
}
