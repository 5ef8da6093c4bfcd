//! What is wrong with a spreadsheet file: the file as a whole, or its cells, each by its place.

use super::model::{Place, Sheet, Value};
use crate::engine::problem::ProblemKind;
pub(super) use crate::engine::problem::shorten;

/// Most problems that are kept; the rest is counted.
pub const MOST_KEPT: usize = 500;

/// Why nothing of a file is taken over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// The file cannot be read at all.
    File(FileProblem),
    /// Cells are wrong: the first ones, by sheet, row and column, and how many there are.
    Cells(Vec<CellProblem>, usize),
}

impl From<FileProblem> for Refusal {
    fn from(problem: FileProblem) -> Self {
        Self::File(problem)
    }
}

/// What is wrong with a file as a whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FileProblem {
    /// Larger than is read.
    TooLarge,
    /// It unpacks to more than is read, as a file does that is made to fill the memory.
    UnpacksTooLarge,
    /// It asks for a password.
    Encrypted,
    /// A workbook of Excel 97 to 2003.
    OldExcel,
    /// A workbook of LibreOffice.
    OpenDocument,
    /// No spreadsheet at all.
    NotASpreadsheet,
    /// It begins as a spreadsheet but cannot be read to its end.
    Damaged,
    /// None of the sheets of the template is there.
    NoSheet,
    /// More filled cells than an assessment can have.
    TooManyCells,
    /// A filled cell far outside of the tables.
    FarCell {
        /// Its sheet.
        sheet: String,
        /// Where.
        place: Place,
    },
    /// Text in quotes that does not end; the row where it begins, from 1.
    OpenQuote {
        /// Row.
        row: u32,
    },
    /// Something that is no letter in the writing that the file says it has; its line, from 1.
    NotText {
        /// Row.
        row: u32,
    },
    /// A newer layout than this program knows.
    Newer {
        /// What the file says.
        version: String,
    },
    /// Made for another instrument.
    OtherInstrument {
        /// What the file says.
        found: String,
        /// The instrument of the present assessment.
        expected: String,
    },
}

/// A cell that cannot be taken over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CellProblem {
    /// Name of its sheet.
    pub sheet: String,
    /// Its place in the file.
    pub place: Place,
    /// What its row and its column are about, as far as they have headings.
    pub about: Vec<String>,
    /// The wrong value, shortened; empty where one is missing.
    pub value: String,
    /// What is wrong.
    pub kind: CellProblemKind,
}

/// What is wrong with a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CellProblemKind {
    /// As on the screens.
    Value(ProblemKind),
    /// A formula stands where a value must.
    Formula,
    /// A spreadsheet took a range for a date.
    Date,
    /// A percentage stands where a plain number must.
    Percent,
    /// An error of the spreadsheet, a truth value.
    NoEntry,
    /// Entries in a column or row without the name of a unit.
    Unnamed,
    /// A filled cell in a column that has no heading.
    NoHeading,
    /// The same unit has two different new names.
    TwoNames {
        /// The name on the other sheet.
        other: String,
    },
    /// Figures of several ways to enter, and no word which counts.
    ModeOpen,
    /// A day that the cell does not say for certain.
    UnclearDate,
    /// The wording of another piece of evidence than the id says.
    OtherEvidence,
    /// No item of the indicator.
    UnknownItem,
    /// No unit of the assessment.
    UnknownUnit,
    /// The assessment has evidence that this program cannot read, and must not touch.
    EvidenceNewer,
    /// A text longer than a cell can hold.
    TooLong,
}

impl From<ProblemKind> for CellProblemKind {
    fn from(kind: ProblemKind) -> Self {
        Self::Value(kind)
    }
}

/// Everything found wrong with the cells of a file.
#[derive(Debug, Default)]
pub(super) struct Findings {
    kept: Vec<CellProblem>,
    count: usize,
}

impl Findings {
    /// Notes a problem of the cell at a place.
    pub fn push(&mut self, sheet: &Sheet, place: Place, about: &[&str], kind: impl Into<CellProblemKind>) {
        let value = sheet.get(place).map(shown).unwrap_or_default();
        self.push_value(sheet, place, about, value, kind.into());
    }

    /// Notes every id that stands a second time.
    pub fn only_once(&mut self, sheet: &Sheet, ids: &[(Place, &str)]) {
        for (index, (place, id)) in ids.iter().enumerate() {
            if ids.iter().take(index).any(|(_, known)| known == id) {
                self.push(sheet, *place, &[], ProblemKind::Duplicate);
            }
        }
    }

    /// Notes a second table of a kind: which one counts, nobody can tell.
    pub fn second_table(&mut self, sheet: &Sheet) {
        self.push_value(sheet, Place::default(), &[], sheet.name.clone(), ProblemKind::Duplicate.into());
    }

    fn push_value(&mut self, sheet: &Sheet, place: Place, about: &[&str], value: String, kind: CellProblemKind) {
        self.count += 1;
        if self.kept.len() >= MOST_KEPT {
            return;
        }
        let about = about.iter().filter(|name| !name.trim().is_empty()).map(|name| shorten(name)).collect();
        self.kept.push(CellProblem { sheet: sheet.name.clone(), place: sheet.in_file(place), about, value, kind });
    }

    /// Nothing, or why the file is refused.
    pub fn into_result(self) -> Result<(), Refusal> {
        if self.count == 0 { Ok(()) } else { Err(Refusal::Cells(self.kept, self.count)) }
    }
}

fn shown(value: &Value) -> String {
    match value {
        Value::Text(text) | Value::Number(text) | Value::Formula(text) | Value::Other(text) => shorten(text),
        Value::Date | Value::Percent => String::new(),
    }
}
