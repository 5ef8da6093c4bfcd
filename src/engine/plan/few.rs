//! Every plan of a small board, one by one: the cheapest guaranteed one where the search cannot count, as its numbers have
//! too many digits or too many bundles are for the whole body.

use std::cmp::Reverse;

use super::exact::Selection;
use super::need::Need;
use super::packages::Purchase;
use super::{Course, course};
use crate::interval::Spread;
use crate::levers::Board;

/// So many plans are looked at; each takes about as long as a score.
const MOST: usize = 1 << 12;

/// Whether there are so few plans that each can be looked at.
pub(super) fn are_few(board: &Board, purchases: &[Purchase]) -> bool {
    let levels = board.levers.iter().map(|lever| match lever.kind.is_controllable() {
        true => lever.kind.top().saturating_sub(lever.level) + 1,
        false => 1,
    });
    let choices = purchases.iter().map(|_| 2).chain(levels);
    choices.fold(1, usize::saturating_mul) <= MOST
}

/// The plan with the least effort whose low end meets the need, then with the fewest steps and the highest total; `None`
/// where there is none.
pub(super) fn cheapest(board: &Board, purchases: &[Purchase], need: &Need) -> Option<Selection> {
    let mut best: Option<(Course, Selection)> = None;
    for bought in 0..1_usize << purchases.len() {
        let bought: Vec<_> = (0..purchases.len()).filter(|place| bought >> place & 1 == 1).collect();
        for lifted in lifts(board, purchases, &bought) {
            let selection = Selection { purchases: bought.clone(), lifted };
            if !need.is_met_by(&board.low_end_at(&levels(board, purchases, &selection), Spread::Any)) {
                continue;
            }
            let course = course(board, purchases, &selection);
            let rank = |course: &Course| (course.effort, course.steps.len(), Reverse(course.total.clone()));
            if best.as_ref().is_none_or(|(known, _)| rank(&course) < rank(known)) {
                best = Some((course, selection));
            }
        }
    }
    best.map(|(_, selection)| selection)
}

/// Every way to raise single levels above what is bought.
fn lifts(board: &Board, purchases: &[Purchase], bought: &[usize]) -> Vec<Vec<(usize, usize)>> {
    let nothing = Selection { purchases: bought.to_vec(), lifted: Vec::new() };
    let floors = levels(board, purchases, &nothing);
    let mut all = vec![Vec::new()];
    for (index, (lever, floor)) in board.levers.iter().zip(floors).enumerate() {
        if !lever.kind.is_controllable() {
            continue;
        }
        for place in 0..all.len() {
            let lower = all.get(place).cloned().unwrap_or_default();
            all.extend((floor + 1..=lever.kind.top()).map(|level| {
                let mut lifted: Vec<(usize, usize)> = lower.clone();
                lifted.push((index, level));
                lifted
            }));
        }
    }
    all
}

/// One a lever: the level at which a selection ends.
fn levels(board: &Board, purchases: &[Purchase], selection: &Selection) -> Vec<usize> {
    let mut levels = board.levels();
    let raised = selection.purchases.iter().filter_map(|index| purchases.get(*index));
    let raised = raised.flat_map(|purchase| purchase.raises.iter().map(|(lever, level)| (*lever, *level)));
    for (lever, level) in raised.chain(selection.lifted.iter().copied()) {
        levels.get_mut(lever).into_iter().for_each(|known| *known = level.max(*known));
    }
    levels
}
