//! What a file would change, or why it is refused.

use std::rc::Rc;

use serde_json::Value;
use yew::prelude::*;

use crate::engine::assessment::{self, Assessment};
use crate::i18n::{Locale, fill};
use crate::session::{Action, Work};

/// Most names that are listed in one line.
const MOST_NAMES: usize = 8;

/// Why a file is refused, in both languages.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Refused {
    name: String,
    indonesian: Vec<String>,
    english: Vec<String>,
    count: usize,
    /// Whether it is the file as a whole.
    is_file: bool,
}

impl Refused {
    /// From the answer of the worker, where that is a refusal.
    pub fn read(answer: &Value, name: &str) -> Option<Self> {
        let refused = answer.get("refused")?;
        Some(Self {
            name: name.to_owned(),
            indonesian: texts(refused, "id"),
            english: texts(refused, "en"),
            count: number(refused, "count"),
            is_file: is(refused, "file"),
        })
    }

    pub fn view(&self, locale: Locale) -> Html {
        let m = locale.sheet_panel();
        let lines = if locale.tag() == "id" { &self.indonesian } else { &self.english };
        let count = match self.count {
            1 => m.refused_one.to_owned(),
            count => fill(m.refused_many, &[("count", &count.to_string())]),
        };
        let more = self.count.saturating_sub(lines.len());
        html! {
            <div role="alert">
                <p class="sheets__message"><strong>{ fill(m.refused, &[("name", &self.name)]) }</strong></p>
                if self.is_file {
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
}

/// What a file would make of the assessment.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Found {
    name: String,
    base: Rc<Assessment>,
    text: String,
    changes: Value,
}

impl Found {
    /// From the answer of the worker, where that is an assessment.
    pub fn read(answer: &Value, name: &str, base: &Rc<Assessment>) -> Option<Self> {
        let text = answer.get("assessment")?.as_str()?.to_owned();
        Some(Self { name: name.to_owned(), base: Rc::clone(base), text, changes: answer.clone() })
    }

    pub fn is_nothing(&self) -> bool {
        is(&self.changes, "nothing")
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
                    for line in self.names(locale, "unread", m.unread) { <p>{ line }</p> }
                </>
            };
        }
        let after = assessment::read_for(&self.text, &work.rules.instrument).ok();
        let after = after.map(|(next, rules)| Work::new(next, Rc::new(rules)));
        let says = |work: &Work| locale.spoken(&work.rules, &work.assessment, &work.outcome);
        html! {
            <>
                <p class="sheets__message"><strong>{ fill(m.preview, &name) }</strong></p>
                <ul class="sheets__changes">for line in self.lines(locale) { <li>{ line }</li> }</ul>
                <dl class="sheets__results">
                    <dt>{ m.now }</dt><dd>{ says(work) }</dd>
                    if let Some(after) = &after { <dt>{ m.after }</dt><dd>{ says(after) }</dd> }
                </dl>
            </>
        }
    }

    /// Each kind of change that there is, in a line.
    fn lines(&self, locale: Locale) -> Vec<String> {
        let m = locale.sheet_panel();
        let mut lines = Vec::new();
        let counts = [
            ("changed", m.changed),
            ("emptied", m.emptied),
            ("altered", m.altered),
            ("set_aside", m.set_aside),
            ("evidence", m.evidence),
        ];
        for (key, message) in counts {
            let count = number(&self.changes, key);
            if count > 0 {
                lines.push(fill(message, &[("count", &count.to_string())]));
            }
        }
        for (key, message) in [("added", m.added), ("absent", m.absent), ("unread", m.unread)] {
            lines.extend(self.names(locale, key, message));
        }
        let facts = [("identity", m.identity), ("rules", m.rules)];
        lines.extend(facts.iter().filter(|(key, _)| is(&self.changes, key)).map(|(_, text)| (*text).to_owned()));
        lines
    }

    /// A list of names in a line; nothing where there are none.
    fn names(&self, locale: Locale, key: &str, message: &str) -> Option<String> {
        let all = texts(&self.changes, key);
        let mut names: Vec<_> = all.iter().take(MOST_NAMES).map(|name| locale.unit_name(name)).collect();
        if all.len() > MOST_NAMES {
            let more = (all.len() - MOST_NAMES).to_string();
            names.push(fill(locale.sheet_panel().more, &[("count", &more)]));
        }
        (!all.is_empty()).then(|| fill(message, &[("names", &names.join(", "))]))
    }
}

fn texts(value: &Value, key: &str) -> Vec<String> {
    let list = value.get(key).and_then(Value::as_array);
    list.into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect()
}

fn number(value: &Value, key: &str) -> usize {
    value.get(key).and_then(Value::as_u64).and_then(|count| usize::try_from(count).ok()).unwrap_or_default()
}

fn is(value: &Value, key: &str) -> bool {
    value.get(key).and_then(Value::as_bool).unwrap_or_default()
}
