//! Reading what the user changed about the rules.
//!
//! Where the instrument is not known, ids and levels are not looked up; everything else is checked.

use std::collections::BTreeSet;

use litemap::LiteMap;
use serde_json::{Map, Value};

use super::model::{BundleOverride, Decimal, Overrides};
use super::read::{in_no_scale, number_between, number_within};
use crate::document::{Unknown, keep_unknown, required, wrong_type};
use crate::instrument::{Effort, Indicator, Instrument};
use crate::number::Rational;
use crate::problem::{Place, ProblemKind, Problems, Reference};
use crate::text::{BundleId, IndicatorId, LevelId, WeightedId};

/// The largest factor of the plausible interval: far beyond every weight that is published.
pub const MOST_PLAUSIBLE_FACTOR: i64 = 1000;

const KEYS: [&str; 4] = ["weights", "efforts", "bundles", "plausible_factor"];

/// The overrides as far as they can be read; an absent object changes nothing.
pub(super) fn read_overrides(
    value: Option<&Value>,
    instrument: Option<&Instrument>,
    place: &Place<'_>,
    problems: &mut Problems,
) -> Overrides {
    let object = match value {
        None | Some(Value::Null) => return Overrides::default(),
        Some(Value::Object(object)) => object,
        Some(other) => return wrong_type(other, place, problems, "an object").unwrap_or_default(),
    };
    Overrides {
        weights: read_weights(object.get("weights"), instrument, &place.key("weights"), problems),
        efforts: read_efforts(object.get("efforts"), instrument, &place.key("efforts"), problems),
        bundles: read_bundles(object.get("bundles"), instrument, &place.key("bundles"), problems),
        plausible_factor: read_factor(object.get("plausible_factor"), &place.key("plausible_factor"), problems),
        unknown: keep_unknown(object, &KEYS),
    }
}

/// The entries of an object that may be absent.
fn entries<'v>(
    value: Option<&'v Value>,
    place: &Place<'_>,
    problems: &mut Problems,
) -> impl Iterator<Item = (&'v String, &'v Value)> + use<'v> {
    let object: Option<&Map<String, Value>> = match value {
        None | Some(Value::Null) => None,
        Some(Value::Object(object)) => Some(object),
        Some(other) => wrong_type(other, place, problems, "an object"),
    };
    object.into_iter().flatten().filter(|(_, value)| !value.is_null())
}

fn read_weights(
    value: Option<&Value>,
    instrument: Option<&Instrument>,
    place: &Place<'_>,
    problems: &mut Problems,
) -> LiteMap<WeightedId, Decimal> {
    let mut weights = LiteMap::new();
    for (key, value) in entries(value, place, problems) {
        let place = place.key(key);
        if instrument.is_some_and(|known| known.dimension(key).is_none() && known.indicator(key).is_none()) {
            problems.push(&place, ProblemKind::UnknownReference { to: Reference::Weighted }, key);
        }
        if let Some(Some(percent)) = number_within(value, &Rational::HUNDRED, &place, problems) {
            weights.insert(key.as_str().into(), percent);
        }
    }
    weights
}

fn read_efforts(
    value: Option<&Value>,
    instrument: Option<&Instrument>,
    place: &Place<'_>,
    problems: &mut Problems,
) -> LiteMap<IndicatorId, Effort> {
    let mut efforts = LiteMap::new();
    for (key, value) in entries(value, place, problems) {
        let place = place.key(key);
        find_indicator(key, instrument, &place, problems);
        if let Some(effort) = effort(value, &place, problems) {
            efforts.insert(key.as_str().into(), effort);
        }
    }
    efforts
}

fn read_bundles(
    value: Option<&Value>,
    instrument: Option<&Instrument>,
    place: &Place<'_>,
    problems: &mut Problems,
) -> LiteMap<BundleId, BundleOverride> {
    let mut bundles = LiteMap::new();
    for (key, value) in entries(value, place, problems) {
        let place = place.key(key);
        if instrument.is_some_and(|known| known.bundle(key).is_none()) {
            problems.push(&place, ProblemKind::UnknownReference { to: Reference::Bundle }, key);
        }
        if let Some(bundle) = bundle(value, instrument, &place, problems) {
            bundles.insert(key.as_str().into(), bundle);
        }
    }
    bundles
}

/// A bundle's changes; a bare number is another effort.
fn bundle(
    value: &Value,
    instrument: Option<&Instrument>,
    place: &Place<'_>,
    problems: &mut Problems,
) -> Option<BundleOverride> {
    let Value::Object(object) = value else {
        let effort = Some(effort(value, place, problems)?);
        return Some(BundleOverride { effort, ..BundleOverride::default() });
    };
    let given = |key| object.get(key).filter(|value: &&Value| !value.is_null());
    let effort = given("effort").and_then(|value| effort(value, &place.key("effort"), problems));
    let effects = given("sets").and_then(|value| effects(value, instrument, &place.key("sets"), problems));
    let unknown = keep_unknown(object, &["effort", "sets"]);
    Some(BundleOverride { effort, effects, effects_unknown: effects_unknown(given("sets")), unknown })
}

/// The unknown keys of the effects, by indicator.
fn effects_unknown(sets: Option<&Value>) -> LiteMap<IndicatorId, Unknown> {
    let mut all = LiteMap::new();
    for set in sets.and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_object) {
        let unknown = keep_unknown(set, &["indicator", "level"]);
        if let Some(id) = set.get("indicator").and_then(Value::as_str).filter(|_| !unknown.is_empty()) {
            all.insert(id.into(), unknown);
        }
    }
    all
}

fn effects(
    value: &Value,
    instrument: Option<&Instrument>,
    place: &Place<'_>,
    problems: &mut Problems,
) -> Option<Vec<(IndicatorId, LevelId)>> {
    let Value::Array(items) = value else {
        return wrong_type(value, place, problems, "a list");
    };
    if items.is_empty() {
        problems.push(place, ProblemKind::Empty, "[]");
    }
    let mut seen = BTreeSet::new();
    let mut effects = Vec::new();
    for (index, item) in items.iter().enumerate() {
        effects.extend(effect(item, instrument, &mut seen, &place.index(index), problems));
    }
    Some(effects)
}

fn effect(
    value: &Value,
    instrument: Option<&Instrument>,
    seen: &mut BTreeSet<String>,
    place: &Place<'_>,
    problems: &mut Problems,
) -> Option<(IndicatorId, LevelId)> {
    let Value::Object(object) = value else {
        return wrong_type(value, place, problems, "an object with \"indicator\" and \"level\"");
    };
    let id: Option<String> = required(object, "indicator", place, problems);
    let id_place = place.key("indicator");
    let indicator = id.as_deref().and_then(|id| find_indicator(id, instrument, &id_place, problems));
    if let Some(id) = id.filter(|id| !seen.insert(id.clone())) {
        problems.push(&id_place, ProblemKind::Duplicate, id);
    }
    let level: String = required(object, "level", place, problems)?;
    let level = effect_level(&level, indicator, &place.key("level"), problems);
    Some((indicator?.id.clone(), level?))
}

/// The level of an effect; without its indicator, whether any indicator can have it.
fn effect_level(
    text: &str,
    indicator: Option<&Indicator>,
    place: &Place<'_>,
    problems: &mut Problems,
) -> Option<LevelId> {
    let level = LevelId::from(text);
    let wrong = match indicator {
        Some(indicator) if indicator.scale.position(&level).is_some() => None,
        Some(_) => Some(ProblemKind::UnknownReference { to: Reference::Level }),
        None => in_no_scale(text),
    };
    wrong.map_or(Some(level), |kind| {
        problems.push(place, kind, text);
        None
    })
}

/// The indicator with this id; one that the instrument does not have is noted.
fn find_indicator<'i>(
    id: &str,
    instrument: Option<&'i Instrument>,
    place: &Place<'_>,
    problems: &mut Problems,
) -> Option<&'i Indicator> {
    let found = instrument?.indicator(id);
    if found.is_none() {
        problems.push(place, ProblemKind::UnknownReference { to: Reference::Indicator }, id);
    }
    found
}

/// A whole effort, as a number or in quotes.
fn effort(value: &Value, place: &Place<'_>, problems: &mut Problems) -> Option<Effort> {
    let written = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    Effort::parse(&written).map_err(|kind| problems.push(place, kind, written)).ok()
}

fn read_factor(value: Option<&Value>, place: &Place<'_>, problems: &mut Problems) -> Option<Decimal> {
    let value = value.filter(|value| !value.is_null())?;
    number_between(value, &Rational::ONE, &Rational::whole(MOST_PLAUSIBLE_FACTOR), place, problems)?
}
