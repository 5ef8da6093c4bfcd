//! One edit of an assessment: typed text into a field.

use std::collections::BTreeSet;
use std::rc::Rc;

use litemap::LiteMap;

use super::evidence::{self, EvidenceField};
use super::input;
use super::state::{Notice, Page, Work};
use crate::engine::Unknown;
use crate::engine::assessment::{
    Answer, Assessment, BundleOverride, Decimal, Entry, EntryMode, MOST_PLAUSIBLE_FACTOR, ReportField, SetAside, Unit,
};
use crate::engine::instrument::Indicator;
use crate::engine::number::Rational;
use crate::engine::problem::{Place, ProblemKind, Problems, Reference, UnitPoints};
use crate::engine::text::{BundleId, DimensionId, IndicatorId, LevelId, UnitId, WeightedId};
use crate::engine::{EntryConflict, Rules};

/// A field that text can be typed into.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Field {
    /// Name of the body.
    BodyName,
    /// Name of a unit.
    UnitName(UnitId),
    /// Final score of a unit.
    Total(UnitId),
    /// Points of a dimension.
    Points(UnitId, DimensionId),
    /// Percent of a dimension.
    Percent(UnitId, DimensionId),
    /// Answer to an indicator.
    Answer(UnitId, IndicatorId),
    /// Weight of a dimension or indicator, in percent.
    Weight(WeightedId),
    /// Effort of an indicator.
    Effort(IndicatorId),
    /// Factor of the plausible interval.
    Factor,
    /// What the plans aim at, as a number.
    Target,
    /// Effort of a bundle.
    BundleEffort(BundleId),
    /// The level that a bundle raises an indicator to.
    BundleLevel(BundleId, IndicatorId),
    /// A text of the report's form.
    Report(ReportField),
    /// Something about evidence.
    Evidence(EvidenceField),
}

impl Field {
    /// The screen that has this field.
    pub const fn page(&self) -> Page {
        match self {
            Self::BodyName | Self::UnitName(_) | Self::Total(_) | Self::Points(..) => Page::Entry,
            Self::Percent(..) | Self::Answer(..) => Page::Entry,
            Self::Weight(_) | Self::Effort(_) | Self::Factor => Page::Method,
            Self::Target | Self::BundleEffort(_) | Self::BundleLevel(..) => Page::Improve,
            Self::Report(_) => Page::Report,
            Self::Evidence(_) => Page::Evidence,
        }
    }

    /// The unit that it is about.
    pub fn unit(&self) -> Option<&UnitId> {
        match self {
            Self::UnitName(unit) | Self::Total(unit) => Some(unit),
            Self::Points(unit, _) | Self::Percent(unit, _) => Some(unit),
            Self::Answer(unit, _) => Some(unit),
            Self::Evidence(field) => field.unit(),
            Self::BodyName | Self::Weight(_) | Self::Effort(_) | Self::Factor => None,
            Self::Target | Self::BundleEffort(_) | Self::BundleLevel(..) | Self::Report(_) => None,
        }
    }

    /// Whether it holds a score of a unit.
    pub fn is_score(&self) -> bool {
        matches!(self, Self::Total(_) | Self::Points(..) | Self::Percent(..) | Self::Answer(..))
    }

    /// Whether it holds a figure of the rules that the user may change.
    pub fn is_assumption(&self) -> bool {
        match self {
            Self::Weight(_) | Self::Effort(_) | Self::Factor => true,
            Self::BundleEffort(_) | Self::BundleLevel(..) => true,
            Self::BodyName | Self::UnitName(_) | Self::Total(_) | Self::Points(..) | Self::Percent(..) => false,
            Self::Answer(..) | Self::Target | Self::Report(_) | Self::Evidence(_) => false,
        }
    }
}

/// The assessment after `typed` was entered into `field`.
///
/// # Errors
/// Why the text is refused; nothing is changed then.
pub(super) fn enter(work: &Work, field: &Field, typed: &str) -> Result<Assessment, ProblemKind> {
    let mut next = (*work.assessment).clone();
    enter_into(&mut next, work, field, typed)?;
    Ok(next)
}

/// Enters `typed` into a field of `next`, which has the rules of `work`.
///
/// # Errors
/// Why the text is refused; `next` may be changed in part then.
pub(super) fn enter_into(next: &mut Assessment, work: &Work, field: &Field, typed: &str) -> Result<(), ProblemKind> {
    match field {
        Field::BodyName => next.body.name = typed.trim().to_owned(),
        Field::UnitName(unit) => change_unit(next, unit, |unit| rename(unit, typed.trim())),
        Field::Total(unit) => {
            let value = input::number(typed, &Rational::HUNDRED)?;
            change_entry(next, work, unit, EntryMode::Total, value, |entry, value| *entry = Entry::Total(value));
        }
        Field::Points(unit, dimension) => {
            if !work.rules.instrument().has_points() {
                return Err(ProblemKind::PointsWithoutWeight);
            }
            let value = input::points(typed, work.rules.points_of(dimension).as_ref())?;
            let set = |entry: &mut Entry, value| set_figure(entry, dimension, value);
            change_entry(next, work, unit, EntryMode::Points, value, set);
        }
        Field::Percent(unit, dimension) => {
            let value = input::number(typed, &Rational::HUNDRED)?;
            let set = |entry: &mut Entry, value| set_figure(entry, dimension, value);
            change_entry(next, work, unit, EntryMode::Percent, value, set);
        }
        Field::Answer(unit, indicator) => {
            let answer = input::answer(typed, known_indicator(work, indicator)?)?;
            set_answer(next, work, unit, indicator, answer)?;
        }
        Field::Weight(id) => set_weight(next, work, id, typed)?,
        Field::Effort(indicator) => {
            known_indicator(work, indicator)?;
            set_or_remove(&mut next.overrides.efforts, indicator, input::effort(typed)?);
        }
        Field::Factor => next.overrides.plausible_factor = factor(typed)?,
        Field::Target => set_target(next, typed)?,
        Field::BundleEffort(bundle) => {
            let effort = input::effort(typed)?;
            change_bundle(next, work, bundle, |changed| changed.effort = effort);
        }
        Field::BundleLevel(bundle, indicator) => set_bundle_level(next, work, bundle, indicator, typed)?,
        Field::Report(field) => next.set_report_text(*field, typed.trim()),
        Field::Evidence(field) => evidence::enter(next, work, field, typed)?,
    }
    Ok(())
}

fn set_target(next: &mut Assessment, typed: &str) -> Result<(), ProblemKind> {
    let number = input::number(typed, &Rational::HUNDRED)?;
    // No number says nothing about a band that is aimed at.
    let is_band = next.target.as_deref().is_some_and(|target| Rational::parse_decimal(target).is_err());
    if number.is_some() || !is_band {
        next.target = number.map(|number| number.text().to_owned());
    }
    Ok(())
}

/// Sets or takes back the weight of a dimension or indicator.
fn set_weight(next: &mut Assessment, work: &Work, id: &WeightedId, typed: &str) -> Result<(), ProblemKind> {
    let instrument = work.rules.instrument();
    if instrument.dimension(id.as_str()).is_none() && instrument.indicator(id.as_str()).is_none() {
        return Err(ProblemKind::UnknownReference { to: Reference::Weighted });
    }
    set_or_remove(&mut next.overrides.weights, id, input::number(typed, &Rational::HUNDRED)?);
    Ok(())
}

/// The dimensions or indicators whose weights make up a whole with this one.
pub(super) fn weights_of_level<'w>(work: &'w Work, id: &WeightedId) -> Vec<&'w str> {
    let dimensions = &work.rules.instrument().dimensions;
    let inside = dimensions
        .iter()
        .find(|dimension| dimension.indicators.iter().any(|indicator| indicator.id.as_str() == id.as_str()));
    match inside {
        Some(dimension) => dimension.indicators.iter().map(|indicator| indicator.id.as_str()).collect(),
        None => dimensions.iter().map(|dimension| dimension.id.as_str()).collect(),
    }
}

/// What a field refers to may belong to an assessment that is no longer in front.
fn known_indicator<'w>(work: &'w Work, id: &IndicatorId) -> Result<&'w Indicator, ProblemKind> {
    work.rules.instrument().indicator(id.as_str()).ok_or(ProblemKind::UnknownReference { to: Reference::Indicator })
}

/// Changes what the user set about a bundle; what then equals the pack's own is no change.
fn change_bundle(next: &mut Assessment, work: &Work, id: &BundleId, change: impl FnOnce(&mut BundleOverride)) {
    let Some(own) = work.rules.instrument().bundle(id.as_str()) else { return };
    let mut changed = next.overrides.bundles.get(id).cloned().unwrap_or_default();
    change(&mut changed);
    changed.effort = changed.effort.filter(|effort| *effort != own.effort);
    let same = |effects: &Vec<(IndicatorId, LevelId)>| {
        let own = own.effects.iter().map(|effect| (&effect.indicator, &effect.level));
        own.eq(effects.iter().map(|(indicator, level)| (indicator, level)))
    };
    changed.effects = changed.effects.filter(|effects| !same(effects));
    let kept = (changed != BundleOverride::default()).then_some(changed);
    set_or_remove(&mut next.overrides.bundles, id, kept);
}

/// Sets the level that a bundle raises one of its indicators to.
///
/// # Errors
/// That the text is no level of the indicator.
fn set_bundle_level(
    next: &mut Assessment,
    work: &Work,
    bundle: &BundleId,
    indicator: &IndicatorId,
    typed: &str,
) -> Result<(), ProblemKind> {
    let known = known_indicator(work, indicator)?;
    let level = LevelId::from(typed.trim());
    known.scale.position(&level).ok_or(ProblemKind::UnknownReference { to: Reference::Level })?;
    let rules = work.rules.bundles().iter().find(|rules| rules.id() == bundle);
    let effects = rules.into_iter().flat_map(|rules| rules.effects()).map(|effect| {
        let level = if effect.indicator == *indicator { &level } else { &effect.level };
        (effect.indicator.clone(), level.clone())
    });
    let effects = effects.collect();
    change_bundle(next, work, bundle, |changed| changed.effects = Some(effects));
    Ok(())
}

/// Words in the name of a unit that tell its kind; the first match counts.
const KINDS: [(&str, &str); 12] = [
    ("puskesmas", "puskesmas"),
    ("dinas kesehatan", "dinas-kesehatan"),
    ("dinkes", "dinas-kesehatan"),
    ("pendidikan", "dinas-pendidikan"),
    ("sosial", "dinas-sosial"),
    ("dpmptsp", "dpmptsp"),
    ("penanaman modal", "dpmptsp"),
    ("dukcapil", "disdukcapil"),
    ("kependudukan", "disdukcapil"),
    ("rsud", "rsud"),
    ("rumah sakit", "rsud"),
    ("sekolah", "sekolah"),
];

/// A renamed unit is another one, so its kind follows the new name; unknown is left open.
fn rename(unit: &mut Unit, name: &str) {
    let words = name.to_ascii_lowercase();
    let kind = KINDS.iter().find(|(word, _)| words.contains(word)).map(|(_, kind)| *kind);
    if unit.name != name {
        unit.kind = kind.unwrap_or_default().to_owned();
    }
    unit.name = name.to_owned();
}

/// Rules for a changed assessment: the present ones, or new ones where overrides changed.
///
/// # Errors
/// What the changed overrides contradict: each other, or the entry of a unit.
pub(super) fn rules_for(work: &Work, next: &Assessment) -> Result<Rc<Rules>, ProblemKind> {
    if next.overrides == work.assessment.overrides {
        return Ok(Rc::clone(&work.rules));
    }
    let mut problems = Problems::default();
    let Some(rules) = Rules::new(work.rules.instrument(), &next.overrides, &Place::Root, &mut problems) else {
        return Err(problems.iter().next().map_or(ProblemKind::NotANumber, |first| first.kind.clone()));
    };
    let conflict =
        |unit: &Unit| rules.conflicts(&unit.entry).into_iter().next().map(|found| with_unit(found, unit, work));
    match next.units.iter().find_map(conflict) {
        Some(kind) => Err(kind),
        None => Ok(Rc::new(rules)),
    }
}

/// A conflict of new weights with a unit that may be on no screen now: it is named, with its figures.
fn with_unit(conflict: EntryConflict, unit: &Unit, work: &Work) -> ProblemKind {
    let name = unit.name.clone();
    match conflict {
        EntryConflict::NothingApplies => ProblemKind::NothingOfUnit { unit: name },
        EntryConflict::PointsAbove { dimension, points, weight } => {
            let known = work.rules.instrument().dimension(dimension.as_str());
            ProblemKind::PointsOfUnit(Box::new(UnitPoints {
                unit: name,
                dimension: known.map(|known| known.name.clone()).unwrap_or_default(),
                points: points.text().to_owned(),
                weight: weight.to_text(),
            }))
        }
    }
}

/// Answers an indicator of a unit.
///
/// # Errors
/// That the instrument has no such indicator or level, or that nothing would be left to assess.
pub(super) fn set_answer(
    next: &mut Assessment,
    work: &Work,
    unit: &UnitId,
    indicator: &IndicatorId,
    answer: Option<Answer>,
) -> Result<(), ProblemKind> {
    let known = known_indicator(work, indicator)?;
    if answer.as_ref().is_some_and(|answer| !answer.fits(&known.scale)) {
        return Err(ProblemKind::UnknownReference { to: Reference::Level });
    }
    let mut leaves_something = true;
    change_entry(next, work, unit, EntryMode::Indicators, answer, |entry, answer| {
        if let Entry::Indicators(answers) = entry {
            set_or_remove(Rc::make_mut(answers), indicator, answer);
            leaves_something = work.rules.leaves_something(answers);
        }
    });
    if leaves_something { Ok(()) } else { Err(ProblemKind::NothingApplicable) }
}

/// Changes how a unit is entered; the former entry is set aside, an earlier one of this mode comes back.
/// A way that the instrument does not have changes nothing.
pub(super) fn set_mode(unit: &mut Unit, mode: EntryMode, work: &Work) {
    if unit.entry.mode() == mode || !work.rules.instrument().allows(mode) {
        return;
    }
    // One that the weights of now do not allow stays aside until they do.
    let comes_back = |aside: &SetAside| aside.entry.mode() == mode && work.rules.conflicts(&aside.entry).is_empty();
    let earlier = unit.set_aside.iter().rposition(comes_back);
    let next = match earlier {
        Some(position) => unit.set_aside.remove(position),
        None => SetAside { entry: Entry::empty(mode, work.rules.instrument()), unknown: Unknown::new() },
    };
    let entry = std::mem::replace(&mut unit.entry, next.entry);
    let unknown = std::mem::replace(&mut unit.entry_unknown, next.unknown);
    if !entry.is_blank() || !unknown.is_empty() {
        unit.set_aside.push(SetAside { entry, unknown });
    }
}

/// What was set aside last counts again where the entry that took its place was emptied.
pub(super) fn bring_back(next: &mut Assessment, work: &Work, id: &UnitId) {
    let was_blank = work.assessment.units.iter().any(|unit| unit.id == *id && unit.entry.is_blank());
    if was_blank {
        return;
    }
    change_unit(next, id, |unit| {
        let mode = unit.set_aside.last().filter(|_| unit.entry.is_blank()).map(|aside| aside.entry.mode());
        mode.into_iter().for_each(|mode| set_mode(unit, mode, work));
    });
}

/// That a unit with figures counts another way now.
pub(super) fn counts_otherwise(before: &Assessment, after: &Assessment, id: &UnitId) -> Option<Notice> {
    let of = |assessment: &Assessment| assessment.units.iter().find(|unit| unit.id == *id).cloned();
    let (before, after) = (of(before)?, of(after)?);
    let [was, now] = [&before, &after].map(|unit| unit.entry.mode());
    let is_kept = was != now && !before.entry.is_blank();
    is_kept.then_some(Notice::WayChanged { unit: after.name, was, now })
}

/// A unit with an id that nothing in the assessment is about.
pub(super) fn new_unit(assessment: &Assessment, name: String, entry: Entry) -> Unit {
    Unit {
        id: assessment.new_unit_id(&BTreeSet::new()),
        name,
        kind: String::new(),
        entry,
        set_aside: Vec::new(),
        unknown: Unknown::new(),
        entry_unknown: Unknown::new(),
    }
}

pub(super) fn change_unit(next: &mut Assessment, id: &UnitId, change: impl FnOnce(&mut Unit)) {
    if let Some(unit) = next.units.iter_mut().find(|unit| unit.id == *id) {
        change(unit);
    }
}

/// Sets a value of a unit that is entered in this mode from now on. No value where the unit is
/// entered another way says nothing, and must not set aside what is there.
fn change_entry<T>(
    next: &mut Assessment,
    work: &Work,
    unit: &UnitId,
    mode: EntryMode,
    value: Option<T>,
    change: impl FnOnce(&mut Entry, Option<T>),
) {
    change_unit(next, unit, |unit| {
        if value.is_some() || unit.entry.mode() == mode {
            set_mode(unit, mode, work);
            change(&mut unit.entry, value);
        }
    });
}

fn set_figure(entry: &mut Entry, dimension: &DimensionId, value: Option<Decimal>) {
    if let Entry::Points(values) | Entry::Percent(values) = entry
        && let Some(figure) = values.get_mut(dimension)
    {
        *figure = value;
    }
}

fn set_or_remove<K: Ord + Clone, V>(map: &mut LiteMap<K, V>, key: &K, value: Option<V>) {
    match value {
        Some(value) => map.insert(key.clone(), value),
        None => map.remove(key),
    };
}

fn factor(typed: &str) -> Result<Option<Decimal>, ProblemKind> {
    let most = Rational::whole(MOST_PLAUSIBLE_FACTOR);
    let factor = input::number(typed, &most)?;
    match factor {
        Some(factor) if *factor.value() < Rational::ONE => Err(ProblemKind::out_of_range(1, most.to_text())),
        factor => Ok(factor),
    }
}
