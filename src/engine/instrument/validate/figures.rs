//! Checks that many parts of a pack share: numbers, words, ids, origins.

use std::collections::BTreeSet;
use std::fmt::Display;

use super::Validator;
use crate::document;
use crate::instrument::model::{Basis, Effort, Origin};
use crate::number::{NumberError, Rational};
use crate::problem::{Place, ProblemKind, Reference};

impl From<NumberError> for ProblemKind {
    fn from(error: NumberError) -> Self {
        match error {
            NumberError::NotANumber => Self::NotANumber,
            NumberError::TwoSeparators => Self::TwoSeparators,
            NumberError::TooLong => Self::TooLong,
        }
    }
}

impl Validator<'_> {
    /// A text that must not be empty.
    pub(super) fn filled<'t>(&mut self, text: Option<&'t str>, place: &Place<'_>) -> Option<&'t str> {
        let text = text?;
        if text.trim().is_empty() {
            self.problems.push(place, ProblemKind::Empty, text);
            return None;
        }
        Some(text)
    }

    /// A number from 0 to `max`, as a decimal or a fraction.
    pub(super) fn number(&mut self, text: Option<&str>, max: &Rational, place: &Place<'_>) -> Option<Rational> {
        let text = text?;
        match Rational::parse(text) {
            Ok(number) if number.is_negative() || number > *max => {
                self.out_of_range(place, 0, max.to_text(), text);
                None
            }
            Ok(number) => Some(number),
            Err(error) => {
                self.problems.push(place, error.into(), text);
                None
            }
        }
    }

    /// A whole effort.
    pub(super) fn effort(&mut self, number: Option<u32>, place: &Place<'_>) -> Option<Effort> {
        let number = number?;
        let effort = Effort::new(number);
        if effort.is_none() {
            self.out_of_range(place, Effort::LEAST.into(), Effort::MOST, number);
        }
        effort
    }

    pub(super) fn out_of_range(&mut self, place: &Place<'_>, min: u32, max: impl Display, value: impl Display) {
        let kind = ProblemKind::out_of_range(min, max);
        self.problems.push(place, kind, value);
    }

    /// A word with a fixed set of meanings.
    pub(super) fn word<T: Copy>(&mut self, text: Option<&str>, names: &[(&str, T)], place: &Place<'_>) -> Option<T> {
        document::word(text?, names, place, self.problems)
    }

    /// Basis and source of the figure at `place`.
    pub(super) fn origin(&mut self, basis: Option<&str>, source: Option<&str>, place: &Place<'_>) -> Option<Origin> {
        let basis = self.basis(basis, &place.key("basis"));
        self.known_source(source, &place.key("source"));
        Some(Origin { basis: basis?, source: source.map(Into::into) })
    }

    pub(super) fn basis(&mut self, basis: Option<&str>, place: &Place<'_>) -> Option<Basis> {
        self.word(basis, &Basis::IN_PACKS, place)
    }

    pub(super) fn known_source(&mut self, source: Option<&str>, place: &Place<'_>) {
        if let Some(source) = source.filter(|source| !self.sources.contains(*source)) {
            self.problems.push(place, ProblemKind::UnknownReference { to: Reference::Source }, source);
        }
    }

    /// An id that must be filled and new.
    pub(super) fn new_id<'t>(
        &mut self,
        id: Option<&'t str>,
        seen: &mut BTreeSet<String>,
        place: &Place<'_>,
    ) -> Option<&'t str> {
        let id = self.filled(id, place)?;
        if !seen.insert(id.to_owned()) {
            self.problems.push(place, ProblemKind::Duplicate, id);
        }
        Some(id)
    }
}
