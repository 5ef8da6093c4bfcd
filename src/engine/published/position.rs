//! Where a score stands among collected results.

use std::rc::Rc;

use super::Print;
use crate::number::{Rational, Score};

/// Where a score stands in the collection: never a rank in the country.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Position {
    /// Those with a higher score.
    pub above: usize,
    /// Collected bodies.
    pub bodies: usize,
    /// Those with a lower score.
    pub below: usize,
    /// Those with the same score.
    pub equal: usize,
    /// All scores and what they look like.
    pub spread: Spread,
}

/// The scores of collected bodies.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spread {
    /// One a body, rising, with its name.
    pub scores: Vec<(Score, String)>,
    /// Bodies left out because outlets print different scores.
    pub left_out: Vec<String>,
}

impl Position {
    /// The position of a score; `None` where nothing is collected.
    pub(super) fn new<'p>(prints: impl Iterator<Item = &'p Rc<Print>>, score: &Rational) -> Option<Self> {
        let spread = Spread::new(prints);
        let count = |is: fn(&Rational, &Rational) -> bool| {
            spread.scores.iter().filter(|(known, _)| is(&known.to_rational(), score)).count()
        };
        let (above, below) = (count(|known, score| known > score), count(|known, score| known < score));
        let bodies = spread.scores.len();
        (bodies > 0).then(|| Self { above, bodies, below, equal: bodies - above - below, spread })
    }
}

impl Spread {
    fn new<'p>(prints: impl Iterator<Item = &'p Rc<Print>>) -> Self {
        let mut spread = Self { scores: Vec::new(), left_out: Vec::new() };
        for print in prints {
            if print.disagrees {
                if !spread.left_out.contains(&print.body) {
                    spread.left_out.push(print.body.clone());
                }
            } else if !spread.scores.iter().any(|(_, body)| *body == print.body) {
                let place = spread.scores.partition_point(|(known, _)| *known <= print.score);
                spread.scores.insert(place, (print.score, print.body.clone()));
            }
        }
        spread
    }

    /// The score below which a quarter, half or three quarters of the bodies
    /// lie: `quarter` is 1, 2 or 3. The nearest rank, no interpolation.
    pub fn quartile(&self, quarter: usize) -> Option<Score> {
        let rank = (self.scores.len() * quarter).div_ceil(4);
        self.scores.get(rank.checked_sub(1)?).map(|(score, _)| *score)
    }
}
