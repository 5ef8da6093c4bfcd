//! One style sheet for the screen and one for print, so that a first visit asks for few files.

use crate::code;
use crate::html::{Tag, tags};
use anyhow::{Context, Result};
use std::fs;
use std::path::Path;

/// Joins the style sheets of the built page, each kind of medium into one file, in the order of the page.
pub fn merge(folder: &Path) -> Result<()> {
    let path = folder.join("index.html");
    let page = fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
    let sheets: Vec<Tag> = tags(&page).into_iter().filter(is_style_sheet).collect();
    let mut media: Vec<Option<&str>> = Vec::new();
    for sheet in &sheets {
        if !media.contains(&sheet.attribute("media")) {
            media.push(sheet.attribute("media"));
        }
    }
    let links: Result<Vec<String>> = media.iter().map(|medium| joined(folder, &sheets, *medium)).collect();
    fs::write(&path, replaced(&page, &sheets, &links?.concat())).context("cannot write the page")?;
    for sheet in &sheets {
        let file = folder.join(address(sheet));
        fs::remove_file(&file).with_context(|| format!("cannot remove {}", file.display()))?;
    }
    Ok(())
}

/// A link that names a style sheet.
pub fn is_style_sheet(tag: &Tag) -> bool {
    tag.name == "link" && tag.attribute("rel") == Some("stylesheet")
}

/// The file that a link names, relative to the page.
pub fn address(tag: &Tag) -> &str {
    tag.attribute("href").unwrap_or_default().trim_start_matches("./")
}

/// Writes the sheets of one medium as one file, and gives the link to it.
fn joined(folder: &Path, sheets: &[Tag], medium: Option<&str>) -> Result<String> {
    let mut text = String::new();
    for sheet in sheets.iter().filter(|sheet| sheet.attribute("media") == medium) {
        let file = folder.join(address(sheet));
        text += fs::read_to_string(&file).with_context(|| format!("cannot read {}", file.display()))?.trim();
    }
    let name = format!("{}-{:016x}.css", medium.unwrap_or("zona-hijau"), code::fingerprint(text.bytes()));
    fs::write(folder.join(&name), text).with_context(|| format!("cannot write {name}"))?;
    let medium = medium.map(|medium| format!(" media=\"{medium}\"")).unwrap_or_default();
    Ok(format!("<link rel=\"stylesheet\" href=\"./{name}\"{medium}>"))
}

/// The page with `links` in place of the first sheet, and without the others.
fn replaced(page: &str, sheets: &[Tag], links: &str) -> String {
    let mut result = page.to_owned();
    for (index, sheet) in sheets.iter().enumerate().rev() {
        result.replace_range(sheet.range.clone(), if index == 0 { links } else { "" });
    }
    result
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sheets_of_one_medium_become_one_in_their_order() {
        let folder = std::env::temp_dir().join(format!("zona-hijau-styles-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        let page = "<link href=./a.css rel=stylesheet><link href=./b.css rel=stylesheet><link href=./p.css media=print rel=stylesheet><p>";
        for (name, text) in [("a.css", "a{}\n"), ("b.css", "b{}"), ("p.css", "p{}"), ("index.html", page)] {
            fs::write(folder.join(name), text).unwrap();
        }
        merge(&folder).unwrap();
        let merged = fs::read_to_string(folder.join("index.html")).unwrap();
        let found = tags(&merged);
        assert_eq!(found.len(), 3, "{merged}");
        assert_eq!(fs::read_to_string(folder.join(address(&found[0]))).unwrap(), "a{}b{}");
        assert_eq!(fs::read_to_string(folder.join(address(&found[1]))).unwrap(), "p{}");
        assert_eq!(found[1].attribute("media"), Some("print"));
        assert!(!folder.join("a.css").exists());
        fs::remove_dir_all(&folder).unwrap();
    }
}
