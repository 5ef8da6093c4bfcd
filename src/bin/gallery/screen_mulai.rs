//! Mulai, as in picture 01.

use yew::prelude::*;
use zona_hijau::ui::charts::*;
use zona_hijau::ui::components::*;

use super::figures::*;

pub fn screen() -> Html {
    let content = html! {
        <>
            <div class="cols start">
                <div class="col-7 start__main">
                    <h1 class="start__title">{ "Perkirakan nilai pelayanan publik, lalu temukan standar yang menaikkannya." }</h1>
                    <p class="lead">{ "Ini perkiraan, bukan hasil resmi Ombudsman. Semua hitungan terjadi di peramban ini; tidak ada data yang dikirim." }</p>
                    { choose() }
                </div>
                <div class="col-5 start__side">
                    { resume() }
                    { examples() }
                </div>
            </div>
            { promises() }
        </>
    };
    page("Mulai", Html::default(), content, Html::default())
}

fn choose() -> Html {
    let instruments = vec![
        Choice::new("2025", "Opini Ombudsman RI")
            .with_lead("2025")
            .with_note("Mutu dan kepatuhan; zona warna tidak dipakai lagi"),
        Choice::new("2024", "Penilaian Kepatuhan").with_lead("2024").with_note("Kategori A–E dan zona"),
        Choice::new("2023", "Penilaian Kepatuhan")
            .with_lead("2023")
            .with_note("Kategori A–E dan zona; bobot dimensi paling lengkap"),
        Choice::new("2022", "Penilaian Kepatuhan").with_lead("2022").with_note("Kategori A–E dan zona"),
    ];
    let kinds =
        vec![Choice::new("kabupaten", "Kabupaten"), Choice::new("kota", "Kota"), Choice::new("provinsi", "Provinsi")];
    html! {
        <Card class="card--tight">
            <RadioList name="instrumen" legend="Instrumen yang dipakai" options={instruments} selected="2023" />
            <p class="start__more"><a href="#2021">{ "2021: zona saja, dihitung per produk" }</a></p>
            <div class="row row--between row--end">
                <SegmentedControl name="jenis" legend="Jenis pemerintah daerah" options={kinds} selected="kabupaten" />
                <Button kind={ButtonKind::Primary} size={ButtonSize::Large} icon_after={IconName::ArrowRight}>{ "Mulai isi nilai" }</Button>
            </div>
        </Card>
    }
}

fn resume() -> Html {
    html! {
        <Card class="card--tight">
            <p class="secondary">{ "Lanjutkan pekerjaan terakhir" }</p>
            <div class="lines__item">
                <div><h2 class="start__body">{ "Kabupaten Maluku Tenggara" }</h2><p class="secondary">{ "Penilaian Kepatuhan 2023, 7 unit layanan" }</p></div>
                <CategoryTile letter="C" tone={Tone::Yellow} label="Kategori C, zona kuning" />
            </div>
            <div class="row">
                <Button kind={ButtonKind::Primary}>{ "Lanjutkan" }</Button>
                <Button icon={IconName::Folder}>{ "Buka berkas" }</Button>
            </div>
        </Card>
    }
}

fn examples() -> Html {
    let rows = [
        ("Belum tertata", "7 unit, banyak standar kosong", "41,26", 41.26, "D", Tone::Red, "D, zona merah"),
        ("Hampir hijau", "7 unit, satu puskesmas tertinggal", "76,48", 76.48, "C", Tone::Yellow, "C, zona kuning"),
        ("Mempertahankan A", "6 unit, cari yang bisa turun", "91,07", 91.07, "A", Tone::Green, "A, zona hijau"),
    ];
    html! {
        <Card class="start__examples" id="contoh" title="Coba contoh" ruled=true aside={html! { "Kabupaten Contoh (fiktif), 2023" }}>
            <ul class="lines">
                { for rows.into_iter().map(|(name, note, total, at, letter, tone, zone)| html! {
                    <li class="example" key={name}>
                        <div><button type="button" class="example__title">{ name }</button><p class="secondary">{ note }</p></div>
                        <div>
                            <p class="example__total">{ total }<ZoneChip {tone} label={zone} size={ChipSize::Small} /></p>
                            <BandGauge compact=true summary={format!("{total} di pita {letter}")} segments={segments(letter)} pin={pin(at, total)} />
                        </div>
                    </li>
                }) }
            </ul>
        </Card>
    }
}

fn promises() -> Html {
    let rows = [
        (
            IconName::Lock,
            "Tanpa akun, tanpa server",
            "Data tinggal di komputer ini sampai Anda menyimpannya sebagai berkas.",
        ),
        (IconName::WifiOff, "Tetap jalan tanpa internet", "Dapat dibuka dari satu berkas HTML di flashdisk."),
        (
            IconName::Document,
            "Setiap angka bersumber",
            "Yang dilaporkan, disimpulkan, atau diasumsikan selalu ditandai.",
        ),
    ];
    html! {
        <ul class="promises">
            { for rows.into_iter().map(|(icon, title, text)| html! {
                <li key={title}><Icon name={icon} /><div><strong>{ title }</strong>{ text }</div></li>
            }) }
        </ul>
    }
}
