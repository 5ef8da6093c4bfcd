//! The engine behind functions that a page can call, for `cargo xtask bench` alone.
//!
//! Nothing here is part of the app. The models for the other solver come from the oracle of the tests.

#![allow(clippy::disallowed_types, reason = "a sum for a page of JavaScript, whose numbers are floats")]

#[path = "../../../tests/support/plan_model.rs"]
mod plan_model;
#[path = "../../../tests/support/plan_oracle.rs"]
#[allow(dead_code, reason = "shared with the tests")]
mod plan_oracle;

use std::rc::Rc;

use plan_oracle::{Number, Oracle, number};
use serde_json::{Value, json};
use wasm_bindgen::prelude::wasm_bindgen;
use zona_hijau::engine::assessment::{self, Answer, Assessment, Entry};
use zona_hijau::engine::gains::{Gain, gains, gains_of};
use zona_hijau::engine::instrument::{BUILT_IN, find_builtin};
use zona_hijau::engine::number::Score;
use zona_hijau::engine::output::{gains_json, plan_json, score_json};
use zona_hijau::engine::plan::Planner;
use zona_hijau::engine::score::{Outcome, rescore, score};
use zona_hijau::engine::text::{IndicatorId, LevelId};
use zona_hijau::engine::{Rules, Target};
use zona_hijau::session::Work;
use zona_hijau::session::improve::{MOST_WORK, Planning, SLICE};

/// The text of a built-in pack.
///
/// # Errors
/// That there is none with this id.
#[wasm_bindgen]
pub fn pack(id: &str) -> Result<String, String> {
    let found = BUILT_IN.iter().find(|(known, _)| *known == id);
    found.map(|(_, text)| (*text).to_owned()).ok_or_else(|| format!("no pack {id}"))
}

/// The least effort to a threshold as a mixed-integer model in LP format.
///
/// # Errors
/// What is no JSON.
#[wasm_bindgen]
pub fn model(pack: &str, assessment: &str, threshold: &str) -> Result<String, String> {
    let read = |text| serde_json::from_str::<Value>(text).map_err(|error| error.to_string());
    let (pack, assessment) = (read(pack)?, read(assessment)?);
    // Half a hundredth below the threshold is rounded up to it.
    let bound = number(threshold) - Number::new(1.into(), 200.into());
    Ok(plan_model::lp(&Oracle::new(&pack, &assessment), &bound, false))
}

/// An assessment under its rules, as a session holds it.
#[wasm_bindgen]
pub struct Body {
    rules: Rules,
    assessment: Assessment,
    outcome: Outcome,
    indicators: Vec<(IndicatorId, Vec<LevelId>)>,
}

#[wasm_bindgen]
impl Body {
    /// Reads a saved assessment.
    ///
    /// # Errors
    /// Every problem of the file.
    pub fn read(text: &str) -> Result<Body, String> {
        let (assessment, rules) = assessment::read(text, find_builtin).map_err(|problems| problems.to_string())?;
        let indicators = rules.indicators().map(|indicator| {
            let levels = indicator.scale().levels.iter().map(|level| level.id.clone());
            (indicator.id().clone(), levels.collect())
        });
        let indicators = indicators.collect();
        let outcome = score(&rules, &assessment);
        Ok(Self { rules, assessment, outcome, indicators })
    }

    /// The whole frontier in whole numbers; the least effort at which it reaches the target.
    ///
    /// # Errors
    /// That the target is no target of the instrument or cannot be reached.
    pub fn frontier(&self, target: &str) -> Result<u32, String> {
        let target = Target::parse(target, self.rules.instrument()).map_err(|problem| problem.to_string())?;
        let effort = Planner::new(&self.rules, &self.assessment).least_effort(&target);
        effort.ok_or_else(|| "the target cannot be reached".to_owned())
    }

    /// The same with every step of the frontier as a fraction and rounded.
    ///
    /// # Errors
    /// That the target is no target of the instrument or cannot be reached.
    pub fn written_frontier(&self, target: &str) -> Result<u32, String> {
        let target = Target::parse(target, self.rules.instrument()).map_err(|problem| problem.to_string())?;
        let frontier = Planner::new(&self.rules, &self.assessment).frontier();
        let first = frontier.iter().find(|point| point.rounded.to_rational() >= target.threshold);
        first.map(|point| point.effort).ok_or_else(|| "the target cannot be reached".to_owned())
    }

    /// The cheapest plan and the whole frontier; the least effort.
    ///
    /// # Errors
    /// That the target is no target of the instrument or cannot be reached.
    pub fn plan_and_frontier(&self, target: &str) -> Result<u32, String> {
        let planner = Planner::new(&self.rules, &self.assessment);
        let target = Target::parse(target, self.rules.instrument()).map_err(|problem| problem.to_string())?;
        let frontier = planner.frontier();
        let plan = planner.cheapest(&target);
        let effort = plan.course.map(|course| course.effort).ok_or("the target cannot be reached")?;
        let first = frontier.iter().find(|point| point.rounded.to_rational() >= target.threshold);
        match first {
            Some(point) if point.effort == effort => Ok(effort),
            _ => Err("the frontier and the plan disagree".to_owned()),
        }
    }

    /// The plan, and how many steps the frontier has, as JSON.
    ///
    /// # Errors
    /// That the target is no target of the instrument.
    pub fn plan(&self, target: &str, guaranteed: bool) -> Result<String, String> {
        let planner = Planner::new(&self.rules, &self.assessment);
        let target = Target::parse(target, self.rules.instrument()).map_err(|problem| problem.to_string())?;
        let plan = match guaranteed {
            true => planner.cheapest_guaranteed(&target, MOST_WORK),
            false => planner.cheapest(&target),
        };
        Ok(plan_json(&plan).to_string())
    }

    /// How many efforts the frontier names.
    pub fn frontier_points(&self) -> usize {
        Planner::new(&self.rules, &self.assessment).frontier().len()
    }

    /// Score and gains as JSON, to be compared.
    pub fn results(&self) -> String {
        let gains = gains(&self.rules, &self.assessment);
        json!({ "score": score_json(&self.outcome), "gains": gains_json(&gains)["gains"] }).to_string()
    }

    /// So many edits of one answer each, with score and gains after every one; a sum to compare and to keep the work.
    pub fn edits(&mut self, first: usize, count: usize) -> f64 {
        let mut sum = 0;
        for number in first..first + count {
            // As a session does it: the edit is made on a copy, and what is known of other units is taken over.
            let next = self.edited(number);
            self.outcome = rescore(&self.rules, &next, &self.assessment, &self.outcome);
            self.assessment = next;
            sum += check(&self.outcome, &gains_of(&self.rules, &self.outcome));
        }
        sum as f64
    }

    /// The assessment after the edit with this number: the same one that the other implementation makes.
    fn edited(&self, number: usize) -> Assessment {
        let mut next = self.assessment.clone();
        let (units, indicators) = (next.units.len(), self.indicators.len());
        let Some((id, levels)) = self.indicators.get(number * 5 % indicators) else { return next };
        let level = levels.get((number * 7 + number / units) % levels.len());
        let unit = next.units.get_mut(number % units);
        if let (Some(Entry::Indicators(answers)), Some(level)) = (unit.map(|unit| &mut unit.entry), level) {
            Rc::make_mut(answers).insert(id.clone(), Answer::Level(level.clone()));
        }
        next
    }
}

/// All plans to a target, worked out as the screen does it.
#[wasm_bindgen]
pub struct Slices(Planning);

#[wasm_bindgen]
impl Slices {
    /// Before the first slice.
    ///
    /// # Errors
    /// That the target is no target of the instrument.
    pub fn of(body: &Body, target: &str) -> Result<Slices, String> {
        let target = Target::parse(target, body.rules.instrument()).map_err(|problem| problem.to_string())?;
        let planner = Rc::new(Planner::new(&body.rules, &body.assessment));
        let work = Work::new(body.assessment.clone(), Rc::new(body.rules.clone()));
        Ok(Self(Planning::new(work, planner, target)))
    }

    /// Works out the next slice; whether something is left to do.
    pub fn advance(&mut self) -> bool {
        self.0.advance(SLICE);
        !self.0.is_idle()
    }

    /// Which plan is sought.
    pub fn sought(&self) -> String {
        format!("{:?}", self.0.sought())
    }
}

/// Hundredths of the ends of all intervals, and what the gains say.
fn check(outcome: &Outcome, gains: &[Gain]) -> i64 {
    let hundredths = Score::scaled;
    let ends = [&outcome.estimate, &outcome.plausible, &outcome.guaranteed];
    let ends = ends.iter().map(|bounds| hundredths(bounds.low) + hundredths(bounds.high)).sum::<i64>();
    let units = outcome.units.iter().map(|unit| hundredths(unit.guaranteed.low)).sum::<i64>();
    let first = gains.first().map_or(0, |gain| hundredths(gain.total_after) + i64::from(gain.raise.effort));
    ends + units + first + gains.len() as i64
}
