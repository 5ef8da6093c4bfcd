//! The calculation line by line: every step adds up to the printed total.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "tests say what they expect"
)]

mod support;

use std::fs;
use std::path::PathBuf;
use std::rc::Rc;

use support::engine::{Pack, built_in_ids};
use support::generate::{self, Answers, Size};
use support::random::Random;

use zona_hijau::engine::Rules;
use zona_hijau::engine::assessment::{self, Answer, Assessment, Entry, Unit};
use zona_hijau::engine::instrument::{Indicator, find_builtin};
use zona_hijau::engine::number::Rational;
use zona_hijau::engine::score::score;
use zona_hijau::engine::trace::{UnitTrace, trace, unit_trace};

/// The files of a folder that are assessments.
fn files(folder: &str, others: &[&str]) -> Vec<(Assessment, Rules)> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(folder);
    let paths = fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path());
    let is_json = |path: &PathBuf| path.extension().is_some_and(|extension| extension == "json");
    let is_case = |path: &PathBuf| is_json(path) && !others.iter().any(|other| path.ends_with(other));
    let read = |path: PathBuf| assessment::read(&fs::read_to_string(&path).unwrap(), find_builtin).unwrap();
    paths.filter(is_case).map(read).collect()
}

fn cases() -> Vec<(Assessment, Rules)> {
    let mut cases = fixed_cases();
    cases.extend(random_cases());
    cases
}

/// Every published case, every demo body, and every golden example of the packs.
fn fixed_cases() -> Vec<(Assessment, Rules)> {
    let mut cases = files("tests/cases/published", &["expected.json", "national.json", "notes.json", "titles.json"]);
    cases.extend(files("static/demo", &[]));
    for id in zona_hijau::engine::instrument::builtin() {
        let instrument = find_builtin(id).unwrap();
        cases.extend(instrument.examples.iter().map(|e| assessment::read_value(&e.assessment, &instrument).unwrap()));
    }
    cases
}

/// Random assessments with changed weights, some of them 0, and with much that does not apply.
fn random_cases() -> Vec<(Assessment, Rules)> {
    let mut cases = Vec::new();
    for seed in 0..900 {
        let mut random = Random::new(seed);
        let pack = match random.chance(50) {
            true => Pack::built_in(random.pick::<&str>(&built_in_ids())),
            false => Pack::new(generate::pack(&Size { dimensions: 4, indicators: 3 }, &mut random)),
        };
        let answers = Answers { not_applicable: random.between(0, 60), ..Answers::COMPLETE };
        let document = generate::assessment(&pack.document, answers, &mut random);
        cases.push(assessment::read_for(&document.to_string(), &pack.instrument).unwrap());
    }
    cases
}

fn sum<'a>(terms: impl Iterator<Item = &'a Rational>) -> Rational {
    terms.cloned().sum()
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
    assert!(checked > 700, "only {checked} cases");
}

#[test]
fn the_lines_of_a_unit_make_its_total() {
    let (mut lines, mut weightless) = (0, 0);
    for (assessment, rules) in cases() {
        for unit in assessment.units.iter().filter_map(|unit| unit_trace(&rules, unit)) {
            let UnitTrace { dimensions, total, .. } = &unit;
            if dimensions.is_empty() {
                continue;
            }
            assert_eq!(sum(dimensions.iter().map(|line| &line.contribution)), *total);
            for line in dimensions {
                for indicator in &line.indicators {
                    let share = &indicator.share * &indicator.weight.over(100);
                    assert_eq!(&share * &line.weight, indicator.contribution, "value x weight");
                }
                if !line.indicators.is_empty() {
                    let reached = sum(line.indicators.iter().map(|indicator| &indicator.contribution));
                    assert_eq!(reached, line.contribution);
                    let share = line.share.as_ref().expect("what is answered reaches a share of its dimension");
                    assert_eq!(share * &line.weight, line.contribution);
                    weightless += usize::from(line.weight.is_zero() && !share.is_zero());
                    lines += 1 + line.indicators.len();
                }
            }
        }
    }
    assert!(lines > 10_000 && weightless > 10, "only {lines} lines, {weightless} of them without a weight");
}

/// The same where the first dimension of several does not apply to the first unit.
fn without_a_dimension(assessment: &Assessment, rules: &Rules) -> Assessment {
    let mut without = assessment.clone();
    if let (Some(Entry::Indicators(answers)), Some(dimension)) =
        (without.units.first_mut().map(|unit| &mut unit.entry), rules.instrument().dimensions.first())
        && rules.dimensions().len() > 1
    {
        let answers = Rc::make_mut(answers);
        for indicator in &dimension.indicators {
            answers.insert(indicator.id.clone(), Answer::NotApplicable);
        }
    }
    without
}

#[test]
fn the_dimensions_of_a_result_share_100_points_and_none_has_more_than_it_can_give() {
    let (mut reweighted, mut above) = (0, 0);
    let cases = fixed_cases();
    let without: Vec<_> = cases.iter().map(|(assessment, rules)| without_a_dimension(assessment, rules)).collect();
    let all = cases.iter().map(|(assessment, _)| assessment).chain(&without).zip(cases.iter().chain(&cases));
    for (assessment, (_, rules)) in all {
        let outcome = score(rules, assessment);
        assert_eq!(sum(outcome.dimensions.iter().map(|dimension| &dimension.weight)), Rational::HUNDRED);
        assert_eq!(sum(outcome.dimensions.iter().map(|dimension| &dimension.most)), Rational::HUNDRED);
        for (dimension, rule) in outcome.dimensions.iter().zip(rules.dimensions()) {
            assert_eq!(dimension.weight, rule.weight().value() * &Rational::HUNDRED);
            assert!(dimension.points.low <= dimension.points.high && dimension.points.high <= dimension.most);
            assert!(dimension.most == dimension.weight || outcome.reweighted > 0);
            above += usize::from(dimension.points.low > dimension.weight);
        }
        let drops = |unit: &&Unit| match &unit.entry {
            Entry::Indicators(answers) => rules.instrument().dimensions.iter().any(|dimension| {
                let all = |indicator: &Indicator| matches!(answers.get(&indicator.id), Some(Answer::NotApplicable));
                dimension.indicators.iter().all(all)
            }),
            _ => false,
        };
        assert_eq!(outcome.reweighted, assessment.units.iter().filter(drops).count());
        reweighted += outcome.reweighted;
    }
    assert!(reweighted > 0 && above > 0, "{reweighted} units without a dimension, {above} figures above the weight");
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

#[test]
fn a_dimension_of_which_nothing_that_applies_has_a_weight_is_left_out_of_the_calculation() {
    let text = r#"{ "format": "zona-hijau/assessment", "version": 1, "instrument": { "id": "kepatuhan-2024" },
        "overrides": { "weights": { "pengaduan.mekanisme": "100" } },
        "units": [{ "id": "u1", "entry": { "mode": "indicators", "values": { "pengaduan.mekanisme": "n/a" } } }] }"#;
    let (mut assessment, rules) = assessment::read(text, find_builtin).unwrap();
    let Entry::Indicators(answers) = &mut assessment.units[0].entry else { panic!("entered by indicator") };
    let answers = std::rc::Rc::make_mut(answers);
    for indicator in rules.indicators().filter(|indicator| indicator.id().as_str() != "pengaduan.mekanisme") {
        answers.insert(indicator.id().clone(), Answer::Level(indicator.scale().levels[0].id.clone()));
    }
    let trace = trace(&rules, &assessment).expect("a complete body has a calculation");
    assert_eq!(Some(trace.total), score(&rules, &assessment).verdict.map(|verdict| verdict.total));
    assert!(trace.units[0].dimensions.iter().all(|line| line.id.as_str() != "pengaduan"));
}
