//! What the panel for spreadsheets says: a catalogue of its own, beside that of the files.

use super::Locale;
use super::catalogue::messages;
use crate::engine::text::Language;

impl Locale {
    /// The catalogue of the panel for spreadsheets.
    pub fn sheet_panel(self) -> &'static Messages {
        match self.language {
            Language::Indonesian => &INDONESIAN,
            Language::English => &ENGLISH,
        }
    }
}

messages! {
    open: "Lembar kerja", "Workbook";
    title: "Lembar kerja (Excel, CSV)", "Workbook (Excel, CSV)";
    close: "Tutup", "Close";
    fill_title: "1. Unduh", "1. Download";
    fill_text: "Templat berisi unit dan indikator penilaian ini, tanpa nilai. Isian berisi semua nilai, hasil, dan rencana. CSV untuk Excel Indonesia memakai titik koma dan koma desimal.", "The template holds the units and indicators of this assessment, without scores. The filled one holds all scores, the result and the plan. CSV for Indonesian Excel uses semicolons and decimal commas.";
    template: "Templat", "Template";
    filled: "Isian", "Filled";
    xlsx: "Excel (.xlsx)", "Excel (.xlsx)";
    csv_excel: "CSV untuk Excel Indonesia", "CSV for Indonesian Excel";
    csv_plain: "CSV biasa", "Plain CSV";
    read_title: "2. Masukkan dari berkas", "2. Import a file";
    read_text: "Sebelum dipakai, perubahannya diperlihatkan di sini. Berkas tetap di perangkat ini. Rumus tidak dijalankan.", "The changes are shown here before they are used. The file stays on this device. Formulas are not executed.";
    choose: "Pilih berkas .xlsx atau .csv", "Choose an .xlsx or .csv file";
    choose_other: "Pilih berkas lain", "Choose another file";
    loading: "Memuat modul lembar kerja…", "Loading the workbook module…";
    stage_file_read: "Membaca “{name}”…", "Reading “{name}”…";
    stage_cells: "Memeriksa sel…", "Checking cells…";
    stage_plan: "Menyusun rencana…", "Making the plan…";
    stage_file_write: "Menulis “{name}”…", "Writing “{name}”…";
    cancel: "Batalkan", "Cancel";
    written: "“{name}” diunduh.", "“{name}” was downloaded.";
    not_loaded: "Modul lembar kerja tidak dapat dimuat. Periksa sambungan, lalu coba lagi. Isian tidak berubah.", "The workbook module could not be loaded. Check the connection, then try again. Nothing was changed.";
    crashed: "“{name}” tidak dapat diolah. Isian tidak berubah.", "“{name}” could not be processed. Nothing was changed.";
    too_large: "“{name}” lebih besar dari {limit} MB dan tidak dibaca. Hapus gambar dan lembar lain, lalu coba lagi.", "“{name}” is larger than {limit} MB and was not read. Remove pictures and other sheets, then try again.";
    file_unread: "“{name}” tidak dapat dibaca: mungkin dipindahkan atau diska lepasnya dicabut. Pilih berkasnya sekali lagi. Isian tidak berubah.", "“{name}” could not be read: it may have been moved or its USB stick removed. Choose it once more. Nothing was changed.";
    refused: "“{name}” tidak dipakai. Isian tidak berubah.", "“{name}” was not used. Nothing was changed.";
    refused_one: "1 hal perlu diperbaiki:", "1 thing needs to be fixed:";
    refused_many: "{count} hal perlu diperbaiki:", "{count} things need to be fixed:";
    more: "dan {count} lagi", "and {count} more";
    preview: "Isi “{name}”: periksa sebelum dipakai", "“{name}”: check before it is used";
    nothing: "“{name}” sama dengan isian sekarang: tidak ada yang berubah.", "“{name}” is the same as what is entered: nothing would change.";
    changed: "{count} nilai baru atau berubah", "New or changed values: {count}";
    emptied: "{count} nilai dikosongkan, menjadi belum dinilai", "Emptied values, now not assessed: {count}";
    added: "Unit baru: {names}", "New units: {names}";
    unread: "Lembar yang tidak dikenal dan tidak dibaca: {names}", "Sheets that are unknown and were not read: {names}";
    absent: "Tidak ada di berkas, dibiarkan: {names}", "Not in the file, left as they are: {names}";
    altered: "{count} unit berganti nama, jenis, atau cara isi", "Units with another name, kind or way of entry: {count}";
    set_aside: "{count} nilai disimpan tetapi tidak dihitung, karena unitnya diisi dengan cara lain", "Values kept but not counted, as their units are entered another way: {count}";
    evidence: "{count} baris bukti dukung baru atau berubah", "New or changed rows of evidence: {count}";
    identity: "Identitas, target, atau jawaban tindak lanjut berubah", "Identity, target or the answer on follow-up changes";
    rules: "Bobot dan asumsi pengguna berubah", "The user's weights and assumptions change";
    differences: "Yang berubah", "What changes";
    difference: "{what}: {before} menjadi {after}", "{what}: {before} becomes {after}";
    difference_open: "belum dinilai", "not assessed";
    difference_empty: "(kosong)", "(empty)";
    difference_more: "dan {count} lainnya", "and {count} others";
    now: "Sekarang", "Now";
    after: "Sesudah", "After";
    apply: "Pakai perubahan ini", "Use these changes";
    taken: "Isi “{name}” dipakai. Urungkan untuk kembali ke isian sebelumnya.", "“{name}” was imported. Undo brings back what was entered before.";
    stale: "Isian berubah sejak “{name}” diperiksa. Pilih berkasnya sekali lagi.", "What is entered has changed since “{name}” was checked. Choose the file once more.";
}
