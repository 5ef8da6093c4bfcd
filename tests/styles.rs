//! Style sheets hold no rule for what no screen has.

#![allow(clippy::expect_used, clippy::unwrap_used, reason = "tests say what they expect")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

/// Where classes are given to elements.
const USERS: [&str; 4] = ["index.html", "src/bin", "src/ui", "static"];

fn files(path: &Path, ends: &[&str]) -> Vec<PathBuf> {
    if path.is_file() {
        return vec![path.to_owned()];
    }
    let inside = fs::read_dir(path).unwrap().map(|entry| entry.unwrap().path());
    let mut found: Vec<_> = inside
        .flat_map(|path| if path.is_dir() { files(&path, ends) } else { vec![path] })
        .filter(|path| ends.iter().any(|end| path.to_str().unwrap().ends_with(end)))
        .collect();
    found.sort();
    found
}

/// Characters of a class name.
fn is_part(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || matches!(letter, '-' | '_')
}

/// The classes that a style sheet selects.
fn selected(sheet: &str) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    // Comments and texts may have points of their own.
    let without_comments: String =
        sheet.split("/*").map(|part| part.split_once("*/").map_or(part, |(_, rest)| rest)).collect();
    let outside: String = without_comments.split('"').step_by(2).collect();
    for part in outside.split('.').skip(1) {
        let name: String = part.chars().take_while(|letter| is_part(*letter)).collect();
        if name.starts_with(|first: char| first.is_ascii_lowercase()) {
            names.insert(name);
        }
    }
    names
}

/// All words in quotes: classes among them. A word that a value continues ends in a brace: `notice--{`.
fn words(source: &str, quotes: &[char]) -> BTreeSet<String> {
    let mut words = BTreeSet::new();
    for text in source.split(quotes) {
        let ends = |letter: char| !is_part(letter) && letter != '{';
        words.extend(text.split(ends).filter(|word| !word.is_empty()).map(str::to_owned));
    }
    words
}

fn is_used(class: &str, words: &BTreeSet<String>) -> bool {
    let continued =
        |word: &String| word.split_once('{').is_some_and(|(head, _)| head.ends_with("--") && class.starts_with(head));
    words.contains(class) || words.iter().any(continued)
}

#[test]
fn every_class_that_a_style_sheet_selects_is_given_somewhere() {
    let root = Path::new(ROOT);
    let sources = USERS.iter().flat_map(|path| files(&root.join(path), &[".rs", ".js", ".html"]));
    let words: BTreeSet<_> =
        sources.flat_map(|path| words(&fs::read_to_string(path).unwrap(), &['"', '`', '\''])).collect();
    let sheets = files(&root.join("static"), &[".css"]);
    assert!(sheets.len() > 8 && words.contains("notice") && !is_used("notice--nowhere", &words), "{sheets:?}");
    let mut unused = Vec::new();
    for sheet in sheets {
        let classes = selected(&fs::read_to_string(&sheet).unwrap());
        let name = sheet.file_name().unwrap().to_str().unwrap().to_owned();
        unused.extend(
            classes.into_iter().filter(|class| !is_used(class, &words)).map(|class| format!("{name}: .{class}")),
        );
    }
    assert_eq!(unused, Vec::<String>::new());
}
