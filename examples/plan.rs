//! The cheapest plan to a target: `plan CASE.json --target B [--guaranteed] [--pack PACK.json]`.

mod support;

use std::process::ExitCode;

use zona_hijau::engine::Target;
use zona_hijau::engine::output::plan_json;
use zona_hijau::engine::plan::{Planner, WORK};

fn main() -> ExitCode {
    support::run(&[("--target", true), ("--guaranteed", false)], |case| {
        let given = case.options.iter().find(|(name, _)| name == "--target");
        let (_, text) = given.ok_or("--target: is missing; name a band or a number, for example --target B")?;
        let target = Target::parse(text, &case.rules.instrument);
        let target = target.map_err(|problem| format!("--target: \"{text}\" {problem}"))?;
        let planner = Planner::new(&case.rules, &case.assessment);
        let is_guaranteed = case.options.iter().any(|(name, _)| name == "--guaranteed");
        let plan = if is_guaranteed { planner.cheapest_guaranteed(&target, WORK) } else { planner.cheapest(&target) };
        Ok(plan_json(&plan))
    })
}
