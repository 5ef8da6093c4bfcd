//! Buttons, choices, tabs, plans.

use yew::prelude::*;
use zona_hijau::ui::components::*;

use super::{Example, LONG, example};

pub fn examples() -> Vec<Example> {
    let mut all = buttons();
    all.extend(choices());
    all.extend(tab_rows());
    all.extend(plans());
    all
}

fn buttons() -> Vec<Example> {
    let row = |all: Vec<Button>| html! { <div class="row">for button in all { { button.view() } }</div> };
    let toggle = |pressed: bool, text: &'static str| Button::new(text).small().class("button--toggle").pressed(pressed);
    let states = row(vec![
        Button::icon_only(IconName::Undo, "Urungkan"),
        Button::new("Ulangi").disabled(true).icon(IconName::Redo),
        Button::new("Ke hasil").link("#hasil"),
    ]);
    vec![
        example("button", "utama", row(vec![Button::primary("Mulai").large().arrow(), Button::primary("Utama")])),
        example(
            "button",
            "biasa, kecil, tenang",
            row(vec![
                Button::new("Unduh").icon(IconName::Download),
                Button::new("Kecil").small(),
                Button::quiet("Tenang"),
            ]),
        ),
        example("button", "ikon saja, tidak tersedia, tautan", states),
        example(
            "button",
            "sakelar",
            row(vec![toggle(true, "Di rencana").icon(IconName::Check), toggle(false, "Tambah").icon(IconName::Plus)]),
        ),
        example("button", "teks panjang", row(vec![Button::new(LONG)])),
    ]
}

fn choices() -> Vec<Example> {
    let kinds = || vec![Choice::new("kabupaten", "Kabupaten").chosen(true), Choice::new("kota", "Kota")];
    let segmented = |name: &'static str, options: Vec<Choice>| {
        let legend = "Jenis pemerintah daerah".into();
        SegmentedControl { name, legend, legend_hidden: false, options }.view()
    };
    let radios = RadioList {
        name: "cara".into(),
        legend: "Tingkat".into(),
        legend_hidden: false,
        options: vec![
            Choice::new("0", "Tidak ada standar").lead("0").chosen(true),
            Choice::new("3", LONG).lead("3").note("Sesuai papan, situs, dan buku saku."),
        ],
        others: vec![Choice::new("kosong", "Belum dinilai").note("bukan nol")],
    };
    vec![
        example("segmented_control", "dua pilihan", segmented("jenis", kinds())),
        example(
            "segmented_control",
            "pilihan panjang",
            segmented("jenis-panjang", vec![Choice::new("a", LONG), Choice::new("b", "Kota").chosen(true)]),
        ),
        example("radio_list", "tingkat dengan uraian", radios.view()),
    ]
}

fn tab_rows() -> Vec<Example> {
    let tab = |id: &str, name: &str, note: &str, tone: Tone| Tab {
        id: id.into(),
        label: name.into(),
        note: note.into(),
        tone,
        open: id == "1",
        on_open: Callback::default(),
    };
    let all = vec![
        tab("1", "Puskesmas Watdek", "49,85", Tone::Red),
        tab("2", "Dinas Sosial", "62,06", Tone::Yellow),
        tab("3", LONG, "8 belum dinilai", Tone::Neutral),
    ];
    let view = html! {
        <>
            { tabs("Unit layanan", "panel", all) }
            <div id="panel" role="tabpanel" aria-labelledby="tab-1">{ "Isi unit" }</div>
        </>
    };
    vec![example("tabs", "nilai, belum dinilai, nama panjang", view)]
}

fn plans() -> Vec<Example> {
    let option = |(value, name, figure, text, chosen): (&'static str, &'static str, &str, &str, bool)| PlanOption {
        choice: Choice::new(value, name).chosen(chosen),
        figure: figure.into(),
        text: text.to_owned().into(),
    };
    let ready = [
        ("a", "Termurah", "upaya 149", "72 langkah di 14 standar, menjadi 78,01.", true),
        ("b", "Terjamin", "upaya 231", "Nilai terendah 78,02: B dengan bobot apa pun yang sesuai publikasi.", false),
    ];
    let working =
        [("a", "Termurah", "", "Menghitung…", true), ("b", "Terjamin", "tidak tercapai", "Batasnya 88,00.", false)];
    let view =
        |name: &'static str, options: [_; 2]| plan_options(name, "Rencana", options.into_iter().map(option).collect());
    vec![
        example("plan_options", "siap", view("rencana-siap", ready)),
        example("plan_options", "dihitung, tidak tercapai", view("rencana-hitung", working)),
    ]
}
