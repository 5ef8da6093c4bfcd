//! Pasting a block of cells: all of it, or nothing with every wrong cell named.

use super::edit::{self, Field};
use super::paste_table::{LeftOut, Table};
use super::state::Measure;
use super::state::Work;
use crate::engine::Rules;
use crate::engine::assessment::{Assessment, Entry};
use crate::engine::problem::ProblemKind;
use crate::engine::text::DimensionId;

/// Most cells that one paste may hold.
const MOST_CELLS: usize = 50_000;
/// Most units that pasting leads to: a column of a whole workbook must not freeze the page.
const MOST_UNITS: usize = 1_000;

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

/// What a block makes of an assessment.
#[derive(Debug)]
pub(super) struct Pasted {
    /// The assessment after it.
    pub next: Assessment,
    /// Where something was entered.
    pub entered: Vec<Field>,
    /// Rows that are no units.
    pub left_out: Vec<LeftOut>,
}

/// The assessment after a block was pasted.
pub(super) fn paste(work: &Work, anchor: &Anchor, measure: Measure, text: &str) -> Result<Pasted, Vec<PasteProblem>> {
    let block = cells(text);
    let size = block.iter().map(Vec::len).sum::<usize>();
    if size > MOST_CELLS {
        return Err(vec![too_large(block.len(), size, MOST_CELLS)]);
    }
    let table = match anchor {
        Anchor::Grid { .. } => Table::plain(&block),
        Anchor::Summary { column, .. } => Table::of_units(&block, *column == SummaryColumn::Name, &work.rules),
    };
    let mut next = (*work.assessment).clone();
    if let Anchor::Summary { unit, .. } = anchor {
        let rows = unit.saturating_add(table.rows.len());
        if rows > MOST_UNITS.max(next.units.len()) {
            return Err(vec![too_large(block.len(), rows, MOST_UNITS)]);
        }
        add_rows(&mut next, rows);
    }
    let (mut problems, mut entered) = (Vec::new(), Vec::new());
    for (place, (row, cells)) in table.rows.iter().enumerate() {
        for (column, cell) in cells.iter().enumerate() {
            let field = field_at(&next, &work.rules, anchor, measure, (place, column));
            let result = match &field {
                Some(field) => edit::enter_into(&mut next, work, field, cell),
                None if cell.trim().is_empty() => Ok(()),
                None => Err(ProblemKind::OverTheEdge),
            };
            entered.extend(field.clone());
            if let Err(kind) = result {
                let (row, column) = (row + 1, table.numbers + column + 1);
                problems.push((field, PasteProblem { row, column, value: cell.clone(), kind }));
            }
        }
    }
    // Whether anything of a unit applies is known once all its cells are there.
    problems.retain(|(field, problem)| {
        let unit = field.as_ref().and_then(Field::unit).and_then(|id| next.units.iter().find(|unit| unit.id == *id));
        problem.kind != ProblemKind::NothingApplicable
            || unit.is_none_or(|unit| !work.rules.conflicts(&unit.entry).is_empty())
    });
    if !problems.is_empty() {
        return Err(problems.into_iter().map(|(_, problem)| problem).collect());
    }
    Ok(Pasted { next, entered, left_out: table.left_out })
}

/// The field at a place of the block.
fn field_at(
    next: &Assessment,
    rules: &Rules,
    anchor: &Anchor,
    measure: Measure,
    (row, column): (usize, usize),
) -> Option<Field> {
    match anchor {
        Anchor::Grid { indicator, unit } => grid_field(next, rules, indicator + row, unit + column),
        Anchor::Summary { unit, column: first } => summary_field(next, rules, measure, unit + row, (first, column)),
    }
}

fn grid_field(assessment: &Assessment, rules: &Rules, indicator: usize, unit: usize) -> Option<Field> {
    let indicator = rules.indicators().nth(indicator)?;
    let unit = assessment.units.get(unit)?;
    Some(Field::Answer(unit.id.clone(), indicator.id().clone()))
}

/// The field so many columns right of the first: name, then total or dimensions.
fn summary_field(
    assessment: &Assessment,
    rules: &Rules,
    measure: Measure,
    unit: usize,
    (first, offset): (&SummaryColumn, usize),
) -> Option<Field> {
    let unit = assessment.units.get(unit)?.id.clone();
    let dimensions = rules.dimensions();
    let start = match first {
        SummaryColumn::Name => 0,
        SummaryColumn::Total => 1,
        SummaryColumn::Dimension(id) => 1 + dimensions.iter().position(|dimension| dimension.id() == id)?,
    };
    let Some(figure) = (start + offset).checked_sub(1) else {
        return Some(Field::UnitName(unit));
    };
    let dimension = dimensions.get(figure).map(|dimension| dimension.id().clone());
    match measure {
        Measure::Points => Some(Field::Points(unit, dimension?)),
        Measure::Percent => Some(Field::Percent(unit, dimension?)),
        Measure::Total => (figure == 0).then_some(Field::Total(unit)),
    }
}

/// Adds units until there are at least `rows`.
fn add_rows(assessment: &mut Assessment, rows: usize) {
    while assessment.units.len() < rows {
        let unit = edit::new_unit(assessment, String::new(), Entry::Total(None));
        assessment.units.push(unit);
    }
}

/// Rows of a block, and the cells of its longest one.
pub(super) fn size(text: &str) -> (usize, usize) {
    let block = cells(text);
    (block.len(), block.iter().map(Vec::len).max().unwrap_or_default())
}

/// Lines and tab-separated cells, as spreadsheets copy them; one line end at the end does not count. A cell in quotes
/// may hold line ends, which become spaces: nothing that is entered here has lines.
fn cells(text: &str) -> Vec<Vec<String>> {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let mut rest = text.strip_suffix('\n').unwrap_or(&text);
    let mut rows = vec![Vec::new()];
    loop {
        let (cell, after) = quoted(rest).unwrap_or_else(|| plain(rest));
        if let Some(row) = rows.last_mut() {
            row.push(cell);
        }
        let mut after = after.chars();
        match after.next() {
            Some('\n') => rows.push(Vec::new()),
            Some(_) => {}
            None => return rows,
        }
        rest = after.as_str();
    }
}

/// A cell up to the next tab or line end, and what follows.
fn plain(text: &str) -> (String, &str) {
    let (cell, rest) = text.split_at(text.find(['\t', '\n']).unwrap_or(text.len()));
    (cell.to_owned(), rest)
}

/// A cell in quotes that is longer is none: quotes that never end must not be sought through the whole text, again and
/// again.
const LONGEST_QUOTED: usize = 2_000;

/// A cell in quotes that end where it ends, and what follows; a quote inside stands twice.
fn quoted(text: &str) -> Option<(String, &str)> {
    let mut rest = text.strip_prefix('"')?;
    let mut cell = String::new();
    loop {
        let (part, after) = rest.split_once('"')?;
        cell.push_str(&part.replace('\n', " "));
        if cell.len() > LONGEST_QUOTED {
            return None;
        }
        match after.strip_prefix('"') {
            Some(more) => {
                cell.push('"');
                rest = more;
            }
            None => return (after.is_empty() || after.starts_with(['\t', '\n'])).then_some((cell, after)),
        }
    }
}

fn too_large(rows: usize, size: usize, most: usize) -> PasteProblem {
    let kind = ProblemKind::BlockTooLarge { most };
    PasteProblem { row: rows, column: 1, value: size.to_string(), kind }
}
