//! `static/published/results.json` is what the table of printed results makes,
//! and the app finds every result in it. `UPDATE_PUBLISHED=1` writes it anew.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "tests say what they expect"
)]

mod support;

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use serde_json::{Map, Value, json};
use support::printed::{Row, labels, published, rows};
use zona_hijau::engine::number::Rational;
use zona_hijau::engine::published::{Collection, Query};

fn data() -> PathBuf {
    [env!("CARGO_MANIFEST_DIR"), "static/published/results.json"].iter().collect()
}

fn collection() -> Collection {
    let text = std::fs::read_to_string(data()).unwrap();
    Collection::read(&text).unwrap_or_else(|problems| panic!("{problems}"))
}

/// Rows that say the same thing twice are one.
fn distinct_rows() -> Vec<Row> {
    let mut seen = BTreeSet::new();
    rows().into_iter().filter(|row| seen.insert(row.clone())).collect()
}

/// Scores that are printed for each body and year.
fn scores(rows: &[Row]) -> BTreeMap<(String, String), BTreeSet<String>> {
    let mut scores = BTreeMap::<_, BTreeSet<_>>::new();
    for row in rows {
        scores.entry((row["government"].clone(), row["year"].clone())).or_default().insert(row["score"].clone());
    }
    scores
}

/// The file as the table makes it.
fn built() -> String {
    let mut rows = distinct_rows();
    rows.sort_by_key(|row| (row["government"].clone(), row["year"].clone(), row["score"].clone()));
    let outlets: BTreeSet<_> =
        rows.iter().map(|row| (row["source_title"].clone(), row["source_url"].clone())).collect();
    let outlets: Vec<_> = outlets.into_iter().collect();
    let wrong: BTreeSet<_> =
        labels().into_iter().filter(|label| !label.fits).map(|label| label.key[..3].to_vec()).collect();
    let scores = scores(&rows);
    let result = |row: &Row| {
        let mut result = Map::new();
        let mut put = |key: &str, value: Value| drop(result.insert(key.to_owned(), value));
        let year: u16 = row["year"].parse().unwrap();
        put("body", json!(row["government"]));
        put("kind", json!(row["kind"]));
        put("year", json!(year));
        put("score", json!(row["score"]));
        for label in ["category", "opinion", "zone", "note"].into_iter().filter(|label| !row[*label].is_empty()) {
            put(label, json!(row[label]));
        }
        let outlet = (row["source_title"].clone(), row["source_url"].clone());
        put("source", json!(outlets.binary_search(&outlet).unwrap()));
        if scores[&(row["government"].clone(), row["year"].clone())].len() > 1 {
            put("disagrees", json!(true));
        }
        if wrong.contains(&vec![row["government"].clone(), row["year"].clone(), row["score"].clone()]) {
            put("misprint", json!(true));
        }
        Value::Object(result)
    };
    let source = |(title, url): &(String, String)| match url.is_empty() {
        true => json!({ "title": title }),
        false => json!({ "title": title, "url": url }),
    };
    let national: Value = serde_json::from_str(&std::fs::read_to_string(published("national.json")).unwrap()).unwrap();
    let lines = |values: Vec<Value>| values.iter().map(|value| format!("\n{value}")).collect::<Vec<_>>().join(",");
    format!(
        "{{\"format\":\"zona-hijau/published\",\"version\":1,\n\"sources\":[{}],\n\"national\":[{}],\n\"results\":[{}]}}\n",
        lines(outlets.iter().map(source).collect()),
        lines(national.as_array().unwrap().clone()),
        lines(rows.iter().map(result).collect()),
    )
}

#[test]
fn the_file_is_what_the_table_makes() {
    let built = built();
    if std::env::var_os("UPDATE_PUBLISHED").is_some() {
        std::fs::write(data(), &built).unwrap();
    }
    let kept = std::fs::read_to_string(data()).unwrap();
    assert!(kept == built, "static/published/results.json is not current: run `cargo xtask published`");
}

#[test]
fn counts_per_year_and_label_equal_those_of_the_table() {
    let mut expected = BTreeMap::<(String, String, String), usize>::new();
    for row in distinct_rows() {
        for column in ["score", "category", "opinion", "zone"] {
            let label = if column == "score" { String::new() } else { row[column].clone() };
            if column == "score" || !label.is_empty() {
                *expected.entry((row["year"].clone(), column.to_owned(), label)).or_default() += 1;
            }
        }
    }
    let mut found = BTreeMap::<(String, String, String), usize>::new();
    for print in &collection().prints {
        let labels = [("category", &print.category), ("opinion", &print.opinion), ("zone", &print.zone)];
        let labels = labels.into_iter().filter_map(|(column, label)| Some((column, label.clone()?)));
        for (column, label) in labels.chain([("score", String::new())]) {
            *found.entry((print.year.to_string(), column.to_owned(), label)).or_default() += 1;
        }
    }
    assert_eq!(found, expected);
    assert_eq!(collection().prints.len(), 437);
}

#[test]
fn every_result_is_found_by_its_name_year_and_kind() {
    let collection = collection();
    for row in distinct_rows() {
        let query = Query {
            words: row["government"].to_uppercase(),
            year: row["year"].parse().ok(),
            kind: Some(row["kind"].clone()),
        };
        let found: Vec<_> = collection.search(&query).collect();
        let is_row = |print: &zona_hijau::engine::published::Print| {
            let labels = [(&print.category, "category"), (&print.opinion, "opinion"), (&print.zone, "zone")];
            print.body == row["government"]
                && print.score.to_rational() == Rational::parse(&row["score"]).unwrap()
                && print.source.title == row["source_title"]
                && labels.iter().all(|(label, column)| label.as_deref().unwrap_or_default() == row[*column])
        };
        assert!(found.iter().any(|print| is_row(print)), "{row:?}");
    }
}

#[test]
fn disagreements_and_misprints_are_kept_and_marked() {
    let collection = collection();
    let marked = |is: fn(&zona_hijau::engine::published::Print) -> bool| -> BTreeSet<(String, u16)> {
        collection.prints.iter().filter(|print| is(print)).map(|print| (print.body.clone(), print.year)).collect()
    };
    let names = |names: &[(&str, u16)]| names.iter().map(|(name, year)| ((*name).to_owned(), *year)).collect();
    let disagree: BTreeSet<_> = names(&[
        ("Kota Magelang", 2021),
        ("Kabupaten Raja Ampat", 2021),
        ("Provinsi Bali", 2022),
        ("Kota Probolinggo", 2022),
        ("Kabupaten Probolinggo", 2022),
        ("Kabupaten Nagekeo", 2024),
    ]);
    assert_eq!(marked(|print| print.disagrees), disagree);
    assert_eq!(marked(|print| print.misprint).len(), 3, "the three known misprints");
}

#[test]
fn a_timeline_breaks_where_the_instrument_changed() {
    let timeline = collection().timeline("Kota Mojokerto");
    let scores: Vec<_> = timeline.points.iter().map(|point| (point.year(), point.score().to_string())).collect();
    let expected = [(2021, "58.40"), (2022, "63.67"), (2023, "88.26")];
    assert_eq!(scores, expected.map(|(year, score)| (year, score.to_owned())));
    let steps = timeline.steps();
    assert_eq!((steps[0].is_break, &steps[0].difference), (true, &None));
    assert_eq!((steps[1].is_break, steps[1].difference.clone()), (false, Rational::parse("24.59").ok()));
}

#[test]
fn no_difference_is_computed_from_a_year_in_which_outlets_disagree() {
    let timeline = collection().timeline("Provinsi Bali");
    let at = timeline.steps().into_iter().find(|step| step.from == 2022 || step.to == 2022);
    assert!(at.is_none_or(|step| step.difference.is_none()));
    let magelang = collection().timeline("Kota Magelang");
    assert_eq!(magelang.points.iter().filter(|point| point.year() == 2021).count(), 2);
}

#[test]
fn a_position_counts_each_body_once_and_leaves_out_disputed_ones() {
    let collection = collection();
    let position = collection.position(&Rational::parse("63.67").unwrap(), 2022, "kota").unwrap();
    let mut cities = BTreeMap::new();
    let disputed = ["Kota Probolinggo"];
    for row in rows().into_iter().filter(|row| row["year"] == "2022" && row["kind"] == "kota") {
        cities.insert(row["government"].clone(), Rational::parse(&row["score"]).unwrap());
    }
    cities.retain(|body, _| !disputed.contains(&body.as_str()));
    let score = Rational::parse("63.67").unwrap();
    let count = |is: &dyn Fn(&Rational) -> bool| cities.values().filter(|known| is(known)).count();
    assert_eq!(position.bodies, cities.len());
    assert_eq!(position.rank, count(&|known| *known > score) + 1);
    assert_eq!((position.below, position.equal), (count(&|known| *known < score), 1));
    assert_eq!(position.spread.left_out, disputed);
    let middle = position.spread.quartile(2).unwrap();
    assert!(count(&|known| *known <= middle.to_rational()) * 2 >= cities.len());
    assert!(collection.position(&score, 1999, "kota").is_none());
}

#[test]
fn national_counts_add_up() {
    let collection = collection();
    for year in [2021, 2022] {
        let all: Vec<_> = collection.national(year).collect();
        let (total, kinds) = all.split_first().unwrap();
        assert_eq!(kinds.iter().map(|kind| kind.bodies).sum::<u32>(), total.bodies, "{year}");
        for zone in 0..3 {
            let sum: u32 = kinds.iter().filter_map(|kind| Some(kind.zones?[zone])).sum();
            assert_eq!(Some(sum), total.zones.map(|zones| zones[zone]), "{year}");
        }
    }
}

#[test]
fn a_damaged_file_says_everything_that_is_wrong() {
    let mut file: Value = serde_json::from_str(&std::fs::read_to_string(data()).unwrap()).unwrap();
    file["results"][0]["score"] = json!("101");
    file["results"][1]["source"] = json!(9_999);
    file["results"][2]["year"] = json!("2022");
    file["national"][0]["zones"] = json!([1, 2]);
    let problems = Collection::read(&file.to_string()).unwrap_err();
    let paths: Vec<_> = problems.iter().map(|problem| problem.path.clone()).collect();
    assert_eq!(paths, ["results[2].year", "results[0].score", "results[1].source", "national[0].zones"]);
    assert!(Collection::read("{}").is_err() && Collection::read("").is_err());
}
