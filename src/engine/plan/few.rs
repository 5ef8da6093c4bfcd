//! Every plan of a small board, one by one: the cheapest guaranteed one where the search cannot count, as its numbers have
//! too many digits or too many bundles are for the whole body.

use super::course;
use super::exact::Selection;
use super::need::Need;
use super::packages::Purchase;
use super::weightings::Guess;
use crate::levers::Board;

/// So many plans are looked at.
const MOST: usize = 1 << 12;
/// The work of one lever in a plan that is looked at.
const LEVER: u64 = 1 << 11;

/// A look at one plan after the other.
pub(super) struct Few {
    need: Need,
    count: usize,
    /// How many were looked at.
    seen: usize,
    best: Option<Guess>,
}

impl Few {
    /// A look that has not begun; `None` where there are too many plans.
    pub fn new(board: &Board, purchases: &[Purchase], need: Need) -> Option<Self> {
        let count = choices(board, purchases).fold(1, usize::saturating_mul);
        (count <= MOST).then_some(Self { need, count, seen: 0, best: None })
    }

    /// Goes on for about so much work. Returns how much it was.
    pub fn advance(&mut self, board: &Board, purchases: &[Purchase], work: u64) -> u64 {
        let one = LEVER.saturating_mul(u64::try_from(board.levers.len().max(1)).unwrap_or(u64::MAX));
        let mut used: u64 = 0;
        while used < work && !self.is_finished() {
            let selection = selection(board, purchases, self.seen);
            self.seen += 1;
            used = used.saturating_add(one);
            let guess = Guess { course: course(board, purchases, &selection), selection };
            let is_better = self.best.as_ref().is_none_or(|best| guess.rank() < best.rank());
            if is_better && self.need.is_met_by(&guess.course.guaranteed) {
                self.best = Some(guess);
            }
        }
        used
    }

    /// Whether all were looked at.
    pub fn is_finished(&self) -> bool {
        self.seen >= self.count
    }

    /// The best so far.
    pub fn best(&self) -> Option<&Selection> {
        self.best.as_ref().map(|best| &best.selection)
    }
}

/// How much there is to choose from: a bundle or not, then a level of each lever.
fn choices(board: &Board, purchases: &[Purchase]) -> impl Iterator<Item = usize> {
    let levels = board.levers.iter().map(|lever| match lever.kind.is_controllable() {
        true => lever.kind.top().saturating_sub(lever.level) + 1,
        false => 1,
    });
    purchases.iter().map(|_| 2).chain(levels)
}

/// The plan of a number: its digits are what is chosen.
fn selection(board: &Board, purchases: &[Purchase], mut number: usize) -> Selection {
    let mut digits = choices(board, purchases).map(|choices| {
        let digit = number % choices;
        number /= choices;
        digit
    });
    let bought: Vec<_> = digits.by_ref().take(purchases.len()).collect();
    let lifted = digits.zip(board.levers.iter().enumerate()).filter(|(digit, _)| *digit > 0);
    Selection {
        lifted: lifted.map(|(digit, (index, lever))| (index, lever.level + digit)).collect(),
        purchases: bought.into_iter().enumerate().filter(|(_, digit)| *digit > 0).map(|(index, _)| index).collect(),
    }
}
