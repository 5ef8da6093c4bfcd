//! What the page asks of the worker, and what it answers: JSON, with the bytes of a file beside it.

use std::rc::Rc;

use serde_json::{Value, json};

use super::csv::Flavour;
use super::layout::LANGUAGES;
use super::problem::Refusal;
use super::{Content, Preview, csv, export, file, import, xlsx};
use crate::engine::assessment::{self, Assessment};
use crate::engine::instrument::{self, Instrument};
use crate::engine::plan::{Plan, Planner};
use crate::engine::score::score;
use crate::engine::text::Language;
use crate::engine::{Rules, Target};
use crate::i18n::Locale;

/// An answer: what to say, and a file where one was asked for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Answer {
    /// As JSON.
    pub text: String,
    /// The file that was written.
    pub bytes: Vec<u8>,
}

/// How far a job is, for the page to show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// The file is being read or written.
    File,
    /// Its cells are being checked.
    Cells,
    /// A plan is being made.
    Plan,
}

impl Stage {
    /// The name in messages.
    pub const fn name(self) -> &'static str {
        match self {
            Self::File => "file",
            Self::Cells => "cells",
            Self::Plan => "plan",
        }
    }
}

/// Carries out one request. What cannot be understood is answered too: nothing here fails.
pub fn run(request: &str, bytes: &[u8], report: &dyn Fn(Stage)) -> Answer {
    let request: Value = serde_json::from_str(request).unwrap_or_default();
    let Some(job) = Job::read(&request) else {
        return Answer { text: json!({ "error": "request" }).to_string(), bytes: Vec::new() };
    };
    match word(&request, "do") {
        "write" => job.write(&request, report),
        _ => job.read_file(bytes, report),
    }
}

fn word<'r>(request: &'r Value, key: &str) -> &'r str {
    request.get(key).and_then(Value::as_str).unwrap_or_default()
}

/// What every request brings along.
struct Job {
    instrument: Rc<Instrument>,
    assessment: Assessment,
    rules: Rules,
}

impl Job {
    fn read(request: &Value) -> Option<Self> {
        let instrument = Rc::new(instrument::load(word(request, "pack")).ok()?);
        let (assessment, rules) = assessment::read_for(word(request, "assessment"), &instrument).ok()?;
        Some(Self { instrument, assessment, rules })
    }

    fn write(&self, request: &Value, report: &dyn Fn(Stage)) -> Answer {
        let language = if word(request, "language") == "en" { Language::English } else { Language::Indonesian };
        let is_template = request.get("template") == Some(&Value::Bool(true));
        let outcome = (!is_template).then(|| score(&self.rules, &self.assessment));
        let plan = if is_template { None } else { self.plan(report) };
        report(Stage::File);
        let format = word(request, "format");
        let content = Content {
            assessment: &self.assessment,
            rules: &self.rules,
            outcome: outcome.as_ref(),
            plan: plan.as_ref(),
            locale: Locale::new(language),
            ranges_in_words: format != "xlsx",
        };
        let workbook = export(&content);
        let bytes = match format {
            "xlsx" => xlsx::write(&workbook),
            "csv-plain" => csv::write(&workbook, Flavour::Plain),
            _ => csv::write(&workbook, Flavour::Excel),
        };
        Answer { text: json!({ "written": bytes.len() }).to_string(), bytes }
    }

    /// The cheapest plan to the user's target, where there is one and something can be planned.
    fn plan(&self, report: &dyn Fn(Stage)) -> Option<Plan> {
        let target = Target::parse(self.assessment.target.as_deref()?, &self.instrument).ok()?;
        if self.assessment.units.is_empty() {
            return None;
        }
        report(Stage::Plan);
        Some(Planner::new(&self.rules, &self.assessment).cheapest(&target))
    }

    fn read_file(&self, bytes: &[u8], report: &dyn Fn(Stage)) -> Answer {
        report(Stage::File);
        let read = file::read(bytes).map_err(Refusal::from).and_then(|workbook| {
            report(Stage::Cells);
            import(&workbook, &self.assessment, &self.instrument)
        });
        let answer = match read {
            Ok(preview) => preview_json(&preview),
            Err(refusal) => refusal_json(&refusal),
        };
        Answer { text: answer.to_string(), bytes: Vec::new() }
    }
}

fn preview_json(preview: &Preview) -> Value {
    let changes = &preview.changes;
    json!({
        "assessment": assessment::to_text(&preview.assessment),
        "nothing": changes.is_nothing(),
        "changed": changes.changed,
        "emptied": changes.emptied,
        "set_aside": changes.set_aside,
        "altered": changes.altered,
        "added": changes.added,
        "absent": changes.absent,
        "unread": changes.unread,
        "evidence": changes.evidence,
        "identity": changes.identity,
        "rules": changes.rules,
    })
}

/// In both languages, so that another choice of language needs no other reading.
fn refusal_json(refusal: &Refusal) -> Value {
    let [indonesian, english] = LANGUAGES.map(|language| Locale::new(language).refusal(refusal));
    let (count, is_file) = match refusal {
        Refusal::File(_) => (1, true),
        Refusal::Cells(_, count) => (*count, false),
    };
    json!({ "refused": { "id": indonesian, "en": english, "count": count, "file": is_file } })
}
