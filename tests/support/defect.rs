//! One thing wrong with a document, and how it must be reported.

use serde_json::Value;
use zona_hijau::engine::problem::Problems;

use super::document::{path_of, put, remove};

/// A value put in a wrong place, or taken from one, with the problem that must be found.
pub struct Defect {
    pointer: &'static str,
    value: Option<Value>,
    path: Option<&'static str>,
    shown: Option<&'static str>,
}

/// `value` at `pointer` is wrong: reported there, with the value.
pub fn wrong(pointer: &'static str, value: impl Into<Value>) -> Defect {
    Defect { pointer, value: Some(value.into()), path: None, shown: None }
}

/// What stands at `pointer` must not be missing: reported there, without a value.
pub fn missing(pointer: &'static str) -> Defect {
    Defect { pointer, value: None, path: None, shown: None }
}

impl Defect {
    /// The problem is reported at another place.
    pub fn at(self, path: &'static str) -> Self {
        Self { path: Some(path), ..self }
    }

    /// The problem shows another value.
    pub fn shows(self, shown: &'static str) -> Self {
        Self { shown: Some(shown), ..self }
    }

    pub fn apply(&self, document: &mut Value) {
        match &self.value {
            Some(value) => put(document, self.pointer, value.clone()),
            None => remove(document, self.pointer),
        }
    }

    /// The path and the value that the problem must name.
    pub fn problem(&self, document: &Value) -> Found {
        let value = match (&self.shown, &self.value) {
            (Some(shown), _) => (*shown).to_owned(),
            (None, Some(Value::String(text))) => text.clone(),
            (None, Some(Value::Null) | None) => String::new(),
            (None, Some(value)) => value.to_string(),
        };
        (self.path.map_or_else(|| path_of(document, self.pointer), str::to_owned), cut(&value))
    }
}

/// Path and shown value of one problem.
pub type Found = (String, String);

/// What a message shows of a long value.
fn cut(value: &str) -> String {
    let shown: String = value.chars().take(200).collect();
    if shown.len() < value.len() { shown + "…" } else { shown }
}

/// The problems that were found, in a fixed order.
pub fn found(problems: &Problems) -> Vec<Found> {
    sorted(problems.iter().map(|problem| (problem.path.clone(), problem.value.clone())).collect())
}

pub fn sorted(mut found: Vec<Found>) -> Vec<Found> {
    found.sort();
    found
}

/// The document with the defects in it.
pub fn with(document: &Value, defects: &[Defect]) -> Value {
    let mut broken = document.clone();
    defects.iter().for_each(|defect| defect.apply(&mut broken));
    broken
}
