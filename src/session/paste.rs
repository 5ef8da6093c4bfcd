//! Pasting a block of cells: all of it, or nothing with every wrong cell named.

use super::edit::{self, Field};
use super::state::Work;
use crate::engine::assessment::{Assessment, Entry, EntryMode, Unit};
use crate::engine::document::Unknown;
use crate::engine::problem::ProblemKind;
use crate::engine::text::{DimensionId, UnitId};

/// Most cells that one paste may hold.
const MOST_CELLS: usize = 50_000;

/// Where the first cell of a block goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Anchor {
    /// Rows are indicators, columns are units.
    Grid {
        /// Position of the first indicator.
        indicator: usize,
        /// Position of the first unit.
        unit: usize,
    },
    /// Rows are units.
    Summary {
        /// Position of the first unit; rows beyond the last one add units.
        unit: usize,
        /// The first column.
        column: SummaryColumn,
    },
}

/// Columns of the summary table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SummaryColumn {
    /// Name of the unit.
    Name,
    /// Final score.
    Total,
    /// Points or percent of a dimension.
    Dimension(DimensionId),
}

/// A cell that cannot be pasted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PasteProblem {
    /// Row in the block, from 1.
    pub row: usize,
    /// Column in the block, from 1.
    pub column: usize,
    /// As it was.
    pub value: String,
    /// Why it is refused.
    pub kind: ProblemKind,
}

/// The assessment after a block was pasted.
pub(super) fn paste(
    work: &Work,
    anchor: &Anchor,
    measure: EntryMode,
    text: &str,
) -> Result<Assessment, Vec<PasteProblem>> {
    let block = cells(text);
    let size = block.iter().map(Vec::len).sum::<usize>();
    if size > MOST_CELLS {
        return Err(vec![too_large(block.len(), size, format!("{MOST_CELLS}"))]);
    }
    let mut target = work.clone();
    if let Anchor::Summary { unit, .. } = anchor {
        let rows = unit.saturating_add(block.len());
        target = Work { assessment: with_rows(work, rows).into(), ..target };
    }
    let mut problems = Vec::new();
    for (row, cells) in block.iter().enumerate() {
        for (column, cell) in cells.iter().enumerate() {
            match enter_cell(&target, anchor, measure, row, column, cell) {
                Ok(next) => target = Work { assessment: next.into(), ..target },
                Err(kind) => {
                    problems.push(PasteProblem { row: row + 1, column: column + 1, value: cell.clone(), kind })
                }
            }
        }
    }
    if problems.is_empty() { Ok((*target.assessment).clone()) } else { Err(problems) }
}

fn enter_cell(
    work: &Work,
    anchor: &Anchor,
    measure: EntryMode,
    row: usize,
    column: usize,
    cell: &str,
) -> Result<Assessment, ProblemKind> {
    let field = match anchor {
        Anchor::Grid { indicator, unit } => grid_field(work, indicator + row, unit + column),
        Anchor::Summary { unit, column: first } => summary_field(work, measure, unit + row, first, column),
    };
    match field {
        Some(field) => edit::enter(work, &field, cell),
        None if cell.trim().is_empty() => Ok((*work.assessment).clone()),
        None => Err(ProblemKind::OverTheEdge),
    }
}

fn grid_field(work: &Work, indicator: usize, unit: usize) -> Option<Field> {
    let indicator = work.rules.indicators().nth(indicator)?;
    let unit = work.assessment.units.get(unit)?;
    Some(Field::Answer(unit.id.clone(), indicator.id.clone()))
}

/// The field `offset` columns right of `first`: name, then total or dimensions.
fn summary_field(work: &Work, measure: EntryMode, unit: usize, first: &SummaryColumn, offset: usize) -> Option<Field> {
    let unit = work.assessment.units.get(unit)?.id.clone();
    let dimensions = &work.rules.dimensions;
    let start = match first {
        SummaryColumn::Name => 0,
        SummaryColumn::Total => 1,
        SummaryColumn::Dimension(id) => 1 + dimensions.iter().position(|dimension| dimension.id == *id)?,
    };
    let Some(figure) = (start + offset).checked_sub(1) else {
        return Some(Field::UnitName(unit));
    };
    let dimension = dimensions.get(figure).map(|dimension| dimension.id.clone());
    match measure {
        EntryMode::Points => Some(Field::Points(unit, dimension?)),
        EntryMode::Percent => Some(Field::Percent(unit, dimension?)),
        EntryMode::Total | EntryMode::Indicators => (figure == 0).then_some(Field::Total(unit)),
    }
}

/// The assessment with at least `rows` units.
fn with_rows(work: &Work, rows: usize) -> Assessment {
    let mut next = (*work.assessment).clone();
    while next.units.len() < rows {
        let unit = new_unit(&next, String::new(), Entry::Total(None));
        next.units.push(unit);
    }
    next
}

/// A unit with an id that no other unit of the assessment has.
pub(super) fn new_unit(assessment: &Assessment, name: String, entry: Entry) -> Unit {
    let taken = |id: &str| assessment.units.iter().any(|unit| unit.id.as_str() == id);
    let mut number = assessment.units.len() + 1;
    while taken(&format!("u{number}")) {
        number += 1;
    }
    Unit {
        id: UnitId::from(format!("u{number}").as_str()),
        name,
        kind: String::new(),
        entry,
        set_aside: Vec::new(),
        unknown: Unknown::new(),
        entry_unknown: Unknown::new(),
    }
}

/// Rows of a block, and the cells of its longest one.
pub(super) fn size(text: &str) -> (usize, usize) {
    let block = cells(text);
    (block.len(), block.iter().map(Vec::len).max().unwrap_or_default())
}

/// Lines and tab-separated cells, as spreadsheets copy them; one line end at the end does not count.
fn cells(text: &str) -> Vec<Vec<String>> {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let text = text.strip_suffix('\n').unwrap_or(&text);
    text.split('\n').map(|line| line.split('\t').map(unquoted).collect()).collect()
}

fn unquoted(cell: &str) -> String {
    let inner = cell.strip_prefix('"').and_then(|cell| cell.strip_suffix('"'));
    inner.map_or_else(|| cell.to_owned(), |inner| inner.replace("\"\"", "\""))
}

fn too_large(rows: usize, cells: usize, most: String) -> PasteProblem {
    let kind = ProblemKind::OutOfRange { min: "1".to_owned(), max: most };
    PasteProblem { row: rows, column: 1, value: cells.to_string(), kind }
}
