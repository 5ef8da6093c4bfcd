//! What the first load says: the frame, Mulai, the list of assessments, and what goes wrong before the
//! calculator is here. All else is in the catalogue of the calculator, so that a first visit stays small.

use super::Locale;
use super::catalogue::messages;
use crate::engine::text::Language;

impl Locale {
    /// The catalogue of the first load.
    pub fn first(self) -> &'static Messages {
        match self.language {
            Language::Indonesian => &INDONESIAN,
            Language::English => &ENGLISH,
        }
    }
}

messages! {
    // The frame of every screen.
    brand: "Zona Hijau", "Zona Hijau";
    skip: "Langsung ke isi", "Skip to content";
    menu: "Menu", "Menu";
    nav_label: "Halaman", "Pages";
    nav_start: "Mulai", "Start";
    nav_entry: "Isi nilai", "Scores";
    nav_result: "Hasil", "Result";
    nav_improve: "Perbaikan", "Improve";
    nav_compare: "Bandingkan", "Compare";
    nav_evidence: "Bukti dukung", "Evidence";
    nav_report: "Laporan", "Report";
    nav_method: "Metode", "Method";
    nav_workshop: "Lokakarya", "Workshop";
    speak_other: "Use English", "Gunakan bahasa Indonesia";
    theme_dark: "Tampilan gelap", "Dark theme";
    theme_light: "Tampilan terang", "Light theme";
    body_unnamed: "Tanpa nama", "Unnamed";
    calculator_loading: "Memuat kalkulator…", "Loading the calculator…";
    calculator_failed: "Kalkulator tidak dapat dimuat", "The calculator could not be loaded";
    calculator_failed_text: "Periksa sambungan, lalu coba lagi. Isian Anda tidak hilang.", "Check the connection, then try again. Nothing you entered is lost.";
    calculator_again: "Coba lagi", "Try again";
    page_title: "{page} - Zona Hijau", "{page} - Zona Hijau";

    // Counts.
    units_one: "1 unit layanan", "1 service unit";
    units_many: "{count} unit layanan", "{count} service units";
    products_one: "1 produk layanan", "1 service product";
    products_many: "{count} produk layanan", "{count} service products";

    // Words.
    zone_green: "hijau", "green";
    zone_yellow: "kuning", "yellow";
    zone_red: "merah", "red";
    zone_label: "zona {zone}", "{zone} zone";

    // Mulai.
    start_title: "Perkirakan nilai pelayanan publik, lalu temukan standar yang menaikkannya.", "Estimate the public service score, then find the standards that raise it.";
    start_lead_host: "Ini perkiraan, bukan hasil resmi Ombudsman. Semua hitungan terjadi di peramban ini; halaman yang memasang kalkulator ini dapat menerima hasilnya, tanpa nama, dan seluruh penilaian bila memintanya.", "This is an estimate, not the Ombudsman's result. Everything is computed in this browser; the page that holds this calculator can receive the result, without names, and the whole assessment if it asks for it.";
    start_lead: "Ini perkiraan, bukan hasil resmi Ombudsman. Semua hitungan terjadi di peramban ini; tidak ada data yang dikirim.", "This is an estimate, not the Ombudsman's result. Everything is computed in this browser; no data is sent.";
    start_instrument: "Instrumen yang dipakai", "Instrument to use";
    family_opinion: "Opini Ombudsman RI", "Ombudsman opinion";
    family_compliance: "Penilaian Kepatuhan", "Compliance assessment";
    start_2026: "Sedang berjalan; bobot tidak ditemukan, daftar indikator bukan lampiran resmi", "Under way; no weights found, the list of indicators is not the official annex";
    start_2025: "Kualitas dan kepatuhan; zona warna tidak dipakai lagi", "Quality and compliance; colour zones are no longer used";
    start_2024: "Kategori A–E dan zona; juga disebut Opini Pengawasan Penyelenggaraan Pelayanan Publik", "Categories A–E and zones; also called an opinion (Opini Pengawasan)";
    start_2023: "Kategori A–E dan zona; bobot dimensi dilaporkan", "Categories A–E and zones; dimension weights reported";
    start_2022: "Kategori A–E dan zona", "Categories A–E and zones";
    start_2021: "Zona saja; dihitung per produk layanan", "Zones only; counted by service product";
    start_kind: "Yang dinilai", "What is assessed";
    kind_kabupaten: "Kabupaten", "Regency";
    kind_kota: "Kota", "City";
    kind_provinsi: "Provinsi", "Province";
    kind_unit: "Satu unit", "Single unit";
    start_begin: "Mulai isi nilai", "Enter scores";
    start_continue: "Lanjutkan", "Continue";
    start_open: "Buka berkas", "Open a file";
    start_open_hint: "Berkas .zona-hijau.json yang pernah disimpan", "A .zona-hijau.json file saved earlier";
    start_published: "Mulai dari hasil terbit", "Start from a published result";
    start_open_title: "Sudah punya berkas?", "Have a file already?";
    start_begin_note: "Penilaian lain tetap ada dalam daftar.", "Other assessments stay in the list.";
    demo_title: "Coba contoh", "Try an example";
    demo_aside: "fiktif, Penilaian Kepatuhan 2023", "fictional, Compliance assessment 2023";
    demo_red: "Standar belum lengkap diumumkan; pengaduan hampir tidak dikelola", "Standards not fully published; complaints hardly managed";
    demo_yellow: "Standar sudah diumumkan; pengaduan dan puskesmas lemah", "Standards published; complaints and health centres weak";
    demo_green: "Nilai baik dengan cadangan tipis", "A good score with a thin reserve";
    promise_private: "Tanpa akun, tanpa server", "No account, no server";
    promise_private_text: "Data hanya ada di peramban ini. Simpan sebagai berkas agar tidak hilang.", "Data is in this browser only. Save it as a file so that it is not lost.";
    promise_sources: "Dasar setiap angka tercatat", "The basis of every figure is on record";
    promise_sources_text: "Dilaporkan, disimpulkan, diasumsikan, atau diubah: asalnya tertulis di Metode.", "Reported, inferred, assumed or changed: where it comes from is on the Method page.";
    promise_bounds: "Batas yang jujur", "Honest bounds";
    promise_bounds_text: "Bobot yang tidak dipublikasikan menghasilkan rentang, bukan tebakan.", "Unpublished weights give a range, not a guess.";

    // The list of assessments, the history, other tabs, files dropped onto the window.
    library_title: "Penilaian di peramban ini", "Assessments in this browser";
    library_rest: "{count} penilaian lainnya", "More assessments: {count}";
    library_changed: "Diubah {date}", "Changed {date}";
    library_copy_of: "{name} (salinan)", "{name} (copy)";
    drop_here: "Lepaskan berkas di sini untuk membukanya", "Drop the file here to open it";

    // Notices.
    own_pack_note: "Paket sendiri", "Your own pack";
    download_copy: "Unduh salinan", "Download a copy";
    save_file: "Simpan berkas", "Save a file";

    // Beyond one visit: new versions, the offline version, other pages.
    update_waits: "Versi baru tersedia.", "A new version is available.";
    update_kept: "Muat ulang untuk memakainya; isian Anda sudah tersimpan.", "Reload to use it; what you entered is saved.";
    update_not_kept: "Isian terakhir belum tersimpan di peramban ini: simpan berkas dahulu, baru muat ulang.", "The latest entries are not saved in this browser: save a file first, then reload.";
    nav_embed: "Sematan", "Embed";
    promise_embed: "Untuk situs instansi", "For your site";
    promise_embed_text: "Pasang kalkulator ini di halaman sendiri.", "Put this calculator into a page of your own.";
    embed_open: "Buat kode sematan", "Make the embed code";
    promise_offline: "Tanpa internet pun bisa", "Works without internet";
    promise_offline_text: "Simpan satu berkas di komputer atau diska lepas (USB), lalu buka dengan peramban.", "Keep one file on a computer or a USB stick and open it in a browser.";
    single_file: "Unduh versi luring", "Download the offline version";
    embed_waiting: "Menunggu data dari halaman ini…", "Waiting for data from this page…";
    embed_link: "Buka Zona Hijau", "Open Zona Hijau";
    print_refused: "Halaman ini tidak mengizinkan mencetak dari dalam bingkai. Simpan berkas, lalu buka di tab sendiri untuk mencetak.", "This page does not allow printing from inside its frame. Save a file, then open it in a tab of its own to print.";

    // Panic dialog.
    panic_title: "Terjadi kesalahan", "Something went wrong";
    panic_text: "Isian terakhir yang tersimpan masih ada. Unduh sebagai berkas, lalu muat ulang halaman.", "The last saved entries are still there. Download them as a file, then reload the page.";
    panic_reload: "Muat ulang", "Reload";
}
