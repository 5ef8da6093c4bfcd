//! What stands in spreadsheet files, and what is said about them: a catalogue of its own, so that the part that
//! loads on first use carries no other one. That of the panel is in `sheet_panel.rs`.

use super::Locale;
use super::catalogue::messages;
use crate::engine::text::Language;

impl Locale {
    /// The catalogue of spreadsheets.
    pub fn sheets(self) -> &'static Messages {
        match self.language {
            Language::Indonesian => &INDONESIAN,
            Language::English => &ENGLISH,
        }
    }
}

messages! {
    // Names of the tables.
    tab_guide: "Petunjuk", "Guide";
    tab_identity: "Identitas", "Identity";
    tab_entries: "Isian", "Entries";
    tab_figures: "Rapor", "Figures";
    tab_assumptions: "Bobot & asumsi", "Weights & assumptions";
    tab_evidence: "Bukti", "Evidence";
    tab_levels: "Tingkat", "Levels";
    tab_result: "Hasil", "Result";
    tab_plan: "Rencana", "Plan";

    // Words in cells.
    mode_indicators: "Indikator", "Indicators";
    mode_total: "Nilai akhir", "Final score";
    mode_points: "Poin dimensi", "Dimension points";
    mode_percent: "Persen dimensi", "Dimension percent";
    follow_all: "Semua", "All";
    follow_not_all: "Belum semua", "Not all";
    follow_none: "Tidak ada produk", "None issued";
    not_applicable: "t/b", "n/a";
    range_words: "{low} s.d. {high}", "{low} to {high}";

    // Table of identity.
    identity_title: "Identitas penilaian", "What is assessed";
    identity_hint: "Sel yang dikosongkan menghapus isinya di penilaian.", "A cell that is emptied removes its value from the assessment.";
    identity_id: "Kode", "Id";
    identity_label: "Keterangan", "Meaning";
    identity_value: "Isi", "Value";
    label_format: "Format berkas, jangan diubah", "File format, leave as it is";
    label_version: "Versi format, jangan diubah", "Version of the format, leave as it is";
    label_instrument: "Instrumen, jangan diubah", "Instrument, leave as it is";
    label_body: "Nama pemerintah daerah atau instansi", "Name of the government or agency";
    label_body_kind: "Jenis", "Kind";
    label_target: "Target: kategori, opini, atau nilai", "Target: category, opinion or score";
    label_follow_up: "Semua produk pengawasan Ombudsman ditindaklanjuti?", "All supervision products of the Ombudsman followed up?";

    // Table of entries.
    entries_title: "Isian tingkat: {instrument}", "Levels: {instrument}";
    entries_hint: "Isi tingkat, t/b bila tidak berlaku, atau rentang seperti 1 s.d. 3. Sel kosong = belum dinilai, bukan nol. Unit baru: tulis namanya di kolom kosong berikutnya.", "Fill in levels, n/a where it does not apply, or a range such as 1 to 3. An empty cell = not assessed, not zero. For a new unit, write its name in the next empty column.";
    column_id: "Kode", "Id";
    column_dimension: "Dimensi", "Dimension";
    column_indicator: "Indikator", "Indicator";
    column_choices: "Pilihan", "Choices";
    unit_ids: "Kode unit, jangan diubah", "Unit ids, leave as they are";

    // Table of figures.
    figures_title: "Nilai rapor: {instrument}", "Report card figures: {instrument}";
    figures_hint: "Untuk unit yang diisi dari rapor. Kolom Cara isi menentukan angka mana yang dihitung. Koma atau titik desimal boleh. Unit baru: tulis namanya di baris kosong berikutnya.", "For units that are entered from the report card. The column Entered as decides which figures count. Decimal comma or point. For a new unit, write its name in the next empty row.";
    column_name: "Nama unit", "Name of the unit";
    column_kind: "Jenis", "Kind";
    column_mode: "Cara isi", "Entered as";
    column_total: "Nilai akhir (0-100)", "Final score (0-100)";
    column_points: "Poin {dimension} (maks. {max})", "Points of {dimension} (max. {max})";
    column_percent: "Persen {dimension} (0-100)", "Percent of {dimension} (0-100)";

    // Table of changed rules.
    assumptions_title: "Bobot dan asumsi yang diubah", "Changed weights and assumptions";
    assumptions_hint: "Hanya yang diubah pengguna; bukan angka Ombudsman. Yang tidak tercantum memakai nilai instrumen.", "Only what the user changed; not figures of the Ombudsman. What is not listed is the instrument's.";
    column_change: "Yang diubah", "What is changed";
    column_value: "Nilai", "Value";
    column_meaning: "Keterangan", "Meaning";
    change_weight: "Bobot dalam persen", "Weight in percent";
    change_effort: "Upaya per tingkat, 1 sampai 9", "Effort per level, 1 to 9";
    change_bundle: "Upaya paket, 1 sampai 9", "Effort of the bundle, 1 to 9";
    change_bundle_set: "Tingkat yang dicapai dengan paket", "Level that the bundle reaches";
    change_factor: "Faktor rentang masuk akal, paling kecil 1", "Factor of the plausible range, at least 1";

    // Table of evidence.
    evidence_title: "Bukti dukung: {instrument}", "Evidence: {instrument}";
    evidence_hint: "Catatan unit sendiri, bukan penilaian Ombudsman. Hanya yang sudah diisi. Sel yang dikosongkan menghapus isinya; baris yang dihapus tidak mengubah apa pun. Butir sendiri: tambah baris dengan unit, kode indikator, dan nama bukti, tanpa kode butir. Berkasnya tidak ikut.", "The units' own record, not an assessment by the Ombudsman. Only what has been entered. A cell that is emptied removes its value; a row that is deleted changes nothing. For an item of your own, add a row with unit, indicator id and evidence, without an item id. The documents themselves are not included.";
    column_unit_id: "Kode unit", "Unit id";
    column_indicator_id: "Kode indikator", "Indicator id";
    column_item_id: "Kode butir", "Item id";
    column_evidence: "Bukti", "Evidence";
    column_status: "Status", "Status";
    column_owner: "Penanggung jawab", "Person responsible";
    column_due: "Tenggat (hari-bulan-tahun)", "Due date (day-month-year)";
    column_place: "Tempat berkas", "Where it is kept";
    column_note: "Catatan pemeriksa", "Reviewer's note";
    column_have: "Jumlah yang ada", "How many there are";
    column_asked: "Jumlah yang diminta", "How many are asked for";

    // Guide, levels, result and plan: not read back.
    guide_title: "Lembar kerja Zona Hijau", "Zona Hijau workbook";
    guide_about: "Perkiraan untuk {instrument}, bukan hasil resmi {authority}.", "An estimate under {instrument}, not an official result of {authority}.";
    guide_fill: "1. Isi lembar {entries} (tingkat tiap indikator) atau {figures} (angka dari rapor), lalu simpan sebagai .xlsx atau .csv.", "1. Fill in the sheet {entries} (levels by indicator) or {figures} (figures of the report card), then save as .xlsx or .csv.";
    guide_import: "2. Di Zona Hijau buka Isi nilai, Lembar kerja, Pilih berkas. Semua perubahan diperlihatkan sebelum dipakai.", "2. In Zona Hijau open Scores, Workbook, Choose a file. All changes are shown before they are used.";
    guide_keys: "3. Kolom dan baris Kode mengikat isian pada instrumen: jangan diubah. Rumus tidak dihitung: tempel sebagai nilai.", "3. The columns and rows of ids tie entries to the instrument: leave them as they are. Formulas are not computed: paste values.";
    guide_dates: "4. Excel dapat mengubah 1-3 menjadi tanggal. Tulis 1 s.d. 3.", "4. Excel may turn 1-3 into a date. Write 1 to 3.";
    guide_unread: "5. Lembar {levels}, {result}, dan {plan} hanya untuk dibaca; perubahan di sana diabaikan.", "5. The sheets {levels}, {result} and {plan} are for reading only; changes there are ignored.";
    levels_title: "Arti setiap tingkat: {instrument}", "What each level means: {instrument}";
    column_level: "Tingkat", "Level";
    column_text: "Uraian", "Description";
    column_basis: "Dasar", "Basis";
    result_title: "Hasil: {instrument}", "Result: {instrument}";
    result_note: "Perkiraan, bukan hasil resmi {authority}. Lembar ini tidak dibaca kembali.", "An estimate, not an official result of {authority}. This sheet is not read back.";
    result_total: "Nilai", "Score";
    result_band: "Kategori atau opini", "Category or opinion";
    result_open: "Belum dinilai", "Not assessed";
    result_ranges: "Rentang", "Ranges";
    result_estimate: "Perkiraan dengan {weights} (asumsi)", "Estimate under {weights} (assumed)";
    result_plausible: "Masuk akal", "Plausible";
    result_guaranteed: "Terjamin dengan semua bobot yang sesuai dengan {weights}", "Guaranteed under every weighting that agrees with {weights}";
    column_low_any: "Terendah terjamin", "Guaranteed lowest";
    column_high_any: "Tertinggi terjamin", "Guaranteed highest";
    column_low: "Terendah", "Lowest";
    column_high: "Tertinggi", "Highest";
    column_score: "Nilai", "Score";
    plan_title: "Rencana ke {target}: {instrument}", "Plan to {target}: {instrument}";
    plan_note: "Rencana dengan upaya terkecil; upaya adalah asumsi. Lembar ini tidak dibaca kembali.", "The plan with the least effort; efforts are assumed. This sheet is not read back.";
    plan_unreachable: "Target tidak tercapai; paling tinggi {ceiling}.", "The target cannot be reached; the most is {ceiling}.";
    plan_reached: "Nilai sesudah rencana {total}, upaya {effort}.", "Score after the plan {total}, effort {effort}.";
    column_unit: "Unit", "Unit";
    column_from: "Dari", "From";
    column_to: "Menjadi", "To";
    column_gain: "Tambahan poin", "Points gained";
    column_effort: "Upaya", "Effort";
    column_bundle: "Paket", "Bundle";
    all_units: "Semua unit", "All units";

    // Problems of a file.
    file_too_large: "Berkas lebih besar dari {limit} MB. Hapus gambar dan lembar lain, lalu coba lagi.", "The file is larger than {limit} MB. Remove pictures and other sheets, then try again.";
    file_unpacks_too_large: "Isi berkas setelah dibuka jauh lebih besar dari lembar kerja penilaian. Berkas tidak dibaca.", "Unpacked, the file is far larger than a workbook for an assessment. It was not read.";
    file_encrypted: "Berkas dilindungi kata sandi. Simpan tanpa kata sandi, lalu coba lagi.", "The file is protected by a password. Save it without one, then try again.";
    file_old_excel: "Ini berkas Excel lama (.xls). Simpan sebagai Buku Kerja Excel (.xlsx), lalu coba lagi.", "This is an old Excel file (.xls). Save it as an Excel workbook (.xlsx), then try again.";
    file_open_document: "Ini berkas OpenDocument (.ods). Simpan sebagai .xlsx atau .csv, lalu coba lagi.", "This is an OpenDocument file (.ods). Save it as .xlsx or .csv, then try again.";
    file_not_a_spreadsheet: "Ini bukan lembar kerja. Pilih berkas .xlsx atau .csv.", "This is not a spreadsheet. Choose an .xlsx or .csv file.";
    file_damaged: "Berkas rusak atau tidak utuh. Buka di Excel atau LibreOffice, simpan lagi, lalu coba lagi.", "The file is damaged or incomplete. Open it in Excel or LibreOffice, save it again, then try again.";
    file_no_sheet: "Tidak ada lembar {entries} atau {figures}. Pakai templat dari halaman ini.", "There is no sheet {entries} or {figures}. Use the template from this page.";
    file_too_many_cells: "Terlalu banyak sel terisi. Pakai templat dari halaman ini.", "Too many cells are filled. Use the template from this page.";
    file_far_cell: "ada isi jauh di luar tabel. Hapus isi itu, lalu coba lagi.", "there is something far outside the table. Remove it, then try again.";
    file_open_quote: "Baris {row}: tanda kutip tidak ditutup.", "Row {row}: a quotation mark is not closed.";
    file_not_text: "Baris {row}: ada huruf yang rusak. Simpan lagi sebagai CSV UTF-8, lalu coba lagi.", "Row {row}: a letter is damaged. Save the file again as CSV UTF-8, then try again.";
    file_newer: "Berkas dibuat oleh versi Zona Hijau yang lebih baru (format {version}). Muat ulang halaman ini.", "The file was made by a newer version of Zona Hijau (format {version}). Reload this page.";
    file_other_instrument: "Berkas ini untuk instrumen “{found}”; penilaian ini memakai “{expected}”.", "This file is for the instrument “{found}”; this assessment uses “{expected}”.";

    // Problems of cells.
    cell_bare: "Sel {cell}", "Cell {cell}";
    cell_bare_about: "Sel {cell} ({about})", "Cell {cell} ({about})";
    cell_place: "Lembar {sheet}, sel {cell}", "Sheet {sheet}, cell {cell}";
    cell_place_about: "Lembar {sheet}, sel {cell} ({about})", "Sheet {sheet}, cell {cell} ({about})";
    cell_formula: "berisi rumus “{value}”. Rumus tidak dihitung di sini: salin, lalu tempel sebagai nilai.", "holds the formula “{value}”. Formulas are not computed here: copy it and paste the value.";
    cell_date: "menjadi tanggal. Tulis rentang sebagai 1 s.d. 3.", "has become a date. Write a range as 1 to 3.";
    cell_percent: "berformat persen. Tulis angkanya saja, misalnya 87,5, dengan format angka.", "is formatted as a percentage. Write the number alone, such as 87.5, as a plain number.";
    cell_no_entry: "berisi “{value}”, yang bukan isian.", "holds “{value}”, which is not an entry.";
    cell_no_heading: "terisi, tetapi kolomnya tidak berjudul. Hapus isinya; angka berkoma dalam CSV ditulis di antara tanda kutip.", "is filled in, but its column has no heading. Remove it; in CSV, write numbers with a comma in quotes.";
    cell_unnamed: "terisi, tetapi unitnya tanpa nama. Tulis nama unit.", "is filled in, but its unit has no name. Write the name of the unit.";
    cell_two_names: "menamai unit ini “{value}”, lembar lain “{other}”. Samakan namanya.", "calls this unit “{value}”, the other sheet “{other}”. Use one name.";
    cell_mode_open: "kosong, padahal unit ini diisi dengan beberapa cara. Pilih yang dihitung.", "is empty, but this unit is entered in several ways. Choose the one that counts.";
    cell_unclear_date: "berisi tanggal yang tidak dapat dipastikan. Tulis sebagai teks hari-bulan-tahun, misalnya 12-03-2026.", "holds a date that is not certain. Write it as text, day-month-year, such as 12-03-2026.";
    cell_other_evidence: "berisi “{value}”, yang bukan bukti dengan kode ini. Kembalikan tulisannya, atau kosongkan kode butirnya untuk membuat butir sendiri.", "holds “{value}”, which is not the evidence with this id. Restore the wording, or empty the item id to make it an item of your own.";
    cell_unknown_item: "berisi “{value}”, yang bukan kode butir dari indikator ini. Kosongkan untuk membuat butir sendiri.", "holds “{value}”, which is not an item id of this indicator. Empty it to make an item of your own.";
    cell_unknown_unit: "berisi “{value}”, yang bukan unit dalam penilaian ini.", "holds “{value}”, which is not a unit of this assessment.";
    cell_evidence_newer: "tidak dapat dipakai: bukti dukung di penilaian ini dari versi Zona Hijau yang lebih baru. Muat ulang halaman ini, atau hapus lembar ini dari berkas.", "cannot be used: the evidence in this assessment is of a newer version of Zona Hijau. Reload this page, or remove this sheet from the file.";
    cell_too_long: "terlalu panjang.", "is too long.";
}
