//! Golden cases of a pack, run by the engine itself.

use std::rc::Rc;

use serde_json::Value;

use super::Validator;
use crate::assessment;
use crate::instrument::model::{Example, Instrument};
use crate::instrument::raw::RawExample;
use crate::output::score_json;
use crate::problem::{Place, ProblemKind, Problems};
use crate::score::score;

impl Validator<'_> {
    pub(super) fn examples(&mut self, raw: &[RawExample], place: &Place<'_>) -> Vec<Example> {
        let mut examples = Vec::new();
        for (index, example) in raw.iter().enumerate() {
            self.known_source(example.source.as_deref(), &place.index(index).key("source"));
            examples.extend(read(example));
        }
        examples
    }
}

fn read(raw: &RawExample) -> Option<Example> {
    Some(Example {
        name: raw.name.clone()?,
        source: raw.source.as_deref()?.into(),
        assessment: raw.assessment.as_ref()?.0.clone(),
        expect: raw.expect.as_ref()?.0.clone(),
    })
}

/// Scores every golden case of an instrument and compares what it expects.
///
/// # Errors
/// Every case that does not come out, with what does.
pub fn check_examples(instrument: &Rc<Instrument>) -> Result<(), Problems> {
    let mut problems = Problems::default();
    let root = Place::Root;
    let place = root.key("examples");
    for (index, example) in instrument.examples.iter().enumerate() {
        let place = place.index(index);
        match assessment::read_value(&example.assessment, instrument) {
            Ok((assessment, rules)) => {
                let found = score_json(&score(&rules, &assessment));
                compare(&example.expect, &found, &place.key("expect"), &mut problems);
            }
            Err(inner) => {
                problems.extend_below(&place.key("assessment"), inner);
            }
        }
    }
    problems.or_value(Some(()))
}

/// Every expected key must be found with the expected value; other keys are free.
fn compare(expect: &Value, found: &Value, place: &Place<'_>, problems: &mut Problems) {
    match (expect, found) {
        (Value::Object(expect), Value::Object(found)) => {
            for (key, expect) in expect {
                match found.get(key) {
                    Some(found) => compare(expect, found, &place.key(key), problems),
                    None => problems.push(&place.key(key), ProblemKind::NoSuchResult, key),
                }
            }
        }
        (Value::Array(expect), Value::Array(found)) if expect.len() == found.len() => {
            for (index, (expect, found)) in expect.iter().zip(found).enumerate() {
                compare(expect, found, &place.index(index), problems);
            }
        }
        _ if expect == found => {}
        _ => problems.push(place, ProblemKind::ExampleDiffers { expected: expect.to_string() }, found),
    }
}
