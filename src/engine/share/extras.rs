//! What a document holds beyond what is packed: notes, evidence, keys this version does not know.

use serde_json::{Map, Value};

/// What `whole` has that `core` has not, in the same shape; nothing where they are equal.
pub(super) fn beyond(whole: &Value, core: &Value) -> Option<Value> {
    if whole == core {
        return None;
    }
    match (whole, core) {
        (Value::Object(whole), Value::Object(core)) => {
            let mut extra = Map::new();
            for (key, value) in whole {
                let more = core.get(key).map_or_else(|| Some(value.clone()), |known| beyond(value, known));
                extra.extend(more.map(|more| (key.clone(), more)));
            }
            Some(Value::Object(extra))
        }
        // Units, element by element: `false` stands for one without more.
        (Value::Array(whole), Value::Array(core)) if is_list_of_objects(whole, core) => {
            let more = whole.iter().zip(core).map(|(value, known)| beyond(value, known).unwrap_or(Value::Bool(false)));
            Some(more.collect())
        }
        _ => Some(whole.clone()),
    }
}

/// Puts back what [`beyond`] found.
pub(super) fn add(core: &mut Value, extra: Value) {
    match (core, extra) {
        (Value::Object(core), Value::Object(extra)) => {
            for (key, value) in extra {
                match core.get_mut(&key) {
                    Some(known) => add(known, value),
                    None => drop(core.insert(key, value)),
                }
            }
        }
        (Value::Array(core), Value::Array(extra)) if is_list_of_objects(core, core) && core.len() == extra.len() => {
            for (known, more) in core.iter_mut().zip(extra) {
                if more != Value::Bool(false) {
                    add(known, more);
                }
            }
        }
        (core, extra) => *core = extra,
    }
}

fn is_list_of_objects(whole: &[Value], core: &[Value]) -> bool {
    !core.is_empty() && whole.len() == core.len() && core.iter().all(Value::is_object)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests say what they expect")]

    use super::*;
    use serde_json::json;

    #[test]
    fn what_a_document_has_beyond_its_core_is_found_and_put_back() {
        let core = json!({ "a": 1, "units": [{ "id": "u1" }, { "id": "u2" }], "list": [1, 2], "none": [] });
        let wholes = [
            (json!({ "a": 1, "units": [{ "id": "u1" }, { "id": "u2" }], "list": [1, 2], "none": [] }), None),
            (
                json!({ "a": 1, "units": [{ "id": "u1" }, { "id": "u2", "x": [3] }], "list": [1, 2], "none": [] }),
                Some(json!({ "units": [false, { "x": [3] }] })),
            ),
            (
                json!({ "a": 2, "units": [{ "id": "u1" }, { "id": "u2" }], "list": [1, 3], "none": [{}], "more": null }),
                Some(json!({ "a": 2, "list": [1, 3], "none": [{}], "more": null })),
            ),
            (
                json!({ "a": 1, "units": [{ "id": "u1" }], "list": [1, 2], "none": [] }),
                Some(json!({ "units": [{ "id": "u1" }] })),
            ),
        ];
        for (whole, extra) in wholes {
            let found = beyond(&whole, &core);
            assert_eq!(found, extra);
            let mut again = core.clone();
            if let Some(extra) = found {
                add(&mut again, extra);
            }
            assert_eq!(again, whole);
        }
    }

    #[test]
    fn a_list_of_another_length_takes_the_place_of_the_former() {
        let mut core = json!({ "units": [{ "id": "u1" }, { "id": "u2" }] });
        add(&mut core, json!({ "units": [{ "x": 1 }] }));
        assert_eq!(core, json!({ "units": [{ "x": 1 }] }));
    }
}
