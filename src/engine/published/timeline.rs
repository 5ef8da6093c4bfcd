//! The results of one body over the years, broken where the instrument changed.

use std::rc::Rc;

use super::Print;
use crate::number::{Rational, Score};

/// Years that were assessed in comparable ways.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Era {
    /// Up to 2020: other instruments.
    Early,
    /// 2021: compliance by product, other thresholds.
    Products,
    /// 2022 to 2024: categories A to E.
    Categories,
    /// From 2025: opinions.
    Opinions,
}

impl Era {
    /// The era of a year.
    pub fn of(year: u16) -> Self {
        match year {
            ..=2020 => Self::Early,
            2021 => Self::Products,
            2022..=2024 => Self::Categories,
            _ => Self::Opinions,
        }
    }
}

/// One point of a timeline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Point {
    /// Printed by an outlet.
    Printed(Rc<Print>),
    /// The result of an assessment of the user's.
    Own(Own),
}

/// What an assessment of the user's comes to: an estimate, not a result of the Ombudsman.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Own {
    /// The year of its instrument.
    pub year: u16,
    /// What it is called in the list of assessments.
    pub name: String,
    /// The total, or the lower end of what it can be.
    pub low: Score,
    /// The total, or the upper end of what it can be.
    pub high: Score,
}

impl Point {
    /// The year that was assessed.
    pub fn year(&self) -> u16 {
        match self {
            Self::Printed(print) => print.year,
            Self::Own(own) => own.year,
        }
    }

    /// The score; `None` where something is not yet assessed.
    pub fn score(&self) -> Option<Score> {
        match self {
            Self::Printed(print) => Some(print.score),
            Self::Own(own) => (own.low == own.high).then_some(own.low),
        }
    }
}

/// The points of one body, oldest first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Timeline {
    /// Every point; several in a year where outlets disagree.
    pub points: Vec<Point>,
}

/// From one year with a result to the next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// The earlier year.
    pub from: u16,
    /// The later year.
    pub to: u16,
    /// What changed.
    pub rise: Rise,
}

/// What changed from one year to the next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Rise {
    /// In points, from one printed score to another.
    Printed(Rational),
    /// In points, where at least one of the two is the user's own estimate.
    Estimated(Rational),
    /// A year has more than one score, or none that is certain.
    Unclear,
    /// The instruments of the two years cannot be compared: no difference is taken.
    Broken,
}

impl Timeline {
    /// A timeline of points in any order.
    pub fn new(points: impl Iterator<Item = Point>) -> Self {
        let mut timeline = Self::default();
        points.for_each(|point| timeline.add(point));
        timeline
    }

    /// Adds a point behind those of its year.
    pub fn add(&mut self, point: Point) {
        let place = self.points.partition_point(|known| known.year() <= point.year());
        self.points.insert(place, point);
    }

    /// The years with a result, rising.
    pub fn years(&self) -> Vec<u16> {
        let mut years: Vec<u16> = self.points.iter().map(Point::year).collect();
        years.dedup();
        years
    }

    /// The steps from each year with a result to the next.
    pub fn steps(&self) -> Vec<Step> {
        let years = self.years();
        let pairs = years.iter().zip(years.iter().skip(1));
        pairs.map(|(from, to)| Step { from: *from, to: *to, rise: self.rise(*from, *to) }).collect()
    }

    fn rise(&self, from: u16, to: u16) -> Rise {
        if Era::of(from) != Era::of(to) {
            return Rise::Broken;
        }
        let Some(((before, is_own), (after, is_own_too))) = self.only(from).zip(self.only(to)) else {
            return Rise::Unclear;
        };
        let points = &after.to_rational() - &before.to_rational();
        if is_own || is_own_too { Rise::Estimated(points) } else { Rise::Printed(points) }
    }

    /// The one score of a year, and whether it is the user's own: what is printed counts before that.
    fn only(&self, year: u16) -> Option<(Score, bool)> {
        let of_year = || self.points.iter().filter(|point| point.year() == year);
        let is_printed = |point: &&Point| matches!(point, Point::Printed(_));
        let is_own = !of_year().any(|point| is_printed(&point));
        let mut scores = of_year().filter(|point| is_own || is_printed(point)).map(Point::score);
        let first = scores.next()??;
        scores.all(|score| score == Some(first)).then_some((first, is_own))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_are_of_the_era_of_their_instrument() {
        assert_eq!([2016, 2020, 2021].map(Era::of), [Era::Early, Era::Early, Era::Products]);
        assert_eq!(
            [2022, 2024, 2025, 2026].map(Era::of),
            [Era::Categories, Era::Categories, Era::Opinions, Era::Opinions]
        );
    }
}
