//! Ranks what would raise the total: `gains CASE.json [--pack PACK.json]`.

mod support;

use std::process::ExitCode;

use zona_hijau::engine::gains::gains;
use zona_hijau::engine::output::gains_json;

fn main() -> ExitCode {
    support::run(|case| gains_json(&gains(&case.rules, &case.assessment)))
}
