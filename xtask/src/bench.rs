//! `cargo xtask bench`: speed and size against others, measured in one run; one table, also in `docs/benchmarks.md`.

use crate::code::{TARGET, optimise};
use crate::project::{announce, cargo_for_release, command, root, run};
use crate::server::{self, Site};
use crate::{build, code, setup, size};
use anyhow::{Context, Result, bail};
use std::fs;
use std::path::{Path, PathBuf};

const SECTIONS: [&str; 4] = ["plans", "scores", "paints", "loads"];

/// What to measure.
#[derive(Default)]
pub struct Options {
    /// Only these sections; all where there is none.
    pub sections: Vec<String>,
    /// Give the other solver its time for large bodies too.
    pub full: bool,
    /// Measure `dist/` as it is.
    pub keep_dist: bool,
}

/// Builds, measures, prints the table; a run of all sections also writes it.
pub fn bench(options: &Options) -> Result<()> {
    if let Some(unknown) = options.sections.iter().find(|name| !SECTIONS.contains(&name.as_str())) {
        bail!("there is no section `{unknown}`; there are {}", SECTIONS.join(", "));
    }
    setup::for_tests()?;
    if !options.keep_dist {
        build::release()?;
    }
    let site = site()?;
    let address = server::start(Site::new(&site, "/"), 0)?;
    announce("Measuring", if options.full { "5 min" } else { "3 min" });
    let mut script = command("node");
    script.arg("benches/run.mjs").env("ZONA_HIJAU_URL", address).env("ZONA_HIJAU_BENCH", options.sections.join(" "));
    script.env("ZONA_HIJAU_BENCH_FULL", if options.full { "1" } else { "0" });
    for (name, folder) in [("APP", "app"), ("MINIMAL", "minimal")] {
        let bytes = size::measure(&site.join(folder))?.total();
        script.env(format!("ZONA_HIJAU_BENCH_BYTES_{name}"), bytes.to_string());
    }
    script.envs(setup::chromium().map(|program| ("CHROMIUM", program)));
    run(&mut script)
}

/// Puts everything that is measured into one folder.
fn site() -> Result<PathBuf> {
    let site = code::target_folder().join("bench");
    if site.exists() {
        fs::remove_dir_all(&site).with_context(|| format!("cannot empty {}", site.display()))?;
    }
    engine("web", "-Oz", &site.join("engine-web"))?;
    engine("fast", "-O3", &site.join("engine-fast"))?;
    minimal(&site.join("minimal"))?;
    let benches = root().join("benches");
    copy(&benches.join("pages"), &site)?;
    for script in ["instances.mjs", "score.mjs"] {
        fs::copy(benches.join(script), site.join(script)).with_context(|| format!("cannot copy {script}"))?;
    }
    let data = root().join("static");
    copy(&data.join("css"), &site.join("css"))?;
    fs::copy(data.join("instruments").join("kepatuhan-2023.json"), site.join("pack.json"))?;
    fs::copy(data.join("demo").join("merah.json"), site.join("demo.json"))?;
    copy(&root().join("node_modules").join("highs").join("build"), &site.join("highs"))?;
    copy(&build::dist(), &site.join("app"))?;
    Ok(site)
}

/// The engine alone, for a page, compiled with a profile.
fn engine(profile: &str, optimisation: &str, folder: &Path) -> Result<()> {
    announce(&format!("Compiling the engine with the profile `{profile}`"), "1 min the first time");
    run(cargo_for_release().args(["build", "--package", "bench-engine", "--profile", profile, "--target", TARGET]))?;
    let compiled = code::target_folder().join(TARGET).join(profile).join("bench_engine.wasm");
    bind(&compiled, "engine", optimisation, folder)
}

/// A Yew app that does next to nothing, built like ours.
fn minimal(folder: &Path) -> Result<()> {
    announce("Compiling the minimal Yew app", "1 min the first time");
    run(cargo_for_release().args(["build", "--package", "minimal", "--profile", "web", "--target", TARGET]))?;
    let compiled = code::target_folder().join(TARGET).join("web").join("minimal.wasm");
    bind(&compiled, "minimal", "-Oz", folder)?;
    copy(&root().join("benches").join("minimal").join("page"), folder)
}

fn bind(compiled: &Path, name: &str, optimisation: &str, folder: &Path) -> Result<()> {
    let mut bindgen = command("wasm-bindgen");
    bindgen.args(["--target", "web", "--no-typescript", "--remove-name-section", "--remove-producers-section"]);
    run(bindgen.args(["--out-name", name, "--out-dir"]).arg(folder).arg(compiled))?;
    optimise(&folder.join(format!("{name}_bg.wasm")), optimisation)
}

/// Copies the files of a folder, and of the folders in it.
fn copy(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to).with_context(|| format!("cannot make {}", to.display()))?;
    for entry in fs::read_dir(from).with_context(|| format!("cannot read {}", from.display()))? {
        let (path, name) = entry.map(|entry| (entry.path(), entry.file_name()))?;
        if path.is_dir() {
            copy(&path, &to.join(name))?;
        } else {
            fs::copy(&path, to.join(name)).with_context(|| format!("cannot copy {}", path.display()))?;
        }
    }
    Ok(())
}
