//! The layers: what each must do without, and which files are at the browser.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "tests say what they expect"
)]

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

/// Packages that a build with these features links, on any platform.
fn packages(features: &[&str]) -> Vec<String> {
    let tree = Command::new(env!("CARGO"))
        .args(["tree", "--offline", "--edges", "normal", "--package", "zona-hijau", "--target", "all"])
        .args(["--prefix", "none", "--format", "{p}"])
        .args(features)
        .current_dir(ROOT)
        .output()
        .unwrap();
    let text = String::from_utf8(tree.stdout).unwrap();
    assert!(tree.status.success(), "{}", String::from_utf8_lossy(&tree.stderr));
    text.lines().filter_map(|line| line.split(' ').next()).map(str::to_owned).collect()
}

fn is_of_the_browser(package: &str) -> bool {
    ["yew", "gloo", "web-sys", "js-sys", "wasm-bindgen", "wasm_split"]
        .iter()
        .any(|browser| package.starts_with(browser))
}

#[test]
fn without_the_interface_nothing_of_the_browser_is_linked() {
    let packages = packages(&["--no-default-features"]);
    assert!(packages.iter().any(|package| package == "serde_json"), "{packages:?}");
    let browser: Vec<_> = packages.iter().filter(|package| is_of_the_browser(package)).collect();
    assert!(browser.is_empty(), "{browser:?}");
}

#[test]
fn with_the_interface_the_browser_is_linked() {
    assert!(packages(&[]).iter().any(|package| is_of_the_browser(package)), "the test above can fail");
}

/// The Rust files below a folder of `src`; a folder that is not there has none.
fn files(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = std::fs::read_dir(folder) else { return Vec::new() };
    let mut found = Vec::new();
    for path in entries.map(|entry| entry.unwrap().path()) {
        match path.is_dir() {
            true => found.extend(files(&path)),
            false => found.extend(path.extension().is_some_and(|extension| extension == "rs").then_some(path)),
        }
    }
    found
}

/// Lines of code of some layers, without comments and tests, each with its file and number.
fn code(layers: &[&str]) -> Vec<(PathBuf, usize, String)> {
    let layers = layers.iter().flat_map(|layer| files(&Path::new(ROOT).join("src").join(layer)));
    let names = ["tests", "tests.rs", "testing.rs"];
    let is_test = |path: &PathBuf| path.components().any(|part| names.iter().any(|name| part.as_os_str() == *name));
    let mut lines = Vec::new();
    for path in layers.filter(|path| !is_test(path)) {
        let text = std::fs::read_to_string(&path).unwrap();
        let code = text.lines().enumerate().take_while(|(_, line)| !line.starts_with("mod tests {"));
        let code = code.filter(|(_, line)| !line.trim_start().starts_with("//"));
        lines.extend(code.map(|(index, line)| (path.clone(), index + 1, line.to_owned())));
    }
    lines
}

#[test]
fn what_tests_share_is_compiled_for_them_alone() {
    let mut met = 0;
    for path in files(&Path::new(ROOT).join("src")) {
        let text = std::fs::read_to_string(&path).unwrap();
        let lines: Vec<_> = text.lines().map(str::trim).collect();
        for place in (0..lines.len()).filter(|place| lines[*place].ends_with("mod testing;")) {
            assert_eq!(lines[place - 1], "#[cfg(test)]", "{path:?}");
            met += 1;
        }
    }
    assert!(met > 0, "no file is left that tests share");
}

/// The words of a line: `as_f64` is one word, `f64` another.
fn words(line: &str) -> impl Iterator<Item = &str> {
    line.split(|character: char| !character.is_ascii_alphanumeric() && character != '_')
}

fn has_float(line: &str) -> bool {
    words(line).any(|word| ["f32", "f64"].iter().any(|float| word == *float || word.ends_with(&format!("_{float}"))))
}

/// Files that may hold floats, with why, and how many lines do.
const FLOATS: [(&str, &str, usize); 2] = [
    ("engine/number.rs", "`to_picture`, the one way out of exact numbers, for drawing only", 2),
    ("engine/likelihood.rs", "a probability may be a float; a score, a band or a plan may not", usize::MAX),
];

#[test]
fn no_float_decides_anything_in_the_engine() {
    let floats: Vec<_> =
        code(&["curves", "engine", "session"]).into_iter().filter(|(_, _, line)| has_float(line)).collect();
    let is_allowed = |path: &Path| FLOATS.iter().any(|(file, _, _)| path.ends_with(Path::new("src").join(file)));
    let others: Vec<_> = floats.iter().filter(|(path, _, _)| !is_allowed(path)).collect();
    assert!(others.is_empty(), "{others:?}");
    for (file, why, most) in FLOATS {
        let count = floats.iter().filter(|(path, _, _)| path.ends_with(file)).count();
        assert!(count <= most, "{count} lines with floats in {file}, allowed for {why}");
    }
}

#[test]
fn nothing_in_engine_and_session_can_panic_by_name() {
    let panics = [".unwrap()", ".expect(", "todo!", "unimplemented!", "unreachable!", "panic!"];
    let code = code(&["curves", "engine", "session", "sheets"]);
    assert!(code.len() > 1_000, "the sources are read");
    let found: Vec<_> = code.iter().filter(|(_, _, line)| panics.iter().any(|panic| line.contains(panic))).collect();
    assert!(found.is_empty(), "{found:?}");
}

/// Whether a line names something of the crates of the browser.
fn names_browser(line: &str) -> bool {
    words(line).any(|word| ["yew", "gloo", "web_sys", "js_sys", "wasm_bindgen"].contains(&word))
}

#[test]
fn below_the_interface_nothing_names_the_browser() {
    let code = code(&["curves", "engine", "session", "i18n", "sheets"]);
    let found: Vec<_> = code.iter().filter(|(_, _, line)| names_browser(line)).collect();
    assert!(found.is_empty(), "{found:?}");
}

/// What no file of a layer may name. The engine is a package of its own and cannot.
const ABOVE: [(&str, &[&str]); 3] =
    [("session", &["i18n", "sheets", "ui"]), ("i18n", &["sheets", "ui"]), ("sheets", &["ui"])];

/// Whether a line names a module of the crate, alone or among others.
fn names_module(line: &str, module: &str) -> bool {
    line.split("crate::").skip(1).any(|rest| match rest.strip_prefix('{') {
        Some(several) => words(several).any(|word| word == module),
        None => words(rest).next() == Some(module),
    })
}

#[test]
fn no_layer_names_the_layers_above_it() {
    for (layer, above) in ABOVE {
        let code = code(&[layer]);
        assert!(code.iter().any(|(_, _, line)| names_module(line, "engine")), "{layer} is read");
        let names = |line: &str| above.iter().any(|module| names_module(line, module));
        let found: Vec<_> = code.iter().filter(|(_, _, line)| names(line)).collect();
        assert!(found.is_empty(), "{found:?}");
    }
}

/// The files of the interface that do something with the browser itself.
const AT_THE_BROWSER: [&str; 18] = [
    "app.rs",
    "browser.rs",
    "embed.rs",
    "events.rs",
    "link.rs",
    "mirror.rs",
    "pages/method/mod.rs",
    "pages/workshop/keys.rs",
    "pages/workshop/link.rs",
    "pages/workshop/projector.rs",
    "panic.rs",
    "printing.rs",
    "published.rs",
    "result_bar.rs",
    "store.rs",
    "styles.rs",
    "undo.rs",
    "worker.rs",
];

/// Those that only hold what is theirs: a field, a dialog, a chosen file.
const NAMING_ELEMENTS: [&str; 8] = [
    "components/dialog.rs",
    "components/select_field.rs",
    "components/text_field.rs",
    "pages/entry/sheets/mod.rs",
    "pages/fields.rs",
    "pages/file_input.rs",
    "pages/share.rs",
    "pages/workshop/in_place.rs",
];

#[test]
fn only_known_files_of_the_interface_touch_the_browser() {
    let folder = Path::new(ROOT).join("src/ui");
    let code = code(&["ui"]);
    let touch = code.iter().filter(|(_, _, line)| words(line).any(|word| word == "web_sys"));
    let found: BTreeSet<&Path> = touch.map(|(path, _, _)| path.strip_prefix(&folder).unwrap()).collect();
    let known: BTreeSet<&Path> = AT_THE_BROWSER.iter().chain(&NAMING_ELEMENTS).map(Path::new).collect();
    assert_eq!(found, known, "ARCHITECTURE.md names them too");
}

/// The name of a message in a line of a catalogue, `name: "Indonesian", "English";`.
fn message(line: &str) -> Option<&str> {
    let (name, texts) = line.strip_prefix("    ")?.split_once(": \"")?;
    (texts.ends_with("\";") && words(name).eq([name])).then_some(name)
}

#[test]
fn every_message_of_the_catalogues_is_said_somewhere() {
    let lines = code(&["i18n", "session", "sheets", "ui", "bin"]);
    let messages: Vec<&str> = lines.iter().filter_map(|(_, _, line)| message(line)).collect();
    assert!(messages.len() > 1_000, "the catalogues are read");
    // `m.name`, `locale.first().name`, or `.name` where a line begins so.
    let fields = |line| str::split(line, '.').skip(1).filter_map(|rest| words(rest).next());
    let said: BTreeSet<&str> = lines.iter().flat_map(|(_, _, line)| fields(line)).collect();
    let unsaid: Vec<_> = messages.iter().filter(|name| !said.contains(*name)).collect();
    assert!(unsaid.is_empty(), "{unsaid:?}");
}
