//! The cheapest plan to a target: `plan CASE.json --target B [--guaranteed] [--pack PACK.json]`.

mod support;

use std::process::ExitCode;

use zona_hijau::engine::output::plan_json;
use zona_hijau::engine::plan::{Planner, WORK};

fn main() -> ExitCode {
    support::run_to_target(|case, aim| {
        let planner = Planner::new(&case.rules, &case.assessment);
        let plan = match aim.guaranteed {
            true => planner.cheapest_guaranteed(&aim.target, WORK),
            false => planner.cheapest(&aim.target),
        };
        plan_json(&plan)
    })
}
