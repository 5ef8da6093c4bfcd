//! Installs what is missing, and nothing else.
//!
//! Cargo's tools go into `.tools/`, the npm packages into `node_modules/`; only what Debian packages (the
//! browsers, the reader of PDFs, LibreOffice, a web server) and the toolchain's own parts are installed on the machine.

use crate::code::TARGET;
use crate::project::{announce, cargo, command, find_program, first_line, locked_version, npm, root, run, tools};
use anyhow::{Context, Result, bail};
use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Trunk 0.22 needs a newer compiler than this project asks for.
const TRUNK_VERSION: &str = "0.21.14";
const DENY_VERSION: &str = "0.20.2";
const MUTANTS_VERSION: &str = "27.1.0";
const OLDEST_NODE: u32 = 20;

/// What a build needs.
pub fn for_build() -> Result<()> {
    wasm_target()?;
    node()?;
    npm_packages()?;
    cargo_tool(&Tool {
        package: "wasm-bindgen-cli",
        program: "wasm-bindgen",
        version: &locked_version("wasm-bindgen")?,
        arguments: &[],
        optimisation: "1",
        takes: "2 min",
    })?;
    cargo_tool(&Tool {
        package: "trunk",
        program: "trunk",
        version: TRUNK_VERSION,
        // Without TLS, by which it would download the tools that are here already.
        arguments: &["--no-default-features"],
        optimisation: "0",
        takes: "3 min",
    })
}

/// What the tests need beside a build.
pub fn for_tests() -> Result<()> {
    for_build()?;
    rust_component("rustfmt", "fmt")?;
    rust_component("clippy", "clippy")?;
    dependency_checker()?;
    browsers()?;
    web_server()?;
    pdf_reader()
}

/// What tries changed engines.
pub fn for_mutants() -> Result<()> {
    node()?;
    cargo_tool(&Tool {
        package: "cargo-mutants",
        program: "cargo-mutants",
        version: MUTANTS_VERSION,
        arguments: &[],
        optimisation: "1",
        takes: "3 min",
    })
}

/// What reads `deny.toml`.
fn dependency_checker() -> Result<()> {
    cargo_tool(&Tool {
        package: "cargo-deny",
        program: "cargo-deny",
        version: DENY_VERSION,
        arguments: &["--no-default-features"],
        optimisation: "1",
        takes: "4 min",
    })
}

/// Chromium or one of its relatives; `CHROMIUM` names another.
pub fn chromium() -> Option<PathBuf> {
    let names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];
    browser("CHROMIUM", &names, "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")
}

/// Firefox; `FIREFOX` names another.
pub fn firefox() -> Option<PathBuf> {
    browser("FIREFOX", &["firefox-esr", "firefox"], "/Applications/Firefox.app/Contents/MacOS/firefox")
}

fn browser(variable: &str, names: &[&str], bundle: &str) -> Option<PathBuf> {
    if let Some(named) = env::var_os(variable) {
        return Some(PathBuf::from(named));
    }
    let found = names.iter().find_map(|name| find_program(name));
    found.or_else(|| Path::new(bundle).is_file().then(|| PathBuf::from(bundle)))
}

fn wasm_target() -> Result<()> {
    let place = first_line(command("rustc").args(["--print", "target-libdir", "--target", TARGET]));
    if place.is_some_and(|folder| Path::new(&folder).is_dir()) {
        return Ok(());
    }
    announce("Adding WebAssembly to the Rust toolchain", "10 s");
    run(command("rustup").args(["target", "add", TARGET])).with_context(|| {
        format!("install Rust by rustup (https://rustup.rs), or the target {TARGET} by hand, and try again")
    })
}

fn rust_component(component: &str, subcommand: &str) -> Result<()> {
    if first_line(cargo().args([subcommand, "--version"])).is_some() {
        return Ok(());
    }
    announce(&format!("Adding {component} to the Rust toolchain"), "10 s");
    run(command("rustup").args(["component", "add", component]))
}

fn node() -> Result<()> {
    let version = first_line(command("node").arg("--version")).unwrap_or_default();
    let major = version.trim_start_matches('v').split('.').next().and_then(|part| part.parse::<u32>().ok());
    match major {
        Some(major) if major >= OLDEST_NODE => Ok(()),
        Some(_) => bail!("Node.js {version} is too old: install version {OLDEST_NODE} or newer (https://nodejs.org)"),
        None => {
            bail!("Node.js is missing: install version {OLDEST_NODE} or newer (https://nodejs.org)")
        }
    }
}

/// Runs `npm ci` unless the packages of this very lock file are there.
fn npm_packages() -> Result<()> {
    let lock = fs::read(root().join("package-lock.json")).context("cannot read package-lock.json")?;
    let installed = root().join("node_modules").join(".installed-lock.json");
    if fs::read(&installed).is_ok_and(|copy| copy == lock) {
        return Ok(());
    }
    announce("Installing the npm packages: wasm-opt and the driver of the browser tests", "10 s, 120 MB on disk");
    run(npm().args(["ci", "--no-audit", "--no-fund"]))
        .context("check the connection to the npm registry, then try again")?;
    fs::write(&installed, lock).with_context(|| format!("cannot write {}", installed.display()))
}

/// A program that Cargo compiles from a registry package.
struct Tool<'a> {
    package: &'a str,
    program: &'a str,
    version: &'a str,
    arguments: &'a [&'a str],
    /// Compiled once and run for seconds: what saves compile time saves time.
    optimisation: &'a str,
    takes: &'a str,
}

/// Compiles a tool into the tools folder unless the right version is there or elsewhere on the search path.
fn cargo_tool(tool: &Tool) -> Result<()> {
    let Tool { program, version, .. } = *tool;
    let present = find_program(program)
        .and_then(|path| first_line(command(path).arg("--version")))
        .is_some_and(|line| line.split_whitespace().nth(1) == Some(version));
    if present {
        return Ok(());
    }
    announce(&format!("Compiling {program} {version} into {}, once", tools().display()), tool.takes);
    install_tool(tool, &["--locked"])
        .or_else(|_| {
            println!("   A mirror may lack what the tool's own lock file names: once more without it.");
            install_tool(tool, &[])
        })
        .with_context(|| format!("{program} {version} could not be compiled: see the messages above, then try again"))
}

fn install_tool(tool: &Tool, locked: &[&str]) -> Result<()> {
    let mut install = cargo();
    install.args(["install", "--quiet"]).args(locked).args(tool.arguments).arg("--root").arg(tools());
    install.arg(format!("{}@{}", tool.package, tool.version));
    install.env("CARGO_PROFILE_RELEASE_OPT_LEVEL", tool.optimisation);
    install.env("CARGO_PROFILE_RELEASE_LTO", "off").env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16");
    run(&mut install)
}

/// The browsers, installed on Debian, named elsewhere.
fn browsers() -> Result<()> {
    let mut missing = Vec::new();
    if chromium().is_none() {
        // Without the fonts, text has other widths than on the users' machines.
        missing.extend(["chromium", "fonts-liberation"]);
    }
    if firefox().is_none() {
        missing.push("firefox-esr");
    }
    if find_program("soffice").is_none() && is_debian() {
        missing.push("libreoffice-calc");
    }
    match (missing.is_empty(), is_debian()) {
        (true, _) => Ok(()),
        (false, true) => install_by_apt(&missing),
        (false, false) if chromium().is_none() => {
            bail!("no Chromium or Chrome found: install one, or name it in the environment variable CHROMIUM")
        }
        (false, false) => bail!("no Firefox found: install it, or name it in the environment variable FIREFOX"),
    }
}

/// The web server whose sample configuration is tried out; elsewhere than on Debian that test is skipped without it.
fn web_server() -> Result<()> {
    let present = find_program("nginx").is_some() || Path::new("/usr/sbin/nginx").is_file();
    if present || !is_debian() { Ok(()) } else { install_by_apt(&["nginx-light"]) }
}

/// What reads the PDFs that the browser prints.
fn pdf_reader() -> Result<()> {
    if find_program("pdftoppm").is_some() && find_program("pdftotext").is_some() {
        return Ok(());
    }
    if is_debian() {
        return install_by_apt(&["poppler-utils"]);
    }
    bail!("pdftoppm and pdftotext are missing: install poppler (https://poppler.freedesktop.org)")
}

fn is_debian() -> bool {
    fs::read_to_string("/etc/os-release").is_ok_and(|text| text.lines().any(|line| line == "ID=debian"))
}

fn install_by_apt(packages: &[&str]) -> Result<()> {
    let names = packages.join(" ");
    announce(&format!("Installing {names} by apt-get"), "1 to 2 min");
    let advice = || format!("run as root: apt-get update && apt-get install --yes {names}");
    let Some(apt_get) = apt_get() else {
        bail!("this needs root: {}", advice());
    };
    run(apt_get().arg("update")).with_context(advice)?;
    run(apt_get().args(["install", "--yes", "--no-install-recommends"]).args(packages)).with_context(advice)
}

/// A maker of `apt-get` commands with the rights to install, where there are any.
fn apt_get() -> Option<fn() -> Command> {
    fn as_root() -> Command {
        let mut apt = command("apt-get");
        apt.env("DEBIAN_FRONTEND", "noninteractive").arg("--quiet");
        apt
    }
    fn by_sudo() -> Command {
        let mut sudo = command("sudo");
        sudo.args(["--non-interactive", "DEBIAN_FRONTEND=noninteractive", "apt-get", "--quiet"]);
        sudo
    }
    if first_line(command("id").arg("-u")).as_deref() == Some("0") {
        return Some(as_root);
    }
    first_line(command("sudo").args(["--non-interactive", "id", "-u"])).map(|_| by_sudo as fn() -> Command)
}
