//! What Lokakarya says: a catalogue of its own, what stands on the projector, notes for the coach.

mod build;
mod drawing;
mod notes;
mod slide;
mod words;

pub use notes::Notes;
pub use slide::{Choice, Figure, Hue, Mark, Panel, Row, Scale, Segment, Shown, Slide, Strip, StripCell};

use super::Locale;
use super::catalogue::messages;
use crate::engine::text::Language;

impl Locale {
    /// The catalogue of Lokakarya.
    pub fn workshop(self) -> &'static Messages {
        match self.language {
            Language::Indonesian => &INDONESIAN,
            Language::English => &ENGLISH,
        }
    }
}

messages! {
    // The projector.
    stage_now: "Keadaan", "Present";
    stage_guess: "Tebak", "Guess";
    stage_change: "Ubah", "Change";
    stage_reveal: "Buka", "Reveal";
    stage_replay: "Ulang", "Replay";
    stage_timeline: "Jejak", "Timeline";
    round_of: "Langkah {number} dari {count}", "Step {number} of {count}";
    hidden_kind: "{kind}, nama disembunyikan", "{kind}, name hidden";
    hidden_body: "Instansi, nama disembunyikan", "Agency, name hidden";
    fictional: "Contoh fiktif", "Fictional example";
    fictional_named: "{name} (fiktif)", "{name} (fictional)";
    unit_number: "Unit {number}", "Unit {number}";
    everywhere: "semua unit", "all units";
    everywhere_entered: "{count} dari {of} unit (yang diisi per indikator)", "{count} of {of} units (entered by indicator)";
    total_now: "Nilai sekarang", "Present score";
    total_after_one: "Bila langkah 1 dilakukan", "If step 1 is done";
    total_after: "Bila langkah 1–{last} dilakukan", "If steps 1–{last} are done";
    total_beside: "nilai sekarang {total}", "present score {total}";
    total_range: "Rentang nilai", "Range of the score";
    rose: "Dari {before}, naik {difference}", "From {before}, up {difference}";
    fell: "Dari {before}, turun {difference}", "From {before}, down {difference}";
    same: "Tetap {before}, tidak berubah", "Still {before}, unchanged";
    stays: "Tetap {label}", "Still {label}";
    rises_to: "Naik ke {label}", "Up to {label}";
    falls_to: "Turun ke {label}", "Down to {label}";
    open_heading: "Belum lengkap", "Incomplete";
    range: "{low}–{high}", "{low}–{high}";
    gap: "{missing} lagi ke {label}, batas {threshold}.", "{missing} more to {label}, which begins at {threshold}.";
    reserve: "{margin} di atas batas {label}.", "{margin} above the lower bound of {label}.";
    any_weights: "Dengan bobot apa pun yang sesuai dengan {weights}: {low} sampai {high}.", "Under any weights that agree with {weights}: {low} to {high}.";
    any_weights_one: "Dengan bobot apa pun yang sesuai dengan {weights}: tetap {low}.", "Under any weights that agree with {weights}: still {low}.";
    open_line: "Masih ada isian yang belum dinilai atau berupa rentang.", "Some entries are not yet assessed, or are ranges.";
    asks: "{change}. Berapa nilainya?", "{change}. What is the score?";
    change_bundle: "{name}: {place}", "{name}: {place}";
    change_standard: "{name} ke tingkat tertinggi: {place}", "{name} to the top level: {place}";
    change_drop: "{name} turun satu tingkat: {place}", "{name} falls one level: {place}";
    change_plan: "Seluruh rencana, {count} perubahan", "The whole plan (changes: {count})";
    at_least: "{number} atau lebih", "{number} or more";
    below: "di bawah {number}", "below {number}";
    guess_mark: "tebakan {number}", "guess {number}";
    guess_hit: "Tebakan {guess}: tepat.", "The guess {guess} is right.";
    guess_near: "Tebakan {guess}: tepat, selisihnya tidak lebih dari 0,5 poin.", "The guess {guess} is right, no more than 0.5 points off.";
    guess_high: "Tebakan {guess}: terlalu tinggi {off}.", "The guess {guess} is too high by {off}.";
    guess_low: "Tebakan {guess}: terlalu rendah {off}.", "The guess {guess} is too low by {off}.";
    guess_inside: "Tebakan {guess} ada di dalam rentang.", "The guess {guess} is inside the range.";
    guess_outside: "Tebakan {guess} ada di luar rentang.", "The guess {guess} is outside the range.";
    guess_none: "Tanpa tebakan.", "No guess.";
    found_short: "Membantu, tetapi belum sampai: {missing} lagi ke {label}.", "It helps, but is not there yet: {missing} more to {label}.";
    found_up: "Tercapai: {label}, menurut perkiraan ini.", "Reached: {label}, by this estimate.";
    found_down: "Satu kelalaian saja, {label} hilang.", "With a single lapse {label} is lost.";
    found_kept: "Cadangan menipis: {margin} di atas batas {label}.", "The reserve shrinks: {margin} above the bound of {label}.";
    found_nothing: "Nilai tidak berubah.", "The score does not change.";
    found_top: "Cadangan menjadi {margin} di atas batas {label}.", "The reserve is now {margin} above the bound of {label}.";
    found_range: "Rentang baru: {low} sampai {high}.", "New range: {low} to {high}.";
    more_standards: "dan {count} standar lain", "and {count} more";
    units_change: "berubah di {count} dari {of} unit", "changes in {count} of {of} units";
    strip_spoken: "{name}, sebelum: {before}; sesudah: {after}", "{name}, before: {before}; after: {after}";
    not_assessed: "belum", "open";
    not_applicable: "t/b", "n/a";
    foot: "Perkiraan dengan bobot bawaan, bukan hasil resmi", "Estimate under default weights, not official";
    foot_own: "Perkiraan dengan bobot diubah, bukan hasil resmi", "Estimate under changed weights, not official";
    foot_effect: "Perkiraan (dampak: {basis}), bukan hasil resmi", "Estimate (effect: {basis}), not an official result";
    foot_levels: "Perkiraan (nilai tingkat: asumsi), bukan hasil resmi", "Estimate (level values: assumed), not official";
    foot_open: "Perkiraan belum lengkap, bukan hasil resmi", "Incomplete estimate, not an official result";
    timeline_title: "Yang sudah kita coba", "What we tried";
    timeline_empty: "Belum ada hasil yang dibuka.", "No result has been revealed yet.";
    timeline_sum: "Seluruhnya: dari {before} menjadi {after}.", "All together: from {before} to {after}.";
    timeline_step: "Langkah", "Step";
    timeline_guess: "Tebakan", "Guess";
    timeline_before: "Semula", "Before";
    timeline_after: "Menjadi", "After";
    gauge_spoken: "Skala nilai 0 sampai 100. {figure}", "Scale from 0 to 100. {figure}";
    fullscreen: "Layar penuh", "Full screen";
    leave: "Keluar dari tampilan proyektor", "Leave the projector view";
    waiting: "Menunggu jendela pelatih", "Waiting for the coach's window";
    waiting_text: "Jendela ini menampilkan lokakarya dari jendela lain di komputer yang sama. Biarkan terbuka; gambarnya datang sendiri.", "This window shows the workshop of another window on the same computer. Leave it open; the picture appears by itself.";
    ended: "Lokakarya selesai", "The workshop has ended";
    leave_window: "Siapkan lokakarya di sini", "Prepare a workshop here";
    projector: "Tampilan proyektor", "Projector view";

    // Preparing.
    title: "Lokakarya", "Workshop";
    lead: "Kelompok menebak dahulu, baru melihat hasilnya. Pelatih menyiapkan langkah di sini; penilaian di layar lain tidak berubah.", "The group guesses first and sees the result afterwards. The coach prepares the steps here; the assessment on the other screens does not change.";
    source: "Mulai dari", "Begin with";
    source_present: "Penilaian sekarang", "Present assessment";
    source_scenario: "Skenario di Perbaikan", "Scenario on Improve";
    source_demo: "{name}, fiktif", "{name}, fictional";
    source_scenario_note: "Tiap perubahan dalam skenario menjadi satu langkah.", "Each change of the scenario becomes one step.";
    source_unusable: "Penilaian sekarang belum diisi per indikator, sehingga belum dapat dipakai.", "The present assessment is not entered by indicator yet, so it cannot be used.";
    figures_of: "{total}, {label}, {instrument}", "{total}, {label}, {instrument}";
    rounds: "Langkah", "Steps";
    rounds_note: "Dua sampai empat langkah cukup untuk satu jam.", "Two to four steps are enough for an hour.";
    rounds_empty: "Belum ada langkah. Tambahkan sedikitnya satu.", "No steps yet. Add at least one.";
    idle: "Tidak mengubah apa pun setelah langkah di atasnya.", "Changes nothing after the steps above it.";
    earlier: "Naikkan: {name}", "Move up: {name}";
    remove: "Hapus: {name}", "Remove: {name}";
    add_title: "Tambah langkah", "Add a step";
    add_what: "Yang diubah", "What changes";
    add_where: "Di mana", "Where";
    add_up: "ke tingkat tertinggi", "to the top level";
    add_down: "turun satu tingkat", "down one level";
    add: "Tambah", "Add";
    names: "Tampilkan nama instansi dan unit di proyektor", "Show names of agency and units on the projector";
    names_note: "Sejak awal tidak aktif, agar tidak ada unit yang dipermalukan. Selama tidak aktif, nama tidak dikirim ke jendela proyektor.", "Off at first, so that no unit is embarrassed. While off, names are not sent to the projector window.";
    start: "Mulai lokakarya", "Start the workshop";
    assumed_note: "Dampak paket dan nilai tiap tingkat adalah asumsi; katakan itu kepada peserta.", "Effects of bundles and values of levels are assumed; tell the participants so.";

    // The coach's desk.
    desk_title: "Meja pelatih", "Coach's desk";
    on_projector: "Di proyektor", "On the projector";
    blank_now: "Proyektor gelap", "Projector is blank";
    next: "Lanjut", "Next";
    back: "Kembali", "Back";
    blank: "Gelapkan", "Blank";
    light: "Tampilkan lagi", "Show again";
    replay: "Putar ulang", "Replay";
    here: "Tampilkan di jendela ini", "Show in this window";
    open_window: "Buka jendela proyektor", "Open the projector window";
    window_linked: "Jendela proyektor tersambung", "Projector window connected";
    window_none: "Jendela proyektor belum terbuka", "Projector window not open";
    window_lost: "Jendela proyektor tertutup. Lokakarya tetap di sini.", "The projector window was closed. The workshop is still here.";
    window_blocked: "Peramban tidak mengizinkan jendela kedua. Izinkan jendela pop-up untuk halaman ini, atau pakai “Tampilkan di jendela ini”.", "The browser does not allow a second window. Allow pop-up windows for this page, or use “Show in this window”.";
    guess_title: "Tebakan kelompok", "The group's guess";
    guess_wait: "Tebakan dicatat pada tahap Tebak.", "The guess is taken at the stage Guess.";
    guess_closed: "Hasil sudah dibuka, tebakan tidak berubah lagi: {guess}", "The result was revealed, the guess stays: {guess}";
    guess_field: "Angka lain", "Another number";
    guess_hint: "0 sampai 100, koma atau titik", "0 to 100, comma or point";
    guess_clear: "Hapus tebakan", "Clear the guess";
    notes_title: "Catatan pelatih", "Coach's notes";
    notes_next: "Berikutnya", "Next";
    keys_title: "Tombol", "Keys";
    keys_on: "Tombol huruf dan angka aktif", "Letter and number keys are on";
    keys_text: "PageDown, panah kanan, atau spasi: lanjut. PageUp atau panah kiri: kembali. B atau titik: gelapkan. R: putar ulang. 1–4: pilih tebakan. F5: tampilkan di sini. Esc: keluar.", "PageDown, right arrow or space: next. PageUp or left arrow: back. B or full stop: blank. R: replay. 1–4: choose a guess. F5: show here. Esc: leave.";
    timeline: "Jejak", "Timeline";
    timeline_none: "Belum ada hasil yang dibuka.", "No result has been revealed yet.";
    save_copy: "Simpan sebagai penilaian baru", "Save as a new assessment";
    save_note: "Penilaian semula tidak berubah.", "The original assessment stays as it is.";
    to_scenario: "Pakai sebagai skenario di Perbaikan", "Use as a scenario on Improve";
    end: "Akhiri", "End";
    saved: "Hasil lokakarya disimpan sebagai “{name}”. Penilaian semula tetap ada dalam daftar.", "The result of the workshop was saved as “{name}”. The original assessment is still in the list.";

    // Notes by stage.
    note_now: "Bacakan nilai dan batas terdekat. Tanyakan: apa yang menahan kita di sini?", "Read out the score and the nearest bound. Ask: what holds us here?";
    note_now_open: "Nilainya masih rentang. Bicarakan isian mana yang belum dinilai sebelum menebak.", "The score is still a range. Talk about what is not yet assessed before guessing.";
    note_guess: "Minta setiap peserta menulis angkanya dahulu, baru sepakati satu. Jangan memberi petunjuk.", "Let everyone write down a number first, then agree on one. Give no hint.";
    note_guess_done: "Tebakan tercatat: {guess}. Tanyakan alasannya sebelum lanjut.", "Guess noted: {guess}. Ask for the reasons before going on.";
    note_change: "Sebutkan apa yang berubah di tiap unit dan siapa yang mengerjakannya. Nilai baru masih tertutup.", "Say what changes in each unit and who does the work. The new score is still hidden.";
    note_reveal_short: "Tanyakan: mengapa naik {difference}, tidak lebih? Setiap standar hanya sebagian kecil dari seluruh bobot.", "Ask: why {difference} and no more? Each standard is a small part of all weights.";
    note_reveal_up: "Tanyakan: siapa yang mengerjakan ini, kapan selesai, dan buktinya apa?", "Ask: who does this, by when, and what is the evidence?";
    note_reveal_down: "Tanyakan: siapa yang memeriksa standar ini tiap bulan, agar tidak turun?", "Ask: who checks this standard every month, so that it does not fall?";
    note_reveal_same: "Tanyakan: mengapa tidak ada yang berubah? Mungkin sudah di tingkat tertinggi.", "Ask: why does nothing change? It may be at the top level already.";
    note_replay: "Bandingkan pelan-pelan: semula, yang diubah, hasilnya. Beri waktu untuk mencatat.", "Compare slowly: before, what changes, the result. Give time to take notes.";
    note_timeline: "Minta tiap unit memilih satu langkah dan menyebut tanggal selesainya. Simpan jejaknya.", "Let each unit choose one step and name its date. Save the timeline.";
    caution_bundle: "Dampak paket ini ({basis}): katakan bahwa hasil di lapangan dapat berbeda.", "The effect of this bundle ({basis}): say that the real result may differ.";
    caution_levels: "Nilai tiap tingkat dan bobot indikator adalah asumsi; dengan bobot lain urutannya dapat berubah.", "Values of levels and weights of indicators are assumed; other weights can change the order.";
    caution_official: "Jangan menyebut angka ini sebagai hasil Ombudsman.", "Do not call this figure a result of the Ombudsman.";
    next_guess: "Pertanyaan, lalu kelompok menebak", "The question, then the group guesses";
    next_change: "Yang diubah, nilai baru masih tertutup", "What changes, the new score still hidden";
    next_reveal: "Nilai baru dibuka", "The new score is revealed";
    next_round: "Langkah berikutnya: {change}", "The next step: {change}";
    next_timeline: "Jejak semua langkah", "The timeline of all steps";
    next_end: "Langkah terakhir sudah selesai", "The last step is done";
}

#[cfg(test)]
mod tests;
