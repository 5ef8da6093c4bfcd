//! Every standard over all units, and every bundle: what each would add to the total.

use crate::assessment::Assessment;
use crate::bands::Target;
use crate::instrument::{Band, Control, Instrument};
use crate::levers::{Board, Lever};
use crate::number::Rational;
use crate::plan::{Purchase, purchases};
use crate::rules::Rules;
use crate::sheet::Standing;
use crate::text::{BundleId, IndicatorId, LevelId, UnitId};

/// What there is to raise in a body.
#[derive(Clone, Debug)]
pub struct Outlook {
    /// The exact total that gains are added to: unanswered counts as the lowest level, a range as its low end.
    pub total: Rational,
    /// Every indicator of the instrument, in its order.
    pub standards: Vec<Standard>,
    /// Every bundle that raises something, in the order of the instrument and of units.
    pub offers: Vec<Offer>,
    /// Units without indicators: they count, and cannot be changed.
    pub unplannable: Vec<UnitId>,
}

/// One indicator over all units.
#[derive(Clone, Debug)]
pub struct Standard {
    /// Which indicator.
    pub indicator: IndicatorId,
    /// Who can change it.
    pub control: Control,
    /// Where it applies, in the order of units.
    pub places: Vec<StandardInUnit>,
}

/// One indicator in one unit.
#[derive(Clone, Debug)]
pub struct StandardInUnit {
    /// Which unit.
    pub unit: UnitId,
    /// The level that counts now.
    pub from: LevelId,
    /// The top level.
    pub to: LevelId,
    /// How the present level is known.
    pub standing: Standing,
    /// Exact change of the body's total from the present to the top level.
    pub gain: Rational,
    /// Levels times the effort of one level; 0 at the top.
    pub effort: u32,
}

impl StandardInUnit {
    /// Whether there is a higher level.
    pub fn is_below_top(&self) -> bool {
        self.from != self.to
    }
}

/// A bundle for one unit, or once for the body.
#[derive(Clone, Debug)]
pub struct Offer {
    /// Which bundle.
    pub bundle: BundleId,
    /// For which unit; `None` for the whole body.
    pub unit: Option<UnitId>,
    /// Its effort, paid once here.
    pub effort: u32,
    /// What it raises above the present level.
    pub raises: Vec<OfferedRaise>,
    /// Exact change of the body's total.
    pub gain: Rational,
}

/// One indicator of one unit that a bundle raises.
#[derive(Clone, Debug)]
pub struct OfferedRaise {
    /// Where.
    pub unit: UnitId,
    /// What.
    pub indicator: IndicatorId,
    /// The level that counts now.
    pub from: LevelId,
    /// The level it reaches.
    pub to: LevelId,
}

impl Outlook {
    /// Whether anything is answered by indicator. Plans from no answer at all would be plans out of nothing.
    pub fn has_answers(&self) -> bool {
        let mut places = self.standards.iter().flat_map(|standard| &standard.places);
        places.any(|place| place.standing != Standing::Unanswered)
    }

    /// The band that gains start from.
    pub fn band<'i>(&self, instrument: &'i Instrument) -> Option<&'i Band> {
        instrument.band(instrument.round(&self.total))
    }

    /// What plans are made to: the target as saved, else the next band, else the present one.
    pub fn target(&self, instrument: &Instrument, saved: Option<&str>) -> Target {
        if let Some(target) = saved.and_then(|saved| Target::parse(saved, instrument).ok()) {
            return target;
        }
        let band = instrument.next_band(instrument.round(&self.total)).or_else(|| self.band(instrument));
        Target {
            label: band.map(|band| band.label().to_owned()).unwrap_or_default(),
            threshold: band.map(|band| band.min.clone()).unwrap_or_default(),
        }
    }

    /// The outlook of an assessment.
    pub fn new(rules: &Rules, assessment: &Assessment) -> Self {
        let board = Board::new(rules, assessment);
        let mut standards: Vec<_> = rules
            .indicators()
            .map(|known| Standard { indicator: known.id().clone(), control: known.control(), places: Vec::new() })
            .collect();
        for lever in &board.levers {
            if let Some(standard) = standards.get_mut(lever.kind.position) {
                standard.places.push(place(lever));
            }
        }
        let offers = purchases(&board).iter().filter_map(|purchase| offer(&board, purchase)).collect();
        Self { total: board.total(), standards, offers, unplannable: board.unplannable }
    }
}

fn place(lever: &Lever) -> StandardInUnit {
    StandardInUnit {
        unit: lever.unit_id.clone(),
        from: lever.kind.level_id(lever.level),
        to: lever.kind.level_id(lever.kind.top()),
        standing: lever.standing,
        gain: lever.kind.change(lever.level, lever.kind.top()),
        effort: lever.kind.effort_to_top(lever.level),
    }
}

fn offer(board: &Board, purchase: &Purchase) -> Option<Offer> {
    let bundle = board.rules.bundles().get(purchase.bundle)?;
    let raised = || purchase.raises.iter().filter_map(|(lever, level)| Some((board.levers.get(*lever)?, *level)));
    let raise = |(lever, level): (&Lever, usize)| OfferedRaise {
        unit: lever.unit_id.clone(),
        indicator: lever.kind.id.clone(),
        from: lever.kind.level_id(lever.level),
        to: lever.kind.level_id(level),
    };
    Some(Offer {
        bundle: bundle.id().clone(),
        unit: raised().find(|(lever, _)| Some(lever.unit) == purchase.unit).map(|(lever, _)| lever.unit_id.clone()),
        effort: purchase.effort,
        raises: raised().map(raise).collect(),
        gain: raised().map(|(lever, level)| lever.kind.change(lever.level, level)).sum(),
    })
}
