//! `cargo xtask mutants`: changes the engine in one place after another and tries its tests, see `docs/testing.md`.

use crate::project::{command, run};
use crate::setup;
use anyhow::Result;

/// Which changes, and how long.
#[derive(Default)]
pub struct Options {
    /// Only changes whose names this regular expression finds.
    pub only: Option<String>,
    /// Seconds of tests for each change, after which it counts as missed.
    pub patience: Option<u32>,
    /// Only what the last run missed.
    pub again: bool,
}

/// Tries the changes and lists those that no test notices and nobody has argued for.
pub fn mutants(options: &Options) -> Result<()> {
    setup::for_mutants()?;
    let mut script = command("node");
    script.arg("tests/mutants/run.mjs");
    if let Some(only) = &options.only {
        script.env("MUTANTS_ONLY", only);
    }
    if let Some(patience) = options.patience {
        script.env("MUTANTS_PATIENCE", patience.to_string());
    }
    if options.again {
        script.env("MUTANTS_AGAIN", "1");
    }
    run(&mut script)
}
