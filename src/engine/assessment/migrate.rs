//! Older versions of the saved file, brought up to the newest one step at a time.
//!
//! A step turns a document of one version into one of the next and is never changed once it was
//! released; `tests/cases/files` holds a file of every version. Steps see the parsed document
//! before anything of it is checked, so they are total: what they do not find they leave alone.

use serde_json::Value;

/// Turns a document of one version into one of the next.
pub type Step = fn(Value) -> Value;

/// The steps in order: the first leads from version 1 to 2. None is needed yet.
const STEPS: &[Step] = &[];

// A new version needs its step.
const _: () = assert!(STEPS.len() + 1 == super::VERSION as usize);

/// A document of a known `version` as one of the newest.
pub(super) fn to_newest(document: Value, version: u32) -> Value {
    migrate(document, version, STEPS)
}

/// A document of `version` after all steps from there on; each one writes its own version.
fn migrate(document: Value, version: u32, steps: &[Step]) -> Value {
    let done = usize::try_from(version.saturating_sub(1)).unwrap_or(usize::MAX);
    let numbered = (2_u32..).zip(steps);
    numbered.skip(done).fold(document, |document, (version, step)| {
        let mut next = step(document);
        if let Value::Object(object) = &mut next {
            object.insert("version".to_owned(), version.into());
        }
        next
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    /// Version 2 would call `rows` `units`.
    fn rows_are_units(mut document: Value) -> Value {
        if let Some(object) = document.as_object_mut()
            && let Some(rows) = object.remove("rows")
        {
            object.insert("units".to_owned(), rows);
        }
        document
    }

    /// Version 3 would count them.
    fn units_are_counted(mut document: Value) -> Value {
        let count = document["units"].as_array().map_or(0, Vec::len);
        document["count"] = count.into();
        document
    }

    const TWO: &[Step] = &[rows_are_units, units_are_counted];

    #[test]
    fn a_document_goes_through_every_step_from_its_version_on() {
        let oldest = json!({ "version": 1, "rows": ["u1", "u2"], "x": { "kept": true } });
        let expected = json!({ "version": 3, "units": ["u1", "u2"], "count": 2, "x": { "kept": true } });
        assert_eq!(migrate(oldest, 1, TWO), expected);
        let middle = json!({ "version": 2, "units": ["u1"] });
        assert_eq!(migrate(middle, 2, TWO), json!({ "version": 3, "units": ["u1"], "count": 1 }));
    }

    #[test]
    fn the_newest_version_is_left_as_it_is() {
        let newest = json!({ "version": 3, "rows": ["not touched"] });
        assert_eq!(migrate(newest.clone(), 3, TWO), newest);
        let present = json!({ "version": super::super::VERSION, "anything": [1] });
        assert_eq!(to_newest(present.clone(), super::super::VERSION), present);
    }
}
