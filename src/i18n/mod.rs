//! What the screens say, in Indonesian and English: a typed catalogue, numbers, sentences. No browser.

pub mod beyond;
mod catalogue;
mod certainty;
mod change;
mod compare;
mod evidence;
mod first;
mod legend;
mod number;
mod problem;
pub mod report;
mod share;
mod sheet_panel;
pub mod sheets;
mod source_titles;
pub mod wording;
pub mod workshop;

pub use catalogue::Messages;
pub use first::Messages as FirstMessages;
pub use legend::LevelLegend;
pub use number::{NumberStyle, rounding_gap, trimmed};

use crate::engine::Interval;
use crate::engine::instrument::{Basis, Source, Zone};
use crate::engine::number::{Rational, Rounding, Score};
use crate::engine::text::{Language, Text};

/// A language with everything needed to speak it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Locale {
    /// The language.
    pub language: Language,
}

impl Locale {
    /// The title of a source, as it is cited or, where it is our own description, in this language.
    pub fn source_title(self, source: &Source) -> &str {
        match self.language {
            Language::Indonesian => &source.title,
            Language::English => source_titles::english(&source.title).unwrap_or(&source.title),
        }
    }

    /// A locale of this language.
    pub const fn new(language: Language) -> Self {
        Self { language }
    }

    /// The short name of a built-in instrument.
    pub fn builtin_name(self, id: &str) -> String {
        let (family, year) = self.family_and_year(id);
        format!("{family} {year}")
    }

    /// The kind of assessment and the year in the id of a built-in instrument.
    pub fn family_and_year(self, id: &str) -> (&'static str, &str) {
        let m = self.first();
        let (family, year) = id.split_once('-').unwrap_or((id, ""));
        (if family == "opini" { m.family_opinion } else { m.family_compliance }, year)
    }

    /// The name of a body, or that it has none yet.
    pub fn named(self, name: &str) -> &str {
        if name.is_empty() { self.first().body_unnamed } else { name }
    }

    /// The catalogue of the calculator.
    pub fn messages(self) -> &'static Messages {
        match self.language {
            Language::Indonesian => &catalogue::INDONESIAN,
            Language::English => &catalogue::ENGLISH,
        }
    }

    /// The text in this language.
    pub fn text(self, text: &Text) -> &str {
        text.get(self.language)
    }

    /// The tag for the `lang` attribute.
    pub fn tag(self) -> &'static str {
        match self.language {
            Language::Indonesian => "id",
            Language::English => "en",
        }
    }

    /// The tag that dates are written by: the day before the month in both languages.
    pub fn tag_of_dates(self) -> &'static str {
        match self.language {
            Language::Indonesian => "id",
            Language::English => "en-GB",
        }
    }

    /// A rounded number, such as `60,80`.
    pub fn score(self, score: Score) -> String {
        number::localise(&score.to_string(), self.style())
    }

    /// An exact number rounded to two decimals for reading.
    pub fn rounded(self, value: &Rational) -> String {
        self.score(number::rounded(value))
    }

    /// From one score to another; one where they are equal.
    pub fn range(self, low: Score, high: Score) -> String {
        self.between(self.score(low), self.score(high))
    }

    /// An exact figure rounded for reading, or between which two it lies.
    pub fn interval(self, figure: &Interval) -> String {
        self.between(self.rounded(&figure.low), self.rounded(&figure.high))
    }

    fn between(self, low: String, high: String) -> String {
        if low == high { low } else { fill(self.messages().unit_range, &[("low", &low), ("high", &high)]) }
    }

    /// An exact number rounded to a whole one for reading.
    pub fn whole(self, value: &Rational) -> String {
        self.score(value.round(0, Rounding::HalfUp))
    }

    /// An exact number with its sign, such as `+17,21` or `−1,56`.
    pub fn signed(self, value: &Rational) -> String {
        let sign = if value.is_negative() || *value == Rational::ZERO { "" } else { "+" };
        format!("{sign}{}", self.rounded(value))
    }

    /// An exact number for a calculation: as it is up to four decimals, else with an ellipsis.
    pub fn exact(self, value: &Rational) -> String {
        let rounded = value.round(4, Rounding::HalfUp);
        let text = self.score(rounded);
        let fewest = trimmed_to_two(&text);
        if rounded.to_rational() == *value { fewest } else { format!("{text}…") }
    }

    /// An exact number for a calculation, with its sign.
    pub fn exact_signed(self, value: &Rational) -> String {
        let sign = if value.is_negative() { "" } else { "+" };
        format!("{sign}{}", self.exact(value))
    }

    /// A decimal as it stands in a file, for reading.
    pub fn decimal(self, text: &str) -> String {
        number::localise(text, self.style())
    }

    /// The word for a zone.
    pub fn zone(self, zone: Zone) -> &'static str {
        let m = self.first();
        match zone {
            Zone::Green => m.zone_green,
            Zone::Yellow => m.zone_yellow,
            Zone::Red => m.zone_red,
        }
    }

    /// The word for a basis.
    pub fn basis(self, basis: Basis) -> &'static str {
        let m = self.messages();
        match basis {
            Basis::Official => m.basis_official,
            Basis::Reported => m.basis_reported,
            Basis::Inferred => m.basis_inferred,
            Basis::Assumed => m.basis_assumed,
            Basis::User => m.basis_user,
        }
    }

    fn style(self) -> NumberStyle {
        match self.language {
            Language::Indonesian => NumberStyle::COMMA,
            Language::English => NumberStyle::POINT,
        }
    }
}

/// Four decimals cut to two where the last two say nothing.
fn trimmed_to_two(text: &str) -> String {
    text.strip_suffix("00").unwrap_or(text).to_owned()
}

/// A text that begins a sentence.
pub fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_ascii_uppercase().to_string() + letters.as_str()).unwrap_or_default()
}

/// Puts values into a message: `fill("{a} dari {b}", &[("a", "1"), ("b", "2")])`.
pub fn fill(message: &str, values: &[(&str, &str)]) -> String {
    let mut text = String::with_capacity(message.len() + 32);
    let mut rest = message;
    // One pass over the message, so that a value which looks like a placeholder stays as it is.
    while let Some((before, after)) = rest.split_once('{') {
        text.push_str(before);
        let (name, tail) = after.split_once('}').unwrap_or((after, ""));
        text.push_str(values.iter().find(|(key, _)| *key == name).map_or("", |(_, value)| value));
        rest = tail;
    }
    text.push_str(rest);
    text
}

#[cfg(test)]
mod tests;
