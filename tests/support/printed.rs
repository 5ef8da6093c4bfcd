//! The table of results that the press printed, and whether their labels follow from their scores.

use std::collections::BTreeMap;
use std::path::PathBuf;

use serde_json::{Value, json};

use super::engine::Pack;

/// A file of the published cases.
pub fn published(file: &str) -> PathBuf {
    [env!("CARGO_MANIFEST_DIR"), "tests/cases/published", file].iter().collect()
}

/// One record of `published_scores.csv`.
pub type Row = BTreeMap<String, String>;

pub fn rows() -> Vec<Row> {
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
pub fn pack_of(year: &str) -> Option<&'static str> {
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
pub struct Label {
    /// Government, year, score, column, label.
    pub key: [String; 5],
    pub fits: bool,
}

/// Every label of the years with a pack.
pub fn labels() -> Vec<Label> {
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
