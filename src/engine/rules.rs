//! The rules in force: an instrument with the user's overrides applied and checked.

use std::cmp::Ordering;
use std::rc::Rc;

use litemap::LiteMap;

use crate::assessment::{Answer, BundleOverride, Decimal, Entry, Overrides};
use crate::instrument::{
    Basis, Bundle, BundleEffect, Control, Dimension, Effort, Indicator, Instrument, Origin, Scale, Scope, Weight,
};
use crate::number::Rational;
use crate::problem::{Place, ProblemKind, Problems, WeightsTotal};
use crate::text::{BundleId, DimensionId, IndicatorId, LevelId};
use crate::whole::{WholeLevel, common_multiple};

/// An instrument with overrides. Fixed weights never exceed the whole, and a
/// complete set of them is exactly the whole. Only this module makes them and
/// their parts, so they never say something else than the instrument does.
#[derive(Clone, Debug)]
pub struct Rules {
    instrument: Rc<Instrument>,
    dimensions: Vec<DimensionRules>,
    bundles: Vec<BundleRules>,
    factor: Rational,
    factor_basis: Basis,
    whole: Option<WholeLevel>,
    /// All indicators with their positions in the order of their ids, in which answers are kept.
    by_id: Rc<[(IndicatorId, usize)]>,
}

/// A dimension with the weights in force.
#[derive(Clone, Debug)]
pub struct DimensionRules {
    id: DimensionId,
    weight: Share,
    indicators: Vec<IndicatorRules>,
    whole: Option<WholeLevel>,
}

impl DimensionRules {
    fn new(id: DimensionId, weight: Share, indicators: Vec<IndicatorRules>) -> Self {
        let levels = indicators.iter().flat_map(|indicator| &indicator.scale.levels);
        let unit = levels.map(|level| &level.share).try_fold(1, common_multiple);
        let weights: Vec<_> = indicators.iter().map(|indicator| &indicator.weight).collect();
        let whole = unit.and_then(|unit| WholeLevel::new(&weights, unit));
        Self { id, weight, indicators, whole }
    }

    /// Its id.
    pub fn id(&self) -> &DimensionId {
        &self.id
    }

    /// Its share of the whole.
    pub fn weight(&self) -> &Share {
        &self.weight
    }

    /// The rules of its indicators, in the order of the instrument.
    pub fn indicators(&self) -> &[IndicatorRules] {
        &self.indicators
    }

    /// The points of the total that one of its indicators is worth where everything applies, and how well they are known:
    /// no better than either weight. The only one has all of the dimension, whatever its own weight may be.
    pub fn points(&self, indicator: &IndicatorRules) -> (Rational, Basis) {
        let points = &(&indicator.weight.value * &self.weight.value) * &Rational::HUNDRED;
        let of_dimension = self.weight.origin.basis;
        let basis = match self.indicators.as_slice() {
            [_] => of_dimension,
            _ => indicator.weight.origin.basis.max(of_dimension),
        };
        (points, basis)
    }

    /// The weights of the indicators in whole numbers, where they fit.
    pub(crate) fn whole(&self) -> Option<&WholeLevel> {
        self.whole.as_ref()
    }
}

/// An indicator with weight and effort in force.
#[derive(Clone, Debug)]
pub struct IndicatorRules {
    id: IndicatorId,
    weight: Share,
    scale: Rc<Scale>,
    control: Control,
    effort: Effort,
    effort_basis: Basis,
}

impl IndicatorRules {
    /// Its id.
    pub fn id(&self) -> &IndicatorId {
        &self.id
    }

    /// Its share of its dimension.
    pub fn weight(&self) -> &Share {
        &self.weight
    }

    /// Levels it can have.
    pub fn scale(&self) -> &Rc<Scale> {
        &self.scale
    }

    /// Who can change it.
    pub fn control(&self) -> Control {
        self.control
    }

    /// Work to raise it one level in one unit.
    pub fn effort(&self) -> Effort {
        self.effort
    }

    /// How well the effort is known: assumed, or changed by the user.
    pub fn effort_basis(&self) -> Basis {
        self.effort_basis
    }

    /// Whether it has a weight. A dimension of which nothing applies that counts is dropped.
    pub(crate) fn counts(&self) -> bool {
        !self.weight.value.is_zero()
    }
}

/// Why an entry is not allowed under the weights in force.
#[derive(Clone, Debug)]
pub enum EntryConflict {
    /// More points than the weight of the dimension.
    PointsAbove {
        /// Which dimension.
        dimension: DimensionId,
        /// The points.
        points: Decimal,
        /// The weight.
        weight: Rational,
    },
    /// Nothing that has a weight applies.
    NothingApplies,
}

/// The part of a weight in its whole, 0 to 1.
#[derive(Clone, Debug)]
pub struct Share {
    value: Rational,
    fixed: bool,
    origin: Origin,
}

impl Share {
    /// The default: as fixed, or an equal part of what the fixed ones leave.
    pub fn value(&self) -> &Rational {
        &self.value
    }

    /// Whether it is published or fixed by the user.
    pub fn fixed(&self) -> bool {
        self.fixed
    }

    /// How well it is known.
    pub fn origin(&self) -> &Origin {
        &self.origin
    }
}

/// A bundle with effort and effects in force.
#[derive(Clone, Debug)]
pub struct BundleRules {
    id: BundleId,
    scope: Scope,
    effort: Effort,
    effort_basis: Basis,
    effects: Vec<BundleEffect>,
    basis: Basis,
}

impl BundleRules {
    /// Its id.
    pub fn id(&self) -> &BundleId {
        &self.id
    }

    /// Paid per unit or once.
    pub fn scope(&self) -> Scope {
        self.scope
    }

    /// Paid as [`Self::scope`] says.
    pub fn effort(&self) -> Effort {
        self.effort
    }

    /// How well the effort is known: assumed, or changed by the user.
    pub fn effort_basis(&self) -> Basis {
        self.effort_basis
    }

    /// What it raises.
    pub fn effects(&self) -> &[BundleEffect] {
        &self.effects
    }

    /// How well it is known what it raises.
    pub fn basis(&self) -> Basis {
        self.basis
    }
}

impl Rules {
    /// The rules of an instrument without overrides; `None` where its weights do not add up, which no loaded pack has.
    pub fn published(instrument: &Rc<Instrument>) -> Option<Self> {
        Self::new(instrument, &Overrides::default(), &Place::Root, &mut Problems::default())
    }

    /// Applies overrides; what does not add up is noted below `place` (the place of the overrides).
    pub fn new(
        instrument: &Rc<Instrument>,
        overrides: &Overrides,
        place: &Place<'_>,
        problems: &mut Problems,
    ) -> Option<Self> {
        let place = place.key("weights");
        let whole = shares(
            instrument.dimensions.iter().map(|dimension| (dimension.id.as_str(), &dimension.weight)),
            overrides,
            &place,
            problems,
        );
        let mut indicators = Vec::new();
        for dimension in &instrument.dimensions {
            indicators.push(indicator_rules(dimension, overrides, &place, problems));
        }
        let dimensions = instrument.dimensions.iter().zip(whole?).zip(indicators);
        let dimensions: Option<Vec<_>> = dimensions
            .map(|((dimension, weight), indicators)| {
                Some(DimensionRules::new(dimension.id.clone(), weight, indicators?))
            })
            .collect();
        let (factor, factor_basis) = match &overrides.plausible_factor {
            Some(factor) => (factor.value().clone(), Basis::User),
            None => (Rational::whole(2), Basis::Assumed),
        };
        let bundles = instrument.bundles.iter().map(|bundle| bundle_rules(bundle, overrides.bundles.get(&bundle.id)));
        let dimensions = dimensions?;
        Some(Self {
            instrument: Rc::clone(instrument),
            by_id: by_id(&dimensions),
            whole: whole_level(&dimensions),
            dimensions,
            bundles: bundles.collect(),
            factor,
            factor_basis,
        })
    }

    /// The same rules with every weight fixed: the shares of the dimensions, and of the indicators of each.
    pub(crate) fn weighted(&self, dimensions: &[Rational], indicators: &[Vec<Rational>]) -> Self {
        let fixed = |share: &Share, value: Option<&Rational>| {
            let value = value.unwrap_or(&share.value).clone();
            Share { value, fixed: true, origin: share.origin.clone() }
        };
        let of_dimension = |(place, dimension): (usize, &DimensionRules)| {
            let values = indicators.get(place).map(Vec::as_slice).unwrap_or_default();
            let weighted = |(at, indicator): (usize, &IndicatorRules)| {
                let weight = fixed(&indicator.weight, values.get(at));
                IndicatorRules { weight, ..indicator.clone() }
            };
            let indicators = dimension.indicators.iter().enumerate().map(weighted).collect();
            DimensionRules::new(dimension.id.clone(), fixed(&dimension.weight, dimensions.get(place)), indicators)
        };
        let dimensions: Vec<_> = self.dimensions.iter().enumerate().map(of_dimension).collect();
        Self { whole: whole_level(&dimensions), dimensions, ..self.clone() }
    }

    /// The instrument the rules come from.
    pub fn instrument(&self) -> &Rc<Instrument> {
        &self.instrument
    }

    /// The rules of its dimensions, in the order of the instrument.
    pub fn dimensions(&self) -> &[DimensionRules] {
        &self.dimensions
    }

    /// The rules of its bundles, in the order of the instrument.
    pub fn bundles(&self) -> &[BundleRules] {
        &self.bundles
    }

    /// Factor of the plausible interval, at least 1.
    pub fn factor(&self) -> &Rational {
        &self.factor
    }

    /// How well the factor is known.
    pub fn factor_basis(&self) -> Basis {
        self.factor_basis
    }

    /// The weights of the dimensions in whole numbers, where they fit.
    pub(crate) fn whole(&self) -> Option<&WholeLevel> {
        self.whole.as_ref()
    }

    /// The most points that a dimension can give, where its weight is fixed.
    pub fn points_of(&self, dimension: &DimensionId) -> Option<Rational> {
        let rules = self.dimensions.iter().find(|rules| rules.id == *dimension)?;
        rules.weight.fixed.then(|| &rules.weight.value * &Rational::HUNDRED)
    }

    /// The answers to all indicators in the order of the instrument: one walk along both orders.
    pub fn in_order<'a>(&self, answers: &'a LiteMap<IndicatorId, Answer>) -> Vec<Option<&'a Answer>> {
        let mut found = vec![None; self.by_id.len()];
        let mut rest = answers.iter().peekable();
        for (id, position) in self.by_id.iter() {
            let met = loop {
                // Ids are long texts with the same beginnings: two of them are compared once.
                match rest.peek().map(|(known, _)| (*known).cmp(id)) {
                    Some(Ordering::Less) => rest.next(),
                    Some(Ordering::Equal) => break rest.next(),
                    Some(Ordering::Greater) | None => break None,
                };
            };
            if let (Some((_, answer)), Some(place)) = (met, found.get_mut(*position)) {
                *place = Some(answer);
            }
        }
        found
    }

    /// Whether answers leave anything to assess: an indicator that applies and that has a weight.
    pub fn leaves_something(&self, answers: &LiteMap<IndicatorId, Answer>) -> bool {
        let applies = |id| answers.get(id) != Some(&Answer::NotApplicable);
        let mut weighted = self.dimensions.iter().filter(|dimension| !dimension.weight.value.is_zero());
        weighted.any(|dimension| dimension.indicators.iter().any(|i| i.counts() && applies(&i.id)))
    }

    /// Why these weights do not allow an entry; empty where a file could hold it.
    pub fn conflicts(&self, entry: &Entry) -> Vec<EntryConflict> {
        match entry {
            Entry::Points(figures) => self.points_above(figures),
            Entry::Indicators(answers) if !self.leaves_something(answers) => vec![EntryConflict::NothingApplies],
            Entry::Total(_) | Entry::Percent(_) | Entry::Indicators(_) => Vec::new(),
        }
    }

    fn points_above(&self, figures: &LiteMap<DimensionId, Option<Decimal>>) -> Vec<EntryConflict> {
        let above = |(dimension, points): (&DimensionId, &Option<Decimal>)| {
            let (points, weight) = (points.as_ref()?, self.points_of(dimension)?);
            let conflict = || EntryConflict::PointsAbove {
                dimension: dimension.clone(),
                points: points.clone(),
                weight: weight.clone(),
            };
            (*points.value() > weight).then(conflict)
        };
        figures.iter().filter_map(above).collect()
    }

    /// The position of an indicator among all of them.
    pub fn position(&self, id: &IndicatorId) -> Option<usize> {
        let place = self.by_id.binary_search_by(|(known, _)| known.cmp(id));
        Some(self.by_id.get(place.ok()?)?.1)
    }

    /// The indicator at a position among all of them.
    pub(crate) fn at(&self, mut position: usize) -> Option<&IndicatorRules> {
        for dimension in &self.dimensions {
            match position.checked_sub(dimension.indicators.len()) {
                Some(rest) => position = rest,
                None => return dimension.indicators.get(position),
            }
        }
        None
    }

    /// All indicators in the order of the instrument.
    pub fn indicators(&self) -> impl Iterator<Item = &IndicatorRules> {
        self.dimensions.iter().flat_map(|dimension| &dimension.indicators)
    }
}

fn whole_level(dimensions: &[DimensionRules]) -> Option<WholeLevel> {
    WholeLevel::new(&dimensions.iter().map(|dimension| &dimension.weight).collect::<Vec<_>>(), 1)
}

fn by_id(dimensions: &[DimensionRules]) -> Rc<[(IndicatorId, usize)]> {
    let indicators = dimensions.iter().flat_map(|dimension| &dimension.indicators);
    let mut positions: Vec<_> =
        indicators.zip(0..).map(|(indicator, position)| (indicator.id.clone(), position)).collect();
    positions.sort();
    positions.into()
}

fn indicator_rules(
    dimension: &Dimension,
    overrides: &Overrides,
    place: &Place<'_>,
    problems: &mut Problems,
) -> Option<Vec<IndicatorRules>> {
    let weights = dimension.indicators.iter().map(|indicator| (indicator.id.as_str(), &indicator.weight));
    let shares = shares(weights, overrides, place, problems)?;
    let rules = |(indicator, weight): (&Indicator, Share)| {
        let changed = overrides.efforts.get(&indicator.id).copied();
        IndicatorRules {
            id: indicator.id.clone(),
            weight,
            scale: Rc::clone(&indicator.scale),
            control: indicator.control,
            effort: changed.unwrap_or(indicator.effort),
            effort_basis: if changed.is_some() { Basis::User } else { Basis::Assumed },
        }
    };
    Some(dimension.indicators.iter().zip(shares).map(rules).collect())
}

/// Default shares of one level of the tree: unpublished weights share equally
/// what the published and user-fixed ones leave (docs/methods.md, "The estimate").
fn shares<'w>(
    weights: impl Iterator<Item = (&'w str, &'w Weight)>,
    overrides: &Overrides,
    place: &Place<'_>,
    problems: &mut Problems,
) -> Option<Vec<Share>> {
    let fixed: Vec<_> = weights
        .map(|(id, weight)| match overrides.weights.get(id) {
            Some(percent) => (id, Some(percent.value().clone()), Origin { basis: Basis::User, source: None }),
            None => (id, weight.percent.clone(), weight.origin.clone()),
        })
        .collect();
    let free = fixed.iter().filter(|(_, percent, _)| percent.is_none()).count();
    let sum: Rational = fixed.iter().filter_map(|(_, percent, _)| percent.clone()).sum();
    if sum > Rational::HUNDRED || (free == 0 && sum != Rational::HUNDRED) {
        let expected = if free == 0 { WeightsTotal::Exactly100 } else { WeightsTotal::AtMost100 };
        let kind = ProblemKind::WeightsSum { expected, sum: sum.to_text() };
        // Which of the user's weights is the wrong one nobody can tell.
        let changed = fixed.iter().filter_map(|(id, ..)| Some((*id, overrides.weights.get(*id)?)));
        changed.for_each(|(id, percent)| problems.push(&place.key(id), kind.clone(), percent.text()));
        return None;
    }
    let equal = (&Rational::HUNDRED - &sum).over(free);
    let hundredth = |percent: Rational| percent.over(100);
    let share = |(_, percent, origin): (_, Option<Rational>, _)| Share {
        fixed: percent.is_some(),
        value: hundredth(percent.unwrap_or_else(|| equal.clone())),
        origin,
    };
    Some(fixed.into_iter().map(share).collect())
}

fn bundle_rules(bundle: &Bundle, change: Option<&BundleOverride>) -> BundleRules {
    let effort = change.and_then(|change| change.effort);
    let effects = change.and_then(|change| change.effects.as_ref());
    BundleRules {
        id: bundle.id.clone(),
        scope: bundle.scope,
        effort: effort.unwrap_or(bundle.effort),
        effort_basis: if effort.is_some() { Basis::User } else { Basis::Assumed },
        basis: if effects.is_some() { Basis::User } else { bundle.origin.basis },
        effects: match effects {
            Some(effects) => effects.iter().map(|effect| changed_effect(bundle, effect)).collect(),
            None => bundle.effects.clone(),
        },
    }
}

/// An effect as the user has it; what equals the pack's keeps the pack's basis.
fn changed_effect(bundle: &Bundle, (indicator, level): &(IndicatorId, LevelId)) -> BundleEffect {
    let own = bundle.effects.iter().find(|own| own.indicator == *indicator && own.level == *level);
    let basis = own.map_or(Basis::User, |own| own.basis);
    BundleEffect { indicator: indicator.clone(), level: level.clone(), basis }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::expect_used, clippy::indexing_slicing, clippy::unwrap_used, reason = "tests say what they expect")]

    use super::*;
    use crate::instrument::find_builtin;

    #[test]
    fn points_conflict_with_a_weight_that_they_exceed_and_with_no_other() {
        let rules = Rules::published(&find_builtin("kepatuhan-2023").unwrap()).unwrap();
        let id = rules.dimensions[0].id.clone();
        let weight = rules.points_of(&id).unwrap();
        let conflicts = |points: &Rational| {
            let points = Decimal::parse(&points.to_text()).unwrap();
            rules.conflicts(&Entry::Points(std::iter::once((id.clone(), Some(points))).collect())).len()
        };
        assert_eq!(conflicts(&weight), 0);
        assert_eq!(conflicts(&(&weight + &Rational::whole(1).over(100))), 1);
    }

    #[test]
    fn points_are_known_no_better_than_either_weight_and_those_of_a_whole_dimension_as_well_as_it() {
        let basis = |pack: &str, of_dimension: Basis, is_whole: bool| {
            let rules = Rules::published(&find_builtin(pack).unwrap()).unwrap();
            let is_such = |known: &&DimensionRules| {
                known.weight.origin.basis == of_dimension && (known.indicators.len() == 1) == is_whole
            };
            let dimension = rules.dimensions.iter().find(is_such).unwrap();
            let unpublished = dimension.indicators.iter().find(|indicator| !indicator.weight.fixed).unwrap();
            let (points, basis) = dimension.points(unpublished);
            assert_eq!(is_whole, points == &dimension.weight.value * &Rational::HUNDRED);
            basis
        };
        assert_eq!(basis("kepatuhan-2023", Basis::Reported, false), Basis::Assumed);
        assert_eq!(basis("opini-2025", Basis::Reported, true), Basis::Reported);
    }

    #[test]
    fn an_effect_that_equals_that_of_the_pack_keeps_its_basis() {
        let instrument = find_builtin("kepatuhan-2023").unwrap();
        let bundle = instrument.bundles.iter().find(|bundle| !bundle.effects.is_empty()).unwrap();
        let own = &bundle.effects[0];
        let as_in_the_pack = changed_effect(bundle, &(own.indicator.clone(), own.level.clone()));
        assert_eq!(as_in_the_pack.basis, own.basis);
        assert_ne!(own.basis, Basis::User);
        for other in [(own.indicator.clone(), LevelId::from("99")), (IndicatorId::from("x"), own.level.clone())] {
            assert_eq!(changed_effect(bundle, &other).basis, Basis::User, "{other:?}");
        }
    }

    #[test]
    fn a_weight_of_the_user_keeps_what_is_left_for_the_others_even_where_that_is_nothing() {
        let instrument = find_builtin("kepatuhan-2024").unwrap();
        let is_open = |dimension: &&Dimension| {
            dimension.indicators.len() > 1 && dimension.indicators.iter().all(|known| known.weight.percent.is_none())
        };
        let place = instrument.dimensions.iter().position(|dimension| is_open(&dimension)).unwrap();
        let dimension = &instrument.dimensions[place];
        let first = crate::text::WeightedId::from(dimension.indicators[0].id.as_str());
        let weights = std::iter::once((first, Decimal::parse("100").unwrap())).collect();
        let overrides = Overrides { weights, ..Overrides::default() };
        let rules = Rules::new(&instrument, &overrides, &Place::Root, &mut Problems::default()).unwrap();
        let values: Vec<_> =
            rules.dimensions[place].indicators.iter().map(|indicator| &indicator.weight.value).collect();
        assert_eq!(values[0], &Rational::whole(1));
        assert!(values[1..].iter().all(|value| value.is_zero()));
    }
}
