//! One option of a radio group, a segmented control or a select.

use yew::prelude::*;

/// One option: its id, what is shown, and the lines under it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Choice {
    /// Id that the callback hands back.
    pub value: AttrValue,
    /// What is shown.
    pub label: AttrValue,
    /// Bold text before the label, such as the year of an instrument.
    pub lead: Option<AttrValue>,
    /// Second line in secondary text.
    pub note: Option<AttrValue>,
}

impl Choice {
    /// An option with a label alone.
    #[must_use]
    pub fn new(value: impl Into<AttrValue>, label: impl Into<AttrValue>) -> Self {
        Self { value: value.into(), label: label.into(), lead: None, note: None }
    }

    /// The same option with bold text before the label.
    #[must_use]
    pub fn with_lead(self, lead: impl Into<AttrValue>) -> Self {
        Self { lead: Some(lead.into()), ..self }
    }

    /// The same option with a second line.
    #[must_use]
    pub fn with_note(self, note: impl Into<AttrValue>) -> Self {
        Self { note: Some(note.into()), ..self }
    }
}
