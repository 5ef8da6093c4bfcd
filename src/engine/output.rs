//! Results as JSON, as the command-line examples print them (formats.md, section 3).

use serde_json::{Value, json};

use super::instrument::{Band, Zone};
use super::score::{Bounds, Outcome, Suffix, UnitOutcome, Verdict};

/// The output of `score`.
pub fn score_json(outcome: &Outcome) -> Value {
    let verdict = outcome.verdict.as_ref();
    let band = verdict.map(|verdict| &verdict.band);
    json!({
        "instrument": outcome.instrument,
        "complete": outcome.is_complete(),
        "total": verdict.map(|verdict| verdict.total.to_string()),
        "estimate": bounds(&outcome.estimate),
        "plausible": bounds(&outcome.plausible),
        "guaranteed": bounds(&outcome.guaranteed),
        "category": band.and_then(|band| band.code.as_deref()),
        "zone": band.and_then(|band| band.zone).map(Zone::name),
        "opinion": band.and_then(|band| opinion(band, outcome.suffix.as_ref())),
        "quality": band.and_then(|band| band.quality.as_ref()).map(|quality| &quality.id),
        "possible": outcome.possible.iter().map(Band::label).collect::<Value>(),
        "next": verdict.and_then(next),
        "margin": verdict.map(|verdict| verdict.margin.to_string()),
        "suffix_decided": outcome.suffix.as_ref().map(|suffix| suffix.added.is_some()),
        "units": outcome.units.iter().map(unit).collect::<Value>(),
    })
}

/// The opinion in Indonesian, with its suffix where that is added.
fn opinion(band: &Band, suffix: Option<&Suffix>) -> Option<String> {
    let opinion = &band.opinion.as_ref()?.id;
    match suffix.filter(|suffix| suffix.added == Some(true)) {
        Some(suffix) => Some(format!("{opinion} ({})", suffix.text.id)),
        None => Some(opinion.clone()),
    }
}

fn bounds(bounds: &Bounds) -> Value {
    json!({ "low": bounds.low.to_string(), "high": bounds.high.to_string() })
}

fn next(verdict: &Verdict) -> Option<Value> {
    let next = verdict.next.as_ref()?;
    Some(json!({ "category": next.band.label(), "missing": next.missing.to_string() }))
}

fn unit(unit: &UnitOutcome) -> Value {
    let band = unit.verdict.as_ref().map(|verdict| &verdict.band);
    json!({
        "id": unit.id.as_str(),
        "total": unit.verdict.as_ref().map(|verdict| verdict.total.to_string()),
        "category": band.and_then(|band| band.code.as_deref()),
        "zone": band.and_then(|band| band.zone).map(Zone::name),
    })
}
