//! The engine as tests use it: JSON in, JSON or problems out.

use std::rc::Rc;

use serde_json::Value;
use zona_hijau::engine::assessment;
use zona_hijau::engine::instrument::{self, BUILT_IN, Instrument};
use zona_hijau::engine::output::score_json;
use zona_hijau::engine::problem::Problems;
use zona_hijau::engine::score::score;

/// A pack as a document and as the engine loads it.
pub struct Pack {
    pub document: Value,
    pub instrument: Rc<Instrument>,
}

impl Pack {
    pub fn new(document: Value) -> Self {
        match instrument::load(&document.to_string()) {
            Ok(instrument) => Self { document, instrument: Rc::new(instrument) },
            Err(problems) => panic!("the pack does not load:\n{problems}{document:#}"),
        }
    }

    pub fn built_in(id: &str) -> Self {
        Self::new(built_in_document(id))
    }

    /// What `score` prints.
    pub fn score(&self, assessment: &Value) -> Value {
        self.score_text(&assessment.to_string())
    }

    pub fn score_text(&self, assessment: &str) -> Value {
        match assessment::read_for(assessment, &self.instrument) {
            Ok((assessment, rules)) => score_json(&score(&rules, &assessment)),
            Err(problems) => panic!("the assessment is refused:\n{problems}{assessment}"),
        }
    }

    /// Why the assessment is refused.
    pub fn problems(&self, assessment: &str) -> Problems {
        match assessment::read_for(assessment, &self.instrument) {
            Ok(_) => panic!("nothing is wrong with {assessment}"),
            Err(problems) => problems,
        }
    }
}

pub fn built_in_ids() -> [&'static str; 6] {
    BUILT_IN.map(|(id, _)| id)
}

pub fn built_in_document(id: &str) -> Value {
    let (_, text) = BUILT_IN.iter().find(|(known, _)| *known == id).unwrap_or_else(|| panic!("no pack {id}"));
    serde_json::from_str(text).unwrap()
}

/// Every problem as it is printed.
pub fn lines(problems: &Problems) -> Vec<String> {
    problems.iter().map(ToString::to_string).collect()
}
