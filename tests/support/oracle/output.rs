//! What `score` prints, from the exact totals.

use serde_json::{Value, json};

use super::numbers::{Number, number, power_of_ten, round};
use super::{Case, End, Freedom, list, text};

impl<'d> Case<'d> {
    /// What `score` prints; the intervals over many weightings are left out where something is "n/a".
    pub fn output(&self) -> Value {
        let default = self.default_weighting();
        let end = |end| self.total(&default, end).unwrap_or_else(|| panic!("nothing to assess"));
        let (low, high) = (end(End::Low), end(End::High));
        let complete = !self.units().is_empty() && self.units().iter().all(|unit| self.is_complete(unit));
        let total = complete.then(|| self.round(&low));
        let band = total.as_ref().map(|total| self.band(total));
        let word = |band: Option<&Value>, key: &str| band.map_or(Value::Null, |band| band[key].clone());
        let mut output = json!({
            "instrument": format!("{}@{}", text(&self.pack["id"]), text(&self.pack["version"])),
            "complete": complete,
            "total": total.as_ref().map(|total| self.print(total)),
            "estimate": { "low": self.print(&low), "high": self.print(&high) },
            "category": word(band, "code"),
            "zone": word(band, "zone"),
            "opinion": band.map_or(Value::Null, |band| self.opinion(band)),
            "quality": band.map_or(Value::Null, |band| word(Some(&band["quality"]), "id")),
            "next": total.as_ref().and_then(|total| self.next(total)),
            "margin": total.as_ref().zip(band).map(|(total, band)| self.print(&(total - number(text(&band["min"]))))),
            "units": self.units().iter().map(|unit| self.unit_output(unit)).collect::<Value>(),
        });
        if !self.has_not_applicable() && !self.units().is_empty() {
            let ends = |freedom| [End::Low, End::High].map(|end| self.extreme(freedom, end));
            let print = |[low, high]: &[Number; 2]| json!({ "low": self.print(low), "high": self.print(high) });
            let guaranteed = ends(Freedom::Any);
            output["guaranteed"] = print(&guaranteed);
            output["plausible"] = print(&ends(Freedom::Bounded));
            output["possible"] = self.possible(&guaranteed);
        }
        output
    }

    fn unit_output(&self, unit: &Value) -> Value {
        let total = self.unit_total(unit, &self.default_weighting(), End::Low);
        let total = total.filter(|_| self.is_complete(unit)).map(|total| self.round(&total));
        let band = total.as_ref().map(|total| self.band(total));
        json!({
            "id": unit["id"],
            "total": total.map(|total| self.print(&total)),
            "category": band.map(|band| &band["code"]),
            "zone": band.map(|band| &band["zone"]),
        })
    }

    fn opinion(&self, band: &Value) -> Value {
        let opinion = &band["opinion"]["id"];
        let suffix = &self.pack["compliance"]["suffix"]["id"];
        match self.assessment["followed_up"] == "all" && suffix.is_string() && opinion.is_string() {
            true => json!(format!("{} ({})", text(opinion), text(suffix))),
            false => opinion.clone(),
        }
    }

    fn bands(&self) -> &'d Vec<Value> {
        list(&self.pack["bands"])
    }

    /// The highest band whose lower bound a rounded total reaches.
    fn band(&self, total: &Number) -> &'d Value {
        let reached = self.bands().iter().find(|band| *total >= number(text(&band["min"])));
        reached.unwrap_or_else(|| panic!("no band for {total}"))
    }

    fn next(&self, total: &Number) -> Option<Value> {
        let above = self.bands().iter().rev().find(|band| *total < number(text(&band["min"])))?;
        let missing = number(text(&above["min"])) - total;
        Some(json!({ "category": label(above), "missing": self.print(&missing) }))
    }

    fn possible(&self, [low, high]: &[Number; 2]) -> Value {
        let (best, worst) = (self.band(&self.round(high)), self.band(&self.round(low)));
        let from = self.bands().iter().position(|band| band == best);
        let to = self.bands().iter().position(|band| band == worst);
        self.bands()[from.unwrap()..=to.unwrap()].iter().map(label).cloned().collect()
    }

    fn decimals(&self) -> usize {
        self.pack["decimals"].as_u64().and_then(|decimals| usize::try_from(decimals).ok()).unwrap()
    }

    /// Rounds as the pack says.
    pub fn round(&self, exact: &Number) -> Number {
        round(exact, self.decimals(), text(&self.pack["rounding"]))
    }

    /// Rounds and writes with the decimals of the pack.
    pub fn print(&self, exact: &Number) -> String {
        let places = self.decimals();
        let digits = (self.round(exact) * power_of_ten(places)).to_integer().to_string();
        let digits = format!("{digits:0>width$}", width = places + 1);
        let (whole, decimals) = digits.split_at(digits.len() - places);
        if places == 0 { whole.to_owned() } else { format!("{whole}.{decimals}") }
    }
}

/// How results name a band: by code, else by opinion.
fn label(band: &Value) -> &Value {
    if band["code"].is_string() { &band["code"] } else { &band["opinion"]["id"] }
}
