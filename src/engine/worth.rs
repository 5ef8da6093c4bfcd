//! What levels are worth under the default weights, which no answer changes but "not applicable".
//!
//! "Not applicable" renormalises the weights of its own unit, so units with the same gaps have the same weights.

use std::rc::Rc;

use crate::instrument::{Control, Effort, Level, Scale};
use crate::number::Rational;
use crate::rules::{DimensionRules, Rules};
use crate::text::{IndicatorId, LevelId};

/// What levels are worth: the same for all answers with the same weight and scale, which are many.
#[derive(Clone, Debug)]
pub(crate) struct Worth {
    /// Points of the body's total that a full share gives.
    pub weight: Rational,
    /// The levels.
    pub scale: Rc<Scale>,
}

impl Worth {
    /// What makes it the same as another one. The order of scales is that of their addresses: any will do.
    fn key(&self) -> (&Rational, *const Scale) {
        (&self.weight, Rc::as_ptr(&self.scale))
    }

    /// What the body's total changes by from each level to the top.
    pub fn to_top(&self) -> impl Iterator<Item = Rational> {
        let top = self.scale.levels.last().map(|level| level.share.clone()).unwrap_or_default();
        self.scale.levels.iter().map(move |level| &self.weight * &(&top - &level.share))
    }

    /// What the body's total changes by from the lowest level to each.
    pub fn changes(&self) -> impl Iterator<Item = Rational> {
        let lowest = self.scale.levels.first().map(|level| level.share.clone()).unwrap_or_default();
        self.scale.levels.iter().map(move |level| &self.weight * &(&level.share - &lowest))
    }
}

/// Everything about an answer but the answer: the same for all units with the same gaps.
#[derive(Clone, Debug)]
pub(crate) struct Kind {
    /// Position of the indicator in the instrument.
    pub position: usize,
    /// Id of the indicator.
    pub id: IndicatorId,
    /// Levels it can have.
    pub scale: Rc<Scale>,
    /// Who can change it.
    pub control: Control,
    /// Work to raise it one level.
    pub effort: Effort,
    /// Points of the body's total that a full share gives, under the default weights.
    pub weight: Rational,
    /// Position of its worth among all worths.
    pub worth: usize,
}

impl Kind {
    /// The highest level.
    pub fn top(&self) -> usize {
        self.scale.levels.len().saturating_sub(1)
    }

    /// The level at a position of the scale.
    fn at(&self, level: usize) -> Option<&Level> {
        self.scale.levels.get(level)
    }

    /// The id of a level.
    pub fn level_id(&self, level: usize) -> LevelId {
        self.at(level).map_or_else(|| LevelId::from(""), |level| level.id.clone())
    }

    /// The share that a level earns.
    pub fn share(&self, level: usize) -> Rational {
        self.at(level).map(|level| level.share.clone()).unwrap_or_default()
    }

    /// What the body's total changes by between two levels.
    pub fn change(&self, from: usize, to: usize) -> Rational {
        &self.weight * &(&self.share(to) - &self.share(from))
    }

    /// Whether the agency itself can raise it.
    pub fn is_controllable(&self) -> bool {
        self.control == Control::Agency
    }

    /// The work of raising it from a level to the top.
    pub fn effort_to_top(&self, from: usize) -> u32 {
        self.effort.times(self.top().saturating_sub(from))
    }
}

/// The kinds of one unit's answers, one an indicator; `None` where it does not apply.
pub(crate) type UnitKinds = Rc<[Option<Rc<Kind>>]>;

/// All kinds and worths of a body of so many units, found once for each pattern of what applies.
#[derive(Clone, Debug)]
pub(crate) struct Worths {
    units: usize,
    patterns: Vec<UnitKinds>,
    all: Vec<Worth>,
    /// The positions of all worths in the order of their keys: where gaps differ from unit to unit there are thousands.
    by_key: Vec<usize>,
}

impl Worths {
    /// Nothing yet, for a body of so many units.
    pub fn new(units: usize) -> Self {
        Self { units, patterns: Vec::new(), all: Vec::new(), by_key: Vec::new() }
    }

    /// Every worth.
    pub fn all(&self) -> &[Worth] {
        &self.all
    }

    /// Whether these are the worths of a body with these units, by what applies to them: no pattern is missing, and
    /// none is left from before.
    pub fn is_of<A: Iterator<Item = bool> + Clone>(&self, units: usize, applies: impl Iterator<Item = A>) -> bool {
        let mut met = 0;
        for applies in applies {
            match self.place(applies) {
                Some(place) if place < met => {}
                Some(place) if place == met => met += 1,
                _ => return false,
            }
        }
        units == self.units && met == self.patterns.len()
    }

    /// The kinds of units, one a pattern.
    pub fn patterns(&self) -> &[UnitKinds] {
        &self.patterns
    }

    /// The position of the pattern of a unit in which these indicators apply, where it was asked for before.
    pub fn place(&self, applies: impl Iterator<Item = bool> + Clone) -> Option<usize> {
        self.patterns.iter().position(|pattern| pattern.iter().map(Option::is_some).eq(applies.clone()))
    }

    /// The kinds of a unit in which these indicators apply.
    pub fn of(&mut self, rules: &Rules, applies: impl Iterator<Item = bool> + Clone) -> UnitKinds {
        if let Some(known) = self.place(applies.clone()).and_then(|place| self.patterns.get(place)) {
            return Rc::clone(known);
        }
        let weights = unit_weights(rules, &applies.collect::<Vec<_>>(), self.units);
        let indicators = rules.indicators().enumerate().zip(weights);
        let found = indicators.map(|((position, indicator), weight)| {
            let weight = weight?;
            Some(Rc::new(Kind {
                position,
                id: indicator.id().clone(),
                scale: Rc::clone(indicator.scale()),
                control: indicator.control(),
                effort: indicator.effort(),
                worth: self.worth(&weight, indicator.scale()),
                weight,
            }))
        });
        let found: UnitKinds = found.collect();
        self.patterns.push(Rc::clone(&found));
        found
    }

    /// The position of a worth, which is noted if it is new.
    fn worth(&mut self, weight: &Rational, scale: &Rc<Scale>) -> usize {
        let wanted = Worth { weight: weight.clone(), scale: Rc::clone(scale) };
        let found = |place: &usize| self.all.get(*place).map(Worth::key).cmp(&Some(wanted.key()));
        match self.by_key.binary_search_by(found) {
            Ok(among) => self.by_key.get(among).copied().unwrap_or_default(),
            Err(among) => {
                let new = self.all.len();
                self.by_key.insert(among, new);
                self.all.push(wanted);
                new
            }
        }
    }
}

/// `100 / units * W_d / (sum of W of the dimensions left) * w_i / (sum of w of the indicators left)`.
fn unit_weights(rules: &Rules, applies: &[bool], units: usize) -> Vec<Option<Rational>> {
    let mut rest = applies.iter().copied();
    let patterns = rules.dimensions().iter().map(|dimension| {
        let applies: Vec<_> = rest.by_ref().take(dimension.indicators().len()).collect();
        (dimension, applied_weight(dimension, &applies), applies)
    });
    let patterns: Vec<_> = patterns.collect();
    let kept = patterns.iter().filter(|(_, applied, _)| !applied.is_zero());
    let whole: Rational = kept.map(|(dimension, ..)| dimension.weight().value().clone()).sum();
    let points = Rational::HUNDRED.over(units).checked_div(&whole).unwrap_or_default();
    let mut weights = Vec::with_capacity(applies.len());
    for (dimension, applied, applies) in &patterns {
        let points = (&points * dimension.weight().value()).checked_div(applied).unwrap_or_default();
        let members = dimension.indicators().iter().zip(applies);
        weights.extend(members.map(|(indicator, applies)| applies.then(|| &points * indicator.weight().value())));
    }
    weights
}

fn applied_weight(dimension: &DimensionRules, applies: &[bool]) -> Rational {
    let applied = dimension.indicators().iter().zip(applies).filter(|(_, applies)| **applies);
    applied.map(|(indicator, _)| indicator.weight().value().clone()).sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assessment::read;
    use crate::instrument::find_builtin;

    /// Rules under which few indicators weigh the same.
    fn rules() -> Rules {
        let weights = serde_json::json!({ "input.tugas": "10.01", "proses.moto": "3.07", "output.patut": "21.3" });
        let file = serde_json::json!({
            "format": "zona-hijau/assessment", "version": 1, "instrument": { "id": "kepatuhan-2023" },
            "overrides": { "weights": weights }, "units": [],
        });
        read(&file.to_string(), find_builtin).unwrap().1
    }

    /// Which indicators apply, another way for each number.
    fn pattern(number: u64, indicators: usize) -> Vec<bool> {
        let bits = number.wrapping_mul(0x9E37_79B9_7F4A_7C15);
        (0..indicators).map(|place| (bits >> (place + 20)) & 3 != 0).collect()
    }

    #[test]
    fn each_worth_is_noted_once_in_the_order_in_which_it_was_met() {
        let rules = rules();
        let mut worths = Worths::new(50);
        let mut met: Vec<(Rational, *const Scale)> = Vec::new();
        for number in 1..200 {
            let kinds = worths.of(&rules, pattern(number, rules.indicators().count()).into_iter());
            for kind in kinds.iter().flatten() {
                let key = (kind.weight.clone(), Rc::as_ptr(&kind.scale));
                let place = met.iter().position(|known| *known == key).unwrap_or(met.len());
                assert_eq!(kind.worth, place);
                if place == met.len() {
                    met.push(key);
                }
            }
        }
        assert!(met.len() > 100, "{}", met.len());
        assert!(worths.all().iter().map(Worth::key).eq(met.iter().map(|(weight, scale)| (weight, *scale))));
    }
}
