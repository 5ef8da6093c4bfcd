//! Writing the section back into `notes`. What could not be read is written as it came.

use serde_json::{Map, Value, json};

use super::model::{Checklist, Count, Evidence, Item, UnitEvidence};
use super::{FORMAT, KEY, VERSION};
use crate::document::Unknown;

/// The notes with the section in them.
pub(in super::super) fn notes(notes: &Value, evidence: &Evidence) -> Value {
    let untouched = evidence.key.is_none() && evidence.units.is_empty();
    if evidence.locked || untouched {
        return notes.clone();
    }
    // Of notes that are null nothing is kept.
    let mut object = notes.as_object().cloned().unwrap_or_default();
    let key = evidence.key.as_deref().unwrap_or(KEY);
    insert_beside(&mut object, key, section(evidence));
    Value::Object(object)
}

/// Inserts under `key`, or beside what stands there.
fn insert_beside(object: &mut Map<String, Value>, key: &str, value: Value) {
    let mut free = key.to_owned();
    let mut number = 2;
    while object.contains_key(&free) {
        free = format!("{key}-{number}");
        number += 1;
    }
    object.insert(free, value);
}

fn section(evidence: &Evidence) -> Value {
    let (kept, kept_units) = &*evidence.kept;
    let mut units = Map::new();
    for (id, entered) in evidence.units.iter() {
        units.insert(id.to_string(), unit(entered));
    }
    keep_beside(&mut units, kept_units);
    let mut section = Map::new();
    section.insert("format".to_owned(), json!(FORMAT));
    section.insert("version".to_owned(), json!(VERSION));
    with_kept(&mut section, "units", units, kept);
    Value::Object(section)
}

/// Writes an object under `key`, and everything kept; what could not be read under the same key
/// keeps its place while there is nothing to write, and moves beside it else.
fn with_kept(object: &mut Map<String, Value>, key: &str, value: Map<String, Value>, kept: &Unknown) {
    if !value.is_empty() || !kept.contains_key(key) {
        object.insert(key.to_owned(), Value::Object(value));
    }
    keep_beside(object, kept);
}

fn keep_beside(object: &mut Map<String, Value>, kept: &Unknown) {
    for (key, value) in kept {
        insert_beside(object, key, value.clone());
    }
}

fn unit(unit: &UnitEvidence) -> Value {
    let mut object = Map::new();
    for (key, count) in [("contacts", &unit.contacts), ("respondents", &unit.respondents)] {
        if *count != Count::default() {
            object.insert(key.to_owned(), written(count));
        }
    }
    let mut items = Map::new();
    for (id, list) in unit.checklists.iter() {
        items.insert(id.to_string(), checklist(list));
    }
    keep_beside(&mut items, &unit.kept_items);
    with_kept(&mut object, "items", items, &unit.kept);
    Value::Object(object)
}

fn written(count: &Count) -> Value {
    let mut object = count.kept.clone();
    for (key, number) in [("have", count.have), ("asked", count.asked)] {
        object.extend(number.map(|number| (key.to_owned(), json!(number))));
    }
    Value::Object(object)
}

fn checklist(list: &Checklist) -> Value {
    list.items.iter().map(|entry| item(entry)).chain(list.kept.iter().cloned()).collect()
}

fn item(item: &Item) -> Value {
    let mut object = item.kept.clone();
    object.insert("id".to_owned(), json!(item.id.as_str()));
    let status = if item.status == super::Status::default() { "" } else { item.status.name() };
    let due = item.due.map(|due| due.to_string()).unwrap_or_default();
    let texts = [
        ("text", item.text.as_str()),
        ("status", status),
        ("owner", &item.owner),
        ("due", &due),
        ("place", &item.place),
        ("note", &item.note),
    ];
    for (key, text) in texts {
        // What could not be read stays as it was, also where the pack has a text for it.
        if !text.is_empty() && !object.contains_key(key) {
            object.insert(key.to_owned(), json!(text));
        }
    }
    Value::Object(object)
}
