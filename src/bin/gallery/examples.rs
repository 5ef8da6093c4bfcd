//! One list of examples for every building block.

use yew::prelude::*;
use zona_hijau::ui::charts::*;
use zona_hijau::ui::components::*;

use super::figures::*;

const LONG: &str = "Dinas Penanaman Modal, Pelayanan Terpadu Satu Pintu, Tenaga Kerja dan Transmigrasi";

const ZONES: [(Tone, &str, &str); 4] = [
    (Tone::Green, "Zona hijau", "A"),
    (Tone::Yellow, "Zona kuning", "C"),
    (Tone::Red, "Zona merah", "E"),
    (Tone::Neutral, "Tanpa zona", "B"),
];

/// Everything on one page.
#[component]
pub fn Examples() -> Html {
    let open = use_state(|| false);
    html! {
        <div class="page">
            { header() }
            { context() }
            <main class="main" id="isi" tabindex="-1">
                <div class="wrap">
                    <div class="page-head"><h1>{ "Komponen" }</h1></div>
                    <div class="cols">
                        <div class="stack col-6">{ category() }{ gauges() }{ charts() }{ frontier() }</div>
                        <div class="stack col-6">{ controls() }{ fields() }{ messages(&open) }{ lists() }{ plans() }</div>
                    </div>
                </div>
            </main>
            { result_bar() }
        </div>
    }
}

fn category() -> Html {
    let chips = |style: ChipStyle| html! { for (tone, label, _) in ZONES { { zone_chip(tone, label, style) } } };
    let tiles = |size: TileSize| {
        html! {
            <>
                for (tone, _, letter) in ZONES { { category_tile(Some(letter), tone, size) } }
                { category_tile(None, Tone::Neutral, size) }
            </>
        }
    };
    let levels = [LevelCell::Level(1), LevelCell::Level(0), LevelCell::Level(2), LevelCell::Level(3), LevelCell::Open];
    let levels =
        levels.map(|cell| (cell, if let LevelCell::Level(level) = cell { level.to_string() } else { "–".into() }));
    Card::titled("kategori", "Kategori dan zona").view(html! {
        <div class="stack stack--tight">
            <div class="row">{ chips(ChipStyle::Filled) }</div>
            <div class="row">{ chips(ChipStyle::Small) }</div>
            <div class="row">{ chips(ChipStyle::Outlined) }</div>
            <div class="row">{ tiles(TileSize::Small) }</div>
            <div class="row">{ tiles(TileSize::Medium) }</div>
            <div class="row">{ tiles(TileSize::Large) }</div>
            <div class="row">for (tone, label, _) in ZONES { <span>{ zone_mark(tone) }{ " " }{ label }</span> }</div>
            <div class="row">
                { provenance_mark(Basis::Reported, "dilaporkan") }
                { provenance_mark(Basis::Inferred, "disimpulkan") }
                { provenance_mark(Basis::Assumed, "asumsi") }
                { provenance_mark(Basis::User, "diubah") }
                { provenance_mark(Basis::Official, "resmi") }
                <span>{ "2,94" }{ provenance_dot(Basis::Assumed, "asumsi") }</span>
            </div>
            <div class="row">
                { effort_dots(2, "ringan") }
                { effort_dots(5, "sedang") }
                { effort_dots(9, "berat") }
                { level_strip(&levels, "tingkat tiap unit") }
            </div>
        </div>
    })
}

fn gauge(name: &'static str, current: &str, change: impl FnOnce(BandGauge) -> BandGauge) -> Html {
    let gauge = BandGauge {
        summary: name.into(),
        caption: Some(name),
        segments: segments(current),
        ticks: ticks(),
        ..BandGauge::default()
    };
    change(gauge).view()
}

fn gauges() -> Html {
    let total = || pin(60.8, "60,80");
    let sixty = || interval(44.58, 76.41, Some(60.8));
    let target = |at: f64, label: &str, gain: &str, gauge: BandGauge| BandGauge {
        target_pin: pin(at, label),
        gain: Some(gain.into()),
        ..gauge
    };
    let plain = |current: &str| BandGauge { segments: neutral_segments(current), ..BandGauge::default() };
    Card::titled("pita", "Pita").view(html! {
        <div class="stack">
            { gauge("Pasti", "A", |gauge| BandGauge { pin: pin(91.07, "91,07"), ..gauge }) }
            { gauge("Tergantung bobot", "C", |gauge| BandGauge { pin: total(), interval: sixty(), ..gauge }) }
            { gauge("Belum lengkap", "", |gauge| BandGauge { interval: interval(52.1, 83.6, None), ..gauge }) }
            { gauge("Target", "C", |gauge| target(78.01, "78,01", "+17,21", BandGauge { pin: total(), ..gauge })) }
            { gauge("Dekat", "C", |gauge| target(78.01, "78,01", "+1,53", BandGauge { pin: pin(76.48, "76,48"), ..gauge })) }
            { gauge("Di tepi", "E", |gauge| BandGauge { pin: pin(0.0, "0,00"), interval: interval(4.2, 96.1, Some(40.0)), ..gauge }) }
            { gauge("Nilai penuh", "A", |gauge| BandGauge { pin: pin(100.0, "100,00"), ..gauge }) }
            { gauge("Tebakan (lokakarya)", "C", |gauge| BandGauge { pin: pin(62.76, "62,76"), before: Some(60.8), guess: pin(70.0, "tebakan 70"), ..gauge }) }
            { gauge("Tanpa zona", "", |gauge| BandGauge { pin: pin(82.1, "82,10"), segments: neutral_segments("B"), ..gauge }) }
            { gauge("Kecil", "C", |gauge| BandGauge { compact: true, pin: total(), interval: sixty(), ..gauge }) }
            { BandGauge { compact: true, pin: pin(82.1, "82,10"), ..plain("B") }.view() }
        </div>
    })
}

fn charts() -> Html {
    let row = |(name, tone, letter, value, fill, pull): (&str, Tone, &str, &str, f64, &str)| UnitBarRow {
        name: name.into(),
        tone,
        letter: letter.into(),
        value_label: value.into(),
        fill: Some(fill),
        pull_label: pull.into(),
    };
    let mut rows: Vec<_> = UNITS.into_iter().map(row).collect();
    rows.push(row((LONG, Tone::Green, "A", "92,10", 92.1, "+3,10")));
    rows.push(UnitBarRow { fill: None, ..row(("Belum lengkap", Tone::Neutral, "", "3 belum dinilai", 0.0, "")) });
    let units = UnitBars {
        caption: "Nilai dan tarikan tiap unit layanan",
        headings: ["Unit layanan", "Skala 0 sampai 100", "Nilai", "Tarikan"],
        lines: [54_u8, 78, 88].map(|at| BarLine { at: f64::from(at), label: at.to_string() }).into(),
        rows,
    };
    let dimension = |(name, value, max, share_of_weight, fill): (&str, &str, &str, f64, f64)| DimensionRow {
        name: name.into(),
        note: format!("{fill} % dari maksimum"),
        value: value.into(),
        max: max.into(),
        share_of_weight,
        fill: Some(fill),
        missing_text: "12,10 poin belum diraih".into(),
    };
    let dimensions = DimensionBars {
        caption: "Poin tiap dimensi",
        headings: ["Dimensi", "Poin dari maksimum", "Belum diraih"],
        rows: [("Input", "9,75", "21,85", 67.5, 44.6), ("Proses", "19,06", "32,37", 100.0, 58.9)].map(dimension).into(),
    };
    html! {
        <>
            { Card::titled("unit", "Unit").aside("Tarikan: pengaruh unit pada total".into()).view(units.view()) }
            { Card::titled("dimensi", "Dimensi").view(dimensions.view()) }
        </>
    }
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
    Card::titled("upaya-nilai", "Upaya dan nilai").view(chart.view())
}

fn plans() -> Html {
    let option = |(value, name, figure, text, chosen): (&'static str, &'static str, &str, &str, bool)| PlanOption {
        choice: Choice::new(value, name).chosen(chosen),
        figure: figure.into(),
        text: text.to_owned().into(),
    };
    let options = [
        ("a", "Termurah", "upaya 149", "72 langkah di 14 standar, menjadi 78,01.", true),
        ("b", "Terjamin", "upaya 231", "Nilai terendah 78,02: B dengan bobot apa pun yang sesuai publikasi.", false),
        ("c", "Alternatif", "", "Menghitung…", false),
    ];
    Card::titled("rencana", "Rencana").view(plan_options(
        "contoh-rencana",
        "Rencana",
        options.into_iter().map(option).collect(),
    ))
}

fn controls() -> Html {
    let kinds = || vec![Choice::new("kabupaten", "Kabupaten").chosen(true), Choice::new("kota", "Kota")];
    let segmented = SegmentedControl {
        name: "jenis",
        legend: "Jenis pemerintah daerah".into(),
        legend_hidden: false,
        options: kinds(),
    };
    let radios = RadioList {
        name: "rencana".into(),
        legend: "Rencana".into(),
        legend_hidden: false,
        options: vec![
            Choice::new("termurah", "Termurah").note("72 langkah di 14 standar, menjadi 78,01.").chosen(true),
            Choice::new("terjamin", "Terjamin").lead("B").note("Nilai terendah 78,02 dengan bobot apa pun."),
        ],
        others: vec![Choice::new("lain", "Lain")],
    };
    Card::titled("kendali", "Tombol dan pilihan").view(html! {
        <div class="stack stack--tight">
            <div class="row">
                { Button::primary("Utama").large().arrow().view() }
                { Button::primary("Utama").view() }
                { Button::new("Sedang").icon(IconName::Download).view() }
                { Button::new("Kecil").small().view() }
                { Button::quiet("Tenang").view() }
                { Button::icon_only(IconName::Undo, "Urungkan").view() }
                { Button::new("Ulangi").disabled(true).icon(IconName::Redo).view() }
            </div>
            <div class="row">
                { Button::new("Di rencana").small().class("button--toggle").pressed(true).icon(IconName::Check).view() }
                { Button::new("Tambah").small().class("button--toggle").pressed(false).icon(IconName::Plus).view() }
            </div>
            { segmented.view() }
            { radios.view() }
            <div class="row icons">for name in IconName::ALL { { icon(name) } }</div>
        </div>
    })
}

fn fields() -> Html {
    let field =
        |id: &'static str, label: &'static str| Field { id: id.into(), label: label.into(), ..Field::default() };
    let number = |field: Field, value: &'static str| {
        TextField { field, takes: Takes::Number, value: value.into(), ..TextField::default() }.view()
    };
    let error = Some("8,7,5 bukan angka. Tulis satu koma, misalnya 87,5.".into());
    let hint = Some("Seperti tercetak di rapor, 0 sampai 100".into());
    let name = TextField {
        field: field("nama", "Nama instansi"),
        placeholder: Some("Kabupaten …".into()),
        ..TextField::default()
    };
    let select = SelectField {
        id: "unit-pilih".into(),
        label: "Unit layanan".into(),
        options: vec![Choice::new("1", "Puskesmas Watdek"), Choice::new("2", "Dinas Sosial").chosen(true)],
    };
    let errors = vec![
        FieldError { field: "nilai-salah".into(), message: "Nilai Dinas Sosial: 8,7,5 bukan angka".into() },
        FieldError { field: "nilai".into(), message: "Nilai Disdukcapil: 101 lebih dari 100".into() },
    ];
    Card::titled("isian", "Isian").view(html! {
        <div class="stack stack--tight">
            { error_summary("Ada 2 isian yang perlu diperbaiki", errors) }
            { number(Field { error, ..field("nilai-salah", "Nilai Dinas Sosial") }, "8,7,5") }
            { number(Field { hint, ..field("nilai", "Nilai Disdukcapil") }, "71,08") }
            { name.view() }
            { select.view() }
        </div>
    })
}

fn messages(open: &UseStateHandle<bool>) -> Html {
    let set = |value: bool| {
        let open = open.setter();
        Callback::from(move |()| open.set(value))
    };
    let users = Notice::new(NoticeKind::Info, "Di luar kendali langsung:");
    let full = Notice::new(NoticeKind::Warning, "Penyimpanan penuh.").action(Button::new("Simpan berkas"));
    let broken = Notice::new(NoticeKind::Error, "Berkas tidak dapat dibuka.").closes("Tutup", Callback::default());
    let actions = html! {
        <>
            { Button::primary("Hapus unit").on_click(set(false)).view() }
            { Button::new("Batal").on_click(set(false)).view() }
        </>
    };
    Card::titled("pesan", "Pesan").view(html! {
        <div class="stack stack--tight">
            { users.view("6 indikator Output ditentukan jawaban pengguna.".into()) }
            { full.view("Perubahan terakhir belum tersimpan di peramban ini.".into()) }
            { broken.view("Isinya terpotong. Pekerjaan sekarang tidak berubah.".into()) }
            { status_line(&"Nilai total 60,80, kategori C, zona kuning.".into()) }
            <div>{ Button::new("Buka dialog").on_click(set(true)).view() }</div>
            <Dialog
                id="hapus"
                open={**open}
                title="Hapus Dinas Sosial?"
                close_label="Tutup"
                on_close={set(false)}
                {actions}
            >
                <p>{ "38 isian ikut terhapus. Dapat diurungkan." }</p>
            </Dialog>
        </div>
    })
}

fn lists() -> Html {
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
    let law = Disclosure::new("Dasar hukum").note("Pasal 36–37 UU 25/2009").open(true);
    let cell = |title: &str, text: &str| CertaintyCell { title: title.into(), text: text.into() };
    Card::titled("tab", "Tab, rincian, kepastian").view(html! {
        <div class="stack stack--tight">
            { tabs("Unit layanan", "panel", all) }
            <div id="panel" role="tabpanel" aria-labelledby="tab-1">{ "Isi unit" }</div>
            { law.view("Penyelenggara berkewajiban menyediakan sarana pengaduan.".into()) }
            {
                certainty_strip(
                    cell("Pasti: belum zona hijau", "Nilai tidak melewati 76,41."),
                    Some(cell("C atau D, tergantung bobot", "Nilai ada di 44,58–76,41.")),
                    cell("60,80 memakai bobot baku", "Bobot yang tidak diketahui dibagi rata."),
                )
            }
        </div>
    })
}
