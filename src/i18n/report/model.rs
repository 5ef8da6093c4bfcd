//! The report as words: everything rounded, translated and in order, nothing drawn yet.

use crate::engine::assessment::Paper;
use crate::engine::instrument::{Basis, Zone};

/// The whole report.
#[derive(Clone, Debug, PartialEq)]
pub struct Report {
    /// Tag of the language.
    pub lang: &'static str,
    /// The sheet it is laid out for.
    pub paper: Paper,
    /// Proposed file name, without ending.
    pub file: String,
    /// What this is: `Laporan perkiraan, Penilaian Kepatuhan 2023`.
    pub kicker: String,
    /// Whom it is about; empty for a line.
    pub body: String,
    /// How many rows were assessed.
    pub scope: String,
    /// That it is no official result.
    pub disclaimer: String,
    /// The result.
    pub headline: Headline,
    /// What is certain, what depends, what it rests on.
    pub certainty: Vec<Mark>,
    /// Actions, reasons, assumptions, units.
    pub sections: Vec<Section>,
    /// What to do before actions can be ranked: said to who makes the report, and not printed.
    pub advice: Option<String>,
    /// Where and when it is signed; empty for a line.
    pub signed: [String; 2],
    /// Who takes note, and who made it.
    pub signatures: [Signature; 2],
    /// What the letters are not, and what the result is not.
    pub remarks: Vec<String>,
    /// Program and pack, date.
    pub foot: Vec<String>,
    /// Title of the annex.
    pub annex_title: String,
    /// Every row.
    pub annex: Vec<Section>,
}

/// The result at a glance.
#[derive(Clone, Debug, PartialEq)]
pub struct Headline {
    /// Category letter, where there is one.
    pub letter: Option<String>,
    /// Zone of the result.
    pub zone: Option<Zone>,
    /// What the title is: `Perkiraan kategori C, Penilaian Kepatuhan 2023`.
    pub label: String,
    /// Opinion, or the bands that are possible.
    pub title: String,
    /// Zone, quality, other bands.
    pub chips: Vec<Chip>,
    /// Total first, then what is missing and the margin.
    pub figures: Vec<Figure>,
}

/// A pill with shape and word.
#[derive(Clone, Debug, PartialEq)]
pub struct Chip {
    /// Whether it is the result; else a possibility, outlined.
    pub filled: bool,
    /// Its zone.
    pub zone: Option<Zone>,
    /// Its words.
    pub text: String,
}

/// A number with what it is.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    /// The number; empty where the words say it all.
    pub value: String,
    /// What it is.
    pub label: String,
}

/// A part with a heading.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Section {
    /// Its heading.
    pub title: String,
    /// Sentences before the tables.
    pub intro: Vec<String>,
    /// Tables, one below the other.
    pub tables: Vec<Table>,
    /// Items with marks, after the tables.
    pub items: Vec<Mark>,
    /// Sentences at the end, in secondary text.
    pub notes: Vec<String>,
}

/// A sentence with how well it is known.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    /// What is said first, in bold; may be empty.
    pub lead: String,
    /// The sentence.
    pub text: String,
    /// How well it is known, where it is a figure.
    pub basis: Option<Basis>,
}

/// Which table it is: the style sheet gives each kind its widths.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TableKind {
    /// The best actions.
    Actions,
    /// Units and dimensions.
    Units,
    /// Indicators against units.
    Answers,
    /// Figures as they were typed.
    Typed,
    /// Figures with their sources.
    Figures,
}

/// A table.
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    /// Which table it is.
    pub kind: TableKind,
    /// Its name, for screen readers.
    pub label: String,
    /// A row above the headings that explains them; repeats with them.
    pub key: Option<String>,
    /// Columns.
    pub columns: Vec<Column>,
    /// Rows.
    pub rows: Vec<Row>,
}

/// A column.
#[derive(Clone, Debug, PartialEq)]
pub struct Column {
    /// Its heading; may be empty.
    pub label: String,
    /// A second line of the heading; may be empty.
    pub note: String,
    /// How its cells are set.
    pub kind: ColumnKind,
}

/// How the cells of a column are set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ColumnKind {
    /// Words.
    Text,
    /// Figures, aligned at the end.
    Number,
    /// Short marks, centred.
    Level,
}

/// What a row is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowKind {
    /// One of many.
    Plain,
    /// Names the rows below it; its one cell spans all columns.
    Group,
    /// The sum or mean.
    Total,
}

/// A row; as many cells as there are columns, but for a group.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// What it is.
    pub kind: RowKind,
    /// Its cells; the first names the row where it is words.
    pub cells: Vec<Cell>,
}

/// A cell.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Cell {
    /// What stands in it.
    pub text: String,
    /// A second line; may be empty.
    pub detail: String,
    /// The shape of a zone before the text, which says the zone or stands beside it.
    pub zone: Option<Zone>,
    /// How well the figure is known.
    pub basis: Option<Basis>,
    /// The title of the source that it names, where it names one.
    pub source: Option<String>,
}

/// Who signs; what is empty becomes a line to write on.
#[derive(Clone, Debug, PartialEq)]
pub struct Signature {
    /// `Mengetahui,` or `Disusun oleh,`.
    pub heading: &'static str,
    /// Office.
    pub office: String,
    /// Name.
    pub name: String,
    /// `NIP` with the number, or alone.
    pub number: String,
}

impl Cell {
    /// A cell of this text.
    pub fn new(text: impl Into<String>) -> Self {
        Self { text: text.into(), ..Self::default() }
    }

    /// A cell that names the source with this title.
    pub fn source(title: String) -> Self {
        Self { source: Some(title.clone()), ..Self::new(title) }
    }

    /// A second line.
    pub fn detail(self, detail: impl Into<String>) -> Self {
        Self { detail: detail.into(), ..self }
    }

    /// The shape of a zone before the text.
    pub fn zone(self, zone: Option<Zone>) -> Self {
        Self { zone, ..self }
    }

    /// How well the figure is known.
    pub fn basis(self, basis: Basis) -> Self {
        Self { basis: Some(basis), ..self }
    }
}

impl Column {
    /// A column of words.
    pub fn text(label: impl Into<String>) -> Self {
        Self { label: label.into(), note: String::new(), kind: ColumnKind::Text }
    }

    /// A column of figures.
    pub fn number(label: impl Into<String>) -> Self {
        Self { kind: ColumnKind::Number, ..Self::text(label) }
    }

    /// A column of short marks.
    pub fn level(label: impl Into<String>) -> Self {
        Self { kind: ColumnKind::Level, ..Self::text(label) }
    }

    /// A second line of the heading.
    pub fn note(self, note: impl Into<String>) -> Self {
        Self { note: note.into(), ..self }
    }
}

impl Row {
    /// One of many.
    pub fn plain(cells: Vec<Cell>) -> Self {
        Self { kind: RowKind::Plain, cells }
    }

    /// A heading of the rows below.
    pub fn group(text: impl Into<String>) -> Self {
        Self { kind: RowKind::Group, cells: vec![Cell::new(text)] }
    }

    /// The sum or mean.
    pub fn total(cells: Vec<Cell>) -> Self {
        Self { kind: RowKind::Total, cells }
    }
}
