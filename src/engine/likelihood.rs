//! How likely a target is, were every weighting that agrees with the published weights as likely as another.
//!
//! An extra, never the answer: the engine computes with floats in this file alone,
//! and no score, band or plan depends on them. Weights are drawn uniformly from
//! the simplex that the published (and user-fixed) ones leave, of the
//! dimensions and of the indicators of each dimension: the spacings of sorted
//! uniform numbers. The seed is fixed, so the same question has the same answer.
#![allow(clippy::disallowed_types, clippy::float_arithmetic, reason = "a probability, not a score")]

use crate::assessment::Assessment;
use crate::bands::Target;
use crate::levers::Board;
use crate::number::Rational;
use crate::plan::{Course, Need};
use crate::rules::{DimensionRules, Rules, Share};
use crate::sheet::{DimensionValue, UnitSheet, UnitValue};

/// The number of weightings that are drawn.
pub const SAMPLES: u32 = 4_000;
const SEED: u64 = 0x5A0A_41A0;

/// In how many of the drawn weightings the target is reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Likelihood {
    /// Weightings drawn.
    pub samples: u32,
    /// Those under which the body as it stands reaches the target.
    pub before: u32,
    /// Those under which it does after the plan.
    pub after: u32,
}

impl Likelihood {
    /// The share after the plan in whole percent; all only where it is all, and none only where it is none.
    pub fn percent_after(&self) -> u32 {
        match (self.after, self.samples) {
            (0, _) | (_, 0) => 0,
            (after, samples) if after >= samples => 100,
            (after, samples) => ((after * 100 + samples / 2) / samples).clamp(1, 99),
        }
    }
}

/// The share of weightings under which a target is reached, before and after a plan.
///
/// Unanswered indicators count as the lowest level, ranges their low end, as in plans.
pub fn likelihood(rules: &Rules, assessment: &Assessment, target: &Target, course: &Course) -> Likelihood {
    let mut sampling = Sampling::new(rules, assessment, target, course);
    sampling.advance(u64::MAX);
    sampling.so_far
}

/// The likelihood of a target on the way, to be advanced piece by piece.
pub struct Sampling {
    weightings: Weightings,
    /// Shares at the present levels, and after the plan.
    before: Vec<UnitShares>,
    after: Vec<UnitShares>,
    need: Need,
    random: Random,
    so_far: Likelihood,
}

/// A unit of work in other searches takes as long as so many shares.
const SHARES: usize = 4;

impl Sampling {
    /// Before the first weighting is drawn.
    pub fn new(rules: &Rules, assessment: &Assessment, target: &Target, course: &Course) -> Self {
        let board = Board::new(rules, assessment);
        let [before, after] = [board.levels(), course.levels.clone()].map(|levels| body(&board.sheets_at(&levels)));
        let need = Need::new(rules.instrument(), &target.threshold);
        let so_far = Likelihood { samples: 0, before: 0, after: 0 };
        Self { weightings: Weightings::of(rules), before, after, need, random: Random(SEED), so_far }
    }

    /// Goes on for about so much work, as much as plans take for it.
    pub fn advance(&mut self, work: u64) {
        let shares: usize = self.before.iter().chain(&self.after).map(UnitShares::count).sum();
        let draw = u64::try_from(shares / SHARES).unwrap_or(u64::MAX).max(1);
        let draws = u32::try_from(work / draw).unwrap_or(u32::MAX).max(1);
        for _ in 0..draws.min(SAMPLES - self.so_far.samples) {
            let weights = self.weightings.draw(&mut self.random);
            self.so_far.samples += 1;
            self.so_far.before += u32::from(reaches(&self.need, weights.total(&self.before)));
            self.so_far.after += u32::from(reaches(&self.need, weights.total(&self.after)));
        }
    }

    /// What was found, once all weightings are drawn.
    pub fn finished(&self) -> Option<Likelihood> {
        (self.so_far.samples == SAMPLES).then_some(self.so_far)
    }
}

fn reaches(need: &Need, total: f64) -> bool {
    // Far below what rounding can see, far above the error of floats.
    const HAIR: f64 = 1e-9;
    let bound = need.bound().to_picture();
    if need.is_open() { total - HAIR > bound } else { total + HAIR >= bound }
}

/// The shares of one unit.
enum UnitShares {
    Total(f64),
    Dimensions(Vec<Vec<Option<f64>>>),
}

impl UnitShares {
    fn count(&self) -> usize {
        match self {
            Self::Total(_) => 1,
            Self::Dimensions(shares) => shares.iter().map(Vec::len).sum(),
        }
    }
}

fn body(sheets: &[UnitSheet]) -> Vec<UnitShares> {
    let picture = |share: &Rational| share.to_picture();
    let dimension = |value: &DimensionValue| match value {
        DimensionValue::Percent(share) => vec![Some(picture(&share.low))],
        DimensionValue::Indicators(shares) => shares.iter().map(|s| s.as_ref().map(|s| picture(&s.low))).collect(),
    };
    let unit = |sheet: &UnitSheet| match &sheet.value {
        UnitValue::Fixed(total) => UnitShares::Total(picture(&total.low)),
        UnitValue::Weighted(values) => UnitShares::Dimensions(values.iter().map(dimension).collect()),
    };
    sheets.iter().map(unit).collect()
}

/// All weightings that agree with the fixed weights.
struct Weightings {
    dimensions: Simplex,
    indicators: Vec<Simplex>,
}

impl Weightings {
    fn of(rules: &Rules) -> Self {
        let indicators = |dimension: &DimensionRules| Simplex::of(dimension.indicators().iter().map(|of| of.weight()));
        Self {
            dimensions: Simplex::of(rules.dimensions().iter().map(|dimension| dimension.weight())),
            indicators: rules.dimensions().iter().map(indicators).collect(),
        }
    }

    fn draw(&self, random: &mut Random) -> Weights {
        let indicators = self.indicators.iter().map(|indicators| random.weights(indicators)).collect();
        Weights { dimensions: random.weights(&self.dimensions), indicators }
    }
}

/// The weights of one level.
struct Simplex {
    /// The fixed ones.
    fixed: Vec<Option<f64>>,
    /// What the free ones share.
    rest: f64,
}

impl Simplex {
    fn of<'a>(shares: impl Iterator<Item = &'a Share> + Clone) -> Self {
        let picture = |share: &Share| share.value().to_picture();
        let rest = shares.clone().filter(|share| !share.fixed()).map(picture).sum();
        Self { fixed: shares.map(|share| share.fixed().then(|| picture(share))).collect(), rest }
    }
}

/// One weighting.
struct Weights {
    dimensions: Vec<f64>,
    indicators: Vec<Vec<f64>>,
}

impl Weights {
    fn total(&self, body: &[UnitShares]) -> f64 {
        let total = |unit: &UnitShares| match unit {
            UnitShares::Total(total) => *total,
            UnitShares::Dimensions(shares) => {
                let means = self.indicators.iter().zip(shares).map(|(weights, shares)| mean(weights, shares));
                mean(&self.dimensions, &means.collect::<Vec<_>>()).unwrap_or(0.0) * 100.0
            }
        };
        let count = u32::try_from(body.len()).unwrap_or(u32::MAX);
        body.iter().map(total).sum::<f64>() / f64::from(count.max(1))
    }
}

/// The weighted mean of what applies; a single share stands for a whole dimension.
fn mean(weights: &[f64], shares: &[Option<f64>]) -> Option<f64> {
    if let [only] = shares {
        return *only;
    }
    let applies = || weights.iter().zip(shares).filter_map(|(weight, share)| Some((weight, (*share)?)));
    let whole: f64 = applies().map(|(weight, _)| weight).sum();
    (whole > 0.0).then(|| applies().map(|(weight, share)| weight * share).sum::<f64>() / whole)
}

/// SplitMix64: small, the same on every machine.
struct Random(u64);

impl Random {
    /// Weights of one level: fixed ones as they are, free ones uniform over what is left.
    fn weights(&mut self, simplex: &Simplex) -> Vec<f64> {
        let free = simplex.fixed.iter().filter(|fixed| fixed.is_none()).count();
        let mut cuts: Vec<_> = (1..free).map(|_| self.unit()).collect();
        cuts.sort_by(f64::total_cmp);
        let ends = cuts.iter().copied().chain([1.0]);
        let starts = std::iter::once(0.0).chain(cuts.iter().copied());
        let mut spacings = ends.zip(starts).map(|(end, start)| (end - start) * simplex.rest);
        simplex.fixed.iter().map(|fixed| fixed.or_else(|| spacings.next()).unwrap_or(0.0)).collect()
    }

    /// A number from 0 to 1.
    fn unit(&mut self) -> f64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        let bits = u32::try_from((mixed ^ (mixed >> 31)) >> 32).unwrap_or(0);
        f64::from(bits) / f64::from(u32::MAX)
    }
}

#[cfg(test)]
mod tests {
    #![allow(
        clippy::expect_used,
        clippy::float_cmp,
        clippy::indexing_slicing,
        clippy::unwrap_used,
        reason = "tests say what they expect"
    )]

    use super::*;
    use crate::assessment::{Decimal, Overrides};
    use crate::instrument::{Dimension, Indicator, find_builtin};
    use crate::problem::{Place, Problems};
    use crate::text::WeightedId;

    fn drawn(random: &mut Random) -> u64 {
        (random.unit() * f64::from(u32::MAX)).round() as u64
    }

    #[test]
    fn all_and_none_are_said_only_where_they_are() {
        let percent = |after| Likelihood { samples: 4_000, before: 0, after }.percent_after();
        assert_eq!([0, 1, 2_146, 3_999, 4_000].map(percent), [0, 1, 54, 99, 100]);
        assert_eq!(Likelihood { samples: 0, before: 0, after: 0 }.percent_after(), 0);
    }

    #[test]
    fn numbers_are_those_of_the_published_generator() {
        // The first outputs of SplitMix64 for this seed; the upper half of each is used.
        let mut random = Random(1_234_567);
        let outputs = [
            6_457_827_717_110_365_317_u64,
            3_203_168_211_198_807_973,
            9_817_491_932_198_370_423,
            4_593_380_528_125_082_431,
            16_408_922_859_458_223_821,
            7_804_594_928_223_864_054,
            10_895_525_637_215_051_397,
            5_078_158_048_327_840_177,
            8_075_865_375_900_838_704,
            15_101_793_978_218_222_876,
        ];
        for output in outputs {
            assert_eq!(drawn(&mut random), output >> 32);
        }
    }

    #[test]
    fn fixed_weights_stay_and_free_ones_are_uniform_over_what_is_left() {
        let instrument = find_builtin("kepatuhan-2024").unwrap();
        let is_open = |dimension: &Dimension| {
            dimension.indicators.len() > 3 && dimension.indicators.iter().all(|known| known.weight.percent.is_none())
        };
        let place = instrument.dimensions.iter().position(is_open).unwrap();
        // The first weighs 40 percent, three are free, and what comes after these weighs nothing.
        let weight = |(at, indicator): (usize, &Indicator)| {
            let percent = Decimal::parse(if at == 0 { "40" } else { "0" }).unwrap();
            (!(1..=3).contains(&at)).then(|| (WeightedId::from(indicator.id.as_str()), percent))
        };
        let weights = instrument.dimensions[place].indicators.iter().enumerate().filter_map(weight).collect();
        let overrides = Overrides { weights, ..Overrides::default() };
        let rules = Rules::new(&instrument, &overrides, &Place::Root, &mut Problems::default()).unwrap();
        let shares = rules.dimensions()[place].indicators().iter().take(4).map(|indicator| indicator.weight());
        let mut random = Random(1);
        let (mut most, mut least) = (0, 0);
        for _ in 0..20_000 {
            let weights = random.weights(&Simplex::of(shares.clone()));
            let [fixed, first, second, third] = weights[..] else { panic!("{weights:?}") };
            assert_eq!(fixed, 0.4);
            assert!((first + second + third - 0.6).abs() < 1e-9);
            most += u32::from(first > 0.3);
            least += u32::from(third < 0.06);
        }
        // Of a uniform division in three: above a half in (1/2)^2, below a tenth in 1 - (9/10)^2 of all.
        assert!((4_700..=5_300).contains(&most), "{most}");
        assert!((3_550..=4_050).contains(&least), "{least}");
    }

    #[test]
    fn a_mean_is_over_what_applies_and_counts() {
        assert_eq!(mean(&[0.5, 0.25, 0.25], &[Some(1.0), None, Some(0.5)]), Some(0.625 / 0.75));
        assert_eq!(mean(&[0.0, 1.0], &[Some(1.0), None]), None);
        assert_eq!(mean(&[0.5, 0.5], &[Some(0.25)]), Some(0.25), "one share stands for all");
        assert_eq!(mean(&[1.0], &[None]), None);
    }

    #[test]
    fn a_total_that_is_exactly_enough_reaches_its_target() {
        let need = Need::from(&Rational::whole(78));
        assert!(reaches(&need, 78.0) && reaches(&need, 78.01));
        assert!(!reaches(&need, 77.999));
        // Where rounding goes up only above 77.99, that itself stays below 78.
        let pack = include_str!("../../static/instruments/kepatuhan-2023.json");
        let pack = pack.replacen("\"half_up\"", "\"up\"", 1);
        let need = Need::new(&crate::instrument::load(&pack).unwrap(), &Rational::whole(78));
        assert!(!reaches(&need, 77.99) && reaches(&need, 77.990_001));
    }
}
