//! The guaranteed variant: the low end under every weighting must reach the target.

mod bound;
mod column;
mod cost;
mod cover;
mod forms;
mod items;
mod measure;
mod reach;
mod relax;
mod scene;
mod search;
mod sweep;
mod variables;

use std::rc::Rc;

use super::Proof;
use super::exact::Selection;
use super::need::Need;
use super::packages::{Purchase, packages};
use crate::levers::Board;
use crate::number::Rational;
use forms::Tree;
use measure::Measure;
use scene::Stage;
use search::Search;

/// A search for the cheapest guaranteed plan.
pub(crate) struct Guaranteed {
    search: Search,
}

impl Guaranteed {
    /// A search on a board; `marks` count what plans of equal effort are compared by. `None`
    /// where the shares of a scale are too fine for whole amounts.
    pub fn new(board: &Board, purchases: &[Purchase], marks: &[u32], need: Need) -> Option<Self> {
        let tree = Rc::new(Tree::new(board));
        let measure = |levers: &Vec<usize>| Measure::of(levers.first().and_then(|lever| board.levers.get(*lever))?);
        let measures: Option<Vec<_>> = tree.columns.iter().map(measure).collect();
        let stage = Stage { board, purchases, marks, tree: &tree, measures: &measures? };
        let (wide, narrow): (Vec<_>, Vec<_>) =
            purchases.iter().enumerate().partition(|(_, purchase)| purchase.is_wide(board));
        let narrow: Vec<_> = narrow.into_iter().map(|(index, _)| index).collect();
        let levers: Vec<_> = (0..board.levers.len()).collect();
        let scenes =
            packages(&levers, &board.levels(), &wide).into_iter().map(|package| stage.scene(package, &narrow, &need));
        Some(Self { search: Search::new(scenes.collect(), need) })
    }

    /// Goes on for about so much work.
    pub fn advance(&mut self, work: u64) {
        self.search.advance(work);
    }

    /// Whether nothing is left to do.
    pub fn is_finished(&self) -> bool {
        self.search.is_finished()
    }

    /// How far the best plan is proven.
    pub fn proof(&self) -> Proof {
        if self.search.is_finished() {
            return Proof::Optimal;
        }
        Proof::BestFound { lower_bound: self.search.lower_bound().map_or(0, cost::Cost::effort) }
    }

    /// The best plan so far.
    pub fn best(&self) -> Option<Selection> {
        let found = self.search.best()?;
        let (mut purchases, lifted) = (found.purchases.clone(), found.lifted.clone());
        purchases.sort_unstable();
        Some(Selection { effort: found.cost.effort(), marks: 0, gain: found.gain.clone(), purchases, lifted })
    }
}

/// The highest low end that can be reached: everything bought and everything controllable at its top.
pub(crate) fn ceiling(board: &Board, purchases: &[Purchase]) -> Rational {
    let mut levels: Vec<_> = board
        .levers
        .iter()
        .map(|lever| if lever.kind.is_controllable() { lever.kind.top() } else { lever.level })
        .collect();
    for (lever, level) in purchases.iter().flat_map(|purchase| &purchase.raises) {
        levels.get_mut(*lever).into_iter().for_each(|known| *known = (*known).max(*level));
    }
    board.low_end_at(&levels, crate::interval::Spread::Any)
}
