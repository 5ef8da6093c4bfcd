//! The default variant: fixed weights, exact integers of the width that the board needs.

use num_bigint::BigInt;

use super::amount::{Amount, Scale, Width};
use super::choose::choose;
use super::curve::Curve;
use super::linear::{Linear, Material, scale};
use super::need::Need;
use super::packages::Purchase;
use crate::engine::levers::Board;
use crate::engine::number::Rational;

/// Purchases and single levels, as positions.
pub(in crate::engine) struct Selection {
    pub purchases: Vec<usize>,
    pub lifted: Vec<(usize, usize)>,
}

/// A solved board, whatever the width of its amounts.
pub(in crate::engine) trait Solved {
    /// The best total for every effort where it rises, from effort 0.
    fn frontier(&self) -> Vec<(u32, Rational)>;
    /// The least effort that meets a need.
    fn effort_of(&self, need: &Need) -> Option<u32>;
    /// The plan within an effort that meets a need, with fewest marks, then the highest total.
    fn plan(&self, effort: u32, need: &Need) -> Option<Selection>;
}

/// Solves a board; `marks` count what equal plans are compared by, one a lever.
pub(in crate::engine) fn solve(board: &Board, purchases: &[Purchase], marks: &[u32]) -> Box<dyn Solved> {
    let total = board.total();
    let scale = scale(board);
    match scale.width(&Rational::HUNDRED) {
        Width::Small => Box::new(Exact::<i64>::new(board, purchases, marks, scale, total)),
        Width::Wide => Box::new(Exact::<i128>::new(board, purchases, marks, scale, total)),
        Width::Big => Box::new(Exact::<BigInt>::new(board, purchases, marks, scale, total)),
    }
}

struct Exact<A> {
    scale: Scale,
    total: Rational,
    linear: Linear<A>,
    frontier: Curve<A>,
}

impl<A: Amount> Exact<A> {
    fn new(board: &Board, purchases: &[Purchase], marks: &[u32], scale: Scale, total: Rational) -> Self {
        let material = Material::new(board, purchases, &scale, marks.to_vec());
        let levers: Vec<_> = (0..board.levers.len()).collect();
        let all: Vec<_> = (0..purchases.len()).collect();
        let linear = material.problem(&levers, &board.levels(), &all);
        Self { total, frontier: linear.frontier(), linear, scale }
    }

    fn missing(&self, need: &Need) -> Option<A> {
        need.missing(&self.total, &self.scale)
    }
}

impl<A: Amount> Solved for Exact<A> {
    fn frontier(&self) -> Vec<(u32, Rational)> {
        let total = |gain: &A| &self.total + &self.scale.number(gain);
        self.frontier.rises().map(|(effort, gain)| (whole(effort), total(gain))).collect()
    }

    fn effort_of(&self, need: &Need) -> Option<u32> {
        self.frontier.effort_of(&self.missing(need)?).map(whole)
    }

    fn plan(&self, effort: u32, need: &Need) -> Option<Selection> {
        let chosen = choose(&self.linear, effort, &self.missing(need)?)?;
        Some(Selection { purchases: chosen.purchases, lifted: chosen.lifted })
    }
}

fn whole(effort: usize) -> u32 {
    u32::try_from(effort).unwrap_or(u32::MAX)
}
