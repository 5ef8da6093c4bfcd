//! Marks: category, zone, provenance, effort, levels, certainty, icons.

use yew::prelude::*;
use zona_hijau::engine::instrument::Effort;
use zona_hijau::ui::components::*;

use super::{Example, LONG, ZONES, example};

pub fn examples() -> Vec<Example> {
    let mut all = categories();
    all.extend(provenance());
    all.extend(small());
    all.extend(certainty());
    all
}

fn row(content: Html) -> Html {
    html! { <div class="row">{ content }</div> }
}

fn categories() -> Vec<Example> {
    let chips = |style: ChipStyle| row(html! { for (tone, label, _) in ZONES { { zone_chip(tone, label, style) } } });
    let tiles = |size: TileSize| {
        row(html! {
            <>
                for (tone, _, letter) in ZONES { { category_tile(Some(letter), tone, size) } }
                { category_tile(None, Tone::Neutral, size) }
            </>
        })
    };
    let marks = row(html! {
        for (tone, label, _) in ZONES { <span>{ zone_mark(tone) }{ " " }{ label }</span> }
    });
    vec![
        example("category_tile", "kecil; tanpa huruf bila belum lengkap", tiles(TileSize::Small)),
        example("category_tile", "sedang", tiles(TileSize::Medium)),
        example("category_tile", "besar", tiles(TileSize::Large)),
        example("zone_chip", "penuh", chips(ChipStyle::Filled)),
        example("zone_chip", "kecil", chips(ChipStyle::Small)),
        example("zone_chip", "garis: mungkin", chips(ChipStyle::Outlined)),
        example("zone_mark", "bentuk di samping kata", marks),
    ]
}

fn provenance() -> Vec<Example> {
    let words = row(html! {
        <>
            { provenance_mark(Basis::Reported, "dilaporkan") }
            { provenance_mark(Basis::Inferred, "disimpulkan") }
            { provenance_mark(Basis::Assumed, "asumsi") }
            { provenance_mark(Basis::User, "diubah") }
            { provenance_mark(Basis::Official, "resmi") }
        </>
    });
    let dot = html! { <span>{ "2,94" }{ provenance_dot(Basis::Assumed, "asumsi") }</span> };
    vec![
        example("provenance_mark", "dengan kata", words),
        example("provenance_mark", "titik saja, dalam tabel padat", dot),
    ]
}

fn small() -> Vec<Example> {
    let cells = [
        LevelCell::Level(1),
        LevelCell::Level(0),
        LevelCell::Level(2),
        LevelCell::Level(3),
        LevelCell::Open,
        LevelCell::NotApplicable,
        LevelCell::Range,
    ];
    let levels = cells.map(|cell| {
        let text = match cell {
            LevelCell::Level(level) => level.to_string(),
            LevelCell::Open => "?".into(),
            LevelCell::NotApplicable => "–".into(),
            LevelCell::Range => "1+".into(),
        };
        (cell, text)
    });
    let label = "tingkat tiap unit: 1, 0, 2, 3, belum dinilai, tidak berlaku, rentang dari 1";
    let efforts = [(2, "ringan"), (5, "sedang"), (9, "berat")];
    let dots = efforts.into_iter().filter_map(|(effort, word)| Some(effort_dots(Effort::new(effort)?, word)));
    let efforts = row(dots.collect());
    let icons = html! { <div class="row icons">for name in IconName::ALL { { icon(name) } }</div> };
    vec![
        example("effort_dots", "ringan, sedang, berat", efforts),
        example("level_strip", "tingkat, kosong, tidak berlaku, rentang", level_strip(&levels, label)),
        example("icon", "semua", icons),
    ]
}

fn certainty() -> Vec<Example> {
    let cell = |title: &str, text: &str| CertaintyCell { title: title.into(), text: text.into() };
    let rests = || cell("60,80 memakai bobot bawaan", "Bobot yang tidak dipublikasikan dibagi rata.");
    let depends = cell("C atau D, tergantung bobot", "Nilai ada di 44,58 sampai 76,41.");
    let sure = certainty_strip(Some(cell("C pasti", "Nilai unit diisi langsung.")), Vec::new(), rests());
    let open =
        certainty_strip(Some(cell("Pasti: tidak melewati C", "Nilai tidak melewati 76,41.")), vec![depends], rests());
    let long = certainty_strip(None, vec![cell(LONG, LONG), cell(LONG, LONG)], cell(LONG, LONG));
    vec![
        example("certainty_strip", "pasti", sure),
        example("certainty_strip", "tergantung bobot", open),
        example("certainty_strip", "kalimat panjang", long),
    ]
}
