//! What plans are compared by, as one number: effort first, then marks.

/// Effort and marks in one integer; a mark weighs less than any effort.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Cost(i64);

/// One unit of effort.
const EFFORT: i64 = 1 << 32;
/// No plan has more marks.
const MARKS: i64 = 1 << 24;

impl Cost {
    pub const NOTHING: Self = Self(0);
    /// More than any plan costs, with room to add.
    pub const MOST: Self = Self(i64::MAX >> 4);

    pub fn new(effort: u32, marks: u32) -> Self {
        Self(i64::from(effort) * EFFORT + i64::from(marks))
    }

    /// A lower bound on costs: a fraction of an effort is a whole one, unless it could be marks alone.
    pub fn at_least(bound: i128) -> Self {
        let bound = i64::try_from(bound.max(0)).unwrap_or(Self::MOST.0);
        let (effort, rest) = (bound / EFFORT, bound % EFFORT);
        Self(if rest > MARKS { (effort + 1) * EFFORT } else { bound })
    }

    pub fn raw(self) -> i64 {
        self.0
    }

    /// The least cost above this one.
    pub fn next(self) -> Self {
        Self(self.0.saturating_add(1))
    }

    /// What is left without `other`.
    pub fn less(self, other: Self) -> Self {
        Self(self.0.saturating_sub(other.0))
    }

    /// The effort of a cost, or of the plans that a lower bound is about.
    pub fn effort(self) -> u32 {
        u32::try_from(self.0 / EFFORT).unwrap_or(u32::MAX)
    }
}

impl std::ops::Add for Cost {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }
}

impl std::iter::Sum for Cost {
    fn sum<I: Iterator<Item = Self>>(costs: I) -> Self {
        costs.fold(Self::NOTHING, |sum, cost| sum + cost)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bound_between_efforts_is_the_next_effort_but_for_what_marks_can_be() {
        let raw = |effort: i64, rest: i64| i128::from(effort * EFFORT + rest);
        assert_eq!(Cost::at_least(-1), Cost::NOTHING);
        assert_eq!(Cost::at_least(raw(3, 0)), Cost::new(3, 0));
        assert_eq!(Cost::at_least(raw(3, 5)), Cost::new(3, 5));
        assert_eq!(Cost::at_least(raw(3, MARKS)).raw(), 3 * EFFORT + MARKS);
        assert_eq!(Cost::at_least(raw(3, MARKS + 1)), Cost::new(4, 0));
        assert!(Cost::at_least(i128::MAX) >= Cost::MOST);
    }

    #[test]
    fn the_effort_of_a_cost_leaves_its_marks_out() {
        assert_eq!([Cost::new(7, 3), Cost::new(7, 0)].map(Cost::effort), [7, 7]);
    }
}
