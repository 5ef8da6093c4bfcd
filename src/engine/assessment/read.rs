//! Reading a saved assessment: every problem at once, unknown keys kept.

use std::collections::BTreeSet;
use std::rc::Rc;

use litemap::LiteMap;
use serde_json::{Map, Value};

use super::model::{Answer, Assessment, Body, Decimal, Entry, FollowUp, InstrumentRef, SetAside, Unit};
use super::overrides::read_overrides;
use super::{FORMAT, MAX_FILE_BYTES, VERSION, evidence, migrate};
use crate::bands::Target;
use crate::document::{self, Unknown, keep_unknown, map_of, optional, required, wrong_type};
use crate::instrument::{Indicator, Instrument};
use crate::number::Rational;
use crate::problem::{Place, ProblemKind, Problems, Reference};
use crate::rules::Rules;
use crate::text::{DimensionId, IndicatorId, LevelId};

const KEYS: [&str; 10] =
    ["format", "version", "instrument", "body", "target", "followed_up", "overrides", "units", "notes", "scenarios"];
const UNIT_KEYS: [&str; 5] = ["id", "name", "kind", "entry", "set_aside"];

/// Reads a saved file; `find` gives the instrument that it names.
///
/// # Errors
/// Every problem of the file, each with its path and the wrong value.
pub fn read(text: &str, find: impl FnOnce(&str) -> Option<Rc<Instrument>>) -> Result<(Assessment, Rules), Problems> {
    let value = parse(text)?;
    let mut problems = Problems::default();
    let root = Place::Root;
    let place = root.key("instrument");
    let reference: Option<&Map<String, Value>> = match value.get("instrument") {
        None | Some(Value::Null) => {
            problems.push(&place, ProblemKind::MissingKey, "");
            None
        }
        Some(Value::Object(reference)) => Some(reference),
        Some(other) => wrong_type(other, &place, &mut problems, "an object"),
    };
    let id: Option<String> = reference.and_then(|reference| required(reference, "id", &place, &mut problems));
    let id = id.ok_or_else(|| std::mem::take(&mut problems))?;
    match find(&id) {
        Some(instrument) => read_value(&value, &instrument),
        None => {
            problems.push(&place.key("id"), ProblemKind::UnknownReference { to: Reference::Instrument }, id);
            Err(problems)
        }
    }
}

/// Reads a saved file that must be for this instrument.
///
/// # Errors
/// Every problem of the file, each with its path and the wrong value.
pub fn read_for(text: &str, instrument: &Rc<Instrument>) -> Result<(Assessment, Rules), Problems> {
    read_value(&parse(text)?, instrument)
}

fn parse(text: &str) -> Result<Value, Problems> {
    let value = document::parse(text, FORMAT, MAX_FILE_BYTES)?;
    let mut problems = Problems::default();
    let root = Place::Root;
    let place = root.key("version");
    let newest = u64::from(VERSION);
    match value.get("version").map(|version| (version, version.as_u64())) {
        Some((_, Some(version))) if (1..=newest).contains(&version) => {
            return Ok(migrate::to_newest(value, version));
        }
        Some((_, Some(newer))) if newer > newest => {
            problems.push(&place, ProblemKind::NewerVersion { known: VERSION }, newer);
        }
        Some((other, _)) => problems.push(&place, ProblemKind::WrongType { expected: "a whole number from 1" }, other),
        None => problems.push(&place, ProblemKind::MissingKey, ""),
    }
    Err(problems)
}

/// Reads an assessment document that was parsed already.
///
/// # Errors
/// Every problem of the document, each with its path and the wrong value.
pub fn read_value(value: &Value, instrument: &Rc<Instrument>) -> Result<(Assessment, Rules), Problems> {
    let mut problems = Problems::default();
    let root = Place::Root;
    let Value::Object(object) = value else {
        wrong_type::<()>(value, &root, &mut problems, "an object");
        return Err(problems);
    };
    let reference = read_reference(object, instrument, &mut problems);
    let overrides = read_overrides(object.get("overrides"), instrument, &root.key("overrides"), &mut problems);
    let rules = Rules::new(instrument, &overrides, &root.key("overrides"), &mut problems);
    let reader = Reader { instrument, rules: rules.as_ref() };
    let units = reader.units(object.get("units"), &root.key("units"), &mut problems);
    let notes = object.get("notes").cloned().unwrap_or_else(|| Value::Object(Map::new()));
    let (notes, evidence) = evidence::read(notes, &units, instrument);
    let assessment = Assessment {
        instrument: reference,
        body: read_body(object.get("body"), &root.key("body"), &mut problems),
        target: read_target(object, instrument, &mut problems),
        follow_up: read_follow_up(object, &mut problems),
        overrides,
        units,
        notes,
        evidence,
        scenarios: object.get("scenarios").cloned().unwrap_or_else(|| Value::Array(Vec::new())),
        unknown: keep_unknown(object, &KEYS),
    };
    problems.or_value(rules.map(|rules| (assessment, rules)))
}

fn read_reference(object: &Map<String, Value>, instrument: &Instrument, problems: &mut Problems) -> InstrumentRef {
    let root = Place::Root;
    let place = root.key("instrument");
    let reference = match object.get("instrument") {
        Some(Value::Object(reference)) => reference,
        None | Some(Value::Null) => {
            problems.push(&place, ProblemKind::MissingKey, "");
            return InstrumentRef::default();
        }
        Some(other) => return wrong_type(other, &place, problems, "an object").unwrap_or_default(),
    };
    let id: String = required(reference, "id", &place, problems).unwrap_or_default();
    if !id.is_empty() && id != instrument.id.as_str() {
        let expected = instrument.id.as_str().to_owned();
        problems.push(&place.key("id"), ProblemKind::OtherInstrument { expected }, &id);
    }
    let version = optional(reference, "version", &place, problems).unwrap_or_default();
    InstrumentRef { id, version, unknown: keep_unknown(reference, &["id", "version"]) }
}

fn read_body(value: Option<&Value>, place: &Place<'_>, problems: &mut Problems) -> Body {
    match value {
        None | Some(Value::Null) => Body::default(),
        Some(Value::Object(body)) => Body {
            name: optional(body, "name", place, problems).unwrap_or_default(),
            kind: optional(body, "kind", place, problems).unwrap_or_default(),
            unknown: keep_unknown(body, &["name", "kind"]),
        },
        Some(other) => wrong_type(other, place, problems, "an object").unwrap_or_default(),
    }
}

fn read_target(object: &Map<String, Value>, instrument: &Instrument, problems: &mut Problems) -> Option<String> {
    let root = Place::Root;
    let target: String = optional(object, "target", &root, problems)?;
    if let Err(kind) = Target::parse(&target, instrument) {
        problems.push(&root.key("target"), kind, &target);
    }
    Some(target)
}

fn read_follow_up(object: &Map<String, Value>, problems: &mut Problems) -> FollowUp {
    let root = Place::Root;
    let Some(answer) = optional::<String>(object, "followed_up", &root, problems) else {
        return FollowUp::Unanswered;
    };
    document::word(&answer, &FollowUp::NAMES, &root.key("followed_up"), problems).unwrap_or_default()
}

/// The units of a document that is about these rules, such as a scenario.
pub(super) fn read_units(
    value: Option<&Value>,
    rules: &Rules,
    place: &Place<'_>,
    problems: &mut Problems,
) -> Vec<Unit> {
    Reader { instrument: &rules.instrument, rules: Some(rules) }.units(value, place, problems)
}

/// What the entries of units are checked against.
struct Reader<'a> {
    instrument: &'a Instrument,
    /// Missing where the overrides are wrong; weights are then not checked.
    rules: Option<&'a Rules>,
}

impl Reader<'_> {
    fn units(&self, value: Option<&Value>, place: &Place<'_>, problems: &mut Problems) -> Vec<Unit> {
        let Some(value) = value else {
            problems.push(place, ProblemKind::MissingKey, "");
            return Vec::new();
        };
        let Value::Array(items) = value else {
            return wrong_type(value, place, problems, "a list").unwrap_or_default();
        };
        let mut seen = BTreeSet::new();
        let mut units = Vec::new();
        for (index, item) in items.iter().enumerate() {
            units.extend(self.unit(item, &mut seen, &place.index(index), problems));
        }
        units
    }

    fn unit(
        &self,
        value: &Value,
        seen: &mut BTreeSet<String>,
        place: &Place<'_>,
        problems: &mut Problems,
    ) -> Option<Unit> {
        let Value::Object(object) = value else {
            return wrong_type(value, place, problems, "an object");
        };
        let id: Option<String> = required(object, "id", place, problems);
        if let Some(id) = id.as_ref().filter(|id| !seen.insert((*id).clone())) {
            problems.push(&place.key("id"), ProblemKind::Duplicate, id);
        }
        let name = optional(object, "name", place, problems).unwrap_or_default();
        let kind = optional(object, "kind", place, problems).unwrap_or_default();
        let entry = match object.get("entry") {
            Some(entry) => self.entry(entry, &place.key("entry"), problems),
            None => {
                problems.push(&place.key("entry"), ProblemKind::MissingKey, "");
                None
            }
        };
        let set_aside = self.set_aside(object.get("set_aside"), &place.key("set_aside"), problems);
        let unknown = keep_unknown(object, &UNIT_KEYS);
        let entry = entry?;
        let entry_unknown = entry_unknown(object.get("entry"), &entry);
        Some(Unit { id: id?.as_str().into(), name, kind, entry, set_aside, unknown, entry_unknown })
    }

    fn set_aside(&self, value: Option<&Value>, place: &Place<'_>, problems: &mut Problems) -> Vec<SetAside> {
        // What does not count need not agree with the weights; that is asked when it comes back.
        let reader = Reader { rules: None, ..*self };
        match value {
            None | Some(Value::Null) => Vec::new(),
            Some(Value::Array(entries)) => {
                let read = |(index, value)| {
                    let entry = reader.entry(value, &place.index(index), problems)?;
                    let unknown = entry_unknown(Some(value), &entry);
                    Some(SetAside { entry, unknown })
                };
                entries.iter().enumerate().filter_map(read).collect()
            }
            Some(other) => wrong_type(other, place, problems, "a list").unwrap_or_default(),
        }
    }

    fn entry(&self, value: &Value, place: &Place<'_>, problems: &mut Problems) -> Option<Entry> {
        let Value::Object(object) = value else {
            return wrong_type(value, place, problems, "an object");
        };
        let mode: String = required(object, "mode", place, problems)?;
        match mode.as_str() {
            "total" => {
                let value = object.get("value").unwrap_or(&Value::Null);
                number_within(value, &Rational::HUNDRED, &place.key("value"), problems).map(Entry::Total)
            }
            "dimensions" => self.dimensions(object, place, problems),
            "indicators" => self.indicators(object, place, problems),
            other => {
                let choices = "total, dimensions, indicators".to_owned();
                problems.push(&place.key("mode"), ProblemKind::UnknownWord { choices }, other);
                None
            }
        }
    }

    fn dimensions(&self, object: &Map<String, Value>, place: &Place<'_>, problems: &mut Problems) -> Option<Entry> {
        match (object.get("points"), object.get("percent")) {
            (Some(points), None) => {
                self.by_dimension(points, Measure::Points, &place.key("points"), problems).map(Entry::Points)
            }
            (None, Some(percent)) => {
                self.by_dimension(percent, Measure::Percent, &place.key("percent"), problems).map(Entry::Percent)
            }
            _ => {
                problems.push(place, ProblemKind::PointsOrPercent, "");
                None
            }
        }
    }

    /// One figure a dimension: all required, null where not yet assessed.
    fn by_dimension(
        &self,
        value: &Value,
        measure: Measure,
        place: &Place<'_>,
        problems: &mut Problems,
    ) -> Option<LiteMap<DimensionId, Option<Decimal>>> {
        let Value::Object(object) = value else {
            return wrong_type(value, place, problems, "an object");
        };
        for key in object.keys().filter(|key| self.instrument.dimension(key).is_none()) {
            problems.push(&place.key(key), ProblemKind::UnknownReference { to: Reference::Dimension }, key);
        }
        // Figures that are all missing measure nothing, so no weight need be published for them.
        let measure = if object.values().all(Value::is_null) { Measure::Percent } else { measure };
        let mut values = Vec::new();
        for dimension in &self.instrument.dimensions {
            let place = place.key(dimension.id.as_str());
            let read = match object.get(dimension.id.as_str()) {
                Some(value) => self.figure(value, &dimension.id, measure, &place, problems),
                None => {
                    problems.push(&place, ProblemKind::MissingKey, "");
                    None
                }
            };
            values.push(read.map(|figure| (dimension.id.clone(), figure)));
        }
        values.into_iter().collect::<Option<Vec<_>>>().map(map_of)
    }

    fn figure(
        &self,
        value: &Value,
        dimension: &DimensionId,
        measure: Measure,
        place: &Place<'_>,
        problems: &mut Problems,
    ) -> Option<Option<Decimal>> {
        if measure == Measure::Percent {
            return number_within(value, &Rational::HUNDRED, place, problems);
        }
        if self.instrument.dimension(dimension.as_str()).is_none_or(|known| known.weight.percent.is_none()) {
            problems.push(place, ProblemKind::PointsWithoutWeight, document::plain(value));
            return None;
        }
        let number = number_within(value, &Rational::HUNDRED, place, problems)?;
        let weight = self.rules.and_then(|rules| rules.points_of(dimension));
        if let (Some(number), Some(weight)) = (&number, weight)
            && *number.value() > weight
        {
            problems.push(place, ProblemKind::PointsAboveWeight { weight: weight.to_text() }, number.text());
        }
        Some(number)
    }

    fn indicators(&self, object: &Map<String, Value>, place: &Place<'_>, problems: &mut Problems) -> Option<Entry> {
        let place = place.key("values");
        let values = match object.get("values") {
            Some(Value::Object(values)) => values,
            Some(other) => return wrong_type(other, &place, problems, "an object"),
            None => {
                problems.push(&place, ProblemKind::MissingKey, "");
                return None;
            }
        };
        let mut answers = LiteMap::new();
        for (key, value) in values {
            let place = place.key(key);
            match self.instrument.indicator(key) {
                Some(indicator) => {
                    answers.extend(answer(value, indicator, &place, problems).map(|a| (indicator.id.clone(), a)));
                }
                None => problems.push(&place, ProblemKind::UnknownReference { to: Reference::Indicator }, key),
            }
        }
        if !self.leaves_something(&answers) {
            problems.push(&place, ProblemKind::NothingApplicable, "n/a");
        }
        Some(Entry::Indicators(Rc::new(answers)))
    }

    fn leaves_something(&self, answers: &LiteMap<IndicatorId, Answer>) -> bool {
        match self.rules {
            Some(rules) => rules.leaves_something(answers),
            None => {
                let dropped = |id| answers.get(id) == Some(&Answer::NotApplicable);
                !self.instrument.indicators().all(|indicator| dropped(&indicator.id))
            }
        }
    }
}

/// The keys of an entry that this version does not know.
fn entry_unknown(value: Option<&Value>, entry: &Entry) -> Unknown {
    let raw = value.and_then(Value::as_object);
    raw.map(|raw| keep_unknown(raw, &["mode", figures_key(entry)])).unwrap_or_default()
}

/// The key of an entry that its mode reads; what stands under the keys of other modes is kept.
fn figures_key(entry: &Entry) -> &'static str {
    match entry {
        Entry::Total(_) => "value",
        Entry::Points(_) => "points",
        Entry::Percent(_) => "percent",
        Entry::Indicators(_) => "values",
    }
}

/// What a figure of a dimension measures.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Measure {
    Points,
    Percent,
}

/// One answer; `None` is not yet assessed, or wrong and noted.
fn answer(value: &Value, indicator: &Indicator, place: &Place<'_>, problems: &mut Problems) -> Option<Answer> {
    match value {
        Value::Null => None,
        Value::String(text) if text == "n/a" => Some(Answer::NotApplicable),
        Value::String(_) => level(value, indicator, place, problems).map(Answer::Level),
        Value::Object(range) => range_answer(range, indicator, place, problems),
        other => wrong_type(other, place, problems, "a level in quotes, \"n/a\", a range or null"),
    }
}

fn range_answer(
    range: &Map<String, Value>,
    indicator: &Indicator,
    place: &Place<'_>,
    problems: &mut Problems,
) -> Option<Answer> {
    document::refuse_unknown(range, &["low", "high"], place, problems);
    let mut end = |key| match range.get(key) {
        Some(value) => level(value, indicator, &place.key(key), problems),
        None => {
            problems.push(&place.key(key), ProblemKind::MissingKey, "");
            None
        }
    };
    let (low, high) = (end("low"), end("high"));
    let (low, high) = (low?, high?);
    match indicator.scale.position(&low).cmp(&indicator.scale.position(&high)) {
        std::cmp::Ordering::Less => Some(Answer::Range { low, high }),
        std::cmp::Ordering::Equal => Some(Answer::Level(low)),
        std::cmp::Ordering::Greater => {
            problems.push(&place.key("high"), ProblemKind::RangeReversed { low: low.to_string() }, high);
            None
        }
    }
}

fn level(value: &Value, indicator: &Indicator, place: &Place<'_>, problems: &mut Problems) -> Option<LevelId> {
    let Value::String(text) = value else {
        return wrong_type(value, place, problems, "a level in quotes");
    };
    let level = LevelId::from(text.as_str());
    if indicator.scale.position(&level).is_none() {
        let choices = indicator.scale.levels.iter().map(|level| level.id.as_str()).collect::<Vec<_>>().join(", ");
        problems.push(place, ProblemKind::UnknownWord { choices }, text);
        return None;
    }
    Some(level)
}

/// A decimal text from 0 to `max`, or null for not yet assessed.
pub(super) fn number_within(
    value: &Value,
    max: &Rational,
    place: &Place<'_>,
    problems: &mut Problems,
) -> Option<Option<Decimal>> {
    let text = match value {
        Value::Null => return Some(None),
        Value::String(text) => text,
        other => return wrong_type(other, place, problems, "a number in quotes, for example \"87.50\""),
    };
    match Decimal::parse(text) {
        Ok(number) if number.value().is_negative() || number.value() > max => {
            let kind = ProblemKind::OutOfRange { min: "0".to_owned(), max: max.to_text() };
            problems.push(place, kind, text);
            None
        }
        Ok(number) => Some(Some(number)),
        Err(error) => {
            problems.push(place, error.into(), text);
            None
        }
    }
}
