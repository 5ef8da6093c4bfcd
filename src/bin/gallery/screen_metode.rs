//! Metode, as in picture 10.

use yew::prelude::*;
use zona_hijau::ui::charts::*;
use zona_hijau::ui::components::*;

use super::figures::*;

pub fn screen() -> Html {
    let content = html! {
        <div class="cols">
            <nav class="side-nav col-3" aria-label="Bagian metode">
                { for SECTIONS.into_iter().enumerate().map(|(place, name)| html! {
                    <a key={name} href="#metode" aria-current={(place == 0).then_some("true")}>{ name }</a>
                }) }
            </nav>
            <div class="col-9">
                <div class="page-head page-head--lead">
                    <h1>{ "Metode" }</h1>
                    <p class="lead">{ "Begini instrumen 2023 dihitung di sini. Tidak ada naskah resmi bobot indikator yang ditemukan, jadi tiap angka membawa tanda seberapa baik ia diketahui." }</p>
                </div>
                <div class="stack">
                    { marks() }
                    { bands() }
                    { weights() }
                    { indicators() }
                    <div class="cols">{ rounding() }{ conflicts() }</div>
                </div>
            </div>
        </div>
    };
    page("Metode", context(), content, Html::default())
}

const SECTIONS: [&str; 8] = [
    "Tanda sumber",
    "Pita kategori",
    "Bobot dimensi",
    "Bobot indikator",
    "Pembulatan dan rata-rata",
    "Sumber yang bertentangan",
    "Daftar sumber",
    "Muat paket sendiri",
];

fn marks() -> Html {
    let cells = [
        (Basis::Reported, "dilaporkan", "Di paparan Ombudsman atau berita yang mengutipnya"),
        (Basis::Inferred, "disimpulkan", "Diturunkan dari angka yang dipublikasikan, alasannya tertulis"),
        (Basis::Assumed, "asumsi", "Tidak dipublikasikan; nilai baku kami, boleh diubah"),
        (Basis::User, "diubah", "Anda mengubahnya; laporan mencatatnya"),
    ];
    html! {
        <ul class="card quarters">
            { for cells.into_iter().map(|(basis, label, text)| html! {
                <li key={label}><ProvenanceMark {basis} {label} />{ text }</li>
            }) }
        </ul>
    }
}

fn bands() -> Html {
    let rows = [
        ("A", "Kualitas Tertinggi", "88,00–100", Tone::Green, "Zona hijau"),
        ("B", "Kualitas Tinggi", "78,00–87,99", Tone::Green, "Zona hijau"),
        ("C", "Kualitas Sedang", "54,00–77,99", Tone::Yellow, "Zona kuning"),
        ("D", "Kualitas Rendah", "32,00–53,99", Tone::Red, "Zona merah"),
        ("E", "Kualitas Terendah", "0–31,99", Tone::Red, "Zona merah"),
    ];
    html! {
        <Card id="pita" title="Pita kategori" aside={html! { "2022–2024, 788 dari 792 label terbit cocok" }}>
            <table class="table table--rows table--roomy" role="table" aria-labelledby="pita">
                <thead role="rowgroup"><tr role="row">
                    <th role="columnheader" scope="col">{ "Kategori dan opini" }</th>
                    <th role="columnheader" scope="col" class="table__number">{ "Nilai" }</th>
                    <th role="columnheader" scope="col" class="table__apart">{ "Zona" }</th>
                    <th role="columnheader" scope="col">{ "Tanda" }</th>
                </tr></thead>
                <tbody role="rowgroup">
                    { for rows.into_iter().map(|(letter, opinion, range, tone, zone)| html! {
                        <tr role="row" key={letter}>
                            <th role="rowheader" scope="row">
                                <span class="row row--inline"><CategoryTile {letter} {tone} size={TileSize::Small} label={letter} />{ opinion }</span>
                            </th>
                            <td role="cell" class="table__number" data-label="Nilai">{ range }</td>
                            <td role="cell" class="table__apart" data-label="Zona"><ZoneChip {tone} label={zone} size={ChipSize::Small} /></td>
                            <td role="cell" data-label="Tanda"><ProvenanceMark basis={Basis::Reported} label="dilaporkan" /></td>
                        </tr>
                    }) }
                </tbody>
            </table>
        </Card>
    }
}

fn weights() -> Html {
    let rows = [
        ("Input", "21,85 %", 67.5),
        ("Proses", "32,37 %", 100.0),
        ("Output", "24,24 %", 74.9),
        ("Pengaduan", "21,54 %", 66.5),
    ];
    html! {
        <Card id="bobot" title="Bobot dimensi" aside={html! { "Jumlah 100,00" }}>
            <table class="table table--rows" role="table" aria-labelledby="bobot">
                <thead role="rowgroup"><tr role="row">
                    <th role="columnheader" scope="col">{ "Dimensi" }</th>
                    <th role="columnheader" scope="col" class="table__number">{ "Bobot" }</th>
                    <td role="cell"></td>
                    <th role="columnheader" scope="col">{ "Tanda" }</th>
                </tr></thead>
                <tbody role="rowgroup">
                    { for rows.into_iter().map(|(name, weight, length)| html! {
                        <tr role="row" key={name}>
                            <th role="rowheader" scope="row"><strong>{ name }</strong></th>
                            <td role="cell" class="table__number" data-label="Bobot">{ weight }</td>
                            <td role="cell" class="table__bar"><Bar {length} /></td>
                            <td role="cell" data-label="Tanda"><ProvenanceMark basis={Basis::Reported} label="dilaporkan" /></td>
                        </tr>
                    }) }
                </tbody>
            </table>
        </Card>
    }
}

fn indicators() -> Html {
    let rows = [
        ("Pengetahuan komponen standar pelayanan", "12,22", Basis::Reported, "dilaporkan"),
        ("Pengetahuan tugas dan kewenangan jabatan", "8,00", Basis::User, "diubah"),
        ("Pengetahuan lembaga Ombudsman", "6,14", Basis::Assumed, "asumsi"),
        ("Frekuensi pengawasan internal", "6,14", Basis::Assumed, "asumsi"),
    ];
    let aside = html! { <>{ "1 diubah" }<Button size={ButtonSize::Small} icon={IconName::Undo}>{ "Kembalikan baku" }</Button></> };
    html! {
        <Card id="indikator" title="Bobot indikator: Input" {aside}>
            <p class="secondary">{ "Satu bobot dilaporkan. Empat belas lainnya tidak dipublikasikan; sisanya dibagi rata sampai Anda mengubahnya." }</p>
            <table class="table table--rows table--roomy" role="table" aria-labelledby="indikator">
                <thead role="rowgroup"><tr role="row">
                    <th role="columnheader" scope="col">{ "Indikator" }</th>
                    <th role="columnheader" scope="col" class="table__number">{ "Bobot dalam dimensi (%)" }</th>
                    <th role="columnheader" scope="col">{ "Tanda" }</th>
                </tr></thead>
                <tbody role="rowgroup">
                    { for rows.into_iter().enumerate().map(|(place, (name, weight, basis, label))| html! {
                        <tr role="row" key={name}>
                            <th role="rowheader" scope="row">{ name }</th>
                            <td role="cell" class="table__number" data-label="Bobot (%)">
                                <TextField id={format!("bobot-{place}")} label={format!("Bobot {name}")} label_hidden=true decimal=true width={FieldWidth::Number} value={weight} readonly={basis == Basis::Reported} />
                            </td>
                            <td role="cell" data-label="Tanda"><ProvenanceMark {basis} {label} /></td>
                        </tr>
                    }) }
                </tbody>
            </table>
            <p class="table-note"><Button class="button--link">{ "Tampilkan 11 indikator lain" }</Button></p>
        </Card>
    }
}

fn rounding() -> Html {
    let rows = [
        ("Dua desimal, terdekat", Basis::Inferred, "disimpulkan"),
        ("Tepat di tengah: ke atas", Basis::Assumed, "asumsi"),
        ("Total = rata-rata unit", Basis::Inferred, "disimpulkan"),
    ];
    html! {
        <Card class="col-6" id="pembulatan" title="Pembulatan dan rata-rata">
            <p class="ink-2">{ "Dua desimal, ke terdekat, sekali di akhir. Kategori diputuskan dari nilai yang sudah dibulatkan." }</p>
            <ul class="pairs">
                { for rows.into_iter().map(|(text, basis, label)| html! { <li key={text}><span>{ text }</span><ProvenanceMark {basis} {label} /></li> }) }
            </ul>
        </Card>
    }
}

fn conflicts() -> Html {
    html! {
        <Card class="col-6" id="bertentangan" title="Sumber yang bertentangan">
            <p class="secondary">{ "Kota Mojokerto, nilai 2022" }</p>
            <table class="table" aria-labelledby="bertentangan">
                <tbody>
                    <tr><th scope="row">{ "Harian Bangsa" }</th><td class="table__number"><strong>{ "63,67" }</strong></td><td class="table__number secondary">{ "dipakai" }</td></tr>
                    <tr><th scope="row">{ "Transversal Media" }</th><td class="table__number"><strong>{ "63,37" }</strong></td><td class="table__number secondary">{ "ditampilkan" }</td></tr>
                </tbody>
            </table>
            <p class="table-note">{ "Keduanya kategori C, zona kuning. Yang dipakai adalah yang memuat kategori dan opini." }</p>
        </Card>
    }
}
