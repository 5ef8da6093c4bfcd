//! JSON documents as tests change them: by pointer.

use serde_json::{Map, Value};

use super::random::Random;

/// Puts `value` at the pointer; the last key may be new, in an object or at the end of a list.
pub fn put(document: &mut Value, pointer: &str, value: Value) {
    if pointer.is_empty() {
        *document = value;
        return;
    }
    let (parent, key) = parent_and_key(document, pointer);
    match parent {
        Value::Object(object) => drop(object.insert(key, value)),
        Value::Array(items) => match key.parse::<usize>() {
            Ok(index) if index < items.len() => items[index] = value,
            _ => items.push(value),
        },
        other => panic!("nothing can be put at {pointer} of {other}"),
    }
}

/// Takes the key at the pointer away; it must be there.
pub fn remove(document: &mut Value, pointer: &str) {
    let (parent, key) = parent_and_key(document, pointer);
    let removed = parent.as_object_mut().and_then(|object| object.remove(&key));
    assert!(removed.is_some(), "nothing to remove at {pointer}");
}

fn parent_and_key<'d>(document: &'d mut Value, pointer: &str) -> (&'d mut Value, String) {
    let (parent, key) = pointer.rsplit_once('/').unwrap_or_else(|| panic!("{pointer} is no pointer"));
    let parent = document.pointer_mut(parent).unwrap_or_else(|| panic!("no {parent} on the way to {pointer}"));
    (parent, key.replace("~1", "/").replace("~0", "~"))
}

/// The path that problems name for a pointer: `/units/0/entry` is `units[0].entry`.
pub fn path_of(document: &Value, pointer: &str) -> String {
    let mut path = String::new();
    let mut place = Some(document);
    for key in pointer.split('/').skip(1) {
        if place.is_some_and(Value::is_array) {
            path += &format!("[{key}]");
        } else if key.chars().any(|c| !c.is_ascii_alphanumeric() && !"_-".contains(c)) {
            path += &format!("[\"{key}\"]");
        } else if path.is_empty() {
            path += key;
        } else {
            path += &format!(".{key}");
        }
        place = place.and_then(|place| place.pointer(&format!("/{key}")));
    }
    path
}

/// Pointers to everything in a document, at most `most` elements of each list or object of like values.
pub fn pointers(document: &Value, most: usize) -> Vec<String> {
    let mut found = vec![String::new()];
    let inner: Vec<(String, &Value)> = match document {
        Value::Object(object) => object.iter().map(|(key, value)| (key.clone(), value)).collect(),
        Value::Array(items) => items.iter().take(most).enumerate().map(|(i, value)| (i.to_string(), value)).collect(),
        _ => Vec::new(),
    };
    for (key, value) in inner {
        found.extend(pointers(value, most).into_iter().map(|rest| format!("/{key}{rest}")));
    }
    found
}

/// The document as text, with the keys of every object in random order.
pub fn shuffled(document: &Value, random: &mut Random) -> String {
    match document {
        Value::Object(object) => {
            let mut entries: Vec<_> = object.iter().collect();
            random.shuffle(&mut entries);
            let entry = |(key, value): (&String, &Value)| {
                format!("{}: {}", Value::String(key.clone()), shuffled(value, random))
            };
            format!("{{ {} }}", entries.into_iter().map(entry).collect::<Vec<_>>().join(", "))
        }
        Value::Array(items) => {
            let items: Vec<_> = items.iter().map(|item| shuffled(item, random)).collect();
            format!("[{}]", items.join(", "))
        }
        scalar => scalar.to_string(),
    }
}

/// What `found` holds under the keys that `expected` has, so that both can be compared.
pub fn same_keys(expected: &Value, found: &Value) -> Value {
    match (expected, found) {
        (Value::Object(expected), Value::Object(found)) => {
            let missing = Value::String("(no such key)".to_owned());
            let same =
                |(key, value): (&String, &Value)| (key.clone(), same_keys(value, found.get(key).unwrap_or(&missing)));
            expected.iter().map(same).collect::<Map<_, _>>().into()
        }
        (Value::Array(expected), Value::Array(found)) if expected.len() == found.len() => {
            expected.iter().zip(found).map(|(expected, found)| same_keys(expected, found)).collect()
        }
        _ => found.clone(),
    }
}
