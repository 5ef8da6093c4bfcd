//! Bad assessments: every problem with its place and the wrong value, through the
//! library and through the `score` program; nothing panics, nothing is lost.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "tests say what they expect"
)]

mod support;

use serde_json::{Value, json};
use support::defect::{Defect, found, missing, sorted, with, wrong};
use support::document::{pointers, put, same_keys};
use support::engine::{Pack, built_in_ids, lines};
use support::generate::{self, Answers};
use support::program::{self, Run};
use support::random::Random;
use zona_hijau::engine::assessment;

/// An assessment with every mode of entry and something of everything.
fn good() -> Value {
    json!({
        "format": "zona-hijau/assessment", "version": 1,
        "instrument": { "id": "kepatuhan-2023", "version": "1.0.0" },
        "body": { "name": "Kabupaten Contoh", "kind": "kabupaten" },
        "target": "B", "followed_up": null,
        "overrides": {
            "weights": { "input.tugas": "10.5" }, "efforts": { "proses.moto": 3 },
            "bundles": { "mpp": { "effort": 2, "sets": [{ "indicator": "proses.terpadu", "level": "3" }] } },
            "plausible_factor": "1.5"
        },
        "units": [
            { "id": "u1", "name": "Dinas Sosial", "kind": "dinas-sosial",
              "entry": { "mode": "total", "value": "62.06" } },
            { "id": "u2", "name": "Puskesmas Watdek", "kind": "puskesmas", "entry": { "mode": "dimensions",
              "points": { "input": "8.72", "proses": "10.76", "output": "20.76", "pengaduan": "9.61" } } },
            { "id": "u3", "name": "Dinas Pendidikan", "kind": "dinas-pendidikan", "entry": { "mode": "dimensions",
              "percent": { "input": "26.68", "proses": null, "output": "91.34", "pengaduan": "39.28" } } },
            { "id": "u4", "name": "DPMPTSP", "kind": "dpmptsp", "entry": { "mode": "indicators",
              "values": { "input.standar": "2", "proses.terpadu": { "low": "1", "high": "3" }, "proses.moto": "n/a" } } }
        ],
        "notes": { "u1": "Menunggu berkas" }, "scenarios": [{ "name": "Pindah ke MPP" }]
    })
}

fn pack_2023() -> Pack {
    Pack::built_in("kepatuhan-2023")
}

fn program_refuses(text: &[u8]) -> Vec<String> {
    refused(program::score(text))
}

/// Exit code 2, an empty standard output, and the lines of standard error.
fn refused(run: Run) -> Vec<String> {
    assert_eq!((run.code, run.output.as_str()), (Some(2), ""), "{}", run.errors);
    let lines: Vec<_> = run.errors.lines().map(str::to_owned).collect();
    assert!(!lines.is_empty() && !run.errors.contains("panicked"), "{}", run.errors);
    lines
}

/// The library names exactly these problems, and the program prints each on a line of its own.
fn assert_refused(document: &Value, defects: &[Defect]) {
    let broken = with(document, defects);
    let text = broken.to_string();
    let pack = Pack::built_in(document["instrument"]["id"].as_str().unwrap());
    let expected = sorted(defects.iter().map(|defect| defect.problem(&broken)).collect());
    let problems = assessment::read(&text, |id| (id == pack.instrument.id.as_str()).then(|| pack.instrument.clone()));
    let problems = problems.map(|_| panic!("{expected:?} went unnoticed")).unwrap_err();
    assert_eq!(found(&problems), expected, "{problems}");
    let printed = program_refuses(text.as_bytes());
    assert_eq!(printed, lines(&problems));
    for (path, value) in expected {
        let path = if path.is_empty() { "file" } else { &path };
        let named = printed.iter().any(|line| line.starts_with(&format!("{path}: ")) && line.contains(&value));
        assert!(named, "no line names {path} and {value}: {printed:?}");
    }
}

/// Each defect alone.
fn assert_each_refused(document: &Value, defects: impl IntoIterator<Item = Defect>) {
    defects.into_iter().for_each(|defect| assert_refused(document, &[defect]));
}

#[test]
fn the_good_assessment_is_accepted() {
    let run = program::score(good().to_string().as_bytes());
    assert_eq!((run.code, run.errors.as_str()), (Some(0), ""));
    let output: Value = serde_json::from_str(&run.output).unwrap();
    assert_eq!(output, pack_2023().score(&good()));
}

#[test]
fn a_total_that_is_no_number_from_0_to_100_is_refused() {
    let texts = [
        "101", "100.01", "-1", "-0.01", "8,7,5", "8.7.5", "1.234,50", "87,5", "", "abc", "1e2", "+5", " 5", "5 ", "5.",
        ".5", "NaN", "inf", "1/3", "0x10", "٥", "--1", "n/a",
    ];
    assert_each_refused(&good(), texts.map(|text| wrong("/units/0/entry/value", text)));
}

#[test]
fn a_value_with_nothing_in_it_is_printed_as_one() {
    for path in ["/units/0/entry/value", "/overrides/efforts/proses.moto", "/overrides/weights/input.tugas"] {
        let mut document = good();
        put(&mut document, path, json!(""));
        let lines = program_refuses(document.to_string().as_bytes());
        assert!(lines.iter().any(|line| line.contains(": \"\" ")), "{path}: {lines:?}");
    }
}

#[test]
fn a_huge_number_is_refused() {
    let digits = ["9".repeat(39), "9".repeat(41), "9".repeat(5_000), format!("1.{}", "1".repeat(5_000))];
    assert_each_refused(&good(), digits.map(|digits| wrong("/units/0/entry/value", digits)));
}

#[test]
fn a_number_without_quotes_is_refused() {
    let values = [json!(62.06), json!(62), json!(true), json!([]), json!({})];
    assert_each_refused(&good(), values.map(|value| wrong("/units/0/entry/value", value)));
}

#[test]
fn points_above_the_weight_or_of_no_dimension_are_refused() {
    assert_each_refused(
        &good(),
        [
            wrong("/units/1/entry/points/input", "21.86"),
            wrong("/units/1/entry/points/proses", "87.5"),
            wrong("/units/1/entry/points/output", "-0.01"),
            wrong("/units/1/entry/points/output", "8,7"),
            wrong("/units/1/entry/points/hasil", "1").shows("hasil"),
            missing("/units/1/entry/points/pengaduan"),
            wrong("/units/1/entry/points", json!([])),
        ],
    );
}

#[test]
fn points_equal_to_the_weight_are_accepted() {
    let mut full = good();
    for (dimension, weight) in [("input", "21.85"), ("proses", "32.37"), ("output", "24.24"), ("pengaduan", "21.54")] {
        put(&mut full, &format!("/units/1/entry/points/{dimension}"), json!(weight));
    }
    assert_eq!(pack_2023().score(&full)["units"][1]["total"], "100.00");
}

#[test]
fn points_of_an_unpublished_weight_are_refused_for_each_dimension() {
    let dimensions = ["input", "proses", "output", "pengaduan"];
    for id in ["opini-2025", "opini-2026"] {
        let points = json!({ "input": "1", "proses": "2", "output": "3", "pengaduan": "4", "kepercayaan": "5" });
        let document = json!({
            "format": "zona-hijau/assessment", "version": 1, "instrument": { "id": id },
            "units": [{ "id": "u1", "entry": { "mode": "dimensions", "points": points } }],
        });
        let problems = Pack::built_in(id).problems(&document.to_string());
        let paths: Vec<_> = problems.iter().map(|problem| problem.path.as_str()).collect();
        assert_eq!(paths, dimensions.map(|dimension| format!("units[0].entry.points.{dimension}")));
        assert_eq!(program_refuses(document.to_string().as_bytes()), lines(&problems));
    }
}

#[test]
fn percent_outside_0_to_100_or_of_no_dimension_is_refused() {
    assert_each_refused(
        &good(),
        [
            wrong("/units/2/entry/percent/input", "100.5"),
            wrong("/units/2/entry/percent/proses", 50),
            wrong("/units/2/entry/percent/hasil", "1").shows("hasil"),
            missing("/units/2/entry/percent/pengaduan"),
        ],
    );
}

#[test]
fn points_and_percent_together_or_neither_are_refused() {
    let percent = good()["units"][2]["entry"]["percent"].clone();
    assert_each_refused(
        &good(),
        [
            wrong("/units/1/entry/percent", percent).at("units[1].entry").shows("points, percent"),
            missing("/units/1/entry/points").at("units[1].entry").shows("mode"),
        ],
    );
}

#[test]
fn an_unknown_indicator_level_or_range_is_refused() {
    assert_each_refused(
        &good(),
        [
            wrong("/units/3/entry/values/input.tidak-ada", "1").shows("input.tidak-ada"),
            wrong("/units/3/entry/values/input.standar", "4"),
            wrong("/units/3/entry/values/input.standar", ""),
            wrong("/units/3/entry/values/input.standar", "2.0"),
            wrong("/units/3/entry/values/input.standar", "N/A"),
            wrong("/units/3/entry/values/input.standar", 2),
            wrong("/units/3/entry/values/input.standar", json!(["1", "2"])),
            wrong("/units/3/entry/values/proses.terpadu/high", "0"),
            wrong("/units/3/entry/values/proses.terpadu/high", "4"),
            wrong("/units/3/entry/values/proses.terpadu/low", "n/a"),
            missing("/units/3/entry/values/proses.terpadu/low"),
            missing("/units/3/entry/values"),
        ],
    );
}

#[test]
fn a_unit_to_which_nothing_applies_is_refused() {
    for id in built_in_ids() {
        let mut document = good();
        put(&mut document, "/instrument/id", json!(id));
        put(&mut document, "/overrides", Value::Null);
        put(&mut document, "/target", Value::Null);
        let pack = Pack::built_in(id);
        let nothing = pack.instrument.indicators().map(|indicator| (indicator.id.to_string(), json!("n/a")));
        let nothing: serde_json::Map<_, _> = nothing.collect();
        document["units"] = json!([{ "id": "u1", "entry": { "mode": "indicators", "values": nothing } }]);
        let problems = pack.problems(&document.to_string());
        assert_eq!(found(&problems), [("units[0].entry.values".to_owned(), "n/a".to_owned())]);
    }
}

#[test]
fn a_unit_to_which_only_indicators_without_weight_apply_is_refused() {
    let pack = Pack::built_in("opini-2025");
    let survey = pack.document["dimensions"][4]["indicators"][0]["id"].as_str().unwrap();
    let document = json!({
        "format": "zona-hijau/assessment", "version": 1, "instrument": { "id": "opini-2025" },
        "overrides": { "weights": { "kepercayaan": "100" } },
        "units": [{ "id": "u1", "entry": { "mode": "indicators", "values": { survey: "n/a" } } }],
    });
    let problems = pack.problems(&document.to_string());
    assert_eq!(found(&problems), [("units[0].entry.values".to_owned(), "n/a".to_owned())]);
}

#[test]
fn an_entry_of_no_known_mode_is_refused() {
    assert_each_refused(
        &good(),
        [
            wrong("/units/0/entry/mode", "nilai"),
            wrong("/units/0/entry/mode", 1),
            missing("/units/0/entry/mode"),
            missing("/units/0/entry"),
            wrong("/units/0/entry", json!([])),
            wrong("/units/0/entry", json!(5)),
        ],
    );
}

#[test]
fn units_without_an_id_of_their_own_are_refused() {
    assert_each_refused(
        &good(),
        [
            wrong("/units/3/id", "u1"),
            wrong("/units/3/id", ""),
            wrong("/units/3/id", 4),
            missing("/units/3/id"),
            wrong("/units/3", json!([])),
            wrong("/units", json!({})),
            missing("/units"),
        ],
    );
}

#[test]
fn another_format_is_refused() {
    assert_each_refused(
        &good(),
        [
            wrong("/format", "zona-hijau/instrument"),
            wrong("/format", "zona-hijau/assessments"),
            wrong("/format", 1),
            missing("/format"),
            wrong("", json!([])),
            wrong("", json!(5)),
        ],
    );
}

#[test]
fn a_newer_version_is_refused_by_its_number() {
    assert_each_refused(
        &good(),
        [
            wrong("/version", 2),
            wrong("/version", 4_000_000_000_u64),
            wrong("/version", 0),
            wrong("/version", -1),
            wrong("/version", 1.5),
            wrong("/version", json!([])),
            missing("/version"),
        ],
    );
    for newer in [2, u64::MAX] {
        let lines = program_refuses(with(&good(), &[wrong("/version", newer)]).to_string().as_bytes());
        assert!(lines[0].contains("newer version"), "{lines:?}");
    }
}

#[test]
fn an_unknown_instrument_is_refused() {
    assert_each_refused(
        &good(),
        [
            wrong("/instrument/id", "kepatuhan-2020"),
            wrong("/instrument/id", 2023),
            missing("/instrument/id"),
            missing("/instrument"),
            wrong("/instrument", json!(["kepatuhan-2023"])),
            wrong("/instrument", 2023),
            wrong("/instrument/version", 1),
        ],
    );
}

#[test]
fn an_instrument_without_a_name_is_not_that_of_a_pack() {
    let nameless = with(&good(), &[wrong("/instrument/id", "")]).to_string();
    let lines = refused(program::score_with_pack(nameless.as_bytes(), pack_2023().document.to_string().as_bytes()));
    assert!(lines.len() == 1 && lines[0].starts_with("instrument.id: "), "{lines:?}");
}

#[test]
fn a_pack_other_than_the_one_of_the_assessment_is_refused() {
    let other = Pack::built_in("kepatuhan-2024").document.to_string();
    let lines = refused(program::score_with_pack(good().to_string().as_bytes(), other.as_bytes()));
    assert_eq!(lines.len(), 1);
    assert!(lines[0].starts_with("instrument.id: \"kepatuhan-2023\""), "{lines:?}");
}

#[test]
fn a_target_or_follow_up_of_no_meaning_is_refused() {
    assert_each_refused(
        &good(),
        [
            wrong("/target", "F"),
            wrong("/target", "101"),
            wrong("/target", "-1"),
            wrong("/target", 80),
            wrong("/followed_up", "yes"),
            wrong("/followed_up", true),
        ],
    );
}

#[test]
fn weights_that_do_not_add_up_are_refused() {
    assert_each_refused(
        &good(),
        [
            wrong("/overrides/weights/input", "30"),
            wrong("/overrides/weights/input", "21.84"),
            wrong("/overrides/weights/input.tugas", "87.79"),
            wrong("/overrides/weights/input.tugas", "100.01"),
            wrong("/overrides/weights/input.tugas", "-1"),
            wrong("/overrides/weights/input.tugas", "8,5"),
            wrong("/overrides/weights/input.tugas", 8),
            wrong("/overrides/weights/input.tidak-ada", "8").shows("input.tidak-ada"),
            wrong("/overrides/weights", json!([])),
            wrong("/overrides", json!("x")),
        ],
    );
}

/// Which of them is meant otherwise nobody can tell, and the sum is none of them.
#[test]
fn every_changed_weight_of_a_wrong_sum_is_named_with_its_value_and_the_sum() {
    let ids = ["imbalan", "kompeten", "patut", "penundaan", "prosedur"].map(|id| format!("output.{id}"));
    let weights: serde_json::Map<_, _> =
        ids.iter().zip(16..).map(|(id, n)| (id.clone(), json!(format!("{n}.5")))).collect();
    let mut document = good();
    put(&mut document, "/overrides/weights", weights.clone().into());
    let all = weights
        .iter()
        .map(|(id, weight)| (format!("overrides.weights[\"{id}\"]"), weight.as_str().unwrap().to_owned()));
    assert_eq!(found(&pack_2023().problems(&document.to_string())), all.collect::<Vec<_>>());
    let lines = program_refuses(document.to_string().as_bytes());
    assert!(
        lines.len() == 5 && lines.iter().all(|line| line.contains("92.5") && line.contains("exactly 100")),
        "{lines:?}"
    );
}

#[test]
fn the_sum_of_weights_and_what_it_should_be_are_named() {
    for (id, weight, sum, expected) in [
        ("input", "30", "108.15", "exactly 100"),
        ("input", "50", "128.15", "exactly 100"),
        ("input", "21.84", "99.99", "exactly 100"),
        ("input.tugas", "87.79", "100.01", "at most 100"),
        ("input.tugas", "99", "111.22", "at most 100"),
    ] {
        let mut document = good();
        put(&mut document, "/overrides/weights", json!({ id: weight }));
        let said = lines(&pack_2023().problems(&document.to_string())).join("\n");
        assert!(said.contains(&format!("weights to {sum}; it must be {expected}")), "{said}");
    }
}

#[test]
fn efforts_factors_and_bundles_outside_their_limits_are_refused() {
    assert_each_refused(
        &good(),
        [
            wrong("/overrides/efforts/proses.moto", 0),
            wrong("/overrides/efforts/proses.moto", 10),
            wrong("/overrides/efforts/proses.moto", 1.5),
            wrong("/overrides/efforts/proses.moto", "x"),
            wrong("/overrides/efforts/proses.moto", "+5"),
            wrong("/overrides/efforts/proses.moto", ""),
            wrong("/overrides/efforts/proses.tidak-ada", 2).shows("proses.tidak-ada"),
            wrong("/overrides/plausible_factor", "0.99"),
            wrong("/overrides/plausible_factor", "0"),
            wrong("/overrides/plausible_factor", "-2"),
            wrong("/overrides/plausible_factor", "dua"),
            wrong("/overrides/plausible_factor", 2),
            wrong("/overrides/bundles/tidak-ada", json!({ "effort": 2 })).shows("tidak-ada"),
            wrong("/overrides/bundles/mpp/effort", 0),
            wrong("/overrides/bundles/mpp/effort", 10),
            wrong("/overrides/bundles/mpp/sets", json!({})),
            wrong("/overrides/bundles/mpp/sets", json!([])),
            wrong("/overrides/bundles/mpp/sets/0/indicator", "proses.tidak-ada"),
            wrong("/overrides/bundles/mpp/sets/0/level", "4"),
        ],
    );
}

#[test]
fn one_wrong_half_of_an_effect_or_an_answer_does_not_hide_the_other() {
    assert_refused(
        &good(),
        &[wrong("/overrides/bundles/mpp/sets/0/indicator", "nope"), wrong("/overrides/bundles/mpp/sets/0/level", 7)],
    );
    let twice = json!([{ "indicator": "proses.moto", "level": "9" }, { "indicator": "proses.moto" }]);
    let effects = "overrides.bundles.mpp.sets";
    let problems = pack_2023().problems(&with(&good(), &[wrong("/overrides/bundles/mpp/sets", twice)]).to_string());
    let expected = [("[0].level", "9"), ("[1].indicator", "proses.moto"), ("[1].level", "")];
    assert_eq!(found(&problems), expected.map(|(rest, value)| (format!("{effects}{rest}"), value.to_owned())));
    for (place, id) in [("units[3].entry.values", "proses.nope"), ("units[1].entry.points", "nope")] {
        let mut document = good();
        let pointer = format!("/{}/{id}", place.replace('[', "/").replace(']', "").replace('.', "/"));
        put(&mut document, &pointer, json!(7));
        let found = found(&pack_2023().problems(&document.to_string()));
        let path = support::document::path_of(&document, &pointer);
        assert_eq!(found, [(path.clone(), "7".to_owned()), (path, id.to_owned())]);
    }
}

#[test]
fn notes_are_an_object_and_scenarios_a_list() {
    for (key, values) in [
        ("/notes", [json!("x"), json!(7), json!(true), json!(["u1"])]),
        ("/scenarios", [json!("x"), json!(7), json!(true), json!({ "name": "Pindah" })]),
    ] {
        assert_each_refused(&good(), values.map(|value| wrong(key, value)));
        let mut document = good();
        put(&mut document, key, Value::Null);
        assert!(assessment::read_for(&document.to_string(), &pack_2023().instrument).is_ok(), "{key}");
        support::document::remove(&mut document, key);
        assert!(assessment::read_for(&document.to_string(), &pack_2023().instrument).is_ok(), "{key}");
    }
}

#[test]
fn a_bundle_that_raises_an_indicator_twice_is_refused() {
    let set = |level: &str| json!({ "indicator": "proses.moto", "level": level });
    assert_each_refused(
        &good(),
        [wrong("/overrides/bundles/mpp/sets", json!([set("2"), set("3")]))
            .at("overrides.bundles.mpp.sets[1].indicator")
            .shows("proses.moto")],
    );
}

#[test]
fn points_in_which_nothing_was_entered_are_accepted_of_every_instrument() {
    for id in ["opini-2025", "kepatuhan-2023"] {
        let pack = Pack::built_in(id);
        let dimensions = pack.document["dimensions"].as_array().unwrap().iter();
        let points: serde_json::Map<_, _> =
            dimensions.map(|dimension| (dimension["id"].as_str().unwrap().to_owned(), Value::Null)).collect();
        let document = json!({
            "format": "zona-hijau/assessment", "version": 1, "instrument": { "id": id },
            "units": [{ "id": "u1", "entry": { "mode": "dimensions", "points": points } }],
        });
        assert_eq!(pack.score(&document)["complete"], false);
    }
}

#[test]
fn everything_wrong_is_reported_at_once() {
    assert_refused(
        &good(),
        &[
            wrong("/body/name", 5),
            wrong("/target", "F"),
            wrong("/followed_up", "yes"),
            wrong("/overrides/efforts/proses.moto", 0),
            wrong("/overrides/plausible_factor", "0.5"),
            wrong("/overrides/bundles/mpp/effort", 0),
            wrong("/units/0/id", 1),
            wrong("/units/0/entry/value", "101"),
            wrong("/units/1/entry/points/input", "22"),
            wrong("/units/1/entry/points/proses", "8,7,5"),
            missing("/units/1/entry/points/pengaduan"),
            wrong("/units/2/entry/percent/input", "-1"),
            wrong("/units/2/entry/percent/output", "120"),
            wrong("/units/3/entry/values/input.standar", "9"),
            wrong("/units/3/entry/values/proses.terpadu/high", "8"),
            wrong("/units/3/entry/values/proses.terpadu/low", "7"),
        ],
    );
}

#[test]
fn wrong_overrides_do_not_hide_wrong_units() {
    assert_refused(
        &good(),
        &[
            wrong("/overrides/weights/input.tugas", "99"),
            wrong("/overrides/weights/proses.moto", "100.5"),
            wrong("/units/0/entry/value", "101"),
        ],
    );
}

#[test]
fn wrong_weights_do_not_hide_points_above_a_weight_that_they_leave() {
    assert_refused(&good(), &[wrong("/overrides/weights/input", "50"), wrong("/units/1/entry/points/output", "99")]);
}

/// What a document is lacks or is wrong in itself; nothing else is hidden by it.
#[test]
fn a_wrong_head_does_not_hide_what_is_wrong_below() {
    let heads = [
        wrong("/format", "x"),
        missing("/format"),
        wrong("/version", "1"),
        wrong("/version", 0),
        missing("/version"),
        wrong("/instrument/id", "kepatuhan-1999"),
        wrong("/instrument/id", 5),
        missing("/instrument/id"),
        missing("/instrument"),
        wrong("/instrument", json!([])),
    ];
    for head in heads {
        let all: Vec<_> = [head].into_iter().chain(wrong_whatever_the_instrument()).collect();
        assert_refused(&good(), &all);
    }
    assert_refused(&good(), &[wrong("/instrument/id", "kepatuhan-1999"), wrong("/instrument/version", 1)]);
    for overrides in
        [json!("x"), json!([]), json!({ "weights": 7 }), json!({ "efforts": "x" }), json!({ "bundles": [] })]
    {
        let mut document = with(&good(), &[missing("/instrument")]);
        put(&mut document, "/overrides", overrides.clone());
        let problems = found(&assessment::read(&document.to_string(), |_| None).map(|_| ()).unwrap_err());
        assert_eq!(problems.len(), 2, "{overrides}: {problems:?}");
        assert!(problems[0].0 == "instrument" && problems[1].0.starts_with("overrides"), "{problems:?}");
    }
}

/// What can be seen without a pack.
fn wrong_whatever_the_instrument() -> Vec<Defect> {
    vec![
        wrong("/body/name", 5),
        wrong("/target", "101"),
        wrong("/followed_up", "yes"),
        wrong("/overrides/weights/input.tugas", "101"),
        wrong("/overrides/efforts/proses.moto", 0),
        wrong("/overrides/bundles/mpp/effort", 10),
        wrong("/overrides/bundles/mpp/sets/0/level", 7),
        wrong("/overrides/plausible_factor", "0"),
        wrong("/units/0/entry/value", "101"),
        wrong("/units/1/entry/points/input", 8.72),
        wrong("/units/3/entry/values/input.standar", 7),
        missing("/units/3/entry/values/proses.terpadu/high"),
        wrong("/notes", "x"),
        wrong("/scenarios", 7),
    ]
}

/// Ids, levels and sums are those of a pack: without it they are neither right nor wrong.
#[test]
fn what_only_a_pack_can_tell_is_not_reported_without_one() {
    let unknown = || wrong("/instrument/id", "kepatuhan-1999");
    let document = with(
        &good(),
        &[
            wrong("/target", "Z"),
            wrong("/overrides/weights/nope", "60"),
            wrong("/overrides/weights/input", "90"),
            wrong("/overrides/efforts/nope", 2),
            wrong("/overrides/bundles/nope", 2),
            wrong("/overrides/bundles/mpp/sets/0/level", "17"),
            wrong("/units/1/entry/points/input", "99"),
            wrong("/units/1/entry/points/nope", "1"),
            wrong("/units/3/entry/values/nope", "17"),
            wrong("/units/3/entry/values/proses.terpadu", json!({ "low": "3", "high": "1" })),
        ],
    );
    assert_refused(&document, &[unknown()]);
    // No pack has a level that is empty or means something else.
    for (text, place) in [("", "/units/3/entry/values/input.standar"), ("n/a", "/overrides/bundles/mpp/sets/0/level")] {
        assert_refused(&document, &[unknown(), wrong(place, text)]);
    }
}

#[test]
fn a_key_that_stands_twice_does_not_hide_what_is_wrong_below() {
    let mut document = good();
    put(&mut document, "/units/0/entry/value", json!("101"));
    let text = document.to_string().replacen("\"version\":1", "\"version\":1,\"version\":1", 1);
    let printed = program_refuses(text.as_bytes());
    assert_eq!(printed.len(), 2, "{printed:?}");
    assert!(
        printed[0].starts_with("version: ") && printed[1].starts_with("units[0].entry.value: \"101\""),
        "{printed:?}"
    );
}

#[test]
fn figures_of_both_kinds_are_checked_though_only_one_can_stand() {
    let mut document = good();
    put(&mut document, "/units/1/entry/points/output", json!("99"));
    put(&mut document, "/units/1/entry/percent", json!({ "input": "101" }));
    let lines = program_refuses(document.to_string().as_bytes());
    let paths: Vec<_> = lines.iter().map(|line| line.split(':').next().unwrap()).collect();
    let dimensions = ["input", "proses", "output", "pengaduan"];
    let percents = dimensions.map(|id| format!("units[1].entry.percent.{id}"));
    let expected = ["units[1].entry", "units[1].entry.points.output"].map(str::to_owned).into_iter().chain(percents);
    assert_eq!(paths, expected.collect::<Vec<_>>());
    put(&mut document, "/units/1/entry/points/output", json!("9"));
    put(&mut document, "/units/1/entry/percent", json!(null));
    assert_eq!(program::score(document.to_string().as_bytes()).code, Some(0));
}

#[test]
fn a_version_of_any_length_is_a_newer_one() {
    for version in ["2", "99999999999999999999", "184467440737095516160000"] {
        let text = good().to_string().replacen("\"version\":1", &format!("\"version\":{version}"), 1);
        let lines = program_refuses(text.as_bytes());
        assert!(lines.len() == 1 && lines[0].contains("newer version"), "{lines:?}");
    }
}

/// Every value replaced by one of another type: refused there or below, never a panic.
#[test]
fn a_value_of_another_type_is_refused_everywhere() {
    let others = [json!(true), json!(7), json!(-1.5), json!("§"), json!([]), json!([[]]), json!({ "§": 1 })];
    let (pack, document) = (pack_2023(), good());
    for pointer in pointers(&document, 9) {
        if pointer.starts_with("/notes") || pointer.starts_with("/scenarios") {
            continue;
        }
        for other in &others {
            let kind = |value: &Value| std::mem::discriminant(value);
            let mut broken = document.clone();
            put(&mut broken, &pointer, other.clone());
            let read = assessment::read_for(&broken.to_string(), &pack.instrument);
            let accepted =
                kind(document.pointer(&pointer).unwrap()) == kind(other) || is_number_for_effort(&pointer, other);
            match read {
                Ok(_) => assert!(accepted, "{pointer} = {other} went unnoticed"),
                Err(problems) => assert_names(&problems, &support::document::path_of(&document, &pointer), other),
            }
        }
    }
}

/// A bundle that is a number alone is another effort.
fn is_number_for_effort(pointer: &str, value: &Value) -> bool {
    pointer == "/overrides/bundles/mpp" && *value == 7
}

/// Some problem lies at the path or below, and one at the path shows the value.
fn assert_names(problems: &zona_hijau::engine::problem::Problems, path: &str, value: &Value) {
    let near = |problem: &&zona_hijau::engine::problem::Problem| problem.path.starts_with(path);
    let at = problems.iter().find(|problem| problem.path == path);
    assert!(problems.iter().any(|problem| near(&problem)), "{path} = {value}: {problems}");
    let silent = at.is_some_and(|problem| problem.value.is_empty());
    assert!(!silent, "{path} = {value} is not shown: {problems}");
}

/// `null` is "nothing here": refused where something must stand, with its place.
#[test]
fn null_is_refused_where_something_must_stand() {
    let (pack, document) = (pack_2023(), good());
    let mut refused = Vec::new();
    for pointer in pointers(&document, 9) {
        let mut broken = document.clone();
        put(&mut broken, &pointer, Value::Null);
        if let Err(problems) = assessment::read_for(&broken.to_string(), &pack.instrument) {
            let path = support::document::path_of(&document, &pointer);
            let is_near = |at: &str| at.starts_with(&path) || path.starts_with(at);
            assert!(problems.iter().any(|problem| is_near(&problem.path)), "{pointer}: {problems}");
            refused.push(pointer);
        }
    }
    let of_unit = |number: usize, rest: &[&str]| {
        let unit = format!("/units/{number}");
        let below = rest.iter().map(|rest| format!("{unit}/entry/{rest}"));
        let all = [unit.clone(), format!("{unit}/entry"), format!("{unit}/entry/mode"), format!("{unit}/id")];
        all.into_iter().chain(below).collect::<Vec<_>>()
    };
    let effect = "/overrides/bundles/mpp/sets/0";
    let fixed = ["", "/format", "/version", "/instrument", "/instrument/id", "/units", effect].map(str::to_owned);
    let mut expected: Vec<_> = fixed.into_iter().collect();
    expected.extend(["indicator", "level"].map(|key| format!("{effect}/{key}")));
    let ends = ["values", "values/proses.terpadu/low", "values/proses.terpadu/high"];
    for (number, rest) in [&[][..], &["points"], &["percent"], &ends].into_iter().enumerate() {
        expected.extend(of_unit(number, rest));
    }
    refused.sort();
    expected.sort();
    assert_eq!(refused, expected);
}

#[test]
fn a_file_cut_off_anywhere_is_refused() {
    let text = serde_json::to_string_pretty(&good()).unwrap();
    for end in 0..text.len() {
        let problems = pack_2023_problems(&text[..end]);
        assert_eq!(problems.len(), 1, "{problems:?}");
    }
    for end in (0..text.len()).step_by(50) {
        let lines = program_refuses(&text.as_bytes()[..end]);
        assert!(lines.len() == 1 && lines[0].starts_with("file: ") && lines[0].contains("line"), "{lines:?}");
    }
}

fn pack_2023_problems(text: &str) -> Vec<String> {
    match assessment::read(text, |_| None) {
        Ok(_) => panic!("accepted: {text}"),
        Err(problems) => lines(&problems),
    }
}

#[test]
fn ten_megabytes_of_garbage_give_one_short_line() {
    const SIZE: usize = 10_000_000;
    let mut random = Random::new(7);
    let noise: Vec<u8> = (0..SIZE).map(|_| random.below(256) as u8).collect();
    let printable: Vec<u8> = (0..SIZE).map(|_| random.between(32, 126) as u8).collect();
    let mut long = good();
    put(&mut long, "/body/name", json!("x".repeat(SIZE)));
    for garbage in [noise, printable, vec![b'['; SIZE], vec![b' '; SIZE], long.to_string().into_bytes()] {
        let lines = program_refuses(&garbage);
        assert!(lines.len() == 1 && lines[0].len() < 300, "{lines:?}");
    }
}

#[test]
fn ten_thousand_levels_of_nesting_are_refused() {
    let nested = |open: &str, close: &str| open.repeat(10_000) + &close.repeat(10_000);
    let inside = |text: &str| good().to_string().replace("\"Menunggu berkas\"", text);
    let deep = nested("[", "]");
    for text in [deep.clone(), nested("{\"a\":", "}").replace(":}", ":1}"), inside(&deep), "[".repeat(10_000)] {
        let lines = program_refuses(text.as_bytes());
        assert!(
            lines.len() == 1 && lines[0].ends_with("is nested too deeply at line 1; at most 127 levels are read"),
            "{lines:?}"
        );
    }
    // Within the limit only the end is missing.
    let open = program_refuses("[".repeat(100).as_bytes());
    assert!(open[0].ends_with("is not valid JSON at line 1, column 100"), "{open:?}");
}

#[test]
fn numbers_beyond_every_type_are_refused() {
    for number in ["1e400", "-1e400", "123456789012345678901234567890"] {
        let text = good().to_string().replace("\"62.06\"", number);
        assert_eq!(program_refuses(text.as_bytes()).len(), 1, "{number}");
    }
}

#[test]
fn bytes_that_are_not_utf8_are_refused_where_they_stand() {
    let text = good().to_string();
    let (before, after) = text.split_once("Dinas Sosial").unwrap();
    let latin = [before.as_bytes(), b"Dinas Sosi\xE9l", after.as_bytes()].concat();
    let utf16: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let at = before.len() + "Dinas Sosi".len();
    assert_eq!(
        program_refuses(&latin),
        [format!("file: \"0xe9\" at byte {at} is not UTF-8 text; save the file as UTF-8")]
    );
    for bytes in [utf16, b"\xFF\xFE".to_vec()] {
        assert_eq!(program_refuses(&bytes).len(), 1);
    }
}

#[test]
fn a_byte_order_mark_in_front_changes_nothing() {
    let plain = program::score(good().to_string().as_bytes());
    let marked = program::score(format!("\u{feff}{}", good()).as_bytes());
    assert_eq!((marked.code, marked.output), (Some(0), plain.output));
}

#[test]
fn an_empty_file_is_refused() {
    for text in ["", " \n", "\u{feff}", "null", "\"\""] {
        assert_eq!(program_refuses(text.as_bytes()).len(), 1, "{text:?}");
    }
    let paths: Vec<_> = program_refuses(b"{}").iter().map(|line| line.split(':').next().unwrap().to_owned()).collect();
    assert_eq!(paths, ["format", "version", "instrument", "units"]);
}

#[test]
fn wrong_arguments_are_refused() {
    let case = program::file(good().to_string().as_bytes());
    let option = |text: &'static str| std::path::Path::new(text);
    for arguments in [
        vec![],
        vec![option("/no/such/file.json")],
        vec![option("tests")],
        vec![&*case, &*case],
        vec![&*case, option("--pack")],
        vec![&*case, option("--tidak-ada")],
    ] {
        assert_eq!(refused(program::run(&arguments)).len(), 1, "{arguments:?}");
    }
}

#[test]
fn wrong_arguments_and_wrong_files_are_reported_together() {
    let mut document = good();
    put(&mut document, "/units/0/entry/value", json!("101"));
    let case = program::file(document.to_string().as_bytes());
    let option = |text: &'static str| std::path::Path::new(text);
    let printed = |name: &str, more: &[&std::path::Path]| {
        let arguments: Vec<_> = [&*case].into_iter().chain(more.iter().copied()).collect();
        let lines = refused(program::run_example(name, &arguments));
        lines.iter().map(|line| line.split(':').next().unwrap().to_owned()).collect::<Vec<_>>()
    };
    let value = "units[0].entry.value";
    assert_eq!(printed("score", &[option("--a"), option("--b")]), ["--a", "--b", value]);
    assert_eq!(printed("plan", &[]), [value, "--target"]);
    assert_eq!(printed("plan", &[option("--target"), option("Z")]), [value, "--target"]);
    assert_eq!(printed("score", &[option("--pack"), &case]).last().unwrap(), value);
    // A number that no score can be is one under every pack, a label is not.
    let no_pack = |target: &'static str| {
        printed("plan", &[option("--target"), option(target), option("--pack"), option("/no/such/pack.json")])
    };
    for target in ["101", "-1"] {
        assert_eq!(no_pack(target), ["/no/such/pack.json", value, "--target"]);
    }
    assert_eq!(no_pack("Z"), ["/no/such/pack.json", value]);
}

#[test]
fn every_problem_of_a_pack_file_is_printed() {
    let mut pack = Pack::built_in("kepatuhan-2023").document;
    put(&mut pack, "/rounding", json!("half"));
    put(&mut pack, "/bands/0/min", json!("101"));
    let lines = refused(program::score_with_pack(good().to_string().as_bytes(), pack.to_string().as_bytes()));
    assert_eq!(lines.len(), 2, "{lines:?}");
    assert!(lines[0].starts_with("rounding: \"half\"") && lines[1].starts_with("bands[0].min: \"101\""), "{lines:?}");
    // Nor does its format hide what else is wrong, in the pack and in the assessment.
    put(&mut pack, "/format", json!("x"));
    let mut case = good();
    put(&mut case, "/instrument", json!(5));
    put(&mut case, "/overrides/plausible_factor", json!("0"));
    let lines = refused(program::score_with_pack(case.to_string().as_bytes(), pack.to_string().as_bytes()));
    let paths: Vec<_> = lines.iter().map(|line| line.split(':').next().unwrap()).collect();
    assert_eq!(paths, ["format", "rounding", "bands[0].min", "instrument", "overrides.plausible_factor"]);
}

/// The text written for what was read from a document.
fn rewritten(pack: &Pack, document: &Value) -> String {
    match assessment::read_for(&document.to_string(), &pack.instrument) {
        Ok((assessment, _)) => assessment::to_text(&assessment),
        Err(problems) => panic!("{problems}{document}"),
    }
}

/// Everything of a document is still there when it is read and written again.
fn assert_kept(pack: &Pack, document: &Value) {
    let text = rewritten(pack, document);
    let written: Value = serde_json::from_str(&text).unwrap();
    assert_eq!(same_keys(document, &written), *document);
    assert_eq!(rewritten(pack, &written), text, "writing again changes nothing");
    assert_eq!(pack.score(&written), pack.score(document));
}

#[test]
fn everything_is_kept_when_a_file_is_written_again() {
    assert_kept(&pack_2023(), &good());
}

/// Answers that are null say the same as answers that are missing.
fn without_null_answers(mut document: Value) -> Value {
    for unit in document["units"].as_array_mut().unwrap() {
        if let Some(values) = unit.pointer_mut("/entry/values").and_then(Value::as_object_mut) {
            values.retain(|_, answer| !answer.is_null());
        }
    }
    document
}

#[test]
fn random_assessments_are_kept_when_written_again() {
    let packs = built_in_ids().map(Pack::built_in);
    for seed in 0..600 {
        let (pack, mut random) = (&packs[seed % packs.len()], Random::new(seed as u64));
        let document = generate::assessment(&pack.document, Answers::random(&mut random), &mut random);
        assert_kept(pack, &without_null_answers(document));
    }
}

#[test]
fn numbers_are_kept_as_they_were_typed() {
    for typed in ["62.060", "62", "62.0600", "0", "0.5", "0.00", "100.000"] {
        let mut document = good();
        put(&mut document, "/units/0/entry/value", json!(typed));
        assert_kept(&pack_2023(), &document);
    }
}

/// Fields group the figures before the comma: `0062.06` became `0.062,06`, which no field takes.
#[test]
fn zeros_before_a_number_and_the_sign_of_zero_are_dropped() {
    for (typed, kept) in [("062.060", "62.060"), ("00", "0"), ("000.50", "0.50"), ("-0", "0"), ("-0.00", "0.00")] {
        let mut document = good();
        put(&mut document, "/units/0/entry/value", json!(typed));
        put(&mut document, "/overrides/weights/input.tugas", json!(typed));
        let written: Value = serde_json::from_str(&rewritten(&pack_2023(), &document)).unwrap();
        for pointer in ["/units/0/entry/value", "/overrides/weights/input.tugas"] {
            assert_eq!(written.pointer(pointer), Some(&json!(kept)), "{typed}");
        }
        assert_eq!(pack_2023().score(&written), pack_2023().score(&document));
    }
}

#[test]
fn unknown_keys_are_kept_at_every_level() {
    let places = [
        "",
        "/instrument",
        "/body",
        "/overrides",
        "/overrides/bundles/mpp",
        "/units/0",
        "/units/0/entry",
        "/units/1/entry",
        "/units/2/entry",
        "/units/3/entry",
        "/units/3/entry/values/proses.terpadu",
        "/notes",
        "/scenarios/0",
    ];
    let mut document = good();
    for place in places {
        put(&mut document, &format!("{place}/x-baru"), json!({ "dalam": [1, null, { "teks": "é" }] }));
    }
    assert_kept(&pack_2023(), &document);
}

#[test]
fn unknown_keys_of_a_range_that_is_one_level_are_kept() {
    let mut document = good();
    put(&mut document, "/units/3/entry/values/input.standar", json!({ "low": "2", "high": "2", "x11": 1 }));
    assert_kept(&pack_2023(), &document);
    // Without them it is the level.
    put(&mut document, "/units/3/entry/values/input.standar", json!({ "low": "2", "high": "2" }));
    let written: Value = serde_json::from_str(&rewritten(&pack_2023(), &document)).unwrap();
    assert_eq!(written.pointer("/units/3/entry/values/input.standar"), Some(&json!("2")));
}

#[test]
fn what_was_entered_in_another_mode_is_kept() {
    let mut document = good();
    put(&mut document, "/units/0/entry/values", json!({ "input.standar": "2" }));
    put(&mut document, "/units/2/entry/value", json!("51.20"));
    put(&mut document, "/units/3/entry/points", json!({ "input": "8.72" }));
    assert_kept(&pack_2023(), &document);
}
