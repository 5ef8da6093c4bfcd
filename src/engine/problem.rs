//! What is wrong with an input: where, which value, and what would be right.

use std::fmt::{self, Write as _};

use crate::text::Text;

/// Longest part of a wrong value that is repeated in a message, in characters: texts that people write are shown
/// whole, and ten megabytes of something else are not.
const SHOWN: usize = 200;

/// Longest path that is shown whole, in bytes. No file that a person or a program wrote in earnest has a longer one.
const PATH_SHOWN: usize = 2_000;

/// Most problems that are noted: a file with more is no file of ours, and each takes memory.
const MOST: usize = 10_000;

/// Everything found wrong with one input, in the order of the file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Problems(Vec<Problem>);

impl Problems {
    /// Notes one problem and goes on; beyond 10,000 it is noted only that there are more.
    pub fn push(&mut self, place: &Place<'_>, kind: ProblemKind, value: impl fmt::Display) {
        if self.0.len() < MOST {
            self.0.push(Problem { path: place.path(), kind, value: shorten(&value.to_string()) });
        } else {
            self.cut();
        }
    }

    fn cut(&mut self) {
        if self.0.len() == MOST {
            self.0.push(Problem {
                path: String::new(),
                kind: ProblemKind::More { listed: MOST },
                value: String::new(),
            });
        }
    }

    /// Notes the problems of another document too.
    pub fn extend(&mut self, others: Self) {
        self.extend_below(&Place::Root, others);
    }

    /// Notes the problems of a document that stands within another one.
    pub fn extend_below(&mut self, place: &Place<'_>, inner: Self) {
        for problem in inner.0 {
            let joint = if problem.path.is_empty() || problem.path.starts_with('[') { "" } else { "." };
            let path = shorten_path(format!("{}{joint}{}", place.path(), problem.path));
            if self.0.len() < MOST {
                self.0.push(Problem { path, ..problem });
            } else {
                self.cut();
            }
        }
    }

    /// Whether nothing was found.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The problems in order.
    pub fn iter(&self) -> std::slice::Iter<'_, Problem> {
        self.0.iter()
    }

    /// The value if nothing was found wrong with it, else all problems.
    ///
    /// # Errors
    /// The problems themselves, where there are any or the value is missing.
    pub fn or_value<T>(self, value: Option<T>) -> Result<T, Self> {
        match value {
            Some(value) if self.is_empty() => Ok(value),
            _ => Err(self),
        }
    }
}

impl fmt::Display for Problems {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|problem| writeln!(f, "{problem}"))
    }
}

/// One problem: place, wrong value, and what was expected there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Path in the file, such as `units[3].entry.values["proses.biaya"]`, with keys as JSON writes them; empty for the
    /// file as a whole. Of a path beyond 2,000 bytes the two ends.
    pub path: String,
    /// What is wrong.
    pub kind: ProblemKind,
    /// The wrong value as written, cut to 200 characters; empty where a value is missing.
    pub value: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let path = if self.path.is_empty() { "file" } else { &self.path };
        if self.value.is_empty() && !self.kind.is_about_a_value() {
            write!(f, "{path}: {}", self.kind)
        } else {
            write!(f, "{path}: \"{}\" {}", self.value, self.kind)
        }
    }
}

/// The kinds of problems, with what a message needs to help.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the fields of a kind are described with it")]
pub enum ProblemKind {
    /// The file could not be read at all.
    Unread,
    /// The bytes are no UTF-8 text; the place of the first that is wrong, from 0.
    NotUtf8 { at: usize },
    /// The file is a spreadsheet, where a JSON file is read.
    Spreadsheet,
    /// The text is no JSON; line and column of the first error.
    NotJson { line: usize, column: usize },
    /// Lists and objects within each other beyond what any file needs.
    TooDeep { line: usize },
    /// The document says it is of another format.
    OtherFormat { expected: &'static str },
    /// The document does not say of which format it is.
    NoFormat { expected: &'static str },
    /// The document is newer than this program.
    NewerVersion { known: u32 },
    /// The input is larger than can be read.
    TooLarge { limit: usize },
    /// A key that the format does not have.
    UnknownKey { known: &'static [&'static str] },
    /// A key that must be there.
    MissingKey,
    /// One of the two languages is missing or empty.
    MissingTranslation,
    /// A value of another JSON type.
    WrongType { expected: &'static str },
    /// A text that is no number.
    NotANumber,
    /// More than one decimal separator.
    TwoSeparators,
    /// A number with more digits than can be meant.
    TooLong,
    /// A text that is no day of the calendar.
    NotADate,
    /// A text longer than can be kept.
    TextTooLong { most: usize },
    /// A number with more decimals than a rapor prints.
    TooManyDecimals { most: usize },
    /// A pasted cell beyond the edge of the table.
    OverTheEdge,
    /// A number outside its limits.
    OutOfRange { min: String, max: String },
    /// Something else than a whole number within these ends.
    NotWhole { min: u32, max: u32 },
    /// A word that is not one of those allowed.
    UnknownWord { choices: String },
    /// A reference to something that is not defined.
    UnknownReference { to: Reference },
    /// The id of a level is a word that means something else as an answer, such as `n/a`.
    NoLevel,
    /// The same id twice.
    Duplicate,
    /// An empty list or text where at least one entry is needed.
    Empty,
    /// Fewer or more entries than there can be.
    WrongCount { least: usize, most: usize },
    /// A key of an object that stands in it a second time.
    KeyTwice,
    /// A pasted block larger than can be taken over; the value is its size.
    BlockTooLarge { most: usize },
    /// Fixed weights above 100, or a complete set that is not 100; the value is one of them, or all.
    WeightsSum { expected: WeightsTotal, sum: String },
    /// Weights below the points that a unit has for a dimension.
    PointsOfUnit(Box<UnitPoints>),
    /// Weights under which nothing of a unit is left to assess.
    NothingOfUnit { unit: String },
    /// A band that does not lie below the one before it.
    BandOrder,
    /// The last band must begin at 0.
    BandGap,
    /// A share below that of the level before it.
    ShareOrder,
    /// Dimension points above the weight of the dimension.
    PointsAboveWeight { weight: String },
    /// Dimension points where the weight is unpublished.
    PointsWithoutWeight,
    /// A range whose low end is above its high end.
    RangeReversed { low: String },
    /// Both or neither of `points` and `percent`; the value is the keys that are there.
    PointsOrPercent,
    /// Every indicator of a unit is not applicable.
    NothingApplicable,
    /// The document was made with another instrument.
    OtherInstrument { expected: String },
    /// A key that no result has.
    NoSuchResult,
    /// There are more problems than are listed.
    More { listed: usize },
    /// A golden example of a pack that the engine does not reproduce.
    ExampleDiffers { expected: String },
}

impl ProblemKind {
    /// Whether a value is wrong: nothing at all is one too.
    fn is_about_a_value(&self) -> bool {
        let is_number = matches!(self, Self::NotANumber | Self::OutOfRange { .. } | Self::NotWhole { .. });
        let is_name = matches!(self, Self::UnknownWord { .. } | Self::UnknownReference { .. } | Self::Duplicate);
        is_number || is_name || matches!(self, Self::NotADate | Self::OtherFormat { .. })
    }

    /// A number outside these ends, both of which are allowed.
    pub fn out_of_range(min: impl fmt::Display, max: impl fmt::Display) -> Self {
        Self::OutOfRange { min: min.to_string(), max: max.to_string() }
    }
}

impl fmt::Display for ProblemKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unread => write!(f, "could not be read; choose it again"),
            Self::Spreadsheet => write!(f, "is a spreadsheet, not a JSON file"),
            Self::NotUtf8 { at } => write!(f, "at byte {at} is not UTF-8 text; save the file as UTF-8"),
            Self::NotJson { line, column } => write!(f, "is not valid JSON at line {line}, column {column}"),
            Self::TooDeep { line } => write!(f, "is nested too deeply at line {line}; at most 127 levels are read"),
            Self::OtherFormat { expected } => write!(f, "is another format; expected \"{expected}\""),
            Self::NoFormat { expected } => write!(f, "is missing; expected \"{expected}\""),
            Self::NewerVersion { known } => {
                write!(f, "is a newer version than this program knows; it reads up to version {known}")
            }
            Self::TooLarge { limit } => write!(f, "bytes are too many; at most {limit} are read"),
            Self::UnknownKey { known } => write!(f, "is an unknown key; known here: {}", known.join(", ")),
            Self::MissingKey => write!(f, "is missing"),
            Self::MissingTranslation => write!(f, "translation is missing; write both \"id\" and \"en\""),
            Self::WrongType { expected } => write!(f, "has the wrong type; expected {expected}"),
            Self::NotANumber => write!(f, "is not a number; write digits and a point, for example \"87.50\""),
            Self::TwoSeparators => write!(f, "has more than one decimal separator; keep one, for example \"87.50\""),
            Self::TooLong => write!(f, "has too many digits"),
            Self::NotADate => write!(f, "is no day of the calendar; expected yyyy-mm-dd, from 2000 to 2099"),
            Self::TextTooLong { most } => write!(f, "has more than {most} characters"),
            Self::TooManyDecimals { most } => write!(f, "has more than {most} decimals"),
            Self::OverTheEdge => write!(f, "lies beyond the edge of the table"),
            Self::OutOfRange { min, max } => write!(f, "is outside {min} to {max}"),
            Self::NotWhole { min, max } => write!(f, "is no whole number from {min} to {max}"),
            Self::UnknownWord { choices } => write!(f, "is unknown here; choose one of {choices}"),
            Self::UnknownReference { to } => write!(f, "refers to no {to}"),
            Self::NoLevel => write!(f, "means not applicable, so no level can have this value"),
            Self::Duplicate => write!(f, "stands here a second time; ids must differ"),
            Self::Empty => write!(f, "must not be empty"),
            Self::WrongCount { least, most } => {
                write!(f, "entries are too few or too many; expected {least} to {most}")
            }
            Self::KeyTwice => write!(f, "stands in this object a second time; keep one of them"),
            Self::BlockTooLarge { most } => write!(f, "cells or rows are too many for one paste; at most {most}"),
            Self::WeightsSum { expected, sum } => {
                write!(f, "brings the sum of the fixed weights to {sum}; it must be {}", expected.in_words())
            }
            Self::PointsOfUnit(found) => {
                let UnitPoints { unit, dimension, points, weight } = &**found;
                write!(f, "is a weight of {weight}, below the {points} points of \"{unit}\" for {}", dimension.en)
            }
            Self::NothingOfUnit { unit } => write!(f, "leaves nothing to assess in \"{unit}\""),
            Self::BandOrder => {
                write!(f, "must be below the band before it: bands go from the top down, without overlap")
            }
            Self::BandGap => write!(f, "leaves a gap: the last band must begin at \"0\""),
            Self::ShareOrder => write!(f, "is below the share of the level before it"),
            Self::PointsAboveWeight { weight } => {
                write!(f, "points exceed the weight of the dimension, {weight}; for percent use \"percent\"")
            }
            Self::PointsWithoutWeight => {
                write!(f, "points cannot be used: the weight of this dimension is unpublished; use \"percent\"")
            }
            Self::RangeReversed { low } => write!(f, "is below the low end of the range, {low}"),
            Self::PointsOrPercent => {
                write!(f, "stands where exactly one of \"points\" and \"percent\" must stand")
            }
            Self::NothingApplicable => write!(f, "leaves nothing to assess: no indicator with a weight applies"),
            Self::NoSuchResult => write!(f, "is no part of a result, so nothing can be expected of it"),
            Self::OtherInstrument { expected } => write!(f, "is another instrument; expected \"{expected}\""),
            Self::More { listed } => write!(f, "has more problems; the first {listed} are listed"),
            Self::ExampleDiffers { expected } => {
                write!(f, "is what the engine computes; the example expects {expected}")
            }
        }
    }
}

/// The points of a unit that are above a weight.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnitPoints {
    /// Name of the unit; may be empty.
    pub unit: String,
    /// Name of the dimension.
    pub dimension: Text,
    /// The points as entered.
    pub points: String,
    /// The weight, as a number.
    pub weight: String,
}

/// What a reference should lead to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reference {
    /// An instrument that this program has.
    Instrument,
    /// A dimension of the instrument.
    Dimension,
    /// An indicator of the instrument.
    Indicator,
    /// A dimension or an indicator of the instrument.
    Weighted,
    /// A scale of the instrument.
    Scale,
    /// A level of the indicator.
    Level,
    /// A bundle of the instrument.
    Bundle,
    /// A source of the document.
    Source,
    /// A unit of the assessment.
    Unit,
}

impl fmt::Display for Reference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Instrument => "instrument that is known here",
            Self::Dimension => "dimension of this instrument",
            Self::Indicator => "indicator of this instrument",
            Self::Weighted => "dimension or indicator of this instrument",
            Self::Scale => "scale of this instrument",
            Self::Level => "level of this indicator",
            Self::Bundle => "bundle of this instrument",
            Self::Source => "source of this document",
            Self::Unit => "unit of this assessment",
        })
    }
}

/// What weights must add up to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WeightsTotal {
    /// All are fixed.
    Exactly100,
    /// Some are not.
    AtMost100,
}

impl WeightsTotal {
    fn in_words(self) -> &'static str {
        match self {
            Self::Exactly100 => "exactly 100",
            Self::AtMost100 => "at most 100",
        }
    }
}

/// A place in a JSON document, built on the stack while walking down.
#[derive(Clone, Copy, Debug)]
pub enum Place<'a> {
    /// The document.
    Root,
    /// A key of an object.
    Key(&'a Place<'a>, &'a str),
    /// An element of an array.
    Index(&'a Place<'a>, usize),
}

impl<'a> Place<'a> {
    /// The place of `key` in this object.
    pub fn key(&'a self, key: &'a str) -> Self {
        Self::Key(self, key)
    }

    /// The place of element `index` in this array.
    pub fn index(&'a self, index: usize) -> Self {
        Self::Index(self, index)
    }

    /// The path as a problem keeps it.
    fn path(&self) -> String {
        let mut path = Bounded(String::new());
        match write!(path, "{self}") {
            Ok(()) => path.0,
            // What is cut is not written first: a hostile file has a long path for each of its many problems.
            Err(fmt::Error) => two_ends(&path.0, &self.end()),
        }
    }

    /// The last keys of a path, with more than is shown of them.
    fn end(&self) -> String {
        let (mut end, mut place) = (String::new(), self);
        while end.len() < PATH_SHOWN {
            let (parent, step) = match place {
                Self::Root => break,
                Self::Key(parent, key) => {
                    let shown = key.get(key.ceil_char_boundary(key.len().saturating_sub(2 * PATH_SHOWN))..);
                    (parent, Self::Root.key(shown.unwrap_or_default()).to_string())
                }
                Self::Index(parent, index) => (parent, format!("[{index}]")),
            };
            let joint = if end.is_empty() || end.starts_with('[') { "" } else { "." };
            end = format!("{step}{joint}{end}");
            place = parent;
        }
        end
    }
}

impl fmt::Display for Place<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Root => Ok(()),
            Self::Index(parent, index) => write!(f, "{parent}[{index}]"),
            Self::Key(parent, key) if !is_plain(key) => {
                write!(f, "{parent}[\"")?;
                key.chars().try_for_each(|c| write_escaped(f, c))?;
                f.write_str("\"]")
            }
            Self::Key(Self::Root, key) => write!(f, "{key}"),
            Self::Key(parent, key) => write!(f, "{parent}.{key}"),
        }
    }
}

/// Whether a key needs no quotes in a path; one that is cut has them, so that nobody reads it to its end.
fn is_plain(key: &str) -> bool {
    (1..=PATH_SHOWN).contains(&key.len()) && key.chars().all(|c| c.is_ascii_alphanumeric() || c == '_' || c == '-')
}

/// A character of a key as JSON writes it, and on one line.
fn write_escaped(f: &mut fmt::Formatter<'_>, c: char) -> fmt::Result {
    match c {
        '\\' | '"' => write!(f, "\\{c}"),
        '\n' => f.write_str("\\n"),
        c if ends_line(c) => write!(f, "\\u{:04x}", u32::from(c)),
        c => f.write_char(c),
    }
}

/// Whether a character would break the one line of a problem, for some programs that read the messages.
fn ends_line(c: char) -> bool {
    c.is_control() || matches!(c, '\u{2028}' | '\u{2029}')
}

/// A value on one line, cut to what a message can show.
pub fn shorten(value: &str) -> String {
    let mut rest = value.chars();
    let mut shown: String = rest.by_ref().take(SHOWN).map(|c| if ends_line(c) { ' ' } else { c }).collect();
    if rest.next().is_some() {
        shown.push('…');
    }
    shown
}

/// A text that takes up what a path can show, and refuses more.
struct Bounded(String);

impl fmt::Write for Bounded {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        let room = PATH_SHOWN.saturating_sub(self.0.len());
        let (taken, rest) = text.split_at(text.floor_char_boundary(room));
        self.0.push_str(taken);
        if rest.is_empty() { Ok(()) } else { Err(fmt::Error) }
    }
}

/// A path, or the two ends of one that is longer than a message can show.
fn shorten_path(path: String) -> String {
    if path.len() <= PATH_SHOWN { path } else { two_ends(&path, &path) }
}

/// Half of what is shown of a path from the beginning of one text, half from the end of another.
fn two_ends(start: &str, end: &str) -> String {
    let half = PATH_SHOWN / 2;
    let start = start.get(..start.floor_char_boundary(half)).unwrap_or_default();
    let end = end.get(end.ceil_char_boundary(end.len().saturating_sub(half))..).unwrap_or_default();
    format!("{start}…{end}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn problems_of_an_inner_document_stand_below_its_place() {
        let problem =
            |path: &str| Problem { path: path.to_owned(), kind: ProblemKind::MissingKey, value: String::new() };
        let inner = || Problems(vec![problem("units"), problem("[\"a b\"]"), problem("")]);
        let mut problems = Problems::default();
        problems.extend_below(&Place::Root.key("examples").index(2), inner());
        let paths: Vec<_> = problems.iter().map(|problem| problem.path.as_str()).collect();
        assert_eq!(paths, ["examples[2].units", "examples[2][\"a b\"]", "examples[2]"]);
        problems.0.resize(MOST - 1, problem("x"));
        problems.extend_below(&Place::Root, inner());
        problems.push(&Place::Root, ProblemKind::MissingKey, "");
        assert_eq!(problems.0.len(), MOST + 1);
        assert_eq!(problems.0.last().map(|last| &last.kind), Some(&ProblemKind::More { listed: MOST }));
    }

    #[test]
    fn a_sum_of_weights_says_what_it_should_be() {
        let text = |expected| ProblemKind::WeightsSum { expected, sum: "90".to_owned() }.to_string();
        assert!(text(WeightsTotal::Exactly100).contains("weights to 90; it must be exactly 100"));
        assert!(text(WeightsTotal::AtMost100).contains("at most 100"));
    }

    fn path_of(place: &Place<'_>) -> String {
        let mut problems = Problems::default();
        problems.push(place, ProblemKind::MissingKey, "");
        problems.iter().map(|problem| problem.path.clone()).collect()
    }

    #[test]
    fn a_problem_is_one_short_line_whatever_its_keys_are() {
        let root = Place::Root;
        assert_eq!(path_of(&root.key("units").index(3).key("entry")), "units[3].entry");
        assert_eq!(path_of(&root.key("proses.biaya")), "[\"proses.biaya\"]");
        assert_eq!(path_of(&root.key("a\nb \"c\"")), "[\"a\\nb \\\"c\\\"\"]");
        let long = "k".repeat(100_000);
        let ends = |shown: usize| "k".repeat(PATH_SHOWN / 2 - shown);
        let place = root.key(&long);
        assert_eq!(path_of(&place), format!("[\"{}…{}\"]", ends(2), ends(2)));
        let path = path_of(&place.index(7).key("entry"));
        assert_eq!(path, format!("[\"{}…{}\"][7].entry", ends(2), ends(11)));
        let deep: Vec<String> = (0..600).map(|depth| format!("kunci é {depth}")).collect();
        fn below(place: &Place<'_>, keys: &[String]) -> String {
            keys.split_first().map_or_else(|| path_of(place), |(key, rest)| below(&place.key(key), rest))
        }
        let path = below(&root, &deep);
        assert!(
            path.len() <= PATH_SHOWN + 3 && path.starts_with("[\"kunci é 0\"]") && path.ends_with("[\"kunci é 599\"]"),
            "{path}"
        );
    }

    #[test]
    fn a_key_that_a_path_has_room_for_is_shown_whole() {
        let (plain, words) = ("k".repeat(300), "kata ".repeat(60));
        assert_eq!(path_of(&Place::Root.key("units").key(&plain)), format!("units.{plain}"));
        assert_eq!(path_of(&Place::Root.key(&words)), format!("[\"{words}\"]"));
    }

    #[test]
    fn keys_are_written_as_json_does_so_that_no_two_paths_are_the_same() {
        for (key, path) in [
            ("a\\b", r#"["a\\b"]"#),
            ("a\\\"b", r#"["a\\\"b"]"#),
            ("a\nb\u{7}\u{2028}\u{85}", r#"["a\nb\u0007\u2028\u0085"]"#),
            ("", r#"[""]"#),
        ] {
            assert_eq!(path_of(&Place::Root.key(key)), path);
            let quoted = path.trim_matches(['[', ']']);
            assert_eq!(serde_json::from_str::<String>(quoted).unwrap(), key);
        }
    }

    #[test]
    fn a_value_of_200_characters_is_shown_whole_and_a_longer_one_is_cut() {
        let text = "é".repeat(SHOWN);
        assert_eq!(shorten(&text), text);
        assert_eq!(shorten(&format!("{text}x")), format!("{text}…"));
    }
}
