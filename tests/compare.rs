//! Two assessments side by side: exactly what was changed is named.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "tests say what they expect"
)]

mod support;

use serde_json::{Value, json};
use support::engine::Pack;
use zona_hijau::engine::assessment::{self, Answer};
use zona_hijau::engine::compare::{Comparison, UnitChange, compare};
use zona_hijau::engine::number::Rational;
use zona_hijau::engine::score::score;

fn body(pack: &Pack) -> Value {
    let values = pack.instrument.indicators().map(|indicator| (indicator.id.to_string(), json!("1")));
    let values: Value = values.collect::<serde_json::Map<_, _>>().into();
    let unit = |id: &str| json!({ "id": id, "entry": { "mode": "indicators", "values": values.clone() } });
    json!({
        "format": "zona-hijau/assessment", "version": 1, "instrument": { "id": pack.instrument.id.as_str() },
        "units": [unit("u1"), unit("u2"), { "id": "u3", "entry": { "mode": "total", "value": "60" } }],
    })
}

fn compared(pack: &Pack, before: &Value, after: &Value) -> Comparison {
    let [before, after] = [before, after].map(|document| {
        let (assessment, rules) = assessment::read_for(&document.to_string(), &pack.instrument).unwrap();
        let outcome = score(&rules, &assessment);
        (assessment, outcome, rules)
    });
    compare(&before.2, (&before.0, &before.1), (&after.0, &after.1))
}

#[test]
fn one_changed_answer_is_one_difference_at_every_level() {
    let pack = Pack::built_in("kepatuhan-2023");
    let (before, mut after) = (body(&pack), body(&pack));
    after["units"][1]["entry"]["values"]["proses.terpadu"] = json!("3");
    let found = compared(&pack, &before, &after);
    assert_eq!(found.indicators.len(), 1);
    let change = &found.indicators[0];
    assert_eq!((change.unit.as_str(), change.indicator.as_str()), ("u2", "proses.terpadu"));
    assert_eq!(change.after, Some(Answer::Level("3".into())));
    let dimensions: Vec<_> = found.dimensions.iter().filter(|(_, change)| change.is_some()).collect();
    assert_eq!(dimensions.iter().map(|(id, _)| id.as_str()).collect::<Vec<_>>(), ["proses"]);
    let changed = |(_, change): &&(_, UnitChange)| matches!(change, UnitChange::Both(change) if change.is_some());
    assert_eq!(found.units.iter().filter(changed).count(), 1);
    // 32.37 / 11 points for the whole share of one indicator, two thirds of it, in one of three units.
    let gain = &(&Rational::parse("32.37").unwrap() * &Rational::parse("2/3").unwrap()).over(11 * 3);
    assert_eq!(found.total.difference().as_ref(), Some(gain));
}

#[test]
fn equal_assessments_differ_in_nothing() {
    let pack = Pack::built_in("opini-2026");
    let found = compared(&pack, &body(&pack), &body(&pack));
    assert!(found.indicators.is_empty() && !found.total.is_some());
    assert!(found.dimensions.iter().all(|(_, change)| !change.is_some()));
}

#[test]
fn units_that_come_and_go_are_named_and_open_figures_have_no_difference() {
    let pack = Pack::built_in("kepatuhan-2023");
    let (before, mut after) = (body(&pack), body(&pack));
    after["units"][2]["id"] = json!("u9");
    after["units"][0]["entry"]["values"]["proses.biaya"] = json!(null);
    let found = compared(&pack, &before, &after);
    let names = |is: fn(&UnitChange) -> bool| -> Vec<&str> {
        found.units.iter().filter(|(_, change)| is(change)).map(|(id, _)| id.as_str()).collect()
    };
    assert_eq!(names(|change| matches!(change, UnitChange::Removed(_))), ["u3"]);
    assert_eq!(names(|change| matches!(change, UnitChange::Added(_))), ["u9"]);
    assert_eq!(found.total.difference(), None, "not yet assessed is not zero");
    assert_eq!((found.indicators.len(), &found.indicators[0].after), (1, &None));
}
