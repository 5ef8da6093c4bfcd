//! What stands on the projector, as words and places: all that the second window is told.
//!
//! What the group may not see yet is not in it, and neither are names while they are hidden.

use serde::{Deserialize, Serialize};

use crate::engine::text::Language;
use crate::session::Theme;

/// One picture on the projector.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Slide {
    /// The coach's.
    pub language: Language,
    /// The coach's.
    pub theme: Theme,
    /// Nothing is shown.
    pub blank: bool,
    /// Instrument and year.
    pub instrument: String,
    /// Whose figures these are, or that the name is hidden.
    pub whose: String,
    /// Which round of how many; nothing on the timeline.
    pub round: String,
    /// The word for the scene.
    pub stage: String,
    /// How many of four scenes were reached.
    pub done: u8,
    /// That it is an estimate, and on what it rests.
    pub foot: String,
    /// What is shown.
    pub shown: Shown,
}

/// What is shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Shown {
    /// A state with its scale.
    Panel(Box<Panel>),
    /// All rounds so far.
    Timeline {
        /// Heading.
        title: String,
        /// Names of the columns: step, guess, before, after.
        heads: [String; 4],
        /// What is said where there is none.
        empty: String,
        /// One a round.
        rows: Vec<Row>,
        /// From where to where all of them led.
        sum: Option<String>,
    },
}

/// One round of the timeline.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Row {
    /// The change.
    pub change: String,
    /// What was guessed.
    pub guess: String,
    /// The total before.
    pub before: String,
    /// The total after, with the band.
    pub after: String,
}

/// A state with its scale.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Panel {
    /// The letter of the category; none where the instrument has none or something is open.
    pub letter: Option<String>,
    /// The colour family.
    pub hue: Hue,
    /// The large words: the opinion, or what became of it.
    pub heading: String,
    /// The zone.
    pub chip: Option<String>,
    /// The number on the right.
    pub figure: Figure,
    /// The scale.
    pub scale: Scale,
    /// The question, or what was found.
    pub line: String,
    /// A second line.
    pub second: Option<String>,
    /// What can be chosen.
    pub choices: Vec<Choice>,
    /// What changes, a standard a line.
    pub strips: Vec<Strip>,
    /// How many more standards change.
    pub more: Option<String>,
}

/// A colour family.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Hue {
    /// Hijau.
    Green,
    /// Kuning.
    Yellow,
    /// Merah.
    Red,
    /// No zone, or not known yet.
    Plain,
}

/// The number on the right with what it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Figure {
    /// A total.
    Total {
        /// What it is.
        label: String,
        /// The number.
        number: String,
        /// The present total, where the number is not that.
        beside: Option<String>,
    },
    /// Only a range is known.
    Range {
        /// What it is.
        label: String,
        /// Its ends.
        number: String,
    },
}

/// The scale from 0 to 100.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Scale {
    /// The bands from low to high.
    pub segments: Vec<Segment>,
    /// Where the total stands.
    pub pin: Option<Mark>,
    /// Where the group guessed it.
    pub guess: Option<Mark>,
    /// Where it stood before.
    pub before: Option<Mark>,
    /// The ends of the range where no total is known.
    pub range: Option<(Mark, Mark)>,
    /// All of it in words.
    pub spoken: String,
}

/// A band of the scale.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Segment {
    /// Its letter or word.
    pub label: String,
    /// Its zone.
    pub word: String,
    /// Its colour family.
    pub hue: Hue,
    /// Its lower bound.
    pub from: Mark,
    /// Whether the total stands in it.
    pub current: bool,
}

/// A place on the scale with its label.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mark {
    /// Hundredths of a point, 0 to 10000.
    pub at: u16,
    /// The label.
    pub label: String,
}

/// An answer to choose.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choice {
    /// Its words.
    pub label: String,
    /// It is the group's guess.
    pub chosen: bool,
}

/// An answer in a strip.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StripCell {
    /// Its text.
    pub text: String,
    /// Its place on a ramp of four steps; none where it is no level.
    pub step: Option<u8>,
}

/// One standard before and after.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Strip {
    /// Its name.
    pub name: String,
    /// Its answers before and after in the order of units; empty where there are too many units.
    pub cells: Vec<(StripCell, StripCell)>,
    /// What is said in place of cells.
    pub summary: Option<String>,
    /// All of it in words.
    pub spoken: String,
}
