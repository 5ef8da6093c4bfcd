//! Hasil at a glance, as in picture 03.

use yew::prelude::*;
use zona_hijau::ui::charts::*;
use zona_hijau::ui::components::*;

use super::figures::*;

pub fn screen() -> Html {
    let content = html! {
        <>
            { page_head() }
            <div class="stack">
                { hero() }
                <div class="cols">
                    <Card class="col-7" id="unit" title="Unit layanan" aside={html! { "Tarikan: pengaruh unit pada total" }}>
                        { unit_bars() }
                    </Card>
                    <Card class="col-5" id="mengapa" title="Mengapa C?">{ reasons() }</Card>
                    <Card class="col-7" id="dimensi" title="Dimensi" aside={dimension_legend()}>{ dimensions() }</Card>
                    <Card class="col-5" id="kenaikan" title="Kenaikan terbesar" ruled=true aside={html! { "bila ke tingkat 3 di semua unit" }}>
                        { gains() }
                    </Card>
                </div>
                { calculation() }
            </div>
        </>
    };
    page("Hasil", context(), content, result_bar("Perbaikan", "#perbaikan"))
}

pub fn page_head() -> Html {
    html! {
        <div class="page-head">
            <h1>{ "Hasil" }</h1>
            <div class="page-head__actions">
                <Button size={ButtonSize::Small} icon={IconName::Link}>{ "Bagikan" }</Button>
                <Button size={ButtonSize::Small} icon={IconName::Download}>{ "Simpan" }</Button>
                <Button size={ButtonSize::Small} icon={IconName::Printer} href="#laporan">{ "Laporan" }</Button>
            </div>
        </div>
    }
}

fn hero() -> Html {
    html! {
        <Card>
            <div class="hero">
                <CategoryTile letter="C" tone={Tone::Yellow} size={TileSize::Large} />
                <div class="hero__opinion">
                    <p class="secondary">{ "Perkiraan kategori C, Penilaian Kepatuhan 2023" }</p>
                    <h2 class="hero__title">{ "Kualitas Sedang" }</h2>
                    <div class="hero__chips">
                        <ZoneChip tone={Tone::Yellow} label="Zona kuning" />
                        <ZoneChip tone={Tone::Red} label="mungkin D, merah" outlined=true />
                    </div>
                </div>
                <div class="hero__figures">
                    <div class="hero__total">
                        <p class="secondary">{ "Nilai total" }</p>
                        <p class="hero__number">{ "60,80" }</p>
                    </div>
                    <div class="hero__gaps">
                        <p><b>{ "17,20" }</b>{ "lagi ke B, batas 78,00" }</p>
                        <p><b>{ "6,80" }</b>{ "di atas D, batas 54,00" }</p>
                    </div>
                </div>
            </div>
            <div class="hero__gauge">
                <BandGauge
                    summary="Nilai 60,80 jatuh di pita C, zona kuning, dari 54 sampai 78. Rentang terjamin 44,58 sampai 76,41."
                    segments={segments("C")}
                    ticks={ticks()}
                    pin={pin(60.8, "60,80")}
                    interval={interval()}
                    caption="Rentang terjamin, semua bobot yang mungkin"
                />
            </div>
            <div class="card__bleed">
                <CertaintyStrip
                    certain={CertaintyCell::new("Pasti: belum zona hijau", "Dengan bobot apa pun yang sesuai publikasi, nilai tidak melewati 76,41.")}
                    depends={CertaintyCell::new("C atau D, tergantung bobot", "Bobot tiap indikator tidak dipublikasikan: nilai ada di 44,58–76,41.")}
                    rests={CertaintyCell::new("60,80 memakai bobot baku", "Bobot yang tidak diketahui dibagi rata.").with_mark(Basis::Assumed, "asumsi")}
                />
            </div>
        </Card>
    }
}

fn reasons() -> Html {
    html! {
        <>
            <ol class="reasons">
                <li><strong>{ "Total 60,80 jatuh di pita C (54,00–77,99)." }</strong>{ " Untuk B kurang 17,20 poin." }</li>
                <li>
                    <strong>{ "Dua unit di zona merah menarik turun:" }</strong>
                    { " Puskesmas Watdek 49,85 dan Dinas Pendidikan 52,86. Bila keduanya menyamai rata-rata lima unit lain, total menjadi 64,58: tetap C." }
                </li>
                <li><strong>{ "Poin terbanyak hilang di Proses dan Input:" }</strong>{ " 13,31 dan 12,10 poin. Keduanya dapat diubah instansi sendiri." }</li>
            </ol>
            <div class="card__foot">
                <p class="secondary">{ "Nilai terbit" }</p>
                <dl class="facts facts--upward">
                    <div><dt>{ "2022, tanpa desimal" }</dt><dd>{ "62" }</dd></div>
                    <div><dt>{ "2023, " }<ZoneMark tone={Tone::Yellow} />{ " kuning" }</dt><dd>{ "60,80" }</dd></div>
                    <div><dt>{ "2024, " }<ZoneMark tone={Tone::Yellow} />{ " kuning" }</dt><dd>{ "74,61" }</dd></div>
                </dl>
            </div>
        </>
    }
}

fn dimension_legend() -> Html {
    html! { <>{ "Panjang bilah = bobot" }<ProvenanceMark basis={Basis::Reported} label="dilaporkan" /></> }
}

pub fn dimensions() -> Html {
    let rows: Vec<DimensionRow> = [
        ("Input", "45 % dari maksimum", "9,75", "21,85", 67.5, 44.6, "12,10 poin belum diraih"),
        ("Proses", "59 % dari maksimum", "19,06", "32,37", 100.0, 58.9, "13,31 poin belum diraih"),
        ("Output", "90 % dari maksimum, jawaban pengguna", "21,74", "24,24", 74.9, 89.7, "2,50 poin belum diraih"),
        ("Pengaduan", "48 % dari maksimum", "10,26", "21,54", 66.5, 47.6, "11,28 poin belum diraih"),
    ]
    .into_iter()
    .map(|(name, note, value, max, share_of_weight, fill, missing_text)| DimensionRow {
        name: name.into(),
        note: note.into(),
        value: value.into(),
        max: max.into(),
        share_of_weight,
        fill: Some(fill),
        missing_text: missing_text.into(),
    })
    .collect();
    let headings = DimensionHeadings {
        name: "Dimensi".into(),
        value: "Poin dari maksimum".into(),
        missing: "Belum diraih".into(),
    };
    html! { <DimensionBars caption="Poin tiap dimensi" {headings} {rows} /> }
}

fn gains() -> Html {
    let rows = [
        ("Mekanisme dan SOP pengaduan", "Pengaduan, 7 unit, usaha sedang", "+2,22"),
        ("Pembinaan pengelola pengaduan", "Pengaduan, 7 unit, usaha sedang", "+2,22"),
        ("Sarana pengaduan", "Pengaduan, 7 unit, usaha sedang", "+2,05"),
        ("Pelayanan terpadu", "Proses, 7 unit, usaha sedang", "+1,96"),
    ];
    html! {
        <>
            <ul class="lines">
                { for rows.into_iter().map(|(name, note, gain)| html! {
                    <li class="lines__item" key={name}>
                        <div><p class="lines__strong">{ name }</p><p class="secondary">{ note }</p></div>
                        <p class="lines__strong">{ gain }</p>
                    </li>
                }) }
            </ul>
            <div class="card__foot">
                <Button kind={ButtonKind::Primary} class="button--block" icon_after={IconName::ArrowRight} href="#perbaikan">{ "Susun rencana perbaikan" }</Button>
            </div>
        </>
    }
}

const COLUMNS: [(&str, &str); 6] = [
    ("Input", "maks. 21,85"),
    ("Proses", "maks. 32,37"),
    ("Output", "maks. 24,24"),
    ("Pengaduan", "maks. 21,54"),
    ("Nilai unit", "jumlah"),
    ("Tercetak", "di berita"),
];

const POINTS: [[&str; 4]; 7] = [
    ["9,13", "10,79", "21,55", "8,38"],
    ["4,09", "17,66", "21,55", "9,57"],
    ["9,11", "14,71", "22,89", "8,38"],
    ["10,46", "19,62", "20,20", "9,57"],
    ["9,98", "19,62", "22,89", "9,57"],
    ["11,85", "24,52", "21,55", "13,16"],
    ["13,63", "26,48", "21,55", "13,16"],
];

fn calculation() -> Html {
    html! {
        <Card id="perhitungan" title="Perhitungan baris demi baris" aside={calculation_legend()}>
            <table class="table table--rows table--pairs" role="table" aria-labelledby="perhitungan">
                <thead role="rowgroup">
                    <tr role="row">
                        <th role="columnheader" scope="col">{ "Unit layanan" }</th>
                        { for COLUMNS.into_iter().map(|(name, sub)| html! {
                            <th role="columnheader" scope="col" class="table__number" key={name}>{ name }<span class="table__sub">{ sub }</span></th>
                        }) }
                    </tr>
                </thead>
                <tbody role="rowgroup">{ for UNITS.into_iter().zip(POINTS).map(unit_row) }</tbody>
                <tfoot role="rowgroup">
                    <tr role="row">
                        <th role="rowheader" scope="row">{ "Rata-rata 7 unit" }</th>
                        { for COLUMNS.into_iter().zip(["9,75", "19,06", "21,74", "10,26", "60,80"]).map(|((name, _), value)| number(name, html! { value })) }
                        { number("Tercetak", html! { <>{ "60,80 " }<Icon name={IconName::Check} /></> }) }
                    </tr>
                </tfoot>
            </table>
            <p class="table-note">
                { "(49,85 + 52,86 + 55,09 + 59,85 + 62,06 + 71,08 + 74,82) ÷ 7 = 60,80. Dibulatkan sekali, di akhir. Poin dimensi di sini dari isian indikator contoh; sumber terbuka hanya memuat nilai unit dan poin dua unit." }
            </p>
        </Card>
    }
}

fn unit_row(((name, tone, _, total, _, _), points): (Unit, [&'static str; 4])) -> Html {
    html! {
        <tr role="row" key={name}>
            <th role="rowheader" scope="row"><ZoneMark {tone} />{ name }</th>
            { for COLUMNS.into_iter().zip(points).map(|((column, _), value)| number(column, html! { value })) }
            { number("Nilai unit", html! { <strong>{ total }</strong> }) }
            { number("Tercetak", html! { <>{ total }{ " " }<Icon name={IconName::Check} /></> }) }
        </tr>
    }
}

fn number(column: &'static str, content: Html) -> Html {
    html! { <td role="cell" class="table__number" data-label={column} key={column}><span>{ content }</span></td> }
}

fn calculation_legend() -> Html {
    html! {
        <>
            { "Bobot dimensi" }<ProvenanceMark basis={Basis::Reported} label="dilaporkan" />
            { "Bobot indikator" }<ProvenanceMark basis={Basis::Assumed} label="asumsi" />
            { "Rata-rata unit" }<ProvenanceMark basis={Basis::Inferred} label="disimpulkan" />
        </>
    }
}
