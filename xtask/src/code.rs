//! The code of the release version: compiled, cut into files that load on first use, made small, named by its content.
//!
//! Trunk runs wasm-bindgen right after Cargo; the cut must come between the two, so here Cargo, the splitter,
//! wasm-bindgen and wasm-opt are run one after the other.

use crate::project::{announce, cargo_for_release, command, find_program, root, run};
use anyhow::{Context, Result, anyhow, ensure};
use base64::prelude::{BASE64_STANDARD, Engine as _};
use sha2::{Digest, Sha256};
use std::env;
use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use wasm_split_cli_support::{Options, transform};

pub const TARGET: &str = "wasm32-unknown-unknown";
/// Small instead of fast; see Cargo.toml.
pub const PROFILE: &str = "web";
/// The binary, and the beginning of every file name.
const NAME: &str = "zona-hijau";
/// The module that loads the files cut off; the splitter writes its name into the main file.
const LOADER: &str = "loader.js";
/// Stands for the hash in file names until it is known.
const OPEN: &str = "OPEN_HASH";
/// How the splitter's loader makes a module; fails on hosts that send another type than application/wasm.
const STREAMING: &str = "return async (imports) => (WebAssembly.instantiateStreaming(src, imports));";
const WITH_FALLBACK: &str = "return async (imports) => instantiate(await src, imports);";
const INSTANTIATE: &str = "\
async function instantiate(response, imports) {
    if (!response.ok) throw new Error(`${response.status} ${response.url}`);
    const isWasm = response.headers.get('Content-Type')?.startsWith('application/wasm');
    if (isWasm) return WebAssembly.instantiateStreaming(response, imports);
    return WebAssembly.instantiate(await response.arrayBuffer(), imports);
}
";

/// What a browser holds a file against: the hash of its content.
pub fn integrity(content: &[u8]) -> String {
    format!("sha256-{}", BASE64_STANDARD.encode(Sha256::digest(content)))
}

/// The names of the files that start the app.
pub struct Entry {
    pub script: String,
    pub loader: String,
    pub wasm: String,
}

/// Builds the code into a folder.
pub fn build(folder: &Path) -> Result<Entry> {
    let compiled = compile()?;
    let work = target_folder().join("split");
    if work.exists() {
        fs::remove_dir_all(&work).with_context(|| format!("cannot empty {}", work.display()))?;
    }
    cut(&compiled, &work).context("the splitter failed")?;
    bind(&work)?;
    announce("Making the WebAssembly small", "30 s");
    let mut files = read_files(&work.join("bound"))?;
    files.extend(read_files(&work.join("cut"))?.into_iter().filter(|file| file.name != "main.wasm"));
    patch_loader(&mut files)?;
    write_named(&mut files, folder)
}

/// The code in one piece, for the single file.
pub struct Whole {
    /// A classic script that declares `wasm_bindgen`.
    pub script: String,
    pub wasm: Vec<u8>,
}

/// Builds the code without cutting it, with the spreadsheets in the same module: most of their code is the app's.
pub fn build_whole() -> Result<Whole> {
    announce("Compiling the app for the single file", "1 min");
    let mut build = cargo_for_release();
    build.args(["build", "--package", NAME, "--bin", NAME, "--profile", PROFILE, "--target", TARGET]);
    build.args(["--features", "worker"]);
    run(&mut build).context("the build failed: the messages above say where")?;
    let folder = target_folder().join("whole");
    let mut bindgen = command("wasm-bindgen");
    bindgen.args(["--target", "no-modules", "--no-typescript", "--out-name", NAME]);
    bindgen.args(["--remove-name-section", "--remove-producers-section"]);
    bindgen.arg("--out-dir").arg(&folder).arg(compiled_file());
    run(&mut bindgen)?;
    let wasm = folder.join(format!("{NAME}_bg.wasm"));
    optimise(&wasm, "-Oz")?;
    let script = folder.join(NAME).with_extension("js");
    Ok(Whole {
        script: fs::read_to_string(&script).with_context(|| format!("cannot read {}", script.display()))?,
        wasm: fs::read(&wasm).with_context(|| format!("cannot read {}", wasm.display()))?,
    })
}

/// Where Cargo puts the code, cut or not.
fn compiled_file() -> PathBuf {
    target_folder().join(TARGET).join(PROFILE).join(NAME).with_extension("wasm")
}

/// Makes a file small (`-Oz`) or fast. The tool reads from the file itself which features it may use.
pub fn optimise(path: &Path, level: &str) -> Result<()> {
    let optimiser = find_program("wasm-opt").context("wasm-opt is missing: run `cargo xtask setup`")?;
    run(command(optimiser).arg(level).arg(path).arg("--output").arg(path))
}

/// Where Cargo puts what it builds.
pub fn target_folder() -> PathBuf {
    root().join(env::var_os("CARGO_TARGET_DIR").unwrap_or_else(|| "target".into()))
}

/// Compiles with what the splitter needs: the relocations, by which it sees what uses what.
fn compile() -> Result<PathBuf> {
    announce("Compiling the app for release", "1 to 2 min the first time");
    let mut build = cargo_for_release();
    build.args(["rustc", "--package", NAME, "--bin", NAME, "--profile", PROFILE, "--target", TARGET]);
    build.args(["--features", "split"]);
    // Only for the last step, so that the dependencies stay as they are compiled otherwise.
    build.args(["--", "-C", "link-arg=--emit-relocs"]);
    run(&mut build).context("the build failed: the messages above say where")?;
    Ok(compiled_file())
}

fn cut(compiled: &Path, work: &Path) -> Result<()> {
    announce("Cutting it into files that load on first use", "2 s");
    let input = fs::read(compiled).with_context(|| format!("cannot read {}", compiled.display()))?;
    let folder = work.join("cut");
    fs::create_dir_all(&folder)?;
    let (main, link, script) = (folder.join("main.wasm"), format!("./{LOADER}"), format!("./{NAME}.js"));
    let mut options = Options::new(&input);
    options.output_dir = &folder;
    options.main_out_path = &main;
    options.link_name = &link;
    options.main_module = &script;
    let split = transform(options).map_err(|report| anyhow!("{report:#}"))?;
    ensure!(
        !split.split_modules.is_empty(),
        "nothing was cut off: is the calculator still marked with `wasm_split` in src/ui/calculator.rs?"
    );
    Ok(())
}

/// Joins the main file and the page by JavaScript. The exports must stay: the files cut off import them.
fn bind(work: &Path) -> Result<()> {
    let mut bindgen = command("wasm-bindgen");
    bindgen.args(["--target", "web", "--no-typescript", "--keep-lld-exports", "--out-name", NAME]);
    bindgen.args(["--remove-name-section", "--remove-producers-section"]);
    bindgen.arg("--out-dir").arg(work.join("bound")).arg(work.join("cut").join("main.wasm"));
    run(&mut bindgen)
}

struct File {
    name: String,
    content: Vec<u8>,
}

fn read_files(folder: &Path) -> Result<Vec<File>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()))? {
        let path = entry?.path();
        if path.extension() == Some(OsStr::new("wasm")) && !path.ends_with("main.wasm") {
            // Each file alone: the tool keeps what is imported and exported, and so the memory and the table that
            // they share.
            optimise(&path, "-Oz")?;
        }
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let content = fs::read(&path).with_context(|| format!("cannot read {}", path.display()))?;
        files.push(File { name, content });
    }
    Ok(files)
}

/// Lets the loader work on hosts that do not know WebAssembly files.
fn patch_loader(files: &mut [File]) -> Result<()> {
    let loader = files.iter_mut().find(|file| file.name == LOADER).context("the splitter wrote no loader")?;
    let text = String::from_utf8(std::mem::take(&mut loader.content))?;
    ensure!(text.contains(STREAMING), "the splitter's loader has changed: look at {LOADER} and at code.rs");
    loader.content = format!("{}{INSTANTIATE}", text.replace(STREAMING, WITH_FALLBACK)).into_bytes();
    Ok(())
}

/// Names all files by the content of all, because each only fits the others, and writes them.
fn write_named(files: &mut [File], folder: &Path) -> Result<Entry> {
    files.sort_by(|left, right| left.name.cmp(&right.name));
    let names: Vec<String> = files.iter().map(|file| file.name.clone()).collect();
    for file in files.iter_mut().filter(|file| file.name.ends_with(".js")) {
        let mut text = String::from_utf8(std::mem::take(&mut file.content))?;
        for name in &names {
            // Where a file is fetched. The main file asks for the loader by its old name, a key that stays.
            for (before, after) in [("from \"./", "\""), ("new URL(\"./", "\""), ("new URL('", "'")] {
                text =
                    text.replace(&format!("{before}{name}{after}"), &format!("{before}{}{after}", named(name, OPEN)));
            }
        }
        file.content = text.into_bytes();
    }
    let bytes = files.iter().flat_map(|file| file.name.bytes().chain(file.content.iter().copied()));
    let hash = format!("{:016x}", fingerprint(bytes));
    for file in files {
        if file.name.ends_with(".js") {
            file.content = String::from_utf8(std::mem::take(&mut file.content))?.replace(OPEN, &hash).into_bytes();
        }
        let name = named(&file.name, &hash);
        fs::write(folder.join(&name), &file.content).with_context(|| format!("cannot write {name}"))?;
    }
    Ok(Entry {
        script: named(&format!("{NAME}.js"), &hash),
        loader: named(LOADER, &hash),
        wasm: named(&format!("{NAME}_bg.wasm"), &hash),
    })
}

/// `split_kalkulator.wasm` becomes `zona-hijau-kalkulator-HASH.wasm`.
fn named(old: &str, hash: &str) -> String {
    let (stem, extension) = old.rsplit_once('.').unwrap_or((old, ""));
    let part = match stem {
        NAME | "zona-hijau_bg" => String::new(),
        _ => format!("-{}", stem.trim_start_matches("split_").replace("chunk_", "shared-")),
    };
    format!("{NAME}{part}-{hash}.{extension}")
}

/// FNV-1a: names a file by its content, guards nothing.
pub fn fingerprint(bytes: impl Iterator<Item = u8>) -> u64 {
    bytes.fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_named_by_what_they_hold() {
        assert_eq!(named("zona-hijau_bg.wasm", "1f"), "zona-hijau-1f.wasm");
        assert_eq!(named("zona-hijau.js", "1f"), "zona-hijau-1f.js");
        assert_eq!(named("split_kalkulator.wasm", "1f"), "zona-hijau-kalkulator-1f.wasm");
        assert_eq!(named("chunk_2.wasm", "1f"), "zona-hijau-shared-2-1f.wasm");
        assert_eq!(named(LOADER, "1f"), "zona-hijau-loader-1f.js");
    }
}
