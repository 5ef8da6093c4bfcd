//! The same answers under another instrument: what travels, and what is said to stay behind.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "tests say what they expect"
)]

mod support;

use serde_json::{Value, json};
use support::engine::{Pack, built_in_ids};
use support::generate::{Answers, assessment as random_assessment};
use support::random::Random;
use zona_hijau::engine::assessment;
use zona_hijau::engine::instrument::Basis;
use zona_hijau::engine::transfer::{Mapping, Transfer};

fn transfer(assessment: &Value, from: &Pack, to: &Pack) -> Transfer {
    let (assessment, _) = assessment::read_for(&assessment.to_string(), &from.instrument).unwrap();
    let mapping = Mapping::between(from.instrument.id.as_str(), to.instrument.id.as_str()).unwrap();
    mapping.transfer(&assessment, &from.instrument, &to.instrument)
}

fn of_2024(values: Value) -> Value {
    json!({
        "format": "zona-hijau/assessment", "version": 1, "instrument": { "id": "kepatuhan-2024" },
        "target": "B",
        "units": [
            { "id": "u1", "name": "Dinas Sosial", "entry": { "mode": "indicators", "values": values } },
            { "id": "u2", "entry": { "mode": "total", "value": "62.06" } },
        ],
    })
}

#[test]
fn every_pair_of_a_mapping_names_indicators_that_exist_with_the_same_levels() {
    let ids = built_in_ids();
    let mut mappings = 0;
    for from in ids {
        for to in ids {
            let Some(mapping) = Mapping::between(from, to) else { continue };
            mappings += 1;
            let (from, to) = (Pack::built_in(from), Pack::built_in(to));
            assert!(!mapping.pairs.is_empty());
            for (old, new) in &mapping.pairs {
                let old = from.instrument.indicator(old.as_str()).unwrap_or_else(|| panic!("{old} of {mapping:?}"));
                let new = to.instrument.indicator(new.as_str()).unwrap_or_else(|| panic!("{new} of {mapping:?}"));
                let levels = |indicator: &zona_hijau::engine::instrument::Indicator| {
                    indicator.scale.levels.iter().map(|level| level.id.clone()).collect::<Vec<_>>()
                };
                assert_eq!(levels(old), levels(new));
            }
        }
    }
    assert_eq!(mappings, 20, "ten files, both ways");
    assert!(Mapping::between("kepatuhan-2021", "kepatuhan-2022").is_none());
    assert_eq!(Mapping::between("kepatuhan-2024", "opini-2026").unwrap().basis, Basis::Assumed);
}

#[test]
fn answers_of_2022_to_2024_travel_whole_and_come_back() {
    let [from, to] = ["kepatuhan-2023", "kepatuhan-2024"].map(Pack::built_in);
    let mut random = Random::new(5);
    let mut compared = 0;
    for _ in 0..200 {
        let document = random_assessment(&from.document, Answers::random(&mut random), &mut random);
        let there = transfer(&document, &from, &to);
        assert!(there.left_behind.is_empty() && there.without_answer.is_empty());
        let back = Mapping::between("kepatuhan-2024", "kepatuhan-2023").unwrap();
        let back = back.transfer(&there.assessment, &to.instrument, &from.instrument);
        let (before, _) = assessment::read_for(&document.to_string(), &from.instrument).unwrap();
        for (unit, returned) in before.units.iter().zip(&back.assessment.units) {
            if !there.empty_units.contains(&unit.id) {
                assert_eq!(unit.entry, returned.entry);
                compared += 1;
            }
        }
    }
    assert!(compared > 100, "only {compared} units were entered by indicator");
}

#[test]
fn what_has_no_counterpart_is_named_and_never_invented() {
    let [from, to] = ["kepatuhan-2024", "opini-2026"].map(Pack::built_in);
    let values = json!({
        "proses.biaya": "2", "proses.moto": "3", "input.sarana": { "low": "1", "high": "2" }, "pengaduan.kewajiban": "n/a",
    });
    let moved = transfer(&of_2024(values), &from, &to);
    let text = assessment::to_text(&moved.assessment);
    let written: Value = serde_json::from_str(&text).unwrap();
    let expected = json!({
        "proses.biaya": "2", "proses.sarana": { "low": "1", "high": "2" }, "pengaduan.sk": "n/a",
    });
    assert_eq!(written["units"][0]["entry"]["values"], expected);
    assert_eq!(written["instrument"]["id"], "opini-2026");
    assert_eq!(written["target"], Value::Null, "B is no band of 2026");
    assert!(moved.left_behind.iter().any(|id| id.as_str() == "proses.moto"));
    assert!(moved.without_answer.iter().any(|id| id.as_str() == "output.ipm"));
    assert_eq!(moved.empty_units.iter().map(|id| id.as_str()).collect::<Vec<_>>(), ["u2"]);
    assessment::read_for(&text, &to.instrument).unwrap_or_else(|problems| panic!("{problems}"));
}

#[test]
fn a_damaged_mapping_says_everything_that_is_wrong() {
    let paths = |version: &str| {
        let text = r#"{"format":"zona-hijau/mapping","format_version":VERSION,"from":"a","to":"b","basis":"sure",
            "note":{"id":"x","en":"x"},"pairs":[["a"],["a","b"],["a","c"]]}"#;
        let problems = Mapping::read(&text.replace("VERSION", version)).unwrap_err();
        problems.iter().map(|problem| problem.path.clone()).collect::<Vec<_>>()
    };
    assert_eq!(paths("0"), ["format_version", "basis", "pairs[0]", "pairs[2]"]);
    assert_eq!(paths("2"), ["format_version"], "a newer version means other things by its keys");
}

#[test]
fn evidence_travels_only_in_its_own_words_and_scenarios_stay_behind() {
    let [from, to] = ["kepatuhan-2024", "opini-2026"].map(Pack::built_in);
    let mut document = of_2024(json!({ "proses.biaya": "2" }));
    document["scenarios"] = json!([{ "name": "a", "units": document["units"] }]);
    let asked = |pack: &Pack, id: &str| pack.instrument.indicator(id).unwrap().evidence[0].text.id.clone();
    let (old, new) = (asked(&from, "proses.biaya"), asked(&to, "proses.biaya"));
    assert_ne!(old, new, "the same id asks for something else in another year");
    document["notes"] = json!({ "evidence": { "format": "zona-hijau/evidence", "version": 1, "units": { "u1": {
        "contacts": { "have": 3 },
        "items": {
            "proses.biaya": [{ "id": "e1", "status": "complete" }, { "id": "x1", "text": "Perda tarif", "status": "complete" }],
            "proses.moto": [{ "id": "x1", "text": "Foto moto" }],
        } } } } });
    let moved = transfer(&document, &from, &to);
    let text = assessment::to_text(&moved.assessment);
    let written: Value = serde_json::from_str(&text).unwrap();
    let units = json!({ "u1": { "items": {
        "proses.biaya": [{ "id": "x1", "text": "Perda tarif", "status": "complete" }] } } });
    assert_eq!(written["notes"]["evidence"]["units"], units);
    assert_eq!(written["scenarios"], json!([]));
    assert!(moved.evidence_dropped && moved.scenarios_dropped);
    assert!(!moved.set_aside_dropped);
    let (read, _) = assessment::read_for(&text, &to.instrument).unwrap();
    assert!(read.evidence.problems().is_empty(), "{}", read.evidence.problems());
    document["target"] = json!("B");
    document["units"][0]["set_aside"] = json!([{ "mode": "total", "value": "70" }]);
    let moved = transfer(&document, &from, &to);
    assert!(moved.target_dropped && moved.set_aside_dropped);
    assert!(moved.assessment.target.is_none() && moved.assessment.units[0].set_aside.is_empty());
    let nothing = transfer(&of_2024(json!({ "proses.biaya": "2" })), &from, &to);
    assert!(!nothing.evidence_dropped && !nothing.scenarios_dropped);
}

#[test]
fn what_stays_behind_is_said_for_each_kind_alone() {
    let [from, to] = ["kepatuhan-2024", "opini-2026"].map(Pack::built_in);
    let dropped = |unit: Value| {
        let mut document = of_2024(json!({ "proses.biaya": "2" }));
        let units = json!({ "u1": unit, "u2": { "items": {} } });
        document["notes"] = json!({ "evidence": { "format": "zona-hijau/evidence", "version": 1, "units": units } });
        transfer(&document, &from, &to).evidence_dropped
    };
    let own = json!([{ "id": "x1", "text": "Perda tarif" }]);
    assert!(!dropped(json!({ "items": { "proses.biaya": own } })));
    assert!(dropped(json!({ "contacts": { "have": 3 } })));
    assert!(dropped(json!({ "items": { "proses.biaya": [{ "id": "e1", "status": "complete" }] } })));
    assert!(dropped(json!({ "items": { "proses.moto": own } })));
    let mut locked = of_2024(json!({ "proses.biaya": "2" }));
    locked["notes"] = json!({ "evidence": { "format": "zona-hijau/evidence", "version": 99 } });
    assert!(transfer(&locked, &from, &to).evidence_dropped);
}

#[test]
fn notes_travel_and_what_was_unknown_in_an_entry_does_not() {
    let [from, to] = ["kepatuhan-2024", "opini-2026"].map(Pack::built_in);
    let mut document = of_2024(json!({ "proses.biaya": "2" }));
    document["notes"] = json!({ "rapat": "Senin" });
    document["units"][0]["entry"]["later"] = json!(1);
    document["overrides"] = json!({ "efforts": { "proses.biaya": 3 } });
    document["followed_up"] = json!("all");
    let moved = transfer(&document, &from, &to);
    let written: Value = serde_json::from_str(&assessment::to_text(&moved.assessment)).unwrap();
    assert_eq!(written["notes"]["rapat"], "Senin");
    assert_eq!(written["units"][0]["entry"], json!({ "mode": "indicators", "values": { "proses.biaya": "2" } }));
    assert_eq!(written["followed_up"], json!(null), "what was followed up belongs to its year");
    assert!(moved.overrides_dropped && moved.follow_up_dropped);
    assert!(!transfer(&of_2024(json!({})), &from, &to).follow_up_dropped);
    assert!(!transfer(&of_2024(json!({})), &from, &to).overrides_dropped);
}

#[test]
fn what_is_ticked_off_in_a_plan_stays_with_its_year() {
    let [from, to] = ["kepatuhan-2023", "kepatuhan-2024"].map(Pack::built_in);
    let moved = |notes: Value| {
        let mut document = of_2024(json!({ "proses.biaya": "2" }));
        document["instrument"]["id"] = json!("kepatuhan-2023");
        document["notes"] = notes;
        let moved = transfer(&document, &from, &to);
        assert!(moved.assessment.ticked().is_empty());
        (moved.ticks_dropped, moved.assessment.notes)
    };
    let ticked = json!({ "rapat": "Senin", "plan": { "done": ["proses.biaya"] } });
    assert_eq!(moved(ticked), (true, json!({ "rapat": "Senin" })));
    let beside = json!({ "plan": { "done": ["proses.biaya"], "besar": "rapat Senin" } });
    assert_eq!(moved(beside), (true, json!({ "plan": { "besar": "rapat Senin" } })));
    for nothing in [json!({}), json!({ "plan": "rapat Senin" }), json!({ "plan": { "besar": "rapat Senin" } })] {
        assert_eq!(moved(nothing.clone()), (false, nothing));
    }
}

#[test]
fn a_mapping_is_known_where_there_is_one() {
    let ids = built_in_ids();
    for from in ids {
        for to in ids {
            assert_eq!(Mapping::is_known(from, to), Mapping::between(from, to).is_some(), "{from} to {to}");
        }
    }
}

#[test]
fn evidence_that_is_asked_for_in_the_same_words_travels_whole() {
    let [from, to] = ["kepatuhan-2023", "kepatuhan-2024"].map(Pack::built_in);
    let same = |indicator: &&zona_hijau::engine::instrument::Indicator| {
        let other = to.instrument.indicator(indicator.id.as_str());
        other
            .is_some_and(|other| other.evidence.first().map(|e| &e.text) == indicator.evidence.first().map(|e| &e.text))
    };
    let id =
        from.instrument.indicators().find(same).expect("the lists of both years have much in common").id.to_string();
    let mut document = of_2024(json!({ id.clone(): "2" }));
    document["instrument"]["id"] = json!("kepatuhan-2023");
    document["notes"] = json!({ "evidence": { "format": "zona-hijau/evidence", "version": 1, "units": { "u1": {
        "items": { id.clone(): [{ "id": "e1", "status": "rework", "owner": "Sekretaris" }] } } } } });
    let moved = transfer(&document, &from, &to);
    let written: Value = serde_json::from_str(&assessment::to_text(&moved.assessment)).unwrap();
    let item = &written["notes"]["evidence"]["units"]["u1"]["items"][&id][0];
    assert_eq!((&item["status"], &item["owner"]), (&json!("rework"), &json!("Sekretaris")));
    assert!(!moved.evidence_dropped);
}
