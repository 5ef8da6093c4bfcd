//! What can be raised: the answers of all units by indicator, and what each is worth.
//!
//! Under the default weights the total is linear in the shares: every answer
//! that applies has a weight in points of the body's total (docs/methods.md,
//! "Gains"). No plan changes what does not apply.

use std::cell::OnceCell;
use std::rc::Rc;

use crate::assessment::{Assessment, Entry, Unit};
use crate::bounds;
use crate::interval::{Interval, Side, Spread};
use crate::number::Rational;
use crate::rules::Rules;
use crate::sheet::{DimensionValue, Present, Standing, UnitSheet, UnitValue, standings, unit_sheet};
use crate::text::UnitId;
use crate::worth::{Kind, Worth, Worths};

/// One answer that applies: an indicator in a unit that is entered by indicator.
#[derive(Clone, Debug)]
pub(crate) struct Lever {
    /// Position of the unit in the assessment.
    pub unit: usize,
    /// Id of the unit.
    pub unit_id: UnitId,
    /// Its present level, counted from the lowest.
    pub level: usize,
    /// How the present level is known.
    pub standing: Standing,
    /// Everything about it but the answer.
    pub kind: Rc<Kind>,
}

/// An assessment as a plan starts from it: unanswered as the lowest level, ranges at their low end.
#[derive(Clone, Debug)]
pub(crate) struct Board {
    pub rules: Rules,
    /// In the order of units, then of the instrument.
    pub levers: Vec<Lever>,
    /// Units without indicators: they count, and cannot be changed.
    pub unplannable: Vec<UnitId>,
    /// What levels are worth.
    pub worths: Worths,
    /// Where the levers of each unit begin, and where the last ones end.
    starts: Vec<usize>,
    /// One per unit: its sheet at the low end where it has no levers.
    fixed: Vec<Option<UnitSheet>>,
    sheets: OnceCell<Vec<UnitSheet>>,
}

impl Board {
    /// The board of an assessment.
    pub fn new(rules: &Rules, assessment: &Assessment) -> Self {
        let Levers { levers, worths, starts, fixed } = Levers::of(rules, assessment);
        let units = assessment.units.iter().zip(&fixed).filter(|(_, fixed)| fixed.is_some());
        let unplannable = units.map(|(unit, _)| unit.id.clone()).collect();
        Self { rules: rules.clone(), levers, unplannable, worths, starts, fixed, sheets: OnceCell::new() }
    }

    /// The same answers under other weights of the same instrument.
    pub fn under(&self, rules: Rules) -> Self {
        let positions = rules.indicators().count();
        let mut worths = Worths::new(self.unit_count());
        let mut levers = Vec::with_capacity(self.levers.len());
        for own in (0..self.unit_count()).map(|unit| self.of_unit(unit)).filter(|own| !own.is_empty()) {
            let mut applies = vec![false; positions];
            for lever in own {
                applies.get_mut(lever.kind.position).into_iter().for_each(|applies| *applies = true);
            }
            let kinds = worths.of(&rules, applies.iter().copied());
            let kind = |lever: &Lever| kinds.get(lever.kind.position)?.clone();
            let weighed = own
                .iter()
                .map(|lever| Lever { kind: kind(lever).unwrap_or_else(|| Rc::clone(&lever.kind)), ..lever.clone() });
            levers.extend(weighed);
        }
        let (starts, fixed, unplannable) = (self.starts.clone(), self.fixed.clone(), self.unplannable.clone());
        Self { rules, levers, unplannable, worths, starts, fixed, sheets: OnceCell::new() }
    }

    /// One per unit, with levers at their present level and everything typed at its low end.
    pub fn sheets(&self) -> &[UnitSheet] {
        self.sheets.get_or_init(|| {
            let units = self.fixed.iter().enumerate();
            let of_levers = |unit| low_sheet(&self.rules, self.of_unit(unit));
            units.map(|(unit, fixed)| fixed.clone().unwrap_or_else(|| of_levers(unit))).collect()
        })
    }

    /// The levers of a unit, rising by position.
    pub fn of_unit(&self, unit: usize) -> &[Lever] {
        let start = self.start(unit);
        self.levers.get(start..self.start(unit + 1)).unwrap_or_default()
    }

    /// Where the levers of a unit begin.
    fn start(&self, unit: usize) -> usize {
        self.starts.get(unit).copied().unwrap_or(self.levers.len())
    }

    /// The lever of an indicator in a unit.
    pub fn lever_at(&self, unit: usize, position: usize) -> Option<usize> {
        let levers = self.of_unit(unit);
        // Where everything before it applies, it is at its own position.
        let place = match levers.get(position) {
            Some(lever) if lever.kind.position == position => position,
            _ => levers.binary_search_by_key(&position, |lever| lever.kind.position).ok()?,
        };
        Some(self.start(unit) + place)
    }

    /// How many units there are.
    pub fn unit_count(&self) -> usize {
        self.fixed.len()
    }

    /// The total as it stands, under the default weights.
    pub fn total(&self) -> Rational {
        total(&self.rules, &self.levers, self.worths.all(), &self.fixed)
    }

    /// The low end of the total under a spread of weights, with levers at these levels.
    pub fn low_end_at(&self, levels: &[usize], spread: Spread<'_>) -> Rational {
        low_end(&self.rules, &self.sheets_at(levels), spread)
    }

    /// The sheets of all units with levers at these levels, one a lever.
    pub fn sheets_at(&self, levels: &[usize]) -> Vec<UnitSheet> {
        let mut sheets = self.sheets().to_vec();
        for (unit, sheet) in sheets.iter_mut().enumerate() {
            let start = self.start(unit);
            let levels = levels.get(start..self.start(unit + 1)).unwrap_or_default();
            let shares = self.of_unit(unit).iter().zip(levels);
            set_shares(sheet, shares.map(|(lever, level)| (lever.kind.position, lever.kind.share(*level))));
        }
        sheets
    }

    /// The present levels, one a lever.
    pub fn levels(&self) -> Vec<usize> {
        self.levers.iter().map(|lever| lever.level).collect()
    }
}

/// The total of levers at their present level and of units without levers at their low end. Levers of
/// one worth are added up first, as there are few worths.
fn total(rules: &Rules, levers: &[Lever], worths: &[Worth], fixed: &[Option<UnitSheet>]) -> Rational {
    let mut counts: Vec<Vec<i64>> = worths.iter().map(|worth| vec![0; worth.scale.levels.len()]).collect();
    for lever in levers {
        if let Some(count) = counts.get_mut(lever.kind.worth).and_then(|counts| counts.get_mut(lever.level)) {
            *count += 1;
        }
    }
    let earned = |(worth, counts): (&Worth, &Vec<i64>)| {
        let shares = worth.scale.levels.iter().zip(counts).filter(|(_, count)| **count > 0);
        let shares: Rational = shares.map(|(level, count)| &level.share * &Rational::whole(*count)).sum();
        &worth.weight * &shares
    };
    let earned: Rational = worths.iter().zip(&counts).map(earned).sum();
    let typed = fixed.iter().flatten().map(|sheet| bounds::end(rules, &[sheet], Spread::Default, Side::Low));
    &earned + &typed.sum::<Rational>().over(fixed.len())
}

fn low_end(rules: &Rules, sheets: &[UnitSheet], spread: Spread<'_>) -> Rational {
    let sheets: Vec<_> = sheets.iter().collect();
    if sheets.is_empty() { Rational::ZERO } else { bounds::end(rules, &sheets, spread, Side::Low) }
}

/// The levers of all units, with what they are worth.
struct Levers {
    levers: Vec<Lever>,
    worths: Worths,
    starts: Vec<usize>,
    fixed: Vec<Option<UnitSheet>>,
}

impl Levers {
    fn of(rules: &Rules, assessment: &Assessment) -> Self {
        let worths = Worths::new(assessment.units.len());
        let planned = assessment.units.iter().filter(|unit| matches!(unit.entry, Entry::Indicators(_)));
        let levers = Vec::with_capacity(planned.count() * rules.indicators().count());
        let mut found = Self { levers, worths, starts: vec![0], fixed: Vec::new() };
        for (position, unit) in assessment.units.iter().enumerate() {
            if let Entry::Indicators(answers) = &unit.entry {
                found.add(rules, unit, position, &standings(rules, &rules.in_order(answers)));
            }
            let is_fixed = found.starts.last() == Some(&found.levers.len());
            found.fixed.push(is_fixed.then(|| typed_sheet(rules, unit)));
            found.starts.push(found.levers.len());
        }
        found
    }

    fn add(&mut self, rules: &Rules, unit: &Unit, position: usize, present: &[Option<Present>]) {
        let kinds = self.worths.of(rules, present.iter().map(Option::is_some));
        let applied = kinds.iter().zip(present).filter_map(|(kind, present)| kind.as_ref().zip(*present));
        self.levers.extend(applied.map(|(kind, Present { level, standing })| Lever {
            unit: position,
            unit_id: unit.id.clone(),
            level,
            standing,
            kind: Rc::clone(kind),
        }));
    }
}

/// The sheet of a unit without levers, with every figure at its low end.
fn typed_sheet(rules: &Rules, unit: &Unit) -> UnitSheet {
    let mut sheet = unit_sheet(rules, unit);
    let low = |interval: &mut Interval| interval.high = interval.low.clone();
    match &mut sheet.value {
        UnitValue::Fixed(total) => low(total),
        UnitValue::Weighted(dimensions) => dimensions.iter_mut().for_each(|dimension| match dimension {
            DimensionValue::Percent(share) => low(share),
            DimensionValue::Indicators(shares) => shares.iter_mut().flatten().for_each(low),
        }),
    }
    sheet
}

/// The sheet of a unit with all levers at their present level.
fn low_sheet(rules: &Rules, levers: &[Lever]) -> UnitSheet {
    let mut rest = levers.iter().peekable();
    let mut position = 0;
    let mut dimensions = Vec::with_capacity(rules.dimensions().len());
    for dimension in rules.dimensions() {
        let shares = dimension.indicators().iter().map(|_| {
            let lever = rest.next_if(|lever| lever.kind.position == position);
            position += 1;
            lever.map(|lever| Interval::point(lever.kind.share(lever.level)))
        });
        dimensions.push(DimensionValue::Indicators(shares.collect()));
    }
    let count = |standing| levers.iter().filter(|lever| lever.standing == standing).count();
    UnitSheet {
        value: UnitValue::Weighted(dimensions),
        unassessed: count(Standing::Unanswered),
        ranges: count(Standing::Range),
        present: Vec::new(),
    }
}

/// Sets the shares of indicators, by their position in the instrument, in its order.
fn set_shares(sheet: &mut UnitSheet, shares: impl Iterator<Item = (usize, Rational)>) {
    let UnitValue::Weighted(dimensions) = &mut sheet.value else {
        return;
    };
    let mut shares = shares.peekable();
    let mut position = 0;
    for dimension in dimensions {
        if let DimensionValue::Indicators(known) = dimension {
            for share in known {
                if let Some((_, set)) = shares.next_if(|(at, _)| *at == position)
                    && share.is_some()
                {
                    *share = Some(Interval::point(set));
                }
                position += 1;
            }
        }
    }
}
