//! CSV files: tables under each other, each below a line with its name in brackets.
//!
//! Two flavours are written: as Excel expects it in Indonesia (byte order mark, `;`, decimal
//! comma, CRLF) and plain (`,`, decimal point, LF). The reader finds out which one it has, and
//! also takes tabs, UTF-16 and the code page that older Excel writes.

use std::str::Utf8Error;

use super::layout::{LANGUAGES, key};
use super::model::{Place, Sheet, Style, Value, Workbook};
use super::problem::{FileProblem, shorten};
use super::{MOST_CELLS, MOST_CHARACTERS, MOST_COLUMNS, MOST_ROWS};
use crate::i18n::Locale;

/// What may stand between cells.
const SEPARATORS: [char; 3] = [';', ',', '\t'];

/// How a CSV file is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Flavour {
    /// As Excel opens it by a double click in Indonesia.
    Excel,
    /// As programs exchange it.
    Plain,
}

impl Flavour {
    const fn separator(self) -> char {
        match self {
            Self::Excel => ';',
            Self::Plain => ',',
        }
    }

    const fn line_end(self) -> &'static str {
        match self {
            Self::Excel => "\r\n",
            Self::Plain => "\n",
        }
    }
}

/// The workbook as one CSV file. Formulas and dates are left out: an export has none.
pub fn write(workbook: &Workbook, flavour: Flavour) -> Vec<u8> {
    let mut text = String::new();
    if flavour == Flavour::Excel {
        text.push('\u{feff}');
    }
    for (index, sheet) in workbook.sheets.iter().enumerate() {
        if index > 0 {
            text.push_str(flavour.line_end());
        }
        text.push_str(&field(&format!("[{}]", sheet.name), flavour));
        text.push_str(flavour.line_end());
        for row in 0..sheet.end() {
            write_row(&mut text, sheet, row, flavour);
        }
    }
    text.into_bytes()
}

fn write_row(text: &mut String, sheet: &Sheet, row: u32, flavour: Flavour) {
    let mut next = 0;
    for (column, value) in sheet.row(row) {
        for _ in next..column {
            text.push(flavour.separator());
        }
        next = column;
        match value {
            Value::Text(value) => text.push_str(&field(&guarded(value), flavour)),
            Value::Number(number) if flavour == Flavour::Excel => text.push_str(&number.replace('.', ",")),
            Value::Number(number) => text.push_str(number),
            Value::Formula(_) | Value::Date | Value::Percent | Value::Other(_) => {}
        }
    }
    text.push_str(flavour.line_end());
}

fn field(text: &str, flavour: Flavour) -> String {
    let edge = text.starts_with(char::is_whitespace) || text.ends_with(char::is_whitespace);
    if edge || text.contains(['"', '\n', '\r', ';', ',', '\t']) || text.contains(flavour.separator()) {
        format!("\"{}\"", text.replace('"', "\"\""))
    } else {
        text.to_owned()
    }
}

/// Where a program may begin a cell: at one of the separators, for it may take another one, and at a
/// line end, for then it does not see the quotes around a text.
const ENDS: [char; 5] = [';', ',', '\t', '\n', '\r'];

/// A text in the pieces that could each begin a cell, with whether a spreadsheet could take that
/// for a formula, now or once its apostrophes and quotes are gone.
fn pieces(text: &str) -> impl Iterator<Item = (&str, bool)> {
    let is_skipped = |c: char| c.is_whitespace() || c.is_control() || matches!(c, '\'' | '"' | '\u{200b}' | '\u{feff}');
    let formula = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];
    text.split_inclusive(ENDS).enumerate().map(move |(index, piece)| {
        let is_blank = index == 0 && piece.trim_start_matches('\'').starts_with(['\t', '\r', '\n']);
        (piece, is_blank || piece.trim_start_matches(is_skipped).starts_with(formula))
    })
}

/// A text that stays a text: an apostrophe before whatever could become a formula.
pub fn guarded(text: &str) -> String {
    pieces(text).flat_map(|(piece, is_risky)| [if is_risky { "'" } else { "" }, piece]).collect()
}

/// A text as it was before [`guarded`]: an apostrophe in front changes nothing about the risk.
pub fn unguarded(text: &str) -> String {
    let plain = |(piece, is_risky): (_, bool)| str::strip_prefix(piece, '\'').filter(|_| is_risky).unwrap_or(piece);
    pieces(text).map(plain).collect()
}

/// Reads the tables of a CSV file; a file without names of tables is one table without name.
///
/// # Errors
/// [`FileProblem`] where it is no text or no table.
pub fn read(bytes: &[u8]) -> Result<Workbook, FileProblem> {
    let text = decode(bytes)?;
    let separator = separator(&text);
    let mut tables = Tables::default();
    let mut fields = Fields { rest: &text, separator, row: 0 };
    while let Some(row) = fields.next_row()? {
        tables.add(fields.row, row)?;
        fields.row = fields.row.saturating_add(1);
    }
    Ok(tables.finish())
}

/// A mark at the beginning says how the text is written; what is not written so is refused, for
/// other readings would change letters without a word.
fn decode(bytes: &[u8]) -> Result<String, FileProblem> {
    match bytes {
        [0xff, 0xfe, rest @ ..] => utf16(rest, u16::from_le_bytes),
        [0xfe, 0xff, rest @ ..] => utf16(rest, u16::from_be_bytes),
        [0xef, 0xbb, 0xbf, rest @ ..] => {
            let wrong = |error: Utf8Error| not_text(rest.get(..error.valid_up_to()).unwrap_or_default());
            std::str::from_utf8(rest).map(str::to_owned).map_err(wrong)
        }
        _ => match std::str::from_utf8(bytes) {
            // A name may hold a zero; one of the first two bytes is zero in texts of two bytes a letter.
            Ok(text) if !bytes.iter().take(2).any(|byte| *byte == 0) => Ok(text.to_owned()),
            _ if bytes.contains(&0) => Err(FileProblem::NotASpreadsheet),
            _ => Ok(bytes.iter().map(|byte| windows_1252(*byte)).collect()),
        },
    }
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Result<String, FileProblem> {
    // Half a letter at the end is none.
    let units = bytes.chunks(2).map(|pair| <[u8; 2]>::try_from(pair).map_or(0xd800, unit));
    let mut text = String::new();
    for letter in char::decode_utf16(units) {
        text.push(letter.map_err(|_| not_text(text.as_bytes()))?);
    }
    Ok(text)
}

/// What stands after `before` is no letter.
fn not_text(before: &[u8]) -> FileProblem {
    let rows = before.iter().filter(|byte| **byte == b'\n').count();
    FileProblem::NotText { row: u32::try_from(rows).unwrap_or(u32::MAX).saturating_add(1) }
}

/// The code page in which older Excel writes CSV; the few bytes without a meaning stay controls.
fn windows_1252(byte: u8) -> char {
    const HIGH: [char; 32] = [
        '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}', '\u{90}', '‘',
        '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
    ];
    match byte {
        0x80..=0x9f => HIGH.get(usize::from(byte - 0x80)).copied().unwrap_or(char::REPLACEMENT_CHARACTER),
        _ => char::from(byte),
    }
}

/// The separator that follows the first cell of the table of entries or figures, else the one that
/// stands most often outside of quotes; `sep=` in the first line decides.
fn separator(text: &str) -> char {
    if let Some(named) = text.strip_prefix("sep=").and_then(|rest| rest.chars().next()) {
        return named;
    }
    let [indonesian, english] = LANGUAGES.map(|language| Locale::new(language).sheets().column_id);
    let after = |line: &str, id: &str| {
        let next = line.trim_start_matches('"').strip_prefix(id)?.trim_start_matches('"').chars().next()?;
        SEPARATORS.contains(&next).then_some(next)
    };
    let of_line = |line: &str| [key::UNIT, indonesian, english].into_iter().find_map(|id| after(line, id));
    if let Some(known) = text.split(['\n', '\r']).find_map(of_line) {
        return known;
    }
    let mut counts = SEPARATORS.map(|separator| (separator, 0_u32));
    let mut quoted = false;
    for letter in text.chars().take(20_000) {
        quoted ^= letter == '"';
        if let Some((_, count)) = counts.iter_mut().find(|(separator, _)| !quoted && *separator == letter) {
            *count += 1;
        }
    }
    // Of equal ones the first: `max_by_key` would take the last.
    counts.iter().rev().max_by_key(|(_, count)| *count).map_or(';', |(separator, _)| *separator)
}

/// Walks through the rows of a text.
struct Fields<'t> {
    rest: &'t str,
    separator: char,
    row: u32,
}

impl Fields<'_> {
    /// The filled fields of the next row with their columns.
    fn next_row(&mut self) -> Result<Option<Vec<(u32, String)>>, FileProblem> {
        if self.rest.is_empty() {
            return Ok(None);
        }
        let (mut row, mut column) = (Vec::new(), 0_u32);
        loop {
            let (text, end) = self.next_field()?;
            if !text.is_empty() {
                row.push((column, text));
            }
            if end {
                return Ok(Some(row));
            }
            column = column.saturating_add(1);
        }
    }

    /// The next field, and whether the row ends with it.
    fn next_field(&mut self) -> Result<(String, bool), FileProblem> {
        let mut text = match self.rest.strip_prefix('"') {
            Some(inside) => self.quoted(inside)?,
            None => String::new(),
        };
        let separator = self.separator;
        let end = self.rest.find([separator, '\n', '\r']).unwrap_or(self.rest.len());
        let (bare, rest) = self.rest.split_at(end);
        text.push_str(bare);
        if let Some(rest) = rest.strip_prefix(separator) {
            self.rest = rest;
            return Ok((text, false));
        }
        self.rest = rest.strip_prefix("\r\n").or_else(|| rest.strip_prefix(['\n', '\r'])).unwrap_or_default();
        Ok((text, true))
    }

    /// What stands in quotes; two of them are one.
    fn quoted(&mut self, mut inside: &str) -> Result<String, FileProblem> {
        let start = self.rest.len();
        let mut text = String::new();
        loop {
            let Some((before, after)) = inside.split_once('"') else {
                return Err(FileProblem::OpenQuote { row: self.row.saturating_add(1) });
            };
            text.push_str(before);
            match after.strip_prefix('"') {
                Some(more) => {
                    text.push('"');
                    inside = more;
                }
                None => {
                    let read = start.saturating_sub(after.len());
                    self.rest = self.rest.get(read..).unwrap_or_default();
                    return Ok(text);
                }
            }
        }
    }
}

/// Rows gathered into tables.
#[derive(Default)]
struct Tables {
    sheets: Vec<Sheet>,
    cells: usize,
}

impl Tables {
    fn add(&mut self, row: u32, fields: Vec<(u32, String)>) -> Result<(), FileProblem> {
        if let [(0, only)] = fields.as_slice()
            && let Some(name) = only.trim().strip_prefix('[').and_then(|name| name.strip_suffix(']'))
        {
            let mut sheet = Sheet::new(name);
            sheet.origin = row.saturating_add(1);
            self.sheets.push(sheet);
            return Ok(());
        }
        self.cells = self.cells.saturating_add(fields.len());
        if self.cells > MOST_CELLS {
            return Err(FileProblem::TooManyCells);
        }
        if self.sheets.is_empty() {
            self.sheets.push(Sheet::default());
        }
        let Some(sheet) = self.sheets.last_mut() else { return Ok(()) };
        for (column, text) in fields {
            if row >= MOST_ROWS || column >= MOST_COLUMNS {
                return Err(FileProblem::FarCell { sheet: shorten(&sheet.name), place: Place::new(row, column) });
            }
            let text: String = unguarded(&text).chars().take(MOST_CHARACTERS.saturating_add(1)).collect();
            let place = Place::new(row.saturating_sub(sheet.origin), column);
            sheet.put(place, Value::Text(text), Style::Plain);
        }
        Ok(())
    }

    fn finish(self) -> Workbook {
        Workbook { sheets: self.sheets }
    }
}
