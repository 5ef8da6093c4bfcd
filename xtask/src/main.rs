//! The project's commands: `cargo xtask <command>`.
//!
//! Each command first installs what it needs and this machine lacks (see [`setup`]).

#![forbid(unsafe_code)]

mod addresses;
mod base85;
mod bench;
mod boot;
mod browser;
mod build;
mod checks;
mod code;
mod html;
mod mutants;
mod offline;
mod project;
mod published;
mod screenshots;
mod serve;
mod server;
mod setup;
mod sheets;
mod single;
mod size;
mod soak;
mod styles;

use anyhow::{Result, bail};
use lexopt::prelude::*;
use project::{announce, cargo, run};
use std::path::PathBuf;
use std::process::ExitCode;

const HELP: &str = "\
cargo xtask <command>

  serve         build the app and show it at http://localhost:8080
                  --port N      another port (0: any free one)
                  --no-open     do not open a browser
                  --release     the small, slow to build version
                  --dist DIR    serve this folder as it is, build nothing
  test          everything that must hold before a change is accepted
                  STEP...       only these steps, e.g. `cargo xtask test fmt clippy`
                  --list        the steps
  build         the release version in dist/, for any static host and any path
                  --dev         the quick one, in target/serve/
  single-file   the same, and its place: dist/zona-hijau.html, everything in one file
  gallery       build the page of all building blocks and show it, like serve
  pseudo        the app in a third, longer language made for tests, like serve
  size          what a first visit downloads, file by file
                  --check       fail above the limit
  bench         speed and size against others, as one table (a few minutes)
                  SECTION...    only these: plans, scores, paints, loads
                  --full        also give the other solver a minute for each large body
                  --keep-dist   measure dist/ as it is, do not build it anew
  soak          random actions in a browser, in step with the session alone (docs/testing.md)
                  --actions N   so many (20000)
                  --seed S      other ones (1)
                  --keep-dist   use dist/ as it is, do not build it anew
  mutants       changes the engine in thousands of places and tries its tests (docs/testing.md)
                  --only REGEX  only changes with such names, e.g. plan/
                  --patience S  seconds of tests for each change (no limit)
                  --again       only what the last run missed
  screenshots   docs/screenshots/*.png, from the built app
  published     static/published/results.json, from the table of printed results
  icons         static/icons/*.png, from icon.svg
  schema        the JSON Schema of the instrument packs, from the Rust types
  setup         install what is missing and stop
                  --tests       also what only the tests need
";

fn main() -> ExitCode {
    match dispatch() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("\nerror: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn dispatch() -> Result<()> {
    let mut arguments = lexopt::Parser::from_env();
    let command = match arguments.next()? {
        Some(Value(name)) => name.string()?,
        Some(Long("help") | Short('h')) | None => "help".to_owned(),
        Some(other) => return Err(other.unexpected().into()),
    };
    match command.as_str() {
        "serve" => serve::serve(&serve_options(&mut arguments)?),
        "test" => test(&mut arguments),
        "single-file" => {
            nothing_more(&mut arguments)?;
            setup::for_build()?;
            build::release()?;
            println!("   {}", build::dist().join(single::NAME).display());
            Ok(())
        }
        "build" => build(&mut arguments),
        "size" => size(&mut arguments),
        "bench" => bench::bench(&bench_options(&mut arguments)?),
        "soak" => soak::soak(&soak_options(&mut arguments)?),
        "mutants" => mutants::mutants(&mutants_options(&mut arguments)?),
        "screenshots" => {
            nothing_more(&mut arguments)?;
            screenshots::take()
        }
        "gallery" => {
            let options = serve_options(&mut arguments)?;
            setup::for_build()?;
            serve::site(browser::gallery_site()?, &options)
        }
        "pseudo" => {
            let options = serve_options(&mut arguments)?;
            setup::for_build()?;
            serve::site(browser::pseudo_site()?, &options)
        }
        "published" => {
            nothing_more(&mut arguments)?;
            published()
        }
        "icons" => {
            nothing_more(&mut arguments)?;
            screenshots::icons()
        }
        "schema" => {
            nothing_more(&mut arguments)?;
            schema()
        }
        "setup" => install(&mut arguments),
        "help" => {
            print!("{HELP}");
            Ok(())
        }
        unknown => bail!("there is no command `{unknown}`; the commands are:\n\n{HELP}"),
    }
}

fn serve_options(arguments: &mut lexopt::Parser) -> Result<serve::Options> {
    let mut options = serve::Options::default();
    while let Some(argument) = arguments.next()? {
        match argument {
            Long("port") => options.port = arguments.value()?.parse()?,
            Long("no-open") => options.open = false,
            Long("release") => options.profile = build::Profile::Release,
            Long("dist") => options.dist = Some(PathBuf::from(arguments.value()?)),
            other => return Err(other.unexpected().into()),
        }
    }
    Ok(options)
}

fn build(arguments: &mut lexopt::Parser) -> Result<()> {
    match arguments.next()? {
        Some(Long("dev")) => {
            nothing_more(arguments)?;
            // A copy of the sources alone, such as that of the third language, is built with what its origin has.
            if project::root().join("package-lock.json").is_file() {
                setup::for_build()?;
            }
            build::into(&build::dev_folder(&project::root()), build::Profile::Dev)
        }
        Some(other) => Err(other.unexpected().into()),
        None => {
            setup::for_build()?;
            build::release()
        }
    }
}

fn test(arguments: &mut lexopt::Parser) -> Result<()> {
    let mut chosen = Vec::new();
    while let Some(argument) = arguments.next()? {
        match argument {
            Long("list") => {
                checks::list();
                return Ok(());
            }
            Value(name) => chosen.push(name.string()?),
            other => return Err(other.unexpected().into()),
        }
    }
    checks::run_steps(&chosen)
}

fn size(arguments: &mut lexopt::Parser) -> Result<()> {
    let mut check = false;
    while let Some(argument) = arguments.next()? {
        match argument {
            Long("check") => check = true,
            other => return Err(other.unexpected().into()),
        }
    }
    if !build::dist().join("index.html").is_file() {
        setup::for_build()?;
        build::release()?;
    }
    let first_load = size::measure(&build::dist())?;
    first_load.print();
    if check { first_load.check() } else { Ok(()) }
}

fn bench_options(arguments: &mut lexopt::Parser) -> Result<bench::Options> {
    let mut options = bench::Options::default();
    while let Some(argument) = arguments.next()? {
        match argument {
            Long("full") => options.full = true,
            Long("keep-dist") => options.keep_dist = true,
            Value(name) => options.sections.push(name.string()?),
            other => return Err(other.unexpected().into()),
        }
    }
    Ok(options)
}

fn soak_options(arguments: &mut lexopt::Parser) -> Result<soak::Options> {
    let mut options = soak::Options::default();
    while let Some(argument) = arguments.next()? {
        match argument {
            Long("actions") => options.actions = arguments.value()?.parse()?,
            Long("seed") => options.seed = arguments.value()?.parse()?,
            Long("keep-dist") => options.keep_dist = true,
            other => return Err(other.unexpected().into()),
        }
    }
    Ok(options)
}

fn mutants_options(arguments: &mut lexopt::Parser) -> Result<mutants::Options> {
    let mut options = mutants::Options::default();
    while let Some(argument) = arguments.next()? {
        match argument {
            Long("only") => options.only = Some(arguments.value()?.string()?),
            Long("patience") => options.patience = Some(arguments.value()?.parse()?),
            Long("again") => options.again = true,
            other => return Err(other.unexpected().into()),
        }
    }
    Ok(options)
}

fn install(arguments: &mut lexopt::Parser) -> Result<()> {
    let mut tests = false;
    while let Some(argument) = arguments.next()? {
        match argument {
            Long("tests") => tests = true,
            other => return Err(other.unexpected().into()),
        }
    }
    if tests {
        setup::for_tests()?;
    } else {
        setup::for_build()?;
    }
    println!("Everything that is needed is here.");
    Ok(())
}

/// Writes the schema by running the test that guards it.
fn schema() -> Result<()> {
    announce("Writing the JSON Schema of the instrument packs", "1 min when nothing is compiled");
    run(cargo().args(["test", "--no-default-features", "--lib", "schema_is_current"]).env("UPDATE_SCHEMA", "1"))
}

/// The check of the file is its maker too, so that one cannot drift from the other.
fn published() -> Result<()> {
    announce("Writing static/published/results.json", "1 min when nothing is compiled");
    let test = ["test", "--no-default-features", "--test", "published_data", "the_file_is_what_the_table_makes"];
    run(cargo().args(test).env("UPDATE_PUBLISHED", "1"))
}

fn nothing_more(arguments: &mut lexopt::Parser) -> Result<()> {
    match arguments.next()? {
        Some(other) => Err(other.unexpected().into()),
        None => Ok(()),
    }
}
