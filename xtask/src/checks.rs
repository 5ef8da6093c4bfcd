//! `cargo xtask test`: everything that must hold, step by step, to the end even when a step fails.

use crate::code::TARGET;
use crate::project::{announce, cargo, run};
use crate::{addresses, browser, build, setup, size};
use anyhow::{Result, bail};
use std::time::{Duration, Instant};

/// What the Rust tests need beside engine and session.
const RUST_FEATURES: &str = "zona-hijau/spreadsheets";

struct Step {
    name: &'static str,
    about: &'static str,
    takes: &'static str,
    /// The step without whose success this one means nothing.
    needs: Option<&'static str>,
    /// What to do when it fails.
    help: &'static str,
    run: fn() -> Result<()>,
}

const STEPS: &[Step] = &[
    Step {
        name: "fmt",
        about: "Is the Rust code formatted?",
        takes: "2 s",
        needs: None,
        help: "run `cargo fmt --all`",
        run: || run(cargo().args(["fmt", "--all", "--check"])),
    },
    Step {
        name: "layers",
        about: "Does each layer do without what it must?",
        takes: "20 s",
        needs: None,
        help: "read which file and line it names; tests/layers.rs says why",
        run: layers,
    },
    Step {
        name: "deny",
        about: "Licences, bans, duplicates and sources of the dependencies",
        takes: "2 s",
        needs: None,
        help: "read the reason above; an exception in deny.toml needs one of its own",
        run: deny,
    },
    Step {
        name: "clippy",
        about: "Lints: the whole project on this machine",
        takes: "1 min",
        needs: None,
        help: "repair what clippy names above",
        run: || clippy(&["--workspace", "--all-targets"]),
    },
    Step {
        name: "clippy-wasm",
        about: "Lints: the app as it is compiled for the browser",
        takes: "40 s",
        needs: None,
        help: "repair what clippy names above",
        run: || {
            clippy(&["--target", TARGET, "--features", "ui", "--lib", "--bins"])?;
            let worker = ["--no-default-features", "--features", "worker", "--lib", "--bin", "lembar"];
            clippy(&[&["--target", TARGET], worker.as_slice()].concat())
        },
    },
    Step {
        name: "clippy-engine",
        about: "Lints: engine and session alone, without the feature `ui`",
        takes: "20 s",
        needs: None,
        help: "repair what clippy names above",
        run: || clippy(&["--no-default-features", "--features", "spreadsheets", "--all-targets"]),
    },
    Step {
        name: "rust",
        about: "Rust tests: published cases, properties, session, packs, tools",
        takes: "2 min",
        needs: None,
        help: "repeat one with `cargo test --no-default-features NAME`",
        run: || {
            run(cargo().args([
                "test",
                "--workspace",
                "--no-default-features",
                "--features",
                RUST_FEATURES,
                "--no-fail-fast",
            ]))
        },
    },
    Step {
        name: "libreoffice",
        about: "Do files that LibreOffice has saved again import identically?",
        takes: "1 min",
        needs: None,
        help: "repair what the test names; `soffice` must be on the search path",
        run: || {
            let test = ["test", "--no-default-features", "--features", RUST_FEATURES, "--test", "libreoffice"];
            run(cargo().args(test).args(["--", "--ignored"]))
        },
    },
    Step {
        name: "doc",
        about: "Is the documentation complete and are its links right?",
        takes: "30 s",
        needs: None,
        help: "repair what rustdoc names above",
        run: || run(cargo().args(["doc", "--no-deps", "--workspace"]).env("RUSTDOCFLAGS", "-D warnings")),
    },
    Step {
        name: "build",
        about: "The release version in dist/",
        takes: "2 min",
        needs: None,
        help: "repair what is named above; `cargo xtask build` repeats this step",
        run: build::release,
    },
    Step {
        name: "size",
        about: "Is a first visit small enough?",
        takes: "5 s",
        needs: Some("build"),
        help: "`cargo xtask size` shows which file grew",
        run: first_load,
    },
    Step {
        name: "addresses",
        about: "Does the app name no foreign address but its sources?",
        takes: "1 s",
        needs: Some("build"),
        help: "remove the address, or add its host to the list in xtask/src/addresses.rs with a reason",
        run: || addresses::check(&build::dist()),
    },
    Step {
        name: "browser",
        about: "Browser tests: the release version in Chromium and Firefox, under a sub-path and the strict policy",
        takes: "15 min",
        needs: Some("build"),
        help: "repeat one with `cargo xtask serve` in one terminal and `ZONA_HIJAU_URL=http://localhost:8080/ node --test tests/browser/NAME.test.mjs` in another",
        run: browser::tests,
    },
    Step {
        name: "gallery",
        about: "The building blocks one by one: examples for all of them, axe, what screen readers find",
        takes: "1 min",
        needs: None,
        help: "`cargo xtask gallery` shows them",
        run: browser::gallery,
    },
    Step {
        name: "pseudo",
        about: "Every screen in a third, longer language: is a text untranslated or cut off?",
        takes: "2 min",
        needs: None,
        help: "`cargo xtask pseudo` shows the screens; docs/testing.md says what is wrong with which text",
        run: browser::pseudo,
    },
    Step {
        name: "lighthouse",
        about: "Lighthouse on a phone: performance at least 98, accessibility, best practices and SEO 100",
        takes: "1 min",
        needs: Some("build"),
        help: "the list above says what costs points",
        run: browser::lighthouse,
    },
];

enum Outcome {
    Passed(Duration),
    Failed(Duration, String),
    Skipped(&'static str),
}

/// Prints the names of the steps.
pub fn list() {
    for step in STEPS {
        println!("{:<14} {} (about {})", step.name, step.about, step.takes);
    }
}

/// Runs the chosen steps, all of them when none is chosen.
pub fn run_steps(chosen: &[String]) -> Result<()> {
    if let Some(unknown) = chosen.iter().find(|name| STEPS.iter().all(|step| step.name != name.as_str())) {
        bail!("there is no step `{unknown}`; `cargo xtask test --list` names them");
    }
    setup::for_tests()?;
    let steps: Vec<&Step> = STEPS.iter().filter(|step| is_chosen(step, chosen)).collect();
    let mut outcomes: Vec<(&Step, Outcome)> = Vec::new();
    for (index, step) in steps.iter().enumerate() {
        let broken = step
            .needs
            .filter(|needed| outcomes.iter().any(|(earlier, outcome)| earlier.name == *needed && !outcome.is_pass()));
        let outcome = match broken {
            Some(needed) => Outcome::Skipped(needed),
            None => attempt(step, index + 1, steps.len()),
        };
        outcomes.push((step, outcome));
    }
    summary(&outcomes)
}

fn is_chosen(step: &Step, chosen: &[String]) -> bool {
    chosen.is_empty() || chosen.iter().any(|name| name == step.name)
}

fn attempt(step: &Step, number: usize, of: usize) -> Outcome {
    announce(&format!("[{number}/{of}] {}: {}", step.name, step.about), step.takes);
    let start = Instant::now();
    match (step.run)() {
        Ok(()) => Outcome::Passed(start.elapsed()),
        Err(error) => {
            eprintln!("error: {error:#}\n   What to do: {}", step.help);
            Outcome::Failed(start.elapsed(), format!("{error:#}"))
        }
    }
}

fn summary(outcomes: &[(&Step, Outcome)]) -> Result<()> {
    println!("\n== Summary");
    for (step, outcome) in outcomes {
        match outcome {
            Outcome::Passed(time) => println!("   passed   {:<14} {:>6.1} s", step.name, time.as_secs_f64()),
            Outcome::Skipped(needed) => println!("   skipped  {:<14} needs `{needed}`", step.name),
            Outcome::Failed(time, error) => {
                println!(
                    "   FAILED   {:<14} {:>6.1} s  {error}\n            {}",
                    step.name,
                    time.as_secs_f64(),
                    step.help
                );
            }
        }
    }
    let count = |wanted: fn(&Outcome) -> bool| outcomes.iter().filter(|(_, outcome)| wanted(outcome)).count();
    let failed = count(|outcome| matches!(outcome, Outcome::Failed(..)));
    let skipped = count(|outcome| matches!(outcome, Outcome::Skipped(_)));
    println!("\nSteps: {} passed, {failed} failed, {skipped} skipped", count(Outcome::is_pass));
    if failed > 0 {
        bail!("{failed} of {} steps failed", outcomes.len());
    }
    Ok(())
}

impl Outcome {
    fn is_pass(&self) -> bool {
        matches!(self, Self::Passed(_))
    }
}

fn clippy(arguments: &[&str]) -> Result<()> {
    run(cargo().arg("clippy").args(arguments).args(["--", "-D", "warnings"]))
}

/// The tests of the layers alone: the quickest of the Rust tests, and the ones an edit breaks most easily.
fn layers() -> Result<()> {
    run(cargo().args(["test", "--no-default-features", "--features", RUST_FEATURES, "--test", "layers"]))
}

/// What `deny.toml` demands, but for known advisories: their database is on another host.
fn deny() -> Result<()> {
    println!("   Known advisories are not looked up here; .github/workflows/ci.yml does that.");
    run(cargo().args(["deny", "--workspace", "check", "--hide-inclusion-graph", "licenses", "bans", "sources"]))
}

fn first_load() -> Result<()> {
    let first_load = size::measure(&build::dist())?;
    first_load.print();
    first_load.check()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_step_comes_after_the_step_that_it_needs() {
        for (index, step) in STEPS.iter().enumerate() {
            if let Some(needed) = step.needs {
                assert!(STEPS[..index].iter().any(|earlier| earlier.name == needed), "{}", step.name);
            }
        }
    }
}
