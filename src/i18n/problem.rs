//! Problems in the words of the user.

use super::catalogue::messages;
use super::{Locale, capitalised, fill};
use crate::engine::instrument;
use crate::engine::problem::{Problem, ProblemKind, Reference, WeightsTotal};
use crate::engine::text::Language;

impl Locale {
    /// The catalogue of problems.
    fn problems(self) -> &'static Messages {
        match self.language {
            Language::Indonesian => &INDONESIAN,
            Language::English => &ENGLISH,
        }
    }

    /// What is wrong with a value and how to write it, without the place.
    pub fn problem_kind(self, kind: &ProblemKind, value: &str) -> String {
        let m = self.problems();
        let number = |text: &str| self.decimal(text);
        match kind {
            ProblemKind::Unread => m.unread.to_owned(),
            ProblemKind::NotUtf8 { at } => fill(m.not_utf8, &[("value", value), ("at", &at.to_string())]),
            ProblemKind::Spreadsheet => m.spreadsheet.to_owned(),
            ProblemKind::NotJson { line, column } => {
                fill(m.not_json, &[("line", &line.to_string()), ("column", &column.to_string())])
            }
            ProblemKind::TooDeep { line } => fill(m.too_deep, &[("line", &line.to_string())]),
            ProblemKind::OtherFormat { expected } | ProblemKind::NoFormat { expected } => {
                (if *expected == instrument::FORMAT { m.no_pack } else { m.no_assessment }).to_owned()
            }
            ProblemKind::NewerVersion { known } => fill(m.newer, &[("value", value), ("known", &known.to_string())]),
            ProblemKind::TooLarge { limit } => fill(m.too_large, &[("limit", &(limit / 1_000_000).to_string())]),
            ProblemKind::UnknownKey { .. } => fill(m.unknown_key, &[("value", value)]),
            ProblemKind::MissingKey => m.missing_key.to_owned(),
            ProblemKind::MissingTranslation => m.missing_translation.to_owned(),
            ProblemKind::WrongType { .. } => fill(m.wrong_type, &[("value", value)]),
            ProblemKind::NotANumber => fill(m.not_a_number, &[("value", value)]),
            ProblemKind::TwoSeparators => fill(m.two_separators, &[("value", value)]),
            ProblemKind::TooLong => fill(m.too_long, &[("value", value)]),
            ProblemKind::NotADate => fill(m.not_a_date, &[("value", value)]),
            ProblemKind::TextTooLong { most } => fill(m.text_too_long, &[("most", &most.to_string())]),
            ProblemKind::TooManyDecimals { most } => {
                fill(m.too_many_decimals, &[("value", value), ("most", &most.to_string())])
            }
            ProblemKind::OutOfRange { min, max } => {
                fill(m.out_of_range, &[("value", value), ("min", &number(min)), ("max", &number(max))])
            }
            ProblemKind::NotWhole { min, max } => {
                fill(m.not_whole, &[("value", value), ("min", &min.to_string()), ("max", &number(&max.to_string()))])
            }
            ProblemKind::UnknownWord { choices } => fill(m.unknown_word, &[("value", value), ("choices", choices)]),
            ProblemKind::UnknownReference { to } => fill(m.reference(*to), &[("value", value)]),
            ProblemKind::NoLevel => fill(m.no_level, &[("value", value)]),
            ProblemKind::Duplicate => fill(m.duplicate, &[("value", value)]),
            ProblemKind::Empty => m.empty.to_owned(),
            ProblemKind::WrongCount { least, most } => {
                fill(m.wrong_count, &[("value", value), ("least", &least.to_string()), ("most", &most.to_string())])
            }
            ProblemKind::KeyTwice => fill(m.key_twice, &[("value", value)]),
            ProblemKind::BlockTooLarge { most } => {
                fill(m.block_too_large, &[("value", value), ("most", &most.to_string())])
            }
            ProblemKind::WeightsSum { expected, sum } => {
                let expected = match expected {
                    WeightsTotal::Exactly100 => m.exactly_100,
                    WeightsTotal::AtMost100 => m.at_most_100,
                };
                // What was taken away has no value.
                let pattern = if value.is_empty() { m.weights_sum } else { m.weights_sum_with };
                fill(pattern, &[("value", value), ("sum", &number(sum)), ("expected", expected)])
            }
            ProblemKind::PointsOfUnit(found) => {
                let (points, weight) = (number(&found.points), number(&found.weight));
                let about = [("unit", &*self.unit_name(&found.unit)), ("dimension", self.text(&found.dimension))];
                fill(m.points_of_unit, &[&about[..], &[("points", &*points), ("weight", &*weight)]].concat())
            }
            ProblemKind::NothingOfUnit { unit } => fill(m.nothing_of_unit, &[("unit", &self.unit_name(unit))]),
            ProblemKind::NoSuchResult => fill(m.no_such_result, &[("value", value)]),
            ProblemKind::BandOrder => m.band_order.to_owned(),
            ProblemKind::BandGap => m.band_gap.to_owned(),
            ProblemKind::ShareOrder => m.share_order.to_owned(),
            ProblemKind::PointsAboveWeight { weight } => {
                fill(m.points_above_weight, &[("value", value), ("weight", &number(weight))])
            }
            ProblemKind::PointsWithoutWeight => m.points_without_weight.to_owned(),
            ProblemKind::RangeReversed { low } => fill(m.range_reversed, &[("value", value), ("low", low)]),
            ProblemKind::PointsOrPercent => fill(m.points_or_percent, &[("value", value)]),
            ProblemKind::NothingApplicable => m.nothing_applicable.to_owned(),
            ProblemKind::OtherInstrument { expected } => {
                fill(m.other_instrument, &[("value", value), ("expected", expected)])
            }
            ProblemKind::ExampleDiffers { expected } => {
                fill(m.example_differs, &[("value", value), ("expected", expected)])
            }
            ProblemKind::More { listed } => fill(m.more_problems, &[("listed", &listed.to_string())]),
            ProblemKind::OverTheEdge => m.over_the_edge.to_owned(),
        }
    }

    /// A problem of a file: its place, then what is wrong.
    pub fn problem(self, problem: &Problem) -> String {
        let text = self.problem_kind(&problem.kind, &problem.value);
        if problem.path.is_empty() { capitalised(&text) } else { format!("{}: {text}", problem.path) }
    }

    /// What is wrong with a value whose place is known, as a sentence.
    pub fn wrong(self, kind: &ProblemKind, value: &str) -> String {
        let text = self.problem_kind(kind, value);
        // What was typed stays as it was.
        if !value.is_empty() && text.starts_with(value) { text } else { capitalised(&text) }
    }
}

impl Messages {
    /// That something does not exist, by what it should have been.
    fn reference(&self, to: Reference) -> &'static str {
        match to {
            Reference::Instrument => self.unknown_instrument,
            Reference::Dimension => self.unknown_dimension,
            Reference::Indicator => self.unknown_indicator,
            Reference::Weighted => self.unknown_weighted,
            Reference::Scale => self.unknown_scale,
            Reference::Level => self.unknown_level,
            Reference::Bundle => self.unknown_bundle,
            Reference::Source => self.unknown_source,
            Reference::Unit => self.unknown_unit,
        }
    }
}

messages! {
    unread: "berkas tidak dapat dibaca: mungkin dipindahkan, diska lepasnya dicabut, atau ini folder. Pilih berkasnya sekali lagi.", "the file could not be read: it may have been moved, its USB stick removed, or it is a folder. Choose it once more.";
    not_utf8: "berkas tidak utuh atau bukan teks UTF-8: byte {at} ({value}) salah. Simpan lagi sebagai UTF-8, atau pilih berkas lain.", "the file is cut off or not UTF-8 text: byte {at} ({value}) is wrong. Save it again as UTF-8, or choose another file.";
    spreadsheet: "ini berkas Excel atau CSV. Masukkan berkas seperti ini di Isi nilai, tombol Lembar kerja.", "this is an Excel or CSV file. Import such a file under Scores, with the button Workbook.";
    not_json: "isi berkas tidak utuh, bukan teks UTF-8, atau bukan dari Zona Hijau (baris {line}, kolom {column}). Pilih berkas lain, atau salinan yang utuh.", "the file is cut off, not UTF-8 text, or not from Zona Hijau (line {line}, column {column}). Choose another file, or a whole copy.";
    too_deep: "susunan berkas terlalu dalam (baris {line}); berkas ini bukan dari Zona Hijau.", "the file is nested too deeply (line {line}); it is not from Zona Hijau.";
    no_pack: "berkas ini bukan paket instrumen Zona Hijau. Pilih berkas JSON yang berisi paket.", "this is not an instrument pack of Zona Hijau. Choose a JSON file with a pack.";
    no_assessment: "berkas ini bukan berkas penilaian Zona Hijau. Pilih berkas berakhiran .zona-hijau.json.", "this is not an assessment file of Zona Hijau. Choose a file that ends in .zona-hijau.json.";
    newer: "versi {value} lebih baru daripada yang dikenal aplikasi ini ({known}). Perbarui aplikasi lalu buka lagi.", "version {value} is newer than this app knows ({known}). Update the app and open it again.";
    too_large: "berkas terlalu besar; batasnya {limit} MB.", "the file is too large; the limit is {limit} MB.";
    unknown_key: "kunci “{value}” tidak dikenal.", "the key “{value}” is unknown.";
    missing_key: "belum ada.", "is missing.";
    missing_translation: "terjemahan belum ada.", "the translation is missing.";
    wrong_type: "“{value}” bukan jenis data yang benar.", "“{value}” is not the right kind of data.";
    not_a_number: "“{value}” bukan angka. Ketik angka saja, misalnya 87,50.", "“{value}” is not a number. Type digits only, for example 87.50.";
    two_separators: "“{value}” memuat lebih dari satu tanda desimal. Sisakan satu, misalnya 87,50.", "“{value}” has more than one decimal sign. Keep one, for example 87.50.";
    too_long: "“{value}” terlalu panjang untuk sebuah angka.", "“{value}” is too long for a number.";
    not_a_date: "“{value}” bukan tanggal. Tulis hari-bulan-tahun, misalnya 12-03-2026.", "“{value}” is not a date. Write day-month-year, for example 12-03-2026.";
    text_too_long: "lebih dari {most} huruf. Ringkaskan, atau tulis tempat berkasnya.", "longer than {most} characters. Shorten it, or say where the document is.";
    too_many_decimals: "“{value}” memiliki lebih dari {most} angka desimal. Salin seperti tercetak dalam rapor.", "“{value}” has more than {most} decimals. Copy it as the report card prints it.";
    out_of_range: "{value} di luar batas {min} sampai {max}.", "{value} is outside {min} to {max}.";
    not_whole: "“{value}” bukan bilangan bulat dari {min} sampai {max}.", "“{value}” is not a whole number from {min} to {max}.";
    unknown_word: "“{value}” tidak dikenal. Pilih salah satu: {choices}.", "“{value}” is unknown. Choose one of: {choices}.";
    unknown_instrument: "instrumen “{value}” tidak dikenal aplikasi ini.", "this app does not know the instrument “{value}”.";
    unknown_dimension: "tidak ada dimensi “{value}” dalam instrumen ini.", "this instrument has no dimension “{value}”.";
    unknown_indicator: "indikator “{value}” tidak ada dalam instrumen ini.", "this instrument has no indicator “{value}”.";
    unknown_weighted: "tidak ada dimensi atau indikator “{value}” dalam instrumen ini.", "this instrument has no dimension or indicator “{value}”.";
    unknown_scale: "tidak ada skala “{value}” dalam instrumen ini.", "this instrument has no scale “{value}”.";
    unknown_level: "“{value}” bukan tingkat indikator ini.", "“{value}” is not a level of this indicator.";
    unknown_bundle: "tidak ada paket perbaikan “{value}” dalam instrumen ini.", "this instrument has no bundle “{value}”.";
    unknown_source: "tidak ada sumber “{value}” dalam daftar sumber berkas ini.", "the list of sources of this file has no “{value}”.";
    unknown_unit: "tidak ada unit “{value}” dalam penilaian ini.", "this assessment has no unit “{value}”.";
    no_level: "“{value}” berarti tidak berlaku, jadi tidak dapat menjadi nama tingkat.", "“{value}” means not applicable, so no level can have this value.";
    duplicate: "“{value}” muncul dua kali.", "“{value}” occurs twice.";
    key_twice: "kunci “{value}” tertulis dua kali di tempat ini. Hapus salah satunya.", "the key “{value}” occurs here twice. Delete one of the two.";
    empty: "tidak boleh kosong.", "must not be empty.";
    wrong_count: "ada {value}; seharusnya {least} sampai {most}.", "there are {value}; it must be {least} to {most}.";
    block_too_large: "blok terlalu besar: {value} sel atau baris, paling banyak {most}. Tempelkan bagian demi bagian.", "the block is too large: {value} cells or rows, at most {most}. Paste it part by part.";
    weights_sum: "jumlah bobot {sum}, harus {expected}. Sesuaikan juga bobot lain yang setingkat.", "the weights add up to {sum}; it must be {expected}. Adjust other weights of the same level, too.";
    weights_sum_with: "“{value}” membuat jumlah bobot {sum}, harus {expected}. Sesuaikan juga bobot lain yang setingkat.", "“{value}” makes the weights add up to {sum}; it must be {expected}. Adjust other weights of the same level, too.";
    points_of_unit: "bobot {weight} lebih kecil daripada poin {unit} untuk {dimension}, yaitu {points}. Ubah poin itu dahulu, atau pakai bobot yang cukup besar.", "a weight of {weight} is below the points of {unit} for {dimension}, {points}. Change those points first, or use a weight that is large enough.";
    nothing_of_unit: "dengan bobot ini tidak ada yang tersisa untuk dinilai pada {unit}: semua yang berbobot tidak berlaku di sana.", "with these weights nothing of {unit} is left to assess: all that has a weight is not applicable there.";
    exactly_100: "tepat 100", "exactly 100";
    at_most_100: "paling banyak 100", "at most 100";
    band_order: "jenjang harus menurun tanpa tumpang tindih.", "bands must go down without overlap.";
    band_gap: "jenjang terakhir harus mulai dari 0.", "the last band must begin at 0.";
    share_order: "bagian lebih kecil daripada tingkat sebelumnya.", "the share is below that of the level before.";
    points_above_weight: "{value} poin melebihi bobot dimensi, yaitu {weight}. Jika angka itu persen, pilih Persen dimensi.", "{value} points exceed the weight of the dimension, {weight}. If it is a percentage, choose Dimension percent.";
    points_without_weight: "poin tidak dapat dipakai karena bobot dimensi tidak dipublikasikan. Isi persen atau nilai akhir.", "points cannot be used because the dimension weights are not published. Enter percent or the final score.";
    range_reversed: "batas bawah {low} lebih tinggi daripada batas atas. Tukar kedua angka itu.", "the lower end {low} is above the upper end. Swap the two.";
    points_or_percent: "isi salah satu: poin atau persen. Yang ada di sini: {value}.", "give either points or percent. What is here: {value}.";
    nothing_applicable: "tidak ada yang tersisa untuk dinilai: tidak ada indikator berbobot yang berlaku.", "nothing is left to assess: no indicator with a weight applies.";
    other_instrument: "“{value}” instrumen lain; seharusnya {expected}.", "“{value}” is another instrument; expected {expected}.";
    more_problems: "Masih ada masalah lain; yang ditampilkan {listed} masalah pertama.", "There are more problems; the first {listed} are listed.";
    example_differs: "hasil {value} berbeda dari contoh {expected}.", "the result {value} differs from the example {expected}.";
    no_such_result: "“{value}” bukan bagian hasil, jadi tidak dapat diharapkan contoh.", "“{value}” is not part of a result, so an example cannot expect it.";
    over_the_edge: "melewati tepi tabel. Mulai dari sel lain atau salin blok yang lebih kecil.", "runs over the edge of the table. Start in another cell or copy a smaller block.";
}
