//! English for the sources of the built-in packs.
//!
//! The format of packs gives a source one title, as it is cited. Ours are in Indonesian, and most are descriptions: who
//! reads English reads those here. Titles of other packs stay as they are.

/// What the title of a source says in English.
pub fn english(title: &str) -> Option<&'static str> {
    TITLES.iter().find(|(indonesian, _)| *indonesian == title).map(|(_, english)| *english)
}

/// Title in the packs, and in English; outlets and titles that are quoted keep their names.
const TITLES: [(&str, &str); 77] = [
    ("Antara Kupang: penghargaan NTT 2024 (berita 143577)", "Antara Kupang: awards in NTT 2024 (article 143577)"),
    ("Antara Kupang: zona hijau NTT 2024 (berita 142569)", "Antara Kupang: green zones in NTT 2024 (article 142569)"),
    (
        "Bahan paparan “Persiapan Evaluasi ORI 2023” (Kota Magelang), Scribd",
        "Slides “Persiapan Evaluasi ORI 2023” (City of Magelang), Scribd",
    ),
    (
        "Berinti: hasil Provinsi Gorontalo dan Kota Gorontalo 2025",
        "Berinti: results of the province and the city of Gorontalo 2025",
    ),
    (
        "Berita tentang Kabupaten Bombana dan Kabupaten Belu yang memiliki MPP (terbitan tidak dicatat)",
        "News about the regencies of Bombana and Belu, which have an MPP (outlet not recorded)",
    ),
    ("Busur Mamasa: Kabupaten Mamasa 2024", "Busur Mamasa: Mamasa Regency 2024"),
    (
        "Contoh fiktif untuk menguji perhitungan; bukan nilai suatu daerah",
        "Fictional example to check the calculation; not the score of any area",
    ),
    (
        "CowasJP: hasil Jawa Timur 2022 (alamat halaman tidak sesuai dengan isinya)",
        "CowasJP: results of East Java 2022 (the address of the page does not match its content)",
    ),
    (
        "Daftar kerja sebuah dinas kabupaten tentang indikator dan bukti dukung, Juli 2026; bukan lampiran resmi",
        "Working list of a district office on indicators and evidence, July 2026; not an official annex",
    ),
    (
        "Daftar nilai unit Kabupaten Batang 2024 (terbitan tidak dicatat)",
        "Scores of units of Batang Regency 2024 (outlet not recorded)",
    ),
    (
        "Daftar nilai unit Kabupaten Wonogiri 2024; satu nilai unit disimpulkan (terbitan tidak dicatat)",
        "Scores of units of Wonogiri Regency 2024; the score of one unit is inferred (outlet not recorded)",
    ),
    (
        "Daftar nilai unit Provinsi NTB 2024 (terbitan tidak dicatat)",
        "Scores of units of NTB Province 2024 (outlet not recorded)",
    ),
    (
        "Daftar sepuluh variabel penilaian 2021 yang dilaporkan; tanpa bobot",
        "The ten variables of 2021 as reported; without weights",
    ),
    (
        "Disimpulkan: bobot yang dilaporkan dalam paparan Ombudsman RI tentang penilaian 2023 diteruskan ke 2022 karena batas kategori dan susunan dimensinya sama",
        "Inferred: the weights reported in slides of Ombudsman RI on 2023 are carried back to 2022, since category bounds and dimensions are the same",
    ),
    (
        "Disimpulkan: bobot yang dilaporkan dalam paparan Ombudsman RI tentang penilaian 2023 diteruskan ke 2024 karena batas kategori dan susunan dimensinya sama",
        "Inferred: the weights reported in slides of Ombudsman RI on 2023 are carried over to 2024, since category bounds and dimensions are the same",
    ),
    (
        "Disimpulkan: daftar indikator yang dilaporkan untuk 2023 (paparan Ombudsman RI dan keterangan kepala perwakilan) dipakai untuk 2022",
        "Inferred: the indicators reported for 2023 (slides of Ombudsman RI and statements of heads of regional offices) are used for 2022",
    ),
    (
        "Disimpulkan: daftar indikator yang dilaporkan untuk 2023 (paparan Ombudsman RI dan keterangan kepala perwakilan) dipakai untuk 2024",
        "Inferred: the indicators reported for 2023 (slides of Ombudsman RI and statements of heads of regional offices) are used for 2024",
    ),
    (
        "Disimpulkan: dari daftar unit 2025 yang terbit, antara lain Provinsi Gorontalo dan Kota Depok",
        "Inferred: from published listings of units 2025, among them Gorontalo Province and the City of Depok",
    ),
    (
        "Disimpulkan: dari daftar unit yang terbit untuk kabupaten, kota, dan provinsi",
        "Inferred: from published listings of units of regencies, cities and provinces",
    ),
    (
        "Disimpulkan: isi, bobot, dan satuan yang dinilai berubah antara 2021, 2022–2024, dan 2025–2026",
        "Inferred: content, weights and what is assessed changed between 2021, 2022–2024 and 2025–2026",
    ),
    (
        "Disimpulkan: ketentuan yang diketahui untuk 2025 diteruskan ke putaran kedua 2026",
        "Inferred: what is known of 2025 is carried over to the second round in 2026",
    ),
    (
        "Disimpulkan: nama indikator dilengkapi dari sumber yang terpotong atau dari jumlah indikator yang disebut",
        "Inferred: names of indicators completed from a source that is cut off, or from the number of indicators named",
    ),
    (
        "Disimpulkan: nilai empat instansi tahun 2025 cocok dengan rata-rata sederhana nilai unitnya, antara lain Provinsi Gorontalo",
        "Inferred: the scores of four agencies in 2025 agree with the plain mean of their units, among them Gorontalo Province",
    ),
    (
        "Disimpulkan: nilai pemda sama dengan rata-rata sederhana nilai unit pada daftar unit yang terbit lengkap, antara lain Kabupaten Maluku Tenggara 2023 dan Kabupaten Wonogiri 2024",
        "Inferred: where all units are published, the score of a local government is their plain mean, among others in Southeast Maluku Regency 2023 and Wonogiri Regency 2024",
    ),
    (
        "Disimpulkan: sembilan daftar unit lengkap cocok dengan pembulatan ke angka terdekat; pemotongan desimal tidak cocok dengan tiga di antaranya",
        "Inferred: nine complete listings of units agree with rounding to nearest; cutting decimals off disagrees with three of them",
    ),
    ("Disway Jateng: Kabupaten Batang 2024", "Disway Jateng: Batang Regency 2024"),
    (
        "Disway Mojokerto: Kota Mojokerto 2023, Keputusan Ketua Ombudsman RI 418/2023",
        "Disway Mojokerto: City of Mojokerto 2023, Decision 418/2023 of the Chair of Ombudsman RI",
    ),
    (
        "Dua daftar variabel resmi, 2023 dan 2024; keduanya tidak memuat IKM",
        "Two official listings of the variables, 2023 and 2024; neither has the satisfaction index (IKM)",
    ),
    (
        "Evaluasi internal sebelum penilaian (pra-penilaian), Kota Magelang 2022; bukan hasil Ombudsman",
        "Internal evaluation before the assessment, City of Magelang 2022; not a result of the Ombudsman",
    ),
    (
        "Harian Bangsa: nilai Kota Mojokerto 2021 dan 2022",
        "Harian Bangsa: scores of the City of Mojokerto 2021 and 2022",
    ),
    ("Harian Negeri: hasil Maluku Utara 2025", "Harian Negeri: results of North Maluku 2025"),
    (
        "Hasil nasional penilaian 2021 yang diumumkan Ombudsman RI dan diberitakan media",
        "National results of 2021, announced by Ombudsman RI and reported by the press",
    ),
    (
        "Hasil nasional penilaian 2022 yang diumumkan Ombudsman RI dan diberitakan media",
        "National results of 2022, announced by Ombudsman RI and reported by the press",
    ),
    (
        "Hasil nasional penilaian 2023 yang diumumkan Ombudsman RI dan diberitakan media",
        "National results of 2023, announced by Ombudsman RI and reported by the press",
    ),
    (
        "Hasil nasional penilaian 2024 yang diumumkan Ombudsman RI dan diberitakan media",
        "National results of 2024, announced by Ombudsman RI and reported by the press",
    ),
    (
        "Isi dimensi penilaian 2025 yang dilaporkan (nama saja)",
        "Content of the dimensions of 2025 as reported (names only)",
    ),
    (
        "Keterangan Kepala Perwakilan Ombudsman RI Sulawesi Selatan tentang 2025: kualitas 70%, kepatuhan 30%",
        "Statement by the head of the South Sulawesi office of Ombudsman RI on 2025: quality 70%, compliance 30%",
    ),
    (
        "Keterangan Kepala Perwakilan Ombudsman RI Sulawesi Selatan: kualitas 70%, kepatuhan 30%",
        "Statement by the head of the South Sulawesi office of Ombudsman RI: quality 70%, compliance 30%",
    ),
    (
        "Keterangan Ombudsman RI Perwakilan Lampung tentang 2025: empat dimensi 70%, kepercayaan masyarakat 30%",
        "Statement by the Lampung office of Ombudsman RI on 2025: four dimensions 70%, public trust 30%",
    ),
    (
        "Keterangan Ombudsman RI Perwakilan Lampung: empat dimensi 70%, kepercayaan masyarakat 30%",
        "Statement by the Lampung office of Ombudsman RI: four dimensions 70%, public trust 30%",
    ),
    (
        "Keterangan dan berita tentang persiapan putaran 2026",
        "Statements and news on the preparation of the 2026 round",
    ),
    (
        "Keterangan dan berita tentang tindak lanjut penilaian 2025",
        "Statements and news on the follow-up of the 2025 assessment",
    ),
    (
        "Keterangan seorang anggota Ombudsman RI, Januari 2026: batas kualitas dan opini",
        "Statement by a member of Ombudsman RI, January 2026: bounds of quality and opinion",
    ),
    (
        "Keterangan seorang anggota Ombudsman RI: IKM ditambahkan pada Output 2023, juga untuk pemda",
        "Statement by a member of Ombudsman RI: the satisfaction index (IKM) was added to Output in 2023, also for local governments",
    ),
    (
        "Keterangan seorang kepala perwakilan Ombudsman RI: nama lima dari enam indikator Pengaduan 2023",
        "Statement by a head of a regional office of Ombudsman RI: names of five of the six Complaints indicators 2023",
    ),
    (
        "Keterangan tentang penilaian 2021: publikasi daring bernilai sampai 100, luring sampai 85",
        "Statement on the assessment of 2021: publication online is worth up to 100, offline up to 85",
    ),
    (
        "Kronologi, 30 Januari 2024: Kabupaten Gorontalo Utara 2023",
        "Kronologi, 30 January 2024: North Gorontalo Regency 2023",
    ),
    (
        "Nilai Provinsi NTB 2024 yang terbit (terbitan tidak dicatat)",
        "Published score of NTB Province 2024 (outlet not recorded)",
    ),
    (
        "Nilai unit dan nilai Kota Depok 2025 (terbitan tidak dicatat)",
        "Scores of units and of the City of Depok 2025 (outlet not recorded)",
    ),
    (
        "Ombudsman RI Perwakilan NTT: pengumpulan bukti dukung putaran 2026 secara daring",
        "NTT office of Ombudsman RI: evidence for the 2026 round is collected online",
    ),
    (
        "Paparan Ombudsman RI dan berita yang mengutipnya tentang cara penilaian dan bukti dukung 2022–2024",
        "Slides of Ombudsman RI, and news quoting them, on how 2022–2024 were assessed and on what evidence",
    ),
    (
        "Paparan Ombudsman RI tentang penilaian 2023: bobot dimensi, bobot satu indikator, dan nama variabel (salinan daring tidak dicatat)",
        "Slides of Ombudsman RI on the assessment of 2023: weights of dimensions, weight of one indicator, names of variables (online copy not recorded)",
    ),
    (
        "Paparan tentang penilaian 2022 yang menyebut tingkat 0 sampai 3 (salinan daring tidak dicatat)",
        "Slides on the assessment of 2022 that name levels 0 to 3 (online copy not recorded)",
    ),
    ("Papua Barat News: hasil Papua Barat 2021", "Papua Barat News: results of West Papua 2021"),
    (
        "Patroli Borgol, 20 April 2022: Provinsi DKI Jakarta 2021, 66 produk",
        "Patroli Borgol, 20 April 2022: DKI Jakarta Province 2021, 66 products",
    ),
    (
        "Pemberitaan hasil penilaian 2021: batas zona merah, kuning, dan hijau",
        "Press reports on the results of 2021: bounds of the red, yellow and green zones",
    ),
    (
        "Pemberitaan hasil penilaian 2022–2024 oleh banyak media; 788 dari 792 label yang terbit sesuai dengan batas kategori ini (hitungan penyusun, dari kumpulan yang lebih besar daripada tabel di aplikasi ini)",
        "Press reports on the results of 2022–2024 by many outlets; 788 of 792 published labels agree with these category bounds (counted by the authors, from a larger collection than the table of this app)",
    ),
    (
        "Pengumuman dan pemberitaan hasil Opini Ombudsman RI 2025, 29 Januari 2026",
        "Announcement and press reports of the 2025 opinions of Ombudsman RI, 29 January 2026",
    ),
    (
        "PermenPANRB 14/2017 tentang Pedoman Penyusunan Survei Kepuasan Masyarakat (SKM)",
        "PermenPANRB 14/2017, regulation on how to survey the satisfaction of the public (SKM)",
    ),
    ("Radar Kediri, 21 Maret 2023: hasil Jawa Timur 2022", "Radar Kediri, 21 March 2023: results of East Java 2022"),
    ("Radar Kepahiang: nilai Kabupaten Bengkulu Selatan 2024", "Radar Kepahiang: score of South Bengkulu Regency 2024"),
    ("Radar Lebong: hasil Bengkulu 2024", "Radar Lebong: results of Bengkulu 2024"),
    ("Radar Sorong: hasil Papua Barat 2021", "Radar Sorong: results of West Papua 2021"),
    (
        "Ramapati Pasuruan, 17 Maret 2025: keterangan Kepala Perwakilan Ombudsman RI Jawa Timur tentang pelayanan terpadu; nilai Kota Pasuruan 2023 dan 2024",
        "Ramapati Pasuruan, 17 March 2025: statement by the head of the East Java office of Ombudsman RI on integrated services; scores of the City of Pasuruan 2023 and 2024",
    ),
    (
        "Rincian poin dimensi dua unit Kabupaten Maluku Tenggara 2023 (terbitan tidak dicatat)",
        "Dimension points of two units of Southeast Maluku Regency 2023 (outlet not recorded)",
    ),
    (
        "Satu sumber lain tentang indikator pengaduan (terbitan tidak dicatat)",
        "Another source on the complaints indicators (outlet not recorded)",
    ),
    (
        "Satu sumber tentang penilaian 2021: nilai akhir adalah rata-rata nilai semua produk (terbitan tidak dicatat)",
        "One source on the assessment of 2021: the final score is the mean of the scores of all products (outlet not recorded)",
    ),
    (
        "Sentral Nusantara, 27 Februari 2024: nilai Kabupaten Maluku Tenggara 2023 dan ketujuh unitnya",
        "Sentral Nusantara, 27 February 2024: scores of Southeast Maluku Regency 2023 and its seven units",
    ),
    (
        "Situs Kota Administrasi Jakarta Barat: Puskesmas Kecamatan Kebon Jeruk 2022",
        "Site of the Administrative City of West Jakarta: Kebon Jeruk district health centre 2022",
    ),
    (
        "Situs magelangkota.go.id: nilai Kota Magelang 2023",
        "Site magelangkota.go.id: score of the City of Magelang 2023",
    ),
    (
        "Suara Baru, 23 Desember 2022: Kota Magelang 2021 dan 2022",
        "Suara Baru, 23 December 2022: City of Magelang 2021 and 2022",
    ),
    (
        "Sumber yang menyebut indikator ini kompensasi (terbitan tidak dicatat)",
        "Source that calls this indicator compensation (outlet not recorded)",
    ),
    (
        "Sumber yang menyebut indikator ini penjaminan mutu (terbitan tidak dicatat)",
        "Source that calls this indicator quality assurance (outlet not recorded)",
    ),
    (
        "Telisik: zona hijau di Sumatera Utara dan provinsi terbaik 2022",
        "Telisik: green zones in North Sumatra and the best provinces 2022",
    ),
    ("Transversal Media: nilai Kota Mojokerto 2022", "Transversal Media: score of the City of Mojokerto 2022"),
    (
        "Tribun Jateng, 18 Desember 2023: hasil Jawa Tengah 2023",
        "Tribun Jateng, 18 December 2023: results of Central Java 2023",
    ),
    ("Tribunnews, 23 Desember 2022: hasil nasional 2022", "Tribunnews, 23 December 2022: national results 2022"),
];

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::engine::instrument::{builtin, find_builtin};

    #[test]
    fn every_source_of_the_built_in_packs_has_english_and_no_other() {
        let packs: Vec<_> = builtin().filter_map(find_builtin).collect();
        let titles: BTreeSet<_> =
            packs.iter().flat_map(|pack| pack.sources.values()).map(|source| source.title.as_str()).collect();
        let known: BTreeSet<_> = TITLES.iter().map(|(indonesian, _)| *indonesian).collect();
        assert_eq!(titles, known);
    }
}
