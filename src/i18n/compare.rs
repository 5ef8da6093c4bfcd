//! What the screen Bandingkan says: a catalogue of its own, and its few sentences.

use super::Locale;
use super::catalogue::messages;
use crate::engine::published::Era;
use crate::engine::text::Language;

impl Locale {
    /// The catalogue of the screen Bandingkan.
    pub fn compare(self) -> &'static Messages {
        match self.language {
            Language::Indonesian => &INDONESIAN,
            Language::English => &ENGLISH,
        }
    }

    /// A kind of body in words; unknown kinds as they are.
    pub fn body_kind(self, kind: &str) -> String {
        let c = self.compare();
        let word = match kind {
            "kota" => c.kind_kota,
            "kabupaten" => c.kind_kabupaten,
            "provinsi" => c.kind_provinsi,
            "kementerian" => c.kind_kementerian,
            "lembaga" => c.kind_lembaga,
            "unit" => c.kind_unit,
            other => return other.to_owned(),
        };
        word.to_owned()
    }

    /// The years that compare with each other, in words.
    pub fn era(self, era: Era) -> &'static str {
        let c = self.compare();
        match era {
            Era::Early => c.era_early,
            Era::Products => c.era_products,
            Era::Categories => c.era_categories,
            Era::Opinions => c.era_opinions,
        }
    }
}

messages! {
    title: "Bandingkan", "Compare";
    views: "Bagian", "Part";
    view_published: "Hasil terbit", "Published results";
    view_years: "Tahun ke tahun", "Year by year";
    view_position: "Posisi", "Position";
    view_scenarios: "Skenario", "Scenarios";
    view_instrument: "Instrumen lain", "Other instrument";
    print: "Cetak", "Print";
    loading: "Memuat hasil terbit…", "Loading the published results…";
    failed: "Hasil terbit tidak dapat dimuat.", "The published results could not be loaded.";
    failed_text: "Periksa sambungan, lalu coba lagi. Isian Anda tidak berubah.", "Check the connection, then try again. Nothing you entered has changed.";
    again: "Coba lagi", "Try again";

    kind_kota: "Kota", "City";
    kind_kabupaten: "Kabupaten", "Regency";
    kind_provinsi: "Provinsi", "Province";
    kind_kementerian: "Kementerian", "Ministry";
    kind_lembaga: "Lembaga", "Agency";
    kind_unit: "Unit layanan", "Service unit";
    era_early: "Sampai 2020: instrumen lain, tanpa paket di sini", "Up to 2020: other instruments, no pack here";
    era_products: "2021: Penilaian Kepatuhan per produk, tiga zona", "2021: compliance by product, three zones";
    era_categories: "2022–2024: kategori A–E dan zona", "2022–2024: categories A–E and zones";
    era_opinions: "Sejak 2025: Opini Ombudsman RI, tanpa zona warna", "From 2025: Ombudsman opinion, no colour zones";

    published_title: "Hasil yang pernah terbit", "Results that were published";
    published_about: "Kumpulan {count} hasil dari {outlets} berita dan halaman, tahun {from}–{to}. Ini hanya sebagian, dikumpulkan dari pers, dan bukan daftar resmi Ombudsman. Yang tidak dicetak dibiarkan kosong. Perbedaan antarmedia dan label yang tampak salah cetak disimpan apa adanya dan diberi tanda.", "A collection of {count} results from {outlets} articles and pages, years {from}–{to}. It is only a part, gathered from the press, and not the official list of the Ombudsman. What was not printed stays empty. Disagreements between outlets and labels that look like misprints are kept as they were and marked.";
    search_body: "Cari instansi", "Search for a body";
    search_hint: "Misalnya: kab gorontalo", "For example: kab gorontalo";
    search_year: "Tahun", "Year";
    search_kind: "Jenis", "Kind";
    any_year: "Semua tahun", "All years";
    any_kind: "Semua jenis", "All kinds";
    found_none: "Tidak ada hasil untuk pencarian ini. Kumpulan ini tidak lengkap: instansi yang tidak ada di sini tetap mungkin sudah dinilai.", "Nothing found for this search. The collection is incomplete: a body that is not here may have been assessed all the same.";
    found_count: "{shown} dari {count} hasil", "Results shown: {shown} of {count}";
    found_printed: "Yang dicetak hanya sebagian: {shown} dari {count} hasil. Semuanya ada di layar.", "Printed here is only a part: {shown} of {count} results. All of them are on screen.";
    show_more: "Tampilkan {count} lagi", "Show {count} more";
    results_caption: "Hasil terbit menurut instansi dan tahun", "Published results by body and year";
    body: "Instansi", "Body";
    year: "Tahun", "Year";
    score: "Nilai", "Score";
    printed_label: "Label tercetak", "Printed label";
    outlet: "Sumber", "Source";
    start: "Mulai dari sini", "Start from here";
    not_printed: "tidak dicetak", "not printed";
    category_of: "kategori {code}", "category {code}";
    disagrees: "Media berbeda", "Outlets disagree";
    disagrees_text: "media lain mencetak nilai lain untuk tahun ini", "another outlet prints another score for this year";
    misprint: "Label janggal", "Odd label";
    misprint_text: "label tercetak tidak sesuai batas nilai; mungkin salah cetak", "the printed label does not follow from the score; possibly a misprint";
    new_tab: "(tab baru)", "(new tab)";
    no_address: "tanpa alamat", "no address";
    begin_total: "Pakai nilai akhir", "Use the total";
    begin_units: "Pakai {count} unit", "Use {count} units";
    begin_total_of: "Pakai nilai akhir {body} {year} sebagai awal", "Use the total of {body} {year} as a start";
    begin_units_of: "Pakai {count} unit {body} {year} sebagai awal", "Use {count} units of {body} {year} as a start";
    begin_early: "instrumen tidak tersedia", "no instrument here";
    begin_note: "Nilai terbit menjadi isian pertama penilaian baru; sumbernya disimpan dalam catatan berkas. Penilaian yang terbuka tetap ada dalam daftar.", "The published score becomes the first entry of a new assessment; its source is kept in the notes of the file. The assessment that is open stays in the list.";
    years_of: "Lihat tahun-tahunnya", "See its years";

    national_title: "Jumlah nasional per tahun", "National counts by year";
    national_text: "Jumlah seluruh instansi yang dinilai, dilaporkan Ombudsman dan pers (alamat halaman tidak dicatat). Sejak 2025 tidak ada zona warna.", "Counts of all bodies that were assessed, as the Ombudsman and the press reported them (addresses not recorded). There are no colour zones from 2025 on.";
    national_caption: "Jumlah instansi menurut tahun, jenis, dan zona", "Numbers of bodies by year, kind and zone";
    national_all: "Semua", "All";
    national_bodies: "Instansi", "Bodies";
    national_note: "Catatan", "Note";
    national_categories: "A {a}, B {b}, C {c}, D {d}, E {e}", "A {a}, B {b}, C {c}, D {d}, E {e}";
    national_mean: "rata-rata {mean}", "mean {mean}";
    national_kinds: "Menurut jenis instansi", "By kind of body";

    years_title: "{body} dari tahun ke tahun", "{body} year by year";
    years_body: "Instansi", "Body";
    years_hint: "Ketik nama, lalu pilih dari daftar", "Type a name, then choose from the list";
    years_none: "Tidak ada hasil terbit maupun penilaian Anda untuk “{body}”.", "Neither published results nor assessments of yours for “{body}”.";
    years_own_hint: "Penilaian di peramban ini dengan nama instansi yang sama ikut tampil sebagai perkiraan, kecuali yang memakai paket instrumen sendiri.", "Assessments in this browser with the same name of the body are shown as estimates, except those under a pack of your own.";
    years_caption: "Nilai menurut tahun, dengan kategori atau zona instrumen tiap tahun", "Scores by year, with the categories or zones of each year's instrument";
    years_summary: "Grafik dengan angka yang sama seperti pada tabel.", "A chart with the same numbers as the table.";
    legend_printed: "hasil terbit", "published";
    legend_own: "perkiraan Anda", "your estimate";
    legend_break: "instrumen berganti: tidak sebanding", "instrument changed: not comparable";
    table_caption: "Nilai {body} menurut tahun dengan instrumen dan sumbernya", "Scores of {body} by year with instrument and source";
    instrument: "Instrumen", "Instrument";
    change: "Perubahan", "Change";
    own: "Penilaian Anda “{name}”, perkiraan", "Your assessment “{name}”, an estimate";
    own_open: "belum lengkap: {low}–{high}", "incomplete: {low}–{high}";
    change_from: "{points} sejak {year}", "{points} since {year}";
    change_estimated: "{points} sejak {year}, perkiraan", "{points} since {year}, an estimate";
    change_unclear: "tidak dihitung: lebih dari satu nilai", "not computed: more than one score";
    change_broken: "tidak dihitung: instrumen berganti", "not computed: instrument changed";
    break_row: "Instrumen berganti antara {from} dan {to}. Nilainya tidak sebanding; selisih tidak dihitung.", "The instrument changed between {from} and {to}. The scores do not compare; no difference is taken.";
    early_instrument: "Instrumen lama", "Old instrument";

    position_title: "Posisi di antara hasil terbit", "Position among published results";
    position_score: "Nilai", "Score";
    position_hint: "0 sampai 100", "0 to 100";
    position_use_own: "Pakai nilai penilaian ini ({total})", "Use the score of this assessment ({total})";
    position_estimate: "Nilai penilaian Anda adalah perkiraan; rentang terjaminnya {low} sampai {high}.", "The score of your assessment is an estimate; its guaranteed range is {low} to {high}.";
    position_rank: "{above} dari {bodies} instansi lebih tinggi", "Higher: {above} of {bodies} bodies";
    position_text: "Nilai {score} dibandingkan dengan hasil terbit {bodies} {kind} tahun {year} dalam kumpulan ini: {above} lebih tinggi, {equal} sama, {below} lebih rendah. Ini bukan peringkat nasional.", "A score of {score} beside the published results of {bodies} public bodies ({kind}) in {year} in this collection: {above} higher, {equal} equal, {below} lower. It is not a national ranking.";
    position_other: "Nilai ini dihitung menurut {title}; hasil terbit di sini dinilai dengan instrumen tahun {year}. Perbandingan ini hanya gambaran.", "This score was computed by {title}; the published results here were assessed with the instrument of {year}. The comparison is only a rough picture.";
    position_none: "Kumpulan ini tidak memuat {kind} tahun {year}.", "The collection holds no results ({kind}) for {year}.";
    position_band: "Menurut instrumen {year}: {band}.", "By the instrument of {year}: {band}.";
    position_left_out: "Tidak ikut dihitung karena media mencetak nilai berbeda: {names}.", "Left out because outlets print different scores: {names}.";
    strip_caption: "Nilai {bodies} {kind} tahun {year} dalam kumpulan", "Scores of {bodies} public bodies ({kind}) in {year} in the collection";
    strip_summary: "Setiap titik satu instansi; kotak memuat separuh yang di tengah.", "Each dot is one body; the box holds the middle half.";
    strip_box: "separuh yang di tengah, garis: nilai tengah", "the middle half, line: the median";
    strip_dot: "satu instansi", "one body";
    quartile_caption: "Sebaran nilai dalam kumpulan", "Spread of the scores in the collection";
    quartile: "Ukuran", "Measure";
    quartile_low: "Terendah", "Lowest";
    quartile_1: "Kuartil bawah", "Lower quartile";
    quartile_2: "Nilai tengah", "Median";
    quartile_3: "Kuartil atas", "Upper quartile";
    quartile_high: "Tertinggi", "Highest";
    ranking: "Daftar {bodies} instansi", "List of {bodies} bodies";
    ranking_caption: "Instansi menurut nilai, tertinggi dahulu", "Bodies by score, highest first";
    rank: "Peringkat", "Rank";
    yours: "Nilai ini", "This score";
    national_position: "Terhadap jumlah nasional", "Against the national counts";
    national_line: "Tahun {year} dinilai {bodies} {kind} di seluruh Indonesia: {zones}. Nilai {score} berarti zona {zone}; di zona itu ada {same} {kind}.", "In {year}, {bodies} public bodies ({kind}) were assessed in the country: {zones}. A score of {score} means the {zone} zone, which held {same} of them.";
    national_line_open: "Tahun {year} dinilai {bodies} {kind} di seluruh Indonesia; rinciannya tidak ditemukan. Sejak 2025 tidak ada zona warna.", "In {year}, {bodies} public bodies ({kind}) were assessed in the country; details were not found. There are no colour zones from 2025 on.";
    national_line_none: "Jumlah nasional {kind} tahun {year} tidak ditemukan.", "National counts ({kind}) in {year} were not found.";
    national_line_all: "Semua jenis: {zones}.", "All kinds: {zones}.";
    national_line_mean: "Rata-rata semua {bodies} instansi: {mean}.", "Mean of all {bodies} bodies: {mean}.";
    zone_count: "{count} {zone}", "{count} {zone}";

    scenarios_title: "Skenario", "Scenarios";
    scenarios_lead: "Dasar adalah isian sekarang. Skenario adalah salinannya dengan jawaban lain; tersimpan di dalam berkas yang sama, paling banyak tiga.", "The baseline is what is entered now. A scenario is a copy of it with other answers; it is kept in the same file, three at most.";
    scenarios_none_work: "Belum ada penilaian yang terbuka.", "No assessment is open.";
    scenarios_none_work_text: "Mulai penilaian, buka berkas, atau pakai hasil terbit sebagai awal.", "Start an assessment, open a file, or use a published result as a start.";
    to_start: "Ke Mulai", "To Start";
    to_published: "Lihat hasil terbit", "See published results";
    scenarios_empty: "Belum ada skenario. Simpan isian sekarang sebagai skenario lalu ubah satu jawabannya di sini, atau rangkai perubahan di Perbaikan dan simpan sebagai skenario.", "No scenario yet. Keep what is entered now as a scenario and change one answer here, or put changes together in Improve and keep them as a scenario.";
    keep_present: "Simpan isian sekarang sebagai skenario", "Keep the present entries as a scenario";
    keep_trial: "Simpan skenario dari Perbaikan", "Keep the scenario from Improve";
    keep_trial_short: "Simpan untuk dibandingkan", "Keep to compare";
    keep_full: "Sudah ada tiga skenario. Hapus satu untuk menambah yang lain.", "There are three scenarios. Take one out to add another.";
    keep_locked: "Bagian skenario berkas ini berisi hal lain dan dibiarkan apa adanya; skenario tidak dapat ditambahkan.", "The section for scenarios of this file holds something else and is left as it is; scenarios cannot be added.";
    scenario_name: "Skenario {number}", "Scenario {number}";
    scenario_rename: "Nama skenario {number}", "Name of scenario {number}";
    scenario_unreadable: "Skenario ini tidak dapat dibaca dengan instrumen penilaian ini. Isinya tetap ada dalam berkas.", "This scenario cannot be read under the instrument of this assessment. It stays in the file as it is.";
    scenarios_more: "{count} skenario lain ada dalam berkas dan tidak ditampilkan.", "More scenarios in the file, not shown: {count}.";
    baseline: "Dasar", "Baseline";
    accept: "Jadikan dasar", "Make it the baseline";
    accept_of: "Jadikan dasar: {name}", "Make it the baseline: {name}";
    remove: "Hapus", "Delete";
    remove_of: "Hapus {name}", "Delete {name}";
    accept_note: "Menjadikan skenario sebagai dasar mengganti isian sekarang; Urungkan mengembalikannya.", "Making a scenario the baseline replaces the present entries; Undo brings them back.";
    results_table: "Hasil berdampingan", "Results side by side";
    by_dimension: "Menurut dimensi", "By dimension";
    by_unit: "Menurut unit", "By unit";
    by_standard: "Standar yang berbeda", "Standards that differ";
    by_standard_none: "Tidak ada standar yang berbeda.", "No standard differs.";
    total: "Total", "Total";
    difference: "Selisih {points}", "Difference {points}";
    same: "sama", "same";
    same_as_baseline: "Sama dengan dasar", "Same as the baseline";
    incomplete: "belum lengkap", "incomplete";
    open_difference: "selisih terbuka", "difference open";
    added: "hanya di skenario", "only in the scenario";
    removed: "tidak ada di skenario", "not in the scenario";
    points_note: "Rata-rata poin dimensi di seluruh unit dengan {weights}.", "Mean points of a dimension over all units under {weights}.";
    not_assessed: "belum dinilai", "not assessed";
    not_applicable: "t/b", "n/a";
    level: "tingkat {level}", "level {level}";
    standard: "Standar", "Standard";
    unit: "Unit", "Unit";
    dimension: "Dimensi", "Dimension";
    edit_title: "Ubah satu jawaban skenario", "Change one answer of a scenario";
    edit_scenario: "Skenario", "Scenario";
    edit_unit: "Unit", "Unit";
    edit_standard: "Standar", "Standard";
    edit_level: "Tingkat", "Level";
    edit_apply: "Ubah di skenario", "Change in the scenario";
    edit_none: "Hanya unit yang diisi per indikator dapat diubah di sini.", "Only units that are entered by indicator can be changed here.";

    other_title: "Jawaban yang sama, instrumen lain", "The same answers, another instrument";
    other_lead: "Jawaban dibawa ke instrumen tahun lain melalui padanan indikator. Bobot dan cara menilai berbeda, jadi hasilnya gambaran, bukan ramalan dan bukan hasil resmi.", "The answers are carried to the instrument of another year by matching indicators. Weights and ways of judging differ, so the result is a rough picture, not a forecast and not an official result.";
    other_choose: "Instrumen tujuan", "To the instrument";
    other_none: "Tidak ada padanan dari instrumen ini.", "There is no matching from this instrument.";
    other_none_text: "Instrumen 2021 menilai per produk layanan dengan variabel lain; tidak sebanding dengan tahun mana pun. Paket sendiri juga tidak punya padanan.", "The instrument of 2021 judges by service product with other variables and compares with no other year. Packs of your own have no counterparts either.";
    other_category: "Kategori atau opini", "Category or opinion";
    other_estimate: "Dengan bobot bawaan", "Under default weights";
    other_guaranteed: "Rentang terjamin", "Guaranteed range";
    other_carried: "{count} dari {all} indikator punya padanan", "With a counterpart: {count} of {all} indicators";
    other_left: "Tidak sebanding: tanpa padanan di {title}", "Not comparable: no counterpart in {title}";
    other_without: "Belum dinilai: baru di {title}", "Not assessed: new in {title}";
    other_units: "Unit yang tidak diisi per indikator tidak dapat dibawa: {names}.", "Units that are not entered by indicator cannot be carried over: {names}.";
    other_dropped: "Bobot dan asumsi yang Anda ubah tidak ikut.", "Weights and assumptions that you changed are left behind.";
    other_follow_up_dropped: "Jawaban tentang produk pengawasan Ombudsman tidak ikut: itu milik tahun instrumen semula.", "The answer about the Ombudsman's supervision products is left behind: it belongs to the year of the former instrument.";
    other_evidence_dropped: "Bukti dukung hanya ikut bila diminta dengan kata-kata yang sama atau Anda tulis sendiri; sisanya, termasuk jumlah kontak dan responden, tertinggal di penilaian semula.", "Evidence comes along only where it is asked for in the same words or where you wrote it yourself; the rest, numbers of contacts and respondents included, stays in the former assessment.";
    other_scenarios_dropped: "Skenario tidak ikut karena berisi jawaban atas indikator instrumen semula.", "Scenarios are left behind: they hold answers to the indicators of the former instrument.";
    other_target_dropped: "Target rencana tidak ikut: tiap instrumen punya batas sendiri.", "The target of the plan is left behind: each instrument has limits of its own.";
    other_ticks_dropped: "Centang rencana tidak ikut: rencana dengan instrumen lain dimulai dari awal.", "The ticks of the plan are left behind: a plan under another instrument begins anew.";
    other_set_aside_dropped: "Isian cara lain yang disimpan untuk tiap unit tidak ikut.", "Entries of other kinds that were kept for units are left behind.";
    other_open: "Buka sebagai penilaian baru", "Open as a new assessment";
    other_all_left: "Semua indikator punya padanan.", "All indicators have a counterpart.";
    other_columns: "Hasil sekarang dan dengan instrumen lain", "The result now and under the other instrument";
    measure: "Ukuran", "Measure";
}
