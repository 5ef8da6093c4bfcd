//! What a file would change, or why it is refused.

use std::rc::Rc;

use yew::prelude::*;

use crate::engine::assessment::{self, Assessment};
use crate::engine::text::Language;
use crate::i18n::{Locale, fill};
use crate::session::{Action, Work};
use crate::sheets::differences;
use crate::sheets::import::Changes;
use crate::sheets::message::{Refused, Whole};

/// Most names that are listed in one line.
const MOST_NAMES: usize = 8;
/// Most changes that are listed, each in a line.
const MOST_CHANGES: usize = 20;

/// Why a file is refused.
pub(super) fn refusal(locale: Locale, name: &str, refused: &Refused) -> Html {
    let m = locale.sheet_panel();
    let lines = match locale.language {
        Language::Indonesian => &refused.indonesian,
        Language::English => &refused.english,
    };
    let count = match refused.count {
        1 => m.refused_one.to_owned(),
        count => fill(m.refused_many, &[("count", &count.to_string())]),
    };
    let more = refused.count.saturating_sub(lines.len());
    html! {
        <div role="alert">
            <p class="sheets__message"><strong>{ fill(m.refused, &[("name", name)]) }</strong></p>
            if refused.what == Whole::File {
                for line in lines { <p>{ line }</p> }
            } else {
                <p>{ count }</p>
                <ul class="sheets__problems" tabindex="0" aria-label={m.title}>
                    for line in lines { <li>{ line }</li> }
                    if more > 0 { <li>{ fill(m.more, &[("count", &more.to_string())]) }</li> }
                </ul>
            }
        </div>
    }
}

/// What a file would make of the assessment.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Found {
    pub name: String,
    pub base: Rc<Assessment>,
    pub text: String,
    pub changes: Changes,
}

impl Found {
    pub fn is_nothing(&self) -> bool {
        self.changes.is_nothing()
    }

    pub fn action(&self) -> Action {
        Action::TakeSheet { name: self.name.clone(), base: Rc::clone(&self.base), text: self.text.clone() }
    }

    pub fn view(&self, locale: Locale, work: &Work) -> Html {
        let m = locale.sheet_panel();
        let name = [("name", self.name.as_str())];
        if self.is_nothing() {
            return html! {
                <>
                    <p>{ fill(m.nothing, &name) }</p>
                    for line in names(locale, &self.changes.unread, m.unread) { <p>{ line }</p> }
                </>
            };
        }
        let after = assessment::read_for(&self.text, work.rules.instrument()).ok();
        let after = after.map(|(next, rules)| Work::new(next, Rc::new(rules)));
        let says = |work: &Work| locale.spoken(&work.rules, &work.assessment, &work.outcome);
        html! {
            <>
                <p class="sheets__message"><strong>{ fill(m.preview, &name) }</strong></p>
                <ul class="sheets__changes">for line in self.lines(locale) { <li>{ line }</li> }</ul>
                if let Some(after) = &after { { self.differences(locale, after) } }
                <dl class="sheets__results">
                    <dt>{ m.now }</dt><dd>{ says(work) }</dd>
                    if let Some(after) = &after { <dt>{ m.after }</dt><dd>{ says(after) }</dd> }
                </dl>
            </>
        }
    }

    /// The changes one by one.
    fn differences(&self, locale: Locale, after: &Work) -> Html {
        let m = locale.sheet_panel();
        let lines = differences(locale, after.rules.instrument(), &self.base, &after.assessment);
        if lines.is_empty() {
            return Html::default();
        }
        let more = lines.len().saturating_sub(MOST_CHANGES);
        html! {
            <>
                <p>{ m.differences }{ ":" }</p>
                <ul class="sheets__changes">
                    for line in lines.iter().take(MOST_CHANGES) { <li>{ line }</li> }
                    if more > 0 { <li>{ fill(m.difference_more, &[("count", &more.to_string())]) }</li> }
                </ul>
            </>
        }
    }

    /// Each kind of change that there is, in a line.
    fn lines(&self, locale: Locale) -> Vec<String> {
        let (m, changes) = (locale.sheet_panel(), &self.changes);
        let counts = [
            (changes.changed, m.changed),
            (changes.emptied, m.emptied),
            (changes.altered, m.altered),
            (changes.set_aside, m.set_aside),
            (changes.evidence, m.evidence),
        ];
        let counts = counts.iter().filter(|(count, _)| *count > 0);
        let mut lines: Vec<_> =
            counts.map(|(count, message)| fill(message, &[("count", &count.to_string())])).collect();
        let lists = [(&changes.added, m.added), (&changes.absent, m.absent), (&changes.unread, m.unread)];
        lines.extend(lists.iter().filter_map(|(list, message)| names(locale, list, message)));
        let facts = [(changes.identity, m.identity), (changes.rules, m.rules)];
        lines.extend(facts.iter().filter(|(is, _)| *is).map(|(_, text)| (*text).to_owned()));
        lines
    }
}

/// A list of names in a line; nothing where there are none.
fn names(locale: Locale, all: &[String], message: &str) -> Option<String> {
    let mut names: Vec<_> = all.iter().take(MOST_NAMES).map(|name| locale.unit_name(name)).collect();
    if all.len() > MOST_NAMES {
        let more = (all.len() - MOST_NAMES).to_string();
        names.push(fill(locale.sheet_panel().more, &[("count", &more)]));
    }
    (!all.is_empty()).then(|| fill(message, &[("names", &names.join(", "))]))
}
