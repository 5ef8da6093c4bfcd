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
use zona_hijau::engine::number::{Rounding, Score};
use zona_hijau::engine::published::{Collection, Own, Point, Query, Rise};

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

/// What the collector wrote in English, with its Indonesian wording.
fn wording(file: &str) -> BTreeMap<String, String> {
    serde_json::from_str(&std::fs::read_to_string(published(file)).unwrap()).unwrap()
}

/// The table says some of what a source is about in English; the app names sources in Indonesian.
fn title(row: &Row, titles: &BTreeMap<String, String>) -> String {
    titles.get(&row["source_title"]).unwrap_or(&row["source_title"]).clone()
}

/// The lists of units that outlets printed whole and by name, from the cases of the roll-up.
fn breakdowns() -> Vec<Value> {
    let read = |case: &str| -> Value {
        let text = std::fs::read_to_string(published(&format!("{case}.zona-hijau.json"))).unwrap();
        serde_json::from_str(&text).unwrap()
    };
    let unit = |unit: &Value| json!({ "name": unit["name"], "kind": unit["kind"], "score": unit["entry"]["value"] });
    let breakdown = |case: &str| {
        let (file, year) = (read(case), case.rsplit_once('-').unwrap().1.parse::<u16>().unwrap());
        let units: Vec<_> = file["units"].as_array().unwrap().iter().map(unit).collect();
        json!({ "body": file["body"]["name"], "year": year, "units": units })
    };
    ["maluku-tenggara-2023", "gorontalo-2025"].map(breakdown).to_vec()
}

/// The file as the table makes it.
fn built() -> String {
    let mut rows = distinct_rows();
    rows.sort_by_key(|row| (row["government"].clone(), row["year"].clone(), row["score"].clone()));
    let titles = wording("titles.json");
    let outlet = |row: &Row| (title(row, &titles), row["source_url"].clone());
    let outlets: BTreeSet<_> = rows.iter().map(outlet).collect();
    let outlets: Vec<_> = outlets.into_iter().collect();
    let wrong: BTreeSet<_> =
        labels().into_iter().filter(|label| !label.fits).map(|label| label.key[..3].to_vec()).collect();
    let scores = scores(&rows);
    let notes = wording("notes.json");
    let result = |row: &Row| {
        let mut result = Map::new();
        let mut put = |key: &str, value: Value| drop(result.insert(key.to_owned(), value));
        let year: u16 = row["year"].parse().unwrap();
        put("body", json!(row["government"]));
        put("kind", json!(row["kind"]));
        put("year", json!(year));
        put("score", json!(row["score"]));
        for label in ["category", "opinion", "zone"].into_iter().filter(|label| !row[*label].is_empty()) {
            put(label, json!(row[label]));
        }
        if !row["note"].is_empty() {
            let translated = notes.get(&row["note"]).unwrap_or_else(|| panic!("no translation of {:?}", row["note"]));
            put("note", json!({ "id": translated, "en": row["note"] }));
        }
        put("source", json!(outlets.binary_search(&outlet(row)).unwrap()));
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
        "{{\"format\":\"zona-hijau/published\",\"version\":1,\n\"sources\":[{}],\n\"national\":[{}],\n\"breakdowns\":[{}],\n\"results\":[{}]}}\n",
        lines(outlets.iter().map(source).collect()),
        lines(national.as_array().unwrap().clone()),
        lines(breakdowns()),
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
fn only_titles_of_the_table_are_worded_anew() {
    let known: BTreeSet<_> = rows().into_iter().map(|row| row["source_title"].clone()).collect();
    let unknown: Vec<_> = wording("titles.json").into_keys().filter(|title| !known.contains(title)).collect();
    assert!(unknown.is_empty(), "{unknown:?}");
}

#[test]
fn every_row_of_the_table_is_well_formed() {
    const KINDS: [&str; 6] = ["kota", "kabupaten", "provinsi", "kementerian", "lembaga", "unit"];
    for row in rows() {
        let is = |column: &str, words: &[&str]| words.contains(&row[column].as_str());
        assert!(is("kind", &KINDS), "{row:?}");
        assert!(is("zone", &["", "hijau", "kuning", "merah"]), "{row:?}");
        assert!(is("category", &["", "A", "B", "C", "D", "E"]), "{row:?}");
        assert!((2016..=2025).contains(&row["year"].parse::<u16>().unwrap()), "{row:?}");
        assert!(row["source_url"].is_empty() || row["source_url"].starts_with("http"), "{row:?}");
        assert!(Rational::parse_decimal(&row["score"]).unwrap().is_percent(), "{row:?}");
        assert!(!row["government"].trim().is_empty() && !row["source_title"].trim().is_empty(), "{row:?}");
        assert!(row.values().all(|value| value.trim() == value), "{row:?}");
    }
}

#[test]
fn printed_units_are_those_of_the_cases_and_their_mean_is_near_the_printed_total() {
    let collection = collection();
    let mut known = Vec::new();
    for breakdown in &collection.breakdowns {
        let sum: Rational = breakdown.units.iter().map(|unit| unit.score.to_rational()).sum();
        let mean = sum.over(breakdown.units.len());
        let is_its = |print: &&std::rc::Rc<zona_hijau::engine::published::Print>| {
            print.body == breakdown.body && print.year == breakdown.year
        };
        let print = collection.prints.iter().find(is_its).unwrap();
        let apart = &mean - &print.score.to_rational();
        assert!(apart < Rational::parse("0.01").unwrap() && Rational::parse("-0.01").unwrap() < apart);
        known.push((breakdown.body.as_str(), breakdown.year, breakdown.units.len()));
    }
    let expected = [("Kabupaten Maluku Tenggara", 2023, 7), ("Provinsi Gorontalo", 2025, 3)];
    assert_eq!(known, expected);
    assert_eq!(collection.breakdown("Provinsi Gorontalo", 2025).unwrap().units[2].name, "RSUD");
    assert!(collection.breakdown("Provinsi Gorontalo", 2024).is_none());
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
fn years_bodies_and_kinds_are_those_of_the_table() {
    let (collection, rows) = (collection(), distinct_rows());
    let years: BTreeSet<u16> = rows.iter().map(|row| row["year"].parse().unwrap()).collect();
    assert_eq!(collection.years(), years.into_iter().collect::<Vec<_>>());
    let bodies: BTreeSet<&str> = rows.iter().map(|row| row["government"].as_str()).collect();
    let found = collection.bodies();
    assert_eq!(found.len(), bodies.len(), "each once");
    assert_eq!(found.into_iter().collect::<BTreeSet<_>>(), bodies);
    let of = |kind: &str| collection.prints.iter().filter(|print| print.kind == kind).count();
    let kinds = collection.kinds();
    assert!(kinds.is_sorted_by(|more, less| of(more) >= of(less)), "{kinds:?}");
    assert_eq!(kinds.iter().map(|kind| of(kind)).sum::<usize>(), collection.prints.len());
    assert!(kinds.len() > 2 && of(kinds[0]) > of(kinds[kinds.len() - 1]));
}

#[test]
fn every_result_is_found_by_its_name_year_and_kind() {
    let (collection, titles) = (collection(), wording("titles.json"));
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
                && print.source.title == title(&row, &titles)
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
    let scores: Vec<_> =
        timeline.points.iter().map(|point| (point.year(), point.score().unwrap().to_string())).collect();
    let expected = [(2021, "58.40"), (2022, "63.67"), (2023, "88.26")];
    assert_eq!(scores, expected.map(|(year, score)| (year, score.to_owned())));
    let steps = timeline.steps();
    assert_eq!(steps[0].rise, Rise::Broken);
    assert_eq!(steps[1].rise, Rise::Printed(Rational::parse("24.59").unwrap()));
}

#[test]
fn no_difference_is_computed_from_a_year_in_which_outlets_disagree() {
    let mut disputed = 0;
    for step in collection().timeline("Provinsi Bali").steps() {
        if step.from == 2022 || step.to == 2022 {
            assert!(matches!(step.rise, Rise::Unclear | Rise::Broken), "{step:?}");
            disputed += 1;
        }
    }
    assert!(disputed > 0, "there is a year beside the disputed one");
    let magelang = collection().timeline("Kota Magelang");
    assert_eq!(magelang.points.iter().filter(|point| point.year() == 2021).count(), 2);
}

fn own(year: u16, low: &str, high: &str) -> Point {
    let score = |text| -> Score { Rational::parse(text).unwrap().round(2, Rounding::HalfUp) };
    Point::Own(Own { year, name: "Kota Mojokerto".to_owned(), low: score(low), high: score(high) })
}

#[test]
fn an_own_estimate_counts_where_nothing_is_printed_and_is_marked() {
    let mut timeline = collection().timeline("Kota Mojokerto");
    timeline.add(own(2023, "91.00", "91.00"));
    timeline.add(own(2024, "90.26", "90.26"));
    timeline.add(own(2026, "40.00", "90.00"));
    let rises: Vec<_> = timeline.steps().into_iter().map(|step| step.rise).collect();
    let points = |text| Rational::parse(text).unwrap();
    let expected = [Rise::Broken, Rise::Printed(points("24.59")), Rise::Estimated(points("2")), Rise::Broken];
    assert_eq!(rises, expected);
    assert_eq!(timeline.points.last().unwrap().score(), None, "an open total is no score");
    timeline.add(own(2025, "80.00", "80.00"));
    assert_eq!(timeline.steps().last().unwrap().rise, Rise::Unclear);
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
    assert_eq!(position.above, count(&|known| *known > score));
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
    let year = collection.national(2024).next().unwrap();
    let ([green, yellow, red], [a, b, c, d, e]) = (year.zones.unwrap(), year.categories.unwrap());
    assert_eq!((a + b, c, d + e), (green, yellow, red));
    assert_eq!(a + b + c + d + e, year.bodies);
}

#[test]
fn a_damaged_file_says_everything_that_is_wrong() {
    let mut file: Value = serde_json::from_str(&std::fs::read_to_string(data()).unwrap()).unwrap();
    file["results"][0]["score"] = json!("101");
    file["results"][1]["source"] = json!(9_999);
    file["results"][2]["year"] = json!("2022");
    file["national"][0]["zones"] = json!([1, 2]);
    file["breakdowns"][0]["units"][1]["score"] = json!("x");
    let problems = Collection::read(&file.to_string()).unwrap_err();
    let paths: Vec<_> = problems.iter().map(|problem| problem.path.clone()).collect();
    assert_eq!(
        paths,
        [
            "results[2].year",
            "results[0].score",
            "results[1].source",
            "national[0].zones",
            "breakdowns[0].units[1].score"
        ]
    );
    assert!(Collection::read("{}").is_err() && Collection::read("").is_err());
}
