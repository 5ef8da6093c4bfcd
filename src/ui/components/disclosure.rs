//! A heading that opens what is below it.

use yew::prelude::*;

use super::icon::{IconName, icon};

/// A native `<details>`: works from the keyboard, is found by the search of the browser, and can
/// be opened for print.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Disclosure {
    summary: AttrValue,
    note: Option<AttrValue>,
    open: bool,
}

impl Disclosure {
    /// The words that are always there.
    pub fn new(summary: impl Into<AttrValue>) -> Self {
        Self { summary: summary.into(), ..Self::default() }
    }

    /// A second line in secondary text.
    pub fn note(self, note: impl Into<AttrValue>) -> Self {
        Self { note: Some(note.into()), ..self }
    }

    /// Open at first.
    pub fn open(self, open: bool) -> Self {
        Self { open, ..self }
    }

    /// The disclosure around what it opens.
    pub fn view(self, content: Html) -> Html {
        let Self { summary, note, open } = self;
        html! {
            <details class="disclosure" {open}>
                <summary class="disclosure__summary">
                    <span class="disclosure__words">
                        <span class="disclosure__title">{ summary }</span>
                        if let Some(note) = note { <span class="disclosure__note">{ note }</span> }
                    </span>
                    { icon(IconName::ChevronDown) }
                </summary>
                <div class="disclosure__body">{ content }</div>
            </details>
        }
    }
}
