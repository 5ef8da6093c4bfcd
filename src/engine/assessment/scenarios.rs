//! Scenarios: other entries for the same units, kept in the file beside the assessment itself.
//!
//! Each is an object with a `name` and `units` as in the file. It is read under the rules of the
//! assessment, which is the baseline. What cannot be read stays in the file as it came.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::model::{Assessment, Unit};
use super::read::read_units;
use crate::Rules;
use crate::problem::{Place, Problems};
use crate::text::UnitId;

/// Most scenarios beside the baseline.
pub const MOST_SCENARIOS: usize = 3;

/// One scenario of a file.
#[derive(Clone, Debug, PartialEq)]
pub struct Scenario {
    /// What the user calls it; may be empty.
    pub name: String,
    /// The baseline with the entries of the scenario, or everything that is wrong with what the file holds.
    pub assessment: Result<Assessment, Problems>,
}

impl Assessment {
    /// The scenarios in the order of the file, read under the rules of this assessment; of a file
    /// with more than [`MOST_SCENARIOS`] the first.
    pub fn read_scenarios(&self, rules: &Rules) -> Vec<Scenario> {
        self.saved_scenarios().iter().take(MOST_SCENARIOS).map(|saved| self.read_saved(saved, rules)).collect()
    }

    /// The scenario at this place.
    pub fn read_scenario(&self, place: usize, rules: &Rules) -> Option<Scenario> {
        self.saved_scenarios().get(place).map(|saved| self.read_saved(saved, rules))
    }

    /// How many scenarios the file has beyond those that are read; they stay in it as they came.
    pub fn unread_scenarios(&self) -> usize {
        self.saved_scenarios().len().saturating_sub(MOST_SCENARIOS)
    }

    fn saved_scenarios(&self) -> &[Value] {
        self.scenarios.as_array().map(Vec::as_slice).unwrap_or_default()
    }

    fn read_saved(&self, saved: &Value, rules: &Rules) -> Scenario {
        let units = units(saved, rules);
        let assessment = units.map(|units| Self { units, scenarios: Value::Array(Vec::new()), ..self.clone() });
        Scenario { name: name(saved), assessment }
    }

    /// Whether one more scenario has room.
    pub fn has_room_for_scenario(&self) -> bool {
        self.scenarios.as_array().is_some_and(|saved| saved.len() < MOST_SCENARIOS)
    }

    /// An id for a new unit: none of a unit here or in a scenario, of one that evidence is about, or of these.
    pub fn new_unit_id(&self, taken: &BTreeSet<UnitId>) -> UnitId {
        let of_scenario = |saved| Value::get(saved, "units").and_then(Value::as_array).into_iter().flatten();
        let in_scenarios: BTreeSet<UnitId> = self
            .saved_scenarios()
            .iter()
            .flat_map(of_scenario)
            .filter_map(|unit| Some(UnitId::from(unit.get("id")?.as_str()?)))
            .collect();
        let is_taken = |id: &UnitId| {
            let in_use = self.units.iter().any(|unit| unit.id == *id) || in_scenarios.contains(id);
            in_use || taken.contains(id) || self.evidence.is_about(id)
        };
        let mut ids = (self.units.len() + 1..).map(|number| UnitId::from(format!("u{number}").as_str()));
        ids.find(|id| !is_taken(id)).unwrap_or_else(|| UnitId::from("u"))
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

fn name(value: &Value) -> String {
    value.get("name").and_then(Value::as_str).unwrap_or_default().to_owned()
}

fn units(saved: &Value, rules: &Rules) -> Result<Vec<Unit>, Problems> {
    let mut problems = Problems::default();
    let units = read_units(saved.get("units"), rules, &Place::Root.key("units"), &mut problems);
    problems.or_value(Some(units))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assessment::{read_for, to_text};
    use crate::instrument::find_builtin;

    #[test]
    fn of_a_file_with_very_many_scenarios_the_first_are_read_and_all_are_kept() {
        let units: Vec<_> = (0..3_000)
            .map(|unit| json!({ "id": format!("u{unit}"), "entry": { "mode": "total", "value": null } }))
            .collect();
        let document = json!({
            "format": "zona-hijau/assessment", "version": 1, "instrument": { "id": "kepatuhan-2023" },
            "units": units, "scenarios": vec![json!({ "units": [] }); 100_000],
        });
        let instrument = find_builtin("kepatuhan-2023").unwrap();
        let (mut assessment, rules) = read_for(&document.to_string(), &instrument).unwrap();
        assert_eq!(assessment.read_scenarios(&rules).len(), MOST_SCENARIOS);
        assert_eq!(assessment.unread_scenarios(), 100_000 - MOST_SCENARIOS);
        assessment.rename_scenario(0, "pertama");
        let written: Value = serde_json::from_str(&to_text(&assessment)).unwrap();
        assert_eq!(written["scenarios"].as_array().unwrap().len(), 100_000);
        assert_eq!(assessment.read_scenario(0, &rules).unwrap().name, "pertama");
    }

    #[test]
    fn a_scenario_holds_no_scenarios() {
        let units = json!([{ "id": "u1", "entry": { "mode": "total", "value": "50" } }]);
        let document = json!({
            "format": "zona-hijau/assessment", "version": 1, "instrument": { "id": "kepatuhan-2023" },
            "units": units, "scenarios": [{ "name": "a", "units": units }],
        });
        let instrument = find_builtin("kepatuhan-2023").unwrap();
        let (assessment, rules) = read_for(&document.to_string(), &instrument).unwrap();
        let scenario = assessment.read_scenario(0, &rules).unwrap().assessment.unwrap();
        assert_eq!((&scenario.units, &scenario.scenarios), (&assessment.units, &json!([])));
    }
}
