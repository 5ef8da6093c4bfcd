//! Units as the assessment will have them: what the file says over what stood before.

use std::rc::Rc;

use litemap::LiteMap;

use super::assumptions::kept;
use super::cell::whole;
use super::units::{ByDimension, Draft, File, note};
use crate::engine::Unknown;
use crate::engine::assessment::{Answer, Decimal, Entry, EntryMode, SetAside, Unit};
use crate::engine::text::{DimensionId, UnitId};
use crate::sheets::problem::{CellProblemKind, Findings};

/// Every way to enter, in the order in which entries are set aside.
const ASIDE_ORDER: [EntryMode; 4] = [EntryMode::Total, EntryMode::Points, EntryMode::Percent, EntryMode::Indicators];

/// The units: in the order of the file where it has all of them, else where they stood, and new ones behind.
pub(super) fn units(file: &File<'_>, drafts: &[Draft], findings: &mut Findings) -> Vec<Unit> {
    let mut read: Vec<Unit> = drafts.iter().map(|draft| unit(file, draft, findings)).collect();
    let base = &file.base.units;
    let place = |id: &UnitId| read.iter().position(|unit| unit.id == *id);
    if base.iter().all(|unit| place(&unit.id).is_some()) {
        return read;
    }
    let mut units = Vec::new();
    for former in base {
        let at = read.iter().position(|unit| unit.id == former.id);
        units.push(at.map_or_else(|| former.clone(), |at| read.remove(at)));
    }
    units.extend(read);
    units
}

fn unit(file: &File<'_>, draft: &Draft, findings: &mut Findings) -> Unit {
    let id = draft.id.clone().unwrap_or_else(|| UnitId::from(""));
    let base = file.base.units.iter().find(|unit| unit.id == id);
    let mut entries: Vec<Entry> = ASIDE_ORDER.iter().filter_map(|mode| entry(file, draft, base, *mode)).collect();
    let mode = mode(file, draft, base, &entries, findings);
    let counts = entries.iter().position(|entry| entry.mode() == mode).map(|position| entries.remove(position));
    entries.retain(|entry| !entry.is_blank() || !unknown_of(base, entry.mode()).is_empty());
    Unit {
        name: name(file, draft, base, findings),
        kind: match (&draft.kind, base) {
            (Some(kind), base) => whole(kind, base.map_or("", |base| &base.kind)),
            (None, base) => base.map(|base| base.kind.clone()).unwrap_or_default(),
        },
        entry: counts.unwrap_or_else(|| Entry::empty(mode, file.instrument)),
        set_aside: set_aside(base, entries),
        unknown: base.map(|base| base.unknown.clone()).unwrap_or_else(Unknown::new),
        entry_unknown: unknown_of(base, mode),
        id,
    }
}

/// The entries that do not count, in the order in which they were set aside. A file has one entry
/// of each mode: further ones stay as they are.
fn set_aside(base: Option<&Unit>, mut entries: Vec<Entry>) -> Vec<SetAside> {
    let mut aside = Vec::new();
    let mut seen: Vec<_> = base.iter().map(|base| base.entry.mode()).collect();
    for former in base.into_iter().flat_map(|base| &base.set_aside) {
        let mode = former.entry.mode();
        if seen.contains(&mode) {
            aside.push(former.clone());
        } else if let Some(at) = entries.iter().position(|entry| entry.mode() == mode) {
            aside.push(SetAside { entry: entries.remove(at), ..former.clone() });
        }
        seen.push(mode);
    }
    aside.extend(entries.into_iter().map(|entry| SetAside { unknown: unknown_of(base, entry.mode()), entry }));
    aside
}

/// The unknown keys of the entry of this mode: they belong to it, whether it counts or is set aside.
fn unknown_of(base: Option<&Unit>, mode: EntryMode) -> Unknown {
    let entries = base.into_iter().flat_map(|base| {
        let counts = (base.entry.mode(), &base.entry_unknown);
        std::iter::once(counts).chain(base.set_aside.iter().map(|aside| (aside.entry.mode(), &aside.unknown)))
    });
    let mut of_mode = entries.filter(|(of, _)| *of == mode);
    of_mode.next().map(|(_, unknown)| unknown.clone()).unwrap_or_default()
}

/// The name that is new; where both tables have one, they must agree.
fn name(file: &File<'_>, draft: &Draft, base: Option<&Unit>, findings: &mut Findings) -> String {
    let figures = draft.in_figures.as_ref().and_then(|(_, name)| name.as_deref());
    let entries = draft.in_entries.as_ref().and_then(|(place, name)| Some((place, name.as_deref()?)));
    let former = base.map(|base| base.name.as_str());
    let (figures, place, entries) = match (figures, entries) {
        (Some(figures), Some((place, entries))) => (figures, place, entries),
        (None, None) => return former.unwrap_or_default().to_owned(),
        _ => return whole(draft.name(), former.unwrap_or_default()),
    };
    if figures == entries || former == Some(entries) {
        return whole(figures, former.unwrap_or_default());
    }
    if former != Some(figures)
        && let Some(sheet) = file.tables.entries
    {
        let other = figures.to_owned();
        note(findings, sheet, *place, [figures, ""], CellProblemKind::TwoNames { other });
    }
    entries.to_owned()
}

/// The entry of a mode: what the file says, and where it says nothing, what stood before.
fn entry(file: &File<'_>, draft: &Draft, base: Option<&Unit>, mode: EntryMode) -> Option<Entry> {
    let former = base.and_then(|base| base.entry_of(mode));
    match (mode, former) {
        (EntryMode::Total, former) => {
            let before = match former {
                Some(Entry::Total(value)) => value.as_ref(),
                _ => None,
            };
            match &draft.total {
                Some(total) => Some(Entry::Total(total.clone().map(|total| kept(total, before)))),
                None => former.cloned(),
            }
        }
        (EntryMode::Points, former) if draft.points.is_empty() => former.cloned(),
        (EntryMode::Percent, former) if draft.percent.is_empty() => former.cloned(),
        (EntryMode::Points, former) => Some(Entry::Points(figures(file, &draft.points, former))),
        (EntryMode::Percent, former) => Some(Entry::Percent(figures(file, &draft.percent, former))),
        (EntryMode::Indicators, former) => match &draft.answers {
            None => former.cloned(),
            Some(read) => {
                let mut answers = match former {
                    Some(Entry::Indicators(answers)) => answers.clone(),
                    _ => Rc::default(),
                };
                for (indicator, answer) in read.iter() {
                    set(Rc::make_mut(&mut answers), indicator, answer.as_ref());
                }
                Some(Entry::Indicators(answers))
            }
        },
    }
}

fn set<K: Ord + Clone>(answers: &mut LiteMap<K, Answer>, indicator: &K, answer: Option<&Answer>) {
    match answer {
        Some(answer) => answers.insert(indicator.clone(), answer.clone()),
        None => answers.remove(indicator),
    };
}

/// One figure a dimension.
fn figures(file: &File<'_>, read: &ByDimension, former: Option<&Entry>) -> LiteMap<DimensionId, Option<Decimal>> {
    let before = |dimension: &DimensionId| match former {
        Some(Entry::Points(values) | Entry::Percent(values)) => values.get(dimension).and_then(Option::as_ref),
        _ => None,
    };
    let mut figures = LiteMap::new();
    for dimension in &file.instrument.dimensions {
        let figure = match read.get(&dimension.id) {
            Some(figure) => figure.clone().map(|figure| kept(figure, before(&dimension.id))),
            None => before(&dimension.id).cloned(),
        };
        figures.insert(dimension.id.clone(), figure);
    }
    figures
}

/// Which entry counts: as the file says, else the only one with anything in it, else as before.
fn mode(file: &File<'_>, draft: &Draft, base: Option<&Unit>, entries: &[Entry], findings: &mut Findings) -> EntryMode {
    let former = base.map(|base| base.entry.mode());
    let mut filled = entries.iter().filter(|entry| !entry.is_blank()).map(Entry::mode);
    let (first, second) = (filled.next(), filled.next());
    match (draft.mode, first, second) {
        (Some(mode), ..) => mode,
        (None, Some(only), None) => only,
        (None, None, _) => former.unwrap_or(EntryMode::Indicators),
        (None, Some(_), Some(_)) if draft.mode_at.is_none() && former.is_some() => {
            former.unwrap_or(EntryMode::Indicators)
        }
        (None, Some(first), Some(_)) => {
            let place = draft.mode_at.or(draft.in_entries.as_ref().map(|(place, _)| *place));
            let sheet = if draft.mode_at.is_some() { file.tables.figures } else { file.tables.entries };
            if let Some(sheet) = sheet {
                let place = place.unwrap_or_default();
                note(findings, sheet, place, [draft.name(), ""], CellProblemKind::ModeOpen);
            }
            first
        }
    }
}
