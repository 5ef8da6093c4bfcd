//! Scenarios: other entries for the same units, kept in the file beside the assessment itself.
//!
//! Each is an object with a `name` and `units` as in the file. It is read under the rules of the
//! assessment, which is the baseline. What cannot be read stays in the file as it came.

use serde_json::{Map, Value, json};

use super::model::{Assessment, Unit};
use super::{read_value, to_value};
use crate::Rules;
use crate::problem::{Place, ProblemKind, Problems};

/// Most scenarios beside the baseline.
pub const MOST_SCENARIOS: usize = 3;

/// One scenario of a file.
#[derive(Clone, Debug, PartialEq)]
pub struct Scenario {
    /// What the user calls it; may be empty.
    pub name: String,
    /// The baseline with the entries of the scenario.
    ///
    /// # Errors
    /// Everything that is wrong with what the file holds; its first words are the path.
    pub assessment: Result<Assessment, Problems>,
}

impl Assessment {
    /// The scenarios in the order of the file, read under the rules of this assessment.
    pub fn read_scenarios(&self, rules: &Rules) -> Vec<Scenario> {
        let saved = self.scenarios.as_array().map(Vec::as_slice).unwrap_or_default();
        if saved.is_empty() {
            return Vec::new();
        }
        let bare = Self { scenarios: Value::Array(Vec::new()), ..self.clone() };
        let frame = frame(&bare);
        saved
            .iter()
            .map(|value| Scenario { name: name(value), assessment: read(value, &bare, &frame, rules) })
            .collect()
    }

    /// Whether one more scenario has room; a file can hold something else in their place.
    pub fn has_room_for_scenario(&self) -> bool {
        self.scenarios.as_array().is_some_and(|saved| saved.len() < MOST_SCENARIOS)
    }

    /// Adds a scenario with these entries, where there is room.
    pub fn add_scenario(&mut self, name: &str, units: &[Unit]) {
        let room = self.has_room_for_scenario();
        if let Value::Array(saved) = &mut self.scenarios
            && room
        {
            saved.push(json!({ "name": name, "units": units.iter().map(super::write::unit).collect::<Value>() }));
        }
    }

    /// Changes the entries of a scenario; what else the file says about it stays.
    pub fn set_scenario_units(&mut self, place: usize, units: &[Unit]) {
        self.set(place, "units", units.iter().map(super::write::unit).collect());
    }

    /// Gives a scenario another name.
    pub fn rename_scenario(&mut self, place: usize, name: &str) {
        self.set(place, "name", json!(name));
    }

    /// Takes a scenario out.
    pub fn remove_scenario(&mut self, place: usize) {
        if let Value::Array(saved) = &mut self.scenarios
            && place < saved.len()
        {
            saved.remove(place);
        }
    }

    fn set(&mut self, place: usize, key: &str, value: Value) {
        if let Some(Value::Object(scenario)) = self.scenarios.get_mut(place) {
            scenario.insert(key.to_owned(), value);
        }
    }
}

/// The document of the baseline, without what is no entry.
fn frame(bare: &Assessment) -> Map<String, Value> {
    let Value::Object(mut frame) = to_value(bare) else {
        return Map::new();
    };
    frame.remove("notes");
    frame
}

fn name(value: &Value) -> String {
    value.get("name").and_then(Value::as_str).unwrap_or_default().to_owned()
}

fn read(value: &Value, bare: &Assessment, frame: &Map<String, Value>, rules: &Rules) -> Result<Assessment, Problems> {
    let Some(units) = value.get("units") else {
        let mut problems = Problems::default();
        problems.push(&Place::Root.key("units"), ProblemKind::MissingKey, "");
        return Err(problems);
    };
    let mut document = frame.clone();
    document.insert("units".to_owned(), units.clone());
    let (read, _) = read_value(&Value::Object(document), &rules.instrument)?;
    Ok(Assessment { units: read.units, ..bare.clone() })
}
