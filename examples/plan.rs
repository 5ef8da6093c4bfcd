//! The cheapest plan to a target: `plan CASE.json --target B [--guaranteed] [--pack PACK.json]`.

mod support;

use std::process::ExitCode;

use serde_json::Value;
use zona_hijau::engine::output::plan_json;
use zona_hijau::engine::plan::{Planner, WORK};

fn main() -> ExitCode {
    let takes = support::Takes { target: true, flags: &["--guaranteed"] };
    support::run(takes, |case| {
        let planner = Planner::new(&case.rules, &case.assessment);
        let plan = case.target.as_ref().map(|target| match case.flags.is_empty() {
            true => planner.cheapest(target),
            false => planner.cheapest_guaranteed(target, WORK),
        });
        plan.as_ref().map_or(Value::Null, plan_json)
    })
}
