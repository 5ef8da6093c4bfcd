//! What a file would change, value by value, in words: a sheet that comes back must not overwrite another one unseen.

use std::fmt::Display;

use litemap::LiteMap;

use super::layout::{MODES, follow_up_name, mode_name};
use crate::engine::assessment::{Assessment, Entry, EntryMode, Unit};
use crate::engine::instrument::Instrument;
use crate::i18n::{Locale, fill};
use crate::session::input::answer_text;

/// Everything that becomes another, a line each: first what takes the place of something, then what is new.
pub fn differences(locale: Locale, instrument: &Instrument, before: &Assessment, after: &Assessment) -> Vec<String> {
    let mut found = Found { locale, instrument, replaced: Vec::new(), new: Vec::new() };
    found.identity(before, after);
    found.rules(before, after);
    for unit in &after.units {
        found.unit(before.units.iter().find(|former| former.id == unit.id), unit);
    }
    found.replaced.append(&mut found.new);
    found.replaced
}

struct Found<'a> {
    locale: Locale,
    instrument: &'a Instrument,
    replaced: Vec<String>,
    new: Vec<String>,
}

/// A figure or answer that is entered: its id, what it is called, and as it reads.
type Value<'a> = (&'a str, String, String);

impl<'a> Found<'a> {
    fn identity(&mut self, before: &Assessment, after: &Assessment) {
        let (m, language) = (self.locale.sheets(), self.locale.language);
        let answer = |assessment: &Assessment| follow_up_name(assessment.follow_up, language).to_owned();
        let target = |assessment: &Assessment| assessment.target.clone().unwrap_or_default();
        self.text(m.label_body, &before.body.name, &after.body.name);
        self.text(m.label_body_kind, &before.body.kind, &after.body.kind);
        self.text(m.label_target, &target(before), &target(after));
        self.text(m.label_follow_up, &answer(before), &answer(after));
    }

    fn rules(&mut self, before: &Assessment, after: &Assessment) {
        let (m, instrument) = (self.locale.sheets(), self.instrument);
        let name = |id: &str| {
            let dimension = instrument.dimension(id).map(|dimension| &dimension.name);
            let name = dimension.or_else(|| instrument.indicator(id).map(|indicator| &indicator.short));
            name.map_or(id, |name| self.locale.text(name)).to_owned()
        };
        let weights =
            |assessment: &Assessment| texts(&assessment.overrides.weights, |weight| self.decimal(weight.text()));
        let efforts = |assessment: &Assessment| texts(&assessment.overrides.efforts, ToString::to_string);
        let maps =
            [(m.change_weight, weights(before), weights(after)), (m.change_effort, efforts(before), efforts(after))];
        let mut changed = Vec::new();
        for (what, before, after) in &maps {
            for id in ids(before, after) {
                let of = |texts: &LiteMap<String, String>| texts.get(id).cloned().unwrap_or_default();
                changed.push((format!("{what}, {}", name(id)), of(before), of(after)));
            }
        }
        for (what, before, after) in changed {
            self.text(&what, &before, &after);
        }
    }

    fn unit(&mut self, former: Option<&'a Unit>, unit: &'a Unit) {
        let m = self.locale.sheets();
        let name = self.locale.unit_name(&unit.name);
        if let Some(former) = former {
            let language = self.locale.language;
            let mode = |unit: &Unit| mode_name(unit.entry.mode(), language);
            self.text(&format!("{name}, {}", m.column_name), &former.name, &unit.name);
            self.text(&format!("{name}, {}", m.column_kind), &former.kind, &unit.kind);
            self.text(&format!("{name}, {}", m.column_mode), mode(former), mode(unit));
        }
        for mode in MODES {
            let values = |unit: &'a Unit| unit.entry_of(mode).map(|entry| self.values(entry)).unwrap_or_default();
            let (before, after) = (former.map(values).unwrap_or_default(), values(unit));
            let gone = before.iter().filter(|(id, ..)| !after.iter().any(|(other, ..)| id == other));
            let gone: Vec<_> = gone.map(|(_, what, text)| (what.clone(), text.clone(), String::new())).collect();
            let stays = after.into_iter().map(|(id, what, text)| {
                let former = before.iter().find(|(other, ..)| *other == id).map(|(.., text)| text.clone());
                (what, former.unwrap_or_default(), text)
            });
            for (what, before, after) in stays.chain(gone).collect::<Vec<_>>() {
                self.value(&format!("{name}, {what}"), &before, &after);
            }
        }
    }

    /// What is entered, in the order of the instrument.
    fn values(&self, entry: &'a Entry) -> Vec<Value<'a>> {
        let m = self.locale.sheets();
        match entry {
            Entry::Total(total) => {
                total.iter().map(|total| ("", m.mode_total.to_owned(), self.decimal(total.text()))).collect()
            }
            Entry::Points(figures) | Entry::Percent(figures) => {
                let way = if entry.mode() == EntryMode::Points { m.mode_points } else { m.mode_percent };
                let entered = self.instrument.dimensions.iter().filter_map(|dimension| {
                    let (id, figure) = figures.iter().find(|(id, _)| **id == dimension.id)?;
                    let what = format!("{way} {}", self.locale.text(&dimension.name));
                    Some((id.as_str(), what, self.decimal(figure.as_ref()?.text())))
                });
                entered.collect()
            }
            Entry::Indicators(answers) => {
                let answered = self.instrument.indicators().filter_map(|indicator| {
                    let (id, answer) = answers.iter().find(|(id, _)| **id == indicator.id)?;
                    let text = answer_text(Some(answer), self.locale.language);
                    Some((id.as_str(), self.locale.text(&indicator.short).to_owned(), text))
                });
                answered.collect()
            }
        }
    }

    fn decimal(&self, text: &str) -> String {
        self.locale.decimal(text)
    }

    /// A text that may be empty.
    fn text(&mut self, what: &str, before: &str, after: &str) {
        let empty = self.locale.sheet_panel().difference_empty;
        self.add(what, before, after, empty);
    }

    /// A value that may not be there: it is not assessed then.
    fn value(&mut self, what: &str, before: &str, after: &str) {
        let open = self.locale.sheet_panel().difference_open;
        self.add(what, before, after, open);
    }

    fn add(&mut self, what: &str, before: &str, after: &str, nothing: &str) {
        if before == after {
            return;
        }
        let read = |text: &str| if text.is_empty() { nothing.to_owned() } else { text.to_owned() };
        let values = [("what", what), ("before", &*read(before)), ("after", &*read(after))];
        let line = fill(self.locale.sheet_panel().difference, &values);
        if before.is_empty() { self.new.push(line) } else { self.replaced.push(line) }
    }
}

fn texts<K: Ord + Display, V>(map: &LiteMap<K, V>, text: impl Fn(&V) -> String) -> LiteMap<String, String> {
    map.iter().map(|(id, value)| (id.to_string(), text(value))).collect()
}

/// The ids of either.
fn ids<'m>(before: &'m LiteMap<String, String>, after: &'m LiteMap<String, String>) -> Vec<&'m String> {
    let new = after.keys().filter(|id| before.get(*id).is_none());
    before.keys().chain(new).collect()
}
