//! What the user fills in for the printed report. It is kept in the notes of the assessment,
//! under `report`.

use serde_json::Value;

use super::Assessment;
use super::notes::Section;

/// The sheet that the report is laid out for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Paper {
    /// 210 by 297 mm.
    #[default]
    A4,
    /// 215 by 330 mm, also called folio.
    F4,
}

impl Paper {
    /// Names as they stand in files.
    pub const NAMES: [(&'static str, Self); 2] = [("a4", Self::A4), ("f4", Self::F4)];

    /// The name as it stands in files.
    pub fn name(self) -> &'static str {
        Self::NAMES.iter().find(|(_, paper)| *paper == self).map_or("", |(name, _)| name)
    }

    /// The sheet with this name; unknown names mean A4.
    pub fn from_name(name: &str) -> Self {
        Self::NAMES.iter().find(|(known, _)| *known == name).map(|(_, paper)| *paper).unwrap_or_default()
    }
}

/// One text of the form. All are optional: what is empty becomes a line to write on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ReportField {
    /// The sheet: a name of [`Paper`].
    Paper,
    /// Where it is signed.
    Place,
    /// When it is signed, in words.
    Date,
    /// Office of who takes note, such as `Sekretaris Daerah`.
    KnownOffice,
    /// Name of who takes note.
    KnownName,
    /// Employee number (NIP) of who takes note.
    KnownNumber,
    /// Office of who made the report.
    MadeOffice,
    /// Name of who made the report.
    MadeName,
    /// Employee number (NIP) of who made the report.
    MadeNumber,
}

impl ReportField {
    /// Every field with its key in files.
    pub const KEYS: [(&'static str, Self); 9] = [
        ("paper", Self::Paper),
        ("place", Self::Place),
        ("date", Self::Date),
        ("known_office", Self::KnownOffice),
        ("known_name", Self::KnownName),
        ("known_number", Self::KnownNumber),
        ("made_office", Self::MadeOffice),
        ("made_name", Self::MadeName),
        ("made_number", Self::MadeNumber),
    ];

    /// The key in files.
    pub fn key(self) -> &'static str {
        Self::KEYS.iter().find(|(_, field)| *field == self).map_or("", |(key, _)| key)
    }
}

impl Assessment {
    /// A text of the report's form; empty where nothing was filled in.
    pub fn report_text(&self, field: ReportField) -> &str {
        self.noted(Section::Report, field.key()).and_then(Value::as_str).unwrap_or_default()
    }

    /// The sheet that the report is laid out for.
    pub fn report_paper(&self) -> Paper {
        Paper::from_name(self.report_text(ReportField::Paper))
    }

    /// Fills in a text of the report's form; an empty one is taken out.
    pub fn set_report_text(&mut self, field: ReportField, text: &str) {
        if self.report_text(field) != text {
            self.note(Section::Report, field.key(), (!text.is_empty()).then(|| text.into()));
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::super::testing::with_notes;
    use super::*;

    #[test]
    fn the_form_is_kept_beside_other_notes_and_leaves_nothing_behind() {
        let mut file = with_notes(&json!({ "u1": "lihat berita acara" }));
        let before = file.clone();
        file.set_report_text(ReportField::Paper, "f4");
        file.set_report_text(ReportField::Place, "Langgur");
        assert_eq!(file.notes, json!({ "u1": "lihat berita acara", "report": { "paper": "f4", "place": "Langgur" } }));
        assert_eq!((file.report_paper(), file.report_text(ReportField::Place)), (Paper::F4, "Langgur"));
        assert_eq!(file.written_notes(), [("u1".to_owned(), "lihat berita acara".to_owned())]);
        file.set_report_text(ReportField::Paper, "");
        file.set_report_text(ReportField::Place, "");
        assert_eq!(file, before);
    }

    #[test]
    fn what_another_program_keeps_under_notes_was_not_written_by_the_user() {
        let newer =
            json!({ "format": "zona-hijau/evidence", "version": 99, "units": { "u1": { "status": "complete" } } });
        let file = with_notes(&json!({ "evidence": newer, "u1": "lihat berita acara" }));
        assert_eq!(file.written_notes(), [("u1".to_owned(), "lihat berita acara".to_owned())]);
    }

    #[test]
    fn notes_of_any_shape_are_found_and_stay_beside_the_form() {
        let mut file = with_notes(&json!({ "u1": ["satu", { "dua": "tiga" }] }));
        file.set_report_text(ReportField::Date, "12 Maret 2026");
        assert_eq!(file.notes, json!({ "u1": ["satu", { "dua": "tiga" }], "report": { "date": "12 Maret 2026" } }));
        let written: Vec<_> = file.written_notes().into_iter().map(|(_, text)| text).collect();
        assert_eq!(written, ["satu", "tiga"]);
    }

    #[test]
    fn notes_that_are_null_can_be_filled_in() {
        let mut file = with_notes(&serde_json::Value::Null);
        file.set_report_text(ReportField::Place, "Langgur");
        assert_eq!(file.notes, json!({ "report": { "place": "Langgur" } }));
    }

    #[test]
    fn a_form_of_another_shape_is_empty_and_can_be_filled_in() {
        let mut file = with_notes(&json!({ "report": "x" }));
        assert_eq!(file.report_text(ReportField::Place), "");
        file.set_report_text(ReportField::Place, "Langgur");
        assert_eq!(file.notes, json!({ "report": { "notes": "x", "place": "Langgur" } }));
    }

    #[test]
    fn every_field_has_a_key_of_its_own() {
        for (key, field) in ReportField::KEYS {
            assert_eq!(field.key(), key);
        }
        assert_eq!(Paper::from_name(Paper::F4.name()), Paper::F4);
        assert_eq!(Paper::from_name("letter"), Paper::A4);
    }
}
