//! Hasil from final unit scores alone, as in picture 05: the category is certain.

use yew::prelude::*;
use zona_hijau::ui::charts::*;
use zona_hijau::ui::components::*;

use super::figures::*;

pub fn screen() -> Html {
    let content = html! {
        <>
            { super::screen_hasil::page_head() }
            <div class="stack">
                { hero() }
                <div class="cols">
                    <Card class="col-5" id="mengapa" title="Mengapa C?">{ reasons() }</Card>
                    <Card class="col-7" id="unit" title="Unit layanan" aside={html! { "garis 54, 78, 88; kanan: tarikan" }}>{ unit_bars() }</Card>
                </div>
                <Disclosure card=true summary="Perhitungan" note="Rata-rata 7 unit = 60,80, beserta sumber tiap angka">
                    <p>{ "(49,85 + 52,86 + 55,09 + 59,85 + 62,06 + 71,08 + 74,82) ÷ 7 = 60,80" }</p>
                </Disclosure>
                <p class="row row--inline secondary"><Icon name={IconName::Info} />{ "Perkiraan, bukan hasil resmi Ombudsman. Tidak ada data yang keluar dari peramban ini." }</p>
            </div>
        </>
    };
    page("Hasil", context(), content, result_bar("Perbaikan", "#perbaikan"))
}

fn hero() -> Html {
    html! {
        <Card>
            <div class="hero">
                <CategoryTile letter="C" tone={Tone::Yellow} size={TileSize::Large} />
                <div class="hero__opinion">
                    <p class="secondary">{ "Kategori C, Penilaian Kepatuhan 2023" }</p>
                    <h2 class="hero__title">{ "Kualitas Sedang" }</h2>
                    <div class="hero__chips"><ZoneChip tone={Tone::Yellow} label="Zona kuning" /></div>
                </div>
                <div class="hero__figures">
                    <div class="hero__total">
                        <p class="secondary">{ "Nilai total" }</p>
                        <p class="hero__number">{ "60,80" }</p>
                    </div>
                    <div class="hero__gaps">
                        <p><b>{ "17,20" }</b>{ "lagi ke B" }</p>
                        <p><b>{ "6,80" }</b>{ "di atas batas D" }</p>
                    </div>
                </div>
            </div>
            <div class="hero__gauge">
                <BandGauge summary="Nilai 60,80 jatuh di pita C, zona kuning." segments={segments("C")} ticks={ticks()} pin={pin(60.8, "60,80")} />
            </div>
            <div class="card__bleed">
                <CertaintyStrip
                    certain={CertaintyCell::new("C pasti", "Ketujuh nilai unit diambil dari rapor, jadi bobot indikator tidak berpengaruh.")}
                    rests={CertaintyCell::new("Total = rata-rata unit", "Cocok dengan 60,80 yang dipublikasikan.").with_mark(Basis::Inferred, "disimpulkan")}
                />
            </div>
        </Card>
    }
}

fn reasons() -> Html {
    html! {
        <ol class="reasons">
            <li><strong>{ "Total 60,80 jatuh di pita C (54,00–77,99)." }</strong>{ " Untuk B kurang 17,20 poin." }</li>
            <li>
                <strong>{ "Dua unit di zona merah menarik turun:" }</strong>
                { " Puskesmas Watdek 49,85 dan Dinas Pendidikan 52,86. Bila keduanya menyamai rata-rata lima unit lain, total menjadi 64,58: tetap C." }
            </li>
            <li>
                <strong>{ "Dari dua rapor yang dirinci, yang terlemah Proses dan Input:" }</strong>
                { " Watdek 10,76 dari 32,37 dan Disdik 5,83 dari 21,85. Isi poin unit lain agar penyebabnya terlihat." }
            </li>
        </ol>
    }
}
