//! The validator of packs as a program: what it says of good packs and of bad ones.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "tests say what they expect"
)]

mod support;

use serde_json::{Value, json};
use support::document::put;
use support::engine::{built_in_document, built_in_ids};
use support::program::{Run, check, run_example};

const FICTIONAL: &str = include_str!("../examples/packs/contoh-nusa-fiktif-2030.json");

fn fictional() -> Value {
    serde_json::from_str(FICTIONAL).unwrap()
}

/// The fictional pack with other values at these places.
fn changed(changes: &[(&str, Value)]) -> Run {
    let mut pack = fictional();
    changes.iter().for_each(|(place, value)| put(&mut pack, place, value.clone()));
    check(pack.to_string().as_bytes())
}

/// The problems of a refused pack, a line each; nothing is on standard output.
fn problems(run: &Run) -> Vec<&str> {
    assert_eq!((run.code, run.output.as_str()), (Some(2), ""), "{}", run.errors);
    run.errors.lines().collect()
}

#[test]
fn the_fictional_pack_is_summed_up() {
    let run = check(FICTIONAL.as_bytes());
    assert_eq!((run.code, run.errors.as_str()), (Some(0), ""));
    let expected = "\
contoh-nusa-fiktif-2030@1.0.0: Service assessment of Nusa Fiktif 2030 (made-up example)
bands 3, dimensions 3, indicators 7, bundles 1
published weights: 3 (1 official, 2 reported)
unpublished weights: 7 (7 assumed)
golden examples that come out: 2
";
    assert_eq!(run.output, expected);
}

#[test]
fn every_built_in_pack_is_accepted() {
    for id in built_in_ids() {
        let run = check(built_in_document(id).to_string().as_bytes());
        assert_eq!((run.code, run.errors.as_str()), (Some(0), ""), "{id}");
        assert!(run.output.starts_with(&format!("{id}@")), "{}", run.output);
        assert!(!run.output.contains("to mend"), "{}", run.output);
    }
}

#[test]
fn a_published_weight_without_a_source_is_accepted_and_named() {
    let run = changed(&[("/dimensions/0/weight/source", Value::Null)]);
    assert_eq!(run.code, Some(0), "{}", run.errors);
    assert!(run.output.ends_with("to mend: published without a source: loket\n"), "{}", run.output);
}

#[test]
fn every_problem_is_one_line_with_its_path_and_the_wrong_value() {
    let run = changed(&[
        ("/dimensions/0/weight/percent", json!("50,0")),
        ("/dimensions/1/weight/basis", json!("guessed")),
        ("/dimensions/2/indicators/1/scale", json!("tingkat-0-9")),
        ("/bands/1/min", json!("85.00")),
        ("/warna", json!("hijau")),
    ]);
    let mut lines = problems(&run);
    lines.sort_unstable();
    let expected = [
        ("bands[1].min:", "85.00"),
        ("dimensions[0].weight.percent:", "50,0"),
        ("dimensions[1].weight.basis:", "guessed"),
        ("dimensions[2].indicators[1].scale:", "tingkat-0-9"),
        ("warna:", "warna"),
    ];
    assert_eq!(lines.len(), expected.len(), "{lines:#?}");
    for (line, (path, value)) in lines.iter().zip(expected) {
        assert!(line.starts_with(path) && line.contains(value), "{line}");
    }
}

#[test]
fn a_golden_example_that_does_not_come_out_is_told_with_what_does() {
    let run = changed(&[("/examples/1/expect/total", json!("66.26")), ("/examples/0/expect/category", json!("P"))]);
    let lines = problems(&run);
    assert_eq!(lines.len(), 2, "{lines:#?}");
    let told = |path: &str, wanted: &str, found: &str| {
        lines.iter().any(|line| line.starts_with(path) && line.contains(wanted) && line.contains(found))
    };
    assert!(told("examples[1].expect.total:", "66.26", "66.25"), "{lines:#?}");
    assert!(told("examples[0].expect.category:", "\"P\"", "B"), "{lines:#?}");
}

#[test]
fn what_is_no_pack_is_refused_in_one_line() {
    let huge = format!("{{\"format\": \"{}\"}}", "x".repeat(3_000_000));
    let deep = "[".repeat(100_000);
    for bytes in [&b""[..], b"no JSON", b"[]", b"\xff\xfe{}", huge.as_bytes(), deep.as_bytes()] {
        let run = check(bytes);
        assert_eq!(problems(&run).len(), 1, "{}", run.errors);
        assert!(run.errors.len() < 1000, "{}", run.errors.len());
    }
}

#[test]
fn of_an_object_that_is_no_pack_everything_that_a_pack_needs_is_missed() {
    let run = check(b"{}");
    let paths: Vec<_> = problems(&run).into_iter().map(|line| line.split(':').next().unwrap()).collect();
    let head = ["format", "format_version", "id", "version", "year", "title"];
    assert_eq!(paths, [&head[..], &["decimals", "rounding", "bands", "scales", "dimensions", "units"]].concat());
}

#[test]
fn without_exactly_one_file_that_exists_it_says_how_to_call_it() {
    let missing = std::path::Path::new("tidak-ada.json");
    for arguments in [&[][..], &[missing, missing][..]] {
        assert_eq!(problems(&run_example("check", arguments)), ["usage: check PACK.json"]);
    }
    let run = run_example("check", &[missing]);
    assert!(problems(&run)[0].starts_with("tidak-ada.json: "), "{}", run.errors);
}
