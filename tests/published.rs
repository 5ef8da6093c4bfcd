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
use std::path::PathBuf;

use serde_json::{Value, json};
use support::document::same_keys;
use support::engine::Pack;
use support::oracle::{Number, number, round, whole};

fn published(file: &str) -> PathBuf {
    [env!("CARGO_MANIFEST_DIR"), "tests/cases/published", file].iter().collect()
}

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

/// One record of `published_scores.csv`.
type Row = BTreeMap<String, String>;

fn rows() -> Vec<Row> {
    let text = std::fs::read_to_string(published("published_scores.csv")).unwrap();
    let mut records = text.lines().map(fields);
    let header = records.next().unwrap();
    let row = |record: Vec<String>| {
        assert_eq!(record.len(), header.len(), "{record:?}");
        header.iter().cloned().zip(record).collect()
    };
    records.map(row).collect()
}

/// Fields of a line; quotes protect commas.
fn fields(line: &str) -> Vec<String> {
    let (mut fields, mut quoted) = (vec![String::new()], false);
    for character in line.chars() {
        match character {
            '"' => quoted = !quoted,
            ',' if !quoted => fields.push(String::new()),
            other => fields.last_mut().unwrap().push(other),
        }
    }
    assert!(!quoted, "a quote is left open in {line}");
    fields
}

/// The pack of a year; years before 2021 had other instruments.
fn pack_of(year: &str) -> Option<&'static str> {
    Some(match year {
        "2021" => "kepatuhan-2021",
        "2022" => "kepatuhan-2022",
        "2023" => "kepatuhan-2023",
        "2024" => "kepatuhan-2024",
        "2025" => "opini-2025",
        _ => return None,
    })
}

/// Where `score` prints what a label says, and the label in the words of the pack.
fn meaning(row: &Row, column: &str) -> (&'static str, String) {
    let label = row[column].as_str();
    match (column, label) {
        ("category", _) => ("category", label.to_owned()),
        ("zone", _) => ("zone", label.to_owned()),
        (_, "Baik" | "Sangat Baik") => ("quality", label.to_owned()),
        // Two outlets print only the last word, without a capital.
        (_, "rendah" | "sedang" | "tinggi" | "tertinggi") => {
            let first = if row["year"] == "2021" { "Kepatuhan" } else { "Kualitas" };
            ("opinion", format!("{first} {}{}", label[..1].to_uppercase(), &label[1..]))
        }
        _ => ("opinion", label.to_owned()),
    }
}

/// A published total as a body of one unit.
fn as_assessment(row: &Row, pack: &Pack) -> Value {
    let all = row["opinion"].ends_with("(Tanpa Maladministrasi)");
    json!({
        "format": "zona-hijau/assessment", "version": 1, "instrument": { "id": pack.document["id"] },
        "followed_up": if all { "all" } else { "not_all" },
        "units": [{ "id": "u1", "entry": { "mode": "total", "value": row["score"] } }],
    })
}

/// One printed label beside what the engine says.
struct Label {
    /// Government, year, score, column, label.
    key: [String; 5],
    fits: bool,
}

/// Every label of the years with a pack.
fn labels() -> Vec<Label> {
    let mut packs = BTreeMap::new();
    let mut labels = Vec::new();
    for row in rows() {
        let Some(id) = pack_of(&row["year"]) else { continue };
        let pack = packs.entry(id).or_insert_with(|| Pack::built_in(id));
        let output = pack.score(&as_assessment(&row, pack));
        for column in ["category", "zone", "opinion"].into_iter().filter(|column| !row[*column].is_empty()) {
            let (key, expected) = meaning(&row, column);
            let name = [&row["government"], &row["year"], &row["score"], column, &row[column]];
            labels.push(Label { key: name.map(str::to_owned), fits: output[key] == expected });
        }
    }
    labels
}

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
