//! Boards that the tests of plans share.

use serde_json::{Map, Value, json};

use crate::assessment;
use crate::instrument::{Control, Indicator, find_builtin};
use crate::levers::Board;

/// A body of so many units under a built-in instrument; the answer to an indicator follows from the numbers of the unit and
/// of the indicator.
pub(crate) fn board(id: &str, units: usize, answer: impl Fn(usize, usize, &Indicator) -> Value) -> Board {
    board_with(id, units, &json!({}), answer)
}

/// The same with these weights fixed.
pub(crate) fn board_with(
    id: &str,
    units: usize,
    weights: &Value,
    answer: impl Fn(usize, usize, &Indicator) -> Value,
) -> Board {
    let instrument = find_builtin(id).unwrap();
    let unit = |unit: usize| {
        let mut values = Map::new();
        for (index, indicator) in instrument.indicators().enumerate() {
            values.insert(indicator.id.to_string(), answer(unit, index, indicator));
        }
        json!({ "id": format!("u{unit}"), "entry": { "mode": "indicators", "values": values } })
    };
    let text = json!({
        "format": "zona-hijau/assessment", "version": 1, "instrument": { "id": id, "version": instrument.version },
        "overrides": { "weights": weights },
        "units": (0..units).map(unit).collect::<Value>(),
    });
    let (assessment, rules) = assessment::read(&text.to_string(), find_builtin).unwrap();
    Board::new(&rules, &assessment)
}

/// Low levels of what the agency controls, unevenly; the rest at the top.
pub(crate) fn uneven(unit: usize, index: usize, indicator: &Indicator) -> Value {
    let level = if indicator.control == Control::Agency { (index * index + unit * 7 + unit * index) % 3 } else { 3 };
    json!(level.to_string())
}
