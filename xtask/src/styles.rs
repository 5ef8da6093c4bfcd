//! One style sheet for a first visit, one that comes with the calculator and one for print, so that few files are asked for.

use crate::code;
use crate::html::{Tag, tags};
use anyhow::{Context, Result};
use std::fs;
use std::path::Path;

/// The name of the `<meta>` by which the page names the sheet that comes with the calculator.
pub const LATER: &str = "zona-hijau-gaya";

/// When a sheet is needed.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Need<'a> {
    /// At once, for this medium.
    Now(Option<&'a str>),
    /// With the calculator.
    Later,
}

impl<'a> Need<'a> {
    fn of(sheet: &'a Tag) -> Self {
        if sheet.attribute("data-later").is_some() { Self::Later } else { Self::Now(sheet.attribute("media")) }
    }

    /// What the page has in place of the sheets: a file that it loads, or the name of one.
    fn element(self, name: &str) -> String {
        match self {
            Self::Now(None) => format!("<link rel=\"stylesheet\" href=\"./{name}\">"),
            Self::Now(Some(medium)) => format!("<link rel=\"stylesheet\" href=\"./{name}\" media=\"{medium}\">"),
            Self::Later => format!("<meta name=\"{LATER}\" content=\"./{name}\">"),
        }
    }

    fn stem(self) -> &'a str {
        match self {
            Self::Now(medium) => medium.unwrap_or("zona-hijau"),
            Self::Later => "zona-hijau-layar",
        }
    }
}

/// Joins the style sheets of the built page, those of one need into one file, in the order of the page.
pub fn merge(folder: &Path) -> Result<()> {
    let path = folder.join("index.html");
    let page = fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
    let sheets: Vec<Tag> = tags(&page).into_iter().filter(is_style_sheet).collect();
    let mut needs: Vec<Need<'_>> = Vec::new();
    for need in sheets.iter().map(Need::of) {
        if !needs.contains(&need) {
            needs.push(need);
        }
    }
    let links: Result<Vec<String>> = needs.iter().map(|need| joined(folder, &sheets, *need)).collect();
    fs::write(&path, replaced(&page, &sheets, &links?.concat())).context("cannot write the page")?;
    for sheet in &sheets {
        let file = folder.join(address(sheet));
        fs::remove_file(&file).with_context(|| format!("cannot remove {}", file.display()))?;
    }
    Ok(())
}

/// An element that names a style sheet, needed at once or later.
pub fn names_style_sheet(tag: &Tag) -> bool {
    is_style_sheet(tag) || tag.name == "meta" && tag.attribute("name") == Some(LATER)
}

/// A link that names a style sheet.
pub fn is_style_sheet(tag: &Tag) -> bool {
    tag.name == "link" && tag.attribute("rel") == Some("stylesheet")
}

/// The file that a link or a `<meta>` names, relative to the page.
pub fn address(tag: &Tag) -> &str {
    let named = tag.attribute("href").or(tag.attribute("content"));
    named.unwrap_or_default().trim_start_matches("./")
}

/// Writes the sheets of one need as one file, and gives the element that names it.
fn joined(folder: &Path, sheets: &[Tag], need: Need<'_>) -> Result<String> {
    let mut text = String::new();
    for sheet in sheets.iter().filter(|sheet| Need::of(sheet) == need) {
        let file = folder.join(address(sheet));
        text += fs::read_to_string(&file).with_context(|| format!("cannot read {}", file.display()))?.trim();
    }
    let name = format!("{}-{:016x}.css", need.stem(), code::fingerprint(text.bytes()));
    fs::write(folder.join(&name), text).with_context(|| format!("cannot write {name}"))?;
    Ok(need.element(&name))
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
    fn sheets_of_one_need_become_one_in_their_order() {
        let folder = std::env::temp_dir().join(format!("zona-hijau-styles-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        let page = "<link href=./a.css rel=stylesheet><link href=./b.css rel=stylesheet><link href=./l.css rel=stylesheet data-later><link href=./p.css media=print rel=stylesheet><p>";
        for (name, text) in
            [("a.css", "a{}\n"), ("b.css", "b{}"), ("l.css", "l{}"), ("p.css", "p{}"), ("index.html", page)]
        {
            fs::write(folder.join(name), text).unwrap();
        }
        merge(&folder).unwrap();
        let merged = fs::read_to_string(folder.join("index.html")).unwrap();
        let found = tags(&merged);
        assert_eq!(found.len(), 4, "{merged}");
        assert_eq!(fs::read_to_string(folder.join(address(&found[0]))).unwrap(), "a{}b{}");
        assert_eq!((found[1].name.as_str(), found[1].attribute("name")), ("meta", Some(LATER)));
        assert_eq!(fs::read_to_string(folder.join(address(&found[1]))).unwrap(), "l{}");
        assert_eq!(fs::read_to_string(folder.join(address(&found[2]))).unwrap(), "p{}");
        assert_eq!(found[2].attribute("media"), Some("print"));
        assert!(!folder.join("a.css").exists());
        fs::remove_dir_all(&folder).unwrap();
    }
}
