//! The table of changed rules.

use std::collections::BTreeSet;

use super::cell;
use crate::engine::assessment::{Assessment, BundleOverride, Decimal, MOST_PLAUSIBLE_FACTOR, Overrides};
use crate::engine::instrument::{Effort, Instrument};
use crate::engine::number::Rational;
use crate::engine::problem::{self, ProblemKind, Reference};
use crate::engine::text::{IndicatorId, LevelId};
use crate::sheets::layout::{change, key, row_of, word};
use crate::sheets::model::{Place, Sheet};
use crate::sheets::problem::{CellProblemKind, Findings};

/// Everything the table changes; keys that this version does not know are kept from `base`.
pub(super) fn read(sheet: &Sheet, instrument: &Instrument, base: &Assessment, findings: &mut Findings) -> Overrides {
    let mut overrides = Overrides { unknown: base.overrides.unknown.clone(), ..Overrides::default() };
    let first = row_of(sheet, key::CHANGE).map_or(0, |row| row + 1);
    let mut taken = BTreeSet::new();
    for row in first..sheet.end() {
        let mut reader =
            Row { sheet, instrument, row, overrides: &mut overrides, base: &base.overrides, taken: &mut taken };
        if let Err((column, kind)) = reader.read() {
            findings.push(sheet, Place::new(row, column), &[word(sheet, row, change::LABEL)], kind);
        }
    }
    // A bundle whose rows change nothing is no change.
    let unchanged = |bundle: &BundleOverride| *bundle == BundleOverride::default();
    overrides.bundles.retain(|_, bundle| !unchanged(bundle));
    overrides
}

/// The value cell of the weight that a path of the rules names, such as `weights["proses.moto"]`.
pub(super) fn weight_of(sheet: &Sheet, path: &str) -> Option<Place> {
    let root = problem::Place::Root;
    let weights = root.key("weights");
    let is = |row: &u32| {
        let id = word(sheet, *row, change::ID).trim();
        word(sheet, *row, change::KIND).trim() == key::WEIGHT && weights.key(id).to_string() == path
    };
    (0..sheet.end()).find(is).map(|row| Place::new(row, change::VALUE))
}

/// A column with what is wrong there.
type Wrong = (u32, CellProblemKind);

struct Row<'a> {
    sheet: &'a Sheet,
    instrument: &'a Instrument,
    row: u32,
    overrides: &'a mut Overrides,
    base: &'a Overrides,
    /// What earlier rows change: kind, id, indicator.
    taken: &'a mut BTreeSet<[String; 3]>,
}

impl Row<'_> {
    fn word(&self, column: u32) -> Result<&str, Wrong> {
        cell::word(self.sheet, Place::new(self.row, column)).map(str::trim).map_err(|kind| (column, kind))
    }

    fn read(&mut self) -> Result<(), Wrong> {
        let id = self.word(change::ID)?.to_owned();
        match self.word(change::KIND)? {
            "" => Ok(()),
            key::WEIGHT => self.weight(&id),
            key::EFFORT => self.effort_of(&id),
            key::FACTOR => self.factor(),
            key::BUNDLE => self.bundle(&id),
            key::BUNDLE_SET => self.bundle_set(&id),
            _ => {
                let choices = [key::WEIGHT, key::EFFORT, key::FACTOR, key::BUNDLE, key::BUNDLE_SET].join(", ");
                Err((change::KIND, ProblemKind::UnknownWord { choices }.into()))
            }
        }
    }

    /// Refuses a second row about the same, at the column that says what it is about.
    fn only_once(&mut self, column: u32, what: [&str; 3]) -> Result<(), Wrong> {
        let is_new = self.taken.insert(what.map(str::to_owned));
        if is_new { Ok(()) } else { Err((column, ProblemKind::Duplicate.into())) }
    }

    fn number(&self, max: &Rational) -> Result<Option<Decimal>, Wrong> {
        let place = Place::new(self.row, change::VALUE);
        cell::number(self.sheet, place, max).map_err(|kind| (change::VALUE, kind))
    }

    fn known(&self, is_known: bool, to: Reference) -> Result<(), Wrong> {
        if is_known { Ok(()) } else { Err((change::ID, ProblemKind::UnknownReference { to }.into())) }
    }

    fn weight(&mut self, id: &str) -> Result<(), Wrong> {
        let is_known = self.instrument.dimension(id).is_some() || self.instrument.indicator(id).is_some();
        self.known(is_known, Reference::Weighted)?;
        self.only_once(change::ID, [key::WEIGHT, id, ""])?;
        let former = self.base.weights.get(id);
        let percent = self.number(&Rational::HUNDRED)?.map(|percent| kept(percent, former));
        if let Some(percent) = percent {
            self.overrides.weights.insert(id.into(), percent);
        }
        Ok(())
    }

    fn effort(&self) -> Result<Option<Effort>, Wrong> {
        crate::session::input::effort(self.word(change::VALUE)?).map_err(|kind| (change::VALUE, kind.into()))
    }

    fn effort_of(&mut self, id: &str) -> Result<(), Wrong> {
        self.known(self.instrument.indicator(id).is_some(), Reference::Indicator)?;
        self.only_once(change::ID, [key::EFFORT, id, ""])?;
        let effort = self.effort()?;
        if let Some(effort) = effort {
            self.overrides.efforts.insert(IndicatorId::from(id), effort);
        }
        Ok(())
    }

    fn factor(&mut self) -> Result<(), Wrong> {
        self.only_once(change::KIND, [key::FACTOR, "", ""])?;
        let most = Rational::whole(MOST_PLAUSIBLE_FACTOR);
        let factor = self.number(&most)?;
        if factor.as_ref().is_some_and(|factor| *factor.value() < Rational::ONE) {
            let kind = ProblemKind::out_of_range(1, most.to_text());
            return Err((change::VALUE, kind.into()));
        }
        let former = self.base.plausible_factor.as_ref();
        self.overrides.plausible_factor = factor.map(|factor| kept(factor, former));
        Ok(())
    }

    /// The changes of a bundle so far; keys that this version does not know are kept.
    fn bundle_at(&mut self, id: &str) -> Result<&mut BundleOverride, Wrong> {
        let Some(bundle) = self.instrument.bundle(id) else {
            return Err((change::ID, ProblemKind::UnknownReference { to: Reference::Bundle }.into()));
        };
        if self.overrides.bundles.get(&bundle.id).is_none() {
            let unknown = self.base.bundles.get(&bundle.id).map(|bundle| bundle.unknown.clone()).unwrap_or_default();
            self.overrides.bundles.insert(bundle.id.clone(), BundleOverride { unknown, ..BundleOverride::default() });
        }
        self.overrides.bundles.get_mut(&bundle.id).ok_or((change::ID, ProblemKind::Empty.into()))
    }

    fn bundle(&mut self, id: &str) -> Result<(), Wrong> {
        self.only_once(change::ID, [key::BUNDLE, id, ""])?;
        let effort = self.effort()?;
        self.bundle_at(id)?.effort = effort;
        Ok(())
    }

    fn bundle_set(&mut self, id: &str) -> Result<(), Wrong> {
        let (indicator, level) = (self.word(change::INDICATOR)?.to_owned(), self.word(change::VALUE)?.to_owned());
        if indicator.is_empty() {
            return Err((change::INDICATOR, ProblemKind::Empty.into()));
        }
        let Some(known) = self.instrument.indicator(&indicator) else {
            return Err((change::INDICATOR, ProblemKind::UnknownReference { to: Reference::Indicator }.into()));
        };
        let wrong = || (change::VALUE, ProblemKind::UnknownReference { to: Reference::Level }.into());
        let level = LevelId::from(level.as_str());
        known.scale.position(&level).ok_or_else(wrong)?;
        self.only_once(change::INDICATOR, [key::BUNDLE_SET, id, &indicator])?;
        let former = self.base.bundles.get(id).and_then(|former| former.effects_unknown.get(&known.id));
        let bundle = self.bundle_at(id)?;
        if let Some(unknown) = former {
            bundle.effects_unknown.insert(known.id.clone(), unknown.clone());
        }
        bundle.effects.get_or_insert_default().push((known.id.clone(), level));
        Ok(())
    }
}

/// A number in the digits in which it was typed before, where it is the same.
pub(super) fn kept(number: Decimal, former: Option<&Decimal>) -> Decimal {
    former.filter(|former| former.value() == number.value()).cloned().unwrap_or(number)
}
