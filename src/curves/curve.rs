//! Curves: effort on one axis, the best amount it buys on the other.
//!
//! Independent parts are put together by (max,+) convolution: the best amount
//! at effort `e` is the best split `i + j = e`. Both curves lie under their
//! concave majorants, whose sum is concave along the splits. So the search
//! starts at the split that is best for the majorants and walks outwards until
//! even they cannot beat what was found: exact, and far from quadratic
//! (docs/methods.md, "Joining long curves").

use std::cmp::Reverse;

use crate::amount::Amount;
use crate::sorting::sort_by_key;

/// Up to so many splits for each effort every one is tried: a search for the best ones takes about as long in WebAssembly.
const FEW: usize = 48;

/// A majorant has seldom more corners.
const CORNERS: usize = 64;

/// The best amount for each effort from 0; never empty, never falling, its last rise at its end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Curve<A>(Vec<A>);

impl<A: Amount> Curve<A> {
    /// An amount that costs nothing.
    pub fn point(amount: A) -> Self {
        Self(vec![amount])
    }

    /// Rises that cost `effort` each, in any number: the largest first.
    pub fn of_rises(effort: usize, mut rises: Vec<A>) -> Self {
        rises.sort_unstable_by(|a, b| b.cmp(a));
        let mut amounts = Vec::with_capacity(rises.len() * effort + 1);
        let mut sum = A::zero();
        for rise in rises.iter().filter(|rise| **rise > A::zero()) {
            amounts.extend(std::iter::repeat_n(sum.clone(), effort));
            sum = sum.plus(rise);
        }
        amounts.push(sum);
        Self(amounts)
    }

    /// The least effort of each best amount, rising.
    pub fn rises(&self) -> impl Iterator<Item = (usize, &A)> {
        let later = self.0.windows(2).zip(1..).filter_map(|(pair, effort)| match pair {
            [earlier, now] if earlier < now => Some((effort, now)),
            _ => None,
        });
        self.0.first().map(|first| (0, first)).into_iter().chain(later)
    }

    /// The best amount of all.
    pub fn highest(&self) -> A {
        self.0.last().cloned().unwrap_or_else(A::zero)
    }

    /// The best amount within an effort, with the least effort that buys it.
    pub fn best_within(&self, effort: usize) -> (usize, A) {
        let best = self.0.get(effort).cloned().unwrap_or_else(|| self.highest());
        (self.0.partition_point(|amount| *amount < best), best)
    }

    /// The least effort that buys at least `need`.
    pub fn effort_of(&self, need: &A) -> Option<usize> {
        let effort = self.0.partition_point(|amount| amount < need);
        (effort < self.0.len()).then_some(effort)
    }

    /// What levels buy: of each lift none, or 1, 2, ... levels at its effort each, with what they gain together.
    pub fn of_lifts<'l>(start: A, lifts: impl Iterator<Item = (usize, &'l [A])> + Clone) -> Self
    where
        A: 'l,
    {
        let rest = lifts.clone().map(|(effort, gains)| effort * gains.len()).sum::<usize>();
        let mut amounts = Vec::with_capacity(1 + rest);
        amounts.push(start);
        let (mut curve, mut before) = (Self(amounts), Self(Vec::with_capacity(rest)));
        lifts.for_each(|(effort, gains)| A::lift(&mut curve, &mut before, effort, gains));
        rise(&mut curve.0);
        curve.trimmed()
    }

    /// The better of this curve and another one that first costs `effort`.
    pub fn or_after(self, effort: usize, other: &Self) -> Self {
        A::either(self, effort, other)
    }

    /// Two independent parts together.
    pub fn and(&self, other: &Self) -> Self {
        A::joined(self, other)
    }

    /// All independent parts together, always the two shortest first.
    pub fn all(mut parts: Vec<Self>) -> Self {
        sort_by_key(&mut parts, |part| Reverse(part.0.len()));
        while let Some(shortest) = parts.pop() {
            let Some(next) = parts.pop() else { return shortest };
            let joined = shortest.and(&next);
            let longer = parts.partition_point(|part| part.0.len() > joined.0.len());
            parts.insert(longer, joined);
        }
        Self::point(A::zero())
    }

    /// Every split whose part of this curve ends at a rise: what is spent beyond it buys nothing more.
    fn and_by_all_splits(&self, other: &Self) -> Self {
        let (Some(first), Some(other_first)) = (self.0.first(), other.0.first()) else { return self.clone() };
        let mut amounts = vec![first.plus(other_first); self.0.len() + other.0.len() - 1];
        for (start, amount) in self.rises() {
            let Some(amounts) = amounts.get_mut(start..) else { break };
            for (best, other) in amounts.iter_mut().zip(&other.0) {
                raise(best, amount.plus(other));
            }
        }
        rise(&mut amounts);
        Self(amounts)
    }

    /// The same by a search for the best split of each effort.
    fn and_by_best_splits(&self, other: &Self) -> Self {
        let (Some(first), Some(other_first)) = (self.0.first(), other.0.first()) else { return self.clone() };
        let (ours, theirs) = (Majorant::of(self).at_rises(), Majorant::of(other));
        let (mut splits, mut fewer) = (Splits::new(&ours, &theirs), 0);
        let mut best = first.plus(other_first);
        let amounts = (0..self.0.len() + other.0.len() - 1).map(|effort| {
            let split = splits.left_part(effort);
            while ours.points.get(fewer).is_some_and(|point| point.effort <= split) {
                fewer += 1;
            }
            best = best_split(ours.points.split_at(fewer), &theirs.points, effort, &best);
            best.clone()
        });
        Self(amounts.collect())
    }

    /// Without efforts at the end that buy nothing more.
    pub fn trimmed(mut self) -> Self {
        if let Some(last) = self.0.last() {
            let length = self.0.partition_point(|amount| amount < last) + 1;
            self.0.truncate(length);
        }
        self
    }
}

pub(crate) fn joined<A: Amount>(left: &Curve<A>, right: &Curve<A>) -> Curve<A> {
    let splits = |one: &Curve<A>, other: &Curve<A>| one.rises().count() * other.0.len();
    let (ours, theirs) = (splits(left, right), splits(right, left));
    let (left, right) = if ours < theirs { (left, right) } else { (right, left) };
    if ours.min(theirs) <= FEW * (left.0.len() + right.0.len()) {
        left.and_by_all_splits(right)
    } else {
        left.and_by_best_splits(right)
    }
}

/// Adds a lift; what the curve was is kept in `before`, which need not be made anew for each. Every amount is one that its
/// effort buys, and the best of those that take all of it; less of it may buy more still.
pub(crate) fn lift<A: Amount>(Curve(amounts): &mut Curve<A>, Curve(before): &mut Curve<A>, effort: usize, gains: &[A]) {
    before.clone_from(amounts);
    let best = amounts.last().cloned().unwrap_or_else(A::zero);
    amounts.resize(amounts.len() + effort * gains.len(), best);
    for (gain, level) in gains.iter().zip(1..) {
        let Some(amounts) = amounts.get_mut(effort * level..) else { break };
        for (amount, before) in amounts.iter_mut().zip(&*before) {
            raise(amount, before.plus(gain));
        }
    }
}

/// Gives each effort what less of it buys, where that is more. One copy for all that end with it.
#[inline(never)]
fn rise<A: Amount>(amounts: &mut [A]) {
    let Some((first, later)) = amounts.split_first_mut() else { return };
    let mut best = first.clone();
    for amount in later {
        raise(amount, best);
        best = amount.clone();
    }
}

pub(crate) fn either<A: Amount>(mut curve: Curve<A>, effort: usize, other: &Curve<A>) -> Curve<A> {
    let Some(last) = curve.0.last().cloned() else { return other.clone() };
    let length = curve.0.len().max(other.0.len() + effort);
    curve.0.resize(length, last);
    let best = other.0.iter().chain(other.0.last().into_iter().cycle());
    for (amount, other) in curve.0.iter_mut().skip(effort).zip(best) {
        raise(amount, other.clone());
    }
    curve.trimmed()
}

fn raise<A: Amount>(amount: &mut A, other: A) {
    // Machine integers are written in any case: a branch that goes either way at random takes longer.
    *amount = std::mem::replace(amount, A::zero()).max(other);
}

/// A curve with the least concave curve above it.
struct Majorant<A> {
    points: Vec<Point<A>>,
    segments: Vec<Segment<A>>,
}

/// A point of a curve.
struct Point<A> {
    effort: usize,
    amount: A,
    /// What the majorant has there or a little more: its slopes are rounded up.
    above: A,
}

/// A straight part of a majorant.
struct Segment<A> {
    length: u32,
    rise: A,
}

impl<A: Amount> Segment<A> {
    fn between(start: &(usize, &A), end: &(usize, &A)) -> Self {
        let length = u32::try_from(end.0.saturating_sub(start.0)).unwrap_or(u32::MAX);
        Self { length, rise: end.1.minus(start.1) }
    }

    /// Both, one after the other, as one straight part.
    fn and(&self, next: &Self) -> Self {
        Self { length: self.length.saturating_add(next.length), rise: self.rise.plus(&next.rise) }
    }

    /// The rise of a step, rounded up.
    fn slope(&self) -> A {
        A::zero().minus(&A::zero().minus(&self.rise).over(self.length))
    }

    fn is_steeper_than(&self, other: &Self) -> bool {
        self.rise.times(other.length) > other.rise.times(self.length)
    }
}

impl<A: Amount> Majorant<A> {
    fn of(curve: &Curve<A>) -> Self {
        let segments = Self::segments(curve);
        let mut points = Vec::with_capacity(curve.0.len());
        let mut rest = curve.0.iter().enumerate();
        let mut corner = curve.0.first().cloned().unwrap_or_else(A::zero);
        for segment in &segments {
            let (mut above, slope) = (corner.clone(), segment.slope());
            for (_, (effort, amount)) in (0..segment.length).zip(rest.by_ref()) {
                points.push(Point { effort, amount: amount.clone(), above: above.clone() });
                above = above.plus(&slope);
            }
            corner = corner.plus(&segment.rise);
        }
        points.extend(rest.map(|(effort, last)| Point { effort, amount: last.clone(), above: last.clone() }));
        Self { points, segments }
    }

    /// From corner to corner, flatter and flatter: what rises more steeply than the part before it is taken together with it.
    fn segments(curve: &Curve<A>) -> Vec<Segment<A>> {
        let mut segments: Vec<Segment<A>> = Vec::with_capacity(curve.0.len().min(CORNERS));
        let mut rises = curve.rises();
        let Some(mut start) = rises.next() else { return segments };
        for end in rises {
            let mut segment = Segment::between(&start, &end);
            while let Some(before) = segments.pop_if(|before| !before.is_steeper_than(&segment)) {
                segment = before.and(&segment);
            }
            segments.push(segment);
            start = end;
        }
        segments
    }

    /// Only with the points at which the curve rises.
    fn at_rises(mut self) -> Self {
        self.points.dedup_by(|later, earlier| later.amount == earlier.amount);
        self
    }
}

/// For each effort the split that is best for two majorants: the steeper segments first.
struct Splits<'m, A> {
    left: std::iter::Peekable<std::slice::Iter<'m, Segment<A>>>,
    right: std::iter::Peekable<std::slice::Iter<'m, Segment<A>>>,
    left_part: usize,
    /// Steps of the current segment that are left, and whether they are the left curve's.
    rest: u32,
    is_left: bool,
}

impl<'m, A: Amount> Splits<'m, A> {
    fn new(left: &'m Majorant<A>, right: &'m Majorant<A>) -> Self {
        let (left, right) = (left.segments.iter().peekable(), right.segments.iter().peekable());
        Self { left, right, left_part: 0, rest: 0, is_left: true }
    }

    /// The left curve's part of an effort; to be asked for 0, 1, 2, ... in turn.
    fn left_part(&mut self, effort: usize) -> usize {
        if effort > 0 {
            if self.rest == 0 {
                self.next_segment();
            }
            self.rest = self.rest.saturating_sub(1);
            self.left_part += usize::from(self.is_left);
        }
        self.left_part
    }

    fn next_segment(&mut self) {
        self.is_left = match (self.left.peek(), self.right.peek()) {
            (Some(left), Some(right)) => !right.is_steeper_than(left),
            (left, _) => left.is_some(),
        };
        let next = if self.is_left { self.left.next() } else { self.right.next() };
        self.rest = next.map_or(1, |segment| segment.length);
    }
}

/// The best amount for an effort, searched outwards from a split that is best for the majorants, over the rises of the left
/// curve before it and after it. No amount is below `known`, the best one for less effort.
///
/// Along the splits the sum of the majorants falls to both sides of the best one: where it is no better
/// than what was found, nothing further out is.
fn best_split<A: Amount>((fewer, more): (&[Point<A>], &[Point<A>]), right: &[Point<A>], effort: usize, known: &A) -> A {
    let mut best = known.clone();
    // Beyond the right curve's end nothing is bought that less effort does not buy.
    let mut look = |left: &Point<A>| match right.get(effort.wrapping_sub(left.effort)) {
        Some(right) if left.above.plus(&right.above) > best => {
            raise(&mut best, left.amount.plus(&right.amount));
            true
        }
        _ => false,
    };
    more.iter().all(&mut look);
    fewer.iter().rev().all(look);
    best
}

#[cfg(test)]
mod tests {
    use num_bigint::BigInt;

    use super::*;
    use crate::random::Random;

    /// Rising curves of many shapes: straight, bent, in stairs, in leaps.
    fn curve(random: &mut Random) -> Curve<i64> {
        let length = 2 + random.below(400);
        let (width, slope) = (1 + random.number(9), 1 + random.number(50));
        let (bend, noise) = (random.number(3), 1 + random.number(3) * random.number(40));
        let mut amounts = vec![0];
        for effort in 1..length {
            let left = i64::try_from(length - effort).unwrap();
            let is_stair = i64::try_from(effort).unwrap() % width == 0;
            let rise = if is_stair { width * slope * left.pow(u32::try_from(bend).unwrap()) / 64 } else { 0 };
            amounts.push(amounts.last().unwrap() + rise + random.number(noise));
        }
        Curve(amounts).trimmed()
    }

    /// Every split of every effort.
    fn by_every_split(left: &Curve<i64>, right: &Curve<i64>) -> Curve<i64> {
        let efforts = 0..left.0.len() + right.0.len() - 1;
        let splits = |effort: usize| (0..left.0.len()).filter_map(move |part| Some((part, effort.checked_sub(part)?)));
        let amount = |(part, rest): (usize, usize)| Some(left.0.get(part)? + right.0.get(rest)?);
        Curve(efforts.map(|effort| splits(effort).filter_map(amount).max().unwrap()).collect())
    }

    #[test]
    fn curves_joined_equal_every_split() {
        let mut random = Random::new(1);
        for _ in 0..400 {
            let (left, right) = (curve(&mut random), curve(&mut random));
            let joined = by_every_split(&left, &right);
            assert_eq!(left.and(&right), joined, "{left:?} {right:?}");
            assert_eq!(left.and_by_all_splits(&right), joined, "{left:?} {right:?}");
            assert_eq!(left.and_by_best_splits(&right), joined, "{left:?} {right:?}");
            let big = |curve: &Curve<i64>| Curve(curve.0.iter().map(|amount| BigInt::from(*amount)).collect());
            assert_eq!(big(&left).and(&big(&right)), big(&left.and(&right)), "{left:?} {right:?}");
        }
    }

    #[test]
    fn splits_are_the_best_of_two_concave_curves() {
        let mut random = Random::new(3);
        for _ in 0..50 {
            let [left, right] = [0, 1].map(|_| {
                let count = 1 + random.number(20);
                Curve::of_rises(1, (0..count).map(|_| 1 + random.number(30)).collect())
            });
            let (ours, theirs) = (Majorant::of(&left), Majorant::of(&right));
            let mut splits = Splits::new(&ours, &theirs);
            for (effort, best) in by_every_split(&left, &right).0.into_iter().enumerate() {
                let part = splits.left_part(effort);
                assert_eq!(left.0[part] + right.0[effort - part], best, "{effort} {left:?} {right:?}");
            }
        }
    }

    #[test]
    fn of_each_lift_one_level_is_taken_or_none() {
        let mut random = Random::new(4);
        for _ in 0..400 {
            let lifts: Vec<(usize, Vec<i64>)> = (0..random.below(6))
                .map(|_| (random.below(5), (0..1 + random.below(3)).map(|_| 1 + random.number(20)).collect()))
                .collect();
            // One after the other: what each makes of an effort.
            let mut best = std::collections::BTreeMap::from([(0, 7)]);
            for (effort, gains) in &lifts {
                let mut with = best.clone();
                for (spent, amount) in &best {
                    for (gain, level) in gains.iter().zip(1..) {
                        let known = with.entry(spent + effort * level).or_insert(0);
                        *known = (amount + gain).max(*known);
                    }
                }
                best = with;
            }
            let curve = Curve::of_lifts(7, lifts.iter().map(|(effort, gains)| (*effort, gains.as_slice())));
            let within = |effort: usize| *best.range(..=effort).map(|(_, amount)| amount).max().unwrap();
            let most = within(usize::MAX);
            let last = (0..).find(|effort| within(*effort) == most).unwrap();
            assert_eq!(curve.0, (0..=last).map(within).collect::<Vec<_>>(), "{lifts:?}");
        }
    }

    #[test]
    fn a_curve_ends_with_its_last_rise() {
        assert_eq!(Curve::of_rises(2, vec![1_i64, 0, 3]), Curve(vec![0, 0, 3, 3, 4]));
        assert_eq!(Curve(vec![0_i64, 2, 2, 2]).trimmed(), Curve(vec![0, 2]));
    }

    #[test]
    fn a_curve_tells_the_least_effort_of_an_amount_and_the_best_amount_of_an_effort() {
        let curve = Curve(vec![0_i64, 0, 3, 3, 4]);
        assert_eq!([0, 1, 3, 4, 5].map(|need| curve.effort_of(&need)), [Some(0), Some(2), Some(2), Some(4), None]);
        let best = [0, 1, 2, 3, 4, 9].map(|effort| curve.best_within(effort));
        assert_eq!(best, [(0, 0), (0, 0), (2, 3), (2, 3), (4, 4), (4, 4)]);
    }

    #[test]
    fn joining_does_not_hang_on_the_order() {
        let mut random = Random::new(2);
        let parts: Vec<_> = (0..7).map(|_| curve(&mut random)).collect();
        let one_by_one = parts.iter().skip(1).fold(parts[0].clone(), |all, part| by_every_split(&all, part));
        assert_eq!(Curve::all(parts), one_by_one);
    }
}
