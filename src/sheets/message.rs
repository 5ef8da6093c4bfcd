//! What the page asks of the worker for spreadsheets, and what it answers; both sides read and write it as JSON.

use serde::{Deserialize, Serialize};

use super::import::Changes;
use crate::engine::text::Language;

/// One job. The bytes of a file to read come beside it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Request {
    /// What to do.
    pub task: Task,
    /// The instrument pack, as its file.
    pub pack: String,
    /// The assessment, as a saved file.
    pub assessment: String,
}

/// What to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Task {
    /// Read a spreadsheet onto the assessment.
    Read,
    /// Write one.
    Write {
        /// Which file.
        format: Format,
        /// Language of headings and results.
        language: Language,
        /// What it is for.
        purpose: Purpose,
    },
}

/// The files that are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Format {
    /// A workbook.
    Xlsx,
    /// All tables in one CSV, as Excel with Indonesian settings opens it.
    CsvExcel,
    /// The same with comma and point.
    CsvPlain,
}

/// What a written file is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Purpose {
    /// To be filled in: no results.
    Template,
    /// To be looked at: with results, and the plan to the target.
    Record,
}

/// How far a job is.
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
    /// Names in messages.
    const NAMES: [(&'static str, Self); 3] = [("file", Self::File), ("cells", Self::Cells), ("plan", Self::Plan)];

    /// The name in messages.
    pub fn name(self) -> &'static str {
        Self::NAMES.iter().find(|(_, stage)| *stage == self).map_or("", |(name, _)| name)
    }

    /// The stage with this name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::NAMES.iter().find(|(known, _)| *known == name).map(|(_, stage)| *stage)
    }
}

/// What came of a job. The bytes of a written file go beside it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Said {
    /// The file was written.
    Written,
    /// What the spreadsheet makes of the assessment.
    Found {
        /// The assessment after it, as a saved file.
        assessment: String,
        /// What is different.
        changes: Changes,
    },
    /// Why nothing was read.
    Refused(Refused),
    /// The request cannot be understood.
    NotUnderstood,
}

/// Why a spreadsheet is refused: in both languages, so that another choice of language needs no other reading.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Refused {
    /// One line a problem; the first of many.
    pub indonesian: Vec<String>,
    /// The same in English.
    pub english: Vec<String>,
    /// How many problems there are in all.
    pub count: usize,
    /// What is refused.
    pub what: Whole,
}

/// What of a spreadsheet is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Whole {
    /// The file as a whole.
    File,
    /// Some of its cells.
    Cells,
}
