//! Isi nilai as a grid, as in picture 02. The real page adds keys, editing and paste.

use yew::prelude::*;
use zona_hijau::ui::components::*;

use super::figures::*;

pub fn screen() -> Html {
    let content = html! {
        <>
            { head() }
            <div class="grid-scroll">
                <table class="grid" role="grid" aria-label="Tingkat tiap indikator dan unit">
                    { table_head() }
                    <tbody>
                        { group("Input", "15 indikator", "21,85", false, ["9,13", "4,09", "9,11", "10,46", "9,98", "11,85", "13,63"], "9,75") }
                        { group("Proses", "11 indikator", "32,37", true, ["10,79", "17,66", "14,71", "19,62", "19,62", "24,52", "26,48"], "19,06") }
                        { for LEVELS.into_iter().map(indicator) }
                        { group("Output", "6 indikator", "24,24", false, ["21,55", "21,55", "22,89", "20,20", "22,89", "21,55", "21,55"], "21,74") }
                        { group("Pengaduan", "6 indikator", "21,54", true, ["8,38", "9,57", "8,38", "9,57", "9,57", "13,16", "13,16"], "10,26") }
                        { for COMPLAINTS.into_iter().map(indicator) }
                    </tbody>
                </table>
            </div>
        </>
    };
    page("Isi nilai", context(), content, result_bar("Lihat hasil", "#hasil"))
}

fn head() -> Html {
    let views = vec![Choice::new("unit", "Per unit"), Choice::new("kisi", "Kisi semua unit")];
    html! {
        <div class="page-head page-head--dense">
            <h1>{ "Isi nilai" }</h1>
            <SegmentedControl name="cara" legend="Cara mengisi" legend_hidden=true options={views} selected="kisi" small=true />
            <div class="row">
                <Button kind={ButtonKind::Quiet} size={ButtonSize::Small} icon={IconName::Clipboard}>{ "Tempel dari Excel" }</Button>
                <Button kind={ButtonKind::Quiet} size={ButtonSize::Small} icon={IconName::Undo} label="Urungkan" />
                <Button kind={ButtonKind::Quiet} size={ButtonSize::Small} icon={IconName::Redo} label="Ulangi" disabled=true />
            </div>
            <div class="page-head__actions">{ legend() }</div>
        </div>
    }
}

fn legend() -> Html {
    html! {
        <div class="legend">
            <ProvenanceMark basis={Basis::Reported} label="dilaporkan" />
            <ProvenanceMark basis={Basis::Assumed} label="asumsi" />
            <span class="legend__item">
                { for (0..=3_u8).map(|level| html! { <span key={level} class={classes!("legend__cell", LevelCell::Level(level).class())}>{ level }</span> }) }
                { "tingkat" }
            </span>
            <span class="legend__item"><span class="legend__cell level-open">{ "\u{a0}" }</span>{ "belum dinilai" }</span>
            <span class="legend__item"><i>{ "t/b" }</i>{ "tidak berlaku" }</span>
            <span class="legend__item"><span class="legend__cell level-range">{ "1–3" }</span>{ "rentang" }</span>
        </div>
    }
}

fn table_head() -> Html {
    html! {
        <thead>
            <tr>
                <th class="grid__name" scope="col">{ "Indikator" }</th>
                <th class="grid__weight" scope="col">{ "Bobot" }<span class="grid__score">{ "poin" }</span></th>
                { for UNITS.into_iter().map(|(name, tone, _, score, _, _)| html! {
                    <th key={name} class="grid__unit" scope="col">{ name }<span class="grid__score"><ZoneMark {tone} />{ score }</span></th>
                }) }
                <th class="grid__mean" scope="col">{ "Rata-rata" }<span class="grid__score">{ "60,80" }</span></th>
            </tr>
        </thead>
    }
}

fn group(
    name: &'static str,
    count: &'static str,
    weight: &'static str,
    open: bool,
    sums: [&'static str; 7],
    mean: &'static str,
) -> Html {
    let icon = if open { IconName::ChevronDown } else { IconName::ChevronRight };
    html! {
        <tr class="grid__group" key={name}>
            <th class="grid__name" scope="row">
                <button type="button" class="grid__toggle" aria-expanded={if open { "true" } else { "false" }}>
                    <Icon name={icon} />{ name }<span class="grid__count">{ count }</span>
                </button>
            </th>
            <td class="grid__weight">{ weight }<ProvenanceMark basis={Basis::Reported} label="dilaporkan" dense=true /></td>
            { for sums.into_iter().zip(UNITS).map(|(sum, unit)| html! { <td class="grid__sum" key={unit.0}>{ sum }</td> }) }
            <td class="grid__sum">{ mean }</td>
        </tr>
    }
}

fn indicator((name, levels, mean): (&'static str, &'static str, &'static str)) -> Html {
    let current = name == "Maklumat layanan";
    html! {
        <tr key={name} class={current.then_some("grid__row--current")}>
            <th class="grid__name" scope="row">{ name }</th>
            <td class="grid__weight">{ if name.contains("pengadu") { "3,59" } else { "2,94" } }<ProvenanceMark basis={Basis::Assumed} label="asumsi" dense=true /></td>
            { for levels.chars().zip(UNITS).enumerate().map(|(place, (level, unit))| cell(level, unit.0, current && place == 2)) }
            <td class="grid__mean">{ mean }</td>
        </tr>
    }
}

fn cell(level: char, unit: &'static str, editing: bool) -> Html {
    let (state, text) = match level {
        '-' => ("level-open", ""),
        't' => ("level-na", "t/b"),
        'r' => ("level-range", "1–3"),
        'x' => ("grid-cell--error", "8,7,5"),
        '0' => ("level-0", "0"),
        '1' => ("level-1", "1"),
        '2' => ("level-2", "2"),
        _ => ("level-3", "3"),
    };
    if editing {
        return html! {
            <td key={unit} class={classes!("grid-cell", "grid-cell--selected")}>
                <input class="grid-cell__input" inputmode="decimal" autocomplete="off" value={text} aria-label={format!("Maklumat layanan, {unit}")} />
            </td>
        };
    }
    html! { <td key={unit} class={classes!("grid-cell", state)} tabindex="-1">{ text }</td> }
}

const LEVELS: [(&str, &str, &str); 11] = [
    ("Ketersediaan persyaratan", "1312223", "2,00"),
    ("Sistem, mekanisme, dan prosedur", "0212122", "1,43"),
    ("Jangka waktu penyelesaian", "1112123", "1,57"),
    ("Biaya/tarif", "1212232", "1,86"),
    ("Produk pelayanan", "3232233", "2,57"),
    ("Maklumat layanan", "0201212", "1,14"),
    ("Pelayanan khusus", "0111222", "1,29"),
    ("Visi dan misi pelayanan", "2122233", "2,14"),
    ("Moto pelayanan", "1222333", "2,29"),
    ("Atribut petugas", "2123223", "2,14"),
    ("Pelayanan terpadu", "0111121", "1,00"),
];

const COMPLAINTS: [(&str, &str, &str); 3] = [
    ("Sarana pengaduan", "2t21r02", "1,29"),
    ("Mekanisme dan SOP pengaduan", "1101-22", "1,00"),
    ("Pejabat/petugas pengelola pengaduan dengan nama yang panjang sekali", "12112x1", "1,29"),
];
