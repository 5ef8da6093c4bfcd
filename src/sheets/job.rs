//! Carries out what the page asks of the worker for spreadsheets.

use std::rc::Rc;

use super::csv::Flavour;
use super::layout::LANGUAGES;
use super::message::{Format, Purpose, Refused, Request, Said, Stage, Task, Whole};
use super::problem::Refusal;
use super::{Content, Preview, csv, export, file, import, xlsx};
use crate::engine::Rules;
use crate::engine::assessment::{self, Assessment};
use crate::engine::instrument::{self, Instrument};
use crate::engine::outlook::Outlook;
use crate::engine::plan::{Plan, Planner};
use crate::engine::score::score;
use crate::engine::text::Language;
use crate::i18n::Locale;

/// An answer: what to say, and a file where one was asked for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Answer {
    /// As JSON.
    pub text: String,
    /// The file that was written.
    pub bytes: Vec<u8>,
}

/// Carries out one request. What cannot be understood is answered too: nothing here fails.
pub fn run(request: &str, bytes: &[u8], report: &dyn Fn(Stage)) -> Answer {
    let job = serde_json::from_str(request).ok().and_then(|request| Some((Job::read(&request)?, request.task)));
    let (said, bytes) = match job {
        Some((job, Task::Read)) => (job.read_file(bytes, report), Vec::new()),
        Some((job, Task::Write { format, language, purpose })) => {
            (Said::Written, job.write(format, language, purpose, report))
        }
        None => (Said::NotUnderstood, Vec::new()),
    };
    Answer { text: serde_json::to_string(&said).unwrap_or_default(), bytes }
}

/// What every request brings along.
struct Job {
    instrument: Rc<Instrument>,
    assessment: Assessment,
    rules: Rules,
}

impl Job {
    fn read(request: &Request) -> Option<Self> {
        let instrument = Rc::new(instrument::load(&request.pack).ok()?);
        let (assessment, rules) = assessment::read_for(&request.assessment, &instrument).ok()?;
        Some(Self { instrument, assessment, rules })
    }

    fn write(&self, format: Format, language: Language, purpose: Purpose, report: &dyn Fn(Stage)) -> Vec<u8> {
        let (outcome, plan) = match purpose {
            Purpose::Template => (None, None),
            Purpose::Record => (Some(score(&self.rules, &self.assessment)), self.plan(report)),
        };
        report(Stage::File);
        let content = Content {
            assessment: &self.assessment,
            rules: &self.rules,
            outcome: outcome.as_ref(),
            plan: plan.as_ref(),
            locale: Locale::new(language),
            ranges_in_words: format != Format::Xlsx,
        };
        let workbook = export(&content);
        match format {
            Format::Xlsx => xlsx::write(&workbook),
            Format::CsvPlain => csv::write(&workbook, Flavour::Plain),
            Format::CsvExcel => csv::write(&workbook, Flavour::Excel),
        }
    }

    /// The cheapest plan to the target that Perbaikan shows: the user's or, from answers, the one proposed there.
    fn plan(&self, report: &dyn Fn(Stage)) -> Option<Plan> {
        let outlook = Outlook::new(&self.rules, &self.assessment);
        let saved = self.assessment.target.as_deref();
        if self.assessment.units.is_empty() || (saved.is_none() && !outlook.has_answers()) {
            return None;
        }
        report(Stage::Plan);
        let target = outlook.target(&self.instrument, saved);
        Some(Planner::new(&self.rules, &self.assessment).cheapest(&target))
    }

    fn read_file(&self, bytes: &[u8], report: &dyn Fn(Stage)) -> Said {
        report(Stage::File);
        let read = file::read(bytes).map_err(Refusal::from).and_then(|workbook| {
            report(Stage::Cells);
            import(&workbook, &self.assessment, &self.instrument)
        });
        match read {
            Ok(Preview { assessment, changes }) => {
                Said::Found { assessment: assessment::to_text(&assessment), changes }
            }
            Err(refusal) => Said::Refused(refused(&refusal)),
        }
    }
}

fn refused(refusal: &Refusal) -> Refused {
    let [indonesian, english] = LANGUAGES.map(|language| Locale::new(language).refusal(refusal));
    let (count, what) = match refusal {
        Refusal::File(_) => (1, Whole::File),
        Refusal::Cells(_, count) => (*count, Whole::Cells),
    };
    Refused { indonesian, english, count, what }
}
