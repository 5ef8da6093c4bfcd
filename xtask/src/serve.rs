//! Builds the app, shows it, and builds it again when a source file changes.

use crate::build::{self, Profile};
use crate::project::{command, root};
use crate::server::{self, Site};
use crate::setup;
use anyhow::{Result, bail};
use std::env;
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::thread;
use std::time::{Duration, SystemTime};

/// How to serve.
pub struct Options {
    pub port: u16,
    pub open: bool,
    pub profile: Profile,
    /// Serve this folder as it is.
    pub dist: Option<PathBuf>,
}

impl Default for Options {
    fn default() -> Self {
        Self { port: 8080, open: true, profile: Profile::Dev, dist: None }
    }
}

/// Serves until it is stopped by Ctrl+C.
pub fn serve(options: &Options) -> Result<()> {
    if let Some(folder) = &options.dist {
        return serve_as_it_is(folder, options);
    }
    setup::for_build()?;
    let folder = build::dev_folder(&root());
    let mut built = newest_change();
    build::into(&folder, options.profile)?;
    show(Site::new(&folder, "/"), options)?;
    println!("   A change to the sources is built at once; then reload the page. Ctrl+C stops.");
    loop {
        thread::sleep(Duration::from_millis(500));
        let now = newest_change();
        if now != built {
            built = now;
            match build::into(&folder, options.profile) {
                Ok(()) => println!("   Built: reload the page."),
                Err(error) => {
                    eprintln!("error: {error:#}\n   The page still shows the last good build.");
                }
            }
        }
    }
}

/// Serves a site that was built for it until it is stopped by Ctrl+C.
pub fn site(site: Site, options: &Options) -> Result<()> {
    show(site, options)?;
    loop {
        thread::park();
    }
}

fn serve_as_it_is(folder: &Path, options: &Options) -> Result<()> {
    if !folder.join("index.html").is_file() {
        bail!("{} holds no index.html: run `cargo xtask build` first", folder.display());
    }
    site(Site::new(folder, "/"), options)
}

fn show(site: Site, options: &Options) -> Result<()> {
    let address = server::start(site, options.port)?;
    println!("\n   Zona Hijau: {address}");
    if options.open && env::var_os("CI").is_none() {
        open(&address);
    }
    Ok(())
}

/// Opens the address where there is a desktop; a browser that does not start is no error.
fn open(address: &str) {
    let has_desktop = env::var_os("DISPLAY").is_some() || env::var_os("WAYLAND_DISPLAY").is_some();
    let mut opener = match env::consts::OS {
        "macos" => command("open"),
        "windows" => {
            let mut start = command("cmd");
            start.args(["/c", "start", ""]);
            start
        }
        _ if has_desktop => command("xdg-open"),
        _ => return,
    };
    let _ = opener.arg(address).stdout(Stdio::null()).stderr(Stdio::null()).spawn();
}

/// The number of source files and the time of the latest change: a removed file counts as a change too.
fn newest_change() -> (usize, Option<SystemTime>) {
    let sources = ["src", "static", "index.html", "Cargo.toml", "Cargo.lock", "Trunk.toml"];
    sources.iter().map(|name| newest_below(&root().join(name))).fold((0, None), merge)
}

fn newest_below(path: &Path) -> (usize, Option<SystemTime>) {
    if let Ok(entries) = path.read_dir() {
        return entries.flatten().map(|entry| newest_below(&entry.path())).fold((0, None), merge);
    }
    let time = path.metadata().and_then(|metadata| metadata.modified()).ok();
    (usize::from(time.is_some()), time)
}

fn merge(left: (usize, Option<SystemTime>), right: (usize, Option<SystemTime>)) -> (usize, Option<SystemTime>) {
    (left.0 + right.0, left.1.max(right.1))
}
