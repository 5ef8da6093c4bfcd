//! The second WebAssembly module: spreadsheets, for a worker that starts on first use.
//!
//! A classic script with the code of wasm-bindgen inside: every browser starts that as a worker,
//! and one file is enough beside the WebAssembly. The page names it in a `<meta>`. In the single file the module of the
//! app has the spreadsheets as well, and its worker starts that.

use crate::build::Profile;
use crate::code::{PROFILE, TARGET, fingerprint, optimise, target_folder};
use crate::html::into_head;
use crate::project::{announce, cargo, cargo_for_release, command, run};
use anyhow::{Context, Result};
use std::fs;
use std::path::Path;

/// The binary, and a part of its file names.
const NAME: &str = "lembar";
/// The `<meta>` by which the app finds the script.
pub const META: &str = "zona-hijau-lembar";
/// Answers each message: a request with the bytes of a file. `CODE` promises the WebAssembly or its address.
const ANSWERING: &str = "
const ready = CODE.then((code) => wasm_bindgen({ module_or_path: code }));
// The failure is told with the first request.
ready.catch(() => {});
self.onmessage = async ({ data: [request, bytes] }) => {
  try {
    await ready;
  } catch {
    self.postMessage(['not-loaded']);
    return;
  }
  try {
    const [text, file] = wasm_bindgen.jalankan(request, bytes, (stage) => self.postMessage(['stage', stage]));
    self.postMessage(['done', text, file], [file.buffer]);
  } catch {
    self.postMessage(['crashed']);
  }
};
";

/// The module as it is built: the code of wasm-bindgen, which declares `wasm_bindgen`, and the WebAssembly.
pub struct Module {
    glue: String,
    wasm: Vec<u8>,
}

/// The part of the worker's script that comes after the code of wasm-bindgen, with an expression that promises the
/// WebAssembly.
pub fn answering(code: &str) -> String {
    ANSWERING.replace("CODE", code)
}

/// Writes the module into a folder and names it in the page there.
pub fn add(folder: &Path, module: &Module) -> Result<()> {
    let script = write(folder, module)?;
    let path = folder.join("index.html");
    let page = fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
    let meta = format!("<meta content=\"./{script}\" name=\"{META}\">");
    fs::write(&path, into_head(&page, &meta)?).context("cannot write the page")
}

/// Compiles and binds the module.
pub fn build(profile: Profile) -> Result<Module> {
    let compiled = compile(profile)?;
    let work = target_folder().join("lembar");
    let mut bindgen = command("wasm-bindgen");
    bindgen.args(["--target", "no-modules", "--no-typescript", "--out-name", NAME]);
    if profile == Profile::Release {
        bindgen.args(["--remove-name-section", "--remove-producers-section"]);
    }
    run(bindgen.arg("--out-dir").arg(&work).arg(compiled))?;
    let wasm = work.join(format!("{NAME}_bg.wasm"));
    if profile == Profile::Release {
        optimise(&wasm, "-Oz")?;
    }
    let glue = fs::read_to_string(work.join(format!("{NAME}.js"))).context("wasm-bindgen wrote no script")?;
    let wasm = fs::read(&wasm).with_context(|| format!("cannot read {}", wasm.display()))?;
    Ok(Module { glue, wasm })
}

/// Names the two files by what they hold; returns the name of the script.
fn write(folder: &Path, module: &Module) -> Result<String> {
    let answering = answering("Promise.resolve(new URL('./FILE', self.location.href))");
    let script = [module.glue.as_str(), &answering].concat();
    let hash = format!("{:016x}", fingerprint(script.bytes().chain(module.wasm.iter().copied())));
    let named = |extension| format!("zona-hijau-{NAME}-{hash}.{extension}");
    fs::write(folder.join(named("js")), script.replace("FILE", &named("wasm"))).context("cannot write the script")?;
    fs::write(folder.join(named("wasm")), &module.wasm).context("cannot write the module")?;
    Ok(named("js"))
}

fn compile(profile: Profile) -> Result<std::path::PathBuf> {
    announce("Compiling the module for spreadsheets", "1 min the first time");
    let (profile, mut build) = match profile {
        Profile::Release => (PROFILE, cargo_for_release()),
        Profile::Dev => ("dev", cargo()),
    };
    build.args(["build", "--package", "zona-hijau", "--bin", NAME, "--profile", profile, "--target", TARGET]);
    build.args(["--no-default-features", "--features", "worker"]);
    run(&mut build).context("the build failed: the messages above say where")?;
    let folder = if profile == "dev" { "debug" } else { profile };
    Ok(target_folder().join(TARGET).join(folder).join(NAME).with_extension("wasm"))
}
