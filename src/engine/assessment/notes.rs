//! The notes of an assessment: what users and other programs wrote, and beside it sections of this program, which so
//! travel with the file and are undone like any other edit.

use serde_json::{Map, Value};

use super::{Assessment, Decimal, Entry, Unit};

/// A section of this program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Section {
    /// The form of the printed report.
    Report,
    /// The plan that is worked through.
    Plan,
    /// The published score that the assessment began with.
    Published,
}

/// The note that says where the scores were printed, in words, so that other programs can show it.
pub const SOURCE_NOTE: &str = "source";
const TOTAL: &str = "total";
const YEAR: &str = "year";

impl Section {
    const KEYS: [(&'static str, Self); 3] =
        [("report", Self::Report), ("plan", Self::Plan), ("published", Self::Published)];

    fn key(self) -> &'static str {
        Self::KEYS.iter().find(|(_, section)| *section == self).map_or("", |(key, _)| key)
    }
}

impl Assessment {
    /// The notes that the user wrote, each with the path to it; the sections of this program are none.
    pub fn written_notes(&self) -> Vec<(String, String)> {
        let mut notes = Vec::new();
        collect(&self.notes, "", &mut notes);
        notes
    }

    /// Notes where the scores that this assessment begins with were printed.
    pub fn note_source(&mut self, source: String) {
        object(&mut self.notes).insert(SOURCE_NOTE.to_owned(), source.into());
    }

    /// Notes that this published score of the whole body is what the assessment begins with.
    pub fn note_published(&mut self, year: u16, total: &Decimal) {
        self.note(Section::Published, YEAR, Some(year.into()));
        self.note(Section::Published, TOTAL, Some(total.text().into()));
    }

    /// Year and source of a published score of the whole body, while that is the only figure: it is the mean of units
    /// that are not known, and no unit.
    pub fn published_total(&self) -> Option<(u64, &str)> {
        let [Unit { entry: Entry::Total(Some(total)), .. }] = self.units.as_slice() else {
            return None;
        };
        let printed = Decimal::parse(self.noted(Section::Published, TOTAL)?.as_str()?).ok()?;
        let year = self.noted(Section::Published, YEAR)?.as_u64()?;
        let source = self.notes.get(SOURCE_NOTE)?.as_str()?;
        (printed.value() == total.value()).then_some((year, source))
    }

    /// A value in a section.
    pub(super) fn noted(&self, section: Section, key: &str) -> Option<&Value> {
        self.notes.get(section.key())?.get(key)
    }

    /// Sets a value in a section, or takes it out; nothing is left of an empty section. A section of another
    /// shape is kept in it under `notes`.
    pub(super) fn note(&mut self, section: Section, key: &str, value: Option<Value>) {
        let entries = object(object(&mut self.notes).entry(section.key()).or_insert(Value::Null));
        match value {
            Some(value) => entries.insert(key.to_owned(), value),
            None => entries.remove(key),
        };
        if entries.is_empty() {
            object(&mut self.notes).remove(section.key());
        }
    }
}

/// The value as an object; one of another shape is kept in it under `notes`.
fn object(value: &mut Value) -> &mut Map<String, Value> {
    if !value.is_object() {
        let former = std::mem::replace(value, Value::Object(Map::new()));
        if let (Value::Object(object), false) = (&mut *value, former.is_null()) {
            object.insert("notes".to_owned(), former);
        }
    }
    match value {
        Value::Object(object) => object,
        // Made an object above.
        other => object(other),
    }
}

fn collect(value: &Value, path: &str, notes: &mut Vec<(String, String)>) {
    let is_section = |key: &str| path.is_empty() && Section::KEYS.iter().any(|(known, _)| *known == key);
    match value {
        Value::String(text) if !text.trim().is_empty() => notes.push((path.to_owned(), text.clone())),
        Value::Array(values) => values.iter().for_each(|value| collect(value, path, notes)),
        // What names a format of its own is written by a program, such as the section for evidence of a newer one.
        Value::Object(values) if values.contains_key("format") => {}
        Value::Object(values) => {
            for (key, value) in values.iter().filter(|(key, _)| !is_section(key)) {
                let below = if path.is_empty() { key.clone() } else { format!("{path}/{key}") };
                collect(value, &below, notes);
            }
        }
        _ => {}
    }
}
