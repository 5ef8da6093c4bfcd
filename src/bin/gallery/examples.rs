//! One list of examples for every component.

use yew::prelude::*;
use zona_hijau::ui::charts::*;
use zona_hijau::ui::components::*;

use super::figures::*;

const LONG: &str = "Dinas Penanaman Modal, Pelayanan Terpadu Satu Pintu, Tenaga Kerja dan Transmigrasi";

/// Every component with several examples.
#[component]
pub fn Examples() -> Html {
    let open = use_state(|| false);
    let content = html! {
        <>
            <div class="page-head"><h1>{ "Komponen" }</h1></div>
            <div class="cols">
                <div class="stack col-6">{ category() }{ gauges() }{ charts() }</div>
                <div class="stack col-6">
                    { controls() }
                    { fields() }
                    { messages(&open) }
                    { lists() }
                </div>
            </div>
        </>
    };
    page("Hasil", context(), content, incomplete_bar())
}

fn incomplete_bar() -> Html {
    html! {
        <ResultBar
            label="Hasil sementara"
            opinion="Belum lengkap"
            instrument="Penilaian Kepatuhan 2023, 12 isian lagi"
            gap="52,10 sampai 83,60"
            certainty="C atau B"
            gauge={html! { <BandGauge compact=true summary="Rentang 52,10 sampai 83,60, belum ada total" segments={segments("")} interval={GaugeInterval { low: 52.1, high: 83.6, low_label: "52,10".into(), high_label: "83,60".into(), dot: None }} /> }}
        >
            <Button kind={ButtonKind::Primary}>{ "Lanjut mengisi" }</Button>
        </ResultBar>
    }
}

fn category() -> Html {
    let zones = [
        (Tone::Green, "Zona hijau", "A"),
        (Tone::Yellow, "Zona kuning", "C"),
        (Tone::Red, "Zona merah", "E"),
        (Tone::Neutral, "Tanpa zona", "B"),
    ];
    html! {
        <Card title="Kategori dan zona">
            <div class="stack stack--tight">
                <div class="row">{ for zones.map(|(tone, label, _)| html! { <ZoneChip key={label} {tone} {label} /> }) }</div>
                <div class="row">
                    { for zones.map(|(tone, label, _)| html! { <ZoneChip key={label} {tone} {label} size={ChipSize::Small} /> }) }
                    <ZoneChip tone={Tone::Red} label="mungkin D, merah" outlined=true />
                    <ZoneChip tone={Tone::Yellow} label="mungkin C, kuning" outlined=true size={ChipSize::Small} />
                </div>
                <div class="row">
                    { for zones.map(|(tone, _, letter)| html! { <CategoryTile key={letter} {letter} {tone} size={TileSize::Small} /> }) }
                    { for zones.map(|(tone, _, letter)| html! { <CategoryTile key={letter} {letter} {tone} /> }) }
                    <CategoryTile />
                </div>
                <div class="row">
                    { for zones.map(|(tone, _, letter)| html! { <CategoryTile key={letter} {letter} {tone} size={TileSize::Large} /> }) }
                    <CategoryTile size={TileSize::Large} fallback="belum" />
                </div>
                <div class="row">{ for zones.map(|(tone, label, _)| html! { <span key={label}><ZoneMark {tone} />{ " " }{ label }</span> }) }</div>
                <div class="row">
                    <ProvenanceMark basis={Basis::Reported} label="dilaporkan" />
                    <ProvenanceMark basis={Basis::Inferred} label="disimpulkan" />
                    <ProvenanceMark basis={Basis::Assumed} label="asumsi" />
                    <ProvenanceMark basis={Basis::User} label="diubah" />
                    <ProvenanceMark basis={Basis::Official} label="resmi" />
                    <span>{ "2,94" }<ProvenanceMark basis={Basis::Assumed} label="asumsi" dense=true /></span>
                </div>
                <div class="row">
                    <EffortDots effort=2 label="ringan" />
                    <EffortDots effort=5 label="sedang" />
                    <EffortDots effort=9 label="berat" />
                    <LevelStrip label="tingkat tiap unit" cells={vec![
                        (LevelCell::Level(1), "1".into()), (LevelCell::Level(0), "0".into()), (LevelCell::Level(2), "2".into()),
                        (LevelCell::Level(3), "3".into()), (LevelCell::Open, " ".into()), (LevelCell::NotApplicable, "–".into()),
                    ]} />
                </div>
            </div>
        </Card>
    }
}

fn gauges() -> Html {
    let wide =
        GaugeInterval { low: 4.2, high: 96.1, low_label: "4,20".into(), high_label: "96,10".into(), dot: Some(40.0) };
    let incomplete =
        GaugeInterval { low: 52.1, high: 83.6, low_label: "52,10".into(), high_label: "83,60".into(), dot: None };
    html! {
        <Card title="Pita">
            <div class="stack">
                <BandGauge summary="pasti" caption="Pasti" segments={segments("A")} ticks={ticks()} pin={pin(91.07, "91,07")} />
                <BandGauge summary="tergantung" caption="Tergantung bobot" segments={segments("C")} ticks={ticks()} pin={pin(60.8, "60,80")} interval={interval()} />
                <BandGauge summary="belum" caption="Isian belum lengkap" segments={segments("")} ticks={ticks()} interval={incomplete} />
                <BandGauge summary="target" caption="Target" segments={segments("C")} ticks={ticks()} pin={pin(60.8, "60,80")} target_pin={pin(78.01, "78,01")} gain="+17,21" />
                <BandGauge summary="dekat" caption="Target dekat" segments={segments("C")} ticks={ticks()} pin={pin(76.48, "76,48")} target_pin={pin(78.01, "78,01")} gain="+1,53" />
                <BandGauge summary="tepi" caption="Di tepi" segments={segments("E")} ticks={ticks()} pin={pin(0.0, "0,00")} interval={wide} />
                <BandGauge summary="penuh" caption="Nilai penuh" segments={segments("A")} ticks={ticks()} pin={pin(100.0, "100,00")} />
                <BandGauge summary="tebakan" caption="Tebakan (lokakarya)" segments={segments("C")} ticks={ticks()} pin={pin(62.76, "62,76")} before={60.8} guess={pin(70.0, "tebakan 70")} />
                <BandGauge summary="tanpa zona" caption="Tanpa zona" segments={neutral_segments("B")} ticks={ticks()} pin={pin(82.1, "82,10")} />
                <BandGauge summary="kecil" compact=true segments={segments("C")} pin={pin(60.8, "60,80")} interval={interval()} />
                <BandGauge summary="kecil" compact=true segments={neutral_segments("B")} pin={pin(82.1, "82,10")} />
            </div>
        </Card>
    }
}

fn charts() -> Html {
    let rows = vec![
        UnitBarRow {
            id: "1".into(),
            name: LONG.into(),
            tone: Tone::Green,
            letter: "A".into(),
            value_label: "92,10".into(),
            fill: Some(92.1),
            pull_label: "+3,10".into(),
        },
        UnitBarRow {
            id: "2".into(),
            name: "Dinas Sosial".into(),
            tone: Tone::Neutral,
            letter: "belum lengkap".into(),
            value_label: "–".into(),
            fill: None,
            pull_label: "–".into(),
        },
    ];
    html! {
        <>
            <Card title="Unit, nama panjang, belum lengkap">
                <UnitBars caption="Unit" headings={unit_headings()} lines={lines()} {rows} />
            </Card>
            <Card title="Dimensi">{ super::screen_hasil::dimensions() }</Card>
        </>
    }
}

fn controls() -> Html {
    let sizes = [(ButtonSize::Small, "Kecil"), (ButtonSize::Medium, "Sedang"), (ButtonSize::Large, "Utama")];
    let kinds =
        vec![Choice::new("kabupaten", "Kabupaten"), Choice::new("kota", "Kota"), Choice::new("provinsi", "Provinsi")];
    let plans = vec![
        Choice::new("termurah", "Termurah")
            .with_note("72 langkah di 14 standar, menjadi 78,01. B bila bobot baku berlaku."),
        Choice::new("terjamin", "Terjamin")
            .with_note("Nilai terendah 78,02: B dengan bobot apa pun yang sesuai publikasi."),
    ];
    html! {
        <Card title="Tombol dan pilihan">
            <div class="stack stack--tight">
                { for [ButtonKind::Primary, ButtonKind::Secondary, ButtonKind::Quiet].into_iter().enumerate().map(|(place, kind)| html! {
                    <div class="row" key={place}>{ for sizes.map(|(size, name)| html! { <Button key={name} {kind} {size}>{ name }</Button> }) }</div>
                }) }
                <div class="row">
                    <Button icon={IconName::Download}>{ "Simpan" }</Button>
                    <Button class="button--toggle" size={ButtonSize::Small} pressed={Some(true)} icon={IconName::Check}>{ "Di rencana" }</Button>
                    <Button class="button--toggle" size={ButtonSize::Small} pressed={Some(false)} icon={IconName::Plus}>{ "Tambah" }</Button>
                    <Button disabled=true icon={IconName::Redo}>{ "Ulangi" }</Button>
                    <Button class="button--link">{ "Tampilkan semua" }</Button>
                </div>
                <SegmentedControl name="jenis" legend="Jenis pemerintah daerah" options={kinds.clone()} selected="kota" />
                <SegmentedControl name="kecil" legend="Kecil" legend_hidden=true small=true options={kinds} selected="kabupaten" />
                <RadioList name="rencana" legend="Rencana" options={plans.clone()} selected="termurah" />
                <RadioList name="rencana-sejajar" legend="Sejajar" legend_hidden=true options={plans} row=true />
                <label class="check"><input type="checkbox" checked=true /><span>{ "Biaya/tarif sudah selesai" }</span></label>
                <div class="row icons">{ for IconName::ALL.into_iter().enumerate().map(|(place, name)| html! { <Icon key={place} {name} /> }) }</div>
            </div>
        </Card>
    }
}

fn fields() -> Html {
    let units = vec![Choice::new("1", "Puskesmas Watdek"), Choice::new("2", "Dinas Sosial")];
    let errors = vec![
        FieldError { field: "nilai-salah".into(), message: "Nilai Dinas Sosial: 8,7,5 bukan angka".into() },
        FieldError { field: "nilai".into(), message: "Nilai Disdukcapil: 101 lebih dari 100".into() },
    ];
    html! {
        <Card title="Isian">
            <div class="stack stack--tight">
                <ErrorSummary title="Ada 2 isian yang perlu diperbaiki" {errors} />
                <TextField id="nilai-salah" label="Nilai Dinas Sosial" error="8,7,5 bukan angka. Tulis satu koma, misalnya 87,5." value="8,7,5" decimal=true width={FieldWidth::Number} />
                <TextField id="nilai" label="Nilai Disdukcapil" hint="Seperti tercetak di rapor, 0 sampai 100" value="71,08" decimal=true width={FieldWidth::Number} />
                <TextField id="nama" label="Nama instansi" placeholder="Kabupaten …" value="" />
                <TextField id="tetap" label="Bobot dilaporkan" value="12,22" decimal=true readonly=true width={FieldWidth::Number} />
                <SelectField id="unit-pilih" label="Unit layanan" options={units} selected="2" />
            </div>
        </Card>
    }
}

fn messages(open: &UseStateHandle<bool>) -> Html {
    let show = {
        let open = open.clone();
        Callback::from(move |_: MouseEvent| open.set(true))
    };
    let hide = {
        let open = open.clone();
        Callback::from(move |()| open.set(false))
    };
    html! {
        <Card title="Pesan">
            <div class="stack stack--tight">
                <Notice title="Di luar kendali langsung:">{ "6 indikator Output ditentukan jawaban pengguna." }</Notice>
                <Notice kind={NoticeKind::Warning} title="Penyimpanan penuh." close_label="Tutup" actions={html! { <Button size={ButtonSize::Small}>{ "Simpan berkas" }</Button> }}>
                    { "Perubahan terakhir belum tersimpan di peramban ini. Simpan sebagai berkas." }
                </Notice>
                <Notice kind={NoticeKind::Error} title="Berkas tidak dapat dibuka." close_label="Tutup">{ "Isinya terpotong. Pekerjaan sekarang tidak berubah." }</Notice>
                <StatusLine text="Nilai total 60,80, kategori C, zona kuning." visible=true />
                <div class="empty"><p><strong>{ "Belum ada unit layanan" }</strong></p><p>{ "Tambahkan unit pertama untuk mulai mengisi." }</p><Button kind={ButtonKind::Primary} icon={IconName::Plus}>{ "Tambah unit" }</Button></div>
                <div><Button on_click={show}>{ "Buka dialog" }</Button></div>
                <Dialog
                    id="hapus"
                    open={**open}
                    title="Hapus Dinas Sosial?"
                    close_label="Tutup"
                    on_close={hide.clone()}
                    actions={html! { <><Button kind={ButtonKind::Primary} on_click={hide.reform(|_| ())}>{ "Hapus unit" }</Button><Button on_click={hide.reform(|_| ())}>{ "Batal" }</Button></> }}
                >
                    <p>{ "38 isian ikut terhapus. Dapat diurungkan." }</p>
                </Dialog>
            </div>
        </Card>
    }
}

fn lists() -> Html {
    let mut tabs: Vec<Tab> = UNITS
        .into_iter()
        .take(4)
        .map(|(name, tone, letter, score, _, _)| Tab {
            id: name.replace(' ', "-").into(),
            label: name.into(),
            note: format!("{score} {letter}").into(),
            tone,
        })
        .collect();
    tabs.push(Tab { id: "panjang".into(), label: LONG.into(), note: "8 dari 38 terisi".into(), tone: Tone::Neutral });
    html! {
        <Card title="Tab, rincian">
            <div class="stack stack--tight">
                <Tabs label="Unit layanan" {tabs} selected="DPMPTSP" panel="panel" />
                <div id="panel" role="tabpanel" aria-labelledby="tab-DPMPTSP">{ "Isi unit" }</div>
                <Disclosure summary="Dasar hukum" note="Pasal 36–37 UU 25/2009" open=true><p>{ "Penyelenggara berkewajiban menyediakan sarana pengaduan." }</p></Disclosure>
            </div>
        </Card>
    }
}
