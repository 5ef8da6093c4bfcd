//! The script that starts the app: a file of its own, because the policy of the served edition allows no inline script.

use crate::code;
use crate::html::{Tag, tags};
use anyhow::{Context, Result, bail, ensure};

const TEMPLATE: &str = include_str!("../../static/start/boot.js");

/// Whether the edition brings a service worker.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Offline {
    /// It keeps itself for use without a network.
    Kept,
    /// It does not: a single file needs no network anyway.
    No,
}

/// A file beside the page.
#[derive(Debug)]
pub struct BootScript {
    pub name: String,
    pub text: String,
}

/// The script, with the expression that starts the code and gives a promise.
pub fn script(start: &str, offline: Offline) -> String {
    let offline = if offline == Offline::Kept { "true" } else { "false" };
    let is_comment = |line: &&str| line.trim_start().starts_with("//") || line.trim_start().starts_with("/**");
    let code: Vec<&str> = TEMPLATE.lines().filter(|line| !is_comment(line)).map(str::trim_start).collect();
    code.join("\n").replace("__OFFLINE__", offline).replace("__START__", start)
}

/// Replaces the inline module script, which Trunk or `build` wrote, by a file that also says when the start fails.
pub fn move_start_script(page: &str, offline: Offline) -> Result<(String, BootScript)> {
    let inline: Vec<Tag> = tags(page).into_iter().filter(is_inline_script).collect();
    let [script] = inline.as_slice() else {
        bail!("expected one inline script, the one by which Trunk starts the app, but found {}", inline.len());
    };
    let (module, wasm) = started(&script.text)?;
    // A classic script, because one that cannot be loaded as a module could not say so. In a sandboxed frame it has no
    // address that the module's could be relative to.
    let start = format!(
        "import(new URL('{module}', document.baseURI)).then((code) => code.default({{ module_or_path: '{wasm}' }}))"
    );
    let text = self::script(&start, offline);
    let boot = BootScript { name: format!("boot-{:016x}.js", code::fingerprint(text.bytes())), text };
    let element = format!("<script defer src=\"./{}\"></script>", boot.name);
    let moved = [&page[..script.range.start], &element, &page[script.range.end..]].concat();
    Ok((moved, boot))
}

/// The module and the WebAssembly file that an inline start script names.
fn started(text: &str) -> Result<(&str, &str)> {
    let quoted = |after: &str| {
        let rest = text.split_once(after).map(|(_, rest)| rest.trim_start());
        rest.and_then(|rest| rest.split(['\'', '"']).nth(1)).filter(|name| name.starts_with("./"))
    };
    ensure!(text.contains("import init"), "the inline script is not the one by which Trunk starts the app");
    let module = quoted(" from").context("the start script names no module")?;
    let wasm = quoted("module_or_path:").context("the start script names no WebAssembly file")?;
    Ok((module, wasm))
}

/// A script whose text stands in the page.
pub fn is_inline_script(tag: &Tag) -> bool {
    tag.name == "script" && tag.attribute("src").is_none()
}

#[cfg(test)]
mod tests {
    use super::*;

    const BUILT: &str = "<head><link rel=\"modulepreload\" href=\"./a.js\"></head><body><script type=\"module\">\n\
        import init, * as b from './a.js';\nconst w = await init({ module_or_path: './a.wasm' });\n</script></body>";

    #[test]
    fn the_start_script_becomes_a_file() {
        let (page, boot) = move_start_script(BUILT, Offline::Kept).unwrap();
        assert!(
            boot.text.contains("import(new URL('./a.js', document.baseURI))")
                && boot.text.contains("module_or_path: './a.wasm'")
        );
        assert!(boot.text.contains("worksOffline = true") && !boot.text.contains("__"));
        assert!(page.contains(&format!("<script defer src=\"./{}\"></script></body>", boot.name)));
        assert!(page.contains("rel=\"modulepreload\"") && !tags(&page).iter().any(is_inline_script));
    }

    #[test]
    fn a_second_or_another_inline_script_stops_the_build() {
        let two = format!("<script>let a;</script>{BUILT}");
        assert!(move_start_script(&two, Offline::No).unwrap_err().to_string().contains("found 2"));
        let other = "<script>let a;</script>";
        assert!(move_start_script(other, Offline::No).unwrap_err().to_string().contains("not the one"));
    }
}
