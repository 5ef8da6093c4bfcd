//! The cheapest plan to a target: `plan CASE.json --target B [--pack PACK.json]`.

mod support;

use std::process::ExitCode;

use zona_hijau::engine::Target;
use zona_hijau::engine::output::plan_json;
use zona_hijau::engine::plan::Planner;

fn main() -> ExitCode {
    support::run(&[("--target", true)], |case| {
        let given = case.options.iter().find(|(name, _)| name == "--target");
        let (_, text) = given.ok_or("--target: is missing; name a band or a number, for example --target B")?;
        let target = Target::parse(text, &case.rules.instrument);
        let target = target.map_err(|problem| format!("--target: \"{text}\" {problem}"))?;
        let planner = Planner::new(&case.rules, &case.assessment);
        let plan = planner.cheapest(&target);
        Ok(plan_json(&plan))
    })
}
