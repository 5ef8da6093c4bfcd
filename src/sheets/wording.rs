//! Problems of spreadsheet files in the words of the user.

use super::MAX_FILE_BYTES;
use super::layout::Kind;
use super::model::Place;
use super::problem::{CellProblem, CellProblemKind, FileProblem, Refusal};
use crate::i18n::{Locale, fill};

impl Locale {
    /// Everything that is wrong with a file, one line each.
    pub fn refusal(self, refusal: &Refusal) -> Vec<String> {
        match refusal {
            Refusal::File(problem) => vec![self.file_problem(problem)],
            Refusal::Cells(problems, _) => problems.iter().map(|problem| self.cell_problem(problem)).collect(),
        }
    }

    /// What is wrong with a file as a whole, and what to do.
    pub fn file_problem(self, problem: &FileProblem) -> String {
        let m = self.sheets();
        match problem {
            FileProblem::TooLarge => fill(m.file_too_large, &[("limit", &(MAX_FILE_BYTES / 1_000_000).to_string())]),
            FileProblem::UnpacksTooLarge => m.file_unpacks_too_large.to_owned(),
            FileProblem::Encrypted => m.file_encrypted.to_owned(),
            FileProblem::OldExcel => m.file_old_excel.to_owned(),
            FileProblem::OpenDocument => m.file_open_document.to_owned(),
            FileProblem::NotASpreadsheet => m.file_not_a_spreadsheet.to_owned(),
            FileProblem::Damaged => m.file_damaged.to_owned(),
            FileProblem::NoSheet => {
                let name = |kind: Kind| kind.name(self.language);
                fill(m.file_no_sheet, &[("entries", name(Kind::Entries)), ("figures", name(Kind::Figures))])
            }
            FileProblem::TooManyCells => m.file_too_many_cells.to_owned(),
            FileProblem::FarCell { sheet, place } => {
                format!("{}: {}", self.cell_place(sheet, *place, ""), m.file_far_cell)
            }
            FileProblem::OpenQuote { row } => fill(m.file_open_quote, &[("row", &row.to_string())]),
            FileProblem::NotText { row } => fill(m.file_not_text, &[("row", &row.to_string())]),
            FileProblem::Newer { version } => fill(m.file_newer, &[("version", version)]),
            FileProblem::OtherInstrument { found, expected } => {
                fill(m.file_other_instrument, &[("found", found), ("expected", expected)])
            }
        }
    }

    /// What is wrong with a cell: sheet, cell, what it is about, then the value and how to write it.
    pub fn cell_problem(self, problem: &CellProblem) -> String {
        let place = self.cell_place(&problem.sheet, problem.place, &problem.about.join(", "));
        let text = self.cell_problem_kind(&problem.kind, &problem.value);
        // Some reasons name only what would be right.
        if text.contains(&problem.value) {
            format!("{place}: {text}")
        } else {
            format!("{place}: “{}”: {text}", problem.value)
        }
    }

    /// Where a cell stands, and what it is about.
    fn cell_place(self, sheet: &str, place: Place, about: &str) -> String {
        let m = self.sheets();
        // A CSV file with one table alone need not name it.
        let message = match (sheet.is_empty(), about.is_empty()) {
            (true, true) => m.cell_bare,
            (true, false) => m.cell_bare_about,
            (false, true) => m.cell_place,
            (false, false) => m.cell_place_about,
        };
        fill(message, &[("sheet", sheet), ("cell", &place.to_string()), ("about", about)])
    }

    fn cell_problem_kind(self, kind: &CellProblemKind, value: &str) -> String {
        let m = self.sheets();
        match kind {
            CellProblemKind::Value(kind) => self.problem_kind(kind, value),
            CellProblemKind::Formula => fill(m.cell_formula, &[("value", value)]),
            CellProblemKind::Date => m.cell_date.to_owned(),
            CellProblemKind::Percent => m.cell_percent.to_owned(),
            CellProblemKind::NoEntry => fill(m.cell_no_entry, &[("value", value)]),
            CellProblemKind::NoHeading => m.cell_no_heading.to_owned(),
            CellProblemKind::Unnamed => m.cell_unnamed.to_owned(),
            CellProblemKind::TwoNames { other } => fill(m.cell_two_names, &[("value", value), ("other", other)]),
            CellProblemKind::ModeOpen => m.cell_mode_open.to_owned(),
            CellProblemKind::UnclearDate => m.cell_unclear_date.to_owned(),
            CellProblemKind::OtherEvidence => fill(m.cell_other_evidence, &[("value", value)]),
            CellProblemKind::UnknownItem => fill(m.cell_unknown_item, &[("value", value)]),
            CellProblemKind::UnknownUnit => fill(m.cell_unknown_unit, &[("value", value)]),
            CellProblemKind::EvidenceNewer => m.cell_evidence_newer.to_owned(),
            CellProblemKind::TooLong => m.cell_too_long.to_owned(),
        }
    }
}
