//! Published results: the real test of the roll-up and of the bands.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "tests say what they expect"
)]

mod support;

use std::collections::BTreeMap;

use serde_json::{Value, json};
use support::document::same_keys;
use support::engine::Pack;
use support::oracle::{Number, number, round, whole};
use support::printed::{Row, labels, pack_of, published, rows};

fn read(file: &str) -> Value {
    serde_json::from_str(&std::fs::read_to_string(published(file)).unwrap()).unwrap()
}

/// Every entry of `expected.json` with its assessment.
fn breakdowns() -> Vec<(Value, Value)> {
    let Value::Array(expected) = read("expected.json") else { panic!("expected.json is a list") };
    let case = |expected: Value| {
        let case = read(&format!("{}.zona-hijau.json", expected["case"].as_str().unwrap()));
        (expected, case)
    };
    expected.into_iter().map(case).collect()
}

fn score(assessment: &Value) -> Value {
    Pack::built_in(assessment["instrument"]["id"].as_str().unwrap()).score(assessment)
}

/// The mean of the units as they were printed: totals, or points that add up.
fn mean_of_units(assessment: &Value) -> Number {
    let units = assessment["units"].as_array().unwrap();
    let total = |unit: &Value| match unit["entry"]["points"].as_object() {
        Some(points) => points.values().map(|points| number(points.as_str().unwrap())).sum(),
        None => number(unit["entry"]["value"].as_str().unwrap()),
    };
    units.iter().map(total).sum::<Number>() / whole(units.len())
}

#[test]
fn every_breakdown_scores_as_recorded() {
    for (expected, assessment) in breakdowns() {
        let found = same_keys(&expected["expect"], &score(&assessment));
        assert_eq!(found, expected["expect"], "{}", expected["case"]);
    }
}

#[test]
fn every_breakdown_has_exactly_the_recorded_residual() {
    for (expected, assessment) in breakdowns() {
        let printed = number(expected["published"].as_str().unwrap());
        let residual = number(expected["residual"].as_str().unwrap());
        assert_eq!(printed - mean_of_units(&assessment), residual, "{}", expected["case"]);
    }
}

#[test]
fn breakdowns_that_fit_are_printed_as_published_and_no_others() {
    for (expected, assessment) in breakdowns() {
        let fits = score(&assessment)["total"] == expected["published"];
        assert_eq!(json!(fits), expected["fits"], "{}", expected["case"]);
    }
}

#[test]
fn every_breakdown_is_there() {
    let fitting = breakdowns().iter().filter(|(expected, _)| expected["fits"] == true).count();
    assert_eq!((breakdowns().len(), fitting), (11, 5));
    let files = std::fs::read_dir(published("")).unwrap().map(|file| file.unwrap().file_name());
    let cases = files.filter(|file| file.to_string_lossy().ends_with(".zona-hijau.json")).count();
    assert_eq!(cases, 10, "each case stands in expected.json, Kota Magelang 2021 twice");
}

#[test]
fn a_followed_up_body_carries_the_suffix_that_was_published_for_gorontalo() {
    let mut assessment = read("gorontalo-2025.zona-hijau.json");
    assert_eq!(score(&assessment)["suffix_decided"], false);
    assessment["followed_up"] = json!("all");
    assert_eq!(score(&assessment)["opinion"], "Kualitas Sedang (Tanpa Maladministrasi)");
}

/// Labels that contradict the bands: government, year, score, column, what is printed, why it is no test.
const MISPRINTS: [[&str; 6]; 4] = [
    [
        "Jakarta Barat - Puskesmas Kec. Kembangan",
        "2022",
        "89.11",
        "category",
        "B",
        "88.00 and above is A everywhere else",
    ],
    ["Kabupaten Gorontalo Utara", "2023", "76.24", "category", "D", "D is red, and the same page prints green"],
    ["Kabupaten Gorontalo Utara", "2023", "76.24", "zone", "hijau", "green begins at 78.00 everywhere else"],
    ["Kabupaten Mamasa", "2024", "78.90", "opinion", "Kualitas Tertinggi", "that begins at 88.00 everywhere else"],
];

#[test]
fn published_labels_follow_from_the_published_scores_but_for_the_known_misprints() {
    let mut found: Vec<_> = labels().into_iter().filter(|label| !label.fits).map(|label| label.key).collect();
    let mut known: Vec<_> = MISPRINTS.map(|[a, b, c, d, e, _]| [a, b, c, d, e].map(str::to_owned)).into();
    known.sort();
    found.sort();
    assert_eq!(found, known, "labels that do not follow from their score, and those known to be misprints");
}

#[test]
fn every_published_label_is_checked() {
    let rows = rows();
    let (checked, old): (Vec<_>, Vec<_>) = rows.iter().partition(|row| pack_of(&row["year"]).is_some());
    let mut count = BTreeMap::<String, usize>::new();
    labels().into_iter().for_each(|label| *count.entry(label.key[3].clone()).or_default() += 1);
    println!("{} labels of {} results {count:?}; {} of other instruments", labels().len(), checked.len(), old.len());
    assert_eq!((rows.len(), checked.len(), old.len()), (437, 394, 43));
    let expected = [("category", 156), ("opinion", 150), ("zone", 273)];
    assert_eq!(count, expected.map(|(column, count)| (column.to_owned(), count)).into());
}

#[test]
fn published_scores_have_the_decimals_of_the_rounding() {
    let hundredths = |row: &&Row| round(&number(&row["score"]), 2, "half_up") == number(&row["score"]);
    assert_eq!(rows().iter().filter(hundredths).count(), rows().len());
}
