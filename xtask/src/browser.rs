//! The tests that need a browser: of the release version, of the building blocks, of a third language, of a phone's view.

use crate::project::{command, root, run, tools};
use crate::server::{self, Site};
use crate::{build, code, setup, size, soak};
use anyhow::{Context, Result, bail};
use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The release version in Chromium and Firefox, under a sub-path.
pub fn tests() -> Result<()> {
    let model = soak::model()?;
    let address = server::start(Site::new(&build::dist(), "/sub/path/"), 0)?;
    let mut tests = node_tests("browser", &address)?;
    tests.env("ZONA_HIJAU_DIST", build::dist());
    tests.env("ZONA_HIJAU_MODEL", model);
    tests.env("ZONA_HIJAU_FIRST_LOAD", size::measure(&build::dist())?.names().join(" "));
    run(&mut tests)
}

/// The building blocks, each with its examples.
pub fn gallery() -> Result<()> {
    run(&mut node_tests("gallery", &server::start(gallery_site()?, 0)?)?)
}

/// The page of the building blocks, built.
pub fn gallery_site() -> Result<Site> {
    let folder = root().join("target").join("gallery");
    build::page(&root().join("tests").join("gallery").join("index.html"), &folder)?;
    Ok(Site::new(&folder, "/"))
}

/// The screens in the third language: nothing untranslated, nothing cut off.
pub fn pseudo() -> Result<()> {
    run(&mut node_tests("pseudo", &server::start(pseudo_site()?, 0)?)?)
}

/// The app in the third language, built from a translated copy of the sources.
pub fn pseudo_site() -> Result<Site> {
    let copy = root().join("target").join("pseudo");
    run(command("node").arg("tests/pseudo/translate.mjs").arg(&copy))?;
    // This very program builds the copy as it builds the original, in a target folder of its own.
    let mut build = command(env::current_exe().context("this program does not know its own place")?);
    build.args(["build", "--dev"]).env("CARGO_MANIFEST_DIR", copy.join("xtask"));
    build.env("ZONA_HIJAU_TOOLS", tools()).env("CARGO_TARGET_DIR", code::target_folder().join("pseudo-target"));
    run(&mut build)?;
    Ok(Site::new(&build::dev_folder(&copy), "/"))
}

/// What Lighthouse says of the release version, packed as a host packs it.
pub fn lighthouse() -> Result<()> {
    let address = server::start(Site::new(&build::dist(), "/").packed()?, 0)?;
    run(node(&address).arg("tests/lighthouse/run.mjs"))
}

fn node(address: &str) -> Command {
    let mut node = command("node");
    node.env("ZONA_HIJAU_URL", address);
    node.envs(setup::chromium().map(|program| ("CHROMIUM", program)));
    node.envs(setup::firefox().map(|program| ("FIREFOX", program)));
    node
}

/// Every `*.test.mjs` of a folder below `tests`.
fn node_tests(folder: &str, address: &str) -> Result<Command> {
    let mut tests = node(address);
    tests.args(["--test", "--test-reporter=spec"]).args(test_files(&Path::new("tests").join(folder))?);
    Ok(tests)
}

fn test_files(folder: &Path) -> Result<Vec<PathBuf>> {
    let entries = fs::read_dir(root().join(folder)).with_context(|| format!("cannot read {}", folder.display()))?;
    let mut files: Vec<PathBuf> = entries
        .flatten()
        .map(|entry| folder.join(entry.file_name()))
        .filter(|path| path.to_string_lossy().ends_with(".test.mjs"))
        .collect();
    files.sort();
    if files.is_empty() {
        bail!("{} holds no *.test.mjs", folder.display());
    }
    Ok(files)
}
