//! Reading a saved assessment: every problem at once, unknown keys kept.

use std::collections::BTreeSet;
use std::rc::Rc;

use litemap::LiteMap;
use serde_json::{Map, Value};

use super::model::{Answer, Assessment, Body, Decimal, Entry, FollowUp, InstrumentRef, Overrides, SetAside, Unit};
use super::overrides::read_overrides;
use super::{FORMAT, MAX_FILE_BYTES, VERSION, evidence, migrate};
use crate::bands::Target;
use crate::document::{self, Unknown, keep_unknown, map_of, optional, required, wrong_type};
use crate::instrument::{Dimension, Indicator, Instrument, NOT_APPLICABLE};
use crate::number::Rational;
use crate::problem::{Place, ProblemKind, Problems, Reference};
use crate::rules::Rules;
use crate::text::{DimensionId, LevelId};

const KEYS: [&str; 10] =
    ["format", "version", "instrument", "body", "target", "followed_up", "overrides", "units", "notes", "scenarios"];
const RANGE_KEYS: [&str; 2] = ["low", "high"];
const UNIT_KEYS: [&str; 5] = ["id", "name", "kind", "entry", "set_aside"];

/// Reads a saved file; `find` gives the instrument that it names.
///
/// # Errors
/// Every problem of the file, each with its path and the wrong value. Where the instrument is not known, those that
/// can be found without it.
pub fn read(text: &str, find: impl FnOnce(&str) -> Option<Rc<Instrument>>) -> Result<(Assessment, Rules), Problems> {
    let (object, mut problems) = parse(text)?;
    if let Some(id) = object.get("instrument").and_then(|reference| reference.get("id")?.as_str()) {
        if let Some(instrument) = find(id) {
            return read_object(&object, &instrument, problems);
        }
        let kind = ProblemKind::UnknownReference { to: Reference::Instrument };
        problems.push(&Place::Root.key("instrument").key("id"), kind, id);
    }
    check_without_instrument(&object, &mut problems);
    Err(problems)
}

/// Reads a saved file that must be for this instrument.
///
/// # Errors
/// Every problem of the file, each with its path and the wrong value.
pub fn read_for(text: &str, instrument: &Rc<Instrument>) -> Result<(Assessment, Rules), Problems> {
    let (object, problems) = parse(text)?;
    read_object(&object, instrument, problems)
}

/// What is wrong with a saved file as far as that can be said without its instrument.
pub fn check(text: &str) -> Problems {
    match parse(text) {
        Ok((object, mut problems)) => {
            check_without_instrument(&object, &mut problems);
            problems
        }
        Err(problems) => problems,
    }
}

/// A document of the newest version. What is wrong with it so far is noted.
fn parse(text: &str) -> Result<(Map<String, Value>, Problems), Problems> {
    let (value, version, problems) = document::parse_versioned(text, FORMAT, ("version", VERSION), MAX_FILE_BYTES)?;
    let value = migrate::to_newest(value, version);
    if let Value::Object(object) = value { Ok((object, problems)) } else { Err(problems) }
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
    read_object(object, instrument, problems)
}

fn read_object(
    object: &Map<String, Value>,
    instrument: &Rc<Instrument>,
    mut problems: Problems,
) -> Result<(Assessment, Rules), Problems> {
    let root = Place::Root;
    let reference = read_reference(object, Some(instrument), &mut problems);
    let overrides = read_overrides(object.get("overrides"), Some(instrument), &root.key("overrides"), &mut problems);
    let rules = Rules::new(instrument, &overrides, &root.key("overrides"), &mut problems);
    let weights = rules.as_ref().map_or(Weights::Published(&overrides), Weights::Of);
    let reader = Reader { instrument: Some(instrument), weights };
    let units = reader.units(object.get("units"), &root.key("units"), &mut problems);
    let (notes, evidence) = evidence::read(read_notes(object, &mut problems), &units, instrument);
    let assessment = Assessment {
        instrument: reference,
        body: read_body(object.get("body"), &root.key("body"), &mut problems),
        target: read_target(object, Some(instrument), &mut problems),
        follow_up: read_follow_up(object, &mut problems),
        overrides,
        units,
        notes,
        evidence,
        scenarios: read_scenarios(object, &mut problems),
        unknown: keep_unknown(object, &KEYS),
    };
    problems.or_value(rules.map(|rules| (assessment, rules)))
}

/// Notes what is wrong whatever the instrument is.
fn check_without_instrument(object: &Map<String, Value>, problems: &mut Problems) {
    let root = Place::Root;
    read_reference(object, None, problems);
    read_overrides(object.get("overrides"), None, &root.key("overrides"), problems);
    Reader { instrument: None, weights: Weights::Unchecked }.units(object.get("units"), &root.key("units"), problems);
    read_notes(object, problems);
    read_body(object.get("body"), &root.key("body"), problems);
    read_target(object, None, problems);
    read_follow_up(object, problems);
    read_scenarios(object, problems);
}

/// The notes as they came: what an object of them holds is for whoever wrote it.
fn read_notes(object: &Map<String, Value>, problems: &mut Problems) -> Value {
    match object.get("notes") {
        None => Value::Object(Map::new()),
        Some(notes @ (Value::Object(_) | Value::Null)) => notes.clone(),
        Some(other) => wrong_type(other, &Place::Root.key("notes"), problems, "an object").unwrap_or_default(),
    }
}

/// The scenarios as they came: each is read when it is looked at.
fn read_scenarios(object: &Map<String, Value>, problems: &mut Problems) -> Value {
    match object.get("scenarios") {
        // Null is none too; an empty list has room for one.
        None | Some(Value::Null) => Value::Array(Vec::new()),
        Some(scenarios @ Value::Array(_)) => scenarios.clone(),
        Some(other) => wrong_type(other, &Place::Root.key("scenarios"), problems, "a list").unwrap_or_default(),
    }
}

fn read_reference(
    object: &Map<String, Value>,
    instrument: Option<&Instrument>,
    problems: &mut Problems,
) -> InstrumentRef {
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
    let id: Option<String> = required(reference, "id", &place, problems);
    if let (Some(id), Some(instrument)) = (&id, instrument)
        && id != instrument.id.as_str()
    {
        let expected = instrument.id.as_str().to_owned();
        problems.push(&place.key("id"), ProblemKind::OtherInstrument { expected }, id);
    }
    let version = optional(reference, "version", &place, problems).unwrap_or_default();
    let unknown = keep_unknown(reference, &["id", "version"]);
    InstrumentRef { id: id.unwrap_or_default(), version, unknown }
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

fn read_target(
    object: &Map<String, Value>,
    instrument: Option<&Instrument>,
    problems: &mut Problems,
) -> Option<String> {
    let root = Place::Root;
    let target: String = optional(object, "target", &root, problems)?;
    let read = instrument.map_or_else(|| Target::check(&target), |known| Target::parse(&target, known).map(drop));
    if let Err(kind) = read {
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
    Reader { instrument: Some(rules.instrument()), weights: Weights::Of(rules) }.units(value, place, problems)
}

/// What the entries of units are checked against.
struct Reader<'a> {
    /// Missing where it is not known; its ids are then not checked.
    instrument: Option<&'a Instrument>,
    weights: Weights<'a>,
}

/// The weights that figures of dimensions are checked against.
#[derive(Clone, Copy)]
enum Weights<'a> {
    Of(&'a Rules),
    /// These overrides are wrong: the published weights that they leave as they are.
    Published(&'a Overrides),
    Unchecked,
}

impl Weights<'_> {
    /// The most points that a dimension can have, where that is known.
    fn points_of(self, dimension: &Dimension) -> Option<Rational> {
        match self {
            Self::Of(rules) => rules.points_of(&dimension.id),
            Self::Published(overrides) if overrides.weights.get(dimension.id.as_str()).is_none() => {
                dimension.weight.percent.clone()
            }
            Self::Published(_) | Self::Unchecked => None,
        }
    }
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
        if id.as_ref().is_some_and(String::is_empty) {
            problems.push(&place.key("id"), ProblemKind::Empty, "");
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
        let reader = Reader { weights: Weights::Unchecked, ..*self };
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
        let given = |key| object.get(key).filter(|figures| !figures.is_null());
        match (given("points"), given("percent")) {
            (Some(points), None) => {
                self.by_dimension(points, Measure::Points, &place.key("points"), problems).map(Entry::Points)
            }
            (None, Some(percent)) => {
                self.by_dimension(percent, Measure::Percent, &place.key("percent"), problems).map(Entry::Percent)
            }
            (points, percent) => {
                problems.push(place, ProblemKind::PointsOrPercent, given_keys(object));
                points.and_then(|points| self.by_dimension(points, Measure::Points, &place.key("points"), problems));
                percent.and_then(|all| self.by_dimension(all, Measure::Percent, &place.key("percent"), problems));
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
        let Some(instrument) = self.instrument else {
            for (key, value) in object {
                number_within(value, &Rational::HUNDRED, &place.key(key), problems);
            }
            return None;
        };
        for (key, value) in object.iter().filter(|(key, _)| instrument.dimension(key).is_none()) {
            problems.push(&place.key(key), ProblemKind::UnknownReference { to: Reference::Dimension }, key);
            number_within(value, &Rational::HUNDRED, &place.key(key), problems);
        }
        // Figures that are all missing measure nothing, so no weight need be published for them.
        let measure = if object.values().all(Value::is_null) { Measure::Percent } else { measure };
        let mut values = Vec::new();
        for dimension in &instrument.dimensions {
            let place = place.key(dimension.id.as_str());
            let read = match object.get(dimension.id.as_str()) {
                Some(value) => self.figure(value, dimension, measure, &place, problems),
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
        dimension: &Dimension,
        measure: Measure,
        place: &Place<'_>,
        problems: &mut Problems,
    ) -> Option<Option<Decimal>> {
        if measure == Measure::Percent {
            return number_within(value, &Rational::HUNDRED, place, problems);
        }
        if dimension.weight.percent.is_none() {
            problems.push(place, ProblemKind::PointsWithoutWeight, document::plain(value));
            return None;
        }
        let number = number_within(value, &Rational::HUNDRED, place, problems)?;
        if let (Some(number), Some(weight)) = (&number, self.weights.points_of(dimension))
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
            let indicator = self.instrument.and_then(|instrument| instrument.indicator(key));
            if self.instrument.is_some() && indicator.is_none() {
                problems.push(&place, ProblemKind::UnknownReference { to: Reference::Indicator }, key);
            }
            if let (Some(answer), Some(indicator)) = (answer(value, indicator, &place, problems), indicator) {
                answers.insert(indicator.id.clone(), answer);
            }
        }
        let instrument = self.instrument?;
        let is_left = match self.weights {
            Weights::Of(rules) => rules.leaves_something(&answers),
            Weights::Published(_) | Weights::Unchecked => {
                instrument.indicators().any(|known| answers.get(&known.id) != Some(&Answer::NotApplicable))
            }
        };
        if !is_left {
            problems.push(&place, ProblemKind::NothingApplicable, NOT_APPLICABLE);
        }
        Some(Entry::Indicators(Rc::new(answers)))
    }
}

/// The keys of figures where there are any, else what stands in their place.
fn given_keys(entry: &Map<String, Value>) -> String {
    let all = entry.iter().filter(|(_, value)| !value.is_null()).map(|(key, _)| key.as_str());
    let figures = ["points", "percent"].into_iter().filter(|key| entry.get(*key).is_some_and(|value| !value.is_null()));
    let figures: Vec<_> = figures.collect();
    if figures.is_empty() { all.collect::<Vec<_>>().join(", ") } else { figures.join(", ") }
}

/// The keys of an entry that this version does not know; under `values` those of its ranges.
fn entry_unknown(value: Option<&Value>, entry: &Entry) -> Unknown {
    let Some(raw) = value.and_then(Value::as_object) else { return Unknown::new() };
    let mut unknown = keep_unknown(raw, &["mode", figures_key(entry)]);
    if let Entry::Indicators(_) = entry
        && let Some(Value::Object(values)) = raw.get("values")
    {
        let ranges = values.iter().filter_map(|(id, value)| Some((id, keep_unknown(value.as_object()?, &RANGE_KEYS))));
        let mut kept = Unknown::new();
        for (id, unknown) in ranges.filter(|(_, unknown)| !unknown.is_empty()) {
            kept.insert(id.clone(), unknown.into());
        }
        if !kept.is_empty() {
            unknown.insert("values".to_owned(), kept.into());
        }
    }
    unknown
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

/// One answer; `None` is not yet assessed, or wrong and noted. Without its indicator no level is looked up.
fn answer(value: &Value, indicator: Option<&Indicator>, place: &Place<'_>, problems: &mut Problems) -> Option<Answer> {
    match value {
        Value::Null => None,
        Value::String(text) if text == NOT_APPLICABLE => Some(Answer::NotApplicable),
        Value::String(_) => level(value, indicator, place, problems).map(Answer::Level),
        Value::Object(range) => range_answer(range, indicator, place, problems),
        other => wrong_type(other, place, problems, "a level in quotes, \"n/a\", a range or null"),
    }
}

fn range_answer(
    range: &Map<String, Value>,
    indicator: Option<&Indicator>,
    place: &Place<'_>,
    problems: &mut Problems,
) -> Option<Answer> {
    let mut end = |key| match range.get(key) {
        Some(value) => level(value, indicator, &place.key(key), problems),
        None => {
            problems.push(&place.key(key), ProblemKind::MissingKey, "");
            None
        }
    };
    let (low, high) = (end("low"), end("high"));
    let (low, high) = (low?, high?);
    let scale = &indicator?.scale;
    match scale.position(&low).cmp(&scale.position(&high)) {
        std::cmp::Ordering::Less => Some(Answer::Range { low, high }),
        std::cmp::Ordering::Equal => Some(Answer::Level(low)),
        std::cmp::Ordering::Greater => {
            problems.push(&place.key("high"), ProblemKind::RangeReversed { low: low.to_string() }, high);
            None
        }
    }
}

fn level(value: &Value, indicator: Option<&Indicator>, place: &Place<'_>, problems: &mut Problems) -> Option<LevelId> {
    let Value::String(text) = value else {
        return wrong_type(value, place, problems, "a level in quotes");
    };
    let level = LevelId::from(text.as_str());
    let wrong = match indicator.map(|indicator| &indicator.scale) {
        Some(scale) if scale.position(&level).is_some() => None,
        Some(scale) => {
            let choices = scale.levels.iter().map(|level| level.id.as_str()).collect::<Vec<_>>().join(", ");
            Some(ProblemKind::UnknownWord { choices })
        }
        None => in_no_scale(text),
    };
    wrong.map_or(Some(level), |kind| {
        problems.push(place, kind, text);
        None
    })
}

/// Why this is a level of no pack; nothing where some pack may have it.
pub(super) fn in_no_scale(text: &str) -> Option<ProblemKind> {
    match text {
        NOT_APPLICABLE => Some(ProblemKind::NoLevel),
        text => text.trim().is_empty().then_some(ProblemKind::Empty),
    }
}

/// A decimal text from 0 to `max`, or null for not yet assessed.
pub(super) fn number_within(
    value: &Value,
    max: &Rational,
    place: &Place<'_>,
    problems: &mut Problems,
) -> Option<Option<Decimal>> {
    number_between(value, &Rational::ZERO, max, place, problems)
}

/// A decimal text from `min` to `max`, or null.
pub(super) fn number_between(
    value: &Value,
    min: &Rational,
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
        Ok(number) if number.value() < min || number.value() > max => {
            let kind = ProblemKind::out_of_range(min.to_text(), max.to_text());
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
