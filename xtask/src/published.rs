//! The published results: a file of their own beside the page, which the app fetches when they are looked at.

use crate::code::fingerprint;
use crate::html::into_head;
use crate::project::root;
use anyhow::{Context, Result};
use std::fs;
use std::path::Path;

/// The `<meta>` by which the app finds the file.
pub const META: &str = "zona-hijau-terbit";

/// Writes the file into a folder, named by its content, and names it in the page there.
pub fn add(folder: &Path) -> Result<()> {
    let text = results()?;
    let name = format!("zona-hijau-terbit-{:016x}.json", fingerprint(text.bytes()));
    fs::write(folder.join(&name), text).context("cannot write the published results")?;
    let path = folder.join("index.html");
    let page = fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
    fs::write(&path, named(&page, &name)?).context("cannot write the page")
}

/// The text of the file.
pub fn results() -> Result<String> {
    let source = root().join("static").join("published").join("results.json");
    fs::read_to_string(&source).with_context(|| format!("cannot read {}", source.display()))
}

fn named(page: &str, name: &str) -> Result<String> {
    into_head(page, &format!("<meta content=\"./{name}\" name=\"{META}\">"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_is_named_in_the_head() {
        let page = named("<head></head><body></body>", "zona-hijau-terbit-1f.json").unwrap();
        let meta = "<meta content=\"./zona-hijau-terbit-1f.json\" name=\"zona-hijau-terbit\">";
        assert_eq!(page, format!("<head>{meta}</head><body></body>"));
        assert!(named("no page", "a.json").is_err());
    }
}
