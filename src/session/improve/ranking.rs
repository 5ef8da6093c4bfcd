//! Which standards are listed, and in which order.

use super::{Look, Order, Reach};
use crate::engine::Rules;
use crate::engine::Standing;
use crate::engine::instrument::Control;
use crate::engine::number::Rational;
use crate::engine::outlook::{Outlook, Standard, StandardInUnit};
use crate::engine::sorting::sort_by;

/// One standard that can still be raised.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Its position in the outlook and the instrument.
    pub place: usize,
    /// The position of its dimension, and its own in that.
    pub within: (usize, usize),
    /// The gain over the units that are looked at.
    pub gain: Rational,
    /// The effort over the same units.
    pub effort: u32,
    /// How many units are below the top level there.
    pub units: usize,
}

/// The standards below their top level that a look asks for, in its order.
pub fn ranking(rules: &Rules, outlook: &Outlook, look: &Look) -> Vec<Row> {
    rows(rules, outlook, look, |_| true)
}

/// The same without what is not yet assessed, which is not zero and so no gain to promise.
pub fn ranking_of_assessed(rules: &Rules, outlook: &Outlook, look: &Look) -> Vec<Row> {
    rows(rules, outlook, look, |place| place.standing != Standing::Unanswered)
}

fn rows(rules: &Rules, outlook: &Outlook, look: &Look, counts: fn(&StandardInUnit) -> bool) -> Vec<Row> {
    let mut rows = Vec::new();
    let mut place = 0;
    for (position, dimension) in rules.dimensions().iter().enumerate() {
        let asked = look.dimension.as_ref().is_none_or(|wanted| wanted == dimension.id());
        for offset in 0..dimension.indicators().len() {
            let standard = outlook.standards.get(place).filter(|standard| asked && is_reached(standard, look.reach));
            rows.extend(standard.and_then(|standard| row(standard, look, counts, place, (position, offset))));
            place += 1;
        }
    }
    sort_by(&mut rows, |a, b| match look.order {
        Order::Gain => b.gain.cmp(&a.gain).then(a.effort.cmp(&b.effort)),
        Order::PerEffort => per_effort(b).cmp(&per_effort(a)).then_with(|| b.gain.cmp(&a.gain)),
    });
    rows
}

fn is_reached(standard: &Standard, reach: Reach) -> bool {
    (standard.control == Control::Agency) == (reach == Reach::Agency)
}

fn row(
    standard: &Standard,
    look: &Look,
    counts: fn(&StandardInUnit) -> bool,
    place: usize,
    within: (usize, usize),
) -> Option<Row> {
    let asked = |place: &&StandardInUnit| look.unit.as_ref().is_none_or(|unit| *unit == place.unit);
    let below = standard.places.iter().filter(|place| place.is_below_top() && counts(place));
    let below: Vec<_> = below.filter(asked).collect();
    if below.is_empty() {
        return None;
    }
    Some(Row {
        place,
        within,
        gain: below.iter().map(|place| place.gain.clone()).sum(),
        effort: below.iter().map(|place| place.effort).fold(0, u32::saturating_add),
        units: below.len(),
    })
}

fn per_effort(row: &Row) -> Rational {
    row.gain.over(usize::try_from(row.effort).unwrap_or(usize::MAX))
}
