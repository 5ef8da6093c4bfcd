//! Results as JSON, as the command-line examples print them.

use serde_json::{Value, json};

use crate::gains::Gain;
use crate::instrument::{Band, Zone};
use crate::number::{Rational, Rounding, Score};
use crate::plan::{Bought, Plan, Proof, Step};
use crate::score::{Bounds, Outcome, Suffix, UnitOutcome, Verdict};
use crate::sheet::Standing;

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

/// The output of `gains`.
pub fn gains_json(gains: &[Gain]) -> Value {
    json!({ "gains": gains.iter().map(gain).collect::<Value>() })
}

fn gain(gain: &Gain) -> Value {
    json!({
        "unit": gain.unit.as_str(),
        "indicator": gain.raise.indicator.as_str(),
        "from": gain.raise.from.as_str(),
        "to": gain.raise.to.as_str(),
        "gain": points(&gain.raise.gain).to_string(),
        "effort": gain.raise.effort,
        "category_after": gain.band_after.as_ref().map(Band::label),
        "total_after": gain.total_after.to_string(),
        "unanswered": gain.standing == Standing::Unanswered,
    })
}

/// Points to four decimals: for changes, which are never compared with a band.
fn points(points: &Rational) -> Score {
    points.round(4, Rounding::HalfUp)
}

/// The output of `plan`; `threshold` with as many decimals as a score, or exact where it has more.
pub fn plan_json(plan: &Plan) -> Value {
    let course = plan.course.as_ref();
    let rounded = plan.target.threshold.round(plan.ceiling.decimals(), Rounding::Up);
    let is_exact = rounded.to_rational() == plan.target.threshold;
    json!({
        "target": plan.target.label,
        "threshold": if is_exact { rounded.to_string() } else { plan.target.threshold.to_text() },
        "reachable": course.is_some(),
        "ceiling": plan.ceiling.to_string(),
        "effort": course.map(|course| course.effort),
        "total": course.map(|course| course.total_rounded.to_string()),
        "guaranteed_low": course.map(|course| course.guaranteed_rounded.to_string()),
        "steps": course.map_or_else(|| json!([]), |course| course.steps.iter().map(step).collect()),
        "bundles": course.map_or_else(|| json!([]), |course| course.bundles.iter().map(bought).collect()),
        "unplannable": plan.unplannable.iter().map(|unit| unit.as_str()).collect::<Value>(),
        "proven": plan.proof == Proof::Optimal,
        "lower_bound": match plan.proof {
            Proof::Optimal => course.map(|course| course.effort),
            Proof::BestFound { lower_bound } => Some(lower_bound),
        },
    })
}

fn step(step: &Step) -> Value {
    json!({
        "unit": step.unit.as_str(),
        "indicator": step.indicator.as_str(),
        "from": step.from.as_str(),
        "to": step.to.as_str(),
        "bundle": step.bundle.as_ref().map(|bundle| bundle.as_str()),
        "effort": step.effort,
        "gain": points(&step.gain).to_string(),
        "unanswered": step.standing == Standing::Unanswered,
    })
}

fn bought(bought: &Bought) -> Value {
    let unit = bought.unit.as_ref().map(|unit| unit.as_str());
    json!({ "bundle": bought.bundle.as_str(), "unit": unit, "effort": bought.effort })
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
