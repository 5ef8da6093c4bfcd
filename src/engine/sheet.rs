//! An assessment as numbers: what each unit earns, without names.

use crate::assessment::{Answer, Decimal, Entry, Unit};
use crate::instrument::Scale;
use crate::interval::Interval;
use crate::number::Rational;
use crate::rules::{DimensionRules, IndicatorRules, Rules};

/// One unit as numbers.
#[derive(Clone, Debug)]
pub(crate) struct UnitSheet {
    /// What it earns.
    pub value: UnitValue,
    /// Entries that are not yet assessed.
    pub unassessed: usize,
    /// Entries that are a range.
    pub ranges: usize,
    /// Where plans start from, one an indicator; `None` does not apply. Empty where nothing is entered by indicator, and
    /// where a plan has made the sheet.
    pub present: Vec<Option<Present>>,
}

/// What an answer counts as where something is to be raised.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Present {
    /// The level, counted from the lowest.
    pub level: usize,
    /// How it is known.
    pub standing: Standing,
}

/// How the level that a plan starts from is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// A level was entered.
    Answered,
    /// Not yet assessed: counts as the lowest level.
    Unanswered,
    /// A range: counts its low end.
    Range,
}

impl UnitSheet {
    pub fn is_complete(&self) -> bool {
        self.unassessed == 0 && self.ranges == 0
    }

    /// Which indicators apply; empty where nothing is entered by indicator.
    pub fn applies(&self) -> impl Iterator<Item = bool> + Clone {
        self.present.iter().map(Option::is_some)
    }
}

/// What a unit earns: independent of free weights, or by dimension.
#[derive(Clone, Debug)]
pub(crate) enum UnitValue {
    /// A typed total or the sum of typed points, 0 to 100.
    Fixed(Interval),
    /// One value a dimension.
    Weighted(Vec<DimensionValue>),
}

/// What a unit earns in one dimension, as shares from 0 to 1.
#[derive(Clone, Debug)]
pub(crate) enum DimensionValue {
    /// A typed percentage.
    Percent(Interval),
    /// One share an indicator; `None` does not apply.
    Indicators(Vec<Option<Interval>>),
}

impl DimensionValue {
    /// Whether nothing in the dimension that has a weight applies to the unit.
    pub fn is_dropped(&self, rules: &DimensionRules) -> bool {
        let Self::Indicators(shares) = self else {
            return false;
        };
        let mut applying = rules.indicators().iter().zip(shares).filter(|(_, share)| share.is_some());
        !applying.any(|(indicator, _)| indicator.counts())
    }
}

/// The sheet of one unit.
pub(crate) fn unit_sheet(rules: &Rules, unit: &Unit) -> UnitSheet {
    match &unit.entry {
        Entry::Total(value) => fixed([(value.as_ref(), Rational::HUNDRED)].into_iter()),
        Entry::Points(points) => fixed(rules.dimensions().iter().map(|dimension| {
            let most = dimension.weight().value() * &Rational::HUNDRED;
            (points.get(dimension.id()).and_then(Option::as_ref), most)
        })),
        Entry::Percent(percents) => {
            let percent = |id| percents.get(id).and_then(Option::as_ref);
            let values: Vec<_> = rules.dimensions().iter().map(|dimension| percent(dimension.id())).collect();
            UnitSheet {
                unassessed: values.iter().filter(|value| value.is_none()).count(),
                ranges: 0,
                present: Vec::new(),
                value: UnitValue::Weighted(values.into_iter().map(percent_value).collect()),
            }
        }
        Entry::Indicators(answers) => {
            let answers = rules.in_order(answers);
            let present = standings(rules, &answers);
            let mut rest = answers.iter();
            let mut shares = |indicators: &[IndicatorRules]| {
                let answered = indicators.iter().zip(rest.by_ref().copied());
                answered.map(|(indicator, answer)| share(indicator, answer)).collect()
            };
            let dimensions = rules.dimensions().iter();
            UnitSheet {
                unassessed: answers.iter().filter(|answer| answer.is_none()).count(),
                ranges: answers.iter().flatten().filter(|answer| matches!(answer, Answer::Range { .. })).count(),
                value: UnitValue::Weighted(
                    dimensions.map(|dimension| DimensionValue::Indicators(shares(dimension.indicators()))).collect(),
                ),
                present,
            }
        }
    }
}

/// What the answers of a unit count as where something is to be raised, in the order of the instrument.
pub(crate) fn standings(rules: &Rules, answers: &[Option<&Answer>]) -> Vec<Option<Present>> {
    let pairs = rules.indicators().zip(answers);
    let mut found = Vec::with_capacity(answers.len());
    found.extend(pairs.map(|(indicator, answer)| standing(indicator.scale(), *answer)));
    found
}

fn standing(scale: &Scale, answer: Option<&Answer>) -> Option<Present> {
    let position = |level| scale.position(level).unwrap_or(0);
    let (level, standing) = match answer {
        Some(Answer::Level(level)) => (position(level), Standing::Answered),
        Some(Answer::Range { low, .. }) => (position(low), Standing::Range),
        Some(Answer::NotApplicable) => return None,
        None => (0, Standing::Unanswered),
    };
    Some(Present { level, standing })
}

/// Typed figures with the most that each can be; a missing one is 0 to its most.
fn fixed<'v>(figures: impl Iterator<Item = (Option<&'v Decimal>, Rational)>) -> UnitSheet {
    let (mut low, mut high, mut unassessed) = (Rational::ZERO, Rational::ZERO, 0);
    for (figure, most) in figures {
        match figure {
            Some(figure) => {
                low = &low + figure.value();
                high = &high + figure.value();
            }
            None => {
                high = &high + &most;
                unassessed += 1;
            }
        }
    }
    UnitSheet { value: UnitValue::Fixed(Interval { low, high }), unassessed, ranges: 0, present: Vec::new() }
}

fn percent_value(percent: Option<&Decimal>) -> DimensionValue {
    DimensionValue::Percent(match percent {
        Some(percent) => Interval::point(percent.value().over(100)),
        None => Interval { low: Rational::ZERO, high: Rational::ONE },
    })
}

/// The share an answer earns; not yet assessed is anything from 0 to 1, never zero.
fn share(indicator: &IndicatorRules, answer: Option<&Answer>) -> Option<Interval> {
    let share = |level| indicator.scale().share(level).cloned().unwrap_or_default();
    match answer {
        None => Some(Interval { low: Rational::ZERO, high: Rational::ONE }),
        Some(Answer::Level(level)) => Some(Interval::point(share(level))),
        Some(Answer::Range { low, high }) => Some(Interval { low: share(low), high: share(high) }),
        Some(Answer::NotApplicable) => None,
    }
}
