//! The service worker: written after everything else, because it names every file by which the app starts.

use crate::code;
use anyhow::{Context, Result, ensure};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

const TEMPLATE: &str = include_str!("../../static/start/sw.js");
const OFF: &str = include_str!("../../static/start/sw-off.js");
/// The name that browsers ask for again and again; it must not change.
const NAME: &str = "sw.js";
/// The page: the worker asks for its folder, and knows it by the name of its start script, as hosts may write into it.
const PAGE: &str = "index.html";

/// Writes the service worker of a release version.
pub fn write(folder: &Path) -> Result<()> {
    let files = kept(folder)?;
    let mark = files.keys().find(|name| name.starts_with("boot-")).context("there is no start script")?.clone();
    let bytes = files.iter().flat_map(|(name, content)| name.bytes().chain(content.iter().copied()));
    let version = format!("{:016x}", code::fingerprint(bytes));
    let worker = script(&version, &mark, &files);
    fs::write(folder.join(NAME), worker).context("cannot write the service worker")
}

/// Writes the one of a development build, which takes away what a release version kept.
pub fn write_off(folder: &Path) -> Result<()> {
    fs::write(folder.join(NAME), OFF).context("cannot write the service worker")
}

fn script(version: &str, mark: &str, files: &BTreeMap<String, Vec<u8>>) -> String {
    let others = files.iter().filter(|(name, _)| *name != PAGE);
    let others = others.map(|(name, content)| format!("  [\"{name}\", \"{}\"],\n", code::integrity(content)));
    let list = format!("[\n{}]", others.collect::<String>());
    TEMPLATE.replace("__VERSION__", version).replace("__MARK__", mark).replace("__FILES__", &list)
}

/// What the app needs to start and to work, by name: not the single file, nor what only host pages load.
fn kept(folder: &Path) -> Result<BTreeMap<String, Vec<u8>>> {
    let mut files = BTreeMap::new();
    for entry in fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()))? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if path.is_file() && is_kept(&name) {
            let content = fs::read(&path).with_context(|| format!("cannot read {}", path.display()))?;
            files.insert(name, content);
        }
    }
    ensure!(files.contains_key(PAGE), "{} holds no page", folder.display());
    Ok(files)
}

fn is_kept(name: &str) -> bool {
    !matches!(name, NAME | "zona-hijau.html" | "embed.js")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_service_worker_names_each_file_with_its_content() {
        let files = ["a.wasm", "boot-2e.js", PAGE].map(|name| (name.to_owned(), b"alert('Hello, world.');".to_vec()));
        let worker = script("1f", "boot-2e.js", &files.into());
        let hash = "sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng=";
        let list = format!("const FILES = [\n  [\"a.wasm\", \"{hash}\"],\n  [\"boot-2e.js\", \"{hash}\"],\n];");
        assert!(worker.contains(&list), "{worker}");
        assert!(worker.contains("const VERSION = \"1f\";") && worker.contains("const MARK = \"boot-2e.js\";"));
        assert!(!worker.contains("__"));
    }

    #[test]
    fn what_the_app_does_not_load_is_not_kept() {
        assert!(is_kept("index.html") && is_kept("zona-hijau-1f.wasm") && is_kept("manifest.webmanifest"));
        assert!(!is_kept("zona-hijau.html") && !is_kept("sw.js") && !is_kept("embed.js"));
    }
}
