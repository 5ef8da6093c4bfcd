//! What of a pasted table of units is entered: not its heading, the numbers of its rows and its sums.

use super::input::is_open;
use crate::engine::Rules;

/// The rows of a table that are units.
#[derive(Debug, Default)]
pub(super) struct Table<'b> {
    /// Each with its position in the block.
    pub rows: Vec<(usize, &'b [String])>,
    /// How many columns before those that are entered only number the rows.
    pub numbers: usize,
    /// Rows that sum up the others.
    pub left_out: Vec<LeftOut>,
}

/// A row of sums or means: it is no unit, and must not count as one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftOut {
    /// Row in the block, from 1.
    pub row: usize,
    /// What stands in the place of a name.
    pub name: String,
}

impl<'b> Table<'b> {
    /// A block of any cells: all of its rows.
    pub fn plain(block: &'b [Vec<String>]) -> Self {
        Self { rows: block.iter().map(Vec::as_slice).enumerate().collect(), ..Self::default() }
    }

    /// A block whose rows are units, with their names where `is_named`.
    pub fn of_units(block: &'b [Vec<String>], is_named: bool, rules: &Rules) -> Self {
        let numbers = usize::from(is_named && is_numbered(block, rules));
        let before_figures = numbers + usize::from(is_named);
        let mut table = Self { numbers, ..Self::plain(block) };
        if has_heading(block, before_figures, rules) || (numbers == 1 && says_number(block)) {
            let below = block.get(1).is_some_and(|row| row.len() > 2 && numbers_columns(row));
            table.rows.drain(..=usize::from(below));
        }
        if is_named {
            table.leave_out_sums(before_figures);
        }
        for (_, cells) in &mut table.rows {
            *cells = cells.get(numbers..).unwrap_or_default();
        }
        table
    }

    /// Takes out the rows of sums, and the empty rows that set them apart.
    fn leave_out_sums(&mut self, before_figures: usize) {
        let left_out = &mut self.left_out;
        self.rows.retain(|(row, cells)| {
            let sum = name(cells, before_figures).filter(|name| is_sum(name));
            left_out.extend(sum.map(|name| LeftOut { row: row + 1, name: name.to_owned() }));
            sum.is_none()
        });
        let is_blank = |(_, cells): &(usize, &[String])| cells.iter().all(|cell| cell.trim().is_empty());
        while !self.left_out.is_empty() && self.rows.last().is_some_and(is_blank) {
            self.rows.pop();
        }
    }
}

/// Words above a column of figures; names of dimensions are such words, too.
const HEADINGS: [&str; 8] = ["nilai", "nilai akhir", "skor", "total", "poin", "persen", "score", "final score"];

/// Words above a column that numbers the rows, as letters.
const NUMBERS: [&str; 6] = ["no", "nomor", "nourut", "nomorurut", "number", "nr"];

/// What rows of sums and means begin with, as letters; no unit does.
const SUMS: [&str; 6] = ["ratarata", "rerata", "nilairatarata", "jumlah", "average", "grandtotal"];

/// Whole names of such rows: units may begin with these words.
const TOTALS: [&str; 6] = ["total", "totalnilai", "nilaitotal", "totalskor", "sum", "mean"];

/// Whether the first row says what the columns of figures below are. Only words that are known say so:
/// any other one may be a figure that is wrong, and no row may be lost.
fn has_heading(block: &[Vec<String>], before_figures: usize, rules: &Rules) -> bool {
    let [first, _, ..] = block else { return false };
    let figures = first.get(before_figures..).unwrap_or_default();
    !figures.is_empty() && figures.iter().all(|cell| is_heading(cell, rules))
}

fn is_heading(cell: &str, rules: &Rules) -> bool {
    let cell = cell.trim().to_lowercase();
    let names = rules.instrument().dimensions.iter().flat_map(|dimension| [&dimension.name.id, &dimension.name.en]);
    HEADINGS.contains(&cell.as_str()) || names.into_iter().any(|name| name.to_lowercase() == cell)
}

/// Whether the first column numbers the rows before one of names: it is headed so, or counts up beside words where
/// figures would stand.
fn is_numbered(block: &[Vec<String>], rules: &Rules) -> bool {
    let second = |row: &Vec<String>| row.get(1).is_some_and(|cell| has_letters(cell) && !is_heading(cell, rules));
    (says_number(block) && block.first().is_some_and(second)) || counts_up(block)
}

/// Whether the first column is headed as one of numbers.
fn says_number(block: &[Vec<String>]) -> bool {
    let head = block.first().and_then(|row| row.first());
    head.is_some_and(|cell| cell.trim() == "#" || NUMBERS.contains(&letters(cell).as_str()))
}

/// Whether the first column counts 1, 2, 3 beside words; its first cell may be a heading, and that of a sum is none.
fn counts_up(block: &[Vec<String>]) -> bool {
    let number = |row: &Vec<String>| row.first()?.trim().trim_end_matches(['.', ')']).parse::<u32>().ok();
    let heading = block.first().filter(|row| number(row).is_none()).map_or(0, |_| 1);
    let is_counted = |row: &&Vec<String>| row.first().is_some_and(|cell| !cell.trim().is_empty() && !is_sum(cell));
    let rows: Vec<_> = block.iter().skip(heading).filter(is_counted).collect();
    let first = rows.first().and_then(|row| number(row));
    let counts = |(row, expected): (&&Vec<String>, u32)| {
        number(row) == Some(expected) && row.get(1).is_some_and(|cell| has_letters(cell) && !is_open(cell.trim()))
    };
    first.is_some_and(|first| rows.iter().zip(first..).all(counts))
}

/// Whether a row below a heading only numbers the columns, as tables of offices have it.
fn numbers_columns(row: &[String]) -> bool {
    row.iter().zip(1..).all(|(cell, column): (_, u32)| cell.trim().trim_matches(['(', ')']).parse() == Ok(column))
}

/// What stands in the place of a name: the first text before the figures, as the cells of a sum are often joined.
fn name(cells: &[String], before_figures: usize) -> Option<&str> {
    cells.iter().take(before_figures).map(|cell| cell.trim()).find(|cell| !cell.is_empty())
}

fn is_sum(name: &str) -> bool {
    let letters = letters(name);
    SUMS.iter().any(|word| letters.starts_with(word)) || TOTALS.contains(&letters.as_str())
}

fn has_letters(cell: &str) -> bool {
    cell.chars().any(char::is_alphabetic)
}

/// Only the letters of a text, small: `Rata - rata :` and `rata-rata` say the same.
fn letters(text: &str) -> String {
    text.chars().filter(|letter| letter.is_alphabetic()).flat_map(char::to_lowercase).collect()
}
