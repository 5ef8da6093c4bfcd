//! What a file would change, counted for the preview.

use litemap::LiteMap;
use serde::{Deserialize, Serialize};

use super::units::Draft;
use crate::engine::assessment::{Assessment, Decimal, Entry, Unit};
use crate::sheets::layout::MODES;

/// What is different after a file.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Changes {
    /// Levels and figures that become others, or are new.
    pub changed: usize,
    /// Levels and figures that are taken back: not assessed any more.
    pub emptied: usize,
    /// Filled in the file, but in a way of entering that does not count for its unit.
    pub set_aside: usize,
    /// Names of units that are new.
    pub added: Vec<String>,
    /// Names of units that the file does not have: they stay as they are.
    pub absent: Vec<String>,
    /// Names of tables that are none of a workbook: nothing of them is read.
    pub unread: Vec<String>,
    /// Units with another name, kind or way of entering.
    pub altered: usize,
    /// Rows about evidence that are new or become others.
    pub evidence: usize,
    /// Body, target or the answer on the second axis.
    pub identity: bool,
    /// Weights, efforts and other changed rules.
    pub rules: bool,
}

impl Changes {
    /// Whether nothing is different.
    pub fn is_nothing(&self) -> bool {
        let units = self.changed + self.emptied + self.altered + self.added.len() + self.evidence;
        units == 0 && !self.identity && !self.rules
    }
}

pub(super) fn changes(base: &Assessment, next: &Assessment, drafts: &[Draft]) -> Changes {
    let mut changes = Changes {
        identity: base.body != next.body || base.target != next.target || base.follow_up != next.follow_up,
        rules: base.overrides != next.overrides,
        ..Changes::default()
    };
    for unit in &next.units {
        let former = base.units.iter().find(|former| former.id == unit.id);
        match former {
            Some(former) => {
                let same = (&former.name, &former.kind, former.entry.mode());
                changes.altered += usize::from(same != (&unit.name, &unit.kind, unit.entry.mode()));
            }
            None => changes.added.push(unit.name.clone()),
        }
        if drafts.iter().any(|draft| draft.id.as_ref() == Some(&unit.id)) {
            let aside = MODES.into_iter().filter(|mode| *mode != unit.entry.mode());
            changes.set_aside += aside.filter_map(|mode| unit.entry_of(mode)).map(filled).sum::<usize>();
        } else {
            changes.absent.push(unit.name.clone());
        }
        count(&mut changes, former, unit);
    }
    changes
}

/// Compares what is entered in every way, counting or set aside; what is set aside twice is once in a file.
fn count(changes: &mut Changes, former: Option<&Unit>, unit: &Unit) {
    for mode in MODES {
        match (former.and_then(|former| former.entry_of(mode)), unit.entry_of(mode)) {
            (before, Some(after)) => compare(changes, before, after),
            (Some(before), None) => changes.emptied += filled(before),
            (None, None) => {}
        }
    }
}

fn compare(changes: &mut Changes, before: Option<&Entry>, after: &Entry) {
    match (before, after) {
        (Some(Entry::Total(before)), Entry::Total(after)) => step(changes, before.as_ref(), after.as_ref()),
        (Some(Entry::Points(before)), Entry::Points(after)) | (Some(Entry::Percent(before)), Entry::Percent(after)) => {
            for (dimension, after) in after.iter() {
                let before = before.get(dimension).and_then(Option::as_ref);
                step(changes, before, after.as_ref());
            }
        }
        (Some(Entry::Indicators(before)), Entry::Indicators(after)) => maps(changes, before, after),
        (_, after) => changes.changed += filled(after),
    }
}

fn maps<K: Ord, V: PartialEq>(changes: &mut Changes, before: &LiteMap<K, V>, after: &LiteMap<K, V>) {
    changes.changed += after.iter().filter(|(key, value)| before.get(*key) != Some(value)).count();
    changes.emptied += before.iter().filter(|(key, _)| after.get(*key).is_none()).count();
}

fn step(changes: &mut Changes, before: Option<&Decimal>, after: Option<&Decimal>) {
    match (before, after) {
        (Some(_), None) => changes.emptied += 1,
        (before, Some(after)) if before != Some(after) => changes.changed += 1,
        _ => {}
    }
}

/// How much is entered.
fn filled(entry: &Entry) -> usize {
    match entry {
        Entry::Total(value) => usize::from(value.is_some()),
        Entry::Points(values) | Entry::Percent(values) => values.values().flatten().count(),
        Entry::Indicators(values) => values.len(),
    }
}
