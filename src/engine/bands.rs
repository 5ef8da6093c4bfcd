//! From a rounded score to its band, and the distance to the next one.

use num_bigint::BigInt;
use num_integer::Integer;

use crate::instrument::{Band, Instrument};
use crate::number::{Rational, Score};
use crate::problem::ProblemKind;
use crate::text::Text;

impl Instrument {
    /// Rounds an exact total as the instrument says: once, at the end.
    pub fn round(&self, total: &Rational) -> Score {
        total.round(self.decimals, self.rounding)
    }

    /// Rounds the sum of two exact numbers.
    pub(crate) fn round_sum(&self, total: &Rational, more: &Rational) -> Score {
        total.round_sum(more, self.decimals, self.rounding)
    }

    /// The band of a rounded score. Bands go down to 0, so there always is one;
    /// `None` only below 0, which no score is.
    pub fn band(&self, score: Score) -> Option<&Band> {
        self.bands.iter().find(|band| score.reaches(&band.min))
    }

    /// The band of an exact total, whether it is one that was reached or one that is asked about.
    pub fn band_of(&self, total: &Rational) -> Option<&Band> {
        self.band(self.round(total))
    }

    /// The bands that scores from `low` to `high` fall into, best first.
    pub fn bands_between(&self, low: Score, high: Score) -> impl Iterator<Item = &Band> {
        let lowest = self.band(low).map(|band| band.min.clone()).unwrap_or_default();
        let high = high.to_rational();
        self.bands.iter().filter(move |band| band.min <= high && band.min >= lowest)
    }

    /// The lowest score that reaches this, in steps of its last decimal, and how many steps a point has.
    pub(crate) fn lowest_score(&self, threshold: &Rational) -> (BigInt, BigInt) {
        let point = BigInt::from(10).pow(u32::from(self.decimals));
        let (above, below) = threshold.to_parts();
        ((above * &point).div_ceil(&below), point)
    }

    /// The highest score that does not reach this.
    pub(crate) fn highest_score_below(&self, threshold: &Rational) -> Option<Rational> {
        let (steps, point) = self.lowest_score(threshold);
        Rational::from_parts(steps - 1, point)
    }

    /// The next better band above the one that `score` is in.
    pub fn next_band(&self, score: Score) -> Option<&Band> {
        let score = score.to_rational();
        self.bands.iter().rev().find(|band| band.min > score)
    }

    /// Points from a rounded score up to the next band; `None` in the top band.
    pub fn missing(&self, score: Score) -> Option<Score> {
        let next = self.next_band(score)?;
        Some(self.round(&(&self.least_score(&next.min).to_rational() - &score.to_rational())))
    }

    /// Points of a rounded score above the lowest score of its band.
    pub fn margin(&self, score: Score) -> Option<Score> {
        let band = self.band(score)?;
        Some(self.round(&(&score.to_rational() - &self.least_score(&band.min).to_rational())))
    }

    /// The least score that reaches a threshold, which may be finer than scores are.
    fn least_score(&self, threshold: &Rational) -> Score {
        let rounded = self.round(threshold);
        if rounded.reaches(threshold) { rounded } else { rounded.next() }
    }
}

/// What a plan aims at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Target {
    /// Band label or number, as given.
    pub label: String,
    /// The rounded total must reach this.
    pub threshold: Rational,
}

impl Target {
    /// Reads the label of a band (`B`; its opinion or zone where it has no letter), an opinion word, or a number (`80.00`).
    ///
    /// # Errors
    /// What is wrong with the text, with the band labels that would be right.
    pub fn parse(text: &str, instrument: &Instrument) -> Result<Self, ProblemKind> {
        let label = text.to_owned();
        let named = |is_named: fn(&Band, &str) -> bool| instrument.bands.iter().find(|band| is_named(band, text));
        // A label goes before the opinion of another band.
        if let Some(band) = named(|band, text| band.label() == text).or_else(|| named(has_opinion)) {
            return Ok(Self { label, threshold: band.min.clone() });
        }
        Self::check(text)?;
        match Rational::parse_decimal(text) {
            Ok(threshold) => Ok(Self { label, threshold }),
            Err(_) => {
                let labels = instrument.bands.iter().map(Band::label).collect::<Vec<_>>();
                Err(ProblemKind::UnknownWord { choices: format!("{}, or a number from 0 to 100", labels.join(", ")) })
            }
        }
    }

    /// What can be said of a text without an instrument, which alone knows the labels of its bands.
    ///
    /// # Errors
    /// A number that no score can be.
    pub fn check(text: &str) -> Result<(), ProblemKind> {
        match Rational::parse_decimal(text) {
            Ok(threshold) if !threshold.is_percent() => Err(ProblemKind::out_of_range(0, 100)),
            _ => Ok(()),
        }
    }

    /// The band that begins at the threshold, where one does.
    pub fn band<'i>(&self, instrument: &'i Instrument) -> Option<&'i Band> {
        instrument.bands.iter().find(|band| band.min == self.threshold)
    }

    /// The least score that reaches the threshold, as scores are written under an instrument.
    pub fn least_score(&self, instrument: &Instrument) -> Score {
        instrument.least_score(&self.threshold)
    }
}

fn has_opinion(band: &Band, text: &str) -> bool {
    let is_opinion = |opinion: &Text| opinion.id == text || opinion.en == text;
    band.opinion.as_ref().is_some_and(is_opinion)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::instrument::find_builtin;

    #[test]
    fn a_target_is_a_band_by_any_of_its_names_or_a_number() {
        let category = find_builtin("kepatuhan-2023").unwrap();
        let reaches = |text: &str, number: &str| {
            assert_eq!(Target::parse(text, &category).unwrap().threshold, Rational::parse(number).unwrap(), "{text}");
        };
        reaches("A", "88");
        reaches("B", "78");
        reaches("Kualitas Tinggi", "78");
        reaches("66.5", "66.5");
        let refused = |text: &str| Target::parse(text, &category).unwrap_err();
        assert_eq!(refused("100.01"), ProblemKind::out_of_range(0, 100));
        assert!(matches!(refused("F"), ProblemKind::UnknownWord { .. }));
    }

    #[test]
    fn the_band_of_a_total_is_that_of_the_rounded_one() {
        let category = find_builtin("kepatuhan-2023").unwrap();
        let code = |total: &str| category.band_of(&Rational::parse(total).unwrap()).unwrap().code.clone().unwrap();
        assert_eq!(["77.99", "77.994", "77.995", "78", "0"].map(code), ["C", "C", "B", "B", "E"]);
    }

    #[test]
    fn a_threshold_between_two_scores_is_reached_by_the_higher_one() {
        let category = find_builtin("kepatuhan-2023").unwrap();
        let least = |text: &str| Target::parse(text, &category).unwrap().least_score(&category).to_string();
        assert_eq!(
            ["77.99", "77.991", "77.994", "77.995", "A", "100"].map(least),
            ["77.99", "78.00", "78.00", "78.00", "88.00", "100.00"]
        );
    }

    #[test]
    fn every_label_of_a_band_is_a_target() {
        let zones = [("hijau", "80"), ("kuning", "50"), ("merah", "0")];
        let bands = zones.map(|(zone, min)| serde_json::json!({ "zone": zone, "min": min, "basis": "assumed" }));
        let mut pack: serde_json::Value =
            serde_json::from_str(crate::instrument::BUILT_IN.last().map(|(_, text)| text).unwrap()).unwrap();
        (pack["bands"], pack["examples"]) = (bands.into_iter().collect(), serde_json::json!([]));
        let own = crate::instrument::load(&pack.to_string()).unwrap();
        let built_in = crate::instrument::builtin().map(|id| find_builtin(id).unwrap());
        for instrument in built_in.chain([std::rc::Rc::new(own)]) {
            for band in &instrument.bands {
                assert_eq!(Target::parse(band.label(), &instrument).unwrap().threshold, band.min, "{}", band.label());
            }
        }
    }

    #[test]
    fn distances_are_between_scores_where_a_band_begins_between_two_of_them() {
        let pack = include_str!("../../static/instruments/kepatuhan-2023.json");
        let instrument = crate::instrument::load(&pack.replacen("\"78.00\"", "\"78.004\"", 1)).unwrap();
        let score = |text: &str| instrument.round(&Rational::parse(text).unwrap());
        let missing = |text: &str| instrument.missing(score(text)).unwrap().to_string();
        assert_eq!([missing("78.00"), missing("70.00")], ["0.01", "8.01"]);
        let margin = |text: &str| instrument.margin(score(text)).unwrap().to_string();
        assert_eq!([margin("78.01"), margin("80.00")], ["0.00", "1.99"]);
    }
}
