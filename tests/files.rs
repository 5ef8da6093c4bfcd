//! Saved files of every version open, and what this version does not know is written again.

#![allow(clippy::expect_used, reason = "a test may say what it expects")]

use std::fs;
use std::path::PathBuf;

use serde_json::Value;
use zona_hijau::engine::assessment::{self, VERSION};
use zona_hijau::engine::instrument::find_builtin;
use zona_hijau::engine::problem::ProblemKind;

fn fixture(version: u32) -> String {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(format!("tests/cases/files/v{version}.zona-hijau.json"));
    fs::read_to_string(path).expect("every version has a stored file")
}

fn rewritten(text: &str) -> String {
    let (assessment, _) = assessment::read(text, find_builtin).expect("the file opens");
    assessment::to_text(&assessment)
}

#[test]
fn a_file_of_every_version_opens_and_is_written_as_the_newest() {
    for version in 1..=VERSION {
        let text = fixture(version);
        let before: Value = serde_json::from_str(&text).unwrap();
        assert_eq!(before["version"], version);
        let after = rewritten(&text);
        assert_eq!(serde_json::from_str::<Value>(&after).unwrap()["version"], VERSION);
        assert_eq!(rewritten(&after), after, "written once more it is the same");
    }
}

#[test]
fn unknown_keys_and_everything_else_survive_reading_and_writing() {
    let text = fixture(VERSION);
    let before: Value = serde_json::from_str(&text).unwrap();
    let after: Value = serde_json::from_str(&rewritten(&text)).unwrap();
    assert_eq!(after, before);
}

#[test]
fn keys_that_stand_twice_are_all_named_with_their_places() {
    let text = fixture(VERSION).replace("\"target\": \"B\"", "\"target\": \"A\", \"target\": \"B\"").replace(
        "\"mode\": \"total\", \"value\": \"62.06\"",
        "\"mode\": \"total\", \"value\": \"1\", \"value\": \"62.06\"",
    );
    let problems = assessment::read(&text, find_builtin).unwrap_err();
    let found: Vec<_> = problems.iter().map(|problem| (problem.path.as_str(), problem.value.as_str())).collect();
    assert_eq!(found, [("target", "target"), ("units[0].entry.value", "value")]);
    assert!(problems.iter().all(|problem| problem.kind == ProblemKind::KeyTwice));
}

#[test]
fn a_newer_version_is_refused_by_its_number() {
    let text = fixture(VERSION).replacen(&format!("\"version\": {VERSION}"), "\"version\": 99", 1);
    let problems = assessment::read(&text, find_builtin).unwrap_err();
    let kinds: Vec<_> = problems.iter().map(|problem| &problem.kind).collect();
    assert_eq!(kinds, [&ProblemKind::NewerVersion { known: VERSION }]);
    for none in ["0", "-1", "1.5", "\"1\""] {
        let text = fixture(VERSION).replacen(&format!("\"version\": {VERSION}"), &format!("\"version\": {none}"), 1);
        let problems = assessment::read(&text, find_builtin).unwrap_err();
        assert!(matches!(problems.iter().next().unwrap().kind, ProblemKind::WrongType { .. }), "{none}: {problems}");
    }
}

#[test]
fn a_file_cut_off_anywhere_is_refused() {
    let text = fixture(VERSION);
    let end = text.trim_end().len();
    for cut in (0..end).filter(|cut| text.is_char_boundary(*cut)) {
        assert!(assessment::read(&text[..cut], find_builtin).is_err(), "cut at {cut}");
    }
}
