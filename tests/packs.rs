//! Packs: what the validator refuses, each defect at its place, and what the built-in packs hold.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "tests say what they expect"
)]

mod support;

use std::collections::BTreeSet;

use serde_json::{Value, json};
use support::defect::{Defect, found, missing, sorted, with, wrong};
use support::document::{path_of, pointers, put};
use support::engine::{built_in_document, built_in_ids};
use zona_hijau::engine::instrument;

/// The pack that is broken; it has a published weight at both levels and one of everything but compliance.
fn pack_2023() -> Value {
    built_in_document("kepatuhan-2023")
}

fn pack_2025() -> Value {
    built_in_document("opini-2025")
}

/// The defects together are found, each at its place, and nothing else.
fn assert_refused(pack: &Value, defects: &[Defect]) {
    let broken = with(pack, defects);
    let expected = sorted(defects.iter().map(|defect| defect.problem(&broken)).collect());
    match instrument::load(&broken.to_string()) {
        Ok(_) => panic!("{expected:?} went unnoticed"),
        Err(problems) => assert_eq!(found(&problems), expected, "{problems}"),
    }
}

fn assert_each_refused(pack: &Value, defects: impl IntoIterator<Item = Defect>) {
    defects.into_iter().for_each(|defect| assert_refused(pack, &[defect]));
}

/// The defects are found beside what follows from them.
fn assert_among(pack: &Value, defects: &[Defect]) {
    let broken = with(pack, defects);
    let problems = instrument::load(&broken.to_string()).unwrap_err();
    let found = found(&problems);
    assert!(defects.iter().all(|defect| found.contains(&defect.problem(&broken))), "{problems}");
}

#[test]
fn an_unknown_key_is_refused_in_every_object() {
    for (pack, place) in every_object() {
        let mut broken = pack.clone();
        put(&mut broken, &format!("{place}/x-baru"), json!(1));
        let problems = instrument::load(&broken.to_string()).unwrap_err();
        let path = path_of(&broken, &format!("{place}/x-baru"));
        assert_eq!(found(&problems), [(path, "x-baru".to_owned())], "{problems}");
    }
}

/// Every object of a pack with fixed keys, the first of each list; 2025 has compliance.
fn every_object() -> Vec<(Value, String)> {
    let keyed_by_id = ["/sources", "/scales", "/units/presets"];
    let mut objects = Vec::new();
    for pack in [pack_2023(), pack_2025()] {
        for place in pointers(&pack, 1) {
            let free = keyed_by_id.contains(&place.as_str()) || place.ends_with("/levels_text");
            let golden = place.contains("/assessment") || place.contains("/expect");
            if pack.pointer(&place).unwrap().is_object() && !free && !golden {
                objects.push((pack.clone(), place));
            }
        }
    }
    assert!(objects.len() > 100, "{}", objects.len());
    objects
}

#[test]
fn weights_above_100_are_refused_at_both_levels() {
    let (dimensions, indicators) = ("/dimensions/0/weight/percent", "/dimensions/0/indicators/1/weight/percent");
    assert_each_refused(
        &pack_2023(),
        [
            wrong(dimensions, "30").at("dimensions").shows("30, 32.37, 24.24, 21.54"),
            wrong(indicators, "87.79").at("dimensions[0].indicators").shows("12.22, 87.79"),
        ],
    );
    assert_each_refused(&pack_2025(), [wrong(dimensions, "70.5").at("dimensions").shows("70.5, 30")]);
}

#[test]
fn the_sum_of_weights_and_what_it_should_be_are_named() {
    let (dimension, indicator) = ("/dimensions/0/weight/percent", "/dimensions/0/indicators/1/weight/percent");
    for (pack, place, percent, sum, expected) in [
        (pack_2023(), dimension, "30", "108.15", "exactly 100"),
        (pack_2023(), dimension, "21.84", "99.99", "exactly 100"),
        (pack_2023(), indicator, "87.79", "100.01", "at most 100"),
        (pack_2025(), dimension, "70.5", "100.5", "at most 100"),
    ] {
        let mut document = pack;
        put(&mut document, place, percent.into());
        let said = instrument::load(&document.to_string()).unwrap_err().to_string();
        assert!(said.contains(&format!("weights to {sum}; it must be {expected}")), "{said}");
    }
}

#[test]
fn complete_weights_that_are_not_100_are_refused_at_both_levels() {
    let trust = "/dimensions/4/indicators/0/weight/percent";
    let all = "21.84, 32.37, 24.24, 21.54";
    assert_each_refused(&pack_2023(), [wrong("/dimensions/0/weight/percent", "21.84").at("dimensions").shows(all)]);
    assert_each_refused(&pack_2025(), [wrong(trust, "99").at("dimensions[4].indicators").shows("99")]);
}

#[test]
fn a_weight_that_is_no_percent_is_refused() {
    for weight in ["/dimensions/0/weight/percent", "/dimensions/0/indicators/0/weight/percent"] {
        let values = [json!("101"), json!("-1"), json!("12,2"), json!("1.2.2"), json!("x"), json!("1/0"), json!(12.22)];
        assert_each_refused(&pack_2023(), values.map(|value| wrong(weight, value)));
    }
}

#[test]
fn bands_out_of_order_with_a_gap_or_an_overlap_are_refused() {
    assert_each_refused(
        &pack_2023(),
        [
            wrong("/bands/1/min", "88.00"),
            wrong("/bands/1/min", "90"),
            wrong("/bands/4/min", "0.01"),
            wrong("/bands/0/min", "101"),
            wrong("/bands/0/min", "-1"),
            wrong("/bands/0/min", "88,00"),
        ],
    );
}

#[test]
fn a_band_without_any_name_is_refused() {
    assert_each_refused(&pack_2025(), [missing("/bands/0/opinion"), wrong("/bands/4/opinion", Value::Null)]);
}

#[test]
fn a_figure_without_basis_is_refused_everywhere() {
    assert_each_refused(
        &pack_2023(),
        [
            missing("/bands/0/basis"),
            missing("/scales/level-0-3/basis"),
            missing("/dimensions/0/weight/basis"),
            missing("/dimensions/0/indicators/0/weight/basis"),
            missing("/dimensions/0/indicators/1/weight/basis"),
            missing("/units/basis"),
            missing("/bundles/0/basis"),
            missing("/notes/0/basis"),
            wrong("/bands/0/basis", Value::Null),
            wrong("/dimensions/0/weight/basis", Value::Null),
        ],
    );
    assert_each_refused(&pack_2025(), [missing("/compliance/basis")]);
}

#[test]
fn a_basis_that_is_none_is_refused_everywhere() {
    let known = ["official", "reported", "inferred", "assumed"];
    for pack in [pack_2023(), pack_2025()] {
        let places = pointers(&pack, 1).into_iter().filter(|place| place.ends_with("basis"));
        let places: Vec<_> = places.filter(|place| pack.pointer(place).unwrap().is_string()).collect();
        assert!(places.len() > 10, "{places:?}");
        for place in places {
            assert!(known.contains(&pack.pointer(&place).unwrap().as_str().unwrap()), "{place}");
            // What the user changes is marked so by the program alone.
            for basis in ["guessed", "user"] {
                let mut broken = pack.clone();
                put(&mut broken, &place, json!(basis));
                let problems = instrument::load(&broken.to_string()).unwrap_err();
                assert_eq!(found(&problems), [(path_of(&pack, &place), basis.to_owned())], "{problems}");
            }
        }
    }
}

#[test]
fn an_id_that_stands_twice_is_refused() {
    assert_each_refused(
        &pack_2023(),
        [
            wrong("/dimensions/3/id", "input"),
            wrong("/dimensions/0/indicators/9/id", "input.standar"),
            wrong("/dimensions/2/indicators/0/id", "input.standar"),
            wrong("/bundles/6/id", "mpp"),
            wrong("/bands/3/code", "A"),
        ],
    );
    assert_among(&pack_2023(), &[wrong("/scales/level-0-3/levels/1/value", "0")]);
    // What files say for "not applicable" would have two meanings.
    assert_among(&pack_2023(), &[wrong("/scales/level-0-3/levels/1/value", "n/a")]);
}

#[test]
fn what_would_make_plans_endless_is_refused() {
    let bundle = pack_2023()["bundles"][0].clone();
    let bundles: Vec<_> = (0..17)
        .map(|number| {
            let mut bundle = bundle.clone();
            bundle["id"] = json!(format!("paket-{number}"));
            bundle
        })
        .collect();
    let levels = |count: usize| {
        let level = |level: usize| json!({ "value": level.to_string(), "share": format!("{level}/{}", count - 1) });
        (0..count).map(level).collect::<Vec<_>>()
    };
    assert_each_refused(&pack_2023(), [wrong("/bundles", bundles.clone()).shows("17")]);
    assert_among(&pack_2023(), &[wrong("/scales/level-0-3/levels", levels(26)).shows("26")]);
    let mut pack = pack_2023();
    pack["scales"]["panjang"] = json!({ "basis": "assumed", "levels": levels(25) });
    let most: Vec<_> = bundles.iter().take(16).cloned().collect();
    pack["bundles"] = json!(most);
    assert!(instrument::load(&pack.to_string()).is_ok());
}

#[test]
fn a_mark_of_a_law_that_means_nothing_is_refused() {
    let pack = pack_2023();
    let marks = pointers(&pack, 2).into_iter().filter(|place| place.ends_with("/mark"));
    let mark = marks.into_iter().next().expect("laws have marks");
    let mut broken = pack.clone();
    put(&mut broken, &mark, json!("k"));
    let problems = instrument::load(&broken.to_string()).unwrap_err();
    assert_eq!(found(&problems), [(path_of(&pack, &mark), "k".to_owned())]);
}

#[test]
fn an_example_that_expects_what_no_result_has_does_not_hold() {
    let check = |change: &dyn Fn(&mut Value)| {
        let mut pack = pack_2023();
        change(&mut pack["examples"][0]);
        instrument::check_examples(&std::rc::Rc::new(instrument::load(&pack.to_string()).unwrap()))
    };
    assert!(check(&|_| ()).is_ok());
    let units = check(&|example| {
        let count = example["assessment"]["units"].as_array().unwrap().len();
        example["expect"]["units"] = vec![json!({}); count].into();
        example["expect"]["units"][count - 1] = json!({ "category": "?" });
    });
    let units = units.unwrap_err();
    assert_eq!(units.iter().count(), 1, "{units}");
    assert!(found(&units)[0].0.starts_with("examples[0].expect.units[") && found(&units)[0].0.ends_with("].category"));
    let none = check(&|example| example["expect"]["units"] = json!([])).unwrap_err();
    assert_eq!(found(&none)[0].0, "examples[0].expect.units");
    let misspelt = check(&|example| example["expect"]["catgory"] = Value::Null).unwrap_err();
    assert_eq!(found(&misspelt), [("examples[0].expect.catgory".to_owned(), "catgory".to_owned())]);
    let wrong = check(&|example| example["assessment"]["units"][0]["entry"]["mode"] = json!("x")).unwrap_err();
    assert_eq!(found(&wrong), [("examples[0].assessment.units[0].entry.mode".to_owned(), "x".to_owned())]);
}

#[test]
fn a_version_that_is_none_is_not_called_newer() {
    let said = |version: &str| {
        let text =
            pack_2023().to_string().replacen("\"format_version\":1", &format!("\"format_version\":{version}"), 1);
        instrument::load(&text).unwrap_err().to_string()
    };
    let newer = "is a newer version than this program knows; it reads up to version 1";
    for version in ["2", "4294967296", "99999999999999999999"] {
        assert_eq!(said(version), format!("format_version: \"{version}\" {newer}\n"));
    }
    for version in ["0", "-1", "1.5", "1.0", "null", "\"2\""] {
        let shown = version.trim_matches('"');
        let wrong = format!("format_version: \"{shown}\" has the wrong type; expected a whole number from 1\n");
        assert_eq!(said(version), wrong);
    }
}

#[test]
fn two_bands_that_are_called_the_same_are_refused() {
    let mut pack = pack_2025();
    pack["bands"][1]["opinion"] = pack["bands"][0]["opinion"].clone();
    let name = pack["bands"][0]["opinion"]["id"].as_str().unwrap().to_owned();
    let problems = instrument::load(&pack.to_string()).unwrap_err();
    assert_eq!(found(&problems), [("bands[1].opinion".to_owned(), name)]);
}

#[test]
fn an_id_that_is_empty_is_refused() {
    assert_each_refused(
        &pack_2023(),
        [wrong("/id", ""), wrong("/version", " "), wrong("/dimensions/3/id", ""), wrong("/bands/3/code", "")],
    );
}

#[test]
fn a_reference_to_nothing_is_refused() {
    assert_each_refused(
        &pack_2023(),
        [
            wrong("/dimensions/0/indicators/0/scale", "level-0-4"),
            wrong("/bundles/0/sets/0/indicator", "proses.tidak-ada"),
            wrong("/bundles/0/sets/0/level", "4"),
            wrong("/dimensions/0/indicators/0/levels_text/4", json!({ "id": "a", "en": "b" })).shows("4"),
        ],
    );
}

#[test]
fn a_source_that_is_not_listed_is_refused_everywhere() {
    for pack in [pack_2023(), pack_2025()] {
        let is_source = |place: &String| place.ends_with("/source") || place.ends_with("/name_source");
        let places: Vec<_> = pointers(&pack, 2).into_iter().filter(is_source).collect();
        assert!(places.len() > 10, "{places:?}");
        for place in places {
            let mut broken = pack.clone();
            put(&mut broken, &place, json!("tidak-ada"));
            let problems = instrument::load(&broken.to_string()).unwrap_err();
            assert_eq!(found(&problems), [(path_of(&pack, &place), "tidak-ada".to_owned())], "{problems}");
        }
    }
}

#[test]
fn a_missing_translation_is_refused_everywhere() {
    for pack in [pack_2023(), pack_2025()] {
        let is_text = |place: &String| pack.pointer(&format!("{place}/id")).is_some() && is_translation(&pack, place);
        let texts: Vec<_> = pointers(&pack, 1).into_iter().filter(is_text).collect();
        assert!(texts.len() > 20, "{texts:?}");
        for (text, language) in texts.iter().flat_map(|text| [(text, "id"), (text, "en")]) {
            for gone in [None, Some(json!(null)), Some(json!(" "))] {
                let mut broken = pack.clone();
                let place = format!("{text}/{language}");
                match gone {
                    Some(value) => put(&mut broken, &place, value),
                    None => support::document::remove(&mut broken, &place),
                }
                let problems = instrument::load(&broken.to_string()).unwrap_err();
                let paths: Vec<_> = problems.iter().map(|problem| problem.path.clone()).collect();
                assert_eq!(paths, [path_of(&pack, &place)], "{problems}");
            }
        }
    }
}

/// Whether an object holds both languages, and not an id of its own.
fn is_translation(pack: &Value, place: &str) -> bool {
    pack.pointer(&format!("{place}/en")).is_some() && !place.contains("/assessment")
}

#[test]
fn both_languages_of_a_text_are_looked_at() {
    for (value, wrong) in
        [(json!({ "id": 1, "en": 2 }), ["1", "2"]), (json!({ "en": 2 }), ["", "2"]), (json!({}), ["", ""])]
    {
        for text in ["/title", "/bundles/0/name", "/dimensions/0/indicators/0/evidence/0"] {
            let mut broken = pack_2023();
            put(&mut broken, text, value.clone());
            let problems = instrument::load(&broken.to_string()).unwrap_err();
            let path = path_of(&broken, text);
            let both = ["id", "en"].into_iter().zip(wrong);
            let expected = both.map(|(key, value)| (format!("{path}.{key}"), value.to_owned())).collect();
            assert_eq!(found(&problems), sorted(expected), "{problems}");
        }
    }
}

#[test]
fn an_effort_outside_1_to_9_is_refused() {
    for effort in ["/dimensions/0/indicators/0/effort", "/bundles/0/effort"] {
        let values = [json!(0), json!(10), json!(1_000_000), json!(-1), json!(1.5), json!("3"), json!(u64::MAX)];
        assert_each_refused(&pack_2023(), values.map(|value| wrong(effort, value)));
        assert_each_refused(&pack_2023(), [missing(effort)]);
    }
}

#[test]
fn a_word_without_meaning_is_refused() {
    assert_each_refused(
        &pack_2023(),
        [
            wrong("/rounding", "half"),
            wrong("/rounding", "Half_up"),
            wrong("/bundles/0/scope", "pemda"),
            wrong("/bands/0/zone", "green"),
            wrong("/dimensions/0/indicators/0/controlled_by", "kepala"),
            wrong("/units/aggregation", "sum"),
            wrong("/units/row", "baris"),
        ],
    );
}

#[test]
fn who_controls_an_indicator_must_agree_with_whether_it_is_controllable() {
    let controlled_by = "dimensions[0].indicators[0].controlled_by";
    assert_each_refused(
        &pack_2023(),
        [
            wrong("/dimensions/0/indicators/0/controlled_by", "users"),
            wrong("/dimensions/0/indicators/0/controllable", false).at(controlled_by).shows("agency"),
        ],
    );
}

#[test]
fn decimals_above_6_are_refused() {
    assert_each_refused(
        &pack_2023(),
        [json!(7), json!(300), json!(-1), json!("2"), json!(2.5)].map(|value| wrong("/decimals", value)),
    );
}

#[test]
fn shares_that_fall_or_leave_0_to_1_are_refused() {
    assert_each_refused(
        &pack_2023(),
        [
            wrong("/scales/level-0-3/levels/2/share", "1/4"),
            wrong("/scales/level-0-3/levels/3/share", "4/3"),
            wrong("/scales/level-0-3/levels/0/share", "-1"),
            wrong("/scales/level-0-3/levels/0/share", "nol"),
            wrong("/scales/level-0-3/levels/0/share", 0),
            missing("/scales/level-0-3/levels/1/share"),
        ],
    );
}

#[test]
fn a_scale_of_fewer_than_two_levels_is_refused() {
    let one = json!([{ "value": "0", "share": "0" }]);
    assert_each_refused(&pack_2023(), [wrong("/scales/level-0-3/levels", one).shows("1")]);
}

#[test]
fn lists_that_need_an_entry_must_not_be_empty() {
    assert_each_refused(
        &pack_2023(),
        [wrong("/bands", json!([])).shows(""), wrong("/bundles/0/sets", json!([])).shows("")],
    );
    assert_among(&pack_2023(), &[wrong("/dimensions", json!([])).shows("")]);
    assert_among(&pack_2023(), &[wrong("/dimensions/3/indicators", json!([])).shows("")]);
}

#[test]
fn another_format_or_a_newer_version_is_refused() {
    assert_each_refused(
        &pack_2023(),
        [
            wrong("/format", "zona-hijau/assessment"),
            wrong("/format", 1),
            missing("/format"),
            wrong("/format_version", 2),
            wrong("/format_version", 0),
            wrong("/format_version", "1"),
            missing("/format_version"),
        ],
    );
}

#[test]
fn what_is_required_must_not_be_missing_or_null() {
    let required = [
        "/id",
        "/version",
        "/year",
        "/title",
        "/decimals",
        "/rounding",
        "/bands",
        "/scales/level-0-3/levels",
        "/units",
        "/units/aggregation",
        "/bands/1/min",
        "/dimensions/0/id",
        "/dimensions/0/name",
        "/dimensions/0/weight",
        "/dimensions/0/indicators/0/name",
        "/dimensions/0/indicators/0/weight",
        "/dimensions/0/indicators/0/scale",
        "/dimensions/0/indicators/0/controllable",
        "/bundles/0/id",
        "/bundles/0/name",
        "/bundles/0/scope",
        "/bundles/0/sets",
        "/bundles/0/sets/0/indicator",
        "/bundles/0/sets/0/level",
        "/notes/0/topic",
        "/notes/0/text",
        "/conflicts/0/about",
        "/conflicts/0/claims",
        "/conflicts/0/claims/0/text",
        "/conflicts/0/claims/0/used",
        "/examples/0/name",
        "/examples/0/source",
        "/examples/0/assessment",
        "/examples/0/expect",
    ];
    for place in required {
        assert_each_refused(&pack_2023(), [missing(place), wrong(place, Value::Null)]);
    }
}

#[test]
fn null_or_a_number_instead_of_an_object_is_refused() {
    let objects = [
        "/bands/0",
        "/dimensions/0/indicators/9",
        "/scales/level-0-3/levels/3",
        "/sources/paparan-2023",
        "/bundles/9",
        "/bundles/0/sets/0",
        "/notes/0",
        "/conflicts/0",
        "/conflicts/0/claims/0",
        "/examples/0",
        "/units/presets/kota/0",
        "/dimensions/0/indicators/0/evidence/0",
    ];
    for place in objects {
        for value in [json!(null), json!(7), json!("x"), json!([])] {
            let mut broken = pack_2023();
            put(&mut broken, place, value.clone());
            let problems = instrument::load(&broken.to_string()).unwrap_err();
            let expected = [(path_of(&broken, place), value.as_str().map_or_else(|| value.to_string(), str::to_owned))];
            assert_eq!(found(&problems), expected, "{problems}");
        }
    }
}

/// Every value replaced by one of another type is refused at its place or below, and nothing panics.
#[test]
fn a_value_of_another_type_is_refused_everywhere() {
    let others = [json!(true), json!(7.5), json!("§"), json!([7]), json!({ "§": 1 })];
    for pack in [pack_2023(), pack_2025()] {
        for place in
            pointers(&pack, 1).into_iter().filter(|place| !place.contains("/assessment") && !place.contains("/expect"))
        {
            let before = pack.pointer(&place).unwrap();
            for other in others.iter().filter(|other| std::mem::discriminant(*other) != std::mem::discriminant(before))
            {
                let mut broken = pack.clone();
                put(&mut broken, &place, other.clone());
                let path = path_of(&pack, &place);
                match instrument::load(&broken.to_string()) {
                    Ok(_) => assert!(is_free(&place, other), "{path} = {other} went unnoticed"),
                    Err(problems) => assert!(
                        problems.iter().any(|problem| problem.path.starts_with(&path)),
                        "{path} = {other}: {problems}"
                    ),
                }
            }
        }
    }
}

/// Where a value of another type means something: a text that may be null, a citation alone.
fn is_free(place: &str, value: &Value) -> bool {
    value.is_string() && (place.ends_with("/law/0") || is_nullable_text(place))
}

fn is_nullable_text(place: &str) -> bool {
    let key = place.rsplit('/').next();
    ["url", "code", "percent", "cite", "mark", "status", "authority"].iter().any(|nullable| key == Some(*nullable))
}

#[test]
fn every_defect_of_a_pack_is_found_at_once() {
    assert_refused(
        &pack_2023(),
        &[
            wrong("/x-baru", 1).shows("x-baru"),
            wrong("/rounding", "half"),
            wrong("/decimals", 7),
            missing("/title/en"),
            missing("/bands/0/basis"),
            wrong("/bands/1/zone", "green"),
            wrong("/bands/2/min", "80"),
            wrong("/bands/3/code", "A"),
            wrong("/scales/level-0-3/levels/2/share", "1/4"),
            wrong("/dimensions/0/weight/percent", "30").at("dimensions").shows("30, 32.37, 24.24, 21.54"),
            wrong("/dimensions/0/indicators/1/weight/percent", "90").at("dimensions[0].indicators").shows("12.22, 90"),
            wrong("/dimensions/0/indicators/9/id", "input.standar"),
            wrong("/dimensions/0/indicators/3/scale", "tidak-ada"),
            wrong("/dimensions/0/indicators/4/effort", 10),
            missing("/dimensions/0/indicators/5/question/id"),
            wrong("/dimensions/0/indicators/6/levels_text/7", json!({ "id": "a", "en": "b" })).shows("7"),
            wrong("/dimensions/1/weight/source", "tidak-ada"),
            wrong("/units/aggregation", "sum"),
            wrong("/bundles/0/effort", 0),
            wrong("/bundles/0/sets/0/basis", "guessed"),
            wrong("/bundles/0/sets/0/indicator", "proses.tidak-ada"),
            wrong("/bundles/0/sets/0/level", 7),
            wrong("/bundles/1/id", "mpp"),
            wrong("/bundles/2/scope", "pemda"),
            wrong("/notes/0/source", "tidak-ada"),
            wrong("/conflicts/0/claims/0/source", "tidak-ada"),
            wrong("/examples/0/source", "tidak-ada"),
        ],
    );
}

#[test]
fn another_format_or_version_does_not_hide_what_is_wrong_below() {
    let heads = [wrong("/format", "zona-hijau/assessment"), wrong("/format", 1), missing("/format")];
    for head in heads.into_iter().chain([wrong("/format_version", 0), missing("/format_version")]) {
        let all = [head, wrong("/rounding", "half"), missing("/title/en"), wrong("/bundles/0/sets/0/level", "4")];
        assert_refused(&pack_2023(), &all);
    }
}

#[test]
fn one_wrong_part_does_not_hide_the_others() {
    assert_refused(
        &pack_2023(),
        &[missing("/dimensions/0/indicators/0/name"), wrong("/dimensions/0/indicators/0/law/0", 7)],
    );
    let pointer = json!({ "id": "a", "en": "b", "mark": "k" });
    let broken = with(
        &pack_2023(),
        &[missing("/dimensions/0/indicators/0/name"), wrong("/dimensions/0/indicators/0/law/0", pointer)],
    );
    let problems = instrument::load(&broken.to_string()).unwrap_err();
    let mark = path_of(&broken, "/dimensions/0/indicators/0/law/0/mark");
    assert!(found(&problems).contains(&(mark, "k".to_owned())), "{problems}");
    assert_refused(
        &pack_2023(),
        &[missing("/bundles/0/sets/0/level"), wrong("/bundles/0/sets/0/indicator", "proses.tidak-ada")],
    );
    assert_refused(
        &pack_2023(),
        &[wrong("/bundles/0/sets/0/indicator", 7), wrong("/bundles/0/sets/0/basis", "guessed")],
    );
    // Nor do too many bundles or too few levels hide what is wrong with one of them.
    let mut bundles = vec![pack_2023()["bundles"][0].clone(); 17];
    bundles[0]["scope"] = json!("pemda");
    let problems = instrument::load(&with(&pack_2023(), &[wrong("/bundles", bundles)]).to_string()).unwrap_err();
    let expected = [("bundles".to_owned(), "17".to_owned()), ("bundles[0].scope".to_owned(), "pemda".to_owned())];
    assert!(expected.iter().all(|wanted| found(&problems).contains(wanted)), "{problems}");
    let levels = json!([{ "value": "0", "share": "2" }]);
    let problems = with(&pack_2023(), &[wrong("/scales/level-0-3/levels", levels)]).to_string();
    let problems = found(&instrument::load(&problems).unwrap_err());
    assert_eq!(problems.iter().map(|(_, value)| value.as_str()).collect::<Vec<_>>(), ["1", "2"]);
}

#[test]
fn a_missing_part_does_not_hide_defects_of_the_others() {
    for part in ["/bands", "/scales", "/dimensions", "/units"] {
        let (effort, basis) = (wrong("/bundles/0/effort", 0), wrong("/notes/0/basis", "guessed"));
        assert_among(&pack_2023(), &[missing(part), effort, basis]);
    }
}

#[test]
fn a_bad_scale_is_not_reported_again_for_every_indicator() {
    assert_refused(&pack_2023(), &[missing("/scales/level-0-3/basis")]);
}

#[test]
fn text_that_is_no_pack_is_refused() {
    let text = pack_2023().to_string();
    let cut = (0..text.len()).step_by(997).filter(|end| text.is_char_boundary(*end)).map(|end| text[..end].to_owned());
    let deep = "[".repeat(10_000);
    let large = format!("{}{}", text, " ".repeat(10_000_000));
    for bad in cut.chain([deep, large, "null".to_owned(), "[]".to_owned(), "§".repeat(1_000_000)]) {
        let problems = instrument::load(&bad).unwrap_err();
        assert_eq!(problems.iter().count(), 1, "{problems}");
    }
}

/// Every built-in pack with its id.
fn built_in() -> [(&'static str, Value); 6] {
    built_in_ids().map(|id| (id, built_in_document(id)))
}

fn indicators(pack: &Value) -> impl Iterator<Item = &Value> {
    let dimensions = pack["dimensions"].as_array().unwrap().iter();
    dimensions.flat_map(|dimension| dimension["indicators"].as_array().unwrap())
}

#[test]
fn the_built_in_packs_have_the_known_numbers_of_indicators() {
    let counts = built_in().map(|(id, pack)| (id, indicators(&pack).count()));
    let mut counts: Vec<_> = counts.into();
    counts.sort_unstable();
    let ids = ["kepatuhan-2021", "kepatuhan-2022", "kepatuhan-2023", "kepatuhan-2024", "opini-2025", "opini-2026"];
    assert_eq!(counts, ids.into_iter().zip([10, 37, 37, 37, 11, 31]).collect::<Vec<_>>());
}

#[test]
fn every_figure_of_the_built_in_packs_that_is_not_assumed_has_a_source() {
    for (id, pack) in built_in() {
        for place in pointers(&pack, 99).into_iter().filter(|place| is_figure(&pack, place)) {
            let figure = pack.pointer(&place).unwrap();
            let (basis, source) = (&figure["basis"], figure["source"].as_str());
            let listed = source.is_some_and(|source| pack["sources"].get(source).is_some());
            assert!(basis == "assumed" || listed, "{id}{place} is {basis} by {source:?}");
            assert!(basis != "user", "{id}{place} is marked as changed by the user");
        }
    }
}

/// Whether an object is a band, a scale, a weight, a bundle, a note, the rule of units or compliance.
fn is_figure(pack: &Value, place: &str) -> bool {
    let figure = pack.pointer(place).unwrap();
    let is_text = ["/levels_text/", "/evidence/", "/sets/"].iter().any(|part| place.contains(part));
    figure.get("basis").is_some() && !is_text
}

#[test]
fn every_name_of_the_built_in_packs_that_is_not_assumed_has_a_source() {
    for (id, pack) in built_in() {
        for indicator in indicators(&pack) {
            let source = indicator["name_source"].as_str().unwrap_or_default();
            let listed = pack["sources"].get(source).is_some();
            assert!(listed || indicator["name_basis"] == "assumed", "{id} {}: {source}", indicator["id"]);
        }
    }
}

#[test]
fn every_indicator_of_the_built_in_packs_tells_what_the_user_needs() {
    for (id, pack) in built_in() {
        for indicator in indicators(&pack) {
            let name = format!("{id} {}", indicator["id"]);
            for text in ["name", "short", "question", "first_step", "effort_reason"] {
                let both = ["id", "en"].map(|language| indicator[text][language].as_str().unwrap_or_default());
                assert!(both.iter().all(|text| !text.is_empty()), "{name} has no {text}");
            }
            assert!(!indicator["evidence"].as_array().unwrap().is_empty(), "{name} has no evidence");
            let no_law_known = id == "kepatuhan-2021" && indicator["id"].as_str().unwrap().contains("rekognisi");
            let law = indicator["law"].as_array().map_or(0, Vec::len);
            assert!(law > 0 || no_law_known, "{name} has no law");
        }
    }
}

#[test]
fn what_nobody_uploads_is_a_remark_and_no_evidence_that_could_be_missing() {
    for (id, pack) in built_in() {
        for indicator in indicators(&pack) {
            let name = format!("{id} {}", indicator["id"]);
            let says = |text: &Value| text["id"].as_str().is_some_and(|text| text.contains("tidak ada berkas"));
            assert!(!indicator["evidence"].as_array().unwrap().iter().any(says), "{name}");
            let is_data = id == "opini-2026" && name.contains(" \"output.");
            assert_eq!(says(&indicator["note"]), is_data, "{name}");
        }
    }
}

#[test]
fn every_level_of_the_built_in_packs_has_a_text() {
    for (id, pack) in built_in() {
        for indicator in indicators(&pack) {
            let levels = &pack["scales"][indicator["scale"].as_str().unwrap()]["levels"];
            let levels = levels.as_array().unwrap().iter().map(|level| level["value"].as_str().unwrap());
            let texts = indicator["levels_text"].as_object().unwrap().keys().map(String::as_str);
            assert_eq!(texts.collect::<BTreeSet<_>>(), levels.collect(), "{id} {}", indicator["id"]);
        }
    }
}

#[test]
fn the_built_in_packs_have_the_bundles_that_officials_ask_for() {
    let opini_2026 = [
        "mpp",
        "publikasi-standar",
        "maklumat",
        "bimtek-kompetensi",
        "kelola-pengaduan",
        "ramah-rentan",
        "pengawasan-internal",
    ];
    for (id, pack) in built_in() {
        let wanted: &[&str] = match id {
            "kepatuhan-2021" => &["mpp", "publikasi-standar", "maklumat", "kelola-pengaduan", "ramah-rentan"],
            "opini-2025" => &["bimtek-kompetensi", "kelola-pengaduan", "pengawasan-internal"],
            _ => &opini_2026,
        };
        let bundles: Vec<_> = pack["bundles"].as_array().unwrap().iter().map(|bundle| &bundle["id"]).collect();
        assert!(wanted.iter().all(|wanted| bundles.iter().any(|bundle| *bundle == wanted)), "{id}: {bundles:?}");
        assert_eq!(id == "opini-2025", !bundles.iter().any(|bundle| *bundle == "mpp"), "only 2025 has no MPP counter");
    }
}

#[test]
fn every_bundle_of_the_built_in_packs_can_be_planned() {
    for (id, pack) in built_in() {
        let controllable: BTreeSet<_> = indicators(&pack)
            .filter(|indicator| indicator["controllable"] == true)
            .map(|indicator| indicator["id"].as_str().unwrap())
            .collect();
        let sets = pack["bundles"].as_array().unwrap().iter().flat_map(|bundle| bundle["sets"].as_array().unwrap());
        for set in sets {
            assert!(controllable.contains(set["indicator"].as_str().unwrap()), "{id}: {set}");
        }
    }
}

#[test]
fn the_built_in_packs_propose_units_for_every_kind_of_body() {
    for (id, pack) in built_in() {
        for kind in ["kabupaten", "kota", "provinsi", "unit"] {
            let units = pack["units"]["presets"][kind].as_array().map_or(0, Vec::len);
            assert!(units > 0 && (units == 1) == (kind == "unit"), "{id}: {units} units for {kind}");
        }
    }
}
