//! The results of one body over the years, broken where the instrument changed.

use std::rc::Rc;

use super::Print;
use crate::engine::number::{Rational, Score};

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
    /// Entered by the user: the total of an assessment under an instrument of that year.
    Own {
        /// The year of the instrument.
        year: u16,
        /// The total.
        score: Score,
    },
}

impl Point {
    /// The year that was assessed.
    pub fn year(&self) -> u16 {
        match self {
            Self::Printed(print) => print.year,
            Self::Own { year, .. } => *year,
        }
    }

    /// The score.
    pub fn score(&self) -> Score {
        match self {
            Self::Printed(print) => print.score,
            Self::Own { score, .. } => *score,
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
    /// What changed in points; `None` across a break, and where a year has more than one score.
    pub difference: Option<Rational>,
    /// The instruments of the two years cannot be compared.
    pub is_break: bool,
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

    /// The steps from each year with a result to the next.
    pub fn steps(&self) -> Vec<Step> {
        let mut years: Vec<u16> = self.points.iter().map(Point::year).collect();
        years.dedup();
        let pairs = years.iter().zip(years.iter().skip(1));
        pairs.map(|(from, to)| self.step(*from, *to)).collect()
    }

    fn step(&self, from: u16, to: u16) -> Step {
        let is_break = Era::of(from) != Era::of(to);
        let ends = self.only(from).zip(self.only(to)).filter(|_| !is_break);
        Step { from, to, difference: ends.map(|(from, to)| &to.to_rational() - &from.to_rational()), is_break }
    }

    /// The one score of a year, where all that is known of it agrees.
    fn only(&self, year: u16) -> Option<Score> {
        let mut scores = self.points.iter().filter(|point| point.year() == year).map(Point::score);
        let first = scores.next()?;
        scores.all(|score| score == first).then_some(first)
    }
}
