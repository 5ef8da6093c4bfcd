//! A slow second implementation of `score`, written from the file formats alone:
//! JSON in, JSON out, fractions of big integers, no shortcuts. It shares no code
//! with the engine, so that an error has to be made twice to go unnoticed.

mod numbers;
mod output;
mod weights;

use serde_json::Value;

use numbers::mean;
pub use numbers::{Number, number, round, whole};
pub use weights::{End, Freedom, Weight, limits, rest};
use weights::{best, weights};

/// One assessment under one pack, with the weights in force.
pub struct Case<'d> {
    pack: &'d Value,
    assessment: &'d Value,
    pub dimensions: Vec<Dimension<'d>>,
    pub factor: Number,
}

pub struct Dimension<'d> {
    pub id: &'d str,
    pub weight: Weight,
    pub indicators: Vec<Indicator<'d>>,
}

pub struct Indicator<'d> {
    pub id: &'d str,
    pub weight: Weight,
    levels: &'d Vec<Value>,
}

/// A weight for every dimension and for every indicator of each.
#[derive(Clone, Debug)]
pub struct Weighting {
    pub dimensions: Vec<Number>,
    pub indicators: Vec<Vec<Number>>,
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_else(|| panic!("{value} is no text"))
}

fn list(value: &Value) -> &Vec<Value> {
    value.as_array().unwrap_or_else(|| panic!("{value} is no list"))
}

impl<'d> Case<'d> {
    pub fn new(pack: &'d Value, assessment: &'d Value) -> Self {
        let fixed = &assessment["overrides"]["weights"];
        let raw = list(&pack["dimensions"]);
        let weights = weights(raw, fixed);
        let dimension = |(raw, weight): (&'d Value, Weight)| {
            let inner = list(&raw["indicators"]);
            let indicators = inner.iter().zip(self::weights(inner, fixed));
            let indicator = |(raw, weight): (&'d Value, Weight)| Indicator {
                id: text(&raw["id"]),
                weight,
                levels: list(&pack["scales"][text(&raw["scale"])]["levels"]),
            };
            Dimension { id: text(&raw["id"]), weight, indicators: indicators.map(indicator).collect() }
        };
        Self {
            dimensions: raw.iter().zip(weights).map(dimension).collect(),
            factor: assessment["overrides"]["plausible_factor"].as_str().map_or_else(|| whole(2), number),
            pack,
            assessment,
        }
    }

    pub fn units(&self) -> &'d Vec<Value> {
        list(&self.assessment["units"])
    }

    /// Whether any unit has an answer "n/a", whose intervals are not fixed to the last digit.
    pub fn has_not_applicable(&self) -> bool {
        self.units().iter().any(|unit| answers(unit).any(|answer| answer == "n/a"))
    }

    pub fn default_weighting(&self) -> Weighting {
        let default = |weight: &Weight| weight.default.clone();
        let indicators = |dimension: &Dimension| dimension.indicators.iter().map(|i| default(&i.weight)).collect();
        Weighting {
            dimensions: self.dimensions.iter().map(|dimension| default(&dimension.weight)).collect(),
            indicators: self.dimensions.iter().map(indicators).collect(),
        }
    }

    /// The mean of the units; `None` where a unit has nothing with a weight to assess.
    pub fn total(&self, weighting: &Weighting, end: End) -> Option<Number> {
        if self.units().is_empty() {
            return Some(if end == End::Low { whole(0) } else { whole(100) });
        }
        let totals: Option<Vec<_>> = self.units().iter().map(|unit| self.unit_total(unit, weighting, end)).collect();
        Some(mean(&totals?))
    }

    /// Whether a weighting leaves every unit the dimensions that it has under the default weights.
    /// Where all that applies weighs nothing a mean is 0/0, and the weighting says nothing.
    pub fn is_defined(&self, weighting: &Weighting) -> bool {
        let default = self.default_weighting();
        self.units().iter().filter(|unit| unit["entry"]["mode"] == "indicators").all(|unit| {
            let values = &unit["entry"]["values"];
            let has = |weighting: &Weighting| -> Vec<bool> {
                let dimensions = self.dimensions.iter().zip(&weighting.indicators);
                dimensions.map(|(dimension, weights)| dimension.share(values, weights, End::Low).is_some()).collect()
            };
            has(weighting) == has(&default) && self.unit_total(unit, weighting, End::Low).is_some()
        })
    }

    pub fn unit_total(&self, unit: &Value, weighting: &Weighting, end: End) -> Option<Number> {
        let entry = &unit["entry"];
        let unknown = |most: Number| if end == End::Low { whole(0) } else { most };
        let figure = |value: &Value, most: Number| value.as_str().map_or_else(|| unknown(most), number);
        if entry["mode"] == "total" {
            return Some(figure(&entry["value"], whole(100)));
        }
        if entry["mode"] == "indicators" {
            return self.indicators_total(&entry["values"], weighting, end);
        }
        let mut total = whole(0);
        for (dimension, weight) in self.dimensions.iter().zip(&weighting.dimensions) {
            total += match entry.get("points") {
                Some(points) => figure(&points[dimension.id], weight * whole(100)),
                None => figure(&entry["percent"][dimension.id], whole(100)) * weight,
            };
        }
        Some(total)
    }

    /// What does not apply is left out, and the weights of the rest grow to the whole.
    fn indicators_total(&self, values: &Value, weighting: &Weighting, end: End) -> Option<Number> {
        let (mut total, mut weights) = (whole(0), whole(0));
        for (index, dimension) in self.dimensions.iter().enumerate() {
            if let Some(share) = dimension.share(values, &weighting.indicators[index], end) {
                total += share * &weighting.dimensions[index];
                weights += &weighting.dimensions[index];
            }
        }
        (weights != whole(0)).then(|| total * whole(100) / weights)
    }

    /// The lowest or highest total over all weightings, where nothing is "n/a".
    ///
    /// The total is a sum over dimensions of weight times value, and no weight is
    /// negative: so each dimension takes its own lowest value first.
    pub fn extreme(&self, freedom: Freedom, end: End) -> Number {
        let (mut typed, units) = (whole(0), self.units());
        for unit in units.iter().filter(|unit| !self.is_weighted(unit)) {
            let total = self.unit_total(unit, &self.default_weighting(), end);
            typed += total.unwrap_or_else(|| panic!("{unit} has no total"));
        }
        let values: Vec<_> =
            self.dimensions.iter().map(|dimension| self.dimension_extreme(dimension, freedom, end)).collect();
        let weights: Vec<_> = self.dimensions.iter().map(|dimension| &dimension.weight).collect();
        typed / whole(units.len()) + best(&weights, &values, freedom, &self.factor, end)
    }

    /// A dimension's lowest or highest sum of shares over the weighted units, times 100 and over all units.
    fn dimension_extreme(&self, dimension: &Dimension, freedom: Freedom, end: End) -> Number {
        let mut columns = vec![whole(0); dimension.indicators.len()];
        let mut percents = whole(0);
        for unit in self.units().iter().filter(|unit| self.is_weighted(unit)) {
            let entry = &unit["entry"];
            if entry["mode"] == "dimensions" {
                let unknown = if end == End::Low { whole(0) } else { whole(100) };
                percents += entry["percent"][dimension.id].as_str().map_or(unknown, number);
                continue;
            }
            for (column, indicator) in columns.iter_mut().zip(&dimension.indicators) {
                let share = indicator.share(&entry["values"][indicator.id], end);
                *column += share.unwrap_or_else(|| panic!("{} is n/a", indicator.id)) * whole(100);
            }
        }
        let weights: Vec<_> = dimension.indicators.iter().map(|indicator| &indicator.weight).collect();
        (percents + best(&weights, &columns, freedom, &self.factor, end)) / whole(self.units().len())
    }

    /// Whether a unit's total hangs on weights.
    fn is_weighted(&self, unit: &Value) -> bool {
        let entry = &unit["entry"];
        entry["mode"] == "indicators" || entry.get("percent").is_some()
    }

    /// Whether everything is assessed, to one level each.
    fn is_complete(&self, unit: &Value) -> bool {
        let entry = &unit["entry"];
        if entry["mode"] == "total" {
            return entry["value"].is_string();
        }
        let figures = entry.get("points").or(entry.get("percent")).or(entry.get("values"));
        let figures = figures.unwrap_or_else(|| panic!("{unit} has no figures"));
        let mut indicators = self.dimensions.iter().flat_map(|dimension| &dimension.indicators);
        match entry["mode"] == "indicators" {
            true => indicators.all(|indicator| figures[indicator.id].is_string()),
            false => self.dimensions.iter().all(|dimension| figures[dimension.id].is_string()),
        }
    }
}

impl Dimension<'_> {
    /// The weighted mean of what applies; `None` where nothing with a weight does.
    fn share(&self, values: &Value, weights: &[Number], end: End) -> Option<Number> {
        let (mut sum, mut applies) = (whole(0), whole(0));
        for (indicator, weight) in self.indicators.iter().zip(weights) {
            if let Some(share) = indicator.share(&values[indicator.id], end) {
                sum += share * weight;
                applies += weight;
            }
        }
        (applies != whole(0)).then(|| sum / applies)
    }
}

impl Indicator<'_> {
    /// The share of an answer from 0 to 1; `None` where it does not apply.
    fn share(&self, answer: &Value, end: End) -> Option<Number> {
        match answer {
            Value::Null => Some(if end == End::Low { whole(0) } else { whole(1) }),
            Value::String(level) if level == "n/a" => None,
            Value::String(level) => Some(self.level_share(level)),
            range => Some(self.level_share(text(&range[if end == End::Low { "low" } else { "high" }]))),
        }
    }

    fn level_share(&self, level: &str) -> Number {
        let level = self.levels.iter().find(|known| known["value"] == level);
        number(text(&level.unwrap_or_else(|| panic!("{} has no such level", self.id))["share"]))
    }

    /// The levels it can have, lowest first.
    pub fn levels(&self) -> Vec<&str> {
        self.levels.iter().map(|level| text(&level["value"])).collect()
    }
}

fn answers(unit: &Value) -> impl Iterator<Item = &Value> {
    unit["entry"]["values"].as_object().into_iter().flat_map(|values| values.values())
}
