//! What could drop a band, and how likely a target is.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test says what it expects"
)]

use std::rc::Rc;

use serde_json::{Value, json};
use zona_hijau::engine::guard::{Cause, guard};
use zona_hijau::engine::instrument::{self, find_builtin};
use zona_hijau::engine::likelihood::{SAMPLES, Sampling, likelihood};
use zona_hijau::engine::number::Rational;
use zona_hijau::engine::plan::{Planner, WORK};
use zona_hijau::engine::score::score;
use zona_hijau::engine::{Rules, Target, assessment};
use zona_hijau::session::improve::SLICE;

const GREEN: &str = include_str!("../static/demo/hijau.json");
const RED: &str = include_str!("../static/demo/merah.json");

fn read(document: &Value) -> (assessment::Assessment, Rules) {
    assessment::read(&document.to_string(), find_builtin).unwrap_or_else(|problems| panic!("{problems}"))
}

/// The exact total of a document.
fn total(document: &Value) -> Rational {
    let (assessment, rules) = read(document);
    score(&rules, &assessment).verdict.unwrap().exact
}

/// The document with one indicator a level lower in some units; `None` where it is at its lowest in one.
fn lowered(document: &Value, units: &[usize], indicator: &str) -> Option<Value> {
    let mut document = document.clone();
    for unit in units {
        let answer = &mut document["units"][*unit]["entry"]["values"][indicator];
        let level: usize = answer.as_str()?.parse().ok()?;
        *answer = json!(level.checked_sub(1)?.to_string());
    }
    Some(document)
}

#[test]
fn the_guard_of_a_body_names_every_single_loss_that_drops_it_and_no_other() {
    let document: Value = serde_json::from_str(GREEN).unwrap();
    let (assessment, rules) = read(&document);
    let guard = guard(&rules, &assessment).unwrap();
    assert_eq!((guard.verdict.total.to_string(), guard.verdict.band.label()), ("88.13".to_owned(), "A"));
    let mut expected = Vec::new();
    let exact = total(&document);
    let drops = |points: &Rational| rules.instrument().round(&(&exact - points)).to_rational() < guard.verdict.band.min;
    for indicator in rules.indicators() {
        let id = indicator.id().as_str();
        let can_fall: Vec<_> =
            (0..assessment.units.len()).filter(|u| lowered(&document, &[*u], id).is_some()).collect();
        let singles = can_fall.iter().map(|unit| vec![*unit]);
        for units in singles.chain((can_fall.len() > 1).then(|| can_fall.clone())) {
            let points = &exact - &total(&lowered(&document, &units, id).unwrap());
            expected.extend(drops(&points).then_some(points));
        }
    }
    for unit in score(&rules, &assessment).units {
        let verdict = unit.verdict.unwrap();
        let below = &verdict.band.min - &Rational::fraction(1, 100).unwrap();
        let points = (&verdict.exact - &below).over(assessment.units.len());
        expected.extend((!verdict.band.min.is_zero() && drops(&points)).then_some(points));
    }
    expected.sort();
    assert_eq!(guard.losses.iter().map(|loss| loss.points.clone()).collect::<Vec<_>>(), expected);
    assert!(guard.losses.iter().all(|loss| loss.band_after.label() == "B"));
    assert!(guard.losses.iter().any(|loss| matches!(&loss.cause, Cause::Everywhere { units, .. } if units.len() > 1)));
}

#[test]
fn what_falls_in_the_only_unit_is_named_once() {
    let mut document: Value = serde_json::from_str(GREEN).unwrap();
    document["units"].as_array_mut().unwrap().truncate(1);
    // Down to where nothing more can fall without dropping the band.
    let (_, rules) = read(&document);
    for indicator in rules.indicators() {
        if let Some(less) = lowered(&document, &[0], indicator.id().as_str())
            && total(&less) >= Rational::whole(88)
        {
            document = less;
        }
    }
    let (assessment, rules) = read(&document);
    let guard = guard(&rules, &assessment).unwrap();
    let everywhere = guard.losses.iter().filter(|loss| matches!(loss.cause, Cause::Everywhere { .. })).count();
    assert_eq!(everywhere, 0);
    assert!(guard.losses.iter().any(|loss| !matches!(loss.cause, Cause::Unit { .. })), "{:?}", guard.losses);
}

#[test]
fn a_typed_body_at_88_26_drops_when_one_unit_falls_a_band() {
    let totals = ["92.00", "90.00", "89.00", "88.10", "87.00", "86.20", "85.52"];
    let unit = |(index, total): (usize, &&str)| json!({ "id": format!("u{index}"), "entry": { "mode": "total", "value": total } });
    let document = json!({
        "format": "zona-hijau/assessment", "version": 1,
        "instrument": { "id": "kepatuhan-2023", "version": "1.0.0" },
        "units": totals.iter().enumerate().map(unit).collect::<Value>(),
    });
    let (assessment, rules) = read(&document);
    let guard = guard(&rules, &assessment).unwrap();
    assert_eq!((guard.verdict.total.to_string(), guard.verdict.margin.to_string()), ("88.26".into(), "0.26".into()));
    let names = guard.losses.iter().map(|loss| match &loss.cause {
        Cause::Unit { unit, to, .. } => format!("{unit} to {to}: {} {}", loss.total_after, loss.band_after.label()),
        other => panic!("{other:?}"),
    });
    // 90.00 to 87.99 is 2.01 / 7 = 0.287 points: just enough; 89.00 and 88.10 are not.
    let expected = [
        "u1 to 87.99: 87.97 B",
        "u0 to 87.99: 87.69 B",
        "u6 to 77.99: 87.18 B",
        "u5 to 77.99: 87.09 B",
        "u4 to 77.99: 86.97 B",
    ];
    assert_eq!(names.collect::<Vec<_>>(), expected);
}

/// Bands finer than a score: the highest score below 87.5 is 87, not 86.5.
#[test]
fn a_unit_falls_to_the_highest_score_below_its_band() {
    let pack = include_str!("../static/instruments/kepatuhan-2023.json");
    let mut pack: Value = serde_json::from_str(pack).unwrap();
    pack["id"] = json!("bulat");
    pack["decimals"] = json!(0);
    pack["bands"] = json!([pack["bands"][0], pack["bands"][4]]);
    pack["bands"][0]["min"] = json!("87.5");
    let instrument = instrument::load(&pack.to_string()).unwrap_or_else(|problems| panic!("{problems}"));
    let guarded = |totals: [&str; 2]| {
        let unit = |(index, total): (usize, &&str)| json!({ "id": format!("u{index}"), "entry": { "mode": "total", "value": total } });
        let document = json!({
            "format": "zona-hijau/assessment", "version": 1, "instrument": { "id": "bulat" },
            "units": totals.iter().enumerate().map(unit).collect::<Value>(),
        });
        let find = |_: &str| Some(Rc::new(instrument.clone()));
        let (assessment, rules) = assessment::read(&document.to_string(), find).unwrap();
        let losses = guard(&rules, &assessment).unwrap().losses;
        losses.into_iter().map(|loss| format!("{:?} {}", loss.cause, loss.total_after)).collect::<Vec<_>>()
    };
    assert_eq!(guarded(["90", "88"]), [""; 0], "87 and 88 are 87.5, which rounds to 88");
    let found = guarded(["90", "87"]);
    assert!(found.len() == 1 && found[0].contains("87") && found[0].ends_with(" 87"), "{found:?}");
}

#[test]
fn an_incomplete_body_has_no_guard() {
    let mut document: Value = serde_json::from_str(GREEN).unwrap();
    document["units"][0]["entry"]["values"]["proses.moto"] = Value::Null;
    let (assessment, rules) = read(&document);
    assert!(guard(&rules, &assessment).is_none());
}

#[test]
fn a_guaranteed_plan_reaches_its_target_under_every_weighting_drawn() {
    let document: Value = serde_json::from_str(RED).unwrap();
    let (assessment, rules) = read(&document);
    let planner = Planner::new(&rules, &assessment);
    let target = Target::parse("B", rules.instrument()).unwrap();
    let guaranteed = planner.cheapest_guaranteed(&target, WORK).course.unwrap();
    let cheapest = planner.cheapest(&target).course.unwrap();
    let likely = |course| likelihood(&rules, &assessment, &target, course);
    assert_eq!((likely(&guaranteed).before, likely(&guaranteed).after), (0, SAMPLES));
    let after = likely(&cheapest).after;
    assert!(after > SAMPLES / 5 && after < SAMPLES * 4 / 5, "{after}");
    assert_eq!(likely(&cheapest), likely(&cheapest));
}

#[test]
fn the_likelihood_of_two_free_indicators_is_the_length_of_the_simplex_that_reaches() {
    let both = |text: &str| json!({ "id": text, "en": text });
    let indicator = |id: &str| {
        json!({ "id": id, "name": both(id), "weight": { "percent": null, "basis": "assumed" },
                "scale": "s", "controllable": true, "effort": 1 })
    };
    let pack = json!({
        "format": "zona-hijau/instrument", "format_version": 1, "id": "dua", "version": "0.0.1", "year": 2030,
        "title": both("Dua"), "decimals": 2, "rounding": "half_up",
        "bands": [{ "code": "A", "opinion": both("A"), "min": "70", "basis": "assumed" },
                  { "code": "B", "opinion": both("B"), "min": "0", "basis": "assumed" }],
        "scales": { "s": { "basis": "assumed", "levels": [{ "value": "0", "share": "0" }, { "value": "1", "share": "1" }] } },
        "dimensions": [{ "id": "d", "name": both("d"), "weight": { "percent": "100", "basis": "assumed" },
                         "indicators": [indicator("a"), indicator("b")] }],
        "units": { "aggregation": "mean", "basis": "assumed" },
    });
    let case = json!({
        "format": "zona-hijau/assessment", "version": 1, "instrument": { "id": "dua", "version": "0.0.1" },
        "units": [{ "id": "u", "entry": { "mode": "indicators", "values": { "a": "1", "b": "0" } } }],
    });
    let instrument = instrument::load(&pack.to_string()).unwrap_or_else(|problems| panic!("{problems}"));
    let (assessment, rules) = assessment::read_for(&case.to_string(), &std::rc::Rc::new(instrument)).unwrap();
    let target = Target::parse("A", rules.instrument()).unwrap();
    let course = Planner::new(&rules, &assessment).cheapest(&target).course.unwrap();
    let found = likelihood(&rules, &assessment, &target, &course);
    // The first indicator's weight is uniform from 0 to 1, and must be 0.7.
    assert!(found.before.abs_diff(SAMPLES * 3 / 10) < SAMPLES / 40, "{found:?}");
    assert_eq!(found.after, SAMPLES);
}

#[test]
fn a_likelihood_found_piece_by_piece_is_that_found_at_once() {
    let document: Value = serde_json::from_str(RED).unwrap();
    let (assessment, rules) = read(&document);
    let target = Target::parse("B", rules.instrument()).unwrap();
    let course = Planner::new(&rules, &assessment).cheapest(&target).course.unwrap();
    let mut sampling = Sampling::new(&rules, &assessment, &target, &course);
    let mut pieces = 0;
    while sampling.finished().is_none() {
        sampling.advance(SLICE);
        pieces += 1;
    }
    assert_eq!(sampling.finished(), Some(likelihood(&rules, &assessment, &target, &course)));
    // Seven units with 37 shares each, before and after: 518 for each of 4,000 draws, four of them a unit of work.
    assert_eq!(pieces, 3);
}
