//! An assessment bit by bit, in the order of its instrument: one description for writing and
//! reading. Every function takes what is given while writing, or nothing while reading, and
//! returns what was coded.

use litemap::LiteMap;

use super::ShareError;
use super::coder::Coder;
use super::model::{Decimals, Texts, Tree};
use crate::assessment::{Answer, Assessment, BundleOverride, Decimal, Entry, FollowUp, Overrides, SetAside, Unit};
use crate::document::Unknown;
use crate::instrument::{Effort, Indicator, Instrument};
use crate::text::{BundleId, DimensionId, IndicatorId, LevelId, UnitId};

/// Most units of a code; more are sent as a file. This and the next two bound the memory of a
/// reader, since very likely elements cost next to nothing.
const MOST_UNITS: usize = 400;
const MOST_SET_ASIDE: usize = 16;
const MOST_EFFECTS: usize = 400;

/// A coder with everything it has learned.
pub(super) struct Walk {
    pub(super) coder: Coder,
    texts: Texts,
    decimals: Decimals,
    flags: [Tree; FLAGS],
    numbers: [Tree; NUMBERS],
    /// By the number of levels of the scale; large scales share the last.
    levels: [Tree; SCALES],
    /// Kind of the answer before, which tells much about the next.
    answers: [Tree; ANSWERS],
}

type Coded<T> = Result<T, ShareError>;

const FLAGS: usize = 10;
const HAS_TARGET: usize = 0;
const WEIGHT: usize = 1;
const EFFORT: usize = 2;
const BUNDLE: usize = 3;
const BUNDLE_EFFORT: usize = 4;
const BUNDLE_EFFECTS: usize = 5;
const USUAL_ID: usize = 6;
const HAS_EXTRAS: usize = 7;
const SAME_VERSION: usize = 8;
const CHANGED: usize = 9;

const NUMBERS: usize = 6;
const FOLLOW_UP: usize = 0;
const EFFORTS: usize = 1;
const EFFECTS: usize = 2;
const UNITS: usize = 3;
const ASIDE: usize = 4;
const MODE: usize = 5;

const ANSWERS: usize = 4;
const SCALES: usize = 16;
const LEVEL: usize = 0;
const OPEN: usize = 1;
const NOT_APPLICABLE: usize = 2;

impl Walk {
    pub(super) fn new(coder: Coder) -> Self {
        Self {
            coder,
            texts: Texts::new(),
            decimals: Decimals::new(),
            flags: std::array::from_fn(|_| Tree::default()),
            numbers: std::array::from_fn(|_| Tree::default()),
            levels: std::array::from_fn(|_| Tree::default()),
            answers: std::array::from_fn(|_| Tree::default()),
        }
    }

    pub(super) fn text(&mut self, given: &str) -> Coded<String> {
        self.texts.code(&mut self.coder, given)
    }

    fn flag(&mut self, which: usize, given: bool) -> Coded<bool> {
        let tree = self.flags.get_mut(which).ok_or(ShareError::TooLarge)?;
        tree.flag(&mut self.coder, given)
    }

    fn choice(&mut self, which: usize, count: usize, given: usize) -> Coded<usize> {
        let tree = self.numbers.get_mut(which).ok_or(ShareError::TooLarge)?;
        tree.choice(&mut self.coder, count, given)
    }

    fn number(&mut self, which: usize, most: usize, given: usize) -> Coded<usize> {
        let tree = self.numbers.get_mut(which).ok_or(ShareError::TooLarge)?;
        let number = tree.number(&mut self.coder, given)?;
        if number > most { Err(ShareError::TooLarge) } else { Ok(number) }
    }

    /// One of equally likely values.
    fn even(&mut self, count: usize, given: usize) -> Coded<usize> {
        Tree::default().choice(&mut self.coder, count, given)
    }

    /// A number of 32 bits without any pattern.
    pub(super) fn word(&mut self, given: u32) -> Coded<u32> {
        let [high, low] = [given >> 16, given & 0xffff].map(|half| usize::try_from(half).unwrap_or(0));
        let (high, low) = (self.even(1 << 16, high)?, self.even(1 << 16, low)?);
        u32::try_from(high << 16 | low).map_err(|_| ShareError::Damaged)
    }

    /// A decimal, or none.
    fn decimal(&mut self, given: Option<&Decimal>) -> Coded<Option<Decimal>> {
        let text = self.decimals.code(&mut self.coder, given.map_or("", Decimal::text))?;
        if text.is_empty() {
            return Ok(None);
        }
        Decimal::parse(&text).map(Some).map_err(|_| ShareError::Damaged)
    }

    /// A text that is mostly the usual one.
    pub(super) fn usual(&mut self, usual: &str, given: &str) -> Coded<String> {
        if self.flag(SAME_VERSION, given == usual)? { Ok(usual.to_owned()) } else { self.text(given) }
    }

    /// What is beyond the assessment, as JSON.
    pub(super) fn extras(&mut self, given: Option<&str>) -> Coded<Option<String>> {
        if self.flag(HAS_EXTRAS, given.is_some())? { self.text(given.unwrap_or("")).map(Some) } else { Ok(None) }
    }

    /// Everything below the instrument; `blank` has its reference and nothing else.
    pub(super) fn assessment(
        &mut self,
        instrument: &Instrument,
        given: Option<&Assessment>,
        blank: Assessment,
    ) -> Coded<Assessment> {
        let mut coded = blank;
        coded.body.name = self.text(given.map_or("", |given| &given.body.name))?;
        coded.body.kind = self.text(given.map_or("", |given| &given.body.kind))?;
        coded.target = self.target(given.and_then(|given| given.target.as_deref()))?;
        coded.follow_up = self.follow_up(given.map(|given| given.follow_up))?;
        coded.overrides = self.overrides(instrument, given.map(|given| &given.overrides))?;
        coded.units = self.units(instrument, given.map(|given| given.units.as_slice()))?;
        Ok(coded)
    }

    fn target(&mut self, given: Option<&str>) -> Coded<Option<String>> {
        if self.flag(HAS_TARGET, given.is_some())? { self.text(given.unwrap_or("")).map(Some) } else { Ok(None) }
    }

    fn follow_up(&mut self, given: Option<FollowUp>) -> Coded<FollowUp> {
        let position = FollowUp::NAMES.iter().position(|(_, answer)| Some(*answer) == given);
        let coded = self.choice(FOLLOW_UP, FollowUp::NAMES.len() + 1, position.map_or(0, |position| position + 1))?;
        let known = coded.checked_sub(1).and_then(|position| FollowUp::NAMES.get(position));
        Ok(known.map(|(_, answer)| *answer).unwrap_or_default())
    }

    fn overrides(&mut self, instrument: &Instrument, given: Option<&Overrides>) -> Coded<Overrides> {
        let mut coded = Overrides::default();
        let nothing =
            Overrides { unknown: given.map(|given| given.unknown.clone()).unwrap_or_default(), ..Overrides::default() };
        if !self.flag(CHANGED, given.is_some_and(|given| *given != nothing))? {
            return Ok(coded);
        }
        let dimensions = instrument.dimensions.iter().map(|dimension| dimension.id.as_str());
        let ids = dimensions.chain(instrument.indicators().map(|indicator| indicator.id.as_str()));
        for id in ids {
            let percent = given.and_then(|given| given.weights.get(id));
            if self.flag(WEIGHT, percent.is_some())?
                && let Some(percent) = self.decimal(percent)?
            {
                coded.weights.insert(id.into(), percent);
            }
        }
        for indicator in instrument.indicators() {
            let effort = given.and_then(|given| given.efforts.get(&indicator.id).copied());
            if let Some(effort) = self.effort(EFFORT, effort)? {
                coded.efforts.insert(indicator.id.clone(), effort);
            }
        }
        for bundle in &instrument.bundles {
            let change = given.and_then(|given| given.bundles.get(&bundle.id));
            if self.flag(BUNDLE, change.is_some())? {
                let change = self.bundle(instrument, change)?;
                coded.bundles.insert(BundleId::clone(&bundle.id), change);
            }
        }
        coded.plausible_factor = self.decimal(given.and_then(|given| given.plausible_factor.as_ref()))?;
        Ok(coded)
    }

    /// An effort, or none: one of nine, which is part of the format of these codes.
    fn effort(&mut self, which: usize, given: Option<Effort>) -> Coded<Option<Effort>> {
        if !self.flag(which, given.is_some())? {
            return Ok(None);
        }
        let given = given.map_or(Effort::LEAST, Effort::get);
        let effort = self.choice(EFFORTS, 9, usize::from(given - Effort::LEAST))? + 1;
        Ok(u32::try_from(effort).ok().and_then(Effort::new))
    }

    fn bundle(&mut self, instrument: &Instrument, given: Option<&BundleOverride>) -> Coded<BundleOverride> {
        let effort = self.effort(BUNDLE_EFFORT, given.and_then(|given| given.effort))?;
        let sets = given.and_then(|given| given.effects.as_deref());
        let mut coded = BundleOverride { effort, ..BundleOverride::default() };
        if self.flag(BUNDLE_EFFECTS, sets.is_some())? {
            let mut effects = Vec::new();
            for index in 0..self.number(EFFECTS, MOST_EFFECTS, sets.map_or(0, <[_]>::len))? {
                effects.push(self.effect(instrument, sets.and_then(|sets| sets.get(index)))?);
            }
            coded.effects = Some(effects);
        }
        Ok(coded)
    }

    fn effect(
        &mut self,
        instrument: &Instrument,
        given: Option<&(IndicatorId, LevelId)>,
    ) -> Coded<(IndicatorId, LevelId)> {
        let position = given.and_then(|(id, _)| instrument.indicators().position(|indicator| indicator.id == *id));
        let count = instrument.indicators().count();
        let position = self.even(count, position.unwrap_or(0))?;
        let indicator = instrument.indicators().nth(position).ok_or(ShareError::Damaged)?;
        let level = given.and_then(|(_, level)| indicator.scale.position(level));
        let level = self.even(indicator.scale.levels.len(), level.unwrap_or(0))?;
        Ok((indicator.id.clone(), level_id(indicator, level)?))
    }

    fn units(&mut self, instrument: &Instrument, given: Option<&[Unit]>) -> Coded<Vec<Unit>> {
        let count = self.number(UNITS, MOST_UNITS, given.map_or(0, <[_]>::len))?;
        let mut units = Vec::new();
        for index in 0..count {
            units.push(self.unit(instrument, given.and_then(|given| given.get(index)), index)?);
        }
        Ok(units)
    }

    fn unit(&mut self, instrument: &Instrument, given: Option<&Unit>, index: usize) -> Coded<Unit> {
        let usual = format!("u{}", index + 1);
        let is_usual = given.is_some_and(|given| given.id.as_str() == usual);
        let id = if self.flag(USUAL_ID, is_usual)? {
            usual
        } else {
            self.text(given.map_or("", |given| given.id.as_str()))?
        };
        let name = self.text(given.map_or("", |given| &given.name))?;
        let kind = self.text(given.map_or("", |given| &given.kind))?;
        let entry = self.entry(instrument, given.map(|given| &given.entry))?;
        let mut set_aside = Vec::new();
        for index in 0..self.number(ASIDE, MOST_SET_ASIDE, given.map_or(0, |given| given.set_aside.len()))? {
            let aside = given.and_then(|given| given.set_aside.get(index)).map(|aside| &aside.entry);
            set_aside.push(SetAside { entry: self.entry(instrument, aside)?, unknown: Unknown::new() });
        }
        let id = UnitId::from(id.as_str());
        Ok(Unit { id, name, kind, entry, set_aside, unknown: Unknown::new(), entry_unknown: Unknown::new() })
    }

    fn entry(&mut self, instrument: &Instrument, given: Option<&Entry>) -> Coded<Entry> {
        let mode = match given {
            None | Some(Entry::Indicators(_)) => 0,
            Some(Entry::Total(_)) => 1,
            Some(Entry::Points(_)) => 2,
            Some(Entry::Percent(_)) => 3,
        };
        match (self.choice(MODE, 4, mode)?, given) {
            (1, Some(Entry::Total(given))) => Ok(Entry::Total(self.decimal(given.as_ref())?)),
            (1, _) => Ok(Entry::Total(self.decimal(None)?)),
            (2, Some(Entry::Points(given))) => Ok(Entry::Points(self.figures(instrument, Some(given))?)),
            (2, _) => Ok(Entry::Points(self.figures(instrument, None)?)),
            (3, Some(Entry::Percent(given))) => Ok(Entry::Percent(self.figures(instrument, Some(given))?)),
            (3, _) => Ok(Entry::Percent(self.figures(instrument, None)?)),
            (_, Some(Entry::Indicators(given))) => Ok(Entry::Indicators(self.answers(instrument, Some(given))?.into())),
            _ => Ok(Entry::Indicators(self.answers(instrument, None)?.into())),
        }
    }

    fn figures(
        &mut self,
        instrument: &Instrument,
        given: Option<&LiteMap<DimensionId, Option<Decimal>>>,
    ) -> Coded<LiteMap<DimensionId, Option<Decimal>>> {
        let mut figures = LiteMap::new();
        for dimension in &instrument.dimensions {
            let figure = given.and_then(|given| given.get(&dimension.id)).and_then(Option::as_ref);
            figures.insert(dimension.id.clone(), self.decimal(figure)?);
        }
        Ok(figures)
    }

    fn answers(
        &mut self,
        instrument: &Instrument,
        given: Option<&LiteMap<IndicatorId, Answer>>,
    ) -> Coded<LiteMap<IndicatorId, Answer>> {
        let mut answers = LiteMap::new();
        let mut before = LEVEL;
        for indicator in instrument.indicators() {
            let answer = given.and_then(|given| given.get(&indicator.id));
            let (kind, answer) = self.answer(indicator, before, answer)?;
            before = kind;
            if let Some(answer) = answer {
                answers.insert(indicator.id.clone(), answer);
            }
        }
        Ok(answers)
    }

    fn answer(
        &mut self,
        indicator: &Indicator,
        before: usize,
        given: Option<&Answer>,
    ) -> Coded<(usize, Option<Answer>)> {
        let position = |level| indicator.scale.position(level).unwrap_or(0);
        let (kind, low, high) = match given {
            Some(Answer::Level(level)) => (LEVEL, position(level), 0),
            None => (OPEN, 0, 0),
            Some(Answer::NotApplicable) => (NOT_APPLICABLE, 0, 0),
            Some(Answer::Range { low, high }) => (ANSWERS - 1, position(low), position(high)),
        };
        let tree = self.answers.get_mut(before).ok_or(ShareError::Damaged)?;
        let kind = tree.choice(&mut self.coder, ANSWERS, kind)?;
        let levels = indicator.scale.levels.len();
        let answer = match kind {
            LEVEL => Some(Answer::Level(self.level(indicator, low)?)),
            OPEN => None,
            NOT_APPLICABLE => Some(Answer::NotApplicable),
            _ => {
                let low = self.even(levels.saturating_sub(1), low)?;
                let above = self.even(levels.saturating_sub(low + 1), high.saturating_sub(low + 1))?;
                let high = level_id(indicator, low + 1 + above)?;
                Some(Answer::Range { low: level_id(indicator, low)?, high })
            }
        };
        Ok((kind, answer))
    }

    fn level(&mut self, indicator: &Indicator, given: usize) -> Coded<LevelId> {
        let count = indicator.scale.levels.len();
        let tree = self.levels.get_mut(count.min(SCALES - 1)).ok_or(ShareError::Damaged)?;
        level_id(indicator, tree.choice(&mut self.coder, count, given)?)
    }
}

fn level_id(indicator: &Indicator, position: usize) -> Coded<LevelId> {
    indicator.scale.levels.get(position).map(|level| level.id.clone()).ok_or(ShareError::Damaged)
}
