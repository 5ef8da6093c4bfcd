//! Builds the app with Trunk and makes the result fit for a strict content security policy.

use crate::boot::{self, Offline, is_inline_script};
use crate::code::{self, Entry};
use crate::html::{Tag, into_head, tags};
use crate::project::{announce, command, find_program, root, run};
use crate::{offline, published, sheets, single, styles};
use anyhow::{Context, Result, bail};
use std::fs;
use std::path::{Path, PathBuf};

/// How the app is compiled.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Profile {
    /// Compiles in a fraction of the time; large and slower.
    Dev,
    /// Small and fast; takes its time.
    Release,
}

/// The folder of the release version.
pub fn dist() -> PathBuf {
    root().join("dist")
}

/// Builds the release version into `dist/`.
pub fn release() -> Result<()> {
    into(&dist(), Profile::Release)?;
    println!("   dist/ is ready: put it on any static host, under any path.");
    Ok(())
}

/// The folder of the unoptimised version below a folder of sources.
pub fn dev_folder(sources: &Path) -> PathBuf {
    sources.join("target").join("serve")
}

/// Builds another page than that of the app, unoptimised and without spreadsheets.
pub fn page(page: &Path, folder: &Path) -> Result<()> {
    announce("Building the page of the building blocks, unoptimised", "1 min the first time, then 5 s");
    trunk(page, folder, Profile::Dev)?;
    finish(folder, Offline::No).with_context(|| format!("{} cannot be served as it is", folder.display()))
}

/// Builds into a folder.
pub fn into(folder: &Path, profile: Profile) -> Result<()> {
    match profile {
        Profile::Dev => {
            announce("Building the app, unoptimised", "1 min the first time, then 5 s");
            trunk(&root().join("index.html"), folder, profile)?;
        }
        Profile::Release => {
            // Trunk makes the page and the styles; it would bind the code before the code is cut.
            let bare = page_without_code()?;
            trunk(&bare, folder, profile)?;
            styles::merge(folder)?;
            let entry = code::build(folder)?;
            add_code(&folder.join("index.html"), &entry)?;
        }
    }
    sheets::add(folder, &sheets::build(profile)?)?;
    published::add(folder)?;
    let offline = if profile == Profile::Release { Offline::Kept } else { Offline::No };
    finish(folder, offline)
        .with_context(|| format!("{} cannot be served as it is", folder.join("index.html").display()))?;
    match profile {
        Profile::Dev => offline::write_off(folder),
        Profile::Release => {
            single::write(folder)?;
            offer_single_file(folder)?;
            offline::write(folder)
        }
    }
}

/// Tells the app that the single file is beside it.
fn offer_single_file(folder: &Path) -> Result<()> {
    let path = folder.join("index.html");
    let page = fs::read_to_string(&path).context("cannot read the page")?;
    let html = tags(&page).into_iter().find(|tag| tag.name == "html").context("the page has no <html>")?;
    let at = html.range.start + "<html".len();
    let offered = format!("{} data-luring=\"{}\"{}", &page[..at], single::NAME, &page[at..]);
    fs::write(&path, offered).context("cannot write the page")
}

fn trunk(page: &Path, folder: &Path, profile: Profile) -> Result<()> {
    let trunk = find_program("trunk").context("trunk is missing: run `cargo xtask setup`")?;
    let mut build = command(trunk);
    build.arg("build").arg(page).arg("--dist").arg(folder);
    // Trunk reads these two as true or false and stops at any other value, such as the usual 1.
    build.env_remove("NO_COLOR").env_remove("TRUNK_BUILD_RELEASE");
    if profile == Profile::Release {
        build.arg("--release");
    }
    run(&mut build).context("the build failed: the messages above say where")
}

/// A copy of the page that names no code, in a folder without Cargo.toml, where Trunk would look for some.
fn page_without_code() -> Result<PathBuf> {
    let page = fs::read_to_string(root().join("index.html")).context("cannot read index.html")?;
    let is_code = |tag: &Tag| tag.attribute("data-trunk").is_some() && tag.attribute("rel") == Some("rust");
    let code =
        tags(&page).into_iter().find(is_code).context("index.html names no code: <link data-trunk rel=\"rust\">")?;
    let bare = [&page[..code.range.start], &page[code.range.end..]].concat();
    let folder = root().join("target").join("page");
    fs::create_dir_all(&folder).with_context(|| format!("cannot make {}", folder.display()))?;
    let path = folder.join("index.html");
    fs::write(&path, bare.replace("href=\"static/", "href=\"../../static/")).context("cannot write the page")?;
    Ok(path)
}

/// Names the code in the page, with all of it that a first visit needs, so that it is fetched at once.
fn add_code(path: &Path, entry: &Entry) -> Result<()> {
    let page = fs::read_to_string(path).context("cannot read it")?;
    let Entry { script, loader, wasm } = entry;
    let code = format!(
        "<script type=\"module\">\nimport init from './{script}';\nawait init({{ module_or_path: './{wasm}' }});\n</script>\
         <link crossorigin href=\"./{script}\" rel=\"modulepreload\"><link crossorigin href=\"./{loader}\" rel=\"modulepreload\">\
         <link as=\"fetch\" crossorigin href=\"./{wasm}\" rel=\"preload\" type=\"application/wasm\">"
    );
    fs::write(path, into_head(&page, &code)?).context("cannot write it")
}

/// Moves the start script out of the page, then checks the page.
fn finish(folder: &Path, offline: Offline) -> Result<()> {
    let path = folder.join("index.html");
    let page = fs::read_to_string(&path).context("cannot read it")?;
    let (page, boot) = boot::move_start_script(&page, offline)?;
    fs::write(folder.join(&boot.name), &boot.text).context("cannot write the start script")?;
    fs::write(&path, &page).context("cannot write it")?;
    let problems = problems(&page, folder);
    if !problems.is_empty() {
        bail!("{}", problems.join("\n  "));
    }
    Ok(())
}

/// Everything in the page that the content security policy forbids, that leaves the app's own folder, or that is missing.
fn problems(page: &str, folder: &Path) -> Vec<String> {
    let mut found = Vec::new();
    for tag in tags(page) {
        let name = &tag.name;
        if is_inline_script(&tag) {
            found.push("an inline script".to_owned());
        }
        if name == "style" {
            found.push("a <style> block".to_owned());
        }
        for (attribute, value) in &tag.attributes {
            if attribute == "style" || attribute.starts_with("on") {
                found.push(format!("<{name}> has the inline attribute {attribute}=\"{value}\""));
            }
            if attribute == "data-trunk" {
                found.push(format!("<{name}> was left over by Trunk"));
            }
            if is_address(attribute) {
                found.extend(
                    address_problem(value, folder).map(|problem| format!("<{name} {attribute}=\"{value}\"> {problem}")),
                );
            }
        }
    }
    found
}

fn is_address(attribute: &str) -> bool {
    matches!(attribute, "href" | "src" | "srcset" | "action" | "formaction" | "poster" | "data" | "manifest")
}

fn address_problem(value: &str, folder: &Path) -> Option<String> {
    let has_scheme = value.split(['/', '?', '#']).next().is_some_and(|start| start.contains(':'));
    if value.starts_with('/') || has_scheme {
        return Some("is not relative".to_owned());
    }
    let file = value.split(['?', '#']).next().unwrap_or_default();
    let missing = !file.is_empty() && !folder.join(file).is_file();
    missing.then(|| "names a file that is not there".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_policy_forbids_is_found() {
        let page = "<style>p {}</style><p style=\"color: red\" onclick=\"go()\"></p><script>x</script>";
        assert_eq!(problems(page, Path::new(".")).len(), 4);
    }

    #[test]
    fn addresses_are_relative_and_present() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR"));
        for wrong in ["/a.css", "//host/a.css", "https://host/a.css", "javascript:go()", "./missing.css"] {
            let page = format!("<link href=\"{wrong}\">");
            assert_eq!(problems(&page, folder).len(), 1, "{wrong}");
        }
        for right in ["#/mulai", "./Cargo.toml", "Cargo.toml?v=1"] {
            let page = format!("<a href=\"{right}\">");
            assert_eq!(problems(&page, folder), Vec::<String>::new(), "{right}");
        }
    }
}
