//! Workbooks as far as this program needs them: sheets of typed cells, with a look.

use std::collections::BTreeMap;
use std::fmt;

use super::MOST_CHARACTERS;

/// A file of sheets.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Workbook {
    /// In the order of the file.
    pub sheets: Vec<Sheet>,
}

/// A table. Only filled cells are kept, so a file that claims a million rows takes no room.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sheet {
    /// Name on its tab.
    pub name: String,
    /// Rows of the file above this table: 0 but in a CSV file, where tables follow each other.
    pub origin: u32,
    cells: BTreeMap<Place, Cell>,
    /// How it looks; empty where it was read.
    pub look: Look,
}

/// A place in a table, counted from 0.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// Row.
    pub row: u32,
    /// Column.
    pub column: u32,
}

impl Place {
    /// The cell in this row and column.
    pub const fn new(row: u32, column: u32) -> Self {
        Self { row, column }
    }
}

/// As spreadsheets name it, such as `E7`.
impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", column_name(self.column), self.row.saturating_add(1))
    }
}

/// The letters of a column: 0 is `A`, 26 is `AA`.
pub fn column_name(column: u32) -> String {
    let mut letters = Vec::new();
    let mut rest = column.saturating_add(1);
    while rest > 0 {
        let digit = (rest - 1) % 26;
        letters.push(char::from(b'A' + u8::try_from(digit).unwrap_or_default()));
        rest = (rest - 1) / 26;
    }
    letters.iter().rev().collect()
}

/// A filled cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell {
    /// What it holds.
    pub value: Value,
    /// How it looks.
    pub style: Style,
}

/// What a cell holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// A text.
    Text(String),
    /// A number as a plain decimal with a point.
    Number(String),
    /// A formula, as far as it fits into a message. It is never evaluated, and never written.
    Formula(String),
    /// What a spreadsheet has turned into a date.
    Date,
    /// A percentage: the file holds a hundredth of what is shown.
    Percent,
    /// Another value that no entry can be, such as `#N/A`.
    Other(String),
}

/// How a cell looks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Style {
    /// Wrapped text.
    #[default]
    Plain,
    /// The name of a table.
    Title,
    /// What to do here.
    Hint,
    /// Head of a column.
    Heading,
    /// An id that ties a row or column to the assessment.
    Key,
    /// A name in a row.
    Label,
    /// To be filled in, as text: a range stays a range and is not taken for a date.
    Entry,
    /// To be filled in, a number.
    Figure,
}

impl Style {
    /// All styles, in the order of their numbers in an XLSX file.
    pub const ALL: [Self; 8] =
        [Self::Plain, Self::Title, Self::Hint, Self::Heading, Self::Key, Self::Label, Self::Entry, Self::Figure];
}

/// What a table shows beside its cells.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Look {
    /// Widths of columns in characters; the last counts for all further ones.
    pub widths: Vec<u32>,
    /// Rows above and columns left of what scrolls.
    pub frozen: Place,
    /// Fields to fill in, with what is allowed there.
    pub fields: Vec<Field>,
    /// Printed across.
    pub landscape: bool,
}

/// A block of fields to fill in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field {
    /// First cell.
    pub first: Place,
    /// Last cell.
    pub last: Place,
    /// How empty cells look.
    pub style: Style,
    /// What may be written into it.
    pub choices: Choices,
}

/// What may be written into a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Choices {
    /// Anything, and there is no list to choose from.
    Any,
    /// Anything; the list has what is usual.
    Usual(Vec<String>),
    /// Nothing but what is in the list.
    Only(Vec<String>),
}

impl Sheet {
    /// An empty table.
    pub fn new(name: impl Into<String>) -> Self {
        Self { name: name.into(), ..Self::default() }
    }

    /// Fills a cell; an empty text leaves it empty.
    pub fn put(&mut self, place: Place, value: Value, style: Style) {
        if value != Value::Text(String::new()) {
            self.cells.insert(place, Cell { value, style });
        }
    }

    /// Fills a cell with a text.
    pub fn text(&mut self, row: u32, column: u32, text: impl Into<String>, style: Style) {
        self.put(Place::new(row, column), Value::Text(text.into()), style);
    }

    /// What stands in a cell.
    pub fn get(&self, place: Place) -> Option<&Value> {
        self.cells.get(&place).map(|cell| &cell.value)
    }

    /// A filled cell.
    pub fn cell(&self, place: Place) -> Option<&Cell> {
        self.cells.get(&place)
    }

    /// The text in a cell; empty where there is none.
    pub fn word(&self, place: Place) -> &str {
        match self.get(place) {
            Some(Value::Text(text) | Value::Number(text)) => text,
            _ => "",
        }
    }

    /// Filled cells, row by row.
    pub fn cells(&self) -> impl Iterator<Item = (Place, &Cell)> {
        self.cells.iter().map(|(place, cell)| (*place, cell))
    }

    /// Filled cells of one row.
    pub fn row(&self, row: u32) -> impl Iterator<Item = (u32, &Value)> {
        let range = Place::new(row, 0)..=Place::new(row, u32::MAX);
        self.cells.range(range).map(|(place, cell)| (place.column, &cell.value))
    }

    /// Cuts texts to what a cell can hold; but ids, which must be whole to be found again.
    pub fn cut(&mut self) {
        for cell in self.cells.values_mut().filter(|cell| cell.style != Style::Key) {
            if let Value::Text(text) = &mut cell.value
                && let Some((end, _)) = text.char_indices().nth(MOST_CHARACTERS)
            {
                text.truncate(end);
            }
        }
    }

    /// How many cells are filled.
    pub fn len(&self) -> usize {
        self.cells.len()
    }

    /// Whether nothing is filled.
    pub fn is_empty(&self) -> bool {
        self.cells.is_empty()
    }

    /// The row after the last filled one.
    pub fn end(&self) -> u32 {
        self.cells.last_key_value().map_or(0, |(place, _)| place.row.saturating_add(1))
    }

    /// A place as the file names it: in CSV, rows are those of the file.
    pub fn in_file(&self, place: Place) -> Place {
        Place { row: place.row.saturating_add(self.origin), column: place.column }
    }
}
