//! The names of the steps of the history.

use super::{Locale, fill};
use crate::session::Change;

impl Locale {
    /// What a step changed, such as `nilai Puskesmas Watdek diubah`.
    pub fn change(self, change: &Change) -> String {
        let m = self.messages();
        let unit = |message, name: &str| fill(message, &[("unit", &self.unit_name(name))]);
        match change {
            Change::Body => m.change_body.to_owned(),
            Change::UnitName(name) => unit(m.change_unit_name, name),
            Change::Score(name) => unit(m.change_score, name),
            Change::Answer(name, indicator) => {
                let values = [("indicator", self.text(indicator)), ("unit", &self.unit_name(name))];
                fill(m.change_answer, &values)
            }
            Change::Mode(name) => unit(m.change_mode, name),
            Change::Unit(name) => unit(m.change_unit, name),
            Change::Added(name) => unit(m.change_added, name),
            Change::Removed(name) => unit(m.change_removed, name),
            Change::Units(count) => fill(m.change_units, &[("count", &count.to_string())]),
            Change::Paste(rows, columns) => {
                fill(m.change_paste, &[("rows", &rows.to_string()), ("columns", &columns.to_string())])
            }
            Change::FollowUp => m.change_follow_up.to_owned(),
            Change::Target => m.change_target.to_owned(),
            Change::Ticks => m.change_ticks.to_owned(),
            Change::Version => m.change_version.to_owned(),
            Change::Assumptions => m.change_assumptions.to_owned(),
            Change::AssumptionsReset => m.change_assumptions_reset.to_owned(),
            Change::Cleared => m.change_cleared.to_owned(),
            Change::Scenarios => m.change_scenarios.to_owned(),
            Change::ScenarioAccepted(name) => fill(m.change_scenario_accepted, &[("name", name)]),
            Change::Begun => m.change_begun.to_owned(),
            Change::Opened(name) => fill(m.change_opened, &[("name", self.named(name))]),
            Change::Elsewhere => m.change_elsewhere.to_owned(),
            Change::Other => m.change_other.to_owned(),
        }
    }
}
