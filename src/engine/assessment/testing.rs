//! What the tests of notes share.

use serde_json::Value;

use super::model::Assessment;

/// A file for tests, with nothing but these notes.
pub fn with_notes(notes: &Value) -> Assessment {
    let file = serde_json::json!({
        "format": "zona-hijau/assessment", "version": 1,
        "instrument": { "id": "kepatuhan-2023" }, "body": { "name": "" }, "units": [], "notes": notes,
    });
    super::read(&file.to_string(), crate::instrument::find_builtin).unwrap().0
}
