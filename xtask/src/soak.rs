//! `cargo xtask soak`: random actions on the built app and on the session alone, see `docs/testing.md`.

use crate::project::{announce, cargo, command, run};
use crate::server::{self, Site};
use crate::{build, code, setup};
use anyhow::Result;
use std::path::PathBuf;

/// How long, and which actions.
pub struct Options {
    /// How many actions in all.
    pub actions: u32,
    /// Of the first session; each next one has the next seed.
    pub seed: u32,
    /// Use `dist/` as it is.
    pub keep_dist: bool,
}

impl Default for Options {
    fn default() -> Self {
        Self { actions: 20_000, seed: 1, keep_dist: false }
    }
}

/// Builds the app and the model, and runs them side by side.
pub fn soak(options: &Options) -> Result<()> {
    setup::for_tests()?;
    if !options.keep_dist {
        build::release()?;
    }
    let model = model()?;
    let address = server::start(Site::new(&build::dist(), "/"), 0)?;
    announce("Random actions", "20 min for 20,000");
    let mut script = command("node");
    script.arg("tests/soak/run.mjs").env("ZONA_HIJAU_URL", address).env("ZONA_HIJAU_MODEL", model);
    script.env("ZONA_HIJAU_SOAK_ACTIONS", options.actions.to_string());
    script.env("ZONA_HIJAU_SOAK_SEED", options.seed.to_string());
    script.envs(setup::chromium().map(|program| ("CHROMIUM", program)));
    run(&mut script)
}

/// The session as a program, compiled as the Rust tests are.
pub fn model() -> Result<PathBuf> {
    announce("Compiling the session without a browser", "1 min when nothing is compiled");
    let features = ["--no-default-features", "--features", "spreadsheets"];
    run(cargo().args(["build", "--quiet", "--profile", "test", "--example", "session"]).args(features))?;
    Ok(code::target_folder().join("debug").join("examples").join(format!("session{}", std::env::consts::EXE_SUFFIX)))
}
