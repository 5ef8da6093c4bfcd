//! The calculation line by line: every step adds up to the printed total.

#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used, reason = "tests say what they expect")]

use std::fs;
use std::path::PathBuf;

use zona_hijau::engine::Rules;
use zona_hijau::engine::assessment::{self, Assessment};
use zona_hijau::engine::instrument::find_builtin;
use zona_hijau::engine::number::Rational;
use zona_hijau::engine::score::score;
use zona_hijau::engine::trace::{DimensionLine, UnitTrace, trace, unit_trace};

/// Every published case, every demo body, and every golden example of the packs.
fn cases() -> Vec<(Assessment, Rules)> {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    let folders = [root.join("tests/cases/published"), root.join("static/demo")];
    let files = folders.iter().flat_map(|folder| fs::read_dir(folder).unwrap()).map(|entry| entry.unwrap().path());
    let texts = files.map(|path| fs::read_to_string(path).unwrap());
    let mut cases: Vec<_> = texts.filter_map(|text| assessment::read(&text, find_builtin).ok()).collect();
    for id in zona_hijau::engine::instrument::builtin() {
        let instrument = find_builtin(id).unwrap();
        cases
            .extend(instrument.examples.iter().filter_map(|e| assessment::read_value(&e.assessment, &instrument).ok()));
    }
    cases
}

fn sum<'a>(terms: impl Iterator<Item = &'a Rational>) -> Rational {
    terms.cloned().sum()
}

fn points(line: &DimensionLine) -> Rational {
    if line.indicators.is_empty() {
        return line.contribution.clone();
    }
    sum(line.indicators.iter().map(|indicator| &indicator.contribution))
}

#[test]
fn the_mean_of_the_units_and_the_rounding_line_make_the_printed_total() {
    let mut checked = 0;
    for (assessment, rules) in cases() {
        let outcome = score(&rules, &assessment);
        let Some(trace) = trace(&rules, &assessment) else {
            assert!(!outcome.is_complete(), "a complete body has a calculation");
            continue;
        };
        let mean = sum(trace.units.iter().map(|unit| &unit.total)).over(trace.units.len());
        assert_eq!(trace.mean, mean);
        assert_eq!(&trace.mean + &trace.rounding, trace.total.to_rational());
        assert_eq!(Some(trace.total), outcome.verdict.map(|verdict| verdict.total));
        checked += 1;
    }
    assert!(checked > 20, "only {checked} cases");
}

#[test]
fn the_lines_of_a_unit_make_its_total() {
    let mut lines = 0;
    for (assessment, rules) in cases() {
        for unit in assessment.units.iter().filter_map(|unit| unit_trace(&rules, unit)) {
            let UnitTrace { dimensions, total, .. } = &unit;
            if dimensions.is_empty() {
                continue;
            }
            assert_eq!(sum(dimensions.iter().map(|line| &line.contribution)), *total);
            for line in dimensions {
                assert_eq!(points(line), line.contribution);
                for indicator in &line.indicators {
                    let share = &indicator.share * &indicator.weight.over(100);
                    assert_eq!(&share * &line.weight, indicator.contribution, "value x weight");
                }
                lines += 1 + line.indicators.len();
            }
        }
    }
    assert!(lines > 700, "only {lines} lines");
}

#[test]
fn the_dimensions_of_a_result_share_100_points_and_none_has_more_than_its_weight() {
    for (assessment, rules) in cases() {
        let outcome = score(&rules, &assessment);
        assert_eq!(sum(outcome.dimensions.iter().map(|dimension| &dimension.weight)), Rational::HUNDRED);
        for (dimension, rule) in outcome.dimensions.iter().zip(&rules.dimensions) {
            assert_eq!(dimension.weight, &rule.weight.value * &Rational::HUNDRED);
            assert!(dimension.points.low <= dimension.points.high && dimension.points.high <= dimension.weight);
        }
    }
}

#[test]
fn typed_points_that_are_missing_can_be_all_or_nothing() {
    let text = r#"{ "format": "zona-hijau/assessment", "version": 1,
        "instrument": { "id": "kepatuhan-2023", "version": "1.0.0" }, "body": { "name": "", "kind": "kabupaten" },
        "units": [{ "id": "u1", "name": "", "entry": { "mode": "dimensions", "points":
        { "input": "10", "proses": null, "output": null, "pengaduan": null } } }] }"#;
    let (assessment, rules) = assessment::read(text, find_builtin).unwrap();
    let outcome = score(&rules, &assessment);
    let (typed, missing) = outcome.dimensions.split_first().unwrap();
    assert_eq!((&typed.points.low, &typed.points.high), (&Rational::whole(10), &Rational::whole(10)));
    assert!(!missing.is_empty());
    for dimension in missing {
        assert_eq!((&dimension.points.low, &dimension.points.high), (&Rational::ZERO, &dimension.weight));
    }
}
