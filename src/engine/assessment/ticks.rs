//! What of a plan is done already. It is kept in the notes of the assessment, under `plan`.

use serde_json::Value;

use super::Assessment;
use super::notes::Section;
use crate::text::IndicatorId;

const KEY: &str = "done";

impl Assessment {
    /// The standards that are ticked off, whichever plan is in front.
    pub fn ticked(&self) -> Vec<IndicatorId> {
        let ticks = self.noted(Section::Plan, KEY).and_then(Value::as_array);
        ticks.into_iter().flatten().filter_map(Value::as_str).map(IndicatorId::from).collect()
    }

    /// Ticks a standard off, or no longer.
    pub fn tick(&mut self, indicator: &IndicatorId) {
        let mut ticks = self.ticked();
        let count = ticks.len();
        ticks.retain(|known| known != indicator);
        if ticks.len() == count {
            ticks.push(indicator.clone());
        }
        let ticks: Vec<Value> = ticks.iter().map(|tick| tick.as_str().into()).collect();
        self.note(Section::Plan, KEY, (!ticks.is_empty()).then_some(Value::Array(ticks)));
    }

    /// Takes all ticks out: they belong to the plan of another instrument.
    pub(crate) fn forget_ticks(&mut self) {
        // A section without ticks is left as it is, whatever its shape.
        if self.noted(Section::Plan, KEY).is_some() {
            self.note(Section::Plan, KEY, None);
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::super::testing::with_notes;
    use super::*;
    use crate::assessment::{read, to_text};
    use crate::instrument::find_builtin;

    #[test]
    fn ticks_travel_with_the_file_and_the_last_one_taken_back_leaves_nothing() {
        let mut file = with_notes(&json!({ "u1": "lihat berita acara" }));
        let before = file.clone();
        let [first, second] = ["proses.moto", "proses.biaya"].map(IndicatorId::from);
        file.tick(&first);
        file.tick(&second);
        let again = read(&to_text(&file), find_builtin).unwrap().0;
        assert_eq!(again.ticked(), [first.clone(), second.clone()]);
        assert_eq!(again.written_notes(), [("u1".to_owned(), "lihat berita acara".to_owned())]);
        file.tick(&first);
        assert_eq!(file.ticked(), std::slice::from_ref(&second));
        file.tick(&second);
        assert_eq!(file, before);
    }

    #[test]
    fn ticks_of_another_shape_are_none_and_what_stands_beside_them_stays() {
        let mut file = with_notes(&json!({ "plan": { "done": "x", "besar": "rapat Senin" } }));
        assert_eq!(file.ticked(), []);
        file.tick(&IndicatorId::from("proses.moto"));
        assert_eq!(file.notes, json!({ "plan": { "done": ["proses.moto"], "besar": "rapat Senin" } }));
    }
}
