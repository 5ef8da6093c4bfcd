//! A workshop as text: what the device keeps of one under way, and its trace in a saved copy.

use std::rc::Rc;

use serde_json::{Map, Value, json};

use super::agenda::Source;
use super::guess::Guess;
use super::round::Round;
use super::show::{Guessing, Replay, Scene, Show, Turn};
use super::{Light, Names};
use crate::engine::assessment::{self, Assessment, Decimal};
use crate::engine::instrument::Instrument;
use crate::engine::number::Score;
use crate::engine::text::{BundleId, IndicatorId, LevelId, UnitId};
use crate::session::demo::DEMOS;
use crate::session::improve::{Move, ReachedLevel};
use crate::session::state::Work;

const FORMAT: &str = "zona-hijau/lokakarya";
const VERSION: u64 = 1;

/// The name of the scenario that holds the state before the workshop; the same in both languages.
const BEGINNING: &str = "Semula (lokakarya)";

/// The scenes by their names in the text.
const SCENES: [(&str, Scene); 7] = [
    ("now", Scene::Now),
    ("guess", Scene::Guess),
    ("change", Scene::Change),
    ("reveal", Scene::Reveal),
    ("replay-before", Scene::Replay(Replay::Before)),
    ("replay-change", Scene::Replay(Replay::Change)),
    ("timeline", Scene::Timeline),
];

/// The name of a scene in the text.
fn scene_name(scene: Scene) -> &'static str {
    SCENES.iter().find(|(_, known)| *known == scene).map_or("now", |(name, _)| name)
}

/// A workshop with everything that is needed to go on with it.
pub(super) fn to_text(show: &Show) -> String {
    let file = assessment::to_text(&show.base.assessment);
    let assessment: Value = serde_json::from_str(&file).unwrap_or(Value::Null);
    let value = json!({
        "format": FORMAT,
        "version": VERSION,
        "id": &*show.id,
        "source": source_name(show.source),
        "names": show.names == Names::Shown,
        "blank": show.light == Light::Blank,
        "assessment": assessment,
        "rounds": show.turns().iter().map(|turn| round_value(&turn.round)).collect::<Vec<_>>(),
        "guesses": show.turns().iter().map(|turn| guessing_value(&turn.guess)).collect::<Vec<_>>(),
        "at": show.at(),
        "scene": scene_name(show.scene()),
    });
    value.to_string()
}

/// The workshop of a text; `None` where it is none, or its instrument is not here any more.
pub(super) fn read(text: &str, find: impl Fn(&str) -> Option<Rc<Instrument>>) -> Option<Show> {
    let value: Value = serde_json::from_str(text).ok()?;
    let is_ours = value.get("format")?.as_str() == Some(FORMAT) && value.get("version")?.as_u64() == Some(VERSION);
    let value = is_ours.then_some(value)?;
    let (assessment, rules) = assessment::read(&value.get("assessment")?.to_string(), find).ok()?;
    let base = Work::new(assessment, Rc::new(rules));
    let rounds: Option<Vec<_>> = value.get("rounds")?.as_array()?.iter().map(read_round).collect();
    let guesses: Option<Vec<_>> = value.get("guesses")?.as_array()?.iter().map(read_guessing).collect();
    let names = if value.get("names")?.as_bool()? { Names::Shown } else { Names::Hidden };
    let source = read_source(value.get("source")?.as_str()?)?;
    let mut show = Show::begin(value.get("id")?.as_str()?, &base, source, names, &rounds?)?;
    let scene = value.get("scene")?.as_str()?;
    let scene = SCENES.iter().find(|(name, _)| *name == scene).map(|(_, scene)| *scene)?;
    show.resume(guesses?, usize::try_from(value.get("at")?.as_u64()?).ok()?, scene);
    show.light = if value.get("blank")?.as_bool()? { Light::Blank } else { Light::On };
    Some(show)
}

/// Puts the state that the group began with beside what it reached, as a scenario of the saved
/// copy, with what the group did. Where the file has no room for one more, only the result is saved.
pub(super) fn add_scenario(assessment: &mut Assessment, show: &Show) {
    let seen = show.turns().iter().filter(|turn| turn.guess.is_closed());
    let trace: Vec<_> = seen.map(trace_value).collect();
    if !assessment.has_room_for_scenario() {
        return;
    }
    assessment.add_scenario(BEGINNING, &show.base.assessment.units);
    let added = assessment.scenarios.as_array_mut().and_then(|scenarios| scenarios.last_mut());
    if let Some(Value::Object(added)) = added {
        added.insert("lokakarya".to_owned(), Value::Array(trace));
    }
}

/// A round with the totals before and after it, and the guess.
fn trace_value(turn: &Turn) -> Value {
    let total = |standing: &super::Standing| standing.totals.verdict.as_ref().map(|verdict| verdict.total.to_string());
    let mut value = round_value(&turn.round);
    if let Value::Object(object) = &mut value {
        object.insert("before".to_owned(), json!(total(&turn.before)));
        object.insert("guess".to_owned(), turn.guess.guess().map_or(Value::Null, guess_value));
        object.insert("after".to_owned(), json!(total(&turn.after)));
    }
    value
}

fn source_name(source: Source) -> &'static str {
    match source {
        Source::Present => "present",
        Source::Scenario => "scenario",
        Source::Demo(id) => id,
    }
}

fn read_source(name: &str) -> Option<Source> {
    match name {
        "present" => Some(Source::Present),
        "scenario" => Some(Source::Scenario),
        id => DEMOS.iter().find(|demo| demo.id == id).map(|demo| Source::Demo(demo.id)),
    }
}

/// A place in the text: a unit, or null for all.
fn unit(place: &Option<UnitId>) -> Option<&str> {
    place.as_ref().map(UnitId::as_str)
}

fn round_value(round: &Round) -> Value {
    match round {
        Round::Drop { indicator, unit: place } => json!({ "drop": indicator.as_str(), "unit": unit(place) }),
        Round::Raise(Move::Standard { indicator, unit: place }) => {
            json!({ "standard": indicator.as_str(), "unit": unit(place) })
        }
        Round::Raise(Move::Bundle { bundle, unit: place }) => {
            json!({ "bundle": bundle.as_str(), "unit": unit(place) })
        }
        Round::Raise(Move::Plan { bundles, levels }) => {
            let bundle = |(bundle, place): &(BundleId, Option<UnitId>)| json!([bundle.as_str(), unit(place)]);
            let level =
                |level: &ReachedLevel| json!([level.unit.as_str(), level.indicator.as_str(), level.to.as_str()]);
            json!({
                "plan": levels.iter().map(level).collect::<Vec<_>>(),
                "bundles": bundles.iter().map(bundle).collect::<Vec<_>>(),
            })
        }
    }
}

fn read_round(value: &Value) -> Option<Round> {
    let object = value.as_object()?;
    let word = |key: &str| object.get(key).and_then(Value::as_str);
    let unit = || word("unit").map(UnitId::from);
    if let Some(indicator) = word("drop") {
        return Some(Round::Drop { indicator: IndicatorId::from(indicator), unit: unit() });
    }
    if let Some(indicator) = word("standard") {
        return Some(Round::Raise(Move::Standard { indicator: IndicatorId::from(indicator), unit: unit() }));
    }
    if let Some(bundle) = word("bundle") {
        return Some(Round::Raise(Move::Bundle { bundle: BundleId::from(bundle), unit: unit() }));
    }
    read_plan(object).map(Round::Raise)
}

fn read_plan(object: &Map<String, Value>) -> Option<Move> {
    let word = |list: &Value, place: usize| list.get(place).and_then(Value::as_str).map(str::to_owned);
    let level = |list: &Value| {
        Some(ReachedLevel {
            unit: UnitId::from(word(list, 0)?.as_str()),
            indicator: IndicatorId::from(word(list, 1)?.as_str()),
            to: LevelId::from(word(list, 2)?.as_str()),
        })
    };
    let bundle = |list: &Value| {
        Some((BundleId::from(word(list, 0)?.as_str()), word(list, 1).map(|unit| UnitId::from(unit.as_str()))))
    };
    let levels: Option<Vec<_>> = object.get("plan")?.as_array()?.iter().map(level).collect();
    let bundles: Option<Vec<_>> = object.get("bundles")?.as_array()?.iter().map(bundle).collect();
    Some(Move::Plan { bundles: bundles?, levels: levels? })
}

fn guessing_value(guess: &Guessing) -> Value {
    let seen = guess.is_closed();
    json!({ "seen": seen, "guess": guess.guess().map_or(Value::Null, guess_value) })
}

fn guess_value(guess: &Guess) -> Value {
    match guess {
        Guess::Number(number) => json!({ "number": number.text() }),
        Guess::AtLeast(bound) => json!({ "at_least": bound.to_string() }),
        Guess::Below(bound) => json!({ "below": bound.to_string() }),
    }
}

fn read_guessing(value: &Value) -> Option<Guessing> {
    let guess = match value.get("guess")? {
        Value::Null => None,
        guess => Some(read_guess(guess)?),
    };
    Some(if value.get("seen")?.as_bool()? { Guessing::Closed(guess) } else { Guessing::Open(guess) })
}

fn read_guess(value: &Value) -> Option<Guess> {
    let word = |key: &str| value.get(key).and_then(Value::as_str);
    if let Some(number) = word("number") {
        return Guess::read(number).ok().flatten();
    }
    let bound = |key| word(key).and_then(|text| Decimal::parse(text).ok()).map(|bound| whole(&bound));
    bound("at_least").map(Guess::AtLeast).or_else(|| bound("below").map(Guess::Below))
}

/// Bounds of bands are whole numbers in every choice.
fn whole(bound: &Decimal) -> Score {
    bound.value().round(0, crate::engine::number::Rounding::HalfUp)
}
