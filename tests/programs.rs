//! What `gains` and `plan` print, checked by doing it: every gain and every step is made in the file, which is scored again.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "tests say what they expect"
)]

mod support;

use std::path::Path;

use serde_json::{Value, json};
use support::program::{Run, file, run_example, score};
use zona_hijau::engine::number::Rational;

const RED: &str = include_str!("cases/perbaikan/merah-per-indikator.zona-hijau.json");

fn printed(run: Run) -> Value {
    assert_eq!((run.code, run.errors.as_str()), (Some(0), ""));
    serde_json::from_str(&run.output).unwrap()
}

fn run(name: &str, document: &Value, options: &[&str]) -> Value {
    let case = file(document.to_string().as_bytes());
    let arguments: Vec<&Path> = std::iter::once(&*case).chain(options.iter().map(Path::new)).collect();
    printed(run_example(name, &arguments))
}

fn scored(document: &Value) -> Value {
    printed(score(document.to_string().as_bytes()))
}

/// The document with one answer changed, which was `from`.
fn raised(document: &mut Value, step: &Value) {
    let units = document["units"].as_array_mut().unwrap();
    let unit = units.iter_mut().find(|unit| unit["id"] == step["unit"]).expect("a unit of the body");
    let answer = &mut unit["entry"]["values"][step["indicator"].as_str().unwrap()];
    assert_eq!(*answer, step["from"], "{step}");
    *answer = step["to"].clone();
}

fn number(value: &Value) -> Rational {
    Rational::parse(value.as_str().unwrap()).unwrap()
}

/// A device that takes nothing.
#[cfg(target_os = "linux")]
#[test]
fn a_result_that_cannot_be_written_is_a_failure() {
    let full = || std::fs::File::options().write(true).open("/dev/full").unwrap();
    let case = file(RED.as_bytes());
    let pack = file(include_bytes!("../static/instruments/kepatuhan-2023.json"));
    for (name, argument) in [("score", &case), ("gains", &case), ("check", &pack)] {
        let run = support::program::run_into(name, &[&**argument], full());
        assert_eq!(run.code, Some(1), "{name}");
        assert!(run.errors.starts_with("standard output: ") && run.errors.lines().count() == 1, "{}", run.errors);
    }
}

/// A reader that has seen enough.
#[cfg(target_os = "linux")]
#[test]
fn a_closed_pipe_is_no_failure() {
    let (reader, writer) = std::io::pipe().unwrap();
    drop(reader);
    let run = support::program::run_into("score", &[&*file(RED.as_bytes())], std::os::fd::OwnedFd::from(writer).into());
    assert_eq!((run.code, run.errors.as_str()), (Some(0), ""));
}

fn keys(value: &Value) -> Vec<&str> {
    value.as_object().unwrap().keys().map(String::as_str).collect()
}

#[test]
fn every_gain_is_what_the_change_makes_of_the_total() {
    let document: Value = serde_json::from_str(RED).unwrap();
    let before = number(&scored(&document)["total"]);
    let gains = run("gains", &document, &[]);
    let gains = gains["gains"].as_array().unwrap();
    assert!(gains.len() > 100);
    let said = ["category_after", "effort", "from", "gain", "indicator", "to", "total_after", "unanswered", "unit"];
    assert_eq!(keys(&gains[0]), said);
    assert!(gains.is_sorted_by(|more, less| number(&more["gain"]) >= number(&less["gain"])));
    for gain in gains.iter().step_by(23) {
        let mut after = document.clone();
        raised(&mut after, gain);
        let after = scored(&after);
        assert_eq!((&after["total"], &after["category"]), (&gain["total_after"], &gain["category_after"]), "{gain}");
        let change = &number(&after["total"]) - &before;
        // Both totals are rounded to two decimals, the gain to four.
        let error = &change - &number(&gain["gain"]);
        assert!(
            error <= Rational::parse("0.01005").unwrap() && error >= Rational::parse("-0.01005").unwrap(),
            "{gain}"
        );
        assert_eq!(
            (&gain["unanswered"], gain["effort"].as_u64().is_some_and(|effort| effort > 0)),
            (&json!(false), true)
        );
    }
}

#[test]
fn what_is_unanswered_counts_as_the_lowest_level_and_is_marked() {
    let mut document: Value = serde_json::from_str(RED).unwrap();
    let lowest = document["units"][0]["entry"]["values"].as_object().unwrap().iter().find(|(_, level)| *level == "0");
    let indicator = lowest.expect("a standard at the lowest level").0.clone();
    let marked = |document: &Value| {
        let gains = run("gains", document, &[]);
        let unit = &document["units"][0]["id"];
        let own = gains["gains"].as_array().unwrap().iter();
        let own = own.filter(|gain| gain["unit"] == *unit && gain["indicator"] == indicator.as_str());
        own.map(|gain| (gain["unanswered"].clone(), gain["gain"].clone())).collect::<Vec<_>>()
    };
    let answered = marked(&document);
    document["units"][0]["entry"]["values"][&indicator] = Value::Null;
    let open = marked(&document);
    assert!(!answered.is_empty() && answered.iter().all(|(mark, _)| *mark == json!(false)), "{answered:?}");
    assert!(open.iter().all(|(mark, _)| *mark == json!(true)), "{open:?}");
    let gains = |all: &[(Value, Value)]| all.iter().map(|(_, gain)| gain.clone()).collect::<Vec<_>>();
    assert_eq!(gains(&answered), gains(&open));
}

#[test]
fn a_plan_reaches_its_target_by_the_steps_that_it_prints() {
    let document: Value = serde_json::from_str(RED).unwrap();
    for (options, threshold) in [
        (vec!["--target", "B"], "78.00"),
        (vec!["--target", "62.0625"], "62.0625"),
        (vec!["--target", "C", "--guaranteed"], "54.00"),
    ] {
        let plan = run("plan", &document, &options);
        assert_eq!((&plan["target"], &plan["threshold"]), (&json!(options[1]), &json!(threshold)));
        let said = ["bundles", "ceiling", "effort", "guaranteed_low", "lower_bound", "proven", "reachable", "steps"];
        assert_eq!(keys(&plan), [&said[..], &["target", "threshold", "total", "unplannable"]].concat());
        assert_eq!(
            (&plan["reachable"], &plan["proven"], &plan["lower_bound"]),
            (&json!(true), &json!(true), &plan["effort"])
        );
        assert_eq!(plan["unplannable"], json!([]));
        let (mut after, mut effort) = (document.clone(), 0);
        for step in plan["steps"].as_array().unwrap() {
            raised(&mut after, step);
            effort += step["effort"].as_u64().unwrap();
        }
        for bought in plan["bundles"].as_array().unwrap() {
            assert_eq!(keys(bought), ["bundle", "effort", "unit"]);
            effort += bought["effort"].as_u64().unwrap();
        }
        assert_eq!(plan["effort"], effort);
        let after = scored(&after);
        assert_eq!((&after["total"], &after["guaranteed"]["low"]), (&plan["total"], &plan["guaranteed_low"]));
        let reached = if options.len() > 2 { &after["guaranteed"]["low"] } else { &after["total"] };
        assert!(number(reached) >= number(&plan["threshold"]), "{reached} for {options:?}");
    }
}

#[test]
fn a_target_out_of_reach_has_no_steps_and_what_cannot_be_planned_is_named() {
    let mut document: Value = serde_json::from_str(RED).unwrap();
    document["units"].as_array_mut().unwrap().push(json!({ "id": "u9", "entry": { "mode": "total", "value": "10" } }));
    let plan = run("plan", &document, &["--target", "A"]);
    assert_eq!((&plan["reachable"], &plan["effort"], &plan["total"]), (&json!(false), &Value::Null, &Value::Null));
    assert_eq!((&plan["steps"], &plan["bundles"], &plan["unplannable"]), (&json!([]), &json!([]), &json!(["u9"])));
    assert!(number(&plan["ceiling"]) < number(&plan["threshold"]), "{plan}");
}
