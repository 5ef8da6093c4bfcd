//! Pictures of the screens for the documents.

use crate::project::{announce, command, run};
use crate::server::{self, Site};
use crate::{build, setup};
use anyhow::{Context, Result};

/// Writes `docs/screenshots/<screen>-<width>.png`; the list of screens is in the script.
pub fn take() -> Result<()> {
    setup::for_tests()?;
    build::release()?;
    let address = server::start(Site::new(&build::dist(), "/"), 0)?;
    announce("Taking pictures of the screens", "20 s");
    let mut script = command("node");
    script.arg("tests/browser/support/screenshots.mjs").env("ZONA_HIJAU_URL", address);
    script.envs(setup::chromium().map(|program| ("CHROMIUM", program)));
    run(&mut script).context("a picture could not be taken: the messages above say which")
}

/// Writes the icons of the installed app.
pub fn icons() -> Result<()> {
    setup::for_tests()?;
    announce("Drawing the icons", "5 s");
    let mut script = command("node");
    script.arg("tests/browser/support/icons.mjs").envs(setup::chromium().map(|program| ("CHROMIUM", program)));
    run(&mut script)
}
