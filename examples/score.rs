//! Scores a saved assessment: `score CASE.json [--pack PACK.json]`.

mod support;

use std::process::ExitCode;

use zona_hijau::engine::output::score_json;
use zona_hijau::engine::score::score;

fn main() -> ExitCode {
    support::run(|case| score_json(&score(&case.rules, &case.assessment)))
}
