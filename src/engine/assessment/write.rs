//! Writing an assessment. What this version does not know is written back as it came.

use serde_json::{Map, Value, json};

use super::model::{Answer, Assessment, Decimal, Entry, Overrides, SetAside, Unit};
use super::{FORMAT, VERSION, evidence};
use crate::instrument::NOT_APPLICABLE;

/// The assessment as the text of a `*.zona-hijau.json` file.
pub fn to_text(assessment: &Assessment) -> String {
    let text = serde_json::to_string_pretty(&to_value(assessment)).unwrap_or_default();
    text + "\n"
}

/// The assessment as the document of its file.
pub(crate) fn to_value(assessment: &Assessment) -> Value {
    let body = json!({ "name": assessment.body.name, "kind": assessment.body.kind });
    let instrument = json!({ "id": assessment.instrument.id, "version": assessment.instrument.version });
    let known = json!({
        "format": FORMAT,
        "version": VERSION,
        "instrument": with(instrument, &assessment.instrument.unknown),
        "body": with(body, &assessment.body.unknown),
        "target": assessment.target,
        "followed_up": assessment.follow_up.name(),
        "overrides": overrides(&assessment.overrides),
        "units": assessment.units.iter().map(unit).collect::<Value>(),
        "notes": evidence::notes(&assessment.notes, &assessment.evidence),
        "scenarios": assessment.scenarios,
    });
    with(known, &assessment.unknown)
}

/// With the unknown keys beside the known ones; one that has become known meanwhile says nothing.
fn with(mut known: Value, unknown: &Map<String, Value>) -> Value {
    if let Value::Object(known) = &mut known {
        for (key, value) in unknown {
            known.entry(key.clone()).or_insert_with(|| value.clone());
        }
    }
    known
}

pub(super) fn unit(unit: &Unit) -> Value {
    let mut known = json!({
        "id": unit.id.as_str(),
        "name": unit.name,
        "kind": unit.kind,
        "entry": entry_with(&unit.entry, &unit.entry_unknown),
    });
    if !unit.set_aside.is_empty()
        && let Value::Object(known) = &mut known
    {
        known.insert("set_aside".to_owned(), unit.set_aside.iter().map(aside).collect());
    }
    with(known, &unit.unknown)
}

fn aside(aside: &SetAside) -> Value {
    entry_with(&aside.entry, &aside.unknown)
}

/// An entry with its unknown keys, also those of its ranges.
fn entry_with(of: &Entry, unknown: &Map<String, Value>) -> Value {
    let mut known = entry(of);
    if let (Entry::Indicators(_), Some(Value::Object(ranges))) = (of, unknown.get("values"))
        && let Some(Value::Object(values)) = known.get_mut("values")
    {
        for (id, unknown) in ranges {
            if let (Some(answer), Value::Object(unknown)) = (values.get_mut(id), unknown) {
                *answer = answer_with(answer.take(), unknown);
            }
        }
    }
    with(known, unknown)
}

/// An answer with unknown keys beside it. A level has room for them as the range that begins and ends there; what does
/// not apply has none.
fn answer_with(answer: Value, unknown: &Map<String, Value>) -> Value {
    match answer {
        Value::String(level) if level != NOT_APPLICABLE => with(json!({ "low": level, "high": level }), unknown),
        range @ Value::Object(_) => with(range, unknown),
        other => other,
    }
}

fn entry(entry: &Entry) -> Value {
    let text = |number: &Option<Decimal>| number.as_ref().map(|number| number.text().to_owned());
    match entry {
        Entry::Total(value) => json!({ "mode": "total", "value": text(value) }),
        Entry::Points(values) => json!({ "mode": "dimensions", "points": object(values, text) }),
        Entry::Percent(values) => json!({ "mode": "dimensions", "percent": object(values, text) }),
        Entry::Indicators(values) => json!({ "mode": "indicators", "values": object(values, answer) }),
    }
}

fn answer(answer: &Answer) -> Value {
    match answer {
        Answer::Level(level) => json!(level.as_str()),
        Answer::Range { low, high } => json!({ "low": low.as_str(), "high": high.as_str() }),
        Answer::NotApplicable => json!(NOT_APPLICABLE),
    }
}

fn overrides(overrides: &Overrides) -> Value {
    let bundles = object(&overrides.bundles, |change| {
        let set = |(indicator, level): &(_, _)| {
            let known = json!({ "indicator": text(indicator), "level": text(level) });
            change.effects_unknown.get(indicator).map_or_else(|| known.clone(), |unknown| with(known.clone(), unknown))
        };
        let mut known = Map::new();
        known.extend(change.effort.map(|effort| ("effort".to_owned(), json!(effort.get()))));
        known.extend(change.effects.as_ref().map(|sets| ("sets".to_owned(), sets.iter().map(set).collect())));
        with(Value::Object(known), &change.unknown)
    });
    let known = json!({
        "weights": object(&overrides.weights, |percent| percent.text().to_owned()),
        "efforts": object(&overrides.efforts, |effort| effort.get()),
        "bundles": bundles,
        "plausible_factor": overrides.plausible_factor.as_ref().map(|factor| factor.text().to_owned()),
    });
    with(known, &overrides.unknown)
}

fn text(id: &impl ToString) -> String {
    id.to_string()
}

fn object<K: ToString, V, J: Into<Value>>(entries: &litemap::LiteMap<K, V>, write: impl Fn(&V) -> J) -> Value {
    let mut object = Map::new();
    for (key, value) in entries.iter() {
        object.insert(key.to_string(), write(value).into());
    }
    object.into()
}
